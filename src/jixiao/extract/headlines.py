"""The amount that heads an item of the functional classification, told again inside the item as its 支出决算."""

import re

from jixiao.extract.arithmetic import plain
from jixiao.extract.claims import Claims
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Scenario, Status

# 7、社会保障和就业支出（类）行政事业单位离退休（款）机关事业单位职业年金缴费支出（项）257.14万元，主要用于……
_HEADS = re.compile(r"[^。；\n]{4,90}（(?:[0-9]{0,7})项）[“”\"]?[：，]?")
_OWN_RESULT = re.compile(r"(?:本年|当年|全年)?(?:支出)?决算(?:数|支出)?为?")


def read_headlines(claims: Claims) -> None:
    """Adds one repeat for each item that states its amount at its head and again as its result."""
    block = -1
    head: Token | None = None
    for token in claims.tokens:
        if token.block != block:
            block = token.block
            head = token if _is_headline(token) else None
            continue
        if (
            head is not None
            and token.role is Role.VALUE
            and token.unit.text == head.unit.text
            and token.scenario is Scenario.ACTUAL
            and not token.prior
            and token.depth == head.depth
            and _OWN_RESULT.fullmatch(token.lead)
        ):
            _repeat(claims, head, token)
            head = None


def _is_headline(token: Token) -> bool:
    return (
        token.role is Role.VALUE and token.dimension is Dimension.MONEY and "项）" in token.gap and _HEADS.fullmatch(token.gap) is not None
    )


def _repeat(claims: Claims, head: Token, result: Token) -> None:
    holds = abs(head.amount - result.amount) <= (head.ulp + result.ulp) / 2
    claims.add(
        Kind.REPEAT,
        Status.CONSISTENT if holds else Status.INCONSISTENT,
        [claims.operand(result, "repeat"), claims.operand(head, "first")],
        f"{claims.figure(result)} = {claims.figure(head)}",
        claims.figure(result),
        plain(head.amount / result.unit.factor),
        result.unit.text,
        6.0,
    )
