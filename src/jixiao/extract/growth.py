"""A growth rate held against the figures that imply it: two values, a value and its change, a change and the value before."""

from collections.abc import Callable
from decimal import Decimal

from jixiao.extract.arithmetic import HUNDRED, bits, is_hedged, judge, places_of, plain
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_bits
from jixiao.extract.token import Token
from jixiao.model import Kind, Status

_ZERO, _ONE = Decimal(0), Decimal(1)
_SCALE = Decimal(20)  # per cent: about how far a growth rate may lie from none


class Growth:
    """A growth rate held against the figures that imply it."""

    __slots__ = ("_formula", "bound", "deviation", "residual", "status", "support", "value", "variance")

    def __init__(self, rate: Token, value: Decimal, slopes: tuple[Decimal, Decimal], formula: Callable[[], str], scale: Decimal) -> None:
        times = HUNDRED if rate.unit.text == "倍" else _ONE  # 增长3倍 is 300%
        value, slopes = value / times, (slopes[0] / times, slopes[1] / times)
        stated = rate.amount * rate.sign
        self.value = value
        self.residual = stated - value
        one, other = slopes
        self.bound = rate.ulp / 2 + (abs(one) + abs(other)) / 2
        self.variance = (rate.ulp * rate.ulp + (one * one + other * other)) / 12
        self.status, self.deviation = judge(self.residual, self.bound, self.variance)
        self._formula = formula  # most readings that are tried are never told
        if self.status is Status.INCONSISTENT and is_hedged(rate.quantity.hedge) and abs(self.residual) <= abs(value) / 10 + 1:
            self.status = Status.CONSISTENT
        small = abs(stated) < 3 * rate.ulp
        self.support = 0.0 if small or stated in (HUNDRED, _ZERO) else bits(self.bound, max(scale, abs(stated)))

    @classmethod
    def from_change(cls, rate: Token, change: Token, current: Token, sign: int = 0) -> "Growth | None":
        d = change.amount * (sign or change.sign)
        c = current.amount
        base = c - d
        if base <= 0:
            return None
        slopes = HUNDRED * c / (base * base) * change.ulp, HUNDRED * d / (base * base) * current.ulp

        def formula() -> str:
            whole, part = plain(current.quantity.value), plain(abs(change.quantity.value))
            return f"-{part} / ({whole} + {part})" if d < 0 else f"{part} / ({whole} - {part})"

        return cls(rate, d / base * HUNDRED, slopes, formula, _SCALE)

    @classmethod
    def from_values(cls, rate: Token, current: Token, prior: Token) -> "Growth | None":
        c, p = current.amount, prior.amount
        if p <= 0:
            return None
        slopes = HUNDRED / p * current.ulp, HUNDRED * c / (p * p) * prior.ulp

        def formula() -> str:
            return f"({plain(current.quantity.value)} - {plain(prior.quantity.value)}) / {plain(prior.quantity.value)}"

        return cls(rate, (c - p) / p * HUNDRED, slopes, formula, _SCALE)

    @classmethod
    def from_change_and_prior(cls, rate: Token, change: Token, prior: Token, sign: int = 0) -> "Growth | None":
        d, p = change.amount * (sign or change.sign), prior.amount
        if p <= 0:
            return None
        slopes = HUNDRED / p * change.ulp, HUNDRED * d / (p * p) * prior.ulp

        def formula() -> str:
            return f"{plain(change.quantity.value * (sign or change.sign))} / {plain(prior.quantity.value)}"

        return cls(rate, d / p * HUNDRED, slopes, formula, _SCALE)

    def emit(
        self, claims: Claims, rate: Token, operands: list[tuple[Token, str]], support: float, runner_up: float, form: str = ""
    ) -> None:
        status = self.status
        if status is Status.INCONSISTENT and len(operands) == 2 and operands[1][1] == "change" and operands[1][0].sign != rate.sign:
            flipped = Growth.from_change(rate, operands[1][0], operands[0][0], -operands[1][0].sign)
            if flipped is not None and flipped.status is not Status.INCONSISTENT:
                form = "direction"
        short = abs(self.value) - abs(rate.amount)
        if (
            status is Status.INCONSISTENT
            and _ZERO < short < rate.ulp + self.bound - rate.ulp / 2
            and self.value * rate.amount * rate.sign > 0
        ):
            status, form = Status.IMPROBABLE, "truncated"
        if status is Status.INCONSISTENT and abs(rate.amount * rate.sign + self.value) <= self.bound:
            form = "direction"
        figure = claims.figure(rate)
        places = places_of(figure)
        value = self.value / rate.unit.factor
        sign = "-" if rate.amount * rate.sign < 0 else ""
        claims.add(
            Kind.GROWTH,
            status,
            [claims.operand(rate, "rate"), *(claims.operand(token, role) for token, role in operands)],
            f"{self._formula()} = {sign}{figure.lstrip('-')}{rate.unit.text}",
            figure,
            plain(value if rate.quantity.value < 0 or value * rate.sign < 0 else abs(value), places),
            rate.unit.text,
            support,
            runner_up,
            self.deviation,
            self.residual,
            form,
        )
        claims.settled.add(rate.index)


def slip_in_growth(claims: Claims, rate: Token, current: Token, prior: Token) -> float:
    """How much it proves, in bits, that one slip in one of the three figures keeps the rate from holding; 0.0 where none does."""
    c, p = current.amount, prior.amount
    if c <= 0 or p <= 0:
        return 0.0
    scale = _ONE if rate.unit.text == "倍" else HUNDRED
    factor = rate.unit.factor
    least, most = ((rate.amount * rate.sign + half) / scale + 1 for half in (-rate.ulp / 2, rate.ulp / 2))
    if least <= 0:
        return 0.0
    value, slack = abs(c / p - 1) * scale, rate.ulp / 2
    found = [
        slip_bits(claims.figure(rate), (value - slack) / factor, (value + slack) / factor),
        slip_bits(claims.figure(current), p * least / current.unit.factor, p * most / current.unit.factor),
        slip_bits(claims.figure(prior), c / most / prior.unit.factor, c / least / prior.unit.factor),
    ]
    if abs(abs(c - p) / c * scale - abs(rate.amount)) <= slack:  # over this year's value instead of the last
        found.append(bits(slack, max(abs(rate.amount), rate.ulp)) - 1.0)
    if abs(abs(rate.amount * rate.sign + (c / p - 1) * scale)) <= slack:  # the other direction
        found.append(bits(slack, max(abs(rate.amount), rate.ulp)) - 1.0)
    return max(found)


def slip_in_change(claims: Claims, rate: Token, change: Token, current: Token) -> float:
    """How much it proves, in bits, that one slip in one of the three keeps the change from making the rate; 0.0 where none does."""
    moved, c = change.amount * change.sign, current.amount
    if c <= 0 or c - moved <= 0 or not moved:
        return 0.0
    scale = _ONE if rate.unit.text == "倍" else HUNDRED
    slack = rate.ulp / 2
    value = abs(moved / (c - moved)) * scale
    found = [slip_bits(claims.figure(rate), (value - slack) / rate.unit.factor, (value + slack) / rate.unit.factor)]
    ends = sorted((rate.amount * rate.sign + half) / scale for half in (-slack, slack))
    if ends[0] > -1 and ends[0] * ends[1] > 0:
        changes = sorted(abs(c * end / (1 + end)) / change.unit.factor for end in ends)
        found.append(slip_bits(claims.figure(change), *changes))
        values = sorted(abs(moved * (1 + end) / end) / current.unit.factor for end in ends)
        found.append(slip_bits(claims.figure(current), *values))
    if abs(abs(moved) / c * scale - abs(rate.amount)) <= slack:  # over this year's value instead of the last
        found.append(bits(slack, max(abs(rate.amount), rate.ulp)) - 1.0)
    return max(found)
