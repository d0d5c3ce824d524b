"""Percentage points: the difference of two stated rates, or of a rate and the share of the year that has passed."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import bits, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.points_apart import rate_apart, target_apart
from jixiao.extract.points_as_percent import read_points_as_percent
from jixiao.extract.rate_pairs import AGAINST_TARGET, ELSEWHERE, is_of_before, is_set, of_one_kind, rise, signed, ulp_of_rate
from jixiao.extract.roles import sign_of
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Status

_HUNDRED = Decimal(100)
_PACE = re.compile(r"序时|时序|(?:时间|均衡)进度|时间过半")
_BELOW = re.compile(r"低于|落后|慢于|滞后|欠|短|少")
_PRIOR = re.compile(r"上年|去年|同期|由|从|上月|上季|年初|(?:19|20)[0-9]{2}年|比|较")
_OF_OTHERS = re.compile(r"上年|去年|同期|[0-9]{4}年|前年|全[国省市县区州]|平均|[省市县]里|兄弟|同类")
_OTHERS_RATE = re.compile(r"上年|去年|同期|前年|平均|兄弟|同类")
_PULL = re.compile(r"拉动|下拉|拉低|拖累|贡献")
_FALL = re.compile(r"降幅|跌幅|减幅")
_NARROWS = re.compile(r"收窄|缩小|收紧|减缓")
_WIDENS = re.compile(r"扩大|加深|拉大|加大")
_TWO_TOLD = re.compile(r"前者(?!占)|后者(?!占)")
_HALVES = {
    "上半年": 6,
    "前三季度": 9,
    "三季度": 9,
    "一季度": 3,
    "二季度": 6,
    "前11个月": 11,
    "前十一个月": 11,
    "前十个月": 10,
    "前10个月": 10,
}


def read_points(claims: Claims) -> None:
    """Adds differences of rates."""
    for token in claims.of(Role.POINTS):
        if token.index not in claims.settled:
            _points(claims, token.index, token)
    read_points_as_percent(claims)


def _points(claims: Claims, at: int, points: Token) -> None:
    tokens = claims.tokens
    context = points.lead if len(points.lead) > 1 else points.gap
    before = claims.shadow[max(0, points.start - 40) : points.start]
    clause = before[max(map(before.rfind, "。；，\n")) + 1 :]
    if len(points.lead) < 2 and points.series is None:  # 低于全省平均执行率（96.13%）1.43个百分点
        points.sign = sign_of(clause)
    if _is_pace(claims, points, context):
        _pace(claims, at, points)
        return
    if _PULL.search(points.series[0].lead if points.series else context):  # 拉动增长0.4个百分点: a part of a rate, no difference of two
        return
    if _FALL.search(clause):  # a fall that narrows is a rate that rises
        points.sign = 1 if _NARROWS.search(clause) else -1 if _WIDENS.search(clause) else points.sign
    if points.series is not None and _series(claims, points):
        return
    rates: list[Token] = []
    passed = False  # other points of the sentence
    for back in range(at - 1, max(-1, at - 7), -1):
        token = tokens[back]
        if token.block != points.block or token.sentence < points.sentence:
            break
        if token.dimension is Dimension.PERCENT:
            if not passed or not is_of_before(token):
                rates.append(token)
        elif token.role is Role.POINTS and token.series is None:
            if any(not is_of_before(rate) for rate in rates):
                break
            passed = True  # 执行率95.1%，较上年92.35%提高2.75个百分点，较目标值93%高2.1个百分点: two differences of one rate
        if token.cut == "；":
            break
    for ahead in range(at + 1, min(len(tokens), at + 3)):
        token = tokens[ahead]
        if token.block != points.block or token.sentence != points.sentence or token.cut == "；":
            break
        if token.role is Role.GROWTH and token.lead[:1] in ("比", "较"):
            break
        if token.lead[:1] in ("比", "较") and ahead + 1 < len(tokens) and tokens[ahead + 1].role is Role.POINTS:
            break  # ，较目标值93%高2.1个百分点: of the next points
        if token.dimension is Dimension.PERCENT and (
            token.marker == "到" or token.gap.startswith(("（", "至", "到")) or _PRIOR.match(token.gap.lstrip("，（、"))
        ):
            if points.cut == "；" and (
                token.marker == "到" or token.gap.startswith(("至", "到"))
            ):  # ；城镇化率提升2.0个百分点至71.4%: the clause before tells of something else
                rates.clear()
            rates.append(token)
        elif token.dimension is Dimension.PERCENT:
            break  # ，提高3.0个百分点，优良率59.0%，上年为55.3%: another rate, and its own before
    elsewhere = ELSEWHERE.search(context)
    if elsewhere:  # 全省平均为98.1%，高于全省0.7个百分点
        reference = next((token for token in rates if elsewhere[0] in token.lead and "占" not in token.lead), None)
        own = next((token for token in rates if token is not reference and elsewhere[0] not in token.lead), None)
        if reference is not None and own is not None and not reference.gap.startswith("（") and of_one_kind(own, reference):
            _emit(claims, points, own, reference, 0.0)
            return
    if len(rates) == 2 and _TWO_TOLD.search(context):  # A执行率57.42%，B执行率87.91%，前者低30.49个百分点
        first, second = rates[::-1] if "前者" in context else rates
        _emit(claims, points, first, second, 0.0)
        return
    set_and_reached = _set_and_reached(rates, context)
    if set_and_reached is not None:
        _emit(claims, points, *set_and_reached, 0.0)
        return
    best: tuple[float, Token, Token] | None = None
    for i, current in enumerate(rates):
        for j, prior in enumerate(rates):
            if i == j or (is_of_before(current) and not is_of_before(prior)) or not of_one_kind(current, prior):
                continue
            cost = 0.8 * (i + j - 1) + (0.0 if is_of_before(prior) else 2.5)
            residual = points.amount * points.sign - rise(current, prior)
            bound = (points.ulp + current.ulp + ulp_of_rate(prior)) / 2
            if abs(residual) <= bound:
                support = bits(max(bound, points.ulp / 2), Decimal(10)) - cost
                if best is None or support > best[0]:
                    best = (support, current, prior)
    if best is not None and best[0] > 0:
        _emit(claims, points, best[1], best[2], best[0])
        return
    against = _AGAINST.search(context)
    if against:  # 降幅较上半年收窄1.4个百分点
        reference = next((token for token in rates if against[1] in token.gap), None)
        own = next((token for token in rates if token is not reference), None)
        if reference is not None and own is not None and of_one_kind(own, reference):
            _emit(claims, points, own, reference, 0.0)
            return
        if (
            reference is None and _OTHER_TIME.search(against[1]) and all(rate.marker != "到" for rate in rates)
        ):  # 较前三季度回落0.3个百分点: a rate that is not told here
            claims.unverifiable(Kind.DIFFERENCE, points, "change", "reference rate not stated")
            return
    priors = [token for token in rates if is_of_before(token)]
    currents = [token for token in rates if not is_of_before(token)]
    if len(priors) == 1 and currents and not ELSEWHERE.search(context):
        near = currents[0]
        if (
            (abs(near.index - points.index) <= 2 or passed)
            and of_one_kind(near, priors[0])
            and "；" not in claims.shadow[priors[0].end : near.start]
        ):
            _emit(claims, points, near, priors[0], 0.0)
            return
    if len(priors) == 1 and (not currents or ELSEWHERE.search(context) is None):
        apart = rate_apart(claims, points, priors[0], points.amount * points.sign)
        if apart is not None:
            _emit(claims, points, apart[0], priors[0], apart[1])
            return
    if currents and not priors and AGAINST_TARGET.search(context):
        target = target_apart(claims, points, currents[0], points.amount * points.sign)
        if target is not None:
            _emit(claims, points, currents[0], target, 0.0)
            return
    claims.unverifiable(Kind.DIFFERENCE, points, "change", "reference rate not stated")


_EXCEEDS = re.compile(r"超|目标|指标值|标准|[高低]出?$|差$")
_AGAINST_OTHERS = re.compile(r"上[年届期月]|去年|同[期比]|平均|全[国省市县区]|年初")
_LATER = re.compile(r"20[0-9]{2}年|本[年届期]|今年|目前|当前|现")
_EARLIER = re.compile(r"[一二三四五]五[”\"]?(?:期?末|初)|上[届期轮]|改革前|实施前|初期|年初")


def _set_and_reached(rates: list[Token], context: str) -> tuple[Token, Token] | None:
    """满意度指标值90%，实际完成93.6%，超出3.6个百分点: of two rates what was reached and what was set."""
    if len(rates) != 2 or any(map(is_of_before, rates)) or _AGAINST_OTHERS.search(context):
        return None
    if rates[0].index > rates[1].index and _LATER.search(rates[0].lead) and _EARLIER.search(rates[1].lead):
        return rates[0], rates[1]  # “十三五”末62.4%，2023年68.7%，提高6.3个百分点
    fixed = [rate for rate in rates if is_set(rate)] if _EXCEEDS.search(context) else []
    return (rates[1] if fixed[0] is rates[0] else rates[0], fixed[0]) if len(fixed) == 1 else None


def _is_pace(claims: Claims, points: Token, context: str) -> bool:
    """Whether the points are above or below the calendar: 快于序时进度, not 快于去年同期序时进度, which the calendar does not tell."""
    if points.series is not None:
        start = points.series[0].start
        clause = claims.shadow[max(0, start - 40) : start]
        names = re.split(r"[、和与及]", clause[max(map(clause.rfind, "，。；")) + 1 :])  # 高于全市平均进度、序时进度1.6个、10个百分点
        if len(names) == len(points.series):
            context = names[points.series.index(points)]
    pace = _PACE.search(context)
    return pace is not None and not _OF_OTHERS.search(context, 0, pace.start())


_OTHER_TIME = re.compile(r"季度|[0-9]月|半年|上月|上季|月份")
_AGAINST = re.compile(r"[较比]([^，。；较比]{2,8}?)(?:收窄|扩大|提高|回落|提升|加快|放缓|下降|上升|增加|减少|高|低)")


def _series(claims: Claims, points: Token) -> bool:
    """由上年的a、b提高到c、d，分别提高x个、y个百分点; a和b，比全县c高x和y个百分点: the figures of one rank belong together."""
    series = points.series or []
    rank, first = series.index(points), series[0].index
    rates = [t for t in claims.tokens[max(0, first - 8) : first] if t.dimension is Dimension.PERCENT and t.sentence == points.sentence]
    lists = [t.series for t in rates if t.series is not None and t.series[0] is t and len(t.series) == len(series)]
    if len(lists) == 2:
        priors, currents = (lists[0], lists[1]) if is_of_before(lists[0][0]) else (lists[1], lists[0])
        _emit(claims, points, currents[rank], priors[rank], 0.0)
        return True
    behind = claims.tokens[series[-1].index + 1 : series[-1].index + 1 + len(series)]
    if _told_behind(points, series, behind):
        now = [rate for rate in rates if not is_of_before(rate)][-len(series) :]
        if len(now) == len(series):
            _emit(claims, points, now[rank], behind[rank], 0.0)
            return True
    single = [t for t in rates if t.series is None and is_of_before(t)]
    if len(lists) == 1 and len(single) == 1:
        _emit(claims, points, lists[0][rank], single[0], 0.0)
        return True
    return _told_in_another_order(claims, points, series, rates)


def _told_behind(points: Token, series: list[Token], behind: list[Token]) -> bool:
    """入学率99.2%、巩固率96.8%，分别提高0.4、1.1个百分点（上年分别为98.8%和95.7%）: as many rates of last year behind the points."""
    return (
        len(behind) == len(series)
        and all(rate.dimension is Dimension.PERCENT and rate.sentence == points.sentence for rate in behind)
        and is_of_before(behind[0])
        and behind[0].cut in ("（", "，")
    )


def _told_in_another_order(claims: Claims, points: Token, series: list[Token], rates: list[Token]) -> bool:
    """一产占12.3%、二产占46.6%、三产占41.1%，与上年的12.7%、49.2%、38.1%相比，一产、二产占比分别下降0.4个和2.6个百分点: taken only where
    every member of the list holds; without such an order nothing is compared."""
    priors = [rate for rate in rates if rate.series is not None and is_of_before(rate.series[0])]
    currents = [rate for rate in rates if rate not in priors]
    if len(priors) != len(currents) or len(priors) < len(series):
        return len(priors) > 1
    pairs = list(zip(series, currents, priors, strict=False))
    if not all(abs(p.amount * p.sign - rise(c, o)) <= (p.ulp + c.ulp + o.ulp) / 2 for p, c, o in pairs):
        claims.unverifiable(Kind.DIFFERENCE, points, "change", "reference rate not stated")
        return True
    _, current, prior = pairs[series.index(points)]
    _emit(claims, points, current, prior, 0.0)
    return True


def _emit(claims: Claims, points: Token, current: Token, prior: Token, support: float) -> None:
    stated = points.amount * points.sign
    residual = stated - rise(current, prior)
    ulps = (points.ulp, current.ulp, ulp_of_rate(prior))
    status, deviation = judge(residual, sum(ulps, Decimal(0)) / 2, sum((u * u for u in ulps), Decimal(0)) / 12)
    form = "points"
    if status is Status.INCONSISTENT and abs(stated + rise(current, prior)) <= sum(ulps, Decimal(0)) / 2:
        form = "direction"
    if status is Status.IMPROBABLE:  # points are often computed from rates before rounding
        status = Status.CONSISTENT
    figure = claims.figure(points)
    claims.add(
        Kind.DIFFERENCE,
        status,
        [claims.operand(points, "change"), claims.operand(current, "current"), claims.operand(prior, "prior")],
        f"{plain(signed(current))}% - {plain(signed(prior))}% = {plain(points.quantity.value * points.sign)}",
        figure,
        plain(abs(rise(current, prior))),
        points.unit.text,
        support,
        deviation=deviation,
        residual=residual,
        form=form,
    )
    claims.settled.add(points.index)


def _pace(claims: Claims, at: int, points: Token) -> None:
    """超序时进度3.8个百分点: the rate told before, less the months gone by out of twelve."""
    tokens = claims.tokens
    rates = [token for token in tokens[max(0, at - 5) : at] if token.dimension is Dimension.PERCENT and token.block == points.block]
    rate = next(
        (
            rate
            for rate in reversed(rates)
            if rate.depth <= points.depth and not _OTHERS_RATE.search(rate.lead or rate.gap) and not is_of_before(rate)
        ),
        rates[-1] if rates else None,
    )
    months = points.months or (rate.months if rate is not None else None)
    last = months[1] if months else _by_words(claims.shadow[max(0, points.start - 120) : points.start])
    if rate is None or not last:
        claims.unverifiable(Kind.DIFFERENCE, points, "change", "elapsed part of the year not stated")
        return
    context = points.lead
    sign = -1 if _BELOW.search(context) else 1
    stated = points.amount * sign
    residual = stated - (rate.amount - _HUNDRED * last / 12)
    bound = (points.ulp + rate.ulp) / 2 + Decimal("0.05")
    status = Status.CONSISTENT if abs(residual) <= bound else Status.INCONSISTENT
    claims.add(
        Kind.DIFFERENCE, status, [claims.operand(points, "change"), claims.operand(rate, "current")],
        f"{plain(rate.quantity.value)}% - {last}/12 = {plain(points.quantity.value * sign)}", claims.figure(points),
        plain(abs(rate.amount - _HUNDRED * last / 12), _decimals(points)), points.unit.text,
        bits(bound, Decimal(10)), residual=residual, form="pace",
    )  # fmt: skip
    claims.settled.add(points.index)


def _decimals(token: Token) -> int:
    exponent = token.quantity.value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _by_words(context: str) -> int:
    at, months = -1, 0
    for words, last in _HALVES.items():
        found = context.rfind(words)
        if found > at:
            at, months = found, last
    for match in re.finditer(r"([0-9]{1,2})月(?:份|底|末)", context):
        if match.start() > at:
            at, months = match.start(), int(match[1])
    return months if months <= 12 else 0
