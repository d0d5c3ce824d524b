"""Family share: a part and its whole."""

from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Kind, Severity, Status
from jixiao.rules.complaint import broken, complaint, complaints
from jixiao.rules.declare import Rule, rule


@rule(
    code="SHR001",
    family="share",
    severity=Severity.ERROR,
    title={"zh": "占比与所列数额不符", "en": "Share does not match its figures"},
    rationale={
        "zh": "占比由部分除以总体得出，读者会当场复算。",
        "en": "A share is part over whole; readers recompute it on the spot.",
    },
    message={
        "zh": "“{name}”占比写作{stated}{unit}，按所列数额应为{computed}{unit}（{formula}）；请核对占比或数额。",
        "en": "The share of “{name}” is stated as {stated}{unit}, but its figures give {computed}{unit} ({formula}): "
        "check the share and the amounts.",
    },
    bad="全年支出812.40万元，其中：基本支出523.15万元，占61.40%；项目支出289.25万元，占35.60%。",
    good="全年支出812.40万元，其中：基本支出523.15万元，占64.40%；项目支出289.25万元，占35.60%。",
)
def wrong_rate(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.SHARE)))


@rule(
    code="SHR002",
    family="share",
    severity=Severity.WARNING,
    title={"zh": "占比尾数可能只舍未入", "en": "Share looks truncated instead of rounded"},
    rationale={
        "zh": "差最后一位且偏小，多半是直接截去尾数；按四舍五入应进一位。",
        "en": "One last digit short: probably cut off where it should have been rounded.",
    },
    message={
        "zh": "“{name}”占比写作{stated}{unit}，按所列数四舍五入应为{computed}{unit}（{formula}）；只差末位，请确认取舍方法。",
        "en": "The share of “{name}” is stated as {stated}{unit}, but rounding gives {computed}{unit} ({formula}). "
        "Only the last digit differs: check how it was rounded.",
        "zh.squeezed": "“{name}”占比写作{stated}{unit}，按所列数四舍五入为{computed}{unit}（{formula}）；可能是为使各项合计为100%而调整。",
        "en.squeezed": "The share of “{name}” is stated as {stated}{unit}, but rounding gives {computed}{unit} ({formula}). "
        "It may have been adjusted so that the list makes 100%.",
        "zh.exact": "“{name}”占比写作{stated}{unit}，按所列数应为{computed}{unit}（{formula}）；文中其他数都准确到末位，请复核。",
        "en.exact": "The share of “{name}” is stated as {stated}{unit}, but its figures give {computed}{unit} ({formula}). "
        "The other figures agree to their last digit: please verify.",
    },
    bad="全年支出812.40万元，其中：基本支出523.65万元，占64.45%。",
    good="全年支出812.40万元，其中：基本支出523.65万元，占64.46%。",
)
def improbable_rate(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    relations = list(broken(extraction, Kind.SHARE, Status.IMPROBABLE))
    yield from complaints(extraction, rule, [relation for relation in relations if relation.form != "squeezed"])
    for relation in relations:
        if relation.form == "squeezed":  # adjusted so that the list makes 100: worth knowing, no fault
            yield complaint(extraction, rule, relation, [], Severity.INFO)
