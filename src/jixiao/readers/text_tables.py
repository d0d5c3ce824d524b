"""Tables in plain text: Markdown tables, and lines whose columns are parted by tabs."""

import re
from itertools import pairwise

import msgspec

from jixiao.model import Cell, Span, Table

_BAR = re.compile(r"(?<!\\)\|")  # a column border of Markdown; "\|" is a bar in the text
_RULE_CHARACTERS = frozenset("|-: \t")


class LineTable(msgspec.Struct, frozen=True):
    """A table and the lines [first_line, end_line) that it fills, counted from 0."""

    table: Table
    first_line: int
    end_line: int


def tables_of_lines(lines: list[str]) -> list[LineTable]:
    """The tables in a text split at its line breaks, in order. O(length)."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    tables = []
    number = 0
    while number < len(lines):
        line = lines[number]
        found = None
        if "|" in line:
            found = _markdown_table(lines, starts, number)
        if found is None and "\t" in line:
            found = _tabbed_table(lines, starts, number)
            if found is None:
                number = _end_of_run(lines, number)
                continue
        if found is None:
            number += 1
        else:
            tables.append(found)
            number = found.end_line
    return tables


def _markdown_table(lines: list[str], starts: list[int], first: int) -> LineTable | None:
    """A heading row, a rule of dashes, and the rows up to the first line without a bar. The rule is no row."""
    if first + 1 >= len(lines) or not _is_rule(lines[first + 1]) or _is_rule(lines[first]):
        return None
    end = first + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    cells: list[Cell] = []
    for row, number in enumerate([first, *range(first + 2, end)]):
        line = lines[number]
        inner = len(line.rstrip())
        borders = [match.start() for match in _BAR.finditer(line, 0, inner)]
        edges = [-1, *borders, inner]
        if borders and not line[: borders[0]].strip():
            edges = edges[1:]
        if borders and borders[-1] == inner - 1:
            edges = edges[:-1]
        for column, (left, right) in enumerate(pairwise(edges)):
            cells.append(_cell(line, starts[number], left + 1, right, row, column))
    return _line_table(lines, starts, first, end, cells)


def _is_rule(line: str) -> bool:
    return "|" in line and "-" in line and _RULE_CHARACTERS.issuperset(line)


def _tabbed_table(lines: list[str], starts: list[int], first: int) -> LineTable | None:
    """At least two lines with the same number of tabs, in which at least two columns hold something.

    So lines that merely begin with a tab (an indent) are no table.
    """
    end = _end_of_run(lines, first)
    while end > first and lines[end - 1].isspace():
        end -= 1
    while first < end and lines[first].isspace():
        first += 1
    if end - first < 2:
        return None
    cells = []
    for row, number in enumerate(range(first, end)):
        left = 0
        for column, content in enumerate(lines[number].split("\t")):
            cells.append(_cell(lines[number], starts[number], left, left + len(content), row, column))
            left += len(content) + 1
    if len({cell.column for cell in cells if cell.span.end > cell.span.start}) < 2:
        return None
    return _line_table(lines, starts, first, end, cells)


def _end_of_run(lines: list[str], first: int) -> int:
    """The first line after `first` that has another number of tabs."""
    tabs = lines[first].count("\t")
    end = first + 1
    while end < len(lines) and lines[end].count("\t") == tabs:
        end += 1
    return end


def _cell(line: str, offset: int, left: int, right: int, row: int, column: int) -> Cell:
    """The cell between two borders of a line, without the blanks around its words."""
    content = line[left:right]
    start = left + len(content) - len(content.lstrip())
    end = start + len(content.strip())
    return Cell(Span(offset + start, offset + end), row, column)


def _line_table(lines: list[str], starts: list[int], first: int, end: int, cells: list[Cell]) -> LineTable:
    span = Span(starts[first], starts[end - 1] + len(lines[end - 1]))
    return LineTable(Table(span, tuple(cells)), first, end)
