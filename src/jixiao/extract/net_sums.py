"""Sums from which something is taken off: a closing balance with its opening and what was used, a total without what was counted twice.

余额184万元，其中年初余额234万元、当年动用50万元 is 234 - 50; 中央28个，省级11个，共计36个（3个重复） is 28 + 11 - 3."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.extract.balances import emit_signed
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import one_slip
from jixiao.extract.groups import ADDITIVE
from jixiao.extract.remainders import OPENING, is_opening, sign_of_flow
from jixiao.extract.token import AMOUNTS, Role, Token
from jixiao.model import Kind

_ZERO = Decimal(0)
_CHANGE = Role.CHANGE
_LONGEST = 12  # items of such a list
# What takes off whatever it stands beside.
_TAKES_OFF = re.compile(
    r"动用|调减|核减|审减|扣减|扣除|剔除|去除|除去|减去|剔重|去重|冲[减销]|抵[消销减扣]|优惠|让利|打折|偿还|归还|化解|收回|上解|核销|折旧|减值|摊销|负债|出栏"
    r"|调出|划出|转出|迁出|减少|退减|净减|压减"
)
# What is left of something: its list tells what came in and what went out.
_NET = re.compile(r"差额|结余|盈余|净|相抵|轧差|余额|利润|亏损|收益|纯收")
_LEFT_OUT = re.compile(r"调减|核减|审减|扣减|扣除|剔除|去除|除去|减去|剔重|去重|冲[减销]|抵[消销减扣]|重复|重叠|交叉")
# Counted in more than one of the items.
_TWICE = re.compile(r"重复|重叠|重合|交叉|去重|剔重|剔除|去除|扣除|抵[消销]|合并[计统]|内部往来|同时|兼有|多次|两次|以上.{0,2}项")
_CLOSES = re.compile(r"(?:[合总共]计|共有?$)")
_CLAUSE = re.compile(r"[，。；）\n]")
_REACH = 30  # characters behind a total in which its writer says what it leaves out


def read_net_sums(claims: Claims) -> None:
    """Adds the sums whose words take something off, and keeps their figures from being added up as they stand."""
    lists: dict[int, int] = {}
    for index, head in claims.list_head.items():
        lists.setdefault(head, index)
    for head, first in lists.items():
        if claims.tokens[head].dimension in ADDITIVE and not claims.tokens[head].in_table:  # 其中 in a table is a matter of its columns
            _list(claims, claims.tokens[head], claims.tokens[first])
    for index in sorted(claims.trailing_totals):
        token = claims.tokens[index]
        if token.dimension in ADDITIVE and not token.in_table and index not in claims.placed:
            _total(claims, token)


def _list(claims: Claims, head: Token, first: Token) -> None:
    """The items below a whole, of which some lessen it."""
    items = _items(claims, head, first)
    if len(items) < 2 or not _may_lessen(head, items):  # 立案606起，同比下降0.33%（上年608起）: last year's figure alone is no list
        return
    begins = not is_opening(head) and any(_begins(item, head) for item in items)
    flows = begins or _NET.search(head.lead) is not None
    if not flows and _TAKES_OFF.search(head.lead):
        return
    if not begins:
        items = [
            item for item in items if item.role is Role.VALUE or (item.label and not item.compared)
        ]  # 、增加36.80万元: a change of the item before it
    signs = [_sign(item, flows) for item in items]
    if not begins and -1 not in signs:
        return
    if sum(item.amount for item, sign in zip(items, signs, strict=True) if sign > 0) <= head.amount or _adds_up(head, items):
        return
    comes = any(_comes_to(head, items[:count], signs[:count]) for count in range(2, len(items) + 1))
    if not begins and not comes and _slipped(claims, head, items, [1] * len(items)):
        return
    claims.placed.update(item.index for item in items)
    for count in range(len(items), 1, -1):
        for way in _ways(items[:count], signs[:count], begins):
            if _comes_to(head, items[:count], way):
                for item in items[:count]:
                    item.role = Role.VALUE  # 上年36.40万亩、征用减少0.30万亩: a flow of the year, not what the whole changed by
                emit_signed(claims, head, items[:count], tuple(way), "net")
                return
    openings = [item for item in items if _begins(item, head)]
    told = len(openings) == 1 and all(item in openings or _flow(item) for item in items)
    slipped = next((way for way in _ways(items, signs, begins) if _slipped(claims, head, items, way)), None)
    if slipped is not None or (begins and told and len(items) > 1 and -1 in signs):
        emit_signed(claims, head, items, tuple(slipped or signs), "net")
    else:
        claims.unverifiable(Kind.SUM, head, "total", "ambiguous")


def _may_lessen(head: Token, items: list[Token]) -> bool:
    """Whether any word or figure of a list says that it is more than a plain sum: most say nothing of the kind."""
    words = "，".join([head.lead, *[item.lead for item in items]])
    return any(hint.search(words) for hint in (_TAKES_OFF, _NET, OPENING)) or any(item.prior or item.role is _CHANGE for item in items)


def _items(claims: Claims, head: Token, first: Token) -> list[Token]:
    items: list[Token] = []
    for token in claims.tokens[first.index : first.index + 2 * _LONGEST]:
        if token.sentence != first.sentence or token.depth < first.depth or _CLOSES.search(token.lead) or len(items) >= _LONGEST:
            break
        if token.cut == "；" and len(items) > 1 and items[-1].cut != "；":
            break
        if token.depth == first.depth and token.dimension is head.dimension and token.unit.text[-1:] == head.unit.text[-1:]:
            if token.role not in AMOUNTS or token.quantity.upper is not None:
                break
            items.append(token)
    return items


def _begins(item: Token, head: Token) -> bool:
    """Whether a figure is what there was before: 年初余额234万元, 上年36.40万亩."""
    return is_opening(item) or (item.prior and not head.prior and item.role is Role.VALUE and item.block == head.block)


def _sign(item: Token, flows: bool) -> int:
    if item.role is Role.CHANGE:
        return item.sign
    if is_opening(item) or item.prior:
        return 1
    return -1 if _TAKES_OFF.search(item.lead) or (flows and sign_of_flow(item) < 0) else 1


def _ways(items: list[Token], signs: list[int], begins: bool) -> Iterator[list[int]]:
    """The signs, and beside an opening balance those in which one item whose words leave it open is taken off."""
    yield signs
    for at, item in enumerate(items):
        if begins and not is_opening(item) and not _flow(item):
            yield [*signs[:at], -signs[at], *signs[at + 1 :]]


def _flow(item: Token) -> bool:
    """Whether the words say if an item came in or went out: 提取 may be either."""
    return "提取" not in item.lead and (item.role is Role.CHANGE or _TAKES_OFF.search(item.lead) is not None or sign_of_flow(item) != 0)


def _total(claims: Claims, total: Token) -> None:
    """A total behind its items, of which one lessens it, or that leaves out what several of them count."""
    items: list[Token] = []
    for token in reversed(claims.tokens[max(0, total.index - 2 * _LONGEST) : total.index]):
        if token.sentence != total.sentence or len(items) >= _LONGEST:
            break
        if (
            token.depth == total.depth
            and token.role is Role.VALUE
            and token.dimension is total.dimension
            and token.unit.text[-1:] == total.unit.text[-1:]
        ):
            items.insert(0, token)
    behind = _told_twice_behind(claims, total, items)
    less = [item for item in items if _LEFT_OUT.search(item.lead + _CLAUSE.split(claims.shadow[item.end : item.end + 6])[0])]
    if len(items) - len(less) < 2 or (len(less) == len(items) and not behind) or _adds_up(total, items):
        return
    words = claims.shadow[items[-1].end : total.start] + claims.shadow[total.end : total.end + _REACH].split("。")[0]
    if not less and not behind and not _TWICE.search(words):
        return
    items = [*items, *behind]
    signs = [-1 if item in less or item in behind else 1 for item in items]
    for start in range(len(items) - 1):
        if _comes_to(total, items[start:], signs[start:]) and signs[start:].count(1) > 1:
            claims.placed.update(item.index for item in (total, *items[start:]))
            emit_signed(claims, total, items[start:], tuple(signs[start:]), "net")
            return
    if -1 not in signs and sum(item.amount for item in items) <= total.amount:
        return
    claims.placed.update(item.index for item in (total, *items))
    if -1 in signs and _slipped(claims, total, items, signs):
        emit_signed(claims, total, items, tuple(signs), "net")
    else:
        claims.unverifiable(Kind.SUM, total, "total", "ambiguous")


def _told_twice_behind(claims: Claims, total: Token, items: list[Token]) -> list[Token]:
    """…共计36个（其中3个重复）: the number of those that are counted more than once, told behind the total, or by its size in a bracket."""
    for token in claims.tokens[total.index + 1 : total.index + 3]:
        if token.sentence != total.sentence or token.start - total.end > _REACH:
            break
        if token.dimension is total.dimension and token.role is Role.VALUE:
            after = _CLAUSE.split(claims.shadow[token.end : token.end + 12])[0]
            fits = token.depth > total.depth and any(_exceeds(items[start:], total, token) for start in range(len(items) - 1))
            return [token] if fits or _TWICE.search(token.lead + after) else []
    return []


def _exceeds(items: list[Token], total: Token, by: Token) -> bool:
    return sum((item.amount for item in items), _ZERO) - total.amount == by.amount


def _slipped(claims: Claims, whole: Token, items: list[Token], signs: list[int]) -> bool:
    """Whether one slip in one figure keeps the signed items from coming to the whole."""
    residual = whole.amount - sum((item.amount * sign for item, sign in zip(items, signs, strict=True)), _ZERO)
    needed = [(item, item.amount + residual * sign) for item, sign in zip(items, signs, strict=True)]
    return one_slip((claims.figure(each), value / each.unit.factor) for each, value in [(whole, whole.amount - residual), *needed])


def _adds_up(whole: Token, items: list[Token]) -> bool:
    """Whether the first or the last few of the items add up to the whole as they stand."""
    counts = range(2, len(items) + 1)
    return any(_comes_to(whole, run, [1] * len(run)) for count in counts for run in (items[:count], items[-count:]))


def _comes_to(whole: Token, items: list[Token], signs: list[int]) -> bool:
    total = sum((item.amount * sign for item, sign in zip(items, signs, strict=True)), _ZERO)
    return abs(whole.amount - total) * 2 <= whole.ulp + sum((item.ulp for item in items), _ZERO)
