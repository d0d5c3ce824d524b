"""A stated number: exact value, last stated digit, unit, hedge."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from jixiao.model.document import Span


class Dimension(StrEnum):
    """What kind of thing a unit counts or measures. Quantities of different dimensions never stand in one sum."""

    MONEY = "money"
    FOREIGN_MONEY = "foreign_money"
    PEOPLE = "people"
    VISITS = "visits"  # 人次: persons counted each time they come
    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"  # percentage points
    RATIO = "ratio"  # 倍, 成, a:b
    SCORE = "score"
    RANK = "rank"
    AREA = "area"
    LENGTH = "length"
    ENERGY = "energy"
    POWER = "power"
    MASS = "mass"
    VOLUME = "volume"
    TIME = "time"
    RATE = "rate"  # x per y
    NONE = "none"  # no unit stated


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit as written, its dimension, and the power-free factor to the dimension's base unit (万元 -> 10000 元).

    `exact` units count things: their values are never rounded. `noun` tells counting units apart (家 and 个 may be summed, 人 and 家 not).
    """

    text: str
    dimension: Dimension
    factor: Decimal = Decimal(1)
    exact: bool = False


class Hedge(StrEnum):
    """How the text qualifies a number."""

    EXACT = "exact"
    ABOUT = "about"  # 约, 左右, 上下
    UP_TO = "up_to"  # 近: somewhat below
    OVER = "over"  # 余, 多, 超: somewhat above
    AT_LEAST = "at_least"  # 不低于, 以上, ≥
    AT_MOST = "at_most"  # 不超过, 以内, ≤


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """One stated number.

    `span` covers the figure alone, `unit_span` its unit (empty when it has none). `value` is exact and in `unit`, with its sign;
    `ulp` is the weight of its last stated digit in the same unit, 0 for what is exact (things counted, money to the cent).
    """

    span: Span
    value: Decimal
    ulp: Decimal
    unit: Unit
    unit_end: int
    hedge: Hedge = Hedge.EXACT
    upper: Decimal | None = None  # the other end of a range (1～2倍); `value` is the lower one

    @property
    def amount(self) -> Decimal:
        """The value in the dimension's base unit (元, 人, 平方米 ...)."""
        return self.value * self.unit.factor
