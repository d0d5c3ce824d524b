"""By how much one figure exceeds or falls short of another that its sentence tells: 超出任务32辆（任务380辆）, 距总投资还差876万元,
没有突破2,350.00万元的预算，节余284.35万元."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.balances import emit_signed
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_bits
from jixiao.extract.gaps_elsewhere import pairs_elsewhere
from jixiao.extract.groups import ADDITIVE
from jixiao.extract.ratios import PLANNED
from jixiao.extract.remainders import is_closing, is_opening, sign_of_flow
from jixiao.extract.subjects import is_level, of_one_measure
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Scenario

_ZERO = Decimal(0)
_MEASURED = ADDITIVE | {Dimension.TIME}
_REACH = 8  # figures before a gap among which its two are looked for
_PROOF = 4.5  # bits by which a slip must outweigh what its reading costs

_SHORT = re.compile(
    r"(?<![误偏温价落高时反])差(?:额|距|了|约)?$|相差|尚欠|仍欠|还欠|欠[缴费拨付税款]?$|欠任务|[缺空]编|空缺|空岗|缺[口席勤额少]?$|短[缺少]|少[一-龥]{0,3}$"
    r"|[剩节尚盈]余|结余(?!分配)|余下|剩下|还剩|节[约省支](?:了|财政)?(?:资金|经费|成本|开支|投资|费用|支出|金额)?$|净[值额资]"
    r"|未|没有|尚[有需待余]|待[办结改整建开处]|^另外?$|其余|漏损|损耗|外[运调]|不合格|不满意|失分?$|扣分?$|结转"
)
_OVER = re.compile(
    r"超(?:出|额|支|编|收|过?(?:年度|年初|全年|原)?(?:计划|任务|预算|目标|标准|限额|编制|定额|合同价?|概算|控制价|中标价|限价|估算))|超$|(?:^|[比较际又再还])多[一-龥]{0,3}$|高出|净增"
)
_STILL = ("还有", "仍有", "尚有", "另有", "另", "另外")
_ASKED, _GRANTED = re.compile(r"申[请报]|上报|送审|需求"), re.compile(r"批[复准]|核[定批]|审[定批]|下达|安排")
_ADJUSTS = re.compile(r"追[加减]|调[增减]|核[增减]|压减|增加|减少")  # of a budget by another one that follows it
_SAVED = re.compile(r"下浮|审减")
_SETTLED = re.compile(r"审定|审核定|核定|定案|中标|成交|结算价|签约")
_NO_GAP = re.compile(
    r"少数民族|未成年|多[元功媒]|超[市声级]|差旅|差额拨款|差评|出差|缺陷|待遇|[等接招优]待|至少|不少于|[不未]超过?|扣[押缴]|代扣|[更大最很许]多"
)
# One of these characters is in each of the words of a gap.
_SIGNS = re.compile("[空损外差欠缺短少余约省净未没不尚还仍待另失扣转超多高追减增压浮]")
_GAP = re.compile("|".join(words.pattern for words in (_SHORT, _OVER, _ADJUSTS, _SAVED)) + "|(?:还有|仍有|尚有)$")
_PLAN_BEHIND = re.compile(r" ?的?(?:年度|全年|年初|考核|法定)*(?:目标|任务|计划|预算|限额|标准|定额|指标|底线|红线)")
_WHOLE = re.compile(
    r"应|可用|总|原值|资产|送审|控制价|概算|受理|立案|接收|排查|发现|查出|发放|发出|收入|到位|共|抽[检查]|送样|检[测查]|安排|批复|核定|编制|申报|登记|新增|收[缴取]|合同|计划|目标|任务|满分|预算|申[请领]|需求|额定|定额|最高限价"
)
_DONE = re.compile(
    r"实|已|完成|办[结理]|结案|审[结定]|整改|支出|合格|[收]?回收?|收回|中标|折旧|负债|退|注销|决算|执行|使用|支付|到位|在[编职岗]|得|处[置理]|化解|溯源|达标|满意|竣工|完工|开工|验收|参保"
)


class _Pair(NamedTuple):
    cost: float
    one: Token
    other: Token


def read_gaps(claims: Claims) -> None:
    """Adds the differences of two figures that a third one tells by its words, those that hold and those that one slip or the words decide.

    Runs after the readers of changes and balances: what they have settled is left to them."""
    for gap in claims.of(Role.VALUE, Role.CHANGE):
        if (
            not _may_be_gap(gap.lead)
            or gap.index in claims.settled
            or gap.compared in ("prior", "other")
            or gap.dimension not in _MEASURED
            or gap.in_table
            or gap.index in claims.placed
            or len(claims.parts_of.get(claims.whole_of.get(gap.index, -1), ())) == 2  # 28.0 = 27.4 + 0.6 is this very claim
            or gap.quantity.upper is not None
            or not gap.amount
            or is_hedged(gap.quantity.hedge)
        ):
            continue
        words = gap.lead
        if words.endswith(_STILL):  # 还有3个未开工: what is left of them is told behind
            words += claims.shadow[gap.end : gap.end + 8].split("，")[0].split("。")[0]
        if not is_opening(gap) and not words.endswith("另有"):
            if _ADJUSTS.search(words):
                _gap(claims, gap, words, [pair for pair in _pairs(claims, gap) if _is_adjustment(pair, gap)])
            elif any(told.search(words) for told in (_SHORT, _OVER, _SAVED)) or _SHORT.search(gap.lead):
                _gap(claims, gap, words, _pairs(claims, gap))


@lru_cache(maxsize=4096)
def _may_be_gap(lead: str) -> bool:
    return _SIGNS.search(lead) is not None and _GAP.search(lead) is not None and _NO_GAP.search(lead) is None


def _is_adjustment(pair: _Pair, gap: Token) -> bool:
    """年初预算A，调整后预算B，追加D; or a result that is less than its budget: 预算60万元，决算58.24万元，减少1.76万元."""
    if pair.other.scenario is Scenario.BUDGET_ADJUSTED:
        return pair.one.scenario is Scenario.BUDGET_INITIAL
    if _ASKED.search(pair.one.lead):  # 申请预算2,860.00万元，批复2,645.00万元，压减215.00万元
        return _GRANTED.search(pair.other.lead) is not None
    told = _ADJUSTS.search(gap.lead)
    return told is not None and told[0] in ("增加", "减少") and (pair.one.scenario in PLANNED) != (pair.other.scenario in PLANNED)


def _gap(claims: Claims, gap: Token, words: str, pairs: list[_Pair]) -> None:
    for pair in pairs:
        if _holds(gap, pair):
            _emit(claims, gap, pair, backwards=_is_backwards(claims, gap, pair))
            return
    proved: tuple[float, _Pair] | None = None
    if _CARRIED.search(gap.lead):  # what is left of earlier years may be among it
        pairs = [
            pair
            for pair in pairs
            if gap.amount < abs(pair.one.amount - pair.other.amount) or ("转" not in words and _is_plan(claims, pair.one))
        ]
    for pair in pairs:
        proof = _slip(claims, gap, pair) - pair.cost
        if proof >= _PROOF and (proved is None or proof > proved[0]):
            proved = (proof, pair)
    if proved is not None:
        _emit(claims, gap, proved[1])
    elif gap.index in claims.whole_of and (not pairs or claims.whole_of[gap.index] != pairs[0].one.index):
        return  # part of a sum that holds
    elif (
        len(pairs) == 1
        and pairs[0].cost <= (2.0 if gap.compared == "budget" else 0.0)
        and _decided(claims, gap, pairs[0])
        and _of_this_kind(gap, words, pairs[0])
    ):
        _emit(claims, gap, pairs[0])


def _pairs(claims: Claims, gap: Token) -> list[_Pair]:
    """The pairs of figures whose difference the gap may be, the likeliest first."""
    terms = _terms(claims, gap)
    if is_closing(gap) and (any(map(is_opening, terms)) or len(terms) != 2):
        return []
    behind = _plan_behind(claims, gap)
    if behind is not None:
        terms = [term for term in terms if not _is_plan(claims, term)]
        return [_Pair(0.6 * steps, term, behind) for steps, term in enumerate(reversed(terms))][:3]
    found = []
    for at, one in enumerate(terms):
        for other in terms[at + 1 :]:
            cost = 0.6 * (len(terms) - 1 - at - 1)
            if one.sentence != gap.sentence:
                cost += 2.0
            if other.sentence != gap.sentence:
                cost += 1.0
            if _is_plan(claims, one) == _is_plan(claims, other):
                cost += 1.0 if not _decided(claims, gap, _Pair(0.0, one, other)) else 0.0
            found.append(_Pair(cost, one, other))
    if len(terms) < 2:
        found += [_Pair(cost, whole, done) for cost, whole, done in pairs_elsewhere(claims, gap, terms)]
    found.sort(key=lambda pair: pair.cost)
    return found


def _terms(claims: Claims, gap: Token) -> list[Token]:
    """The figures before the gap that may be one of its two, without the parts of others among them."""
    near = []
    for term in claims.tokens[max(0, gap.index - _REACH) : gap.index]:
        if (
            term.block == gap.block
            and term.sentence >= gap.sentence - 1
            and is_level(term)
            and not term.prior
            and of_one_measure(term, gap)
            and term.unit.text[-1:] == gap.unit.text[-1:]
            and term.quantity.upper is None
            and not (is_hedged(term.quantity.hedge) and not _is_plan(claims, term))  # 没有突破2,350.00万元的预算
            and not (term.dimension is Dimension.SCORE and _DEDUCTED.search(term.lead))
        ):
            near.append(term)
    after = claims.tokens[gap.index + 1] if gap.index + 1 < len(claims.tokens) else None
    if after is not None and after.sentence == gap.sentence and _SETTLED.search(after.lead) and of_one_measure(after, gap):
        near.append(after)  # 送审金额1,486.00万元，审减172.00万元，审定1,314.00万元
    indices = {term.index for term in near}
    return [term for term in near if claims.whole_of.get(term.index) not in indices and claims.list_head.get(term.index) not in indices]


def _plan_behind(claims: Claims, gap: Token) -> Token | None:
    """超出任务32辆（任务380辆）: the plan in a bracket right behind the gap."""
    after = claims.tokens[gap.index + 1] if gap.index + 1 < len(claims.tokens) else None
    if (
        after is None
        or after.sentence != gap.sentence
        or "（" not in after.gap[:8]
        or not of_one_measure(after, gap)
        or not is_level(after)
    ):
        return None
    if after.gap.lstrip().startswith("（") and (after.scenario in PLANNED or _WHOLE.search(after.lead)):
        return after
    return after if _REST.search(gap.lead) and after.amount > gap.amount else None


def _is_plan(claims: Claims, term: Token) -> bool:
    return term.scenario in PLANNED or _PLAN_BEHIND.match(claims.shadow, term.end) is not None


def _decided(claims: Claims, gap: Token, pair: _Pair) -> bool:
    """Whether the words of the two say that one is the whole or the plan, and the other what was done of it."""
    one, other = pair.one, pair.other
    if one.serves_rate or other.serves_rate:  # 收入18620万元，完成预算17500万元的106.4%: held against each other already
        return False
    if _is_plan(claims, one) != _is_plan(claims, other):
        return True
    if sign_of_flow(one) > 0 > sign_of_flow(other):
        return True
    named = _EXCEEDS.search(gap.lead)  # 合同价2,846.50万元，结算价2,918.30万元，超合同价71.80万元
    if named is not None and (named["name"] in one.lead) != (named["name"] in other.lead):
        return True
    return _WHOLE.search(one.lead) is not None and _DONE.search(other.lead) is not None


_EXCEEDS = re.compile(r"(?:超出?过?|低于|少于|多于|高于)(?P<name>[一-龥]{2,6})$")


def _of_this_kind(gap: Token, words: str, pair: _Pair) -> bool:
    """不合格 is what is left of 合格, and of nothing else; 增加 may be told against any year, a bracket of its own figures."""
    if _CARRIED.search(gap.lead) or gap.depth > pair.other.depth or gap.lead.endswith(("增加", "减少")):
        return False
    if _NOT.search(words) is None:
        return True
    denied = _DENIED.search(words)
    return denied is not None and denied[1] in pair.other.lead


_NOT = re.compile("[不未没]")
_REST = re.compile("其余|剩余|余下|剩下")  # 其余786.5万元为公用经费（基本支出8,712.9万元）
_DEDUCTED = re.compile("[扣失]")
_CARRIED = re.compile("结[余转]|余额|结存")
_DENIED = re.compile(r"[不未](合格|满意|达标|通过|参保|及格|完成|办结|结案|整改|到位|执行|支付|开工|完工|竣工)")


def _holds(gap: Token, pair: _Pair) -> bool:
    slack = gap.ulp + pair.one.ulp + pair.other.ulp
    return abs(gap.amount - abs(pair.one.amount - pair.other.amount)) * 2 <= slack


def _slip(claims: Claims, gap: Token, pair: _Pair) -> float:
    """How much it proves, in bits, that one slip of one of the three keeps the difference from holding."""
    more, less = (pair.one, pair.other) if pair.one.amount >= pair.other.amount else (pair.other, pair.one)
    slack = (gap.ulp + more.ulp + less.ulp) / 2
    found = 0.0
    for token, needed, cost in (
        (gap, more.amount - less.amount, 0.0),
        (more, less.amount + gap.amount, 0.0),
        (less, more.amount - gap.amount, 0.0),
        (more, less.amount - gap.amount, 4.0),  # the slip has changed which of them is more
        (less, more.amount + gap.amount, 4.0),
    ):
        if needed > 0:
            margin, factor = max(slack - token.ulp / 2, _ZERO), token.unit.factor
            found = max(found, slip_bits(claims.figure(token), (needed - margin) / factor, (needed + margin) / factor) - cost)
    return found


def _is_backwards(claims: Claims, gap: Token, pair: _Pair) -> bool:
    """查出隐患413条，已整改426条，剩余13条: more was done than there was, and yet something is left."""
    return (
        _LEFT_OVER.search(gap.lead) is not None
        and pair.cost <= 0.0
        and pair.one.amount < pair.other.amount
        and not _is_plan(claims, pair.one)
        and _decided(claims, gap, pair)
    )


_LEFT_OVER = re.compile(r"剩余|剩下|余下|还剩|尚[有余]|未|待[办结整改]|其余")


def _emit(claims: Claims, gap: Token, pair: _Pair, *, backwards: bool = False) -> None:
    more, less = (pair.one, pair.other) if pair.one.amount >= pair.other.amount else (pair.other, pair.one)
    if backwards:
        more, less = less, more
    emit_signed(claims, gap, [more, less], (1, -1))
