"""Whether a score that a body gives itself can be right: by the rule, by another counting or another copy of the table, by rounding."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

import msgspec

from jixiao.indicators.assessment import NO_JUDGEMENT, assess_line
from jixiao.indicators.box import box_of
from jixiao.indicators.intervals import as_decimal
from jixiao.indicators.kinds.steps import LinearDeduction
from jixiao.indicators.measured import Measured
from jixiao.indicators.system import Line, System
from jixiao.model import Bounds, Datum, Judgement, Remark

RULE, COUNTING, VARIANT, ROUNDING = "rule", "counting", "variant", "rounding"
USUAL_PLACES = (2, 1, 0)  # to which a report prints a rate


class Attainable(msgspec.Struct, frozen=True):
    """`by` says what gives the claimed points: rule, counting, variant, rounding, or "" if nothing does; `remark` says it in detail.

    `bounds` are the points that the rule itself gives.
    """

    by: str
    bounds: Bounds
    remark: Remark | None = None

    @property
    def fits(self) -> bool:
        return self.by != ""


def attainable(
    system: System,
    identity: str,
    claimed: Decimal,
    data: Mapping[str, Datum],
    judgement: Judgement = NO_JUDGEMENT,
    weight_set: str | None = None,
    places: tuple[int, ...] = USUAL_PLACES,
) -> Attainable:
    """Whether the points claimed for an indicator can be right for what is known.

    A claim with decimals stands for all points that round to it. `places` are the decimals to which the value may have been rounded before
    it was scored: those that the report prints, if it prints the value. Raises InvalidData as score_line does.
    """
    line, box = system.line(identity), box_of(system, data)
    weight = system.weights(weight_set)[identity]
    bounds = None
    for by, remark, other, other_weight in _tolerated(line, weight, places):
        points = assess_line(other, other_weight, box, judgement).points
        if bounds is None:
            bounds = Bounds(as_decimal(points.low), as_decimal(points.high))
        if _fits(claimed, points.low, points.high):
            return Attainable(by, bounds, remark)
    assert bounds is not None
    return Attainable("", bounds)


def tolerated(
    system: System, identity: str, data: Mapping[str, Datum], judgement: Judgement = NO_JUDGEMENT, weight_set: str | None = None
) -> Bounds:
    """All points that the rule, another counting, another copy or rounding may give, within the weight."""
    line, box = system.line(identity), box_of(system, data)
    weight = system.weights(weight_set)[identity]
    ends = [assess_line(other, points, box, judgement).points for _, _, other, points in _tolerated(line, weight, USUAL_PLACES)]
    return Bounds(as_decimal(min(end.low for end in ends)), as_decimal(min(weight, max(end.high for end in ends))))


def _fits(claimed: Decimal, low: Fraction, high: Fraction) -> bool:
    """A claim in whole points is exact: 5 is not 4.5."""
    exponent = claimed.as_tuple().exponent
    slack = Fraction(1, 2 * 10**-exponent) if isinstance(exponent, int) and exponent < 0 else Fraction(0)
    return low - slack <= Fraction(claimed) <= high + slack


def _tolerated(line: Line, weight: Fraction, places: tuple[int, ...]) -> Iterator[tuple[str, Remark | None, Line, Fraction]]:
    """The line as it is, then in each way that the printed table or a report's rounding may also be meant."""
    yield RULE, None, line, weight
    for counting, other in _other_countings(line):
        yield COUNTING, Remark(f"counting.{counting}"), other, weight
    for variant in line.variants:
        if line.measured is not None and (variant.scoring is not None or variant.weight is not None):
            scoring = variant.scoring or line.measured.scoring
            other = msgspec.structs.replace(line, measured=msgspec.structs.replace(line.measured, scoring=scoring))
            yield VARIANT, Remark("variant", {"where": variant.where}), other, variant.weight or weight
    for digits in places:
        for each in (line, *(other for _, other in _other_countings(line))):
            yield ROUNDING, Remark("rounding", {"places": str(digits)}), _rounded(each, digits), weight


def _other_countings(line: Line) -> Iterator[tuple[str, Line]]:
    """The line with each counting that the printed words also admit, for its own rule or all its parts at once."""
    scorings = [measured.scoring for measured in (line.measured, *(part for part, _ in line.parts)) if measured is not None]
    countings = [counting for scoring in scorings if isinstance(scoring, LinearDeduction) for counting in scoring.also]
    for counting in dict.fromkeys(countings):
        measured = None if line.measured is None else _counted(line.measured, counting)
        parts = tuple((_counted(part, counting), points) for part, points in line.parts)
        yield counting, msgspec.structs.replace(line, measured=measured, parts=parts)


def _counted(measured: Measured, counting: str) -> Measured:
    scoring = measured.scoring
    if not isinstance(scoring, LinearDeduction) or counting not in scoring.also:
        return measured
    return msgspec.structs.replace(measured, scoring=msgspec.structs.replace(scoring, counting=counting))


def _rounded(line: Line, places: int) -> Line:
    measured = None if line.measured is None else msgspec.structs.replace(line.measured, places=places)
    parts = tuple((msgspec.structs.replace(part, places=places), points) for part, points in line.parts)
    return msgspec.structs.replace(line, measured=measured, parts=parts)
