"""Word documents: .docx, .docm, .dotx, and what WPS and LibreOffice save under these names.

What becomes of the parts of a Word file:

- Flat text: the paragraphs in reading order joined by a line break; tables where they stand, cells parted by a tab, rows by a line
  break; a text box after the paragraph that holds it; footnotes, then endnotes, after the body, in the order of their references.
  Headers, footers and comments are not part of it.
- Tracked changes count as accepted. Hidden text and field instructions are left out. So is a table of contents: a TOC field, and
  paragraphs in a "toc N" style that end in a page number; so no heading occurs twice.
- Automatic numbers stand as text at the start of their paragraph.
- `Paragraph.paragraph` counts every w:p in reading order, also empty ones, over the body, tables, text boxes and notes.
  Table, row and column count from 1 too; `Cell.row` and `Cell.column` from 0.
- `Anchor.origin` is (p, r, c): in the XML part of the place (`part` "footnotes", "endnotes", else the main document), the text comes
  from `list(root.iter(w:r))[r][c]`, inside `list(root.iter(w:p))[p]`; the slice from this anchor to the next is that element's
  text, character for character. () is what no single element holds: automatic numbers, formulas, and the breaks and tabs between
  paragraphs and cells.
"""

from jixiao.model import Document
from jixiao.readers.archive import Archive
from jixiao.readers.docx_names import BODY, DOCUMENT, ENDNOTE_REFERENCE, FOOTNOTE_REFERENCE
from jixiao.readers.docx_numbering import Numbering
from jixiao.readers.docx_package import parts_of
from jixiao.readers.docx_story import Story
from jixiao.readers.docx_styles import Styles
from jixiao.readers.limits import DEFAULT_LIMITS, Limits
from jixiao.readers.markup import parse
from jixiao.readers.refusals import refusal


def read(data: bytes, name: str = "", limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in a .docx. Raises UnreadableFile: truncated, damaged, encrypted, zip_bomb, no_document, xml_entities, xml_depth,
    xml_size, blank, pictures_only."""
    archive = Archive(data, limits)
    parts = parts_of(archive, limits)
    roots = {part: parse(archive.read(member), limits) for part, member in parts.items()}
    main = roots["document"]
    bodies = main.findall(BODY) if main.tag == DOCUMENT else []
    if not bodies:
        raise refusal("no_document")
    story = Story(Styles(roots.get("styles")), Numbering(roots.get("numbering")))
    story.tell("body", main, bodies)
    story.tell_notes("footnotes", roots.get("footnotes"), FOOTNOTE_REFERENCE)
    story.tell_notes("endnotes", roots.get("endnotes"), ENDNOTE_REFERENCE)
    document = story.document()
    if not document.text.strip():
        raise refusal("pictures_only" if document.unreadable else "blank")
    return document
