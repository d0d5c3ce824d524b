"""Word's automatic numbering, counted again: Word stores that a paragraph is numbered, not the number that it shows."""

import re

import msgspec

from jixiao.readers import docx_names as w
from jixiao.readers.docx_numerals import numeral
from jixiao.readers.markup import Element

_LEVELS = 9
_PLACEHOLDER = re.compile("%([1-9])")


class _Level(msgspec.Struct, frozen=True):
    """How one level of a list counts and writes. `restart`: the level above which it starts anew, counted from 1; 0 never."""

    start: int
    format: str
    text: str
    has_gap: bool
    is_decimal_throughout: bool
    restart: int
    style: str | None


class _List(msgspec.Struct, frozen=True):
    """A w:num: its own levels where they differ, and where it starts anew. Lists with one `counter` count on from each other."""

    counter: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document and how far they have been counted; ask for the labels in reading order."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {} if root is None else _lists_of(root)
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, list_id: str, level: int) -> str | None:
        """The next label of that list and level, with the blank behind it; "" for bullets; None if there is no such list or level."""
        numbers = self._lists.get(list_id)
        if numbers is None or level not in numbers.levels:
            return None
        counts = self._count(list_id, numbers, level)
        shown = numbers.levels[level]
        if shown.format == "bullet":
            return ""

        def fill(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            filled = numbers.levels.get(index)
            if filled is None:
                return ""
            count = counts[index]
            number = numbers.starts.get(index, filled.start) if count is None else count
            is_plain = shown.is_decimal_throughout and filled.format not in ("bullet", "none")
            return numeral(number, "decimal" if is_plain else filled.format)

        text = _PLACEHOLDER.sub(fill, shown.text).strip()
        return text + " " if text and shown.has_gap and _needs_gap(text[-1]) else text

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level of a list that is tied to a paragraph style."""
        numbers = self._lists.get(list_id)
        if numbers is None:
            return None
        return next((index for index, level in numbers.levels.items() if level.style == style), None)

    def _count(self, list_id: str, numbers: _List, level: int) -> list[int | None]:
        """Counts one further on `level`; deeper levels start anew."""
        counts = self._counts.setdefault(numbers.counter, [None] * _LEVELS)
        count = counts[level]
        is_new_start = level in numbers.starts and (list_id, level) not in self._started
        if count is None or is_new_start:
            counts[level] = numbers.starts.get(level, numbers.levels[level].start)
            self._started.add((list_id, level))
        else:
            counts[level] = count + 1
        for deeper in range(level + 1, _LEVELS):
            definition = numbers.levels.get(deeper)
            if definition is None or level < definition.restart:
                counts[deeper] = None
        return counts


def _needs_gap(last: str) -> bool:
    """ "1." and "第一部分" need a blank before the words, "一、" and "（一）" and "①" do not."""
    return last.isascii() or last.isalpha()


def _lists_of(root: Element) -> dict[str, _List]:
    abstracts: dict[str, dict[int, _Level]] = {}
    by_style: dict[str, str] = {}  # the list style -> the abstract list that defines it
    links: dict[str, str] = {}  # an abstract list -> the list style where its levels are
    for element in root.iterchildren(w.ABSTRACT_NUM):
        identity = element.get(w.ABSTRACT_ID, "")
        abstracts[identity] = dict(_level_of(level) for level in element.iterchildren(w.LEVEL))
        if (style := w.value(element, w.STYLE_LINK)) is not None:
            by_style[style] = identity
        if (style := w.value(element, w.NUM_STYLE_LINK)) is not None:
            links[identity] = style
    lists = {}
    for element in root.iterchildren(w.NUM):
        counter = w.value(element, w.ABSTRACT_NUM_ID) or ""
        counter = by_style.get(links.get(counter, ""), counter)
        levels = dict(abstracts.get(counter, {}))
        starts = {}
        for override in element.iterchildren(w.LEVEL_OVERRIDE):
            index = w.integer(override.get(w.LEVEL_INDEX))
            if (replaced := override.find(w.LEVEL)) is not None:
                levels[index] = _level_of(replaced)[1]
            if (start := w.value(override, w.START_OVERRIDE)) is not None:
                starts[index] = w.integer(start)
        levels = {index: level for index, level in levels.items() if 0 <= index < _LEVELS}
        lists[element.get(w.NUM_ID_ATTRIBUTE, "")] = _List(counter, levels, starts)
    return lists


def _level_of(element: Element) -> tuple[int, _Level]:
    index = w.integer(element.get(w.LEVEL_INDEX))
    level = {child.tag: child for child in element}
    formats = list(element.iter(w.NUMBER_FORMAT))  # the last: custom formats wrap a plain one as the fallback of an alternative
    return index, _Level(
        start=w.integer(w.stated(level, w.START)),
        format=formats[-1].get(w.VAL, "decimal") if formats else "decimal",
        text=w.stated(level, w.LEVEL_TEXT) or "",
        has_gap=w.stated(level, w.SUFFIX) != "nothing",
        is_decimal_throughout=bool(w.is_on(level, w.IS_LEGAL)),
        restart=w.integer(w.stated(level, w.LEVEL_RESTART), index),
        style=w.stated(level, w.PARAGRAPH_STYLE),
    )
