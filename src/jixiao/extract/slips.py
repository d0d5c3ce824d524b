"""How strongly a slip of one figure speaks for a reading that does not hold: by chance a wrong reading is seldom one keystroke from
holding, so a reading that is was meant."""

from decimal import Decimal
from math import log2

from jixiao.extract.arithmetic import HUNDRED, Ratio, places_of
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.keystrokes import retyped, transposed
from jixiao.extract.ratios import Reading
from jixiao.extract.token import Token
from jixiao.model import Diagnosis

# How many of a hundred slips of the hand are of a kind, over how many figures of n digits are such a slip away.
_SHARE = {Diagnosis.TRANSPOSED: 0.4, Diagnosis.DIGIT: 0.3, Diagnosis.DROPPED_DIGIT: 0.1, Diagnosis.UNIT: 0.1, Diagnosis.SIGN: 0.05}


def evidence(claims: Claims, rate: Token, top: Token, bottom: Token, ratio: Ratio) -> float:
    """Bits by which a slip of the rate, of one of its figures, or the ratio turned over explains what is stated; 0 where none does."""
    found = [_of_rate(claims, rate, ratio), _turned_over(rate, top, bottom)]
    wanted = rate.amount / (HUNDRED if rate.unit.text != "倍" else Decimal(1))
    half = rate.ulp / (HUNDRED if rate.unit.text != "倍" else Decimal(1)) / 2
    if wanted > half > 0:
        found.append(_of_figure(top, (wanted - half) * bottom.amount, (wanted + half) * bottom.amount))
        found.append(_of_figure(bottom, top.amount / (wanted + half), top.amount / (wanted - half)))
    return max(found)


_NEEDED, _DEARER = 4.0, 2.0  # bits that a slip must speak for the cheapest reading, and more for each unit that a reading costs
_TRIED = 8  # readings, cheapest first


def by_a_slip(claims: Claims, rate: Token, failing: list[Reading]) -> Reading | None:
    """Of readings that do not hold, the one that a single slip explains best, if well enough for what the reading itself costs."""
    best, most = None, 0.0
    for reading in failing[:_TRIED]:
        cost, top, bottom, ratio = reading
        spare = evidence(claims, rate, top, bottom, ratio) - _NEEDED - _DEARER * max(0.0, cost)
        if spare > most:
            best, most = reading, spare
    return best


def _digits(figure: str) -> int:
    return sum(char.isdigit() for char in figure.lstrip("0."))


def _of_rate(claims: Claims, rate: Token, ratio: Ratio) -> float:
    figure = claims.figure(rate)
    length = _digits(figure)
    if length < 2 or not ratio.value:
        return 0.0
    places = places_of(figure)
    kind = slip_of(figure, round(ratio.value / rate.unit.factor, places))
    if kind is None:
        return 0.0
    ways = {Diagnosis.TRANSPOSED: length - 1, Diagnosis.DIGIT: 9 * length + 1, Diagnosis.DROPPED_DIGIT: 10 * (length + 1)}.get(kind, 4)
    return max(0.0, log2(9 * 10 ** (length - 1) * _SHARE.get(kind, 0.05) / ways))


def _turned_over(rate: Token, top: Token, bottom: Token) -> float:
    """312 / 318.66 for 318.66 / 312."""
    if top.amount <= 0 or rate.unit.text not in ("%", "倍"):
        return 0.0
    turned = Ratio(rate.amount, rate.ulp, bottom.amount, bottom.ulp, top.amount, top.ulp)
    if not turned.allowed() or turned.bound <= 0:
        return 0.0
    return max(0.0, log2(float(rate.amount / (2 * turned.bound)) * 0.05)) if rate.amount > 0 else 0.0


def _of_figure(token: Token, low: Decimal, high: Decimal) -> float:
    """A slip that makes a figure out of one between two bounds, which is what its rate calls for."""
    figure = format(abs(token.quantity.value), "f")
    length = _digits(figure)
    if length < 3 or high <= 0:
        return 0.0
    low, high = low / token.unit.factor, high / token.unit.factor
    digits, places = figure.replace(".", ""), places_of(figure)
    best = 0.0
    width = float((high - low) / high)
    for kind, ways, candidates in (
        (Diagnosis.TRANSPOSED, length - 1, _placed(transposed(digits), places)),
        (Diagnosis.DIGIT, 9 * length, _placed(retyped(digits), places)),
        (Diagnosis.DROPPED_DIGIT, 10 * (length + 1), _restored(figure)),
        (Diagnosis.UNIT, 4, _rescaled(figure)),
    ):
        if any(low <= candidate <= high for candidate in candidates):
            best = max(best, log2(max(1.0, _SHARE[kind] / (ways * width))))
    return best


def _placed(numbers: list[int], places: int) -> list[Decimal]:
    return [Decimal(number).scaleb(-places) for number in numbers]


def _restored(figure: str) -> list[Decimal]:
    """With a digit that was dropped put back."""
    return [Decimal(figure[:at] + digit + figure[at:]) for at in range(len(figure) + 1) for digit in "0123456789"]


def _rescaled(figure: str) -> list[Decimal]:
    return [Decimal(figure) * factor for factor in (Decimal(10), Decimal("0.1"), Decimal(10000), Decimal("0.0001"))]
