"""The main path: a document in, what is wrong with it and how much was checked out. Every face calls this."""

import msgspec

from jixiao.extract import extract
from jixiao.model import Coverage, Document, Extraction, Finding, Mark, Status, Undecided
from jixiao.rules import Rule, all_rules

_UNVERIFIABLE = Status.UNVERIFIABLE


class Review(msgspec.Struct, frozen=True):
    """A checked document: what was read, what is wrong (by place), what was covered."""

    extraction: Extraction
    findings: tuple[Finding, ...]
    coverage: Coverage


def check(document: Document, rules: tuple[Rule, ...] | None = None) -> Review:
    """Reads a document and judges it by `rules` (all rules if None). Pure; the same document gives the same review."""
    extraction = extract(document)
    found = [finding for rule in (all_rules() if rules is None else rules) for finding in rule.check(extraction, rule)]
    found.sort(key=lambda finding: (finding.marks[0].span.start, -finding.severity.rank, finding.rule))
    told = {(finding.rule, finding.marks, finding.computed): finding for finding in reversed(found)}  # one slip is told once
    return Review(extraction, tuple(reversed(told.values())), coverage(extraction))


def coverage(extraction: Extraction) -> Coverage:
    """What was checked and held, what was broken, and each claim that could not be checked, with the reason."""
    relations = extraction.relations
    statuses = [relation.status for relation in relations]
    return Coverage(
        held=statuses.count(Status.CONSISTENT),
        broken=statuses.count(Status.INCONSISTENT) + statuses.count(Status.IMPROBABLE),
        unverifiable=tuple(
            Undecided(relation.kind.value, relation.reason, tuple(Mark(operand.span, operand.role) for operand in relation.operands))
            for relation, status in zip(relations, statuses, strict=True)
            if status is _UNVERIFIABLE
        ),
    )
