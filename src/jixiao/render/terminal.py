"""Findings and coverage as a person reads them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from jixiao.model import Finding
from jixiao.render.coverage import claims_words, coverage_lines, severity_counts
from jixiao.render.excerpt import shortened, shown
from jixiao.render.finding import finding_lines
from jixiao.render.look import Look
from jixiao.render.sections import sections
from jixiao.review import Outcome, Review
from jixiao.review.tally import Tally

LONGEST_HEADING = 44


def report_text(outcomes: Iterable[Outcome], tally: Tally | None, look: Look) -> Iterator[str]:
    """The outcomes one after the other; with a `tally` (several files) each under its name, and a last line for all."""
    for number, outcome in enumerate(outcomes):
        yield ("\n" if number else "") + document_text(outcome, look)
    if tally is not None:
        yield "\n" + total_text(tally, look)


def document_text(outcome: Outcome, look: Look) -> str:
    """All that is to say of one file: its header, its findings by section, what was checked."""
    lines = [look.paint("file", _header(outcome, look)), ""]
    if outcome.failure is not None:
        message = look.words("check.failed", message=shown(outcome.failure.messages[look.words.language]))
        lines += [look.paint("error", line) for line in look.folded(message, "")]
    elif outcome.review is not None:
        lines += _findings(outcome.review, look)
        lines += coverage_lines(outcome.review, outcome.baselined, look)
        lines += _score(outcome.review, look)
    return "\n".join(lines) + "\n"


def _score(review: Review, look: Look) -> list[str]:
    """The score in short where a system was chosen."""
    if review.scored is None:
        return []
    from jixiao.render.score import total_lines
    from jixiao.render.score_words import ScoreWords

    told = ScoreWords(review.scored, look.words)
    return ["", *look.folded(told.system, ""), *total_lines(told, look)]


def total_text(tally: Tally, look: Look) -> str:
    """The last line of a run over several files: what became of them, and how much was checked in all."""
    words = look.words
    parts = [
        words(f"check.total.{key}", count=count, counts=severity_counts(tally.severities, look))
        for key in ("clean", "found", "unchecked", "failed")
        if (count := getattr(tally, key))
    ]
    lines = [words("check.total", files=tally.files, parts=words("check.clause").join(parts))]
    if tally.failed < tally.files:
        claims = claims_words(tally.held, tally.broken, words)
        undecided = words("check.total.undecided", count=tally.undecided) if tally.undecided else ""
        lines.append(claims[0].upper() + claims[1:] + undecided)
    return "".join("\n".join(look.folded(line + words("check.stop"), "")) + "\n" for line in lines)


def _header(outcome: Outcome, look: Look) -> str:
    words = look.words
    path = words("check.input") if outcome.path == "-" else shown(outcome.path)
    if outcome.review is None:
        return path
    profile = outcome.review.extraction.profile
    key = "check.header" if profile.year is None else "check.header.year"
    return words(key, path=path, kind=words(f"document.{profile.kind}"), year=profile.year)


def _findings(review: Review, look: Look) -> list[str]:
    """The findings in order, under the headings that they stand below."""
    document, section_at = review.extraction.document, sections(review.extraction.profile)

    def section(finding: Finding) -> str:
        path = section_at(finding.marks[0].span.start)
        titles = (shortened(shown(document.text[heading.span.start : heading.span.end]), LONGEST_HEADING) for heading in path)
        return " › ".join(titles) or look.words("check.start")

    lines: list[str] = []
    for title, findings in groupby(review.findings, key=section):
        lines.append(look.paint("heading", title))
        for finding in findings:
            lines += [*finding_lines(finding, document, look), ""]
    return lines
