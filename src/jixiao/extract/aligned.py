"""What is told beside a whole and beside each of its parts, the budget or last year's figure, adds up as they do.

公务接待费8.2万元（上年9.5万元）, 公务用车24.6万元（上年24.6万元）: last year's figures make last year's whole."""

from collections.abc import Iterator

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.breakdowns import Breakdown
from jixiao.extract.claims import Claims
from jixiao.extract.closure import exhaustive
from jixiao.extract.sum_slips import slip_in_sum
from jixiao.extract.token import Role, Token
from jixiao.model import Scenario, Status

_REACH = 4  # figures beside a value among which its budget stands
_PROOF, _SLIPPED = 4.0, 5.0  # bits
_BUDGETS = (Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED)
_CUTS = frozenset("；。")


def read_aligned(claims: Claims) -> None:
    """Adds the sums of budgets, and of last year's figures, that stand beside the members of a sum that holds."""
    for whole, parts in list(claims.parts_of.items()):
        members = [claims.tokens[whole], *(claims.tokens[part] for part in parts)]
        if members[0].in_table or members[0].role is not Role.VALUE:
            continue
        for beside in _beside(claims, members):
            breakdown = Breakdown.of(beside[0], beside[1:], "list")
            if breakdown.status is not Status.INCONSISTENT:
                if breakdown.support >= _PROOF:
                    _emit(claims, breakdown)
                break
            if _is_slip(claims, breakdown, members[1:]):
                _emit(claims, breakdown)
                break


def _beside(claims: Claims, members: list[Token]) -> Iterator[list[Token]]:
    """The rows of figures of one kind, one beside each member, all behind it or all before it."""
    indices = {member.index for member in members}
    if members[0].prior:
        return
    for kind in ("prior", *_BUDGETS) if members[0].scenario is Scenario.ACTUAL else ("prior",):
        for step in (1, -1):
            told = [_nearest(claims, member, kind, step, indices) for member in members[1:]]
            row = [token for token in told if token is not None]
            if len(row) < len(told):
                continue
            whole = _nearest(claims, members[0], kind, 1, indices) or _nearest(claims, members[0], kind, -1, indices)
            if whole is not None and len({token.index for token in (whole, *row)}) == len(members):
                yield [whole, *row]


def _nearest(claims: Claims, member: Token, kind: str, step: int, members: set[int]) -> Token | None:
    """The figure of this kind beside a member and nearer to it than to another one."""
    tokens = claims.tokens
    at = member.index + step
    for _ in range(_REACH):
        if not 0 <= at < len(tokens) or at in members:
            return None
        token = tokens[at]
        behind = token if step > 0 else tokens[at + 1]
        if token.block != member.block or (behind.cut in _CUTS and behind.depth <= member.depth):
            return None
        if token.role is Role.VALUE and token.dimension is member.dimension and not token.in_table:
            if token.prior if kind == "prior" else token.scenario == kind and not token.prior:
                return token
            return None
        at += step
    return None


def _is_slip(claims: Claims, breakdown: Breakdown, named: list[Token]) -> bool:
    """Whether one slip explains why last year's parts do not make last year's whole: a part may be gone that was told then.

    `named` are the figures that the parts stand beside: by their names they may leave no rest."""
    head, parts = breakdown.head, breakdown.parts
    if head.amount <= 0 or any(is_hedged(token.quantity.hedge) for token in (head, *parts)):
        return False
    slip = slip_in_sum([(claims.figure(token), token) for token in (head, *parts)], breakdown.residual)
    return slip >= (_SLIPPED / 2 if exhaustive(named) else _SLIPPED)


def _emit(claims: Claims, breakdown: Breakdown) -> None:
    members = [breakdown.head.index, *(part.index for part in breakdown.parts)]
    known = claims.parts_of.get(members[0])
    if known is None or set(known).isdisjoint(members):
        breakdown.emit(claims)
