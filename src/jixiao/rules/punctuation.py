"""Family reading: brackets, punctuation and units beside figures that make the figure unsure."""

import re
from collections.abc import Iterator

from jixiao.model import Extraction, Finding, Mark, Severity, Span
from jixiao.rules.declare import Rule, rule
from jixiao.rules.pointing import point

_BRACKET = re.compile(r"[（）]")
_TWICE = (re.compile("（（"), re.compile("））"))
_ITEM_BRACKET = re.compile(r"(?:^|[。；：，、\n \t（])[ ]?(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])$")
_NEAR = 14  # characters on either side in which a figure must stand
_DIGIT = re.compile(r"\d")
_LONGEST = 600  # characters that a bracket may enclose


@rule(
    code="QTY011",
    family="reading",
    severity=Severity.WARNING,
    title={"zh": "数字旁的括号不配对", "en": "Unbalanced bracket beside a figure"},
    rationale={
        "zh": "括号里常是上一个数的分项，括号不配对就分不清哪些数是分项。",
        "en": "A bracket often holds the parts of the figure before it; left open, it hides which figures are parts.",
    },
    message={"zh": "“{text}”处的括号没有配对；请补上或删去。", "en": "The bracket at “{text}” has no partner: add it or delete this one."},
    bad="公务用车费18.60万元（购置费0万元、运行费18.60万元。",
    good="公务用车费18.60万元（购置费0万元、运行费18.60万元）。1）车辆13辆；[80，90）为良。",
)
def bracket_balance(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    if shadow.count("（") == shadow.count("）") and not any(twice.search(shadow) for twice in _TWICE) and not _closes_first(shadow):
        return
    for at in _unpaired(shadow):
        if not _DIGIT.search(shadow, max(0, at - _NEAR), at + _NEAR) or _is_interval(shadow, at):
            continue
        start, end = (max(0, at - 6), at + 1) if shadow[at] == "）" else (at, min(len(shadow), at + 7))
        line = shadow.find("\n", start, end)
        if line >= 0:
            start, end = (line + 1, end) if line < at else (start, line)
        yield point(extraction, rule, at, at + 1, "bracket", others=(Mark(Span(start, end), "context"),))


def _closes_first(shadow: str) -> bool:
    """Whether a line closes a bracket that it did not open (the counts of the whole text may agree by chance)."""
    return any(line.count("（") != line.count("）") for line in shadow.split("\n"))


def _unpaired(shadow: str) -> list[int]:
    """Brackets without a partner. A pair may run over a line break, but not over the end of a paragraph; 1） and a） are list numbers."""
    left: list[int] = []
    waiting: list[int] = []
    for match in _BRACKET.finditer(shadow):
        at = match.start()
        if waiting and (at - waiting[-1] > _LONGEST or _ends_paragraph(shadow, waiting[-1], at)):
            left += waiting
            waiting = []
        if match[0] == "（":
            waiting.append(at)
        elif waiting:
            waiting.pop()
        elif not _ITEM_BRACKET.search(shadow, max(0, at - 5), at):
            left.append(at)
    return left + waiting


def _ends_paragraph(shadow: str, start: int, end: int) -> bool:
    found = shadow.find("\n", start, end)
    while found >= 0:
        if shadow[found - 1] in "。；：" or shadow[found + 1 : found + 2] == "\n":
            return True
        found = shadow.find("\n", found + 1, end)
    return False


def _is_interval(shadow: str, at: int) -> bool:
    """[80，90） or （80，90]: half-open, on purpose."""
    around = shadow[max(0, at - 10) : at + 10]
    return any(bracket in around for bracket in "[]［］【】〔〕")


# ，。 and the like: two marks of which one is too many. ：“, 。” and …… are none.
_DOUBLED = re.compile(r"[，。；、：](?<![…])[，。；、：]")


@rule(
    code="QTY012",
    family="reading",
    severity=Severity.WARNING,
    title={"zh": "数字旁标点重复", "en": "Doubled punctuation beside a figure"},
    rationale={
        "zh": "数字后面“，。”连用，往往是中间的数字或文字被删掉了。",
        "en": "Two marks in a row behind a figure often tell that words or a figure between them were deleted.",
    },
    message={
        "zh": "“{text}”标点重复；请核对中间是否漏了内容，并只留一个。",
        "en": "“{text}”: two marks in a row; check whether something is missing.",
    },
    bad="基本支出523.15万元，，项目支出289.25万元。",
    good="基本支出523.15万元，项目支出289.25万元。",
)
def doubled_punctuation(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    for match in _DOUBLED.finditer(shadow):
        if _DIGIT.search(shadow, max(0, match.start() - 8), match.start()) or _DIGIT.search(shadow, match.end(), match.end() + 3):
            yield point(extraction, rule, match.start(), match.end(), "punctuation")


# A unit written twice, or two units in a row: 万元元, 亿万元, %%, 5%个百分点. 12家家庭农场, 3个个体户, 612人次人均 are none.
_DOUBLED_UNIT = re.compile(
    r"元(?:元(?![件素旦])|[万亿]元)|万万元?|亿[亿万]元|%[%‰]|%个百分点|点[%个]|人人次|次次|件件(?![有落办])|辆辆|亩亩|吨吨|米米|起起|批批"
)
_FIGURE_BEFORE = re.compile(r"\d[余多]?[ ]?(?:[万亿千百]?元|[万亿千百]|个?百分|人|批|公|千|平方|立方)?$")


@rule(
    code="QTY013",
    family="reading",
    severity=Severity.WARNING,
    title={"zh": "计量单位重复", "en": "Doubled unit"},
    rationale={
        "zh": "“万元元”“亿万元”让人分不清量级，一字之差就是一万倍。",
        "en": "万元元 or 亿万元 leaves the scale open, and one character is a factor of ten thousand.",
    },
    message={"zh": "“{text}”的计量单位重复；请核对单位。", "en": "The unit in “{text}” is doubled: check it."},
    bad="基本支出523.15万元元，项目支出289.25万元。",
    good="基本支出523.15万元，扶持15个个体户、12家家庭农场。",
)
def doubled_unit(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    for match in _DOUBLED_UNIT.finditer(shadow):
        figure = _FIGURE_BEFORE.search(shadow, max(0, match.start() - 5), match.start())
        if figure:
            yield point(extraction, rule, figure.start() + 1, match.end(), "unit")
