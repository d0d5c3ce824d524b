"""A report that `jixiao report` wrote, in its parts: known from the headings of its attachments, read by its styles alone."""

import re
from collections.abc import Iterator, Sequence

from jixiao.extract.told import Paragraph
from jixiao.forms.filling.parting import SIGNING
from jixiao.forms.filling.report import Part, Piece
from jixiao.forms.filling.sections import section_of

DETAILS = "数据明细表"  # the last attachment of every report of ours
_ATTACHMENT = re.compile(r"附件[0-9]{1,2}")
_LISTED = re.compile(r"(?:附件：)?[0-9]{1,2}\..{2,40}表")
_CAPTION = re.compile(r"[表图][0-9]{1,3}\u3000")
_NUMERAL = re.compile(r"^[一二三四五六七八九十]{1,3}、")
_SIGNED = 2  # lines: who, and when
_DEEPEST = 2


def is_ours(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a report is one of ours, whatever was changed in it."""
    return _attachments(paragraphs) is not None


def _attachments(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where the attachments begin: at the last 附件1 before the heading of the details."""
    words = [paragraph.text for paragraph in paragraphs]
    last = next((n for n in range(len(words) - 1, 0, -1) if words[n] == DETAILS and _ATTACHMENT.fullmatch(words[n - 1])), None)
    if last is None:
        return None
    return next((n for n in range(last, -1, -1) if words[n] == "附件1"), None)


def pieces_of_ours(paragraphs: Sequence[Paragraph]) -> Iterator[Piece]:
    """The parts in order. Headings are what has a heading's style; nothing is guessed from words."""
    told = [paragraph for paragraph in paragraphs if paragraph.text or paragraph.is_table]
    attached = _attachments(told)
    assert attached is not None, "a report of ours"
    signed = attached - _SIGNED
    if _LISTED.fullmatch(told[signed].text):  # nobody's name above the date
        signed += 1
    listed = signed
    while listed > 0 and _LISTED.fullmatch(told[listed - 1].text):
        listed -= 1
        if told[listed].text.startswith("附件："):
            break
    section = ""
    for number, paragraph in enumerate(told):
        part, level = Part.TEXT, 0
        if paragraph.is_table:
            part = Part.TABLE
        elif number >= attached:
            part = _of_attachment(told, number)
        elif number >= signed:
            part = Part.SIGNATURE
        elif number >= listed:
            part = Part.ATTACHMENT
        elif _is_caption(told, number):
            part = Part.CAPTION
        elif paragraph.level == 1:
            part, section = Part.SECTION, section_of(_NUMERAL.sub("", paragraph.text)) or section
        elif not section:
            part = Part.TITLE
        else:
            level = min(_DEEPEST, max(0, paragraph.level - 1))
        yield Piece(paragraph, part, section, level)


def _is_caption(told: Sequence[Paragraph], number: int) -> bool:
    """Above a table, or below a picture, whose words are no text."""
    if told[number].level or not _CAPTION.match(told[number].text):
        return False
    return told[number].text.startswith("图") or told[number + 1].is_table


def _of_attachment(told: Sequence[Paragraph], number: int) -> Part:
    words = told[number].text
    if _CAPTION.match(words) or told[number - 1].is_table:
        return Part.SIGNATURE if SIGNING.match(words) else Part.CAPTION
    if SIGNING.match(words):
        return Part.SIGNATURE
    return Part.ATTACHMENT if _ATTACHMENT.fullmatch(words) or _ATTACHMENT.fullmatch(told[number - 1].text) else Part.OUTSIDE
