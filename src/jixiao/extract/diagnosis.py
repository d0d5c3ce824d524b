"""What probably happened to a figure: the slip that turns the value that would be right into the one that stands there."""

import re
from collections.abc import Iterable
from decimal import Decimal
from math import log2

from jixiao.extract.arithmetic import places_of
from jixiao.extract.keystrokes import lengthened, retyped, shortened, transposed
from jixiao.model import Diagnosis


def slip_of(figure: str, right: Decimal) -> Diagnosis | None:
    """The human slip by which `figure` (as printed) came from the value `right`, or None if it takes more than one.

    A digit mistyped, two of them transposed, a digit dropped or doubled, the sign, the decimal point or the unit (a power of ten).
    """
    stated = figure.replace(",", "").replace(" ", "").lstrip("+")
    if not stated or not stated.isascii():  # written in Chinese numerals
        return None
    if _PLAIN.fullmatch(stated) is None:
        return None
    places = places_of(stated)
    rounded = round(right, places)
    if right != rounded and abs(right - rounded) > Decimal("0.0000001"):
        return None
    wanted = format(rounded, f".{places}f")
    if wanted.startswith("-") != stated.startswith("-"):
        return Diagnosis.SIGN if wanted.lstrip("-") == stated.lstrip("-") else None
    if wanted == stated:
        return None
    if len(wanted) == len(stated):
        differ = [at for at, (one, other) in enumerate(zip(stated, wanted, strict=True)) if one != other]
        if len(differ) == 1:
            return Diagnosis.DIGIT
        if len(differ) == 2 and stated[differ[0]] == wanted[differ[1]] and stated[differ[1]] == wanted[differ[0]]:
            return Diagnosis.TRANSPOSED
    digits, target = stated.replace(".", "").lstrip("-0"), wanted.replace(".", "").lstrip("-0")
    if digits and digits.rstrip("0") == target.rstrip("0"):
        return Diagnosis.DROPPED_DIGIT if places == 0 and wanted == stated + "0" else Diagnosis.UNIT
    value = Decimal(stated)
    if value and right and abs(value / right) in SCALES:
        return Diagnosis.UNIT
    if len(target) == len(digits) + 1 and any(target[:at] + target[at + 1 :] == digits for at in range(len(target))):
        return Diagnosis.DROPPED_DIGIT
    if len(digits) == len(target) + 1 and any(digits[:at] + digits[at + 1 :] == target for at in range(len(digits))):
        return Diagnosis.DIGIT
    return None


def one_slip(members: Iterable[tuple[str, Decimal]]) -> bool:
    """Whether one slip of one figure explains why a relation does not hold: (figure as printed, the value for which it would).

    Only figures of three digits and more: a short one is always one slip away from another."""
    return any(sum(map(str.isdigit, figure)) >= 3 and slip_of(figure, needed) is not None for figure, needed in members)


_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
SCALES = frozenset(Decimal(10) ** power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))


def slip_bits(figure: str, low: Decimal, high: Decimal) -> float:
    """How much it proves that one slip leads from `figure` into [low, high], in bits; 0.0 if none does, or if chance could.

    A figure of n digits has n neighbours by transposition, ten times as many by one other digit: in so many places a value that has
    nothing to do with it may lie by chance."""
    stated = figure.replace(",", "").replace(" ", "").lstrip("+-")
    if _PLAIN.fullmatch(stated) is None or high < 0:
        return 0.0
    places = places_of(stated)
    digits = stated.replace(".", "")
    step = Decimal(1).scaleb(-places)
    width = max(high - low, step)
    value = max(abs(Decimal(stated)), step)
    least, most = low / step, high / step
    tried = 0
    for slips in (transposed(digits), retyped(digits), _shifted(digits), [*lengthened(digits), *shortened(digits)]):
        tried += len(slips)
        if any(least <= slip <= most for slip in slips):
            return max(0.0, log2(float(value / (tried * width))))
    return 0.0


def _shifted(digits: str) -> list[Decimal]:
    return [Decimal(digits) * scale for scale in (Decimal(10), Decimal("0.1"), Decimal(10000), Decimal("0.0001"), Decimal(100))]
