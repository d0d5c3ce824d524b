"""Formulas and conditions over data of which some are only known to lie between two values, or are missing.

Plain interval arithmetic is sound but forgets that a name stands for one value wherever it occurs: (a - b) / a with a from 100 to 102 and
b = 90 would reach from 9.8 % to 12 %. So besides its interval each formula carries, for every name that is not exactly known, the interval
of its slopes (of all difference quotients in that name alone). Where the slopes of a name have one sign, the formula is monotone in it, and
its least and greatest values lie where the name takes its ends: these are put in, and the rest is evaluated again. What stays
undecided keeps the plain interval. The result holds every value that the data could give; it is exact where the formula is monotone in each
name, which those of all known systems are; and a narrower datum never widens it.
"""

from collections.abc import Mapping
from fractions import Fraction

from jixiao.indicators.grammar import Binary, Call, Comparison, Logical, Name, Negative, Number, Tree
from jixiao.indicators.intervals import (
    ANYTHING,
    INFINITY,
    UNDEFINED,
    Interval,
    absolute,
    divided,
    greatest,
    hull,
    least,
    minus,
    negative,
    plus,
    point,
    rounded,
    times,
)

Value = Interval | bool | None
"""A number that is known or bounded; for yes_no items true, false or None: unknown. A missing number is ANYTHING."""

Box = Mapping[str, Value]
"""The values of the data items by name."""

Slopes = dict[str, Interval]

_ZERO = point(Fraction(0))
_RISING = Interval(Fraction(0), INFINITY)


def range_of(tree: Tree, box: Box) -> Interval:
    """All values that a formula can take; undefined where it may divide by zero."""
    natural, slopes = _number(tree, box)
    if natural.undefined:
        return UNDEFINED
    if natural.is_point:
        return natural
    return Interval(_end(tree, box, natural, slopes, lowest=True).low, _end(tree, box, natural, slopes, lowest=False).high)


def truth_of(tree: Tree, box: Box) -> bool | None:
    """Whether a condition holds; None where the data leave both open, or where it may divide by zero."""
    if isinstance(tree, Name):
        value = box[tree.name]
        return None if isinstance(value, Interval) else value
    if isinstance(tree, Comparison):
        return _compared(tree.sign, range_of(Binary("-", tree.left, tree.right), box))
    assert isinstance(tree, Logical), "formulas are held apart from conditions when a system is read"
    truths = [truth_of(part, box) for part in tree.parts]
    if tree.word == "not":
        return None if truths[0] is None else not truths[0]
    decisive = tree.word == "or"  # one true part decides an or, one false part an and
    if decisive in truths:
        return decisive
    return None if None in truths else not decisive


def _compared(sign: str, difference: Interval) -> bool | None:
    if difference.undefined:
        return None
    if sign in ("!=", ">=", ">"):
        opposite = _compared({"!=": "==", ">=": "<", ">": "<="}[sign], difference)
        return None if opposite is None else not opposite
    if sign == "==":
        if not difference.holds(0):
            return False
        return True if difference.is_point else None
    if difference.high < 0 or (sign == "<=" and difference.high == 0):
        return True
    if difference.low > 0 or (sign == "<" and difference.low == 0):
        return False
    return None


def _end(tree: Tree, box: Box, natural: Interval, slopes: Slopes, lowest: bool) -> Interval:
    """The interval whose lower (upper) end bounds the formula: each name in which it is monotone takes its end there."""
    fixed: dict[str, Value] = {}
    for name, slope in slopes.items():
        value = box[name]
        assert isinstance(value, Interval)
        if slope.low >= 0:
            end = value.low if lowest else value.high
        elif slope.high <= 0:
            end = value.high if lowest else value.low
        else:
            continue
        if not isinstance(end, float):
            fixed[name] = point(end)
    if not fixed:
        return natural
    narrower = {**box, **fixed}
    return _end(tree, narrower, *_number(tree, narrower), lowest)


def _number(tree: Tree, box: Box) -> tuple[Interval, Slopes]:
    """The plain interval of a formula and the slopes in each name that is not exactly known. O(size of the tree × names)."""
    if isinstance(tree, Number):
        return point(tree.value), {}
    if isinstance(tree, Name):
        value = box[tree.name]
        if not isinstance(value, Interval):
            return ANYTHING, {}
        return value, {} if value.is_point else {tree.name: point(Fraction(1))}
    if isinstance(tree, Negative):
        value, slopes = _number(tree.of, box)
        return negative(value), {name: negative(slope) for name, slope in slopes.items()}
    if isinstance(tree, Binary):
        return _binary(tree.sign, _number(tree.left, box), _number(tree.right, box))
    assert isinstance(tree, Call), "conditions are held apart from formulas when a system is read"
    return _called(tree, [_number(part, box) for part in tree.arguments])


def _binary(sign: str, left: tuple[Interval, Slopes], right: tuple[Interval, Slopes]) -> tuple[Interval, Slopes]:
    (a, of_a), (b, of_b) = left, right
    pairs = {name: (of_a.get(name, _ZERO), of_b.get(name, _ZERO)) for name in (*of_a, *of_b)}
    if sign == "+":
        return plus(a, b), {name: plus(x, y) for name, (x, y) in pairs.items()}
    if sign == "-":
        return minus(a, b), {name: minus(x, y) for name, (x, y) in pairs.items()}
    if sign == "*":
        return times(a, b), {name: plus(times(a, y), times(x, b)) for name, (x, y) in pairs.items()}
    quotient = divided(a, b)
    if quotient.undefined:
        return UNDEFINED, dict.fromkeys(pairs, ANYTHING)
    square = times(b, b)
    return quotient, {name: divided(minus(times(x, b), times(a, y)), square) for name, (x, y) in pairs.items()}


def _called(call: Call, arguments: list[tuple[Interval, Slopes]]) -> tuple[Interval, Slopes]:
    values = [value for value, _ in arguments]
    names = {name for _, of_one in arguments for name in of_one}
    slopes = {name: [of_one.get(name, _ZERO) for _, of_one in arguments] for name in names}
    if call.function == "min":
        return least(values), {name: hull(each) for name, each in slopes.items()}
    if call.function == "max":
        return greatest(values), {name: hull(each) for name, each in slopes.items()}
    value = values[0]
    if call.function == "round":
        return rounded(value, call.places), {name: times(_RISING, each[0]) for name, each in slopes.items()}
    turned = [point(Fraction(sign)) for sign in (1, -1) if (sign > 0 and value.high > 0) or (sign < 0 and value.low < 0)] or [_ZERO]
    return absolute(value), {name: times(hull(turned), each[0]) for name, each in slopes.items()}
