"""What a department's year consists of: sheets, tables, cells. Data; the words and the lists stand in data/*.yaml."""

from decimal import Decimal
from enum import StrEnum
from functools import cached_property

import msgspec

from jixiao.model import Scenario

# (table, row, column). A list's rows are counted from "1"; its total is the row "total".
Address = tuple[str, str, str]
EVERY = "*"  # in an address: all rows of a list


class ValueKind(StrEnum):
    """What a cell holds: str, Decimal, one of the choices (str), date, month (a str such as 2023-06), bool."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"
    MONTH = "month"
    YES_NO = "yes_no"


class TableKind(StrEnum):
    """fields: a label and its value; grid: fixed rows and columns; list: as many rows as it takes; prose: paragraphs in order."""

    FIELDS = "fields"
    GRID = "grid"
    LIST = "list"
    PROSE = "prose"


class Operation(StrEnum):
    """How a cell follows from others."""

    SUM = "sum"  # of cells; of one cell: the same figure shown again
    FIRST = "first"  # of several cells the first that holds something
    COLUMN = "column"  # of a list's column
    PICK = "pick"  # of a list's column, over the rows that have a certain word in another
    COUNT = "count"  # of a list's rows
    DIFFERENCE = "difference"  # a - b
    RATIO = "ratio"  # a / b, in per cent
    GROWTH = "growth"  # (a - b) / b, in per cent


class Derived(msgspec.Struct, frozen=True):
    """A cell that follows from others: `of` are the operands; `where` (PICK) is the column and the word that choose the rows."""

    operation: Operation
    of: tuple[Address, ...]
    where: tuple[str, str] = ("", "")


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A column, or in a table of fields its one value. `measure` may hold {} for the row's measure.

    `span` is its width in columns of the sheet. Numbers lie in [low, high]; `signed` ones may be negative, `whole` ones have no decimals.
    `by_row` columns hold what their row says (kind, choices). `given` cells are the system's, not the clerk's. Of a list: `subject` names
    whose the row's figures are, `named` what they measure, `change` a change of that measure; `offered` names the list of the
    questionnaire that its choices are, if that has one; a `total` stands below, which is a fact
    where it has a measure of its own. Dates lie in the form's year unless `any_year`.
    """

    key: str
    zh: str
    kind: ValueKind = ValueKind.TEXT
    unit: str = ""
    span: int = 1
    measure: str = ""
    scenario: Scenario = Scenario.ACTUAL
    period: str = ""
    choices: tuple[str, ...] = ()
    offered: str = ""
    suggestions: tuple[str, ...] = ()
    low: Decimal = Decimal(0)
    high: Decimal | None = None
    signed: bool = False
    whole: bool = False
    any_year: bool = False
    by_row: bool = False
    subject: bool = False
    named: bool = False
    change: bool = False
    total: bool = False
    total_measure: str = ""
    fact: bool = True
    given: bool = False
    ratio: tuple[str, str] | None = None
    difference: tuple[str, str] | None = None
    growth: tuple[str, str] | None = None
    note: str = ""

    @cached_property
    def rate(self) -> tuple[Operation, tuple[str, str]] | None:
        """The operation on two columns of the same row that makes this one, if it is made so."""
        for operation, of in ((Operation.RATIO, self.ratio), (Operation.DIFFERENCE, self.difference), (Operation.GROWTH, self.growth)):
            if of is not None:
                return operation, of
        return None


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of a grid, or a field. What it says of kind, unit, scenario, period and bounds goes before what its column says.

    `sum` are the rows (or table.row) whose sum it is; "catalogue" asks the measure catalogue. `first` are rows of which the first that is
    told is shown. `columns` names which column of the source feeds which of its own, where they differ. `heading` rows have words and no
    cells; `given` are the values that are not the clerk's.
    """

    key: str
    zh: str
    level: int = 0
    kind: ValueKind | None = None
    unit: str = ""
    measure: str = ""
    scenario: Scenario | None = None
    period: str = ""
    choices: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    required: bool = False
    heading: bool = False
    fact: bool = True
    sum: tuple[str, ...] | str = ()
    columns: dict[str, str] | None = None
    first: tuple[str, ...] = ()
    pick: tuple[str, str, str] | None = None
    count: str = ""
    given: dict[str, Decimal] = {}
    note: str = ""


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """`subject` is whose the figures are where not the department's own as a whole; `economic` puts the classes of the economic
    classification with their items before the rows; `generated` names what makes the rows; `spare` is the number of empty rows."""

    key: str
    kind: TableKind
    zh: str
    unit: str = ""
    subject: str = ""
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    economic: tuple[str, ...] = ()
    generated: str = ""
    spare: int = 0
    label_span: int = 1
    fact: bool = True
    note: str = ""

    def column(self, key: str) -> Column | None:
        return self._columns.get(key)

    def row(self, key: str) -> Row | None:
        return self._rows.get(key)

    @cached_property
    def _columns(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return {row.key: row for row in self.rows}

    @cached_property
    def entries(self) -> "dict[tuple[str, str], Entry]":
        """What each cell asks for, by row ("" in a list) and column."""
        return {(row.key if row else "", column.key): _entry(self, column, row) for row in (None, *self.rows) for column in self.columns}


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`widths` are those of its columns in characters; `agree` names rows (table.row) of which each column in common must be equal.
    `frozen`: the header of the first table stays in view, and is printed on every page."""

    key: str
    zh: str
    widths: tuple[int, ...]
    tables: tuple[Table, ...]
    landscape: bool = False
    frozen: bool = False
    agree: tuple[tuple[str, str], ...] = ()


class Form(msgspec.Struct, frozen=True):
    """A whole form. `tables` are those of all sheets by key; `derived` are the cells that follow from others."""

    id: str
    version: int
    zh: str
    guide: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    tables: dict[str, Table]
    derived: dict[Address, Derived]


class Entry(msgspec.Struct, frozen=True):
    """What one cell asks for: what its column and its row say together. `measure` is "" where the cell states none."""

    kind: ValueKind
    unit: str
    measure: str
    scenario: Scenario
    period: str
    choices: tuple[str, ...]
    low: Decimal | None
    high: Decimal | None
    decimals: int
    required: bool
    any_year: bool


_DECIMALS = {"万元": 6, "元": 2, "%": 4, "平方米": 2, "分": 2, "": 6}  # 万元: to the cent


def entry(table: Table, column: Column, row: Row | None = None) -> Entry:
    """What the cell of this column and row (None in a list) asks for; the row may be one that is not the table's, as a list's total."""
    known = table.entries.get((row.key if row else "", column.key))
    return _entry(table, column, row) if known is None else known


def _entry(table: Table, column: Column, row: Row | None) -> Entry:
    kind = row.kind if row and row.kind and column.by_row else column.kind
    is_figure = kind is ValueKind.NUMBER or column.rate is not None
    unit = ((row.unit if row else "") or column.unit or table.unit) if is_figure else ""
    if column.rate and column.unit:
        unit = column.unit
    own = row.measure if row else ""
    is_told = table.fact and column.fact and (row is None or row.fact) and (kind is ValueKind.NUMBER or kind is ValueKind.YES_NO)
    low = row.low if row and row.low is not None else column.low
    return Entry(
        kind=kind,
        unit=unit,
        measure=(column.measure.replace("{}", own).strip(".") if column.measure else own) if is_told else "",
        scenario=row.scenario if row and row.scenario else column.scenario,
        period=(row.period if row else "") or column.period,
        choices=(row.choices if row and column.by_row else ()) or column.choices,
        low=None if column.signed else low,
        high=row.high if row and row.high is not None else column.high,
        decimals=0 if column.whole else _DECIMALS.get(unit, 0),
        required=row is not None and row.required,
        any_year=column.any_year,
    )
