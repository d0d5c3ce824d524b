"""The height of a spreadsheet's row: programs do not measure rows that merged cells cross, nor files that none has opened yet."""

from collections.abc import Iterable

from jixiao.render.excerpt import columns

LINE = 13.5  # points, of type of 10 points
_MARGIN = 4.0
_TALLEST = 400.0  # a spreadsheet's rows end at 409 points


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Points for a row of texts with the widths of their columns in characters."""
    lines = max(sum(max(1, -(-columns(line) // max(1, int(width) - 2))) for line in text.split("\n")) for text, width in cells)
    return min(_TALLEST, LINE * lines + _MARGIN)
