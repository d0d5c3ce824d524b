"""Which rows and cells of a table add up: a row of totals and the rows above it, 其中 rows and the row that holds them, totals across."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.extract.arithmetic import bits, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.columns import Cells
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Operand, Status

_ZERO = Decimal(0)
_TOTAL = re.compile(
    r"^[\s　]*(?:(?:本年)?(?:收入|支出)?(?:合\s*计|总\s*计|小\s*计|总\s*分|共\s*计|总得分)|全部(?:收入|支出)|总(?:收入|支出))"
    r"[\s　]*(?:（[^）]*）)?$"
)
_NUMBERED = re.compile(r"[\s　]*(?:[一二三四五六七八九十]+、|[0-9]+[、.．]|（[一二三四五六七八九十0-9]+）)")
_SUB = re.compile(r"^[\s　]*(?:其中|其：)")


def total_rows_of(labels: list[str]) -> list[int]:
    """The rows whose label says that they are totals."""
    return [row for row, label in enumerate(labels) if _TOTAL.match(label.strip(" 　|\t"))]


def is_total(label: str) -> bool:
    return _TOTAL.match(label.strip()) is not None


def read_row_sums(claims: Claims, cells: Cells, labels: list[str], totals: list[int]) -> None:
    """Adds the sums down the columns. Of the ways in which the rows may make up a total, the one in which most columns agree is taken."""
    columns = sorted({column for _, column in cells})
    insets = _insets(labels)
    for total in totals:
        _best(claims, cells, columns, total, _parts_of_total(labels, insets, totals, total), believed=True)
    for parent in range(len(labels) - 1):
        if parent not in totals:
            _best(claims, cells, columns, parent, _parts_of_row(labels, insets, parent), believed=False)


def _insets(labels: list[str]) -> list[int]:
    """How deep each row stands: blanks before its name, and one level for 其中 and for the rows aligned below it."""
    insets: list[int] = []
    inside: int | None = None
    of_numbered = False
    for row, label in enumerate(labels):
        blanks = len(label) - len(label.lstrip(" 　"))
        if _SUB.match(label):
            inside = blanks
            of_numbered = row > 0 and _NUMBERED.match(labels[row - 1]) is not None
            insets.append(blanks + 1)
            continue
        if inside is not None and of_numbered and blanks == inside and not (_NUMBERED.match(label) or _TOTAL.match(label.strip())):
            insets.append(blanks + 1)  # 一、基本支出 / 其中：人员经费 / 公用经费 / 二、项目支出: below the numbered row as well
            continue
        if inside is not None and blanks <= inside:
            inside = None
        insets.append(blanks)
    return insets


def _parts_of_total(labels: list[str], insets: list[int], totals: list[int], total: int) -> Iterator[list[int]]:
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


def _parts_of_row(labels: list[str], insets: list[int], parent: int) -> Iterator[list[int]]:
    deeper = []
    for row in range(parent + 1, len(labels)):
        if insets[row] <= insets[parent]:
            break
        deeper.append(row)
    if len(deeper) >= 2:
        top = min(insets[row] for row in deeper[1:])
        yield [row for n, row in enumerate(deeper) if insets[row] <= top or n == 0]


def _best(claims: Claims, cells: Cells, columns: list[int], total: int, choices: Iterator[list[int]], believed: bool) -> None:
    best: list[Sum] = []
    most = -1
    for rows in choices:
        sums = []
        for column in columns:
            parts = [cells[row, column] for row in rows if (row, column) in cells]
            if (total, column) in cells and len(parts) >= 2:
                made = Sum.of(cells[total, column], parts)
                if made is not None:
                    sums.append(made)
        sums = [made for made in sums if made.holds or made.near or made.total.dimension is not Dimension.PERCENT]  # 100 100 100: rates
        holding = sum(made.holds for made in sums if made.total.amount)
        if sums and holding > most:
            best, most = sums, holding
    # A row that no word calls a total needs two columns that show it to be one; a total may be wrong in its only column.
    if most >= (1 if believed else 2) or (believed and len(best) == 1):
        for made in best:
            if made.holds or most >= 1 or made.near:
                made.emit(claims)


def read_totals_across(claims: Claims, cells: Cells, heads: list[str]) -> None:
    """合计 at the head of a column: the cells of the row before it, or after it."""
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    for at in columns:
        head = heads[at] if at < len(heads) else ""
        quarters = "全年" in head and at > 1 and all(re.search(r"季度|半年|月", name) for name in heads[1:at])
        if not (is_total(head) or quarters):
            continue
        for others in ([column for column in columns if column < at], [column for column in columns if column > at]):
            sums = []
            for row in rows:
                parts = [cells[row, column] for column in others if (row, column) in cells]
                made = Sum.of(cells[row, at], parts) if (row, at) in cells and len(parts) >= 2 else None
                if made is not None:
                    sums.append(made)
            holding = sum(made.holds for made in sums)
            if holding * 2 > len(sums) or (holding and len(sums) == 2):
                for made in sums:
                    made.emit(claims)
                break


class Sum:
    """One cell held to others of its column or row."""

    __slots__ = ("amount", "bound", "deviation", "parts", "residual", "signs", "status", "total")

    def __init__(self, total: Token, parts: list[Token], signs: list[int]) -> None:
        self.total, self.parts, self.signs = total, parts, signs
        self.amount = sum((part.amount * sign for part, sign in zip(parts, signs, strict=True)), _ZERO)
        ulps = [token.ulp for token in (total, *parts)]
        finest = min((ulp for ulp in ulps if ulp), default=_ZERO)
        ulps = [min(ulp, finest) if sum(u == finest for u in ulps) >= 2 else ulp for ulp in ulps]
        self.residual = total.amount - self.amount
        self.bound = sum(ulps, _ZERO) / 2
        self.status, self.deviation = judge(self.residual, self.bound, sum((ulp * ulp for ulp in ulps), _ZERO) / 12)

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
            bits(max(self.bound, factor / 2000), abs(total.amount)),
            deviation=self.deviation,
            residual=self.residual / factor,
            form="table",
        )
        for part in self.parts:
            claims.whole_of.setdefault(part.index, total.index)
        claims.parts_of.setdefault(total.index, tuple(part.index for part in self.parts))
