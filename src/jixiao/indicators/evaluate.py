"""Formulas and conditions over data of which some are only known to lie between two values, or are missing.

Plain interval arithmetic is sound but forgets that a name stands for one value wherever it occurs: (a - b) / a with a from 100 to 102 and
b = 90 would reach from 9.8 % to 12 %. But as a function of one name alone, the others fixed, a quotient of two polynomials of the first
degree in that name, (p a + q) / (r a + s), only rises or only falls wherever it is defined. So its least and greatest values lie where each
name takes one of its ends, and are found by putting in the ends: the result is exact. All formulas of the known systems are of
this kind, or are min, max, abs and round of such. What is not (a * a, or a name on both sides of max(0, a) / a) is put together from
its pieces by plain interval arithmetic, which holds every value, and perhaps more. A narrower datum never widens the result.
"""

from collections.abc import Mapping
from itertools import product

from jixiao.indicators.grammar import Binary, Call, Comparison, Logical, Name, Negative, Number, Tree, names_in
from jixiao.indicators.intervals import (
    ANYTHING,
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

Degrees = tuple[Mapping[str, int], Mapping[str, int]]
"""Of a quotient of polynomials: bounds for the degree of its numerator and of its denominator in each name."""

MOST_ENDS = 8  # names whose ends are put in: 2**8 evaluations
_OPERATIONS = {"+": plus, "-": minus, "*": times, "/": divided}


def range_of(tree: Tree, box: Box) -> Interval:
    """All values that a formula can take; undefined where it may divide by zero."""
    return UNDEFINED if _plain(tree, box).undefined else _range(tree, box)


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


def _range(tree: Tree, box: Box) -> Interval:
    """The range of a formula that is defined everywhere."""
    if isinstance(tree, Number | Name):
        return _plain(tree, box)
    degrees = _degrees(tree)
    if degrees is not None and all(degree <= 1 for each in degrees for degree in each.values()):
        ends = {name: value for name in names_in(tree) if isinstance(value := box[name], Interval) and _is_between(value)}
        if len(ends) <= MOST_ENDS:
            corners = product(*((point(value.low), point(value.high)) for value in ends.values()))
            return hull(_plain(tree, {**box, **dict(zip(ends, corner, strict=True))}) for corner in corners)
    if isinstance(tree, Negative):
        return negative(_range(tree.of, box))
    if isinstance(tree, Binary):
        return _OPERATIONS[tree.sign](_range(tree.left, box), _range(tree.right, box))
    return _called(tree, [_range(part, box) for part in _arguments(tree)])


def _is_between(value: Interval) -> bool:
    return not value.is_point and not isinstance(value.low, float) and not isinstance(value.high, float)


def _plain(tree: Tree, box: Box) -> Interval:
    """The formula in plain interval arithmetic; exact where all values are."""
    if isinstance(tree, Number):
        return point(tree.value)
    if isinstance(tree, Name):
        value = box[tree.name]
        return value if isinstance(value, Interval) else ANYTHING
    if isinstance(tree, Negative):
        return negative(_plain(tree.of, box))
    if isinstance(tree, Binary):
        return _OPERATIONS[tree.sign](_plain(tree.left, box), _plain(tree.right, box))
    return _called(tree, [_plain(part, box) for part in _arguments(tree)])


def _called(tree: Tree, values: list[Interval]) -> Interval:
    assert isinstance(tree, Call)
    if tree.function == "min":
        return least(values)
    if tree.function == "max":
        return greatest(values)
    return rounded(values[0], tree.places) if tree.function == "round" else absolute(values[0])


def _arguments(tree: Tree) -> tuple[Tree, ...]:
    assert isinstance(tree, Call), "conditions are held apart from formulas when a system is read"
    return tree.arguments


def _degrees(tree: Tree) -> Degrees | None:
    """Bounds for the degrees of the formula as one quotient; None where it is none (min, max, abs, round)."""
    if isinstance(tree, Number):
        return {}, {}
    if isinstance(tree, Name):
        return {tree.name: 1}, {}
    if isinstance(tree, Negative):
        return _degrees(tree.of)
    if not isinstance(tree, Binary):
        return None
    left, right = _degrees(tree.left), _degrees(tree.right)
    if left is None or right is None:
        return None
    (above, below), (other_above, other_below) = left, right
    if tree.sign == "*":
        return _added(above, other_above), _added(below, other_below)
    if tree.sign == "/":
        return _added(above, other_below), _added(below, other_above)
    first, second = _added(above, other_below), _added(other_above, below)
    return {name: max(first.get(name, 0), second.get(name, 0)) for name in (*first, *second)}, _added(below, other_below)


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in (*one, *other)}
