"""The rule `conditions`: the first condition that holds gives the points."""

from fractions import Fraction
from typing import ClassVar, Self

from jixiao.indicators.amounts import Amount, Points, amount_text, hull_of
from jixiao.indicators.evaluate import truth_of
from jixiao.indicators.grammar import Formula
from jixiao.indicators.kinds.case import TAKES_NO_VALUE, Case, Scoring
from jixiao.indicators.reading import Reader
from jixiao.model import Remark
from jixiao.readers.marked_yaml import Node


class Conditions(Scoring, frozen=True):
    """(condition, points) in order; the last has no condition."""

    NAME: ClassVar = "conditions"
    VALUE: ClassVar = TAKES_NO_VALUE
    entries: tuple[tuple[Formula | None, Amount], ...]

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        listed = reader.entries(node, least=2)
        entries = []
        for number, entry in enumerate(listed, 1):
            fields = reader.fields(entry, ("when", "points", "share"))
            if ("when" in fields) != (number < len(listed)):
                reader.problem(
                    entry,
                    "除最后一项外，每项要有条件 when；最后一项没有条件",
                    "each entry but the last has a condition (when), the last has none",
                )
            condition = reader.formula(fields["when"], truth=True) if "when" in fields else None
            entries.append((condition, reader.amount(entry, fields, weight)))
        return cls(tuple(entries))

    @property
    def formulas(self) -> tuple[Formula, ...]:
        return tuple(condition for condition, _ in self.entries if condition is not None)

    def points(self, weight: Fraction, case: Case) -> Points:
        possible: list[Points] = []
        for condition, amount in self.entries:
            holds = True if condition is None else truth_of(condition.tree, case.box)
            if holds is False:
                continue
            earned = amount.of(weight)
            values = {"when": "" if condition is None else condition.text, "points": amount_text(earned.low, earned.high)}
            code = ("condition.else" if condition is None else "condition") + ("" if holds and not possible else ".maybe")
            possible.append(Points(earned.low, earned.high, (Remark(code, values),)))
            if holds:
                break
        return hull_of(possible)
