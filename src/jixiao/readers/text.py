"""Plain text and Markdown: .txt, .md."""

import re

from jixiao.model import Anchor, Block, BlockKind, Document, Line, Span


def document_of_text(text: str, format: str = "txt") -> Document:
    """A document whose flat text is `text` itself (line breaks are LF); each non-blank line is a block."""
    blocks = tuple(Block(Span(m.start(), m.end()), BlockKind.PARAGRAPH) for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    return Document(text, format, blocks, tuple(Anchor(start, Line(n)) for n, start in enumerate(starts, 1)))


def read_text(data: bytes) -> Document:
    return document_of_text(data.decode("utf-8-sig").replace("\r\n", "\n"))
