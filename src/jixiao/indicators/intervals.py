"""Exact interval arithmetic: bounds are fractions, nothing is rounded, and a division by zero is told apart from a missing value.

An interval is closed; an infinite end means that nothing bounds the value there (a missing value is bounded on neither side). Each
operation gives an interval that holds every result of values out of its operands.
"""

import math
from collections.abc import Iterable
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import msgspec

from jixiao.model import Bounds

Bound = Fraction | float
"""A fraction; a float only as plus or minus infinity."""

INFINITY = math.inf
DIGITS = 28  # of a decimal that does not end
_EXACT = Context(prec=100_000)


class Interval(msgspec.Struct, frozen=True):
    """All values from `low` to `high`. `undefined`: some of the values that it is made from lead to a division by zero."""

    low: Bound
    high: Bound
    undefined: bool = False

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    def holds(self, value: Bound) -> bool:
        return self.low <= value <= self.high


ANYTHING = Interval(-INFINITY, INFINITY)
UNDEFINED = Interval(-INFINITY, INFINITY, True)


def point(value: Bound) -> Interval:
    return Interval(value, value)


def hull(intervals: Iterable[Interval]) -> Interval:
    """The least interval that holds all of them; at least one is needed."""
    listed = list(intervals)
    return Interval(min(one.low for one in listed), max(one.high for one in listed), any(one.undefined for one in listed))


def plus(a: Interval, b: Interval) -> Interval:
    return Interval(_sum(a.low, b.low), _sum(a.high, b.high), a.undefined or b.undefined)


def negative(a: Interval) -> Interval:
    return Interval(-a.high, -a.low, a.undefined)


def minus(a: Interval, b: Interval) -> Interval:
    return plus(a, negative(b))


def times(a: Interval, b: Interval) -> Interval:
    products = [_product(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    return Interval(min(products), max(products), a.undefined or b.undefined)


def divided(a: Interval, b: Interval) -> Interval:
    """a / b; undefined where b may be zero."""
    if b.holds(0) or a.undefined or b.undefined:
        return UNDEFINED
    return times(a, Interval(_inverse(b.high), _inverse(b.low)))


def absolute(a: Interval) -> Interval:
    if a.low >= 0:
        return a
    if a.high <= 0:
        return negative(a)
    return Interval(Fraction(0), max(-a.low, a.high), a.undefined)


def least(intervals: Iterable[Interval]) -> Interval:
    listed = list(intervals)
    return Interval(min(one.low for one in listed), min(one.high for one in listed), any(one.undefined for one in listed))


def greatest(intervals: Iterable[Interval]) -> Interval:
    listed = list(intervals)
    return Interval(max(one.low for one in listed), max(one.high for one in listed), any(one.undefined for one in listed))


def rounded(a: Interval, places: int) -> Interval:
    return Interval(round_half_up(a.low, places), round_half_up(a.high, places), a.undefined)


def round_half_up(value: Bound, places: int) -> Bound:
    """To `places` decimals, a half away from zero: 0.5 -> 1, -0.5 -> -1."""
    if isinstance(value, float):
        return value
    scale = 10**places
    size = math.floor(abs(value) * scale + Fraction(1, 2))
    return Fraction(size if value >= 0 else -size, scale)


def held(a: Interval, low: Fraction, high: Fraction) -> Interval:
    """`a` with each end moved to the nearest value from `low` to `high`."""
    return Interval(min(max(a.low, low), high), min(max(a.high, low), high), a.undefined)


def as_decimal(value: Fraction) -> Decimal:
    """The value exactly where its decimals end, else to 28 digits (half even)."""
    denominator = value.denominator
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest == 1:
        return _EXACT.scaleb(Decimal(value.numerator * 10**places // denominator), -places)
    with localcontext(prec=DIGITS):
        return Decimal(value.numerator) / Decimal(denominator)


def as_bounds(a: Interval) -> Bounds:
    return Bounds(*(None if isinstance(end, float) else as_decimal(end) for end in (a.low, a.high)))


def of_bounds(bounds: Bounds) -> Interval:
    return Interval(
        -INFINITY if bounds.low is None else Fraction(bounds.low),
        INFINITY if bounds.high is None else Fraction(bounds.high),
    )


def _sum(a: Bound, b: Bound) -> Bound:
    """Lower ends are never plus, upper ends never minus infinity: no sum is undetermined."""
    if isinstance(a, float):
        return a
    return b if isinstance(b, float) else a + b


def _product(a: Bound, b: Bound) -> Bound:
    """Nothing times what is not bounded is nothing: the end stands for ever larger, but finite values."""
    if a == 0 or b == 0:
        return Fraction(0)
    if isinstance(a, float) or isinstance(b, float):
        return INFINITY if (a > 0) == (b > 0) else -INFINITY
    return a * b


def _inverse(a: Bound) -> Bound:
    return Fraction(0) if isinstance(a, float) else 1 / a
