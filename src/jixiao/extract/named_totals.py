"""Totals that name what they add: 水费和电费合计95.79万元, 高标准农田与到户产业两项共7618.78万元, 两区合计支付2185.23万元."""

import re
from collections.abc import Iterator

from jixiao.extract.claims import Claims
from jixiao.extract.cues import ASIDE
from jixiao.extract.labels import same_thing
from jixiao.extract.token import Role, Token

_REACH = 80  # figures before such a total
_MOST = 6
_NAMES = re.compile(
    r"(?P<names>[^，。；：\n0-9]{2,14}?(?:[、和与及][^，。；：\n0-9、和与及]{2,14}?)+?)"
    r"(?:等?(?:[两二三四五六]|[0-9])(?:项|个|类|者|部分|方面)?)?(?:支出|投资|金额|资金|经费|收入)?"
    r"(?:合计|共计|合共|之和|相加|加总|总计|合起来|加起来|共)(?:支出|完成|投入|安排|为|达|达到|是)*$"
)
_JOINS = re.compile("[、和与及]")
_LEADS = re.compile(r"^.*?(?:中(?![央心小])|，|；)(?=.)|^(?:其中|上述|以上|仅|这|该)")


def named_totals(claims: Claims, head: Token) -> Iterator[tuple[list[Token], float]]:
    """(parts, evidence in bits) for a total that names two or more figures told before it."""
    words = claims.shadow[max(0, head.start - 60) : head.start].rsplit("。", 1)[-1].rsplit("；", 1)[-1]
    match = _NAMES.search(ASIDE.sub("", words))
    if match is None:
        return
    names = [name for name in _JOINS.split(_LEADS.sub("", match["names"])) if name]
    if not 2 <= len(names) <= _MOST:
        return
    before = [
        token
        for token in claims.tokens[max(0, head.index - _REACH) : head.index]
        if token.role is Role.VALUE
        and token.dimension is head.dimension
        and token.scenario is head.scenario
        and token.prior == head.prior
        and not token.serves_rate
    ]
    parts: list[Token] = []
    for name in names:
        told = [token for token in before if _is_named(token, name)]
        if not told or len({token.amount for token in told}) > 1:
            return
        parts.append(told[-1])
    if len({part.index for part in parts}) == len(parts):
        yield parts, 7.0


def _is_named(token: Token, name: str) -> bool:
    return token.label.startswith(name) or token.label.endswith(name) or same_thing(name, token.label)
