"""Family growth: a rate of change."""

from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Kind, Severity, Status
from jixiao.rules.complaint import broken, complaints
from jixiao.rules.declare import Rule, rule


@rule(
    code="GRW001",
    family="growth",
    severity=Severity.ERROR,
    title={"zh": "增减幅度与所列数额不符", "en": "Rate of change does not match its figures"},
    rationale={
        "zh": "增减率由增减额除以上年数得出；三个数中必有一个不对。",
        "en": "The rate is the change over last year's value; one of the three figures must be wrong.",
    },
    message={
        "zh": "增减幅度写作{stated}{unit}，按所列数额应为{computed}{unit}（{formula}）；请核对幅度、增减额和本年数。",
        "en": "The rate of change is stated as {stated}{unit}; its figures give {computed}{unit} ({formula}): check the rate, the change and the value.",
    },
    bad="收入436.20万元，比上年增加38.75万元，增长7.95%。",
    good="收入436.20万元，比上年增加38.75万元，增长9.75%。",
)
def wrong_rate(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.GROWTH)))


@rule(
    code="GRW002",
    family="growth",
    severity=Severity.WARNING,
    title={"zh": "增减幅度尾数可能只舍未入", "en": "Rate of change looks truncated instead of rounded"},
    rationale={
        "zh": "差最后一位且偏小，多半是直接截去尾数；按四舍五入应进一位。",
        "en": "One last digit short: probably cut off where it should have been rounded.",
    },
    message={
        "zh": "写作{stated}{unit}，按所列数四舍五入应为{computed}{unit}（{formula}）；差在末位，请确认取舍口径。",
        "en": "Stated as {stated}{unit}, rounding gives {computed}{unit} ({formula}): the last digit differs, check how it was rounded.",
    },
    bad="收入436.20万元，比上年增加38.98万元，增长9.81%。",
    good="收入436.20万元，比上年增加38.75万元，增长9.75%。",
)
def improbable_rate(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.GROWTH, Status.IMPROBABLE)))
