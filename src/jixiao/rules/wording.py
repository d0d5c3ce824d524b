"""Family growth: words of direction that contradict the sign or each other."""

import re
from collections.abc import Iterator

from jixiao.model import Diagnosis, Extraction, Finding, Severity
from jixiao.rules.declare import Rule, rule
from jixiao.rules.pointing import point

# 增长-4.15%, 增幅为-20.69%, 下降-3%: a sign after a word of direction. Not 增长5-10%, 增长——, a table's cell (a tab or blanks between).
_SIGNED = re.compile(r"-(?<=[长幅速高升加降低少滑率为达了]-)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[ ]?(?:%|‰|个?百分点|[万亿千]?元)?(?!-)")
_RISE = re.compile(r"(增长|增幅|增速|同比|提高|上升|增加)率?[为达了]?$")
_FALL = re.compile(r"(下降|降低|减少|减幅|降幅|下滑)率?[为达了]?$")
_OPPOSITE = {"增长": "下降", "增幅": "降幅", "增速": "降幅", "提高": "降低", "上升": "下降", "增加": "减少", "同比": "同比下降"}

# 增长下降57%: two directions before one figure. Not 增长下降2个百分点 (a growth that slowed), 增加减少的原因.
_RISES, _FALLS = "增长|增加|上升|提高|增收|节约", "下降|减少|降低|减收|超支"
_BOTH = re.compile(rf"(?:(?:{_RISES})(?:{_FALLS})|(?:{_FALLS})(?:{_RISES}))(?=[ ]?[-\d])")
_TURN = re.compile(r"[长加升高收约降少低支][下减降超增上提节][降少低收支长加升高约][ ]?[-\d]")  # their middle, found fast
_POINTS = re.compile(r"[ ]?-?[\d.]+[ ]?个?百分点")


@rule(
    code="GRW003",
    family="growth",
    severity=Severity.INFO,
    title={"zh": "增长后接负数", "en": "Negative growth said as 增长-x%"},
    rationale={
        "zh": "“增长-5%”应写作“下降5%”；“下降-3%”更让人分不清是升是降。",
        "en": "增长-5% should read 下降5%; with 下降-3% nobody knows whether it fell or rose.",
    },
    message={
        "zh": "“{word}”后接负数“{text}”；建议写作“{better}”。",
        "en": "“{word}” is followed by the negative “{text}”: better “{better}”.",
    },
    bad="工业用电量累计4.1亿度，增幅-20.69%。",
    good="工业用电量累计4.1亿度，下降20.69%，预计明年增长5-10%。",
)
def negative_growth(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    if "-" not in shadow:
        return
    for match in _SIGNED.finditer(shadow):
        before = shadow[max(0, match.start() - 5) : match.start()]
        if "自然增" in shadow[max(0, match.start() - 7) : match.start()]:
            continue  # 自然增长率-1.92‰: births less deaths, with no other name for a fall
        rise, fall = _RISE.search(before), _FALL.search(before)
        word = rise or fall
        if word is None:
            continue
        figure = match[0][1:].strip()
        better = f"{_OPPOSITE[word[1]]}{figure}" if rise else f"{word[1]}{figure}（或增长{figure}）"
        yield point(extraction, rule, match.start(), match.end(), "rate", word=word[1], better=better, diagnosis=Diagnosis.SIGN)


@rule(
    code="GRW004",
    family="growth",
    severity=Severity.ERROR,
    title={"zh": "升降用词自相矛盾", "en": "Two directions for one figure"},
    rationale={
        "zh": "“增长下降57%”两个方向并列，读者不知是升是降，多为套用上年或模板文字时漏删。",
        "en": "增长下降57%: rise and fall for one figure; one of the two was left from a template or from last year.",
    },
    message={"zh": "“{text}”一升一降自相矛盾；请保留一个。", "en": "“{text}” says rise and fall of one figure: keep one."},
    bad="公务接待费比上年增长下降57%。",
    good="公务接待费比上年下降57%，收入增长下降2.1个百分点。",
)
def contradictory_direction(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    for turn in _TURN.finditer(shadow):
        match = _BOTH.match(shadow, max(0, turn.start() - 1))
        if match and not _POINTS.match(shadow, match.end()):
            yield point(extraction, rule, match.start(), match.end(), "direction")
