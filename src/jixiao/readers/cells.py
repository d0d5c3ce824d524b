"""The cells of an .xlsx workbook: values and formulas, within limits on rows and columns, whatever the file says of itself."""

import posixpath
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html import unescape
from io import BytesIO

import msgspec

from jixiao.model import UnreadableFile
from jixiao.readers.archive import Archive
from jixiao.readers.limits import DEFAULT_LIMITS, Limits
from jixiao.readers.markup import parse
from jixiao.readers.refusals import is_known, refusal, too_many_cells
from jixiao.readers.signature import kind_of

RawValue = str | int | float | bool | date | datetime | time | timedelta

# The tags of one sheet. Bounded, and closed against "<", so that no file makes them look twice at the same characters.
_ANY_CELL = re.compile(rb"<(?:\w{1,20}:)?c[\s/>]")
_CELL = re.compile(rb"<(?:\w{1,20}:)?c\s([^<>]{0,500}+)>(?:\s{0,80}+<(?:\w{1,20}:)?f(?:\s[^<>]{0,500}+)?(?:(?<=/)>|>([^<]{0,16384}+)))?")
_REFERENCE = re.compile(rb"(?<![^\s])r=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class SheetCells(msgspec.Struct, frozen=True):
    """A sheet's cells that hold something, by (row, column) from 0; formulas without =, their values as last computed ("" where the
    workbook was saved without them)."""

    name: str
    values: dict[tuple[int, int], RawValue]
    formulas: dict[tuple[int, int], str]


def read_cells(data: bytes, limits: Limits = DEFAULT_LIMITS) -> tuple[SheetCells, ...]:
    """The sheets of a workbook, hidden ones too, in order.

    Raises UnreadableFile: not_workbook, workbook_old, workbook_rows, workbook_damaged, or what the archive is refused for.
    """
    kind = kind_of(data, limits) if data else "empty"
    if kind in ("xls", "ods"):
        raise refusal("workbook_old")
    if kind in ("empty", "encrypted"):
        raise refusal(kind)
    if kind != "xlsx":
        raise refusal("not_workbook")
    try:
        return tuple(_sheets(data, limits))
    except UnreadableFile as error:
        kind = f"workbook_{error.code}"
        raise refusal(kind) if is_known(kind) else error from error


def _sheets(data: bytes, limits: Limits) -> Iterator[SheetCells]:
    from python_calamine import CalamineError, CalamineWorkbook

    archive = Archive(data, limits)
    parts = _sheet_parts(archive, limits)
    # Every member, also those that no sheet names: what is read below has been inflated once within the limits.
    scans = {name: _scanned(archive.read(name), parts.get(name, name), limits) for name in sorted(archive.names)}
    if sum(scan.rows * scan.columns for scan in scans.values()) > limits.cells:
        raise refusal("workbook_zip_bomb")
    by_name = {sheet: scans[part].formulas for part, sheet in parts.items() if part in scans}
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            values = {(at, column): value for at, row in enumerate(rows) for column, value in enumerate(row) if value != ""}
            yield SheetCells(name, values, by_name.get(name, {}))
    except (CalamineError, OSError, ValueError) as error:
        raise refusal("workbook_damaged") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how a fault in calamine itself arrives
            raise
        raise refusal("workbook_damaged") from error


def _sheet_parts(archive: Archive, limits: Limits) -> dict[str, str]:
    """Member of the archive -> name of the sheet."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= archive.names:
        raise refusal("workbook_damaged")
    targets = {}
    for element in parse(archive.read("xl/_rels/workbook.xml.rels"), limits):
        target = element.get("Target", "")
        targets[element.get("Id")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    sheets = parse(archive.read("xl/workbook.xml"), limits).iterfind(".//{*}sheet")
    return {targets[identity]: sheet.get("name", "") for sheet in sheets if (identity := sheet.get(_RELATION)) in targets}


class _Scan(msgspec.Struct):
    """How far a sheet's cells reach, and its formulas."""

    rows: int = 0
    columns: int = 0
    formulas: dict[tuple[int, int], str] = msgspec.field(default_factory=dict)


def _scanned(part: bytes, sheet: str, limits: Limits) -> _Scan:
    """What a sheet holds where. Raises where its cells reach further than the limits: calamine makes room for every cell up to the last."""
    scan = _Scan()
    if b"sheetData" not in part:
        return scan
    if b"\0" in part[:200] or b"<!DOCTYPE" in part or part.count(b"<") > limits.elements:
        raise refusal("workbook_damaged")
    seen = 0
    for match in _CELL.finditer(part):
        seen += 1
        attributes, formula = match.groups()
        reference = _REFERENCE.search(attributes)
        if reference is None:
            raise refusal("workbook_damaged")
        if attributes.endswith(b"/"):  # a format, no content
            continue
        row, column = int(reference[2]) - 1, _column_number(reference[1])
        if row >= limits.rows or column >= limits.columns:
            raise too_many_cells(sheet, row + 1, column + 1, limits.rows, limits.columns)
        scan.rows, scan.columns = max(scan.rows, row + 1), max(scan.columns, column + 1)
        if match.end(1) + 1 < match.end():
            scan.formulas[row, column] = unescape((formula or b"").decode("utf-8", "replace"))
    if seen != len(_ANY_CELL.findall(part)):
        raise refusal("workbook_damaged")
    return scan


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
