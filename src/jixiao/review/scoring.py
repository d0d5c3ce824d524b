"""A report, a workbook or both -> the score by an indicator system. What every face calls."""

import re
from collections.abc import Mapping
from decimal import Decimal

import msgspec

from jixiao.extract.score_tables import indicator_rows, score_tables, stated_total
from jixiao.forms import Statement, Workbook, statement_of
from jixiao.forms.filling import fill
from jixiao.indicators import System, gather, score
from jixiao.indicators.scored import Claim, Scored
from jixiao.model import Bounds, Datum, Document, Extraction, Judgement, Mark, Remark, Span
from jixiao.review.joining import joined, shifted
from jixiao.review.questionnaire import data_of, judgements_of, questionnaire_of
from jixiao.review.told_in_form import ToldInForm

_NOISE = re.compile(r"[\s“”\"‘’'《》、，,。.：:；;·—\-_/]|[（(][^（）()]*[）)]|^\d+")
CLAIM = "claimed"


class _Source(msgspec.Struct, frozen=True):
    """What one document says: its data, a person's judgements, and the points claimed."""

    document: Document
    department: str
    year: int | None
    data: Mapping[str, Datum]
    judgements: Mapping[str, Judgement]
    claims: Mapping[str, Claim]
    total: Claim | None
    grade: Span | None


def score_report(extraction: Extraction, system: System) -> Scored:
    """The score of a report. What a person would have to judge stays open unless the report has the form's table of answers: what its prose
    says is no judgement."""
    return _scored(_of_report(extraction, system), system)


def score_workbook(workbook: Workbook, system: System) -> Scored:
    """The score of a department's workbook: its figures, its answers, its self-scores."""
    return _scored(_of_workbook(workbook, system), system)


def score_both(extraction: Extraction, workbook: Workbook, system: System) -> Scored:
    """The score of a report with its workbook. The workbook tells what the report does not; where they contradict each other both are
    possible, and the indicator says so."""
    report, other = _of_report(extraction, system), _of_workbook(workbook, system)
    document, by = joined(report.document, other.document)
    other = shifted(other, by)
    return _scored(
        _Source(
            document,
            report.department or other.department,
            report.year or other.year,
            {**other.data, **report.data, **_both_told(report.data, other.data, system)},
            other.judgements,
            {**other.claims, **report.claims},
            report.total or other.total,
            report.grade or other.grade,
        ),
        system,
    )


def _scored(source: _Source, system: System) -> Scored:
    claims = {identity: claim.points for identity, claim in source.claims.items()}
    total = None if source.total is None else source.total.points
    result = score(system, source.data, source.judgements, claimed=claims, claimed_total=total)
    return Scored(
        system, source.document, source.department, source.year, source.data, source.judgements, result, source.claims, source.total,
        source.grade,
    )  # fmt: skip


def _of_report(extraction: Extraction, system: System) -> _Source:
    told = ToldInForm(fill(extraction, questionnaire_of(system)), system)
    total = stated_total(extraction)
    claims: dict[str, Claim] = {}
    for row in indicator_rows(score_tables(extraction.document)):
        identity = line_named(system, row.names)
        if identity and row.score is not None:
            weight = None if row.weight is None else row.weight.value
            claims.setdefault(identity, Claim(row.score.value, Mark(row.score.span, CLAIM), weight))
    return _Source(
        extraction.document,
        told.filing.department,
        extraction.profile.year,
        {**told.data(), **gather(system, extraction.facts, extraction.profile.year)},
        told.judgements(),
        claims,
        None if total is None else Claim(total.points.value, Mark(total.points.span, CLAIM)),
        None if total is None else total.grade,
    )


def line_named(system: System, names: tuple[str, ...]) -> str:
    """The id of the indicator that a row of a score table means by its names from the highest level down; "" where none or several fit."""
    told = [bare for name in names if (bare := _bare(name))]
    if not told:
        return ""
    fits = [line for line in system.lines if _bare(line.path[-1]) == told[-1]]
    if not fits:
        fits = [line for line in system.lines if line.path[-1] and _bare(line.path[-1]) in told]
    if len(fits) > 1:
        fits = [line for line in fits if all(_bare(level) in told for level in line.path[1:])]
    return fits[0].id if len(fits) == 1 else ""


def _bare(name: str) -> str:
    return _NOISE.sub("", name)


def _of_workbook(workbook: Workbook, system: System) -> _Source:
    filing = workbook.filing
    statement = statement_of(filing, workbook.places)
    points = filing.self_scores()
    claims: dict[str, Claim] = {}
    is_own = filing.questionnaire.system == system.id
    for line in filing.questionnaire.lines:
        identity = line.indicator if is_own else line_named(system, line.path)
        span = statement.spans.get(("scores", line.indicator, "score"))
        if identity and span is not None and line.indicator in points:
            claims[identity] = Claim(points[line.indicator], Mark(span, CLAIM), line.weight)
    return _Source(
        statement.document,
        filing.department,
        filing.year,
        data_of(system, filing, statement),
        judgements_of(system, filing, statement) if is_own else {},
        claims,
        _total_of(statement),
        statement.spans.get(("result", "grade", "value")),
    )


def _total_of(statement: Statement) -> Claim | None:
    span = statement.spans.get(("result", "total", "value"))
    fact = next((fact for fact in statement.facts if fact.quantity.span == span), None)
    return None if fact is None or span is None else Claim(fact.quantity.value, Mark(span, CLAIM))


def _both_told(report: Mapping[str, Datum], workbook: Mapping[str, Datum], system: System) -> dict[str, Datum]:
    """Of what both tell: the range between them where they are not the same, with the places of both."""
    found = {}
    for name in report.keys() & workbook.keys():
        one, other = report[name], workbook[name]
        ends = [end for datum in (one, other) for end in _ends(datum)]
        marks = (*one.evidence, *other.evidence)
        if len(ends) < 4 or _agree(one, other):
            found[name] = Datum(one.value, marks, one.remarks)
            continue
        told = {"item": system.items[name].zh, "report": _told(one), "workbook": _told(other)}
        found[name] = Datum(Bounds(min(ends), max(ends)), marks, (*one.remarks, Remark("contradiction", told)))
    return found


def _ends(datum: Datum) -> list[Decimal]:
    """The lowest and the highest value; [] where one of them is open or the item is no number."""
    value = datum.value
    if isinstance(value, Bounds):
        return [] if value.low is None or value.high is None else [value.low, value.high]
    return [value, value] if isinstance(value, Decimal) else []


def _agree(one: Datum, other: Datum) -> bool:
    """Whether a value that both round to exists."""
    (low, high), (least, most) = _ends(one), _ends(other)
    places = min(max(0, -int(end.normalize().as_tuple().exponent)) for end in (low, least))
    slack = Decimal(1).scaleb(-places) / 2 if places else Decimal(0)
    return low - slack <= most and least - slack <= high


def _told(datum: Datum) -> str:
    return "～".join(dict.fromkeys(f"{end:f}" for end in _ends(datum)))
