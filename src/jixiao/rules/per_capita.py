"""Family per_capita: x per head, per item, per area."""

from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Kind, Severity, Status
from jixiao.rules.complaint import broken, complaints
from jixiao.rules.declare import Rule, rule


@rule(
    code="CAP001",
    family="per_capita",
    severity=Severity.ERROR,
    title={"zh": "人均、单位均值与总数不符", "en": "Value per head or item does not match its total"},
    rationale={
        "zh": "均值乘以数量应等于总额；对不上时要么总额、要么数量、要么均值有误。",
        "en": "The mean times the number is the total; where it is not, one of the three is wrong.",
    },
    message={
        "zh": "均值写作{stated}{unit}，按总数与数量应为{computed}{unit}（{formula}）；请核对均值、总数和数量。",
        "en": "The mean is stated as {stated}{unit}, but the total and the number give {computed}{unit} ({formula}): check all three.",
    },
    bad="公务接待费5.12万元，全年接待64批次512人次，人均120元。",
    good="公务接待费5.12万元，全年接待64批次512人次，人均100元。",
)
def wrong_rate(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(
        extraction, rule, [one for one in broken(extraction, Kind.PER_CAPITA) if one.form not in ("proportion", "products")]
    )


@rule(
    code="CAP003",
    family="per_capita",
    severity=Severity.ERROR,
    title={"zh": "比值与所比两数不符", "en": "Ratio does not match its two figures"},
    rationale={
        "zh": "师生比、收入比等由两个数相除得到；对不上时要么比值、要么其中一个数有误。",
        "en": "A ratio of pupils to teachers or of two incomes is one figure divided by the other; else one of the three is wrong.",
    },
    message={
        "zh": "比值写作{stated}，按所比两数应为{computed}（{formula}）；请核对比值和两个数。",
        "en": "The ratio is stated as {stated}, but its two figures give {computed} ({formula}): check all three.",
    },
    bad="在校学生3009人，专任教师204人，生师比为17.45∶1。",
    good="在校学生3009人，专任教师204人，生师比为14.75∶1。",
)
def wrong_ratio(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, [one for one in broken(extraction, Kind.PER_CAPITA) if one.form == "proportion"])


@rule(
    code="CAP004",
    family="per_capita",
    severity=Severity.ERROR,
    title={"zh": "金额与标准、数量之积不符", "en": "Amount does not match its rates and numbers"},
    rationale={
        "zh": "按几种标准分别计算的金额，等于各标准乘以各自数量之和。",
        "en": "What is paid at several rates is the sum of each rate times its number.",
    },
    message={
        "zh": "“{name}”写作{stated}{unit}，按各标准和数量计算应为{computed}{unit}；请核对标准、数量和金额。",
        "en": "“{name}” is stated as {stated}{unit}, but the rates and numbers give {computed}{unit}: check all of them.",
    },
    bad="配备管水员74名，专职21名，兼职53名；每月补贴专职800元、兼职300元，全年需补贴39.42万元。",
    good="配备管水员74名，专职21名，兼职53名；每月补贴专职800元、兼职300元，全年需补贴39.24万元。",
)
def wrong_product(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, [one for one in broken(extraction, Kind.PER_CAPITA) if one.form == "products"])


@rule(
    code="CAP002",
    family="per_capita",
    severity=Severity.WARNING,
    title={"zh": "均值尾数可能只舍未入", "en": "Value per head looks truncated instead of rounded"},
    rationale={
        "zh": "差最后一位且偏小，多半是直接截去尾数；按四舍五入应进一位。",
        "en": "One last digit short: probably cut off where it should have been rounded.",
    },
    message={
        "zh": "均值写作{stated}{unit}，按总数与数量四舍五入应为{computed}{unit}（{formula}）；只差末位，请确认取舍方法。",
        "en": "The mean is stated as {stated}{unit}, but rounding gives {computed}{unit} ({formula}). Only the last digit differs: "
        "check how it was rounded.",
    },
    bad="公务接待费5.12万元，全年接待514人次，人均99元。",
    good="公务接待费5.12万元，全年接待512人次，人均100元。",
)
def improbable_rate(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from complaints(extraction, rule, list(broken(extraction, Kind.PER_CAPITA, Status.IMPROBABLE)))
