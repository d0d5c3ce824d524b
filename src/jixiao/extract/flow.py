"""The text as it is read: sentences that the page tore into lines are whole again, page numbers gone; every offset still leads back."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from jixiao.model import Block, BlockKind, Cell, Operand, Quantity, Relation, Span, Table

_PAGE_NUMBER = re.compile(r"[—\-–·\s]*(?:第)?\s*\d{1,4}\s*(?:页)?(?:\s*/?\s*共?\s*\d{1,4}\s*页)?[—\-–·\s]*$")
_STARTS_ANEW = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]+[部章节条]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]{1,2}(?:\.[0-9]{1,2})*[.、）)．](?![0-9])|（[0-9]{1,2}）|[①-⑳⑴-⒇]|附件|附表|表[0-9一二三四五六七八九十]|单位[：:]|——|[-•●◆■]\s)"
)
_ROW = re.compile(r"[|｜\t]|[^ 　](?:　| {2})[ 　]*[^ 　]")  # a row of a table
_UNIT_ENDS = "元人个项件次户家亩吨里米辆台条座处所名位批"
_ENDED = "。；：！？…”》】;:!?"
_MIN_LINES = 8
_FEWEST_LINES = 3
_NARROWEST, _WIDEST = 36, 160
# Words that no line ends inside of but by the width of the page.
_BROKEN_WORDS = frozenset("其中 增长 增加 减少 下降 支出 收入 预算 决算 万元 亿元 完成 经费 资金 结余 结转 采购 绩效 执行 同比".split())
_BEFORE_FIGURES = ("增加", "减少", "增长", "下降", "提高", "占", "为", "达", "达到", "比", "较", "共", "约")
# Letters with a blank behind each; the blanks are taken out but between digits (31 206元).
_APART = re.compile(r"(?:[一-龥，。：；、] ){6}")
_HAN_PAIR = re.compile(r"[一-龥](?=[一-龥])")
_HAN_BLANK = re.compile(r"[一-龥] (?=[一-龥])")
_BLANK = re.compile(r"(?<![0-9]) (?! )|(?<=[0-9]) (?![ 0-9])")


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

    def _forth(self, offset: int) -> int:
        at = max(0, bisect_right(self._sources, offset) - 1)
        return self._starts[at] + offset - self._sources[at]

    def table(self, table: Table) -> Table:
        """A table of the document where it lies in the joined text; lines of tables are never joined."""
        if self.is_plain:
            return table
        cells = tuple(
            Cell(Span(self._forth(cell.span.start), self._forth(cell.span.end)), cell.row, cell.column, cell.rows, cell.columns)
            for cell in table.cells
        )
        return Table(Span(self._forth(table.span.start), self._forth(table.span.end)), cells)

    def span(self, span: Span) -> Span:
        return (
            Span(self._back(span.start), self._back(span.end - 1) + 1)
            if span.end > span.start
            else Span(self._back(span.start), self._back(span.start))
        )

    def sources(self, span: Span) -> list[Span]:
        """The stretches of the document that a stretch of the joined text comes from, in order."""
        if self.is_plain:
            return [span]
        found = []
        at = bisect_right(self._starts, span.start) - 1
        while at < len(self._starts) and self._starts[at] < span.end:
            end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.text)
            start, end = max(span.start, self._starts[at]), min(span.end, end)
            if end > start:
                found.append(Span(self._sources[at] + start - self._starts[at], self._sources[at] + end - self._starts[at]))
            at += 1
        return found

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
    """Joins lines that a page broke, without the page numbers between them, and closes up lines whose letters are set apart.

    In a text whose lines all end at one width every full line is joined to the next one; elsewhere only a line that ends in the middle
    of a clause or of a word. Linear in the length of the text."""
    if not blocks:
        return Flow(shadow, blocks)
    width = _is_wrapped(shadow, blocks)
    torn: set[int] = set()
    numbers: set[int] = set()
    last = len(blocks) - 1
    for at in range(last):
        this, after = blocks[at], blocks[at + 1]
        if at in numbers or this.kind is BlockKind.TABLE or after.kind is BlockKind.TABLE:
            continue
        line, rest = shadow[this.span.start : this.span.end], shadow[after.span.start : after.span.end]
        if not line or not rest or ((width or line[-1] in "，、（") and (_ROW.search(line) or _ROW.search(rest))):
            continue
        if width:
            goes_on = _columns(line) >= width - 10 and line[-1] not in "。！？；"
            if _PAGE_NUMBER.fullmatch(rest):
                numbers.add(at + 1)
                torn.add(at)
                beyond = blocks[min(at + 2, last)]
                if goes_on and at + 1 < last and beyond.kind is not BlockKind.TABLE and not _STARTS_ANEW.match(shadow, beyond.span.start):
                    torn.add(at + 1)
            elif goes_on and not _STARTS_ANEW.match(rest):
                torn.add(at)
            continue
        if at + 1 < last and len(rest) < 16 and _PAGE_NUMBER.fullmatch(rest):
            beyond = blocks[at + 2]
            if beyond.kind is not BlockKind.TABLE and _breaks_off(line, shadow[beyond.span.start : beyond.span.end]):
                numbers.add(at + 1)
                torn.update((at, at + 1))
        elif _breaks_off(line, rest):
            torn.add(at)
    apart = _set_apart(shadow, blocks)
    if not torn and not apart:
        return Flow(shadow, blocks)
    return _joined(shadow, blocks, torn, numbers, apart)


def _is_wrapped(shadow: str, blocks: tuple[Block, ...]) -> int:
    """The width in columns at which all lines end, or 0. A full-width character takes two columns."""
    if len(blocks) < _FEWEST_LINES or max(block.span.end - block.span.start for block in blocks) > _WIDEST // 2:
        return 0
    columns = [_columns(shadow[block.span.start : block.span.end]) for block in blocks]
    ordered = sorted(columns)
    width = ordered[-max(1, len(ordered) // 20)]
    if width < _NARROWEST or ordered[-1] > width + 12:
        return 0
    if len(blocks) < _MIN_LINES:  # a paragraph by itself: every line but its last is full, and hardly one ends a sentence
        lines = [shadow[block.span.start : block.span.end] for block in blocks]
        full = [line for line, wide in zip(lines, columns, strict=True) if wide >= width - 10]
        others = [line for line in lines[:-1] if line not in full and not _PAGE_NUMBER.fullmatch(line)]
        return width if len(full) >= 3 and not others and sum(line[-1] in _ENDED for line in full[:-1]) <= len(full) // 4 else 0
    fulls = [block for block, wide in zip(blocks, columns, strict=True) if wide >= width - 6]
    ended = sum(shadow[block.span.end - 1] in _ENDED for block in fulls)
    return width if len(fulls) >= len(blocks) // 4 and ended < len(fulls) // 2 else 0


def _columns(line: str) -> int:
    return 2 * len(line) - sum(char.isascii() for char in line)


def _breaks_off(line: str, rest: str) -> bool:
    """Whether a line ends in the middle of a clause that the next one goes on with."""
    last = line[-1]
    if last in _ENDED:
        return False
    if last in "，、（":
        return not _STARTS_ANEW.match(rest)
    if not "一" <= last <= "龥" or last in _UNIT_ENDS:
        return False
    near = line[-60:]
    comma, stop = near.rfind("，"), max(near.rfind("。"), near.rfind("；"))
    if last + rest[0] in _BROKEN_WORDS and ("，" in near or "。" in near):
        return True
    if comma < 0 or stop > comma or _STARTS_ANEW.match(rest) or not any(map(str.isdigit, line)):
        return False
    if rest[0].isdigit() and line.endswith(_BEFORE_FIGURES):
        return True
    return rest[-1] in _ENDED


def _set_apart(shadow: str, blocks: tuple[Block, ...]) -> set[int]:
    """Lines whose letters stand apart: 本 年 支 出 812.65 万 元."""
    if " " not in shadow:
        return set()
    starts = [block.span.start for block in blocks]
    found: set[int] = set()
    for match in _APART.finditer(shadow):
        at = bisect_right(starts, match.start()) - 1
        if at in found or at < 0 or blocks[at].kind is BlockKind.TABLE:
            continue
        line = shadow[starts[at] : blocks[at].span.end]
        if 2 * len(_HAN_PAIR.findall(line)) < len(_HAN_BLANK.findall(line)):
            found.add(at)
    return found


def _joined(shadow: str, blocks: tuple[Block, ...], torn: set[int], numbers: set[int], apart: set[int]) -> Flow:
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
        if at not in numbers:
            start = block.span.start
            if not first:
                while start < block.span.end and shadow[start] in " \t":
                    start += 1
            if at in apart:
                for blank in _BLANK.finditer(shadow, start, block.span.end):
                    take(start, blank.start())
                    start = blank.end()
            take(start, block.span.end)
        if at not in torn:
            merged.append(Block(Span(begin, length), block.kind, block.level))
    take(blocks[-1].span.end, len(shadow))
    return Flow("".join(pieces), tuple(merged), starts, sources)
