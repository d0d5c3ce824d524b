"""A score as a person reads it in the terminal, and a folder of scores as a table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from jixiao.indicators.amounts import number_text
from jixiao.model import IndicatorScore, Severity
from jixiao.render.coverage import severity_counts
from jixiao.render.excerpt import columns, shortened, shown
from jixiao.render.finding import finding_lines
from jixiao.render.look import Look
from jixiao.render.places import place_words
from jixiao.render.remarks import remark_words
from jixiao.render.score_words import ScoreWords, plain, points_words
from jixiao.review import Outcome, Review

_INDENT = "   "
_LONGEST_NAME = 36


def score_text(outcome: Outcome, look: Look) -> str:
    """The score of one file: total, what is lost and why, each indicator, the claimed scores that cannot be; or why there is none."""
    words = look.words
    head = [look.paint("file", words("check.input") if outcome.path == "-" else shown(outcome.path))]
    if outcome.failure is not None:
        message = words("check.failed", message=shown(outcome.failure.messages[words.language]))
        return "\n".join([*head, *(look.paint("error", line) for line in look.folded(message, ""))]) + "\n"
    review = outcome.review
    assert review is not None and review.scored is not None, "a file that was read is scored"
    told = ScoreWords(review.scored, words)
    lines = [*head, *look.folded(told.system, ""), *([look.paint("heading", told.subject)] if told.subject else []), ""]
    lines += total_lines(told, look)
    for number, one in enumerate(told.score.indicators, 1):
        lines += ["", *_indicator(number, one, told, look)]
    lines += _problems(review, look)
    lines += _findings(review, look)
    return "\n".join(lines) + "\n"


def total_lines(told: ScoreWords, look: Look) -> list[str]:
    """The total, the claim beside it, and why no more can be reached."""
    words, score = look.words, told.score
    full = number_text(told.scored.system.total)
    total = words("score.total", points=told.total, full=full, grades=told.grades, claimed=told.claimed)
    lines = [look.paint("heading", line) for line in look.folded(total, "")]
    lost = told.lost()
    if lost:
        lines += look.folded(words("score.at_most", points=plain(score.high), lost=words("check.semicolon").join(lost)), "")
    if score.low < score.high:
        lines += look.folded(words("score.not_known", points=plain(score.high - score.low)), "")
    for remark in score.remarks:
        lines += look.folded(remark_words(remark, words) + words("check.stop"), "")
    return lines


def _indicator(number: int, one: IndicatorScore, told: ScoreWords, look: Look) -> Iterator[str]:
    words = look.words
    claim = told.scored.claims.get(one.id)
    key = "score.excluded" if one.excluded else "score.indicator" if claim is None else "score.indicator.claimed"
    claimed = "" if claim is None else plain(claim.points)
    points = words(key, points=points_words(one.low, one.high), weight=plain(one.weight), claimed=claimed)
    style = "good" if one.low == one.weight else "error" if one.high < one.weight else "warning"
    yield from look.folded(f"{number}. {look.paint('heading', ' › '.join(one.path))}  {look.paint(style, points)}", "")
    formula = told.formula(one)
    if formula:
        yield from look.folded(words("score.formula", formula=formula), _INDENT)
    facts = told.evidence(one)
    if facts:
        yield from (look.paint("faint", line) for line in look.folded(words("score.facts", facts=words("rule.join").join(facts)), _INDENT))
    said = told.reason(one) + told.open(one)
    if said:
        yield from look.folded(shown(said), _INDENT)


def _problems(review: Review, look: Look) -> list[str]:
    """What is wrong in the workbook, cell by cell."""
    if not review.problems:
        return []
    words = look.words
    lines = ["", look.paint("heading", words("score.problems", n=len(review.problems)))]
    for problem in review.problems:
        lines += look.folded(f"{place_words(problem.place, words)}  {problem.messages[words.language]}", _INDENT)
    return lines


def _findings(review: Review, look: Look) -> list[str]:
    """The findings about scores in full, the others as a count."""
    words = look.words
    about = [finding for finding in review.findings if finding.rule.startswith("SCR")]
    lines = ["", look.paint("heading", words("score.findings"))] if about else []
    for finding in about:
        lines += [*finding_lines(finding, review.extraction.document, look)]
    others = Counter(finding.severity for finding in review.findings if not finding.rule.startswith("SCR"))
    if others:
        lines += ["", *look.folded(words("score.others", n=sum(others.values()), counts=severity_counts(others, look)), "")]
    return lines


class Row(msgspec.Struct, frozen=True):
    """One file in the summary. `points` is None where it could not be read; then `missing` says why."""

    path: str
    department: str
    low: Decimal | None
    high: Decimal | None
    claimed: Decimal | None
    claimed_grade: str
    grades: str
    findings: tuple[int, int, int]
    unattainable: bool
    missing: str


def summary_row(outcome: Outcome, told: ScoreWords | None, language: str) -> Row:
    """What the summary says of one file."""
    review = outcome.review
    if told is None or review is None:
        failure = outcome.failure
        return Row(outcome.path, "", None, None, None, "", "", (0, 0, 0), False, "" if failure is None else failure.messages[language])
    counts = Counter(finding.severity for finding in review.findings)
    missing = "、".join(f"{one.path[-1]}({cost})" for one, cost in told.missing())
    score = told.score
    return Row(
        outcome.path,
        told.scored.department,
        score.low,
        score.high,
        score.claimed,
        told.scored.claimed_grade,
        told.grades,
        (counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.INFO]),
        any(finding.rule in ("SCR001", "SCR002") and finding.severity is Severity.ERROR for finding in review.findings),
        missing,
    )


def summary_text(rows: Sequence[Row], look: Look) -> str:
    """A table, a line a file."""
    words = look.words
    head = [words(f"score.column.{key}") for key in ("department", "points", "grades", "claimed", "findings", "missing")]
    lines = [_cells(row, words("score.failed")) for row in rows]
    widths = [max(columns(line[column]) for line in [head, *lines]) for column in range(len(head) - 1)]
    room = max(10, look.width - sum(widths) - 2 * len(widths))
    made = [look.paint("heading", _padded(head, widths))]
    for row, line in zip(rows, lines, strict=True):
        text = _padded([*line[:-1], shortened(line[-1], room)], widths)
        made.append(look.paint("error", text) if row.unattainable or row.high is None else text)
    return "\n".join([*made, "", words("score.summary", n=len(rows), wrong=sum(row.unattainable for row in rows))]) + "\n"


def _cells(row: Row, failed: str) -> list[str]:
    name = shortened(shown(row.department or row.path), _LONGEST_NAME)
    if row.low is None or row.high is None:
        return [name, failed, "", "", "", shown(row.missing)]
    claimed = ("" if row.claimed is None else plain(row.claimed)) + row.claimed_grade or "–"
    return [name, points_words(row.low, row.high), row.grades, claimed, "/".join(map(str, row.findings)), row.missing or "–"]


def _padded(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=False)]
    return "  ".join([*padded, cells[-1]]).rstrip()
