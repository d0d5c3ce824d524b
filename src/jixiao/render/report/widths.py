"""How wide the columns of a printed table must be, and in which size of type it fits."""

import msgspec

from jixiao.forms.printing import PrintedTable

PADDING = 7.0  # points, both sides of a cell together
_LINES_OF_HEADER = 3
_LEAST_WORDS, _MOST_WORDS = 5, 16  # characters of a column of words: narrower is hard to read, wider is a waste


class Fit(msgspec.Struct, frozen=True):
    """`size` of type in points; `widths` of the columns in points."""

    size: float
    widths: tuple[float, ...]


def length(text: str) -> float:
    """The width of a text in characters: a Chinese one is 1, a letter or digit a half."""
    return sum(0.55 if ord(character) < 0x2E80 and character not in "“”‘’…—" else 1.0 for character in text)


def fit(table: PrintedTable, width: float, sizes: tuple[float, ...]) -> Fit | None:
    """The first of the sizes in which no figure wraps and no column of words is narrower than it should be; None if it fits in none."""
    needs = [_need(table, column) for column in range(len(table.header))]
    for size in sizes:
        least = [need[0] * size + PADDING for need in needs]
        if sum(least) <= width:
            wanted = [need[1] * size + PADDING for need in needs]
            return Fit(size, tuple(_spread(least, wanted, width)))
    return None


def _need(table: PrintedTable, column: int) -> tuple[float, float]:
    """The least and the wanted width of a column in characters."""
    cells = [length(row.cells[column].replace("\u3000", "　")) for row in table.rows if not row.is_heading] or [0.0]
    header = length(table.header[column]) / _LINES_OF_HEADER + 0.6
    longest = max(cells)
    if table.numeric[column]:
        return max(longest + 0.2, header, 2.2), max(longest + 1, min(length(table.header[column]), 5.0))
    return max(min(longest, _LEAST_WORDS + 0.2), header), max(min(longest + 0.5, _MOST_WORDS), header)


def _spread(least: list[float], wanted: list[float], width: float) -> list[float]:
    """The least widths, and of what is left first what each would like, then the same share for each."""
    left = width - sum(least)
    wishes = [max(0.0, wish - need) for wish, need in zip(wanted, least, strict=True)]
    total = sum(wishes)
    if total >= left and total:
        return [need + wish * left / total for need, wish in zip(least, wishes, strict=True)]
    rest = left - total
    sized = [need + wish for need, wish in zip(least, wishes, strict=True)]
    return [one + rest * one / sum(sized) for one in sized]


def squeezed(table: PrintedTable, width: float, size: float) -> Fit:
    """A table that fits in no size: its columns share the width by what they would need."""
    needs = [_need(table, column)[0] for column in range(len(table.header))]
    return Fit(size, tuple(width * need / sum(needs) for need in needs))
