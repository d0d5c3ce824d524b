"""One figure so many times another: 师生比1:16.7, 辅警与民警之比为1.5:1, 城乡收入比2.02."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from math import log2
from typing import NamedTuple

from jixiao.extract.arithmetic import Ratio, bits, is_hedged, judge, places_of, plain
from jixiao.extract.claims import Claims
from jixiao.extract.labels import core_of
from jixiao.extract.one_slip import slip_bits
from jixiao.extract.token import COUNTED, Role, Token
from jixiao.language import Ratio as Proportion
from jixiao.model import Dimension, Kind, Operand, Quantity, Status

_ONE = Decimal(1)
_PUPILS, _TEACHERS = ("学生", "在校生", "在校", "在籍", "幼儿", "在园"), ("专任教师", "教师", "教职工")
_DOCTORS, _NURSES, _BEDS = ("医师", "医生"), ("护士", "护理人员"), ("开放床位", "床位", "开放")
# What the two letters of a known ratio stand for, the first divided by the second.
_KNOWN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "生师": (_PUPILS, _TEACHERS), "师生": (_TEACHERS, _PUPILS), "医护": (_DOCTORS, _NURSES), "护医": (_NURSES, _DOCTORS),
    "床护": (_BEDS, _NURSES), "护床": (_NURSES, _BEDS), "床医": (_BEDS, _DOCTORS), "车桩": (("车", "汽车"), ("充电桩", "桩")),
    "城乡": (("城镇居民", "城镇", "城市"), ("农村居民", "农村", "乡村")), "男女": (("男性", "男"), ("女性", "女")),
}  # fmt: skip
_NAMED = re.compile(
    r"(?:(?P<known>生师|师生|医护|护医|床护|护床|床医|车桩|城乡|男女)[一-龥]{0,10}?比(?:例|值)?"
    r"|(?P<one>[一-龥]{2,12}?)?[与和同](?P<other>[一-龥]{2,12}?)(?:之比|的?比例|的?比值|的比|配比))"
    r"(?:（[^（）]*）)?(?:按[一-龥]{2,8}[0-9,]*人?(?:测算|计算|折算)?)?(?:约|为|是|达到?|由|从|上年的?|去年的?|[0-9]{4}年的?|[0-9.：]+|缩小|扩大|提高|下降|降低?|升|到|至)*$"
)
_WHOSE = re.compile(r"[一-龥]{2}$")
_SCOPE = re.compile("全[国省市县区镇乡校院]|[我本][校院县市区]|学校|医院|年末|目前|当年|其中")
_CHANGED = re.compile(r"(?:缩小|扩大|提高|下降|降低?|升|调整|变)(?:为|到|至)$")
_STATED = re.compile(r"比(?:例|值)?(?:（[^（）]*）)?(?:为|是|约为?|达到?)?$")
_LOOK_BACK, _NEAR, _MOST, _MOST_UNNAMED = 60, 12, 8, 4
_BY_NAME, _OTHER_NAME, _FAR, _UNNAMED, _NEXT = 0.0, 1.0, 1.0, 1.0, 0.7
_LEAST, _CONVINCING, _SURE = 1.0, 3.0, 1.0
_OF_BEFORE = re.compile(r"(?:上年|去年|上一年|同期|(?:由|从)[0-9]{4}年)的?$")  # 城乡收入比由上年的1.94：1缩小为1.91：1
_TOGETHER = re.compile(r"（[^（）]*(?:之和|合计|折合|含|包括)[^（）]*）")  # 生师比（学生与专任、兼职教师之和相比）


class _Reading(NamedTuple):
    cost: float
    top: Token
    bottom: Token
    ratio: Ratio


def read_proportions(claims: Claims, proportions: tuple[Proportion, ...]) -> None:
    """Adds the claim of each ratio of two figures to one, a:1 or told as a number alone."""
    for proportion in proportions:
        if len(proportion.members) == 2 and _ONE in (proportion.members[0].value, proportion.members[1].value):
            first, second = proportion.members
            stated, inverted = (second, True) if first.value == 1 and second.value != 1 else (first, False)
            _claim(claims, stated, proportion.span.start, inverted)
    for token in claims.of(Role.VALUE, Role.CHANGE):
        if token.dimension is not Dimension.NONE or token.unit.text or token.prior:
            continue
        if _CHANGED.search(token.lead) or ("比" in token.lead and _STATED.search(token.lead)):
            _claim(claims, token.quantity, token.start, None)


def _claim(claims: Claims, stated: Quantity, start: int, inverted: bool | None) -> None:
    """`inverted`: told as 1:b; None where the number stands alone (医护比1.21) and may be told either way."""
    words = claims.shadow[max(0, start - _LOOK_BACK) : start]
    named = _NAMED.search(re.split(r"[。；\n]", words)[-1])
    if named is None or is_hedged(stated.hedge) or _OF_BEFORE.search(words):
        return
    tops, bottoms = _KNOWN[named["known"]] if named["known"] else ((named["one"] or "",), (named["other"],))
    if inverted:
        tops, bottoms = bottoms, tops
    at = bisect_left(claims.tokens, start, key=lambda token: token.start)
    readings = list(_readings(claims, stated, at, tops, bottoms))
    holding = [reading for reading in readings if reading.ratio.allowed()]
    if inverted is None and not holding:
        holding = [reading for reading in _readings(claims, stated, at, bottoms, tops) if reading.ratio.allowed()]
    if holding:
        rated = [(bits(max(one.ratio.bound, stated.value / 1000), stated.value) - one.cost, one) for one in holding]
        support, best = max(rated, key=lambda found: found[0])
        if support > _LEAST:
            _emit(claims, stated, best, support)
        return
    meant = [one for one in readings if Decimal("0.3") < stated.value / one.ratio.value < 3 and not _of_another(named, one)]
    if meant and not _TOGETHER.search(words):
        least = min(one.cost for one in meant)
        meant = [one for one in meant if one.cost <= least + _SURE]
        rated = [(_slip(claims, stated, one) - one.cost, one) for one in meant]
        evidence, best = max(rated, key=lambda found: found[0])
        if evidence - log2(len(meant)) >= _CONVINCING or (len(meant) == 1 and best.cost <= _SURE):
            _emit(claims, stated, best, 0.0)


def _of_another(named: re.Match[str], reading: _Reading) -> bool:
    """中小学师生比, where the pupils told are those of all schools."""
    whose = _WHOSE.search(named.string, 0, named.start())
    if whose is None or _SCOPE.fullmatch(whose[0]):
        return False
    return not any(whose[0] in token.lead and named["known"] not in token.lead for token in (reading.top, reading.bottom))


def _readings(claims: Claims, stated: Quantity, at: int, tops: tuple[str, ...], bottoms: tuple[str, ...]) -> Iterator[_Reading]:
    above, below = list(_candidates(claims, at, tops)), list(_candidates(claims, at, bottoms))
    for top_cost, top in above:
        for bottom_cost, bottom in below:
            alike = top.dimension is bottom.dimension or (top.dimension in COUNTED and bottom.dimension in COUNTED)
            if top is not bottom and alike and bottom.amount > 0 and top.amount > 0:
                ratio = Ratio(stated.value, stated.ulp, top.amount, top.ulp, bottom.amount, bottom.ulp, _ONE)
                yield _Reading(top_cost + bottom_cost, top, bottom, ratio)


def _candidates(claims: Claims, at: int, names: tuple[str, ...]) -> Iterator[tuple[float, Token]]:
    """The figures that may be meant by one of the names, with what they cost: those before in the paragraph, then those elsewhere."""
    last = claims.tokens[at - 1] if at else None
    seen: set[int] = set()
    cores = [core_of(name) for name in names if name]
    near = [] if last is None else [token for token in claims.tokens[max(0, at - _NEAR) : at] if token.block == last.block]
    for n, token in enumerate(reversed(near)):
        if token.role not in (Role.VALUE, Role.PER_HEAD) or token.prior:
            continue
        called = next((order for order, name in enumerate(cores) if name in token.lead), None)
        if called is not None:
            seen.add(token.index)
            yield _BY_NAME + _OTHER_NAME * called, token
        elif token.sentence == near[-1].sentence and n < _MOST_UNNAMED:
            seen.add(token.index)
            yield _UNNAMED * (n + 1), token
    for order, name in enumerate(cores):
        for n, token in enumerate(claims.counted_names.called(name, at)[:_MOST]):
            if token.index not in seen:
                seen.add(token.index)
                yield _BY_NAME + _FAR + _NEXT * n + _OTHER_NAME * order, token


def _slip(claims: Claims, stated: Quantity, reading: _Reading) -> float:
    top, bottom, ratio = reading.top, reading.bottom, reading.ratio
    off = stated.value / ratio.value
    slack = (stated.ulp / stated.value + top.ulp / top.amount + bottom.ulp / bottom.amount) / 2
    figure = claims.shadow[stated.span.start : stated.span.end]
    return max(
        slip_bits(printed, right * (1 - slack), right * (1 + slack))
        for printed, right in (
            (figure, ratio.value),
            (claims.figure(top), top.quantity.value * off),
            (claims.figure(bottom), bottom.quantity.value / off),
        )
    )


def _emit(claims: Claims, stated: Quantity, reading: _Reading, support: float) -> None:
    top, bottom, ratio = reading.top, reading.bottom, reading.ratio
    status, deviation = judge(ratio.residual, ratio.bound, ratio.variance)
    figure = claims.shadow[stated.span.start : stated.span.end]
    claims.add(
        Kind.PER_CAPITA, Status.CONSISTENT if status is Status.IMPROBABLE else status,
        [Operand(stated.span, "each", "", stated), claims.operand(top, "total"), claims.operand(bottom, "count")],
        f"{plain(top.quantity.value)} / {plain(bottom.quantity.value)} = {figure}", figure, plain(ratio.value, places_of(figure)), "",
        support, 0.0, deviation, ratio.residual, "proportion",
    )  # fmt: skip
