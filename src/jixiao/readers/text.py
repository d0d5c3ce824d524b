"""Plain text and Markdown: .txt, .md."""

import codecs
import re

from jixiao.model import Anchor, Block, BlockKind, Document, Line, Span, Table
from jixiao.readers.limits import DEFAULT_LIMITS, Limits
from jixiao.readers.refusals import mixed_encoding, refusal
from jixiao.readers.text_tables import tables_of_lines

# "# 一、部门概况": up to six #, then a blank. Not "#1机组" (a machine) and not "#" alone.
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+\S")
_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\x1a"
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def document_of_text(text: str, format: str = "txt") -> Document:
    """A document whose flat text is `text` itself (line breaks are LF).

    Each non-blank line is a block, each table one block; each line has an anchor. O(length).
    """
    lines = text.split("\n")
    tables = tables_of_lines(lines) if "\t" in text or "|" in text else []
    anchors = []
    blocks = []
    start = 0
    skip_to = 0  # the lines before it belong to a table
    upcoming = iter(tables)
    table = next(upcoming, None)
    for number, line in enumerate(lines):
        anchors.append(Anchor(start, Line(number + 1)))
        end = start + len(line)
        if table is not None and number == table.first_line:
            blocks.append(Block(table.table.span, BlockKind.TABLE))
            skip_to = table.end_line
            table = next(upcoming, None)
        elif number >= skip_to and line and not line.isspace():
            heading = _MARKDOWN_HEADING.match(line) if line[0] == "#" else None
            if heading is None:
                blocks.append(Block(Span(start, end)))
            else:
                blocks.append(Block(Span(start, end), BlockKind.HEADING, len(heading[1])))
        start = end + 1
    found: tuple[Table, ...] = tuple(each.table for each in tables)
    return Document(text, format, tuple(blocks), tuple(anchors), found)


def read(data: bytes, name: str = "", limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in a text file. Raises UnreadableFile: empty, blank, binary, encoding."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip().strip(_INVISIBLE).strip():
        raise refusal("blank")
    return document_of_text(text, "md" if name.lower().endswith((".md", ".markdown")) else "txt")


def read_text(data: bytes) -> Document:
    """The document in a .txt file."""
    return read(data)


def decode(data: bytes) -> str:
    """The text of a file, without its byte order mark: by that mark, else strict UTF-8, else strict GB18030.

    No guessing: guessers called short Chinese texts Korean or UTF-16.
    """
    if not data:
        raise refusal("empty")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    if b"\0" in data:
        raise refusal("binary")
    is_binary = len(data) - len(data.translate(None, _CONTROL)) > max(1, len(data) // 50)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if is_binary:
            raise refusal("binary") from None
        return _decode_gb18030(data)
    if is_binary:
        raise refusal("binary")
    return text


def _decode_marked(data: bytes, encoding: str) -> str:
    """Text after a byte order mark; what does not fit the mark is named by its line."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        good = data[: error.start].decode(encoding, "replace")
        raise mixed_encoding(good.count("\n") + 1, encoding.upper()) from None
    if "\0" in text:
        raise refusal("binary")
    return text


def _decode_gb18030(data: bytes) -> str:
    """GB text, in which no line is UTF-8: many UTF-8 lines are valid GB18030 too, and would come out as other characters."""
    gb_lines = utf8_lines = 0
    first_gb = first_utf8 = first_neither = 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.isascii():
            continue
        if _is_surely_utf8(line):
            utf8_lines += 1
            first_utf8 = first_utf8 or number
        elif _is_valid(line, "gb18030"):
            gb_lines += 1
            first_gb = first_gb or number
        else:
            first_neither = first_neither or number
    if not utf8_lines and not first_neither:
        return data.decode("gb18030")
    if not utf8_lines and not gb_lines:
        raise refusal("binary")
    foreign, encoding = (first_gb, "UTF-8") if utf8_lines >= gb_lines else (first_utf8, "GBK")
    raise mixed_encoding(min(filter(None, (foreign, first_neither))), encoding)


def _is_valid(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_surely_utf8(line: bytes) -> bool:
    """Whether a line is UTF-8 and not by chance: GB lines of a few characters can be valid UTF-8, as 联通 once was."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    chinese = sum("\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" for character in text)
    return chinese >= 4
