"""The figures that sentences ask for by name: of the filing as a whole, or of one row of a list."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.forms.definition import form_of
from jixiao.forms.figures import Figures
from jixiao.forms.filing import Filing, Value
from jixiao.forms.form import Address, Form, Operation, Table, entry
from jixiao.forms.printing import figure, spoken

_BEFORE_NAME = re.compile(r"^(?:\d{3,5} |其中：|\d\.)")  # codes of the economic classification, and what a table needs but no sentence
_SUMS = (Operation.SUM, Operation.COLUMN, Operation.PICK)


class FilingSource:
    """Names are those of the template, or addresses of cells: table.row.column."""

    def __init__(self, filing: Filing, names: dict[str, str]) -> None:
        self.form: Form = form_of(filing)
        self.filing, self.names = filing, names
        self.figures = Figures(self.form, filing)
        self._own: dict[str, Value] = dict(_targets(filing))
        if filing.questionnaire.zh:
            self._own["评价体系"] = filing.questionnaire.zh

    def rows(self, table: str) -> Iterator["RowSource"]:
        """The rows of a list, each as a source of its own."""
        for key, values in self.figures.rows(self.form.tables[table]):
            if isinstance(key, str) and key.isdecimal():
                yield RowSource(self, self.form.tables[table], values, int(key))

    def address(self, name: str) -> Address | None:
        table, _, rest = self.names.get(name, name).partition(".")
        row, _, column = rest.partition(".")
        return (table, row, column) if column else None

    def value(self, name: str) -> Value | None:
        if name in self._own:
            return self._own[name]
        address = self.address(name)
        return None if address is None else self.figures.at(address)

    def words(self, name: str) -> str | None:
        value, address = self.value(name), self.address(name)
        if value is None:
            return None
        return spoken(value, "") if address is None else self._spoken(value, address)

    def _spoken(self, value: Value, address: Address) -> str:
        table = self.form.tables[address[0]]
        column = table.column(address[2])
        assert column is not None, "the template's names lead to cells"
        asked = entry(table, column, table.row(address[1]))
        return spoken(value, asked.unit, column.rate is not None and asked.unit == "%")

    def listed(self, name: str, depth: int, unit: str) -> str | None:
        """The parts of a sum, without those that are zero: 工资福利支出422.69万元、…; with depth 2 the parts of each in brackets. None
        where there are not two of them: 支出20万元，其中：工资20万元 tells nothing."""
        address = self.address(name)
        if address is None:
            return None
        words = list(self._parts(address, depth, unit))
        if len(words) < 2:
            return None
        return ("；" if depth > 1 and any("（" in word for word in words) else "、").join(words)

    def _parts(self, address: Address, depth: int, own: str) -> Iterator[str]:
        derived = self.form.derived.get(address)
        if derived is None or derived.operation not in _SUMS:
            return
        for part in derived.of:
            value = self.figures.number(part)
            if not value:
                continue
            table = self.form.tables[part[0]]
            row, column = table.row(part[1]), table.column(part[2])
            assert row is not None and column is not None, "the parts of a sum are cells"
            unit = entry(table, column, row).unit
            words = f"{_BEFORE_NAME.sub('', row.zh)}{figure(value, unit)}{own or unit}"
            inner = list(self._parts(part, depth - 1, own)) if depth > 1 else []
            only = self._only_part(part) if len(inner) == 1 else ""
            yield f"{words}（{f'均为{only}' if only else '、'.join(inner)}）" if inner else words

    def _only_part(self, address: Address) -> str:
        """The name of the one part of a sum that is not zero."""
        (part,) = (part for part in self.form.derived[address].of if self.figures.number(part))
        row = self.form.tables[part[0]].row(part[1])
        return _BEFORE_NAME.sub("", row.zh) if row else ""


class RowSource:
    """Names are the columns of the list, by key or by label, or those of the whole filing."""

    def __init__(self, whole: FilingSource, table: Table, values: dict[str, Value], number: int) -> None:
        self.whole, self.table, self.values, self.number = whole, table, values, number
        self.columns = {word: column for column in table.columns for word in (column.zh, column.key)}

    def value(self, name: str) -> Value | None:
        if name == "序号":
            return Decimal(self.number)
        column = self.columns.get(name)
        return self.whole.value(name) if column is None else self.values.get(column.key)

    def words(self, name: str) -> str | None:
        column = self.columns.get(name)
        value = self.value(name)
        if column is None and name != "序号":
            return self.whole.words(name)
        if value is None:
            return None
        unit = entry(self.table, column).unit if column else ""
        return spoken(value, unit, column is not None and column.rate is not None and unit == "%")

    def listed(self, name: str, depth: int, unit: str) -> str | None:
        return self.whole.listed(name, depth, unit)


OWN_NAMES = ("序号", "评价体系", "绩效指标数", "定量指标数", "达标指标数", "未达标指标数")  # what is no cell


def is_met(row: dict[str, Value]) -> bool | None:
    """Whether a row of the targets reaches its target; None where it is told in words or not told."""
    target, actual = row.get("target"), row.get("actual")
    if not isinstance(target, Decimal) or not isinstance(actual, Decimal):
        return None
    direction = row.get("direction", "≥")
    if direction == "≤":
        return actual <= target
    return actual == target if direction == "＝" else actual >= target


def _targets(filing: Filing) -> Iterator[tuple[str, Decimal]]:
    """How many targets there are, and how many were met."""
    rows = filing.rows.get("targets", ())
    met = [verdict for row in rows if (verdict := is_met(row)) is not None]
    if rows:
        yield "绩效指标数", Decimal(len(rows))
    if met:
        yield "定量指标数", Decimal(len(met))
        yield "达标指标数", Decimal(sum(met))
        yield "未达标指标数", Decimal(len(met) - sum(met))
