"""Finds every figure in a text and tells quantities from what only looks like one."""

import re
from decimal import Decimal

import msgspec

from jixiao.language.codes import (
    end_of_code,
    end_of_document_number,
    end_of_section_number,
    is_list_number,
    without_addresses,
)
from jixiao.language.hedges import FOLLOWING, LEADING
from jixiao.language.periods import Period, dotted_date_at, period_at, spaced_period_at
from jixiao.language.quantities import LONGEST_FIGURE, plain_quantity, quantity_at, ulp_of
from jixiao.language.spelled import ANY, RANK, spelled_quantities
from jixiao.language.units import NO_UNIT, UNITS
from jixiao.model import Dimension, Quantity, Span

_ZERO = Decimal(0)

# A run of digits with thousands separators and decimals. Possessive: a long run of digits is read once.
# Blanks part thousands only before a unit and in figures of at most five groups. The first digit stands apart: a pattern that begins
# with one class of characters is searched for at twice the speed of one that begins with alternatives.
# Most figures are plain: between a word and a mark, with nothing but their unit and no hedge. What else a figure can be shows beside it.
_FIGURE = re.compile(
    r"[0-9](?:"
    rf"(?<=[一-龥，、；：（][0-9])(?<![第年月日{''.join(LEADING)}][0-9])[0-9]{{0,14}}+(?:\.[0-9]{{1,9}}+)?+"
    rf"(?P<unit>%(?![/至到~—-]|[{''.join(FOLLOWING)}])|[一-龥]{{1,4}}?(?=[，。；、）的\n]|（(?!套)))"
    r"|[0-9]{0,2}(?: [0-9]{3}){1,4}+(?:\.[0-9]++)?(?= ?[元万亿人户件册份吨亩])(?<![0-9 ]{14})"
    r"|[0-9]*+(?:,[0-9]{3}(?![0-9]))*+(?: ?\. ?(?=[0-9])[0-9]++)?+)"
)
_RATIO = re.compile(r"：(?P<member>[0-9]{1,12}+(?:\.[0-9]{1,9}+)?)(?![0-9])")
# 第5、6条, 第5至8条
_ORDINALS = re.compile(r"(?:[-—~至到、和及][0-9]{1,3}){1,20}+(?=[条页章款项号期届次])")

_MINUTES = re.compile("时[0-9]{1,2}分")

# A figure between two plain words is a quantity or has its name behind it: the other readings need one of these beside it.
_SPEAKING_BEFORE = frozenset("第年月日")
_SPEAKING_AFTER = frozenset("年月日时号至到和、级型千系点")
_PLAN_PARTS = frozenset("0123456789N")
_PLAIN_UNITS = {name: unit for name, unit in UNITS.items() if unit.dimension is not Dimension.NONE and name[0] not in _SPEAKING_AFTER}


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
    """Finds the quantities, periods and ratios of a text in the normal form of `shadow_of`. Linear in its length; never fails.

    Not quantities: years and dates, document, clause, list and page numbers, models and voltage classes, product names, codes, telephone
    numbers, web addresses, ordinals other than ranks.
    """
    quantities: list[Quantity] = []
    periods: list[Period] = []
    ratios: list[Ratio] = []
    shadow = without_addresses(shadow) + "\n\n"  # so that there is always a character to look at behind a figure
    done = 0
    for match in _FIGURE.finditer(shadow):
        start, end = match.span()
        if start < done:
            continue
        name = match["unit"]
        if name is not None:
            end -= len(name)
            unit = _PLAIN_UNITS.get(name)
            if unit is not None:
                quantities.append(plain_quantity(shadow, start, end, unit))
                continue
        done = _read_figure(shadow, start, end, quantities, periods, ratios)
    if ANY.search(shadow):
        spelled = spelled_quantities(shadow)
        if spelled:
            quantities = sorted([*quantities, *spelled], key=_start_of)
    return Scan(tuple(quantities), tuple(periods), tuple(ratios))


def _start_of(quantity: Quantity) -> int:
    return quantity.span.start


def _read_figure(shadow: str, start: int, end: int, quantities: list[Quantity], periods: list[Period], ratios: list[Ratio]) -> int:
    """Appends what the figure at [start, end) is; returns where reading goes on."""
    length = end - start
    before = shadow[start - 1] if start else "\n"
    after = shadow[end]
    if length > LONGEST_FIGURE:
        return end
    if not ("一" <= before <= "龥" and "一" <= after <= "龥") or before in _SPEAKING_BEFORE or after in _SPEAKING_AFTER:
        if after == "." and (date := dotted_date_at(shadow, start)):
            periods.append(date)
            return date.span.end
        stop = _end_of_numbering(shadow, start, end, before, after)
        if stop:
            return stop
        if before == "第":
            return _ordinal(shadow, start, end, quantities)
        if after == "年" and length in (6, 7) and shadow[end - 5] == ".":  # 1.2023年: a list number glued to a year
            start, length = end - 4, 4
        if after in "年月-—~至到、./和" and length <= 4:
            period, stop = period_at(shadow, start, end)
            if period:
                periods.append(period)
            if stop:
                return stop
        if after == "日" or (after == "时" and length <= 2):
            minutes = _MINUTES.match(shadow, end)
            return minutes.end() if minutes else end + 1
        if after == " " and shadow[end + 1] in "年月日":
            spaced = spaced_period_at(shadow, start)
            if spaced:
                periods.append(spaced)
                return spaced.span.end
            if shadow[end + 1] == "日":
                return end + 2
        if after == "：":
            ratio = _ratio(shadow, start, end)
            if ratio:
                ratios.append(ratio)
                return ratio.span.end
        if after in ".、）．" and (start == 0 or before in "\n \t\u3000。；：（") and length <= 3 and is_list_number(shadow, start, end):
            return end
        if after == "+" or (before == "+" and shadow[start - 2 : start - 1] in _PLAN_PARTS):  # “3+3”, 1+N; a sign is no plan
            return end
    quantity, stop = quantity_at(shadow, start, end)
    if quantity is not None:
        quantities.append(quantity)
    return stop


def _end_of_numbering(shadow: str, start: int, end: int, before: str, after: str) -> int:
    """The end of the number of a section, a page, a document or a code; 0 if the figure is none of them."""
    section = end_of_section_number(shadow, start, end) if after == "." or before in "\n \t\u3000" else 0
    if section:
        return section
    if before in "…·" or (before == "." and shadow[start - 2 : start - 1] == "."):  # a page number behind its dot leader
        return end
    if before.isascii() and (before.isalpha() or before in "_#"):  # C2023, PM2.5, GB/T9704, #1机组
        return end_of_code(shadow, end)
    if before in "-—" and start > 1 and shadow[start - 2].isascii() and shadow[start - 2].isalpha():
        return end_of_code(shadow, end)
    if before in "〔[【（" and after in "〕]】）":  # 〔2012〕33号
        return end_of_document_number(shadow, start, end)
    if after == "号" and before != "第":
        return end + 1
    return 0


def _ordinal(shadow: str, start: int, end: int, quantities: list[Quantity]) -> int:
    """Keeps ranks (第4位, 排全市第4); passes over clauses, pages, editions."""
    after = shadow[end]
    is_rank = after in "位名"
    if is_rank or (after in "。；，、）\n" and end - start <= 3):
        row = None if is_rank else _ORDINALS.match(shadow, end)
        if row is None:
            stop = end + is_rank
            value = Decimal(shadow[start:end].replace(" ", "").replace(",", ""))
            quantities.append(Quantity(Span(start, end), value, _ZERO, RANK, stop))
            return stop
        return row.end()
    row = _ORDINALS.match(shadow, end)
    return row.end() if row else end


def _ratio(shadow: str, start: int, end: int) -> Ratio | None:
    ends = [(start, end)]
    at = end
    while match := _RATIO.match(shadow, at):
        ends.append(match.span("member"))
        at = match.end()
    first = shadow[start:end]
    if len(ends) == 1 or not first.replace(".", "").isdecimal():
        return None
    members = tuple(Quantity(Span(a, b), Decimal(shadow[a:b]), ulp_of(shadow[a:b]), NO_UNIT, b) for a, b in ends)
    return Ratio(Span(start, at), members)
