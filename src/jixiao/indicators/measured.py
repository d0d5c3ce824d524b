"""What is scored as one: an optional formula with its unit, and a scoring rule. An indicator, a part of one, an alternative."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import ClassVar, Self

import msgspec

from jixiao.indicators.amounts import ZERO, Points, amount_text
from jixiao.indicators.evaluate import Box, range_of
from jixiao.indicators.grammar import Call, Formula, Tree, names_in
from jixiao.indicators.intervals import ANYTHING, Interval
from jixiao.indicators.kinds.bands import Bands, BandsFromAbove
from jixiao.indicators.kinds.case import NEEDS_VALUE, TAKES_NO_VALUE, Case, Scoring
from jixiao.indicators.kinds.conditions import Conditions
from jixiao.indicators.kinds.judged import Graded, Judged
from jixiao.indicators.kinds.own import OwnIndicators
from jixiao.indicators.kinds.ratios import PointsFormula, Proportional, Rank
from jixiao.indicators.kinds.steps import AroundTarget, LinearDeduction
from jixiao.indicators.kinds.ticked import Checklist, DeductionList
from jixiao.indicators.reading import Reader
from jixiao.model import Judgement, Remark
from jixiao.readers.marked_yaml import Node

RESERVED = frozenset(("value", "weight"))  # names that a formula of points has besides the data


class Measured(msgspec.Struct, frozen=True):
    """`places`: the value is rounded to so many decimals (half up) before the rule sees it; None: not rounded."""

    id: str
    zh: str
    unit: str
    formula: Formula | None
    places: int | None
    scoring: Scoring

    @property
    def tree(self) -> Tree | None:
        if self.formula is None or self.places is None:
            return None if self.formula is None else self.formula.tree
        return Call("round", (self.formula.tree,), self.places)

    @property
    def names(self) -> set[str]:
        """The data items that it uses."""
        formulas = (*self.scoring.formulas, *(() if self.formula is None else (self.formula,)))
        return {name for formula in formulas for name in names_in(formula.tree)} - RESERVED


class Assessed(msgspec.Struct, frozen=True):
    points: Points
    value: Interval | None = None


def assess(measured: Measured, weight: Fraction, box: Box, judgement: Judgement) -> Assessed:
    """The points for what is known, within 0 and the weight. A value that nothing bounds has no other reason than what is missing."""
    tree = measured.tree
    value = None if tree is None else range_of(tree, box)
    missing = sorted(name for name in measured.names if is_missing(box.get(name, ZERO)))
    because = Remark("missing", {"names": ",".join(missing)})
    if value is not None and value.undefined and not isinstance(measured.scoring, Judged):
        text = "" if measured.formula is None else measured.formula.text
        return Assessed(Points(ZERO, weight, (because if missing else Remark("undefined", {"formula": text}),)), value)
    points = measured.scoring.points(weight, Case(value, tree, box, judgement, measured.unit)).held(weight)
    if missing and points.low != points.high:
        unbounded = value is None or isinstance(value.low, float) or isinstance(value.high, float)
        points = Points(points.low, points.high, (because, *(() if unbounded and tree is not None else points.remarks)))
    return Assessed(points, value)


def is_missing(value: object) -> bool:
    """Whether a value of the box says nothing."""
    return value is None or value == ANYTHING


class BestOf(Scoring, frozen=True):
    """Alternatives of which the body takes one; each can earn the whole weight. The chosen one counts, or the best if none was named."""

    NAME: ClassVar = "best_of"
    VALUE: ClassVar = TAKES_NO_VALUE
    choices: tuple[Measured, ...]

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        entries, choices = reader.entries(node, least=2), []
        for entry in entries:
            fields = reader.fields(entry, ("id", "zh", "formula", "unit", "scoring"), ("id", "scoring"))
            choices.append(read_measured(reader, entry, fields, weight, nested=True))
        refuse_repeated(reader, zip(entries, (choice.id for choice in choices), strict=True))
        return cls(tuple(choices))

    @property
    def formulas(self) -> tuple[Formula, ...]:
        own = (choice.formula for choice in self.choices if choice.formula is not None)
        return (*own, *(formula for choice in self.choices for formula in choice.scoring.formulas))

    def points(self, weight: Fraction, case: Case) -> Points:
        chosen = [choice for choice in self.choices if choice.id == case.judgement.chosen] or list(self.choices)
        earned = {
            choice.id: assess(choice, weight, case.box, case.judgement.parts.get(choice.id, case.judgement)).points for choice in chosen
        }
        low, high = max(points.low for points in earned.values()), max(points.high for points in earned.values())
        remarks = [
            remark
            for choice in chosen
            for remark in named(choice, earned[choice.id])
            if earned[choice.id].high == high or earned[choice.id].low == low
        ]
        return Points(low, high, tuple(remarks))


def named(measured: Measured, points: Points) -> tuple[Remark, ...]:
    """The remarks of a part or alternative, after one that names it and its points."""
    name = measured.zh or measured.id
    return (Remark("part", {"name": name, "points": amount_text(points.low, points.high)}), *points.remarks)


KINDS: Mapping[str, type[Scoring]] = {
    kind.NAME: kind
    for kind in (
        LinearDeduction,
        Bands,
        BandsFromAbove,
        Proportional,
        PointsFormula,
        Conditions,
        Checklist,
        DeductionList,
        Graded,
        Judged,
        OwnIndicators,
        AroundTarget,
        Rank,
        BestOf,
    )
}


def read_measured(reader: Reader, node: Node, fields: Mapping[str, Node], weight: Fraction | None, nested: bool = False) -> Measured:
    """The formula, unit and scoring in `fields`, the entries of `node`. `nested`: a part or an alternative, which itself has none."""
    valued = "formula" in fields
    if valued and "unit" not in fields and not nested:
        reader.problem(node, '有公式就要写单位 unit（如 "%"）', 'a formula needs a unit, such as "%"')
    formula = reader.formula(fields["formula"]) if valued else None
    places = reader.whole(fields["round"]) if "round" in fields else None
    scoring = read_scoring(reader, fields["scoring"], weight, valued, nested) if "scoring" in fields else Judged()
    return Measured(reader.name(fields.get("id")), reader.text(fields.get("zh")), reader.text(fields.get("unit")), formula, places, scoring)


def read_scoring(reader: Reader, node: Node, weight: Fraction | None, valued: bool, nested: bool = False) -> Scoring:
    entries = reader.table(node)
    if len(entries) != 1:
        reader.problem(node, "要有且只有一种计分方法，如 bands: [...]", "needs exactly one scoring rule, such as bands: [...]")
        return Judged()
    (name,) = entries
    kind = KINDS.get(name)
    if kind is None:
        reader.fields(node, KINDS)
        return Judged()
    if kind.VALUE == NEEDS_VALUE and not valued:
        reader.problem(entries[name], "这种计分方法要有公式 formula", "this scoring rule needs a formula")
    if kind.VALUE == TAKES_NO_VALUE and valued:
        reader.problem(entries[name], "这种计分方法不用公式 formula，请删去公式", "this scoring rule takes no formula: remove it")
    if kind is BestOf and nested:
        reader.problem(entries[name], "best_of 不能放在 parts 或 best_of 里面", "best_of cannot stand within parts or best_of")
        return Judged()
    return kind.read(reader, entries[name], weight, valued)


def refuse_repeated(reader: Reader, entries: Iterable[tuple[Node, str]]) -> None:
    """Reports each entry whose id an earlier one has."""
    seen: set[str] = set()
    for node, identity in entries:
        if identity in seen and identity:
            reader.problem(node, f"id {identity} 重复了", f"the id {identity} is used twice")
        seen.add(identity)
