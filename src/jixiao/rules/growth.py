"""Family growth: a rate of change."""

from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Kind, Severity, Status
from jixiao.rules.complaint import broken, complaints, of_nothing
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
        "en": "The rate of change is stated as {stated}{unit}, but its figures give {computed}{unit} ({formula}): "
        "check the rate, the change and the value.",
        "zh.direction": "所说的增减方向与所列数额相反（{formula}）；请核对是增还是减。",
        "en.direction": "The words tell of a change in the other direction than the figures ({formula}): check whether it rose or fell.",
        "zh.flat": "文中说与上期持平，但一处为{stated}{unit}，另一处为{computed}{unit}；请核对数额或说法。",
        "en.flat": "The text says that nothing changed, but one figure is {stated}{unit} and the other {computed}{unit}: "
        "check the figures or the wording.",
        "zh.implied_prior": "总体增减幅度写作{stated}{unit}，按各分项的数额和增减幅度推算约为{computed}{unit}；请核对总体和各分项。",
        "en.implied_prior": "The total's rate of change is stated as {stated}{unit}, but the parts and their rates give about "
        "{computed}{unit}: check the total and its parts.",
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
        "zh": "增减幅度写作{stated}{unit}，按所列数四舍五入应为{computed}{unit}（{formula}）；只差末位，请确认取舍方法。",
        "en": "The rate of change is stated as {stated}{unit}, but rounding gives {computed}{unit} ({formula}). "
        "Only the last digit differs: check how it was rounded.",
        "zh.exact": "增减幅度写作{stated}{unit}，按所列数应为{computed}{unit}（{formula}）；文中其他数都准确到末位，请复核。",
        "en.exact": "The rate of change is stated as {stated}{unit}, but its figures give {computed}{unit} ({formula}). "
        "The other figures agree to their last digit: please verify.",
    },
    bad="收入436.20万元，比上年增加38.75万元，增长9.74%。",
    good="收入436.20万元，比上年增加38.75万元，增长9.75%。",
)
def improbable_rate(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.GROWTH, Status.IMPROBABLE)))


@rule(
    code="GRW005",
    family="growth",
    severity=Severity.INFO,
    title={"zh": "上期为零，不存在增长率", "en": "Growth rate of nothing"},
    rationale={
        "zh": "增加额与本期数相等，上期就是零；零没有增长率，只写增加额即可。",
        "en": "Where the increase equals the value, the period before had none: growth from nothing has no rate.",
    },
    message={
        "zh": "增加额与本期数相等，上期为零，不存在“增长{stated}{unit}”；请核对数额，或删去增长率。",
        "en": "The increase equals the value, so the period before had none and there is no growth of {stated}{unit}: "
        "check the figures or leave the rate out.",
    },
    bad="公务接待费支出0.30万元，比上年增加0.30万元，增长100%。",
    good="公务接待费支出0.60万元，比上年增加0.30万元，增长100%。",
)
def growth_from_nothing(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from of_nothing(extraction, rule, Kind.GROWTH)
