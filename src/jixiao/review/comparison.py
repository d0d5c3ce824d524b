"""A report held against the department's workbook, or against another report on the same year: cell by cell of the form."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from operator import attrgetter

import msgspec

from jixiao.forms import Figures, Filing, Form, Value, Workbook, form_of, statement_of
from jixiao.forms.cell_words import cell_words
from jixiao.forms.filling import Filled, Stated, fill
from jixiao.forms.form import EVERY, Address, Table, TableKind, entry
from jixiao.forms.problems import agree
from jixiao.language import plain
from jixiao.model import Difference, Document, Extraction, Hedge, Mark, Span

_HEDGED = Decimal("0.05")  # of its size, how far 约 may be off
_start_of = attrgetter("span.start")


class Beside(msgspec.Struct, frozen=True):
    """What the file beside a report holds: its figures by cell, and where they stand in its text."""

    document: Document
    filing: Filing
    spans: Mapping[Address, Span]


def beside_of(file: Workbook | Extraction) -> Beside:
    """A workbook as it is filled, a report as far as it fills the form."""
    if isinstance(file, Workbook):
        statement = statement_of(file.filing, file.places)
        return Beside(statement.document, file.filing, statement.spans)
    filled = fill(file)
    return Beside(file.document, filled.filing, {address: source.span for address, source in filled.places.items()})


def differences(extraction: Extraction, beside: Beside) -> Iterator[Difference]:
    """The figures of a report that are not those of the file beside it, nor these rounded; the places of the latter are in its own text.

    Only what both tell is compared, and of a total whose parts differ these alone are told. Rows of a list are the same where they have one
    name, and no other row has it."""
    filled = fill(extraction, beside.filing.questionnaire)
    form = form_of(beside.filing)
    figures = Figures(form, beside.filing)
    there = {table: _numbers(form.tables[table], beside.filing) for table in filled.filing.rows}
    found: dict[Address, list[Difference]] = {}
    for address, stated in _figures(form, filled):
        other = _there(address, form, filled.filing, there)
        held = None if other not in beside.spans else figures.number(other)
        if held is None or not isinstance(stated.value, Decimal) or _agree(extraction, stated, stated.value, held):
            continue
        table = form.tables[address[0]]
        column = table.column(address[2])
        assert column is not None, "addresses name columns of the form"
        marks = (Mark(stated.source.span, "stated"), Mark(beside.spans[other], "held"))
        unit = entry(table, column, table.row(address[1])).unit
        named = cell_words(form, filled.filing, address)
        found.setdefault(address, []).append(Difference(named, plain(stated.value), plain(held), unit, marks))
    for address, told in found.items():
        if not _follows(form, address, found):
            yield from told


def _follows(form: Form, address: Address, from_others: Collection[Address]) -> bool:
    """Whether a cell is made from any of the others."""
    derived = form.derived.get(address)
    for part in derived.of if derived is not None else ():
        in_rows = part[1] == EVERY and any((table, column) == (part[0], part[2]) for table, _, column in from_others)
        if in_rows or part in from_others or _follows(form, part, from_others):
            return True
    return False


def _figures(form: Form, filled: Filled) -> Iterator[tuple[Address, Stated]]:
    """What a report states for each cell, in every place where it states something else."""
    figures = Figures(form, filled.filing)
    for address, source in filled.places.items():
        value = figures.number(address)
        if value is not None:
            yield address, Stated(value, source)
    for conflict in filled.conflicts:
        yield from ((conflict.address, other) for other in conflict.others if other.source.words)


def _there(address: Address, form: Form, filing: Filing, there: Mapping[str, Mapping[tuple[Value | None, ...], str]]) -> Address:
    """The cell of the other file: of a list that in the row with the same name."""
    key, row, column = address
    table = form.tables[key]
    if table.kind is not TableKind.LIST or not row.isdecimal():
        return address
    return key, there[key].get(_name(table, filing.rows[key][int(row) - 1]), ""), column


def _numbers(table: Table, filing: Filing) -> dict[tuple[Value | None, ...], str]:
    """The number of each row of a list by its name; rows with one name are left out."""
    names = [_name(table, row) for row in filing.rows.get(table.key, ())]
    count = Counter(names)
    return {name: str(number) for number, name in enumerate(names, 1) if count[name] == 1}


def _name(table: Table, row: Mapping[str, Value]) -> tuple[Value | None, ...]:
    naming = [column.key for column in table.columns if column.named or column.subject] or [table.columns[0].key]
    return tuple(row.get(key) for key in naming)


def _agree(extraction: Extraction, stated: Stated, value: Decimal, held: Decimal) -> bool:
    """Whether the figures are the same as far as both are told: 1.2亿元 is any amount that rounds to it."""
    if agree(value, held) or agree(held, value):
        return True
    quantities = extraction.quantities
    at = bisect_left(quantities, stated.source.span.start, key=_start_of)
    if at == len(quantities) or quantities[at].span.start >= stated.source.span.end or not quantities[at].value:
        return False
    written = quantities[at]
    slack = written.ulp / 2 * abs(value / written.value)
    if written.hedge is not Hedge.EXACT:
        slack = max(slack, abs(value) * _HEDGED)
    return abs(value - held) <= slack
