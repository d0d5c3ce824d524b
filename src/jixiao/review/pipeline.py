"""The main path: a document in, what is wrong with it and how much was checked out. Every face calls this."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from jixiao.extract import extract
from jixiao.model import Coverage, Difference, Document, DocumentKind, Extraction, Finding, Mark, Profile, Status, Undecided
from jixiao.rules import Rule, ScoreRule, all_rules

if TYPE_CHECKING:  # without a system nobody waits for the forms and the scoring engine
    from jixiao.forms import Problem, Workbook
    from jixiao.indicators import System
    from jixiao.indicators.scored import Scored

_UNVERIFIABLE = Status.UNVERIFIABLE


class Review(msgspec.Struct, frozen=True):
    """A checked document: what was read, what is wrong (by place), what was covered, and its score where a system was chosen.
    `problems` are those of the department's workbook."""

    extraction: Extraction
    findings: tuple[Finding, ...]
    coverage: Coverage
    scored: "Scored | None" = None
    problems: "tuple[Problem, ...]" = ()


def check(
    document: Document,
    rules: tuple[Rule, ...] | None = None,
    system: "System | None" = None,
    beside: "Workbook | Document | None" = None,
) -> Review:
    """Reads a document and judges it by `rules` (all rules if None), and by `system` if there is one. What lies `beside` it, the
    department's workbook or another report, is held against it; a workbook is scored together with it. Pure; the same document gives the
    same review."""
    extraction = extract(document)
    asked = all_rules() if rules is None else rules
    if beside is not None:
        return _review_of_both(extraction, asked, system, beside)
    if system is None:
        return _review(extraction, asked, None)
    from jixiao.review.scoring import score_report

    return _review(extraction, asked, score_report(extraction, system))


def _review_of_both(extraction: Extraction, rules: tuple[Rule, ...], system: "System | None", beside: "Workbook | Document") -> Review:
    from jixiao.review.comparison import beside_of, differences
    from jixiao.review.joining import joined, shifted
    from jixiao.review.scoring import score_both, score_report

    other = beside_of(extract(beside) if isinstance(beside, Document) else beside)
    both, by = joined(extraction.document, other.document)
    found = tuple(msgspec.structs.replace(one, marks=(one.marks[0], shifted(one.marks[1], by))) for one in differences(extraction, other))
    if isinstance(beside, Document):
        scored = None if system is None else score_report(extraction, system)
        return _review(extraction, rules, scored, both, found)
    scored = None if system is None else score_both(extraction, beside, system)
    return msgspec.structs.replace(_review(extraction, rules, scored, both, found), problems=beside.problems)


def check_workbook(workbook: "Workbook", system: "System", rules: tuple[Rule, ...] | None = None) -> Review:
    """Scores a department's workbook and judges the scores that it claims."""
    from jixiao.review.scoring import score_workbook

    scored = score_workbook(workbook, system)
    document = scored.document
    profile = Profile(DocumentKind.PERFORMANCE_REPORT, scored.year, ())
    asked = tuple(rule for rule in (all_rules() if rules is None else rules) if isinstance(rule, ScoreRule))
    review = _review(Extraction(document, document.text, profile, (), (), ()), asked, scored)
    return msgspec.structs.replace(review, problems=workbook.problems)


def _review(
    extraction: Extraction,
    rules: tuple[Rule, ...],
    scored: "Scored | None",
    document: Document | None = None,
    differences: Sequence[Difference] = (),
) -> Review:
    found = [finding for rule in rules for finding in rule.findings(extraction, scored, differences)]
    found.sort(key=lambda finding: (finding.marks[0].span.start, -finding.severity.rank, finding.rule))
    told = {(finding.rule, finding.marks, finding.computed): finding for finding in reversed(found)}  # one slip is told once
    if document is None and scored is not None:
        document = scored.document
    shown = extraction if document is None else _with_text_of(extraction, document)
    return Review(shown, tuple(reversed(told.values())), coverage(extraction), scored)


def _with_text_of(extraction: Extraction, document: Document) -> Extraction:
    """The extraction of a report with a file beside it has the text of both, so that every mark leads to its place."""
    text = document.text
    shadow = extraction.shadow + text[len(extraction.shadow) :]
    return msgspec.structs.replace(extraction, document=document, shadow=shadow)


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
