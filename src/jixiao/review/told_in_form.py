"""What a report tells in the cells of the department's form: data items and answers, with their places in the report."""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from jixiao.forms import Filing, form_of, statement_of
from jixiao.forms.filling import Filled
from jixiao.forms.form import Address, Form, Operation
from jixiao.indicators import System
from jixiao.model import Bounds, Datum, Judgement, Mark, Remark, Span
from jixiao.review.questionnaire import data_of, judgements_of


class ToldInForm:
    """A form that was filled from a report, read for a system. A total of which the report tells some parts alone stays missing."""

    def __init__(self, filled: Filled, system: System) -> None:
        self.filled, self.system = filled, system
        self.filing: Filing = filled.filing
        self.form: Form = form_of(filled.filing)
        self.statement = statement_of(filled.filing)
        self.addresses = {span.start: address for address, span in self.statement.spans.items()}
        self.conflicts = {conflict.address: conflict for conflict in filled.conflicts}

    def data(self) -> dict[str, Datum]:
        """The data items that the report itself states."""
        found = {name: self._datum(name, datum) for name, datum in data_of(self.system, self.filing, self.statement).items()}
        return {name: datum for name, datum in found.items() if datum is not None}

    def judgements(self) -> dict[str, Judgement]:
        """The answers in the report's own table of what the system asks; without such a table nothing is said."""
        if not any(address[0] == "questions" for address in self.filing.values):
            return {}
        given = judgements_of(self.system, self.filing, self.statement)
        return {identity: self._in_report(judgement) for identity, judgement in given.items()}

    def _datum(self, name: str, datum: Datum) -> Datum | None:
        cells: list[Address] = []
        for mark in datum.evidence:
            told = self._told_by(self.addresses.get(mark.span.start))
            if told is None:
                return None
            cells += told
        told_apart = [self.conflicts[cell] for cell in cells if cell in self.conflicts]
        values = [stated.value for conflict in told_apart for stated in (conflict.taken, *conflict.others)]
        numbers = [value for value in values if isinstance(value, Decimal)]
        spans = [self.filled.places[cell].span for cell in cells] + [one.source.span for conflict in told_apart for one in conflict.others]
        marks = _marks(spans, name)
        if not numbers:
            return Datum(datum.value, marks, datum.remarks)
        if datum.value not in numbers:
            return None
        item = self.system.items[name]
        stated_values = "、".join(f"{value:f}" for value in dict.fromkeys(numbers)) + item.unit
        remark = Remark("conflict", {"item": item.zh, "stated": stated_values})
        return Datum(Bounds(min(numbers), max(numbers)), marks, (remark,))

    def _told_by(self, address: Address | None) -> list[Address] | None:
        """The cells that the report tells and on which a cell rests: it itself, or all parts of its sum; None where one is not told."""
        if address is None:
            return None
        if address in self.filled.places:
            return [address]
        derived = self.form.derived.get(address)
        if derived is None:
            return None
        if derived.operation is Operation.SUM:
            parts = [self._told_by(part) for part in derived.of]
        elif derived.operation is Operation.FIRST:
            parts = [next((told for part in derived.of if (told := self._told_by(part)) is not None), None)]
        elif derived.operation is Operation.COLUMN:
            ((table, _, column),) = derived.of
            parts = [self._told_by((table, str(row), column)) for row in range(1, len(self.filing.rows.get(table, ())) + 1)]
        else:
            return None
        told = [cell for part in parts if part is not None for cell in part]
        return None if not told or any(part is None for part in parts) else told

    def _in_report(self, judgement: Judgement) -> Judgement:
        own = None
        if judgement.own is not None:
            own = tuple(msgspec.structs.replace(one, evidence=self._moved(one.evidence)) for one in judgement.own)
        parts = {identity: self._in_report(part) for identity, part in judgement.parts.items()}
        return msgspec.structs.replace(judgement, own=own, parts=parts, evidence=self._moved(judgement.evidence))

    def _moved(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """Marks of the form's cells, where these stand in the report."""
        placed = ((self.filled.places.get(self.addresses.get(mark.span.start, ("", "", ""))), mark.role) for mark in marks)
        return tuple(Mark(source.span, role) for source, role in placed if source is not None)


def _marks(spans: Iterable[Span], name: str) -> tuple[Mark, ...]:
    return tuple(Mark(span, name) for span in dict.fromkeys(spans))
