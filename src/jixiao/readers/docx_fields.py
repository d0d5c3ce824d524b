"""Word's fields: their results are text, their instructions are not, and a table of contents repeats what follows."""

from jixiao.readers import docx_names as w
from jixiao.readers.markup import Element


class Fields:
    """Which complex fields are open while a part of the document is read in order.

    A field that begins and never ends would swallow the rest of the text; it counts as none.
    """

    def __init__(self, root: Element) -> None:
        self._unended = _unended_fields(root)
        self._open: list[_Field] = []
        self._instructions = 0  # open fields whose instruction is being read
        self._contents = 0  # open tables of contents
        self.contents_ended = 0

    @property
    def is_in_contents(self) -> bool:
        return self._contents > 0

    @property
    def is_muted(self) -> bool:
        return self._instructions > 0 or self._contents > 0

    def character(self, element: Element) -> None:
        """A w:fldChar: a field begins, turns from instruction to result, or ends."""
        kind = element.get(w.FIELD_TYPE)
        if kind == "begin":
            if element not in self._unended:
                self._open.append(_Field())
                self._instructions += 1
        elif kind == "separate" and self._open:
            self._end_instruction(self._open[-1])
        elif kind == "end" and self._open:
            field = self._open.pop()
            self._end_instruction(field)
            self._contents -= field.is_contents
            self.contents_ended += field.is_contents

    def instruct(self, text: str | None) -> None:
        """A piece of a field's instruction; it may be split over runs."""
        if self._open and self._open[-1].is_instruction:
            self._open[-1].instruction.append(text or "")

    def _end_instruction(self, field: "_Field") -> None:
        if field.is_instruction:
            field.is_instruction = False
            self._instructions -= 1
            field.is_contents = is_contents_instruction("".join(field.instruction))
            self._contents += field.is_contents


class _Field:
    def __init__(self) -> None:
        self.is_instruction = True
        self.is_contents = False
        self.instruction: list[str] = []


def is_contents_instruction(instruction: str) -> bool:
    """Whether a field makes a table of contents (also of figures or tables)."""
    return instruction[:40].split(maxsplit=1)[:1] in (["TOC"], ["toc"])


def _unended_fields(root: Element) -> frozenset[Element]:
    """The w:fldChar that begin a field without end, leaving deleted text aside."""
    begun: list[Element] = []
    for element in root.iter(w.FIELD_CHARACTER):
        kind = element.get(w.FIELD_TYPE)
        if kind == "separate" or next(element.iterancestors(w.DELETED, w.MOVED_FROM), None) is not None:
            continue
        if kind == "begin":
            begun.append(element)
        elif begun:
            begun.pop()
    return frozenset(begun)
