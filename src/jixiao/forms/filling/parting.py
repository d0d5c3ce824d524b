"""A report of any writer in its parts: sections by their headings, captions above tables, a signature, attachments."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.extract.profile import title_lines
from jixiao.extract.told import Paragraph
from jixiao.forms.filling.report import Part, Piece
from jixiao.forms.filling.sections import openings, section_of
from jixiao.model import Extraction, Heading, Span

LONGEST_HEADING = 50  # characters of a line that is a heading; longer ones are text with a number before it
_FEWEST = 3  # headings that make sections
_STEPS = 2  # levels below the sections' own on which the matter of another section may begin: 一、 and （一） below 第一部分
_LONGEST_TITLE = 20  # characters of a heading before its text in one line
_LAST_LINES = 8  # in which a signature and a date may stand
_DATE = re.compile(
    r"(?:二[〇○零]|20)[0-9〇○零一二三四五六七八九]{2}年[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?"
)
_NO_DATE = re.compile(r"年\s*月\s*日")
_BODY_NAME = re.compile(
    r"[一-龥（）()]{2,40}(?:局|委|委员会|政府|办公室|办|中心|院|校|学|馆|队|会|部|处|站|所|联|社|公司|厅|党校|法院|检察院)"
)
_ATTACHMENT = re.compile(r"附\s?件\s?[0-9一二三四五六七八九十]{0,2}\s?(?:[：:.、]|$|[一-龥])")
_ATTACHMENT_LIST = re.compile(r"附\s?件\s?[：:]|附\s?件\s?[0-9]?[：:.、]")
_CAPTION = re.compile(r".{0,40}(?:金额)?单位[：:]|表\s?[0-9一二三四五六七八九十]{1,3}|.{2,40}表(?:[（(].{0,20}[）)])?$|附\s?件")
_FIGURE_CAPTION = re.compile(r"图\s?\d{1,3}\s")
_LISTED = re.compile(r"[0-9]{1,2}[.、．].{2,40}表")
_BLANKS = re.compile("[ \t\u3000\ufeff]*")
_NOTE = re.compile(r"[（(]?(?:说明|注)[：:]")
SIGNING = re.compile(r"(?:填[表报]人|评价人员|评价组组长|单位负责人|审核人|日期)(?:[（(].{0,8}[)）])?[：:]")
_TITLE = re.compile(r"绩效.{0,6}(?:评价|自评|报告)|自评报告|评价报告|情况报告")


def is_body_name(words: str) -> bool:
    """Whether a line is the name of a public body."""
    return _BODY_NAME.fullmatch(words) is not None


def _blanks_end(text: str, start: int) -> int:
    blanks = _BLANKS.match(text, start)
    return blanks.end() if blanks else start


class _Open(NamedTuple):
    """A heading under which text stands: `is_line` where it fills a line by itself."""

    style: str
    title: str
    is_line: bool


def _top(headings: tuple[Heading, ...]) -> int:
    """The outline level of the report's sections: 第一部分, else 一、, else （一）."""
    levels = Counter(heading.level for heading in headings)
    return next((level for level in (0, 1, 2) if levels[level] >= _FEWEST), 1)


class Parting:
    """A report by its headings, captions, and the lines at its end."""

    def __init__(self, extraction: Extraction, paragraphs: tuple[Paragraph, ...]) -> None:
        self.extraction, self.paragraphs = extraction, paragraphs
        text = extraction.document.text
        self.headings: dict[int, Heading] = {}
        for heading in extraction.profile.headings:
            line = text.rfind("\n", 0, heading.span.start) + 1
            if not text[line : heading.span.start].strip(" \t\u3000\ufeff"):
                self.headings.setdefault(_blanks_end(text, line), heading)
        self.titles = set(title_lines(extraction.shadow, extraction.profile.headings))
        self.top = _top(extraction.profile.headings)
        self.section = ""
        self.last = 0  # the number of the section that is open
        self.open: list[_Open] = []  # the headings that are open in this section
        self.is_attached = False

    def pieces(self) -> Iterator[Piece]:
        end = self._signature()
        was: Part | None = None  # what the piece before is
        for number, paragraph in enumerate(self.paragraphs):
            if not paragraph.is_table and not paragraph.text:
                continue
            piece = self._made(number, paragraph, number in end, was)
            was = piece.part
            yield piece

    def _made(self, number: int, paragraph: Paragraph, is_signature: bool, was: Part | None) -> Piece:
        if paragraph.is_table:
            return self._piece(paragraph, Part.TABLE)
        shadow = self.extraction.shadow
        is_before_table = number + 1 < len(self.paragraphs) and self.paragraphs[number + 1].is_table
        line = " ".join(shadow[paragraph.span.start : paragraph.span.end].split())
        heading = self._heading(paragraph)
        if self._attachment(line, paragraph) or (was is Part.ATTACHMENT and _LISTED.match(line)):
            return self._piece(paragraph, Part.ATTACHMENT)
        if (is_before_table and len(line) <= LONGEST_HEADING and _CAPTION.match(line)) or _FIGURE_CAPTION.match(line):
            return self._piece(paragraph, Part.CAPTION)
        if was is Part.TABLE and not paragraph.told and _NOTE.match(line):
            return self._piece(paragraph, Part.CAPTION)
        if is_signature or (self.is_attached and SIGNING.match(line)):
            return self._piece(paragraph, Part.SIGNATURE)
        if not self.section and not self.is_attached and heading is None and (line in self.titles or self._is_title(number, line)):
            return self._piece(paragraph, Part.TITLE)
        if heading is not None and not self.is_attached and self._opens_section(heading, paragraph):
            return self._piece(paragraph, Part.SECTION)
        if self.is_attached:
            return self._piece(paragraph, Part.OUTSIDE)
        return self._text(paragraph, heading, line)

    def _piece(self, paragraph: Paragraph, part: Part, level: int = 0) -> Piece:
        lines = [heading.title for heading in self.open if heading.is_line] or [heading.title for heading in self.open[:1]]
        matter = lines[-1].partition("，")[0] if lines else ""
        return Piece(paragraph, part, self.section, level, tuple(heading.title for heading in self.open), matter)

    def _heading(self, paragraph: Paragraph) -> Heading | None:
        start = _blanks_end(self.extraction.document.text, paragraph.span.start)
        found = self.headings.get(start)
        if found is None and paragraph.level:
            return Heading(Span(start, paragraph.span.end), paragraph.level, 0, paragraph.text, "")
        return found

    def _is_title(self, number: int, line: str) -> bool:
        return number < 4 and len(line) <= LONGEST_HEADING and _TITLE.search(line) is not None and "。" not in line

    def _attachment(self, line: str, paragraph: Paragraph) -> bool:
        """The list of attachments at the report's end, and the title of an attachment, behind which it is open."""
        if len(line) > LONGEST_HEADING or "。" in line or not self.section:
            return False
        if _ATTACHMENT_LIST.match(line):
            return True
        if _ATTACHMENT.match(line):
            self.is_attached = True
            self.open = []
            return True
        return self.is_attached and not paragraph.told and _CAPTION.match(line) is not None

    def _opens_section(self, heading: Heading, paragraph: Paragraph) -> bool:
        """Whether a heading opens a section of the report: the next number of the highest level. A heading of a lower level under which
        the matter of another section begins opens that, and stays a heading in it."""
        is_line = len(paragraph.text) <= LONGEST_HEADING and "。" not in paragraph.text.rstrip("。")
        title = paragraph.text if is_line else heading.title
        if heading.level <= self.top and heading.number in (0, self.last + 1):
            opened = section_of(title if is_line else title.partition("：")[0][:_LONGEST_TITLE])
            if opened or (is_line and not self.section):
                self._open(opened or "profile_text")
                self.last = heading.number
                return is_line  # 一、基本情况。本局…: the paragraph is text
            if heading.number == self.last + 1:
                self.last = heading.number
        if self.top < heading.level <= self.top + _STEPS:
            for opening in openings():
                if self.section in opening.within and opening.opens(title.partition("。")[0][:20]):
                    if opening.section != self.section:
                        self._open(opening.section)
                    break
        return False

    def _open(self, section: str) -> None:
        self.section, self.open = section, []

    def _text(self, paragraph: Paragraph, heading: Heading | None, line: str) -> Piece:
        if heading is None or heading.level > 4:
            return self._piece(paragraph, Part.TEXT)
        title = heading.title.partition("。")[0].strip("：: “”")
        while any(other.style == heading.style for other in self.open) or (heading.level <= self.top and self.open):
            self.open.pop()
        is_line = len(line) <= LONGEST_HEADING and line[-1] not in "。；;！？，,.、" and not re.search("[。；]", line)
        level = min(2, sum(other.is_line for other in self.open) + 1) if is_line else 0
        if is_line:
            piece = self._piece(paragraph, Part.TEXT, level)
        if is_line or "。" in line[: LONGEST_HEADING // 2]:
            self.open.append(_Open(heading.style, title, is_line))
        return piece if is_line else self._piece(paragraph, Part.TEXT)

    def _signature(self) -> set[int]:
        """The numbers of the lines at the end of the report, before its attachments, that name the body and the day."""
        shadow = self.extraction.shadow
        lines = [" ".join(shadow[p.span.start : p.span.end].split()) for p in self.paragraphs]
        last = next(
            (n for n, line in enumerate(lines) if n > len(lines) // 2 and re.match(r"附\s?件", line) and len(line) < 20), len(lines)
        )
        found: set[int] = set()
        for first in (last, len(lines)):
            for number in range(first - 1, max(0, first - _LAST_LINES) - 1, -1):
                bare = lines[number].replace(" ", "")
                if _DATE.fullmatch(bare) or _NO_DATE.fullmatch(lines[number]) or is_body_name(bare):
                    found.add(number)
                elif bare and not re.match(r"附件|[0-9]+[.、]", bare):
                    break
        return found
