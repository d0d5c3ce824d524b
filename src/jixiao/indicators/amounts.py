"""Points as a rule states them, and as they come out: numbers of points, shares of a weight, intervals with their reasons."""

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from jixiao.indicators.intervals import Interval, as_decimal, round_half_up
from jixiao.language import plain
from jixiao.model import Remark

ZERO = Fraction(0)
SHOWN_PLACES = 4


class Amount(msgspec.Struct, frozen=True):
    """Points as a rule states them: from `low` to `high` where a person decides; a `share` is in per cent of the indicator's weight."""

    low: Fraction
    high: Fraction
    share: bool = False

    def of(self, weight: Fraction) -> "Amount":
        """In points."""
        return Amount(self.low * weight / 100, self.high * weight / 100) if self.share else self


class Points(msgspec.Struct, frozen=True):
    """The points that a rule can give for what is known, and why."""

    low: Fraction
    high: Fraction
    remarks: tuple[Remark, ...] = ()

    def held(self, weight: Fraction) -> "Points":
        """Within 0 and the weight."""
        return Points(min(max(self.low, ZERO), weight), min(max(self.high, ZERO), weight), self.remarks)


def hull_of(points: Iterable[Points]) -> Points:
    """What may come out when any of several outcomes is possible."""
    listed = list(points)
    return Points(
        min(one.low for one in listed), max(one.high for one in listed), tuple(remark for one in listed for remark in one.remarks)
    )


def number_text(value: Fraction | float) -> str:
    """A number for people: exact if it has at most four decimals, else rounded to four."""
    if isinstance(value, float):
        return "∞" if value > 0 else "-∞"
    return plain(as_decimal(Fraction(round_half_up(value, SHOWN_PLACES))))


def range_text(interval: Interval) -> str:
    """ "4" or "4 ~ 5"."""
    if interval.is_point:
        return number_text(interval.low)
    return f"{number_text(interval.low)} ~ {number_text(interval.high)}"


def amount_text(low: Fraction, high: Fraction) -> str:
    return range_text(Interval(low, high))
