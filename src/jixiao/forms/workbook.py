"""A filing as an Excel workbook: to fill in, to print, to read back. Opens in Excel, WPS and LibreOffice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import msgspec

from jixiao.forms.definition import form_of
from jixiao.forms.figures import Figures, rate
from jixiao.forms.filing import Filing, Value
from jixiao.forms.form import Address, Column, Entry, Form, Row, Table, TableKind, entry
from jixiao.forms.formulas import formula_of, rate_formula
from jixiao.forms.layout import (
    COLUMNS_MARK,
    END_MARK,
    HEADER_MARK,
    ROW_MARK,
    SHEET_MARK,
    SUBTITLE,
    TABLE_MARK,
    TEXT_MARK,
    TITLE,
    Placed,
    PlacedSheet,
    cell_name,
    layout_of,
)
from jixiao.forms.styles import YES_NO, Styles, number_format, prompt_of, validation_of
from jixiao.model import InvalidData

LONGEST_TEXT = 32_767  # characters in a cell
MOST_DIGITS = 15  # that a spreadsheet keeps of a number
GUIDE, GUIDE_WIDTH = "填表说明", 90
_MADE = datetime(2000, 1, 1)  # the same filing gives the same bytes
_PROTECTION = {"format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True, "sort": True}
_A4 = 9
TALLEST_ROW = 400  # points; Excel's own limit is 409
_NOTE = {"author": "", "x_scale": 1.6, "font_name": "宋体", "font_size": 9}


class Leaf(msgspec.Struct, frozen=True):
    """A sheet that is only to be read: a title, a header, rows of words; `widths` in characters. It is not read back."""

    name: str
    title: str
    widths: tuple[int, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def workbook_of(filing: Filing, notes: Mapping[Address, str] | None = None, leaves: Sequence[Leaf] = ()) -> bytes:
    """The bytes of an .xlsx file with the filing, and room for more. Raises InvalidData for a value that no cell can hold.

    `notes` are shown at their cells, `leaves` stand behind the form's sheets."""
    import xlsxwriter

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    form = form_of(filing)
    book.set_properties({"title": form.zh, "subject": filing.department, "created": _MADE})
    writer = _Writer(book, form, filing)
    writer.write(notes or {})
    for leaf in leaves:
        writer.leaf(leaf)
    book.close()
    return target.getvalue()


class _Writer:
    def __init__(self, book: Any, form: Form, filing: Filing) -> None:
        self.book, self.form, self.filing = book, form, filing
        self.figures, self.layout, self.styles = Figures(form, filing), layout_of(form, filing), Styles(book)

    def write(self, notes: Mapping[Address, str]) -> None:
        self._guide(self.book.add_worksheet(GUIDE))
        by_sheet: dict[str, list[tuple[int, int, str]]] = {}
        for address, note in notes.items():
            name, row, column = self.layout.cell(address)
            by_sheet.setdefault(name, []).append((row, column, note))
        for placed in self.layout.sheets:
            _SheetWriter(self, placed).write()
            for row, column, note in by_sheet.get(placed.sheet.zh, ()):
                self.book.get_worksheet_by_name(placed.sheet.zh).write_comment(row, column, note, _NOTE)

    def leaf(self, leaf: Leaf) -> None:
        sheet = self.book.add_worksheet(leaf.name)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 2)
        sheet.write_string(1, 1, leaf.title, self.styles("table"))
        for column, (width, name) in enumerate(zip(leaf.widths, leaf.header, strict=True), 1):
            sheet.set_column(column, column, width)
            sheet.write_string(3, column, name, self.styles("header"))
        for number, row in enumerate(leaf.rows, 4):
            for column, words in enumerate(row, 1):
                sheet.write_string(number, column, words[:LONGEST_TEXT], self.styles("label"))
        sheet.freeze_panes(4, 0)
        sheet.repeat_rows(3)
        _page(sheet, True, self.filing.department)

    def _guide(self, sheet: Any) -> None:
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 3)
        sheet.set_column(1, 1, GUIDE_WIDTH)
        sheet.write_string(1, 1, self.form.zh, self.styles("title"))
        for number, line in enumerate(self.form.guide, 1):
            sheet.write_string(2 + number, 1, f"{number}. {line}", self.styles("guide"))
            sheet.set_row(2 + number, 16 * _lines(line, GUIDE_WIDTH) + 6)
        at = 4 + len(self.form.guide)
        for name, what in (
            ("input", "由您填写"),
            ("derived", "自动计算或由系统给定"),
            ("typed", "手工填写的合计数（与分项之和不一致，或没有分项）"),
        ):
            sheet.write_string(at, 1, what, self.styles(name))
            at += 1
        _page(sheet, False, self.filing.department)
        sheet.protect("", _PROTECTION)
        sheet.activate()


class _SheetWriter:
    """One sheet while it is written."""

    def __init__(self, writer: _Writer, placed: PlacedSheet) -> None:
        self.placed, self.name = placed, placed.sheet.zh
        self.form, self.filing, self.figures, self.layout = writer.form, writer.filing, writer.figures, writer.layout
        self.styles: Styles = writer.styles
        self.sheet = writer.book.add_worksheet(self.name)
        self.guards: dict[int, tuple[int, int, dict[str, Any]]] = {}  # column -> rows and rule that wait for the next row

    def write(self) -> None:
        sheet, definition = self.sheet, self.placed.sheet
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 4, self.styles("key"), {"hidden": True})
        for number, width in enumerate(definition.widths, 1):
            sheet.set_column(number, number, width)
        self._key(0, f"{SHEET_MARK} {self.form.id} {self.form.version} {definition.key}")
        sheet.set_row(0, None, None, {"hidden": True})
        self._questionnaire()
        self._key(TITLE, TEXT_MARK)
        self._key(SUBTITLE, TEXT_MARK)
        sheet.set_row(TITLE, 26)
        sheet.write_string(TITLE, 1, definition.zh, self.styles("title"))
        self._subtitle()
        for placed in self.placed.tables:
            self._table(placed)
        header = self.placed.tables[0].header
        if definition.frozen:
            sheet.freeze_panes(header + 1, 2)
            sheet.repeat_rows(header)
        else:
            sheet.freeze_panes(SUBTITLE + 1, 2)
            sheet.repeat_rows(TITLE, SUBTITLE)
        _page(sheet, definition.landscape, self.filing.department)
        sheet.protect("", _PROTECTION)

    def _questionnaire(self) -> None:
        """What the system asks for goes with the workbook, so that it is read back without the system."""
        asks = self.filing.questionnaire
        if self.placed.sheet.key == "management" and (asks.questions or asks.lines or asks.system):
            text = msgspec.json.encode(asks).decode()
            for column, start in enumerate(range(0, len(text), LONGEST_TEXT), 1):
                self.sheet.write_string(0, column, text[start : start + LONGEST_TEXT], self.styles("key"))

    def _subtitle(self) -> None:
        """Whose year it is, on every sheet, from where it is filled in."""
        department, year = (self.layout.reference(("body", row, "value"), self.name) for row in ("department", "year"))
        shown = f"{self.filing.department}　{'' if self.filing.year is None else self.filing.year}年度"
        self.sheet.write_formula(SUBTITLE, 1, f'={department}&"　"&{year}&"年度"', self.styles("subtitle"), shown)

    def _table(self, placed: Placed) -> None:
        table, sheet = placed.table, self.sheet
        self._key(placed.title, f"{TABLE_MARK}:{table.key}")
        sheet.write_string(placed.title, 1, f"{table.zh}（单位：{table.unit}）" if table.unit else table.zh, self.styles("table"))
        sheet.set_row(placed.title, 20)
        if placed.note is not None:
            self._key(placed.note, TEXT_MARK)
            sheet.write_string(placed.note, 1, table.note, self.styles("subtitle"))
        self._key(placed.keys, f"{COLUMNS_MARK}:{table.key}")
        for key, (first, _) in placed.columns.items():
            sheet.write_string(placed.keys, first, key, self.styles("key"))
        sheet.set_row(placed.keys, None, None, {"hidden": True})
        self._header(placed)
        if table.kind in (TableKind.FIELDS, TableKind.GRID):
            self._fixed_rows(placed)
        else:
            self._open_rows(placed)
        for at in list(self.guards):
            self._set_guard(at)
        self._end(placed)

    def _header(self, placed: Placed) -> None:
        table, style = placed.table, self.styles("header")
        self._key(placed.header, f"{HEADER_MARK}:{table.key}")
        if table.kind in (TableKind.FIELDS, TableKind.GRID):
            self._cell(placed.header, placed.label, "项目", style)
        for column in table.columns:
            span = placed.columns[column.key]
            self._cell(placed.header, span, f"{column.zh}（{column.unit}）" if column.unit else column.zh, style)
        if table.kind is TableKind.FIELDS:
            self._cell(placed.header, self._rest(placed), "说明", style)
        self.sheet.set_row(placed.header, 32)

    def _rest(self, placed: Placed) -> tuple[int, int]:
        """The columns of the sheet behind those of the table."""
        return max(last for _, last in placed.columns.values()) + 1, len(self.placed.sheet.widths)

    def _fixed_rows(self, placed: Placed) -> None:
        table = placed.table
        for number, row in enumerate(table.rows, placed.first):
            self._key(number, f"{ROW_MARK}:{row.key}")
            unit = f"（{row.unit}）" if row.unit and row.unit != table.unit and row.unit != "年" else ""
            self._cell(number, placed.label, row.zh + unit, self._label_style(row))
            if table.kind is TableKind.FIELDS:
                self._cell(number, self._rest(placed), row.note, self.styles("remark"))
            elif row.note:
                self.sheet.write_comment(number, placed.label[0], row.note, {"author": ""})
            for column in table.columns:
                if row.heading:
                    self._cell(number, placed.columns[column.key], "", self.styles("label"))
                else:
                    self._entry(placed, number, (table.key, row.key, column.key), column, row)
            told = [(str(self.figures.at((table.key, row.key, key)) or ""), span) for key, span in placed.columns.items()]
            self.sheet.set_row(number, self._height([(row.zh + unit, placed.label), *told]))

    def _label_style(self, row: Row) -> Any:
        return self.styles("whole" if (row.sum and not row.level) or row.heading else "label", indent=row.level)

    def _entry(self, placed: Placed, number: int, address: Address, column: Column, row: Row) -> None:
        """A cell of a fixed row: given, derived, derived and overruled by hand, or to be filled in."""
        asked, span = entry(placed.table, column, row), placed.columns[column.key]
        form = number_format(asked) if not column.rate else "#,##0.00_ " if asked.unit in ("%", "万元") else "#,##0_ "
        stated, computed = self.filing.values.get(address), self.figures.computed(address)
        if column.given:
            given = row.given.get(column.key)
            if given is not None or address not in self.form.derived:
                self._value(number, span, given, self.styles("derived", form))
                return
        if address in self.form.derived and stated is None:
            formula = formula_of(self.form.derived[address], self.layout, self.name)
            self._formula(number, span, formula, computed, self.styles("derived", form))
            return
        look = "typed" if address in self.form.derived else "field" if placed.table.kind is TableKind.FIELDS else "input"
        self._value(number, span, stated, self.styles(look, form))
        self._guard(number, number, span[0], asked, column, row.note or column.note)

    def _open_rows(self, placed: Placed) -> None:
        table = placed.table
        held = self._held(table)
        looks = {column.key: self.styles("input", number_format(entry(table, column))) for column in table.columns if not column.rate}
        for number in range(placed.first, placed.last + 1):
            told = held[number - placed.first] if number - placed.first < len(held) else {}
            for key, look in looks.items():
                self._value(number, placed.columns[key], told.get(key), look)
            height = self._height([(str(told.get(key, "")), span) for key, span in placed.columns.items()])
            self.sheet.set_row(number, height, self.styles("open"))
            self._rates(placed, number)
        for column in table.columns:
            if not column.rate:
                self._guard(placed.first, placed.last, placed.columns[column.key][0], entry(table, column), column, column.note)

    def _held(self, table: Table) -> list[dict[str, Value]]:
        if table.kind is TableKind.LIST:
            return list(self.filing.rows.get(table.key, ()))
        levels = table.columns[0].choices
        return [{"level": levels[passage.level], "text": passage.text} for passage in self.filing.prose.get(table.key, ())]

    def _rates(self, placed: Placed, number: int) -> None:
        """The cells of a list's row that follow from others of the row."""
        rows = self.filing.rows.get(placed.table.key, ())
        index = number - placed.first
        for column in placed.table.columns:
            if column.rate:
                operation, of = column.rate
                one, other = (cell_name(number, placed.columns[key][0]) for key in of)
                values = (
                    [value if isinstance(value := rows[index].get(key), Decimal) else None for key in of]
                    if index < len(rows)
                    else [None, None]
                )
                style = self.styles("derived", "#,##0.00_ ")
                self._formula(number, placed.columns[column.key], rate_formula(operation, one, other), rate(operation, *values), style)

    def _end(self, placed: Placed) -> None:
        table, number = placed.table, placed.end
        self._key(number, f"{END_MARK}:{table.key}")
        if not placed.shows_total:
            self.sheet.set_row(number, None, None, {"hidden": True})
            return
        for column in table.columns:
            address, span = (table.key, "total", column.key), placed.columns[column.key]
            derived = self.form.derived.get(address)
            if derived is None:
                self._cell(number, span, "合计" if column is table.columns[0] else "", self.styles("whole"))
                continue
            form = "#,##0.00_ " if column.rate else number_format(entry(table, column))
            stated = self.filing.values.get(address)
            if stated is None:
                self._formula(
                    number, span, formula_of(derived, self.layout, self.name), self.figures.computed(address), self.styles("derived", form)
                )
            else:
                self._value(number, span, stated, self.styles("typed", form))

    def _guard(self, first: int, last: int, at: int, asked: Entry, column: Column, note: str) -> None:
        """What cells accept, and what is said beside them; of cells one below the other it is said once."""
        prompt = prompt_of(asked, note)
        said = {"input_title": column.zh[:32], "input_message": prompt[:255]} if prompt else {}
        rule = {**(validation_of(asked, column.suggestions) or {"validate": "any"}), **said}
        above = self.guards.get(at)
        if above is not None and above[1] == first - 1 and above[2] == rule:
            first = above[0]
        elif above is not None:
            self._set_guard(at)
        self.guards[at] = (first, last, rule)

    def _set_guard(self, at: int) -> None:
        first, last, rule = self.guards.pop(at)
        if len(rule) > 1:
            self.sheet.data_validation(first, at, last, at, dict(rule))

    def _key(self, number: int, words: str) -> None:
        self.sheet.write_string(number, 0, words, self.styles("key"))

    def _cell(self, number: int, span: tuple[int, int], words: str, style: Any) -> None:
        first, last = span
        if last > first:
            self.sheet.merge_range(number, first, number, last, "", style)
        if last >= first:
            self.sheet.write_string(number, first, words, style)

    def _formula(self, number: int, span: tuple[int, int], formula: str, value: Decimal | None, style: Any) -> None:
        if span[1] > span[0]:
            self.sheet.merge_range(number, span[0], number, span[1], "", style)
        self.sheet.write_formula(number, span[0], formula, style, "" if value is None else float(value))

    def _value(self, number: int, span: tuple[int, int], value: Value | None, style: Any) -> None:
        sheet, (first, last) = self.sheet, span
        if last > first:
            sheet.merge_range(number, first, number, last, "", style)
        if value is None:
            sheet.write_blank(number, first, None, style)
        elif isinstance(value, bool):
            sheet.write_string(number, first, YES_NO[0] if value else YES_NO[1], style)
        elif isinstance(value, Decimal):
            sheet.write_number(number, first, self._float(value, number, first), style)
        elif isinstance(value, date):
            sheet.write_datetime(number, first, datetime(value.year, value.month, value.day), style)
        else:
            if len(value) > LONGEST_TEXT:
                where = f"{self.name}!{cell_name(number, first)}"
                raise InvalidData(
                    where,
                    f"文字超过 {LONGEST_TEXT} 字，一个单元格放不下；请分成几段。",
                    f"the text is longer than the {LONGEST_TEXT} characters that a cell holds: split it.",
                )
            sheet.write_string(number, first, value, style)

    def _float(self, value: Decimal, number: int, column: int) -> float:
        if len(value.normalize().as_tuple().digits) > MOST_DIGITS:
            where = f"{self.name}!{cell_name(number, column)}"
            raise InvalidData(
                where,
                f"{value} 超过 {MOST_DIGITS} 位有效数字，表格软件存不下。",
                f"{value} has more than the {MOST_DIGITS} digits that a spreadsheet keeps.",
            )
        return float(value)

    def _height(self, told: Iterable[tuple[str, tuple[int, int]]]) -> int | None:
        """The height of a row with these texts: not every program makes a row as high as its text, and none where cells are merged."""
        widths = self.placed.sheet.widths
        lines = max(_lines(words, sum(widths[first - 1 : last])) for words, (first, last) in told)
        return min(TALLEST_ROW, 14 * lines + 4) if lines > 1 else None


def _lines(words: str, width: int) -> int:
    """How many lines a text takes in a cell that is `width` half-width characters wide."""
    return -(-sum(1 if character < "\u2000" else 2 for character in words) // max(1, width - 2)) or 1


def _page(sheet: Any, landscape: bool, department: str) -> None:
    sheet.set_paper(_A4)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.set_header("&L&9" + department.replace("&", "&&") + "&R&9&A")
    sheet.set_footer("&C&9第 &P 页，共 &N 页")
