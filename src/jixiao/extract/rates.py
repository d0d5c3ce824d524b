"""Rates of one figure to another: shares (占64.40%), completion (完成预算的76.50%), named rates (办结率), and x per head."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import HUNDRED, Ratio, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.labels import same_thing
from jixiao.extract.named_rates import read_named_rate
from jixiao.extract.rate_names import joined_names, own_name, shares_a_word
from jixiao.extract.ratios import PLANNED, base_ahead, believable, emit_rate, is_soft, pairs, ratio_of, support_of, values_before
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Scenario, Status

_ZERO = Decimal(0)
_BASE_PLANNED = re.compile(
    r"到位资金|资金总额|下达资金|(?<!公共)(?<!基金)(?<!经营)预算|计划|任务|目标|指标|概算|总投资|投资额|投资总额|控制数|限额"
)
_OF_LAST_YEAR = re.compile(r"占[^，。]{0,8}(?:上年|去年|同期)的?$")  # 占比由上年的42.17%变为40.12%
_BASE_PRIOR = re.compile(r"上年|去年|同期|20[0-9]{2}年")


def read_rates(claims: Claims) -> None:
    """Adds share, completion and per-capita relations. Runs after the sums, whose wholes are the first candidates for a base."""
    for at, token in enumerate(claims.tokens):
        if token.index in claims.settled or token.in_table:
            continue
        role = token.role
        if role is Role.COMPLETION or role is Role.SHARE:
            _rate_of_base(claims, at, token)
        elif role is Role.RATE:
            read_named_rate(claims, at, token)


def _rate_of_base(claims: Claims, at: int, rate: Token) -> None:
    tokens = claims.tokens
    inline = rate.base == "的" and at > 0
    if rate.base == "的" and rate.series is not None and (_many_bases(claims, rate) or _series_of_bases(claims, rate)):
        return
    base_token: Token | None = None
    words = rate.base
    if inline:
        base_token = tokens[(rate.series[0].index if rate.series is not None else at) - 1]
        words = base_token.lead if len(base_token.lead) > 1 else base_token.gap
        if base_token.dimension is Dimension.PERCENT or base_token.role in (Role.GROWTH, Role.POINTS):
            return
    planned = _BASE_PLANNED.search(words) is not None
    if inline and base_token is not None and base_token.scenario in PLANNED:
        planned = True
    kind = Kind.COMPLETION if planned else Kind.SHARE
    if rate.prior or _OF_LAST_YEAR.search(rate.lead) or (not inline and _BASE_PRIOR.search(words)):
        claims.unverifiable(kind, rate, "rate", "base not stated")
        return
    if rate.role is Role.SHARE and at and tokens[at - 1].unit.text == "岁" and "，" not in rate.gap:
        claims.unverifiable(kind, rate, "rate", "base not certain")  # 其中65岁及以上占17.6%: a class without a figure of its own
        return
    tops = _tops(claims, at, rate, base_token)
    if base_token is not None:
        bottoms = [(0.0, base_token)]
        sure = True
    else:
        bottoms, sure = _bottoms(claims, at, rate, words, planned, tops)
    holding, failing = pairs(claims, rate, tops, bottoms)
    role = ("done", "target") if kind is Kind.COMPLETION else ("part", "base")
    if holding and (holding[0][0] > -1.0 or (sure and holding[0][1] is tops[0][1])):
        support, top, bottom, ratio = holding[0]
        runner = holding[1][0] if len(holding) > 1 else 0.0
        emit_rate(claims, kind, rate, top, bottom, ratio, role, support, runner)
        return
    joint = _joint_base(claims, at, rate, tops, inline=base_token is not None)
    if joint:
        claims.settled.add(rate.index)
        return
    told = _base_of_siblings(claims, rate) if failing and not sure and rate.series is not None else None
    if told is not None:
        failing = [reading for reading in failing if reading[2] is told and reading[1] is tops[0][1]]
        sure = True
    if (
        failing
        and sure
        and failing[0][0] <= (2.0 if told is None else 9.0)
        and (base_token is not None or believable(rate, failing[0][3]))
        and not is_soft(rate, *failing[0][1:])
    ):
        _, top, bottom, ratio = failing[0]
        emit_rate(claims, kind, rate, top, bottom, ratio, role, 0.0, 0.0)
        return
    claims.unverifiable(kind, rate, "rate", "base not stated" if not bottoms else "base not certain")


def _base_of_siblings(claims: Claims, rate: Token) -> Token | None:
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


def _joint_base(claims: Claims, at: int, rate: Token, tops: list[tuple[float, Token]], inline: bool) -> bool:
    """A base that is told as its parts: 占转移支付总额的76.2% of 一般性3.18亿元、专项1.07亿元."""
    if inline or not tops or rate.amount in (_ZERO, HUNDRED):
        return False
    values = values_before(claims, at, 8)
    for _, top in tops[:1]:
        if top not in values:
            continue
        before = values[values.index(top) + 1 :]
        for count in (2, 3):
            run = before[:count]
            if len(run) < count or len({token.dimension for token in (top, *run)}) > 1:
                continue
            total = sum((token.amount for token in run), _ZERO)
            ratio = Ratio(rate.amount, rate.ulp, top.amount, top.ulp, total, sum((token.ulp for token in run), _ZERO)) if total else None
            if (
                ratio is not None
                and judge(ratio.residual, ratio.bound, ratio.variance)[0] is not Status.INCONSISTENT
                and support_of(rate, ratio) > 5
            ):
                joined = " + ".join(plain(token.quantity.value) for token in reversed(run))
                formula = f"{plain(top.quantity.value)} / ({joined}) = {claims.figure(rate)}%"
                claims.rate(
                    Kind.SHARE,
                    rate,
                    ratio,
                    [(top, "part"), *((token, "base") for token in reversed(run))],
                    formula,
                    support_of(rate, ratio) - 4,
                )
                return True
    return False


def _tops(claims: Claims, at: int, rate: Token, base: Token | None) -> list[tuple[float, Token]]:
    """Candidates for what the rate is told of, nearest first; by name where the clause names it."""
    values = [token for token in values_before(claims, at) if token is not base]
    if rate.series is not None:
        rank, length = rate.series.index(rate), len(rate.series)
        before = [token for token in values_before(claims, rate.series[0].index, reach=length + 3) if token is not base]
        aligned = before[length - 1 - rank] if len(before) >= length else None
        series = next((token.series for token in before if token.series is not None and len(token.series) == length), None)
        if series is not None:
            aligned = series[rank]
        if series is not None and aligned is not None:
            return [(0.0, aligned)]
        if len(joined_names(rate.series[0].base)) == length:  # one part and its shares of several bases
            name = own_name(rate.series[0], None)
            named = [token for token in before if name and same_thing(name, token.label)]
            if named:
                return [(0.0, named[0])]
        windows = [(1.2 * offset, before[offset + length - 1 - rank]) for offset in range(3) if offset + length <= len(before)]
        if windows:
            return windows
    name = own_name(rate, base)
    if name in ("前者", "后者") and len(values) >= 2:
        return [(0.0, values[1] if name == "前者" else values[0])]
    if name:
        named = [
            token
            for token in claims.tokens[max(0, at - 40) : at]
            if token.role is Role.VALUE and token.series is None and same_thing(name, token.label)
        ]
        if named:
            return [(0.3 * n, token) for n, token in enumerate(reversed(named))][:4]
        return [(4.0 + n, token) for n, token in enumerate(values[:3])]
    nearest = claims.tokens[at - 1] if at else None
    if base is not None and nearest is base:
        nearest = claims.tokens[at - 2] if at > 1 else None
    if (
        rate.role is Role.SHARE
        and nearest is not None
        and nearest in values
        and nearest.sentence == rate.sentence
        and rate.cut in ("，", "（", "")
    ):
        # right behind its figure: of that figure, or of a whole whose last part it is; never of a sibling
        found = [(0.0, nearest)]
        index, cost = nearest.index, 1.5
        while index in claims.whole_of:
            index = claims.whole_of[index]
            if index > nearest.index or claims.tokens[index].block != rate.block:
                break
            found.append((cost, claims.tokens[index]))
            cost += 1.0
        opener = next((token for token in values[1:] if token.depth < nearest.depth), None)
        if opener is not None and rate.depth < nearest.depth:
            found.append((0.2, opener))
        if base is not None or rate.base:
            found += [
                (3.0 + n, token)
                for n, token in enumerate(values[1:4])
                if token.sentence == rate.sentence and token.index not in claims.whole_of
            ]
        return sorted(found, key=lambda pair: pair[0])
    found = []
    cost = 0.0
    wholes = dict.fromkeys(claims.whole_of.get(token.index, token.index) for token in values[:2])
    found = [(1.0, claims.tokens[whole]) for whole in wholes if claims.tokens[whole] not in values[:2] and claims.tokens[whole] is not base]
    for token in values[:6]:
        extra = 2.0 if token.sentence != rate.sentence else 0.0
        if token.scenario in PLANNED and rate.role is Role.COMPLETION:
            extra += 3.0
        if token.prior:
            extra += 3.0
        if base is not None and token.dimension is not base.dimension:
            extra += 1.0
        found.append((cost + extra, token))
        cost += 0.8
    found.sort(key=lambda pair: pair[0])
    return found


def _bottoms(
    claims: Claims, at: int, rate: Token, words: str, planned: bool, tops: list[tuple[float, Token]]
) -> tuple[list[tuple[float, Token]], bool]:
    """Candidates for the base of a rate that names it in words or not at all, and whether the text leaves no doubt which."""
    values = values_before(claims, at, 14, blocks=1)
    ahead = base_ahead(claims, at)
    if planned:
        found = [(0.0, ahead)] if ahead is not None else []
        cost = 0.0
        for token in values:
            if token.scenario in PLANNED or _BASE_PLANNED.search(token.lead):
                fits = ("调整" in words or "全年" in words) == (
                    token.scenario is Scenario.BUDGET_ADJUSTED
                ) or token.scenario is Scenario.TARGET
                far = 2.0 if token.sentence != rate.sentence else 0.0
                if token.block != rate.block:
                    far += 2.0
                found.append((cost + far + (0.0 if fits else 1.0), token))
                cost += 0.8
        found = [pair for pair in found if pair[1].index not in claims.whole_of] or found
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
        )
        return sorted(found, key=lambda pair: pair[0]), sure
    if rate.series is not None:  # 占一般公共预算支出和财政总支出的比重分别为a和b
        names = joined_names(words)
        if len(names) == len(rate.series):
            words = names[rate.series.index(rate)]
    named = words.strip("全了的约达到为近 ")
    if named in ("全县", "全市", "全区", "全州", "全镇", "全乡", "全局", "全系统") and tops:
        whole = claims.whole_of.get(tops[0][1].index)
        if whole is not None and named in claims.shadow[max(0, claims.tokens[whole].start - 24) : claims.tokens[whole].start]:
            return [(0.0, claims.tokens[whole])], True
    named = re.sub(r"^(?:同期|当年|全年|全部|本|全)|的(?:比重|比例|份额)?$|(?:比重|比例)$", "", named) if named else ""
    if len(named) >= 2:
        tail = re.sub(r"(?:总数|数量|件数|户数|数|总额|额|总量)$", "", named)
        found = []
        cost = 0.0
        for token in reversed(claims.tokens[max(0, at - 160) : at]):
            if (
                token.role is Role.VALUE
                and not token.prior
                and (same_thing(named, token.label) or (len(tail) >= 2 and token.lead.endswith(tail)))
            ):
                found.append((cost + (0.0 if token.scenario is Scenario.ACTUAL else 1.5), token))
                cost += 0.5
                if len(found) >= 5:
                    break
        if re.search(r"总[数额量]", words):  # 会议总数: of the figures so named, the one that has parts
            wholes = {*claims.parts_of, *claims.list_head.values()}
            found = [pair for pair in found if pair[1].index in wholes] or found
        if found:
            siblings = (
                tops
                and claims.list_head.get(found[0][1].index) is not None
                and claims.list_head.get(found[0][1].index) == claims.list_head.get(tops[0][1].index)
            )
            return found, not siblings and found[0][1].scenario is Scenario.ACTUAL
        head = claims.list_head.get(tops[0][1].index) if tops else None
        if head is not None and not shares_a_word(named, claims.tokens[head].label):
            head = None
        if head is not None and re.search(r"总[额数量]?$|合计$|总计$", named):  # 其中…2.29亿元，占发放总额的86.6%
            return [(0.0, claims.tokens[head])], True
        if tops and tops[0][0] <= 0.5 and rate.lead[:2] in tops[0][1].lead:  # 预留给中小企业6,749.4万元，预留比例70%
            whole_here = next((t for t in values if t.index in claims.parts_of and t.sentence == rate.sentence), None)
            if whole_here is not None and whole_here.amount >= tops[0][1].amount:
                return [(0.0, whole_here)], True
        larger = [(3.0 + n, token) for n, token in enumerate(values[:6])]
        return larger, False
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
    return found, sure


def _is_open_share(claims: Claims, whole: int, rate: Token) -> bool:
    """占68.10%（其中：…占61.70%）: where the share of the figure before is of something not told, so may be that of its part."""
    after = claims.tokens[whole + 1] if whole + 1 < len(claims.tokens) else None
    return after is not None and after is not rate and after.role is Role.SHARE and after.index not in claims.settled


def _many_bases(claims: Claims, rate: Token) -> bool:
    """占住院总费用（3.58亿元）和医院总收入（6.12亿元）的比重分别为a和b: one part, several bases in step with the rates."""
    series = rate.series or []
    length, rank = len(series), series.index(rate)
    before = values_before(claims, series[0].index, reach=length + 1)
    if len(before) < length + 1 or not all(
        token.depth > before[length].depth or "占" in token.gap or token.gap[:2] in ("）和", "）、") for token in before[:length]
    ):
        return False
    base, top = before[length - 1 - rank], before[length]
    ratio = ratio_of(rate, top, base)
    if ratio is None or top.dimension is not base.dimension:
        return False
    emit_rate(claims, Kind.SHARE, rate, top, base, ratio, ("part", "base"), support_of(rate, ratio), 0.0)
    return True


def _series_of_bases(claims: Claims, rate: Token) -> bool:
    """分别占年度计划2.20万亩、1.60万亩的108.2%和103.1%: values, bases and rates in step."""
    series = rate.series or []
    length, rank = len(series), series.index(rate)
    before = values_before(claims, series[0].index, reach=2 * length)
    bases = before[0].series if before else None
    if len(before) < 2 * length or ((bases is None or len(bases) != length) and not before[0].gap.startswith(("、", "和", "与", "及"))):
        return False
    base, top = before[length - 1 - rank], before[2 * length - 1 - rank]
    ratio = ratio_of(rate, top, base)
    if ratio is not None and top.dimension is base.dimension:
        planned = base.scenario in PLANNED
        roles = ("done", "target") if planned else ("part", "base")
        emit_rate(claims, Kind.COMPLETION if planned else Kind.SHARE, rate, top, base, ratio, roles, support_of(rate, ratio), 0.0)
    return True


def _is_item(claims: Claims, block: int) -> bool:
    """Whether a paragraph is an item of a list, by its first words and its end."""
    span = claims.blocks[block].span
    return claims.shadow[span.end - 1] in "；。" and span.end - span.start < 90
