"""Units told once for many figures: 主要税种完成情况（单位：万元）：, （本段单位：元）, 金额单位均为万元."""

import re
from bisect import bisect_right
from decimal import Decimal

from jixiao.extract.claims import Claims
from jixiao.extract.token import AMOUNTS, Token
from jixiao.language import UNITS
from jixiao.model import Dimension, Unit

_ZERO = Decimal(0)
_TOLD = re.compile(
    r"（(?P<scope>[^（）]{0,6})单位[：为]?(?P<unit>[^（）\s]{1,3})）|（(?P<bare>万元|元|亿元|千元)）(?=[：。]?\n)"
    r"|金额(?:计量)?单位[^，。；\n（）]{0,6}[为是：](?P<all>万元|元|亿元|千元)"
)
_LONGEST_TABLE = 30  # paragraphs below a caption
_CODE = re.compile(r"[0-9]+[ 　\t.．、]+[一-龥]")  # 302 商品和服务支出: the code of a line
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def lend_units(claims: Claims) -> None:
    """Gives bare figures the unit that the words before them tell for their paragraph, for the lines below, or for the whole text."""
    tokens, shadow, blocks = claims.tokens, claims.shadow, claims.blocks
    if "单位" not in shadow and "元）" not in shadow:
        return
    starts: list[int] = []
    for told in _TOLD.finditer(shadow):
        unit = UNITS.get(told["unit"] or told["bare"] or told["all"])
        if unit is None or unit.dimension is Dimension.NONE:
            continue
        starts = starts or [token.start for token in tokens]
        first = bisect_right(starts, told.end())
        if told["all"]:
            for token in tokens[first:]:
                if _is_bare(token, shadow) and _is_amount(shadow[token.start : token.quantity.span.end]):
                    _lend(token, unit)
            continue
        block = bisect_right([block.span.start for block in blocks], told.start()) - 1
        ends = blocks[block].span.end - told.end() <= 2
        _lend_below(tokens[first:], unit, shadow, block, _LONGEST_TABLE if ends else 0)


def _lend_below(tokens: list[Token], unit: Unit, shadow: str, block: int, lines: int) -> None:
    """To the bare figures of this paragraph, or of the lines below that have some, one after the other."""
    last = block
    for token in tokens:
        if token.block > last + 1 or token.block > block + lines:
            return
        if _is_bare(token, shadow):
            _lend(token, unit)
            last = token.block
        elif token.block > last and token.unit.dimension is unit.dimension:
            return


def _is_bare(token: Token, shadow: str) -> bool:
    return (
        token.dimension is Dimension.NONE
        and not token.unit.text
        and not token.in_table
        and token.role in AMOUNTS
        and token.quantity.upper is None
        and _YEAR.fullmatch(shadow, token.start, token.end) is None
        and not (token.gap.isspace() and _CODE.match(shadow, token.start))
    )


def _is_amount(figure: str) -> bool:
    return "," in figure or figure[-3:-2] == "."


def _lend(token: Token, unit: Unit) -> None:
    token.unit, token.dimension = unit, unit.dimension
    token.amount = token.quantity.value * unit.factor
    token.size = float(token.amount)
    token.ulp = _ZERO if unit.exact else token.quantity.ulp * unit.factor
