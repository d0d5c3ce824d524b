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
        "en": "“{name}” is stated as {stated}{unit}, but the {parts} parts add up to {computed}{unit}, {residual}{unit} apart: "
        "check the total and the parts.",
        "zh.changes": "“{name}”写作{stated}{unit}，而所列各项增减相抵为{computed}{unit}，相差{residual}{unit}；请核对合计与各项增减。",
        "en.changes": "“{name}” is stated as {stated}{unit}, but the rises and falls listed come to {computed}{unit}, "
        "{residual}{unit} apart: check the total and each change.",
        "zh.balance": "“{name}”写作{stated}{unit}，而按所列收支推算为{computed}{unit}，相差{residual}{unit}；请核对余额与各项收支。",
        "en.balance": "“{name}” is stated as {stated}{unit}, but what came in and went out leaves {computed}{unit}, "
        "{residual}{unit} apart: check the balance and its figures.",
        "zh.net": "“{name}”写作{stated}{unit}，而所列各项加减相抵为{computed}{unit}，相差{residual}{unit}；请核对合计与各项。",
        "en.net": "“{name}” is stated as {stated}{unit}, but its items, added and taken off, come to {computed}{unit}, "
        "{residual}{unit} apart: check the total and each item.",
        "zh.joint": "并列各数相加为{stated}{unit}，而其后所列分项相加为{computed}{unit}，相差{residual}{unit}；请核对总数与各分项。",
        "en.joint": "The figures told side by side make {stated}{unit}, but the parts listed behind them add up to {computed}{unit}, "
        "{residual}{unit} apart: check both.",
        "zh.percent": "所列各项占比相加为{stated}%，而不是{computed}%，相差{residual}个百分点；请核对各项占比。",
        "en.percent": "The shares listed add up to {stated}%, not to {computed}%, {residual} percentage points apart: check each share.",
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
        "en": "Rounding errors of the parts are independent and rarely all point one way; "
        "beyond three standard deviations a slip is likelier.",
    },
    message={
        "zh": "“{name}”写作{stated}{unit}，而所列{parts}项相加为{computed}{unit}，尾差{residual}{unit}，"
        "为四舍五入误差标准差的{deviation}倍，不像是取整造成的；请复核。",
        "en": "“{name}” is stated as {stated}{unit}, but the {parts} parts add up to {computed}{unit}. The gap of {residual}{unit} is "
        "{deviation} standard deviations of rounding, so rounding hardly explains it: please verify.",
        "zh.exact": "“{name}”写作{stated}{unit}，而所列{parts}项相加为{computed}{unit}，尾差{residual}{unit}；"
        "文中其他数都准确到末位，这里不像是取整造成的，请复核。",
        "en.exact": "“{name}” is stated as {stated}{unit}, but the {parts} parts add up to {computed}{unit}. The other figures agree to "
        "their last digit, so rounding hardly explains the gap of {residual}{unit}: please verify.",
        "zh.percent": "所列各项占比相加为{stated}%，而不是{computed}%；相差{residual}个百分点，不像是取整造成的，请复核。",
        "en.percent": "The shares listed add up to {stated}%, not to {computed}%; rounding hardly explains {residual} percentage points: "
        "please verify.",
    },
    bad="工资福利支出152.69万元（基本工资49.17万元，津贴补贴31.20万元，奖金38.22万元，绩效工资20.95万元，职业年金11.58万元，医疗费1.54万元）。",
    good="工资福利支出152.66万元（基本工资49.17万元，津贴补贴31.20万元，奖金38.22万元，绩效工资20.95万元，职业年金11.58万元，医疗费1.54万元）。",
)
def improbable_sum(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.SUM, Status.IMPROBABLE)))
