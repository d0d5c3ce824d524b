"""What a rule complains of, and what a check could not decide."""

from enum import StrEnum

import msgspec

from jixiao.model.document import Span
from jixiao.model.relation import Relation


class Severity(StrEnum):
    """error: the text contradicts itself; warning: a reviewer would ask; info: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return {"info": 0, "warning": 1, "error": 2}[self.value]


class Diagnosis(StrEnum):
    """What probably happened."""

    SWAPPED = "swapped"
    DIGIT = "digit"
    TRANSPOSED = "transposed"
    DROPPED_DIGIT = "dropped_digit"
    UNIT = "unit"
    SIGN = "sign"
    STALE = "stale"
    BASE = "base"
    POINTS = "points"
    MISSING_PART = "missing_part"
    DOUBLE_PART = "double_part"
    TRUNCATED = "truncated"
    UNKNOWN = "unknown"


class Mark(msgspec.Struct, frozen=True, gc=False):
    """Words that a finding points at, and what they are to it."""

    span: Span
    role: str


class Suggestion(msgspec.Struct, frozen=True, gc=False):
    """Replace the words of `marks[mark]` by `new`; `old` is what stands there."""

    mark: int
    old: str
    new: str


class Finding(msgspec.Struct, frozen=True):
    """A rule's complaint. The first mark is what should be changed. `values` fill the rule's message."""

    rule: str
    severity: Severity
    marks: tuple[Mark, ...]
    values: dict[str, str]
    stated: str = ""
    computed: str = ""
    diagnosis: Diagnosis | None = None
    suggestions: tuple[Suggestion, ...] = ()
    relations: tuple[Relation, ...] = ()


class Undecided(msgspec.Struct, frozen=True):
    """A claim that was seen and could not be checked: what kind, why, and where."""

    what: str
    reason: str
    marks: tuple[Mark, ...]


class Coverage(msgspec.Struct, frozen=True):
    """How much was checked: claims that held, claims found broken, and what could not be decided."""

    held: int
    broken: int
    unverifiable: tuple[Undecided, ...]
