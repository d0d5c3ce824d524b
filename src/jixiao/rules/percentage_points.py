"""Family difference: percentage points that are called percent."""

import re
from collections.abc import Iterator

from jixiao.extract.points_as_percent import PERCENT_FOR_POINTS
from jixiao.model import Diagnosis, Extraction, Finding, Kind, Mark, Severity, Suggestion
from jixiao.rules.complaint import of_kind, values_of
from jixiao.rules.declare import Rule, rule

# 占比增长3.5% is a way of speaking; 提高, 上升, 回落 … of a rate are points.
_STYLE = re.compile(r"(?:增长|增加|增|减少)了?约?$")


@rule(
    code="DIF003",
    family="difference",
    severity=Severity.ERROR,
    title={"zh": "百分点误作百分数", "en": "Percentage points called percent"},
    rationale={
        "zh": "两个比率之差是百分点；写成“提高3.5%”就成了另一个数。",
        "en": "The difference of two rates is told in percentage points; 提高3.5% is another number.",
    },
    message={
        "zh": "“{stated}%”是所列两个比率之差（{formula}），应写作“{stated}个百分点”。",
        "en": "“{stated}%” is the difference of two rates ({formula}): it should read “{stated}个百分点”.",
    },
    bad="空气优良率90.7%，同比提高1.4%（2022年为89.3%）。",
    good="空气优良率90.7%，同比提高1.4个百分点（2022年为89.3%）。",
)
def percent_for_points(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    for relation in of_kind(extraction, Kind.DIFFERENCE):
        if relation.form == PERCENT_FOR_POINTS:
            span = relation.operands[0].span
            if _STYLE.search(extraction.shadow, max(0, span.start - 6), span.start):
                continue
            words = extraction.document.text[span.start : span.end]
            yield Finding(
                rule.code,
                rule.severity,
                tuple(Mark(operand.span, operand.role) for operand in relation.operands),
                values_of(extraction, relation),
                relation.stated,
                relation.computed,
                Diagnosis.POINTS,
                (Suggestion(0, words, f"{relation.stated}个百分点"),),
                (relation,),
            )
