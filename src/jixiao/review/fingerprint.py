"""A short name for a finding that stays the same while other parts of the document change."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from jixiao.model import Finding
from jixiao.review.sentences import sentence_around

LENGTH = 16
LONGEST_WORDS = 60


def fingerprints(text: str, findings: Iterable[Finding]) -> tuple[str, ...]:
    """One for each finding, in order: from its rule, the roles and words of its marks and the sentence around the first.

    Figures count as they stand, blanks do not. Findings that are equal in all this are numbered in the order of the document: x, x-2, x-3.
    """
    seen: Counter[str] = Counter()
    names = []
    for finding in findings:
        name = _fingerprint(text, finding)
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(names)


def _fingerprint(text: str, finding: Finding) -> str:
    sentence = sentence_around(text, finding.marks[0].span)
    parts = [finding.rule, *(f"{mark.role}\x1f{text[mark.span.start : mark.span.end][:LONGEST_WORDS]}" for mark in finding.marks)]
    parts.append(text[sentence.start : sentence.end])
    joined = "\x1e".join("".join(part.split()) for part in parts)
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
