"""What the words around one figure make of it: its role, its name, its scenario."""

import re
from decimal import Decimal
from functools import lru_cache

from jixiao.extract.cues import (
    APPROVED,
    ASIDE,
    BUDGET,
    CHANGES,
    COMPARES,
    COMPLETION,
    CONNECTORS,
    DONE,
    FULL_MARKS,
    GENERIC,
    MARKER,
    MARKER_SIGNS,
    MORE_OR_LESS,
    NAMED_RATE,
    OF_THAT,
    PER_HEAD,
    PREFIX,
    PREFIX_SIGNS,
    PRIOR,
    PUNCTUATION,
    REACHES,
    SHARE_END,
    SHORT_CHANGES,
    STRONGEST,
    SUFFIX,
    SUFFIX_SIGNS,
    TARGET,
    TURNS,
    VALUE_CUE,
    WEAK,
)
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Scenario

_TOTALS = ("合计", "总计", "共计")
_ALIKE = {"其 中": "其中", "依次": "分别"}  # markers that do what another one does
_OPENS = re.compile(r"包括|包含|其中")
# Python finds a name of the module in a fifth of the time that a member of an Enum takes: what is asked of each figure is asked by these.
_PERCENT, _RATIO, _RATE = Dimension.PERCENT, Dimension.RATIO, Dimension.RATE
# The last characters of what may name a change: 增加, 增加额, 增长幅度.
_CHANGE_ENDS = frozenset("额数率量幅度") | {word[-1] for word in (*CHANGES, *SHORT_CHANGES)}


def read_words(token: Token, gap: str) -> None:
    if "）" in gap and "（" in gap:
        gap = ASIDE.sub("", gap)
    if " " in gap:
        gap = gap.replace(" ", "")
    parts = PUNCTUATION.split(gap)
    lead = context = token.lead = parts[-1]
    if len(parts) > 1:
        token.cut = _strongest_mark(gap)
        if len(lead) < 2:
            context = lead if not lead and len(parts) == 2 and parts[0] in CHANGES else parts[-2] + lead  # 18种上涨、2种持平
    if MARKER_SIGNS.search(gap):
        token.marker = _marker(gap) or token.marker
    dimension = token.dimension
    if (dimension in _READ_APART and token.unit.text != "天") or token.quantity.upper is not None:
        _read_apart(token, context, lead, gap)
        return
    is_rate = dimension is _PERCENT or (dimension is _RATIO and token.unit.text == "倍")
    turns = TURNS.search(context) is not None
    if turns:
        reaches = REACHES.search(context)
        if reaches:  # 增加到, 提高至: the value reached, not the change
            token.marker = token.marker or "到"
            if dimension is _PERCENT:
                token.role, token.label = Role.OTHER, context[: reaches.start()]
            else:
                _read_value(token, context[: reaches.start()] or context, parts)
            return
    tail = stem_of(context)
    if is_rate:
        _read_rate(token, context, tail, gap)
    elif _tells_change(token, context, tail, lead, gap):
        return
    elif dimension is _RATE or (turns and PER_HEAD.search(context)):
        _read_per_head(token, context)
    else:
        _read_value(token, context, parts)


def _tells_change(token: Token, context: str, tail: str, lead: str, gap: str) -> bool:
    """Reads the amount of a change; returns whether the figure is one. Most end on no character of such a word."""
    if tail[-1:] in _CHANGE_ENDS and _read_change(token, context, tail, lead, gap):
        return True
    if token.dimension is _RATE and tail.endswith("改善"):  # 比上年的26微克/立方米改善2微克/立方米
        compares = COMPARES.search(gap)
        token.role, token.sign, token.compared = Role.CHANGE, -1, compared_with(compares[0] if compares else "")
        return True
    end = tail[-5:]
    return ("多" in end or "少" in end) and _read_more(token, context, tail)


def _read_more(token: Token, context: str, tail: str) -> bool:
    """比上年多办482件: what was done more of than in the period that the clause names."""
    more = MORE_OR_LESS.search(tail)
    compares = COMPARES.search(context, 0, more.start()) if more is not None else None
    if more is None or compares is None:
        return False
    token.role, token.sign, token.label = Role.CHANGE, SHORT_CHANGES[more["which"]], ""
    token.compared = compared_with(compares[0])
    return True


def _marker(gap: str) -> str:
    """What opens a list in the words before a figure: 其中, 包括, 分别 ...; empty if nothing does."""
    marker = MARKER.search(gap)
    if marker is None:
        return ""
    if marker[0] in _TOTALS:  # 收入总计包括：本年收入……
        opening = _OPENS.search(gap, marker.end())
        if opening:
            return opening[0]
    return "中" if marker["of"] else _ALIKE.get(marker[0], marker[0])


def _read_per_head(token: Token, context: str) -> None:
    token.role = Role.PER_HEAD
    token.label = context
    token.ulp = _printed_ulp(token.quantity.value) * token.unit.factor
    token.prior = PRIOR.search(context) is not None or context.startswith(("比", "较"))


def _read_change(token: Token, context: str, tail: str, lead: str, gap: str) -> bool:
    """Reads the amount of a change (增加38.75万元); returns whether the figure is one, or tells how many things changed."""
    trimmed, ending = tail, tail[-2:]
    if ending in ("幅度", "数额", "金额"):
        trimmed, ending = tail[:-2], tail[-4:-2]
    elif tail[-1:] in ("额", "数", "率", "量", "幅") and tail[-3:-1] in CHANGES:
        trimmed, ending = tail[:-1], tail[-3:-1]
    sign = CHANGES.get(ending) if trimmed[-4:] not in _WORKS else None
    if sign is None:
        compares = COMPARES.search(context) if trimmed[-1:] in SHORT_CHANGES else None
        if compares:
            token.role, token.sign = Role.CHANGE, SHORT_CHANGES[trimmed[-1]]
            token.compared = compared_with(compares[0])
            token.label = ""
        return compares is not None
    compares = COMPARES.search(gap)
    if token.dimension is Dimension.COUNT and lead.rstrip(CONNECTORS) in ("上涨", "下降", "上升", "增长", "回落") and not compares:
        token.label = ending  # 上涨18种、持平2种、下降30种: things that rose, stayed, fell
        return True
    if ending in WEAK and not compares:
        return False
    token.role, token.sign = Role.CHANGE, sign
    token.compared = compared_with(compares[0] if compares else "") or (
        "budget" if ending in ("超出", "超支", "少支", "多支", "超额") else ""
    )
    token.label = trimmed[:-2]
    return True


_WORKS = frozenset("改造提升 整治提升 优化提升 巩固提升 治理提升 绿化提升 改建扩大".split())  # 改造提升0.3万亩: what was done, no change
_READ_APART = frozenset([Dimension.POINTS, Dimension.SCORE, Dimension.RANK, Dimension.TIME])  # but days are counted: 优良天数331天


def _read_apart(token: Token, context: str, lead: str, gap: str) -> None:
    """Ranges, points, scores, ranks and times: their unit says what they are."""
    if token.quantity.upper is not None:
        token.role = Role.OTHER
    elif token.dimension is Dimension.POINTS:
        token.role = Role.POINTS
        token.sign = sign_of(context)
    elif token.dimension is Dimension.SCORE:
        token.label = _bare(context)
        if FULL_MARKS.search(context):
            token.scenario = Scenario.TARGET
    elif token.dimension is Dimension.TIME and TURNS.search(context) and REACHES.search(context):
        token.role, token.label, token.marker = Role.OTHER, context, token.marker or "到"
    elif token.dimension is not Dimension.TIME or not _tells_change(token, context, stem_of(context), lead, gap):
        token.role = Role.OTHER
        token.label = context
        told = _value_told(context)
        if told is not None:
            token.prior, token.scenario = told
        if context.startswith(("比", "较")):  # 比法定30个工作日压缩了18.8个工作日
            token.prior = True


def _strongest_mark(gap: str) -> str:
    for mark in STRONGEST:
        if mark in gap:
            return mark
    return "，"


def stem_of(words: str) -> str:
    """Words without the connectors before a figure (增长了约 -> 增长); 节约 keeps its 约."""
    stem = words.rstrip(CONNECTORS)
    if stem[-2:] in ("依次", "各自"):
        stem = stem[:-2].rstrip(CONNECTORS)
    if stem == words:
        return stem
    return stem + "约" if stem[-1:] == "节" and words[len(stem) : len(stem) + 1] == "约" else stem


def _printed_ulp(value: Decimal) -> Decimal:
    """The last printed digit also of counts: 人均3.05人 is a mean, and rounded."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


def _read_value(token: Token, context: str, parts: list[str]) -> None:
    told = _value_told(context)
    if told is not None:
        token.prior, token.scenario = told
    if (context.startswith(("比", "较")) and stem_of(context)[-2:] not in WEAK) or (
        context[:1] in _WITH and _WITH_A_YEAR.match(context) and token.scenario is Scenario.ACTUAL
    ):
        token.prior = True
    label = _bare(context)
    if (not label or label in GENERIC) and len(parts) > 1:
        for part in reversed(parts[:-1]):
            other = _bare(part)
            if other and other not in GENERIC:
                label = other
                break
    token.label = label


_WITH = frozenset("同与和跟")
_WITH_A_YEAR = re.compile(r".(?:19|20)[0-9]{2}年度?的?$")  # 预算28.45万元，同2022年的31.2万元比


@lru_cache(maxsize=4096)
def _value_told(context: str) -> tuple[bool, Scenario] | None:
    """Whether a value is last year's, and its scenario, where its clause has a word for either."""
    return (PRIOR.search(context) is not None, _scenario(context)) if VALUE_CUE.search(context) else None


def _scenario(context: str) -> Scenario:
    budget = BUDGET.search(context)
    if budget:
        done = DONE.search(context, budget.end())
        if not done or (done[0] in ("已", "执行", "达到", "实现", "完成") and context.startswith(("完成", "执行", "占", "为", "达到"))):
            return Scenario.BUDGET_ADJUSTED if budget["adjusted"] else Scenario.BUDGET_INITIAL
        return Scenario.ACTUAL
    target = TARGET.search(context)
    if target and not DONE.search(context, target.end()):
        return Scenario.TARGET
    return Scenario.APPROVED if APPROVED.search(context) else Scenario.ACTUAL


@lru_cache(maxsize=4096)
def _bare(words: str) -> str:
    """A name without the words that only lead to it or to its figure."""
    if words[:1] in PREFIX_SIGNS:
        words = PREFIX.sub("", words)
    return SUFFIX.sub("", words) if words[-1:] in SUFFIX_SIGNS else words


def _read_rate(token: Token, context: str, tail: str, gap: str) -> None:
    if gap in OF_THAT:  # 占年初预算8200万元的54.3%: the base stands right before
        token.role, token.base = Role.COMPLETION, "的"
        return
    ending = tail[-2:]
    share = context.rfind("占")
    if context.endswith("增长面"):
        token.role, token.base = Role.RATE, "增长面"
        return
    if tail[-3:] in ("增长率", "下降率", "增减率", "降低率", "增加率"):
        tail = tail[:-1]
        ending = tail[-2:]
    sign = 1 if tail.endswith(("增减幅", "升降幅度", "增减幅度", "涨跌幅", "增减率")) else CHANGES.get(ending)
    if sign is None and ending == "幅度":
        sign = CHANGES.get(tail[-4:-2])
    if sign is None and tail[-1:] in SHORT_CHANGES and (len(tail) == 1 or tail[-2] in "负同年均" or COMPARES.search(context)):
        sign = SHORT_CHANGES[tail[-1]]
    if sign is not None:
        if tail.endswith("负增长"):
            sign = -1
        if ending in ("高于", "低于", "快于", "慢于", "高出"):
            token.role, token.label = Role.OTHER, context
            return
        token.role, token.sign = Role.GROWTH, sign
        compares = COMPARES.search(gap)
        token.compared = compared_with(compares[0] if compares else "")
        token.label = tail[:-4] if ending == "幅度" else tail[:-2]
        return
    completion = COMPLETION.search(context)
    if completion and "满意" not in context:
        token.role = Role.COMPLETION
        token.base = completion[0]
        return
    if share >= 0 or tail.endswith(SHARE_END):
        token.role = Role.SHARE
        token.base = context[share + 1 :].strip("约近达到为 ") if share >= 0 else ""
        if token.base.startswith("比") and not token.base.startswith("比重较"):
            token.base = ""
        return
    if NAMED_RATE.search(tail):
        token.role = Role.RATE
        token.base = token.label = tail
        return
    if token.unit.text == "倍":
        token.role, token.base = Role.OTHER, context
        return
    token.role, token.label = Role.OTHER, context


def sign_of(context: str) -> int:
    """The direction that the last word of change tells."""
    if context[-2:] in CHANGES:
        return CHANGES[context[-2:]]
    at, sign = -1, 1
    for word, value in CHANGES.items():
        found = context.rfind(word)
        if found > at:
            at, sign = found, value
    if at < 0:
        for word, value in SHORT_CHANGES.items():
            found = context.rfind(word)
            if found > at:
                at, sign = found, value
    return sign


def compared_with(words: str) -> str:
    """With what a change compares: prior, budget, other, or nothing said."""
    if not words:
        return ""
    if "环比" in words or "月" in words or "季" in words or ("年初" in words and "预算" not in words):
        return "other"
    if "预算" in words or "计划" in words or "目标" in words:
        return "budget"
    if "全" in words or "疫情前" in words:
        return "other"
    return "prior"
