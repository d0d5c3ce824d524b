"""Numbered headings and list items, in every style that reports use. Every text here is invented."""

import pytest

from jixiao.extract.outline import numeral, numeral_words, outline
from jixiao.language import shadow_of
from jixiao.model import Block, BlockKind, Heading, Span
from jixiao.readers.text import document_of_text


def headings(text: str) -> tuple[Heading, ...]:
    return outline(shadow_of(text), document_of_text(text).blocks)


def seen(text: str) -> list[tuple[int, int, str]]:
    return [(heading.level, heading.number, heading.title) for heading in headings(text)]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("第一部分 部门概况", (0, 1, "部门概况")),
        ("第三章　绩效情况", (0, 3, "绩效情况")),
        ("一、主要职责", (1, 1, "主要职责")),
        (" 十二、 预算绩效情况", (1, 12, "预算绩效情况")),
        ("二．支出情况", (1, 2, "支出情况")),
        ("（三）项目支出", (2, 3, "项目支出")),
        ("(十一)其他", (2, 11, "其他")),
        ("（ 一 ）学习", (2, 1, "学习")),
        ("1.办公费", (3, 1, "办公费")),
        ("2、印刷费", (3, 2, "印刷费")),
        ("３．水费", (3, 3, "水费")),
        ("4．电费", (3, 4, "电费")),
        ("1.2023年度项目支出明细表", (3, 1, "2023年度项目支出明细表")),
        ("1.5G基站建设", (3, 1, "5G基站建设")),
        ("（1）人员经费", (4, 1, "人员经费")),
        ("2)公用经费", (4, 2, "公用经费")),
        ("⑶差旅费", (4, 3, "差旅费")),
        ("②劳务费", (5, 2, "劳务费")),
        ("三是力量薄弱", (6, 3, "力量薄弱")),
    ],
)
def test_every_style_of_number_is_read(line: str, heading: tuple[int, int, str]) -> None:
    assert seen(line) == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "2023年度收入12.80亿元",
        "1.5亿元到位",
        "12月完工",
        "3、5月各检查一次",
        "一、二季度收入增长",
        "二、三产业增加值",
        "100万元以上设备2台",
        "1  办公费  10.01",
        "13.5 万元",
        "十分重视",
        "第一，加强领导",
    ],
)
def test_years_decimals_dates_and_table_rows_are_no_headings(line: str) -> None:
    assert headings(line) == ()


def test_a_title_ends_at_the_first_stop_or_colon() -> None:
    text = "（一）局党组抓党建。真正做到年初有安排。\n三、支出情况：全年平稳"
    assert [title for _, _, title in seen(text)] == ["局党组抓党建", "支出情况"]
    assert [text[heading.span.start : heading.span.end] for heading in headings(text)] == ["（一）局党组抓党建", "三、支出情况"]


def test_a_heading_covers_at_most_sixty_characters() -> None:
    (heading,) = headings("一、" + "很" * 500)
    assert heading.span == Span(0, 60)


def test_a_heading_glued_to_the_sentence_before_is_read_where_it_continues_the_numbering() -> None:
    assert seen("一、概况\n本局负责林业。二、支出情况\n平稳。五、六月各一次。") == [(1, 1, "概况"), (1, 2, "支出情况")]


def test_decimal_numbers_are_headings_where_they_are_the_document_s_style() -> None:
    text = "1 部门概况\n1.1 职责\n1.2 机构\n1.2.1 局机关\n2 支出"
    assert seen(text) == [(1, 1, "部门概况"), (2, 1, "职责"), (2, 2, "机构"), (3, 1, "局机关"), (1, 2, "支出")]


@pytest.mark.parametrize(
    "contents",
    [
        "一、概况……………1\n二、支出……………12\n",
        "一、概况.......1\n二、支出.......12\n",
        "一、概况\t1\n二、支出\t12\n",
        "目  录\n一、概况\n二、支出\n",
        "一、概况 1\n二、支出 12\n\n",
    ],
)
def test_a_list_of_contents_is_left_out(contents: str) -> None:
    text = contents + "一、概况\n甲。\n二、支出\n乙。"
    assert seen(text) == [(1, 1, "概况"), (1, 2, "支出")]
    assert headings(text)[0].span.start == len(contents)


def test_sections_of_the_same_name_are_no_list_of_contents() -> None:
    text = "一、收入\n（一）总体情况\n甲。\n（二）具体情况\n乙。\n二、支出\n（一）总体情况\n丙。\n（二）具体情况\n丁。"
    assert len(headings(text)) == 6


def test_rows_of_a_table_are_no_headings() -> None:
    text = "一、概况\n1.办公费\t10.01\n二、支出"
    blocks = (Block(Span(0, 4)), Block(Span(5, 17), BlockKind.TABLE), Block(Span(18, 22)))
    assert [heading.level for heading in outline(shadow_of(text), blocks)] == [1, 1]


def test_chinese_numbers_come_back_as_written() -> None:
    assert [numeral(numeral_words(number)) for number in range(1, 100)] == list(range(1, 100))
