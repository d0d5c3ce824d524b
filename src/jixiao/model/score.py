"""What a score is made from and what comes of it: data, a person's judgements, points as intervals with their reasons."""

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from jixiao.model.finding import Mark


class Bounds(msgspec.Struct, frozen=True, gc=False):
    """All values from `low` to `high`, both included; None where nothing bounds them on that side."""

    low: Decimal | None
    high: Decimal | None


class Remark(msgspec.Struct, frozen=True):
    """One reason, as data: the faces have a phrase for each code and fill it with `values`."""

    code: str
    values: Mapping[str, str] = {}


class Datum(msgspec.Struct, frozen=True):
    """The value of one data item of an indicator system, in the item's unit; None where it is missing, which never means zero.

    `evidence` says where it stands. `remarks` say what was made of it: several stated values, a sum of its parts.
    """

    value: Decimal | Bounds | bool | None
    evidence: tuple[Mark, ...] = ()
    remarks: tuple[Remark, ...] = ()


class OwnIndicator(msgspec.Struct, frozen=True):
    """One of the body's own indicators: a figure held against its target, or a `level` that a person chose.

    `direction` is more (≥), less (≤) or equal. `judged` are the points that a person gave within what the rule leaves open.
    `level2` says under which heading it stands, `goal` to which annual target it belongs.
    """

    name: str = ""
    level2: str = ""
    goal: str = ""
    points: Decimal | None = None
    target: Decimal | None = None
    actual: Decimal | Bounds | None = None
    unit: str = ""
    direction: str = "more"
    level: str = ""
    judged: Decimal | None = None
    evidence: tuple[Mark, ...] = ()


class Judgement(msgspec.Struct, frozen=True):
    """What a person says of one indicator, or of one bonus or malus outside the weights. Which field counts depends on the rule.

    held: for each item of a checklist whether it holds, or the points given to an item that may be paid in part; None: not said.
    breaches: how many cases in all, or for each item of the list; also how often a bonus or malus applies. level: the grade chosen.
    judged: the points given. own: the body's own indicators, None where they are not known. chosen: the alternative that the body took.
    parts: the judgements of an indicator's parts or alternatives by their ids.
    """

    held: tuple[bool | Decimal | None, ...] = ()
    breaches: Decimal | Bounds | tuple[bool | Decimal | None, ...] | None = None
    level: str | None = None
    judged: Decimal | None = None
    own: tuple[OwnIndicator, ...] | None = None
    chosen: str | None = None
    parts: Mapping[str, "Judgement"] = {}
    evidence: tuple[Mark, ...] = ()


class IndicatorScore(msgspec.Struct, frozen=True):
    """The points of one indicator: all from `low` to `high` that what is known leaves possible.

    `formula` has the numbers put in. `missing` names the measures that would narrow the points. An indicator that is not examined has
    `excluded` and no points.
    """

    id: str
    path: tuple[str, ...]
    weight: Decimal
    value: Bounds | None
    unit: str
    low: Decimal
    high: Decimal
    claimed: Decimal | None
    formula: str
    evidence: tuple[Mark, ...]
    missing: tuple[str, ...]
    remarks: tuple[Remark, ...]
    excluded: bool = False


class Score(msgspec.Struct, frozen=True):
    """The points of a whole system, unrounded, and the grade of each end. `remarks` say what happened outside the indicators."""

    system: str
    weight_set: str | None
    low: Decimal
    high: Decimal
    grades: tuple[str, str]
    claimed: Decimal | None
    indicators: tuple[IndicatorScore, ...]
    remarks: tuple[Remark, ...] = ()
