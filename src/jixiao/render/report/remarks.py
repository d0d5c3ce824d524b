"""What contradicts itself in a workbook, as comments on the tables of the report in which it shows."""

from collections.abc import Sequence

import msgspec

from jixiao.forms import Problem, Workbook, form_of
from jixiao.forms.layout import cell_name, layout_of
from jixiao.model import CellPlace
from jixiao.render.places import place_words
from jixiao.render.words import Words


class Remark(msgspec.Struct, frozen=True):
    """`table` is the key of the form's table that is meant; "" where none is."""

    table: str
    text: str


def remarks_on(workbook: Workbook, problems: Sequence[Problem], words: Words) -> tuple[Remark, ...]:
    """The problems, each with the table that its cell belongs to."""
    layout = layout_of(form_of(workbook.filing), workbook.filing)
    tables: dict[CellPlace, str] = {}
    for table, placed in layout.tables.items():
        for row in range(placed.first, placed.end + 1):
            for at, _ in placed.columns.values():
                tables[CellPlace(layout.sheet_of[table], cell_name(row, at))] = table
    tables.update({place: table for (table, _, _), place in workbook.places.items()})
    return tuple(
        Remark(tables.get(problem.place, ""), f"{place_words(problem.place, words)}：{problem.messages[words.language]}")
        for problem in problems
    )
