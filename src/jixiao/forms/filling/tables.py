"""The tables of a report into the tables of the form, cell by cell; rows, columns and tables that the form does not have are told."""

import re
from decimal import Decimal

import msgspec

from jixiao.forms.filing import Passage, Value
from jixiao.forms.filling.cells import cells_of
from jixiao.forms.filling.draft import TABLE, Draft, column_of
from jixiao.forms.filling.filled import Reason, Source
from jixiao.forms.filling.grid import TOTAL, GridCell, Segment, bare, unit_in
from jixiao.forms.filling.headings import Headings, segments
from jixiao.forms.filling.matching import Match, best_match, parted
from jixiao.forms.filling.names import measure_named
from jixiao.forms.filling.row_names import RowNames, row_names
from jixiao.forms.filling.scores import is_score_table
from jixiao.forms.form import Address, Entry, TableKind, ValueKind, entry
from jixiao.forms.parsing import Unfit, value_of
from jixiao.language import UNITS, plain

_LONGEST_WORDS = 80
_RATE_DECIMALS = 6
_THRIFT = frozenset(["厉行节约保障措施", "厉行节约措施"])
_NO_BUILDING = re.compile(r"(?:本年)?(?:没有|无)楼堂馆所.*")
_ELSEWHERE = "见报告正文"
# ≥20公里, 不低于95%, 22公里: what a target is told in where the form has columns for its parts.
_TARGET = re.compile(
    r"(?P<sign>≥|≤|=|＝|>=|<=|＞|＜|>|<|不低于|不少于|不小于|大于|不超过|不高于|小于)?\s*(?P<figure>-?[\d,]+(?:\.\d+)?)\s*(?P<unit>\D{0,8})"
)
_SIGNS = {"≥": "≥", ">=": "≥", ">": "≥", "＞": "≥", "不低于": "≥", "不少于": "≥", "不小于": "≥", "大于": "≥", "=": "＝", "＝": "＝"}


def read_tables(draft: Draft) -> None:
    headings, names = Headings(draft.form, draft.report.year), row_names(draft.questionnaire)
    for segment in segments(draft.report, headings):
        if not segment.rows and not any(map(str.isdigit, "".join(segment.header))):
            headings_alone = " ".join(segment.header)
            draft.leave(Reason.TABLE, draft.report.source(segment.span, segment.caption), headings_alone)
        rows = tuple(cells for cells in segment.rows if not _stands_below(draft, cells))
        if rows and not is_score_table(segment):
            for part in parted(msgspec.structs.replace(segment, rows=rows)):
                _read(draft, headings, names, part)


def _stands_below(draft: Draft, cells: tuple[GridCell, ...]) -> bool:
    """Rows that end 基础数据表: 厉行节约保障措施 | words; no building."""
    label = "".join(cells[0].text.split())
    if label in _THRIFT:
        words = next((cell for cell in cells[1:] if cell.text), None)
        if words is not None and _ELSEWHERE not in words.text:
            draft.say("thrift", Passage(words.text), draft.report.source(words.span, words.text[:_LONGEST_WORDS]))
        return True
    if _NO_BUILDING.fullmatch(label) and not any(cell.text for cell in cells[1:] if cell.span != cells[0].span):
        draft.put(("building", "none", "value"), True, draft.report.source(cells[0].span, label), TABLE)
        return True
    return not any(cell.text for cell in cells)


def _read(draft: Draft, headings: Headings, names: RowNames, segment: Segment) -> None:
    match = best_match(draft.form, headings, names, segment)
    if match is None:
        turned = best_match(draft.form, headings, names, segment.turned)
        if turned is not None and turned.table.kind is TableKind.GRID:
            match, segment = turned, segment.turned
    if match is None:
        cell = segment.rows[0][0]
        words = "；".join(" ".join(dict.fromkeys(cell.text for cell in cells if cell.text)) for cells in segment.rows)
        draft.leave(Reason.TABLE, draft.report.source(cell.span, segment.caption or segment.header[0]), words)
        return
    draft.from_tables.add(match.table.key)
    _Reading(draft, headings, segment, match).read()


class _Reading:
    """A table of the form while it is filled from a table of the report."""

    def __init__(self, draft: Draft, headings: Headings, segment: Segment, match: Match) -> None:
        self.draft, self.headings, self.segment = draft, headings, segment
        self.table, self.columns, self.rows = match.table, match.columns, match.rows

    def read(self) -> None:
        if self.table.kind is TableKind.LIST:
            self._list()
        else:
            self._grid()
        for at, heading in enumerate(self.segment.header):
            is_label = at == 0 and self.table.kind is not TableKind.LIST
            if at not in self.columns and not is_label and not self.headings.is_idle(heading):
                self._unknown_column(at, heading)

    def _grid(self) -> None:
        for number, cells in enumerate(self.segment.rows):
            row = self.rows.get(number)
            if row is None:
                if not self._elsewhere(cells) and any(cell.text and cell.is_first for cell in cells[1:]):
                    words = " ".join(cell.text for cell in cells if cell.is_first and cell.text)
                    self.draft.leave(Reason.ROW, self._source(cells[0]), words)
                continue
            for at, column in self.columns.items():
                if cells[at].text and not row.heading:
                    unit = unit_in(cells[0].text) or self._unit(at)
                    self._cell((self.table.key, row.key, column.key), entry(self.table, column, row), cells[at], unit)

    def _elsewhere(self, cells: tuple[GridCell, ...]) -> bool:
        """A row that another table of the form has: 工会经费 in a table of the 公用经费."""
        name = measure_named(bare(cells[0].text), "", "")
        known = cells_of(self.draft.form)
        is_placed = False
        for at, column in self.columns.items():
            address = known.get(("", name, column.scenario, column.period)) if name and not column.rate else None
            if address is not None and cells[at].text:
                table = self.draft.form.tables[address[0]]
                asked = entry(table, column_of(table, address[2]), table.row(address[1]))
                self._cell(address, asked, cells[at], unit_in(cells[0].text) or self._unit(at))
                is_placed = True
        return is_placed

    def _list(self) -> None:
        begun = len(self.draft.lists.get(self.table.key, ()))
        for number, cells in enumerate(self.segment.rows, begun + 1):
            is_total = any(TOTAL.fullmatch("".join(cell.text.split())) for cell in cells[:3])
            name = "total" if is_total else str(number)
            for at, column in self.columns.items():
                if cells[at].text and (not is_total or column.total or column.rate):
                    self._cell((self.table.key, name, column.key), entry(self.table, column), cells[at], self._unit(at))

    def _unknown_column(self, at: int, heading: str) -> None:
        told = [cells[at] for cells in self.segment.rows if cells[at].text and cells[at].is_first]
        if told:
            self.draft.leave(Reason.COLUMN, self._source(told[0]), f"{heading}：{'、'.join(cell.text for cell in told)}")

    def _unit(self, at: int) -> str:
        return unit_in(self.segment.header[at]) or self.segment.unit

    def _cell(self, address: Address, asked: Entry, cell: GridCell, unit: str) -> None:
        if column_of(self.table, address[2]).rate:
            asked = msgspec.structs.replace(asked, kind=ValueKind.NUMBER, decimals=_RATE_DECIMALS, low=None, high=None)
        try:
            value = self._value(asked, cell.text, unit)
        except Unfit:
            if not (self.table.key == "targets" and self._target(address, cell)):
                self.draft.leave(Reason.UNFIT, self._source(cell), cell.text)
            return
        if value is not None:
            self.draft.put(address, value, self._source(cell), TABLE)

    def _value(self, asked: Entry, text: str, unit: str) -> Value | None:
        """The value in the cell's unit, where the table is told in another (元, 亿元)."""
        own, other = UNITS.get(asked.unit), UNITS.get(unit)
        if asked.kind is ValueKind.NUMBER and own and other and own is not other and own.dimension is other.dimension:
            value = value_of(msgspec.structs.replace(asked, decimals=12, low=None, high=None, unit=unit), text)
            assert isinstance(value, Decimal)
            return value_of(asked, plain(value * other.factor / own.factor))
        return value_of(asked, text)

    def _target(self, address: Address, cell: GridCell) -> bool:
        """A target with its sign and unit in one cell, or in words; returns whether it was taken."""
        table, row, column = address
        if column not in ("target", "actual"):
            return False
        match = _TARGET.fullmatch(cell.text.strip())
        source = self._source(cell)
        if match is None:
            self.draft.put((table, row, "direction"), "定性", source, TABLE)
            told = self.draft.claims.get((table, row, "reason"), [])
            before = f"{told[-1].stated.value}；" if told else ""
            words = f"{before}{'目标' if column == 'target' else '完成情况'}：{cell.text}"
            self.draft.claims.pop((table, row, "reason"), None)
            self.draft.put((table, row, "reason"), words, source, TABLE)
            return True
        self.draft.put(address, Decimal(match["figure"].replace(",", "")), source, TABLE)
        if column == "target" and match["sign"]:
            self.draft.put((table, row, "direction"), _SIGNS.get(match["sign"], "≤"), source, TABLE)
        if match["unit"].strip() and (table, row, "unit") not in self.draft.claims:
            self.draft.put((table, row, "unit"), match["unit"].strip(), source, TABLE)
        return True

    def _source(self, cell: GridCell) -> Source:
        words = f"{self.segment.caption}：{cell.text}" if self.segment.caption else cell.text
        return self.draft.report.source(cell.span, words[:_LONGEST_WORDS])
