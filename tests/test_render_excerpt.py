"""The quoted sentence: cut around the words, underlined in the right columns, safe for a terminal."""

import re

from hypothesis import given
from hypothesis import strategies as st

from jixiao.model import Span
from jixiao.render.excerpt import columns, excerpt, shortened, shown, underline
from jixiao.review.sentences import sentence_around

TEXT = "第一句。全年支出８１２.40万元，其中：基本支出523.15万元。最后一句。"


def lines_of(text: str, first: str, *others: str, width: int = 100) -> list[str]:
    spans = [Span(at := text.index(words), at + len(words)) for words in (first, *others)]
    lines = excerpt(text, sentence_around(text, spans[0]), spans[0], spans[1:], width)
    return [part for line in lines for part in ("".join(character for character, _ in line), underline(line))]


def test_the_underline_stands_under_the_words_two_columns_a_full_width_character() -> None:
    assert lines_of(TEXT, "８１２.40", "523.15") == [
        "全年支出８１２.40万元，其中：基本支出523.15万元。",
        "        ^^^^^^^^^                    ~~~~~~",
    ]


def test_a_long_sentence_is_cut_around_the_words_with_ellipses() -> None:
    text = "前" * 150 + "支出812.40万元" + "中" * 150 + "基本支出523.15万元" + "后" * 150 + "。"
    first, under, *rest = lines_of(text, "812.40", "523.15", width=60)
    shown_text = first + "".join(rest[::2])
    assert shown_text.startswith("…前") and shown_text.endswith("后…") and shown_text.count("…") == 3
    assert first[columns_to_index(first, under.index("^")) :].startswith("812.40")
    assert all(columns(line) <= 60 for line in (first, *rest))


def columns_to_index(line: str, column: int) -> int:
    return next(index for index in range(len(line) + 1) if columns(line[:index]) == column)


def test_a_figure_is_not_broken_at_the_end_of_a_line_and_punctuation_begins_none() -> None:
    text = "支" * 17 + "812.40万元，" + "出" * 30 + "、末。"
    lines = lines_of(text, "812.40", width=40)[::2]
    assert lines[0] == "支" * 17 and lines[1].startswith("812.40")
    for width in range(20, 60):
        assert not any(line[0] in "，、。" for line in lines_of(text, "812.40", width=width)[::2])


def test_a_report_cannot_steer_the_terminal() -> None:
    assert shown("a\x1b[31m\u202e\tb\x07\r\n\u200b") == "a\ufffd[31m\ufffd b\ufffd  \ufffd"
    assert shown("全角　空格 “引号”") == "全角　空格 “引号”"


@given(st.text(max_size=200))
def test_what_is_shown_has_as_many_characters_and_no_controls(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert all(character.isprintable() or character == "\u3000" for character in shown(text))


@given(st.text(alphabet="支出，。812.40…\n\u3000\x1b（）", min_size=1, max_size=300), st.data(), st.integers(10, 120))
def test_every_marked_character_is_shown_and_underlined_once(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    sentence = sentence_around(text, span)
    assert sentence.start <= span.start and span.end <= sentence.end
    lines = excerpt(text, sentence, span, [], width)
    assert "".join(character for line in lines for character, mark in line if mark) == shown(text[span.start : span.end])
    for line in lines:
        assert columns("".join(character for character, _ in line)) <= width
        assert underline(line).count("^") == sum(columns(character) for character, mark in line if mark)


def test_a_heading_is_shortened_to_its_columns() -> None:
    assert shortened("部门整体支出绩效", 9) == "部门整体…"
    assert shortened("部门", 9) == "部门"


def test_a_text_of_megabytes_without_a_full_stop_is_quoted_in_a_piece() -> None:
    text = "支" * 5_000_000
    sentence = sentence_around(text, Span(2_000_000, 2_000_010))
    assert sentence.end - sentence.start <= 810


def test_a_gap_never_cuts_a_figure() -> None:
    text = "".join(f"支出{number}234.56万元，" for number in range(10, 60))
    for width in range(40, 80):
        shown_text = "".join(lines_of(text, "30234.56", "45234.56", width=width)[::2])
        assert "…" in shown_text
        assert set(re.findall(r"[0-9.]+", shown_text)) <= set(re.findall(r"[0-9.]+", text))
