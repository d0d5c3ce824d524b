"""Family breakdown: a remainder that hides something."""

from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Kind, Mark, Severity, Status
from jixiao.rules.complaint import figure_of, of_kind
from jixiao.rules.declare import Rule, rule

_NOISE = ("支出", "的", "其中", "费用", "经费", "合计", "总计")


def _name(label: str) -> str:
    for word in _NOISE:
        label = label.replace(word, "")
    return label


@rule(
    code="BRK001",
    family="breakdown",
    severity=Severity.INFO,
    title={"zh": "分项与合计同名，实为未细化部分", "en": "A part named like its whole"},
    rationale={
        "zh": "分项沿用合计的名称，说明这部分没有细化到具体用途。",
        "en": "A part that carries the name of its whole is spending that nobody itemised.",
    },
    message={
        "zh": "“{name}”{whole}{unit}之下又列同名一项{part}{unit}，占{share}%，没有说明具体用途；请细化。",
        "en": "“{name}” of {whole}{unit} contains an item of the same name, {part}{unit}: {share}% is not itemised. "
        "Say what it was spent on.",
    },
    bad="对企业的补助支出125.20万元（科技奖励40.00万元，研发奖补52.50万元，对企业的补助32.70万元）。",
    good="对企业的补助支出125.20万元（科技奖励40.00万元，研发奖补52.50万元，贷款贴息32.70万元）。",
)
def part_named_like_whole(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    for relation in of_kind(extraction, Kind.SUM):
        if relation.status is Status.UNVERIFIABLE or len(relation.operands) < 3 or relation.form == "balance":
            continue
        whole = relation.operands[0]
        name = _name(whole.label)
        if len(name) < 3 or name[0] in "比较同":  # 比上年增加: the change of a whole and that of a part
            continue
        for part in relation.operands[1:]:
            if (
                name[0] in part.label  # so that most names need not be made
                and _name(part.label) == name
                and part.quantity
                and whole.quantity
                and whole.quantity.amount > part.quantity.amount
                and not (relation.form == "table" and part.label == whole.label)  # 合计 | 基本支出 | 项目支出: cells of one row
            ):
                share = part.quantity.amount / whole.quantity.amount * 100
                yield Finding(
                    rule.code,
                    rule.severity,
                    (Mark(part.span, "part"), Mark(whole.span, "total")),
                    {
                        "name": whole.label,
                        "whole": figure_of(extraction, whole),
                        "part": figure_of(extraction, part),
                        "unit": whole.quantity.unit.text,
                        "share": f"{share:.1f}",
                    },
                    figure_of(extraction, part),
                    relations=(relation,),
                )
