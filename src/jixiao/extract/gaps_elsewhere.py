"""Gaps between two figures of another section, held against each other there: 完成投资7884万元，占总投资的90%; 距总投资还差876万元."""

import re
from bisect import bisect_left
from math import log2

from jixiao.extract.claims import Claims
from jixiao.extract.labels import akin
from jixiao.extract.token import Role, Token
from jixiao.model import Status

_RATES = frozenset([Role.COMPLETION, Role.RATE, Role.SHARE, Role.OTHER])
_CLAUSE = re.compile(r"[。；\n]")
_COMMON = re.compile(
    "项目|建设|工程|实施|全年|年度|计划|完成|任务|目标|实际|累计|预算|投资|资金|支出|全[县市区省州镇]|本[年级]|个|未|尚|还|没有|问题|工作|情况|部分"
)
_REACH = 40  # characters before a gap that name what it is of
_NAMED = 1.0  # what it costs in bits that only a name ties the gap to a pair

Told = tuple[float, Token, Token]


def pairs_elsewhere(claims: Claims, gap: Token, terms: list[Token]) -> list[Told]:
    """The pairs (whole or plan, what was done of it) of the document that a gap may tell the difference of, with what each costs in bits.

    A figure of the gap's own sentence that is told before with its whole ties it to that pair; else the words before it name the pair."""
    if _VACANT.search(gap.lead):
        return [] if terms or not _OF_ALL.match(gap.lead) else [(0.0, posts, staff) for posts, staff in _staff(claims, gap)]
    pairs = [
        (claims.tokens[bottom], claims.tokens[top])
        for (top, bottom), rate in claims.rate_of.items()
        if rate.role in _RATES and rate.sentence < gap.sentence
    ]
    pairs = [pair for pair in pairs if all(end.unit.text[-1:] == gap.unit.text[-1:] and end.dimension is gap.dimension for end in pair)]
    anchored: list[Told] = [(0.0, whole, done) for whole, done in pairs if any(_again(term, done) for term in terms)]
    if anchored or terms:
        return anchored
    before = claims.shadow[max(0, gap.start - _REACH) : gap.start]
    words = _COMMON.sub(" ", _CLAUSE.split(before)[-1] + claims.shadow[gap.end : gap.end + 8].split("。")[0])
    named = [pair for pair in pairs if akin(words, _COMMON.sub(" ", pair[0].lead + pair[1].lead))]
    return [(_NAMED + log2(len(named)), whole, done) for whole, done in named]


def _again(term: Token, done: Token) -> bool:
    return term.amount == done.amount and term.unit.text == done.unit.text and len(str(term.quantity.value)) >= 2


_OF_ALL = re.compile(
    r"^(?:在编|在职|人员|编制|教职工|教师|干部|共有?|目前|现有?|仍有?|尚有?|存在|全[院校局县]|我[局院校委办]|本[局院校级])*(?:[空缺]编|空缺|空岗)"
)
_VACANT = re.compile(r"[空缺]编|空缺|空岗")


def _staff(claims: Claims, gap: Token) -> list[tuple[Token, Token]]:
    """The establishment and the staff that the document holds against each other, where there is one of each: 空编8名."""
    found: dict[object, tuple[Token, Token]] = {}
    for relation in claims.relations:
        if relation.form == "staff" and relation.status is Status.CONSISTENT and len(relation.operands) == 2:
            staff, posts = (_token_at(claims, operand.span.start) for operand in relation.operands)
            if staff is not None and posts is not None and posts.sentence < gap.sentence:
                found[posts.amount, staff.amount] = posts, staff
    return list(found.values())


def _token_at(claims: Claims, start: int) -> Token | None:
    at = bisect_left(claims.tokens, start, key=lambda token: token.start)
    return claims.tokens[at] if at < len(claims.tokens) and claims.tokens[at].start == start else None
