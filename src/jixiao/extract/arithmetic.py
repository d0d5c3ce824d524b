"""Rounding as statistics: whether a residual can come from rounding, how surprising it is, and how much an agreement proves."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import log2

from jixiao.model import Hedge, Status

HUNDRED = Decimal(100)
_ZERO = Decimal(0)
_EXACT = Hedge.EXACT


def judge(residual: Decimal, bound: Decimal, variance: Decimal) -> tuple[Status, float]:
    """The verdict on a residual and its size in standard deviations.

    `bound` is the worst case B = sum |a_i| u_i / 2, `variance` the square of the spread, sum a_i^2 u_i^2 / 12.
    """
    if not residual:
        return Status.CONSISTENT, 0.0
    deviation = float(residual * residual / variance) ** 0.5 if variance else 0.0
    if abs(residual) > bound:
        return Status.INCONSISTENT, deviation
    return (Status.IMPROBABLE if deviation > 3 else Status.CONSISTENT), deviation


def is_hedged(hedge: Hedge) -> bool:
    return hedge is not _EXACT


def bits(tolerance: Decimal, scale: Decimal) -> float:
    """How many bits an agreement within +-`tolerance` proves where the value could have been anything up to about `scale`."""
    if scale <= 0:
        return 0.0
    chance = float(2 * tolerance / scale)
    return -log2(min(1.0, max(chance, 1e-12)))


class Ratio:
    """A stated rate held against numerator / denominator: exact value, worst-case bound and variance by first-order propagation.

    Most pairs of figures that are tried are far off: what rounding does to them is computed only where somebody asks.
    """

    __slots__ = ("_bottom", "_bound", "_spread", "_ulps", "_variance", "residual", "value")

    def __init__(
        self, stated: Decimal, ulp: Decimal, top: Decimal, top_ulp: Decimal, bottom: Decimal, bottom_ulp: Decimal, scale: Decimal = HUNDRED
    ) -> None:
        self.value = value = top / bottom * scale
        self.residual = stated - value
        self._bottom = bottom
        self._ulps = ulp, top_ulp * scale, bottom_ulp * value
        self._spread: tuple[Decimal, Decimal, Decimal] | None = None
        self._bound: Decimal | None = None
        self._variance: Decimal | None = None

    def allowed(self) -> bool:
        """Whether rounding explains the residual."""
        ulp, by_top, by_bottom = self._ulps
        off = abs(self.residual * self._bottom)
        if off > abs(ulp * self._bottom) + abs(by_top) + abs(by_bottom):  # twice the bound: without a division
            return False
        return abs(self.residual) <= self.bound

    def _slopes(self) -> tuple[Decimal, Decimal, Decimal]:
        if self._spread is None:
            ulp, by_top, by_bottom = self._ulps
            self._spread = ulp, by_top / self._bottom, by_bottom / self._bottom
        return self._spread

    @property
    def bound(self) -> Decimal:
        """The worst case of rounding. A later stage may widen it (约, 近)."""
        if self._bound is None:
            ulp, by_top, by_bottom = self._slopes()
            self._bound = (ulp + abs(by_top) + abs(by_bottom)) / 2
        return self._bound

    @bound.setter
    def bound(self, bound: Decimal) -> None:
        self._bound = bound

    @property
    def variance(self) -> Decimal:
        if self._variance is None:
            ulp, by_top, by_bottom = self._slopes()
            self._variance = (ulp * ulp + by_top * by_top + by_bottom * by_bottom) / 12
        return self._variance

    @variance.setter
    def variance(self, variance: Decimal) -> None:
        self._variance = variance


def truncated(stated: Decimal, ulp: Decimal, value: Decimal, bound: Decimal) -> bool:
    """Whether `stated` is `value` cut off instead of rounded: short by less than one last digit (15.56 -> 15)."""
    short = abs(value) - abs(stated)
    return _ZERO < short < ulp + bound - ulp / 2


def plain(value: Decimal, places: int | None = None) -> str:
    """A decimal without exponent; rounded half up to `places` where given."""
    value = value.normalize() if places is None else round_half_up(value, places)
    text = str(value)
    return text if "E" not in text else format(value, "f")  # 1E+2: rare, and asking for it thrice as dear


def round_half_up(value: Decimal, places: int) -> Decimal:
    return value.quantize(_last_digit(places), ROUND_HALF_UP)


@cache
def _last_digit(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def places_of(figure: str) -> int:
    """Decimals of a figure as printed."""
    return len(figure) - figure.rfind(".") - 1 if "." in figure else 0
