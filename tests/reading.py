"""Sentences with the claims that a careful reader sees in them, and what a check made of them.

A figure is named as it is printed (`9.75%`); where it stands more than once, by a quotation that occurs once, the figure in `[ ]`
(`支出[9.75%]`). A claim is a kind (or several that would do, `difference|sum`) and its figures; `84?` may be left out.
A slip is `old -> new`, with a family behind a colon where it is not the first claim's kind: `9.75% -> 9.57% : growth`;
`=>` stands between two edits of one slip, `∅` for no words.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

import pytest

from gold import FAMILY, overlap, place, review_of
from jixiao.model import Finding, Severity, Span, Status


class Case(NamedTuple):
    """A text that holds, what it claims, and slips each of which breaks it."""

    says: str
    text: str
    claims: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()


def case(says: str, text: str, claims: str = "", slips: str = "") -> Case:
    """Claims and slips are parted by `;`."""
    return Case(says, text, *(tuple(part.strip() for part in parts.split(";") if part.strip()) for parts in (claims, slips)))


def where(figure: str, text: str) -> Span:
    """Where a figure stands: no digit goes on before or behind it, and the quotation occurs once."""
    if "[" in figure:
        return place(figure, text)
    open_start, open_end = r"(?<![\d.])" if figure[0].isdigit() else "", r"(?!\.?\d)(?![%‰])" if figure[-1].isdigit() else ""
    found = [match.span() for match in re.finditer(open_start + re.escape(figure) + open_end, text)]
    if len(found) != 1:
        raise ValueError(f"{figure} occurs {len(found)} times in {text}")
    return Span(*found[0])


def each(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """Runs a test of `one` for each of the cases, under what it says."""
    return pytest.mark.parametrize("one", [pytest.param(one, id=one.says) for one in cases])


def each_slip(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """Runs a test of `one` and `slip` for each slip of each case."""
    slips = [pytest.param(one, slip, id=f"{one.says}: slip {number}") for one in cases for number, slip in enumerate(one.slips, 1)]
    return pytest.mark.parametrize(("one", "slip"), slips)


def slipped(one: Case, slip: str) -> tuple[str, list[Span], list[str]]:
    """The text with the slip made, where its new words stand, and the families that may report it."""
    text = one.text
    edits, _, families = slip.partition(" : ")
    spans: list[Span] = []
    for edit in edits.split(" => "):
        old, new = edit.split(" -> ")
        new = new.replace("∅", "")
        span = where(old, text)
        text = text[: span.start] + new + text[span.end :]
        shift = len(new) - (span.end - span.start)
        spans = [Span(at.start + shift, at.end + shift) if at.start > span.start else at for at in spans]
        spans.append(Span(span.start, span.start + len(new)))
    return text, spans, families.split() or one.claims[0].split()[0].split("|")


def unread(text: str, claims: tuple[str, ...]) -> list[str]:
    """The claims for which no relation holds that names exactly their figures."""
    held = [
        (relation.kind.value, [operand.span for operand in relation.operands])
        for relation in review_of(text).extraction.relations
        if relation.status is Status.CONSISTENT
    ]
    return [claim for claim in claims if not any(_fits(claim, kind, spans, text) for kind, spans in held)]


def _fits(claim: str, kind: str, spans: list[Span], text: str) -> bool:
    kinds, *figures = claim.split()
    must = [where(figure, text) for figure in figures if figure[-1] != "?"]
    may = [where(figure[:-1], text) for figure in figures if figure[-1] == "?"]
    return (
        kind in kinds.split("|")
        and len(spans) >= min(len(must) + len(may), 3)
        and all(any(overlap(span, figure) for span in spans) for figure in must)
        and all(any(overlap(span, figure) for figure in must + may) for span in spans)
    )


def alarms(text: str) -> list[str]:
    """Every finding above info, in words."""
    return [in_words(finding, text) for finding in _loud(text)]


def misreported(text: str, spans: list[Span], families: list[str]) -> str:
    """Empty if a finding above info of these families points at one of the places, and every finding has to do with them."""
    found = _loud(text)
    right = [finding for finding in found if FAMILY[finding.rule] in families and _points(finding, spans, with_relations=False)]
    strange = [finding for finding in found if not _points(finding, spans, with_relations=True)]
    if right and not strange:
        return ""
    told = strange if right else found
    return ("also reported: " if right else "not reported at its figure: ") + "; ".join(in_words(finding, text) for finding in told)


def _loud(text: str) -> list[Finding]:
    return [finding for finding in review_of(text).findings if finding.severity is not Severity.INFO]


def _points(finding: Finding, spans: list[Span], *, with_relations: bool) -> bool:
    pointed = [mark.span for mark in finding.marks]
    if with_relations:
        pointed += [operand.span for relation in finding.relations for operand in relation.operands]
    return any(overlap(one, span) for one in pointed for span in spans)


def in_words(finding: Finding, text: str) -> str:
    marks = "、".join(text[mark.span.start : mark.span.end] for mark in finding.marks)
    return f"{finding.rule} {finding.severity.value} at {marks} ({finding.computed}; {', '.join(one.formula for one in finding.relations)})"
