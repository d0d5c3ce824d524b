"""Rates told respectively behind changes that are told one by one: 批次减少22批次、人次增加34人次，分别下降6.5%、增长4.8%."""

from jixiao.extract.arithmetic import Ratio, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.token import Role, Token
from jixiao.model import Kind, Status

_LONGEST = 6


def read_respective(claims: Claims) -> None:
    """Adds growth relations for a list of rates behind as many values and changes. Taken where the figures of one rank agree in kind and
    at least one of them holds: the order is proved by it."""
    for token in claims.of(Role.GROWTH):
        series = token.series
        if series is None or series[0] is not token or not 2 <= len(series) <= _LONGEST:
            continue
        if "别" not in token.lead and "各" not in token.lead:
            continue
        pairs = _pairs(claims, token, len(series))
        if not pairs:
            continue
        ratios = [_growth(rate, value, change) for rate, (value, change) in zip(series, pairs, strict=True)]
        known = [ratio for ratio in ratios if ratio is not None]
        holds = [judge(ratio.residual, ratio.bound, ratio.variance)[0] is not Status.INCONSISTENT for ratio in known]
        if len(known) < len(ratios) or not any(holds):
            continue
        for rate, (value, change), ratio in zip(series, pairs, known, strict=True):
            sign, other = ("-", "+") if change.sign < 0 else ("", "-")
            more = plain(change.quantity.value)
            stated = f"{'-' if rate.sign < 0 else ''}{claims.figure(rate)}{rate.unit.text}"
            formula = f"{sign}{more} / ({plain(value.quantity.value)} {other} {more}) = {stated}"
            claims.rate(Kind.GROWTH, rate, ratio, [(value, "current"), (change, "change")], formula, 6.0)
            claims.settled.add(change.index)


def _pairs(claims: Claims, first: Token, count: int) -> list[tuple[Token, Token]]:
    """The value and the change of each rank, from the figures right before the list: all values and then all changes, or in turn."""
    before = claims.tokens[max(0, first.index - 2 * count) : first.index]
    if len(before) < 2 * count or any(token.sentence != first.sentence or is_hedged(token.quantity.hedge) for token in before):
        return []
    for pairs in (list(zip(before[:count], before[count:], strict=True)), list(zip(before[::2], before[1::2], strict=True))):
        if all(
            value.role is Role.VALUE and change.role is Role.CHANGE and value.dimension is change.dimension and change.compared != "budget"
            for value, change in pairs
        ):
            return pairs
    return []


def _growth(rate: Token, value: Token, change: Token) -> Ratio | None:
    difference = change.amount * change.sign
    prior = value.amount - difference
    if prior <= 0:
        return None
    return Ratio(rate.amount * rate.sign, rate.ulp, difference, change.ulp, prior, value.ulp + change.ulp)
