"""Growth against a year that the text names: 2024年决算数57.43万元，2025年支出决算56.12万元，比2024年决算数减少2.28%."""

import re

from jixiao.extract.claims import Claims
from jixiao.extract.growth import Growth
from jixiao.extract.labels import same_thing, subject_of
from jixiao.extract.subjects import CONSTANT_PRICES, OF_THE_ACCOUNTS, OTHER_BASIS, of_one_thing
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Scenario, Status

_NAMED_YEAR = re.compile(r"[比较]((?:19|20)[0-9]{2})年")
_REACH = 10  # figures before the rate among which both values are looked for


def read_dated_rate(claims: Claims, at: int, rate: Token) -> bool:
    """Holds the rate against the value of the year that it names, where the paragraph states one; False if it names none, or the paragraph
    states none."""
    named = _NAMED_YEAR.search(rate.lead)
    if named is None or rate.series is not None or OTHER_BASIS.search(rate.lead):
        return False
    year = int(named[1])
    values = [
        token
        for token in reversed(claims.tokens[max(0, at - _REACH) : at])
        if token.block == rate.block and token.role is Role.VALUE and token.series is None and token.depth == rate.depth
    ]
    base = next((token for token in values if token.year == year and f"{year}年" in token.gap), None)
    if base is None or base.scenario is not (Scenario.BUDGET_INITIAL if "预算" in rate.lead else Scenario.ACTUAL):
        return False
    currents = [
        token
        for token in values
        if token is not base
        and token.unit.text == base.unit.text
        and token.dimension is base.dimension
        and token.dimension is not Dimension.PERCENT
        and token.scenario is base.scenario
        and not token.prior
        and (token.year is None or token.year > year or (token.year == year and f"{year}年" not in token.gap))
        and of_one_thing(base, token)
    ]
    if not currents or CONSTANT_PRICES.search(currents[0].label) or (subject_of(rate.label) and not _names(rate, currents[0])):
        return False
    readings = [(token, growth) for token in currents[:2] if (growth := Growth.from_values(rate, token, base)) is not None]
    if not readings:
        return False
    current, growth = next((reading for reading in readings if reading[1].status is not Status.INCONSISTENT), readings[0])
    holds = growth.status is not Status.INCONSISTENT
    growth.emit(claims, rate, [(current, "current"), (base, "prior")], growth.support if holds else 0.0, 0.0)
    return True


def _names(rate: Token, current: Token) -> bool:
    """Whether the words before the rate beyond its comparison (比2024年决算数) name the current value."""
    subject = OF_THE_ACCOUNTS.sub("", subject_of(rate.label))
    return not subject or same_thing(subject, current.label)
