"""Family repeat: one fact told twice with other figures."""

from collections.abc import Iterator

from jixiao.model import Diagnosis, Extraction, Finding, Kind, Mark, Relation, Severity, Suggestion
from jixiao.rules.complaint import broken, figure_of, spoken_name, with_unit, words_of
from jixiao.rules.culprit import by_figure
from jixiao.rules.declare import Rule, rule


@rule(
    code="RPT001",
    family="repeat",
    severity=Severity.ERROR,
    title={"zh": "同一事项前后数字不一致", "en": "One fact told with two figures"},
    rationale={
        "zh": "同一指标在不同章节或附表中出现两个数，读者不知该信哪一个。",
        "en": "When two sections tell one fact with two figures, nobody knows which to believe.",
    },
    message={
        "zh": "“{name}”一处为{first}，另一处为{second}；请核对并统一。",
        "en": "“{name}” is “{first}” in one place and “{second}” in another: make them agree.",
    },
    bad="一、全年公务接待费支出18.65万元，比预算少。\n二、“三公”经费中，公务接待费支出18.56万元，用于上级检查。",
    good="一、全年公务接待费支出18.65万元，比预算少。\n二、“三公”经费中，公务接待费支出18.65万元，用于上级检查。",
)
def told_twice(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    relations = [relation for relation in broken(extraction, Kind.REPEAT) if relation.form != "project"]
    beside = by_figure(extraction.relations, relations) if relations else {}
    for relation in relations:
        yield _finding(extraction, rule, [relation], beside)


@rule(
    code="RPT002",
    family="repeat",
    severity=Severity.ERROR,
    title={"zh": "同一项目前后表述不一致", "en": "One project told twice with other figures"},
    rationale={
        "zh": "同一项目在两处的投资、进度、专利等数字不同，至少有一处没有更新。",
        "en": "Investment, progress or patents of one project differ between two sections: one was not updated.",
    },
    message={
        "zh": "同一项目的“{name}”一处为{first}，另一处为{second}（两段共有{count}个数不同）；请核对并统一。",
        "en": "“{name}” of one project is “{first}” in one place and “{second}” in another: make them agree "
        "(figures that differ: {count}).",
    },
    bad="一、推进“稻渔综合种养”项目建设，累计完成投资432万元，占总投资的80%。\n二、“稻渔综合种养”项目进展顺利，累计完成投资413万元，占总投资的80%。",
    good="一、推进“稻渔综合种养”项目建设，累计完成投资432万元，占总投资的80%。\n二、“稻渔综合种养”项目进展顺利，累计完成投资432万元，占总投资的80%。",
)
def project_told_twice(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    relations = [relation for relation in broken(extraction, Kind.REPEAT) if relation.form == "project"]
    groups: list[list[Relation]] = []
    for relation in relations:  # one finding for each pair of paragraphs
        near = next(
            (group for group in groups[-_OPEN_GROUPS:] if abs(group[0].operands[1].span.start - relation.operands[1].span.start) < 300),
            None,
        )
        if near is None:
            groups.append([relation])
        else:
            near.append(relation)
    beside = by_figure(extraction.relations, relations) if relations else {}
    for group in groups:
        yield _finding(extraction, rule, group, beside)


_OPEN_GROUPS = 8  # pairs of paragraphs that a further figure may belong to


def _finding(extraction: Extraction, rule: Rule, relations: list[Relation], beside: dict[int, list[Relation]]) -> Finding:
    lead = relations[0]
    operands = sorted(lead.operands, key=lambda operand: _support(beside.get(operand.span.start, [])))
    marks = [Mark(with_unit(operand), operand.role) for operand in operands]
    marks += [Mark(with_unit(operand), operand.role) for relation in relations[1:] for operand in relation.operands]
    figures = [figure_of(extraction, operand) for operand in operands]
    sure = _support(beside.get(operands[0].span.start, [])) < _support(beside.get(operands[1].span.start, []))
    if lead.form == "two_units":
        figures[operands.index(lead.operands[1])] = lead.computed  # what the other telling comes to in this one's unit
        suggestions = [Suggestion(operands.index(lead.operands[0]), lead.stated, lead.computed)]
    else:
        suggestions = [Suggestion(0, figures[0], figures[1])]
    if not sure and lead.form != "two_units":
        suggestions.append(Suggestion(1, figures[1], figures[0]))
    first, second = sorted(lead.operands, key=lambda operand: operand.span.start)
    return Finding(
        rule.code,
        rule.severity,
        tuple(marks),
        {
            "name": spoken_name(lead.operands[0].label),
            "first": words_of(extraction, first),
            "second": words_of(extraction, second),
            "unit": lead.unit,
            "count": str(len(relations)),
        },
        figures[0],
        figures[1],
        Diagnosis.UNKNOWN,
        tuple(suggestions),
        tuple(relations),
    )


def _support(relations: list[Relation]) -> float:
    """How well other relations bear a figure out."""
    from jixiao.model import Status

    return sum(
        relation.reading.support if relation.status is Status.CONSISTENT else -3.0
        for relation in relations
        if not (relation.kind is Kind.REPEAT and relation.status.is_broken)
    )
