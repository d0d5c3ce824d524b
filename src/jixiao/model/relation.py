"""An arithmetic claim that a document makes, and whether its own figures bear it out."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from jixiao.model.document import Span
from jixiao.model.quantity import Quantity


class Kind(StrEnum):
    """The kinds of arithmetic claim."""

    SUM = "sum"
    SHARE = "share"
    GROWTH = "growth"
    DIFFERENCE = "difference"
    COMPLETION = "completion"
    LIMIT = "limit"
    COUNT = "count"
    REPEAT = "repeat"
    PER_CAPITA = "per_capita"
    GRADE = "grade"


class Status(StrEnum):
    """Whether a claim holds under the rounding of its own figures."""

    CONSISTENT = "consistent"
    IMPROBABLE = "improbable"
    INCONSISTENT = "inconsistent"
    UNVERIFIABLE = "unverifiable"

    @property
    def is_broken(self) -> bool:
        return self is Status.INCONSISTENT or self is Status.IMPROBABLE


class Operand(msgspec.Struct, frozen=True, gc=False):
    """A stated number (or name, for counts and grades) in a relation. `role` says what it does there: total, part, current, prior, change,
    rate, base, target, done, limit, item, grade ... `quantity` is absent where the operand is a word."""

    span: Span
    role: str
    label: str = ""
    quantity: Quantity | None = None
    sign: int = 1  # -1 where the words turn the figure around: 下降7.23% is -7.23%


class Reading(msgspec.Struct, frozen=True, gc=False):
    """How well the chosen reading of the sentence is supported, in bits, and the next best one."""

    support: float
    runner_up: float


class Relation(msgspec.Struct, frozen=True, gc=False):
    """A claim. The first operand is the one whose value the others imply: `stated` is its value as printed, `computed` what follows from
    the others, both in `unit`. `deviation` is |residual| in standard deviations of rounding (0 where nothing is rounded)."""

    kind: Kind
    status: Status
    operands: tuple[Operand, ...]
    formula: str
    stated: str
    computed: str
    unit: str
    reading: Reading
    deviation: float = 0.0
    residual: Decimal = Decimal(0)
    form: str = ""  # which pattern of the kind, e.g. "part_of_year_plan"; rules word their message by it
    reason: str = ""  # why a claim is unverifiable
