"""A figure with its reading, as the extraction passes it on."""

from decimal import Decimal
from enum import IntEnum

from jixiao.model import Quantity, Scenario, Unit


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


class Token:
    """A quantity with its reading. Mutable while a document is read; never handed out."""

    __slots__ = (
        "amount",
        "base",
        "block",
        "compared",
        "cut",
        "depth",
        "dimension",
        "end",
        "gap",
        "in_table",
        "index",
        "label",
        "lead",
        "marker",
        "months",
        "prior",
        "quantity",
        "role",
        "scenario",
        "sentence",
        "series",
        "serves_rate",
        "sign",
        "start",
        "ulp",
        "unit",
        "unit_missing",
        "year",
    )

    def __init__(self, quantity: Quantity, index: int, block: int, gap: str) -> None:
        self.quantity = quantity
        self.index = index
        self.block = block
        self.gap = gap  # the words between the figure before (or the start of the block) and this one
        self.start = quantity.span.start
        self.end = quantity.unit_end
        self.unit: Unit = quantity.unit
        self.dimension = quantity.unit.dimension
        self.unit_missing = False
        self.amount: Decimal = quantity.value * quantity.unit.factor
        self.ulp: Decimal = quantity.ulp * quantity.unit.factor
        self.role = Role.VALUE
        self.sign = 1
        self.lead = ""  # the words of the figure's own clause
        self.label = ""  # what it is called
        self.base = ""  # for rates: the words that name the base
        self.compared = ""  # with what it is compared: prior, budget, other
        self.marker = ""  # 其中, 包括, 分别 ... in the gap
        self.cut = ""  # strongest punctuation in the gap: 。 ； ， 、 or nothing
        self.depth = 0  # of brackets
        self.in_table = False
        self.sentence = 0
        self.serves_rate = False  # the base of the rate behind it: 占预算8640万元的86.6%
        self.series: list[Token] | None = None  # the list of figures that share one lead: 分别为56、73、41亿元
        self.prior = False  # value of the period before
        self.scenario = Scenario.ACTUAL
        self.year: int | None = None
        self.months: tuple[int, int] | None = None
