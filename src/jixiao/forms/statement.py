"""What a filing states, as a document and its facts: each figure leads back to its sheet and cell, as a report's to its line."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import msgspec

from jixiao.forms.definition import form_of
from jixiao.forms.figures import Figures
from jixiao.forms.filing import Filing, Value
from jixiao.forms.form import Address, Column, Entry, Form, Row, Table, TableKind, ValueKind, entry
from jixiao.forms.layout import Layout, layout_of
from jixiao.language import NO_UNIT, UNITS, canonical, plain
from jixiao.model import Anchor, Block, BlockKind, Cell, CellPlace, Dimension, Document, Fact, Quantity, Scenario, Span, Unit
from jixiao.model import Table as DocumentTable

GROWTH_SUFFIX = "增减率"  # as in the facts of a report: 工业总产值增减率
_FIRST_MONTHS = {"june": "01..06", "september": "01..09"}
_MONTHS = re.compile(r"(?:1\s*[-—~至到]\s*)?(1[0-2]|[1-9])\s*月(?:份|底|末)?")
_LEAST_PLACES = 2  # amounts and rates are shown with two decimals at least
_TRUE, _FALSE = Decimal(1), Decimal(0)


class Statement(msgspec.Struct, frozen=True):
    """`spans` are where in the document's text the value of each cell stands. A yes or no is a fact of 1 or 0 without a unit."""

    document: Document
    facts: tuple[Fact, ...]
    spans: dict[Address, Span]


def statement_of(filing: Filing, places: Mapping[Address, CellPlace] | None = None) -> Statement:
    """The told and the derived figures of a filing. `places` are those of the workbook that it came from; without them, the places in
    which a workbook that is written anew has them."""
    return _Writing(filing, places or {}).statement()


class _Writing:
    def __init__(self, filing: Filing, places: Mapping[Address, CellPlace]) -> None:
        self.filing, self.places = filing, places
        self.form: Form = form_of(filing)
        self.layout: Layout = layout_of(self.form, filing)
        self.figures = Figures(self.form, filing)
        self.heading = ""  # the name of a sheet of which nothing has been written yet
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.anchors: list[Anchor] = []
        self.tables: list[DocumentTable] = []
        self.facts: list[Fact] = []
        self.spans: dict[Address, Span] = {}

    def statement(self) -> Statement:
        for sheet in self.form.sheets:
            self.heading = sheet.zh
            for table in sheet.tables:
                if table.kind is TableKind.PROSE:
                    self.prose(table)
                else:
                    self.table(table)
        document = Document("".join(self.pieces), "xlsx", tuple(self.blocks), tuple(self.anchors), tuple(self.tables))
        return Statement(document, tuple(self.facts), self.spans)

    def put(self, text: str, place: CellPlace) -> Span:
        if not self.anchors or self.anchors[-1].place != place:
            if self.anchors and self.anchors[-1].start == self.length:
                self.anchors.pop()
            self.anchors.append(Anchor(self.length, place))
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return Span(start, self.length)

    def line(self, text: str, place: CellPlace, kind: BlockKind, level: int = 0) -> Span:
        span = self.put(text, place)
        self.put("\n", place)
        self.blocks.append(Block(Span(span.start, self.length), kind, level))
        return span

    def place(self, address: Address) -> CellPlace:
        return self.places.get(address) or self.layout.place(address)

    def title(self, table: Table) -> None:
        placed = self.layout.tables[table.key]
        sheet = self.layout.sheet_of[table.key]
        if self.heading:
            self.line(self.heading, CellPlace(sheet, "B2"), BlockKind.HEADING, 1)
            self.heading = ""
        place = CellPlace(sheet, f"B{placed.title + 1}")
        self.line(f"{table.zh}（单位：{table.unit}）" if table.unit else table.zh, place, BlockKind.HEADING, 2)

    def prose(self, table: Table) -> None:
        passages = self.filing.prose.get(table.key, ())
        if passages:
            self.title(table)
        for number, passage in enumerate(passages, 1):
            address = (table.key, str(number), "text")
            kind = BlockKind.HEADING if passage.level else BlockKind.PARAGRAPH
            level = passage.level + 2 if passage.level else 0
            self.spans[address] = self.line(passage.text, self.place(address), kind, level)

    def table(self, table: Table) -> None:
        rows = [(row, values) for row, values in self.figures.rows(table) if values]
        if not rows:
            return
        self.title(table)
        start = self.length
        cells: list[Cell] = []
        is_labelled = table.kind is not TableKind.LIST
        placed = self.layout.tables[table.key]
        sheet = self.layout.sheet_of[table.key]
        header = [f"{column.zh}（{column.unit}）" if column.unit else column.zh for column in table.columns]
        self.row([(text, CellPlace(sheet, f"B{placed.header + 1}")) for text in ([""] if is_labelled else []) + header], cells, 0)
        for number, (row, values) in enumerate(rows, 1):
            self.told_row(table, row, values, cells, number)
        self.blocks.append(Block(Span(start, self.length), BlockKind.TABLE))
        self.tables.append(DocumentTable(Span(start, self.length), tuple(cells)))

    def told_row(self, table: Table, row: Row | str, values: dict[str, Value], cells: list[Cell], number: int) -> None:
        key = row if isinstance(row, str) else row.key
        pieces: list[tuple[str, CellPlace]] = []
        if isinstance(row, Row):
            first = self.place((table.key, key, table.columns[0].key))
            unit = f"（{row.unit}）" if row.unit and row.unit != table.unit else ""
            pieces.append((row.zh + unit, CellPlace(first.sheet, re.sub("^[A-Z]+", "B", first.cell))))
        for column in table.columns:
            value = values.get(column.key)
            is_label = key == "total" and row == "total" and column is table.columns[0] and value is None
            pieces.append(("合计" if is_label else shown(value), self.place((table.key, key, column.key))))
        spans = self.row(pieces, cells, number)[-len(table.columns) :]
        for column, span in zip(table.columns, spans, strict=True):
            if column.key in values:
                self.spans[table.key, key, column.key] = span
                self.fact(table, column, row, values, span)

    def row(self, pieces: list[tuple[str, CellPlace]], cells: list[Cell], number: int) -> list[Span]:
        spans = []
        for column, (text, place) in enumerate(pieces):
            span = self.put(text, place)
            self.put("\n" if column == len(pieces) - 1 else "\t", place)
            cells.append(Cell(span, number, column))
            spans.append(span)
        return spans

    def fact(self, table: Table, column: Column, row: Row | str, values: dict[str, Value], span: Span) -> None:
        value = values[column.key]
        asked = entry(table, column, None if isinstance(row, str) else row)
        subject, measure = table.subject, asked.measure
        if row == "total":
            subject, measure = "", column.total_measure
        elif isinstance(row, str):
            own = {name: str(values[key.key]) for name, key in named(table).items() if key.key in values}
            subject = own.get("subject", subject)
            if "measure" in own and column.kind is ValueKind.NUMBER and column.fact and table.fact:
                measure = canonical(own["measure"]) + (GROWTH_SUFFIX if column.change else "")
        if not measure or column.rate or not isinstance(value, Decimal | bool):
            return
        told_unit = values.get("unit") if isinstance(row, str) and not column.unit else None
        quantity = quantity_of(value, asked, str(told_unit or asked.unit), span)
        self.facts.append(Fact(subject, measure, asked.scenario, self.period(asked, values), quantity))

    def period(self, asked: Entry, values: dict[str, Value]) -> str:
        year = self.filing.year
        if asked.period in _FIRST_MONTHS:
            return f"{year}-{_FIRST_MONTHS[asked.period]}"
        months = _MONTHS.fullmatch(str(values.get("months", "")))
        if months and asked.scenario is not Scenario.TARGET:
            return f"{year}-01..{int(months[1]):02}" if months[1] != "1" else f"{year}-01"
        return asked.period


def named(table: Table) -> dict[str, Column]:
    """The columns of a list that say whose a row's figures are, and what they measure."""
    found = {"subject": next((column for column in table.columns if column.subject), None)}
    found["measure"] = next((column for column in table.columns if column.named), None)
    return {name: column for name, column in found.items() if column is not None}


def shown(value: Value | None) -> str:
    """A value as the flat text has it; a cell's line breaks would part its row."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    return plain(value) if isinstance(value, Decimal) else " ".join(value.split())


def quantity_of(value: Decimal | bool, asked: Entry, unit: str, span: Span) -> Quantity:
    """The figure of a cell: its last digit is the last one told, two decimals at least; what counts things is exact."""
    if isinstance(value, bool):
        return Quantity(span, _TRUE if value else _FALSE, Decimal(0), NO_UNIT, span.end)
    known = UNITS.get(unit) or (Unit(unit, Dimension.COUNT, exact=True) if unit else NO_UNIT)
    places = max(_LEAST_PLACES, -int(value.as_tuple().exponent))
    return Quantity(span, value, Decimal(0) if known.exact else Decimal(1).scaleb(-places), known, span.end)
