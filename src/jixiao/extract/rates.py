"""Rates of one figure to another: shares (占64.40%), completion (完成预算的76.50%), named rates (办结率), and x per head."""

import re
from collections.abc import Iterable
from decimal import Decimal

from jixiao.extract.arithmetic import HUNDRED, Ratio, bits, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.labels import same_thing
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Hedge, Kind, Scenario, Status

_ZERO = Decimal(0)
_PLANNED = frozenset([Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED, Scenario.TARGET, Scenario.APPROVED])
_BASE_PLANNED = re.compile(
    r"到位资金|资金总额|下达资金|(?<!公共)(?<!基金)(?<!经营)预算|计划|任务|目标|指标|概算|总投资|投资额|投资总额|控制数|限额"
)
_BASE_PRIOR = re.compile(r"上年|去年|同期|20[0-9]{2}年")
# Rates whose base is what was received, planned, checked: 办结率 and its like.
_DONE_RATE = re.compile(
    r"完成|办结|结案|审结|执行|执结|整改|开工|竣工|完工|合格|回收|破案|立案|支付|到位|销号|化解|达标|答复|处置|处理|兑现|发放|拨付|验收|通过|检出|抽检|优良|优秀|就业|上岗|签约|入住|投产|落实|满意|入库|收缴|征收|通车|覆盖|参保|接种|巩固|转化|履约|资助|毕业|录取|升学|参评|见效|采纳|转捕|转移|收回|消化|清偿|支出进度|支付进度"
)
_RATE_WORD = re.compile(r"(?P<stem>[^，。；的]{2,6}?)(?:率|进度|面|度|比)")
_REACH = 9


def read_rates(claims: Claims) -> None:
    """Adds share, completion and per-capita relations. Runs after the sums, whose wholes are the first candidates for a base."""
    for at, token in enumerate(claims.tokens):
        if token.index in claims.settled:
            continue
        role = token.role
        if role is Role.COMPLETION or role is Role.SHARE:
            _rate_of_base(claims, at, token)
        elif role is Role.RATE:
            _named_rate(claims, at, token)


def _values_before(claims: Claims, at: int, reach: int = _REACH, blocks: int = 0) -> list[Token]:
    """Amounts and counts before a figure, nearest first."""
    tokens, block = claims.tokens, claims.tokens[at].block
    found = []
    for back in range(at - 1, max(-1, at - 45), -1):
        token = tokens[back]
        if token.block < block - blocks:
            break
        if token.role is Role.VALUE:
            found.append(token)
            if len(found) >= reach:
                break
    return found


def _ahead(claims: Claims, at: int) -> Token | None:
    """A base told in a bracket right behind the rate: 完成预算的85.2%（预算12.06亿元）."""
    if at + 1 < len(claims.tokens):
        token = claims.tokens[at + 1]
        if token.role is Role.VALUE and token.gap.startswith("（") and token.depth == claims.tokens[at].depth + 1:
            return token
    return None


def _ratio(rate: Token, top: Token, bottom: Token) -> Ratio | None:
    if bottom.amount <= 0:
        return None
    return Ratio(rate.amount, rate.ulp, top.amount, top.ulp, bottom.amount, bottom.ulp, HUNDRED if rate.unit.text != "倍" else Decimal(1))


def _support(rate: Token, ratio: Ratio) -> float:
    if rate.amount in (_ZERO, HUNDRED):
        return 0.0
    return bits(max(ratio.bound, rate.ulp / 2), max(abs(rate.amount), rate.ulp))


def _fuzzy(token: Token) -> bool:
    """约, 近, 余: the figure itself is rough. 不低于 and ≥ state a target exactly."""
    return token.quantity.hedge in (Hedge.ABOUT, Hedge.UP_TO, Hedge.OVER)


def _holds(rate: Token, ratio: Ratio, top: Token, bottom: Token) -> bool:
    if judge(ratio.residual, ratio.bound, ratio.variance)[0] is not Status.INCONSISTENT:
        return True
    if _fuzzy(rate) or _fuzzy(top) or _fuzzy(bottom):
        return abs(ratio.residual) <= max(ratio.value / 10, rate.ulp)
    return False


def _whole(claims: Claims, token: Token) -> int | None:
    return claims.whole_of.get(token.index)


def _pairs(
    claims: Claims, rate: Token, tops: Iterable[tuple[float, Token]], bottoms: Iterable[tuple[float, Token]]
) -> tuple[list[tuple[float, Token, Token, Ratio]], list[tuple[float, Token, Token, Ratio]]]:
    """All readings top / bottom: those that hold by net support, best first, and those that do not by cost."""
    holding, failing = [], []
    bottoms = list(bottoms)
    for top_cost, top in tops:
        for bottom_cost, bottom in bottoms:
            if top is bottom or _whole(claims, top) is not None and _whole(claims, top) == _whole(claims, bottom):
                continue  # two parts of one whole
            if top.dimension is not bottom.dimension and not _comparable(top, bottom):
                continue
            ratio = _ratio(rate, top, bottom)
            if ratio is None:
                continue
            cost = top_cost + bottom_cost
            if _holds(rate, ratio, top, bottom):
                holding.append((_support(rate, ratio) - cost, top, bottom, ratio))
            else:
                failing.append((cost, top, bottom, ratio))
    holding.sort(key=lambda reading: -reading[0])
    failing.sort(key=lambda reading: reading[0])
    return holding, failing


def _comparable(top: Token, bottom: Token) -> bool:
    counted = (Dimension.COUNT, Dimension.PEOPLE, Dimension.VISITS)
    return top.dimension in counted and bottom.dimension in counted


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
    if inline and base_token is not None and base_token.scenario in _PLANNED:
        planned = True
    kind = Kind.COMPLETION if planned else Kind.SHARE
    if not inline and _BASE_PRIOR.search(words):
        return
    tops = _tops(claims, at, rate, base_token)
    if base_token is not None:
        bottoms = [(0.0, base_token)]
        sure = True
    else:
        bottoms, sure = _bottoms(claims, at, rate, words, planned, tops)
    holding, failing = _pairs(claims, rate, tops, bottoms)
    role = ("done", "target") if kind is Kind.COMPLETION else ("part", "base")
    if holding and (holding[0][0] > -1.0 or sure and holding[0][1] is tops[0][1]):
        support, top, bottom, ratio = holding[0]
        runner = holding[1][0] if len(holding) > 1 else 0.0
        _emit(claims, kind, rate, top, bottom, ratio, role, support, runner)
        return
    joint = _joint_base(claims, at, rate, tops, inline=base_token is not None)
    if joint:
        claims.settled.add(rate.index)
        return
    if (
        failing
        and sure
        and failing[0][0] <= 2.0
        and (base_token is not None or believable(rate, failing[0][3]))
        and not _soft(rate, failing[0][1], failing[0][2])
    ):
        _, top, bottom, ratio = failing[0]
        _emit(claims, kind, rate, top, bottom, ratio, role, 0.0, 0.0)
        return
    claims.unverifiable(kind, rate, "rate", "base not stated" if not bottoms else "base not certain")


def _joint_base(claims: Claims, at: int, rate: Token, tops: list[tuple[float, Token]], inline: bool) -> bool:
    """A base that is told as its parts: 占转移支付总额的76.2% of 一般性3.18亿元、专项1.07亿元."""
    if inline or not tops or rate.amount in (_ZERO, HUNDRED):
        return False
    values = _values_before(claims, at, 8)
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
                and _support(rate, ratio) > 5
            ):
                formula = f"{plain(top.quantity.value)} / ({' + '.join(plain(token.quantity.value) for token in reversed(run))}) = {claims.figure(rate)}%"
                claims.rate(
                    Kind.SHARE,
                    rate,
                    ratio,
                    [(top, "part"), *((token, "base") for token in reversed(run))],
                    formula,
                    _support(rate, ratio) - 4,
                )
                return True
    return False


def believable(rate: Token, ratio: Ratio) -> bool:
    """A slip of the hand changes a rate by less than three times, or by a power of ten; anything else speaks for another pair."""
    if not ratio.value or not rate.amount:
        return False
    quotient = rate.amount / ratio.value
    return Decimal("0.33") < quotient < 3 or any(abs(quotient - power) < power / 50 for power in _POWERS)


_POWERS = (Decimal(10), Decimal("0.1"), Decimal(100), Decimal("0.01"), Decimal(10000), Decimal("0.0001"))


def _soft(rate: Token, top: Token, bottom: Token) -> bool:
    return any(_fuzzy(token) for token in (rate, top, bottom))


def _emit(
    claims: Claims,
    kind: Kind,
    rate: Token,
    top: Token,
    bottom: Token,
    ratio: Ratio,
    roles: tuple[str, str],
    support: float,
    runner_up: float,
) -> None:
    formula = f"{plain(top.quantity.value)}{_scale(top, bottom)} / {plain(bottom.quantity.value)} = {claims.figure(rate)}{rate.unit.text}"
    if kind is Kind.SHARE:
        claims.share_base[rate.sentence, bottom.dimension] = bottom
        if abs(ratio.residual) <= ratio.bound:
            claims.last_base[bottom.dimension, rate.block] = bottom
    if _soft(rate, top, bottom):
        ratio.bound = max(ratio.bound, abs(ratio.residual))
        ratio.variance = max(ratio.variance, ratio.residual * ratio.residual)
    claims.rate(kind, rate, ratio, [(top, roles[0]), (bottom, roles[1])], formula, support, runner_up)


def _scale(top: Token, bottom: Token) -> str:
    if top.unit.factor == bottom.unit.factor:
        return ""
    return f" × {plain(top.unit.factor / bottom.unit.factor)}"


def _own_name(rate: Token, base: Token | None) -> str:
    """The noun that stands before 占 in the rate's own clause: 公务接待费占13.50%."""
    lead = rate.lead
    if base is not None and rate.base == "的":
        lead = base.lead
    at = lead.rfind("占")
    if at < 0:
        verb = _COMPARED_BY.search(lead)
        return verb[1] if verb else ""
    name = lead[:at].strip("仅只约则也均各分别 ")
    for lead in ("其中", "，"):
        name = name.removeprefix(lead)
    return name if name and name not in ("比重", "比例", "共", "计", "所", "其", "各", "分别") else ""


_COMPARED_BY = re.compile(r"([^，。；：、\n]{2,12}?)(?:相当于|分别为|为|达到?|完成)(?:了)?[^，。；]*(?:预算|计划|目标|任务)")


def _tops(claims: Claims, at: int, rate: Token, base: Token | None) -> list[tuple[float, Token]]:
    """Candidates for what the rate is told of, nearest first; by name where the clause names it."""
    values = [token for token in _values_before(claims, at) if token is not base]
    if rate.series is not None:
        rank, length = rate.series.index(rate), len(rate.series)
        before = [token for token in _values_before(claims, rate.series[0].index, reach=length + 3) if token is not base]
        aligned = before[length - 1 - rank] if len(before) >= length else None
        series = next((token.series for token in before if token.series is not None and len(token.series) == length), None)
        if series is not None:
            aligned = series[rank]
        if series is not None and aligned is not None:
            return [(0.0, aligned)]
        windows = [(1.2 * offset, before[offset + length - 1 - rank]) for offset in range(3) if offset + length <= len(before)]
        if windows:
            return windows
    name = _own_name(rate, base)
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
    for token in values[:6]:
        extra = 2.0 if token.sentence != rate.sentence else 0.0
        if token.scenario in _PLANNED and rate.role is Role.COMPLETION:
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
    values = _values_before(claims, at, 14, blocks=1)
    ahead = _ahead(claims, at)
    if planned:
        found = [(0.0, ahead)] if ahead is not None else []
        cost = 0.0
        for token in values:
            if token.scenario in _PLANNED or _BASE_PLANNED.search(token.lead):
                fits = ("调整" in words or "全年" in words) == (
                    token.scenario is Scenario.BUDGET_ADJUSTED
                ) or token.scenario is Scenario.TARGET
                far = 2.0 if token.sentence != rate.sentence else 0.0
                if token.block != rate.block:
                    far += 2.0
                found.append((cost + far + (0.0 if fits else 1.0), token))
                cost += 0.8
        said = "调整" in words or "年初" in words or "全年预算" in words
        exact = [pair for pair in found if pair[1].scenario is (Scenario.BUDGET_INITIAL if "年初" in words else Scenario.BUDGET_ADJUSTED)]
        if said and exact and any(pair[1].sentence == rate.sentence or pair[1].block == rate.block for pair in exact):
            found = exact  # the words name one base: another that would fit is a slip, not a reading
        found.sort(key=lambda pair: pair[0])
        sure = bool(found) and (found[0][0] <= 1.0 or found is exact and len(exact) == 1 and found[0][0] <= 2.0)
        return sorted(found, key=lambda pair: pair[0]), sure
    if rate.series is not None:  # 占一般公共预算支出和财政总支出的比重分别为a和b
        names = re.split(r"和|、|及|与", re.sub(r"的?(?:比重|比例|份额).*$", "", words))
        if len(names) == len(rate.series) and all(len(each) >= 2 for each in names):
            words = names[rate.series.index(rate)]
    named = words.strip("全了的约达到为近 ")
    named = re.sub(r"^(?:同期|当年|全年|全部|本|全)|的(?:比重|比例|份额)?$|(?:比重|比例)$", "", named) if named else ""
    if len(named) >= 2:
        found = []
        cost = 0.0
        for token in reversed(claims.tokens[max(0, at - 160) : at]):
            if token.role is Role.VALUE and same_thing(named, token.label) and not token.prior:
                found.append((cost + (0.0 if token.scenario is Scenario.ACTUAL else 1.5), token))
                cost += 0.5
                if len(found) >= 5:
                    break
        if found:
            siblings = (
                tops
                and claims.list_head.get(found[0][1].index) is not None
                and claims.list_head.get(found[0][1].index) == claims.list_head.get(tops[0][1].index)
            )
            return found, not siblings and found[0][1].scenario is Scenario.ACTUAL
        head = claims.list_head.get(tops[0][1].index) if tops else None
        if head is not None and not _shares_a_word(named, claims.tokens[head].label):
            head = None
        if head is not None and re.search(r"总[额数量]?$|合计$|总计$", named):  # 其中…2.29亿元，占发放总额的86.6%
            return [(0.0, claims.tokens[head])], True
        larger = [(3.0 + n, token) for n, token in enumerate(values[:6])]
        return larger, False
    if ahead is not None:
        return [(0.0, ahead)], True
    found = []
    sure = False
    told = claims.share_base.get((rate.sentence, tops[0][1].dimension)) if tops else None
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
            sure = sure or cost <= 0.5
    known = {token.index for _, token in found}
    cost = 0.0 if not found else 2.0
    for token in values:
        if token.index in known:
            continue
        if any(token.amount >= top.amount and token is not top and token.dimension is top.dimension for _, top in tops[:1]):
            found.append((cost, token))
            cost += 0.7
    return found, sure


def _many_bases(claims: Claims, rate: Token) -> bool:
    """占住院总费用（3.58亿元）和医院总收入（6.12亿元）的比重分别为a和b: one part, several bases in step with the rates."""
    series = rate.series or []
    length, rank = len(series), series.index(rate)
    before = _values_before(claims, series[0].index, reach=length + 1)
    if len(before) < length + 1 or not all(
        token.depth > before[length].depth or "占" in token.gap or token.gap[:2] in ("）和", "）、") for token in before[:length]
    ):
        return False
    base, top = before[length - 1 - rank], before[length]
    ratio = _ratio(rate, top, base)
    if ratio is None or top.dimension is not base.dimension:
        return False
    _emit(claims, Kind.SHARE, rate, top, base, ratio, ("part", "base"), _support(rate, ratio), 0.0)
    return True


def _shares_a_word(one: str, other: str) -> bool:
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def _series_of_bases(claims: Claims, rate: Token) -> bool:
    """分别占年度计划2.20万亩、1.60万亩的108.2%和103.1%: values, bases and rates in step."""
    series = rate.series or []
    length, rank = len(series), series.index(rate)
    before = _values_before(claims, series[0].index, reach=2 * length)
    bases = before[0].series if before else None
    if len(before) < 2 * length or (bases is None or len(bases) != length) and not before[0].gap.startswith(("、", "和", "与", "及")):
        return False
    base, top = before[length - 1 - rank], before[2 * length - 1 - rank]
    ratio = _ratio(rate, top, base)
    if ratio is not None and top.dimension is base.dimension:
        planned = base.scenario in _PLANNED
        roles = ("done", "target") if planned else ("part", "base")
        _emit(claims, Kind.COMPLETION if planned else Kind.SHARE, rate, top, base, ratio, roles, _support(rate, ratio), 0.0)
    return True


def _named_rate(claims: Claims, at: int, rate: Token) -> None:
    """办结率97.55%: the pair of counts before it whose ratio it is; broken only where the name of the rate tells which pair."""
    values = [token for token in _values_before(claims, at, 7) if token.sentence >= rate.sentence - 1 and claims.figure(token).isascii()]
    barrier = next((t.index for t in reversed(claims.tokens[:at]) if t.role in (Role.RATE, Role.COMPLETION) or t.block != rate.block), -1)
    ahead = _ahead(claims, at)
    if ahead is not None:
        values.append(ahead)
    if not values:
        return
    match = _RATE_WORD.search(rate.base)
    stem = match["stem"] if match else rate.base
    name = rate.base
    kind = Kind.COMPLETION if _DONE_RATE.search(name) else Kind.SHARE
    stem = re.sub(r"^(?:案件|问卷|水质|项目|预算|资金|任务|样品|产品|综合|总|年度|按期|及时|抽检|群众|有效|一次|其中)", "", stem)[-2:]
    costed: list[tuple[float, Token]] = []
    own = [token for token in values if token.index > barrier and token.sentence == rate.sentence]
    for n, token in enumerate(values):
        costed.append((0.6 * n + (1.5 if token.sentence != rate.sentence else 0.0), token))
    if "增长" in name and "面" not in name or "失业率" in name or "增长率" in name:
        return
    saved = "控制率" not in name and any(word in name for word in ("节约", "节支", "节省", "压减", "下浮", "降低"))
    changes = [token for token in claims.tokens[max(0, at - 4) : at] if token.role is Role.CHANGE and token.block == rate.block]
    tops = [pair for pair in costed if pair[1] in own] if own else list(costed)
    tops += [(0.2 * n, token) for n, token in enumerate(reversed(changes))] if saved or changes else []
    if len(own) >= 2 and not saved and own[0].dimension is own[1].dimension and _same_clause(claims, own[1], rate):
        costed = [pair for pair in costed if pair[1] in own] + [(pair[0] + 3.0, pair[1]) for pair in costed if pair[1] not in own]
    if saved:  # 节约率 is over the plan or budget, not over what was paid
        planned = [pair for pair in costed if pair[1].scenario in _PLANNED or re.search(r"预算|计划|控制价|限价|概算|原", pair[1].lead)]
        costed = planned or costed
    holding, failing = _pairs(claims, rate, tops, costed)
    if saved and not holding and len(costed) == 1 and failing:
        spared = [
            reading for reading in failing if re.search(r"节约|节支|节省|压减|降低", reading[1].lead) or reading[1].role is Role.CHANGE
        ]
        if spared and spared[0][1].sentence == rate.sentence and not _soft(rate, spared[0][1], spared[0][2]):
            _emit(claims, kind, rate, spared[0][1], spared[0][2], spared[0][3], ("part", "base"), 0.0, 0.0)
            return
    holding = [reading for reading in holding if reading[1].amount <= reading[2].amount or rate.amount > HUNDRED]
    if rate.amount == HUNDRED:
        holding = [
            reading
            for reading in holding
            if reading[1].sentence == rate.sentence and (_mentions(reading[1], stem) or reading[2].sentence == rate.sentence)
        ]
        holding.sort(key=lambda reading: not _mentions(reading[1], stem))
        if holding and not _mentions(holding[0][1], stem):
            holding = []
    needed = 3.0 if rate.amount != HUNDRED else -9.0
    if holding and rate.amount == HUNDRED:
        holding[0] = (1.0, *holding[0][1:])
    if holding and holding[0][0] >= (0.0 if _mentions(holding[0][1], stem) else needed):
        support, top, bottom, ratio = holding[0]
        _emit(
            claims,
            kind,
            rate,
            top,
            bottom,
            ratio,
            ("done", "target") if kind is Kind.COMPLETION else ("part", "base"),
            support,
            holding[1][0] if len(holding) > 1 else 0.0,
        )
        return
    if re.search(r"综合|之和|含", rate.lead + rate.gap) or _joint_rate(claims, rate, own, kind):
        return
    reading = _named_pair(
        claims.shadow, rate, stem, [token for token in values if token.index > barrier or not own and barrier < 0], failing, values
    )
    if (
        reading is not None
        and believable(rate, reading[3])
        and _like_units(reading[1], reading[2])
        and not _soft(rate, reading[1], reading[2])
    ):
        _, top, bottom, ratio = reading
        _emit(claims, kind, rate, top, bottom, ratio, ("done", "target") if kind is Kind.COMPLETION else ("part", "base"), 0.0, 0.0)


def _is_item(claims: Claims, block: int) -> bool:
    """Whether a paragraph is an item of a list, by its first words and its end."""
    span = claims.blocks[block].span
    return claims.shadow[span.end - 1] in "；。" and span.end - span.start < 90


def _joint_rate(claims: Claims, rate: Token, own: list[Token], kind: Kind) -> bool:
    """满意412份、基本满意98份，满意率85.0%: two or three counts together over the one before them."""
    run = own[::-1]
    for start in range(1, len(run) - 1):
        for stop in range(start + 2, len(run) + 1):
            parts, base = run[start:stop], run[0]
            if len({token.dimension for token in (*parts, base)}) > 1 or not base.amount:
                continue
            total = sum((token.amount for token in parts), _ZERO)
            ratio = Ratio(rate.amount, rate.ulp, total, sum((token.ulp for token in parts), _ZERO), base.amount, base.ulp)
            if judge(ratio.residual, ratio.bound, ratio.variance)[0] is not Status.INCONSISTENT and _support(rate, ratio) > 5:
                formula = f"({' + '.join(plain(token.quantity.value) for token in parts)}) / {plain(base.quantity.value)} = {claims.figure(rate)}%"
                claims.rate(kind, rate, ratio, [*((token, "part") for token in parts), (base, "base")], formula, _support(rate, ratio) - 3)
                return True
    return False


def _pairs_of(stem: str) -> list[str]:
    return [stem[at : at + 2] for at in range(len(stem) - 1)] if len(stem) > 2 else []


def _like_units(one: Token, other: Token) -> bool:
    return one.dimension is other.dimension and (
        one.dimension is not Dimension.COUNT or one.unit.text == other.unit.text or {one.unit.text, other.unit.text} <= set("件起宗例案")
    )


def _same_clause(claims: Claims, token: Token, rate: Token) -> bool:
    return "。" not in claims.shadow[token.end : rate.start] and "；" not in claims.shadow[token.end : rate.start]


def _mentions(token: Token, stem: str, after: str = "") -> bool:
    """Whether the words of a count carry the rate's own word: 办结 for 办结率, 不起诉 for 不诉率, 审执结 for 结案率."""
    words = token.lead if len(token.lead) > 1 else token.label
    if after:
        words += re.split(r"[，。；、]", after)[0]
    return (
        stem in words
        or any(pair in words for pair in _pairs_of(stem))
        or ("结" in stem and "结" in words)
        or (len(stem) == 2 and stem[0] in words and stem[1] in words)
    )


_COLOURLESS = frozenset("率案件完成达到数人次")


def _named_pair(
    shadow: str, rate: Token, stem: str, own: list[Token], failing: list[tuple[float, Token, Token, Ratio]], values: list[Token]
) -> tuple[float, Token, Token, Ratio] | None:
    """The only pair that the words allow: the count that carries the rate's own word, over the count before it."""
    if re.search(r"全[国省市县区]|平均|上年|去年|目标|年初", rate.lead):
        return None
    nearest = own[0] if own and own[0].index == rate.index - 1 and own[0].sentence == rate.sentence else None
    planned = next(
        (token for token in values if token.scenario in _PLANNED and token.sentence == rate.sentence and token.series is None), None
    )
    if stem == "完成" and planned is not None:
        results = [token for token in own if token.index > planned.index and token.unit.text == planned.unit.text]
        return next((reading for reading in failing if results and reading[1] is results[0] and reading[2] is planned), None)
    done = next(
        (token for token in own if _mentions(token, stem, shadow[token.end : token.end + 8]) and token.sentence == rate.sentence), None
    )
    if (
        done is None
        and stem == "控制"
        and "人员" in rate.base + rate.gap
        or stem == "控制"
        and any("编制" in token.lead for token in values)
    ):
        done = next((token for token in values if re.search(r"在编|在职|实有|在岗", token.lead)), None)
        posts = next((token for token in values if "编制" in token.lead), None)
        return next((reading for reading in failing if reading[1] is done and reading[2] is posts), None)
    if done is None and nearest is not None and any(char in nearest.lead for char in stem if char not in _COLOURLESS):
        done = nearest  # 破获337起，破案率81.8%
    if done is None and stem in ("执行", "支付", "付进", "出进"):
        done = next(
            (token for token in own if re.search(r"支出|支付|执行|使用|拨付|实支|实付", token.lead) and token.scenario is Scenario.ACTUAL),
            None,
        )
    if done is None:
        return None
    later = values[values.index(done) + 1 :]
    alike = [token for token in later if token.dimension is done.dimension and token.sentence == rate.sentence]
    if alike and alike[0].series is not None:  # a member of a list is no base; its whole may be
        alike = [token for token in alike if token.series is None]
    base = alike[0] if alike and alike[0].unit.text == done.unit.text and alike[0].index >= done.index - 2 else None
    if base is None:
        base = next((token for token in alike if token.amount >= done.amount), None)
    if base is None:
        base = next((token for token in later if token.dimension is done.dimension and token.sentence == rate.sentence), None)
    if base is None:
        return None
    return next((reading for reading in failing if reading[1] is done and reading[2] is base), None)


__all__ = ["read_rates"]
