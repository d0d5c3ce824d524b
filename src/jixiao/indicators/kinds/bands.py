"""Rules by bands: bands (upto, below) and bands_from_above (from, over)."""

from fractions import Fraction
from typing import ClassVar, Self

import msgspec

from jixiao.indicators.amounts import Amount, Points, amount_text, number_text, range_text
from jixiao.indicators.intervals import Bound
from jixiao.indicators.kinds.case import NEEDS_VALUE, Case, Scoring
from jixiao.indicators.kinds.judged import given_within
from jixiao.indicators.reading import Reader
from jixiao.model import Remark
from jixiao.readers.marked_yaml import Node


class Band(msgspec.Struct, frozen=True):
    """Its bound (None: the last one), whether the bound itself belongs to it, and its points; a person decides within a range of points."""

    bound: Fraction | None
    inclusive: bool
    amount: Amount


class Bands(Scoring, frozen=True):
    """The first band that holds the value gives the points."""

    NAME: ClassVar = "bands"
    VALUE: ClassVar = NEEDS_VALUE
    KEYS: ClassVar = ("upto", "below")  # the inclusive bound, the exclusive one
    RISING: ClassVar = True
    bands: tuple[Band, ...]

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        entries = reader.entries(node, least=2)
        bands, last = [], None
        for number, entry in enumerate(entries, 1):
            fields = reader.fields(entry, (*cls.KEYS, "points", "share"))
            bounds = [key for key in cls.KEYS if key in fields]
            if len(bounds) != (number < len(entries)):
                either = f"{cls.KEYS[0]} / {cls.KEYS[1]}"
                reader.problem(
                    entry,
                    f"除最后一档外，每档要有一个界限（{either}）；最后一档没有界限",
                    f"each band but the last has one bound ({either}), the last has none",
                )
            bound = reader.number(fields[bounds[0]]) if bounds else None
            if bound is not None and last is not None and (bound <= last if cls.RISING else bound >= last):
                reader.problem(
                    fields[bounds[0]],
                    "界限应逐档增大" if cls.RISING else "界限应逐档减小",
                    "the bounds must rise from band to band" if cls.RISING else "the bounds must fall from band to band",
                )
            last = bound if bound is not None else last
            bands.append(Band(bound, cls.KEYS[0] in bounds, reader.amount(entry, fields, weight, ranged=True)))
        return cls(tuple(bands))

    def points(self, weight: Fraction, case: Case) -> Points:
        assert case.value is not None
        first, last = sorted(self._band_of(end) for end in (case.value.low, case.value.high))
        amounts = [band.amount.of(weight) for band in self.bands[first : last + 1]]
        if first == last:
            low, high, remarks = given_within(amounts[0].low, amounts[0].high, case.judgement.judged)
        else:
            low, high, remarks = min(amount.low for amount in amounts), max(amount.high for amount in amounts), ()
        values = {
            "value": range_text(case.value),
            "unit": case.unit,
            "points": amount_text(low, high),
            "band": self.words(first, case.unit),
        }
        return Points(low, high, (Remark("band" if first == last else "band.several", values), *remarks))

    def words(self, number: int, unit: str) -> str:
        """A band as a formula: 10% < x ≤ 20%."""
        before = self.bands[number - 1] if number else None
        band = self.bands[number]
        open_sign, closed_sign = ("<", "≤") if self.RISING else (">", "≥")
        left = (
            f"{number_text(before.bound)}{unit} {open_sign if before.inclusive else closed_sign} "
            if before and before.bound is not None
            else ""
        )
        right = f" {closed_sign if band.inclusive else open_sign} {number_text(band.bound)}{unit}" if band.bound is not None else ""
        return f"{left}x{right}"

    def _band_of(self, value: Bound) -> int:
        for number, band in enumerate(self.bands):
            if (
                band.bound is None
                or (band.inclusive and value == band.bound)
                or (value < band.bound if self.RISING else value > band.bound)
            ):
                return number
        return len(self.bands) - 1


class BandsFromAbove(Bands, frozen=True):
    """The same from the best band down."""

    NAME: ClassVar = "bands_from_above"
    KEYS: ClassVar = ("from", "over")
    RISING: ClassVar = False
