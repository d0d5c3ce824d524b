"""Stocks and what came in and went out, told in any order: 年末原值1426.85万元，当年新增63.48万元、处置21.76万元，上年末1385.13万元;
年初预算A，调整预算B，其中追加C，核减D."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.balances import emit_signed
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_bits
from jixiao.extract.groups import ADDITIVE
from jixiao.extract.remainders import is_closing, is_opening, leaves_a_flow_untold, sign_of_flow
from jixiao.extract.token import AMOUNTS, Role, Token
from jixiao.model import Scenario

_ZERO = Decimal(0)
_MOST = 8  # flows between an opening and a closing
_REACH = 14  # figures around a closing among which its opening and flows stand
_PROOF = 4.0  # bits that a slip must prove where the flows may not all be told
_CLOSING_SIGNS = re.compile("[末底余结存量册栏调全现]")
_ADJUSTED = re.compile(r"调整后|调整(?:为|预算)|全年[^，。；]{0,8}预算|预算调整(?:后|为)|变动预算")
_NET = re.compile(r"净[增减调追加入出]|增减相抵")
_TOTAL = re.compile(r"总计|总额|总量|合计|累计")  # with what was carried over among it
_SURPLUS = re.compile(r"(?:当年|本年|当期|本期|全年|年度|收支)[^，。；]{0,6}(?:结余|盈余|节余)|收支相抵|收支差|赤字|缺口|亏损")
_HELD = re.compile(r"[比较]|[与同和].{0,4}[上去年]")
_LEFT = re.compile(r"结[余转](?!分配)")
_TAKEN_UP = re.compile(r"受理|立案|收案|接[收到]|交办")
_LOSS = re.compile(r"赤字|缺口|亏损|不抵|逆差")
_CUT = re.compile(r"追减|调减|核减|收回|压减|扣减|调出")
_BUDGET_FLOW = re.compile(r"追加|下达|调增|核增|增加|新增|调入|" + _CUT.pattern)


def read_stocks(claims: Claims) -> None:
    """Adds closing = opening + what came in - what went out, and the same of budgets, where the words name each of the terms."""
    for closing in claims.of(Role.VALUE):
        if closing.in_table or closing.dimension not in ADDITIVE or not _CLOSING_SIGNS.search(closing.lead):
            continue
        adjusted = closing.scenario is not Scenario.ACTUAL and _ADJUSTED.search(closing.lead) is not None
        if (adjusted or _is_last(closing)) and not is_hedged(closing.quantity.hedge):
            _read(claims, closing, adjusted)


def _is_last(term: Token) -> bool:
    """年末结存, and 结余 as such; not 上年末, nor 当年收支结余, which leaves out what was there before."""
    if is_opening(term):
        return False
    return (
        is_closing(term) or _NOW.search(term.lead) is not None or (_LEFT.search(term.lead) is not None and not _SURPLUS.search(term.lead))
    )


def _read(claims: Claims, closing: Token, adjusted: bool) -> None:
    terms = list(_around(claims, closing))
    if any(term.cut == "；" for term in terms):  # the clause alone, where it has its opening
        clause = [term for term in terms if "；" not in claims.shadow[min(term.end, closing.end) : max(term.start, closing.start)]]
        terms = clause if len(clause) > 1 and any(map(_is_first, clause)) else terms
    openings = [term for term in terms if (_is_first_budget(term) if adjusted else _is_first(term))]
    if not openings and not adjusted:
        openings = [
            term for term in terms if is_closing(term) and term.year is not None and closing.year is not None and term.year < closing.year
        ]
    if adjusted and not openings:
        _read_back(claims, closing)
        return
    if not openings:
        openings = _by_their_signs(terms, closing) or [term for term in terms if _ONCE.search(term.lead)]
    if len(openings) != 1 or any(is_closing(term) and term is not openings[0] for term in terms):
        return
    opening = openings[0]
    nets = [term for term in terms if term.compared or _NET.search(term.lead)]
    flows = [term for term in terms if term is not opening and term not in nets and not _is_part(claims, term, opening, closing, terms)]
    signed = [(term, _sign(term, adjusted=adjusted)) for term in flows]
    if adjusted:  # 全年预算3,305.60万元，实际到位3,268.40万元: what became of it is none of its flows
        signed = [(term, sign) for term, sign in signed if sign or term.index < closing.index]
    known = [(term, sign) for term, sign in signed if sign]
    surplus = [] if adjusted else [term for term, sign in signed if not sign and _SURPLUS.search(term.lead)]
    if len(surplus) == 1 and len(signed) - len(known) == 1:  # 收入682049万元，支出644699万元，当年结余37350万元，加上年滚存412860万元
        known = signed = [(surplus[0], -1 if _LOSS.search(surplus[0].lead) else 1)]
    taken_up = [(term, sign or (1 if _TAKEN_UP.search(term.lead) else 0)) for term, sign in signed]
    if not adjusted and taken_up != signed and all(sign for _, sign in taken_up):  # 受理 may hold what was left of the year before, or not
        if _holds(closing, opening, taken_up) or _slipped(claims, closing, opening, taken_up):
            _emit(claims, closing, opening, taken_up)
        return
    if not 1 <= len(known) <= _MOST:
        return
    if _holds(closing, opening, known):
        _emit(claims, closing, opening, known)
        for net in nets if len(known) > 1 else ():
            _emit_net(claims, net, opening, closing, known)
        _read_beside(claims, closing, opening, known)
        return
    if len(known) < len(signed) or leaves_a_flow_untold([term for term, _ in known]):
        return
    both = adjusted or known[0][0] in surplus or len({sign for _, sign in known}) == 2
    if both or _slipped(claims, closing, opening, known):
        _emit(claims, closing, opening, known)


_NOW, _ONCE = re.compile(r"现[有存]|目前共?有"), re.compile(r"^原有|(?<!中)原有$|此前")
_SIGNED = re.compile(r"^(?:加|减|扣除|扣减|再加|再减)")


def _by_their_signs(terms: list[Token], closing: Token) -> list[Token]:
    """结余12.86亿元，加收入26.84亿元，减支出24.31亿元，滚存结余15.39亿元: the first, that the others are added to and taken from."""
    before = [term for term in terms if term.index < closing.index]
    return before[:1] if len(before) == len(terms) > 2 and all(_SIGNED.match(term.lead) for term in before[1:]) else []


def _read_beside(claims: Claims, closing: Token, opening: Token, flows: list[tuple[Token, int]]) -> None:
    """年初63户184人，新纳入9户27人，消除41户118人，年末31户93人: the second figures of the pairs move as the first ones do."""
    beside = [claims.tokens[min(term.index + 1, len(claims.tokens) - 1)] for term in (closing, opening, *(term for term, _ in flows))]
    units = {token.unit.text for token in beside if not token.gap and token.role is Role.VALUE}
    if all(not token.gap for token in beside) and len(units) == 1 and closing.unit.text not in units:
        _emit(claims, beside[0], beside[1], [(token, sign) for token, (_, sign) in zip(beside[2:], flows, strict=True)])


def _read_back(claims: Claims, closing: Token) -> None:
    """年初批复1024.38万元……。年中追加97.45万元；上级下达318万元……。调整后预算1439.83万元: a budget told over several sentences."""
    flows: list[tuple[Token, int]] = []
    for term in reversed(claims.tokens[max(0, closing.index - _REACH) : closing.index]):
        if closing.block - term.block > 2 or closing.sentence - term.sentence > 3:
            return
        if not _of_one_kind(term, closing) or term.compared or term.prior or term.index in claims.list_head:
            continue
        if _is_first_budget(term) and _OPENS.search(term.lead):
            if flows and (_holds(closing, term, flows) or _slipped(claims, closing, term, flows)):
                _emit(claims, closing, term, flows)
            return
        sign = _sign(term, adjusted=True)
        if sign:
            flows.insert(0, (term, sign))


_OPENS = re.compile(r"年初|批复|批准|核定|初始")


def _of_one_kind(term: Token, closing: Token) -> bool:
    return (
        term.role in AMOUNTS
        and term.dimension is closing.dimension
        and term.unit.text[-1:] == closing.unit.text[-1:]
        and term.quantity.upper is None
    )


def _around(claims: Claims, closing: Token) -> Iterator[Token]:
    """The other figures of the sentence that are of the kind of the closing."""
    at = closing.index
    for term in claims.tokens[max(0, at - _REACH) : at + _REACH]:
        if term.sentence == closing.sentence and term is not closing and _of_one_kind(term, closing):
            yield term


def _is_first(term: Token) -> bool:
    """年初结存, not 比年初净增, nor 比上年结余."""
    return term.role is Role.VALUE and is_opening(term) and not _HELD.search(term.lead)


def _is_first_budget(term: Token) -> bool:
    return term.scenario is Scenario.BUDGET_INITIAL and term.role is Role.VALUE and not _BUDGET_FLOW.search(term.lead)


def _sign(term: Token, *, adjusted: bool) -> int:
    if _TOTAL.search(term.lead):
        return 0
    if not adjusted or term.role is Role.CHANGE:
        return sign_of_flow(term)
    if _CUT.search(term.lead):  # 追加基本支出97.45万元: 支出 says what for, not which way
        return -1
    return 1 if _BUDGET_FLOW.search(term.lead) else 0


def _is_part(claims: Claims, term: Token, opening: Token, closing: Token, terms: list[Token]) -> bool:
    """Whether a figure tells part of another flow: 支出271.2万元，其中转定期20万元."""
    at = claims.list_head.get(term.index)
    if at is None or at in (opening.index, closing.index):  # 年末在册151人；其中缓刑132人; but 年末151人，其中年初146人、新增8人
        return at is not None and not sign_of_flow(term)
    head = next((other for other in terms if other.index == at), None)
    return head is not None and sign_of_flow(term) in (0, sign_of_flow(head))


def _total(opening: Token, flows: list[tuple[Token, int]]) -> Decimal:
    return opening.amount + sum((term.amount * sign for term, sign in flows), _ZERO)


def _holds(closing: Token, opening: Token, flows: list[tuple[Token, int]]) -> bool:
    slack = closing.ulp + opening.ulp + sum((term.ulp for term, _ in flows), _ZERO)
    return abs(closing.amount - _total(opening, flows)) * 2 <= slack


def _slipped(claims: Claims, closing: Token, opening: Token, flows: list[tuple[Token, int]]) -> bool:
    """Whether one slip of one figure, or one flow taken the wrong way, explains why the closing is another."""
    residual = closing.amount - _total(opening, flows)
    if any(residual == -2 * term.amount * sign for term, sign in flows):
        return True
    for term, sign in [(closing, -1), (opening, 1), *flows]:
        needed = (term.amount + residual * sign) / term.unit.factor
        if slip_bits(claims.figure(term), needed, needed) >= _PROOF:
            return True
    return False


def _emit(claims: Claims, closing: Token, opening: Token, flows: list[tuple[Token, int]]) -> None:
    emit_signed(claims, closing, [opening, *(term for term, _ in flows)], (1, *(sign for _, sign in flows)))
    claims.placed.update(term.index for term, _ in flows)


def _emit_net(claims: Claims, net: Token, opening: Token, closing: Token, flows: list[tuple[Token, int]]) -> None:
    """净增3.40万立方米: all that came in less all that went out; 较年初减少45.15万元: the closing less the opening."""
    way = net.sign if net.role is Role.CHANGE else -1 if "减" in net.lead else 1
    if net.compared and re.search(r"年初|期初|[上去]年末", net.lead):
        emit_signed(claims, net, [closing, opening], (way, -way))
    elif not net.compared:
        emit_signed(claims, net, [term for term, _ in flows], tuple(sign * way for _, sign in flows))
