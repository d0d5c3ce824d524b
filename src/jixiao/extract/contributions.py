"""Changes of parts against the change of their whole: sums of changes, and the prior values that growth rates imply."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import Ratio, bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.closure import exhaustive
from jixiao.extract.comparisons import compare_alike
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.subjects import OTHER_BASIS
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Status

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_POINTS = Dimension.POINTS
_CONSTANT_PRICES = re.compile(r"增加值|生产总值|GDP|总产值|业务总量|可比|不变价|同口径|剔除|实际增长")
_SHARE_OF_GROWTH = re.compile(r"增[长量加].{0,6}贡献率$|增[长量]贡献率")
_PULL = re.compile(r"拉动|下拉|拉低|拖累|贡献")


def read_contributions(claims: Claims) -> None:
    """Adds sums of changes and growth relations between a whole's rate and its parts' rates."""
    for whole, parts in list(claims.parts_of.items()):
        tokens = [claims.tokens[whole], *(claims.tokens[part] for part in parts)]
        changes = [_change_of(claims, token) for token in tokens]
        known = [change for change in changes if change is not None]
        if len(known) == len(tokens) and len({change.dimension for change in known}) == 1:
            _sum_of_changes(claims, known[0], known[1:], sure=not tokens[0].prior)  # what was nothing last year is no part of it
        elif changes[0] is None:
            _implied_priors(claims, tokens)
    _listed_changes(claims)
    _pulls(claims)
    _shares_of_growth(claims)


def _change_of(claims: Claims, value: Token) -> Token | None:
    """The change told right behind a value."""
    for token in claims.tokens[value.index + 1 : value.index + 3]:
        if token.block != value.block or token.sentence != value.sentence or token.cut == "；" or token.role is Role.VALUE:
            return None
        if token.role is Role.CHANGE and token.dimension is value.dimension and token.compared != "budget":
            return token
    return None


def _rate_of(claims: Claims, value: Token) -> Token | None:
    token = claims.tokens[value.index + 1] if value.index + 1 < len(claims.tokens) else None
    if (
        token is None
        or token.role is not Role.GROWTH
        or token.block != value.block
        or token.sentence != value.sentence
        or token.cut == "；"
    ):
        return None
    return token if token.series is None and not is_hedged(token.quantity.hedge) else None


# 上年专项工程支出本年无此安排: a change that is not told as one.
_DROPPED = re.compile(r"上年[^。]{0,24}(?:本年|今年)(?:度)?(?:无|没有|未|不再)|(?:本年|今年)(?:度)?(?:无此|不再|未再)")


def _sum_of_changes(claims: Claims, whole: Token, parts: list[Token], sure: bool) -> bool:
    total = sum((part.amount * part.sign for part in parts), _ZERO)
    stated = whole.amount * whole.sign
    ulps = [token.ulp for token in (whole, *parts)]
    finest = min((ulp for ulp in ulps if ulp), default=_ZERO)
    bound = sum(ulps, _ZERO) / 2
    residual = stated - total
    status, deviation = judge(residual, bound, sum((ulp * ulp for ulp in ulps), _ZERO) / 12)
    if status is Status.INCONSISTENT and (not sure or _DROPPED.search(claims.shadow, parts[-1].end, parts[-1].end + 60)):
        return False
    if any(is_hedged(token.quantity.hedge) for token in (whole, *parts)):
        return False
    signed = [f"{'-' if part.sign < 0 else '+'} {claims.figure(part)}" for part in parts]
    claims.add(
        Kind.SUM, status, [claims.operand(whole, "total"), *(claims.operand(part, "part") for part in parts)],
        f"{plain(whole.quantity.value * whole.sign)} = {' '.join(signed).removeprefix('+ ')}", claims.figure(whole),
        plain(abs(total) / whole.unit.factor), whole.unit.text, bits(max(bound, finest / 2, whole.unit.factor / 200), whole.amount),
        deviation=deviation, residual=residual / whole.unit.factor, form="changes",
    )  # fmt: skip
    return True


def _listed_changes(claims: Claims) -> None:
    """支出增加216.73万元，主要是人员经费增加86.40万元，公用经费减少12.75万元，…: changes alone, in one sentence."""
    runs: list[list[Token]] = []
    for change in claims.of(Role.CHANGE):
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and change.index == last.index + 1
            and change.dimension is last.dimension
            and change.block == last.block
            and change.sentence == last.sentence
        ):
            runs[-1].append(change)
        else:
            runs.append([change])
    for run in runs:
        first = run[0]
        if len(run) >= 3 and first.index not in claims.settled:
            named = all(len(token.label) >= 2 for token in run[1:])
            closed = (
                named and run[1].marker in ("其中", "包括") and not re.search(r"等(?!级)", claims.shadow[run[-1].end : run[-1].end + 3])
            )
            closed = closed and _slipped(claims, run)
            _sum_of_changes(claims, first, run[1:], sure=closed)


def _slipped(claims: Claims, run: list[Token]) -> bool:
    """Whether one slip of the hand, or little, parts the whole from its parts; else a change may be untold (a part that is now 0)."""
    whole = run[0]
    total = sum((part.amount * part.sign for part in run[1:]), _ZERO)
    residual = whole.amount * whole.sign - total
    if abs(residual) <= whole.amount / 50 or any(abs(residual) == 2 * part.amount for part in run[1:]):  # little, or one direction word
        return True
    return slip_of(claims.figure(whole), abs(total) / whole.unit.factor) is not None or any(
        slip_of(claims.figure(part), abs(part.amount * part.sign + residual) / part.unit.factor) is not None for part in run[1:]
    )


def _pulls(claims: Claims) -> None:
    """增长8.4%，其中工业、房地产、其他分别拉动4.6个、-1.3个、5.1个百分点."""
    done = -1
    for token in claims.tokens:
        if token.dimension is not _POINTS or token.index <= done or not _PULL.search(token.lead):
            continue
        series = token.series or []
        if not series:
            for other in claims.tokens[token.index :]:
                if other.dimension is not Dimension.POINTS or other.sentence != token.sentence or not _PULL.search(other.lead):
                    break
                series.append(other)
        if len(series) < 2:
            continue
        done = series[-1].index
        rate = _whole_rate(claims, token)
        total = sum((part.amount for part in series), _ZERO)
        if rate is None or any(is_hedged(part.quantity.hedge) for part in (rate, *series)):
            continue
        stated = rate.amount * rate.sign
        holds = abs(stated - total) <= (rate.ulp + sum((part.ulp for part in series), _ZERO)) / 2
        if not holds and not _closed_pulls(claims, rate, series, stated - total):
            continue
        claims.add(
            Kind.SUM, Status.CONSISTENT if holds else Status.INCONSISTENT,
            [claims.operand(rate, "total"), *(claims.operand(part, "part") for part in series)],
            f"{claims.figure(rate)} = {' + '.join(claims.figure(part) for part in series)}", claims.figure(rate), plain(total), "%",
            4.0 if holds else 0.0, residual=stated - total, form="changes",
        )  # fmt: skip


def _whole_rate(claims: Claims, pull: Token) -> Token | None:
    """The growth that parts pull: the nearest lone rate before them in the paragraph."""
    for token in reversed(claims.tokens[max(0, pull.index - 14) : pull.index]):
        if token.block != pull.block or pull.sentence - token.sentence > 1:
            return None
        if token.role is Role.GROWTH and token.series is None:
            return token
    return None


def _closed_pulls(claims: Claims, rate: Token, series: list[Token], residual: Decimal) -> bool:
    """Whether parts that miss their whole were meant to make it: the rest is among them, and one slip explains the difference."""
    if not re.search(r"其他|其它|其余", claims.shadow[series[-1].start - len(series[-1].gap) : series[-1].start]):
        return False
    return slip_of(claims.figure(rate), rate.amount - residual) is not None or any(
        slip_of(claims.figure(part), part.quantity.value + residual) is not None for part in series
    )


def _shares_of_growth(claims: Claims) -> None:
    """工业增加0.90亿千瓦时，对全县用电增长的贡献率为75%: the change of the part over the change of the whole, told before it."""
    for token in claims.of(Role.RATE):
        if token.series is not None or token.index in claims.settled or not _SHARE_OF_GROWTH.search(token.base):
            continue
        changes = [
            other
            for other in claims.tokens[max(0, token.index - 10) : token.index]
            if other.role is Role.CHANGE and other.block == token.block and other.series is None and token.sentence - other.sentence <= 1
        ]
        part = changes[-1] if changes and changes[-1].sentence == token.sentence else None
        wholes = [
            other for other in changes[:-1] if part is not None and other.dimension is part.dimension and other.amount >= part.amount > 0
        ]
        if part is None or not wholes or token.cut == "；" or is_hedged(token.quantity.hedge):
            continue
        ratios = [
            Ratio(token.amount, token.ulp, part.amount * part.sign, part.ulp, whole.amount * whole.sign, whole.ulp) for whole in wholes
        ]
        fitting = [n for n, ratio in enumerate(ratios) if abs(ratio.residual) <= ratio.bound]
        if not fitting and len(wholes) > 1:
            continue
        chosen = fitting[-1] if fitting else 0
        whole = wholes[chosen]
        formula = f"{plain(part.quantity.value)} / {plain(whole.quantity.value)} = {claims.figure(token)}{token.unit.text}"
        claims.rate(Kind.SHARE, token, ratios[chosen], [(part, "part"), (whole, "base")], formula, 4.0 if fitting else 0.0)


def _implied_priors(claims: Claims, tokens: list[Token]) -> None:
    """A whole and its parts, each with its growth rate: the prior values that they imply must add up as the values do."""
    rates = [_rate_of(claims, token) for token in tokens]
    told = [rate for rate in rates if rate is not None]
    if (
        len(told) < len(tokens)
        or any(_CONSTANT_PRICES.search(token.label + token.lead) for token in tokens)
        or any(is_hedged(t.quantity.hedge) for t in tokens)
        or any(OTHER_BASIS.search(rate.lead) for rate in told)  # 扣除留抵退税因素后增长5.2%
        or not compare_alike(told)
    ):
        return
    priors, ulps = [], []
    for token, rate in zip(tokens, told, strict=True):
        scale = 1 if rate.unit.text == "倍" else _HUNDRED
        factor = 1 + rate.amount * rate.sign / scale
        if factor <= 0:
            return
        prior = token.amount / factor
        priors.append(prior)
        ulps.append(token.ulp / factor + prior / factor * rate.ulp / scale)
    residual = priors[0] - sum(priors[1:], _ZERO)
    status, deviation = judge(residual, sum(ulps, _ZERO) / 2, sum((ulp * ulp for ulp in ulps), _ZERO) / 12)
    if status is Status.IMPROBABLE:
        status = Status.CONSISTENT
    if status is Status.INCONSISTENT and not tokens[1].marker and not exhaustive(tokens[1:]):
        return  # 450 = 25.5 + 6.4 + 418.1, of other funds: figures that happen to add up
    rest = (tokens[0].amount / (priors[0] - residual) - 1) * _HUNDRED if priors[0] != residual else _ZERO
    if abs(rest - told[0].amount * told[0].sign) < 3 * told[0].ulp and told[0].unit.text == "%":
        status = Status.CONSISTENT  # rates are computed from figures that last year's revision may have moved
    operands = [claims.operand(told[0], "rate"), claims.operand(tokens[0], "current")]
    for token, rate in zip(tokens[1:], told[1:], strict=True):
        operands += [claims.operand(rate, "rate"), claims.operand(token, "current")]
    factor = tokens[0].unit.factor
    formula = f"{priors[0] / factor:.2f} = " + " + ".join(f"{prior / factor:.2f}" for prior in priors[1:])
    support = bits(sum(ulps, _ZERO) / 2, priors[0]) / 2
    claims.add(
        Kind.GROWTH, status, operands, formula, claims.figure(told[0]), plain(abs(rest), 1), "%", support,
        deviation=deviation, residual=residual / factor, form="implied_prior",
    )  # fmt: skip
