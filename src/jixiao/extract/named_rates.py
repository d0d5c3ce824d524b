"""Rates that carry the name of what was counted: 办结率97.55%, 预算执行率98.6%, 在职人员控制率95%."""

import re
from decimal import Decimal
from itertools import combinations

from jixiao.extract.arithmetic import HUNDRED, Ratio, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.rate_names import is_of_doing
from jixiao.extract.ratios import (
    PLANNED,
    Reading,
    base_ahead,
    believable,
    emit_rate,
    failing_readings,
    holding_readings,
    is_soft,
    may_share,
    support_of,
    values_before,
)
from jixiao.extract.slips import by_a_slip
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Scenario, Status

_ZERO = Decimal(0)
_KIND_OF_CASE = re.compile(r"^(?:案件|问卷|水质|项目|预算|资金|任务|样品|产品|综合|总|年度|按期|及时|抽检|群众|有效|一次|其中)")
_SAVED_RATE = re.compile(r"节约|节支|节省|压减|下浮|降低")
_SAVED = re.compile(r"节约|节支|节省|压减|降低")
_RATES = frozenset([Role.RATE, Role.COMPLETION])
_CHANGE = Role.CHANGE
_RATE_WORD = re.compile(r"(?P<stem>[^，。；的]{2,6}?)(?:率|进度|面|度|比)")


# Vital rates are over the mean population of the year, which a report seldom tells: only gross errors show.
_OF_THE_MEAN = re.compile(r"出生率|死亡率|自然增长率|发病率|患病率|发生率|离婚率|结婚率")
# 起诉348件，不起诉48件，不诉率11.59%: over both and what else was decided, unless what was received is told.
_REFUSED = re.compile(r"不(?:批?捕|起?诉)")
_WITH_OLD = re.compile(r"连同|含[^，。；]{0,4}(?:旧存|存案|上年|往年|积案)|加上")
_RECEIVED = re.compile(r"受理|审查(?:逮捕|起诉)|提请|移送|办理")
_OF_SEVERAL = re.compile(r"综合(?!利用|治理|整治|执法|防治|改革|机械|保障|管理|开发)|之和|含")  # 综合满意率, 满意度（含基本满意）
_TELLING = 6.0  # bits of an agreement that is no accident, though the words do not lead to it


def read_named_rate(claims: Claims, at: int, rate: Token) -> None:
    """办结率97.55%: the pair of counts before it whose ratio it is; broken only where the name of the rate tells which pair."""
    values = [token for token in values_before(claims, at, 7) if token.sentence >= rate.sentence - 1 and claims.figure(token).isascii()]
    barrier = _barrier(claims.tokens, rate)
    ahead = base_ahead(claims, at)
    if ahead is not None:
        values.append(ahead)
    if not values:
        return
    wholes = dict.fromkeys(claims.whole_of[token.index] for token in values if token.index in claims.whole_of)
    values += [claims.tokens[whole] for whole in wholes if whole < at and claims.tokens[whole] not in values]
    match = _RATE_WORD.search(rate.base)
    stem = match["stem"] if match else rate.base
    name = rate.base
    kind = Kind.COMPLETION if is_of_doing(name) else Kind.SHARE
    stem = _KIND_OF_CASE.sub("", stem)[-2:]
    costed: list[tuple[float, Token]] = []
    vital = _OF_THE_MEAN.search(name) is not None
    if vital:
        values = [token for token in values if "人口" in token.label or token is values[0]]
    own = [token for token in values if token.index > barrier and token.sentence == rate.sentence and _is_of_now(token, rate)]
    for n, token in enumerate(values):
        costed.append((0.6 * n + (1.5 if token.sentence != rate.sentence else 0.0), token))
    if ("增长" in name and "面" not in name) or "失业率" in name or "增长率" in name:
        return
    saved = "控制率" not in name and _SAVED_RATE.search(name) is not None
    changes = [token for token in claims.tokens[max(0, at - 4) : at] if token.role is _CHANGE and token.block == rate.block]
    tops = [pair for pair in costed if pair[1] in own] if own else list(costed)
    tops += [(0.2 * n, token) for n, token in enumerate(reversed(changes))] if saved or changes else []
    if len(own) >= 2 and not saved and own[0].dimension is own[1].dimension and _same_clause(claims, own[1], rate):
        costed = [pair for pair in costed if pair[1] in own] + [(pair[0] + 3.0, pair[1]) for pair in costed if pair[1] not in own]
    if saved:  # 节约率 is over the plan or budget, not over what was paid
        planned = [pair for pair in costed if pair[1].scenario in PLANNED or re.search(r"预算|计划|控制价|限价|概算|原", pair[1].lead)]
        costed = planned or costed
    holding = holding_readings(claims, rate, tops, costed)
    if saved and not holding and len(costed) == 1:
        failing = failing_readings(claims, rate, tops, costed)
        spared = [reading for reading in failing if _SAVED.search(reading[1].lead) or reading[1].role is Role.CHANGE]
        if spared and spared[0][1].sentence == rate.sentence and not is_soft(rate, *spared[0][1:]):
            emit_rate(claims, kind, rate, spared[0][1], spared[0][2], spared[0][3], ("part", "base"), 0.0, 0.0)
            return
    holding = [reading for reading in holding if reading[1].amount <= reading[2].amount or rate.amount > HUNDRED]
    if rate.amount > HUNDRED:  # 发现37个，整改35个: what was mended is no base
        holding = [reading for reading in holding if not _mentions(reading[2], stem) or _mentions(reading[1], stem)]
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
        emit_rate(
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
    if _of_both(rate, own) or any(support_of(rate, reading[3]) > _TELLING for reading in holding):
        claims.unverifiable(kind, rate, "rate", "base not stated")
        return
    if _OF_SEVERAL.search(rate.lead + rate.gap) or _joint_rate(claims, rate, own, kind):
        return
    possible = [token for token in values if _is_of_now(token, rate) and (token.index > barrier or (not own and barrier < 0))]
    named = _named_pair(claims, rate, stem, possible, values)
    failing = failing_readings(claims, rate, tops, costed) if named is not None else []
    reading = next((reading for reading in failing if reading[1:3] == named), None)
    if vital and reading is not None and abs(reading[3].residual) * 20 <= reading[3].value:
        claims.unverifiable(kind, rate, "rate", "base not stated")
        return
    if named is not None and _WITH_OLD.search(named[0].lead):  # 新收2310件，连同旧存结案2255件
        claims.unverifiable(kind, rate, "rate", "base not stated")
        return
    if reading is not None and _REFUSED.match(name) and not _RECEIVED.search(reading[2].lead):
        claims.unverifiable(kind, rate, "rate", "base not stated")
        return
    if reading is not None and "；" in rate.gap and "，" not in rate.gap[rate.gap.rfind("；") :]:
        return  # ①……；②效益类满分30分，实得30分；③得分率96.72%: an item of its own, and of them all
    if reading is None or not (
        believable(rate, reading[3])
        and _like_units(reading[1], reading[2])
        and not is_soft(rate, *reading[1:])
        and not _beyond_its_clause(claims, rate, kind, reading[1], reading[2])
    ):
        reading = by_a_slip(claims, rate, _pairs(claims, rate, stem, own, values, ahead)) if rate.amount > 0 and not saved else None
    if reading is not None:
        _, top, bottom, ratio = reading
        emit_rate(claims, kind, rate, top, bottom, ratio, ("done", "target") if kind is Kind.COMPLETION else ("part", "base"), 0.0, 0.0)


def _pairs(claims: Claims, rate: Token, stem: str, own: list[Token], values: list[Token], ahead: Token | None) -> list[Reading]:
    """The readings that the place of the figures allows, with what each costs: the figure nearest before the rate, or one that bears
    its word, over the larger one nearest before that, or the two turned to a bracket behind the rate."""
    tops = []
    near = [token for token in own if token is not ahead][:5]
    for n, token in enumerate(near):
        bears = _mentions(token, stem, claims.shadow[token.end : token.end + 8])
        tops.append((0.4 * n if bears else 1.0 + 1.5 * n, token))
    if ahead is not None:
        tops.append((0.0 if _mentions(ahead, stem) else 2.0, ahead))
    found: list[Reading] = []
    for cost, top in tops:
        bottoms = [token for token in values if token.index < top.index and may_share(top, token) and not token.series]
        if rate.amount <= HUNDRED:
            bottoms = [token for token in bottoms if token.amount >= top.amount]
        if ahead is not None and ahead is not top:
            bottoms.insert(0, ahead)
        costed = [(0.8 * n + (0.0 if token.sentence == rate.sentence else 1.5), token) for n, token in enumerate(bottoms)]
        found += failing_readings(claims, rate, [(cost, top)], costed)
    return sorted((reading for reading in found if not is_soft(rate, *reading[1:])), key=lambda reading: reading[0])


def _beyond_its_clause(claims: Claims, rate: Token, kind: Kind, done: Token, base: Token) -> bool:
    """Whether a ； keeps a count from a rate. 受理4072件；审结3534件，结案率 is over what was received.

    重点项目126个；新开工58个，开工率 is over those to be opened, and 低保5588人；特困供养524人，集中供养率 over the 524.
    """
    if "；" in claims.shadow[done.end : rate.start]:
        return True
    return "；" in claims.shadow[base.end : done.start] and (kind is not Kind.COMPLETION or done.lead.startswith("新"))


def _is_of_now(token: Token, rate: Token) -> bool:
    return rate.prior or not token.prior or not _LAST_YEAR.search(token.lead)


def _barrier(tokens: list[Token], rate: Token) -> int:
    """The figure before a rate that its own counts stand behind: another rate, or the end of the paragraph before."""
    for at in range(rate.index - 1, max(-1, rate.index - 41), -1):
        token = tokens[at]
        if token.block != rate.block or token.role in _RATES:
            return at
    return -1


def _of_both(rate: Token, own: list[Token]) -> bool:
    """批准逮捕468人，不批准逮捕312人，不捕率40.0%; 结转186件，立案2315件，审结2403件: the base is two of the figures together."""
    counts = [token for token in own[:4] if own[0].dimension is token.dimension]
    for one, other in combinations(counts, 2):
        total = one.amount + other.amount
        if total and any(abs(top.amount / total * HUNDRED - rate.amount) <= rate.ulp for top in counts):
            return True
    return False


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
            if judge(ratio.residual, ratio.bound, ratio.variance)[0] is not Status.INCONSISTENT and support_of(rate, ratio) > 5:
                joined = " + ".join(plain(token.quantity.value) for token in parts)
                formula = f"({joined}) / {plain(base.quantity.value)} = {claims.figure(rate)}%"
                claims.rate(
                    kind, rate, ratio, [*((token, "part") for token in parts), (base, "base")], formula, support_of(rate, ratio) - 3
                )
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


_FULL_MARKS = re.compile(r"[满总]分|分值|权重|标准分")
_LAST_YEAR = re.compile(r"上年|去年|同期")
_OF_A_PLAN = re.compile(r"完成|执行|支付|到位|支出|拨付|使用|实现|兑现|达标")
_COLOURLESS = frozenset("率案件完成达到数人次")


def _named_pair(claims: Claims, rate: Token, stem: str, own: list[Token], values: list[Token]) -> tuple[Token, Token] | None:
    """The only pair that the words allow: the count that carries the rate's own word, over the count before it."""
    if re.search(r"全[国省市县区]|平均|上年|去年|目标|年初", rate.lead):
        return None
    nearest = own[0] if own and own[0].index == rate.index - 1 and own[0].sentence == rate.sentence else None
    planned = next(
        (token for token in values if token.scenario in PLANNED and token.sentence == rate.sentence and token.series is None), None
    )
    if stem == "完成" and planned is not None:
        results = [
            token
            for token in own
            if token.index > planned.index
            and token.unit.text == planned.unit.text
            and not (
                planned.serves_rate and token.index in claims.list_head
            )  # 为预算148万元的97%，其中：甲51万元，完成95%: of its own plan
        ]
        return (results[0], planned) if results else None
    done = next(
        (token for token in own if _mentions(token, stem, claims.shadow[token.end : token.end + 8]) and token.sentence == rate.sentence),
        None,
    )
    if done is None:  # 集中供养率: the count that bears the first word of the rate's name
        done = next(
            (
                token
                for token in own
                if token.sentence == rate.sentence
                and 2 <= len(token.lead) <= 6
                and token.index in claims.whole_of
                and rate.base.startswith(token.lead[-4:])
                and token.lead[-4:] not in ("项目", "预算", "资金")
            ),
            None,
        )
    if (done is None and stem == "控制" and "人员" in rate.base + rate.gap) or (
        stem == "控制" and any("编制" in token.lead for token in values)
    ):
        done = next((token for token in values if re.search(r"在编|在职|实有|在岗", token.lead)), None)
        posts = next((token for token in values if "编制" in token.lead), None)
        while posts is not None and posts.index in claims.whole_of and claims.tokens[claims.whole_of[posts.index]].amount != 0:
            posts = claims.tokens[claims.whole_of[posts.index]]
        return (done, posts) if done is not None and posts is not None else None
    if done is None and nearest is not None and any(char in nearest.lead for char in stem if char not in _COLOURLESS):
        done = nearest  # 破获337起，破案率81.8%
    if done is not None and stem == "覆盖" and rate.amount <= HUNDRED and any(token.amount < done.amount for token in own[1:2]):
        return None  # 绿地4580公顷，绿化覆盖5016公顷，绿化覆盖率42%: of the built-up area
    if done is None and stem in ("执行", "支付", "付进", "出进"):
        done = next(
            (token for token in own if re.search(r"支出|支付|执行|使用|拨付|实支|实付", token.lead) and token.scenario is Scenario.ACTUAL),
            None,
        )
    if done is None:
        return None
    bounded = values[0].scenario in PLANNED or _FULL_MARKS.search(values[0].lead)
    if values[0].depth == done.depth + 1 and bounded and values[0].index == done.index + 1:
        return done, values[0]  # 139栋（任务146栋）
    later = [token for token in values[values.index(done) + 1 :] if token.depth <= done.depth]
    if not _OF_A_PLAN.search(rate.base):  # 完成任务1.6亿元的116.25%，……公益金率: what was planned is no base of it
        later = [token for token in later if not token.serves_rate]
    alike = [token for token in later if may_share(done, token) and token.sentence == rate.sentence]
    if rate.amount <= HUNDRED:  # 发现隐患1172处，其中重大隐患4处，整改1149处
        alike = [token for token in alike if token.amount >= done.amount] or alike
    whole = claims.whole_of.get(alike[0].index) if alike else None
    if whole is not None and claims.tokens[whole] in alike:  # a part of a list is no base; its whole is
        alike = [claims.tokens[whole]]
    if alike and alike[0].series is not None:  # a member of a list is no base; its whole may be
        alike = [token for token in alike if token.series is None]
    base = alike[0] if alike and alike[0].unit.text == done.unit.text and alike[0].index >= done.index - 2 else None
    if base is None:
        base = next((token for token in alike if token.amount >= done.amount), None)
    if base is None:
        base = next((token for token in later if token.dimension is done.dimension and token.sentence == rate.sentence), None)
    if base is None or (_mentions(base, stem) and _mentions(done, stem)):
        return None  # 签约62.3万人，其中重点人群签约31.5万人，签约率: of the group, which is not told
    if base.amount < done.amount and rate.amount <= HUNDRED and "；" in claims.shadow[base.end : done.start]:
        return None  # 就业困难人员就业10.01万人；转移农村劳动力16.26万人，转移率超过70%: another statement
    return done, base
