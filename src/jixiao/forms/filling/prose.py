"""The paragraphs of a report into the sections of the form, in their order; what stands outside of them is told."""

import re

from jixiao.forms.filing import Passage
from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.filled import Reason, Source
from jixiao.forms.filling.report import Part, Piece
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
    draft.say(section, Passage(" ".join(text.split("\n")).strip(), piece.level), source)


def _opening(text: str) -> str:
    return text if len(text) <= 30 else text[:30] + "…"
