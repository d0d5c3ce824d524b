"""Shares that make a whole: 占a%…占b%… = 100, a:b:c structures, and changes of shares that cancel out."""

import re
from bisect import bisect_left
from decimal import Decimal
from itertools import pairwise

import msgspec

from jixiao.extract.arithmetic import Ratio, bits, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.points_as_percent import PERCENT_FOR_POINTS
from jixiao.extract.token import Role, Token
from jixiao.language import Ratio as Proportion
from jixiao.model import Diagnosis, Dimension, Kind, Operand, Quantity, Span, Status

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)
_SHARE, _RATE = Role.SHARE, Role.RATE
_REACH = 40  # figures before a proportion that may be what it divides
_REST = re.compile(r"其他|其它|其余|不满意|以上|以下|不合格|不了解|未")
_BECAME = re.compile(r"(?:调整|优化|变化|演变|发展|转变|改变|变)[为成到至]$")
_STRUCTURE = re.compile(r"结构|构成|产业比|比重|之比|比例")


def read_structure(claims: Claims, proportions: tuple[Proportion, ...]) -> None:
    """Adds sums of complete lists of shares."""
    _share_lists(claims)
    for proportion in proportions:
        _proportion(claims, proportion)
    for prior, current in pairwise(proportions):
        _changed_structure(claims, prior, current)


def _share_lists(claims: Claims) -> None:
    """Runs of shares in one paragraph: of a breakdown whose parts are all told, or by themselves."""
    run: list[Token] = []
    for token in [*claims.tokens, None]:
        is_share = (
            token is not None
            and token.quantity.upper is None
            and (
                token.role is _SHARE
                or (token.role is _RATE and token.base.endswith(("贡献率", "比重")))
                or (token.series is not None and token.base == "的" and token.index in claims.settled)
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
    if len(run) < 3 or any(token.base and not token.base.endswith("贡献率") for token in run) or len({token.sentence for token in run}) > 1:
        return
    total = sum((token.amount for token in run), _ZERO)
    if abs(total - _HUNDRED) > 12 or not _names_groups(run) or _overlapping(claims, run) or not _meant_whole(claims, run, total - _HUNDRED):
        return
    first = run[0].start
    for relation in claims.relations:
        if relation.kind is Kind.SHARE and relation.operands[0].span.start == first and relation.status is not Status.UNVERIFIABLE:
            return
    _emit(claims, run, total, Status.INCONSISTENT)


def _meant_whole(claims: Claims, run: list[Token], excess: Decimal) -> bool:
    """Whether a list that misses 100% by little was meant to make it: it exceeds it or ends with the rest, and one slip explains it."""
    slips = {slip_of(claims.figure(token), token.quantity.value - excess) for token in run}
    if Diagnosis.TRANSPOSED in slips:
        return True
    closed = excess > 0 or _REST.search(claims.shadow, run[-1].start - len(run[-1].gap), run[-1].start) is not None
    return closed and abs(excess) <= 5 and slips != {None}


def _names_groups(run: list[Token]) -> bool:
    """Whether each share is told of a group by name: 30岁以下占18.7%, 城镇居民占46.3%."""
    return all(token.start - before.end >= 4 for before, token in pairwise(run))


def _overlapping(claims: Claims, run: list[Token]) -> bool:
    """Lists that name only some, or nest."""
    words = claims.shadow[run[0].start - 30 if run[0].start > 30 else 0 : run[-1].end + 8]
    return re.search(r"其中|等(?!级)|主要|分别比|超过|以上占[^，]*以上占", words) is not None


def _emit(claims: Claims, run: list[Token], total: Decimal, status: Status) -> None:
    bound = sum((token.ulp for token in run), _ZERO) / 2
    if status is Status.CONSISTENT:
        _squeezed(claims, {token.start: token.ulp for token in run})
    operands = [claims.operand(token, "part") for token in run]
    formula = "100 = " + " + ".join(claims.figure(token) for token in run)
    support = bits(bound or Decimal("0.5"), _HUNDRED) if status is Status.CONSISTENT else 0.0
    claims.add(
        Kind.SUM, status, operands, formula, plain(total), "100", "%", support,
        residual=total - _HUNDRED, form="percent",
    )  # fmt: skip


def _squeezed(claims: Claims, starts: dict[int, Decimal]) -> None:
    """A share one last digit off where the list makes 100 exactly was adjusted so that it does. `starts`: each share's place -> its ulp."""
    for at, relation in enumerate(claims.relations):
        if (
            relation.kind is Kind.SHARE
            and relation.status in (Status.INCONSISTENT, Status.IMPROBABLE)
            and relation.operands[0].span.start in starts
            and abs(relation.residual) < starts[relation.operands[0].span.start] * Decimal("1.6")
        ):
            claims.relations[at] = msgspec.structs.replace(relation, status=Status.IMPROBABLE, form="squeezed")


def _proportion(claims: Claims, proportion: Proportion) -> None:
    """三次产业结构为12.0:46.2:41.8, with the values that it divides where they stand before it."""
    members = proportion.members
    before = claims.shadow[max(0, proportion.span.start - 24) : proportion.span.start]
    if len(members) < 3:
        return
    total = sum((member.value for member in members), _ZERO)
    bound = sum((member.ulp for member in members), _ZERO) / 2
    if not 80 <= total <= 120 or (not _STRUCTURE.search(before) and abs(total - _HUNDRED) > bound):
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
    at = bisect_left(claims.tokens, proportion.span.start, key=lambda token: token.start)
    values = [
        token
        for token in claims.tokens[max(0, at - _REACH) : at]
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
                rate = Operand(member.span, "rate", "", operand.quantity)
                claims.add(
                    Kind.SHARE, verdict, [rate, *(claims.operand(token, "part") for token in listed)],
                    f"{plain(part.quantity.value)} / {plain(total_amount / part.unit.factor)} = {plain(member.value)}%",
                    claims.shadow[member.span.start : member.span.end], plain(ratio.value, 1), "%", 5.0,
                    deviation=deviation, residual=ratio.residual,
                )  # fmt: skip
        return
    for index in sorted({claims.whole_of[token.index] for token in values if token.index in claims.whole_of}):
        parts = [claims.tokens[part] for part in claims.parts_of.get(index, ())]
        if len(parts) == len(members) and all(part in values for part in parts):
            for member, part in zip(members, parts, strict=True):
                _member(claims, member.span, member.value, member.ulp, part, claims.tokens[index], operands)
            if total == _HUNDRED:
                _squeezed(claims, {member.span.start: member.ulp for member in members})
            return


def _changed_structure(claims: Claims, prior: Proportion, current: Proportion) -> None:
    """结构由13.2:46.8:40.0调整为13.6:44.2:42.2，比重分别提高0.4、下降2.6、提高2.2个百分点: each change is the difference of one rank."""
    count = len(prior.members)
    between = claims.shadow[prior.span.end : current.span.start]
    if count < 2 or count != len(current.members) or len(between) > 20 or not _BECAME.search(between):
        return
    first = bisect_left(claims.tokens, current.span.end, key=lambda token: token.start)
    if _of_one_rank(claims, prior, current, first):
        return
    changes = claims.tokens[first : first + count]
    if len(changes) < count or changes[0].start - current.span.end > 20 or "。" in claims.shadow[current.span.end : changes[-1].start]:
        return
    if changes[-1].dimension is not Dimension.POINTS or any(token.role not in (Role.POINTS, Role.CHANGE) for token in changes):
        return
    results = [_moved(token, new, old) for token, new, old in zip(changes, current.members, prior.members, strict=True)]
    if all(status is Status.INCONSISTENT for _, status, _ in results):
        return
    _tell_changes(claims, list(zip(changes, current.members, prior.members, results, strict=True)), changes[-1].unit.text)


_RANKS = re.compile(r"第?(?P<rank>[一二三四])(?:次?产业?|季度)[^，。；]*(?:提高|上升|提升|增加|下降|回落|降低|减少)$")
_Moved = tuple[Decimal, Status, float]


def _of_one_rank(claims: Claims, prior: Proportion, current: Proportion, first: int) -> bool:
    """结构由11.8:41.7:46.5调整为11.5:42.1:46.4，第二产业比重提高0.4个百分点: of the members of the rank that the words name."""
    told = []
    for token in claims.tokens[first : first + len(current.members)]:
        named = _RANKS.search(token.lead)
        at = "一二三四".index(named["rank"]) if named is not None else len(current.members)
        if "。" in claims.shadow[current.span.end : token.start] or at >= len(current.members):
            break
        if token.dimension is Dimension.PERCENT and token.role is Role.GROWTH and "比重" in token.lead:
            if not _moved(token, current.members[at], prior.members[at])[0]:  # 提高0.4%, where points are meant
                told.append((token, current.members[at], prior.members[at]))
        elif token.dimension is Dimension.POINTS and token.series is None:
            told.append((token, current.members[at], prior.members[at]))
    for token, new, old in told:
        form = "points" if token.dimension is Dimension.POINTS else PERCENT_FOR_POINTS
        _tell_changes(claims, [(token, new, old, _moved(token, new, old))], token.unit.text, form)
    return bool(told)


def _moved(token: Token, new: Quantity, old: Quantity) -> _Moved:
    """What a change told lacks of the difference of two members, and the verdict on it."""
    residual = token.quantity.value * token.sign - (new.value - old.value)
    ulps = (token.quantity.ulp or new.ulp, new.ulp, old.ulp)
    status, deviation = judge(residual, sum(ulps, _ZERO) / 2, sum((ulp * ulp for ulp in ulps), _ZERO) / 12)
    return residual, status, deviation


def _tell_changes(claims: Claims, told: list[tuple[Token, Quantity, Quantity, _Moved]], unit: str, form: str = "points") -> None:
    starts = {token.start for token, *_ in told}
    claims.relations = [
        relation
        for relation in claims.relations
        if relation.status is not Status.UNVERIFIABLE or relation.operands[0].span.start not in starts
    ]
    for token, new, old, (residual, status, deviation) in told:
        operands = [claims.operand(token, "change"), Operand(new.span, "current", "", new), Operand(old.span, "prior", "", old)]
        claims.add(
            Kind.DIFFERENCE, status, operands,
            f"{plain(new.value)} - {plain(old.value)} = {plain(token.quantity.value * token.sign)}", claims.figure(token),
            plain(abs(new.value - old.value)), unit, 5.0, deviation=deviation, residual=residual, form=form,
        )  # fmt: skip
        claims.settled.add(token.index)


def _member(claims: Claims, span: Span, value: Decimal, ulp: Decimal, part: Token, whole: Token, operands: list[Operand]) -> None:
    if whole.amount <= 0 or part.dimension is not Dimension.MONEY:
        return
    ratio = Ratio(value, ulp, part.amount, part.ulp, whole.amount, whole.ulp)
    status, deviation = judge(ratio.residual, ratio.bound, ratio.variance)
    own = next(operand for operand in operands if operand.span == span)
    claims.add(
        Kind.SHARE, status, [Operand(span, "rate", "", own.quantity), claims.operand(part, "part"), claims.operand(whole, "base")],
        f"{plain(part.quantity.value)} / {plain(whole.quantity.value)} = {plain(value)}%", claims.shadow[span.start : span.end],
        plain(ratio.value, 1), "%", 5.0, deviation=deviation, residual=ratio.residual,
    )  # fmt: skip
