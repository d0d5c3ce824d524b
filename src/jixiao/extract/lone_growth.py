"""Growth rates told without their change: between two values, on average over years, in step with a list."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import HUNDRED, bits, is_hedged, plain
from jixiao.extract.claims import Claims
from jixiao.extract.compared import currents_of, is_of_an_earlier_year, named_pair, prior_behind
from jixiao.extract.comparisons import is_another_time
from jixiao.extract.cues import AGAINST, THIS_YEAR, WEAK
from jixiao.extract.dated_growth import read_dated_rate
from jixiao.extract.growth import Growth, slip_in_growth
from jixiao.extract.growth_lists import read_in_step
from jixiao.extract.labels import subject_of
from jixiao.extract.ratios import PLANNED, has_its_rate
from jixiao.extract.roles import stem_of
from jixiao.extract.subjects import CONSTANT_PRICES, FROM, OTHER_BASIS, is_level
from jixiao.extract.token import LEVELS, Role, Token
from jixiao.model import Dimension, Kind, Scenario, Status


def read_lone_rate(claims: Claims, at: int, rate: Token) -> None:
    """A growth rate without its change: checked where the clause states both values."""
    if read_in_step(claims, rate):
        return
    if "年均" in rate.lead or "平均增长" in rate.lead or "年平均" in rate.lead:
        _average(claims, at, rate)
        return
    if _points_meant(claims, at, rate) or read_dated_rate(claims, at, rate):
        return
    if rate.series is not None:
        claims.unverifiable(Kind.GROWTH, rate, "rate", "prior value not stated")
        return
    if (rate.lead.endswith("下浮") and _price_cut(claims, at, rate)) or _of_two_named(claims, at, rate):
        return
    for prior in _priors(claims, at, rate):
        if _between(claims, at, rate, prior):
            return
    claims.unverifiable(Kind.GROWTH, rate, "rate", "prior value not stated")


def _priors(claims: Claims, at: int, rate: Token) -> list[Token]:
    """The values that the sentence tells of the period, or the plan, with which a rate compares, the likeliest first."""
    tokens = claims.tokens
    found: list[Token] = []
    own = False  # whether a value of its own stands nearer: a prior before it is another's
    for back in range(at - 1, max(-1, at - 6), -1):
        token = tokens[back]
        if token.block != rate.block or token.sentence != rate.sentence or (token.role is Role.GROWTH and token.cut in ("；", "。")):
            break
        if not is_level(token) or token.serves_rate or OTHER_BASIS.search(token.lead):
            continue
        if (
            token.prior
            or (FROM.search(token.lead) and back + 1 < at and tokens[back + 1].marker == "到")
            or (rate.compared == "budget" and token.scenario in PLANNED)
            or is_of_an_earlier_year(claims, token, tokens[max(0, back - 4) : at])
        ):
            if not own or _stands_against(tokens, back) or _two_years(token, tokens[back + 1]):
                found.append(token)
        elif token.marker != "到" and not (
            token.scenario in PLANNED and (token.depth > rate.depth or token.scenario is Scenario.BUDGET_INITIAL)
        ):
            own = True
    behind = prior_behind(claims, rate, None)
    if behind is not None:
        found.insert(0, behind)
    counted = _COUNTED_IN.search(rate.label)
    if counted is not None:  # 上年为14起、10人，事故起数降幅21.4%
        found = [prior for prior in found if prior.unit.text[-1:] in _SAME_COUNT.get(counted[1], counted[1])]
    return [prior for prior in found if not is_another_time(rate, prior)]


_COUNTED_IN = re.compile("([人户家起宗件次])数$")
_SAME_COUNT = dict.fromkeys("起宗件", "起宗件")


def _stands_against(tokens: list[Token], at: int) -> bool:
    """与上年的512.06万元相比，……: what follows is held against it, however many figures follow."""
    return AGAINST.match(tokens[at + 1].gap) is not None


def _between(claims: Claims, at: int, rate: Token, prior: Token) -> bool:
    """Holds the rate against the prior and what it may have become; False where nothing in reach can be that."""
    tokens = claims.tokens
    changed = [t for t in tokens[max(0, at - 5) : at] if t.role is Role.CHANGE and t.sentence == rate.sentence and t.sign == rate.sign]
    for change in changed:  # 较去年多8项（去年31项），增长25.8%; 上年4982.15万元，本年多付344.11万元，增长6.91%
        if change.unit.text == prior.unit.text and change.compared != "budget":
            growth = Growth.from_change_and_prior(rate, change, prior)
            if growth is not None:
                growth.emit(claims, rate, [(change, "change"), (prior, "prior")], growth.support, 0.0)
                return True
    per_unit = _PER_UNIT.match(subject_of(rate.label))  # 全年用水总量1.86亿立方米……；万元GDP用水量下降6.4%
    together = "计" in prior.gap[-8:]  # 安排2.84亿元，调入317万元，较上年合计（2.52亿元）增长14%: the two of them
    currents = [
        (
            cost
            + (0.0 if token.role is prior.role or token.marker == "到" else 1.5)
            + (4.0 if together and "计" not in token.lead else 0.0),
            token,
        )
        for cost, token in currents_of(claims, at, rate, prior)
        if token is not prior and _of_one_kind(token, prior) and (per_unit is None or _PER_UNIT.match(token.label))
    ]
    currents.sort(key=lambda pair: pair[0])
    for cost, current in currents:
        if cost > _FAR:
            break
        for growth, role in (
            (Growth.from_values(rate, current, prior), "current"),
            (Growth.from_change_and_prior(rate, current, prior, rate.sign), "change"),
        ):
            if role == "change" and (rate.unit.text == "倍" or cost > _NEAR):
                continue  # 由860张增加到2150张，增长2.5倍: the multiple is no growth
            if growth is not None and growth.status is not Status.INCONSISTENT and (cost <= _NEAR or growth.support > cost):
                growth.emit(claims, rate, [(current, role), (prior, "prior")], growth.support, 0.0)
                claims.rate_of[current.index, prior.index] = rate
                return True
    if OTHER_BASIS.search(rate.lead):
        return False
    best: tuple[float, Token] | None = None
    for cost, current in currents:
        if cost > _FAR:
            break
        if not _comparable(current, prior) or has_its_rate(claims, rate, current, prior) or _NO_PRICES.search(current.label):
            continue
        proof = slip_in_growth(claims, rate, current, prior) - cost
        if proof >= _PROOF or (cost <= _NEAR and not CONSTANT_PRICES.search(current.label)):
            proof = proof if proof >= _PROOF else -cost
            best = (proof, current) if best is None or proof > best[0] else best
    growth = Growth.from_values(rate, best[1], prior) if best is not None else None
    if best is None or growth is None:
        return False
    growth.emit(claims, rate, [(best[1], "current"), (prior, "prior")], 0.0, 0.0)
    claims.rate_of[best[1].index, prior.index] = rate
    return True


_NO_PRICES = re.compile(r"增加值|生产总值|GDP|地区总值|总产值")  # whose growth is told at constant prices, however it is compared
_PROOF = 3.0  # bits by which a slip must outweigh what its reading costs
_PER_UNIT = re.compile(r"万元|亿元|单位|百元|[人户亩次]均")
_NEAR, _FAR = 3.0, 8.0  # bits: what a current value may cost that is believed without proof, and with


def _of_one_kind(current: Token, prior: Token) -> bool:
    """Whether two values can be of one thing in two years: both means or both amounts, in one unit; a bare 比上年 says neither."""
    if current.unit.text != prior.unit.text and (current.unit.text[-1:] != prior.unit.text[-1:] or prior.unit.text == "个"):
        return False
    return current.role is prior.role or current.marker == "到" or not subject_of(_PRIOR_NAME.sub("", prior.label))


def _of_two_named(claims: Claims, at: int, rate: Token) -> bool:
    """下半年比上半年增长12.6%: the two that the clause names, told before it."""
    pair = named_pair(claims, at, rate)
    growth = Growth.from_values(rate, *pair) if pair is not None else None
    if pair is None or growth is None:
        return False
    growth.emit(claims, rate, [(pair[0], "current"), (pair[1], "prior")], growth.support, 0.0)
    return True


def _price_cut(claims: Claims, at: int, rate: Token) -> bool:
    """预算26,840万元，中标25,632万元，下浮4.5%: the ceiling is what it started from."""
    if at < 2:
        return False
    ceiling, price = claims.tokens[at - 2 : at]
    if not (
        ceiling.role is price.role is Role.VALUE
        and not ceiling.prior
        and not price.prior
        and ceiling.sentence == price.sentence == rate.sentence
        and ceiling.dimension is price.dimension is Dimension.MONEY
        and stem_of(price.lead)[-2:] not in WEAK  # 较控制价节约81.35万元，下浮5.14%
    ):
        return False
    growth = Growth.from_values(rate, price, ceiling)
    if growth is None or (growth.status is Status.INCONSISTENT and price.amount > ceiling.amount):
        return False
    growth.emit(claims, rate, [(price, "current"), (ceiling, "prior")], growth.support, 0.0)
    claims.rate_of[price.index, ceiling.index] = rate
    return True


def _two_years(before: Token, token: Token) -> bool:
    """上年支出1200万元，本年支出1260万元: each figure names its year."""
    return (
        before.prior
        and before.role is token.role
        and before.unit.text == token.unit.text
        and before.sentence == token.sentence
        and token.lead.startswith(THIS_YEAR)
        and (before.lead.endswith(_LAST_YEAR) or (before.lead.startswith(_LAST_YEAR) and before.lead[2:] in ("", token.lead[2:])))
    )


_LAST_YEAR = ("上年", "去年")
_PRIOR_NAME = re.compile(r"^(?:[比较与和同])?(?:上年|去年|上一年|前一年|同期|20[0-9]{2}年)?(?:同期|末|底)?(?:的)?")


def _comparable(current: Token, prior: Token) -> bool:
    """Two values of one thing in two years are of one kind and seldom a power of five apart."""
    return prior.amount > 0 and Decimal("0.2") < current.amount / prior.amount < 5


def _average(claims: Claims, at: int, rate: Token) -> None:
    """由2019年的6.40亿元增加到2023年的8.36亿元，年均增长6.91%: as many intervals as years lie between."""
    values = [t for t in claims.tokens[max(0, at - 7) : at] if t.role in LEVELS and t.sentence == rate.sentence and t.year]
    values = [t for t in values if t.dimension is values[-1].dimension and t.unit.text[-1:] == values[-1].unit.text[-1:]] if values else []
    years = {token.year: token for token in values if token.year is not None and "累计" not in token.lead}
    if len(years) < 2:
        claims.unverifiable(Kind.GROWTH, rate, "rate", "base not stated")
        return
    start, end = years[min(years)], years[max(years)]
    if (
        any(is_hedged(token.quantity.hedge) or CONSTANT_PRICES.search(token.label) for token in (start, end))
        or claims.tokens[at - 1].unit.text
        == "倍"  # 首次突破600亿元，……是2020年的1.1倍，年均增长1.9%: since a year that is told by its multiple
    ):
        claims.unverifiable(Kind.GROWTH, rate, "rate", "base not stated")
        return
    intervals = max(years) - min(years)
    if start.amount <= 0 or end.amount <= 0:
        return
    quotient = end.amount / start.amount
    root = (quotient.ln() / intervals).exp()
    by_start, by_end = (HUNDRED * root / intervals / token.amount * token.ulp for token in (start, end))
    formula = f"({plain(end.quantity.value)} / {plain(start.quantity.value)}) ^ (1/{intervals}) - 1"
    growth = Growth(rate, (root - 1) * HUNDRED, (by_start, by_end), lambda: formula, Decimal(20))
    growth.emit(claims, rate, [(end, "end"), (start, "start")], growth.support, 0.0)


def _points_meant(claims: Claims, at: int, rate: Token) -> bool:
    """占比58.7％，较上年的55.2％增长3.5％: percentage points in common speech. With any other verb it is a slip (see points)."""
    rates = [
        t
        for t in claims.tokens[max(0, at - 3) : at]
        if t.dimension is Dimension.PERCENT and t.sentence == rate.sentence and t.role is not Role.GROWTH
    ]
    if len(rates) < 2 or not rate.lead.endswith("增长"):
        return False
    current, prior = rates[-2], rates[-1]
    if not re.search(r"上年|去年|同期|由|从|比|较", prior.lead):
        return False
    residual = rate.amount * rate.sign - (current.amount - prior.amount)
    if abs(residual) > (rate.ulp + current.ulp + prior.ulp) / 2:
        return False
    claims.add(
        Kind.DIFFERENCE,
        Status.CONSISTENT,
        [claims.operand(rate, "change"), claims.operand(current, "current"), claims.operand(prior, "prior")],
        f"{plain(current.quantity.value)}% - {plain(prior.quantity.value)}% = {plain(rate.quantity.value * rate.sign)}",
        claims.figure(rate),
        plain(abs(current.amount - prior.amount)),
        "%",
        bits(rate.ulp, Decimal(10)),
        form="points",
    )
    claims.settled.add(rate.index)
    return True
