"""A filing while it is put together: what the report states for each cell, until one value is chosen."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.forms.figures import Figures, rate
from jixiao.forms.filing import Filing, Passage, Questionnaire, Value
from jixiao.forms.filling.filled import Conflict, Filled, LeftOver, Reason, Source, Stated
from jixiao.forms.filling.report import Report
from jixiao.forms.form import Address, Column, Entry, Form, Operation, Table, TableKind, ValueKind, entry
from jixiao.forms.parsing import LARGEST
from jixiao.forms.problems import agree, without_implied
from jixiao.forms.workbook import MOST_DIGITS
from jixiao.language import UNITS, plain
from jixiao.model import Dimension, Hedge, Kind, Quantity, Unit

TABLE, MATTER, PROSE = 3, 2, 1  # how well a statement is supported: in a table, in the section of its matter, elsewhere
_TOTAL_SCORE = ("result", "total", "value")
_EXACT, _HEDGED = Decimal(0), Decimal("0.05")  # of its size, how far 约 may be off
_COUNTED = frozenset([Dimension.COUNT, Dimension.PEOPLE, Dimension.VISITS, Dimension.NONE])


class _Claim(msgspec.Struct, frozen=True):
    stated: Stated
    weight: int
    slack: Decimal = Decimal(0)  # how far off a rounded figure may be

    @property
    def rank(self) -> tuple[int, int]:
        value = self.stated.value
        return self.weight, len(value.as_tuple().digits) if isinstance(value, Decimal) else 0


class Draft:
    """`used` are the places of the figures that have found theirs. In a report of ours (`is_ours`) every told cell stands in a table:
    words beside the tables may contradict one, and add none."""

    def __init__(self, form: Form, report: Report, questionnaire: Questionnaire, *, is_ours: bool) -> None:
        self.department = ""
        self.is_ours = is_ours
        self.form, self.report, self.questionnaire = form, report, questionnaire
        self.claims: dict[Address, list[_Claim]] = {}
        self.lists: dict[str, dict[str, None]] = {}  # of each list the names of its rows, in order
        self.prose: dict[str, list[tuple[Passage, Source]]] = {}
        self.left_over: list[LeftOver] = []
        self.rates: dict[Address, list[Stated]] = {}  # stated where the form computes
        relations = report.extraction.relations
        self.broken = {relation.operands[0].span.start for relation in relations if relation.kind is Kind.SUM and relation.status.is_broken}
        self.used: set[int] = set()
        self.of_project: dict[int, str] = {}  # figures that stand behind the name of a project
        self.from_tables: set[str] = set()  # the form's tables that the report has as tables

    def put(self, address: Address, value: Value, source: Source, weight: int = MATTER, slack: Decimal = _EXACT) -> None:
        """States a value for a cell; of a list, the row's name stands where its number will."""
        table, row, column = address
        if self.is_ours and weight < TABLE and address not in self.claims:
            return
        if isinstance(value, Decimal) and self._is_too_much(address, value):
            self.leave(Reason.UNFIT, source, plain(value))
            return
        if column_of(self.form.tables[table], column).rate:
            self.rates.setdefault(address, []).append(Stated(value, source))
            return
        if self._is_row(address):
            self.lists.setdefault(table, {}).setdefault(row)
        self.claims.setdefault(address, []).append(_Claim(Stated(value, source), weight, slack))

    def _at_their_source(self, chosen: dict[Address, Stated]) -> dict[Address, Stated]:
        """Figures of cells that only show another one's: in that other one, where it has none."""
        moved = dict(chosen)
        for address, stated in chosen.items():
            source = self._source_cell(address)
            is_free = not self.is_ours or address == _TOTAL_SCORE  # which a report of ours prints once, wherever it was typed
            if is_free and source[0] != address[0] and source not in moved and not any(part in chosen for part in self._parts(source)):
                moved[source] = stated
                del moved[address]
        return moved

    def _parts(self, address: Address) -> Iterator[Address]:
        """The cells that a cell follows from, the lists' rows left out."""
        derived = self.form.derived.get(address)
        for part in derived.of if derived is not None else ():
            yield part
            yield from self._parts(part)

    def _source_cell(self, address: Address) -> Address:
        """A cell that shows a figure of another table: that other one."""
        derived = self.form.derived.get(address)
        while derived is not None and derived.operation is Operation.SUM and len(derived.of) == 1:
            (address,) = derived.of
            derived = self.form.derived.get(address)
        return address

    def put_figure(self, address: Address, quantity: Quantity, source: Source, weight: int = MATTER) -> bool:
        """States a figure for a cell, in the cell's unit; returns whether the cell takes it."""
        value = self.fitted(address, quantity.value, quantity.unit)
        if value is None:
            return False
        coarse = _HEDGED if quantity.hedge is not Hedge.EXACT else Decimal(0)
        digit = quantity.ulp / abs(quantity.value) / 2 if quantity.value else Decimal(0)
        self.put(address, value, source, weight, abs(value) * max(coarse, digit))
        self.used.add(quantity.span.start)
        return True

    def asked(self, address: Address) -> Entry:
        table = self.form.tables[address[0]]
        column = table.column(address[2])
        assert column is not None, "addresses name columns of the form"
        return entry(table, column, table.row(address[1]))

    def tabled(self) -> set[Decimal]:
        """The figures of all tables of the report."""
        claims = (claim for claims in self.claims.values() for claim in claims if claim.weight == TABLE)
        return {abs(claim.stated.value) for claim in claims if isinstance(claim.stated.value, Decimal)}

    def _is_too_much(self, address: Address, value: Decimal) -> bool:
        """Whether a figure is larger, or finer, than the workbook keeps or its cell takes."""
        asked = self.asked(address)
        digits = len(value.normalize().as_tuple().digits)
        is_bounded = asked.kind is ValueKind.NUMBER and not self._takes(asked, value)
        return digits > MOST_DIGITS or abs(value) >= LARGEST or is_bounded

    def _takes(self, asked: Entry, value: Decimal) -> bool:
        too_fine = -min(0, int(Decimal(plain(value)).as_tuple().exponent)) > asked.decimals
        outside = (asked.low is not None and value < asked.low) or (asked.high is not None and value > asked.high)
        return not too_fine and not outside

    def fitted(self, address: Address, value: Decimal, unit: Unit) -> Decimal | None:
        """The value in the cell's unit; None where the cell does not take it."""
        asked = self.asked(address)
        if asked.kind is not ValueKind.NUMBER and not column_of(self.form.tables[address[0]], address[2]).rate:
            return None
        own = UNITS.get(asked.unit)
        if own is not None and unit.text and own.text != unit.text:
            if own.dimension in _COUNTED and unit.dimension in _COUNTED:
                value = value * unit.factor / own.factor
            elif own.dimension is not unit.dimension:
                return None
            else:
                value = value * unit.factor / own.factor
        value = Decimal(plain(value))
        return value if self._takes(asked, value) else None

    def say(self, section: str, passage: Passage, source: Source) -> None:
        self.prose.setdefault(section, []).append((passage, source))

    def leave(self, reason: Reason, source: Source, what: str = "") -> None:
        self.left_over.append(LeftOver(reason, source, what))

    def filing(self) -> Filing:
        """What is known so far."""
        told = self._put_together(self._at_their_source(self._chosen()[0]))
        return without_implied(told.whole, Figures(self.form, told.whole))

    def filled(self) -> Filled:
        chosen, conflicts = self._chosen()
        chosen = self._at_their_source(chosen)
        told = self._put_together(chosen)
        numbered = [msgspec.structs.replace(conflict, address=_numbered(conflict.address, told.numbers)) for conflict in conflicts]
        for address, stated in self.rates.items():
            others = tuple(other for other in stated[1:] if not _same(stated[0].value, other.value))
            if others:
                numbered.append(Conflict(_numbered(address, told.numbers), stated[0], others))
        figures = Figures(self.form, told.whole)
        implied = self._implied(told, figures, {**chosen, **{address: stated[0] for address, stated in self.rates.items()}})
        return Filled(without_implied(told.whole, figures), told.places, (*numbered, *implied), tuple(self.left_over))

    def _put_together(self, chosen: dict[Address, Stated]) -> "_PutTogether":
        values = {address: stated.value for address, stated in chosen.items() if not self._is_row(address)}
        rows: dict[str, list[dict[str, Value]]] = {}
        places: dict[Address, Source] = {}
        numbers: dict[tuple[str, str], str] = {}
        for table, names in self.lists.items():
            for name in names:
                columns = self.form.tables[table].columns
                told = {c.key: chosen[table, name, c.key] for c in columns if (table, name, c.key) in chosen}
                rows.setdefault(table, []).append({key: stated.value for key, stated in told.items()})
                numbers[table, name] = number = str(len(rows[table]))
                places |= {(table, number, key): stated.source for key, stated in told.items()}
        prose = {section: tuple(passage for passage, _ in said) for section, said in self.prose.items()}
        for section, said in self.prose.items():
            places |= {(section, str(number), "text"): source for number, (_, source) in enumerate(said, 1)}
        whole = Filing(values, {table: tuple(told) for table, told in rows.items()}, prose, self.questionnaire)
        places |= {address: stated.source for address, stated in chosen.items() if not self._is_row(address)}
        return _PutTogether(whole, places, numbers)

    def _is_row(self, address: Address) -> bool:
        return self.form.tables[address[0]].kind is TableKind.LIST and address[1] != "total"

    def _is_contradicted(self, address: Address, stated: Stated, value: Decimal, computed: Decimal, *, is_rate: bool) -> bool:
        """A rate holds that is the computed one to its own last digit. The parts of a sum that a report tells need not be all of them:
        they contradict it where they exceed it, where the report adds them up and misses it, or where they are names that it counts."""
        if is_rate:
            return abs(value - computed) > Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)
        derived = self.form.derived.get(address)
        is_count = derived is not None and derived.operation is Operation.COUNT
        return is_count or computed > value or stated.source.span.start in self.broken

    def _chosen(self) -> tuple[dict[Address, Stated], list[Conflict]]:
        chosen: dict[Address, Stated] = {}
        conflicts = []
        for address, claims in self.claims.items():
            best = max(claims, key=lambda claim: claim.rank)  # of equals the first
            chosen[address] = best.stated
            others = tuple(claim.stated for claim in claims if not _same(best.stated.value, claim.stated.value, claim.slack + best.slack))
            if others:
                conflicts.append(Conflict(address, best.stated, others))
        return chosen, conflicts

    def _implied(self, told: "_PutTogether", figures: Figures, chosen: dict[Address, Stated]) -> Iterator[Conflict]:
        """Stated totals and rates that the report's own figures contradict."""
        numbers = told.numbers
        for address, stated in chosen.items():
            rate_of = column_of(self.form.tables[address[0]], address[2]).rate
            if not self._is_row(address):
                computed = figures.computed(address)
            elif rate_of:
                row = told.whole.rows[address[0]][int(numbers[address[:2]]) - 1] if address[:2] in numbers else {}
                computed = rate(rate_of[0], *(number if isinstance(number := row.get(key), Decimal) else None for key in rate_of[1]))
            else:
                continue
            if computed is None or not isinstance(stated.value, Decimal) or agree(stated.value, computed):
                continue
            if self._is_contradicted(address, stated, stated.value, computed, is_rate=bool(rate_of)):
                given = Stated(computed, Source(stated.source.span, stated.source.place, ""))
                yield Conflict(_numbered(address, numbers), stated, (given,))


class _PutTogether(msgspec.Struct, frozen=True):
    """The filing with its implied totals, where its cells are stated, and the number of each row of a list, which had a name before."""

    whole: Filing
    places: dict[Address, Source]
    numbers: dict[tuple[str, str], str]


def _numbered(address: Address, numbers: dict[tuple[str, str], str]) -> Address:
    table, row, column = address
    return table, numbers.get((table, row), row), column


def column_of(table: Table, key: str) -> Column:
    column = table.column(key)
    assert column is not None
    return column


def _same(one: Value, other: Value, slack: Decimal = _EXACT) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return agree(one, other) or agree(other, one) or abs(one - other) <= slack
    return one == other
