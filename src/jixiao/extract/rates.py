"""Rates of one figure to another: shares (占64.40%), completion (完成预算的76.50%), named rates (办结率), and x per head."""

import re
from decimal import Decimal

from jixiao.extract.bases import BASE_PLANNED, base_of_siblings, bottoms_of
from jixiao.extract.claims import Claims
from jixiao.extract.joint_rates import is_nearer, joint_base, parts_together, read_together
from jixiao.extract.labels import same_thing, subject_of
from jixiao.extract.named_rates import read_named_rate
from jixiao.extract.names import PART, is_broad
from jixiao.extract.rate_names import joined_names, own_name
from jixiao.extract.ratios import (
    PLANNED,
    believable,
    emit_rate,
    failing_readings,
    has_its_rate,
    holding_readings,
    is_soft,
    ratio_of,
    support_of,
    values_before,
)
from jixiao.extract.slips import by_a_slip
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Scenario

_OF_LAST_YEAR = re.compile(r"占[^，。]{0,8}(?:上年|去年|同期)(?:同期)?(?:的|为|是|约)?$")  # 占比由上年的42.17%变为40.12%
_TOTAL_ROW = re.compile(r"[合总小][ 　]*计$")
_NEAR = 0.5  # what it costs at most to take a figure for the part without doubt
_SEVERAL = re.compile(r"[两二三四五六七八九十各][类项个部块]")
_NAMED = re.compile(r"[一-龥]{4}")
_BASE_PRIOR = re.compile(r"上年|去年|同期|20[0-9]{2}年")


def read_rates(claims: Claims) -> None:
    """Adds share, completion and per-capita relations. Runs after the sums, whose wholes are the first candidates for a base."""
    for token in claims.of(Role.COMPLETION, Role.SHARE, Role.RATE):
        if token.index in claims.settled or token.in_table:
            continue
        if token.role is Role.RATE:
            read_named_rate(claims, token.index, token)
        else:
            _rate_of_base(claims, token.index, token)


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
    planned = BASE_PLANNED.search(words) is not None
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
        bottoms, sure = bottoms_of(claims, at, rate, words, planned, tops)
    holding = holding_readings(claims, rate, tops, bottoms)
    role = ("done", "target") if kind is Kind.COMPLETION else ("part", "base")
    together = parts_together(claims, at, rate, base_token)
    if together is not None and read_together(claims, kind, rate, together, bottoms, holding[0][3] if holding else None):
        return
    if holding and (holding[0][0] > -1.0 or (sure and holding[0][1] is tops[0][1])):
        support, top, bottom, ratio = holding[0]
        runner = holding[1][0] if len(holding) > 1 else 0.0
        emit_rate(claims, kind, rate, top, bottom, ratio, role, support, runner)
        return
    failing = failing_readings(claims, rate, tops, bottoms)
    if kind is Kind.SHARE:  # 其中农村低保4962户8347人，占低保总人数的85.0%: households are no base of persons
        failing = [reading for reading in failing if reading[1].dimension is reading[2].dimension]
    if joint_base(claims, at, rate, tops, inline=base_token is not None):
        return
    if together is not None and sure and bottoms:
        joint = together.over(rate, bottoms[0][1])
        if joint is not None and (together.said or is_nearer(rate, joint, failing[0][3] if failing else None)):
            together.emit(claims, kind, rate, bottoms[0][1], joint)
            return
    told = base_of_siblings(claims, rate) if failing and not sure and rate.series is not None else None
    if told is not None:
        failing = [reading for reading in failing if reading[2] is told and reading[1] is tops[0][1]]
        sure = True
    failing = [reading for reading in failing if not is_soft(rate, *reading[1:]) and not has_its_rate(claims, rate, *reading[1:3])]
    meant = None
    sure = sure and (base_token is not None or (bool(tops) and tops[0][0] <= _NEAR))
    if failing and sure and failing[0][0] <= (2.0 if told is None else 9.0) and (base_token is not None or believable(rate, failing[0][3])):
        meant = failing[0]
    elif rate.amount > 0:
        meant = by_a_slip(claims, rate, failing)
    if meant is not None:
        _, top, bottom, ratio = meant
        emit_rate(claims, kind, rate, top, bottom, ratio, role, 0.0, 0.0)
        return
    claims.unverifiable(kind, rate, "rate", "base not stated" if not bottoms else "base not certain")


def _tops(claims: Claims, at: int, rate: Token, base: Token | None) -> list[tuple[float, Token]]:
    """Candidates for what the rate is told of, nearest first; by name where the clause names it."""
    values = [token for token in values_before(claims, at) if token is not base]
    if rate.series is not None:
        rank, length = rate.series.index(rate), len(rate.series)
        before = [token for token in values_before(claims, rate.series[0].index, reach=length + 3) if token is not base]
        aligned = before[length - 1 - rank] if len(before) >= length else None
        series = next((token.series for token in before if token.series is not None and len(token.series) == length), None)
        if series is not None and _is_row(before[:length]) and before[0].series is not series:
            series = None  # 其中来信378件、来访568件、网信307件，分别占……, behind another list
        if series is not None:
            aligned = series[rank]
        if series is not None and aligned is not None:
            return [(0.0, aligned)]
        if len(joined_names(rate.series[0].base)) == length:  # one part and its shares of several bases
            name = own_name(rate.series[0], None)
            named = [token for token in before if name and same_thing(name, token.label)]
            if named:
                return [(0.0, named[0])]
        listed = _listed_above(claims, rate, length) if len(before) < length else []
        if listed:
            return [(0.0, listed[rank])]
        return [(1.2 * offset, before[offset + length - 1 - rank]) for offset in range(3) if offset + length <= len(before)]
    growth = claims.tokens[at - 1] if at else None
    if (
        rate.role is Role.SHARE
        and growth is not None
        and growth.role is Role.GROWTH
        and growth.series is None
        and growth.sentence == rate.sentence
        and rate.cut == "，"
        and rate.lead.startswith("占")
        and _NAMED.search(subject_of(growth.label))
    ):
        return []  # 设备购置投资增长17.0%，占固定资产投资比重21.4%: of what is told without its amount
    name = own_name(rate, base)
    if name in ("前者", "后者") and len(values) >= 2:
        return [(0.0, values[1] if name == "前者" else values[0])]
    if name:
        if rate.series is not None and _SEVERAL.match(name):
            return []  # 四类支出的占比依次为……: of figures that a table tells
        named = [
            token
            for token in claims.tokens[max(0, at - 40) : at]
            if token.role is Role.VALUE and token.series is None and same_thing(name, token.label)
        ]
        broad = 1.0 if is_broad(name) else 0.0  # 支出决算完成年初预算的105.89%: of what the section is about
        if named:
            costs = (0.3 * n + (broad if token.block != rate.block else 0.0) for n, token in enumerate(reversed(named)))
            return list(zip(costs, reversed(named), strict=True))[:4]
        told: dict[Decimal, tuple[float, Token]] = {}
        for quality, token in claims.names.find(name, at):
            if token is not base and token.amount not in told:
                told[token.amount] = (
                    0.6 + broad + 0.8 * len(told) + (0.0 if quality > PART else 1.0) + (1.5 if token.index > at else 0.0),
                    token,
                )
        return [*list(told.values())[:4], *((4.0 + n, token) for n, token in enumerate(values[:3]))]
    nearest = claims.tokens[at - 1] if at else None
    if nearest is not None and nearest.prior and nearest.depth > rate.depth:  # 2596户，……（上年1936户），占比46.3%
        values = [token for token in values if token.depth <= rate.depth]
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


def _listed_above(claims: Claims, rate: Token, length: int) -> list[Token]:
    """四类支出的占比依次为a、b、c、d, behind a table: the first figure of this year in each of its rows, the total apart."""
    rows: dict[str, Token] = {}
    for token in reversed(claims.tokens[max(0, rate.index - 80) : rate.index]):
        if not token.in_table:
            if rows:
                break
            continue
        if token.role is Role.VALUE and not token.prior and token.scenario is Scenario.ACTUAL:
            rows[token.label] = token
    cells = [token for label, token in rows.items() if not _TOTAL_ROW.search(label)][::-1]
    return cells if len(cells) == length else []


def _is_row(nearest_first: list[Token]) -> bool:
    """Whether figures of one unit stand in a row, each with its name."""
    return all(token.gap[:1] in ("、", "和") and token.unit.text == nearest_first[-1].unit.text for token in nearest_first[:-1])


def _many_bases(claims: Claims, rate: Token) -> bool:
    """占住院总费用（3.58亿元）和医院总收入（6.12亿元）的比重分别为a和b: one part, several bases in step with the rates."""
    series = rate.series or []
    length, rank = len(series), series.index(rate)
    before = values_before(claims, series[0].index, reach=length + 1)
    if len(before) < length + 1:
        return False
    base, top = before[length - 1 - rank], before[length]
    ratio = ratio_of(rate, top, base)
    # 分别完成年初预算27.80亿元、调整预算30.55亿元的106.6%、97.0%
    all_plans = ratio is not None and ratio.allowed() and all(token.scenario in PLANNED for token in before[:length])
    if not all_plans and not all(
        token.depth > top.depth or "占" in token.gap or token.gap[:2] in ("）和", "）、") for token in before[:length]
    ):
        return False
    if ratio is None or top.dimension is not base.dimension:
        return False
    planned = base.scenario in PLANNED
    roles = ("done", "target") if planned else ("part", "base")
    emit_rate(claims, Kind.COMPLETION if planned else Kind.SHARE, rate, top, base, ratio, roles, support_of(rate, ratio), 0.0)
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
