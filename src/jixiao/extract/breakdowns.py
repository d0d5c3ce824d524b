"""One whole with its parts: how well it adds up, and how much such an agreement proves."""

from decimal import Decimal

from jixiao.extract.arithmetic import bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.token import Token
from jixiao.model import Hedge, Kind, Status

_ZERO = Decimal(0)


class Addends:
    """Figures added up once, to be held against many wholes."""

    __slots__ = ("_hedged", "_total", "_ulps", "parts")

    def __init__(self, parts: list[Token]) -> None:
        self.parts = parts
        total = ulps = _ZERO
        for part in parts:
            total += part.amount
            ulps += part.ulp
        self._total, self._ulps = total, ulps
        self._hedged = any(is_hedged(part.quantity.hedge) for part in parts)

    def miss(self, head: Token) -> bool:
        """Whether they differ from the head by more than rounding: no breakdown then, whatever else speaks for it."""
        return abs(head.amount - self._total) * 2 > head.ulp + self._ulps and not self._hedged and not is_hedged(head.quantity.hedge)


class Breakdown:
    """A reading: `head` is the sum of `parts`."""

    __slots__ = ("bound", "deviation", "form", "head", "own_precision", "parts", "residual", "status", "support", "total")

    def __init__(self, head: Token, parts: list[Token], form: str) -> None:
        self.head = head
        self.parts = parts
        self.form = form
        self.own_precision = False
        self.total = _ZERO
        self.residual = _ZERO
        self.bound = _ZERO
        self.status = Status.CONSISTENT
        self.deviation = 0.0
        self.support = 0.0

    @classmethod
    def of(cls, head: Token, parts: list[Token], form: str) -> "Breakdown":
        """Adds up; precision is the group's: the finest last digit that two members in one unit show (91.2 beside 149.17 means 91.20)."""
        self = cls(head, parts, form)
        members = [head, *parts]
        total, own_bound, variance = _ZERO, head.ulp, head.ulp * head.ulp
        hedged = is_hedged(head.quantity.hedge)
        for part in parts:
            total += part.amount
            ulp = part.ulp
            if ulp:
                own_bound += ulp
                variance += ulp * ulp
            hedged = hedged or is_hedged(part.quantity.hedge)
        own_bound, variance = own_bound / 2, variance / 12
        self.total = total
        self.residual = residual = head.amount - total
        if abs(residual) > own_bound and not hedged:
            self.status, self.bound = Status.INCONSISTENT, own_bound  # beyond any rounding: most readings that are tried end here
            self.deviation = float(residual * residual / variance) ** 0.5 if variance else 0.0
            return self
        group = _group_ulps(members)
        bound, variance = _spread(group)
        status, deviation = judge(residual, bound, variance)
        if status is Status.INCONSISTENT and abs(residual) <= own_bound:
            status, self.own_precision = Status.IMPROBABLE, True
            bound = own_bound
        if head.quantity.hedge is Hedge.OVER and total < head.amount and not any(is_hedged(part.quantity.hedge) for part in parts):
            pass  # 2300余件 is more than its exact parts come to; of parts told with 余 nobody knows
        elif status is not Status.CONSISTENT and hedged and abs(residual) <= _hedge_slack(members):
            status, self.own_precision = Status.CONSISTENT, False
        self.status, self.deviation, self.bound = status, deviation, bound
        smallest = min((ulp for ulp in group if ulp), default=min((member.unit.factor for member in members), default=Decimal(1)))
        self.support = bits(max(bound, smallest / 2), head.amount) if residual or bound else bits(smallest / 2, head.amount)
        return self

    def emit(self, claims: Claims) -> None:
        head, parts = self.head, self.parts
        if self.status is Status.INCONSISTENT and self.form == "open":
            return
        factor = head.unit.factor
        formula = f"{claims.figure(head)} = " + " + ".join(_in_unit(claims, part, head) for part in parts)
        operands = [claims.operand(head, "total"), *(claims.operand(part, "part") for part in parts)]
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
    if part.unit.factor == head.unit.factor:
        return figure
    return f"{figure} × {plain(part.unit.factor / head.unit.factor)}"


def _group_ulps(members: list[Token]) -> list[Decimal]:
    finest: dict[str, Decimal] = {}
    seen: dict[tuple[str, Decimal], int] = {}
    for member in members:
        ulp = member.ulp
        if ulp:
            key = (member.unit.text, ulp)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] == 2 and (member.unit.text not in finest or ulp < finest[member.unit.text]):
                finest[member.unit.text] = ulp
    return [min(member.ulp, finest.get(member.unit.text, member.ulp)) if member.ulp else _ZERO for member in members]


def _spread(ulps: list[Decimal]) -> tuple[Decimal, Decimal]:
    bound = variance = _ZERO
    for ulp in ulps:
        if ulp:
            bound += ulp
            variance += ulp * ulp
    return bound / 2, variance / 12


def _hedge_slack(members: list[Token]) -> Decimal:
    return sum((member.amount for member in members if is_hedged(member.quantity.hedge)), _ZERO) / 10 + sum((m.ulp for m in members), _ZERO)
