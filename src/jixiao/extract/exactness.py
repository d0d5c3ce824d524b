"""Whether a document's amounts are exact as printed: its sums and rates all agree to the last digit, where rounded ones often miss.

Accounts kept in 元 and shown in 万元 do not add up to the last digit every time: two parts in three cases of four, ten parts in less than
half. Where dozens of sums and rates all agree, the amounts were never rounded, and one that is a last digit off is a slip."""

from decimal import Decimal, InvalidOperation
from math import log2, pi, sqrt

import msgspec

from jixiao.model import Dimension, Kind, Operand, Relation, Status

FORM = "exact"
_PROOF = 30.0  # bits that the agreements must prove together
_TELLING = 0.95  # a chance above this proves nothing
_SLIPS = 0.05  # of the relations that could tell; one figure may stand in half a dozen of them
_FEW = 6
_AMOUNTS = frozenset([Dimension.MONEY, Dimension.NONE])  # the bare figures of a table
_CENT = Decimal("0.01")
_HUNDRED_MILLION = 10**8  # two decimals of 亿元 are always rounded
_BY_FIGURES = frozenset(["across", "balance"])
_LINEAR = frozenset([Kind.SUM, Kind.DIFFERENCE])
_RATES = frozenset([Kind.COMPLETION, Kind.SHARE, Kind.GROWTH])


def hold_to_the_last_digit(relations: list[Relation]) -> list[Relation]:
    """The relations, of which those that rounding would excuse are improbable where nothing in the document is rounded. O(operands)."""
    told = [
        (number, _agrees(relation), chance)
        for number, relation in enumerate(relations)
        if relation.status is Status.CONSISTENT and _is_of_amounts(relation) and (chance := _chance(relation)) < _TELLING
    ]
    missed = [number for number, agrees, _ in told if not agrees]
    proof = sum(-log2(chance) for _, agrees, chance in told if agrees)
    if not missed or proof < _PROOF or len(missed) > max(min(_FEW, len(told) // 8), _SLIPS * len(told)):
        return relations
    changed = list(relations)
    for number in missed:
        changed[number] = msgspec.structs.replace(relations[number], status=Status.IMPROBABLE, form=FORM)
    return changed


def _is_of_amounts(relation: Relation) -> bool:
    """Whether a sum, a difference or a rate is made of amounts with two decimals or more, and read in words that say so: what only its
    figures told is a coincidence if they do not agree."""
    if relation.form in _BY_FIGURES:
        return False
    operands = relation.operands if relation.kind in _LINEAR else relation.operands[1:] if relation.kind in _RATES else ()
    quantities = [operand.quantity for operand in operands if operand.quantity is not None]
    return len(quantities) == len(operands) >= 2 and all(
        one.unit.dimension in _AMOUNTS and 0 < one.ulp <= _CENT and one.unit.factor < _HUNDRED_MILLION for one in quantities
    )


def _agrees(relation: Relation) -> bool:
    try:
        return abs(Decimal(relation.stated.replace(",", ""))) == abs(Decimal(relation.computed.replace(",", "")))
    except InvalidOperation:
        return True


def _chance(relation: Relation) -> float:
    """How probable it is that the figures agree to the last digit if the amounts were rounded."""
    if relation.kind in _LINEAR:
        finest = min(_ulp(operand) for operand in relation.operands)
        spread = sqrt(sum((_ulp(operand) / finest) ** 2 for operand in relation.operands) / 12)
    else:
        rate, top, bottom = (operand.quantity for operand in relation.operands[:3])
        if rate is None or top is None or bottom is None or not bottom.value or not rate.ulp:
            return 1.0
        by_top = float(top.ulp / bottom.value) * 100
        by_bottom = float(bottom.ulp * top.value / bottom.value / bottom.value) * 100
        spread = sqrt((by_top**2 + by_bottom**2 + float(rate.ulp) ** 2) / 12) / float(rate.ulp)
    return min(1.0, 1 / (spread * sqrt(2 * pi)))


def _ulp(operand: Operand) -> float:
    return float(operand.quantity.ulp) if operand.quantity is not None else 0.0
