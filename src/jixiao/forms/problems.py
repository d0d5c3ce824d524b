"""What does not fit in a filing, by sheet and cell, in plain words."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

import msgspec

from jixiao.forms.definition import form_of
from jixiao.forms.figures import Figures
from jixiao.forms.filing import Filing
from jixiao.forms.form import Address, Form, Operation, TableKind, ValueKind, entry
from jixiao.forms.layout import layout_of
from jixiao.language import plain
from jixiao.model import CellPlace, Severity

_SUMS = (Operation.SUM, Operation.FIRST, Operation.COLUMN, Operation.PICK, Operation.COUNT)


class Problem(msgspec.Struct, frozen=True):
    """error: the cell could not be taken, the filing is without it; warning: it was taken and contradicts another. `messages` by language.

    `place` names the sheet and the cell; the cell is "" where the sheet as a whole is meant."""

    severity: Severity
    place: CellPlace
    messages: dict[str, str]


def problem(severity: Severity, place: CellPlace, zh: str, en: str) -> Problem:
    return Problem(severity, place, {"zh": zh, "en": en})


def problems_of(filing: Filing, places: Mapping[Address, CellPlace] | None = None) -> tuple[Problem, ...]:
    """What contradicts itself or is missing in a filing whose values each fit their cells: totals that their parts do not give, tables
    that should agree, dates outside the year, shares told as 0.95 for 95%, no name or year. `places` are those of the workbook that it
    came from; without them, those of a new one."""
    audit = _Audit(filing, places or {})
    return (*audit.missing(), *audit.totals(), *audit.agreements(), *audit.dates(), *audit.percentages())


class _Audit:
    def __init__(self, filing: Filing, places: Mapping[Address, CellPlace]) -> None:
        self.filing, self.places = filing, places
        self.form: Form = form_of(filing)
        self.figures = Figures(self.form, filing)
        self.layout = layout_of(self.form, filing)

    def place(self, address: Address) -> CellPlace:
        return self.places.get(address) or self.layout.place(address)

    def missing(self) -> Iterator[Problem]:
        for table in self.form.tables.values():
            for row in table.rows:
                address = (table.key, row.key, table.columns[0].key)
                if row.required and address not in self.filing.values:
                    yield problem(
                        Severity.ERROR, self.place(address), f"没有填写“{row.zh}”；请填写。", f"“{row.zh}” is not filled in: fill it in."
                    )

    def totals(self) -> Iterator[Problem]:
        for address, stated in self.filing.values.items():
            derived = self.form.derived.get(address)
            computed = self.figures.computed(address)
            if derived is None or derived.operation not in _SUMS or computed is None or not isinstance(stated, Decimal):
                continue
            if not agree(stated, computed):
                name, apart = self.name(address), plain(abs(stated - computed))
                yield problem(
                    Severity.WARNING,
                    self.place(address),
                    f"{name}填的是 {plain(stated)}，而分项之和是 {plain(computed)}，相差 {apart}；请核对分项，或恢复公式。",
                    f"{name} is {plain(stated)}, but its parts add up to {plain(computed)}, a difference of {apart}: check the parts, "
                    "or restore the formula.",
                )

    def agreements(self) -> Iterator[Problem]:
        for sheet in self.form.sheets:
            for one, other in sheet.agree:
                yield from self.agreement(one.split("."), other.split("."))

    def agreement(self, one: list[str], other: list[str]) -> Iterator[Problem]:
        for column in self.form.tables[one[0]].columns:
            if self.form.tables[other[0]].column(column.key) is None or column.rate:
                continue
            address, against = (one[0], one[1], column.key), (other[0], other[1], column.key)
            left, right = self.figures.number(address), self.figures.number(against)
            if left is not None and right is not None and not agree(left, right):
                names = self.name(address), self.name(against)
                yield problem(
                    Severity.WARNING,
                    self.place(against),
                    f"{names[1]}是 {plain(right)}，与{names[0]}（{plain(left)}）不一致，相差 {plain(abs(left - right))}；请核对。",
                    f"{names[1]} is {plain(right)} and {names[0]} {plain(left)}, a difference of {plain(abs(left - right))}: check them.",
                )

    def dates(self) -> Iterator[Problem]:
        year = self.filing.year
        for table in self.form.tables.values():
            if year is None or table.kind is not TableKind.LIST:
                continue
            for address, value in self.filing.cells(table.key):
                column = table.column(address[2])
                if column and column.kind is ValueKind.DATE and not column.any_year and isinstance(value, date) and value.year != year:
                    yield problem(
                        Severity.WARNING,
                        self.place(address),
                        f"日期 {value.isoformat()} 不在评价年度 {year} 年内；请核对。",
                        f"the date {value.isoformat()} is not in the year {year} of the form: check it.",
                    )

    def percentages(self) -> Iterator[Problem]:
        """95% typed into a cell that shows numbers is held as 0.95."""
        lists = (cell for table in self.form.tables for cell in self.filing.cells(table))
        for address, value in (*self.filing.values.items(), *lists):
            table = self.form.tables[address[0]]
            column = table.column(address[2])
            asked = entry(table, column, table.row(address[1])) if column else None
            if asked and asked.unit == "%" and asked.low is not None and isinstance(value, Decimal) and 0 < value <= 1:
                meant = plain(value * 100)
                yield problem(
                    Severity.WARNING,
                    self.place(address),
                    f"填的是 {plain(value)}，即 {plain(value)}%；如果是 {meant}%，请填 {meant}。",
                    f"this says {plain(value)}%; if {meant}% is meant, type {meant}.",
                )

    def name(self, address: Address) -> str:
        """“支出总表”的“基本支出”（本年决算数）: what a cell is called."""
        table = self.form.tables[address[0]]
        row, column = table.row(address[1]), table.column(address[2])
        title = table.zh.partition("、")[2] or table.zh
        words = f"“{title.partition('（')[0]}”的“{row.zh if row else '合计'}”"
        return words + (f"（{column.zh}）" if column and table.kind is not TableKind.FIELDS else "")


def without_implied(filing: Filing, figures: Figures) -> Filing:
    """The filing without totals that are told and are what their parts give: they say nothing of their own."""
    told = {}
    for address, value in filing.values.items():
        computed = figures.computed(address)
        if computed is None or not isinstance(value, Decimal) or not agree(value, computed):
            told[address] = value
    return msgspec.structs.replace(filing, values=told)


def agree(stated: Decimal, computed: Decimal) -> bool:
    """Whether a figure is the other one, or the other one rounded to the digits it was told with."""
    places = -min(0, int(stated.as_tuple().exponent))
    return stated == computed or round(computed, max(2, places)) == stated
