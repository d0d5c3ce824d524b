"""How reports head the columns of their tables, and the tables of a report in parts of one header each."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.forms.filling.grid import HeadingTest, Segment, bare, segments_of
from jixiao.forms.filling.report import Part, Piece, Report
from jixiao.forms.form import Column, Form, Table

_TITLE_NUMERAL = re.compile(r"^[一二三四五六七八九十]+、")
_FOR_THE_CLERK = re.compile(r"（(?:自动汇总|一项数据一行|按工作分类)[^（）]*）$")


@cache
def _data() -> Any:
    text = files("jixiao.forms").joinpath("data", "filling", "columns.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class Headings:
    """How columns are headed in a report on a year."""

    def __init__(self, form: Form, year: int | None) -> None:
        years = {"{prior}": str(year - 1) if year else "上", "{year}": str(year) if year else "本"}
        self.patterns = {key: "|".join(f"(?:{_filled(each, years)})" for each in each_of) for key, each_of in _data()["columns"].items()}
        own = {re.escape(bare(column.zh)) for table in form.tables.values() for column in table.columns}
        idle = _data()["idle"]
        self.known = re.compile("|".join([*own, *self.patterns.values(), *idle, "项目", "填报内容"]))
        self.idle = re.compile("|".join(idle))

    def names(self, heading: str, column: Column) -> bool:
        words = bare(heading)
        if words == bare(column.zh):
            return True
        pattern = self.patterns.get(column.key)
        return pattern is not None and re.fullmatch(pattern, words.split(" ")[-1] or words) is not None


def _filled(pattern: str, years: dict[str, str]) -> str:
    for name, year in years.items():
        pattern = pattern.replace(name, year)
    return pattern


def title_of(table: Table) -> str:
    """The title of a table as a report prints it."""
    return _FOR_THE_CLERK.sub("", _TITLE_NUMERAL.sub("", table.zh))


def segments(report: Report, headings: Headings) -> Iterator[Segment]:
    """The tables of a report in order, each in its parts."""
    before: list[Piece] = []
    test = HeadingTest(headings.known)
    for piece in report.pieces:
        if piece.part is Part.TABLE:
            yield from segments_of(report, piece, before, test)
        before.append(piece)
