"""The gold of an invented text: its figures, what it claims of them, and whether that holds.

The arithmetic is the gold's own: a claim holds when some true values that print as the text prints them make it exact.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

import msgspec

from jixiao.language import thresholds

ZERO, HUNDRED = Decimal(0), Decimal(100)


class Told(msgspec.Struct, frozen=True):
    """A figure as told: text[start:end] are its digits (with the sign of %), `unit_end` ends its unit. `value` is as printed and in `unit`,
    times `factor` in the base unit; `ulp` is its last digit by the style, `shown` by its own digits; 0 for what is exact. `sign` is -1
    where words turn it round, `truncated` where its rest was cut off. `others` are its (signed) values in other worlds."""

    start: int
    end: int
    unit_end: int
    value: Decimal
    unit: str
    factor: Decimal
    ulp: Decimal
    shown: Decimal
    sign: int
    others: tuple[float, ...]
    truncated: bool = False

    @property
    def amount(self) -> Decimal:
        return self.value * self.factor * self.sign

    def ends(self, shown: bool) -> tuple[Decimal, Decimal]:
        """The least and the greatest true value, in the base unit and with the sign. With `shown`, as its own digits tell."""
        ulp = max(self.ulp, self.shown) if shown else self.ulp
        low, high = (ZERO, ulp) if self.truncated else (-ulp / 2, ulp / 2)
        ends = ((self.value + low) * self.factor * self.sign, (self.value + high) * self.factor * self.sign)
        return min(ends), max(ends)


class Claimed(msgspec.Struct, frozen=True):
    """A claim of the text. `form` says how `operands` (figures by number) belong together:

    linear: the sum of coefficient x operand is `constant` (what no words state: the part of the year that has passed);
    ratio: 100 a / b = c; growth_change: 100 d / (a - d) = c for (a, d, c);
    growth_prior: 100 (a - p) / p = c for (a, p, c); average: a / b = c; limit: a <= b; yearly: ((a / p) ^ (1/n) - 1) 100 = c;
    count: the operand is the number of `names`; grade: the operand's grade is `word`.
    `ways` are the operand sets by which a reader may state the same claim.
    """

    kind: str
    form: str
    operands: tuple[int, ...]
    coefficients: tuple[int, ...] = ()
    ways: tuple[tuple[int, ...], ...] = ()
    number: int = 0
    constant: Decimal = ZERO
    names: tuple[tuple[int, int], ...] = ()
    word: tuple[int, int] | None = None
    plan: str = ""  # the sentence plan that told it
    is_open: bool = False  # a list whose words (其中) do not say that it is complete


def grade_of(score: Decimal) -> str:
    """The grade of a score out of 100 by the national scale."""
    return next(word for least, word in thresholds() if score >= least)


def holds(claim: Claimed, told: Sequence[Told], text: str, shown: bool = False) -> bool:
    """Whether the claim can be true as its figures are printed."""
    figures = [told[number] for number in claim.operands]
    if claim.form == "count":
        return figures[0].value == len(claim.names)
    if claim.form == "grade":
        assert claim.word is not None
        return grade_of(figures[0].value) == text[claim.word[0] : claim.word[1]]
    ends = [figure.ends(shown) for figure in figures]
    if claim.form == "linear":
        pairs = [(low * c, high * c) for (low, high), c in zip(ends, claim.coefficients, strict=True)]
        return sum(map(min, pairs), ZERO) <= claim.constant <= sum(map(max, pairs), ZERO)
    if claim.form == "limit":
        return ends[0][0] <= ends[1][1]
    *given, (low, high) = ends
    results = [computed for corner in product(*given) if (computed := implied(claim, corner)) is not None]
    return bool(results) and min(results) <= high and low <= max(results)


def implied(claim: Claimed, values: Sequence[Decimal]) -> Decimal | None:
    """The head's value where the others of a ratio are these; None where there is none."""
    first, second = values
    match claim.form:
        case "ratio":
            return first / second * HUNDRED if second else None
        case "average":
            return first / second if second else None
        case "growth_change":
            return second / (first - second) * HUNDRED if first != second else None
        case "growth_prior":
            return (first - second) / second * HUNDRED if second else None
        case "yearly":
            return ((first / second) ** (Decimal(1) / claim.number) - 1) * HUNDRED if second > 0 and first > 0 else None
    raise ValueError(claim.form)


class Slip(msgspec.Struct, frozen=True):
    """What was changed in a consistent text: `places` are where in the new text, `was` and `now` the words there before and after.

    `places` begin with what is to be put right; where an item is gone or told twice they are all figures (or names) of its list.
    `broken` are the claims (by number) that no longer hold, `around` the words of all their figures.
    `identified`: the text itself shows which one; `determined`: also what it should be. `exceeds_rounding`: no reading of the printed
    digits makes the claims hold."""

    how: str
    places: tuple[tuple[int, int], ...]
    was: tuple[str, ...]
    now: tuple[str, ...]
    broken: tuple[int, ...]
    around: tuple[tuple[int, int], ...]
    exceeds_rounding: bool
    identified: bool
    determined: bool


class Text(msgspec.Struct, frozen=True):
    """An invented text with its gold; `slip` is None where all is consistent."""

    name: str
    genre: str
    text: str
    told: tuple[Told, ...]
    claims: tuple[Claimed, ...]
    slip: Slip | None = None
