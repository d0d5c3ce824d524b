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
        "zh": "“{name}”写作{stated}{unit}，按所列数应为{computed}{unit}（{formula}）；请核对。",
        "en": "“{name}” is stated as {stated}{unit}; the figures give {computed}{unit} ({formula}): please check.",
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
        "zh": "尾差超出取整误差的三个标准差，请确认。",
        "en": "The last digit is off by more than three standard deviations of rounding.",
    },
    message={
        "zh": "写作{stated}{unit}，按所列数应为{computed}{unit}（{formula}）；差在末位，请确认。",
        "en": "Stated as {stated}{unit}; the figures give {computed}{unit} ({formula}): the last digit differs.",
    },
    bad="合格率由上年的88.63%提高到91.31%，提高2.7个百分点，其中优良率由75.12%提高到77.4%，提高2.23个百分点。",
    good="合格率由上年的88.6%提高到91.3%，提高2.7个百分点。",
)
def improbable_difference(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.DIFFERENCE, Status.IMPROBABLE)))
