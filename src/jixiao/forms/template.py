"""The template of a report: its title, its sections in order, and the fixed wording, as data that a bureau may change."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from jixiao.forms.form import Form, TableKind
from jixiao.forms.phrases import Condition, Piece, names_in, parse, parse_condition
from jixiao.forms.sources import OWN_NAMES

STANDARD = "department"


class Sentence(msgspec.Struct, frozen=True):
    """A sentence, said where `when` holds; with `each` one for every row of that list (where `when` holds), joined, between two words."""

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


class Template(msgspec.Struct, frozen=True):
    """`names` lead to cells of the form, by their addresses (table.row.column)."""

    id: str
    zh: str
    title: tuple[tuple[Piece, ...], ...]
    names: dict[str, str]
    sections: tuple[Section, ...]


class _Said(msgspec.Struct, forbid_unknown_fields=True):
    say: str
    when: str = ""
    each: str = ""
    join: str = "、"
    before: str = ""
    after: str = ""


class _Item(msgspec.Struct, forbid_unknown_fields=True):
    heading: str = ""
    text: tuple[str | _Said, ...] = ()
    each: str = ""
    by: str = ""
    table: str = ""
    chart: str = ""
    prose: str = ""


class _Section(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    title: str
    body: tuple[_Item, ...]


class _File(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    zh: str
    title: tuple[str, ...]
    names: dict[str, str]
    sections: tuple[_Section, ...]


@cache
def standard_template() -> Template:
    """The template that ships, for the department's report."""
    text = files("jixiao.forms").joinpath("data", "report", f"{STANDARD}.yaml").read_text(encoding="utf-8")
    data = msgspec.convert(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), _File)
    sections = tuple(Section(one.key, one.title, tuple(_item(item) for item in one.body)) for one in data.sections)
    return Template(data.id, data.zh, tuple(parse(line) for line in data.title), data.names, sections)


def _item(item: _Item) -> Item:
    if item.heading:
        return Heading(item.heading)
    if item.table:
        return TablePlace(item.table)
    if item.chart:
        return ChartPlace(item.chart)
    if item.prose:
        return ProsePlace(item.prose)
    return Paragraph(tuple(_sentence(said) for said in item.text), item.each, item.by)


def _sentence(said: str | _Said) -> Sentence:
    if isinstance(said, str):
        return Sentence(parse(said))
    when = parse_condition(said.when) if said.when else ()
    return Sentence(parse(said.say), when, said.each, said.join, parse(said.before), said.after)


def unknown_names(template: Template, form: Form) -> Iterator[str]:
    """What the template speaks of and the form does not have."""
    for name, address in template.names.items():
        if not _leads_to_cell(address, form):
            yield name
    for section in template.sections:
        for item in section.body:
            if isinstance(item, TablePlace) and item.table not in form.tables:
                yield item.table
            if isinstance(item, ProsePlace) and item.prose not in form.tables:
                yield item.prose
            if isinstance(item, Paragraph):
                yield from _unknown_in(item, template, form)


def _unknown_in(paragraph: Paragraph, template: Template, form: Form) -> Iterator[str]:
    for sentence in paragraph.sentences:
        each = sentence.each or paragraph.each
        if each and (each not in form.tables or form.tables[each].kind is not TableKind.LIST):
            yield each
            continue
        own = {word for column in form.tables[each].columns for word in (column.key, column.zh)} if each else set()
        asked = (
            *((paragraph.by,) if paragraph.by else ()),
            *names_in(sentence.say),
            *names_in(sentence.before),
            *(condition.left for condition in sentence.when),
        )
        for name in asked:
            if name not in own and name not in template.names and name not in OWN_NAMES and not _leads_to_cell(name, form):
                yield name


def _leads_to_cell(address: str, form: Form) -> bool:
    table, _, rest = address.partition(".")
    row, _, column = rest.partition(".")
    if table not in form.tables or form.tables[table].column(column) is None:
        return False
    return form.tables[table].row(row) is not None or (form.tables[table].kind is TableKind.LIST and row == "total")
