"""Changes against another period or plan: 比上年增加38.75万元，增长9.75%; 由3.2亿元增加到4.1亿元."""

import re
from decimal import Decimal
from math import log2

from jixiao.extract.arithmetic import bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.compared import currents_of, named_pair, prior_of
from jixiao.extract.cues import COMPARES
from jixiao.extract.diagnosis import slip_bits
from jixiao.extract.growth import Growth, slip_in_change
from jixiao.extract.labels import subject_of
from jixiao.extract.lone_growth import read_lone_rate
from jixiao.extract.subjects import CONSTANT_PRICES, FROM, OTHER_BASIS, is_level, of_one_measure
from jixiao.extract.token import Role, Token
from jixiao.model import Kind, Scenario, Status

_ZERO = Decimal(0)
_OVER_PLAN = re.compile(r"超收|短收|欠收")  # 为计划的110.9%，超收24.2亿元，同比增长25.96%


def read_changes(claims: Claims) -> None:
    """Adds growth and difference relations."""
    for change in claims.of(Role.CHANGE):
        _change(claims, change.index, change, _rate_beside(claims.tokens, change.index))
    for rate in claims.of(Role.GROWTH):
        if rate.index not in claims.settled:
            read_lone_rate(claims, rate.index, rate)


def _rate_beside(tokens: list[Token], at: int) -> Token | None:
    """The growth rate told with a change: right after it or right before (增长6.3%，增收1840万元); in a series that of the same rank."""
    change = tokens[at]
    if change.series is not None and tokens[at].role is Role.CHANGE:
        rank, last = change.series.index(change), change.series[-1].index
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is not None and after.role is Role.GROWTH and after.series is not None and len(after.series) == len(change.series):
            return after.series[rank] if after.series[0] is after else None
        return None
    aside = at + 1 < len(tokens) and tokens[at + 1].depth > change.depth and is_level(tokens[at + 1])
    for other in (at + 2 if aside else at + 1, at - 1):  # 增加24.15亿元（年初262.20亿元），增长9.21%
        if not 0 <= other < len(tokens):
            continue
        rate = tokens[other]
        if "年均" in rate.lead or "平均" in rate.lead or (_OVER_PLAN.search(change.lead) and "同比" in rate.lead):
            continue
        if rate.role is not Role.GROWTH or rate.block != change.block or rate.series is not None:
            continue
        if rate.compared and change.compared and rate.compared != change.compared:
            continue  # 较预算节约0.58万元，比上年下降12.3%
        if other < at and COMPARES.search(change.gap):
            continue  # 较2017年增长12.8%，比上年增加36人: two bases
        later = tokens[max(at, other)]
        if (
            later.cut in ("", "，", "、", "（")
            and (other > at or not subject_of(change.label))
            and not subject_of(rate.label if other > at else "")
        ):
            return rate
    return None


def _change(claims: Claims, at: int, change: Token, rate: Token | None) -> None:
    if "亏" in claims.shadow[max(0, change.start - 60) : change.start]:
        if rate is not None:
            claims.unverifiable(Kind.GROWTH, rate, "rate", "from or to a loss")
        return
    pair = named_pair(claims, at, change)
    if pair is not None and of_one_measure(pair[0], change):
        _from_prior(claims, change, rate, pair[1], [(0.0, pair[0])])
        return
    prior = prior_of(claims, at, change)
    candidates = currents_of(claims, at, change, change)
    if prior is not None:
        _from_prior(claims, change, rate, prior, candidates)
        return
    if rate is None:
        return
    best: tuple[float, Token, Growth] | None = None
    second = 0.0
    for cost, current in candidates:
        growth = Growth.from_change(rate, change, current)
        if growth is None or growth.status is Status.INCONSISTENT:
            continue
        score = growth.support - cost
        if best is None or score > best[0]:
            second = best[0] if best else 0.0
            best = (score, current, growth)
        else:
            second = max(second, score)
    if best is not None and (best[0] > 0 or best[1] is candidates[0][1]):
        best[2].emit(claims, rate, [(best[1], "current"), (change, "change")], best[0], second)
        claims.settled.add(change.index)
        return
    other_basis = (
        OTHER_BASIS.search(change.lead)
        or OTHER_BASIS.search(rate.lead)
        or (candidates and CONSTANT_PRICES.search(candidates[0][1].label) and "名义" not in rate.lead)
    )
    income = candidates and "可支配收入" in candidates[0][1].label  # told as it is paid out more often than at constant prices
    if (not other_basis or income) and not is_hedged(change.quantity.hedge):
        slipped = [(slip_in_change(claims, rate, change, current) - cost, current) for cost, current in candidates if cost <= _FAR]
        proof, current = max(slipped, key=lambda pair: pair[0], default=(0.0, change))
        told = Growth.from_change(rate, change, current) if proof >= (2 * _PROOF if income else _PROOF) else None
        if told is not None:
            told.emit(claims, rate, [(current, "current"), (change, "change")], 0.0, 0.0)
            claims.settled.add(change.index)
            return
    if not candidates or candidates[0][0] > 3.0 or other_basis or is_hedged(change.quantity.hedge):
        claims.unverifiable(Kind.GROWTH, rate, "rate", "current value not stated")
        claims.settled.add(rate.index)
        return
    if any(is_hedged(current.quantity.hedge) for _, current in candidates[:1]):
        claims.unverifiable(Kind.GROWTH, rate, "rate", "value only approximate")
        claims.settled.add(rate.index)
        return
    current, growth = _nearest_miss(rate, change, candidates)
    if growth is None:
        return
    growth.emit(claims, rate, [(current, "current"), (change, "change")], 0.0, 0.0)
    claims.settled.add(change.index)


def _nearest_miss(rate: Token, change: Token, candidates: list[tuple[float, Token]]) -> tuple[Token, "Growth | None"]:
    """Of the readings that fail, the one to report: cheapest by syntax, and nearest in size."""
    best: tuple[float, Token, Growth] | None = None
    for cost, current in candidates:
        growth = Growth.from_change(rate, change, current)
        if growth is None or cost > candidates[0][0] + 3.0:
            continue
        size = abs(log2(max(float(abs(growth.value)), 0.001) / max(float(abs(rate.amount)), 0.001)))
        if best is None or cost + min(size, 6.0) < best[0]:
            best = (cost + min(size, 6.0), current, growth)
    return (best[1], best[2]) if best is not None else (candidates[0][1], None)


def _from_prior(claims: Claims, change: Token, rate: Token | None, prior: Token, candidates: list[tuple[float, Token]]) -> None:
    """Both values and the change stand in the clause: current - prior = change, and the rate follows."""
    usable = [
        (cost, token)
        for cost, token in candidates
        if token is not prior and (token.year is None or prior.year is None or token.year >= prior.year)
    ]
    reached = claims.tokens[min(prior.index + 1, change.index)]
    if FROM.search(prior.lead) and reached.marker == "到" and of_one_measure(reached, change):
        usable = [(0.0, reached)]  # 由6.33万元降为5.57万元: no other figure is what it became
    if change.index + 1 < len(claims.tokens):  # 由a增加到b: the value reached may follow the change
        after = claims.tokens[change.index + 1]
        if after.marker == "到" and after.dimension is change.dimension and after.role is Role.VALUE and after.sentence == change.sentence:
            usable.insert(0, (0.0, after))
    current = next((token for _, token in usable if _difference(token, prior, change)[0] is not Status.INCONSISTENT), None)
    holds = current is not None
    if current is None:
        current = _missed(claims, change, rate, prior, usable)
    if current is None:
        if rate is not None:
            growth = Growth.from_change_and_prior(rate, change, prior)
            if growth is not None:
                growth.emit(claims, rate, [(change, "change"), (prior, "prior")], growth.support, 0.0)
        return
    status, deviation, residual = _difference(current, prior, change)
    factor = change.unit.factor
    claims.add(
        Kind.DIFFERENCE,
        status,
        [claims.operand(change, "change"), claims.operand(current, "current"), claims.operand(prior, "prior")],
        f"{plain(current.quantity.value)} - {plain(prior.quantity.value)} = {plain(change.quantity.value * change.sign)}",
        claims.figure(change),
        plain(abs(current.amount - prior.amount) / factor),
        change.unit.text,
        bits(max(change.ulp, Decimal(1)), change.amount) if holds else 0.0,
        deviation=deviation,
        residual=residual / factor,
        form="direction" if not holds and abs(current.amount - prior.amount) == change.amount else "",
        reason="value only approximate" if status is Status.UNVERIFIABLE else "",
    )
    claims.settled.add(change.index)
    if rate is None:
        return
    readings = [
        (Growth.from_values(rate, current, prior), [(current, "current"), (prior, "prior")]),
        (Growth.from_change_and_prior(rate, change, prior), [(change, "change"), (prior, "prior")]),
        (Growth.from_change(rate, change, current), [(current, "current"), (change, "change")]),
    ]
    good = [(growth, operands) for growth, operands in readings if growth is not None and growth.status is not Status.INCONSISTENT]
    for growth, operands in good[:1] or readings[1:2]:
        if growth is not None:
            growth.emit(claims, rate, operands, growth.support, 0.0)


def _missed(claims: Claims, change: Token, rate: Token | None, prior: Token, usable: list[tuple[float, Token]]) -> Token | None:
    """Of the values that do not hold with the prior and the change, the one that was meant: because one slip explains it, or by syntax."""
    told = 0.0  # what it proves that the rate holds with change and prior: then the value that they lead to is wrong
    if rate is not None:
        growth = Growth.from_change_and_prior(rate, change, prior)
        if growth is not None and growth.status is not Status.INCONSISTENT:
            told = growth.support
    proved: tuple[float, Token] | None = None
    for cost, token in usable:
        if cost > _FAR:
            break
        proof = max(slip_in_difference(claims, change, token, prior), told if cost <= _FAR / 2 else 0.0) - cost
        if proof >= _PROOF and (proved is None or proof > proved[0]):
            proved = (proof, token)
    if proved is not None:
        return proved[1]
    cost, nearest = usable[0] if usable else (_FAR, prior)
    if (cost > _NEAR and nearest.index != prior.index - 1) or nearest.sentence != change.sentence or not usable:
        return None
    if nearest.scenario is Scenario.BUDGET_INITIAL and change.compared != "budget":
        return next((token for _, token in usable if token.scenario is Scenario.ACTUAL), nearest)
    return nearest


_NEAR, _FAR, _PROOF = (
    3.0,
    8.0,
    3.0,
)  # bits: what a value may cost that is believed without proof, and with; by how much a proof must outweigh


def slip_in_difference(claims: Claims, change: Token, current: Token, prior: Token) -> float:
    """How much it proves, in bits, that one slip in one of the three figures keeps current - prior from making the change."""
    found = 0.0
    moved = change.amount * change.sign
    slack = (change.ulp + current.ulp + prior.ulp) / 2
    for token, needed in ((change, abs(current.amount - prior.amount)), (current, prior.amount + moved), (prior, current.amount - moved)):
        factor = token.unit.factor
        margin = max(slack - token.ulp / 2, _ZERO)
        if needed > 0:
            found = max(found, slip_bits(claims.figure(token), (needed - margin) / factor, (needed + margin) / factor))
    return found


def _difference(current: Token, prior: Token, change: Token) -> tuple[Status, float, Decimal]:
    residual = change.amount * change.sign - (current.amount - prior.amount)
    ulps = (change.ulp, current.ulp, prior.ulp)
    if len({change.unit.text, current.unit.text, prior.unit.text}) == 1:
        finest = min((ulp for ulp in ulps if ulp), default=_ZERO)
        shared = [min(ulp, finest) if ulp and sum(u == finest for u in ulps) >= 2 else ulp for ulp in ulps]
    else:
        shared = list(ulps)
    status, deviation = judge(residual, sum(shared, _ZERO) / 2, sum((ulp * ulp for ulp in shared), _ZERO) / 12)
    if status is Status.INCONSISTENT and abs(residual) <= sum(ulps, _ZERO) / 2:
        status = Status.IMPROBABLE
    if status is Status.INCONSISTENT and any(is_hedged(token.quantity.hedge) for token in (change, current, prior)):
        status = Status.CONSISTENT if abs(residual) <= max(change.amount, _ZERO) / 5 else Status.UNVERIFIABLE
    return status, deviation, residual
