"""A report in its parts: which section of the form each paragraph belongs to, and under which headings it stands."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto

import msgspec

from jixiao.extract.told import Paragraph, Told
from jixiao.forms.filling.filled import Source
from jixiao.model import Extraction, Kind, Relation, Span, Table


class Part(Enum):
    """What a paragraph is in the report."""

    TITLE = auto()
    SECTION = auto()  # the heading of a section of the form
    TEXT = auto()  # prose and its headings
    TABLE = auto()
    CAPTION = auto()  # of a table or a picture; a note below a table that tells no figure
    SIGNATURE = auto()
    ATTACHMENT = auto()  # the list of attachments, and their titles
    FIXED = auto()  # words that a report of ours has of its own
    OUTSIDE = auto()  # text in an attachment


class Piece(msgspec.Struct, frozen=True):
    """A paragraph in its place. `section` is the form's table of prose; `level` that of its passage (0 text, 1 and 2 headings);
    `path` are the titles of the headings above it in its section, `matter` the one that names the line of work."""

    paragraph: Paragraph
    part: Part
    section: str = ""
    level: int = 0
    path: tuple[str, ...] = ()
    matter: str = ""

    @property
    def text(self) -> str:
        return self.paragraph.text

    @property
    def told(self) -> tuple[Told, ...]:
        return self.paragraph.told


class Report(msgspec.Struct, frozen=True):
    """The pieces of a report in order, and its tables: also lines of a text whose columns are parted by blanks."""

    extraction: Extraction
    pieces: tuple[Piece, ...]
    tables: dict[int, Table]  # by their place

    @property
    def year(self) -> int | None:
        return self.extraction.profile.year

    def source(self, span: Span, words: str) -> Source:
        return Source(span, self.extraction.document.place_at(span.start), words)

    def source_of(self, told: Told) -> Source:
        """A figure with the words that lead to it."""
        start = told.quantity.span.start
        text = self.extraction.document.text
        end = max(told.quantity.span.end, told.quantity.unit_end)
        begin = max(start - 24, 0)
        for mark in "\n。；，（":
            begin = max(begin, text.rfind(mark, begin, start) + 1)
        return self.source(Span(start, end), " ".join(text[begin:end].split()))

    def figures(self, *sections: str) -> Iterator[tuple[Piece, Told]]:
        """The figures of the prose of these sections, of all without any."""
        for piece in self.pieces:
            if piece.part is Part.TEXT and (not sections or piece.section in sections):
                for told in piece.told:
                    yield piece, told


def wholes_of(relations: Iterable[Relation]) -> dict[int, int]:
    """Of each part of a sum the place of its whole; of a whole told in several ways the parts of the longest."""
    longest: dict[int, Relation] = {}
    for relation in relations:
        if relation.kind is Kind.SUM and relation.form != "percent":
            start = relation.operands[0].span.start
            if start not in longest or len(relation.operands) > len(longest[start].operands):
                longest[start] = relation
    return {part.span.start: start for start, relation in longest.items() for part in relation.operands[1:]}
