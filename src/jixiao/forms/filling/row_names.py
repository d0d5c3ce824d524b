"""Which rows of the form's tables the label of a row may mean."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jixiao.forms.definition import department_form
from jixiao.forms.filing import Questionnaire
from jixiao.forms.filling.grid import TOTAL, bare
from jixiao.forms.filling.names import measure_named
from jixiao.forms.form import Form, Row, Table
from jixiao.language import canonical, measure

_CODE = re.compile(r"^(?P<code>3\d{2}(?:\d{2})?)(?!\d)")

# How a label names a row, and by what: its words, its words with all their marks, 合计, its code, its measure.
_Way = tuple[str, str]
_WORDS, _WRITTEN, _TOTAL, _CODED, _CANONICAL, _NAMED = "words", "written", "total", "code", "canonical", "named"


class RowNames:
    """By table of the form the rows that each way of naming them leads to: a label is looked up, not held against every row."""

    def __init__(self, form: Form) -> None:
        self._rows: dict[str, dict[_Way, list[int]]] = {}
        for table in form.tables.values():
            ways = self._rows[table.key] = {}
            for at, row in enumerate(table.rows):
                for way in {*_ways_of_row(row, table), *_ways_of_shown(form, row)}:
                    ways.setdefault(way, []).append(at)

    def named(self, table: Table, label: str) -> Sequence[int]:
        """The places of the rows of a table that a label names: in the form's words, by its code, or by a name of its measure; or the row
        of another table that a row shows."""
        ways = self._rows[table.key]
        found = {at for way in _ways_of_label(label) if way in ways for at in ways[way]}
        return sorted(found) if len(found) > 1 else list(found)


@lru_cache(maxsize=8)
def row_names(questionnaire: Questionnaire) -> RowNames:
    """The names of the rows of the department's form with what a system asks."""
    return RowNames(department_form(questionnaire))


@lru_cache(maxsize=16384)
def _ways_of_label(label: str) -> tuple[_Way, ...]:
    words, written = bare(label), "".join(label.split())
    if not words:
        return ()
    ways = [(_WORDS, words), (_WRITTEN, written), (_CANONICAL, canonical(words))]
    if TOTAL.fullmatch(words):
        ways.append((_TOTAL, ""))
    if coded := _CODE.match(written):
        ways.append((_CODED, coded["code"]))
    if named := measure_named(words, "", ""):
        ways.append((_NAMED, named))
    return tuple(ways)


def _ways_of_row(row: Row, table: Table) -> Iterator[_Way]:
    for name in (row.zh, f"{row.zh}（{row.unit}）"):
        yield _WORDS, bare(name)
        yield _WRITTEN, name
    if row.key == "total":
        yield _TOTAL, ""
    known = measure(row.measure)
    if known is not None:
        yield _CODED, row.measure
        yield _CANONICAL, row.measure
        if table.subject:
            yield from ((_WORDS, bare(name)) for name in (known.zh, *known.aliases))
        else:
            yield _NAMED, row.measure


def _ways_of_shown(form: Form, row: Row) -> Iterator[_Way]:
    """A row that only shows one of another table goes by that one's names too."""
    if row.measure or isinstance(row.sum, str) or len(row.sum) != 1 or "." not in row.sum[0]:
        return
    other, _, key = row.sum[0].partition(".")
    shown = form.tables[other].row(key)
    if shown is not None and shown.key != "total":
        yield from _ways_of_row(shown, form.tables[other])
