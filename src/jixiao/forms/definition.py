"""The form of a department's year, from its data files, checked: a reference that leads nowhere does not load."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from jixiao.forms.filing import Filing, Question, QuestionKind, Questionnaire
from jixiao.forms.form import EVERY, Address, Column, Derived, Form, Operation, Row, Sheet, Table, TableKind, ValueKind
from jixiao.language import measure

_PROSE = (
    Column("level", "层级", ValueKind.CHOICE, choices=("正文", "小标题", "次级小标题")),
    Column("text", "文字（一段一行）"),
)
_KINDS = {
    QuestionKind.YES_NO: (ValueKind.YES_NO, ""),
    QuestionKind.COUNT: (ValueKind.NUMBER, "例"),
    QuestionKind.LEVEL: (ValueKind.CHOICE, ""),
    QuestionKind.POINTS: (ValueKind.NUMBER, "分"),
    QuestionKind.PERCENT: (ValueKind.NUMBER, "%"),
}


class _Head(msgspec.Struct, forbid_unknown_fields=True):
    """The file that names the sheets' files."""

    id: str
    version: int
    zh: str
    guide: tuple[str, ...]
    sheets: tuple[str, ...]


def form_of(filing: Filing) -> Form:
    """The department's form with the questions and score lines of the filing's system."""
    return department_form(filing.questionnaire)


@cache
def department_form(questionnaire: Questionnaire = Questionnaire()) -> Form:  # noqa: B008 - frozen
    """The department's form; what a system asks for beyond the figures are rows of its tables `questions` and `scores`."""
    head, sheets = _data()
    offered = {"level2": questionnaire.level2, "levels": questionnaire.levels}
    sheets = tuple(msgspec.structs.replace(sheet, tables=tuple(_offering(table, offered) for table in sheet.tables)) for sheet in sheets)
    return _built(head, sheets, {"questions": tuple(_questions(questionnaire)), "scores": tuple(_lines(questionnaire))})


@cache
def _data() -> tuple[_Head, tuple[Sheet, ...]]:
    head = msgspec.convert(_yaml("department.yaml"), _Head)
    return head, tuple(msgspec.convert(_yaml(f"department/{name}.yaml"), Sheet) for name in head.sheets)


def _yaml(name: str) -> Any:
    text = files("jixiao.forms").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _offering(table: Table, offered: dict[str, tuple[str, ...]]) -> Table:
    """The table with the choices that the system knows in place of the usual ones."""
    columns = tuple(
        msgspec.structs.replace(column, choices=offered.get(column.offered) or column.choices, offered="") for column in table.columns
    )
    return msgspec.structs.replace(table, columns=columns)


def _questions(questionnaire: Questionnaire) -> Iterator[Row]:
    told = ""
    for question in questionnaire.questions:
        if question.heading != told:
            told = question.heading
            yield Row(f"heading/{question.indicator}", told, heading=True)
        yield _question_row(question)


def _question_row(question: Question) -> Row:
    kind, unit = _KINDS[question.kind]
    return Row(question.key, question.label, level=1, kind=kind, unit=unit, choices=question.choices, low=question.low, high=question.high)


def _lines(questionnaire: Questionnaire) -> Iterator[Row]:
    keys = []
    for line in questionnaire.lines:
        keys.append(line.indicator)
        yield Row(line.indicator, " / ".join(line.path), high=line.weight, given={"weight": line.weight})
    yield Row("total", "合计", sum=tuple(keys))


def _built(head: _Head, sheets: tuple[Sheet, ...], generated: dict[str, tuple[Row, ...]]) -> Form:
    filled = tuple(msgspec.structs.replace(sheet, tables=tuple(_filled(table, generated) for table in sheet.tables)) for sheet in sheets)
    tables = {table.key: table for sheet in filled for table in sheet.tables}
    if len(tables) < sum(len(sheet.tables) for sheet in filled):
        raise ValueError("two tables of the form have one key")
    derived = {address: how for table in tables.values() for address, how in _derived(table, tables)}
    form = Form(head.id, head.version, head.zh, head.guide, filled, tables, derived)
    _refuse_loops(form)
    for sheet in filled:
        for side in (side for pair in sheet.agree for side in pair):
            if side.split(".")[0] not in tables:
                raise ValueError(f"{sheet.key}: agree names {side}, which is no row of a table")
    return form


def _filled(table: Table, generated: dict[str, tuple[Row, ...]]) -> Table:
    """The table with its rows from elsewhere, and without them."""
    rows = (*generated.get(table.generated, ()), *_economic(table.economic), *table.rows)
    columns = _PROSE if table.kind is TableKind.PROSE else table.columns
    for named in ([row.key for row in rows], [column.key for column in columns]):
        if len(set(named)) < len(named):
            raise ValueError(f"{table.key}: a key stands twice: {named}")
    return msgspec.structs.replace(table, rows=rows, columns=columns, generated="", economic=())


def _economic(classes: tuple[str, ...]) -> Iterator[Row]:
    for code in classes:
        whole = measure(code)
        if whole is None:
            raise ValueError(f"{code} is no class of the economic classification")
        yield Row(code, f"{code} {whole.zh}", measure=code, sum=whole.parts)
        for item in whole.parts:
            part = measure(item)
            assert part is not None, "the catalogue knows the parts of its measures"
            yield Row(item, f"{item} {part.zh}", level=1, measure=item)


def _derived(table: Table, tables: dict[str, Table]) -> Iterator[tuple[Address, Derived]]:
    if table.kind is TableKind.LIST:
        for column in table.columns:
            if column.total:
                yield (table.key, "total", column.key), Derived(Operation.COLUMN, ((table.key, EVERY, column.key),))
            elif column.rate and all(_column(table, key).total for key in column.rate[1]):
                operation, of = column.rate
                yield (table.key, "total", column.key), Derived(operation, tuple((table.key, "total", key) for key in of))
        return
    for row in table.rows:
        for column in table.columns:
            if not row.heading:
                how = _derivation(table, row, column, tables)
                if how is not None:
                    yield (table.key, row.key, column.key), how


def _derivation(table: Table, row: Row, column: Column, tables: dict[str, Table]) -> Derived | None:
    if column.rate:
        operation, of = column.rate
        return Derived(operation, tuple((table.key, row.key, _column(table, key).key) for key in of))
    if row.count:
        source, _, counted = row.count.partition(".")
        return Derived(Operation.COUNT, ((source, EVERY, _column(tables[source], counted).key),))
    if column.kind is not ValueKind.NUMBER and row.kind is not ValueKind.NUMBER:
        return None
    if row.pick:
        source, chosen, word = row.pick
        if word not in _column(tables[source], chosen).choices:
            raise ValueError(f"{table.key}.{row.key} picks {word}, which {source}.{chosen} never is")
        return Derived(Operation.PICK, ((source, EVERY, _column(tables[source], column.key).key),), (chosen, word))
    if not (row.sum or row.first) or (row.columns is not None and column.key not in row.columns):
        return None
    cell = row.columns[column.key] if row.columns else column.key
    if row.first:
        return Derived(Operation.FIRST, tuple(_address(part, cell, table, tables) for part in row.first))
    return Derived(Operation.SUM, tuple(_address(part, cell, table, tables) for part in _parts(table, row)))


def _parts(table: Table, row: Row) -> tuple[str, ...]:
    """The rows whose sum the row is."""
    if not isinstance(row.sum, str):
        return row.sum
    whole = measure(row.measure)
    found = tuple(other.key for other in table.rows if whole and other.measure in whole.parts)
    if whole is None or len(found) != len(whole.parts):
        raise ValueError(f"{table.key}.{row.key}: not every part of {row.measure} is a row")
    return found


def _address(part: str, column: str, table: Table, tables: dict[str, Table]) -> Address:
    source, _, key = part.rpartition(".")
    owner = tables.get(source or table.key)
    if owner is None or (owner.row(key) is None and not (owner.kind is TableKind.LIST and key == "total")):
        raise ValueError(f"{table.key}: {part} is no row")
    return owner.key, key, _column(owner, column).key


def _column(table: Table, key: str) -> Column:
    column = table.column(key)
    if column is None:
        raise ValueError(f"{table.key} has no column {key}")
    return column


def _refuse_loops(form: Form) -> None:
    settled: set[Address] = set()

    def settle(address: Address, above: tuple[Address, ...]) -> None:
        if address in above:
            raise ValueError(f"{address} is the sum of itself")
        if address not in settled and address in form.derived:
            for operand in form.derived[address].of:
                settle(operand, (*above, address))
        settled.add(address)

    for address in form.derived:
        settle(address, ())
