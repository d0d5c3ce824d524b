"""The rule own_indicators: the body's own indicators share the points (产出、效益、满意度 of the self-evaluation forms)."""

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Self

import msgspec

from jixiao.indicators.amounts import ZERO, Amount, Points, amount_text, number_text, range_text
from jixiao.indicators.intervals import Interval, of_bounds, point
from jixiao.indicators.kinds.case import TAKES_NO_VALUE, Case, Scoring
from jixiao.indicators.kinds.judged import given_within, points_of_level, read_levels
from jixiao.indicators.kinds.ratios import HUNDRED, completion, paid_share
from jixiao.indicators.reading import Reader
from jixiao.model import Bounds, OwnIndicator, Remark
from jixiao.readers.marked_yaml import Node, shortened

DIRECTIONS = ("more", "less", "equal")
_REFUSED = ("judged.outside", "level.unknown")  # what a person said that does not fit the rule


class Quantitative(msgspec.Struct, frozen=True):
    """How an indicator with a figure is paid: when it misses its target in proportion or not at all, below `pass_mark` per cent not at all.

    `judged_from`: from this deviation above the target on (per cent, inclusive) a person may take points off. `cuts`: (deviation,
    per cent of the points off), the last that is reached counts.
    """

    miss: str = "proportional"
    pass_mark: Fraction = ZERO
    judged_from: Fraction | None = None
    cuts: tuple[tuple[Fraction, Fraction], ...] = ()

    def share(self, indicator: OwnIndicator) -> Interval:
        """The per cent of its points that an indicator earns; everything is possible where target or actual are missing."""
        if indicator.target is None or indicator.actual is None:
            return Interval(ZERO, HUNDRED)
        target = Fraction(indicator.target)
        actual = _interval(indicator.actual)
        less = indicator.direction == "less"
        if target <= 0:  # no proportion: reached or nothing
            worst, best = (actual.high, actual.low) if less else (actual.low, actual.high)
            low, high = (HUNDRED if (end <= target if less else end >= target) else ZERO for end in (worst, best))
            return Interval(low, high)
        done = completion(actual, point(target), "less" if less else "more")
        share = Interval(self._paid(Fraction(done.low)), self._paid(Fraction(done.high)))
        return share if less else self._cut(share, actual, target)

    def _paid(self, done: Fraction) -> Fraction:
        if self.miss == "zero":
            return HUNDRED if done == HUNDRED else ZERO
        return paid_share(done, self.pass_mark)

    def _cut(self, share: Interval, actual: Interval, target: Fraction) -> Interval:
        """After what a result far above its target costs, which the regulations take for a target set too low."""
        low, high = (end if isinstance(end, float) else (end - target) / target * 100 for end in (actual.low, actual.high))
        if self.judged_from is not None:
            return Interval(ZERO, HUNDRED) if high >= self.judged_from else share
        if not self.cuts:
            return share
        bounds = [start for start, _ in self.cuts[1:]]
        left = [
            HUNDRED - cut
            for (start, cut), end in zip(self.cuts, [*bounds, None], strict=True)
            if high >= start and (end is None or low < end)
        ]
        if not left:
            return share
        if low < self.cuts[0][0]:  # what lies below the first cut is possible too
            left += [Fraction(share.low), Fraction(share.high)]
        return Interval(min(left), max(left))


class OwnIndicators(Scoring, frozen=True):
    """`each`: the sum over the indicators; `count_reached`: the weight times the part of them that reached its target, between
    `reach` per cent of it. `levels` are in per cent of an indicator's points."""

    NAME: ClassVar = "own_indicators"
    VALUE: ClassVar = TAKES_NO_VALUE
    level2: tuple[str, ...]
    goals: bool
    reach: tuple[Fraction, Fraction] | None
    quantitative: Quantitative
    levels: dict[str, Amount]

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        entry = reader.fields(node, ("level2", "goals", "score", "reach", "quantitative", "qualitative"))
        counting = reader.choice(entry.get("score"), ("each", "count_reached"), "each") == "count_reached"
        if counting != ("reach" in entry):
            reader.problem(node, "reach（达标的范围）与 score: count_reached 要一起写", "reach and score: count_reached belong together")
        qualitative = reader.fields(entry["qualitative"], ("levels", "basis"), ("levels",)) if "qualitative" in entry else {}
        return cls(
            tuple(reader.text(each) for each in reader.entries(entry.get("level2"))),
            reader.boolean(entry.get("goals")),
            _reach(reader, entry["reach"]) if "reach" in entry else None,
            _quantitative(reader, entry["quantitative"]) if "quantitative" in entry else Quantitative(),
            read_levels(reader, qualitative.get("levels"), None, share=True),
        )

    def points(self, weight: Fraction, case: Case) -> Points:
        own = case.judgement.own
        if own is None:
            return Points(ZERO, weight, (Remark("own.missing"),))
        listed = [one for one in own if not self.level2 or not one.level2 or one.level2 in self.level2]
        if not listed:
            return Points(ZERO, weight, (Remark("own.none", {"level2": " / ".join(self.level2)}),))
        return self._counted(listed, self.reach, weight) if self.reach is not None else self._summed(listed, weight)

    def _counted(self, listed: list[OwnIndicator], reach: tuple[Fraction, Fraction], weight: Fraction) -> Points:
        reached = [_reached(one, *reach) for one in listed]
        sure, possible = sum(each is True for each in reached), sum(each is not False for each in reached)
        low, high = weight * sure / len(listed), weight * possible / len(listed)
        values = {"reached": str(sure) if sure == possible else f"{sure} ~ {possible}", "count": str(len(listed))}
        return Points(low, high, (Remark("own.reached", values | {"points": amount_text(low, high)}),))

    def _summed(self, listed: list[OwnIndicator], weight: Fraction) -> Points:
        total = sum((Fraction(one.points) for one in listed if one.points is not None), ZERO)
        if total <= 0 or any(one.points is None for one in listed):
            return Points(ZERO, weight, (Remark("own.unweighted", {"weight": number_text(weight)}),))
        low = high = ZERO
        remarks: list[Remark] = []
        for one in listed:
            earned = self._of(one, Fraction(one.points or 0))
            low, high, remarks = low + earned.low, high + earned.high, [*remarks, *earned.remarks]
        if total != weight:
            remarks.insert(0, Remark("own.scaled", {"total": number_text(total), "weight": number_text(weight)}))
        if not remarks:
            remarks.append(Remark("own.all", {"count": str(len(listed))}))
        return Points(low * weight / total, high * weight / total, tuple(remarks))

    def _of(self, one: OwnIndicator, points: Fraction) -> Points:
        """The points of one indicator, and a remark where it does not simply earn them all."""
        name = shortened(one.name or one.level2 or one.level)
        if one.level or (one.target is None and one.actual is None and self.levels):
            earned = points_of_level(self.levels or {one.level: Amount(ZERO, HUNDRED, True)}, points, one.level or None, one.judged)
            low, high, said = earned.low, earned.high, earned.remarks
        else:
            share = self.quantitative.share(one)
            low, high, said = given_within(points * Fraction(share.low) / 100, points * Fraction(share.high) / 100, one.judged)
        refused = tuple(remark for remark in said if remark.code in _REFUSED)
        if low == high == points:
            return Points(low, high, refused)
        actual = "?" if one.actual is None else range_text(_interval(one.actual)) + one.unit
        target = "?" if one.target is None else number_text(Fraction(one.target)) + one.unit
        values = {
            "name": name,
            "actual": actual,
            "target": target,
            "level": one.level,
            "points": amount_text(low, high),
            "of": number_text(points),
        }
        kind = "level" if one.level else "missing_figure" if one.actual is None or one.target is None else "open" if low != high else "lost"
        return Points(low, high, (Remark(f"own.{kind}", values), *refused))


def _interval(actual: Decimal | Bounds) -> Interval:
    return of_bounds(actual) if isinstance(actual, Bounds) else point(Fraction(actual))


def _reached(one: OwnIndicator, least: Fraction, most: Fraction) -> bool | None:
    """Whether actual / target in per cent lies from `least` to `most`; None where that is open, or the target is not above 0."""
    if one.target is None or one.actual is None or one.target <= 0:
        return None
    actual = _interval(one.actual)
    low, high = (end if isinstance(end, float) else end / Fraction(one.target) * 100 for end in (actual.low, actual.high))
    if low >= least and high <= most:
        return True
    return False if high < least or low > most else None


def _reach(reader: Reader, node: Node) -> tuple[Fraction, Fraction]:
    entry = reader.fields(node, ("from", "upto"), ("from", "upto"))
    least, most = reader.number(entry.get("from")), reader.number(entry.get("upto"))
    if least > most:
        reader.problem(node, "from 大于 upto", "from lies above upto")
    return least, most


def _quantitative(reader: Reader, node: Node) -> Quantitative:
    entry = reader.fields(node, ("miss", "pass", "overshoot"))
    miss = reader.choice(entry.get("miss"), ("proportional", "zero"), "proportional")
    pass_mark = reader.number(entry.get("pass"), 0, 100)
    overshoot = entry.get("overshoot")
    if overshoot is None:
        return Quantitative(miss, pass_mark)
    if isinstance(overshoot.value, dict):
        judged = reader.fields(overshoot, ("judged_from",), ("judged_from",))
        return Quantitative(miss, pass_mark, judged_from=reader.number(judged.get("judged_from"), 0))
    cuts: list[tuple[Fraction, Fraction]] = []
    for each in reader.entries(overshoot, least=1):
        fields = reader.fields(each, ("from", "deduct_share"), ("from", "deduct_share"))
        start = reader.number(fields.get("from"), 0)
        if cuts and start <= cuts[-1][0]:
            reader.problem(each, "from 应逐项增大", "from must rise from entry to entry")
        cuts.append((start, reader.number(fields.get("deduct_share"), 0, 100)))
    return Quantitative(miss, pass_mark, cuts=tuple(cuts))
