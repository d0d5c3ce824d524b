"""What a person sees of a check: whole texts, as they stand on the screen."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model import (
    Coverage,
    Diagnosis,
    DocumentKind,
    Extraction,
    Finding,
    Heading,
    Mark,
    Profile,
    Severity,
    Span,
    Suggestion,
    Undecided,
    Unreadable,
)
from jixiao.model.document import Line, Paragraph
from jixiao.readers import document_of_text
from jixiao.render.excerpt import columns
from jixiao.render.look import Look
from jixiao.render.terminal import report_text
from jixiao.render.words import words_of
from jixiao.review import Failure, Outcome, Review
from jixiao.review.tally import Tally

TEXT = """青山县水务局2023年度部门整体支出绩效自评报告
一、部门基本情况
全局核定编制20名，实有在职人员22名。
二、支出情况
（一）总体
全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。
（二）绩效
新建基站79个，已完成116个，完成率155.54%。新建光缆54公里，已完成84公里，完成率146.84%。
"""


def span(words: str) -> Span:
    return Span(at := TEXT.index(words), at + len(words))


def finding(rule: str, *marks: str, **attributes: object) -> Finding:
    values = dict.fromkeys(("stated", "computed", "unit", "residual", "name", "count", "formula", "note", "label", "other"), "甲")
    standard: dict = {"severity": Severity.ERROR, "values": {**values, **dict(attributes.pop("values", {}))}}
    return Finding(rule=rule, marks=tuple(Mark(span(words), "total") for words in marks), **{**standard, **attributes})


FINDINGS = (
    finding("SUM001", "22名", severity=Severity.INFO),
    finding(
        "SUM001",
        "812.40",
        "523.15",
        "298.25",
        stated="812.40",
        computed="821.40",
        diagnosis=Diagnosis.TRANSPOSED,
        suggestions=(Suggestion(0, "812.40", "821.40"), Suggestion(2, "298.25", "289.25"), Suggestion(2, "298.25", "289.2")),
    ),
    finding(
        "SUM001",
        "155.54%",
        "146.84%",
        "79",
        "54公里",
        severity=Severity.WARNING,
        stated="155.54",
        computed="146.84",
        diagnosis=Diagnosis.SWAPPED,
        suggestions=(Suggestion(0, "155.54%", "146.84%"), Suggestion(1, "146.84%", "155.54%")),
    ),
)
COVERAGE = Coverage(
    held=61,
    broken=3,
    unverifiable=tuple(
        Undecided(what, reason, (Mark(span(words), "rate"),))
        for what, reason, words in [
            ("share", "base not stated", "20名"),
            ("share", "base not stated", "22名"),
            ("growth", "prior value not stated", "79"),
            ("growth", "reason of our own", "79"),
        ]
    ),
)


@pytest.fixture(autouse=True)
def plain_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules' own sentences may change without these pictures."""
    from jixiao.render import finding as face

    monkeypatch.setitem(face._MESSAGES, "SUM001", {"zh": "规则的话。", "en": "What the rule says."})


def outcome(findings: tuple[Finding, ...] = (), coverage: Coverage = COVERAGE, **attributes: object) -> Outcome:
    document = document_of_text(TEXT)
    headings = tuple(
        Heading(span(words), level, 1, words[2:], "")
        for words, level in [("一、部门基本情况", 1), ("二、支出情况", 1), ("（一）总体", 2), ("（二）绩效", 2)]
    )
    extraction = Extraction(document, TEXT, Profile(DocumentKind.PERFORMANCE_REPORT, 2023, headings), (), (), ())
    return Outcome("水务局.txt", "0" * 64, Review(extraction, findings, coverage), **attributes)


def picture(*outcomes: Outcome, language: str = "zh", **look: object) -> str:
    tally = Tally()
    for one in outcomes:
        tally.count(one)
    return "".join(report_text(outcomes, tally if len(outcomes) > 1 else None, Look(words_of(language), **look)))


def test_findings_stand_under_their_headings_with_the_words_the_figures_and_what_to_do() -> None:
    assert (
        picture(outcome(FINDINGS))
        == """\
水务局.txt（部门整体支出绩效评价报告，2023年度）

一、部门基本情况
  i 提示 SUM001  第3行
    全局核定编制20名，实有在职人员22名。
                                  ^^^^
    规则的话。

二、支出情况 › （一）总体
  ✗ 错误 SUM001  第6行
    全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。
            ^^^^^^                    ~~~~~~              ~~~~~~
    规则的话。
    文中 812.40，复算 821.40；疑为相邻两位数字写颠倒
    建议：把 812.40 改为 821.40；或把 298.25 改为 289.25，或 289.2

二、支出情况 › （二）绩效
  ! 警告 SUM001  第8行
    新建基站79个，已完成116个，完成率155.54%。
            ~~                       ^^^^^^^
    另见第8行：
      新建光缆54公里，已完成84公里，完成率146.84%。
              ~~~~~~                      ~~~~~~~
    规则的话。
    文中 155.54，复算 146.84；疑为两数写颠倒了位置
    建议：把 155.54% 改为 146.84%，并把 146.84% 改为 155.54%

发现 3 个问题：错误 1、警告 1、提示 1；核对了 64 处数字关系：61 处成立，3 处不符。
另有 4 处无法核对：
  文中没有写明基数：占比 2 处（第3行）
  文中没有写明上期数：增减率 1 处（第8行）
  reason of our own：增减率 1 处（第8行）
"""
    )


def test_the_same_in_english_holds_no_chinese_but_the_report_s_own_words() -> None:
    assert (
        picture(outcome(FINDINGS[1:2]), language="en")
        == """\
水务局.txt (performance report, 2023)

二、支出情况 › （一）总体
  ✗ error SUM001  line 6
    全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。
            ^^^^^^                    ~~~~~~              ~~~~~~
    What the rule says.
    stated 812.40, computed 821.40; two neighbouring digits seem to have changed places
    suggestion: change 812.40 to 821.40; or change 298.25 to 289.25, or 289.2

Findings: 1 (error 1); claims checked: 64 (held 61, broken 3).
Could not be checked: 4
  the base is not stated: share 2 (line 3)
  last period's value is not stated: rate of change 1 (line 8)
  reason of our own: rate of change 1 (line 8)
"""
    )


def test_on_a_terminal_the_words_are_underlined_themselves() -> None:
    painted = picture(outcome(FINDINGS[1:2]), colour=True)
    assert "全年支出\x1b[1;31m\x1b[4m812.40\x1b[0m万元，其中：基本支出\x1b[4m523.15\x1b[0m万元" in painted
    assert "^" not in painted and "~" not in painted


def test_no_findings_never_stands_without_what_was_checked() -> None:
    assert picture(outcome(coverage=Coverage(61, 0, ()))).splitlines()[2:] == ["未发现问题；核对了 61 处数字关系，全部成立。"]
    assert picture(outcome(coverage=Coverage(0, 0, ()))).splitlines()[2:] == ["没有读到可以互相核对的数，不能说明数字无误。"]
    assert "未发现" not in picture(outcome(coverage=Coverage(0, 0, COVERAGE.unverifiable)))
    assert "未发现问题" not in picture(outcome(coverage=Coverage(3, 1, ())))
    english = picture(outcome(coverage=Coverage(0, 0, ())), language="en").splitlines()[2:]
    assert english == ["No figures were found to hold against each other; that does not mean that they are right."]


def test_accepted_findings_are_counted() -> None:
    assert "未发现其他问题；基线已接受的 2 个未列出；核对了 64 处" in picture(outcome(baselined=2))


def test_what_could_not_be_read_is_listed() -> None:
    one = outcome()
    unreadable = (Unreadable("picture", Paragraph(7)), Unreadable("chart"), *(Unreadable("object", Line(n)) for n in range(9)))
    document = msgspec.structs.replace(one.review.extraction.document, unreadable=unreadable)
    extraction = msgspec.structs.replace(one.review.extraction, document=document)
    one = msgspec.structs.replace(one, review=msgspec.structs.replace(one.review, extraction=extraction))
    assert picture(one).splitlines()[-7:-4] == ["有 11 部分读不出文字，未检查：", "  图片（第7段）", "  图表"]
    assert "其余 6 处（加 -v 全部列出）" in picture(one)
    assert "其余" not in picture(one, verbose=True)


def test_many_related_passages_are_cut_short_unless_all_are_asked_for() -> None:
    many = finding("SUM001", "812.40", "20名", "79", "54公里", "水务局")
    assert "另有 2 处相关文字（加 -v 全部列出）" in picture(outcome((many,)))
    assert picture(outcome((many,)), verbose=True).count("另见") == 4


def test_several_files_have_a_name_each_and_a_last_line_with_what_was_checked_in_all() -> None:
    failed = Outcome("坏\x1b[2J.docx", failure=Failure("encrypted", {"zh": "文件加了密码。", "en": "Password."}))
    shown = picture(outcome(FINDINGS), outcome(coverage=Coverage(5, 0, ())), outcome(coverage=Coverage(0, 0, ())), failed)
    assert "坏\ufffd[2J.docx\n\n没有检查：文件加了密码。\n" in shown
    assert shown.endswith(
        "\n共 4 份文件：1 份未发现问题，1 份有问题（错误 1、警告 1、提示 1），1 份没有读到可核对的数，1 份没有\n检查。\n"
        "核对了 69 处数字关系：66 处成立，3 处不符，另有 4 处无法核对。\n"
    )


@pytest.mark.parametrize("width", [40, 60, 80, 110])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, language: str, colour: bool) -> None:
    shown = re.sub(r"\x1b\[[0-9;]*m", "", picture(outcome(FINDINGS), outcome(), width=width, language=language, colour=colour))
    lines = [line for line in shown.splitlines() if not line.startswith("水务局")]
    assert [line for line in lines if columns(line) > width] == []


@given(st.text(alphabet="支出按所列数额应为54.86%（÷ = ）；：、，。“”《》 abc,.\n", max_size=200), st.integers(20, 120))
def test_a_folded_text_loses_nothing_and_fits_unless_a_word_alone_is_too_long(text: str, width: int) -> None:
    lines = Look(words_of("zh"), width=width).folded(text, "  ")
    assert "".join("".join(lines).split()) == "".join(text.split())
    longest = max((columns(word) for word in re.findall(r"[^\s支出按所列数额应为]+", text)), default=0)
    assert all(columns(line) <= max(width, longest + 6) for line in lines)


def test_a_line_neither_begins_with_a_full_stop_nor_ends_with_an_open_bracket() -> None:
    text = "“项目支出”占比写作54.68%，按所列数额应为54.86%（1857.66 ÷ 3386.42 = 54.86%）；请核对占比或数额。"
    for width in range(30, 110):
        lines = Look(words_of("zh"), width=width).folded(text, "    ")
        assert all(columns(line) <= width for line in lines)
        assert not any(line.strip()[0] in "，。；）”" or line[-1] in "（“" for line in lines)
