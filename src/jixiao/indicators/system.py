"""An indicator system as data: its data items, its indicators with their weights and rules, and what stands outside the weights."""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from jixiao.indicators.amounts import Amount
from jixiao.indicators.grammar import Formula
from jixiao.indicators.kinds.case import Scoring
from jixiao.indicators.measured import Measured
from jixiao.model import InvalidData, Scenario

YES_NO = "yes_no"
CURRENT, PRIOR, JUNE, SEPTEMBER = "current", "prior", "june", "september"
PERIODS = (CURRENT, PRIOR, JUNE, SEPTEMBER)


class Item(msgspec.Struct, frozen=True):
    """A data item: which measure in which scenario and period, in which unit. `default`: what the form says that an empty cell means."""

    name: str
    zh: str
    unit: str
    measure: str
    scenario: Scenario
    period: str = CURRENT
    default: Fraction | bool | None = None


class Special(msgspec.Struct, frozen=True):
    """A condition that settles an indicator's points before its rule is asked. `basis` reading: ours, the form does not print it."""

    when: Formula
    amount: Amount
    basis: str = ""


class Variant(msgspec.Struct, frozen=True):
    """What other copies of the table print; a claimed score that agrees with it is no error."""

    where: str
    seen: int
    weight: Fraction | None = None
    scoring: Scoring | None = None
    formula_zh: str = ""
    note: str = ""


class Line(msgspec.Struct, frozen=True):
    """An indicator: one rule, or several parts with points of their own. `verified`, `seen` and `earlier` say in how many published copies
    it was read; `basis` whether its rule is printed there."""

    id: str
    path: tuple[str, ...]
    weight: Fraction | None
    measured: Measured | None
    parts: tuple[tuple[Measured, Fraction], ...] = ()
    specials: tuple[Special, ...] = ()
    excluded_when: Formula | None = None
    verified: bool = False
    seen: Mapping[str, int] = {}
    earlier: int = 0
    variants: tuple[Variant, ...] = ()
    note: str = ""
    basis: str = "printed"


class Gap(msgspec.Struct, frozen=True):
    """A part of the table that was not seen, and its weight."""

    path: tuple[str, ...]
    weight: Fraction
    zh: str


class WeightSet(msgspec.Struct, frozen=True):
    """Weights for a framework's indicators. An incomplete one leaves out indicators that were not seen."""

    zh: str
    verified: bool
    complete: bool
    weights: Mapping[str, Fraction]


class Adjustment(msgspec.Struct, frozen=True):
    """A bonus (points above 0) or malus for each case or once; `most` the most that it can add or take, None: not limited."""

    id: str
    zh: str
    points: Fraction
    once: bool
    most: Fraction | None


class Cap(msgspec.Struct, frozen=True):
    """What the total or the grade can be at most when the condition holds."""

    id: str
    zh: str
    when: Formula
    total_at_most: Fraction | None
    grade_at_most: str | None


class System(msgspec.Struct, frozen=True):
    """A whole system. `verified` is true, partly or false; `weight_sets` are there in a framework alone."""

    id: str
    zh: str
    en: str
    applies_to: str
    years: str
    total: Fraction
    complete: bool
    gaps: tuple[Gap, ...]
    grades: str
    verified: str
    sources: tuple[str, ...]
    notes: str
    items: Mapping[str, Item]
    lines: tuple[Line, ...]
    weight_sets: Mapping[str, WeightSet] = {}
    adjustments: tuple[Adjustment, ...] = ()
    caps: tuple[Cap, ...] = ()

    def line(self, identity: str) -> Line:
        """The indicator of that id. Raises InvalidData."""
        for line in self.lines:
            if line.id == identity:
                return line
        raise InvalidData(
            self.id, f"没有指标 {identity}；可用的有 {'、'.join(line.id for line in self.lines)}。", f"has no indicator {identity}."
        )

    def weights(self, weight_set: str | None = None) -> Mapping[str, Fraction]:
        """The points of each indicator; those of a framework by its weight set (the first complete one if none is named)."""
        if not self.weight_sets:
            if weight_set is not None:
                raise InvalidData(
                    self.id, f"没有权重表 {weight_set}；这个体系的权重是固定的。", f"has no weight set {weight_set}: its weights are fixed."
                )
            return {line.id: line.weight for line in self.lines if line.weight is not None}
        return self.weight_sets[self.weight_set(weight_set)].weights

    def weight_set(self, name: str | None) -> str:
        """The name of the weight set that is meant. Raises InvalidData."""
        if name is None:
            return next(name for name, chosen in self.weight_sets.items() if chosen.complete)
        if name not in self.weight_sets:
            known = list(self.weight_sets)
            raise InvalidData(
                self.id, f"没有权重表 {name}；可用的有 {'、'.join(known)}。", f"has no weight set {name}; there are {', '.join(known)}."
            )
        return name
