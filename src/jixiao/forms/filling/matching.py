"""Which table of the form a table of a report is: by its caption, the headings of its columns and the labels of its rows."""

import re
from collections.abc import Iterator

import msgspec

from jixiao.forms.filling.grid import Segment, bare, is_figure
from jixiao.forms.filling.headings import Headings, title_of
from jixiao.forms.filling.row_names import RowNames
from jixiao.forms.form import Column, Form, Row, Table, TableKind

_PARTS = (("基本支出（按经济分类）", re.compile("基本支出")), ("项目支出（按经济分类）", re.compile("项目支出")))
_TITLED, _NEAR = 100, 20  # what a caption is worth beside the share of the rows and the number of columns that are known
_LONGEST_GRID = 1000  # rows: what is longer is a list
_ENOUGH = 0.6  # of the headings of a list that has no caption


class Match(msgspec.Struct, frozen=True):
    """A table of the form that a segment may be: its columns by their place in the segment, its rows by theirs."""

    table: Table
    columns: dict[int, Column]
    rows: dict[int, Row]
    score: float


def best_match(form: Form, headings: Headings, names: RowNames, segment: Segment) -> Match | None:
    """The table of the form that fits best; None where none fits."""
    for table in form.tables.values():
        if title_of(table) == segment.caption and (match := _match(table, headings, names, segment)) is not None:
            return match
    matches = [match for table in form.tables.values() if (match := _match(table, headings, names, segment)) is not None]
    return max(matches, key=lambda match: match.score, default=None)


def parted(segment: Segment) -> list[Segment]:
    """A table of the economic classes with columns for basic and for project expenditure, as one table for each; else the table itself."""
    parts = []
    for caption, pattern in _PARTS:
        places = [at for at, heading in enumerate(segment.header) if at and pattern.search(heading)]
        if places:
            header = (segment.header[0], *(pattern.sub("", segment.header[at]).strip() or "本年决算数" for at in places))
            rows = tuple((cells[0], *(cells[at] for at in places)) for cells in segment.rows)
            parts.append(msgspec.structs.replace(segment, caption=caption, header=header, rows=rows))
    return parts if len(parts) == len(_PARTS) else [segment]


def _match(table: Table, headings: Headings, names: RowNames, segment: Segment) -> Match | None:
    if table.kind is TableKind.PROSE or table.key == "scores":
        return None
    is_titled = title_of(table) == segment.caption
    is_near = is_titled or headings.speaks_of(table, segment.caption) or headings.speaks_of(table, segment.header[0])
    worth = _TITLED if is_titled else _NEAR if is_near else 0
    columns = dict(_columns(table, headings, segment))
    if table.kind is TableKind.LIST:
        if 0 not in columns and table.columns[0] not in columns.values() and len(columns) >= 2 and is_near:
            columns = {0: table.columns[0], **columns}  # 楼堂馆所控制情况 | 批复规模 | …: the title stands where the names do
        share = len(columns) / max(1, sum(bool(heading) for heading in segment.header))
        is_known = table.columns[0] in columns.values() and share >= _ENOUGH and len(columns) >= (2 if is_near else 3)
        return Match(table, columns, {}, worth + 10 * share + len(columns) / 10) if is_titled or is_known else None
    if len(segment.rows) > _LONGEST_GRID:
        return None
    rows = dict(_rows(names, table, segment))
    told = sum(bool(row[0].text) or any(is_figure(cell.text) for cell in row[1:]) for row in segment.rows)
    if not columns or not rows or (not is_titled and len(rows) * (4 if is_near else 2) < told):
        return None
    return Match(table, columns, rows, worth + 10 * len(rows) / max(1, told) + len(columns))


def _columns(table: Table, headings: Headings, segment: Segment) -> Iterator[tuple[int, Column]]:
    """Columns by the form's own heading go before those by another."""
    free = list(table.columns)
    places = range(0 if table.kind is TableKind.LIST else 1, len(segment.header))
    waiting = []
    for at in places:
        own = next((column for column in free if bare(column.zh) == bare(segment.header[at])), None)
        if own is not None:
            free.remove(own)
            yield at, own
        elif segment.header[at]:
            waiting.append(at)
    for at in waiting:
        column = next((column for column in free if headings.names(segment.header[at], column)), None)
        if column is not None:
            free.remove(column)
            yield at, column


def _rows(names: RowNames, table: Table, segment: Segment) -> Iterator[tuple[int, Row]]:
    """The form's rows in the order of the segment's; of two with one label the next one."""
    last = -1
    taken: set[str] = set()
    for number, cells in enumerate(segment.rows):
        label = cells[0].text
        fits = [at for at in names.named(table, label) if table.rows[at].key not in taken]
        if not fits and len(table.rows) == 1 and label in ("", segment.header[0]):  # the title of the part reaches down
            fits = [0]
        if fits:
            last = next((at for at in fits if at > last), fits[0])
            taken.add(table.rows[last].key)
            yield number, table.rows[last]
