"""How wide the columns of a printed table must be, and in which size of type it fits."""

import msgspec

from jixiao.forms.printing import PrintedTable

PADDING = 7.0  # points, both sides of a cell together
_LINES_OF_HEADER = 3
_LEAST_WORDS, _MOST_WORDS = 5.2, 14.0  # characters of a column of words: narrower is hard to read, wider is a waste
_LONGEST_CODE = 14
_BOLD = 1.08


class Fit(msgspec.Struct, frozen=True):
    """`size` of type in points; `widths` of the columns in points."""

    size: float
    widths: tuple[float, ...]


def length(text: str) -> float:
    """The width of a text in characters: a Chinese one is 1, a letter or digit somewhat more than a half."""
    return sum(0.57 if ord(character) < 0x2E80 and character not in "“”‘’…—" else 1.0 for character in text)


def fit(table: PrintedTable, width: float, sizes: tuple[float, ...]) -> Fit | None:
    """The widths in the largest of the sizes in which every column has what it would like; else in the smallest, if no figure wraps there
    and no column of words is narrower than it should be; else None."""
    needs = [_need(table, column) for column in range(len(table.header))]
    for size in sizes:
        wanted = [need[1] * size + PADDING for need in needs]
        if sum(wanted) <= width or size == sizes[-1]:
            least = [need[0] * size + PADDING for need in needs]
            return Fit(size, tuple(_spread(least, wanted, width))) if sum(least) <= width else None
    return None


def _need(table: PrintedTable, column: int) -> tuple[float, float]:
    """The least and the wanted width of a column in characters; a code, a date or a figure does not wrap."""
    cells = [row.cells[column] for row in table.rows if not row.is_heading] or [""]
    header = length(table.header[column])
    longest = max(length(cell) * (_BOLD if row.is_total else 1) for cell, row in zip(cells, table.rows, strict=False))
    if table.numeric[column] or all(cell.isascii() and len(cell) <= _LONGEST_CODE for cell in cells):
        return max(longest + 0.3, header / _LINES_OF_HEADER + 0.6, 2.2), max(longest + 0.35, min(header + 0.3, header / 2 + 1.2))
    least = max(min(longest, _LEAST_WORDS), header / _LINES_OF_HEADER + 0.6)
    return least, max(min(longest + 0.5, _MOST_WORDS), min(header + 0.3, _LEAST_WORDS))


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
