"""Rates of a base that is zero: 年初预算为0，…完成年初预算的95.89%; 0.30万元，比上年增加0.30万元，增长100%."""

from jixiao.extract.arithmetic import plain
from jixiao.extract.claims import Claims
from jixiao.extract.labels import subject_of
from jixiao.extract.subjects import of_one_thing
from jixiao.extract.token import Role, Token
from jixiao.model import Kind, Scenario, Status

_NAMED = {Scenario.BUDGET_INITIAL: "预算", Scenario.BUDGET_ADJUSTED: "调整"}
ZERO_BASE = "zero_base"  # the form of the relations found here


def read_zero_bases(claims: Claims) -> None:
    """Adds the rates that cannot exist. Runs before the readers that recompute rates."""
    tokens = claims.tokens
    for rate in claims.of(Role.COMPLETION, Role.GROWTH):
        at = rate.index
        if not at or not rate.amount or rate.series is not None or rate.in_table:
            continue
        if rate.role is Role.COMPLETION:
            _completion(claims, at, rate)
        elif tokens[at - 1].role is Role.CHANGE:
            _growth(claims, at, rate)


def _completion(claims: Claims, at: int, rate: Token) -> None:
    budget, done = claims.tokens[at - 2 : at] if at >= 2 else (None, None)
    if (
        budget is not None
        and done is not None
        and budget.sentence == done.sentence == rate.sentence
        and budget.role is done.role is Role.VALUE
        and budget.scenario in _NAMED
        and done.scenario is Scenario.ACTUAL
        and not done.prior
        and budget.amount == 0 < done.amount
        and _NAMED[budget.scenario] in rate.base
        and done.cut == "，"
        and of_one_thing(budget, done)
    ):
        _add(claims, Kind.COMPLETION, rate, [(done, "done"), (budget, "target")], f"{_told(done)} / 0")


def _growth(claims: Claims, at: int, rate: Token) -> None:
    """A change as large as the value itself: there was nothing the year before."""
    change = claims.tokens[at - 1]
    current = claims.tokens[at - 2] if at >= 2 else None
    if (
        current is not None
        and current.role is Role.VALUE
        and current.scenario is Scenario.ACTUAL
        and not current.prior
        and current.sentence == change.sentence == rate.sentence
        and change.compared == "prior"
        and change.sign > 0 < rate.sign
        and current.amount == change.amount > 0
        and current.unit.text == change.unit.text
        and not subject_of(change.label)
        and not subject_of(rate.label)
        and rate.cut in ("，", "、", "（", "")
    ):
        base = f"({_told(current)} - {_told(change)})"
        _add(claims, Kind.GROWTH, rate, [(current, "current"), (change, "change")], f"{_told(change)} / {base}")


def _add(claims: Claims, kind: Kind, rate: Token, operands: list[tuple[Token, str]], quotient: str) -> None:
    figure = claims.figure(rate)
    claims.add(
        kind,
        Status.INCONSISTENT,
        [claims.operand(rate, "rate"), *(claims.operand(token, role) for token, role in operands)],
        f"{quotient} = {figure}{rate.unit.text}",
        figure,
        "",
        rate.unit.text,
        0.0,
        form=ZERO_BASE,
    )
    claims.settled.update(token.index for token in (rate, *(token for token, _ in operands if token.role is Role.CHANGE)))


def _told(token: Token) -> str:
    return plain(token.quantity.value)
