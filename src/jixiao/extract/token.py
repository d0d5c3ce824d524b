"""A figure with its reading, as the extraction passes it on."""

from decimal import Decimal
from enum import IntEnum

import msgspec

from jixiao.model import Dimension, Quantity, Scenario, Unit


class Role(IntEnum):
    """What the words before a figure make of it."""

    VALUE = 0  # an amount, a number of things
    CHANGE = 1  # 增加38.75万元
    GROWTH = 2  # 增长9.75%
    SHARE = 3  # 占64.40%
    COMPLETION = 4  # 完成预算的76.50%
    RATE = 5  # 办结率97.55%: a rate with a name of its own
    POINTS = 6  # 提高1.8个百分点
    PER_HEAD = 7  # 人均100元
    OTHER = 8  # ranks, scores, ranges, times


# The roles of a figure that tells how much there is of something, and of one that tells an amount or by how much it changed.
LEVELS = frozenset([Role.VALUE, Role.PER_HEAD])
AMOUNTS = frozenset([Role.VALUE, Role.CHANGE])
# Dimensions in which things and people are counted.
COUNTED = frozenset([Dimension.COUNT, Dimension.PEOPLE, Dimension.VISITS])


class Token(msgspec.Struct, eq=False, gc=False):
    """A quantity with its reading. Mutable while a document is read; never handed out.

    Not tracked by the collector, which would visit all of them over and over in a long text: whoever is done with them cuts `series`, the
    one way in which they hold each other.
    """

    quantity: Quantity
    index: int
    block: int
    gap: str  # the words between the figure before (or the start of the block) and this one
    start: int
    end: int
    unit: Unit
    dimension: Dimension
    amount: Decimal
    size: float  # the amount, for searches that hold it against many others before an exact judgement
    ulp: Decimal
    depth: int  # of brackets
    sentence: int
    year: int | None
    months: tuple[int, int] | None
    role: Role = Role.VALUE
    sign: int = 1
    lead: str = ""  # the words of the figure's own clause
    label: str = ""  # what it is called
    base: str = ""  # for rates: the words that name the base
    compared: str = ""  # with what it is compared: prior, budget, other
    marker: str = ""  # 其中, 包括, 分别 ... in the gap
    cut: str = ""  # strongest punctuation in the gap: 。 ； ， 、 or nothing
    prior: bool = False  # value of the period before
    scenario: Scenario = Scenario.ACTUAL
    in_table: bool = False
    unit_missing: bool = False
    serves_rate: bool = False  # the base of the rate behind it: 占预算8640万元的86.6%
    series: "list[Token] | None" = None  # the list of figures that share one lead: 分别为56、73、41亿元
