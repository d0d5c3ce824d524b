"""A .docx told in reading order: paragraphs, runs, fields, text boxes; tables are in docx_tables.py."""

from collections.abc import Iterable

from jixiao.model import Anchor, Block, BlockKind, Document, Paragraph, Span, Unreadable
from jixiao.readers import docx_names as w
from jixiao.readers.docx_fields import Fields, is_contents_instruction
from jixiao.readers.docx_numbering import Numbering
from jixiao.readers.docx_styles import Style, Styles, outline_level
from jixiao.readers.docx_symbols import symbol
from jixiao.readers.docx_tables import CellAt, TableDraft, cells_of
from jixiao.readers.flat import FlatText
from jixiao.readers.markup import Element

_BLANKS = str.maketrans("\n\r\t", "   ")  # inside w:t they are blanks; one for one, so that offsets hold
_SIGNS = {w.TAB: "\t", w.POSITION_TAB: "\t", w.CARRIAGE_RETURN: "\n", w.NO_BREAK_HYPHEN: "-"}
_SEPARATOR_NOTES = ("separator", "continuationSeparator", "continuationNotice")


class Story:
    """Reads one part of the document after the other into one flat text."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._flat = FlatText()
        self._blocks: list[Block] = []
        self._tables: list[TableDraft] = []
        self._unreadable: list[Unreadable] = []
        self._references: dict[str, list[str]] = {w.FOOTNOTE_REFERENCE: [], w.ENDNOTE_REFERENCE: []}
        self._paragraphs = 0
        # Where we are:
        self._part = "body"
        self._cell: CellAt | None = None
        self._block_from: tuple[int, int] | None = None  # offset and piece where the open block begins
        self._block_kind = (BlockKind.PARAGRAPH, 0)
        # The paragraph that is being told:
        self._place = Paragraph(1)
        self._index = 0
        self._label: tuple[str, int] | None = None
        self._has_begun = False
        self._words_from = 0
        self._graphic = ""
        self._boxes: list[Element] = []
        self._is_contents_line = False
        self._is_muted = False
        self._is_style_hidden = False

    def tell(self, part: str, root: Element, containers: Iterable[Element]) -> None:
        """Reads the blocks in `containers`, which stand in the XML part `root`."""
        self._part = part
        self._run_index = {run: index for index, run in enumerate(root.iter(w.RUN))}
        self._paragraph_index = {paragraph: index for index, paragraph in enumerate(root.iter(w.PARAGRAPH))}
        self._fields = Fields(root)
        for container in containers:
            self._tell_blocks(container)
            self._end_block()

    def tell_notes(self, part: str, root: Element | None, reference: str) -> None:
        """Reads the notes that the text so far refers to, in the order of the references."""
        if root is None:
            return
        notes = {note.get(w.ID): note for note in root if note.get(w.TYPE) not in _SEPARATOR_NOTES}
        self.tell(part, root, [notes[identity] for identity in dict.fromkeys(self._references[reference]) if identity in notes])

    def document(self) -> Document:
        """What was told."""
        text = "".join(self._flat.pieces)
        tables = tuple(draft.table(text) for draft in self._tables if text[draft.start : draft.end].strip())
        anchors = self._flat.anchors or [Anchor(0, Paragraph(1))]
        if len(anchors) > 1 and anchors[-1].start == len(text) and anchors[-1].place == anchors[-2].place:
            anchors = anchors[:-1]  # the end of the last paragraph, after which nothing comes
        return Document(text, "docx", tuple(self._blocks), tuple(anchors), tables, tuple(self._unreadable))

    # Blocks

    def _tell_blocks(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == w.PARAGRAPH:
                self._tell_paragraph(child)
            elif tag == w.TABLE:
                self._tell_table(child)
            elif tag == w.ALTERNATE:
                self._tell_blocks(w.branch_of(child))
            elif tag in (w.EMBEDDED_FILE, w.SUBDOCUMENT):
                self._unreadable.append(Unreadable("embedded_document", self._place))
            elif tag not in w.WITHOUT_TEXT:
                self._tell_blocks(child)

    def _tell_table(self, element: Element) -> None:
        flat = self._flat
        self._end_line()
        outer = self._cell
        draft = TableDraft()
        self._tables.append(draft)
        number = len(self._tables)
        piece = len(flat.pieces)
        for cell in cells_of(element):
            if cell.is_first:
                flat.separator = flat.separator or ("\n" if draft.cells else "")
            else:
                flat.separator = "\t"
            flat.separate()
            if not draft.is_begun:
                draft.begin(flat.length)
                piece = len(flat.pieces)
            start = flat.length
            if cell.content is not None:
                self._cell = CellAt(number, cell.row + 1, cell.column + 1)
                self._tell_blocks(cell.content)
                self._end_block()
            flat.separator = "\n"
            draft.add(cell, start, flat.length)
        self._cell = outer
        draft.end = flat.length
        if outer is None and not flat.is_blank_from(piece):
            self._blocks.append(Block(Span(draft.start, draft.end), BlockKind.TABLE))

    def _end_line(self) -> None:
        """Lets what follows stand on a line of its own, also after a paragraph whose mark is deleted."""
        self._end_block()
        if self._flat.length > self._flat.line_start and not self._flat.separator:
            self._flat.separator = "\n"

    def _end_block(self) -> None:
        """Closes the block of the last paragraph, if it is open, without the line breaks around its words."""
        if self._block_from is None:
            return
        start, piece = self._block_from
        self._block_from = None
        if self._cell is None and not self._flat.is_blank_from(piece):
            text = "".join(self._flat.pieces[piece:])
            end = start + len(text.rstrip("\n"))
            start += len(text) - len(text.lstrip("\n"))
            self._blocks.append(Block(Span(start, end), *self._block_kind))

    # Paragraphs

    def _tell_paragraph(self, element: Element) -> None:
        self._paragraphs += 1
        at = self._cell
        if at is None:
            self._place = place = Paragraph(self._paragraphs, self._part)
        else:
            self._place = place = Paragraph(self._paragraphs, self._part, at.table, at.row, at.column)
        self._index = self._paragraph_index[element]
        properties = w.properties_of(element, w.PARAGRAPH_PROPERTIES)
        style = self._styles.of(w.stated(properties, w.PARAGRAPH_STYLE))
        self._prepare(style, properties)
        self._is_contents_line = style.is_contents and _ends_in_page_number(element)
        self._is_muted = self._fields.is_muted or self._is_contents_line
        is_contents = self._fields.is_in_contents or self._is_contents_line
        contents_before = self._fields.contents_ended
        self._tell_inline(element)
        is_contents = is_contents or self._fields.is_in_contents or self._fields.contents_ended > contents_before
        self._end_paragraph(place, properties, is_contents)

    def _prepare(self, style: Style, properties: w.Properties) -> None:
        """What kind of block the paragraph is, and its list."""
        level = outline_level(properties)
        if level is None:
            level = style.level
        self._label = label = self._list_of(style, properties)
        if level or style.is_heading:
            self._kind = (BlockKind.HEADING, level)
        else:
            self._kind = (BlockKind.PARAGRAPH if label is None else BlockKind.LIST_ITEM, 0)
        self._has_begun = False
        self._graphic = ""
        self._is_style_hidden = style.is_hidden

    def _list_of(self, style: Style, properties: w.Properties) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, else its style's; list "0" means none."""
        numbers = properties.get(w.NUMBERING_PROPERTIES)
        list_id = None if numbers is None else w.value(numbers, w.NUM_ID)
        level = None if numbers is None else w.value(numbers, w.ILVL)
        if list_id is None:
            list_id = style.list_id
            if list_id is not None and level is None:
                tied = self._numbering.level_of_style(list_id, style.list_style)
                return None if list_id == "0" else (list_id, (style.list_level or 0) if tied is None else tied)
        if list_id is None or list_id == "0":
            return None
        return list_id, w.integer(level)

    def _begin(self) -> None:
        """Before the first words of a paragraph: the separator, and its automatic number."""
        self._has_begun = True
        flat = self._flat
        is_joined = self._block_from is not None
        flat.separate()
        if not is_joined:
            self._block_from = (flat.length, len(flat.pieces))
        if self._label is not None:
            label = self._numbering.label(*self._label)
            if label is None and self._kind[0] is BlockKind.LIST_ITEM:
                self._kind = (BlockKind.PARAGRAPH, 0)
            if label and not is_joined:
                flat.put(label, self._place)
        self._block_kind = self._kind
        self._words_from = len(flat.pieces)

    def _put(self, text: str, origin: tuple[int, ...] = ()) -> None:
        if not self._has_begun:
            self._begin()
        self._flat.put(text, self._place, origin)

    def _end_paragraph(self, place: Paragraph, properties: w.Properties, is_contents: bool) -> None:
        """Ends the line, unless the paragraph is gone or its end is deleted, so that the next one continues it."""
        is_mark_deleted = _is_mark_deleted(properties)
        boxes, self._boxes = self._boxes, []
        if self._has_begun or not (is_mark_deleted or is_contents):
            self._put("")
            if self._graphic and not boxes and self._flat.is_blank_from(self._words_from):
                self._unreadable.append(Unreadable(self._graphic, place))
            if not is_mark_deleted:
                self._flat.separator = "\n"
                self._end_block()
        if boxes:
            self._end_line()
            self._tell_boxes(boxes)

    def _tell_boxes(self, boxes: list[Element]) -> None:
        part, fields = self._part, self._fields
        self._part = "textbox" if part == "body" else part
        for box in boxes:
            self._fields = Fields(box)
            self._tell_blocks(box)
            self._end_block()
        self._part, self._fields = part, fields

    # Runs

    def _tell_inline(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == w.RUN:
                self._tell_run(child)
            elif tag in w.WITHOUT_TEXT:
                continue
            elif tag == w.ALTERNATE:
                self._tell_inline(w.branch_of(child))
            elif tag == w.MATH_TEXT:
                if child.text and not self._is_muted:
                    self._put(child.text.translate(_BLANKS))
            elif tag == w.MATH_FRACTION:
                self._tell_fraction(child)
            elif tag != w.SIMPLE_FIELD or not is_contents_instruction(child.get(w.INSTRUCTION, "")):
                self._tell_inline(child)

    def _tell_fraction(self, element: Element) -> None:
        """A fraction on one line: 12/48."""
        for part in element:
            if part.tag == w.MATH_DENOMINATOR and not self._is_muted:
                self._put("/")
            if part.tag in (w.MATH_NUMERATOR, w.MATH_DENOMINATOR):
                self._tell_inline(part)

    def _tell_run(self, run: Element) -> None:
        is_hidden = self._is_style_hidden
        index = self._run_index[run]
        for child_index, child in enumerate(run):
            tag = child.tag
            if tag == w.TEXT:
                text = child.text
                if text and not is_hidden and not self._is_muted:
                    if "\n" in text or "\t" in text or "\r" in text:
                        text = text.translate(_BLANKS)
                    self._put(text, (self._index, index, child_index))
            elif tag == w.RUN_PROPERTIES:
                is_hidden = self._is_hidden({each.tag: each for each in child})
            elif tag == w.FIELD_CHARACTER:
                self._fields.character(child)
                self._is_muted = self._fields.is_muted or self._is_contents_line
            elif tag == w.FIELD_INSTRUCTION:
                self._fields.instruct(child.text)
            elif not is_hidden and not self._is_muted:
                self._tell_special(child, (self._index, index, child_index))

    def _is_hidden(self, properties: w.Properties) -> bool:
        own = w.is_on(properties, w.VANISH)
        if own is not None:
            return own
        style = w.stated(properties, w.RUN_STYLE)
        return self._is_style_hidden or (style is not None and self._styles.of(style).is_hidden)

    def _tell_special(self, element: Element, origin: tuple[int, ...]) -> None:
        """What a run holds besides plain text."""
        tag = element.tag
        if tag in _SIGNS:
            self._put(_SIGNS[tag], origin)
        elif tag == w.BREAK:
            # A page begins in the middle of a paragraph: its words part there; at the start or end nothing shows.
            if element.get(w.TYPE, "textWrapping") == "textWrapping" or self._has_begun:
                self._put("\n", origin)
        elif tag == w.SYMBOL:
            if sign := symbol(element.get(w.SYMBOL_FONT, ""), element.get(w.SYMBOL_CHARACTER, "")):
                self._put(sign, origin)
        elif tag in self._references:
            self._references[tag].append(element.get(w.ID, ""))
        elif tag in (w.DRAWING, w.VML_PICTURE, w.EMBEDDED_OBJECT):
            self._see_graphic(element)
        elif tag == w.ALTERNATE:
            for child in w.branch_of(element):
                if child.tag == w.TEXT:  # a character that only newer versions draw, in its plain form
                    self._put((child.text or "").translate(_BLANKS))
                else:
                    self._tell_special(child, ())
        elif tag == w.RUBY:
            for base in element.iterchildren(w.RUBY_BASE):
                self._tell_inline(base)

    def _see_graphic(self, element: Element) -> None:
        """Keeps the text boxes of a graphic for the end of the paragraph, and notes what it shows besides."""
        boxes = _text_boxes(element)
        self._boxes.extend(boxes)
        if not boxes:
            shown = next(element.iter(*w.GRAPHICS), None)
            if element.tag == w.EMBEDDED_OBJECT:
                self._graphic = "object"
            elif shown is not None:
                self._graphic = self._graphic or w.GRAPHICS[shown.tag]


def _text_boxes(element: Element) -> list[Element]:
    """The w:txbxContent inside a graphic, each once, without those inside another."""
    boxes = []
    for child in element:
        if child.tag == w.TEXT_BOX:
            boxes.append(child)
        else:
            boxes.extend(_text_boxes(w.branch_of(child) if child.tag == w.ALTERNATE else child))
    return boxes


def _is_mark_deleted(properties: w.Properties) -> bool:
    """Whether the paragraph mark is deleted or moved away: the text runs on into the next paragraph."""
    mark = properties.get(w.RUN_PROPERTIES)
    return mark is not None and next(mark.iterchildren(w.DELETED, w.MOVED_FROM), None) is not None


def _ends_in_page_number(element: Element) -> bool:
    return "".join(text.text or "" for text in element.iter(w.TEXT)).rstrip()[-1:].isdecimal()
