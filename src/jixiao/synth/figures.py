"""Figures of an invented world, that know what they mean.

A figure carries its exact value and its values in other, independent worlds, where every figure that it is computed from is another one.
What holds in all of them holds by meaning; what holds only here holds by chance. So a benchmark can judge any claim, also one that no
narrator had in mind.
"""

from collections.abc import Callable
from decimal import Decimal
from random import Random

import msgspec

OTHER_WORLDS = 3
YUAN, TEN_THOUSAND, HUNDRED_MILLION = "元", "万元", "亿元"
FACTOR = {YUAN: Decimal(1), TEN_THOUSAND: Decimal(10_000), HUNDRED_MILLION: Decimal(100_000_000)}
PERCENT, POINTS = "%", "个百分点"


class Figure(msgspec.Struct, frozen=True):
    """`value` is in 元 for money (whose `unit` is empty where the narrator's style chooses one), else in `unit`. `decimals` is how exactly
    it is told, None where the style decides."""

    value: Decimal
    others: tuple[float, ...]
    unit: str = ""
    decimals: int | None = None
    is_money: bool = False

    def __add__(self, other: "Figure") -> "Figure":
        return self._with(self.value + other.value, [one + two for one, two in zip(self.others, other.others, strict=True)])

    def __sub__(self, other: "Figure") -> "Figure":
        return self._with(self.value - other.value, [one - two for one, two in zip(self.others, other.others, strict=True)])

    def _with(self, value: Decimal, others: list[float]) -> "Figure":
        return msgspec.structs.replace(self, value=value, others=tuple(others))

    def percent_of(self, whole: "Figure") -> "Figure":
        return Figure(self.value / whole.value * 100, self._of(whole, lambda one, two: one / two * 100), PERCENT)

    def growth_over(self, prior: "Figure") -> "Figure":
        rate = (self.value - prior.value) / prior.value * 100
        return Figure(rate, self._of(prior, lambda one, two: (one - two) / two * 100), PERCENT)

    def per(self, number: "Figure", unit: str, decimals: int, is_money: bool = True) -> "Figure":
        return Figure(self.value / number.value, self._of(number, lambda one, two: one / two), unit, decimals, is_money)

    def yearly_over(self, first: "Figure", years: int) -> "Figure":
        rate = ((self.value / first.value) ** (Decimal(1) / years) - 1) * 100
        return Figure(rate, self._of(first, lambda one, two: (abs(one / two) ** (1 / years) - 1) * 100), PERCENT)

    def points_over(self, other: "Figure") -> "Figure":
        return msgspec.structs.replace(self - other, unit=POINTS)

    def _of(self, other: "Figure", function: Callable[[float, float], float]) -> tuple[float, ...]:
        return tuple(function(one, two) for one, two in zip(self.others, other.others, strict=True))


def money(random: Random, value: Decimal) -> Figure:
    """An amount that depends on nothing else; `value` in 元."""
    return Figure(value, _others(random, 1e5, 1e8) if value else (0.0,) * OTHER_WORLDS, is_money=True)


def counted(random: Random, value: Decimal | int, unit: str, decimals: int = 0) -> Figure:
    """A number of things, or a measured one, that depends on nothing else."""
    return Figure(Decimal(value), _others(random, 10, 9000) if value else (0.0,) * OTHER_WORLDS, unit, decimals)


def rate(random: Random, value: Decimal) -> Figure:
    """A percentage that is only told."""
    return Figure(value, _others(random, 1, 99), PERCENT)


def total(figures: list[Figure]) -> Figure:
    result = figures[0]
    for figure in figures[1:]:
        result += figure
    return result


def _others(random: Random, low: float, high: float) -> tuple[float, ...]:
    return tuple(random.uniform(low, high) for _ in range(OTHER_WORLDS))
