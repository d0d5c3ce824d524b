"""A filled form: the year of one department as data."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from jixiao.forms.form import Address

Value = Decimal | str | bool | date


class QuestionKind(StrEnum):
    """How a judgement is given."""

    YES_NO = "yes_no"
    COUNT = "count"
    LEVEL = "level"  # one of the choices
    POINTS = "points"
    PERCENT = "percent"


class Question(msgspec.Struct, frozen=True):
    """What an indicator system asks of a person: `indicator` is its id there, `item` tells questions of one indicator apart; `heading`
    names the indicator, `label` is the question. Points and per cent lie in [low, high]."""

    indicator: str
    item: str
    heading: str
    label: str
    kind: QuestionKind
    choices: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def key(self) -> str:
        return f"{self.indicator}/{self.item}"


class ScoreLine(msgspec.Struct, frozen=True):
    """A line of an indicator table on which the department scores itself: its id, its levels as printed, its weight in points."""

    indicator: str
    path: tuple[str, ...]
    weight: Decimal


class Questionnaire(msgspec.Struct, frozen=True):
    """What a system asks for beyond the figures: `system` is its id, `zh` its name; `level2` and `levels` are the headings and the grades
    that it knows for the department's own indicators."""

    system: str = ""
    zh: str = ""
    questions: tuple[Question, ...] = ()
    lines: tuple[ScoreLine, ...] = ()
    level2: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


class Passage(msgspec.Struct, frozen=True):
    """A paragraph of prose: its level (0 text, 1 heading, 2 heading below that), and its words, without line breaks."""

    text: str
    level: int = 0


class Filing(msgspec.Struct, frozen=True):
    """The filled form. Only what is told is held: no cell that is empty, and no total that follows from its parts.

    `values` by (table, row, column); `rows` of a list by the list's key, each {column: value}; `prose` by the key of its section.
    """

    values: dict[Address, Value]
    rows: dict[str, tuple[dict[str, Value], ...]] = {}
    prose: dict[str, tuple[Passage, ...]] = {}
    questionnaire: Questionnaire = Questionnaire()

    @property
    def department(self) -> str:
        """The department's full name; "" where it is not told."""
        return str(self.values.get(("body", "department", "value"), ""))

    @property
    def year(self) -> int | None:
        """The year that the form is about."""
        year = self.values.get(("body", "year", "value"))
        return int(year) if isinstance(year, Decimal) else None

    def answer(self, question: str) -> Value | None:
        """What was answered to the question with this key."""
        return self.values.get(("questions", question, "answer"))

    def self_scores(self) -> dict[str, Decimal]:
        """The points that the department gives itself, by indicator."""
        found = ((line.indicator, self.values.get(("scores", line.indicator, "score"))) for line in self.questionnaire.lines)
        return {indicator: points for indicator, points in found if isinstance(points, Decimal)}

    def cells(self, table: str) -> Iterator[tuple[Address, Value]]:
        """The told cells of a list, row by row, with their addresses."""
        for number, row in enumerate(self.rows.get(table, ()), 1):
            for column, value in row.items():
                yield (table, str(number), column), value
