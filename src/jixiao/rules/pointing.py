"""How the rules of form point at words: one finding at one place of the text."""

from jixiao.model import Diagnosis, Extraction, Finding, Mark, Severity, Span, Suggestion
from jixiao.rules.declare import Rule

LONGEST_MARK = 60


def point(
    extraction: Extraction,
    rule: Rule,
    start: int,
    end: int,
    role: str = "words",
    *,
    others: tuple[Mark, ...] = (),
    new: str | None = None,
    severity: Severity | None = None,
    diagnosis: Diagnosis | None = None,
    **values: str,
) -> Finding:
    """A finding whose first mark is text[start:end], at most 60 characters of it.

    `values` fill the message besides `text`, which is the words marked. `new` is what should stand there instead, where the text
    determines it."""
    end = min(end, start + LONGEST_MARK)
    words = extraction.document.text[start:end]
    return Finding(
        rule=rule.code,
        severity=rule.severity if severity is None else severity,
        marks=(Mark(Span(start, end), role), *others),
        values={"text": words, **values},
        stated=words,
        diagnosis=diagnosis,
        suggestions=() if new is None else (Suggestion(0, words, new),),
    )


def sentence_start(shadow: str, at: int, widest: int = 200) -> int:
    """Where the sentence around `at` begins, looking back `widest` characters at most."""
    low = max(0, at - widest)
    return max(shadow.rfind("。", low, at), shadow.rfind("\n", low, at), low - 1) + 1


def sentence_end(shadow: str, at: int, widest: int = 400) -> int:
    """Where the sentence around `at` ends (before its 。 or the line break), looking ahead `widest` characters at most."""
    high = min(len(shadow), at + widest)
    ends = [end for end in (shadow.find("。", at, high), shadow.find("\n", at, high)) if end >= 0]
    return min(ends, default=high)
