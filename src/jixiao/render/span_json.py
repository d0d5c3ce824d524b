"""A stretch of a document's text in the JSON of every command."""

from typing import Any

import msgspec

from jixiao.model import Document, Span

LONGEST_SPAN = 60
Json = dict[str, Any]


def span_json(document: Document, name: str, span: Span, role: str) -> Json:
    """A SPAN of the contract: at most 60 characters, with its place in the source."""
    end = min(span.end, span.start + LONGEST_SPAN)
    return {
        "document": name,
        "start": span.start,
        "end": end,
        "text": document.text[span.start : end].encode("utf-8", "replace").decode(),
        "role": role,
        "place": msgspec.to_builtins(document.place_at(span.start)),
    }
