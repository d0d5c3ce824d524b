"""Family difference: a - b = c, also in percentage points, balances and remainders."""

from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Kind, Severity, Status
from jixiao.rules.complaint import broken, complaints
from jixiao.rules.declare import Rule, rule


@rule(
    code="DIF001",
    family="difference",
    severity=Severity.ERROR,
    title={"zh": "差额与所列两数不符", "en": "Difference does not match its two figures"},
    rationale={
        "zh": "增减额、结余、剩余和百分点都是两数之差，读者一减便知。",
        "en": "A change, a balance, a remainder and percentage points are differences; a reader subtracts and knows.",
    },
    message={
        "zh": "“{name}”的差额写作{stated}{unit}，按所列数应为{computed}{unit}（{formula}）；请核对差额和这两个数。",
        "en": "The difference of “{name}” is stated as {stated}{unit}, but the figures give {computed}{unit} ({formula}): check all three.",
        "zh.direction": "“{name}”所说的增减方向与所列数相反（{formula}）；请核对是增还是减。",
        "en.direction": "The words about “{name}” tell of a change in the other direction than the figures ({formula}): "
        "check whether it rose or fell.",
        "zh.pace": "与时间进度的差距写作{stated}{unit}，按所列数应为{computed}{unit}（{formula}）；请核对。",
        "en.pace": "The gap to the elapsed part of the year is stated as {stated}{unit}, but the figures give {computed}{unit} "
        "({formula}): please check.",
        "zh.even": "收、支两边的总数应当相等，文中一边为{stated}{unit}，另一边为{computed}{unit}；请核对。",
        "en.even": "Both sides of the account must be equal, but one is {stated}{unit} and the other {computed}{unit}: please check.",
        "zh.balance": "“{name}”写作{stated}{unit}，按所列数推算应为{computed}{unit}（{formula}）；请核对。",
        "en.balance": "“{name}” is stated as {stated}{unit}, but the figures leave {computed}{unit} ({formula}): please check.",
        "zh.net": "“{name}”写作{stated}{unit}，而所列各项加减相抵为{computed}{unit}（{formula}）；请核对。",
        "en.net": "“{name}” is stated as {stated}{unit}, but its items, added and taken off, come to {computed}{unit} "
        "({formula}): please check.",
    },
    bad="征收水费268.5万元，比上年的241.3万元增加29.2万元。",
    good="征收水费268.5万元，比上年的241.3万元增加27.2万元。",
)
def wrong_difference(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.DIFFERENCE)))


@rule(
    code="DIF002",
    family="difference",
    severity=Severity.WARNING,
    title={"zh": "差额尾数不合", "en": "Difference is off in its last digit"},
    rationale={
        "zh": "差额的末位与所列数对不上，四舍五入难以解释，多半是笔误。",
        "en": "The last digit does not fit the figures and rounding hardly explains it: a slip is likelier.",
    },
    message={
        "zh": "“{name}”的差额写作{stated}{unit}，按所列数应为{computed}{unit}（{formula}）；只差末位，请确认。",
        "en": "The difference of “{name}” is stated as {stated}{unit}, but the figures give {computed}{unit} ({formula}). "
        "Only the last digit differs: please check.",
    },
    bad="收入436.2万元，比上年的397.45万元增加38.72万元。",
    good="收入436.2万元，比上年的397.45万元增加38.75万元。",
)
def improbable_difference(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.DIFFERENCE, Status.IMPROBABLE)))
