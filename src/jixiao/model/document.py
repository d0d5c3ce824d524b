"""A document as every later stage sees it: one flat text, its blocks and tables, and the way back to the source."""

from bisect import bisect_right
from enum import StrEnum
from operator import attrgetter

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, order=True):
    """A slice of a document's flat text: characters [start, end) as Python string indices."""

    start: int
    end: int


class Line(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A place in a text file: the line, counted from 1."""

    line: int


class Paragraph(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A place in a word-processor file: the paragraph in reading order, counted from 1 over body, tables, text boxes and
    footnotes; `part` names the story when it is not the body."""

    paragraph: int
    part: str = "body"
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Page(msgspec.Struct, frozen=True, gc=False):
    """A place in a paged file: the page, counted from 1, and the box [left, top, right, bottom] in points."""

    page: int
    box: tuple[float, float, float, float]


class CellPlace(msgspec.Struct, frozen=True, gc=False):
    """A place in a workbook."""

    sheet: str
    cell: str


Place = Line | Paragraph | Page | CellPlace


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """From `start` on (up to the next anchor) the flat text comes from `place`.

    `origin` is the reader's own handle on that stretch, e.g. the run and the child of the run in a .docx, so that a writer can mark it.
    """

    start: int
    place: Place
    origin: tuple[int, ...] = ()


class BlockKind(StrEnum):
    """What a block is to a reader of the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"


class Block(msgspec.Struct, frozen=True, gc=False):
    """Whole lines of the flat text that belong together. `level` is the source's own outline level (1 = highest), 0 if it has none."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A table cell; row and column are counted from 0 and name its upper left corner."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Table(msgspec.Struct, frozen=True):
    """A table whose cells are slices of the flat text (cells of a row parted by a tab, rows by a line break)."""

    span: Span
    cells: tuple[Cell, ...]


class Unreadable(msgspec.Struct, frozen=True, gc=False):
    """A part of the source that yields no text, e.g. a picture of a table: what it is and where."""

    reason: str
    place: Place | None = None


_start_of = attrgetter("start")


class Document(msgspec.Struct, frozen=True):
    """What a reader makes of a file.

    `text` is the flat text. `blocks` cover it in order without overlap; `anchors` are sorted by start and begin at 0.
    For a .txt the flat text is the decoded file itself (BOM off, CRLF to LF).
    """

    text: str
    format: str
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]
    tables: tuple[Table, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    def place_at(self, offset: int) -> Place:
        """Where the character at `offset` stands in the source. O(log n)."""
        return self.anchors[max(0, bisect_right(self.anchors, offset, key=_start_of) - 1)].place
