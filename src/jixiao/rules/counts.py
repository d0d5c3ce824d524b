"""Family count: a number against the list of names that it announces."""

from collections.abc import Iterator

from jixiao.model import Diagnosis, Extraction, Finding, Kind, Mark, Severity, Suggestion
from jixiao.rules.complaint import broken, values_of
from jixiao.rules.declare import Rule, rule


@rule(
    code="CNT001",
    family="count",
    severity=Severity.ERROR,
    title={"zh": "数目与所列名单不符", "en": "Number does not match the list of names"},
    rationale={
        "zh": "写明几个就应列出几个；多列、少列都说明数目或名单有误。",
        "en": "A list must have as many names as its number says.",
    },
    message={
        "zh": "文中写明{stated}{unit}，实际列出{computed}{unit}；请核对数目，或补全、删减所列各项。",
        "en": "The text announces “{stated}” but names {computed}: check the number or the list.",
    },
    bad="本局设5个股室，分别为办公室、业务股、财务股、法规股、信息股、督查股。",
    good="本局设5个股室，分别为办公室、业务股、财务股、法规股、信息股。",
)
def list_length(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    for relation in broken(extraction, Kind.COUNT):
        number = relation.operands[0]
        yield Finding(
            rule.code,
            rule.severity,
            (Mark(number.span, "number"),),
            values_of(extraction, relation),
            relation.stated,
            relation.computed,
            Diagnosis.UNKNOWN,
            (Suggestion(0, relation.stated, relation.computed),) if relation.stated.isascii() else (),
            (relation,),
        )
