"""The paragraphs of a report into the sections of the form, in their order; what stands outside of them is told."""

import re
from collections.abc import Iterator

from jixiao.forms.filing import Passage
from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.filled import Reason, Source
from jixiao.forms.filling.report import Part, Piece
from jixiao.forms.workbook import LONGEST_TEXT
from jixiao.model import Span

_FIRST_SECTION = "profile_text"
_SUGGESTIONS = re.compile(r"(?:具体|有关|相关|工作|几点|改进|下一步)?(?:的)?(?:意见和?|措施和?)?建议(?:如下)?[：:]")


def read_prose(draft: Draft) -> None:
    report = draft.report
    has_suggestions = any(piece.section == "suggestions" for piece in report.pieces)
    first = next((piece.section for piece in report.pieces if piece.section), _FIRST_SECTION)
    for piece in report.pieces:
        source = report.source(piece.paragraph.span, _opening(piece.text))
        if piece.part is Part.OUTSIDE:
            draft.leave(Reason.OUTSIDE, source, piece.text)
        elif piece.part is Part.TEXT:
            section = piece.section or first
            split = _SUGGESTIONS.search(piece.text) if section == "problems" and not has_suggestions else None
            if split and split.start():
                _say(draft, piece, "problems", piece.text[: split.start()])
                _say(draft, piece, "suggestions", piece.text[split.start() :])
            else:
                _say(draft, piece, section, piece.text)
    for unreadable in report.extraction.document.unreadable:
        place = unreadable.place or report.extraction.document.place_at(0)
        draft.leave(Reason.UNREADABLE, Source(Span(0, 0), place, ""), unreadable.reason)


def _say(draft: Draft, piece: Piece, section: str, text: str) -> None:
    source = draft.report.source(piece.paragraph.span, _opening(text))
    for words in _in_cells(" ".join(text.split("\n")).strip()):
        draft.say(section, Passage(words, piece.level), source)


def _in_cells(text: str) -> Iterator[str]:
    """A paragraph longer than a cell holds, in pieces that end with a sentence where one does."""
    while len(text) > LONGEST_TEXT:
        end = text.rfind("。", LONGEST_TEXT // 2, LONGEST_TEXT) + 1 or LONGEST_TEXT
        yield text[:end]
        text = text[end:]
    if text:
        yield text


def _opening(text: str) -> str:
    return text if len(text) <= 30 else text[:30] + "…"
