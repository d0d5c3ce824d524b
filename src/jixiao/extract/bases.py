"""What a rate is of: the figures that its words, or the place of its part in the sentence, make its base."""

import re

from jixiao.extract.arithmetic import HUNDRED
from jixiao.extract.claims import Claims
from jixiao.extract.labels import core_of, same_thing
from jixiao.extract.names import EXACT, KIND, LOOSE, PART
from jixiao.extract.plan_names import is_another_plan, is_of_another
from jixiao.extract.rate_names import joined_names, shares_a_word
from jixiao.extract.ratios import PLANNED, base_ahead, may_share, ratio_of, values_before
from jixiao.extract.token import Role, Token
from jixiao.model import Scenario

BASE_PLANNED = re.compile(
    r"到位资金|资金总额|下达资金|预算(?<!公共预算)(?<!基金预算)(?<!经营预算)|计划(?!生育)|任务|目标|指标|概算|总投资|投资额|投资总额|控制数|限额"
)


_CARRIED_OUT = re.compile(r"预算(?:总)?(?:收入|支出)(?:决算|实际)?(?:完成|执行|实现)|预算(?:完成|执行)")  # what was spent of it


def _of_other_side(done: Token, plan: Token) -> bool:
    """完成收入236亿元 is held against no 支出预算211亿元."""
    return ("收入" in done.lead and plan.lead.startswith("支出")) or ("支出" in done.lead and plan.lead.startswith("收入"))


def bottoms_of(
    claims: Claims, at: int, rate: Token, words: str, planned: bool, tops: list[tuple[float, Token]]
) -> tuple[list[tuple[float, Token]], bool]:
    """Candidates for the base of a rate that names it in words or not at all, and whether the text leaves no doubt which."""
    if planned:
        return _plans(claims, at, rate, words, tops)
    if rate.series is not None:  # 占一般公共预算支出和财政总支出的比重分别为a和b
        names = joined_names(words)
        if len(names) == len(rate.series):
            words = names[rate.series.index(rate)]
    named = re.sub(r"的?(?:比重|比例|份额)?(?:分别)?$", "", words.strip("了的约达到为近 "))
    if _REGION.fullmatch(named) and tops:
        whole = claims.whole_of.get(tops[0][1].index, claims.list_head.get(tops[0][1].index))
        if whole is not None and _is_of_region(claims, claims.tokens[whole], named):
            return [(0.0, claims.tokens[whole])], True
        return _of_the_region(claims, at, tops[0][1], named)
    named = re.sub(r"的(?:比重|比例|份额)?$|(?:比重|比例)$", "", named) if named else ""
    if len(named) >= 2:
        return _named_bases(claims, at, rate, named, words, tops)
    return _wholes(claims, at, rate, words, tops)


def _plans(claims: Claims, at: int, rate: Token, words: str, tops: list[tuple[float, Token]]) -> tuple[list[tuple[float, Token]], bool]:
    """The budgets and targets that a completion rate may be of."""
    values = values_before(claims, at, 14, blocks=1)
    ahead = base_ahead(claims, at)
    found = [(0.0, ahead)] if ahead is not None else []
    cost = 0.0
    for token in values:
        if tops and _of_other_side(tops[0][1], token):
            continue
        if token.scenario in PLANNED or (BASE_PLANNED.search(token.lead) and not _CARRIED_OUT.search(token.lead)):
            fits = ("调整" in words or "全年" in words) == (token.scenario is Scenario.BUDGET_ADJUSTED) or token.scenario is Scenario.TARGET
            far = 2.0 if token.sentence != rate.sentence else 0.0
            if token.block != rate.block:
                far += 2.0
            found.append((cost + far + (0.0 if fits else 1.0), token))
            cost += 0.8
    found = [pair for pair in found if pair[1] is ahead or not is_another_plan(words, pair[1])]
    here = {token.index: token.block for _, token in found}
    found = [pair for pair in found if here.get(claims.whole_of.get(pair[1].index, -1)) != pair[1].block]  # beside a plan, a part of it
    said = "调整" in words or "年初" in words or "全年预算" in words
    exact = [pair for pair in found if pair[1].scenario is (Scenario.BUDGET_INITIAL if "年初" in words else Scenario.BUDGET_ADJUSTED)]
    if said and exact and any(pair[1].sentence == rate.sentence or pair[1].block == rate.block for pair in exact):
        found = exact  # the words name one base: another that would fit is a slip, not a reading
    found.sort(key=lambda pair: pair[0])
    alone = said and len({pair[1].amount for pair in exact}) == 1 and bool(tops) and tops[0][0] <= 0.5
    sure = (
        bool(found)
        and rate.series is None
        and (alone or found[0][0] <= 1.0 or (found is exact and len(exact) == 1 and found[0][0] <= 2.0))
        and not (tops and found[0][1] is not ahead and is_of_another(claims, tops[0][1], found[0][1]))
    )
    return found, sure


_COSTS = {EXACT: 0.0, KIND: 0.4, PART: 1.5, LOOSE: 3.0}


def _named_bases(
    claims: Claims, at: int, rate: Token, named: str, words: str, tops: list[tuple[float, Token]]
) -> tuple[list[tuple[float, Token]], bool]:
    """The figures that bear the name of a base, wherever they stand: 占项目支出的64.3%, 占持证总数的50.86%."""
    top = tops[0][1] if tops else None
    found: list[tuple[float, Token]] = []
    amounts: set[object] = set()
    word_for_word = False
    for quality, token in claims.names.find(named, at, LOOSE):
        if token.prior or token is top or token is rate or (top is not None and not may_share(top, token)):
            continue
        if token.amount in amounts:
            continue
        said = named in token.lead or named in token.label
        word_for_word = word_for_word or said
        other = 0.0 if token.scenario is Scenario.ACTUAL or (top is not None and token.scenario is top.scenario) else 1.5
        small = 1.0 if top is not None and token.amount < top.amount and rate.amount <= HUNDRED else 0.0
        vague = 0.8 if word_for_word and not said else 0.0
        found.append((_COSTS[quality] + 0.5 * len(amounts) + other + small + vague + (0.7 if token.index > at else 0.0), token))
        amounts.add(token.amount)
        if len(found) >= 6:
            break
    found.sort(key=lambda pair: pair[0])
    found = [*(_done_of(claims, found[0]) or found[:1]), *found[1:]] if found else []
    if re.search(r"总[数额量]", words):  # 会议总数: of the figures so named, the one that has parts
        wholes = {*claims.parts_of, *claims.list_head.values()}
        found = [pair for pair in found if pair[1].index in wholes] or found
    bearers = _bear_the_rest(claims, at, named, found[0][1]) if found else []
    if bearers:
        return [*bearers, (2.5, found[0][1])], len(bearers) == 1
    if found and found[0][0] < _COSTS[LOOSE]:
        base = found[0][1]
        siblings = (
            tops
            and claims.list_head.get(base.index) is not None
            and claims.list_head.get(base.index) == claims.list_head.get(tops[0][1].index)
        )
        vague = not core_of(named) and not _SAME_STATEMENT.fullmatch(
            claims.shadow, base.end, rate.start
        )  # 占总量的, where another sentence told 全县总数
        alone = base.index < at and (len(found) == 1 or found[1][0] - found[0][0] >= 1.0 or base.block == rate.block)
        return found, bool(not siblings and not vague and alone and found[0][0] <= 1.0 and base.scenario is Scenario.ACTUAL)
    values = values_before(claims, at, 14, blocks=1)
    head = claims.list_head.get(tops[0][1].index) if tops else None
    if head is not None and not shares_a_word(named, claims.tokens[head].label):
        head = None
    if head is not None and re.search(r"总[额数量]?$|合计$|总计$", named):  # 其中…2.29亿元，占发放总额的86.6%
        return [(0.0, claims.tokens[head])], True
    if tops and tops[0][0] <= 0.5 and len(rate.lead) > 1 and rate.lead[:2] in tops[0][1].lead:  # 预留给中小企业6,749.4万元，预留比例70%
        whole_here = next((t for t in values if t.index in claims.parts_of and t.sentence == rate.sentence), None)
        if whole_here is not None and whole_here.amount >= tops[0][1].amount:
            return [(0.0, whole_here)], True
    known = {token.index for _, token in found}
    larger = [(3.0 + n, token) for n, token in enumerate(values[:6]) if token.index not in known]
    return [*found, *larger], False


def _wholes(claims: Claims, at: int, rate: Token, words: str, tops: list[tuple[float, Token]]) -> tuple[list[tuple[float, Token]], bool]:
    """What a share that names no base may be of: what the shares before it are of, the whole of its part, a larger figure before it."""
    values = values_before(claims, at, 14, blocks=1)
    ahead = base_ahead(claims, at)
    if ahead is not None:
        return [(0.0, ahead)], True
    found = []
    sure = False
    told = claims.share_base.get((rate.sentence, tops[0][1].dimension)) if tops else None
    if told is not None and told.scenario is not tops[0][1].scenario:
        told = None
    if told is not None and told is not tops[0][1] and told.amount >= tops[0][1].amount:
        found.append((0.3, told))  # the base that the shares before it in the sentence have
        sure = tops[0][0] <= 0.5
    elif tops and tops[0][1].index not in claims.whole_of and _is_item(claims, rate.block):
        last = claims.last_base.get((tops[0][1].dimension, rate.block - 1))
        if last is not None and last.amount >= tops[0][1].amount:  # the base that the item before it has
            found.append((1.0, last))
            sure = tops[0][0] <= 0.5
            told = last
    for cost, top in tops[:2]:
        whole = claims.whole_of.get(top.index)
        if whole is None:
            whole = claims.list_head.get(top.index)
        if whole is not None and claims.tokens[whole].amount >= top.amount and claims.tokens[whole] is not told:
            found.append((cost, claims.tokens[whole]))
            sure = sure or (cost <= 0.5 and claims.tokens[whole].scenario is top.scenario and not _is_open_share(claims, whole, rate))
    known = {token.index for _, token in found}
    cost = 0.0 if not found else 2.0
    for token in values:
        if token.index in known:
            continue
        if any(token.amount >= top.amount and token is not top and token.dimension is top.dimension for _, top in tops[:1]):
            found.append((cost, token))
            cost += 0.7
    return found, sure and words not in ("全年", "全年的")  # 12月入库…，占全年的13.71%: of a year that may be told far before


_DONE = re.compile(r"^，?(?:实际|全年)*(?:完成|执行|实现)(?:数|额)?[为达]?$")


def _done_of(claims: Claims, known: tuple[float, Token]) -> list[tuple[float, Token]]:
    """批准的一般公共预算收入为53.03亿元，实际完成53.68亿元: what came of the figure that bears the name."""
    cost, token = known
    after = claims.tokens[token.index + 1] if token.index + 1 < len(claims.tokens) else None
    if after is None or after.role is not Role.VALUE or after.sentence != token.sentence or after.unit.text != token.unit.text:
        return []
    return [(cost, after)] if _DONE.match(after.lead) else []


_REGION = re.compile(r"全[国省市县区州旗镇乡局校院系]统?")


def _is_of_region(claims: Claims, token: Token, region: str) -> bool:
    """Whether the words of a figure name the region (全县一般公共预算支出48.93亿元); 占全县的 does not."""
    words = re.split(r"[。；\n]", claims.shadow[max(0, token.start - 24) : token.start])[-1]
    return region in words.replace("占" + region, "")


def _of_the_region(claims: Claims, at: int, top: Token, region: str) -> tuple[list[tuple[float, Token]], bool]:
    """县本级支出41.27亿元，占全县的84.3%: the larger figure of that name; 占全市的26.5% is of none that the county's report tells."""
    alike = [
        token
        for token in reversed(claims.tokens[max(0, at - 160) : at])
        if token.role is Role.VALUE
        and token is not top
        and not token.prior
        and token.dimension is top.dimension
        and token.amount >= top.amount
        and same_thing(token.label, top.label)
    ]
    said = [token for token in alike if _is_of_region(claims, token, region)]
    return [(0.5 * n, token) for n, token in enumerate(said or alike)][:4], bool(said)


_SAME_STATEMENT = re.compile(r"[^。；\n]*")


def _bear_the_rest(claims: Claims, at: int, named: str, found: Token) -> list[tuple[float, Token]]:
    """占交流教师的22.28%, where 教师3860人 was found: the figures that bear the rest of the name, 县管校聘交流386人."""
    label = core_of(found.label)
    rest = core_of(named).removesuffix(label)
    if len(label) < 2 or len(rest) < 2 or rest == core_of(named) or rest in found.lead:
        return []
    near = [
        token
        for token in reversed(claims.tokens[max(0, at - 20) : at])
        if token.role is Role.VALUE and rest in token.lead and token.dimension is found.dimension and not token.prior
    ]
    return [(0.5 * n, token) for n, token in enumerate(near[1:] if near and near[0].index == at - 1 else near)]


def _is_open_share(claims: Claims, whole: int, rate: Token) -> bool:
    """占68.10%（其中：…占61.70%）: where the share of the figure before is of something not told, so may be that of its part."""
    after = claims.tokens[whole + 1] if whole + 1 < len(claims.tokens) else None
    return after is not None and after is not rate and after.role is Role.SHARE and after.index not in claims.settled


def _is_item(claims: Claims, block: int) -> bool:
    """Whether a paragraph is an item of a list, by its first words and its end."""
    span = claims.blocks[block].span
    return claims.shadow[span.end - 1] in "；。" and span.end - span.start < 90


def base_of_siblings(claims: Claims, rate: Token) -> Token | None:
    """The base that most rates of the list have: one that two of four miss is missed by a slip."""
    series = rate.series or []
    length = len(series)
    before = values_before(claims, series[0].index, reach=length + 6)
    tops = next((t.series for t in before if t.series is not None and len(t.series) == length), None)
    if tops is None or length < 3:
        return None
    for base in before:
        if base in tops:
            continue
        readings = [ratio_of(each, top, base) for each, top in zip(series, tops, strict=True)]
        holding = sum(reading is not None and abs(reading.residual) <= reading.bound for reading in readings)
        if holding >= max(2, length // 2):
            return base
    return None
