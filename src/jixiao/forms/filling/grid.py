"""Tables of a report as rows of cells, however their cells are merged, parted into what stands under one header."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from jixiao.forms.filling.report import Part, Piece, Report
from jixiao.model import Span, Table

_NUMERAL = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[①-⑳])\s*")
_QUOTES = re.compile('[“”‘’"]')
_UNIT = re.compile(
    r"[（(](?:单位[：:])?"
    r"(?P<unit>亿元|万元|千元|元|人|名|辆|个|家|件|台|%|％|平方米|㎡|次|批次|批|人次|期|项|笔|分|年)[)）]"
)
_CAPTION_UNIT = re.compile(r"单位[：:]\s*(?P<unit>亿元|万元|千元|元|人|辆|个|家|件|平方米|%)")
_FIGURE = re.compile(r"[-+]?[\d,]+(?:\.\d+)?[%％]?")
_HEADLESS = ("名称", "金额")
_NAME_AND_AMOUNT = 2
TOTAL = re.compile(r"(?:合|总|共)\s*计(?:数|金额)?|总\s*数")
_CAPTION_NUMBER = re.compile(r"^\s*(?:附?表|附件)\s*\d*[-—.]?\d*\s*[：:、.]?\s*")


class GridCell(msgspec.Struct, frozen=True):
    """The words of a cell. `is_first` is False where a merged cell reaches in."""

    text: str
    span: Span
    is_first: bool = True


class Segment(msgspec.Struct, frozen=True):
    """Rows under one header: the heading of each column (of several header rows joined), and the rows of cells.

    `caption` is what stands above the table, without its number and unit; `unit` the unit that it names."""

    caption: str
    unit: str
    header: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    section: str
    span: Span

    @property
    def turned(self) -> "Segment":
        """Rows as columns: the first column is the header. 公务用车 小计, of a merged heading, is the row 公务用车."""
        above = tuple(GridCell(_label(text), self.rows[0][0].span) for text in self.header)
        flipped = list(zip(above, *self.rows, strict=True))
        header = tuple(cell.text for cell in flipped[0])
        return msgspec.structs.replace(self, header=header, rows=tuple(flipped[1:]))


def _label(heading: str) -> str:
    words = heading.split(" ")
    if len(words) > 1 and words[-1] in ("小计", "合计", "总计"):
        words.pop()
    return words[-1]


@lru_cache(maxsize=16384)
def bare(label: str) -> str:
    """A label without its numeral, unit, blanks and 其中."""
    words = _QUOTES.sub("", "".join(label.split()))
    for _ in range(3):
        words = _NUMERAL.sub("", words)
        words = re.sub(r"^其中[：:]?", "", words)
    return _UNIT.sub("", words).strip("：:")


def unit_in(label: str) -> str:
    """The unit that a label names in brackets; "" where it names none."""
    match = _UNIT.search(label)
    return match["unit"].replace("％", "%").replace("㎡", "平方米") if match else ""


def is_figure(text: str) -> bool:
    return _FIGURE.fullmatch("".join(text.split())) is not None


def segments_of(report: Report, piece: Piece, before: list[Piece], is_heading: "HeadingTest") -> Iterator[Segment]:
    """The parts of a table; `before` are the pieces above it, the nearest last."""
    table = report.tables.get(piece.paragraph.span.start)
    if table is None:
        return
    is_loose = table not in report.extraction.document.tables
    caption, unit = _caption(before)
    header: list[str] = []
    rows: list[tuple[GridCell, ...]] = []
    unaligned: list[tuple[GridCell, ...]] = []
    is_header = True
    before_row: tuple[GridCell, ...] = ()
    for number, row in enumerate(_matrix(report, table)):
        goes_on = bool(header) and not rows and _reaches_down(row)
        if number == 0 and len(row) == _NAME_AND_AMOUNT and is_figure(row[1].text):  # no header
            header, rows = list(_HEADLESS), [row]
        elif number == 0 or goes_on or is_heading(row):
            if rows and header:
                yield Segment(caption, unit, tuple(header), tuple(rows), piece.section, table.span)
                rows, header = [], []
            if header and not rows and not is_header:
                unaligned.append(before_row)
                header = [cell.text for cell in row]
            elif header and not rows:
                header = [_below(above, cell.text) for above, cell in zip(header, row, strict=True)]
            else:
                header = [cell.text for cell in row]
            is_header, before_row = number > 0 or goes_on or is_heading(row) or not is_loose, row
        elif not is_loose or sum(bool(cell.text) for cell in row) >= sum(map(bool, header)):
            rows.append(row)
        else:  # a line with fewer columns than its header: which of them are told nobody knows
            unaligned.append(row)
    if unaligned:
        yield Segment("", "", ("",) * len(unaligned[0]), tuple(unaligned), piece.section, table.span)
    if header:
        yield Segment(caption, unit, tuple(header), tuple(rows), piece.section, table.span)


def _reaches_down(row: tuple[GridCell, ...]) -> bool:
    """Whether a row is the lower half of a header: its first cell is the one above, and it has no figures."""
    return not row[0].is_first and not any(is_figure(cell.text) for cell in row if cell.is_first)


def _below(above: str, words: str) -> str:
    return above if above == words or not words else f"{above} {words}".strip()


class HeadingTest:
    """Says whether a row names columns: no figures, and at least two of its cells are headings that are known."""

    def __init__(self, is_known: Callable[[str], bool]) -> None:
        self.is_known = is_known

    def __call__(self, row: tuple[GridCell, ...]) -> bool:
        words = [cell.text for cell in row if cell.is_first and cell.text]
        if len(words) < 2 or any(is_figure(text) for text in words):
            return False
        told = sum(map(self.is_known, words))
        return told >= 2 and told * 5 >= len(words) * 3


def _matrix(report: Report, table: Table) -> Iterator[tuple[GridCell, ...]]:
    text = report.extraction.document.text
    width = max((cell.column + cell.columns for cell in table.cells), default=0)
    height = max((cell.row + cell.rows for cell in table.cells), default=0)
    blank = GridCell("", Span(table.span.start, table.span.start))
    cells = [[blank] * width for _ in range(height)]
    for cell in table.cells:
        words = " ".join(text[cell.span.start : cell.span.end].split())
        for row in range(cell.row, min(height, cell.row + cell.rows)):
            for column in range(cell.column, min(width, cell.column + cell.columns)):
                cells[row][column] = GridCell(words, cell.span, (row, column) == (cell.row, cell.column))
    yield from (tuple(row) for row in cells)


def _caption(before: list[Piece]) -> tuple[str, str]:
    caption = unit = ""
    for piece in reversed(before[-3:]):
        if piece.part not in (Part.CAPTION, Part.ATTACHMENT, Part.TITLE) and (len(piece.text) > 40 or "。" in piece.text):
            break
        stated = _CAPTION_UNIT.search(piece.text)
        unit = unit or (stated["unit"] if stated else "")
        words = _CAPTION_NUMBER.sub("", piece.text)
        words = re.sub(r"[（(]?(?:金额)?单位[：:][^（）()]*[）)]?$", "", words).strip()
        if words and not caption:
            caption = words
        if piece.part is Part.TABLE:
            break
    return caption, unit
