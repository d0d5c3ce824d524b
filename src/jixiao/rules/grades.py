"""Family grade: a score and what it is called."""

from collections.abc import Iterator

from jixiao.model import Diagnosis, Extraction, Finding, Kind, Mark, Severity, Suggestion
from jixiao.rules.complaint import broken
from jixiao.rules.declare import Rule, rule


@rule(
    code="GRD001",
    family="grade",
    severity=Severity.ERROR,
    title={"zh": "得分与等级不符", "en": "Score does not fit the grade"},
    rationale={
        "zh": "全国统一为四档：90分及以上为优，80—90分为良，60—80分为中，60分以下为差；文中自定分档的按文中。",
        "en": "Four grades nationwide: 90 and above 优, 80 to 90 良, 60 to 80 中, below 60 差; thresholds stated in the text go first.",
    },
    message={
        "zh": "得分{score}分应为“{right}”，文中却写作“{stated}”；请核对得分或等级。",
        "en": "A score of {score} means “{right}”, but the text says “{stated}”: check the score or the grade.",
    },
    bad="综合评价得分98分，评价等级为“良”。",
    good="综合评价得分98分，评价等级为“优”。",
    source="财预〔2020〕10号 项目支出绩效评价管理办法",
)
def grade_of_score(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    for relation in broken(extraction, Kind.GRADE):
        score, grade = relation.operands
        text = extraction.document.text
        yield Finding(
            rule.code,
            rule.severity,
            (Mark(grade.span, "grade"), Mark(score.span, "score")),
            {"score": text[score.span.start : score.span.end], "right": relation.computed, "stated": relation.stated},
            relation.stated,
            relation.computed,
            Diagnosis.UNKNOWN,
            (Suggestion(0, relation.stated, relation.computed),),
            (relation,),
        )
