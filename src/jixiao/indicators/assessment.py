"""The points of one indicator: whether it is examined, what special conditions settle, then its rule or its parts."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import msgspec

from jixiao.indicators.amounts import ZERO, Points, amount_text, hull_of
from jixiao.indicators.box import box_of, filled_in, in_words
from jixiao.indicators.evaluate import Box, truth_of
from jixiao.indicators.grammar import names_in
from jixiao.indicators.intervals import Interval, as_bounds, as_decimal
from jixiao.indicators.measured import Assessed, Measured, assess, is_missing, named
from jixiao.indicators.system import Line, System
from jixiao.model import Datum, IndicatorScore, InvalidData, Judgement, Mark, Remark

NO_JUDGEMENT = Judgement()
_FORMULAS = ("when", "formula")  # values of remarks that are formulas; `names` are names of data items, parted by commas


class Examined(msgspec.Struct, frozen=True):
    """An indicator's points before they are added up. `examined`: None where the data leave open whether it is examined at all."""

    line: Line
    weight: Fraction
    points: Points
    value: Interval | None
    examined: bool | None


def assess_line(line: Line, weight: Fraction, box: Box, judgement: Judgement) -> Examined:
    """The points of a line for what is known, within 0 and its weight."""
    excluded = False if line.excluded_when is None else truth_of(line.excluded_when.tree, box)
    if excluded and line.excluded_when is not None:
        return Examined(line, weight, Points(ZERO, ZERO, (Remark("excluded", {"when": line.excluded_when.text}),)), None, False)
    assessed = _after_specials(line, weight, box, judgement)
    points = assessed.points
    if excluded is None and line.excluded_when is not None:
        remark = Remark("excluded.maybe", {"when": line.excluded_when.text})
        points = Points(points.low, points.high, (remark, *points.remarks))
    return Examined(line, weight, points, assessed.value, True if excluded is False else None)


def score_line(
    system: System,
    identity: str,
    data: Mapping[str, Datum],
    judgement: Judgement = NO_JUDGEMENT,
    weight_set: str | None = None,
    claimed: Decimal | None = None,
) -> IndicatorScore:
    """The score of one indicator. Raises InvalidData for an unknown indicator or weight set, or a value of the wrong kind."""
    line, box = system.line(identity), box_of(system, data)
    weights = system.weights(weight_set)
    if identity not in weights:
        raise InvalidData(system.id, f"权重表里没有 {identity}。", f"the weight set has no {identity}.")
    return as_score(system, assess_line(line, weights[identity], box, judgement), box, data, judgement, claimed)


def as_score(
    system: System, examined: Examined, box: Box, data: Mapping[str, Datum], judgement: Judgement, claimed: Decimal | None
) -> IndicatorScore:
    """The result for one indicator: evidence, what is missing, and the formula with its numbers."""
    line, points = examined.line, examined.points
    names = [name for name in names_of(line) if name in system.items]  # a formula of points also has value and weight
    open_points = points.low != points.high or examined.examined is None
    missing = [system.items[name].measure for name in names if is_missing(box[name])] if open_points else []
    measured = line.measured
    return IndicatorScore(
        id=line.id,
        path=line.path,
        weight=as_decimal(examined.weight),
        value=None if examined.value is None or examined.value.undefined else as_bounds(examined.value),
        unit="" if measured is None else measured.unit,
        low=as_decimal(points.low),
        high=as_decimal(points.high),
        claimed=claimed,
        formula="" if measured is None or measured.formula is None else filled_in(measured.formula.text, system, box),
        evidence=(*_evidence(names, data), *judgement.evidence),
        missing=tuple(dict.fromkeys(missing)),
        remarks=(*(_in_words(remark, system) for remark in points.remarks), *_of_data(names, data)),
        excluded=examined.examined is False,
    )


def names_of(line: Line) -> list[str]:
    """The data items that a line uses, in their order."""
    measured = [line.measured] if line.measured is not None else [part for part, _ in line.parts]
    formulas = [special.when for special in line.specials] + ([line.excluded_when] if line.excluded_when is not None else [])
    listed = [name for formula in formulas for name in names_in(formula.tree)]
    for each in measured:
        listed += [] if each.formula is None else names_in(each.formula.tree)
        listed += sorted(each.names)
    return list(dict.fromkeys(listed))


def _after_specials(line: Line, weight: Fraction, box: Box, judgement: Judgement) -> Assessed:
    """The first special condition that surely holds settles the points; one that may hold leaves its points possible."""
    possible: list[Points] = []
    for special in line.specials:
        holds = truth_of(special.when.tree, box)
        if holds is False:
            continue
        amount = special.amount.of(weight)
        kind = "waived" if special.basis == "waived" else "special"
        values = {"when": special.when.text, "points": amount_text(amount.low, amount.high)}
        remark = Remark(kind if holds and not possible else f"{kind}.maybe", values)
        possible.append(Points(amount.low, amount.high, (remark,)))
        if holds:
            return Assessed(hull_of(possible).held(weight))
    assessed = _by_rule(line, weight, box, judgement)
    return Assessed(hull_of([*possible, assessed.points]).held(weight), assessed.value)


def _by_rule(line: Line, weight: Fraction, box: Box, judgement: Judgement) -> Assessed:
    if line.measured is not None:
        return assess(line.measured, weight, box, judgement)
    earned = [(part, assess(part, points, box, _of_part(judgement, part)).points) for part, points in line.parts]
    remarks = tuple(remark for part, points in earned for remark in named(part, points))
    return Assessed(Points(sum((points.low for _, points in earned), ZERO), sum((points.high for _, points in earned), ZERO), remarks))


def _of_part(judgement: Judgement, part: Measured) -> Judgement:
    return judgement.parts.get(part.id, NO_JUDGEMENT)


def _evidence(names: list[str], data: Mapping[str, Datum]) -> list[Mark]:
    return [mark for name in names if name in data for mark in data[name].evidence]


def _of_data(names: list[str], data: Mapping[str, Datum]) -> list[Remark]:
    """What was made of the data: several stated values, sums."""
    return [remark for name in names if name in data for remark in data[name].remarks]


def _in_words(remark: Remark, system: System) -> Remark:
    """The remark with the names of data items as the form has them."""
    values = {key: in_words(value, system) if key in _FORMULAS else value for key, value in remark.values.items()}
    if "names" in values:
        values["names"] = "、".join(system.items[name].zh for name in values["names"].split(","))
    return Remark(remark.code, values)
