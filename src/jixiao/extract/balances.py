"""What is left: balances, remainders, adjusted budgets, opening + in - out = closing."""

import re
from decimal import Decimal
from itertools import product

from jixiao.extract.arithmetic import bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.groups import ADDITIVE
from jixiao.extract.ratios import PLANNED
from jixiao.extract.remainders import is_closing, is_opening, of_plan, of_trade, of_two_named, sign_of_flow, told_by_words
from jixiao.extract.token import AMOUNTS, Role, Token
from jixiao.model import Diagnosis, Dimension, Kind, Operand, Status

_ZERO = Decimal(0)
_RESULT = re.compile(
    r"结余(?!分配)|结转|剩余|其余|余下|尚余|尚有|余额|未结|未办|未完成|保有量|年末|期末|顺差|逆差|差额|差值|缺口|节约|节省|节支|核减|审减|全年预算|空编|缺编|空缺|净增|净减|净收|净迁|自然增|自然减|净流|收不抵支|收支差|赤字|盈余|亏损|调整后|调整预算|实有|调整为|另有|还有|未整改|待[办结整]|不抵|超支|相差|结存|库存|少支|多支|在册|存栏"
)
# each of them is among the words of a result
_NET = re.compile(r"净增|净减|净迁|自然增|自然减|净流|节约|收不抵支|超支|核减|审减|少支|节支|多支")
# 年节约水电费5.14万元, 每年可节约标准煤800吨: what a work saves, no difference of two sums told.
_SAVED_THING = re.compile(
    r"(?:年|月|日|每年|年均)可?(?:节约|节省)|(?:节约|节省)(?!资金|财政|经费|成本|预算|投资|费用|开支|支出|采购|金额|总)[一-龥]{2,}"
)
_ADJUSTS = re.compile(r"核减|调减|追减|追加|调增")
_PLUS_SECOND = re.compile(r"追加|登记|新增|新收|增|调入|收入|购置|新购|下达|出生|上年|年初|期初|旧存|结转|预算|新办|接收|生长")
_COUNT = Dimension.COUNT
_NAMED = frozenset("多少高低出减约长短增")
_REACH = 5
_BODY = 3  # characters of the shortest name of a body


def read_balances(claims: Claims) -> None:
    """Adds differences and signed sums whose result carries a word for what is left, or that name both terms."""
    tokens = claims.tokens
    _even_totals(claims)
    for at, token in enumerate(tokens):
        if (
            token.role not in AMOUNTS
            or token.dimension not in ADDITIVE
            or (token.index in claims.parts_of and not is_closing(token))
            or token.quantity.upper is not None
            or token.index in claims.settled
            or is_hedged(token.quantity.hedge)
        ):
            continue
        lead = token.lead
        names_terms = lead[-1:] in _NAMED and "比" in lead
        if not names_terms and token.index in claims.whole_of:
            continue
        if is_opening(token) and not is_closing(token):
            continue
        if names_terms and _named(claims, at, token):
            continue
        if token.index in claims.list_head and _ADJUSTS.search(lead):  # 全年预算5808.75万元，其中追加618.35万元，核减94.20万元
            continue
        if token.index in claims.whole_of or ("节" in lead and _SAVED_THING.search(lead)):
            continue
        if token.dimension is _COUNT and _planned(claims, at, token):
            continue
        if not _RESULT.search(lead) or (token.gap[:1] == "、" and token.scenario in PLANNED):
            continue  # 分别完成年初预算27.80亿元、调整预算30.55亿元的…: one of several plans
        if token.marker == "其中" and at and tokens[at - 1].dimension is token.dimension and _RESULT.search(tokens[at - 1].lead):
            continue  # 空编72名，其中小学空编46名: a part of what is left
        is_net = _NET.search(lead) is not None
        if (is_net and _net_of_two(claims, at, token)) or (token.role is Role.CHANGE and not is_net):
            continue
        if token.prior and token.depth and not is_closing(token):
            continue  # 贸易逆差13.55亿元，比上年收窄2.18亿元（上年逆差15.73亿元）
        trade = "顺差" in lead or "逆差" in lead  # 进出口68.42亿元，其中出口48.75亿元、进口19.67亿元。顺差29.08亿元
        before = [term for term in _before(claims, at, token) if trade or not _under(claims, term, at)][:_REACH]
        before = [*_opening_behind(claims, at, token), *before]
        if len(before) >= 2:
            _balance(claims, token, before[::-1])


def _before(claims: Claims, at: int, token: Token, reach: int = 16) -> list[Token]:
    """The figures of one kind before a figure, in its paragraph, nearest first."""
    found = []
    for back in range(at - 1, max(-1, at - reach), -1):
        other = claims.tokens[back]
        if other.block != token.block or other.sentence < token.sentence - 1:
            break
        if (
            other.dimension is token.dimension
            and other.quantity.upper is None
            and other.role in (Role.VALUE, Role.CHANGE, Role.PER_HEAD)
            and other.compared != "prior"
        ):
            found.append(other)
    return found


def _opening_behind(claims: Claims, at: int, closing: Token) -> list[Token]:
    """年末滚存结余10.53亿元（上年末滚存8.93亿元）, 结余35万元（含上年结余15万元）: the opening told after the closing."""
    if not is_closing(closing) and "余" not in closing.lead:
        return []
    return [
        term
        for term in claims.tokens[at + 1 : at + 2]
        if term.sentence == closing.sentence and term.dimension is closing.dimension and term.role is Role.VALUE and is_opening(term)
    ]


def _under(claims: Claims, term: Token, at: int) -> bool:
    """Whether a figure stands under another one that is near enough to be a term itself."""
    head = claims.list_head.get(term.index)
    return term.role is Role.PER_HEAD or (head is not None and head > at - 16)


def _named(claims: Claims, at: int, token: Token) -> bool:
    terms = of_two_named(token, _before(claims, at, token)[::-1], claims.list_head)
    if terms is None:
        return False
    emit_signed(claims, token, [term for term, _ in terms], tuple(sign for _, sign in terms))
    return True


def _net_of_two(claims: Claims, at: int, net: Token) -> bool:
    """净增327人，系新办816人、注销489人相抵: what came in less what went out, told behind."""
    terms = claims.tokens[at + 1 : at + 3]
    if len(terms) < 2 or "净" not in net.lead or net.lead.startswith(("比", "较")):
        return False  # 共有企业12640户，比年初净增1286户，新登记2316户，个体工商户注销486户: the flows are of more bodies
    if any(term.sentence != net.sentence or term.dimension is not net.dimension or term.role is not Role.VALUE for term in terms):
        return False
    signs = [sign_of_flow(term) for term in terms]
    if sorted(signs) != [-1, 1] or any(is_hedged(term.quantity.hedge) for term in terms):
        return False
    more, less = terms if signs[0] > 0 else terms[::-1]
    if abs(len(more.label) - len(less.label)) >= _BODY:
        return False  # 新登记2,316户，个体工商户注销486户: one of them names a body of its own
    if (more.amount >= less.amount) == ("减" in net.lead[-3:]):
        return False
    emit_signed(claims, net, [more, less] if more.amount >= less.amount else [less, more], (1, -1))
    return True


def _planned(claims: Claims, at: int, done: Token) -> bool:
    inside = claims.tokens[at + 1 : at + 3]
    if len(inside) < 2 or inside[0].depth != done.depth + 1:
        return False
    if not claims.shadow.startswith("（", inside[0].start - len(inside[0].gap)) and "（" not in inside[0].gap[:8]:
        return False
    if any(term.depth != done.depth + 1 or term.unit.text != done.unit.text or term.sentence != done.sentence for term in inside):
        return False
    terms = of_plan(done, [term for term in _before(claims, at, done)[::-1] if term.unit.text == done.unit.text], inside)
    if terms is None:
        return False
    emit_signed(claims, done, [term for term, _ in terms], tuple(sign for _, sign in terms))
    return True


def _even_totals(claims: Claims) -> None:
    """收入总计 = 支出总计: both sides of the accounts, unless the text goes on to a balance."""
    income: Token | None = None
    for token in claims.of(Role.VALUE):
        if "总" not in token.lead or token.prior or token.in_table:
            continue
        if re.search(r"收入总计|总收入$|收入总量", token.lead):
            income = token
        elif income is not None and re.search(r"支出总计|支出总量", token.lead) and token.block - income.block <= 1:
            equal = token.amount == income.amount
            between = claims.shadow[income.end : token.end + 60]
            slipped = not equal and slip_of(claims.figure(token), income.amount / token.unit.factor) in (
                Diagnosis.TRANSPOSED,
                Diagnosis.DIGIT,
            )
            slipped = slipped and len(claims.figure(token)) >= 5 and not re.search(r"结余|结转|相抵", between)
            if equal or slipped or ("收支平衡" in between and abs(token.amount - income.amount) < token.amount / 5):
                operands = [claims.operand(token, "outgo"), claims.operand(income, "income")]
                formula = f"{claims.figure(income)} - {claims.figure(token)} = 0"
                claims.add(
                    Kind.DIFFERENCE, Status.CONSISTENT if equal else Status.INCONSISTENT, operands,
                    formula, claims.figure(token), claims.figure(income), token.unit.text, 3.0,
                    residual=(token.amount - income.amount) / token.unit.factor, form="even",
                )  # fmt: skip
            income = None


def _balance(claims: Claims, result: Token, terms: list[Token]) -> None:
    best: tuple[float, list[Token], tuple[int, ...]] | None = None
    for count in range(2, len(terms) + 1):
        for run in _runs(terms, count):
            penalty = 2.0 if result.sentence != run[-1].sentence else 0.0
            for signs in product((1, -1), repeat=count):
                if (signs[0] < 0 and count > 2) or (
                    all(sign > 0 for sign in signs) and count == 2 and not _PLUS_SECOND.search(run[1].lead)
                ):
                    continue
                total = sum((term.amount * sign for term, sign in zip(run, signs, strict=True)), _ZERO)
                bound = sum((term.ulp for term in (*run, result)), _ZERO) / 2
                if abs(result.amount - abs(total)) > bound or not result.amount:
                    continue
                unlike = sum(
                    6.0 for term, sign in zip(run[1:], signs[1:], strict=True) if sign != sign_of_flow(term) and sign_of_flow(term)
                )
                inside = [t for t in terms[terms.index(run[0]) : terms.index(run[-1])] if t not in run and t.unit.text == result.unit.text]
                penalty += 6.0 * len(inside)
                cost = 1.5 * (count - 2) + penalty + unlike + 0.5 * (len(terms) - 1 - terms.index(run[-1])) + count
                support = (
                    bits(
                        max(bound, min(u for u in [result.unit.factor / 200, *[t.ulp for t in run if t.ulp]])),
                        max(term.amount for term in run),
                    )
                    - cost
                )
                if best is None or support > best[0]:
                    best = (support, run, signs if total >= 0 else tuple(-sign for sign in signs))
    if best is not None and best[0] > 0 and len(best[1]) == 2 and _against_words(result, best[1], best[2]):
        emit_signed(claims, result, best[1][::-1] if best[2][0] < 0 else best[1], (-1, 1) if best[2][0] > 0 else (1, -1)[::-1])
        return
    if best is not None and best[0] > 0:
        emit_signed(claims, result, best[1], best[2], support=best[0])
        return
    if best is None:
        _broken(claims, result, terms)


def _against_words(result: Token, run: list[Token], signs: tuple[int, ...]) -> bool:
    """贸易顺差 with more imports than exports."""
    export = next((n for n, term in enumerate(run) if "出口" in term.lead and "进出口" not in term.lead), None)
    if export is None or not re.search(r"顺差|逆差", result.lead):
        return False
    return (signs[export] > 0) != ("顺差" in result.lead)


def _runs(terms: list[Token], count: int) -> list[list[Token]]:
    runs = [terms[at : at + count] for at in range(len(terms) - count, -1, -1)]
    if count == 2 and len(terms) > 2:
        runs += [[terms[at], terms[at + 2]] for at in range(len(terms) - 2)]
    return runs


def _broken(claims: Claims, result: Token, terms: list[Token]) -> None:
    """Only where the words leave no doubt: 收入…，支出…，结余…; 上年结转 + 收入 - 支出 = 年末结余."""
    trade = of_trade(result, terms)
    members = {term.index for term in terms}
    listed = {term.index for term in terms if claims.list_head.get(term.index) in members}
    reading = trade or next(told_by_words(result, terms, listed), None)
    if reading is None:
        return
    units = {term.unit.text for term, _ in reading} | {result.unit.text}
    if len(units) > 1 and result.dimension is Dimension.COUNT:
        return
    if len(reading) == 2 and any(term.amount - reading[1][0].amount == result.amount for term in terms):
        return  # 审定571.76万元……。合同价554.61万元，已付514.58万元，尚余57.18万元: of what was told before
    emit_signed(claims, result, [term for term, _ in reading], tuple(sign for _, sign in reading))


def emit_signed(
    claims: Claims, result: Token, run: list[Token], signs: tuple[int, ...], form: str = "balance", support: float = 0.0
) -> None:
    """Adds `result` as the sum of `run` with these signs."""
    total = sum((term.amount * sign for term, sign in zip(run, signs, strict=True)), _ZERO)
    ulps = [term.ulp for term in (*run, result)]
    residual = result.amount - total
    status, deviation = judge(residual, sum(ulps, _ZERO) / 2, sum((u * u for u in ulps), _ZERO) / 12)
    if support and status is not Status.CONSISTENT:
        status = Status.CONSISTENT
    if signs[0] < 0 and len(run) == 2:
        run, signs = run[::-1], signs[::-1]
    formula = claims.figure(result) + " = " + plain(run[0].quantity.value)
    for term, sign in zip(run[1:], signs[1:], strict=True):
        formula += f" {'+' if sign > 0 else '-'} {plain(term.quantity.value)}"
    operands = [Operand(o.span, o.role, o.label, o.quantity, 1) for o in [claims.operand(result, "total")]]
    for term, sign in zip(run, signs, strict=True):
        operand = claims.operand(term, "part")
        operands.append(Operand(operand.span, "part", operand.label, operand.quantity, sign))
    claims.add(
        Kind.SUM if len(run) > 2 else Kind.DIFFERENCE, status, operands, formula, claims.figure(result), plain(total / result.unit.factor),
        result.unit.text, support, deviation=deviation, residual=residual / result.unit.factor, form=form,
    )  # fmt: skip
    claims.settled.add(result.index)
