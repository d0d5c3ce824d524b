"""One whole with its parts: how well it adds up, and how much such an agreement proves."""

from decimal import Decimal

import msgspec

from jixiao.extract.arithmetic import bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.token import Token
from jixiao.model import Dimension, Hedge, Kind, Status

_ZERO = Decimal(0)
_EXACT, _INCONSISTENT, _SCORE = Hedge.EXACT, Status.INCONSISTENT, Dimension.SCORE


class Addends:
    """Figures added up once, to be held against many wholes."""

    __slots__ = ("_hedged", "_total", "_ulps", "parts")

    def __init__(self, parts: list[Token]) -> None:
        self.parts = parts
        self._total = sum([part.amount for part in parts], _ZERO)
        self._ulps = sum([part.ulp for part in parts], _ZERO)
        self._hedged = any(is_hedged(part.quantity.hedge) for part in parts)

    def drop_last(self) -> None:
        last = self.parts[-1]
        self.parts = self.parts[:-1]
        self._total -= last.amount
        self._ulps -= last.ulp

    def miss(self, head: Token) -> bool:
        """Whether they differ from the head by more than rounding: no breakdown then, whatever else speaks for it."""
        return abs(head.amount - self._total) * 2 > head.ulp + self._ulps and not self._hedged and not is_hedged(head.quantity.hedge)


class Breakdown(msgspec.Struct, eq=False):
    """A reading: `head` is the sum of `parts`."""

    head: Token
    parts: list[Token]
    form: str
    total: Decimal
    residual: Decimal
    bound: Decimal
    status: Status = Status.CONSISTENT
    deviation: float = 0.0
    support: float = 0.0
    own_precision: bool = False

    @classmethod
    def of(cls, head: Token, parts: list[Token], form: str) -> "Breakdown":
        """Adds up; precision is the group's: the finest last digit that two members in one unit show (91.2 beside 149.17 means 91.20)."""
        members = [head, *parts]
        ulps = [member.ulp for member in members]
        if head.dimension is _SCORE and head.ulp == min(ulps):
            ulps = [_ZERO] * len(ulps)  # points are given, not measured: only a total told with fewer digits is rounded
        own_bound = sum(ulps, _ZERO) / 2 if any(ulps) else _ZERO
        total = sum([part.amount for part in parts], _ZERO)
        residual = head.amount - total
        self = cls(head, parts, form, total, residual, own_bound)
        rough = [member for member in members if member.quantity.hedge is not _EXACT]
        if abs(residual) > own_bound and not rough:
            self.status = _INCONSISTENT  # beyond any rounding: most readings that are tried end here
            variance = _variance(ulps)
            self.deviation = float(residual * residual / variance) ** 0.5 if variance else 0.0
            return self
        group = _group_ulps(members, ulps)
        self.bound = bound = own_bound if group is ulps else sum(group, _ZERO) / 2
        if residual:
            status, self.deviation = judge(residual, bound, _variance(group))
            if status is Status.INCONSISTENT and abs(residual) <= own_bound:
                status, self.own_precision = Status.IMPROBABLE, True
                self.bound = bound = own_bound
            # 2300余件 is more than its exact parts come to; of parts told with 余 nobody knows
            open_head = head.quantity.hedge is Hedge.OVER and total < head.amount and len(rough) == 1
            if status is not Status.CONSISTENT and rough and not open_head:
                slack = sum([member.amount for member in rough], _ZERO) / 10 + own_bound * 2
                if abs(residual) <= slack:
                    status, self.own_precision = Status.CONSISTENT, False
            self.status = status
        smallest = min([ulp for ulp in group if ulp] or [member.unit.factor for member in members])
        self.support = bits(max(bound, smallest / 2), head.amount)
        return self

    def emit(self, claims: Claims) -> None:
        head, parts = self.head, self.parts
        if self.status is Status.INCONSISTENT and self.form == "open":
            return
        factor = head.unit.factor
        formula = f"{claims.figure(head)} = " + " + ".join([_in_unit(claims, part, head) for part in parts])
        operands = [claims.operand(head, "total"), *[claims.operand(part, "part") for part in parts]]
        form = "own_precision" if self.own_precision else self.form
        claims.add(
            Kind.SUM,
            self.status,
            operands,
            formula,
            claims.figure(head),
            plain(self.total / factor),
            head.unit.text,
            self.support,
            deviation=self.deviation,
            residual=self.residual / factor,
            form=form,
        )


def _in_unit(claims: Claims, part: Token, head: Token) -> str:
    figure = claims.figure(part)
    if part.unit is head.unit or part.unit.factor == head.unit.factor:
        return figure
    return f"{figure} × {plain(part.unit.factor / head.unit.factor)}"


def _group_ulps(members: list[Token], ulps: list[Decimal]) -> list[Decimal]:
    if len(set(ulps)) == 1:
        return ulps
    finest: dict[str, Decimal] = {}
    seen: set[tuple[str, Decimal]] = set()
    for member, ulp in zip(members, ulps, strict=True):
        unit = member.unit.text
        if ulp and (unit, ulp) in seen and ulp < finest.get(unit, ulp + 1):
            finest[unit] = ulp
        seen.add((unit, ulp))
    return [min(ulp, finest.get(member.unit.text, ulp)) if ulp else _ZERO for member, ulp in zip(members, ulps, strict=True)]


def _variance(ulps: list[Decimal]) -> Decimal:
    return sum([ulp * ulp for ulp in ulps if ulp], _ZERO) / 12
