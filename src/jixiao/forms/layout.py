"""Where each cell of a form stands in a workbook that is written anew.

Rows and columns are counted from 0; column 0 is hidden and holds keys.
"""

import msgspec

from jixiao.forms.filing import Filing
from jixiao.forms.form import EVERY, Address, Form, Sheet, Table, TableKind
from jixiao.model import CellPlace

TITLE, SUBTITLE, FIRST_TABLE = 1, 2, 4  # rows of a sheet; row 0 is hidden and names the sheet
MORE = 3  # empty rows behind the last one of a list that is already long

# What stands in the hidden column, by which a workbook is read back: what the row is, and behind a colon which one.
SHEET_MARK, TEXT_MARK, TABLE_MARK, COLUMNS_MARK, HEADER_MARK, ROW_MARK, END_MARK = (
    "jixiao",
    "text",
    "table",
    "columns",
    "header",
    "row",
    "end",
)


class Placed(msgspec.Struct, frozen=True):
    """A table on its sheet: the rows of its title, of the hidden keys of its columns, of its header, of its first and last row, and of its
    end (a list's total; hidden where nothing stands there). `columns` are the first and last column of each."""

    table: Table
    title: int
    keys: int
    header: int
    first: int
    last: int
    end: int
    columns: dict[str, tuple[int, int]]
    label: tuple[int, int]
    at: dict[str, int]  # a row's key -> its number, from 0
    note: int | None = None

    @property
    def shows_total(self) -> bool:
        return any(column.total for column in self.table.columns)

    def row_of(self, key: str) -> int:
        """The row with this key: of a list "1" is the first, "total" the last."""
        if key == "total" and self.table.kind is TableKind.LIST:
            return self.end
        if key.isdecimal() and self.table.kind in (TableKind.LIST, TableKind.PROSE):
            return self.first + int(key) - 1
        return self.first + self.at[key]


class PlacedSheet(msgspec.Struct, frozen=True):
    sheet: Sheet
    tables: tuple[Placed, ...]


class Layout(msgspec.Struct, frozen=True):
    """All tables by key, with the name of the sheet of each."""

    sheets: tuple[PlacedSheet, ...]
    tables: dict[str, Placed]
    sheet_of: dict[str, str]

    def cell(self, address: Address) -> tuple[str, int, int]:
        """Sheet, row and column of a cell."""
        table, row, column = address
        placed = self.tables[table]
        return self.sheet_of[table], placed.row_of(row), placed.columns[column][0]

    def place(self, address: Address) -> CellPlace:
        sheet, row, column = self.cell(address)
        return CellPlace(sheet, cell_name(row, column))

    def reference(self, address: Address, seen_from: str) -> str:
        """The cell, or a list's whole column, as a formula on the sheet `seen_from` names it."""
        table, row, column = address
        sheet, placed = self.sheet_of[table], self.tables[table]
        prefix = "" if sheet == seen_from else f"'{sheet}'!"
        at = placed.columns[column][0]
        if row == EVERY:
            return f"{prefix}{cell_name(placed.first, at)}:{cell_name(placed.last, at)}"
        return prefix + cell_name(placed.row_of(row), at)


def layout_of(form: Form, filing: Filing) -> Layout:
    """The layout of a workbook with this filing: lists and prose have room for what it holds, and some more."""
    sheets = []
    for sheet in form.sheets:
        at, placed = FIRST_TABLE, []
        for table in sheet.tables:
            placed.append(_placed(table, at, _count(table, filing)))
            at = placed[-1].end + 2
        sheets.append(PlacedSheet(sheet, tuple(placed)))
    return Layout(
        tuple(sheets),
        {placed.table.key: placed for sheet in sheets for placed in sheet.tables},
        {placed.table.key: sheet.sheet.zh for sheet in sheets for placed in sheet.tables},
    )


def _count(table: Table, filing: Filing) -> int:
    """How many rows the table takes."""
    if table.kind in (TableKind.FIELDS, TableKind.GRID):
        return max(1, len(table.rows))
    held = len(filing.rows.get(table.key, ())) if table.kind is TableKind.LIST else len(filing.prose.get(table.key, ()))
    return max(table.spare, held + MORE)


def _placed(table: Table, title: int, count: int) -> Placed:
    keys = title + (2 if table.note else 1)
    is_labelled = table.kind in (TableKind.FIELDS, TableKind.GRID)
    at = 1 + (table.label_span if is_labelled else 0)
    columns = {}
    for column in table.columns:
        columns[column.key] = (at, at + column.span - 1)
        at += column.span
    first = keys + 2
    return Placed(
        table=table,
        title=title,
        note=title + 1 if table.note else None,
        keys=keys,
        header=keys + 1,
        first=first,
        last=first + count - 1,
        end=first + count,
        columns=columns,
        label=(1, table.label_span),
        at={row.key: number for number, row in enumerate(table.rows)},
    )


def cell_name(row: int, column: int) -> str:
    """B12 for row 11, column 1."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
