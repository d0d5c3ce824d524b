"""Family sum: a whole and its parts."""

from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Kind, Severity, Status
from jixiao.rules.complaint import broken, complaints
from jixiao.rules.declare import Rule, rule


@rule(
    code="SUM001",
    family="sum",
    severity=Severity.ERROR,
    title={"zh": "合计与分项之和不符", "en": "Total does not equal the sum of its parts"},
    rationale={
        "zh": "分项相加是审核人最先复算的一步；相差超出四舍五入所能解释的范围，说明合计或某一分项有误。",
        "en": "Adding up the parts is the first thing that a reviewer does; a gap beyond rounding means that the total or a part is wrong.",
    },
    message={
        "zh": "“{name}”写作{stated}{unit}，而所列{parts}项相加为{computed}{unit}，相差{residual}{unit}；请核对合计与各分项。",
        "en": "“{name}” is stated as {stated}{unit}, its {parts} parts add up to {computed}{unit} ({residual}{unit} apart): check total and parts.",
    },
    bad="全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。",
    good="全年支出812.40万元，其中：基本支出523.15万元，项目支出289.25万元。",
)
def part_sum(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.SUM)))


@rule(
    code="SUM002",
    family="sum",
    severity=Severity.WARNING,
    title={"zh": "合计与分项之和的尾差过大", "en": "Total and parts differ by an improbable rounding"},
    rationale={
        "zh": "每一项四舍五入的误差彼此独立，很少全部同向；尾差达到三个标准差以上，多半是漏项或笔误，而不是取整。",
        "en": "Rounding errors of the parts are independent and rarely all point one way; beyond three standard deviations a slip is likelier.",
    },
    message={
        "zh": "“{name}”写作{stated}{unit}，所列{parts}项相加为{computed}{unit}，尾差{residual}{unit}，约为取整误差的{deviation}倍标准差；请复核。",
        "en": "“{name}” is stated as {stated}{unit}, its {parts} parts add up to {computed}{unit}: {residual}{unit} off, "
        "{deviation} standard deviations of rounding: please verify.",
    },
    bad="工资福利支出152.69万元（基本工资49.17万元，津贴补贴31.20万元，奖金38.22万元，绩效工资20.95万元，职业年金11.58万元，医疗费1.54万元）。",
    good="工资福利支出152.66万元（基本工资49.17万元，津贴补贴31.20万元，奖金38.22万元，绩效工资20.95万元，职业年金11.58万元，医疗费1.54万元）。",
)
def improbable_sum(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.SUM, Status.IMPROBABLE)))
