"""What filling the form from a report gives."""

from enum import StrEnum

import msgspec

from jixiao.forms.filing import Filing, Value
from jixiao.forms.form import Address
from jixiao.model import Place, Span


class Source(msgspec.Struct, frozen=True):
    """Where a cell was filled from: a stretch of the report's text, its place in the file, and the words around it."""

    span: Span
    place: Place
    words: str


class Stated(msgspec.Struct, frozen=True):
    """A value that the report states for a cell."""

    value: Value
    source: Source


class Conflict(msgspec.Struct, frozen=True):
    """A cell for which the report states different values: the one that was taken, or that its own figures give, and the others."""

    address: Address
    taken: Stated
    others: tuple[Stated, ...]


class Reason(StrEnum):
    """Why a part of the report is in no cell."""

    NO_CELL = "no_cell"  # a figure that no cell of the form asks for
    UNFIT = "unfit"  # a figure that its cell does not take: its unit, its size
    TABLE = "table"  # a table that is none of the form's
    ROW = "row"  # a row of a table of the form that the form does not have
    COLUMN = "column"  # a column that the form's table does not have
    OUTSIDE = "outside"  # a paragraph outside the sections, in an attachment
    UNREADABLE = "unreadable"  # a picture


class LeftOver(msgspec.Struct, frozen=True):
    """What was read and not understood. `source` has no words where a picture is meant."""

    reason: Reason
    source: Source
    what: str = ""


class Filled(msgspec.Struct, frozen=True):
    """`places` are where the value of each told cell stands in the report; prose has the addresses (section, number, "text")."""

    filing: Filing
    places: dict[Address, Source]
    conflicts: tuple[Conflict, ...]
    left_over: tuple[LeftOver, ...]
