"""Rates of several figures together: the base, or the part, is a sum of figures that are told one by one."""

from decimal import Decimal

from jixiao.extract.arithmetic import HUNDRED, Ratio, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.ratios import support_of, values_before
from jixiao.extract.token import Token
from jixiao.model import Kind, Status

_ZERO = Decimal(0)


def joint_base(claims: Claims, at: int, rate: Token, tops: list[tuple[float, Token]], inline: bool) -> bool:
    """A base that is told as its parts: 占转移支付总额的76.2% of 一般性3.18亿元、专项1.07亿元."""
    if inline or not tops or rate.amount in (_ZERO, HUNDRED):
        return False
    values = values_before(claims, at, 8)
    for _, top in tops[:1]:
        if top not in values:
            continue
        before = values[values.index(top) + 1 :]
        for count in (2, 3):
            run = before[:count]
            if len(run) < count or len({token.dimension for token in (top, *run)}) > 1:
                continue
            total = sum((token.amount for token in run), _ZERO)
            ratio = Ratio(rate.amount, rate.ulp, top.amount, top.ulp, total, sum((token.ulp for token in run), _ZERO)) if total else None
            if (
                ratio is not None
                and judge(ratio.residual, ratio.bound, ratio.variance)[0] is not Status.INCONSISTENT
                and support_of(rate, ratio) > 5
            ):
                joined = " + ".join(plain(token.quantity.value) for token in reversed(run))
                formula = f"{plain(top.quantity.value)} / ({joined}) = {claims.figure(rate)}%"
                claims.rate(
                    Kind.SHARE,
                    rate,
                    ratio,
                    [(top, "part"), *((token, "base") for token in reversed(run))],
                    formula,
                    support_of(rate, ratio) - 4,
                )
                return True
    return False
