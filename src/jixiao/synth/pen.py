"""Writes a text and notes what stands where."""

from decimal import Decimal

import msgspec

from jixiao.synth.figures import Figure
from jixiao.synth.gold import Claimed, Told
from jixiao.synth.style import Style


class Turn(msgspec.Struct, frozen=True):
    """A word of direction: what it is, what its opposite is, and the figures that it signs."""

    start: int
    end: int
    opposite: str
    signs: tuple[int, ...]


class Stretch(msgspec.Struct, frozen=True):
    """A member of an enumeration: its words, and where the next one begins (its own end for the last)."""

    start: int
    end: int
    next_start: int
    claim: int  # the sum or count that it belongs to
    previous_end: int


class Pen:
    def __init__(self, style: Style) -> None:
        self.style = style
        self.unmixed = msgspec.structs.replace(style, mixes=False)  # where one unit is told for several figures
        self.pieces: list[str] = []
        self.length = 0
        self.told: list[Told] = []
        self.figures: list[Figure] = []
        self.claims: list[Claimed] = []
        self.turns: list[Turn] = []
        self.stretches: list[Stretch] = []
        self.latest: dict[tuple[float, ...], int] = {}  # what a figure means -> where it was told last
        self.priors: dict[int, Figure] = {}  # figure -> its value a year before

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def write(self, words: str) -> tuple[int, int]:
        """Words, with the punctuation of the style; where they stand."""
        return self._put(self.style.words(words))

    def _put(self, words: str) -> tuple[int, int]:
        start = self.length
        self.pieces.append(words)
        self.length += len(words)
        return start, self.length

    def figure(self, figure: Figure, sign: int = 1, form: str = "") -> int:
        """Writes a figure and returns its number. `sign` is that of the words around it."""
        style = self.style if form in ("", "rough", "signed") else self.unmixed
        if form == "rough":
            self.write("约")
            figure = style.roughly(figure)
        unit, factor = style.unit_of(figure)
        value = style.rounded(figure)
        digits = style.printed(value)
        shown = Decimal(1).scaleb(-len(digits.partition(".")[2])) if style.ulp_of(figure) else Decimal(0)
        if "signed" in form and figure.value < 0:
            value, digits = -value, f"-{digits}"
        start, end = self._put(digits)
        if "bare" not in form:
            if style.blank and unit not in ("%", "％"):
                self._put(style.blank)
            _, unit_end = self._put(unit)
            if unit in ("%", "％"):
                end = unit_end
        else:
            unit_end = end
        truncated = style.truncates and unit == style.percent
        self.told.append(Told(start, end, unit_end, value, unit, factor, style.ulp_of(figure), shown, sign, figure.others, truncated))
        self.figures.append(figure)
        self.latest[figure.others] = len(self.told) - 1
        return len(self.told) - 1

    def turn(self, words: str, opposite: str) -> tuple[int, int, str]:
        start, end = self.write(words)
        return start, end, opposite
