"""Laws of formulas and points: what is exact stays exact, what is known better never widens the points, nothing leaves 0 to the weight."""

import ast
import operator
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jixiao.indicators import System, all_systems, load_system, score, score_line
from jixiao.indicators.amounts import number_text
from jixiao.indicators.evaluate import range_of, truth_of
from jixiao.indicators.grammar import FormulaError, names_in, parsed
from jixiao.indicators.intervals import ANYTHING, Interval, as_decimal, point, round_half_up
from jixiao.indicators.kinds.bands import Bands
from jixiao.indicators.kinds.judged import Graded
from jixiao.indicators.kinds.own import OwnIndicators
from jixiao.indicators.kinds.ticked import Checklist, DeductionList
from jixiao.indicators.system import YES_NO
from jixiao.model import Bounds, Datum, Judgement, OwnIndicator

ALL_KINDS = load_system(Path(__file__).parent / "score_cases" / "system-all-kinds.yaml")
SYSTEMS = {system.id: system for system in (*all_systems(), ALL_KINDS)}
NAMES = ("a", "b", "编制数", "c")

numbers = st.integers(-20, 20) | st.decimals(-5, 5, places=2)
figures = st.decimals(0, 300, places=1)


# formulas ------------------------------------------------------------------------------------------------------------------------------
def formulas(depth: int = 3) -> st.SearchStrategy[str]:
    leaves = st.sampled_from(NAMES) | st.integers(0, 9).map(str) | st.decimals(0, 9, places=2).map(str)
    return st.recursive(leaves, _wider, max_leaves=2**depth)


def _wider(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda part: f"({part[0]} {part[1]} {part[2]})"),
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(" ".join),
        st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(lambda part: f"{part[0]}({part[1]}, {part[2]})"),
        inner.map(lambda part: f"abs({part})"),
        inner.map(lambda part: f"-({part})"),
        st.tuples(inner, st.integers(0, 3)).map(lambda part: f"round({part[0]}, {part[1]})"),
    )


OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def independent(text: str, values: Mapping[str, Fraction]) -> Fraction:
    """The value of a formula by Python's own parser on fractions."""

    def value(node: ast.AST) -> Fraction:
        if isinstance(node, ast.Constant):
            return Fraction(ast.get_source_segment(text, node) or "")
        if isinstance(node, ast.Name):
            return values[node.id]
        if isinstance(node, ast.UnaryOp):
            return -value(node.operand)
        if isinstance(node, ast.BinOp):
            return OPERATORS[type(node.op)](value(node.left), value(node.right))
        assert isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        arguments = [value(argument) for argument in node.args]
        if node.func.id == "round":
            places = 10 ** int(arguments[1])
            whole, rest = divmod(abs(arguments[0]) * places, 1)
            return Fraction(whole + (rest >= Fraction(1, 2)), places) * (1 if arguments[0] >= 0 else -1)
        return {"min": min, "max": max, "abs": lambda only: abs(only)}[node.func.id](*arguments)

    return value(ast.parse(text, mode="eval").body)


def short(text: str) -> bool:
    return len(text) <= 300


@given(formulas().filter(short), st.tuples(*[numbers] * len(NAMES)))
def test_the_evaluator_agrees_with_an_independent_one_on_fractions(text: str, given_values: tuple[int | Decimal, ...]) -> None:
    values = {name: Fraction(value) for name, value in zip(NAMES, given_values, strict=True)}
    found = range_of(parsed(text).tree, {name: point(value) for name, value in values.items()})
    try:
        expected = independent(text, values)
    except ZeroDivisionError:
        assert found.undefined
        return
    assert (found.low, found.high, found.undefined) == (expected, expected, False)


intervals = st.tuples(numbers, numbers).map(sorted).map(lambda ends: Interval(Fraction(ends[0]), Fraction(ends[1])))


@given(formulas().filter(short), st.tuples(*[intervals] * len(NAMES)), st.tuples(*[st.fractions(0, 1)] * len(NAMES)))
def test_a_range_holds_every_value_and_narrows_with_its_data(text: str, box: tuple[Interval, ...], where: tuple[Fraction, ...]) -> None:
    tree = parsed(text).tree
    wide = range_of(tree, dict(zip(NAMES, box, strict=True)))
    inside = {name: each.low + (each.high - each.low) * part for name, each, part in zip(NAMES, box, where, strict=True)}
    narrow = range_of(tree, {name: Interval(value, each.high) for (name, value), each in zip(inside.items(), box, strict=True)})
    exact = range_of(tree, {name: point(value) for name, value in inside.items()})
    assert wide.undefined or (not narrow.undefined and wide.low <= narrow.low <= narrow.high <= wide.high)
    assert narrow.undefined or (not exact.undefined and narrow.low <= exact.low == exact.high <= narrow.high)


@pytest.mark.parametrize("identity", SYSTEMS)
@settings(max_examples=25)
@given(data=st.data())
def test_the_range_of_a_shipped_formula_is_that_of_the_ends_of_its_data(identity: str, data: st.DataObject) -> None:
    """No widening by data that occur several times: (carried_over + budget - balance) / (carried_over + budget)."""
    for line in SYSTEMS[identity].lines:
        if line.measured is None or line.measured.formula is None or "max" in line.measured.formula.text:
            continue
        tree = line.measured.formula.tree
        names = list(dict.fromkeys(names_in(tree)))
        ends = {name: sorted(data.draw(st.tuples(st.integers(100, 200), st.integers(100, 200)))) for name in names}
        found = range_of(tree, {name: Interval(Fraction(low), Fraction(high)) for name, (low, high) in ends.items()})
        corners = [
            range_of(tree, {name: point(Fraction(value)) for name, value in zip(names, corner, strict=True)}).low
            for corner in product(*ends.values())
        ]
        if "abs" in line.measured.formula.text:  # |a - b| / b falls and rises: held, not exact
            assert found.low <= min(corners) <= max(corners) <= found.high
        else:
            assert (found.low, found.high) == (min(corners), max(corners))


@given(st.text(max_size=400) | st.text("()+-*/<>=!andortnmix0123 .,且或非", max_size=60))
def test_no_text_makes_the_parser_fail_otherwise_than_by_saying_so(text: str) -> None:
    try:
        parsed(text)
    except FormulaError as error:
        assert error.zh and error.en


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("a == 0 and b == 0", False),
        ("a == 1 and b == 0", None),
        ("a == 1 or b == 0", True),
        ("a == 2 and b == 0", False),
        ("not a == 1", False),
        ("a == 1 且 非 b < 0", None),
        ("a ≥ 1 或 b＞0", True),
        ("b - b == 0", True),
        ("b / (b - b) > 0", None),
        ("编制数 > 3", True),
        ("编制数 >= 6", None),
        ("编制数 != 7", True),
        ("c", None),
        ("not c or a == 1", True),
    ],
)
def test_conditions_are_three_valued(text: str, truth: bool | None) -> None:
    box = {"a": point(Fraction(1)), "b": Interval(Fraction(-1), Fraction(1)), "编制数": Interval(Fraction(4), Fraction(6)), "c": None}
    assert truth_of(parsed(text).tree, box) is truth


def test_missing_is_told_apart_from_undefined() -> None:
    tree = parsed("a / b").tree
    assert range_of(tree, {"a": ANYTHING, "b": point(Fraction(2))}) == ANYTHING
    assert range_of(tree, {"a": point(Fraction(1)), "b": point(Fraction(0))}).undefined
    assert range_of(parsed("a * 0 + b").tree, {"a": ANYTHING, "b": point(Fraction(2))}) == point(Fraction(2))


@pytest.mark.parametrize(
    ("value", "places", "expected"), [("0.5", 0, 1), ("-0.5", 0, -1), ("2.675", 2, "2.68"), ("2.6749", 2, "2.67"), ("-1.25", 1, "-1.3")]
)
def test_a_half_is_rounded_up(value: str, places: int, expected: int | str) -> None:
    assert round_half_up(Fraction(value), places) == Fraction(expected)


@given(st.fractions(-1000, 1000))
def test_a_decimal_that_ends_is_exact(value: Fraction) -> None:
    shown = as_decimal(value)
    ends = set(str(value.denominator)) and all(value.denominator % prime or prime in (2, 5) for prime in (2, 3, 5, 7, 11, 13))
    assert abs(Fraction(shown) - value) <= Fraction(1, 10**24)
    if ends and value.denominator in (1, 2, 4, 5, 8, 10, 16, 20, 25, 40, 50, 80, 100):
        assert Fraction(shown) == value
    assert abs(Fraction(number_text(value)) - value) <= Fraction(1, 20000)


# points --------------------------------------------------------------------------------------------------------------------------------
def data_of(system: System) -> st.SearchStrategy[dict[str, Datum]]:
    known = {name: st.booleans() if item.unit == YES_NO else figures for name, item in system.items.items()}
    open_ = {
        name: (st.none() | st.booleans())
        if item.unit == YES_NO
        else (figures if item.default is not None else st.none() | figures)
        | st.tuples(figures, figures).map(sorted).map(lambda ends: Bounds(*ends))
        for name, item in system.items.items()
    }
    return (st.fixed_dictionaries(known) | st.fixed_dictionaries(open_)).map(lambda values: {k: Datum(v) for k, v in values.items()})


answers = st.none() | st.booleans()
own_indicators = st.builds(
    OwnIndicator,
    points=st.sampled_from([Decimal(5), Decimal(10)]),
    target=st.none() | st.integers(0, 50).map(Decimal),
    actual=st.none() | figures | st.tuples(figures, figures).map(sorted).map(lambda ends: Bounds(*ends)),
    direction=st.sampled_from(["more", "less", "equal"]),
)


def judgements(system: System) -> st.SearchStrategy[dict[str, Judgement]]:
    each = {}
    for line in system.lines:
        scoring = None if line.measured is None else line.measured.scoring
        if isinstance(scoring, Checklist):
            size = len(scoring.items)
            each[line.id] = st.builds(Judgement, held=st.tuples(*[answers] * size))
        elif isinstance(scoring, DeductionList):
            listed = st.tuples(*[st.none() | st.integers(0, 3).map(Decimal)] * len(scoring.items))
            each[line.id] = st.builds(Judgement, breaches=st.none() | st.integers(0, 8).map(Decimal) | listed)
        elif isinstance(scoring, Graded):
            each[line.id] = st.builds(Judgement, level=st.none() | st.sampled_from(sorted(scoring.levels)))
        elif isinstance(scoring, OwnIndicators):
            each[line.id] = st.builds(Judgement, own=st.none() | st.lists(own_indicators, min_size=1, max_size=3).map(tuple))
        else:
            each[line.id] = st.builds(Judgement, judged=st.none() | st.integers(0, 12).map(Decimal))
    return st.fixed_dictionaries(each)


def narrower(draw: st.DrawFn, data: Mapping[str, Datum]) -> dict[str, Datum]:
    """The same data, some of them known better."""
    found = {}
    for name, datum in data.items():
        value = datum.value
        if isinstance(value, Bounds) and value.low is not None and value.high is not None and draw(st.booleans()):
            low = value.low + (value.high - value.low) / 4
            value = low if draw(st.booleans()) else Bounds(low, value.high)
        elif value is None and draw(st.booleans()):
            value = draw(figures)
        found[name] = Datum(value)
    return found


def typed(system: System, data: Mapping[str, Datum]) -> dict[str, Datum]:
    """Truths where truths are due."""
    return {
        name: Datum(datum.value > 100) if system.items[name].unit == YES_NO and isinstance(datum.value, Decimal) else datum
        for name, datum in data.items()
    }


def sharper(draw: st.DrawFn, judgement: Judgement) -> Judgement:
    """The same judgement with some of what was not said."""
    held = tuple(draw(st.booleans()) if answer is None and draw(st.booleans()) else answer for answer in judgement.held)
    breaches = judgement.breaches
    if isinstance(breaches, tuple):
        breaches = tuple(Decimal(2) if each is None and draw(st.booleans()) else each for each in breaches)
    elif breaches is None and draw(st.booleans()):
        breaches = Decimal(1)
    own = None if judgement.own is None else tuple(_sharper_own(draw, one) for one in judgement.own)
    judged = draw(st.integers(0, 4).map(Decimal)) if judgement.judged is None and draw(st.booleans()) else judgement.judged
    return Judgement(held=held, breaches=breaches, level=judgement.level, judged=judged, own=own)


def _sharper_own(draw: st.DrawFn, one: OwnIndicator) -> OwnIndicator:
    actual = draw(figures) if one.actual is None and draw(st.booleans()) else one.actual
    if isinstance(actual, Bounds) and draw(st.booleans()):
        actual = actual.high
    return OwnIndicator(points=one.points, target=one.target, actual=actual, direction=one.direction)


@st.composite
def openings(draw: st.DrawFn, system: System) -> tuple[dict[str, Datum], dict[str, Judgement], dict[str, Datum], dict[str, Judgement]]:
    data, judged = draw(data_of(system)), draw(judgements(system))
    return data, judged, typed(system, narrower(draw, data)), {name: sharper(draw, each) for name, each in judged.items()}


@pytest.mark.parametrize("identity", SYSTEMS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_what_is_known_better_never_widens_the_points(identity: str, data: st.DataObject) -> None:
    system = SYSTEMS[identity]
    wide_data, wide_judged, data_known, judged_known = data.draw(openings(system))
    wide, narrow = score(system, wide_data, wide_judged), score(system, data_known, judged_known)
    for before, after in zip(wide.indicators, narrow.indicators, strict=True):
        assert 0 <= before.low <= before.high <= before.weight
        if not after.excluded:
            assert before.low <= after.low <= after.high <= before.high, (before, after)
    assert 0 <= wide.low <= narrow.low <= narrow.high <= wide.high <= Decimal(100)


@settings(max_examples=60, deadline=None)
@given(data=st.fixed_dictionaries({name: figures.filter(bool) for name, item in ALL_KINDS.items.items() if item.unit != YES_NO}))
def test_data_that_are_all_known_give_points_that_are_known(data: dict[str, Decimal]) -> None:
    known = {name: Datum(value) for name, value in data.items()} | {"no_building": Datum(False)}
    for line in ALL_KINDS.lines:
        rule = None if line.measured is None else line.measured.scoring
        if isinstance(rule, Checklist | DeductionList | Graded | OwnIndicators):
            continue
        judgement = Judgement(judged=Decimal(12), parts={"records": Judgement(judged=Decimal(1))})
        found = score_line(ALL_KINDS, line.id, known, judgement)
        assert found.low == found.high or any(remark.code == "judged.outside" for remark in found.remarks)


@given(st.fractions(-50, 150))
def test_every_value_has_one_band(value: Fraction) -> None:
    assume(value.denominator < 1000)
    rules = [line.measured.scoring for system in SYSTEMS.values() for line in system.lines if line.measured is not None]
    bands = [rule for rule in rules if isinstance(rule, Bands)]
    assert bands
    for rule in bands:
        holds = [number for number in range(len(rule.bands)) if within(rule, number, value)]
        assert len(holds) == 1


def within(rule: Bands, number: int, value: Fraction) -> bool:
    """Whether the value lies between the bounds of a band and of the one before it."""
    before, band = (rule.bands[number - 1] if number else None), rule.bands[number]
    sign = 1 if rule.RISING else -1
    above = before is None or before.bound is None or sign * value > sign * before.bound or (not before.inclusive and value == before.bound)
    below = band.bound is None or sign * value < sign * band.bound or (band.inclusive and value == band.bound)
    return above and below
