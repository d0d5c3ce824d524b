"""Between which figures a change or a growth rate lies: the value that it starts from, and those that it may end at."""

import re

from jixiao.extract.claims import Claims
from jixiao.extract.cues import AGAINST, THIS_YEAR
from jixiao.extract.labels import akin, same_thing, subject_of
from jixiao.extract.subjects import FROM, OTHER_BASIS, is_level, of_one_measure, subject_before
from jixiao.extract.token import COUNTED, Role, Token
from jixiao.model import Dimension, Scenario

_FAR_BACK = 14  # figures that a change may reach back over for its subject


def prior_of(claims: Claims, at: int, change: Token) -> Token | None:
    """The value that the change starts from, where its sentence states it: 较上年的1260万元减少84万元; 由a增加到b，增加d."""
    tokens = claims.tokens
    budget = change.compared == "budget"
    row = _row_of_priors(tokens, change)
    if row:
        return row[(change.series or [change]).index(change)]
    for back in range(at - 1, max(-1, at - 5), -1):
        token = tokens[back]
        if token.block != change.block or token.sentence != change.sentence:
            break
        if OTHER_BASIS.search(token.lead or token.gap):  # 剔除上年机构上划因素18000万元: left out of both years
            continue
        level = is_level(token)
        if back + 1 < at and tokens[back + 1].cut == "；" and is_level(tokens[back + 1]):
            break  # 2023年2059人；……；全县2604人，同比减少766人: a statement of its own
        if not level or not of_one_measure(token, change):
            if token.role in (Role.CHANGE, Role.GROWTH) and token.cut in ("；", "。"):
                break
            continue
        if is_of_an_earlier_year(claims, token, tokens[max(0, back - 4) : at]):
            return token
        if budget and token.scenario in (Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED, Scenario.TARGET):
            if "年初" in change.lead and token.scenario is Scenario.BUDGET_ADJUSTED:
                continue
            return token
        aside = (
            token.depth > change.depth
            and not any(  # 新收21436件（上年20108件），未结2323件，比上年末增加471件
                is_level(other) and other.dimension is token.dimension and other.depth <= change.depth for other in tokens[back + 1 : at]
            )
        )
        if token.prior and not budget:
            after = tokens[back + 1]
            now = back == at - 2 and after.lead.startswith(THIS_YEAR)  # 上年42.60万元，本年38.15万元，节支4.45万元
            if back == at - 1 or now or aside or FROM.search(token.lead) or AGAINST.match(after.gap):
                return token
        if FROM.search(token.lead) and back < at - 1 and tokens[back + 1].marker == "到":
            return token
    return prior_behind(claims, change, change) or (_of_the_year_before(claims, at, change) if change.compared == "prior" else None)


def _of_the_year_before(claims: Claims, at: int, change: Token) -> Token | None:
    """2022年末常住人口34521人……。2023年末34016人，比上年末减少505人: the paragraph's only value that has the year before."""
    tokens = claims.tokens
    current = next((token for token in reversed(tokens[max(0, at - 4) : at]) if _may_be(token, change)), None)
    if current is None or current.year is None or current.sentence != change.sentence:
        return None
    before = [
        token
        for token in tokens[max(0, at - _FAR_BACK) : current.index]
        if token.year == current.year - 1 and token.block == change.block and token.role is current.role and _may_be(token, current)
    ]
    return before[0] if len(before) == 1 and before[0].scenario is current.scenario and _goes_on(before[0], current) else None


def _row_of_priors(tokens: list[Token], change: Token) -> list[Token]:
    """较上年的71.33万元、74.50万元分别增加1.82万元、8.16万元: as many values before a list of changes, in its order."""
    series = change.series or []
    first, length = series[0].index if series else 0, len(series)
    row = tokens[first - length : first] if 1 < length <= first else []
    alike = all(is_level(each) and each.dimension is change.dimension and each.sentence == change.sentence for each in row)
    return row if row and row[0].prior and alike and all(each.gap in ("、", "和") for each in row[1:]) else []


def is_of_an_earlier_year(claims: Claims, token: Token, around: list[Token]) -> bool:
    """Whether a value is of a year before that of a value around it in the sentence: 2020年13.32万元，2019年为20.46万元.

    A value told before any year is named is of the document's year: 人均纯收入14286元，2020年13052元."""
    year = token.year
    if year is None:
        return False
    near = [other for other in around if other.sentence == token.sentence and is_level(other) and of_one_measure(other, token)]
    # a value behind it is the one that it is held against: 2021年86.4万元，2022年92.1万元，2023年预算88.0万元，比上年预算减少…
    for other in near[:-1] if near and near[-1] is token else near[-1:]:
        if other is token:
            continue
        if other.year is not None:
            if other.year > year and (other.scenario is token.scenario or token.prior):
                return True
        elif other.index < token.index and claims.year is not None and year < claims.year and _goes_on(token, other):
            return True
    return False


def _goes_on(token: Token, other: Token) -> bool:
    """Whether a value with its year is of the thing that the one before it was told of: it has no name, or the same one."""
    name, of = _YEAR_NAME.sub("", token.label), _YEAR_NAME.sub("", other.label)
    return (
        token.unit.text == other.unit.text
        and not token.prior
        and token.scenario is other.scenario
        and (not subject_of(name) or not subject_of(of) or same_thing(name, of) or akin(name, of))
    )


_YEAR_NAME = re.compile(r"^(?:19|20)[0-9]{2}年(?:度|同期|末|底)?")


def prior_behind(claims: Claims, told: Token, like: Token | None) -> Token | None:
    """The value before, told right behind a change or a rate: 减少84万元（上年1260万元）, 下降7.53%，上年为33846起.

    `like` is of its kind, where that is known."""
    if told.series is not None:
        return None
    for token in claims.tokens[told.index + 1 : told.index + 3]:
        if token.sentence != told.sentence or token.block != told.block:
            return None
        if token.role is Role.GROWTH and like is told and token.series is None and token.cut in ("，", "、"):
            continue  # 减少84万元，下降6.67%（上年1260万元）
        behind = _BEHIND.match(token.gap.replace(" ", ""))
        name = behind["name"] if behind is not None else None
        if name and name not in claims.shadow[max(0, told.start - 60) : told.start]:
            return None  # 较上年增产12.8公斤，上年亩产573.6公斤: of what was told before
        if behind is None or not is_level(token) or token.series is not None or OTHER_BASIS.search(token.lead):
            return None
        planned = behind["plan"] is not None
        if planned != (told.compared == "budget") or (like is not None and not of_one_measure(token, like)):
            return None
        return token
    return None


_BEHIND = re.compile(
    r"[个名]?[）]?[，；（]\s*(?:其中)?(?:(?:比)?(?:上年|去年|上一年|前一年|(?:19|20)[0-9]{2}年|上年度|基期|年初(?!预算|计划)|期初|上[月季])(?:同期|同口径|末|底|全年)?"
    r"|(?P<plan>(?:年初|全年|年度|原|计划|目标|下达|考核)*(?:预算|任务|计划|目标|指标)(?:数|值)?))(?:数|的)?(?:决算|支出|收入|实际|完成)*(?:数|额)?(?P<name>[一-龥]{2,6}?)?(?:仅|只|才|有|约)*[为是：]?$"
)


_OF_TWO = ("前者", "后者")


def _may_be(token: Token, like: Token) -> bool:
    return is_level(token) and not token.prior and of_one_measure(token, like) and token.unit.text[-1:] == like.unit.text[-1:]


_ALL_OF_IT = frozenset("总额 总数 总量 合计 总体 总计 全部 整体 数量 规模".split())  # 总额较上年下降2.68%: of what was told before


def currents_of(claims: Claims, at: int, change: Token, like: Token) -> list[tuple[float, Token]]:
    """Values of the kind of `like` that the change may be told of, with what each costs in bits, cheapest first."""
    tokens = claims.tokens
    subject = subject_of(change.label) or subject_before(tokens, at)
    if subject in _ALL_OF_IT:
        subject = ""
    found: list[tuple[float, Token]] = []
    series = change.series
    if series is not None and len({token.dimension for token in series}) > 1:
        first = series[0].index
        values = [token for token in tokens[max(0, first - 8) : first] if is_level(token) and token.block == change.block][-len(series) :]
        if len(values) == len(series) and values[series.index(change)].dimension is change.dimension:
            return [(0.0, values[series.index(change)])]
        return []
    if subject in _OF_TWO:  # 次均费用6284.5元，门诊217.3元。前者减少153.2元
        two = [token for token in tokens[max(0, at - _FAR_BACK) : at] if _may_be(token, like) and token.block == change.block]
        two = [token for token in two if token.sentence == two[-1].sentence][-2:]
        return [(0.0, two[_OF_TWO.index(subject)])] if len(two) == 2 else []
    steps = 0
    block, dimension, unit = change.block, like.dimension, like.unit.text
    of_things = dimension is Dimension.COUNT
    for back in range(at - 1, max(-1, at - 40), -1):
        token = tokens[back]
        if token.block != block and (steps or block - token.block > 3) and not subject:
            break
        if (token.prior or not is_level(token) or not (token.dimension is dimension or of_one_measure(token, like))) and not (
            of_things and token.role is Role.VALUE and token.dimension in COUNTED and token.unit.text == unit
        ):
            continue
        cost = 4.0 + steps if of_things and token.unit.text != unit and token.unit.text[-1] != unit[-1] else 0.6 * steps
        if token.sentence != change.sentence:
            cost += 2.0
        if token.block != block:
            cost += 2.0
        if token.scenario is not Scenario.ACTUAL and change.compared != "budget":
            cost += 2.5
        if series is not None and token.series is not None and len(token.series) == len(series):
            cost = 0.0 if token.series.index(token) == series.index(change) else 6.0
        elif series is not None:
            offset = steps - (len(series) - 1 - series.index(change))
            cost = 0.5 + 1.2 * offset if offset >= 0 else 6.0
        if subject:
            name = token.label if len(token.label) > 1 else token.lead  # 新收7954件
            if same_thing(subject, name):
                cost = min(cost, 0.3 + 0.1 * steps)
            else:
                cost += 1.0 if not name or akin(subject, name) else 4.0
        found.append((cost, token))
        steps += 1
        if steps >= _FAR_BACK:
            break
    if found and found[0][1].sentence != change.sentence:  # after a breakdown the next sentence speaks of the whole again
        found = [
            (cost - 3.0 if token.index in claims.parts_of else cost + 2.0 if token.index in claims.whole_of else cost, token)
            for cost, token in found
        ]
    if any(token.scenario is Scenario.ACTUAL for _, token in found) and change.compared != "budget":
        found = [(cost + 2.0 if token.scenario is not Scenario.ACTUAL else cost, token) for cost, token in found]
    found.sort(key=lambda pair: pair[0])
    return found


def named_pair(claims: Claims, at: int, told: Token) -> tuple[Token, Token] | None:
    """The two values that a clause compares by name, of now and of before: 二季度较一季度增加173.70万元."""
    named = _NAMES.match(told.lead) if "比" in told.lead or "较" in told.lead else None
    if named is None or _TIMES.search(named["other"]) or OTHER_BASIS.search(told.lead):
        return None
    before = [token for token in claims.tokens[max(0, at - 10) : at] if token.role is Role.VALUE and token.block == told.block]
    priors = [token for token in before if named["other"] in token.lead]
    own = [token for token in before if token not in priors and (named["own"] in token.lead if named["own"] else token is before[-1])]
    if len(priors) != 1 or len(own) != 1 or own[0].unit.text != priors[0].unit.text:
        return None
    return own[0], priors[0]


_NAMES = re.compile(r"^(?P<own>[^，。；]*?)(?<![可同环])[比较](?P<other>[^，。；比较]{2,10}?)(?:同比|略|又|则|也)?[一-龥]{2}$")
_TIMES = re.compile(r"[上去前]年|同期|年初|[0-9]年|[上本当]月|上期|全[国省市县]|平均|预[算期]|计划|目标|任务")
