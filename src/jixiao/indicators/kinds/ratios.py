"""Rules that compute points: proportional (权重 × 完成率), points_formula, rank (按排位打分)."""

from fractions import Fraction
from typing import ClassVar, Self

from jixiao.indicators.amounts import ZERO, Points, amount_text, number_text, range_text
from jixiao.indicators.evaluate import range_of
from jixiao.indicators.grammar import Formula, Number, Tree, replaced
from jixiao.indicators.intervals import Bound, Interval, held
from jixiao.indicators.kinds.case import MAY_HAVE_VALUE, NEEDS_VALUE, Case, Scoring
from jixiao.indicators.reading import Reader
from jixiao.model import Remark
from jixiao.readers.marked_yaml import Node

HUNDRED = Fraction(100)


class Proportional(Scoring, frozen=True):
    """The weight times value / target (`more`), at most the weight, or times target / value (`less`), full where value ≤ target.

    Below `pass_mark` per cent there are no points. A negative value gives none for `more`. The target must be above 0, else the
    points are undefined.
    """

    NAME: ClassVar = "proportional"
    VALUE: ClassVar = NEEDS_VALUE
    target: Formula
    direction: str = "more"
    pass_mark: Fraction = ZERO

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        entry = reader.fields(node, ("target", "direction", "pass"), ("target",))
        target = reader.formula(entry.get("target"))
        if isinstance(target.tree, Number) and target.tree.value <= 0 and "target" in entry:
            reader.problem(entry["target"], "应是大于 0 的数或数据项的名称", "must be a number above 0 or the name of a data item")
        return cls(target, reader.choice(entry.get("direction"), ("more", "less"), "more"), reader.number(entry.get("pass"), 0, 100))

    @property
    def formulas(self) -> tuple[Formula, ...]:
        return (self.target,)

    def points(self, weight: Fraction, case: Case) -> Points:
        assert case.value is not None
        target = range_of(self.target.tree, case.box)
        if target.undefined or target.low <= 0:
            return Points(ZERO, weight, (Remark("ratio.no_target", {"formula": self.target.text}),))
        done = completion(case.value, target, self.direction)
        low, high = (weight * paid_share(end, self.pass_mark) / 100 for end in (done.low, done.high))
        values = {
            "value": range_text(case.value),
            "unit": case.unit,
            "target": range_text(target),
            "done": range_text(done),
            "points": amount_text(low, high),
            "weight": number_text(weight),
            "pass": number_text(self.pass_mark),
        }
        code = "ratio.failed" if done.high < self.pass_mark else "ratio.full" if low == weight else "ratio"
        return Points(low, high, (Remark(code, values),))


def completion(value: Interval, target: Interval, direction: str) -> Interval:
    """Completion in per cent, from 0 to 100, for a target above 0: 100 where it is reached."""
    if direction == "less":
        return Interval(_undercut(value.high, target.low), _undercut(value.low, target.high))
    return Interval(_reached(value.low, target.high), _reached(value.high, target.low))


def paid_share(done: Bound, pass_mark: Fraction) -> Fraction:
    """The share in per cent that a completion earns in proportion."""
    return Fraction(done) if done >= pass_mark else ZERO


def _reached(value: Bound, target: Bound) -> Fraction:
    if value >= target:
        return HUNDRED
    return ZERO if value <= 0 or isinstance(target, float) else HUNDRED * Fraction(value) / target


def _undercut(value: Bound, target: Bound) -> Fraction:
    if value <= target:
        return HUNDRED
    return ZERO if isinstance(value, float) else HUNDRED * Fraction(target) / value


class PointsFormula(Scoring, frozen=True):
    """Points by a formula over data items, `value` and `weight`."""

    NAME: ClassVar = "points_formula"
    VALUE: ClassVar = MAY_HAVE_VALUE
    formula: Formula

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        entry = reader.fields(node, ("formula",), ("formula",))
        return cls(reader.formula(entry.get("formula"), extra=("weight", "value") if valued else ("weight",)))

    @property
    def formulas(self) -> tuple[Formula, ...]:
        return (self.formula,)

    def points(self, weight: Fraction, case: Case) -> Points:
        names: dict[str, Tree] = {"weight": Number(weight)}
        if case.tree is not None:
            names["value"] = case.tree
        earned = range_of(replaced(self.formula.tree, names), case.box)
        if earned.undefined:
            return Points(ZERO, weight, (Remark("undefined", {"formula": self.formula.text}),))
        inside = held(earned, ZERO, weight)
        low, high = Fraction(inside.low), Fraction(inside.high)
        values = {"formula": self.formula.text, "computed": range_text(earned), "points": amount_text(low, high)}
        return Points(low, high, (Remark("formula", values),))


class Rank(Scoring, frozen=True):
    """`first` points for place 1, `step` less for each place after it."""

    NAME: ClassVar = "rank"
    VALUE: ClassVar = NEEDS_VALUE
    first: Fraction
    step: Fraction

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        entry = reader.fields(node, ("first", "step"), ("first", "step"))
        first = reader.points(entry["first"], weight).high if "first" in entry else ZERO
        return cls(first, reader.number(entry.get("step"), above=0))

    def points(self, weight: Fraction, case: Case) -> Points:
        assert case.value is not None
        low, high = (self._at(end) for end in (case.value.high, case.value.low))
        return Points(low, high, (Remark("rank", {"value": range_text(case.value), "points": amount_text(low, high)}),))

    def _at(self, place: Bound) -> Fraction:
        if isinstance(place, float):
            return ZERO if place > 0 else self.first
        return min(max(self.first - self.step * (place - 1), ZERO), self.first)
