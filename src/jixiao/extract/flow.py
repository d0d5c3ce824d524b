"""The text as it is read: sentences that the page tore into lines are whole again, page numbers gone; every offset still leads back."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from jixiao.model import Block, BlockKind, Operand, Quantity, Relation, Span

_PAGE_NUMBER = re.compile(r"[—\-–·\s]*(?:第)?\s*\d{1,4}\s*(?:页)?(?:\s*/?\s*共?\s*\d{1,4}\s*页)?[—\-–·\s]*$")
_STARTS_ANEW = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]+[部章节条]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]{1,2}(?:\.[0-9]{1,2})*[.、）)．](?![0-9])|（[0-9]{1,2}）|[①-⑳⑴-⒇]|附件|附表|表[0-9一二三四五六七八九十]|单位[：:]|——|[-•●◆■]\s)"
)
_UNIT_ENDS = "元人个项件次户家亩吨里米辆台条座处所名位批"
_ENDED = "。；：！？…”》】;:!?"
_MIN_LINES = 8


class Flow:
    """`text` is what the readers of figures see; `blocks` are its paragraphs."""

    __slots__ = ("_sources", "_starts", "blocks", "text")

    def __init__(self, text: str, blocks: tuple[Block, ...], starts: Sequence[int] = (), sources: Sequence[int] = ()) -> None:
        self.text = text
        self.blocks = blocks
        self._starts = starts
        self._sources = sources

    @property
    def is_plain(self) -> bool:
        return not self._starts

    def _back(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        return self._sources[at] + offset - self._starts[at]

    def span(self, span: Span) -> Span:
        return (
            Span(self._back(span.start), self._back(span.end - 1) + 1)
            if span.end > span.start
            else Span(self._back(span.start), self._back(span.start))
        )

    def quantity(self, quantity: Quantity) -> Quantity:
        unit_end = self._back(quantity.unit_end - 1) + 1
        return Quantity(self.span(quantity.span), quantity.value, quantity.ulp, quantity.unit, unit_end, quantity.hedge, quantity.upper)

    def relation(self, relation: Relation) -> Relation:
        operands = tuple(
            Operand(self.span(o.span), o.role, o.label, self.quantity(o.quantity) if o.quantity else None, o.sign)
            for o in relation.operands
        )
        return Relation(
            relation.kind, relation.status, operands, relation.formula, relation.stated, relation.computed, relation.unit, relation.reading,
            relation.deviation, relation.residual, relation.form, relation.reason,
        )  # fmt: skip


def flow_of(shadow: str, blocks: tuple[Block, ...]) -> Flow:
    """Joins lines that a page broke. In a text whose lines all end at one width every full line is joined to the next one; elsewhere only
    a line that ends in the middle of a clause (with a comma or an open bracket)."""
    wrapped = _is_wrapped(shadow, blocks)
    joins = []
    for at in range(len(blocks) - 1):
        this, after = blocks[at], blocks[at + 1]
        if this.kind is BlockKind.TABLE or after.kind is BlockKind.TABLE:
            continue
        joins.append((at, this, after))
    torn = {at for at, this, after in joins if _is_torn(shadow, this, after, wrapped)}
    if not torn:
        return Flow(shadow, blocks)
    return _joined(shadow, blocks, torn, wrapped)


def _is_wrapped(shadow: str, blocks: tuple[Block, ...]) -> int:
    """The width in columns at which all lines end, or 0. A full-width character takes two columns."""
    if len(blocks) < _MIN_LINES or max(block.span.end - block.span.start for block in blocks) > _WIDEST // 2:
        return 0
    columns = sorted(_columns(shadow, block) for block in blocks)
    width = columns[-max(1, len(columns) // 20)]
    if width < _NARROWEST or columns[-1] > width + 12:
        return 0
    full = [block for block in blocks if _columns(shadow, block) >= width - 6]
    ended = sum(shadow[block.span.end - 1] in _ENDED for block in full)
    return width if len(full) >= len(blocks) // 4 and ended < len(full) // 2 else 0


_NARROWEST, _WIDEST = 36, 160


def _columns(shadow: str, block: Block) -> int:
    line = shadow[block.span.start : block.span.end]
    return 2 * len(line) - sum(char.isascii() for char in line)


def _is_torn(shadow: str, this: Block, after: Block, width: int) -> bool:
    last = shadow[this.span.end - 1]
    if width:
        line = shadow[after.span.start : after.span.end]
        if _PAGE_NUMBER.fullmatch(line):
            return True
        if _PAGE_NUMBER.fullmatch(shadow[this.span.start : this.span.end]):
            return not _STARTS_ANEW.match(line)
        return _columns(shadow, this) >= width - 10 and last not in "。！？；" and not _STARTS_ANEW.match(line)
    if "一" <= last <= "龥" and last not in _UNIT_ENDS and not width:  # a clause that breaks off in a word: 增↵长5.44%
        line = shadow[this.span.start : this.span.end]
        rest = shadow[after.span.start : after.span.end]
        return (
            "，" in line
            and line[-40:].rfind("。") < line[-40:].rfind("，")
            and any(map(str.isdigit, line))
            and "，" in rest + "，"
            and rest[-1] in _ENDED
            and not _STARTS_ANEW.match(rest)
        )
    if last in "，、（":
        return not _STARTS_ANEW.match(shadow, after.span.start)
    return False


def _joined(shadow: str, blocks: tuple[Block, ...], torn: set[int], wrapped: int) -> Flow:
    pieces: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    merged: list[Block] = []
    length = 0

    def take(start: int, end: int) -> None:
        nonlocal length
        if end > start:
            starts.append(length)
            sources.append(start)
            pieces.append(shadow[start:end])
            length += end - start

    begin = 0
    for at, block in enumerate(blocks):
        first = at == 0 or at - 1 not in torn
        if first:
            if at:
                take(blocks[at - 1].span.end, block.span.start)
            begin = length
        is_page_number = wrapped and not first and _PAGE_NUMBER.fullmatch(shadow[block.span.start : block.span.end])
        if not is_page_number:
            start = block.span.start
            if not first:
                while start < block.span.end and shadow[start] in " \t":
                    start += 1
            take(start, block.span.end)
        if at not in torn:
            merged.append(Block(Span(begin, length), block.kind, block.level))
    take(blocks[-1].span.end, len(shadow))
    return Flow("".join(pieces), tuple(merged), starts, sources)
