"""Picks the values of a system's data items from the facts of a report or a workbook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec

from jixiao.indicators.amounts import number_text
from jixiao.indicators.intervals import INFINITY, Bound, Interval, as_bounds, as_decimal, hull, plus
from jixiao.indicators.system import CURRENT, JUNE, PRIOR, YES_NO, Item, System
from jixiao.language import UNITS, measure
from jixiao.model import Datum, Fact, Hedge, Mark, Quantity, Remark

TOLD_TOGETHER = 300  # characters within which the parts of a whole are told, where they are taken to be all of it
_SLACK = Fraction(1, 10)  # what 约, 近 and 余 leave open, as where sums are checked


class Stated(msgspec.Struct, frozen=True):
    """A value in the unit of an item, with the figures that it rests on."""

    value: Interval
    ulp: Fraction
    quantities: tuple[Quantity, ...]
    remarks: tuple[Remark, ...] = ()


def gather(system: System, facts: Iterable[Fact], year: int | None = None) -> dict[str, Datum]:
    """The data items that the facts state, by their names; what they do not state is absent.

    Facts about somebody else's figures (with a subject) do not count. Values that differ by more than rounding give the whole range
    between them, with a remark. A total that is not stated is the sum of its parts, if all are stated or if those that are stand together.
    `year` is that of the document: facts that name it are its own, those of the year before are prior.
    """
    own = [fact for fact in facts if not fact.subject]
    by_role: dict[tuple[str, str, str], list[Quantity]] = {}
    for fact in own:
        by_role.setdefault((fact.measure, fact.scenario.value, fact.period), []).append(fact.quantity)
    found = ((item, _stated(item, item.measure, by_role, _periods(item, year))) for item in system.items.values() if item.unit != YES_NO)
    return {item.name: _datum(item, stated) for item, stated in found if stated is not None}


def _stated(item: Item, identity: str, by_role: Mapping[tuple[str, str, str], list[Quantity]], periods: Sequence[str]) -> Stated | None:
    """The value of a measure in the item's scenario and period: as stated, else as the sum of its parts."""
    quantities = [quantity for period in periods for quantity in by_role.get((identity, item.scenario.value, period), ())]
    values = [value for quantity in quantities if (value := _in_unit(quantity, item)) is not None]
    if values:
        return _agreed(item, values)
    known = measure(identity)
    parts = {part: _stated(item, part, by_role, periods) for part in (known.parts if known is not None else ())}
    told = [part for part in parts.values() if part is not None]
    if not told or (len(told) < len(parts) and not _told_together(told)):
        return None
    return _summed(item, told, [part for part, stated in parts.items() if stated is None])


def _in_unit(quantity: Quantity, item: Item) -> Stated | None:
    """The figure in the item's unit; None if it is of another kind."""
    unit = UNITS[item.unit]
    if quantity.unit.dimension is not unit.dimension:
        return None
    factor = Fraction(quantity.unit.factor) / Fraction(unit.factor)
    value = Fraction(quantity.value) * factor
    upper = None if quantity.upper is None else Fraction(quantity.upper) * factor
    slack = abs(value) * _SLACK
    ends: dict[Hedge, tuple[Bound, Bound]] = {
        Hedge.EXACT: (value, value if upper is None else upper),
        Hedge.ABOUT: (value - slack, (upper or value) + slack),
        Hedge.UP_TO: (value - slack, value),
        Hedge.OVER: (value, value + slack),
        Hedge.AT_LEAST: (value, INFINITY),
        Hedge.AT_MOST: (min(Fraction(0), value), value),
    }
    interval = Interval(*ends[quantity.hedge])
    remark = Remark("hedged", {"item": item.zh, "stated": f"{quantity.value:f}{quantity.unit.text}"})
    ulp = Fraction(0) if unit.exact else Fraction(quantity.ulp) * factor  # 39 and 40 people are not the same but for rounding
    return Stated(interval, ulp, (quantity,), () if interval.is_point else (remark,))


def _agreed(item: Item, values: Sequence[Stated]) -> Stated:
    """One value where all are the same but for rounding (the one with the most digits), else the range of them all."""
    finest = min(values, key=lambda each: (not each.value.is_point, each.ulp))
    quantities = tuple(quantity for each in values for quantity in each.quantities)
    others = [each for each in values if not _rounds_to(each, finest)]
    if not others:
        return Stated(finest.value, finest.ulp, quantities, finest.remarks)
    stated = "、".join(dict.fromkeys(number_text(each.value.low) for each in values))
    whole = hull(each.value for each in values)
    return Stated(whole, finest.ulp, quantities, (Remark("conflict", {"item": item.zh, "stated": f"{stated}{item.unit}"}),))


def _rounds_to(each: Stated, finest: Stated) -> bool:
    """Whether the rougher value can be a rounding of the finer one, or leaves it open."""
    if not each.value.is_point:
        return each.value.low <= finest.value.low and finest.value.high <= each.value.high
    if isinstance(each.value.low, float) or isinstance(finest.value.low, float):
        return each.value == finest.value
    return abs(each.value.low - finest.value.low) <= (each.ulp + finest.ulp) / 2


def _told_together(told: Sequence[Stated]) -> bool:
    """Two parts or more in one stretch of text: what is not told there does not exist."""
    starts = [quantity.span.start for stated in told for quantity in stated.quantities]
    return len(told) > 1 and max(starts) - min(starts) <= TOLD_TOGETHER


def _summed(item: Item, told: Sequence[Stated], absent: Sequence[str]) -> Stated:
    value = told[0].value
    for part in told[1:]:
        value = plus(value, part.value)
    said = {"item": item.zh, "stated": " + ".join(number_text(part.value.low) for part in told)}
    named = "、".join(known.zh if (known := measure(part)) is not None else part for part in absent)
    remark = Remark("summed.partly", said | {"absent": named}) if absent else Remark("summed", said)
    quantities = tuple(quantity for part in told for quantity in part.quantities)
    return Stated(value, sum((part.ulp for part in told), Fraction(0)), quantities, (remark, *(r for part in told for r in part.remarks)))


def _periods(item: Item, year: int | None) -> list[str]:
    return list(_period_names(item.period, year))


def _period_names(period: str, year: int | None) -> Iterator[str]:
    """How facts name a period: "" or the year itself, prior or the year before, the months from January on."""
    if period == CURRENT:
        yield from ("", *([str(year)] if year is not None else []))
    elif period == PRIOR:
        yield from ("prior", *([str(year - 1)] if year is not None else []))
    else:
        month = "06" if period == JUNE else "09"
        for prefix in ("", *([f"{year}-"] if year is not None else [])):
            yield from (f"{prefix}01..{month}", f"{prefix}{month}")


def _datum(item: Item, stated: Stated) -> Datum:
    value = stated.value
    exact: Decimal | None = as_decimal(Fraction(value.low)) if value.is_point else None
    marks = tuple(dict.fromkeys(Mark(quantity.span, item.name) for quantity in stated.quantities))
    return Datum(as_bounds(value) if exact is None else exact, marks, stated.remarks)
