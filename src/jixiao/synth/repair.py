"""Which single figure could be put right so that all its claims hold again: what a careful reader can know about the culprit."""

from collections.abc import Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation

import msgspec

from jixiao.synth.gold import HUNDRED, Claimed, Told, holds

UNIT_STEPS = (Decimal(10_000), Decimal(100_000_000))


class Repair(msgspec.Struct, frozen=True):
    """A figure that could be wrong alone; `near` are the values that a single slip of a hand would have turned into what stands there;
    `values` are all that fit."""

    number: int
    values: tuple[Decimal, ...]
    near: tuple[Decimal, ...]


def repairs(claims: Sequence[Claimed], broken: Sequence[int], told: Sequence[Told], text: str) -> list[Repair]:
    """The figures that stand in every broken claim and that another value would reconcile with all their claims."""
    shared = set(claims[broken[0]].operands)
    for number in broken[1:]:
        shared &= set(claims[number].operands)
    found = []
    for number in sorted(shared):
        own = [claim for claim in claims if number in claim.operands and claim.form not in ("count", "grade")]
        values = _fitting(number, own, claims[broken[0]], told, text)
        if values:
            near = tuple(value for value in _neighbours(told[number]) if _fits(number, value, own, told, text))
            found.append(Repair(number, values, near))
    return found


def _fitting(number: int, own: Sequence[Claimed], claim: Claimed, told: Sequence[Told], text: str) -> tuple[Decimal, ...]:
    """What the first claim implies for the figure, and the values beside it, as far as all claims hold with them."""
    centre = _solved(claim, number, told)
    if centre is None:
        return ()
    figure = told[number]
    step = figure.ulp or figure.shown or Decimal(1)
    value = (
        (centre / (figure.factor * figure.sign)).quantize(step)
        if step < 1
        else (centre / (figure.factor * figure.sign)).quantize(Decimal(1))
    )
    return tuple(each for each in (value, value - step, value + step) if _fits(number, each, own, told, text))


def _fits(number: int, value: Decimal, own: Sequence[Claimed], told: Sequence[Told], text: str) -> bool:
    changed = list(told)
    changed[number] = msgspec.structs.replace(told[number], value=value)
    return all(holds(claim, changed, text) for claim in own)


def _solved(claim: Claimed, number: int, told: Sequence[Told]) -> Decimal | None:
    """The amount of one operand that the others imply."""
    at = claim.operands.index(number)
    amounts = [told[each].amount for each in claim.operands]
    if claim.form == "linear":
        rest = sum((c * amount for i, (c, amount) in enumerate(zip(claim.coefficients, amounts, strict=True)) if i != at), Decimal(0))
        return (claim.constant - rest) / claim.coefficients[at]
    if len(amounts) != 3:
        return None
    first, second, rate = amounts
    try:
        match claim.form, at:
            case "ratio", 0:
                return second * rate / HUNDRED
            case "ratio", 1:
                return first * HUNDRED / rate
            case "ratio", _:
                return first / second * HUNDRED
            case "average", 0:
                return second * rate
            case "average", 1:
                return first / rate
            case "average", _:
                return first / second
            case "growth_change", 0:
                return second * (HUNDRED + rate) / rate
            case "growth_change", 1:
                return first * rate / (HUNDRED + rate)
            case "growth_change", _:
                return second / (first - second) * HUNDRED
            case "growth_prior", 0:
                return second * (HUNDRED + rate) / HUNDRED
            case "growth_prior", 1:
                return first * HUNDRED / (HUNDRED + rate)
            case "growth_prior", _:
                return (first - second) / second * HUNDRED
    except (DivisionByZero, InvalidOperation):
        return None
    return None


def _neighbours(figure: Told) -> set[Decimal]:
    """What one slip of a hand could have turned into this value: a digit changed, dropped, added or transposed, the unit, the sign."""
    places = -int(figure.value.as_tuple().exponent)
    digits = str(abs(figure.value)).replace(".", "")
    texts = {digits[:i] + d + digits[i + 1 :] for i in range(len(digits)) for d in "0123456789"}
    texts |= {digits[:i] + d + digits[i:] for i in range(len(digits) + 1) for d in "0123456789"}
    texts |= {digits[:i] + digits[i + 1 :] for i in range(len(digits)) if len(digits) > 1}
    texts |= {digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)}
    values = {Decimal(text).scaleb(-places) for text in texts if text} - {figure.value}
    values |= {figure.value * step for step in UNIT_STEPS} | {figure.value / step for step in UNIT_STEPS} | {-figure.value}
    return values
