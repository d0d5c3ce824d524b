"""How many figures the text says that it adds up or tells of: 上述七项支出合计, 5家单位合计, 八大类价格7升1降."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from jixiao.extract.claims import Claims
from jixiao.extract.counted_totals import COUNTED_THINGS
from jixiao.extract.one_slip import slip_bits
from jixiao.extract.token import Role, Token
from jixiao.language import NO_UNIT
from jixiao.model import Dimension, Kind, Operand, Quantity, Reading, Relation, Span, Status

_ADDS = re.compile(r"合计|共计|之和|相加|总计|累计|总和|加总")
_SOME = re.compile(r"前|后|其余|另外?|最")
_NUMERALS = {word: number for number, word in enumerate("〇一二三四五六七八九十")} | {"两": 2}
_NUMBER = r"[0-9]{1,2}|[一二两三四五六七八九十]"
_UPS_AND_DOWNS = re.compile(
    rf"(?P<up>{_NUMBER})(?:个|类|项|种)?(?:上)?[升涨增]、?(?:(?P<flat>{_NUMBER})(?:个|类|项|种)?[平持]平?、?)?(?P<down>{_NUMBER})(?:个|类|项|种)?(?:下)?[降跌减](?![0-9])"
)
_ALL = re.compile(rf"(?P<all>{_NUMBER})(?:大类|个|类|项|种|大)[^，。；0-9]{{0,10}}$")
_LIST_FOLLOWS = re.compile(r"[^，。；：0-9]{0,12}(?:，)?(?:即|其中|分别为|依次为|包括|具体为)?：")
_TABLE_FOLLOWS = re.compile(r"[^。；0-9]{0,30}(?:如下|见下表|下表)[^。0-9]{0,10}[：。]?\n[^0-9]{0,80}")
_TOTAL_ROW = re.compile(r"合\s*计|小\s*计|总\s*计|^$")
_MOST, _MOST_OFF = 20, 2
_CONVINCING = 4.0


def read_said_counts(claims: Claims) -> None:
    """Adds counts of the figures that a total adds up, and of what rose and fell in a list."""
    for token in claims.of(Role.VALUE):
        if token.dimension is Dimension.COUNT and (token.unit.text in COUNTED_THINGS or token.unit.text == "大类"):
            _parts(claims, token)
            _announced(claims, token)
    for match in _UPS_AND_DOWNS.finditer(claims.shadow) if "降" in claims.shadow or "跌" in claims.shadow else ():
        _ups_and_downs(claims, match)


def _parts(claims: Claims, number: Token) -> None:
    """上述七项支出合计2128675万元 behind a list of them: their number against the number of the list."""
    total = claims.tokens[number.index + 1] if number.index + 1 < len(claims.tokens) else None
    if (
        total is None
        or total.sentence != number.sentence
        or len(total.gap) > 12
        or not _ADDS.search(total.gap)
        or total.serves_rate
        or _SOME.search(number.lead)
        or not 2 <= number.quantity.value <= _MOST
    ):
        return
    stated = int(number.quantity.value)
    parts = claims.parts_of.get(total.index)
    if parts is not None:
        if max(parts) < number.index:
            _add(claims, number, stated, len(parts), 4.0)
        return
    for listed in _lists_before(claims, number, total):
        if len(listed) == stated:
            return
        if len(listed) >= 3 and abs(len(listed) - stated) <= _MOST_OFF and _adds_up(claims, total, listed):
            _add(claims, number, stated, len(listed), 0.0)
            return


def _announced(claims: Claims, number: Token) -> None:
    """项目支出按用途分为6项：办案业务费486.4万元、……; 5个专项的使用情况如下：, before a table: their number against that of the items."""
    if not 2 <= number.quantity.value <= _MOST or number.index + 1 >= len(claims.tokens) or _SOME.search(number.lead):
        return
    stated, first = int(number.quantity.value), claims.tokens[number.index + 1]
    opening = claims.shadow[number.end : first.start]
    if first.in_table and not number.in_table and _TABLE_FOLLOWS.fullmatch(opening):
        rows: dict[int, str] = {}
        for token in claims.tokens[number.index + 1 : number.index + 12 * _MOST]:
            if not token.in_table:
                break
            rows.setdefault(token.block, token.label)
        items = [label for label in rows.values() if not _TOTAL_ROW.search(label)]
        if len(items) >= 3 and abs(len(items) - stated) <= _MOST_OFF:
            _add(claims, number, stated, len(items), 4.0)
    elif _LIST_FOLLOWS.match(opening) and first.sentence == number.sentence:
        whole = claims.whole_of.get(first.index)
        parts = claims.parts_of.get(whole, ()) if whole is not None else ()
        if len(parts) > 2 and min(parts) == first.index and abs(len(parts) - stated) <= _MOST_OFF:
            _add(claims, number, stated, len(parts), 4.0)


def _lists_before(claims: Claims, number: Token, total: Token) -> Iterator[list[Token]]:
    """The figures of the list that ends right before the number: those under one heading figure, those of one sentence."""
    before = [
        token
        for token in claims.tokens[max(0, number.index - 3 * _MOST) : number.index]
        if token.block == number.block and token.role is Role.VALUE and token.dimension is total.dimension and token.depth == total.depth
    ]
    if not before:
        return
    head = claims.list_head.get(before[-1].index)
    if head is not None:
        yield [token for token in before if claims.list_head.get(token.index) == head]
    yield [token for token in before if token.sentence == before[-1].sentence and token.index != head]


def _adds_up(claims: Claims, total: Token, listed: list[Token]) -> bool:
    """Whether a list makes the total, or would but for one slip of one figure."""
    made = sum((token.amount for token in listed), Decimal(0))
    slack = (total.ulp + sum((token.ulp for token in listed), Decimal(0))) / 2
    off = total.amount - made
    if abs(off) <= slack:
        return True
    wanted = [(total, made), *((token, token.amount + off) for token in listed)]
    return any(
        slip_bits(claims.figure(token), (right - slack) / token.unit.factor, (right + slack) / token.unit.factor) >= _CONVINCING
        for token, right in wanted
    )


def _ups_and_downs(claims: Claims, match: re.Match[str]) -> None:
    """八大类价格7升1降：食品烟酒上涨2.7%，……: held against the number of all, and against the signs of the list."""
    numbers = {name: _value(match[name]) for name in ("up", "flat", "down") if match[name]}
    told = _ALL.search(claims.shadow, max(0, match.start() - 16), match.start())
    first = bisect_left(claims.tokens, match.end(), key=lambda token: token.start)
    changes = [
        token for token in claims.tokens[first : first + _MOST] if token.role is Role.GROWTH and token.dimension is Dimension.PERCENT
    ]
    listed = [token for token in changes if token.sentence == changes[0].sentence]
    opens = listed and claims.shadow[match.end() : match.end() + 1] in ("：", "，", "（") and listed[0].start - match.end() <= 24
    expected = _value(told["all"]) if told is not None else sum(numbers.values())
    if opens and len(listed) == expected:
        risen = sum(token.sign * token.quantity.value > 0 for token in listed)
        fallen = sum(token.sign * token.quantity.value < 0 for token in listed)
        for name, count in (("up", risen), ("down", fallen)):
            _add_words(claims, match, name, numbers[name], count)
    elif told is not None:
        others = sum(number for name, number in numbers.items() if name != "up")
        _add_words(claims, match, "up", numbers["up"], _value(told["all"]) - others)


def _value(words: str) -> int:
    return int(words) if words.isdigit() else _NUMERALS[words]


def _add(claims: Claims, number: Token, stated: int, count: int, support: float) -> None:
    status = Status.CONSISTENT if stated == count else Status.INCONSISTENT
    figure = claims.figure(number)
    claims.relations.append(
        Relation(
            Kind.COUNT,
            status,
            (claims.operand(number, "number"),),
            f"{figure} = {count}",
            figure,
            str(count),
            number.unit.text,
            Reading(support, 0.0),
            0.0,
            number.quantity.value - count,
            "parts",
        )
    )


def _add_words(claims: Claims, match: re.Match[str], name: str, stated: int, count: int) -> None:
    span = Span(match.start(name), match.end(name))
    quantity = Quantity(span, Decimal(stated), Decimal(0), NO_UNIT, span.end)
    status = Status.CONSISTENT if stated == count else Status.INCONSISTENT
    claims.relations.append(
        Relation(
            Kind.COUNT,
            status,
            (Operand(span, "number", "", quantity),),
            f"{match[name]} = {count}",
            match[name],
            str(count),
            "",
            Reading(4.0 if status is Status.CONSISTENT else 0.0, 0.0),
            0.0,
            Decimal(stated - count),
            "ups",
        )
    )
