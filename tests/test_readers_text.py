"""Text and Markdown files: encodings, lines, tables."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model import BlockKind, Document, Line, UnreadableFile
from jixiao.readers import document_of_text, read

REPORT = "某局2023年度部门整体支出绩效自评报告\n\n一、部门概况\n在职人员54人，其中行政22人、事业32人。"


def cells(document: Document, table: int = 0) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): document.text[cell.span.start : cell.span.end] for cell in document.tables[table].cells}


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(document.text[block.span.start : block.span.end], block.kind.value) for block in document.blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-32"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_text_reads_the_same_in_every_encoding_and_with_every_line_break(encoding: str, line_break: str) -> None:
    assert read(REPORT.replace("\n", line_break).encode(encoding), "a.txt").text == REPORT


def test_utf16_with_either_byte_order_mark() -> None:
    assert read(b"\xff\xfe" + REPORT.encode("utf-16-le"), "a.txt").text == REPORT
    assert read(b"\xfe\xff" + REPORT.encode("utf-16-be"), "a.txt").text == REPORT


def test_full_width_forms_are_kept() -> None:
    assert read("１２．５％（万元）".encode(), "a.txt").text == "１２．５％（万元）"


def test_each_line_that_holds_something_is_a_block_and_every_line_has_its_place() -> None:
    document = read(REPORT.encode(), "a.txt")
    assert [text for text, _ in kinds(document)] == [line for line in REPORT.split("\n") if line]
    assert [anchor.place for anchor in document.anchors] == [Line(1), Line(2), Line(3), Line(4)]
    assert document.place_at(document.text.index("54人")) == Line(4)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ([(0, "utf-8"), (1, "utf-8"), (2, "gb18030")], 3),
        ([(0, "gb18030"), (2, "gb18030"), (1, "utf-8"), (0, "gb18030")], 3),
        ([(2, "utf-8"), (1, "gb18030"), (0, "utf-8"), (2, "utf-8")], 2),
    ],
)
def test_a_line_in_another_encoding_is_named_and_never_read_as_other_characters(lines: list[tuple[int, str]], line: int) -> None:
    texts = ["一、部门概况和主要职能", "决算支出总额为1422.20万元", "项目支出绩效情况说明"]
    data = b"\n".join(texts[index].encode(encoding) for index, encoding in lines)
    with pytest.raises(UnreadableFile) as caught:
        read(data, "a.txt")
    assert caught.value.code == "encoding"
    assert f"第 {line} 行" in caught.value.messages["zh"] and f"Line {line} " in caught.value.messages["en"]


def test_a_broken_line_of_utf16_is_named() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read("甲\n乙".encode("utf-16") + b"\x00", "a.txt")
    assert caught.value.code == "encoding" and "Line 2" in caught.value.messages["en"]


def test_a_short_gb_text_is_not_taken_for_utf8() -> None:
    assert read("联通".encode("gbk"), "a.txt").text == "联通"


def test_a_text_with_a_nul_is_binary() -> None:
    for data in (b"abc\0def", "支出".encode("utf-16-le") + b"\0\0", b"\xff\xfea\0\0\0"):
        with pytest.raises(UnreadableFile) as caught:
            read(data, "a.txt")
        assert caught.value.code in ("binary", "encoding")


def test_a_markdown_table_is_a_table_without_its_rule() -> None:
    document = read("# 支出表\n说明\n| 项目 | 金额 |\n|:---|---:|\n| 基本支出 | 422.69 |\n| 差旅\\|会议 |  |\n合计".encode(), "报告.md")
    assert document.format == "md"
    assert cells(document) == {
        (0, 0): "项目", (0, 1): "金额", (1, 0): "基本支出", (1, 1): "422.69", (2, 0): "差旅\\|会议", (2, 1): "",
    }  # fmt: skip
    assert [(kind, block.level) for (_, kind), block in zip(kinds(document), document.blocks, strict=True)] == [
        ("heading", 1), ("paragraph", 0), ("table", 0), ("paragraph", 0),
    ]  # fmt: skip


def test_a_markdown_table_without_outer_bars() -> None:
    assert cells(document_of_text("项目 | 金额\n--- | ---\n支出 | 5")) == {(0, 0): "项目", (0, 1): "金额", (1, 0): "支出", (1, 1): "5"}


def test_lines_with_as_many_tabs_each_are_a_table() -> None:
    document = document_of_text("决算表\n项目\t金额\n基本支出\t422.69\n合计\t500\n单位：万元")
    assert cells(document)[2, 1] == "500"
    assert [kind for _, kind in kinds(document)] == ["paragraph", "table", "paragraph"]


def test_an_empty_row_does_not_part_a_tabbed_table() -> None:
    document = document_of_text("\t\n项目\t金额\n\t\n合计\t500\n\t")
    assert len(document.tables) == 1 and cells(document)[2, 1] == "500"
    assert document.text[document.tables[0].span.start : document.tables[0].span.end] == "项目\t金额\n\t\n合计\t500"


@pytest.mark.parametrize("text", ["\t一、概况\n\t二、支出", "a\tb", "a\tb\nc\td\te", "甲|乙\n丙|丁", "a\t\nb\t"])
def test_indents_single_lines_and_bars_alone_are_no_table(text: str) -> None:
    assert document_of_text(text).tables == ()


@pytest.mark.parametrize(("line", "level"), [("# 报告", 1), ("### 一、概况", 3), ("#1机组", 0), ("#", 0), ("####### 七", 0)])
def test_hash_signs_with_a_blank_make_a_heading(line: str, level: int) -> None:
    block = document_of_text(line).blocks[0]
    assert (block.kind is BlockKind.HEADING, block.level) == (level > 0, level)


TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\n\t |-#支出%")), max_size=200)


@given(TEXTS)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    try:
        document = read(b"\xef\xbb\xbf" + text.encode(), "a.txt")
    except UnreadableFile as error:
        assert error.code == "blank" or text.lstrip().startswith(("<", "%", "{", "PK")) or "%PDF-" in text
    else:
        assert document.text == text


@given(TEXTS)
def test_blocks_cells_and_places_lie_in_order_on_the_text(text: str) -> None:
    document = document_of_text(text)
    assert document.anchors[0].start == 0
    assert [anchor.start for anchor in document.anchors] == sorted({anchor.start for anchor in document.anchors})
    covered = 0
    for block in document.blocks:
        assert covered <= block.span.start < block.span.end <= len(text)
        assert not text[covered : block.span.start].strip()
        covered = block.span.end
    assert not text[covered:].strip()
    for table in document.tables:
        for cell in table.cells:
            assert table.span.start <= cell.span.start <= cell.span.end <= table.span.end
    for offset in range(len(text)):
        assert document.place_at(offset) == Line(text.count("\n", 0, offset) + 1)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.md"]))
def test_random_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with suppress(UnreadableFile):
        assert read(data, name).text.strip()


def best_of(times: int, text: str) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        document_of_text(text)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def test_a_usual_report_takes_less_than_half_a_millisecond() -> None:
    line = "部门整体支出绩效评价" * 6 + "支出12.5万元\n"
    assert best_of(30, (line * 110)[:7000]) < 0.0005


@pytest.mark.parametrize("unit", ["部", " ", "\t", "|", "|-", "#", "\u3000"])
def test_five_megabytes_without_a_line_break_are_read_at_once(unit: str) -> None:
    assert best_of(1, unit * (5_000_000 // len(unit))) < 1
