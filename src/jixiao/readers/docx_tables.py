"""The cells of a Word table: rows and cells inside content controls, merged cells, tracked deletions."""

from collections.abc import Iterator

import msgspec

from jixiao.model import Cell, Span, Table
from jixiao.readers import docx_names as w
from jixiao.readers.markup import Element


class CellAt(msgspec.Struct, frozen=True):
    """A cell as a place: table, row and column counted from 1."""

    table: int
    row: int
    column: int


class CellElement(msgspec.Struct, frozen=True):
    """A cell of a row in reading order, counted from 0. `content` is None where a cell above reaches down (`above` is its place)."""

    content: Element | None
    row: int
    column: int
    columns: int
    is_first: bool
    above: tuple[int, int] | None = None


class TableDraft:
    """A table while it is read; spans are offsets in the flat text."""

    def __init__(self) -> None:
        self.start = 0
        self.end = 0
        self.is_begun = False
        self.cells: dict[tuple[int, int], Cell] = {}

    def begin(self, start: int) -> None:
        self.start = start
        self.is_begun = True

    def add(self, cell: CellElement, start: int, end: int) -> None:
        """A cell whose text is [start, end); one that a cell above reaches into makes that one a row longer."""
        if cell.above is not None:
            upper = self.cells[cell.above]
            self.cells[cell.above] = msgspec.structs.replace(upper, rows=cell.row - upper.row + 1)
        else:
            self.cells[cell.row, cell.column] = Cell(Span(start, end), cell.row, cell.column, columns=cell.columns)

    def table(self, text: str) -> Table:
        """The table; its cells without the blanks around their words."""
        return Table(Span(self.start, self.end), tuple(_trimmed(cell, text) for cell in self.cells.values()))


def cells_of(table: Element) -> Iterator[CellElement]:
    """The cells of a table row by row, without deleted rows and cells."""
    reaching: dict[int, tuple[int, int]] = {}  # column -> the cell above that may reach down
    row = -1
    for element in _inside(table, w.ROW):
        properties = w.properties_of(element, w.ROW_PROPERTIES)
        if w.DELETED in properties:
            continue
        row += 1
        column = max(0, w.integer(w.stated(properties, w.GRID_BEFORE)))  # what the row leaves free at its left
        is_first = True
        now_reaching: dict[int, tuple[int, int]] = {}
        for cell in _cells(element):
            merge = None if cell.merge != "continue" else reaching.get(column)
            yield CellElement(cell.content if merge is None else None, row, column, cell.columns, is_first, merge)
            if cell.merge is not None:
                now_reaching[column] = merge or (row, column)
            column += cell.columns
            is_first = False
        reaching = now_reaching


class _RawCell(msgspec.Struct, frozen=True):
    content: Element
    columns: int
    merge: str | None


def _cells(row: Element) -> list[_RawCell]:
    """The cells of a row; old-style horizontally merged ones as one."""
    cells: list[_RawCell] = []
    for element in _inside(row, w.CELL):
        properties = w.properties_of(element, w.CELL_PROPERTIES)
        if w.CELL_DELETED in properties:
            continue
        columns = max(1, w.integer(w.stated(properties, w.GRID_SPAN), 1))
        merge = properties.get(w.VERTICAL_MERGE)
        wide = properties.get(w.HORIZONTAL_MERGE)
        if wide is not None and wide.get(w.VAL, "continue") == "continue" and cells:
            cells[-1] = msgspec.structs.replace(cells[-1], columns=cells[-1].columns + columns)
        else:
            cells.append(_RawCell(element, columns, None if merge is None else merge.get(w.VAL, "continue")))
    return cells


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for child in parent:
        tag = child.tag
        if tag == wanted:
            yield child
        elif tag == w.ALTERNATE:
            yield from _inside(w.branch_of(child), wanted)
        elif tag not in w.WITHOUT_TEXT:
            yield from _inside(child, wanted)


def _trimmed(cell: Cell, text: str) -> Cell:
    content = text[cell.span.start : cell.span.end]
    start = cell.span.start + len(content) - len(content.lstrip())
    return msgspec.structs.replace(cell, span=Span(start, start + len(content.strip())))
