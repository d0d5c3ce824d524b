"""Rules by which a person decides: graded (picks a level) and judged (gives points)."""

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Self

from jixiao.indicators.amounts import ZERO, Amount, Points, amount_text, number_text
from jixiao.indicators.kinds.case import MAY_HAVE_VALUE, TAKES_NO_VALUE, Case, Scoring
from jixiao.indicators.reading import Reader
from jixiao.model import Remark
from jixiao.readers.marked_yaml import Node, shortened


def given_within(low: Fraction, high: Fraction, judged: Decimal | None) -> tuple[Fraction, Fraction, tuple[Remark, ...]]:
    """What a person leaves of a range of points; points outside it do not count, and that is said."""
    if low == high and judged is None:
        return low, high, ()
    if judged is None:
        return low, high, (Remark("unjudged", {"range": amount_text(low, high)}),)
    given = Fraction(judged)
    if low <= given <= high:
        return given, given, (Remark("judged", {"points": number_text(given)}),)
    return low, high, (Remark("judged.outside", {"points": number_text(given), "range": amount_text(low, high)}),)


class Graded(Scoring, frozen=True):
    """Levels by name with their points; within a range of points the person also picks the points."""

    NAME: ClassVar = "graded"
    VALUE: ClassVar = TAKES_NO_VALUE
    levels: dict[str, Amount]

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        fields = reader.fields(node, ("levels",), ("levels",))
        return cls(read_levels(reader, fields.get("levels"), weight, share=False))

    def points(self, weight: Fraction, case: Case) -> Points:
        return points_of_level(self.levels, weight, case.judgement.level, case.judgement.judged)


class Judged(Scoring, frozen=True):
    """Any number of points from 0 to the weight, in steps of `step` if stated."""

    NAME: ClassVar = "judged"
    VALUE: ClassVar = MAY_HAVE_VALUE
    step: Fraction | None = None

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        step = reader.fields(node, ("step",)).get("step")
        return cls(None if step is None else reader.number(step, above=0))

    def points(self, weight: Fraction, case: Case) -> Points:
        low, high, remarks = given_within(ZERO, weight, case.judgement.judged)
        if low == high and self.step and (low / self.step).denominator != 1:
            remarks = (*remarks, Remark("judged.step", {"points": number_text(low), "step": number_text(self.step)}))
        return Points(low, high, remarks)


def read_levels(reader: Reader, node: Node | None, weight: Fraction | None, share: bool) -> dict[str, Amount]:
    """NAME: points | [low, high] | {points or share}; if `share`, bare numbers are per cent."""
    levels = {}
    for name, entry in reader.table(node).items():
        if isinstance(entry.value, dict):
            levels[name] = reader.amount(entry, reader.fields(entry, ("points", "share")), weight, ranged=True)
        else:
            levels[name] = reader.points(entry, weight, ranged=True, share=share)
    if node is not None and not levels:
        reader.problem(node, "至少要有一个档次", "needs at least one level")
    return levels


def points_of_level(levels: dict[str, Amount], weight: Fraction, level: str | None, judged: Decimal | None) -> Points:
    """The points of the chosen level; all that the levels allow where none is chosen (or none of that name)."""
    amounts = {name: amount.of(weight) for name, amount in levels.items()}
    if level is None or level not in amounts:
        low, high = min(amount.low for amount in amounts.values()), max(amount.high for amount in amounts.values())
        low, high, remarks = given_within(low, high, judged)
        if level is not None:
            remarks = (Remark("level.unknown", {"level": shortened(level), "levels": " / ".join(amounts)}), *remarks)
        return Points(low, high, remarks)
    amount = amounts[level]
    low, high, remarks = given_within(amount.low, amount.high, judged)
    return Points(low, high, (Remark("level", {"level": level, "points": amount_text(low, high)}), *remarks))
