"""From data and judgements to a score: each indicator, then what is not examined, bonus and malus, caps, and the grades of both ends."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.indicators.amounts import ZERO, amount_text, number_text
from jixiao.indicators.assessment import NO_JUDGEMENT, Examined, as_score, assess_line
from jixiao.indicators.box import box_of, in_words
from jixiao.indicators.evaluate import Box, truth_of
from jixiao.indicators.intervals import as_decimal
from jixiao.indicators.kinds.ticked import count_of
from jixiao.indicators.system import Adjustment, System
from jixiao.language import thresholds
from jixiao.model import Datum, Judgement, Remark, Score

Ends = tuple[Fraction, Fraction]


def score(
    system: System,
    data: Mapping[str, Datum],
    judgements: Mapping[str, Judgement] | None = None,
    weight_set: str | None = None,
    claimed: Mapping[str, Decimal] | None = None,
    claimed_total: Decimal | None = None,
) -> Score:
    """The score for what is known: every interval holds all points that the data and a person could still give.

    `data` by the names of the system's data items, `judgements` by the ids of its indicators and adjustments; what is absent is missing.
    `claimed` are the points that the body gives itself. Raises InvalidData for a value of the wrong kind or an unknown weight set.
    """
    judged, claims = judgements or {}, claimed or {}
    box, weights = box_of(system, data), system.weights(weight_set)
    examined = [assess_line(line, weights[line.id], box, judged.get(line.id, NO_JUDGEMENT)) for line in system.lines if line.id in weights]
    ends, remarks = _total(system, examined, sum(weights.values(), ZERO))
    ends, adjusted = _adjusted(system, ends, judged)
    ends, grades, capped = _capped(system, ends, box)
    indicators = tuple(
        as_score(system, each, box, data, judged.get(each.line.id, NO_JUDGEMENT), claims.get(each.line.id)) for each in examined
    )
    return Score(
        system.id,
        system.weight_set(weight_set) if system.weight_sets else None,
        as_decimal(ends[0]),
        as_decimal(ends[1]),
        grades,
        claimed_total,
        indicators,
        (*remarks, *adjusted, *capped),
    )


def _total(system: System, examined: Sequence[Examined], weights: Fraction) -> tuple[Ends, list[Remark]]:
    """The sum of the points, scaled to the total where indicators are not examined; what the table lacks can be anything."""
    unseen = system.total - weights
    remarks = [Remark("total.unseen", {"points": number_text(unseen)})] if unseen else []
    sure = [each for each in examined if each.examined]
    maybe = [each for each in examined if each.examined is None]
    weight = sum((each.weight for each in sure), ZERO) + unseen
    low, high = (sum((end(each) for each in sure), ZERO) for end in (_low, _high))
    if len(sure) == len(examined):
        return (low, high + unseen), remarks
    remarks.append(Remark("total.scaled", {"count": str(len(examined) - len(sure)), "weight": number_text(weight)}))
    worst = _ratio(low, weight, [(each.points.low, each.weight) for each in maybe], highest=False)
    best = _ratio(high + unseen, weight, [(each.points.high, each.weight) for each in maybe], highest=True)
    return (ZERO if worst is None else worst * system.total, system.total if best is None else best * system.total), remarks


def _low(each: Examined) -> Fraction:
    return each.points.low


def _high(each: Examined) -> Fraction:
    return each.points.high


def _ratio(points: Fraction, weight: Fraction, optional: list[tuple[Fraction, Fraction]], highest: bool) -> Fraction | None:
    """The highest (lowest) points / weight when any of the optional (points, weight) may be added; None if nothing is there.

    Adding one helps exactly when its own ratio is better than the ratio so far, so they are tried from the best on. O(n log n).
    """
    ratio = points / weight if weight else None
    for own_points, own_weight in sorted(optional, key=lambda each: each[0] / each[1], reverse=highest):
        own = own_points / own_weight
        if ratio is None or (own > ratio if highest else own < ratio):
            points, weight = points + own_points, weight + own_weight
            ratio = points / weight
    return ratio


def _adjusted(system: System, ends: Ends, judged: Mapping[str, Judgement]) -> tuple[Ends, list[Remark]]:
    """After bonus and malus, held within 0 and the total. One of which nothing was said may or may not apply."""
    low, high = ends
    remarks = []
    for each in system.adjustments:
        least, most = _adjustment(each, judged.get(each.id, NO_JUDGEMENT), system.total)
        low, high = low + least, high + most
        if least or most:
            code = "adjusted" if least == most else "adjusted.open"
            remarks.append(Remark(code, {"name": each.zh, "points": amount_text(least, most)}))
    return (min(max(low, ZERO), system.total), min(max(high, ZERO), system.total)), remarks


def _adjustment(each: Adjustment, judgement: Judgement, total: Fraction) -> Ends:
    said = judgement.breaches
    cases = count_of(None if isinstance(said, tuple) else said)
    most = total if each.most is None else each.most
    once = Fraction(1) if each.once else None
    counts = [end if once is None else min(end, once) for end in (cases.low, cases.high)]
    sizes = [most if isinstance(count, float) else min(abs(each.points) * count, most) for count in counts]
    return (sizes[0], sizes[1]) if each.points > 0 else (-sizes[1], -sizes[0])


def _capped(system: System, ends: Ends, box: Box) -> tuple[Ends, tuple[str, str], list[Remark]]:
    """After the caps: one whose condition holds limits both ends, one whose condition is open the lower end alone."""
    low, high = ends
    holding = [(cap, truth_of(cap.when.tree, box)) for cap in system.caps]
    remarks = []
    for cap, holds in holding:
        if holds is False:
            continue
        values = {"name": cap.zh, "when": in_words(cap.when.text, system)}
        remarks.append(Remark("capped" if holds else "capped.open", values))
        if cap.total_at_most is not None:
            low, high = min(low, cap.total_at_most), min(high, cap.total_at_most) if holds else high
    bands = thresholds(system.grades)
    names = [grade for _, grade in bands]
    first, last = (next((n for n, (least, _) in enumerate(bands) if end >= least), len(bands) - 1) for end in (low, high))
    for cap, holds in holding:
        if cap.grade_at_most is not None and holds is not False:
            rank = names.index(cap.grade_at_most)
            first, last = max(first, rank), max(last, rank) if holds else last
    return (low, high), (names[first], names[last]), remarks
