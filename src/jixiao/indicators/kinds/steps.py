"""Rules that count steps from a target: linear_deduction (每超过一个百分点扣 0.5 分) and around_target (达标得基本分，超加低扣)."""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import ClassVar, Self

from jixiao.indicators.amounts import ZERO, Amount, Points, amount_text, number_text, range_text
from jixiao.indicators.intervals import INFINITY, Bound, Interval, absolute, greatest, minus, point
from jixiao.indicators.kinds.case import NEEDS_VALUE, Case, Scoring
from jixiao.indicators.reading import Reader
from jixiao.model import Remark
from jixiao.readers.marked_yaml import Node

_COUNT: dict[str, Callable[[Fraction], Fraction]] = {
    "complete": lambda steps: Fraction(math.floor(steps)),
    "started": lambda steps: Fraction(math.ceil(steps)),
    "proportional": lambda steps: steps,
}
COUNTINGS = tuple(_COUNT)


class LinearDeduction(Scoring, frozen=True):
    """Full points up to the target on its good side; beyond it `each` is taken off for each step, at most `most` (the weight, if None).

    `counting`: a step costs when it is complete, as soon as it is started, or in proportion; `also` are other countings that the printed
    words admit.
    """

    NAME: ClassVar = "linear_deduction"
    VALUE: ClassVar = NEEDS_VALUE
    target: Fraction
    direction: str
    step: Fraction
    each: Amount
    counting: str = "complete"
    also: tuple[str, ...] = ()
    most: Fraction | None = None

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        allowed = ("target", "direction", "step", "points", "share", "counting", "also", "max")
        entry = reader.fields(node, allowed, ("target", "direction", "step"))
        counting = reader.choice(entry.get("counting"), COUNTINGS, "complete")
        also = tuple(reader.choice(each, COUNTINGS) for each in reader.entries(entry.get("also")))
        if len({counting, *also}) != 1 + len(also):
            reader.problem(node, "also 里不能有重复，也不能有 counting 本身", "also must not repeat a counting, nor the one in counting")
        return cls(
            reader.number(entry.get("target")),
            reader.choice(entry.get("direction"), ("above", "below", "both")),
            reader.number(entry.get("step"), above=0),
            reader.amount(node, entry, weight),
            counting,
            also,
            reader.points(entry["max"], weight).high if "max" in entry else None,
        )

    def points(self, weight: Fraction, case: Case) -> Points:
        assert case.value is not None
        beyond = self._beyond(case.value)
        most = weight if self.most is None else self.most
        each = self.each.of(weight).high
        least_off, most_off = (min(most, _taken(end, self.step, each, self.counting)) for end in (beyond.low, beyond.high))
        values = {"value": range_text(case.value), "unit": case.unit, "target": number_text(self.target)}
        if most_off == 0:
            short = {"beyond": range_text(beyond)}
            remark = Remark("steps.within", values) if beyond.high == 0 else Remark("steps.short", values | short)
        else:
            off = {"beyond": range_text(beyond), "off": amount_text(least_off, most_off), "direction": self.direction}
            remark = Remark("steps.off" if most_off < most or not beyond.is_point else "steps.all", values | off)
        return Points(weight - most_off, weight - least_off, (remark,))

    def _beyond(self, value: Interval) -> Interval:
        """How far the value lies beyond the target; 0 on its good side."""
        over = minus(value, point(self.target))
        if self.direction == "both":
            return absolute(over)
        return greatest([over if self.direction == "above" else minus(point(self.target), value), point(ZERO)])


class AroundTarget(Scoring, frozen=True):
    """`base` points at the target, `up` (step, points) more for each complete step above it, `down` less for each below; at most `cap`."""

    NAME: ClassVar = "around_target"
    VALUE: ClassVar = NEEDS_VALUE
    target: Fraction
    base: Fraction
    up: tuple[Fraction, Amount] | None = None
    down: tuple[Fraction, Amount] | None = None
    cap: Fraction | None = None

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        entry = reader.fields(node, ("target", "base", "up", "down", "cap"), ("target", "base"))
        sides: dict[str, tuple[Fraction, Amount]] = {}
        for side in ("up", "down"):
            if side in entry:
                fields = reader.fields(entry[side], ("step", "points", "share"), ("step",))
                sides[side] = reader.number(fields.get("step"), above=0), reader.amount(entry[side], fields, None)
        base = reader.points(entry["base"], weight).high if "base" in entry else ZERO
        cap = reader.points(entry["cap"], weight).high if "cap" in entry else None
        return cls(reader.number(entry.get("target")), base, sides.get("up"), sides.get("down"), cap)

    def points(self, weight: Fraction, case: Case) -> Points:
        assert case.value is not None
        low, high = (self._at(end, weight) for end in (case.value.low, case.value.high))
        remark = Remark(
            "around",
            {
                "value": range_text(case.value),
                "unit": case.unit,
                "target": number_text(self.target),
                "base": number_text(self.base),
                "points": amount_text(low, high),
            },
        )
        return Points(low, high, (remark,))

    def _at(self, value: Bound, weight: Fraction) -> Fraction:
        cap = weight if self.cap is None else min(self.cap, weight)
        distance = abs(value - self.target) if not isinstance(value, float) else INFINITY
        side = self.up if value >= self.target else self.down
        moved = ZERO if side is None else min(weight, _taken(distance, side[0], side[1].of(weight).high, "complete"))
        return min(max(self.base + moved if value >= self.target else self.base - moved, ZERO), cap)


def _taken(beyond: Bound, step: Fraction, each: Fraction, counting: str) -> Fraction:
    """The points for a distance beyond a target; so much that no limit holds it where the distance is not bounded."""
    if isinstance(beyond, float):
        return ZERO if each == 0 else Fraction(10**30)
    return _COUNT[counting](beyond / step) * each
