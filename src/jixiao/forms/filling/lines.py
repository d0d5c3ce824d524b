"""Tables of a text whose columns are parted by blanks: runs of lines that end in figures or stand above such lines."""

from collections.abc import Iterable, Sequence

import msgspec

from jixiao.extract.tables import grids_of
from jixiao.extract.told import Paragraph
from jixiao.model import Cell, Extraction, Span, Table


def tables_of_lines(extraction: Extraction) -> list[Table]:
    """The tables, in order; none in a Word file, which has tables of its own."""
    if extraction.document.format == "docx":
        return []
    return [_table(grid.rows) for grid in grids_of(extraction.shadow, extraction.document.blocks, ())]


def _table(rows: Sequence[Sequence[Span]]) -> Table:
    cells = tuple(Cell(span, row, column) for row, spans in enumerate(rows) for column, span in enumerate(spans))
    return Table(Span(rows[0][0].start, rows[-1][-1].end), cells)


def with_tables(paragraphs: Sequence[Paragraph], tables: Iterable[Table]) -> tuple[Paragraph, ...]:
    """The paragraphs with each run of lines that is a table as one paragraph."""
    made: list[Paragraph] = []
    upcoming = iter(tables)
    table = next(upcoming, None)
    for paragraph in paragraphs:
        while table is not None and table.span.end <= paragraph.span.start:
            table = next(upcoming, None)
        if table is None or paragraph.is_table or table.span.start >= paragraph.span.end:
            made.append(paragraph)
        elif not (made and made[-1].is_table and made[-1].span == table.span):
            made.append(msgspec.structs.replace(paragraph, span=table.span, text="", is_table=True, level=0, told=()))
    return tuple(made)
