"""The words of the project as frozen data. Nothing here reads files or knows a format."""

from jixiao.model.difference import Difference
from jixiao.model.document import (
    Anchor,
    Block,
    BlockKind,
    Cell,
    CellPlace,
    Document,
    Line,
    Page,
    Paragraph,
    Place,
    Span,
    Table,
    Unreadable,
)
from jixiao.model.errors import InvalidData, UnreadableFile
from jixiao.model.extraction import Extraction
from jixiao.model.fact import Fact, Scenario
from jixiao.model.finding import Coverage, Diagnosis, Finding, Mark, Severity, Suggestion, Undecided
from jixiao.model.profile import DocumentKind, Heading, Profile
from jixiao.model.quantity import Dimension, Hedge, Quantity, Unit
from jixiao.model.relation import Kind, Operand, Reading, Relation, Status
from jixiao.model.score import Bounds, Datum, IndicatorScore, Judgement, OwnIndicator, Remark, Score

__all__ = [
    "Anchor",
    "Block",
    "BlockKind",
    "Bounds",
    "Cell",
    "CellPlace",
    "Coverage",
    "Datum",
    "Diagnosis",
    "Difference",
    "Dimension",
    "Document",
    "DocumentKind",
    "Extraction",
    "Fact",
    "Finding",
    "Heading",
    "Hedge",
    "IndicatorScore",
    "InvalidData",
    "Judgement",
    "Kind",
    "Line",
    "Mark",
    "Operand",
    "OwnIndicator",
    "Page",
    "Paragraph",
    "Place",
    "Profile",
    "Quantity",
    "Reading",
    "Relation",
    "Remark",
    "Scenario",
    "Score",
    "Severity",
    "Span",
    "Status",
    "Suggestion",
    "Table",
    "Undecided",
    "Unit",
    "Unreadable",
    "UnreadableFile",
]
