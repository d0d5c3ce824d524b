"""What the columns of a table are to one another: 增减额 = 本年 - 上年, 完成率 = 实际 / 预算, 增幅 = 增减额 / 上年, 占比 = 本行 / 合计.

A column means what most of its rows show; the rows that do not agree with the others are then contradictions. A heading alone is never
believed; where the headings say the same, half of the rows is enough.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import permutations

from jixiao.extract.arithmetic import HUNDRED, Ratio, bits, judge, places_of, plain
from jixiao.extract.claims import Claims
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Status

_ZERO = Decimal(0)
_WIDEST = 12  # columns beyond this are a form, not a comparison
_PROOF = 14.0  # bits that the rows that agree must prove together
_NAMED_PROOF = 6.5  # the same where the headings name the columns so
_SAID = {  # what the headings of the columns say: of the one that follows, of the one it is counted from, of the one it is compared with
    Kind.COMPLETION: (re.compile("率|进度"), re.compile("决算|实际|执行|完成|年末在职"), re.compile("预算|计划|目标|编制|批复|核定")),
    Kind.GROWTH: (re.compile("比上年|增长|增幅|增减"), re.compile("^(?!.*上年)"), re.compile("上年")),
    Kind.DIFFERENCE: (re.compile("增减|变动|差额"), re.compile("^(?!.*上年)"), re.compile("上年")),
}

Cells = dict[tuple[int, int], Token]
_Form = Callable[[Token, Token, Token], "_Claim | None"]


class _Claim:
    """What one row would have to be if the columns were so: the figure held to it, the others, and how far it is off."""

    __slots__ = ("bound", "deviation", "operands", "ratio", "residual", "status", "support", "target", "trivial")

    def __init__(self, target: Token, operands: list[tuple[Token, str]], ratio: Ratio, scale: Decimal) -> None:
        self.target = target
        self.operands = operands
        self.ratio = ratio
        self.residual, self.bound = ratio.residual, ratio.bound
        self.status, self.deviation = judge(ratio.residual, ratio.bound, ratio.variance)
        self.trivial = target.amount in (_ZERO, HUNDRED)
        self.support = 0.0 if self.trivial else bits(max(ratio.bound, target.ulp / 2), max(abs(target.amount), scale))

    @property
    def agrees(self) -> bool:
        """Whether the figure is what follows from the others, to its last digit."""
        return abs(self.residual) * 2 <= self.target.ulp

    @property
    def kind(self) -> Kind:
        roles = {role for _, role in self.operands}
        if "current" in roles:
            return Kind.GROWTH if self.target.dimension is Dimension.PERCENT else Kind.DIFFERENCE
        return Kind.SHARE if "part" in roles else Kind.COMPLETION

    @property
    def formula(self) -> str:
        """Of the few claims that are made: most readings of a column are dropped."""
        stated, a, b = (plain(token.quantity.value) for token in (self.target, *(token for token, _ in self.operands)))
        if self.kind is Kind.DIFFERENCE:
            return f"{a} - {b} = {stated}"
        return f"({a} - {b}) / {b} = {stated}%" if self.kind is Kind.GROWTH else f"{a} / {b} = {stated}%"

    def is_named(self, cells: Cells, heads: list[str]) -> bool:
        """Whether the headings of the columns say that they are so: 完成率 beside 决算数 and 预算数."""
        said = _SAID.get(self.kind)
        column = {token.index: at for (_, at), token in cells.items()}
        at = [column[token.index] for token in (self.target, *(token for token, _ in self.operands))]
        return said is not None and max(at) < len(heads) and all(word.search(heads[n]) for word, n in zip(said, at, strict=True))


def read_columns(claims: Claims, cells: Cells, total_rows: list[int], heads: list[str], across: set[frozenset[int]]) -> None:
    """Adds the relations between the columns of a table, but for those that add up `across`. O(rows x columns^3), columns bounded."""
    columns = sorted({column for _, column in cells})
    if not 2 <= len(columns) <= _WIDEST:
        return
    by_column = {column: {row: cells[row, column] for row, at in cells if at == column} for column in columns}
    settled = set(across)
    changes: set[int] = set()  # columns that follow from two others: what else they seem to give makes no row wrong
    for target in sorted(columns, key=lambda column: sum(abs(token.amount) for token in by_column[column].values())):  # a change is small
        rows = by_column[target]
        if len(rows) < 2 or all(token.role is not Role.VALUE and token.dimension is not Dimension.PERCENT for token in rows.values()):
            continue
        best: list[_Claim] = []
        used: frozenset[int] = frozenset()
        most = (0, False, 0)
        flawless = False  # whether some reading makes every row agree: 48 48 0; 7 4 -3. No other one makes a row wrong then
        for names, reading in _readings(by_column, target, total_rows):
            if names in settled:
                continue
            claimed = [claim for claim in reading if claim is not None]
            holding = [claim for claim in claimed if claim.status is not Status.INCONSISTENT and not claim.trivial]
            telling = [claim for claim in claimed if not claim.trivial]
            broken = len(telling) > len(holding) or any(claim.status is Status.INCONSISTENT for claim in claimed)
            if broken and not changes.isdisjoint(names):
                continue
            if telling and len(claimed) >= 2 and not broken:
                settled.add(names)
                changes.add(target)
                best, most, flawless = (best, most, True) if flawless else ([], (0, False, 0), True)
            elif flawless:
                continue
            said = bool(telling) and claimed[0].is_named(cells, heads)
            named = said and len(telling) > 1 and len(holding) * 2 >= len(telling)
            if not named and (len(holding) < 2 or len(holding) * 2 <= len(telling)):
                continue
            if sum(claim.support for claim in holding) < (_NAMED_PROOF if named else _PROOF):
                continue
            worth = (len(holding), said, sum(claim.agrees for claim in holding))
            if worth > most:
                best, used, most = claimed, names, worth
        if best:
            settled.add(used)
            changes.add(target)
            for claim in best:
                _emit(claims, claim)


def _readings(
    by_column: dict[int, dict[int, Token]], target: int, total_rows: list[int]
) -> Iterator[tuple[frozenset[int], list[_Claim | None]]]:
    rows = by_column[target]
    percent = sum(token.dimension is Dimension.PERCENT for token in rows.values()) * 2 > len(rows)
    others = [column for column in by_column if column != target and len(by_column[column]) >= 2]
    forms: tuple[_Form, ...] = (_share, _growth) if percent else (_difference,)
    for a, b in permutations(others, 2):
        shared = [(rows[row], by_column[a][row], by_column[b][row]) for row in rows if row in by_column[a] and row in by_column[b]]
        for form in forms:
            yield frozenset((target, a, b)), _claimed(form, shared)
    if percent:
        for a in others:
            for total in total_rows:
                if total in by_column[a]:
                    whole = by_column[a][total]
                    shared = [(rows[row], by_column[a][row], whole) for row in rows if row in by_column[a] and row != total]
                    yield frozenset((target, a)), _claimed(_part, shared)


def _claimed(form: _Form, rows: list[tuple[Token, Token, Token]]) -> list[_Claim | None]:
    """What each row claims; of a reading that more than half of its rows contradict nothing: no column is read so."""
    claims = []
    against = 0
    for row in rows:
        claim = form(*row)
        if claim is not None and claim.status is Status.INCONSISTENT and not claim.trivial:
            against += 1
            if against * 2 > len(rows):
                return []
        claims.append(claim)
    return claims


def _alike(one: Token, other: Token) -> bool:
    return one.role is Role.VALUE and other.role is Role.VALUE and one.dimension is other.dimension


def _share(target: Token, top: Token, bottom: Token, roles: tuple[str, str] = ("done", "target")) -> _Claim | None:
    if target.dimension is not Dimension.PERCENT or not _alike(top, bottom) or bottom.amount <= 0:
        return None
    ratio = Ratio(target.amount, target.ulp, top.amount, top.ulp, bottom.amount, bottom.ulp)
    if ratio.bound > 2:
        return None
    return _Claim(target, [(top, roles[0]), (bottom, roles[1])], ratio, Decimal(20))


def _part(target: Token, part: Token, whole: Token) -> _Claim | None:
    return _share(target, part, whole, ("part", "base"))


def _growth(target: Token, current: Token, prior: Token) -> _Claim | None:
    if target.dimension is not Dimension.PERCENT or not _alike(current, prior) or prior.amount <= 0:
        return None
    ratio = Ratio(target.amount + HUNDRED, target.ulp, current.amount, current.ulp, prior.amount, prior.ulp)
    if ratio.bound > 2:
        return None
    ratio.value -= HUNDRED
    return _Claim(target, [(current, "current"), (prior, "prior")], ratio, Decimal(20))


def _difference(target: Token, current: Token, prior: Token) -> _Claim | None:
    if not _alike(current, prior) or target.role is not Role.VALUE or target.dimension is not current.dimension:
        return None
    ratio = Ratio(target.amount, target.ulp, current.amount - prior.amount, current.ulp + prior.ulp, Decimal(1), _ZERO, Decimal(1))
    return _Claim(target, [(current, "current"), (prior, "prior")], ratio, max(current.amount, prior.amount))


def _emit(claims: Claims, claim: _Claim) -> None:
    kind = claim.kind
    lead = "change" if kind is Kind.DIFFERENCE else "rate"
    figure = claims.figure(claim.target)
    places = places_of(figure)
    factor = claim.target.unit.factor
    claims.add(
        kind,
        claim.status,
        [claims.operand(claim.target, lead), *(claims.operand(token, role) for token, role in claim.operands)],
        claim.formula,
        figure,
        plain(claim.ratio.value / factor, places),
        claim.target.unit.text,
        claim.support,
        deviation=claim.deviation,
        residual=claim.residual / factor,
        form="table",
    )
    claims.settled.add(claim.target.index)
