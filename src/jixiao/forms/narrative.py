"""A filing as an official text: sections, fixed sentences, the clerk's own paragraphs, and which tables and charts stand where.

What a fixed sentence says follows from the figures and the template alone, so that reading a report back can tell the fixed sentences from
the clerk's own words."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from jixiao.forms.filing import Filing
from jixiao.forms.phrases import holds, said
from jixiao.forms.printing import printed_table
from jixiao.forms.sources import FilingSource, RowSource
from jixiao.forms.template import ChartPlace, Heading, Paragraph, ProsePlace, Section, Sentence, TablePlace, Template, standard_template

_NUMBERED = re.compile(r"^\s*(?:（[一二三四五六七八九十]+）|[（(]?\d{1,2}[)）.、．]|[一二三四五六七八九十]+[、.])\s*")
_OWN_NUMERAL = re.compile(r"（([一二三四五六七八九十]{1,3})）")
_DIGITS = "一二三四五六七八九"


class Title(msgspec.Struct, frozen=True):
    """A heading with its numeral, of level 2 （一） or 3."""

    text: str
    level: int


class Text(msgspec.Struct, frozen=True):
    """A paragraph of body text."""

    text: str


class TableHere(msgspec.Struct, frozen=True):
    table: str


class ChartHere(msgspec.Struct, frozen=True):
    chart: str


Part = Title | Text | TableHere | ChartHere


class Chapter(msgspec.Struct, frozen=True):
    """A section as it stands in this report: its heading with numeral, and its parts in order."""

    key: str
    heading: str
    parts: tuple[Part, ...]


class Attached(msgspec.Struct, frozen=True):
    """An attachment with its title, its note and the lines on which people sign; render/ knows what its key means."""

    key: str
    title: str
    note: str
    sign: tuple[str, ...]


class Narrative(msgspec.Struct, frozen=True):
    """The text of a report, and the words around its attachments."""

    title: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    attachments: tuple[Attached, ...]


def narrative_of(filing: Filing, template: Template | None = None) -> Narrative:
    """The text of the report on a filing; sections about which nothing is known are left out."""
    return _Telling(filing, template or standard_template()).narrative()


def sentences_of(filing: Filing, template: Template | None = None) -> tuple[tuple[str, str], ...]:
    """The fixed paragraphs that the figures of a filing give, in order: the key of the section, and the words. The clerk's prose has no
    influence on them."""
    telling = _Telling(filing, template or standard_template())
    return tuple((section.key, text) for section in telling.template.sections for text in telling.fixed(section))


def _is_told(sentence: str, prose: str) -> bool:
    """Whether each figure of a sentence stands, with its unit, in the prose."""
    figures = _FIGURE.findall(sentence)
    return bool(figures) and all(figure in prose for figure in figures)


_FIGURE = re.compile(r"(?<![0-9.,])[0-9][0-9.,]*(?:%|个百分点|[一-龥]{1,2})")


def proses_of(section: Section) -> tuple[str, ...]:
    """The keys of the prose that a section holds."""
    return tuple(item.prose for item in section.body if isinstance(item, ProsePlace))


class _Telling:
    def __init__(self, filing: Filing, template: Template) -> None:
        self.filing, self.template = filing, template
        self.source = FilingSource(filing, template.names)

    def narrative(self) -> Narrative:
        title = tuple(line for pieces in self.template.title if (line := said(pieces, self.source)))
        chapters: list[Chapter] = []
        for section in self.template.sections:
            parts = tuple(self.parts(section))
            if any(not isinstance(part, ChartHere) for part in parts):
                chapters.append(Chapter(section.key, f"{numeral(len(chapters) + 1)}、{section.title}", parts))
        return Narrative(title, tuple(chapters), tuple(self.attachments()))

    def attachments(self) -> Iterator[Attached]:
        """A table of scores is attached where there are indicators to score."""
        for one in self.template.attachments:
            if one.key != "scores" or self.filing.questionnaire.lines:
                sign = tuple(line for pieces in one.sign if (line := said(pieces, self.source)))
                yield Attached(one.key, one.title, one.note, sign)

    def parts(self, section: Section) -> Iterator[Part]:
        """Prose with numerals of its own comes first and the template's headings count on from there; where its numerals are not （一）,
        the template's headings are left out: two rows of numerals in a section mislead."""
        proses = proses_of(section)
        prose = [one for key in proses for one in self.filing.prose.get(key, ())]
        own = [one for one in prose if _OWN_NUMERAL.match(one.text) or (one.level and _NUMBERED.match(one.text))]
        counted = [match[1] for passage in own if (match := _OWN_NUMERAL.match(passage.text)) is not None]
        is_counted_on = counted == [numeral(number) for number in range(1, len(counted) + 1)]
        body = section.body
        if own and len(proses) == 1:
            body = (*(item for item in body if isinstance(item, ProsePlace)), *(item for item in body if not isinstance(item, ProsePlace)))
        heading, count = "", len(counted)
        told = "\n".join(one.text for one in prose)
        for item in body:
            if isinstance(item, Heading):
                heading = item.title
                continue
            made = list(self.made(item))
            if isinstance(item, Paragraph) and item.each:  # what the clerk's own words tell is not told once more, line by line
                made = [part for part in made if not (isinstance(part, Text) and _is_told(part.text, told))]
            if heading and isinstance(item, ChartPlace):  # a chart goes with what it is about
                continue
            if made and heading and (not own or (counted and is_counted_on)):
                count += 1
                yield Title(f"（{numeral(count)}）{heading}", 2)
            if made:
                heading = ""
            yield from made

    def made(self, item: Paragraph | TablePlace | ChartPlace | ProsePlace) -> Iterator[Part]:
        if isinstance(item, Paragraph):
            yield from (Text(text) for text in self.paragraphs(item))
        elif isinstance(item, TablePlace):
            if printed_table(self.source.form.tables[item.table], self.source.figures) is not None:
                yield TableHere(item.table)
        elif isinstance(item, ChartPlace):
            yield ChartHere(item.chart)
        else:
            for passage in self.filing.prose.get(item.prose, ()):
                yield Title(passage.text, passage.level + 1) if passage.level else Text(passage.text)

    def fixed(self, section: Section) -> Iterator[str]:
        for item in section.body:
            if isinstance(item, Paragraph):
                yield from self.paragraphs(item)

    def paragraphs(self, paragraph: Paragraph) -> Iterator[str]:
        for sources in self.groups(paragraph):
            if text := "".join(self.sentence(sentence, sources) for sentence in paragraph.sentences):
                yield text

    def groups(self, paragraph: Paragraph) -> Iterable[Sequence[FilingSource | RowSource]]:
        """What each paragraph is about: the whole, a row, or the rows with the same word."""
        if not paragraph.each:
            return [[self.source]]
        if not paragraph.by:
            return [[row] for row in self.source.rows(paragraph.each)]
        groups: dict[str, list[FilingSource | RowSource]] = {}
        for row in self.source.rows(paragraph.each):
            groups.setdefault(row.words(paragraph.by) or "", []).append(row)
        return groups.values()

    def sentence(self, sentence: Sentence, about: Sequence[FilingSource | RowSource]) -> str:
        rows = self.source.rows(sentence.each) if sentence.each else about
        told = [words for row in rows if holds(sentence.when, row) and (words := said(sentence.say, row))]
        before = said(sentence.before, about[0])
        return f"{before}{sentence.join.join(told)}{sentence.after}" if told and before is not None else ""


def numeral(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else ("十" if tens == 1 else _DIGITS[tens - 1] + "十")) + (_DIGITS[ones - 1] if ones else "")
