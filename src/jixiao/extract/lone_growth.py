"""Growth rates told without their change: between two values, on average over years, in step with a list."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import HUNDRED, bits, plain
from jixiao.extract.claims import Claims
from jixiao.extract.comparisons import is_another_time
from jixiao.extract.dated_growth import read_dated_rate
from jixiao.extract.growth import Growth
from jixiao.extract.labels import same_thing, subject_of
from jixiao.extract.ratios import PLANNED, has_its_rate
from jixiao.extract.subjects import CONSTANT_PRICES, FROM, LEVELS, OTHER_BASIS, subject_before
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Scenario, Status


def read_lone_rate(claims: Claims, at: int, rate: Token) -> None:
    """A growth rate without its change: checked where the clause states both values."""
    tokens = claims.tokens
    if rate.series is not None and _series_rate(claims, rate):
        return
    if "年均" in rate.lead or "平均增长" in rate.lead or "年平均" in rate.lead:
        _average(claims, at, rate)
        return
    if _points_meant(claims, at, rate) or read_dated_rate(claims, at, rate):
        return
    if rate.series is not None:
        claims.unverifiable(Kind.GROWTH, rate, "rate", "prior value not stated")
        return
    priors: list[Token] = []
    currents: list[Token] = []
    for back in range(at - 1, max(-1, at - 6), -1):
        token = tokens[back]
        if token.block != rate.block or token.sentence != rate.sentence:
            break
        if token.role in LEVELS:
            if _is_base(tokens, back) or (
                token.scenario in PLANNED
                and not token.prior
                and rate.compared != "budget"
                and (token.depth > rate.depth or (token.scenario is Scenario.BUDGET_INITIAL and not priors))
            ):
                continue
            if OTHER_BASIS.search(token.lead):
                continue
            if token.prior or (FROM.search(token.lead) and back + 1 < at and tokens[back + 1].marker == "到"):
                priors.append(token)
            else:
                currents.append(token)
                if not priors and token.marker != "到":  # a value of its own stands nearer: an earlier prior is another's
                    before = tokens[back - 1] if back else None
                    if before is not None and _two_years(before, token):
                        priors.append(before)
                    break
            if priors and currents:
                break
        elif token.role is Role.GROWTH and token.cut in ("；", "。"):
            break
    if at + 1 < len(tokens):
        after = tokens[at + 1]
        of_a_year = rate.compared == "prior" and _OF_A_YEAR.match(after.gap)  # 同比下降9.06%（2018年为17.44万元）
        if after.sentence == rate.sentence and after.role is Role.VALUE and "（" in after.gap and (after.prior or of_a_year):
            priors.append(after)
    if rate.lead.endswith("下浮") and at >= 2 and tokens[at - 2].role is Role.VALUE and tokens[at - 1].role is Role.VALUE:
        ceiling, price = tokens[at - 2], tokens[at - 1]
        if ceiling.sentence == rate.sentence and ceiling.dimension is price.dimension is Dimension.MONEY and price.amount <= ceiling.amount:
            priors, currents = [ceiling], [price]  # 预算26,840万元，中标25,632万元，下浮4.5%
    priors = [prior for prior in priors if not is_another_time(rate, prior)]
    named = subject_before(tokens, at)
    if named and priors:  # 总产比上年的13.61万吨增长3.09%
        currents = [
            t
            for t in reversed(tokens[max(0, at - 30) : at])
            if t.role in LEVELS and not t.prior and t.dimension is priors[0].dimension and same_thing(named, t.label)
        ]
    if priors and not currents and not named:  # 决算1.92万元，……。上年决算2.35万元，下降18.3%
        currents = [
            t
            for t in reversed(tokens[max(0, priors[0].index - 8) : priors[0].index])
            if t.role is Role.VALUE
            and t.block == rate.block
            and not t.prior
            and t.unit.text == priors[0].unit.text
            and same_thing(t.label, _PRIOR_NAME.sub("", priors[0].label))
        ]
    subject = subject_of(rate.label)
    if subject and currents and _PER_UNIT.match(subject) and not _PER_UNIT.match(currents[0].label):
        claims.unverifiable(Kind.GROWTH, rate, "rate", "prior value not stated")
        return  # 全年用水总量…；万元GDP用水量下降6.4%
    if not subject or (currents and priors and same_thing(subject, currents[0].label)):
        changed = [t for t in tokens[max(0, at - 3) : at] if t.role is Role.CHANGE and t.sentence == rate.sentence and t.sign == rate.sign]
        for prior in priors:
            for change in changed:  # 较去年多8项（去年31项），增长25.8%; 上年4982.15万元，本年多付344.11万元，增长6.91%
                if change.unit.text == prior.unit.text and change.role is Role.CHANGE:
                    growth = Growth.from_change_and_prior(rate, change, prior)
                    if growth is not None:
                        growth.emit(claims, rate, [(change, "change"), (prior, "prior")], growth.support, 0.0)
                        return
            for current in currents:
                if (
                    current.role is not prior.role
                    or current.dimension is not prior.dimension
                    or (current.unit.text in ("个",) and prior.unit.text != "个")
                ):
                    continue
                for growth, role in (
                    (Growth.from_values(rate, current, prior), "current"),
                    (Growth.from_change_and_prior(rate, current, prior, rate.sign), "change"),
                ):
                    if role == "change" and rate.unit.text == "倍":
                        continue  # 由860张增加到2150张，增长2.5倍: the multiple is no growth
                    if growth is not None and growth.status is not Status.INCONSISTENT:
                        growth.emit(claims, rate, [(current, role), (prior, "prior")], growth.support, 0.0)
                        claims.rate_of[current.index, prior.index] = rate
                        return
        if (
            priors
            and currents
            and priors[0].dimension is currents[0].dimension
            and _comparable(currents[0], priors[0])
            and not OTHER_BASIS.search(rate.lead)
            and not CONSTANT_PRICES.search(currents[0].label)
            and not has_its_rate(claims, rate, currents[0], priors[0])
        ):
            growth = Growth.from_values(rate, currents[0], priors[0])
            if growth is not None:
                growth.emit(claims, rate, [(currents[0], "current"), (priors[0], "prior")], 0.0, 0.0)
                claims.rate_of[currents[0].index, priors[0].index] = rate
                return
    claims.unverifiable(Kind.GROWTH, rate, "rate", "prior value not stated")


def _two_years(before: Token, token: Token) -> bool:
    """上年支出1200万元，本年支出1260万元: each figure names its year."""
    return (
        before.prior
        and before.role is token.role
        and before.unit.text == token.unit.text
        and before.sentence == token.sentence
        and token.lead.startswith(("本年", "今年", "当年"))
        and before.lead.startswith(("上年", "去年"))
        and before.lead[2:] in ("", token.lead[2:])
    )


_PER_UNIT = re.compile(r"万元|亿元|单位|百元|[人户亩次]均")
_OF_A_YEAR = re.compile(r"（20[0-9]{2}年(?:同期)?(?:为|是)?")
_PRIOR_NAME = re.compile(r"^(?:上年|去年|上一年|同期|上年同期)(?:的)?")


def _is_base(tokens: list[Token], at: int) -> bool:
    """为年初预算24.30亿元的101.0%: the base of a rate is not what the clause after it is told of."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.base == "的" and after.role in (Role.SHARE, Role.COMPLETION) and after.gap[:1] == "的"


def _comparable(current: Token, prior: Token) -> bool:
    """Two values of one thing in two years are of one kind and seldom a power of five apart."""
    return current.role is prior.role and prior.amount > 0 and Decimal("0.2") < current.amount / prior.amount < 5


def _series_rate(claims: Claims, rate: Token) -> bool:
    """比上年的614.2万元、58.63万元分别增长19.9％和23.5％: values, priors and rates in step."""
    series = rate.series or []
    length, rank, first = len(series), series.index(rate), series[0].index
    if OTHER_BASIS.search(series[0].gap):  # 两年平均分别增长5.1%和3.2%
        return False
    values = [t for t in claims.tokens[max(0, first - 14) : first] if t.role in LEVELS and t.block == rate.block and t.depth == rate.depth]
    priors = [token for token in values if token.prior][-length:]
    after = claims.tokens[series[-1].index + 1] if series[-1].index + 1 < len(claims.tokens) else None
    if not priors and after is not None and after.prior and after.sentence == rate.sentence:
        following = claims.tokens[after.index : after.index + length]  # 同比分别下降a、b，上年分别为c、d
        priors = following if all(t.role in LEVELS and t.sentence == rate.sentence for t in following) and len(following) == length else []
    currents = next(
        (t.series for t in reversed(values) if t.series is not None and len(t.series) == length and not t.prior),
        [token for token in values if not token.prior][-length:],
    )
    if len(priors) < length or len(currents) < length or any(a.unit.text != b.unit.text for a, b in zip(priors, currents, strict=True)):
        return False
    growth = Growth.from_values(rate, currents[rank], priors[rank])
    if growth is None or currents[rank].dimension is not priors[rank].dimension:
        return False
    growth.emit(claims, rate, [(currents[rank], "current"), (priors[rank], "prior")], growth.support, 0.0)
    return True


def _average(claims: Claims, at: int, rate: Token) -> None:
    """由2019年的6.40亿元增加到2023年的8.36亿元，年均增长6.91%: as many intervals as years lie between."""
    values = [t for t in claims.tokens[max(0, at - 7) : at] if t.role in LEVELS and t.sentence == rate.sentence and t.year]
    values = [t for t in values if t.dimension is values[-1].dimension and t.unit.text[-1:] == values[-1].unit.text[-1:]] if values else []
    years = {token.year: token for token in values if token.year is not None}
    if len(years) < 2:
        claims.unverifiable(Kind.GROWTH, rate, "rate", "base not stated")
        return
    start, end = years[min(years)], years[max(years)]
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
