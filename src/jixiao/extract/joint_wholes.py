"""Lists that part several wholes told side by side: 教师118人、工勤14人，其中男52人、女80人."""

from decimal import Decimal

from jixiao.extract.arithmetic import is_hedged, plain
from jixiao.extract.claims import Claims
from jixiao.extract.closure import exhaustive
from jixiao.extract.diagnosis import one_slip
from jixiao.extract.groups import ADDITIVE
from jixiao.extract.list_members import is_trailing_total
from jixiao.extract.remainders import is_closing, is_opening, sign_of_flow
from jixiao.extract.token import Role, Token
from jixiao.model import Kind, Status

_ZERO = Decimal(0)
_MOST_WHOLES, _MOST_PARTS = 6, 15
_LONG = 4  # digits
_LINKS = ("，", "、", "和", "及", "与", "；", "以及")


def read_joint_wholes(claims: Claims) -> None:
    """Adds the sums of lists that the wholes before them make together, where the nearest whole alone is too small for them."""
    lists: dict[int, list[Token]] = {}
    for index, whole in claims.list_head.items():
        lists.setdefault(whole, []).append(claims.tokens[index])
    for index, members in lists.items():
        head = claims.tokens[index]
        if head.dimension not in ADDITIVE or members[0].depth != head.depth or any(part.index in claims.placed for part in members):
            continue
        parts = [part for part in members if part.unit.text[-1:] == head.unit.text[-1:]][:_MOST_PARTS]
        wholes = wholes_beside(claims, head)
        if len(parts) < 2 or not wholes or not _names_no_whole(parts[0]):
            continue
        if not any(is_hedged(token.quantity.hedge) for token in (head, *wholes, *parts)):
            _part(claims, [*wholes, head], parts)


def wholes_beside(claims: Claims, head: Token) -> list[Token]:
    """The figures told before `head` in one list with it, in the order of the text; none where `head` is their total or opens a list."""
    wholes: list[Token] = []
    if is_closing(head):
        return wholes
    last = head
    for token in reversed(claims.tokens[max(0, head.index - 3 * _MOST_WHOLES) : head.index]):
        if token.sentence != head.sentence or last.marker or is_trailing_total(last) or len(wholes) >= _MOST_WHOLES:
            break
        if token.role is not Role.VALUE or token.dimension is not head.dimension or token.depth > head.depth:
            continue
        if (
            token.depth != head.depth
            or token.prior != head.prior
            or (token.scenario is not head.scenario and not is_opening(last))  # 部门预算收入812万元，上年结转87万元
            or token.unit.text[-1:] != head.unit.text[-1:]
            or token.serves_rate
            or claims.list_head.get(token.index) != claims.list_head.get(head.index)
            or is_opening(token)
            or sign_of_flow(token) < 0
            or not last.gap.startswith(_LINKS)
        ):
            break
        wholes.insert(0, token)
        last = token
    return wholes


def _names_no_whole(first: Token) -> bool:
    """Whether nothing but the marker leads to a list: 人员经费主要包括…… is of the whole that it names."""
    return first.marker in ("其中", "包括", "分别", "：", "（") and first.gap.split(first.marker)[0].strip("，。；：、（ \n") == ""


def _part(claims: Claims, wholes: list[Token], parts: list[Token]) -> None:
    head = wholes[-1]
    if any(_equal([head], parts[:count]) for count in range(2, len(parts) + 1)):
        return
    for count in range(len(parts), 1, -1):
        for first in range(len(wholes) - 2, -1, -1):
            if _equal(wholes[first:], parts[:count]):
                _emit(claims, wholes[first:], parts[:count], Status.CONSISTENT)
                return
    total = _amount(parts)
    nearest = min((wholes[first:] for first in range(len(wholes))), key=lambda run: abs(_amount(run) - total))
    too_large = max(part.amount for part in parts) > head.amount
    if (len(nearest) == 1 or total * 2 <= head.amount * 3) and not (too_large and _open(claims, wholes, parts, total)):
        return  # as likely a slip in a list of the last whole alone
    if len(nearest) > 1 and (exhaustive(parts) or _slipped(claims, nearest, parts)):
        _emit(claims, nearest, parts, Status.INCONSISTENT)
    else:
        _place(claims, parts)
        claims.unverifiable(Kind.SUM, head, "total", "ambiguous")


def _open(claims: Claims, wholes: list[Token], parts: list[Token], total: Decimal) -> bool:
    """Whether the parts may be some of what all wholes make, and no one slip makes them those of the last."""
    head = wholes[-1]
    needed = [(head, total), *((part, part.amount + head.amount - total) for part in parts)]
    return total <= _amount(wholes) and not one_slip((claims.figure(each), value / each.unit.factor) for each, value in needed)


def _slipped(claims: Claims, wholes: list[Token], parts: list[Token]) -> bool:
    """Whether one slip of one long figure keeps the parts from making the wholes: a short one is near too many others."""
    residual = _amount(wholes) - _amount(parts)
    needed = [*((whole, whole.amount - residual) for whole in wholes), *((part, part.amount + residual) for part in parts)]
    figures = ((claims.figure(each), value / each.unit.factor) for each, value in needed)
    return one_slip((figure, value) for figure, value in figures if len(figure.replace(".", "")) >= _LONG)


def _equal(wholes: list[Token], parts: list[Token]) -> bool:
    return abs(_amount(wholes) - _amount(parts)) * 2 <= sum((token.ulp for token in (*wholes, *parts)), _ZERO)


def _amount(tokens: list[Token]) -> Decimal:
    return sum((token.amount for token in tokens), _ZERO)


def _place(claims: Claims, parts: list[Token]) -> None:
    """The last whole alone is no head of these parts: not in a sum, nor as the base of a share."""
    for part in parts:
        claims.placed.add(part.index)
        claims.list_head.pop(part.index, None)


def _emit(claims: Claims, wholes: list[Token], parts: list[Token], status: Status) -> None:
    _place(claims, parts)
    first, unit = wholes[0], wholes[0].unit
    stated, computed = _amount(wholes) / unit.factor, _amount(parts) / unit.factor
    operands = [claims.operand(first, "total"), *(claims.operand(part, "part") for part in parts)]
    operands += [claims.taken_off(whole, "total") for whole in wholes[1:]]
    formula = " + ".join(map(claims.figure, wholes)) + " = " + " + ".join(map(claims.figure, parts))
    claims.add(
        Kind.SUM, status, operands, formula, plain(stated), plain(computed), unit.text, 3.0, residual=stated - computed, form="joint"
    )  # fmt: skip
