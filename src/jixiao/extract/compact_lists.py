"""Numbers in a bracket that are named behind them: 获奖牌13枚（4金6银3铜）, 辖13个乡镇（8镇5乡）."""

import re
from bisect import bisect_left

from jixiao.extract.breakdowns import Breakdown
from jixiao.extract.claims import Claims
from jixiao.extract.groups import lend
from jixiao.extract.token import Role
from jixiao.model import Dimension, Status

_COMPACT = re.compile(r"（(?:[0-9]{1,5}[一-龥]{1,3}[、，]?){2,6}）")
_LONGEST_NAME = 4  # characters between the whole's unit and the bracket: 13个乡镇（
_NEARLY = 4  # a list of this form that misses its whole by no more than such a part of it was meant to make it


def read_compact_lists(claims: Claims) -> None:
    """Adds the sums of such brackets: their form leaves no rest."""
    starts: list[int] = []
    for match in _COMPACT.finditer(claims.shadow):
        starts = starts or [token.start for token in claims.tokens]
        first, end = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        parts = claims.tokens[first:end]
        head = claims.tokens[first - 1] if first else None
        if (
            head is None
            or len(parts) < 2
            or head.role is not Role.VALUE
            or not head.unit.exact
            or not 0 <= match.start() - head.end <= _LONGEST_NAME
            or any(part.dimension is not Dimension.NONE or part.unit.text for part in parts)
            or any(part.amount > head.amount for part in parts)
        ):
            continue
        off = abs(head.amount - sum(part.amount for part in parts))
        if off * _NEARLY > head.amount:
            continue
        for part in parts:
            lend(part, head)
        breakdown = Breakdown.of(head, parts, "bracket")
        breakdown.emit(claims)
        claims.placed.update(part.index for part in parts)
        if breakdown.status is Status.CONSISTENT:
            claims.parts_of[head.index] = tuple(part.index for part in parts)
