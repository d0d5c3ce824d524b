"""What a document states: a measure of a subject, in a scenario and a period, with its quantity."""

from enum import StrEnum

import msgspec

from jixiao.model.quantity import Quantity


class Scenario(StrEnum):
    """Which of a measure's values is told."""

    ACTUAL = "actual"
    BUDGET_INITIAL = "budget_initial"
    BUDGET_ADJUSTED = "budget_adjusted"
    TARGET = "target"
    APPROVED = "approved"
    FORECAST = "forecast"


class Fact(msgspec.Struct, frozen=True, gc=False):
    """One stated value. `measure` is an id of the measure catalogue or the words used; `subject` whose it is ("" = the document's own);
    `period` a normal form such as 2023, 2023-01..11, prior, or "" for the document's own year."""

    subject: str
    measure: str
    scenario: Scenario
    period: str
    quantity: Quantity
