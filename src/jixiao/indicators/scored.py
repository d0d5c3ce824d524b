"""A score with all that it rests on, and the points that the body claims for itself."""

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from jixiao.indicators.system import System
from jixiao.model import Datum, Document, Judgement, Mark, Score, Span


class Claim(msgspec.Struct, frozen=True):
    """Points that a body gives itself, and where it does. `weight` are the full marks beside them, where they are stated."""

    points: Decimal
    mark: Mark
    weight: Decimal | None = None


class Scored(msgspec.Struct, frozen=True):
    """A report, a workbook or both, scored by a system.

    Every mark is a slice of the text of `document`; of a report with its workbook that is the report's text and then the workbook's.
    `claims` by the ids of indicators. `grade` is where the body names its own grade.
    """

    system: System
    document: Document
    department: str
    year: int | None
    data: Mapping[str, Datum]
    judgements: Mapping[str, Judgement]
    score: Score
    claims: Mapping[str, Claim]
    total: Claim | None
    grade: Span | None

    @property
    def claimed_grade(self) -> str:
        """The grade that the body calls itself by; "" where it names none."""
        return "" if self.grade is None else self.document.text[self.grade.start : self.grade.end]
