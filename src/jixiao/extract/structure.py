"""Shares that make a whole: 占a%…占b%… = 100, a:b:c structures, and changes of shares that cancel out."""

import re
from decimal import Decimal

import msgspec

from jixiao.extract.arithmetic import Ratio, bits, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.token import Role, Token
from jixiao.language import Ratio as Proportion
from jixiao.model import Dimension, Kind, Operand, Span, Status

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)
_STRUCTURE = re.compile(r"结构|构成|产业比|比重|之比|比例")


def read_structure(claims: Claims, proportions: tuple[Proportion, ...]) -> None:
    """Adds sums of complete lists of shares."""
    _share_lists(claims)
    for proportion in proportions:
        _proportion(claims, proportion)


def _share_lists(claims: Claims) -> None:
    """Runs of shares in one paragraph: of a breakdown whose parts are all told, or by themselves."""
    run: list[Token] = []
    for token in [*claims.tokens, None]:
        is_share = (
            token is not None
            and token.quantity.upper is None
            and (
                token.role is Role.SHARE
                or token.role is Role.RATE
                and token.base.endswith(("贡献率", "比重"))
                or token.series is not None
                and token.base == "的"
                and token.index in claims.settled
            )
        )
        if run and (token is None or token.block != run[-1].block or (is_share and token.sentence - run[-1].sentence > 1)):
            _shares(claims, run)
            run = []
        if is_share and token is not None:
            run.append(token)


def _shares(claims: Claims, run: list[Token]) -> None:
    if len(run) < 2:
        return
    for start in range(len(run) - 1):
        total = _ZERO
        for end in range(start, len(run)):
            total += run[end].amount
            count = end - start + 1
            if count >= 2 and abs(total - _HUNDRED) <= sum((t.ulp for t in run[start : end + 1]), _ZERO) / 2:
                variance = sum((t.ulp * t.ulp for t in run[start : end + 1]), _ZERO) / 12
                _emit(claims, run[start : end + 1], total, judge(total - _HUNDRED, _HUNDRED, variance)[0])
                return
            if total > 130:
                break
    if len(run) < 3 or any(token.base for token in run) or len({token.sentence for token in run}) > 1:
        return
    total = sum((token.amount for token in run), _ZERO)
    parts_known = any(relation.kind is Kind.SHARE and relation.operands[0].span.start == run[0].start for relation in claims.relations)
    if parts_known or abs(total - _HUNDRED) > 12 or _overlapping(claims, run) or not _names_groups(run):
        return
    _emit(claims, run, total, Status.INCONSISTENT)


def _names_groups(run: list[Token]) -> bool:
    """Whether each share is told of a group by name: 30岁以下占18.7%, 城镇居民占46.3%."""
    return all(token.start - before.end >= 4 for before, token in zip(run, run[1:], strict=False))


def _overlapping(claims: Claims, run: list[Token]) -> bool:
    """Lists that name only some, or nest."""
    words = claims.shadow[run[0].start - 30 if run[0].start > 30 else 0 : run[-1].end + 8]
    return re.search(r"其中|等(?!级)|主要|分别比|超过|以上占[^，]*以上占", words) is not None


def _emit(claims: Claims, run: list[Token], total: Decimal, status: Status) -> None:
    bound = sum((token.ulp for token in run), _ZERO) / 2
    if status is Status.CONSISTENT:
        _squeezed(claims, run)
    operands = [claims.operand(token, "part") for token in run]
    formula = "100 = " + " + ".join(claims.figure(token) for token in run)
    claims.add(
        Kind.SUM, status, operands, formula, plain(total), "100", "%", bits(bound or Decimal("0.5"), _HUNDRED) if status is Status.CONSISTENT else 0.0,
        residual=total - _HUNDRED, form="percent",
    )  # fmt: skip


def _squeezed(claims: Claims, run: list[Token]) -> None:
    """A share one last digit off where the list makes 100 exactly was adjusted so that it does."""
    starts = {token.start: token.ulp for token in run}
    for at, relation in enumerate(claims.relations):
        if (
            relation.kind is Kind.SHARE
            and relation.status in (Status.INCONSISTENT, Status.IMPROBABLE)
            and relation.operands[0].span.start in starts
        ):
            if abs(relation.residual) < starts[relation.operands[0].span.start] * Decimal("1.6"):
                claims.relations[at] = msgspec.structs.replace(relation, status=Status.IMPROBABLE, form="squeezed")


def _proportion(claims: Claims, proportion: Proportion) -> None:
    """三次产业结构为12.0:46.2:41.8, with the values that it divides where they stand before it."""
    members = proportion.members
    before = claims.shadow[max(0, proportion.span.start - 24) : proportion.span.start]
    if len(members) < 3:
        return
    total = sum((member.value for member in members), _ZERO)
    bound = sum((member.ulp for member in members), _ZERO) / 2
    if not 80 <= total <= 120 or not _STRUCTURE.search(before) and abs(total - _HUNDRED) > bound:
        return
    status = Status.CONSISTENT if abs(total - _HUNDRED) <= bound else Status.INCONSISTENT
    operands = [Operand(member.span, "part", "", member) for member in members]
    formula = "100 = " + " + ".join(plain(member.value) for member in members)
    claims.add(
        Kind.SUM,
        status,
        operands,
        formula,
        plain(total),
        "100",
        "%",
        6.0 if status is Status.CONSISTENT else 0.0,
        residual=total - _HUNDRED,
        form="percent",
    )
    if re.search(r"由|从|上年|去年", before):  # the structure of another year
        return
    values = [
        token
        for token in claims.tokens
        if token.end <= proportion.span.start and proportion.span.start - token.end < 200 and token.role is Role.VALUE
    ]
    listed = values[-len(members) :]
    if (
        re.search(r"构成比|比例|之比", before)
        and len(listed) == len(members)
        and listed[-1].series is not None
        and len(listed[-1].series) == len(members)
    ):
        total_amount = sum((token.amount for token in listed), _ZERO)
        for member, part, operand in zip(members, listed, operands, strict=True):
            ratio = Ratio(member.value, member.ulp, part.amount, part.ulp, total_amount, part.ulp) if total_amount else None
            if ratio is not None:
                verdict, deviation = judge(ratio.residual, ratio.bound, ratio.variance)
                claims.add(
                    Kind.SHARE, verdict, [Operand(member.span, "rate", "", operand.quantity), *(claims.operand(token, "part") for token in listed)],
                    f"{plain(part.quantity.value)} / {plain(total_amount / part.unit.factor)} = {plain(member.value)}%",
                    claims.shadow[member.span.start : member.span.end], plain(ratio.value, 1), "%", 5.0, deviation=deviation, residual=ratio.residual,
                )  # fmt: skip
        return
    for whole, parts in claims.parts_of.items():
        if len(parts) == len(members) and all(claims.tokens[part] in values for part in parts):
            for member, part in zip(members, parts, strict=True):
                _member(claims, member.span, member.value, member.ulp, claims.tokens[part], claims.tokens[whole], operands)
            return


def _member(claims: Claims, span: Span, value: Decimal, ulp: Decimal, part: Token, whole: Token, operands: list[Operand]) -> None:
    if whole.amount <= 0 or part.dimension is not Dimension.MONEY:
        return
    ratio = Ratio(value, ulp, part.amount, part.ulp, whole.amount, whole.ulp)
    status, deviation = judge(ratio.residual, ratio.bound, ratio.variance)
    own = next(operand for operand in operands if operand.span == span)
    claims.add(
        Kind.SHARE, status, [Operand(span, "rate", "", own.quantity), claims.operand(part, "part"), claims.operand(whole, "base")],
        f"{plain(part.quantity.value)} / {plain(whole.quantity.value)} = {plain(value)}%", claims.shadow[span.start : span.end], plain(ratio.value, 1), "%",
        5.0, deviation=deviation, residual=ratio.residual,
    )  # fmt: skip
