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
    """How columns are headed in a report on a year. 2022年 is 上年 in a report on 2023, 2023年 is 本年."""

    def __init__(self, form: Form, year: int | None) -> None:
        self.years = ((f"{year - 1}年", "上年"), (f"{year}年", "本年")) if year else ()
        self.patterns = {key: re.compile("|".join(patterns)) for key, patterns in _data()["columns"].items()}
        self.subjects = {key: re.compile("|".join(patterns)) for key, patterns in _data()["captions"].items()}
        own = {re.escape(bare(column.zh)) for table in form.tables.values() for column in table.columns}
        self.idle = re.compile("|".join(_data()["idle"]))
        patterns = [pattern for patterns in _data()["columns"].values() for pattern in patterns]
        self.known = re.compile("|".join([*own, *patterns, *_data()["idle"], "项目", "填报内容"]))
        self.told: dict[str, str] = {}  # the words of each heading that was asked for

    def bare(self, heading: str) -> str:
        """A heading with this year and the last one by name: the lowest of several that stand one below the other."""
        words = self.told.get(heading)
        if words is None:
            words = bare(heading.split(" ")[-1])
            for year, name in self.years:
                words = words.replace(year, name)
            self.told[heading] = words
        return words

    def names(self, heading: str, column: Column) -> bool:
        """Whether a heading is one of those that a column of the form may have."""
        words, own = self.bare(heading), bare(column.zh)
        pattern = self.patterns.get(column.key)
        return words == own or (pattern is not None and pattern.fullmatch(words) is not None)

    def is_known(self, heading: str) -> bool:
        return self.known.fullmatch(self.bare(heading)) is not None

    def is_idle(self, heading: str) -> bool:
        """Whether a column says nothing for the form."""
        return self.idle.fullmatch(bare(heading)) is not None

    def speaks_of(self, table: Table, caption: str) -> bool:
        """Whether a caption speaks of what a table of the form is about."""
        one, other = bare(title_of(table)), bare(caption)
        subject = self.subjects.get(table.key)
        if subject is not None and subject.search(other):
            return True
        return len(one) >= 2 and len(other) >= 2 and (one in other or (len(other) >= 4 and other in one))


def title_of(table: Table) -> str:
    """The title of a table as a report prints it."""
    return _FOR_THE_CLERK.sub("", _TITLE_NUMERAL.sub("", table.zh))


def segments(report: Report, headings: Headings) -> Iterator[Segment]:
    """The tables of a report in order, each in its parts."""
    before: list[Piece] = []
    test = HeadingTest(headings.is_known)
    for piece in report.pieces:
        if piece.part is Part.TABLE:
            yield from segments_of(report, piece, before, test)
        before.append(piece)
