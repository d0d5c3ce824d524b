"""Family sum: a whole and its parts."""

from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Kind, Mark, Severity, Status
from jixiao.rules.declare import Rule, rule


@rule(
    code="SUM001",
    family="sum",
    severity=Severity.ERROR,
    title={"zh": "合计与分项之和不符", "en": "Total does not equal the sum of its parts"},
    rationale={"zh": "分项相加是审核人最先复算的一步。", "en": "Adding up the parts is the first thing that a reviewer does."},
    message={
        "zh": "合计写作{stated}{unit}，各分项相加为{computed}{unit}，相差{residual}{unit}；请核对合计与各分项。",
        "en": "The total is stated as {stated} {unit}, its parts add up to {computed} {unit} ({residual} apart): check the total and its parts.",
    },
    bad="全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。",
    good="全年支出812.40万元，其中：基本支出523.15万元，项目支出289.25万元。",
)
def part_sum(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    for relation in extraction.relations:
        if relation.kind is Kind.SUM and relation.status is Status.INCONSISTENT:
            yield Finding(
                rule=rule.code,
                severity=rule.severity,
                marks=tuple(Mark(operand.span, operand.role) for operand in relation.operands),
                values={"stated": relation.stated, "computed": relation.computed, "unit": relation.unit, "residual": str(abs(relation.residual))},
                stated=relation.stated,
                computed=relation.computed,
                relations=(relation,),
            )
