"""Which rows and cells of a table add up: a row of totals and the rows above it, 其中 rows and the row that holds them, totals across."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile
from math import inf, log2

from jixiao.extract.arithmetic import bits, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.columns import Cells
from jixiao.extract.frames import Frame, is_part_of_above, is_total
from jixiao.extract.sum_slips import slip_in_sum
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Operand, Status

_ZERO = Decimal(0)


def read_row_sums(claims: Claims, cells: Cells, frame: Frame) -> None:
    """Adds the sums down the columns. Of the ways in which the rows may make up a total, the one in which most columns agree is taken."""
    columns = sorted({column for _, column in cells})
    totals = frame.total_rows()
    for total in totals:
        _best(claims, cells, columns, total, _parts_of_total(frame, totals, total), 1, _SLIPPED)
    for parent in range(len(frame.labels) - 1):
        if parent not in totals:
            set_in = frame.insets[parent + 1 : parent + 3]
            sure = len(set_in) == 2 and min(set_in) > frame.insets[parent]
            slipped = _SLIPPED if sure else _SLIPPED + _UNSURE
            if all(map(is_part_of_above, frame.labels[parent + 1 : parent + 3])):  # 其中：及时完成 / 其中：质量达标: two views of one whole
                slipped = inf
            _best(claims, cells, columns, parent, _parts_of_row(frame, parent), 2, slipped)


def _parts_of_total(frame: Frame, totals: list[int], total: int) -> Iterator[list[int]]:
    labels, insets = frame.labels, frame.insets
    before = [row for row in totals if row < total]
    low = before[-1] + 1 if before else 0
    between = list(range(low, total))
    top = min((insets[row] for row in between if labels[row].strip()), default=0)
    yield [row for row in between if insets[row] <= top]
    yield between
    if before:
        yield [before[-1], *(row for row in between if insets[row] <= top)]  # 收入总计 = 本年收入合计 + 年初结转
        yield [row for row in range(total) if row not in totals and insets[row] <= top]
        yield before
    else:
        below = [row for row in range(total + 1, len(labels)) if row not in totals]
        top = min((insets[row] for row in below), default=0)
        yield [row for row in below if insets[row] <= top]


def _parts_of_row(frame: Frame, parent: int) -> Iterator[list[int]]:
    labels, insets = frame.labels, frame.insets
    deeper = []
    for row in range(parent + 1, len(labels)):
        if insets[row] <= insets[parent]:
            break
        deeper.append(row)
    if len(deeper) >= 2 and sum(is_part_of_above(labels[row]) for row in deeper) < 2:  # 其中：… / 其中：…: each by itself
        top = min(insets[row] for row in deeper[1:])
        yield [row for n, row in enumerate(deeper) if insets[row] <= top or n == 0]
    if deeper and is_part_of_above(labels[parent + 1]):  # 其中：运行费 / 接待费 / 基本支出: how many of the rows below it belong to it?
        run = [parent + 1]
        for row in range(deeper[-1] + 1, min(len(labels), parent + 1 + _LONGEST_RUN)):
            if insets[row] != insets[parent] or is_total(labels[row]) or is_part_of_above(labels[row]):
                break
            run.append(row)
            yield list(run)


def _best(claims: Claims, cells: Cells, columns: list[int], total: int, choices: Iterator[list[int]], needed: int, slipped: float) -> None:
    """Adds the sums of one row by the choice of parts that is believed: `needed` columns hold, or one does that is no chance."""
    best: list[Sum] = []
    most = (-1, 0.0)
    for rows in choices:
        sums = []
        for column in columns:
            parts = [cells[row, column] for row in rows if (row, column) in cells]
            if (total, column) in cells and len(parts) >= 2:
                made = Sum.of(cells[total, column], parts)
                if made is not None:
                    sums.append(made)
        sums = [made for made in sums if made.holds or made.near or made.total.dimension is not Dimension.PERCENT]  # 100 100 100: rates
        holding = [made for made in sums if made.holds and made.total.amount]
        worth = len(holding), sum(made.support for made in holding)
        if sums and worth > most:
            best, most = sums, worth
    # A row that no word calls a total needs two columns that show it to be one; a total may be wrong in its only column.
    count, proof = most
    if count >= needed or proof >= _PROOF or (needed == 1 and len(best) == 1):
        for made in best:
            if made.holds or count >= 1 or made.near:
                made.emit(claims)
    elif len(best) == 1 and best[0].slip(claims) >= slipped:
        best[0].emit(claims)


_LONGEST_RUN = 8  # rows that may stand below 其中 without being set in
_PROOF, _SLIPPED, _UNSURE = 8.0, 3.5, 3.0  # bits: of an agreement, of a slip, and more of one where the rows are not set in


def read_sums_across(claims: Claims, cells: Cells, heads: list[str]) -> set[frozenset[int]]:
    """合计 at the head of a column: the cells of the row before it, or after it; 其中 at the head of columns: parts of the one before.

    Returns the columns of each, which are nothing else to one another."""
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    inner = {column for column in columns if column < len(heads) and is_part_of_above(heads[column])}
    outer = [column for column in columns if column not in inner]
    read: set[frozenset[int]] = set()
    for at in outer:
        head = heads[at] if at < len(heads) else ""
        before, after = [column for column in outer if column < at], [column for column in outer if column > at]
        quarters = "全年" in head and at > 1 and all(re.search(r"季度|半年|月", name) for name in heads[1:at])
        ways = [before, after] if is_total(head) or quarters else []
        within = list(takewhile(inner.__contains__, range(at + 1, columns[-1] + 1)))
        for others in (*ways, within):
            sums = []
            for row in rows:
                parts = [cells[row, column] for column in others if (row, column) in cells]
                made = Sum.of(cells[row, at], parts) if (row, at) in cells and len(parts) >= 2 else None
                if made is not None:
                    sums.append(made)
            holding = sum(made.holds for made in sums)
            proof = sum(made.support for made in sums if made.holds)
            if holding * 2 > len(sums) or (holding and (len(sums) == 2 or proof >= _PROOF)):
                for made in sums:
                    made.emit(claims)
                read.add(frozenset((at, *others)))
                if others is not within:
                    break
    return read


class Sum:
    """One cell held to others of its column or row."""

    __slots__ = ("amount", "bound", "deviation", "parts", "residual", "signs", "status", "support", "total")

    def __init__(self, total: Token, parts: list[Token], signs: list[int]) -> None:
        self.total, self.parts, self.signs = total, parts, signs
        self.amount = sum((part.amount * sign for part, sign in zip(parts, signs, strict=True)), _ZERO)
        ulps = [token.ulp for token in (total, *parts)]
        finest = min((ulp for ulp in ulps if ulp), default=_ZERO)
        ulps = [min(ulp, finest) if sum(u == finest for u in ulps) >= 2 else ulp for ulp in ulps]
        self.residual = total.amount - self.amount
        self.bound = sum(ulps, _ZERO) / 2
        self.status, self.deviation = judge(self.residual, self.bound, sum((ulp * ulp for ulp in ulps), _ZERO) / 12)
        self.support = bits(max(self.bound, total.unit.factor / 2000), abs(total.amount))

    @classmethod
    def of(cls, total: Token, parts: list[Token], signs: list[int] | None = None) -> "Sum | None":
        """None where the cells are of different kinds."""
        if total.role is not Role.VALUE and total.dimension not in (Dimension.PERCENT, Dimension.SCORE, Dimension.NONE):
            return None
        if total.dimension is Dimension.PERCENT and total.amount != 100:
            return None  # rates do not add up; shares make a hundred
        if len({part.dimension for part in parts} | {total.dimension}) > 1 and total.dimension is not Dimension.NONE:
            return None
        return cls(total, parts, signs or [1] * len(parts))

    @property
    def holds(self) -> bool:
        return self.status is not Status.INCONSISTENT

    @property
    def near(self) -> bool:
        return bool(self.total.amount) and abs(self.residual) * 2 <= abs(self.total.amount)

    def slip(self, claims: Claims) -> float:
        """The bits that one slip proves for a sum that does not hold: of a figure, or of a part that is left out or counted twice."""
        if self.total.amount <= 0 or -1 in self.signs:
            return 0.0
        if len(self.parts) > 2 and any(part.amount == abs(self.residual) for part in self.parts):
            return self.support - log2(len(self.parts))
        return slip_in_sum([(claims.figure(member), member) for member in (self.total, *self.parts)], self.residual)

    def emit(self, claims: Claims) -> None:
        total, factor = self.total, self.total.unit.factor
        operands = [claims.operand(total, "total")]
        terms = []
        for part, sign in zip(self.parts, self.signs, strict=True):
            operand = claims.operand(part, "part")
            operands.append(operand if sign == 1 else Operand(operand.span, "part", operand.label, operand.quantity, sign))
            terms.append(f"{'+' if sign > 0 else '-'} {claims.figure(part)}")
        claims.add(
            Kind.SUM,
            self.status,
            operands,
            f"{claims.figure(total)} = {' '.join(terms).removeprefix('+ ')}",
            claims.figure(total),
            plain(self.amount / factor),
            total.unit.text,
            self.support,
            deviation=self.deviation,
            residual=self.residual / factor,
            form="table",
        )
        for part in self.parts:
            claims.whole_of.setdefault(part.index, total.index)
        claims.parts_of.setdefault(total.index, tuple(part.index for part in self.parts))
