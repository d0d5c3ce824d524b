"""Means of a row, each of the amount and the number at its own place: 支付分别为a和b万元，人次分别为m和n，人均分别为x和y元."""

from decimal import Decimal

from jixiao.extract.arithmetic import Ratio
from jixiao.extract.claims import Claims
from jixiao.extract.token import Role, Token

Made = tuple[Token, Token, Token, Ratio]
_REACH = 45  # figures before a row in which the rows that it is made of stand


def aligned_readings(claims: Claims, row: list[Token]) -> list[Made]:
    """(mean, amount, number, what comes of them) for each place of a row of means, from the two rows of its length before it that make
    most of them; nothing where no two rows make more than half. O(rows before it squared), rows bounded."""
    length = len(row)
    rows: list[list[Token]] = []
    for token in claims.tokens[max(0, row[0].index - _REACH) : row[0].index]:
        series = token.series
        if series is not None and series[0] is token and len(series) == length and token.block == row[0].block and token.role is Role.VALUE:
            rows.append(series)
    best: list[Made] = []
    most = length / 2
    for tops in rows:
        for counts in rows:
            if tops is counts or tops[0].dimension is not row[0].dimension or any(token.quantity.value <= 0 for token in counts):
                continue
            made = [(*place, _ratio(*place)) for place in zip(row, tops, counts, strict=True)]
            holding = sum(ratio.allowed() for *_, ratio in made)
            if holding > most:
                best, most = made, holding
    return best


def _ratio(each: Token, top: Token, count: Token) -> Ratio:
    """A row of bare numbers (人次分别为9870、8644) counts in ones, whatever unit the rows beside it have."""
    amount, ulp = (count.amount, count.ulp) if count.quantity.unit.text else (count.quantity.value, count.quantity.ulp)
    factor = each.unit.factor
    return Ratio(each.quantity.value, each.ulp / factor, top.amount, top.ulp, amount, ulp, Decimal(1) / factor)
