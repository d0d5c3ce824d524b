"""自然增长率 = 出生率 - 死亡率."""

from decimal import Decimal

from jixiao.extract.arithmetic import bits, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Status

_WORDS = ("自然增长率", "出生率", "死亡率")
_REACH = 8  # figures around the natural growth among which births and deaths stand


def read_vital_rates(claims: Claims) -> None:
    """Adds the difference of births and deaths by which a population grows of itself."""
    if not all(words in claims.shadow for words in _WORDS):
        return
    for growth in claims.of(Role.GROWTH, Role.RATE):
        if growth.dimension is Dimension.PERCENT and "自然增长率" in growth.lead:
            near = claims.tokens[max(0, growth.index - _REACH) : growth.index + _REACH]
            birth, death = (_last(near, growth, words) for words in _WORDS[1:])
            if birth is not None and death is not None:
                _difference(claims, growth, birth, death)


def _last(near: list[Token], growth: Token, words: str) -> Token | None:
    found = [token for token in near if words in token.lead and token.unit.text == growth.unit.text and token.block == growth.block]
    return found[-1] if len(found) == 1 else None


def _difference(claims: Claims, growth: Token, birth: Token, death: Token) -> None:
    residual = growth.amount - (birth.amount - death.amount)
    ulps = (growth.ulp, birth.ulp, death.ulp)
    bound = sum(ulps, Decimal(0)) / 2
    status, deviation = judge(residual, bound, sum((ulp * ulp for ulp in ulps), Decimal(0)) / 12)
    if status is Status.IMPROBABLE:  # taken from rates before they were rounded
        status = Status.CONSISTENT
    figure, factor = claims.figure(growth), growth.unit.factor
    claims.relations = [
        relation
        for relation in claims.relations
        if relation.status is not Status.UNVERIFIABLE or relation.operands[0].span.start != growth.start
    ]
    claims.add(
        Kind.DIFFERENCE,
        status,
        [claims.operand(growth, "change"), claims.operand(birth, "current"), claims.operand(death, "prior")],
        f"{plain(birth.quantity.value)} - {plain(death.quantity.value)} = {figure}",
        figure,
        plain((birth.amount - death.amount) / factor),
        growth.unit.text,
        bits(bound, Decimal(10)) if status is Status.CONSISTENT else 0.0,
        deviation=deviation,
        residual=residual / factor,
    )
    claims.settled.add(growth.index)
