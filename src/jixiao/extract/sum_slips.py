"""How much one human slip speaks for a sum that does not hold: the figures of a wrong reading are seldom one slip from holding."""

from decimal import Decimal
from math import log2, log10

from jixiao.extract.arithmetic import places_of
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.token import Token
from jixiao.model import Diagnosis

_ZERO = Decimal(0)
_STEPS = 3  # last digits by which rounding may move what a figure should have been
_MOST = 20.0
_LONG, _LEAST_OF_LONG = 3, 3.0
_RARE = frozenset([Diagnosis.TRANSPOSED, Diagnosis.UNIT, Diagnosis.SIGN])
_DIGIT_MORE = 0.7, 1.1  # powers of ten between a figure and the same with a digit more
_GRAIN = 1e-3


def slip_in_sum(printed: list[tuple[str, Token]], residual: Decimal) -> float:
    """The bits that one slip of one member proves for `head = sum of the others`, the head first, each with its figure as printed.

    `residual` is head minus the sum of the others. 0 where no single slip explains it, or so many would that one is no wonder; a list
    that is told with three digits or more is never that short.
    """
    head = printed[0][1]
    ulps = [token.ulp or token.unit.factor * _step_of(figure) for figure, token in printed]
    finest = min(ulps)
    steps = min(_STEPS, int(sum((token.ulp for _, token in printed), _ZERO) / 2 / finest))
    rare = common = long = False
    for step in range(-steps, steps + 1):
        off = residual + step * finest
        told = _may_be_digits(int(off / finest))
        for figure, token in printed:
            needed = token.amount - off if token is head else token.amount + off
            if told or _of_another_size(needed, token.size):
                slip = slip_of(figure, needed / token.unit.factor)
                if slip is not None:
                    common = True
                    rare = rare or slip in _RARE
                    long = long or len(figure) >= _LONG
    if not common:
        return 0.0
    ways = sum(_ways(figure, rare) for figure, _ in printed) * (2 * steps + 1)
    values = float(max(head.amount, head.amount - residual) / max(ulps))
    bits = min(_MOST, max(0.0, log2(values / ways))) if values > 0 else 0.0
    return max(bits, _LEAST_OF_LONG) if long else bits


def _may_be_digits(off: int) -> bool:
    """Whether a difference in last digits may come from one digit changed (400), or two transposed (a multiple of nine)."""
    return off % 9 == 0 or len(str(abs(off)).rstrip("0")) <= 1


def _of_another_size(needed: Decimal, size: float) -> bool:
    """Whether a figure may have lost or gained a digit, or its point or unit was shifted."""
    if size <= 0.0 or needed <= 0:
        return False
    power = log10(float(needed) / size)
    return _DIGIT_MORE[0] < abs(power) < _DIGIT_MORE[1] or abs(power - round(power)) < _GRAIN


def _step_of(figure: str) -> Decimal:
    """The last digit of a figure that is exact as printed."""
    return Decimal(1).scaleb(-places_of(figure))


def _ways(figure: str, rare: bool) -> int:
    """To how many other figures one slip leads: digits transposed and a shifted point are few, changed and dropped digits many."""
    digits = sum(map(str.isdigit, figure))
    return digits * (digits - 1) // 2 + 2 if rare else 20 * digits + 12
