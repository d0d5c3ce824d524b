"""Percentage points written as per cent: 比上年的88.7%提高3.5%, where 92.2% was told."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import plain
from jixiao.extract.claims import Claims
from jixiao.extract.points_apart import rate_apart, target_apart
from jixiao.extract.rate_pairs import AGAINST_TARGET, ELSEWHERE, YEAR, is_of_before, of_one_kind, rise, signed, ulp_of_rate
from jixiao.extract.roles import sign_of
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Status

PERCENT_FOR_POINTS = "points_as_percent"


def read_points_as_percent(claims: Claims) -> None:
    """比上年的88.7%提高3.5%, where 92.2% was told: two rates whose difference is told with % instead of 个百分点."""
    found: dict[int, tuple[Token, Token, Token]] = {}
    for token in claims.of(Role.GROWTH, Role.OTHER):
        if token.series is not None or token.index in claims.settled or not token.amount or token.dimension is not Dimension.PERCENT:
            continue
        above = token.role is Role.OTHER
        if above and not _ABOVE.search(token.lead):
            continue
        change = token.amount * (sign_of(token.lead) if above else token.sign)
        pair = _two_rates(claims, token, above, change)
        if pair is not None and pair[0].amount != pair[1].amount:
            residual = change - rise(*pair)
            if abs(residual) <= (token.ulp + pair[0].ulp + ulp_of_rate(pair[1])) / 2:
                found[token.start] = (token, *pair)
    if not found:
        return
    claims.relations = [
        relation
        for relation in claims.relations
        if relation.operands[0].span.start not in found or relation.status is not Status.UNVERIFIABLE
    ]
    for token, current, prior in found.values():
        operands = [claims.operand(token, "change"), claims.operand(current, "current"), claims.operand(prior, "prior")]
        figure = claims.figure(token)
        formula = f"{plain(signed(current))}% - {plain(signed(prior))}% = {plain(token.quantity.value * token.sign)}"
        claims.add(Kind.DIFFERENCE, Status.CONSISTENT, operands, formula, figure, figure, "%", 3.0, form=PERCENT_FOR_POINTS)
        claims.settled.add(token.index)


_ABOVE = re.compile(r"(?:[高低]于|[高低超]出|[快慢]于|[高低超])[^，。；]{0,10}$")


def _two_rates(claims: Claims, token: Token, above: bool, change: Decimal) -> tuple[Token, Token] | None:
    """The rate of now and that of before, or that of elsewhere, whose difference a per cent may tell."""
    at = token.index
    near = [
        other
        for other in claims.tokens[max(0, at - 3) : at + 2]
        if other is not token and other.dimension is Dimension.PERCENT and other.sentence == token.sentence and other.series is None
    ]
    near = [other for other in near if "；" not in claims.shadow[min(other.end, token.end) : max(other.start, token.start)]]
    if above:  # 增速8.3%，全省平均为7.1%，高出全省1.2%
        elsewhere = ELSEWHERE.search(token.lead)
        priors = [other for other in near if elsewhere is not None and elsewhere[0] in other.lead]
    else:
        priors = [other for other in near if _told_of_before(other) and (other.index < at or other.gap.startswith("（"))]
    currents = [other for other in near if other not in priors and other.index < at]
    if len(priors) == 1 and len(currents) == 1:
        return (currents[0], priors[0]) if of_one_kind(currents[0], priors[0]) else None
    if len(priors) == 1 and not currents:
        apart = rate_apart(claims, token, priors[0], change)
        return (apart[0], priors[0]) if apart is not None else None
    if above and currents and not priors and AGAINST_TARGET.search(token.lead):
        target = target_apart(claims, token, currents[0], change)
        return (currents[0], target) if target is not None else None
    return None


def _told_of_before(token: Token) -> bool:
    if token.role is Role.GROWTH:  # 比上年增长6.8% is of this year, （上年增长9.3%） of the last
        return token.lead.startswith(("上年", "去年", "同期", "上月", "上期"))
    return is_of_before(token) or YEAR.match(token.lead) is not None
