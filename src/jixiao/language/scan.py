"""Finds every figure in a text and tells quantities from what only looks like one."""

import re
from decimal import Decimal

import msgspec

from jixiao.language.numerals import numeral_value
from jixiao.language.units import NO_UNIT, UNITS, unit_at
from jixiao.model import Dimension, Hedge, Quantity, Span, Unit

_ZERO = Decimal(0)
_CENT = Decimal("0.01")
_ULPS = [Decimal(1).scaleb(-places) for places in range(16)]
_LONGEST_FIGURE = 40  # characters; longer runs of digits are codes

# A run of digits with thousands separators and decimals. Possessive: a long run of digits is read once.
_FIGURE = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3})++(?:\.[0-9]++)?(?= ?[元万亿人户件册份吨亩])(?<![0-9 ]{14})|[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?: ?\. ?(?=[0-9])[0-9]++)?+"
)

# Chinese numerals count only with a unit after them; 一 alone is an article. Never part of 第三产业, 一季度, 三公.
# Chinese numerals count only with a unit after them; 一 alone is an article. The first character is one class, so that the search runs fast.
_CHINESE = re.compile(
    r"[一二两三四五六七八九十百千万]"
    r"(?:(?<=[百千万])分之(?P<percent>[零〇一二三四五六七八九十百两]++(?:点[零〇一二三四五六七八九]++)?+)"
    r"|(?<=[一二两三四五六七八九])成(?P<half>[半一二三四五六七八九])?(?![为立功员品果本就效熟长分绩交])"
    r"|(?<![百千万])(?P<number>[零〇一二两三四五六七八九十百千万亿]*+(?:点[零一二三四五六七八九]++)?+)"
    r"(?=[余多]?(?:个(?!人|体|性)|名|家(?!庭|长|级)|所(?!有|得|属|需|在|以)|项(?!目)|次(?!年|月|日|产|要)|批|起|件|座|条(?!件|例)|台|辆|户(?!籍)"
    r"|人(?!民|大|均|才|员)|亩|公里|万?元|亿元|千米|吨|倍|套|处(?!级|理|罚|置)|场|期(?!间)|位|栋|村|镇|乡|县|区|大类|类|方面|大|股|科室|支|处室|点|条|项)))"
)

_MODEL_AFTER = re.compile(
    r"(?:[-~/][0-9.]+)?(?:千伏(?!安)|[kK][vV](?!A)|KVA|kVA|[GTLDKW](?![A-Za-z])|型(?!企)|系列|号(?!召)|级(?!别)|#|℃|[A-Za-z]+[0-9]*)"
)
_DATE = re.compile(r"[-./年](?:1[0-2]|0?[1-9])[-./月](?:3[01]|[12][0-9]|0?[1-9])日?(?![0-9])")
_YEARS = re.compile(r"(?:年?[-—~至到和、](?:19|20)?[0-9]{2}(?=年))?年(?:度|初|末|底|以来)?")
_MONTHS = re.compile(r"(?:月?(?:份)?[-—~至到、](?P<last>1[0-2]|[1-9]))?月(?:份|底|末|初|中旬|上旬|下旬)?(?:[0-9]{1,2}日)?")
_RATIO = re.compile(r"：[0-9]+(?:\.[0-9]+)?")
_RANGE = re.compile(r"(?P<unit1>[%‰]|[万亿]?元|倍|人|天)?(?:-|—|~|至|到)(?P<high>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)")
_SECOND = re.compile(r"(?P<first>亿|万|千万)零?(?P<second>[0-9]+(?:\.[0-9]+)?)(?P<scale>[千百]?万|[千百])?")


class Period(msgspec.Struct, frozen=True, gc=False):
    """A stretch of time that the text names. `year` is None when only months are told; months are 1..12, 0 when not told."""

    span: Span
    year: int | None
    first_month: int = 0
    last_month: int = 0


class Ratio(msgspec.Struct, frozen=True, gc=False):
    """A proportion such as 12.0:46.2:41.8; `members` are its figures."""

    span: Span
    members: tuple[Quantity, ...]


class Scan(msgspec.Struct, frozen=True):
    """All figures of a text, each in order of place."""

    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    ratios: tuple[Ratio, ...]


def scan(shadow: str) -> Scan:
    """Finds the quantities, periods and ratios of a text in the normal form of `shadow_of`. Linear in its length.

    Not quantities: years and dates, document, clause, list and page numbers, models and voltage classes, product names, codes, telephone
    numbers, web addresses, ordinals other than ranks.
    """
    quantities: list[Quantity] = []
    periods: list[Period] = []
    ratios: list[Ratio] = []
    shadow += "\n\n"  # so that there is always a character to look at behind a figure
    done = 0
    for match in _FIGURE.finditer(shadow):
        start, end = match.span()
        if start < done:
            continue
        done = _read_figure(shadow, start, end, quantities, periods, ratios)
    if _HAS_CHINESE.search(shadow):
        written = _chinese(shadow)
        if written:
            quantities = sorted([*quantities, *written], key=_start_of)
    return Scan(tuple(quantities), tuple(periods), tuple(ratios))


_HAS_CHINESE = re.compile(r"[二两三四五六七八九十]")


def _start_of(quantity: Quantity) -> int:
    return quantity.span.start


def _read_figure(shadow: str, start: int, end: int, quantities: list[Quantity], periods: list[Period], ratios: list[Ratio]) -> int:
    """Appends what the figure at [start, end) is; returns where reading goes on."""
    length = end - start
    before = shadow[start - 1] if start else "\n"
    after = shadow[end]
    if length > _LONGEST_FIGURE:
        return end
    if (
        "一" <= before <= "龥" and "一" <= after <= "龥" and before not in _SPEAKING_BEFORE and after not in _SPEAKING_AFTER
    ):  # between two plain words
        return _quantity(shadow, start, end, quantities)
    if (
        after == "."
        and shadow[end + 1].isdigit()
        or (
            before in "\n \t"
            and _SECTION.match(shadow, start)
            and not shadow[shadow.rfind("\n", max(0, start - 8), start) + 1 : start].strip()
        )
    ):  # 4.2.1 and 4.2 of headings
        return _skip_section(shadow, end)
    if before in "…·" or (before == "." and shadow[start - 2 : start - 1] == "."):  # a page number behind its dot leader
        return end
    if before.isascii() and (before.isalpha() or before in "_") and before not in "\n":  # C2023, PM2.5, GB/T9704
        return _skip_code(shadow, end)
    if before in "-—" and start > 1 and shadow[start - 2].isascii() and shadow[start - 2].isalpha():
        return _skip_code(shadow, end)
    if before in "〔[【" and after in "〕]】":  # 〔2012〕33号
        return _skip_number_after(shadow, end + 1)
    if after == "号" and before != "第":
        return end + 1
    if before == "第":
        return _ordinal(shadow, start, end, quantities)
    if after == "年" and shadow[end - 5 : end - 4] == "." and length <= 7:  # 1.2023年: a list number glued to a year
        start, length = end - 4, 4
    if after in "年月-—~至到、./和" and length <= 4:
        stop = _period(shadow, start, end, periods)
        if stop:
            return stop
    if after == "日" or (after == "时" and length <= 2):
        return end + 1
    if after == "：":
        stop = _ratio(shadow, start, end, ratios)
        if stop:
            return stop
    if after in ".、）．" and (start == 0 or before in "\n \t。；：（") and length <= 3 and _is_list_number(shadow, start, end):
        return end
    if after == "+" or (before == "+" and shadow[start - 2 : start - 1] in _PLAN_PARTS):  # “3+3”, 1+N; a sign is no plan
        return end
    return _quantity(shadow, start, end, quantities)


_SPEAKING_BEFORE = frozenset("第年月日")
_SPEAKING_AFTER = frozenset("年月日时号至到和、级型千系点")
_PLAN_PARTS = frozenset("0123456789N")


_SECTION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}[ 　]+(?=[一-龥])(?![万亿元])")


def _skip_section(shadow: str, end: int) -> int:
    while shadow[end] == "." and shadow[end + 1].isdigit():
        end += 1
        while shadow[end].isdigit():
            end += 1
    return end


def _skip_code(shadow: str, end: int) -> int:
    while end < len(shadow) and shadow[end].isascii() and (shadow[end].isalnum() or shadow[end] in "-./_"):
        end += 1
    return end


def _skip_number_after(shadow: str, end: int) -> int:
    while end < len(shadow) and (shadow[end].isdigit() or shadow[end] in "第号 "):
        end += 1
    return end


def _is_list_number(shadow: str, start: int, end: int) -> bool:
    line = shadow.rfind("\n", max(0, start - 8), start) + 1 or max(0, start - 8)
    if shadow[end] == "）":
        return shadow[start - 1 : start] == "（" or not shadow[line:start].strip()
    if not shadow[line:start].strip() or shadow[start - 1] in "。；：":
        return shadow[end] == "、" or not shadow[end + 1 : end + 2].isdigit() or _YEAR_AT.match(shadow, end + 1) is not None
    return False


_YEAR_AT = re.compile(r"(?:19|20)[0-9]{2}年")


def _ordinal(shadow: str, start: int, end: int, quantities: list[Quantity]) -> int:
    after = shadow[end : end + 1]
    if after in ("位", "名"):
        quantities.append(Quantity(Span(start, end), Decimal(shadow[start:end]), _ZERO, _RANK, end + 1))
        return end + 1
    if after in "。；，、）\n" and end - start <= 3:  # 排全市第4
        quantities.append(Quantity(Span(start, end), Decimal(shadow[start:end]), _ZERO, _RANK, end))
    return end


_RANK = Unit("位", Dimension.RANK, exact=True)


def _period(shadow: str, start: int, end: int, periods: list[Period]) -> int:
    """Reads a year, a date or months; 0 if it is none."""
    length = end - start
    digits = shadow[start:end]
    if not digits.isdigit():
        return 0
    if length == 4 and digits[:2] in ("19", "20"):
        match = _DATE.match(shadow, end)
        if match:
            month = int(re.split(r"[-./年月]", match[0])[1])
            periods.append(Period(Span(start, match.end()), int(digits), month, month))
            return match.end()
        match = _YEARS.match(shadow, end)
        if match:
            stop = match.end()
            months = _MONTH_AFTER.match(shadow, stop)
            if months:
                first = int(months[1])
                last = int(months[2] or first)
                if first <= 12 and last <= 12:
                    periods.append(Period(Span(start, months.end()), int(digits), first, last))
                    return months.end()
            periods.append(Period(Span(start, stop), int(digits)))
            return stop
        if _YEAR_RANGE.match(shadow, end):
            return end + 5
        return 0
    if length > 2:
        return 0
    if shadow[end] == "年" and length == 2 and digits[0] in "0123":  # 23年第五批
        if shadow[start - 1 : start] in ("近", "满", "约", "共", "的") or shadow[end + 1 : end + 2] in ("以", "内", "间", "期", "来"):
            return 0
        periods.append(Period(Span(start, end + 1), None if digits > "49" else 2000 + int(digits)))
        return end + 1
    months = _MONTHS.match(shadow, end)
    first = int(digits)
    if months is None or not 1 <= first <= 12:
        return 0
    last = int(months["last"] or first)
    periods.append(Period(Span(start, months.end()), None, first, last if last <= 12 else first))
    return months.end()


_MONTH_AFTER = re.compile(r"([0-9]{1,2})(?:月?[-—~至到]([0-9]{1,2}))?月(?:份|底|末)?(?:[0-9]{1,2}日)?")
_YEAR_RANGE = re.compile(r"[-—~至](?:19|20)[0-9]{2}(?![0-9])")


def _ratio(shadow: str, start: int, end: int, ratios: list[Ratio]) -> int:
    ends = [(start, end)]
    at = end
    while match := _RATIO.match(shadow, at):
        ends.append((at + 1, match.end()))
        at = match.end()
    if len(ends) == 1:
        return 0
    members = tuple(Quantity(Span(a, b), Decimal(shadow[a:b]), ulp_of(shadow[a:b]), NO_UNIT, b) for a, b in ends)
    ratios.append(Ratio(Span(start, at), members))
    return at


def ulp_of(figure: str) -> Decimal:
    """The weight of the last stated digit of a decimal figure."""
    point = figure.rfind(".")
    return _ULPS[min(len(figure) - point - 1, 15)] if point >= 0 else _ULPS[0]


def _quantity(shadow: str, start: int, end: int, quantities: list[Quantity]) -> int:
    figure = shadow[start:end]
    if " " in figure:
        figure = figure.replace(" ", "")
    at = end
    while shadow[at] == " " and at < end + 2:
        at += 1
    hedge = Hedge.EXACT
    if shadow[at] in "余多":
        hedge = Hedge.OVER
        at += 1
    unit, stop = unit_at(shadow, at)
    if unit is NO_UNIT:
        model = _MODEL_AFTER.match(shadow, end)
        if model:
            return model.end()
        if len(figure) >= 6 and figure.isdigit():  # a code; amounts of that size carry a unit or separators
            return end
        stop = end
    elif unit.text in _CLASS_UNITS and shadow[stop : stop + 1] == "级":
        return stop
    value = Decimal(figure.replace(",", "") if "," in figure else figure)
    ulp = _ulp(figure, unit)
    if unit.factor != 1 and unit.dimension is Dimension.NONE:
        second = _SECOND.match(shadow, end)
        if second:
            return _compound(shadow, start, second, figure, quantities)
    following = shadow[stop]
    if following in "余多" and hedge is Hedge.EXACT and unit.factor > 1:  # 2185万余元
        rest, rest_end = unit_at(shadow, stop + 1)
        if rest.factor == 1 and rest.dimension is not Dimension.NONE and unit.text + rest.text in UNITS:
            unit, stop, hedge = UNITS[unit.text + rest.text], rest_end, Hedge.OVER
        elif unit.dimension is not Dimension.NONE:
            hedge, stop = Hedge.OVER, stop + 1
    if following == "/" and unit is not NO_UNIT:
        rate = _PER.match(shadow, stop)
        if rate:
            unit, stop = Unit(unit.text + rate[0], Dimension.RATE, unit.factor), rate.end()
    begin = start
    before = shadow[start - 1] if start else "\n"
    if before == "-" and (
        start == 1 or (not (shadow[start - 2].isalnum() and shadow[start - 2].isascii()) and shadow[start - 2] not in "%月年日号）")
    ):
        value, begin = -value, start - 1
    if hedge is Hedge.EXACT:
        hedge = _hedge(shadow, begin, stop)
    upper = None
    if shadow[end] in "-—~至到":
        upper = _RANGE.match(shadow, end)
    elif shadow[stop] in "-—~至到":
        upper = _RANGE.match(shadow, stop)
    if upper and shadow[upper.end() : upper.end() + 1] not in "年月日号：" and (unit is not NO_UNIT or upper["unit1"] is None):
        high_unit, high_stop = unit_at(shadow, upper.end())
        if (
            high_unit is not NO_UNIT
            and (unit is NO_UNIT or unit.dimension is high_unit.dimension)
            and not _LINK.search(shadow, stop, upper.end())
        ):
            high = Decimal(upper["high"].replace(",", ""))
            if high > value >= 0 and (unit is NO_UNIT or shadow[end : end + 1] in "-—~" or shadow[stop : stop + 1] in "-—~"):
                quantities.append(Quantity(Span(begin, upper.end()), value, ulp, high_unit, high_stop, Hedge.ABOUT, high))
                return high_stop
    quantities.append(Quantity(Span(begin, end), value, ulp, unit, stop, hedge))
    return stop


_CLASS_UNITS = frozenset(["千伏安", "kVA"])
_PER = re.compile(
    r"/(?:人次?|平方米|㎡|亩|公顷|吨|年|月|天|日|件|户|台|辆|公里|千人|万人|立方米|小时|批次?|次|个|科|套|份|斤|公斤|千瓦时|度|km²|m³|㎥)(?:[·/](?:年|月|天))?"
)
_LINK = re.compile(r"[到至](?!=)")


def _ulp(figure: str, unit: Unit) -> Decimal:
    if unit.exact:
        return _ZERO
    ulp = ulp_of(figure)
    if ulp == _CENT and unit.text == "元":
        return _ZERO
    return ulp


def _compound(shadow: str, start: int, second: re.Match[str], figure: str, quantities: list[Quantity]) -> int:
    """1亿3千万元, 3亿2000万元, 2万5千元: one value, kept in the base unit."""
    factors = {"亿": 10**8, "万": 10**4, "千万": 10**7, "百万": 10**6, "千": 1000, "百": 100, None: 1}
    first, scale = factors[second["first"]], factors[second["scale"]]
    end = second.end()
    unit, stop = unit_at(shadow, end)
    if unit is NO_UNIT or unit.factor != 1:
        unit, stop = (unit, stop) if unit is NO_UNIT else (NO_UNIT, end)
    if scale >= first:
        return end
    value = Decimal(figure.replace(",", "")) * first + Decimal(second["second"]) * scale
    ulp = _ZERO if unit.exact else ulp_of(second["second"]) * scale
    quantities.append(Quantity(Span(start, stop if unit is NO_UNIT else end), value, ulp, unit, stop, _hedge(shadow, start, stop)))
    return stop


def _hedge(shadow: str, start: int, stop: int) -> Hedge:
    before = shadow[start - 1] if start else "\n"
    if before not in _HEDGE_SIGNS and shadow[stop] not in _HEDGE_SIGNS:
        return Hedge.EXACT
    if before in _HEDGE_BEFORE and not (before == "约" and shadow[start - 2 : start - 1] in _NOT_ABOUT):
        return _HEDGE_BEFORE[before]
    if before == "于" and shadow[start - 3 : start] in ("不低于", "不少于"):
        return Hedge.AT_LEAST
    if before == "过" and shadow[start - 3 : start] == "不超过":
        return Hedge.AT_MOST
    if shadow[start - 2 : start] in ("超过", "突破"):
        return Hedge.OVER
    after = shadow[stop : stop + 2]
    return _HEDGE_AFTER.get(after, Hedge.EXACT)


_HEDGE_SIGNS = frozenset("约近逾超≥≤><于过破左上以余")  # what a hedge begins or ends with
_NOT_ABOUT = frozenset("节制契预条公合签履违集简")  # 节约, 契约, 预约 ...
_HEDGE_BEFORE = {
    "约": Hedge.ABOUT,
    "近": Hedge.UP_TO,
    "逾": Hedge.OVER,
    "超": Hedge.OVER,
    "≥": Hedge.AT_LEAST,
    "≤": Hedge.AT_MOST,
    ">": Hedge.OVER,
    "<": Hedge.UP_TO,
}
_HEDGE_AFTER = {
    "左右": Hedge.ABOUT,
    "上下": Hedge.ABOUT,
    "以上": Hedge.AT_LEAST,
    "以内": Hedge.AT_MOST,
    "以下": Hedge.AT_MOST,
    "余次": Hedge.OVER,
}


def _chinese(shadow: str) -> list[Quantity]:
    written: list[Quantity] = []
    for match in _CHINESE.finditer(shadow):
        start, end = match.span()
        before = shadow[start - 1] if start else "\n"
        if before in "第之每其初同再唯统万千百零〇两十" or before.isdigit():
            continue
        if match["percent"]:
            value = numeral_value(match["percent"])
            if value is not None:
                unit = UNITS["%"]
                scale = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}[match[0][0]]
                ulp = (_ULPS[len(match["percent"].partition("点")[2])]) * scale
                written.append(Quantity(Span(start, end), value * scale, ulp, unit, end, _hedge(shadow, start, end)))
        elif match["number"] is None:
            value = numeral_value(match[0][0])
            if value is not None and before not in "分":
                extra = numeral_value(match["half"]) if match["half"] and match["half"] != "半" else None
                value = value * 10 + (5 if match["half"] == "半" else extra or 0)
                written.append(
                    Quantity(
                        Span(start, end),
                        value,
                        Decimal(10) if not match["half"] else Decimal(1),
                        UNITS["%"],
                        end,
                        _hedge(shadow, start, end),
                    )
                )
        else:
            words = match[0]
            at = end + (shadow[end : end + 1] in ("余", "多"))
            unit, stop = unit_at(shadow, at)
            value = numeral_value(words)
            if value is None or value == 1 or (unit is NO_UNIT and words == "一"):
                continue
            hedge = Hedge.OVER if at > end else _hedge(shadow, start, stop)
            ulp = _ZERO if unit.exact or unit is NO_UNIT else _weight_of_last_digit(value)
            written.append(Quantity(Span(start, end), value, ulp, unit, stop, hedge))
    return written


def _weight_of_last_digit(value: Decimal) -> Decimal:
    """三千五百万 states its value to the million: trailing zeros of a written numeral are not stated digits."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
