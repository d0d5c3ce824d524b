"""What a .docx says of its paragraphs by their styles: outline level, list, hidden text."""

import re

import msgspec

from jixiao.readers import docx_names as w
from jixiao.readers.markup import Element

_HEADING_NAME = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"toc ?[1-9]", re.IGNORECASE)
_BODY_LEVEL = 9  # w:outlineLvl 9 is body text
_DEEPEST = 30  # styles based on styles; also ends a chain that closes on itself


class Style(msgspec.Struct, frozen=True):
    """A style with all that it inherits. `level`: outline level from 1, 0 for none. `list_style` is the style that names the list."""

    level: int = 0
    is_heading: bool = False
    is_contents: bool = False
    is_hidden: bool = False
    list_id: str | None = None
    list_level: int | None = None
    list_style: str = ""


_PLAIN = Style()


class Styles:
    """The styles of a document, resolved when asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        for element in () if root is None else root.iterchildren(w.STYLE):
            identity = element.get(w.STYLE_ID, "")
            self._elements[identity] = element
            if element.get(w.TYPE) == "paragraph" and element.get(w.DEFAULT) in ("1", "true", "on"):
                self._default = identity

    def of(self, identity: str | None) -> Style:
        """The style of that id; the default paragraph style if None; one without properties if it is unknown."""
        wanted = self._default if identity is None else identity
        found = self._resolved.get(wanted)
        if found is None:
            found = self._resolved[wanted] = self._resolve(wanted)
        return found

    def _resolve(self, identity: str) -> Style:
        chain: list[tuple[str, Element]] = []
        at: str | None = identity
        while at in self._elements and len(chain) < _DEEPEST:
            chain.append((at, self._elements[at]))
            at = w.value(chain[-1][1], w.BASED_ON)
        if not chain:
            return _PLAIN
        style = _PLAIN
        for at, element in reversed(chain):
            style = _inherit(style, at, element)
        name = w.value(chain[0][1], w.NAME) or ""
        if style.level == 0 and (named := _HEADING_NAME.fullmatch(name)):
            style = msgspec.structs.replace(style, level=int(named[1]))
        is_heading = style.level > 0 or name.lower() in ("title", "标题")
        return msgspec.structs.replace(style, is_heading=is_heading, is_contents=_CONTENTS_NAME.fullmatch(name) is not None)


def _inherit(base: Style, identity: str, element: Element) -> Style:
    """`base` with what the style `element` changes."""
    changes: dict[str, object] = {}
    paragraph = w.properties_of(element, w.PARAGRAPH_PROPERTIES)
    level = outline_level(paragraph)
    if level is not None:
        changes["level"] = level
    numbers = paragraph.get(w.NUMBERING_PROPERTIES)
    if numbers is not None:
        list_level = w.value(numbers, w.ILVL)
        if list_level is not None:
            changes["list_level"] = w.integer(list_level)
        if (list_id := w.value(numbers, w.NUM_ID)) is not None:
            changes["list_id"] = list_id
        changes["list_style"] = identity
    is_hidden = w.is_on(w.properties_of(element, w.RUN_PROPERTIES), w.VANISH)
    if is_hidden is not None:
        changes["is_hidden"] = is_hidden
    return msgspec.structs.replace(base, **changes) if changes else base


def outline_level(properties: w.Properties) -> int | None:
    """The outline level (1 = highest, 0 = body text) that paragraph properties state; None if they state none."""
    text = w.stated(properties, w.OUTLINE_LEVEL)
    if text is None:
        return None
    level = w.integer(text, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0
