"""Two files as one document: every place in either leads back to its own file."""

from collections.abc import Mapping
from typing import Any

import msgspec

from jixiao.model import Anchor, Block, BlockKind, Document, Span


def joined(one: Document, other: Document) -> tuple[Document, int]:
    """Both documents as one, and where the other begins in it."""
    by = len(one.text) + 1
    moved = shifted(other, by)
    gap = Block(Span(by - 1, by), BlockKind.PARAGRAPH)
    return (
        Document(
            f"{one.text}\n{other.text}",
            one.format,
            (*one.blocks, gap, *moved.blocks),
            (*one.anchors, *moved.anchors),
            (*one.tables, *moved.tables),
            one.unreadable,
        ),
        by,
    )


def shifted(value: Any, by: int) -> Any:
    """The same data with every place in the text moved on."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, Anchor):
        return msgspec.structs.replace(value, start=value.start + by)
    if isinstance(value, msgspec.Struct):
        return type(value)(**{field: shifted(getattr(value, field), by) for field in value.__struct_fields__})
    if isinstance(value, Mapping):
        return {key: shifted(entry, by) for key, entry in value.items()}
    return tuple(shifted(entry, by) for entry in value) if isinstance(value, tuple) else value
