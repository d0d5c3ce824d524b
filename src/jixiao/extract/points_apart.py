"""Percentage points against a rate told apart from them: 税收收入812456万元，占68.58%…。税收占比较上年的70.08%下降1.50个百分点."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import bits
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_bits
from jixiao.extract.labels import akin
from jixiao.extract.rate_pairs import BOUNDS, signed
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension

_ZERO = Decimal(0)
_REACH = 30  # figures before the points among which their rate is looked for
_CHANCE = 4.0  # bits that an agreement must prove where no name ties the rates together
_PROOF = 4.0  # bits that a slip must prove
_NAME = re.compile(
    r"(?P<name>[^，。；：、（）\n]{2,24}?)(?:(?:占比|比重|比例)?(?:比|较|与|上年|去年|同期|全[国省市县区]|低于|高于|高出|低|高|差)|提高|下降|上升|回落|提升|增加|减少|降低)"
)
_RANK = re.compile(r"第?([一二三四])(?:季度|次?产业|产(?!业))")
_ORDER = {"一": 0, "二": 1, "三": 2, "四": 3}
_KINDS = (
    (re.compile(r"占比|比重|比例|占"), frozenset([Role.SHARE])),
    (re.compile(r"增速|增幅|降幅|增长率"), frozenset([Role.GROWTH])),
    (re.compile(r"率|进度|满意度"), frozenset([Role.RATE, Role.COMPLETION, Role.SHARE, Role.OTHER])),
)


def rate_apart(claims: Claims, points: Token, prior: Token, change: Decimal) -> tuple[Token, float] | None:
    """The rate, told before the points' own sentence, that `prior` has become, with what speaks for it in bits; None where none is certain.

    `change` is the signed change told. Where the agreement or a name ties the two, a contradiction is taken as one if a slip explains it,
    or the name occurs once."""
    clause = _clause(claims, points, prior)
    named = _NAME.match(clause)
    name = named["name"] if named is not None else ""
    roles = next((roles for words, roles in _KINDS if words.search(clause)), None)
    near = [
        token
        for token in claims.tokens[max(0, points.index - _REACH) : min(points.index, prior.index)]
        if token.dimension is Dimension.PERCENT
        and token.block >= points.block - 2
        and token is not prior
        and token.quantity.upper is None
        and (roles is None or token.role in roles)
        and not _of_before(token)
    ]
    owned = [token for token in near if name and _is_named(claims, token, name)]
    for found, tie in ((owned, 0.0), (near, _CHANCE)):
        holding = [token for token in reversed(found) if _agrees(points, token, prior, change)]
        if holding:
            bound = (points.ulp + holding[0].ulp + prior.ulp) / 2
            support = bits(max(bound, points.ulp / 2), Decimal(10)) - (len(found) - 1).bit_length()
            if support > tie:
                return holding[0], support
    for token in reversed(owned):
        if _slip(claims, points, token, prior, change) >= _PROOF:
            return token, 0.0
    return (owned[0], 0.0) if len(owned) == 1 and abs(owned[0].amount - prior.amount) < 20 else None


def target_apart(claims: Claims, points: Token, current: Token, change: Decimal) -> Token | None:
    """The target that the document sets for a rate by name: 合格率保持在98%以上, for 合格率98.85%，高于目标0.85个百分点.

    None where it sets none with which the points hold, or would hold but for one slip."""
    name = current.lead if len(current.lead) > 1 else current.label
    targets = [
        token
        for token in claims.tokens
        if token.dimension is Dimension.PERCENT
        and token is not current
        and token is not points
        and (token.quantity.hedge in BOUNDS or _TARGET.search(token.lead))
        and token.role not in (Role.GROWTH, Role.POINTS)
        and akin(_TARGET.sub("", name), token.lead)
    ]
    for target in targets:
        if abs(change - (current.amount - target.amount)) <= (points.ulp + current.ulp) / 2:
            return target
    return next((target for target in targets if _slip(claims, points, current, target, change) >= _PROOF), None)


_TARGET = re.compile(r"目标|指标|任务|要求|标准|不低于|不少于|不高于|达到|保持|控制|以上|实际|完成")


def _clause(claims: Claims, points: Token, prior: Token) -> str:
    """The words from the start of the sentence that the points and their prior stand in up to them."""
    start = min(points.start, prior.start)
    before = claims.shadow[max(0, start - 40) : start]
    cut = max(map(before.rfind, "。；\n，")) + 1
    if before[cut:].strip(" ，") == "" or len(before) - cut < 4:  # 医疗服务收入占比上年为…，提高: the name stands a clause before
        cut = max(map(before.rfind, "。；\n")) + 1
    return _LEADING.sub("", before[cut:])


_LEADING = re.compile(r"^(?:其中|[一二三四五六]是|[ 、0-9.]+)+")


def _is_named(claims: Claims, rate: Token, name: str) -> bool:
    """Whether the item that a rate is told of bears a name; in a list by its rank (四季度 is the fourth)."""
    series = rate.series
    rank = _RANK.search(name)
    if series is not None:
        if rank is not None:
            return series.index(rate) == _ORDER[rank[1]]
        values = claims.tokens[max(0, series[0].index - len(series)) : series[0].index]
        return len(values) == len(series) and akin(name, values[series.index(rate)].label)
    if akin(name, rate.lead):
        return True
    before = claims.tokens[rate.index - 1] if rate.index else None
    return before is not None and before.sentence == rate.sentence and rate.role is Role.SHARE and akin(name, before.label)


def _of_before(token: Token) -> bool:
    return token.prior or _BEFORE.search(token.lead) is not None


_BEFORE = re.compile(r"上年|去年|同期|前年|由|从|[比较](?![例重])|目标|预期")


def _agrees(points: Token, current: Token, prior: Token, change: Decimal) -> bool:
    bound = (points.ulp + current.ulp + prior.ulp) / 2
    return abs(change - (signed(current) - signed(prior))) <= bound


def _slip(claims: Claims, points: Token, current: Token, prior: Token, change: Decimal) -> float:
    """How much it proves, in bits, that one slip of one of the three keeps the points from holding."""
    slack = (points.ulp + current.ulp + prior.ulp) / 2
    needs = (
        (points, abs(signed(current) - signed(prior))),
        (current, abs(signed(prior) + change)),
        (prior, abs(signed(current) - change)),
    )
    found = 0.0
    for token, needed in needs:
        margin, factor = max(slack - token.ulp / 2, _ZERO), token.unit.factor
        found = max(found, slip_bits(claims.figure(token), (needed - margin) / factor, (needed + margin) / factor))
    return found
