"""A filled workbook back to a filing, with every complaint at its cell.

Tables, rows and columns are found by the keys in the hidden column and rows, wherever the clerk has moved them; a row whose key is gone, by
its label. Lists and prose end at their end mark, so that rows put in between belong to them.
"""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.forms.definition import department_form
from jixiao.forms.figures import Figures
from jixiao.forms.filing import Filing, Passage, Questionnaire, Value
from jixiao.forms.form import Address, Column, Entry, Form, Row, Table, TableKind, entry
from jixiao.forms.layout import COLUMNS_MARK, END_MARK, HEADER_MARK, ROW_MARK, SHEET_MARK, TABLE_MARK, TEXT_MARK, cell_name
from jixiao.forms.parsing import Unfit, clean, value_of
from jixiao.forms.problems import Problem, agree, problem, problems_of, without_implied
from jixiao.language import plain
from jixiao.model import CellPlace, Severity
from jixiao.readers import Limits
from jixiao.readers.cells import RawValue, SheetCells, read_cells
from jixiao.readers.limits import DEFAULT_LIMITS
from jixiao.readers.refusals import refusal


class Workbook(msgspec.Struct, frozen=True):
    """What a workbook holds: the filing, the cell of each of its values, and what is wrong. Without problems nothing that the
    clerk typed is missing from the filing."""

    filing: Filing
    places: dict[Address, CellPlace]
    problems: tuple[Problem, ...]


def read_workbook(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """The filing in the bytes of an .xlsx file. Raises UnreadableFile where it is no workbook of ours, or none at all."""
    sheets = read_cells(data, limits)
    marked = {words[3]: cells for cells in sheets if (words := _mark(cells))}
    if not marked:
        raise refusal("workbook_foreign")
    questionnaire, complaint = _questionnaire(marked.get("management"))
    form = department_form(questionnaire)
    if any((mark := _mark(cells)) and int(mark[2]) > form.version for cells in marked.values()):
        raise refusal("workbook_version")
    reader = _Reader(form)
    for sheet in form.sheets:
        if sheet.key in marked:
            reader.read(marked[sheet.key])
        else:
            reader.complain(
                CellPlace(sheet.zh, ""),
                f"缺少工作表“{sheet.zh}”；请从 jixiao new 生成的工作簿补上。",
                f"the sheet {sheet.zh} is missing: add it again.",
            )
    return reader.result(questionnaire, complaint)


def _mark(cells: SheetCells) -> list[str]:
    """jixiao, the form's id, its version, the sheet's key; [] on other sheets."""
    words = str(cells.values.get((0, 0), "")).split()
    return words if len(words) == 4 and words[0] == SHEET_MARK and words[2].isdecimal() else []


def _questionnaire(cells: SheetCells | None) -> tuple[Questionnaire, list[Problem]]:
    """What the workbook says that its system asks for: JSON in the hidden row of the sheet 管理与佐证, in pieces."""
    if cells is None:
        return Questionnaire(), []
    pieces = [value for (row, column), value in sorted(cells.values.items()) if row == 0 and column > 0 and isinstance(value, str)]
    if not pieces:
        return Questionnaire(), []
    try:
        questionnaire = msgspec.json.decode("".join(pieces), type=Questionnaire)
        department_form(questionnaire)
    except (msgspec.MsgspecError, ValueError):
        place = CellPlace(cells.name, "B1")
        zh = "隐藏的第 1 行被改动，认不出评价指标体系的问题；请重新用 jixiao new 生成工作簿，把数据复制过去。"
        return Questionnaire(), [
            problem(Severity.ERROR, place, zh, "the hidden first row was changed: make the workbook anew and copy the data.")
        ]
    return questionnaire, []


class _Reader:
    """The filing while its sheets are read."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.values: dict[Address, Value] = {}
        self.rows: dict[str, list[dict[str, Value]]] = {}
        self.prose: dict[str, list[Passage]] = {}
        self.places: dict[Address, CellPlace] = {}
        self.problems: list[Problem] = []
        self.shown: dict[Address, Decimal] = {}  # what formulas showed when the workbook was saved
        self.cells = SheetCells("", {}, {})

    def complain(self, place: CellPlace, zh: str, en: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(problem(severity, place, zh, en))

    def result(self, questionnaire: Questionnaire, complaints: list[Problem]) -> Workbook:
        filing = Filing(
            self.values,
            {key: tuple(rows) for key, rows in self.rows.items() if rows},
            {key: tuple(passages) for key, passages in self.prose.items() if passages},
            questionnaire,
        )
        filing = without_implied(filing, Figures(self.form, filing))
        found = (*complaints, *self.problems, *self._changed_formulas(filing), *problems_of(filing, self.places))
        return Workbook(filing, self.places, tuple(found))

    def _changed_formulas(self, filing: Filing) -> Iterator[Problem]:
        figures = Figures(self.form, filing)
        for address, value in self.shown.items():
            computed = figures.number(address)
            if computed is not None and not agree(value, computed) and abs(value - computed) > Decimal("0.000001"):
                yield problem(
                    Severity.WARNING,
                    self.places[address],
                    f"公式的结果是 {plain(value)}，而分项之和是 {plain(computed)}：公式被改动或没有重算。已按分项之和读取；请恢复公式。",
                    f"the formula shows {plain(value)}, but the parts add up to {plain(computed)}: it was changed or not computed again. "
                    "The sum of the parts was taken; restore the formula.",
                )

    def read(self, cells: SheetCells) -> None:
        """One sheet, from top to bottom."""
        self.cells = cells
        by_row: dict[int, dict[int, RawValue]] = {}
        for (row, column), value in cells.values.items():
            by_row.setdefault(row, {})[column] = value
        open_table: _OpenTable | None = None
        found: set[str] = set()
        for number, values in sorted(by_row.items()):
            mark = str(values.get(0, ""))
            kind, _, key = mark.partition(":")
            if kind == TABLE_MARK:
                table = self.form.tables.get(key)
                open_table = _OpenTable(self, table) if table and key not in found else None
                found.add(key)
            elif kind in (TEXT_MARK, SHEET_MARK) or mark.startswith(SHEET_MARK):
                continue
            elif open_table is None:
                self._stray(number, values)
            elif kind == END_MARK:
                open_table.end(number, values)
                open_table = None
            else:
                open_table.row(number, kind, key, values)
        self._missing(found)

    def _stray(self, number: int, values: dict[int, RawValue]) -> None:
        shown = [column for column, value in values.items() if column and clean(str(value))]
        if shown:
            zh, en = (
                "这里的内容在表格之外，没有读取；请移到表格中，或删去。",
                "this stands outside the tables and was not read: move it into a table, or delete it.",
            )
            self.complain(self.place(number, min(shown)), zh, en, Severity.WARNING)

    def _missing(self, found: set[str]) -> None:
        sheet = next(sheet for sheet in self.form.sheets if sheet.key == _mark(self.cells)[3])
        for table in sheet.tables:
            if table.key not in found:
                zh = f"找不到表“{table.zh}”，它的数据没有读取；请恢复该表和隐藏的 A 列。"
                self.complain(
                    CellPlace(self.cells.name, ""), zh, f"the table {table.zh} was not found: restore it, and the hidden column A."
                )

    def place(self, row: int, column: int) -> CellPlace:
        return CellPlace(self.cells.name, cell_name(row, column))

    def value(self, number: int, at: int, raw: RawValue | None, asked: Entry) -> Value | None:
        """The value of a cell; what is wrong with it is told, and it counts as empty."""
        formula = self.cells.formulas.get((number, at))
        if formula is not None:
            if "[" in formula or "|" in formula:
                zh = "公式引用了别的工作簿或程序，没有读取；请改为数值。"
                self.complain(self.place(number, at), zh, "the formula reaches into another workbook or program: type the value instead.")
                return None
            if raw is None:
                zh = "公式没有保存计算结果，没有读取；请在 Excel 或 WPS 中打开并保存一次，或直接填数值。"
                self.complain(
                    self.place(number, at), zh, "the formula was saved without its result: open and save the workbook, or type the value."
                )
                return None
        if raw is None:
            return None
        try:
            return value_of(asked, raw)
        except Unfit as unfit:
            self.problems.append(Problem(Severity.ERROR, self.place(number, at), unfit.messages))
            return None


class _OpenTable:
    """A table whose rows are being read."""

    def __init__(self, reader: _Reader, table: Table) -> None:
        self.reader, self.table = reader, table
        self.columns: dict[int, Column] = {}
        self.has_begun = False
        self.seen: set[str] = set()

    def row(self, number: int, kind: str, key: str, values: dict[int, RawValue]) -> None:
        if kind == COLUMNS_MARK:
            named = ((at, self.table.column(str(value))) for at, value in values.items() if at)
            self.columns = {at: column for at, column in named if column is not None}
            self._missing_columns(number)
        elif kind == HEADER_MARK:
            self.has_begun = True
        elif self.has_begun and self.table.kind in (TableKind.LIST, TableKind.PROSE):
            self._open_row(number, values)
        elif self.has_begun:
            self._fixed_row(number, key if kind == ROW_MARK else "", values)

    def _missing_columns(self, number: int) -> None:
        lost = [column.zh for column in self.table.columns if column not in self.columns.values()]
        if lost:
            zh = f"表“{self.table.zh}”缺少列“{'”“'.join(lost)}”，没有读取；请恢复这些列和隐藏的标记行。"
            self.reader.complain(
                self.reader.place(number, 0), zh, f"the table {self.table.zh} lacks columns: restore them, and the hidden row."
            )

    def _fixed_row(self, number: int, key: str, values: dict[int, RawValue]) -> None:
        told = {at: value for at, value in values.items() if at in self.columns}
        row = self.table.row(key) or next((row for row in self.table.rows if row.zh == str(values.get(1, "")).strip()), None)
        if row is None or row.key in self.seen:
            if told:
                zh, en = (
                    ("这一行与上面的行重复", "this row stands twice")
                    if row
                    else ("这一行不是表中原有的行", "this row is not one of the table's")
                )
                self.reader.complain(
                    self.reader.place(number, 1), f"{zh}，没有读取；请填到原有的行中。", f"{en} and was not read: use the table's rows."
                )
            return
        self.seen.add(row.key)
        if row.heading:
            return
        for at, column in self.columns.items():
            self._fixed_cell(number, at, told.get(at), column, row)

    def _fixed_cell(self, number: int, at: int, raw: RawValue | None, column: Column, row: Row) -> None:
        reader, address = self.reader, (self.table.key, row.key, column.key)
        if column.rate or (column.given and column.key in row.given):
            return
        asked = entry(self.table, column, row)
        reader.places[address] = reader.place(number, at)
        if address in reader.form.derived and (number, at) in reader.cells.formulas:
            self._formula(address, number, at, raw, asked)
            return
        value = reader.value(number, at, raw, asked)
        if value is not None:
            reader.values[address] = value

    def _formula(self, address: Address, number: int, at: int, raw: RawValue | None, asked: Entry) -> None:
        """A total that is still a formula is computed here anew; what it showed is kept to be compared."""
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            shown = self.reader.value(number, at, raw, msgspec.structs.replace(asked, low=None, high=None))
            if isinstance(shown, Decimal):
                self.reader.shown[address] = shown

    def _open_row(self, number: int, values: dict[int, RawValue]) -> None:
        reader = self.reader
        cells: dict[str, Value] = {}
        places: dict[str, CellPlace] = {}
        for at, column in self.columns.items():
            if column.rate:
                continue
            value = reader.value(number, at, values.get(at), entry(self.table, column))
            if value is not None:
                cells[column.key], places[column.key] = value, reader.place(number, at)
        if self.table.kind is TableKind.PROSE:
            self._passages(cells, places)
        elif cells:
            rows = reader.rows.setdefault(self.table.key, [])
            rows.append(cells)
            reader.places.update({(self.table.key, str(len(rows)), key): place for key, place in places.items()})

    def _passages(self, cells: dict[str, Value], places: dict[str, CellPlace]) -> None:
        """A cell of several lines is as many paragraphs."""
        level = self.table.columns[0].choices.index(str(cells["level"])) if "level" in cells else 0
        passages = self.reader.prose.setdefault(self.table.key, [])
        for line in str(cells.get("text", "")).split("\n"):
            if line.strip():
                passages.append(Passage(line.strip(), level))
                self.reader.places[self.table.key, str(len(passages)), "text"] = places["text"]

    def end(self, number: int, values: dict[int, RawValue]) -> None:
        """The last row: of a list its total."""
        if self.table.kind is TableKind.LIST:
            total = Row("total", "合计")
            for at, column in self.columns.items():
                if column.total:
                    self._fixed_cell(number, at, values.get(at), column, total)
