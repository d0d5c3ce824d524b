"""The sentence that a finding is about, cut around the words at fault, these underlined; columns are right for full-width characters."""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import category, east_asian_width

from jixiao.model import Span

PLAIN, OTHER, FIRST = 0, 1, 2  # how strongly a character is marked: not, as part of the claim, as what should be changed
UNDER = {PLAIN: " ", OTHER: "~", FIRST: "^"}
ELLIPSIS = "…"
CONTEXTS = (60, 40, 28, 20, 14, 10, 7, 5)  # characters kept around marked words, the most generous that fits is taken
LINES = 3  # what an excerpt should fit in
HANGING = 2  # columns at the end of a line that only punctuation may use: it never begins a line
NEVER_FIRST = frozenset("，。；：、！？）”’》」…,.;:!?)")
_UNBREAKABLE = re.compile(r"[0-9A-Za-z.,%．％]")

Cell = tuple[str, int]
"""A character and how it is marked."""


def excerpt(text: str, sentence: Span, first: Span | None, others: Sequence[Span], width: int) -> list[list[Cell]]:
    """The sentence in lines of at most `width` columns; `first` is what should be changed, `others` belong to the claim."""
    width -= HANGING
    strength = bytearray(sentence.end - sentence.start)
    for mark, how in [*((other, OTHER) for other in others), *([(first, FIRST)] if first else [])]:
        for at in range(max(mark.start, sentence.start), min(mark.end, sentence.end)):
            strength[at - sentence.start] = how
    words = shown(text[sentence.start : sentence.end])
    cells = list(zip(words, strength, strict=True))
    if columns(words) > LINES * width:
        cells = next((cut for context in CONTEXTS if _width(cut := _cut(cells, context)) <= LINES * width), _cut(cells, CONTEXTS[-1]))
    return _wrapped(cells, width)


def underline(line: Sequence[Cell]) -> str:
    """A line of ^ and ~ that stands under the marked words of `line`; empty if there are none."""
    return "".join(UNDER[mark] * columns(character) for character, mark in line).rstrip()


def columns(text: str) -> int:
    """How many columns a terminal gives to `text`: two for wide and full-width characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


@lru_cache(maxsize=4096)  # a report uses some hundreds of different characters
def _columns_of(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 0 if category(character) in ("Mn", "Me", "Cf") else 1


def shown(text: str) -> str:
    """`text` fit for a terminal, character for character: tabs and line breaks as blanks, other control characters as � (a report must
    not colour, move or reverse what the terminal shows)."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u3000" else " " if c in "\t\n\r\u00a0\u2002\u2003" else "\ufffd" for c in text)


def shortened(text: str, width: int) -> str:
    """`text` in at most `width` columns, with … at the end where something was cut off."""
    if columns(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += columns(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept) + ELLIPSIS


def _cut(cells: list[Cell], context: int) -> list[Cell]:
    """The marked words with `context` characters to either side; gaps as …."""
    near = bytearray(len(cells))
    for at, (_, mark) in enumerate(cells):
        if mark and (at == 0 or not cells[at - 1][1] or at == len(cells) - 1 or not cells[at + 1][1]):
            start, end = _whole_figures(cells, max(0, at - context), min(len(cells), at + context + 1))
            near[start:end] = b"\x01" * (end - start)
        elif mark:
            near[at] = 1
    kept: list[Cell] = []
    for at, cell in enumerate(cells):
        if near[at]:
            kept.append(cell)
        elif not kept or kept[-1] != (ELLIPSIS, PLAIN):
            kept.append((ELLIPSIS, PLAIN))
    return kept


def _whole_figures(cells: list[Cell], start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved outwards so that no figure or Latin word is cut in two; one of more than 30 characters is."""
    lowest, highest = max(0, start - 30), min(len(cells), end + 30)
    while start > lowest and _UNBREAKABLE.match(cells[start - 1][0]) and _UNBREAKABLE.match(cells[start][0]):
        start -= 1
    while end < highest and _UNBREAKABLE.match(cells[end - 1][0]) and _UNBREAKABLE.match(cells[end][0]):
        end += 1
    return start, end


def _wrapped(cells: list[Cell], width: int) -> list[list[Cell]]:
    """Lines of at most `width` columns; a figure or a word in Latin letters stays whole where it can."""
    lines: list[list[Cell]] = []
    line: list[Cell] = []
    used = 0
    for cell in cells:
        size = columns(cell[0])
        if used + size > width and line and not (cell[0] in NEVER_FIRST and used <= width):
            keep = _break(line, cell)
            lines.append(line[:keep])
            line = line[keep:]
            used = _width(line)
        line.append(cell)
        used += size
    if line:
        lines.append(line)
    return lines


def _break(line: list[Cell], following: Cell) -> int:
    """Where to break `line`, which `following` no longer fits: before the figure that goes on in it, unless that is most of the line."""
    at = len(line)
    if not _UNBREAKABLE.match(following[0]):
        return at
    while at > 0 and _UNBREAKABLE.match(line[at - 1][0]):
        at -= 1
    return at if at > len(line) // 2 else len(line)


def _width(cells: Sequence[Cell]) -> int:
    return sum(columns(character) for character, _ in cells)
