"""One file a format -> Document.

A new format is one module here with a function `read(data, name, limits) -> Document`, one line in `READERS`, and, if no
other kind had it, its signature in `signature.py`.
"""

from importlib import import_module

from jixiao.model import Document
from jixiao.readers.files import load
from jixiao.readers.limits import DEFAULT_LIMITS, Limits
from jixiao.readers.refusals import is_known, refusal, too_large
from jixiao.readers.signature import kind_of
from jixiao.readers.text import document_of_text, read_text

__all__ = ["READERS", "Limits", "document_of_text", "load", "read", "read_text"]

# kind of file (signature.py) -> the module that reads it. Imported when the first such file comes: text users never pay for lxml.
READERS: dict[str, str] = {
    "text": "jixiao.readers.text",
    "docx": "jixiao.readers.docx",
}


def read(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document in a file's bytes, recognised by content. `name` is the file's name; it only tells .md from .txt.

    Raises UnreadableFile with a stable code and what to do, and nothing else, whatever the bytes.
    """
    if len(data) > limits.file:
        raise too_large(limits.file)
    if not data:
        raise refusal("empty")
    kind = kind_of(data, limits)
    if kind not in READERS:
        raise refusal(kind if is_known(kind) else "binary")
    document: Document = import_module(READERS[kind]).read(data, name, limits)
    return document
