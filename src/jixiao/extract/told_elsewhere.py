"""Growth whose year before stands in another place: a row of the table that tells both years, a sentence of another section."""

import re
from collections.abc import Iterable

from jixiao.extract.claims import Claims
from jixiao.extract.growth import Growth, slip_in_growth
from jixiao.extract.labels import same_thing, subject_of
from jixiao.extract.ratios import PLANNED
from jixiao.extract.subjects import CONSTANT_PRICES, OTHER_BASIS, is_level
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Relation, Scenario, Status

_PAIRED = frozenset([Kind.GROWTH, Kind.DIFFERENCE])
_PROOF = 4.0  # bits that a slip must prove where only the name ties the rate to its pair
_REACH = 5  # figures before a rate among which the value that it is told of stands

_OTHER_TIME = re.compile(r"[月季]|预算|计划|目标|[0-9]{4}年|[二三四五六十]年|年[前初]|前年|平均|全[国省市县区州]|疫情")

Pair = tuple[Token, Token]


def read_growth_elsewhere(claims: Claims) -> None:
    """Adds growth of values that the document tells again beside those of the year before. Runs after all that tell pairs of years."""
    rates = [
        relation
        for relation in claims.relations
        if relation.kind is Kind.GROWTH and relation.status is Status.UNVERIFIABLE and relation.reason == "prior value not stated"
    ]
    if not rates:
        return
    at = {token.start: token for token in claims.tokens}
    pairs = list(_pairs(claims.relations, at))
    if not pairs:
        return
    by_amount: dict[tuple[object, ...], list[Pair]] = {}
    for pair in pairs:
        bare = pair[0].dimension is Dimension.NONE  # a table whose unit is told somewhere else
        by_amount.setdefault((None, pair[0].quantity.value) if bare else (pair[0].dimension, pair[0].amount), []).append(pair)
    read: set[int] = set()
    for relation in rates:
        rate = at.get(relation.operands[0].span.start)
        if rate is None or rate.series is not None or rate.in_table or not _tells_of_last_year(rate):
            continue
        if _of_its_value(claims, rate, by_amount) or _of_its_name(claims, rate, pairs):
            read.add(rate.start)
    if read:
        claims.relations = [
            relation
            for relation in claims.relations
            if relation.status is not Status.UNVERIFIABLE or relation.operands[0].span.start not in read
        ]


def _pairs(relations: Iterable[Relation], at: dict[int, Token]) -> Iterable[Pair]:
    """What the document tells of this year and the last, one beside the other."""
    for relation in relations:
        if relation.kind not in _PAIRED or relation.status is not Status.CONSISTENT:
            continue
        ends = {operand.role: at.get(operand.span.start) for operand in relation.operands}
        current, prior = ends.get("current"), ends.get("prior")
        if current is None or prior is None or current.unit.text != prior.unit.text or not is_level(current) or not is_level(prior):
            continue
        if current.scenario is prior.scenario or (prior.scenario not in PLANNED and current.scenario not in PLANNED):
            yield current, prior


def _tells_of_last_year(rate: Token) -> bool:
    return rate.compared in ("", "prior") and not OTHER_BASIS.search(rate.gap) and not _OTHER_TIME.search(rate.lead)


def _of_its_value(claims: Claims, rate: Token, by_amount: dict[tuple[object, ...], list[Pair]]) -> bool:
    """The value right before the rate is told elsewhere to the last digit, with the year before."""
    for token in reversed(claims.tokens[max(0, rate.index - _REACH) : rate.index]):
        if token.sentence != rate.sentence:
            return False
        if token.role is Role.GROWTH and token.cut in ("；", "。"):
            return False
        if not is_level(token) or token.prior or token.depth > rate.depth or token.serves_rate or token.scenario is not Scenario.ACTUAL:
            continue
        pairs = by_amount.get((token.dimension, token.amount)) or by_amount.get((None, token.quantity.value), [])
        priors = {pair[1].amount for pair in pairs}
        subject = subject_of(rate.label)
        if len(priors) != 1 or (subject and not same_thing(subject, token.label)) or CONSTANT_PRICES.search(token.label):
            return False
        current = token if token.dimension is pairs[0][1].dimension else pairs[0][0]
        growth = Growth.from_values(rate, current, pairs[0][1])
        if growth is None or len(claims.figure(token)) < 4:  # a short figure may stand anywhere
            return False
        growth.emit(claims, rate, [(current, "current"), (pairs[0][1], "prior")], growth.support, 0.0)
        return True
    return False


def _of_its_name(claims: Claims, rate: Token, pairs: list[Pair]) -> bool:
    """财政拨款增长4.7%, where a table tells the 财政拨款 of both years: taken where it holds, or a slip explains why not."""
    subject = subject_of(rate.label)
    if not subject or CONSTANT_PRICES.search(subject):
        return False
    named = {(pair[0].amount, pair[1].amount): pair for pair in pairs if same_thing(subject, pair[0].label)}
    if len(named) != 1:
        return False
    current, prior = next(iter(named.values()))
    growth = Growth.from_values(rate, current, prior)
    if growth is None:
        return False
    if growth.status is Status.INCONSISTENT and slip_in_growth(claims, rate, current, prior) < _PROOF:
        return False
    growth.emit(claims, rate, [(current, "current"), (prior, "prior")], growth.support, 0.0)
    return True
