"""Changes against another period or plan: 比上年增加38.75万元，增长9.75%; 由3.2亿元增加到4.1亿元."""

import re
from bisect import bisect_left
from decimal import Decimal
from math import log2

from jixiao.extract.arithmetic import bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.cues import COMPARES
from jixiao.extract.growth import Growth
from jixiao.extract.labels import same_thing, subject_of
from jixiao.extract.lone_growth import read_lone_rate
from jixiao.extract.subjects import CONSTANT_PRICES, FROM, LEVELS, OTHER_BASIS, subject_before
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Scenario, Status

_ZERO = Decimal(0)
_COUNTED = frozenset([Dimension.COUNT, Dimension.PEOPLE, Dimension.VISITS])
_FAR_BACK = 14  # figures that a change may reach back over for its subject
_FLAT_WORDS = ("持平", "一致", "相同", "相当", "变化", "不变", "无增减")  # one of them is in each of these
_FLAT = re.compile(r"(?:持平|一致|相同|无变化|没有变化|保持不变|不变|无增减)")


def read_changes(claims: Claims) -> None:
    """Adds growth and difference relations."""
    tokens = claims.tokens
    for change in claims.of(Role.CHANGE):
        _change(claims, change.index, change, _rate_beside(tokens, change.index))
    says_flat = any(word in claims.shadow for word in _FLAT_WORDS)
    for match in _LEVEL_WITH.finditer(claims.shadow) if says_flat else ():
        _level(claims, match)
    flat = {match.start() for match in _FLAT.finditer(claims.shadow)} if says_flat else set()
    for token in claims.of(Role.GROWTH, *LEVELS) if flat else claims.of(Role.GROWTH):
        if token.role is not Role.GROWTH:
            if token.end in flat:
                _flat(claims, token.index, token)
        elif token.index not in claims.settled:
            read_lone_rate(claims, token.index, token)


def _rate_beside(tokens: list[Token], at: int) -> Token | None:
    """The growth rate told with a change: right after it or right before (增长6.3%，增收1840万元); in a series that of the same rank."""
    change = tokens[at]
    if change.series is not None and tokens[at].role is Role.CHANGE:
        rank, last = change.series.index(change), change.series[-1].index
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is not None and after.role is Role.GROWTH and after.series is not None and len(after.series) == len(change.series):
            return after.series[rank] if after.series[0] is after else None
        return None
    for other in (at + 1, at - 1):
        if not 0 <= other < len(tokens):
            continue
        rate = tokens[other]
        if "年均" in rate.lead or "平均" in rate.lead:
            continue
        if rate.role is not Role.GROWTH or rate.block != change.block or rate.series is not None:
            continue
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
    prior = _prior_of(claims, at, change)
    candidates = _current_of(claims, at, change)
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


def _prior_of(claims: Claims, at: int, change: Token) -> Token | None:
    """The value that the change starts from, where the clause states it: 较上年的1260万元减少84万元; 由a增加到b，增加d."""
    tokens = claims.tokens
    budget = change.compared == "budget"
    for back in range(at - 1, max(-1, at - 5), -1):
        token = tokens[back]
        if token.block != change.block or token.sentence != change.sentence:
            break
        if OTHER_BASIS.search(token.lead):  # 剔除上年机构上划因素18000万元: left out of both years
            continue
        if back + 1 < at and tokens[back + 1].cut == "；" and tokens[back + 1].role in LEVELS:
            break  # 2023年2059人；……；全县2604人，同比减少766人: a statement of its own
        if token.role not in LEVELS or token.dimension is not change.dimension:
            if token.role in (Role.CHANGE, Role.GROWTH) and token.cut in ("；", "。"):
                break
            continue
        if (
            token.year
            and change.sentence == token.sentence
            and any(
                other.year
                and other.year > token.year
                and other.role is Role.VALUE
                and other.dimension is token.dimension
                and other.sentence == token.sentence
                for other in tokens[max(0, back - 3) : at]
            )
        ):
            return token
        if budget and token.scenario in (Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED, Scenario.TARGET):
            if "年初" in change.lead and token.scenario is Scenario.BUDGET_ADJUSTED:
                continue
            return token
        aside = (
            token.depth > change.depth
            and not any(  # 新收21436件（上年20108件），未结2323件，比上年末增加471件
                other.role in LEVELS and other.dimension is token.dimension and other.depth <= change.depth
                for other in tokens[back + 1 : at]
            )
        )
        if token.prior and not budget and (back == at - 1 or aside or FROM.search(token.lead)):
            return token
        if FROM.search(token.lead) and back < at - 1 and tokens[back + 1].marker == "到":
            return token
    return None


def _current_of(claims: Claims, at: int, change: Token) -> list[tuple[float, Token]]:
    """Values that the change may be told of, with what each costs in bits, cheapest first."""
    tokens = claims.tokens
    subject = subject_of(change.label) or subject_before(tokens, at)
    found: list[tuple[float, Token]] = []
    series = change.series
    if series is not None and len({token.dimension for token in series}) > 1:
        first = series[0].index
        values = [token for token in tokens[max(0, first - 8) : first] if token.role in LEVELS and token.block == change.block][
            -len(series) :
        ]
        if len(values) == len(series) and values[series.index(change)].dimension is change.dimension:
            return [(0.0, values[series.index(change)])]
        return []
    steps = 0
    block, dimension, unit = change.block, change.dimension, change.unit.text
    of_things = dimension is Dimension.COUNT
    for back in range(at - 1, max(-1, at - 40), -1):
        token = tokens[back]
        if token.block != block and (steps or block - token.block > 3) and not subject:
            break
        if (token.dimension is not dimension or token.prior or token.role not in LEVELS) and not (
            of_things and token.role is Role.VALUE and token.dimension in _COUNTED and token.unit.text == unit
        ):
            continue
        cost = 4.0 + steps if of_things and token.unit.text != unit and token.unit.text[-1] != unit[-1] else 0.6 * steps
        if token.sentence != change.sentence:
            cost += 2.0
        if token.block != block:
            cost += 2.0
        if token.scenario is not Scenario.ACTUAL and change.compared != "budget":
            cost += 2.5
        if series is not None and token.series is not None and len(token.series) == len(series):
            cost = 0.0 if token.series.index(token) == series.index(change) else 6.0
        elif series is not None:
            offset = steps - (len(series) - 1 - series.index(change))
            cost = 0.5 + 1.2 * offset if offset >= 0 else 6.0
        if subject:
            if same_thing(subject, token.label):
                cost = min(cost, 0.3 + 0.1 * steps)
            else:
                cost += 4.0
        found.append((cost, token))
        steps += 1
        if steps >= _FAR_BACK:
            break
    if found and found[0][1].sentence != change.sentence:  # after a breakdown the next sentence speaks of the whole again
        found = [
            (cost - 3.0 if token.index in claims.parts_of else cost + 2.0 if token.index in claims.whole_of else cost, token)
            for cost, token in found
        ]
    found.sort(key=lambda pair: pair[0])
    return found


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


def _from_prior(claims: Claims, change: Token, rate: Token | None, prior: Token, candidates: list[tuple[float, Token]]) -> None:
    """Both values and the change stand in the clause: current - prior = change, and the rate follows."""
    usable = [(cost, token) for cost, token in candidates if token is not prior]
    if change.index + 1 < len(claims.tokens):  # 由a增加到b: the value reached may follow the change
        after = claims.tokens[change.index + 1]
        if after.marker == "到" and after.dimension is change.dimension and after.role is Role.VALUE and after.sentence == change.sentence:
            usable.insert(0, (0.0, after))
    current: Token | None = None
    for _, token in usable:
        if _difference(token, prior, change)[0] is not Status.INCONSISTENT:
            current = token
            break
    holds = current is not None
    if (
        current is None
        and usable
        and (usable[0][0] <= 3.0 or usable[0][1].index == prior.index - 1)
        and usable[0][1].sentence == change.sentence
    ):
        current = usable[0][1]
        if usable[0][1].scenario is Scenario.BUDGET_INITIAL and change.compared != "budget":
            current = next((token for _, token in usable if token.scenario is Scenario.ACTUAL), current)
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
