"""Family completion: done against target, spent against budget."""

from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Kind, Severity, Status
from jixiao.rules.complaint import broken, complaints, of_nothing
from jixiao.rules.declare import Rule, rule


@rule(
    code="CMP001",
    family="completion",
    severity=Severity.ERROR,
    title={"zh": "完成率与目标、完成数不符", "en": "Completion rate does not match target and result"},
    rationale={
        "zh": "完成率与自己的目标数、完成数矛盾，是审核人最先复算出来的问题。",
        "en": "A rate that its own figures contradict is the first thing that a reviewer recomputes.",
    },
    message={
        "zh": "这一比率写作{stated}{unit}，按所列数应为{computed}{unit}（{formula}）；请核对比率、目标数和完成数。",
        "en": "The rate is stated as {stated}{unit}, but its figures give {computed}{unit} ({formula}): "
        "check the rate, the target and the result.",
    },
    bad="全年计划新建站点80个，已建成100个，完成率115%。",
    good="全年计划新建站点80个，已建成100个，完成率125%。",
)
def wrong_rate(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.COMPLETION)))


@rule(
    code="CMP002",
    family="completion",
    severity=Severity.WARNING,
    title={"zh": "完成率尾数可能只舍未入", "en": "Completion rate looks truncated instead of rounded"},
    rationale={
        "zh": "差最后一位且偏小，多半是直接截去尾数；按四舍五入应进一位。",
        "en": "One last digit short: probably cut off where it should have been rounded.",
    },
    message={
        "zh": "这一比率写作{stated}{unit}，按所列数四舍五入应为{computed}{unit}（{formula}）；只差末位，请确认取舍方法。",
        "en": "The rate is stated as {stated}{unit}, but rounding gives {computed}{unit} ({formula}). Only the last digit differs: "
        "check how it was rounded.",
        "zh.exact": "这一比率写作{stated}{unit}，按所列数应为{computed}{unit}（{formula}）；文中其他数都准确到末位，请复核。",
        "en.exact": "The rate is stated as {stated}{unit}, but its figures give {computed}{unit} ({formula}). The other figures agree "
        "to their last digit: please verify.",
    },
    bad="受理286件，办结281件，办结率98.2%。",
    good="受理286件，办结281件，办结率98.3%。",
)
def improbable_rate(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.COMPLETION, Status.IMPROBABLE)))


@rule(
    code="CMP003",
    family="completion",
    severity=Severity.ERROR,
    title={"zh": "预算为零却写完成率", "en": "Completion rate of a budget of zero"},
    rationale={
        "zh": "预算为零时没有完成率：不是预算数写漏了，就是完成率抄错了地方。",
        "en": "A budget of zero has no completion rate: either the budget or the rate is wrong.",
    },
    message={
        "zh": "预算写作0，却说完成预算的{stated}{unit}；请核对预算数，确为0的不写完成率。",
        "en": "The budget is stated as 0, yet {stated}{unit} of it is said to be spent: check the budget; of 0 there is no rate.",
    },
    bad="行政运行年初预算为0万元，支出决算为307.82万元，完成年初预算的95.89%。",
    good="行政运行年初预算为0万元，支出决算为307.82万元，为年中追加的专项资金。",
)
def completion_of_nothing(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from of_nothing(extraction, rule, Kind.COMPLETION)
