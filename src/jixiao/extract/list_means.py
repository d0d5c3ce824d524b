"""The mean of figures told in a row: 自评得分分别为94.5分、92分和88.5分，平均91.67分."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import is_hedged, judge, places_of, plain
from jixiao.extract.claims import Claims
from jixiao.extract.one_slip import slip_bits
from jixiao.extract.token import Token
from jixiao.model import Dimension, Kind, Status

_MEAN = re.compile(r"(?:(?P<plain>算术|简单)?平均(?:得?分[数值]?|值|数|率|水平|满意[度率])?|年均|均值|均分)(?:为|是|达到?|约)?$")
_WEIGHTED = re.compile(r"加权|权重")
_DIMENSIONS = frozenset([Dimension.SCORE, Dimension.PERCENT])
_FEWEST, _CONVINCING = 2, 3.0


def read_list_means(claims: Claims) -> None:
    """Adds the mean of a row of scores or rates that stands right before it. O(n)."""
    for token in claims.tokens:
        if token.dimension in _DIMENSIONS and "均" in token.lead and not is_hedged(token.quantity.hedge):
            said = _MEAN.search(token.lead)
            if said is not None and not _WEIGHTED.search(token.gap):
                is_plain = said["plain"] is not None or said[0].startswith("年均")
                if is_plain or token.dimension is Dimension.SCORE:  # rates of groups are weighed by their sizes
                    _mean(claims, token, _row_before(claims, token), is_plain)


def _row_before(claims: Claims, mean: Token) -> list[Token]:
    """The figures of the same kind in a row that ends right before a mean, in their order."""
    row: list[Token] = []
    for token in reversed(claims.tokens[max(0, mean.index - 12) : mean.index]):
        if token.dimension is not mean.dimension or token.block != mean.block or is_hedged(token.quantity.hedge):
            break
        row.append(token)
        if token.gap[:1] not in ("、", "和", "及", "与") and not (token.series is not None and token is not token.series[0]):
            break
    return row[::-1]


def _mean(claims: Claims, mean: Token, row: list[Token], is_plain: bool) -> None:
    if len(row) < _FEWEST:
        return
    count = Decimal(len(row))
    right = sum(token.amount for token in row) / count
    residual = mean.amount - right
    ulps = [mean.ulp, *(token.ulp / count for token in row)]
    bound = sum(ulps, Decimal(0)) / 2
    status, deviation = judge(residual, max(bound, Decimal("0.005")), sum((ulp * ulp for ulp in ulps), Decimal(0)) / 12)
    if status is not Status.CONSISTENT and not (is_plain and len(row) > _FEWEST):
        slips = [slip_bits(claims.figure(mean), right - bound, right + bound)]
        slips += [
            slip_bits(claims.figure(one), one.amount + residual * count - bound, one.amount + residual * count + bound) for one in row
        ]
        if max(slips) < _CONVINCING:
            return
    figure = claims.figure(mean)
    printed = " + ".join(claims.figure(token) for token in row)
    claims.add(
        Kind.PER_CAPITA, Status.CONSISTENT if status is Status.IMPROBABLE else status,
        [claims.operand(mean, "each"), *(claims.operand(token, "total") for token in row)], f"({printed}) / {len(row)} = {figure}", figure,
        plain(right / mean.unit.factor, max(places_of(figure), 1)), mean.unit.text, 4.0, 0.0, deviation, residual, "mean",
    )  # fmt: skip
