"""Workbooks that mean harm, or are broken: refused in plain words, in bounded time and memory."""

import random
import re
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from jixiao.forms import read_workbook, workbook_of
from jixiao.model import UnreadableFile
from jixiao.readers import Limits
from test_forms_workbook import FILLED

DATA = workbook_of(FILLED)
SHEET = "xl/worksheets/sheet3.xml"
ROWS_END = b"</sheetData>"


def repacked(change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> bytes:
    """The workbook with its members changed (None leaves one out) and others added."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(DATA)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                copy.writestr(name, content)
        for name, content in (more or {}).items():
            copy.writestr(name, content)
    return target.getvalue()


def with_rows(rows: bytes) -> bytes:
    """The workbook with these rows at the end of the sheet 支出."""
    return repacked(lambda name, content: content.replace(ROWS_END, rows + ROWS_END) if name == SHEET else content)


def refusal_of(data: bytes, limits: Limits | None = None) -> str:
    started = time.perf_counter()
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(data, limits or Limits())
    assert time.perf_counter() - started < 20
    return refused.value.code


def test_a_hundred_thousand_rows_are_refused_with_the_sheet_and_the_row() -> None:
    rows = b"".join(b'<row r="%d"><c r="B%d"><v>1</v></c></row>' % (n, n) for n in range(1000, 101_000))
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(with_rows(rows))
    assert refused.value.code == "workbook_rows"
    assert "支出" in refused.value.messages["zh"]


@pytest.mark.parametrize(
    "cell", [b'<c r="XFD1048576"><v>1</v></c>', b'<c r="ZZZ9999999"><v>1</v></c>', b'<c r="B1048576" t="str"><f>A1</f></c>']
)
def test_a_far_cell_does_not_cost_the_room_up_to_it(cell: bytes) -> None:
    assert refusal_of(with_rows(b'<row r="1048576">' + cell + b"</row>")) == "workbook_rows"


def test_formats_of_empty_cells_far_below_do_no_harm() -> None:
    workbook = read_workbook(with_rows(b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'))
    assert workbook.filing == FILLED


@pytest.mark.parametrize(
    "cell",
    [
        b'<c R="B2"><v>1</v></c>',
        b"<c><v>1</v></c>",
        b'<c r="&#66;999999"><v>1</v></c>',
        b"<c r='b9'><v>1</v></c>",
        b'<c x="' + b"y" * 600 + b'" r="B999999"><v>1</v></c>',
    ],
)
def test_a_cell_that_hides_its_place_is_refused(cell: bytes) -> None:
    assert refusal_of(with_rows(b'<row r="900">' + cell + b"</row>")) == "workbook_damaged"


def test_many_sheets_that_reach_far_are_refused() -> None:
    sheet = b'<worksheet><sheetData><row r="19000"><c r="IV19000"><v>1</v></c></row></sheetData></worksheet>'
    assert (
        refusal_of(repacked(lambda name, content: content, {f"xl/worksheets/more{n}.xml": sheet for n in range(9)})) == "workbook_zip_bomb"
    )


def test_a_bomb_is_refused() -> None:
    assert refusal_of(repacked(lambda name, content: content, {"xl/media/x.bin": b"\0" * (40 << 20)})) == "workbook_zip_bomb"


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with_entities = repacked(lambda name, content: content.replace(b"<worksheet", bomb + b"<worksheet", 1) if name == SHEET else content)
    assert refusal_of(with_entities) == "workbook_damaged"
    in_book = repacked(
        lambda name, content: content.replace(b"<workbook", bomb + b"<workbook", 1) if name == "xl/workbook.xml" else content
    )
    assert refusal_of(in_book) in ("xml_entities", "workbook_damaged")


def test_a_sheet_of_tags_without_end_is_read_in_linear_time() -> None:
    for piece in (b"<c ", b'<c r="A1" ', b"<c r='A1'><f>"):
        assert refusal_of(with_rows(piece * 200_000))


def test_another_encoding_hides_nothing() -> None:
    utf16 = repacked(lambda name, content: content.decode().encode("utf-16") if name == SHEET else content)
    started = time.perf_counter()
    try:
        read_workbook(utf16)
    except UnreadableFile as refused:
        assert refused.code == "workbook_damaged"
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    "left_out", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET, "xl/sharedStrings.xml", "[Content_Types].xml"]
)
def test_a_workbook_that_lacks_a_part_is_refused_or_told(left_out: str) -> None:
    try:
        workbook = read_workbook(repacked(lambda name, content: None if name == left_out else content))
    except UnreadableFile as refused:
        assert refused.code in ("workbook_damaged", "not_workbook", "workbook_foreign")
    else:
        assert left_out == "[Content_Types].xml" or workbook.problems


def test_a_huge_cell_is_text_or_refused() -> None:
    huge = b'<row r="900"><c r="B900" t="inlineStr"><is><t>' + b"x" * 5_000_000 + b"</t></is></c></row>"
    assert read_workbook(with_rows(huge)).filing == FILLED


def test_broken_bytes_are_refused_and_never_crash() -> None:
    random_ = random.Random(4)
    for _ in range(150):
        data = bytearray(DATA)
        for _ in range(random_.randint(1, 8)):
            data[random_.randrange(len(data))] = random_.randrange(256)
        try:
            read_workbook(bytes(data))
        except UnreadableFile as refused:
            assert set(refused.messages) == {"zh", "en"}


def test_broken_cells_are_told_and_never_crash() -> None:
    random_ = random.Random(5)
    with zipfile.ZipFile(BytesIO(DATA)) as source:
        strings = source.read("xl/sharedStrings.xml")
    words = re.findall(rb"<t[^>]*>([^<]*)</t>", strings)
    for _ in range(25):
        changed = strings
        for word in random_.sample(words, 6):
            changed = changed.replace(
                b">" + word + b"<", b">" + random_.choice([b"", b"row:total", b"table:basic", b"end:x", b"=1", word[::-1]]) + b"<"
            )
        try:
            read_workbook(repacked(lambda name, content: changed if name == "xl/sharedStrings.xml" else content))  # noqa: B023
        except UnreadableFile as refused:
            assert refused.code
