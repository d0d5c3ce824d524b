"""A figure whose unit is 10^4 off, told by the figure that it is compared with or by its list: 新增绿地1.36平方米，目标为1.2万平方米."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.claims import Claims
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Reading, Relation, Scenario, Status

_SCALES = frozenset([Decimal(10) ** power for power in (-8, -4, 4, 8)])
_DIMENSIONS = frozenset(
    [Dimension.MONEY, Dimension.AREA, Dimension.MASS, Dimension.VOLUME, Dimension.LENGTH, Dimension.ENERGY, Dimension.PEOPLE]
)
# What only says that a figure is the one to compare with: it has no name of its own.
_COMPARED = re.compile(
    r"^(?:其|该项|年度|全年|年初|同期|为|即|比|较|与|和|原|控制)*(?:目标|计划|任务|指标|预算|概算|控制价|预算价|标底|最高限价|上年|去年|同期|目标值|计划数|预算数)"
    r"(?:值|数|额|价|任务)?(?:为|是|的|达|约|计)*$"
)
_NEAR, _LIST_NEAR, _FEWEST = Decimal(3), Decimal(20), 3


def read_unit_slips(claims: Claims) -> None:
    """Adds a broken claim for each figure that would be of the size of its companion in the companion's unit, and is 10^4 from it."""
    before: Token | None = None
    for token in claims.tokens:
        if token.role is not Role.VALUE or token.dimension not in _DIMENSIONS or token.in_table or is_hedged(token.quantity.hedge):
            before = None if token.role is Role.VALUE else before
            continue
        if before is not None and before.sentence == token.sentence and token.unit.factor != before.unit.factor and _is_off(before, token):
            if _COMPARED.match(token.lead) and _is_near(before, token, _NEAR) and before.scenario is Scenario.ACTUAL:
                _add(claims, before, token)
            elif _ends_list(claims, token):
                _add(claims, token, before)
        before = token


def _is_off(one: Token, other: Token) -> bool:
    return one.dimension is other.dimension and one.unit.factor / other.unit.factor in _SCALES


def _is_near(one: Token, other: Token, most: Decimal) -> bool:
    """Whether two figures as printed are of one size."""
    a, b = one.quantity.value, other.quantity.value
    return a > 0 and b > 0 and a < b * most and b < a * most


def _ends_list(claims: Claims, last: Token) -> bool:
    """甲镇（14862万元）、乙镇（11037万元）、丙镇（7254万元）和丁镇（5316亿元）: the one of at least three that has another unit."""
    listed = [last]
    for token in reversed(claims.tokens[max(0, last.index - 8) : last.index]):
        joins = listed[-1].gap.lstrip("）")[:1] in ("、", "和", "及")
        if not joins or token.role is not Role.VALUE or token.dimension is not last.dimension or token.depth != last.depth:
            break
        listed.append(token)
    others = listed[1:]
    return (
        len(others) >= _FEWEST - 1
        and all(token.unit.factor == others[0].unit.factor and _is_near(token, last, _LIST_NEAR) for token in others)
        and (len(others) >= _FEWEST or last.depth > 0)
    )


def _add(claims: Claims, wrong: Token, companion: Token) -> None:
    figure = claims.figure(wrong)
    claims.relations.append(
        Relation(
            Kind.LIMIT,
            Status.INCONSISTENT,
            (claims.operand(wrong, "value"), claims.operand(companion, "limit")),
            f"{figure}{wrong.unit.text} ~ {claims.figure(companion)}{companion.unit.text}",
            figure + wrong.unit.text,
            figure + companion.unit.text,
            "",
            Reading(0.0, 0.0),
            form="unit",
        )
    )
