"""Which figure of a broken relation is wrong, what it should be, and what probably happened."""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation

import msgspec

from jixiao.extract.arithmetic import places_of
from jixiao.extract.diagnosis import SCALES, slip_of
from jixiao.model import Diagnosis, Extraction, Kind, Operand, Quantity, Relation, Status

_HUNDRED = Decimal(100)
_ONE = Decimal(1)
_ZERO = Decimal(0)


class Correction(msgspec.Struct, frozen=True):
    """One way to mend a broken relation: operand `index` becomes `new` (as it would be printed). `score` in bits: higher is likelier."""

    index: int
    new: str
    diagnosis: Diagnosis
    score: float


def corrections(extraction: Extraction, relation: Relation, beside: dict[int, list[Relation]]) -> list[Correction]:
    """All single-figure corrections of a broken relation, likeliest first. `beside` lists each figure's relations by its start."""
    found = []
    for index, operand in enumerate(relation.operands):
        quantity = operand.quantity
        if quantity is None:
            continue
        wanted = implied(relation, index)
        if wanted is None:
            continue
        low, high = wanted
        middle = (low + high) / 2
        figure = extraction.shadow[quantity.span.start : quantity.span.end]
        new, diagnosis, score = _likeliest(figure, quantity, low, high, middle)
        if new is None:
            continue
        if diagnosis is Diagnosis.UNIT and quantity.unit.text == "元":
            score += 1.0  # 元 where 万元 was meant is the commoner slip
        score += _witnesses(relation, index, operand, Decimal(new.replace(",", "")), beside)
        if index == 0 and relation.kind is not Kind.SUM:
            score += 0.5
        found.append(Correction(index, _as_printed(figure, new), diagnosis, score))
    found.sort(key=lambda correction: -correction.score)
    return found


def _as_printed(figure: str, new: str) -> str:
    if "," in figure and len(new.partition(".")[0]) > 3:
        whole, point, rest = new.partition(".")
        return f"{int(whole):,}{point}{rest}"
    return new


def _likeliest(figure: str, quantity: Quantity, low: Decimal, high: Decimal, middle: Decimal) -> tuple[str | None, Diagnosis, float]:
    """The correction of one figure into [low, high]: a single slip if one leads there, else the middle, rounded as the figure is."""
    bare = figure.replace(",", "").replace(" ", "").lstrip("+")
    if _PLAIN.fullmatch(bare) is None:
        return None, Diagnosis.UNKNOWN, 0.0
    step = Decimal(1).scaleb(-places_of(bare))
    rounded = middle.quantize(step, ROUND_HALF_UP)
    first, last = (low / step).to_integral_value(ROUND_CEILING), (high / step).to_integral_value(ROUND_FLOOR)
    if last - first <= _MOST_CANDIDATES:
        best: tuple[Decimal, Decimal, Diagnosis] | None = None
        at = first
        while at <= last:
            candidate = at * step
            diagnosis = slip_of(bare, candidate)
            distance = abs(candidate - middle)
            if diagnosis is not None and (best is None or distance < best[0]):
                best = (distance, candidate, diagnosis)
            at += 1
        if best is not None and best[2] is not Diagnosis.UNIT:
            return format(best[1].quantize(step), "f"), best[2], max(0.5, 4.0 - float(last - first) / 8)
    if rounded < 0 <= Decimal(bare):
        return None, Diagnosis.UNKNOWN, 0.0
    if rounded and abs(Decimal(bare) / rounded) in SCALES:
        return format(rounded, "f"), Diagnosis.UNIT, 3.5
    for power in (4, 8, -4):
        scaled = Decimal(bare).scaleb(power)
        if low <= scaled <= high and abs(scaled) > 2 * (high - low):
            return format(scaled.normalize(), "f"), Diagnosis.UNIT, 3.5
    return format(rounded, "f"), Diagnosis.UNKNOWN, 0.0


_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_MOST_CANDIDATES = 60


def _witnesses(relation: Relation, index: int, operand: Operand, new: Decimal, beside: dict[int, list[Relation]]) -> float:
    """What the other relations of this figure say: a figure that they bear out is hardly wrong; one that breaks two in the same way is."""
    score = 0.0
    for other in beside.get(operand.span.start, ()):
        if other is relation or other.status is Status.UNVERIFIABLE:
            continue
        at = next((n for n, o in enumerate(other.operands) if o.span.start == operand.span.start), None)
        if at is None:
            continue
        if other.status is Status.CONSISTENT:
            score -= min(4.0, other.reading.support / 2) if other.kind is not Kind.LIMIT else 0.0
        elif other.status is Status.INCONSISTENT:
            wanted = implied(other, at)
            if wanted is not None:
                slack = abs(new) * Decimal("0.0006")
                score += 5.0 if wanted[0] - slack <= new <= wanted[1] + slack else -0.5
    return score


def implied(relation: Relation, index: int) -> tuple[Decimal, Decimal] | None:
    """The interval of values of operand `index`, in its own unit, for which the others make the relation hold; None where it has none."""
    try:
        return _implied(relation, index)
    except (DivisionByZero, InvalidOperation, KeyError):
        return None


def _implied(relation: Relation, index: int) -> tuple[Decimal, Decimal] | None:
    operands = relation.operands
    quantity = operands[index].quantity
    if quantity is None or any(operand.quantity is None for operand in operands):
        return None
    factor = _factor(relation, index)
    role = operands[index].role
    kind = relation.kind
    half = quantity.ulp / 2
    if kind is Kind.SUM:
        rest = _ZERO
        for at, operand in enumerate(operands):
            if at != index and at != 0:
                rest += _amount(relation, at) * operand.sign
        total = _amount(relation, 0) * operands[0].sign
        value = (rest if index == 0 else (total - rest) * operands[index].sign) / factor
        return value - half, value + half
    if kind is Kind.DIFFERENCE and {o.role for o in operands} == {"change", "current", "prior"}:
        by_role = {operand.role: at for at, operand in enumerate(operands)}
        change = _amount(relation, by_role["change"]) * operands[by_role["change"]].sign
        current, prior = _amount(relation, by_role["current"]), _amount(relation, by_role["prior"])
        value = {"change": abs(current - prior), "current": prior + change, "prior": current - change}[role] / factor
        return value - half, value + half
    ends = []
    for step in (-1, 0, 1):
        implied = _by_rate(relation, index, step)
        if implied is not None:
            ends.append(implied / factor)
    if not ends:
        return None
    return min(ends) - half, max(ends) + half


def _by_rate(relation: Relation, index: int, step: int) -> Decimal | None:
    operands = relation.operands
    by_role = {operand.role: at for at, operand in enumerate(operands)}
    kind = relation.kind
    role = operands[index].role
    first = operands[0].quantity
    assert first is not None
    rate = (first.value * operands[0].sign + step * first.ulp / 2) * first.unit.factor / _HUNDRED
    if kind is Kind.GROWTH and "change" in by_role and "current" in by_role:
        change = _amount(relation, by_role["change"]) * operands[by_role["change"]].sign
        current = _amount(relation, by_role["current"])
        if role == "rate":
            return change / (current - change) * _HUNDRED * operands[0].sign
        if role == "current":
            return change / rate + change
        return current * rate / (_ONE + rate) * operands[index].sign
    if kind is Kind.GROWTH and "prior" in by_role and "current" in by_role:
        current, prior = _amount(relation, by_role["current"]), _amount(relation, by_role["prior"])
        if role == "rate":
            return (current - prior) / prior * _HUNDRED * operands[0].sign
        return prior * (_ONE + rate) if role == "current" else current / (_ONE + rate)
    if kind is Kind.GROWTH and "prior" in by_role:
        change = _amount(relation, by_role["change"]) * operands[by_role["change"]].sign
        prior = _amount(relation, by_role["prior"])
        if role == "rate":
            return change / prior * _HUNDRED * operands[0].sign
        return prior * rate * operands[index].sign if role == "change" else change / rate
    if kind in (Kind.SHARE, Kind.COMPLETION) and len(operands) == 3:
        top, bottom = _amount(relation, 1), _amount(relation, 2)
        scale = _HUNDRED
        if first.unit.text == "倍":
            rate, scale = (first.value + step * first.ulp / 2), _ONE
        if index == 0:
            return top / bottom * scale
        return rate * bottom if index == 1 else top / rate
    if kind is Kind.PER_CAPITA and len(operands) == 3 and relation.form != "mean":
        each = first.value + step * first.ulp / 2
        top, count = _amount(relation, 1), _amount(relation, 2)
        right = first.value - relation.residual  # per thousand heads, per mu, per month: what the relation made of the two
        if index == 0:
            return right * first.unit.factor
        return each * top / right if index == 1 else right * count / each
    return None


def _amount(relation: Relation, at: int) -> Decimal:
    quantity = relation.operands[at].quantity
    assert quantity is not None
    return quantity.value * _factor(relation, at)


def _factor(relation: Relation, at: int) -> Decimal:
    """The unit's factor; a figure printed without a unit among siblings is read in theirs."""
    quantity = relation.operands[at].quantity
    assert quantity is not None
    if quantity.unit.text:
        return quantity.unit.factor
    for operand in relation.operands:
        if operand.quantity is not None and operand.quantity.unit.text and operand.quantity.unit.text not in ("%", "‰"):
            return operand.quantity.unit.factor
    return _ONE


def by_figure(relations: tuple[Relation, ...], asked: list[Relation]) -> dict[int, list[Relation]]:
    """The decided relations of each figure of `asked`, by where it starts."""
    starts = {operand.span.start for relation in asked for operand in relation.operands}
    beside: dict[int, list[Relation]] = {}
    for relation in relations:
        if relation.status is not Status.UNVERIFIABLE:
            for operand in relation.operands:
                if operand.span.start in starts:
                    beside.setdefault(operand.span.start, []).append(relation)
    return beside
