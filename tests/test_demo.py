"""The invented report of `jixiao demo`: every error in it is found, and nothing else."""

import json
from importlib.resources import files
from pathlib import Path

import docx

from conftest import Jixiao
from gold import FAMILY, compare, overlap, place, review_of
from jixiao.model import Severity
from jixiao.review.corrected import corrected
from jixiao.synth import demo_text

TEXT = demo_text()
ERRORS = json.loads((files("jixiao.synth") / "demo.json").read_text(encoding="utf-8"))["errors"]
PLACES = [[place(quotation, TEXT) for quotation in error["at"]] for error in ERRORS]


def test_every_error_of_the_demo_is_found() -> None:
    missing, _ = compare(review_of(TEXT), ERRORS, PLACES)
    assert missing == []


def test_nothing_else_in_the_demo_is_reported() -> None:
    _, alarms = compare(review_of(TEXT), ERRORS, PLACES)
    assert alarms == []


def test_the_errors_of_the_demo_are_as_grave_as_its_list_says() -> None:
    findings = review_of(TEXT).findings
    graver_or_milder = [
        f"{error['id']} {finding.rule} is {finding.severity}"
        for error, where in zip(ERRORS, PLACES, strict=True)
        for finding in findings
        if FAMILY[finding.rule] in error["families"]
        and any(overlap(finding.marks[0].span, span) for span in where)
        and finding.severity != error["severity"]
    ]
    assert graver_or_milder == []


def test_the_demo_shows_the_score_and_writes_the_corrected_text_the_workbook_and_the_report(jixiao: Jixiao, tmp_path: Path) -> None:
    done = jixiao("demo", "-o", "demo")
    assert done.returncode == 0 and "自评 86.5 分" in done.stdout
    assert sorted(path.name for path in (tmp_path / "demo").iterdir()) == ["报告.docx", "数据.xlsx", "更正后.txt", "示例报告.txt"]
    words = "".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "demo" / "报告.docx")).paragraphs)
    assert "部门整体支出绩效" in words


def test_a_corrected_text_has_fewer_errors_and_no_new_ones() -> None:
    text, made = corrected(TEXT, review_of(TEXT).findings)
    before, after = ([finding for finding in review_of(one).findings if finding.severity is Severity.ERROR] for one in (TEXT, text))
    assert made >= 8 and len(after) <= len(before) - 8
    assert {finding.rule for finding in after} <= {finding.rule for finding in before}


def test_a_text_without_findings_is_left_as_it_is() -> None:
    text = "全年支出812.40万元，其中：基本支出523.15万元，项目支出289.25万元。"
    assert corrected(text, review_of(text).findings) == (text, 0)
