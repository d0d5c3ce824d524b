"""Invented texts with known errors (format: tests/accuracy/README.md), and what a review of them missed or made up."""

from typing import Any

from jixiao.model import Severity, Span
from jixiao.readers.text import document_of_text
from jixiao.review import Review, check
from jixiao.rules import all_rules

FAMILY = {rule.code: rule.family for rule in all_rules()}


def review_of(text: str) -> Review:
    return check(document_of_text(text))


def place(quotation: str, text: str) -> Span:
    """Where the words in [ ] of a quotation stand; the quotation occurs once in the text."""
    before, rest = quotation.split("[", 1)
    words, after = rest.split("]", 1)
    whole = before + words + after
    if text.count(whole) != 1:
        raise ValueError(f"{quotation} occurs {text.count(whole)} times")
    start = text.index(whole) + len(before)
    return Span(start, start + len(words))


def seed(text: str, errors: list[dict[str, Any]]) -> tuple[str, list[list[Span]]]:
    """The clean text with every edit made, and for each error where its edits stand now."""
    edits = sorted(
        (place(edit["at"], text), edit["new"], number)
        for number, error in enumerate(errors)
        for edit in error.get("edits", [error.get("edit")])
    )
    pieces: list[str] = []
    places: list[list[Span]] = [[] for _ in errors]
    end = length = 0
    for span, new, number in edits:
        if span.start < end:
            raise ValueError(f"the edits at {text[span.start : span.end]} overlap")
        pieces += text[end : span.start], new
        length += span.start - end
        places[number].append(Span(length, length + len(new)))
        length += len(new)
        end = span.end
    return "".join([*pieces, text[end:]]), places


def compare(review: Review, errors: list[dict[str, Any]], places: list[list[Span]]) -> tuple[list[str], list[str]]:
    """The errors that no finding hits, and the findings above info that hit no error.

    A finding hits an error when its family is listed and it, or a relation it names, points at one of the error's places."""
    hit: set[str] = set()
    alarms = []
    for finding in review.findings:
        spans = [mark.span for mark in finding.marks] + [operand.span for relation in finding.relations for operand in relation.operands]
        known = {
            error["id"]
            for error, where in zip(errors, places, strict=True)
            if FAMILY[finding.rule] in error["families"] and any(overlap(span, edited) for span in spans for edited in where)
        }
        hit |= known
        if not known and finding.severity is not Severity.INFO:
            first = finding.marks[0].span
            alarms.append(
                f"{finding.rule} at {review.extraction.document.text[first.start : first.end]}: {finding.stated} / {finding.computed}"
            )
    return [f"{error['id']} {error['how']}" for error in errors if error["id"] not in hit], alarms


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character; an empty one (words that were taken out) counts as the character after it."""
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)
