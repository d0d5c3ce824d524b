"""How well one slip of the hand explains why a figure does not fit."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import log2

from jixiao.extract.arithmetic import places_of
from jixiao.extract.keystrokes import lengthened, retyped, shortened, transposed

_INEXACT = Decimal("0.000001")  # what a division may be off by
_UNITS, _POWERS = (4,), (1, 2, 3, 8)
# Bits that a kind of slip is rarer than two neighbouring digits that changed places.
_TRANSPOSED, _APART, _DIGIT, _DROPPED, _DOUBLED, _SCALED = 0.0, 1.0, 1.0, 1.5, 2.5, 0.5


def slip_bits(figure: str, low: Decimal, high: Decimal) -> float:
    """How many bits it speaks for a slip that one leads from a right value in [low, high] to the printed `figure`; 0 where none does.

    A slip that many a wrong value is away from by chance proves little: the more neighbours a figure has, and the wider the interval,
    the less. `low` and `high` are in the unit of the figure.
    """
    bare = figure.replace(",", "").replace(" ", "").lstrip("+-")
    digits = bare.replace(".", "", 1)
    if not digits.isascii() or not digits.isdigit() or high <= 0:
        return 0.0
    scale = Decimal(1).scaleb(places_of(bare))
    first = int((low * scale - _INEXACT).to_integral_value(ROUND_CEILING))
    last = int((high * scale + _INEXACT).to_integral_value(ROUND_FLOOR))
    stated = int(digits)
    if last < first:  # exact, and not to be printed so
        return 0.0
    if first <= stated <= last or not stated:
        return 0.0
    best = 0.0
    for rarity, neighbours in _slips(digits):
        if any(first <= neighbour <= last for neighbour in neighbours):
            chance = len(neighbours) * (last - first + 1) / (stated + first)
            best = max(best, -log2(min(1.0, chance)) - rarity)
    return best


def _slips(digits: str) -> Iterator[tuple[float, set[int]]]:
    """What the figure should have been, by each kind of slip."""
    stated, length = int(digits), len(digits)
    yield _TRANSPOSED, set(transposed(digits)) - {stated}
    yield (
        _APART,
        {int(digits[:at] + digits[at + 2] + digits[at + 1] + digits[at] + digits[at + 3 :]) for at in range(length - 2)} - {stated},
    )
    yield _DIGIT, set(retyped(digits)) - {stated}
    for powers in (_UNITS, _POWERS):
        yield _SCALED, {stated * 10**power for power in powers} | {stated // 10**power for power in powers if not stated % 10**power}
    yield _DROPPED, set(lengthened(digits)) - {stated}
    if length > 1:
        yield _DOUBLED, set(shortened(digits)) - {stated}
