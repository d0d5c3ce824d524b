"""Growth rates told in a list, in step with the values and those of the period before: 分别下降9.83%、12.50%，上年分别为346起、24人."""

import re

from jixiao.extract.claims import Claims
from jixiao.extract.growth import Growth
from jixiao.extract.subjects import OTHER_BASIS, is_level
from jixiao.extract.token import LEVELS, Role, Token

_LONGEST = 12
_IN_TURN = re.compile(r"分别|依次|顺次|各为|各是")


def read_in_step(claims: Claims, rate: Token) -> bool:
    """Holds a rate of a list against the figures of its rank; False if it stands in none, or its list is not told in step."""
    if _before_their_priors(claims, rate):
        return True
    return rate.series is not None and (_series_rate(claims, rate) or _year_by_year(claims, rate))


def _before_their_priors(claims: Claims, rate: Token) -> bool:
    """批次同比下降15.79%，人次同比下降17.40%，上年分别为152批、431人次: rates in a row, and as many values of the year before."""
    tokens = claims.tokens
    first = last = rate.index
    while last + 1 < len(tokens) and last - rate.index < _LONGEST and _goes_on(tokens[last + 1], rate):
        last += 1
    if last + 1 >= len(tokens) or not tokens[last + 1].prior:
        return False
    while first and rate.index - first < _LONGEST and _goes_on(tokens[first - 1], rate):
        first -= 1
    length = last - first + 1
    if tokens[first].series is not tokens[last].series and not _IN_TURN.search(tokens[last + 1].lead):
        return False
    priors = tokens[last + 1 : last + 1 + length]
    if not 2 <= length <= _LONGEST or len(priors) < length or any(OTHER_BASIS.search(each.lead) for each in tokens[first : last + 1]):
        return False
    if not all(prior.prior and is_level(prior) and prior.sentence == rate.sentence for prior in priors):
        return False
    if last + 1 + length < len(tokens) and tokens[last + 1 + length].prior and tokens[last + 1 + length].gap in ("、", "和"):
        return False  # more values than rates
    currents = _currents(claims, first, priors)
    if currents is None:
        return False
    rank = rate.index - first
    growth = Growth.from_values(rate, currents[rank], priors[rank])
    if growth is None:
        return False
    growth.emit(claims, rate, [(currents[rank], "current"), (priors[rank], "prior")], growth.support, 0.0)
    return True


def _goes_on(token: Token, rate: Token) -> bool:
    return token.role is Role.GROWTH and token.sentence == rate.sentence


def _currents(claims: Claims, first: int, priors: list[Token]) -> list[Token] | None:
    """The values before the rates that are of the units of the priors, in their order, each the last of its unit."""
    found: list[Token] = []
    depth, block = claims.tokens[first].depth, priors[0].block
    near = claims.tokens[max(0, first - 4 * len(priors)) : first]
    before = [token for token in near if is_level(token) and not token.prior and token.depth == depth and token.block == block]
    for prior in reversed(priors):
        while before and before[-1].unit.text != prior.unit.text:
            before.pop()
        if not before:
            return None
        found.append(before.pop())
    return found[::-1]


def _year_by_year(claims: Claims, rate: Token) -> bool:
    """三年产量分别为21.46万吨、21.83万吨、22.27万吨，后两年依次增长1.7%和2.0%: each rate leads from one value to the next."""
    series = rate.series or []
    first = series[0]
    if OTHER_BASIS.search(first.gap.replace("后两年", "")) or _YEAR_BY_YEAR.search(first.lead) is None:
        return False
    values = next(
        (
            token.series
            for token in reversed(claims.tokens[max(0, first.index - len(series) - 3) : first.index])
            if token.series is not None and is_level(token) and token.sentence == first.sentence
        ),
        None,
    )
    if values is None or len(values) != len(series) + 1:
        return False
    rank = series.index(rate)
    growth = Growth.from_values(rate, values[rank + 1], values[rank])
    if growth is None:
        return False
    growth.emit(claims, rate, [(values[rank + 1], "current"), (values[rank], "prior")], growth.support, 0.0)
    return True


_YEAR_BY_YEAR = re.compile(r"后[两二三四五]年|逐年|环比|各年|次年")


def _series_rate(claims: Claims, rate: Token) -> bool:
    """比上年的614.2万元、58.63万元分别增长19.9％和23.5％: values, priors and rates in step."""
    series = rate.series or []
    length, rank, first = len(series), series.index(rate), series[0].index
    if OTHER_BASIS.search(series[0].gap):  # 两年平均分别增长5.1%和3.2%
        return False
    values = [t for t in claims.tokens[max(0, first - 14) : first] if t.role in LEVELS and t.block == rate.block and t.depth == rate.depth]
    priors = [token for token in values if token.prior][-length:]
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
