"""Rules that a person ticks: checklist (items that hold) and deduction_list (breaches)."""

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Self

import msgspec

from jixiao.indicators.amounts import ZERO, Amount, Points, amount_text, number_text, range_text
from jixiao.indicators.intervals import INFINITY, Bound, Interval, of_bounds, plus, point, times
from jixiao.indicators.kinds.case import TAKES_NO_VALUE, Case, Scoring
from jixiao.indicators.reading import Reader
from jixiao.model import Bounds, Remark
from jixiao.readers.marked_yaml import Node

UNKNOWN_COUNT = Interval(ZERO, INFINITY)
Said = bool | Decimal | None


class Item(msgspec.Struct, frozen=True):
    """An item of a checklist. `partial`: a person may give part of its points; `gate`: if it does not hold, the whole line is 0."""

    zh: str
    amount: Amount
    partial: bool = False
    gate: bool = False


class Checklist(Scoring, frozen=True):
    """The sum of the items that hold."""

    NAME: ClassVar = "checklist"
    VALUE: ClassVar = TAKES_NO_VALUE
    items: tuple[Item, ...]

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        before = len(reader.problems)
        items = []
        for entry in reader.entries(node, least=1):
            fields = reader.fields(entry, ("id", "zh", "points", "share", "partial", "gate"), ("zh",))
            amount = reader.amount(entry, fields, weight)
            flags = reader.boolean(fields.get("partial")), reader.boolean(fields.get("gate"))
            items.append(Item(reader.text(fields.get("zh")), amount, *flags))
        total, shares = sum((item.amount.high for item in items), ZERO), {item.amount.share for item in items}
        whole = Fraction(100) if shares == {True} else weight
        if len(reader.problems) == before and (len(shares) == 2 or (whole is not None and total != whole)):
            whole_text = "100 %" if whole is None or shares == {True} else number_text(whole)
            reader.problem(
                node,
                f"各项合计 {number_text(total)}，应为 {whole_text}；各项都写 points，或都写 share",
                f"the items add up to {number_text(total)}, not to {whole_text}; state all in points or all in share",
            )
        return cls(tuple(items))

    def points(self, weight: Fraction, case: Case) -> Points:
        said = (*case.judgement.held, *[None] * len(self.items))[: len(self.items)]
        low = high = ZERO
        failed, open_items = [], []
        least_gate = most_gate = True
        for item, answer in zip(self.items, said, strict=True):
            least, most = self._of(item, weight, answer)
            low, high = low + least, high + most
            if answer is None:
                open_items.append(item.zh)
            elif most < item.amount.of(weight).high:
                failed.append(item.zh)
            if item.gate:
                least_gate, most_gate = least_gate and answer not in (None, False), most_gate and answer is not False
        if not least_gate:
            low = ZERO
        if not most_gate:
            high = ZERO
        return Points(low, high, tuple(self._remarks(failed, open_items, low, high, most_gate)))

    @staticmethod
    def _of(item: Item, weight: Fraction, answer: Said) -> tuple[Fraction, Fraction]:
        whole = item.amount.of(weight).high
        if answer is None:
            return ZERO, whole
        if isinstance(answer, bool):
            return (whole, whole) if answer else (ZERO, ZERO)
        given = min(max(Fraction(answer), ZERO), whole)
        return given, given

    @staticmethod
    def _remarks(failed: list[str], open_items: list[str], low: Fraction, high: Fraction, gate_holds: bool) -> list[Remark]:
        points = amount_text(low, high)
        remarks = [] if failed or open_items else [Remark("checklist.all", {"points": points})]
        if failed:
            code = "checklist.failed" if gate_holds else "checklist.gate"
            remarks.append(Remark(code, {"items": "；".join(failed), "count": str(len(failed)), "points": points}))
        if open_items:
            remarks.append(Remark("checklist.open", {"items": "；".join(open_items), "count": str(len(open_items)), "points": points}))
        return remarks


class Breach(msgspec.Struct, frozen=True):
    """What must not happen; `amount` its own deduction; `veto`: once, and the line is 0."""

    zh: str
    amount: Amount | None = None
    veto: bool = False


class DeductionList(Scoring, frozen=True):
    """The weight minus so many points for each breach: for each case, or for each item at most once."""

    NAME: ClassVar = "deduction_list"
    VALUE: ClassVar = TAKES_NO_VALUE
    each: Amount | None
    per: str
    items: tuple[Breach, ...]

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        entry = reader.fields(node, ("points", "share", "per", "items"), ("items",))
        each = reader.amount(node, entry, weight) if {"points", "share"} & entry.keys() else None
        items = []
        for item in reader.entries(entry.get("items"), least=1):
            if not isinstance(item.value, dict):
                items.append(Breach(reader.text(item)))
                own = None
            else:
                fields = reader.fields(item, ("zh", "points", "share", "veto"), ("zh",))
                own = reader.amount(item, fields, weight) if {"points", "share"} & fields.keys() else None
                items.append(Breach(reader.text(fields.get("zh")), own, reader.boolean(fields.get("veto"))))
            if each is None and own is None and not items[-1].veto:
                reader.problem(item, "没有写扣多少分：请写 points 或 share", "says not how much it costs: give points or share")
        return cls(each, reader.choice(entry.get("per"), ("case", "item"), "case"), tuple(items))

    def points(self, weight: Fraction, case: Case) -> Points:
        said = case.judgement.breaches
        off, count = self._listed(weight, said) if isinstance(said, tuple) else self._counted(weight, count_of(said))
        values = {"count": range_text(count), "off": amount_text(*_within(off, weight))}
        code = "breaches.open" if isinstance(count.high, float) else "breaches.none" if off.high == 0 else "breaches"
        low, high = _within(off, weight)
        return Points(weight - high, weight - low, (Remark(code, values),))

    def _listed(self, weight: Fraction, said: tuple[Said, ...]) -> tuple[Interval, Interval]:
        """The points off and the number of breaches, where each item has its own answer."""
        off = count = point(ZERO)
        for item, answer in zip(self.items, (*said, *[None] * len(self.items)), strict=False):
            cases = self._at_most_once(count_of(Decimal(answer) if isinstance(answer, bool) else answer))
            off, count = plus(off, times(cases, point(self._cost(item, weight)))), plus(count, cases)
        return off, count

    def _counted(self, weight: Fraction, count: Interval) -> tuple[Interval, Interval]:
        """The same where only the number of breaches is known: from the cheapest items to the dearest."""
        costs = sorted(self._cost(item, weight) for item in self.items)
        if self.per == "case":
            return times(count, Interval(costs[0], costs[-1])), count
        most = len(costs)
        least_many, most_many = (most if isinstance(end, float) else min(most, int(end)) for end in (count.low, count.high))
        return Interval(sum(costs[:least_many], ZERO), sum(costs[most - most_many :], ZERO)), count

    def _at_most_once(self, cases: Interval) -> Interval:
        if self.per == "case":
            return cases
        return Interval(min(cases.low, Fraction(1)), min(cases.high, Fraction(1)))

    def _cost(self, item: Breach, weight: Fraction) -> Fraction:
        if item.veto:
            return weight
        amount = item.amount or self.each
        return ZERO if amount is None else amount.of(weight).high


def count_of(said: Decimal | Bounds | None) -> Interval:
    """How many cases: none below zero."""
    if said is None:
        return UNKNOWN_COUNT
    interval = of_bounds(said) if isinstance(said, Bounds) else point(Fraction(said))
    return Interval(max(interval.low, ZERO), max(interval.high, ZERO))


def _within(off: Interval, weight: Fraction) -> tuple[Fraction, Fraction]:
    low, high = (_at_most(end, weight) for end in (off.low, off.high))
    return low, high


def _at_most(value: Bound, limit: Fraction) -> Fraction:
    return limit if isinstance(value, float) else min(value, limit)
