"""The words of the project as frozen data. Nothing here reads files or knows a format."""

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

__all__ = [
    "Anchor",
    "Block",
    "BlockKind",
    "Cell",
    "CellPlace",
    "Coverage",
    "Diagnosis",
    "Dimension",
    "Document",
    "DocumentKind",
    "Extraction",
    "Fact",
    "Finding",
    "Heading",
    "Hedge",
    "InvalidData",
    "Kind",
    "Line",
    "Mark",
    "Operand",
    "Page",
    "Paragraph",
    "Place",
    "Profile",
    "Quantity",
    "Reading",
    "Relation",
    "Scenario",
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
