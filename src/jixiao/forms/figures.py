"""The figures of a filing: what is told, and what follows from it."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from jixiao.forms.filing import Filing, Value
from jixiao.forms.form import Address, Derived, Form, Operation, Row, Table, TableKind

_HUNDREDTH = Decimal("0.01")


class Figures:
    """The value of every cell. A total that is told goes before the one that its parts give: `computed` says what these give."""

    def __init__(self, form: Form, filing: Filing) -> None:
        self._form, self._filing = form, filing
        self._known: dict[Address, Decimal | None] = {}

    def at(self, address: Address) -> Value | None:
        """The value of a cell (None: nothing told, nothing follows)."""
        table, row, column = address
        value = self._filing.values.get(address)
        if value is not None:
            return value
        if row.isdecimal() and table in self._filing.rows:
            return self._filing.rows[table][int(row) - 1].get(column)
        fixed = self._form.tables[table].row(row)
        if fixed is not None and column in fixed.given:
            return fixed.given[column]
        return self.computed(address)

    def number(self, address: Address) -> Decimal | None:
        value = self.at(address)
        return value if isinstance(value, Decimal) else None

    def computed(self, address: Address) -> Decimal | None:
        """What the cell's operands give; None for a cell that does not follow from others, or from nothing told."""
        if address not in self._known:
            derived = self._form.derived.get(address)
            self._known[address] = None if derived is None else self._result(derived)
        return self._known[address]

    def _result(self, derived: Derived) -> Decimal | None:
        operation = derived.operation
        if operation in (Operation.DIFFERENCE, Operation.RATIO, Operation.GROWTH):
            return rate(operation, *(self.number(operand) for operand in derived.of))
        if operation is Operation.FIRST:
            return next((number for operand in derived.of if (number := self.number(operand)) is not None), None)
        if operation is Operation.SUM:
            numbers = [self.number(operand) for operand in derived.of]
        else:
            ((table, _, column),) = derived.of
            rows = self._filing.rows.get(table, ())
            if operation is Operation.COUNT:
                count = sum(column in row for row in rows)
                return Decimal(count) if count else None
            chosen, word = derived.where
            picked = [row.get(column) for row in rows if operation is Operation.COLUMN or row.get(chosen) == word]
            numbers = [value if isinstance(value, Decimal) else None for value in picked]
        told = [number for number in numbers if number is not None]
        return sum(told, Decimal(0)) if told else None

    def rows(self, table: Table) -> Iterator[tuple[Row | str, dict[str, Value]]]:
        """The rows of a table that hold anything, and its headings, without values: the row, or in a list its number ("1" the first,
        "total" the last), and its values by column."""
        if table.kind is not TableKind.LIST:
            for row in table.rows:
                values = {} if row.heading else self._row(table, row.key)
                if values or row.heading:
                    yield row, values
            return
        for number, told in enumerate(self._filing.rows.get(table.key, ()), 1):
            yield str(number), {**told, **_rates(table, told)}
        totals = self._row(table, "total")
        if totals:
            yield "total", totals

    def _row(self, table: Table, row: str) -> dict[str, Value]:
        values = {column.key: self.at((table.key, row, column.key)) for column in table.columns}
        return {key: value for key, value in values.items() if value is not None}


def rate(operation: Operation, one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The difference, ratio or growth (both in per cent, two decimals) of two figures; None where it has no meaning."""
    if one is None or other is None:
        return None
    if operation is Operation.DIFFERENCE:
        return one - other
    if other == 0:
        return None
    return ((one if operation is Operation.RATIO else one - other) / other * 100).quantize(_HUNDREDTH, ROUND_HALF_UP)


def _rates(table: Table, told: dict[str, Value]) -> dict[str, Value]:
    made: dict[str, Value] = {}
    for column in table.columns:
        if column.rate:
            operation, of = column.rate
            value = rate(operation, *(number if isinstance(number := told.get(key), Decimal) else None for key in of))
            if value is not None:
                made[column.key] = value
    return made
