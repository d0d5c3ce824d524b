"""Tables without a row of totals: the text around them tells what a column comes to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from math import log2

import msgspec

from jixiao.extract.breakdowns import Breakdown
from jixiao.extract.claims import Claims
from jixiao.extract.columns import Cells
from jixiao.extract.frames import Frame
from jixiao.extract.groups import ADDITIVE
from jixiao.extract.sum_slips import slip_in_sum
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Status, Unit

_BEFORE, _BEHIND = 30, 16  # figures of the text around a table among which the total of a column is looked for
_PARAGRAPHS = 4
_PROOF, _SLIPPED = 7.0, 8.0  # bits of an agreement, and of a slip
_LEAST_SLIP = 2.0
_ANNOUNCES = re.compile(r"[下附后]表|如下|以下|表[0-9一二三四五六七八九十]|[：—]$")
_FEWEST = 3
_SIZE = 20  # times that a slip may make a total larger or smaller than its parts
_ZERO = Decimal(0)


def read_table_wholes(claims: Claims, cells: Cells, frame: Frame, heads: list[str]) -> None:
    """Adds the sums of the columns that have no total of their own and whose total the text tells."""
    if frame.total_rows():
        return
    top = min(frame.insets[row] for row, _ in cells)
    around = list(_around(claims, cells))
    if not around:
        return
    for column in sorted({column for _, column in cells}):
        rows = sorted(row for row, at in cells if at == column and frame.insets[row] <= top)
        parts = [cells[row, column] for row in rows]
        if len(parts) >= _FEWEST and parts[0].index not in claims.whole_of:
            _column(claims, parts, around, heads[column] if column < len(heads) else "")


def _around(claims: Claims, cells: Cells) -> Iterator[Token]:
    """The figures of the paragraphs before and behind a table, the nearest first."""
    inside = sorted(token.index for token in cells.values())
    tokens = claims.tokens
    first, last = tokens[inside[0]], tokens[inside[-1]]
    for token in reversed(tokens[max(0, first.index - _BEFORE) : first.index]):
        if first.block - token.block > _PARAGRAPHS:
            break
        if token.role is Role.VALUE and not token.in_table:
            yield token
    for token in tokens[last.index + 1 : last.index + 1 + _BEHIND]:
        if token.block - last.block > _PARAGRAPHS:
            break
        if token.role is Role.VALUE and not token.in_table:
            yield token


def _column(claims: Claims, parts: list[Token], around: list[Token], name: str) -> None:
    first = parts[0]
    if any(part.role is not Role.VALUE or part.dimension is not first.dimension or part.amount < 0 for part in parts):
        return
    read_in: dict[Unit, list[Token]] = {}  # the cells in the units of the text, where they have none of their own
    best: tuple[float, Breakdown] | None = None
    for rank, head in enumerate(around):
        if head.dimension not in ADDITIVE or head.amount <= 0:
            continue
        cells = parts
        if head.dimension is not first.dimension:
            if first.dimension is not Dimension.NONE or first.unit.factor != 1:
                continue
            if head.unit not in read_in:
                read_in[head.unit] = [_in_unit(part, head.unit) for part in parts]
            cells = read_in[head.unit]
        breakdown = Breakdown.of(head, cells, "table")
        if breakdown.status is not Status.INCONSISTENT:
            if breakdown.support >= _PROOF + log2(1 + rank):
                best = 0.0, breakdown
                break
        elif head.amount < breakdown.total * _SIZE and breakdown.total < head.amount * _SIZE:
            slip = slip_in_sum([(claims.figure(member), member) for member in (head, *cells)], breakdown.residual) - log2(1 + rank)
            if slip >= _LEAST_SLIP:
                slip += _said(claims, head, first, name)
                if slip >= _SLIPPED and (best is None or slip > best[0]):
                    best = slip, breakdown
    if best is not None:
        head = best[1].head
        for part in parts:
            part.unit, part.dimension = head.unit, head.dimension
            part.amount, part.size, part.ulp = _measured(part, head.unit)
            claims.whole_of[part.index] = head.index
        best[1].emit(claims)
        claims.parts_of.setdefault(head.index, tuple(part.index for part in parts))


def _said(claims: Claims, head: Token, first: Token, name: str) -> float:
    """The bits that the words prove: the paragraph of the total announces the table, unit and year are those of the column."""
    end = claims.blocks[head.block].span.end
    announced = head.index < first.index and _ANNOUNCES.search(claims.shadow, head.end, end) is not None
    same_unit = head.dimension is first.dimension
    same_year = head.year is not None and str(head.year) in name
    return 3.5 * announced + 1.5 * same_unit + 1.5 * same_year


def _in_unit(part: Token, unit: Unit) -> Token:
    amount, size, ulp = _measured(part, unit)
    return msgspec.structs.replace(part, unit=unit, dimension=unit.dimension, amount=amount, size=size, ulp=ulp)


def _measured(part: Token, unit: Unit) -> tuple[Decimal, float, Decimal]:
    amount = part.quantity.value * unit.factor
    return amount, float(amount), _ZERO if unit.exact else part.quantity.ulp * unit.factor
