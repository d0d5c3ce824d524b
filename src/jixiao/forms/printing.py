"""The cells of a filing as a report prints them: every figure as told, tables without what nobody filled in."""

import re
from datetime import date
from decimal import Decimal

import msgspec

from jixiao.forms.figures import Figures
from jixiao.forms.filing import Value
from jixiao.forms.form import Column, Row, Table, TableKind, ValueKind, entry
from jixiao.language import plain

_NUMERAL = re.compile(r"^[一二三四五六七八九十]+、")
_FOR_THE_CLERK = re.compile(r"（(?:自动汇总|一项数据一行|按工作分类)[^（）]*）$")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WITH_CENTS = frozenset(["万元", "元"])
_CENT = -2
BLANK = "\u3000"


class PrintedRow(msgspec.Struct, frozen=True):
    """`cells` as printed, the label first; a total or a heading of other rows is told apart."""

    cells: tuple[str, ...]
    is_total: bool = False
    is_heading: bool = False


class PrintedTable(msgspec.Struct, frozen=True):
    """A table of the form that holds something: without its empty rows and columns. `numeric` says which columns hold figures."""

    key: str
    title: str
    unit: str
    header: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[PrintedRow, ...]


def title_of(table: Table) -> str:
    """The title of a table as a report prints it: without its numeral and what it says to the clerk."""
    return _FOR_THE_CLERK.sub("", _NUMERAL.sub("", table.zh))


def figure(value: Decimal, unit: str) -> str:
    """A figure with all its decimals; money with two at least."""
    text = plain(value)
    if unit in _WITH_CENTS and int(Decimal(text).as_tuple().exponent) > _CENT:
        return format(Decimal(text).quantize(Decimal("0.01")), "f")
    return text


def printed(value: Value | None, unit: str, is_rate: bool = False) -> str:
    """A value as a table shows it; a rate that follows from two figures has two decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, ".2f") if is_rate else figure(value, unit)
    return " ".join(value.split())


def spoken(value: Value, unit: str, is_rate: bool = False) -> str:
    """A value as a sentence has it: dates in words."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, str) and (month := _MONTH.fullmatch(value)):
        return f"{month[1]}年{int(month[2])}月"
    words = printed(value, unit, is_rate)
    return words.rstrip("。；，、;, ") if isinstance(value, str) else words  # the sentence goes on


def printed_table(table: Table, figures: Figures) -> PrintedTable | None:
    """A table of a filing as a report prints it; None where it holds nothing that was told or follows from what was told."""
    rows = list(figures.rows(table))
    given = {column.key for column in table.columns if column.given}
    if not any(values.keys() - given for _, values in rows):
        return None
    columns = [column for column in table.columns if any(column.key in values for _, values in rows)]
    is_list = table.kind is TableKind.LIST
    header = [f"{column.zh}（{column.unit}）" if column.unit and column.unit != table.unit else column.zh for column in columns]
    return PrintedTable(
        table.key,
        title_of(table),
        table.unit,
        tuple(header if is_list else ["项目", *header]),
        tuple([] if is_list else [False]) + tuple(_is_numeric(column) for column in columns),
        tuple(_printed_row(table, columns, row, values) for row, values in rows if values or _has_words(row)),
    )


def _is_numeric(column: Column) -> bool:
    return column.kind is ValueKind.NUMBER or column.rate is not None


def _has_words(row: Row | str) -> bool:
    return isinstance(row, Row) and row.heading


def _printed_row(table: Table, columns: list[Column], row: Row | str, values: dict[str, Value]) -> PrintedRow:
    fixed = None if isinstance(row, str) else row
    cells = [_cell(table, column, fixed, values) for column in columns]
    if fixed is None:
        if row == "total" and not cells[0]:
            cells[0] = "合计"
        return PrintedRow(tuple(cells), is_total=row == "total")
    unit = f"（{fixed.unit}）" if fixed.unit and fixed.unit != table.unit else ""
    label = BLANK * fixed.level + fixed.zh + unit
    return PrintedRow((label, *cells), is_total=fixed.key == "total", is_heading=fixed.heading)


def _cell(table: Table, column: Column, row: Row | None, values: dict[str, Value]) -> str:
    asked = entry(table, column, row)
    return printed(values.get(column.key), asked.unit, column.rate is not None and asked.unit == "%")
