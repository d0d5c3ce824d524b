"""Amounts made of several rates: 专职21名、兼职53名，每月补贴专职800元、兼职300元，全年需补贴39.24万元."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.extract.arithmetic import is_hedged, places_of, plain
from jixiao.extract.claims import Claims
from jixiao.extract.labels import core_of
from jixiao.extract.one_slip import slip_bits
from jixiao.extract.per_head_parts import MAKES
from jixiao.extract.per_head_words import ANYTHING_COUNTED
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Status

_MONTHS = (Decimal(12), Decimal(1))
_ONCE = (Decimal(1),)
_MOST_RATES, _BEFORE, _AHEAD = 6, 14, 8
_CONVINCING = 3.0
_TOLD = (Role.VALUE, Role.PER_HEAD)


def read_products(claims: Claims) -> None:
    """Adds the claim that an amount makes about the rates and numbers told before it; only where there are several rates. O(n)."""
    for token in claims.of(Role.PER_HEAD):
        if token.dimension is Dimension.MONEY and token.gap[:1] != "、" and not is_hedged(token.quantity.hedge):
            rates = _rates(claims, token)
            if len(rates) > 1:
                _product(claims, rates)


def _rates(claims: Claims, first: Token) -> list[Token]:
    rates = [first]
    for token in claims.tokens[first.index + 1 : first.index + _MOST_RATES]:
        if token.gap[:1] != "、" or token.dimension is not Dimension.MONEY or token.role not in _TOLD or token.sentence != first.sentence:
            break
        rates.append(token)
    return rates


def _product(claims: Claims, rates: list[Token]) -> None:
    last = rates[-1]
    total = next(
        (
            token
            for token in claims.tokens[last.index + 1 : last.index + _AHEAD]
            if token.sentence == last.sentence and token.dimension is Dimension.MONEY and token.role in (Role.VALUE, Role.CHANGE)
        ),
        None,
    )
    if total is None or not MAKES.search(total.lead) or is_hedged(total.quantity.hedge):
        return
    monthly = any("月" in token.lead for token in rates)
    made = [
        (sum((rate.amount * count.amount for rate, count in zip(rates, counts, strict=True)), Decimal(0)) * times, counts, times)
        for counts in _counts(claims, rates, total)
        for times in (_MONTHS if monthly else _ONCE)
    ]
    for value, counts, times in made:
        if abs(value - total.amount) * 2 <= total.ulp:
            _emit(claims, total, rates, counts, value, times, Status.CONSISTENT)
            return
    rated = [(_slip(claims, total, rates, counts, value, times), value, counts, times) for value, counts, times in made if value]
    if rated:
        evidence, value, counts, times = max(rated, key=lambda found: found[0])
        if evidence >= _CONVINCING:
            _emit(claims, total, rates, counts, value, times, Status.INCONSISTENT)


def _counts(claims: Claims, rates: list[Token], total: Token) -> Iterator[list[Token]]:
    """The numbers that go with the rates: those of the same names, else as many of them in a row beside the rates."""
    near = [
        token
        for token in claims.tokens[max(0, rates[0].index - _BEFORE) : total.index]
        if token.role is Role.VALUE and token.dimension in ANYTHING_COUNTED and token.block == total.block
    ]
    names = [core_of(rate.label.partition("每")[0].removeprefix("标准") or rate.label) for rate in rates]
    tails = [name[-2:] for name in names]
    named = [[token for token in near if len(tail) == 2 and tail in token.lead] for tail in tails]
    if all(named):
        yield [tokens[-1] for tokens in named]
    for at in range(len(near) - len(rates), -1, -1):
        row = near[at : at + len(rates)]
        if all(token.unit is row[0].unit and token.index == row[0].index + n for n, token in enumerate(row)):
            yield row


def _slip(claims: Claims, total: Token, rates: list[Token], counts: list[Token], value: Decimal, times: Decimal) -> float:
    """How well one slip of the amount, of a rate or of a number explains that they do not fit, in bits."""
    half, off = total.ulp / 2, total.amount - value
    best = slip_bits(claims.figure(total), (value - half) / total.unit.factor, (value + half) / total.unit.factor)
    for rate, count in zip(rates, counts, strict=True):
        for one, other in ((rate, count), (count, rate)):
            each = other.amount * times * one.unit.factor
            if each:
                right = one.quantity.value + off / each
                best = max(best, slip_bits(claims.figure(one), right - half / each, right + half / each))
    return best


def _emit(claims: Claims, total: Token, rates: list[Token], counts: list[Token], value: Decimal, times: Decimal, status: Status) -> None:
    figure = claims.figure(total)
    terms = " + ".join(f"{claims.figure(count)} × {claims.figure(rate)}" for rate, count in zip(rates, counts, strict=True))
    formula = f"{figure} = ({terms})" + (f" × {plain(times)}" if times != 1 else "")
    operands = [claims.operand(total, "total"), *(claims.operand(token, "each") for token in rates)]
    claims.add(
        Kind.PER_CAPITA, status, [*operands, *(claims.operand(token, "count") for token in counts)], formula, figure,
        plain(value / total.unit.factor, places_of(figure)), total.unit.text, 6.0 if status is Status.CONSISTENT else 0.0,
        residual=total.amount - value, form="products",
    )  # fmt: skip
