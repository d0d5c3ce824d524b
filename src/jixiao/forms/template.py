"""The template of a report: its title, its sections in order, and the fixed wording, as data that a bureau may change."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from jixiao.forms.phrases import Condition, Piece

STANDARD = "department"
ATTACHMENTS = ("base_data", "scores", "details")  # what may be attached: 基础数据表, 评分表, the tables that stand nowhere else
CHARTS = ("budget", "structure", "targets")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence, said where `when` holds; with `each` one for every row of that list, joined, between what goes `before` and `after`."""

    say: tuple[Piece, ...]
    when: tuple[Condition, ...] = ()
    each: str = ""
    join: str = "、"
    before: tuple[Piece, ...] = ()
    after: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """Sentences that make a paragraph; with `each` a paragraph for every row of that list, with `by` for all rows that have the same word
    in that column."""

    sentences: tuple[Sentence, ...]
    each: str = ""
    by: str = ""


class Heading(msgspec.Struct, frozen=True):
    """A heading of the second level, printed where anything follows it."""

    title: str


class TablePlace(msgspec.Struct, frozen=True):
    table: str


class ChartPlace(msgspec.Struct, frozen=True):
    chart: str


class ProsePlace(msgspec.Struct, frozen=True):
    """Where the clerk's own paragraphs of a section go."""

    prose: str


Item = Paragraph | Heading | TablePlace | ChartPlace | ProsePlace


class Section(msgspec.Struct, frozen=True):
    key: str
    title: str
    body: tuple[Item, ...]


class Attachment(msgspec.Struct, frozen=True):
    """One of ATTACHMENTS: its title, a note below it, and the lines on which people sign."""

    key: str
    title: str
    note: str = ""
    sign: tuple[tuple[Piece, ...], ...] = ()


class Template(msgspec.Struct, frozen=True):
    """`names` lead to cells of the form, by their addresses (table.row.column)."""

    title: tuple[tuple[Piece, ...], ...]
    names: dict[str, str]
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...]


class TemplateProblem(msgspec.Struct, frozen=True, order=True):
    """What is wrong in a template, in which line, and what to do; `messages` by language."""

    line: int
    messages: dict[str, str]


@cache
def standard_template() -> Template:
    """The template that ships."""
    from jixiao.forms.template_reading import read_template
    from jixiao.readers.marked_yaml import parse_yaml

    text = files("jixiao.forms").joinpath("data", "report", f"{STANDARD}.yaml").read_text(encoding="utf-8")
    template, problems = read_template(parse_yaml(text, f"{STANDARD}.yaml"), None)
    assert not problems, problems
    return template


def load_template(file: Path) -> tuple[Template, tuple[TemplateProblem, ...]]:
    """The template in a user's file, and all that is wrong with it by line: what it does not say is as in the template that ships. Raises
    InvalidData if it cannot be read as YAML."""
    from jixiao.forms.template_reading import read_template
    from jixiao.readers.marked_yaml import read_yaml

    return read_template(read_yaml(file), standard_template())
