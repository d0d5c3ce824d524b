"""One quantity from its digits: unit, hedge, sign, range, and amounts in two parts (1亿3千万元)."""

import re
from decimal import Decimal

from jixiao.language.codes import end_of_name
from jixiao.language.hedges import hedge_around
from jixiao.language.units import NO_UNIT, UNITS, unit_at
from jixiao.model import Dimension, Hedge, Quantity, Span, Unit

LONGEST_FIGURE = 25  # characters: within the precision of Decimal arithmetic; longer runs of digits are codes
_ZERO = Decimal(0)
_FRACTION_DIGITS = Decimal("0.0001")
_ULPS = [Decimal(1).scaleb(-places) for places in range(LONGEST_FIGURE + 1)]
_CENT = _ULPS[2]

_RANGE = re.compile(
    r"(?P<unit1>[%‰]|[万亿]?元|倍|人|天|分)?(?:（不?含）)?(?P<link>[-—~至到])(?P<high>[0-9]{1,15}+(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,9}+)?)(?![0-9年月日号：])"
)
# 由5万元到8万元 and 增加5万元至8万元 tell a move, not a range
_MOVE = re.compile(r"[由从自增减升降提涨跌扩缩调压加升下上][^，。；、（\n]*$")
_LINKS = frozenset("-—~至到")
_WITH_ITS_END = ("（含）", "（不含）")  # 90（含）至100分
_DASHES = frozenset("-—~")
_SECOND = re.compile(r"(?P<first>亿|万|千万)零?(?P<second>[0-9]{1,8}+(?:\.[0-9]{1,8}+)?)(?P<scale>[千百]?万|[千百])?")
_FACTORS = {"亿": 10**8, "万": 10**4, "千万": 10**7, "百万": 10**6, "千": 1000, "百": 100, None: 1}
_PER = re.compile(
    r"/(?:人次?|平方米|㎡|亩|公顷|吨|年|月|天|日|件|户|台|辆|公里|千人|万人|立方米|小时|批次?|次|个|科|套|份|万元|斤|公斤|千瓦时|度|km²|m³|㎥)"
    r"(?:[·/](?:年|月|天))?"
)
_FRACTION = re.compile(r"(?<=[占近约超过达足为到的])(?P<top>[1-9])/(?P<bottom>[2-9]|10)(?![0-9/.A-Za-z])")  # 占1/3
_MORE = frozenset("余多几来")
_ENDS_MORE = frozenset("的，。；、：）！？\n 用")  # what follows 3亿元多
_CLASS_UNITS = frozenset(["千伏安", "kVA"])  # 220千伏安级 is a class of machines
# Behind these a dash joins and does not negate: 5%-8%, 1月-3月, A-5.
_NOT_NEGATED = frozenset("%月年日号）-—")


def ulp_of(figure: str) -> Decimal:
    """The weight of the last stated digit of a decimal figure: 0.01 for 12.50, 1 for 1200."""
    point = figure.rfind(".")
    return _ULPS[len(figure) - point - 1] if point >= 0 else _ULPS[0]


def _stated_ulp(figure: str, unit: Unit) -> Decimal:
    """0 for what is exact: things counted, money to the cent."""
    if unit.exact:
        return _ZERO
    ulp = ulp_of(figure)
    return _ZERO if unit.text == "元" and ulp is _CENT else ulp


def fraction(span: Span, top: Decimal, bottom: Decimal) -> Quantity:
    """三分之二, 2/3 as a percentage: spoken to the nearest whole percent at best, and so never taken for exact."""
    return Quantity(span, (top * 100 / bottom).quantize(_FRACTION_DIGITS), _ULPS[0], UNITS["%"], span.end, Hedge.ABOUT)


def plain_quantity(text: str, start: int, end: int, unit: Unit) -> Quantity:
    """The quantity of the bare digits at [start, end), with their unit right behind them and no hedge, sign, range or second part."""
    figure = text[start:end]
    return Quantity(Span(start, end), Decimal(figure), _stated_ulp(figure, unit), unit, end + len(unit.text))


def quantity_at(text: str, start: int, end: int) -> tuple[Quantity | None, int]:
    """The quantity whose digits stand at [start, end), and where reading goes on; None if the figure is part of a name.

    Commas and blanks in the figure part thousands. At least one character must follow the figure in `text`.
    """
    figure = text[start:end]
    if " " in figure:
        figure = figure.replace(" ", "")
    at = end
    while text[at] == " " and at < end + 2:
        at += 1
    hedge = Hedge.EXACT
    if text[at] in _MORE:
        hedge = Hedge.ABOUT if text[at] == "来" else Hedge.OVER
        at += 1
    unit, stop = unit_at(text, at)
    if unit is NO_UNIT:
        if text[end] in "千百" and text[end + 1] in "余多":  # 3千余人
            unit, stop, hedge = _scaled(text, text[end], end + 2)
        if text[end] == "/":
            parts = _FRACTION.match(text, start)
            if parts and int(parts["top"]) < int(parts["bottom"]):
                return fraction(Span(*parts.span()), Decimal(parts["top"]), Decimal(parts["bottom"])), parts.end()
        if unit is NO_UNIT:
            name = end_of_name(text, start, end)
            if name:
                return None, name
            stop, hedge = end, Hedge.EXACT
    elif unit.text in _CLASS_UNITS and text[stop] == "级":
        return None, stop
    value = Decimal(figure.replace(",", "") if "," in figure else figure)
    ulp = _stated_ulp(figure, unit)
    if unit.dimension is Dimension.NONE and unit.factor != 1:
        second = _SECOND.match(text, end)
        if second:
            return _compound(text, start, second, value)
    following = text[stop]
    if following in "余多" and hedge is Hedge.EXACT and unit.factor > 1:  # 2185万余元
        more, more_end, over = _scaled(text, unit.text, stop + 1)
        if more is not NO_UNIT:
            unit, stop, hedge = more, more_end, over
        elif unit.dimension is not Dimension.NONE and (following == "余" or text[stop + 1 : stop + 2] in _ENDS_MORE):
            hedge, stop = Hedge.OVER, stop + 1  # not 比上年1874.60万元多支117.17万元
    elif following == "/" and unit is not NO_UNIT:
        rate = _PER.match(text, stop)
        if rate:
            unit, stop = Unit(unit.text + rate[0], Dimension.RATE, unit.factor), rate.end()
    begin = start
    if start and text[start - 1] == "-" and _negates(text, start - 1):
        value, begin = -value, start - 1
    if hedge is Hedge.EXACT:
        hedge = hedge_around(text, begin, stop)
    if text[end] in _LINKS or text[stop] in _LINKS or text.startswith(_WITH_ITS_END, stop):
        found = _range(text, begin, end, stop, value, ulp, unit)
        if found:
            return found, found.unit_end
    return Quantity(Span(begin, end), value, ulp, unit, stop, hedge), stop


def _scaled(text: str, scale: str, at: int) -> tuple[Unit, int, Hedge]:
    """万人 of 1.5万余人: the unit at `at` with its scale, which 余 parts from it."""
    rest, rest_end = unit_at(text, at)
    if rest.factor == 1 and rest.dimension is not Dimension.NONE:
        unit = UNITS.get(scale + rest.text)
        if unit is not None:
            return unit, rest_end, Hedge.OVER
    return NO_UNIT, at, Hedge.EXACT


def _negates(text: str, sign: int) -> bool:
    if sign == 0:
        return True
    before = text[sign - 1]
    return before not in _NOT_NEGATED and not (before.isascii() and before.isalnum())


def _range(text: str, begin: int, end: int, stop: int, value: Decimal, ulp: Decimal, unit: Unit) -> Quantity | None:
    """1~2倍, 5万~8万元, 5%-8%, 5至8人: from `value` up to a higher figure of the same kind."""
    match = _RANGE.match(text, end if text[end] in _LINKS else stop)
    if match is None or (unit is NO_UNIT and match["unit1"]):
        return None
    high_unit, high_stop = unit_at(text, match.end())
    if high_unit is NO_UNIT or value < 0:
        return None
    if unit.dimension is Dimension.NONE:
        if not high_unit.text.startswith(unit.text):  # 5万~8万元
            return None
        unit = high_unit
    elif unit.dimension is not high_unit.dimension:
        return None
    high = Decimal(match["high"].replace(",", ""))
    if high <= value or (match["link"] not in _DASHES and _MOVE.search(text, max(0, begin - 12), begin)):
        return None
    return Quantity(Span(begin, match.end()), value, ulp, high_unit, high_stop, Hedge.ABOUT, high)


def _compound(text: str, start: int, second: re.Match[str], value: Decimal) -> tuple[Quantity | None, int]:
    """1亿3千万元, 3亿2000万元, 2万5千元: one value, kept in the base unit."""
    first, scale = _FACTORS[second["first"]], _FACTORS[second["scale"]]
    end = second.end()
    if scale >= first:
        return None, end
    unit, stop = unit_at(text, end)
    if unit.factor != 1:
        unit, stop = NO_UNIT, end
    value = value * first + Decimal(second["second"]) * scale
    ulp = _ZERO if unit.exact else ulp_of(second["second"]) * scale
    span = Span(start, stop if unit is NO_UNIT else end)
    return Quantity(span, value, ulp, unit, stop, hedge_around(text, start, stop)), stop
