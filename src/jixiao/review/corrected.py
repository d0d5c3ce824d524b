"""A text with the corrections that its findings propose."""

from collections.abc import Iterable

from jixiao.model import Finding


def corrected(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """The text in which each figure that a finding can correct in only one way is corrected, and how many were.

    A finding that leaves the choice between several figures changes nothing: that is for a person to decide. Where two corrections
    meet at one place the first is taken.
    """
    edits: dict[tuple[int, int], str] = {}
    for finding in findings:
        places = {suggestion.mark for suggestion in finding.suggestions}
        if len(places) != len(finding.suggestions) or (len(places) > 1 and finding.diagnosis != "swapped"):
            continue
        for suggestion in finding.suggestions:
            span = finding.marks[suggestion.mark].span
            at = text.find(suggestion.old, span.start, span.end)
            if at >= 0:
                edits.setdefault((at, at + len(suggestion.old)), suggestion.new)
    pieces, done, made = [], 0, 0
    for (start, end), new in sorted(edits.items()):
        if start < done:
            continue
        pieces += [text[done:start], new]
        done, made = end, made + 1
    return "".join([*pieces, text[done:]]), made
