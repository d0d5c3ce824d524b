"""Quantities that the text spells in Chinese numerals: 一百二十三人, 百分之三点五, 三成半, 三千五百万."""

import re
from decimal import Decimal

from jixiao.language.hedges import hedge_around
from jixiao.language.numerals import NUMERAL, numeral_value
from jixiao.language.quantities import fraction
from jixiao.language.units import NO_UNIT, UNITS, unit_at
from jixiao.model import Dimension, Hedge, Quantity, Span, Unit

RANK = Unit("位", Dimension.RANK, exact=True)
_ZERO = Decimal(0)
_TEN = Decimal(10)
_ONE = Decimal(1)

# A numeral counts only with a unit behind it; 一 alone is an article. Never part of 第三产业, 一季度, 三公, 二期工程.
# The first character is one class, so that the search runs fast; runs are bounded, lest a long one be read again from each character.
_CHINESE = re.compile(
    r"[一二两三四五六七八九十百千万]"
    r"(?:(?<=[百千万])分之(?P<percent>[零〇一二三四五六七八九十百两]{1,9}+(?:点[零〇一二三四五六七八九]{1,9}+)?+)"
    r"|(?<=[一二三四五六七八九十])分之(?P<fraction>[一二三四五六七八九])(?!点)"
    r"|(?<=[一二两三四五六七八九])成(?P<half>[半一二三四五六七八九])?(?![为立功员品果本就效熟长分绩交])"
    r"|(?<![百千万])(?P<number>[零〇一二两三四五六七八九十百千万亿]{0,16}(?:点[零一二三四五六七八九]{1,9}+)?+)"
    r"(?=[余多]?(?:个(?!人|体|性)|名|家(?!庭|长|级)|所(?!有|得|属|需|在|以)|项(?!目)|次(?!年|月|日|产|要)|批|起|件|座|条(?!件|例)|台|辆"
    r"|户(?!籍)|人(?!民|大|均|才|员)|亩|公里|万?元|亿元|千?米(?!粉|面)|平方|公顷|千瓦|吨|倍|套|处(?!级|理|罚|置)|场"
    r"|期(?!间|工程|项目|建设|改造)|位|栋|村|镇|乡|县|区|大?类|方面|(?<!十[七八九])(?<!二十)大|股|科室|支|处室|点|条|项)"
    r"|(?<=[百千万亿][万亿])[余多]?[，。；、）\n]))"
)
ANY = re.compile("[二两三四五六七八九十]|百分之|一[百千万亿]")
# Before these a numeral is part of a longer one or of a name.
_JOINED = frozenset("第之每其初同再唯统万数几" + NUMERAL + "0123456789")  # 数十人 is no ten
_SCALES = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}


def spelled_quantities(text: str) -> list[Quantity]:
    """All quantities in Chinese numerals, in order of place. Linear in the length of the text, which must end in a line break."""
    found: list[Quantity] = []
    for match in _CHINESE.finditer(text):
        start = match.start()
        before = text[start - 1] if start else "\n"
        if before in _JOINED:
            if before == "第" and text[match.end()] in "位名":
                _add(found, _rank(text, match))
        elif match["percent"]:
            _add(found, _percent(text, match))
        elif match["fraction"]:
            _add(found, _fraction(text, match))
        elif match["number"] is None:
            if before != "分":
                _add(found, _tenths(text, match))
        else:
            _add(found, _number(text, match))
    return found


def _add(found: list[Quantity], quantity: Quantity | None) -> None:
    if quantity is not None:
        found.append(quantity)


def _rank(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    value = numeral_value(match[0])
    if value is None or unit_at(text, end)[0] is NO_UNIT:  # 第三名单
        return None
    return Quantity(Span(start, end), value, _ZERO, RANK, end + 1)


def _percent(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    value = numeral_value(match["percent"])
    if value is None or text[end] in NUMERAL:
        return None
    scale = _SCALES[text[start]]
    ulp = _ONE.scaleb(-len(match["percent"].partition("点")[2])) * scale
    return Quantity(Span(start, end), value * scale, ulp, UNITS["%"], end, hedge_around(text, start, end))


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    top, bottom = numeral_value(match["fraction"]), numeral_value(text[start])
    if top is None or bottom is None or top >= bottom:
        return None
    return fraction(Span(start, end), top, bottom)


def _tenths(text: str, match: re.Match[str]) -> Quantity | None:
    """三成, 三成半, 三成五: tenths, told as %."""
    start, end = match.span()
    value = numeral_value(text[start])
    if value is None:
        return None
    half = match["half"]
    value = value * 10 + (0 if not half else 5 if half == "半" else numeral_value(half) or 0)
    return Quantity(Span(start, end), value, _ONE if half else _TEN, UNITS["%"], end, hedge_around(text, start, end))


def _number(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    words = match[0]
    value = numeral_value(words)
    if value is None or value == 1:
        return None
    over = text[end] in "余多"
    unit, stop = unit_at(text, end + over)
    ulp = _ZERO if unit.exact or unit is NO_UNIT else _weight_of_last_digit(value)
    return Quantity(Span(start, end), value, ulp, unit, stop, Hedge.OVER if over else hedge_around(text, start, stop))


def _weight_of_last_digit(value: Decimal) -> Decimal:
    """三千五百万 states its value to the million: trailing zeros of a written numeral are not stated digits."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
