"""Values said not to have changed: 与上年决算数3.86万元持平; …4.80万元，上年4.80万元，与上年一致."""

import re
from bisect import bisect_left

from jixiao.extract.arithmetic import plain
from jixiao.extract.claims import Claims
from jixiao.extract.token import LEVELS, Token
from jixiao.model import Kind, Scenario, Status

_WORDS = ("持平", "一致", "相同", "相当", "变化", "不变", "无增减")  # one of them is in each of these
_FLAT = re.compile(r"(?:持平|一致|相同|无变化|没有变化|保持不变|不变|无增减)")


def read_unchanged(claims: Claims) -> None:
    """Adds growth relations between two values that are said to be equal."""
    if not any(word in claims.shadow for word in _WORDS):
        return
    for match in _LEVEL_WITH.finditer(claims.shadow):
        _level(claims, match)
    flat = {match.start() for match in _FLAT.finditer(claims.shadow)}
    for token in claims.of(*LEVELS) if flat else ():
        if token.end in flat:
            _flat(claims, token.index, token)


_LEVEL_WITH = re.compile(r"[与和同](?:(?P<prior>上年|去年)|年初预算|预算)(?:支出|决算|数|同期)*(?P<about>基本|大体)?(?:持平|一致|相当)")


def _level(claims: Claims, match: re.Match[str]) -> None:
    """…4.80万元，上年4.80万元，与上年持平: both figures stand in the sentence before the words."""
    start = max(*(claims.shadow.rfind(mark, 0, match.start()) for mark in "。；\n"), match.start() - 90)
    first = bisect_left(claims.tokens, start, key=lambda token: token.start)
    last = bisect_left(claims.tokens, match.start(), key=lambda token: token.start)
    near = [t for t in claims.tokens[first:last] if t.role in LEVELS]
    if match["prior"]:
        base = next((t for t in reversed(near) if t.prior), None)
    else:
        base = next((t for t in reversed(near) if t.scenario in (Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED)), None)
    current = next(
        (
            t
            for t in reversed(near)
            if base is not None and t is not base and not t.prior and t.unit.text == base.unit.text and t.scenario is Scenario.ACTUAL
        ),
        None,
    )
    if base is None or current is None or len(near) > 4 or (not base.amount and not current.amount):
        return
    slack = max(current.amount, base.amount) / (50 if match["about"] else 200)
    holds = abs(current.amount - base.amount) <= slack + (current.ulp + base.ulp) / 2
    _tell_flat(claims, current, base, holds)


def _flat(claims: Claims, at: int, prior: Token) -> None:
    """与上年决算数3.86万元持平: the two may differ by half a per cent."""
    if not (prior.prior or re.match(r"(?:与|和|同|较|比)", prior.lead)):
        return
    current = next(
        (
            t
            for t in reversed(claims.tokens[max(0, at - 3) : at])
            if t.role in LEVELS and t.dimension is prior.dimension and not t.prior and t.sentence == prior.sentence
        ),
        None,
    )
    if current is None or (not prior.amount and not current.amount):
        return
    difference = current.amount - prior.amount
    holds = abs(difference) <= max(current.amount, prior.amount) / 200 + (current.ulp + prior.ulp) / 2
    _tell_flat(claims, current, prior, holds)


def _tell_flat(claims: Claims, current: Token, other: Token, holds: bool) -> None:
    claims.add(
        Kind.GROWTH,
        Status.CONSISTENT if holds else Status.INCONSISTENT,
        [claims.operand(current, "current"), claims.operand(other, "flat")],
        f"{plain(current.quantity.value)} = {plain(other.quantity.value)}",
        claims.figure(current),
        claims.figure(other),
        current.unit.text,
        2.0,
        residual=(current.amount - other.amount) / current.unit.factor,
        form="flat",
    )
