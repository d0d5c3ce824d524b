"""What is left: balances, remainders, adjusted budgets, opening + in - out = closing."""

import re
from decimal import Decimal
from itertools import product

from jixiao.extract.arithmetic import bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.sums import ADDITIVE
from jixiao.extract.token import Role, Token
from jixiao.model import Diagnosis, Dimension, Kind, Operand, Status

_ZERO = Decimal(0)
_RESULT = re.compile(
    r"结余|结转|剩余|其余|余下|尚余|尚有|余额|未结|未办|未完成|保有量|年末|期末|顺差|逆差|差额|差值|缺口|节约|节省|节支|核减|审减|全年预算|空编|缺编|空缺|净增|净减|净收|净迁|自然增|自然减|净流|收不抵支|收支差|赤字|盈余|亏损|调整后|调整预算|实有|调整为|另有|还有|未整改|待[办结整]|不抵|超支|相差|结存|库存"
)
_NET = re.compile(r"净增|净减|净迁|自然增|自然减|净流|节约|收不抵支|超支")
_MINUS = re.compile(
    r"收回|注销|支出|审结|办结|报废|处置|减|调出|退休|死亡|核销|偿还|使用|已|完成|结案|上解|成本|费用|下达|收回|流出|出口|交付|拨付|支付|执结"
)
_PLUS = re.compile(r"追加|登记|新增|新收|增|调入|收入|购置|新购|下达|出生|上年|年初|期初|旧存|结转|预算")


def read_balances(claims: Claims) -> None:
    """Adds differences and signed sums whose result carries a word for what is left."""
    tokens = claims.tokens
    _even_totals(claims)
    for at, token in enumerate(tokens):
        if (
            token.role not in (Role.VALUE, Role.CHANGE)
            or token.dimension not in ADDITIVE
            or token.index in claims.parts_of
            or token.quantity.upper is not None
        ):
            continue
        if not _RESULT.search(token.lead) or token.role is Role.CHANGE and (token.index in claims.settled or not _NET.search(token.lead)):
            continue
        if token.index in claims.whole_of and not re.search(r"年末|期末|结余|结转|未结|剩余", token.lead):
            continue
        if token.index in claims.whole_of:
            continue
        before = []
        for back in range(at - 1, max(-1, at - 14), -1):
            other = tokens[back]
            if other.block != token.block or other.sentence < token.sentence - 1:
                break
            if other.role in (Role.VALUE, Role.CHANGE) and other.dimension is token.dimension and other.quantity.upper is None:
                before.append(other)
            if len(before) == 7:
                break
        known = {term.index for term in before}
        before = [term for term in before if claims.list_head.get(term.index) not in known][:5]
        if len(before) >= 2:
            _balance(claims, token, before[::-1])


def _even_totals(claims: Claims) -> None:
    """收入总计 = 支出总计: both sides of the accounts, unless the text goes on to a balance."""
    income: Token | None = None
    for token in claims.tokens:
        if token.role is not Role.VALUE or token.prior or token.in_table:
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
                claims.add(
                    Kind.DIFFERENCE, Status.CONSISTENT if equal else Status.INCONSISTENT, [claims.operand(token, "outgo"), claims.operand(income, "income")],
                    f"{claims.figure(income)} - {claims.figure(token)} = 0", claims.figure(token), claims.figure(income), token.unit.text, 3.0,
                    residual=(token.amount - income.amount) / token.unit.factor, form="even",
                )  # fmt: skip
            income = None


def _balance(claims: Claims, result: Token, terms: list[Token]) -> None:
    best: tuple[float, list[Token], tuple[int, ...]] | None = None
    for count in range(2, len(terms) + 1):
        for run in _runs(terms, count):
            if sum(term.sentence != result.sentence for term in run) > 0 and result.sentence != run[-1].sentence:
                penalty = 2.0
            else:
                penalty = 0.0
            for signs in product((1, -1), repeat=count):
                if signs[0] < 0 and count > 2 or all(sign > 0 for sign in signs) and count == 2 and not _PLUS.search(run[1].lead):
                    continue
                total = sum((term.amount * sign for term, sign in zip(run, signs, strict=True)), _ZERO)
                bound = sum((term.ulp for term in (*run, result)), _ZERO) / 2
                if abs(result.amount - abs(total)) > bound or not result.amount:
                    continue
                unlike = sum(6.0 for term, sign in zip(run[1:], signs[1:], strict=True) if sign != _sign(term) and _sign(term))
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
        _emit(claims, result, best[1][::-1] if best[2][0] < 0 else best[1], (-1, 1) if best[2][0] > 0 else (1, -1)[::-1], 0.0)
        return
    if best is not None and best[0] > 0:
        _emit(claims, result, best[1], best[2], best[0])
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


def _sign(term: Token) -> int:
    if term.role is Role.CHANGE:
        return term.sign
    plus = max((match.start() for match in _PLUS.finditer(term.lead)), default=-1)
    minus = max((match.start() for match in _MINUS.finditer(term.lead)), default=-1)
    return 0 if plus == minus else 1 if plus > minus else -1


def _broken(claims: Claims, result: Token, terms: list[Token]) -> None:
    """Only where the words leave no doubt: 收入…，支出…，结余…; 上年结转 + 收入 - 支出 = 年末结余."""
    members = {term.index for term in terms}
    run = [term for term in terms if term.sentence == result.sentence and claims.list_head.get(term.index) not in members]
    if any(is_hedged(term.quantity.hedge) for term in (*run, result)):
        return
    lead = result.lead
    if re.search(r"调整后|调整预算|全年预算", lead) and run and not any(re.search(r"年初|批复|预算", term.lead) for term in run):
        run = [term for term in terms if term.sentence < result.sentence and re.search(r"年初|批复|预算", term.lead)][-1:] + run
    income = [term for term in run if re.search(r"收入(?:总计|合计|总额|总量)?$|总收入$", term.lead.rstrip("为共达是 "))]
    outgo = [term for term in run if re.search(r"支出(?:总计|合计|总额|总量)?$|总支出$", term.lead.rstrip("为共达是 "))]
    if len(run) > 2 and run[-2] in income and run[-1] in outgo:
        run, income, outgo = run[-2:], [run[-2]], [run[-1]]
    if len(run) == 2 and len(income) == 1 and len(outgo) == 1 and re.search(r"结余|收支|不抵|缺口|赤字|盈余", lead):
        _emit(claims, result, [income[0], outgo[0]], (1, -1), 0.0)
        return
    if len({term.unit.text for term in (*run, result)}) > 1 and result.dimension is Dimension.COUNT:
        return
    if (
        len(run) == 2
        and re.search(r"空编|缺编|空缺|其余|剩余|余下|尚余|尚有|未办结|未结|待整改|未整改|未完成", lead)
        and run[0].amount >= run[1].amount
    ):
        _emit(claims, result, run, (1, -1), 0.0)
        return
    if (
        len(run) == 2
        and re.search(r"顺差|逆差|差额|差值|净迁|自然增|自然减|净流|节约|节省|核减|审减|调[增减]", lead)
        and run[0].dimension is run[1].dimension
    ):
        high, low = (run[0], run[1]) if run[0].amount >= run[1].amount else (run[1], run[0])
        if result.index - run[1].index <= 2:
            _emit(claims, result, [high, low], (1, -1), 0.0)
        return
    if len(run) in (3, 4) and re.search(r"年末|期末|未结|调整后|调整预算|全年预算|保有量|结存|库存", lead):
        opening = next((n for n, term in enumerate(run) if re.search(r"年初|上年|旧存|期初", term.lead)), 0)
        run = [run[opening], *run[:opening], *run[opening + 1 :]]
        signs = [1, *(_sign(term) for term in run[1:])]
        if all(signs) and re.search(r"年初|上年|旧存|期初|年初预算|预算", run[0].lead):
            _emit(claims, result, run, tuple(signs), 0.0)
        return
    if len(run) == 2 and re.search(r"调整后|调整预算", lead) and re.search(r"年初预算|预算", run[0].lead) and _sign(run[1]):
        _emit(claims, result, run, (1, _sign(run[1])), 0.0)


def _emit(claims: Claims, result: Token, run: list[Token], signs: tuple[int, ...], support: float) -> None:
    total = sum((term.amount * sign for term, sign in zip(run, signs, strict=True)), _ZERO)
    ulps = [term.ulp for term in (*run, result)]
    residual = result.amount - total
    status, deviation = judge(residual, sum(ulps, _ZERO) / 2, sum((u * u for u in ulps), _ZERO) / 12)
    if support and status is Status.INCONSISTENT:
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
        result.unit.text, support, deviation=deviation, residual=residual / result.unit.factor, form="balance",
    )  # fmt: skip
    claims.settled.add(result.index)
