"""Balances that the words alone settle, whatever their figures: opening and flows make the closing, income less outgo the surplus,
the establishment less the staff the vacancies, 计划 less 未开工 plus 提前开工 what was begun."""

import re
from collections.abc import Iterator

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.token import Role, Token
from jixiao.model import Scenario

Signed = tuple[Token, int]

OPENING = re.compile(
    r"以前年度(?:亏损|结转|结余|滚存)|(?<![比较])年初(?!预算|安排|批复)|上年(?:末|底)?(?:结转|结余|滚存|库存|余额)|旧存|期初|上期|积存|(?<![比较])上年末"
)
_CLOSING = re.compile(r"年末|年底|期末|滚存|未结|结存|库存|保有量|结转下年|累计结余|存量|在册|存栏")
_PLUS = re.compile(
    r"追加|登记|新增|新[收接办建招入植育识]|接收|增|调[入进]|转入|划入|迁入|入库|入规|升规|纳入|购[入买置进]|收[入取缴]|征收|拨入|借入|举借|新借|购置|新购|下达|出生|上年|年初|期初|旧存|结转|(?<!公共)(?<!基金)(?<!经营)预算|生长|到位|招[聘录收生]|新[进聘招]|录用|引进|聘[用任]|繁育|补栏|提取|利息|发展|吸收|增补"
)
_MINUS = re.compile(
    r"收回|注销|支出|审结|办结|报废|处置|减|调出|转出|划出|迁出|出库|领用|消耗|退休|离职|辞职|死亡|核销|偿还|使用|已|完成|结案|上解|成本|费用|流出|出口|交付|拨付|支付|执结|解除|收监|采伐|枯损|损失|损耗|损毁|淘汰|出栏|关停|拆除|毕业|上缴|发[出还]|退[出还回休库规]|清退|消除|化解|离[岗校]|流失|调离|辞退|去世|吊销|销号|还本|归还|兑付|报损|核减|支取|转出|摘牌|清偿|清收|销售|售[出卖]|出售"
)
_STOCK = re.compile(r"滚存|累计|年末|期末|年底|历年")
_INCOME = re.compile(r"(?:收入|来源|总收入)(?:总计|合计|总额|总量)?$")
_OUTGO = re.compile(r"(?:支出|总支出|支付|实支)(?:总计|合计|总额|总量)?$")
_FUNDS = re.compile(r"到位|下达|拨入|筹集|安排|批复|预算")
_SURPLUS = re.compile(r"结余(?!分配)|收支|不抵|缺口|赤字|盈余|结转|剩余|余额")
_SHORT = re.compile(r"少支|节支|超支|多支")
_VACANT = re.compile(r"空编|缺编|空缺|空岗")
_ESTABLISHED = re.compile(r"编制|核定|岗位(?!聘)")
_STAFF = re.compile(r"在编|在职|在岗|实有|现有|聘用")
_REMAINS = re.compile(r"空编|缺编|空缺|其余|剩余|余下|尚余|尚有|未办结|未结|待整改|未整改|未完成|尚未|还剩")
_OF_MANY = re.compile(r"其余|剩余|余下")
_TRADE = re.compile(r"顺差|逆差")
_DIFFERENCE = re.compile(r"差额|差值|净迁|自然增|自然减|净流|节约|节省|核减|审减|调[增减]")
_ADJUSTED = re.compile(r"调整后|调整预算|全年预算")
_EARLY = re.compile(r"提前|超计划|计划外|额外|新增加")
_LATE = re.compile(r"未|没有|尚待|推迟|延期|暂缓|取消")
_COMPARED = re.compile(
    r"比(?P<other>[^，。；比]{2,10}?)(?:的|[^，。；]{2,8})?(?P<word>多|少|高|低|核减|审减|节约|核增|长|短)(?:出|了|约)*$"
)

_NOT_NAMED = re.compile(r"[上去前]年|年初|同期|[0-9]年|上月|上期|全[国省市县]|平均|预期|原")
# Of two flows only one has its figure: 加上新购、减去报废27辆.
_UNTOLD = re.compile(r"(?:加上?|减去?|扣除)[^，。；0-9]+、$|加[^，。；0-9]{2,8}[，、]减|减[^，。；0-9]{2,8}[，、]加")


_CUTS = re.compile(r"(?:调减|核减|追减|压减)(?:收入|支出)?(?:预算)?$")


def is_closing(term: Token) -> bool:
    return _CLOSING.search(term.lead) is not None


def is_opening(term: Token) -> bool:
    return OPENING.search(term.lead) is not None


def sign_of_flow(term: Token) -> int:
    """+1 for what comes in, -1 for what goes out, 0 where the words do not say; the last word of the clause decides."""
    if term.role is Role.CHANGE:
        return term.sign
    if _CUTS.search(term.lead):
        return -1  # 调减收入预算55.3亿元
    plus = max((match.start() for match in _PLUS.finditer(term.lead)), default=-1)
    minus = max((match.start() for match in _MINUS.finditer(term.lead)), default=-1)
    return 0 if plus == minus else 1 if plus > minus else -1


def leaves_a_flow_untold(flows: list[Token]) -> bool:
    """Whether the words before a flow name another one that has no figure."""
    return any(_UNTOLD.search(term.gap[: len(term.gap) - len(term.lead)]) for term in flows)


def told_by_words(result: Token, terms: list[Token], listed: set[int]) -> Iterator[list[Signed]]:
    """The readings of `result` as a signed sum of `terms` that its words leave, the likeliest first.

    `terms` are of one dimension and in the order of the text; `listed` are those that stand under another one (其中)."""
    lead = result.lead
    if OPENING.search(lead):
        return
    run = [term for term in terms if term.sentence == result.sentence and term.index not in listed and not is_hedged(term.quantity.hedge)]
    level = [term for term in run if term.depth <= result.depth or term.index > result.index]
    income = [term for term in level if _INCOME.search(term.lead.rstrip("为共达是有 "))]
    outgo = [term for term in level if _OUTGO.search(term.lead.rstrip("为共达是有 "))]
    if _SURPLUS.search(lead) and not _STOCK.search(lead) and not any(OPENING.search(term.lead) for term in level):
        spent = [term for term in level if income and term.index > income[-1].index]
        if income and len(spent) > 1 and all(sign_of_flow(term) < 0 for term in spent):
            yield [(income[-1], 1), *((term, -1) for term in spent)]
        elif income and outgo and income[-1].index < outgo[-1].index and result.amount <= income[-1].amount:
            paid = [term for term in outgo if term.index > income[-1].index]
            if not _holds_earlier_years(result, income[-1], paid):
                yield [(income[-1], 1), *((term, -1) for term in paid)]
        elif not income and outgo and re.search(r"结余|剩余", lead):
            funds = [
                term
                for term in level
                if term not in outgo and _FUNDS.search(term.lead) and term.index < outgo[-1].index and term.amount >= outgo[-1].amount
            ]
            if funds:
                actual = [term for term in funds if term.scenario is Scenario.ACTUAL]
                yield [((actual or funds)[-1], 1), (outgo[-1], -1)]
    short = _SHORT.search(lead)
    if short is not None:
        planned = [term for term in level if term.scenario in (Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED) or "安排" in term.lead]
        spent = [term for term in level if _OUTGO.search(term.lead.rstrip("为共达是有 ")) and term not in planned]
        if len(planned) == 1 and len(spent) == 1:
            yield [(planned[0], 1), (spent[0], -1)] if short[0] in ("少支", "节支") else [(spent[0], 1), (planned[0], -1)]
            return
    if _VACANT.search(lead):
        posts = [term for term in run if _ESTABLISHED.search(term.lead) and not _STAFF.search(term.lead)]
        staff = [term for term in run if _STAFF.search(term.lead)]
        if len(posts) == 1 and len(staff) == 1 and posts[0].amount >= staff[0].amount:
            yield [(posts[0], 1), (staff[0], -1)]
    if len(run) != 2:
        return
    first, second = run
    if _REMAINS.search(lead) and first.amount >= second.amount:
        if not _OF_MANY.search(lead) or (second.cut not in ("；", "。") and result.cut != "；"):
            yield [(first, 1), (second, -1)]  # not 门诊满意262份，…；住院满意217份，…；其余186份来自职工
    elif _DIFFERENCE.search(lead) and result.index - second.index <= 2:
        high, low = (first, second) if first.amount >= second.amount else (second, first)
        yield [(high, 1), (low, -1)]
    elif _ADJUSTED.search(lead) and first.scenario is Scenario.BUDGET_INITIAL is not second.scenario and sign_of_flow(second):
        yield [(first, 1), (second, sign_of_flow(second))]


def _holds_earlier_years(result: Token, income: Token, paid: list[Token]) -> bool:
    """收入1000万元，支出980万元，结转结余45万元: what is left of earlier years is among it, and not told."""
    carried = "结转" in result.lead or "结余资金" in result.lead
    surplus = income.amount - sum(term.amount for term in paid)
    return carried and "总" not in income.lead and "抵" not in result.gap and result.amount > surplus >= 0


def of_trade(result: Token, before: list[Token]) -> list[Signed] | None:
    """贸易顺差 from 出口 and 进口, also told in the sentence before."""
    if not _TRADE.search(result.lead):
        return None
    sold = next((term for term in reversed(before) if "出口" in term.lead and "进出口" not in term.lead), None)
    bought = next((term for term in reversed(before) if "进口" in term.lead), None)
    if sold is None or bought is None:
        return None
    return [(sold, 1), (bought, -1)] if "顺差" in result.lead else [(bought, 1), (sold, -1)]


_LESS = frozenset("少 低 核减 审减 节约 短".split())


def of_two_named(result: Token, before: list[Token], head_of: dict[int, int]) -> list[Signed] | None:
    """城镇比农村高21420元; 比合同价核减2.64万元: the one that the clause names, else the figure right before, less the other."""
    compared = _COMPARED.search(result.lead)
    if compared is None or _NOT_NAMED.search(compared["other"]):
        return None
    own, other = result.lead[: compared.start()].strip(), compared["other"]
    if {own, other} == {"前者", "后者"} and len(before) >= 2:
        one, two = before[-2:] if own == "前者" else before[-2:][::-1]
        return [(two, 1), (one, -1)] if compared["word"] in _LESS else [(one, 1), (two, -1)]
    second = [term for term in before if other in term.lead]
    if own:
        first = [term for term in before if own in term.lead and term not in second]
    else:
        nearest = next((term for term in reversed(before) if term.index not in head_of), None)
        first = [nearest] if nearest is not None and nearest not in second else []
    if len(first) != 1 or len(second) != 1 or is_hedged(first[0].quantity.hedge) or is_hedged(second[0].quantity.hedge):
        return None
    less = compared["word"] in _LESS
    return [(second[0], 1), (first[0], -1)] if less else [(first[0], 1), (second[0], -1)]


def of_plan(done: Token, before: list[Token], inside: list[Token]) -> list[Signed] | None:
    """计划开工49个，已开工47个（提前开工3个，未按计划开工5个）: the plan, less those not begun, and those begun early."""
    if done.scenario is Scenario.TARGET or len(inside) != 2:
        return None
    early = [term for term in inside if _EARLY.search(term.lead)]
    late = [term for term in inside if _LATE.search(term.lead) and term not in early]
    plan = next((term for term in reversed(before) if term.scenario is Scenario.TARGET), None)
    if plan is None or len(early) != 1 or len(late) != 1:
        return None
    return [(plan, 1), (late[0], -1), (early[0], 1)]
