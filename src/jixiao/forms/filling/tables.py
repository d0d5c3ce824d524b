"""The tables of a report into the tables of the form: recognised by their captions and by the labels of their rows and columns."""

import re
from collections.abc import Iterator

import msgspec

from jixiao.forms.filing import Passage, Value
from jixiao.forms.filling.draft import TABLE, Draft
from jixiao.forms.filling.filled import Reason, Source
from jixiao.forms.filling.grid import GridCell, Segment, bare, is_figure, unit_in
from jixiao.forms.filling.headings import Headings, segments, title_of
from jixiao.forms.filling.names import measure_named
from jixiao.forms.filling.scores import is_score_table
from jixiao.forms.form import Address, Column, Entry, Row, Table, TableKind, ValueKind, entry
from jixiao.forms.parsing import Unfit, value_of
from jixiao.forms.problems import plain
from jixiao.language import UNITS, canonical, measure

_TOTAL = re.compile(r"(?:合|总|共)\s*计|总\s*数|小\s*计")
_CODE = re.compile(r"^(?P<code>3\d{2}(?:\d{2})?)\s*(?P<name>.*)$")
_PARTS = (("basic", re.compile("基本支出")), ("project", re.compile("项目支出")))
_LONGEST_WORDS = 80


class Match(msgspec.Struct, frozen=True):
    """A table of the form that a segment may be: its columns by their place in the segment, its rows by theirs."""

    table: Table
    columns: dict[int, Column]
    rows: dict[int, Row]
    score: float


def read_tables(draft: Draft) -> None:
    headings = Headings(draft.form, draft.report.year)
    for segment in segments(draft.report, headings):
        if segment.rows and not is_score_table(segment):
            _Reading(draft, headings, segment).read()


class _Reading:
    def __init__(self, draft: Draft, headings: Headings, segment: Segment) -> None:
        self.draft, self.headings, self.segment = draft, headings, segment

    def read(self) -> None:
        found = self._best(self.segment)
        if found is None:
            turned = self.segment.turned
            found = self._best(turned)
            if found is not None and found.table.kind is TableKind.GRID:
                self.segment = turned
            else:
                found = None
        if found is None:
            source = self._source(self.segment.rows[0][0], "")
            self.draft.leave(Reason.TABLE, source, " ".join(text for text in self.segment.header if text)[:_LONGEST_WORDS])
        elif found.table.kind is TableKind.LIST:
            self.draft.from_tables.add(found.table.key)
            self._list(found)
        else:
            self.draft.from_tables.add(found.table.key)
            self._grid(found)

    def _best(self, segment: Segment) -> Match | None:
        tables = self.draft.form.tables.values()
        for table in tables:
            if title_of(table) == segment.caption and (match := self._match(table, segment)) is not None:
                return match
        matches = [match for table in tables if (match := self._match(table, segment)) is not None]
        return max(matches, key=lambda match: match.score, default=None)

    def _match(self, table: Table, segment: Segment) -> Match | None:
        if table.kind is TableKind.PROSE or table.key == "scores":
            return None
        is_titled = title_of(table) == segment.caption
        is_near = is_titled or _near(title_of(table), segment.caption) or _near(title_of(table), segment.header[0])
        is_list = table.kind is TableKind.LIST
        columns: dict[int, Column] = {}
        for at, heading in enumerate(segment.header):
            if at == 0 and not is_list:
                continue
            column = next((each for each in table.columns if each not in columns.values() and bare(each.zh) == bare(heading)), None)
            column = column or next(
                (each for each in table.columns if each not in columns.values() and self.headings.names(heading, each)), None
            )
            if column is not None and heading:
                columns[at] = column
        if is_list:
            if 0 not in columns and table.columns[0] not in columns.values() and len(columns) >= 4:
                columns = {0: table.columns[0], **columns}  # 楼堂馆所控制情况 | 批复规模 | …: the title stands where the names do
            share = len(columns) / max(1, sum(bool(heading) for heading in segment.header))
            has_name = bool(columns) and table.columns[0] in columns.values()
            if not is_titled and not (len(columns) >= 2 and has_name and (share >= 0.6 and (is_near or len(columns) >= 3))):
                return None
            return Match(table, columns, {}, (100 if is_titled else 20 if is_near else 0) + 10 * share + len(columns) / 10)
        rows = dict(self._rows(table, segment))
        told = sum(any(is_figure(cell.text) for cell in row[1:]) or bool(row[0].text) for row in segment.rows)
        if not columns or not rows or (not is_titled and len(rows) * 2 < told and not (is_near and len(rows) * 4 >= told)):
            return None
        return Match(table, columns, rows, (100 if is_titled else 20 if is_near else 0) + 10 * len(rows) / max(1, told) + len(columns))

    def _rows(self, table: Table, segment: Segment) -> Iterator[tuple[int, Row]]:
        """The form's rows in the order of the segment's; of two with one label the next one."""
        last = -1
        taken: set[str] = set()
        section = ""
        for number, cells in enumerate(segment.rows):
            label = cells[0].text
            fits = [at for at, row in enumerate(table.rows) if row.key not in taken and _is_row(row, table, label, section)]
            if not fits and len(table.rows) == 1 and label in ("", segment.header[0]):  # the title of the part reaches down
                fits = [0]
            if fits:
                at = next((at for at in fits if at > last), fits[0])
                last = at
                taken.add(table.rows[at].key)
                yield number, table.rows[at]

    def _grid(self, match: Match) -> None:
        table = match.table
        for number, cells in enumerate(self.segment.rows):
            row = match.rows.get(number)
            if row is None:
                if any(cell.text and cell.is_first for cell in cells[1:]):
                    self.draft.leave(Reason.ROW, self._source(cells[0], ""), " ".join(cell.text for cell in cells if cell.is_first))
                continue
            for at, cell in enumerate(cells):
                column = match.columns.get(at)
                if column is not None and cell.text and not row.heading:
                    self._cell((table.key, row.key, column.key), entry(table, column, row), cell, unit_in(cells[0].text) or self._unit(at))
        self._unknown_columns(match)

    def _list(self, match: Match) -> None:
        table = match.table
        begun = len(self.draft.lists.get(table.key, ()))
        above: dict[int, GridCell] = {}
        for number, cells in enumerate(self._own_rows(), begun + 1):
            is_total = any(_TOTAL.fullmatch("".join(cell.text.split())) for cell in cells[:3])
            name = "total" if is_total else str(number)
            for at, cell in enumerate(cells):
                column = match.columns.get(at)
                if column is None or not cell.text or (is_total and not column.total and not column.rate):
                    continue
                above[at] = cell
                self._cell((table.key, name, column.key), entry(table, column), cell, self._unit(at))
        self._unknown_columns(match)

    def _own_rows(self) -> Iterator[tuple[GridCell, ...]]:
        """The rows of a list without those that only stand below it: 厉行节约保障措施 | words."""
        for cells in self.segment.rows:
            if cells[0].text in ("厉行节约保障措施", "厉行节约措施"):
                words = cells[1].text if len(cells) > 1 else ""
                if words and "见报告正文" not in words:
                    self.draft.say("thrift", Passage(words), self._source(cells[1], cells[0].text))
            elif cells[0].text == "本年没有楼堂馆所项目":
                self.draft.put(("building", "none", "value"), True, self._source(cells[0], ""), TABLE)
            elif any(cell.text for cell in cells):
                yield cells

    def _unknown_columns(self, match: Match) -> None:
        for at, heading in enumerate(self.segment.header):
            if at in match.columns or (at == 0 and match.table.kind is not TableKind.LIST) or self.headings.idle.fullmatch(bare(heading)):
                continue
            told = [row[at].text for row in self.segment.rows if at < len(row) and row[at].text and row[at].is_first]
            if told:
                first = next(row[at] for row in self.segment.rows if row[at].text)
                self.draft.leave(Reason.COLUMN, self._source(first, heading), f"{heading}：{'、'.join(told)}"[:_LONGEST_WORDS])

    def _unit(self, at: int) -> str:
        return unit_in(self.segment.header[at]) or self.segment.unit

    def _cell(self, address: Address, asked: Entry, cell: GridCell, unit: str) -> None:
        source = self._source(cell, self.segment.caption)
        try:
            value = self._value(asked, cell.text, unit)
        except Unfit:
            self.draft.leave(Reason.UNFIT, source, cell.text)
            return
        if value is not None:
            self.draft.put(address, value, source, TABLE)

    def _value(self, asked: Entry, text: str, unit: str) -> Value | None:
        """The value in the cell's unit, where the table is told in another (元, 亿元)."""
        own, other = UNITS.get(asked.unit), UNITS.get(unit)
        if asked.kind is not ValueKind.NUMBER or own is None or other is None or own is other or own.dimension is not other.dimension:
            return value_of(asked, text)
        value = value_of(msgspec.structs.replace(asked, decimals=12, low=None, high=None, unit=unit), text)
        if value is None or isinstance(value, str | bool):
            return value
        return value_of(asked, plain(value * other.factor / own.factor))  # type: ignore[operator]

    def _source(self, cell: GridCell, caption: str) -> Source:
        words = f"{caption}：{cell.text}" if caption else cell.text
        return self.draft.report.source(cell.span, words[:_LONGEST_WORDS])


def _near(title: str, caption: str) -> bool:
    """Whether a caption speaks of what a table of the form is about."""
    one, other = bare(title).strip("“”"), bare(caption)
    if len(one) < 2 or len(other) < 2:
        return False
    return one in other or (len(other) >= 4 and other in one)


def _is_row(row: Row, table: Table, label: str, section: str) -> bool:
    words = bare(label)
    if not words:
        return False
    if words in (bare(row.zh), bare(f"{row.zh}（{row.unit}）")) or "".join(label.split()) in (row.zh, f"{row.zh}（{row.unit}）"):
        return True
    if row.key == "total" and _TOTAL.fullmatch(words):
        return True
    coded = _CODE.match("".join(label.split()))
    if row.measure and measure(row.measure) is not None:
        if coded and coded["code"] == row.measure:
            return True
        known = canonical(words)
        if known == row.measure:
            return True
        name = measure(row.measure)
        if table.subject and name is not None and words in (bare(each) for each in (name.zh, *name.aliases)):
            return True
        return not table.subject and measure_named(words, section, "") == row.measure
    return False
