"""Means of a day, a month, a year: 全年清运垃圾41.61万吨，日均1140吨; 三年调减0.9万亩，年均0.3万亩; 线上教学14周，每周平均2310课时."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from jixiao.extract.arithmetic import Ratio, bits, is_hedged, judge, places_of, plain
from jixiao.extract.claims import Claims
from jixiao.extract.one_slip import slip_bits
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Status

_ONE, _ZERO = Decimal(1), Decimal(0)
_NUMERALS = {numeral: number for number, numeral in enumerate("零一二三四五六七八九十")} | {"两": 2}
_SO_MANY = re.compile(r"(?<![0-9二十〇年第])(?P<many>[两二三四五六七八九十]|[2-9])个?(?P<of>年|月|季度|周|天)(?![级度初末底均])")
_IN_A_YEAR = {"日": (Decimal(365), Decimal(366)), "月": (Decimal(12),), "季": (Decimal(4),), "周": (Decimal(52),)}
_UNITS_OF = {"日": ("天", "日", "个工作日", "工作日"), "月": ("个月",), "年": ("年", "个年头"), "周": ("周",), "季": ("个季度",)}
_PART_OF_YEAR = re.compile(r"[0-9一二三四]季度|半年|[0-9]{1,2}月|月底|月末|以来|截至|自[^，。；]{1,6}起")
_MAKES = re.compile(r"(?:[一-龥]{0,3}[年月周天])?(?:总|合|累)?[共计]")  # 每周平均2310课时，共32340课时
_BEARERS = frozenset([Dimension.COUNT, Dimension.PEOPLE])
_DAYS_BEHIND = re.compile(r"（(?:全年|按)?(?P<days>36[56])天")
_LEAST, _CONVINCING = 1.5, 4.0
_REACH = 5


class _Reading(NamedTuple):
    top: Token
    said: Token | None  # the stated number of days, months, years; None where a year has so many
    many: Decimal
    ratio: Ratio
    cost: float
    rounding: Decimal  # the last digit of the mean; 0 of a number that is laid down


def read_period_mean(claims: Claims, each: Token, period: str) -> None:
    """Adds the claim that a mean of a period makes about an amount before it."""
    readings = list(_readings(claims, each, period))
    holding = [reading for reading in readings if reading.ratio.allowed()]
    if holding:
        support, best = max(((_support(each, reading), reading) for reading in holding), key=lambda found: found[0])
        if support > _LEAST:
            _emit(claims, each, best, support)
        return
    rated = [(_slip(claims, each, reading) - reading.cost, reading) for reading in readings]
    if rated:
        evidence, best = max(rated, key=lambda found: found[0])
        if evidence >= _CONVINCING:
            _emit(claims, each, best, 0.0)


def _readings(claims: Claims, each: Token, period: str) -> Iterator[_Reading]:
    near = [token for token in claims.tokens[max(0, each.index - 8) : each.index] if token.block == each.block]
    same = [token for token in near if token.sentence == each.sentence]
    counts: list[tuple[float, Token | None, Decimal]] = [
        (0.0, token, token.quantity.value) for token in same if token.unit.text in _UNITS_OF.get(period, ()) and token.amount > 0
    ]
    words = claims.shadow[max(0, each.start - 60) : each.start].rpartition("。")[2]
    days = _DAYS_BEHIND.match(claims.shadow, each.end)
    if days is not None and period == "日":  # 日均143人次（全年366天）
        counts.append((0.0, None, Decimal(days["days"])))
    for match in _SO_MANY.finditer(words):
        if match["of"][0].replace("天", "日") == period:
            many = match["many"]
            counts.append((0.5, None, Decimal(_NUMERALS.get(many, 0) or many)))
    if not counts and not _PART_OF_YEAR.search(words):
        counts = [(1.0, None, many) for many in _IN_A_YEAR.get(period, ())]
    beyond = claims.tokens[each.index + 1 : each.index + 2]
    if beyond and beyond[0].sentence == each.sentence and beyond[0].dimension is each.dimension and _MAKES.match(beyond[0].lead):
        for cost, count, many in counts:
            ratio = Ratio(each.amount, each.ulp, beyond[0].amount, beyond[0].ulp, many, _ZERO, _ONE)
            yield _Reading(beyond[0], count, many, ratio, cost, each.ulp)
    if "每" in each.lead:  # 按936个村每月1场放映，全年任务11232场
        yield from _of_many(claims, each, same, counts)
    n = 0
    for token in reversed(near):
        if token.role is not Role.VALUE or token.dimension is not each.dimension or token.prior:
            continue
        for cost, count, many in counts:
            ratio = Ratio(each.amount, each.ulp, token.amount, token.ulp, many, _ZERO, _ONE)
            if not is_hedged(token.quantity.hedge):
                named = len(token.label) >= 2 and token.label[-2:] in each.lead  # 门急诊52.37万人次……日均门急诊量1431人次
                away = 0.0 if named else 0.7 * n + (1.0 if token.sentence != each.sentence else 0.0)
                yield _Reading(token, count, many, ratio, cost + away, each.ulp)
        n += 1
        if n == _REACH:
            return


def _of_many(claims: Claims, each: Token, same: list[Token], counts: list[tuple[float, Token | None, Decimal]]) -> Iterator[_Reading]:
    for whole in claims.tokens[each.index + 1 : each.index + 3]:
        if whole.sentence != each.sentence or whole.unit is not each.unit or whole.role is not Role.VALUE:
            return
        for bearer in same[-3:]:
            if bearer.role is Role.VALUE and bearer.dimension in _BEARERS and bearer.amount > 1:
                for cost, _, many in counts:
                    ratio = Ratio(each.amount, _ZERO, whole.amount, whole.ulp, many * bearer.amount, _ZERO, _ONE)
                    yield _Reading(whole, bearer, many, ratio, cost, _ZERO)


def _support(each: Token, reading: _Reading) -> float:
    shown = max(each.amount, reading.top.amount) if reading.said is not None else each.amount  # 1场 proves nothing, 11232场 does
    return bits(max(reading.ratio.bound, each.ulp / 2, shown * Decimal("0.0005")), shown) - reading.cost


def _slip(claims: Claims, each: Token, reading: _Reading) -> float:
    top, ratio = reading.top, reading.ratio
    if not each.amount or is_hedged(each.quantity.hedge):
        return 0.0
    off = each.amount / ratio.value if ratio.value else _ZERO
    slack = (reading.rounding / each.amount + top.ulp / top.amount) / 2 if top.amount else _ZERO
    mean, whole = ratio.value / each.unit.factor, top.quantity.value * off
    return max(
        slip_bits(claims.figure(each), mean * (1 - slack), mean * (1 + slack)),
        slip_bits(claims.figure(top), whole * (1 - slack), whole * (1 + slack)),
    )


def _emit(claims: Claims, each: Token, reading: _Reading, support: float) -> None:
    top, count, ratio = reading.top, reading.said, reading.ratio
    status, deviation = judge(ratio.residual, ratio.bound, ratio.variance)
    if status is Status.IMPROBABLE:
        return
    figure = claims.figure(each)
    scaled = f" × {plain(top.unit.factor / each.unit.factor)}" if top.unit.factor != each.unit.factor else ""
    operands = [claims.operand(each, "each"), claims.operand(top, "total")]
    claims.add(
        Kind.PER_CAPITA, status, operands if count is None else [*operands, claims.operand(count, "count")],
        f"{plain(top.quantity.value)}{scaled} / {plain(reading.many)} = {figure}", figure,
        plain(ratio.value / each.unit.factor, places_of(figure)), each.unit.text, support, 0.0, deviation, ratio.residual, "period",
    )  # fmt: skip
