"""Changes against another period or plan: 比上年增加38.75万元，增长9.75%; 由3.2亿元增加到4.1亿元."""

import re
from collections.abc import Iterator
from decimal import Decimal
from math import log2

from jixiao.extract.arithmetic import HUNDRED, bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.cues import COMPARES
from jixiao.extract.labels import same_thing, subject_of
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Scenario, Status

_ZERO = Decimal(0)
_LEVELS = frozenset([Role.VALUE, Role.PER_HEAD])
_FAR_BACK = 14  # figures that a change may reach back over for its subject
# Growth at constant prices or on another basis is never recomputed from current values.
_OTHER_BASIS = re.compile(r"可比|不变价|同口径|剔除|扣除|实际增长|实际$|还原|指数|贡献率|拉动|不含|留抵|年均|平均增长|环比|两年")
_CONSTANT_PRICES = re.compile(r"增加值|生产总值|GDP|地区总值|总产值|可支配收入")
_FLAT = re.compile(r"(?:持平|一致|相同|无变化|没有变化|保持不变|不变|无增减)")
_FROM = re.compile(r"(?:^|[^理缘自])(?:由|从)")


def read_changes(claims: Claims) -> None:
    """Adds growth and difference relations."""
    tokens = claims.tokens
    for at, token in enumerate(tokens):
        if token.role is Role.CHANGE:
            rate = _rate_beside(tokens, at)
            _change(claims, at, token, rate)
    for match in _LEVEL_WITH.finditer(claims.shadow):
        _level(claims, match)
    for at, token in enumerate(tokens):
        if token.role is Role.GROWTH and token.index not in claims.settled:
            _lone_rate(claims, at, token)
        elif token.role in _LEVELS and _FLAT.match(claims.shadow, token.end):
            _flat(claims, at, token)


def _rate_beside(tokens: list[Token], at: int) -> Token | None:
    """The growth rate told with a change: right after it, or right before (增长6.3%，增收1840万元); in a series the one of the same rank."""
    change = tokens[at]
    if change.series is not None and tokens[at].role is Role.CHANGE:
        rank, last = change.series.index(change), change.series[-1].index
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is not None and after.role is Role.GROWTH and after.series is not None and len(after.series) == len(change.series):
            return after.series[rank] if after.series[0] is after else None
        return None
    for other in (at + 1, at - 1):
        if not 0 <= other < len(tokens):
            continue
        rate = tokens[other]
        if "年均" in rate.lead or "平均" in rate.lead:
            continue
        if rate.role is not Role.GROWTH or rate.block != change.block or rate.series is not None:
            continue
        if other < at and COMPARES.search(change.gap):
            continue  # 较2017年增长12.8%，比上年增加36人: two bases
        later = tokens[max(at, other)]
        if (
            later.cut in ("", "，", "、", "（")
            and (other > at or not subject_of(change.label))
            and not subject_of(rate.label if other > at else "")
        ):
            return rate
    return None


def _change(claims: Claims, at: int, change: Token, rate: Token | None) -> None:
    if re.search(r"亏|扭亏", claims.shadow[max(0, change.start - 60) : change.start]):
        if rate is not None:
            claims.unverifiable(Kind.GROWTH, rate, "rate", "from or to a loss")
        return
    prior = _prior_of(claims, at, change)
    candidates = list(_current_of(claims, at, change))
    if prior is not None:
        _from_prior(claims, change, rate, prior, candidates)
        return
    if rate is None:
        return
    best: tuple[float, Token, _Growth] | None = None
    second = 0.0
    for cost, current in candidates:
        growth = _Growth.from_change(rate, change, current)
        if growth is None or growth.status is Status.INCONSISTENT:
            continue
        score = growth.support - cost
        if best is None or score > best[0]:
            second = best[0] if best else 0.0
            best = (score, current, growth)
        else:
            second = max(second, score)
    if best is not None and (best[0] > 0 or best[1] is candidates[0][1]):
        best[2].emit(claims, rate, [(best[1], "current"), (change, "change")], best[0], second)
        claims.settled.add(change.index)
        return
    other_basis = (
        _OTHER_BASIS.search(change.lead)
        or _OTHER_BASIS.search(rate.lead)
        or (candidates and _CONSTANT_PRICES.search(candidates[0][1].label) and "名义" not in rate.lead)
    )
    if not candidates or candidates[0][0] > 3.0 or other_basis or is_hedged(change.quantity.hedge):
        claims.unverifiable(Kind.GROWTH, rate, "rate", "current value not stated")
        claims.settled.add(rate.index)
        return
    if any(is_hedged(current.quantity.hedge) for _, current in candidates[:1]):
        claims.unverifiable(Kind.GROWTH, rate, "rate", "value only approximate")
        claims.settled.add(rate.index)
        return
    current, growth = _nearest_miss(rate, change, candidates)
    if growth is None:
        return
    growth.emit(claims, rate, [(current, "current"), (change, "change")], 0.0, 0.0)
    claims.settled.add(change.index)


def _nearest_miss(rate: Token, change: Token, candidates: list[tuple[float, Token]]) -> tuple[Token, "_Growth | None"]:
    """Of the readings that fail, the one to report: cheapest by syntax, and nearest in size."""
    best: tuple[float, Token, _Growth] | None = None
    for cost, current in candidates:
        growth = _Growth.from_change(rate, change, current)
        if growth is None or cost > candidates[0][0] + 3.0:
            continue
        size = abs(log2(max(float(abs(growth.value)), 0.001) / max(float(abs(rate.amount)), 0.001)))
        if best is None or cost + min(size, 6.0) < best[0]:
            best = (cost + min(size, 6.0), current, growth)
    return (best[1], best[2]) if best is not None else (candidates[0][1], None)


def _prior_of(claims: Claims, at: int, change: Token) -> Token | None:
    """The value that the change starts from, where the clause states it: 较上年的1260万元减少84万元; 由a增加到b，增加d."""
    tokens = claims.tokens
    budget = change.compared == "budget"
    for back in range(at - 1, max(-1, at - 5), -1):
        token = tokens[back]
        if token.block != change.block or token.sentence != change.sentence:
            break
        if token.role not in _LEVELS or token.dimension is not change.dimension:
            if token.role in (Role.CHANGE, Role.GROWTH) and token.cut in ("；", "。"):
                break
            continue
        if (
            token.year
            and change.sentence == token.sentence
            and any(
                other.year
                and other.year > token.year
                and other.role is Role.VALUE
                and other.dimension is token.dimension
                and other.sentence == token.sentence
                for other in tokens[max(0, back - 3) : at]
            )
        ):
            return token
        if budget and token.scenario in (Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED, Scenario.TARGET):
            if "年初" in change.lead and token.scenario is Scenario.BUDGET_ADJUSTED:
                continue
            return token
        if token.prior and not budget and (back == at - 1 or token.depth > change.depth or _FROM.search(token.lead)):
            return token
        if _FROM.search(token.lead) and back < at - 1 and tokens[back + 1].marker == "到":
            return token
    return None


def _current_of(claims: Claims, at: int, change: Token) -> Iterator[tuple[float, Token]]:
    """Values that the change may be told of, with what each costs in bits, cheapest first."""
    tokens = claims.tokens
    subject = subject_of(change.label) or _subject_before(tokens, at)
    found: list[tuple[float, Token]] = []
    series = change.series
    if series is not None and len({token.dimension for token in series}) > 1:
        first = series[0].index
        values = [token for token in tokens[max(0, first - 8) : first] if token.role in _LEVELS and token.block == change.block][
            -len(series) :
        ]
        if len(values) == len(series) and values[series.index(change)].dimension is change.dimension:
            yield 0.0, values[series.index(change)]
        return
    steps = 0
    for back in range(at - 1, max(-1, at - 40), -1):
        token = tokens[back]
        if token.role not in _LEVELS or token.dimension is not change.dimension or token.prior:
            if not (
                token.dimension in (Dimension.COUNT, Dimension.PEOPLE, Dimension.VISITS)
                and token.role is Role.VALUE
                and change.dimension is Dimension.COUNT
            ):
                continue
            if token.unit.text != change.unit.text:
                continue
        if token.block != change.block and (steps or change.block - token.block > 3) and not subject:
            break
        if change.dimension is Dimension.COUNT and token.unit.text != change.unit.text and token.unit.text[-1] != change.unit.text[-1]:
            cost = 4.0 + steps
        else:
            cost = 0.6 * steps
        if token.sentence != change.sentence:
            cost += 2.0
        if token.block != change.block:
            cost += 2.0
        if token.scenario is not Scenario.ACTUAL and change.compared != "budget":
            cost += 2.5
        if series is not None and token.series is not None and len(token.series) == len(series):
            cost = 0.0 if token.series.index(token) == series.index(change) else 6.0
        elif series is not None:
            offset = steps - (len(series) - 1 - series.index(change))
            cost = 0.5 + 1.2 * offset if offset >= 0 else 6.0
        if subject:
            if same_thing(subject, token.label):
                cost = min(cost, 0.3 + 0.1 * steps)
            else:
                cost += 4.0
        found.append((cost, token))
        steps += 1
        if steps >= _FAR_BACK:
            break
    if found and found[0][1].sentence != change.sentence:  # after a breakdown the next sentence speaks of the whole again
        found = [
            (cost - 3.0 if token.index in claims.parts_of else cost + 2.0 if token.index in claims.whole_of else cost, token)
            for cost, token in found
        ]
    found.sort(key=lambda pair: pair[0])
    yield from found


def _subject_before(tokens: list[Token], at: int) -> str:
    """接待批次比上年的1603批次增加117批次: the subject stands before the value compared with."""
    before = tokens[at - 1] if at else None
    if before is None or not before.prior or before.sentence != tokens[at].sentence:
        return ""
    head = re.split(r"(?<!可)[比较]", before.lead)[0]
    return subject_of(head)


class _Growth:
    """A growth rate held against the figures that imply it."""

    __slots__ = ("bound", "deviation", "formula", "residual", "status", "support", "value", "variance")

    def __init__(self, rate: Token, value: Decimal, slopes: list[Decimal], formula: str, scale: Decimal) -> None:
        stated = rate.amount * rate.sign
        self.value = value
        self.residual = stated - value
        self.bound = rate.ulp / 2 + sum((abs(slope) for slope in slopes), _ZERO) / 2
        self.variance = (rate.ulp * rate.ulp + sum((slope * slope for slope in slopes), _ZERO)) / 12
        self.status, self.deviation = judge(self.residual, self.bound, self.variance)
        self.formula = formula
        if self.status is Status.INCONSISTENT and is_hedged(rate.quantity.hedge) and abs(self.residual) <= abs(value) / 10 + 1:
            self.status = Status.CONSISTENT
        small = abs(stated) < 3 * rate.ulp
        self.support = 0.0 if small or stated in (HUNDRED, _ZERO) else bits(self.bound, max(scale, abs(stated)))

    @classmethod
    def from_change(cls, rate: Token, change: Token, current: Token, sign: int = 0) -> "_Growth | None":
        d = change.amount * (sign or change.sign)
        c = current.amount
        base = c - d
        if base <= 0:
            return None
        factor = HUNDRED
        slopes = [factor * c / (base * base) * change.ulp, factor * d / (base * base) * current.ulp]
        sign = "-" if d < 0 else ""
        formula = f"{sign}{plain(change.quantity.value)} / ({plain(current.quantity.value)} {'+' if d < 0 else '-'} {plain(abs(change.quantity.value))})"
        return cls(rate, d / base * factor, slopes, formula, Decimal(20))

    @classmethod
    def from_values(cls, rate: Token, current: Token, prior: Token) -> "_Growth | None":
        c, p = current.amount, prior.amount
        if p <= 0:
            return None
        slopes = [HUNDRED / p * current.ulp, HUNDRED * c / (p * p) * prior.ulp]
        formula = f"({plain(current.quantity.value)} - {plain(prior.quantity.value)}) / {plain(prior.quantity.value)}"
        return cls(rate, (c - p) / p * HUNDRED, slopes, formula, Decimal(20))

    @classmethod
    def from_change_and_prior(cls, rate: Token, change: Token, prior: Token, sign: int = 0) -> "_Growth | None":
        d, p = change.amount * (sign or change.sign), prior.amount
        if p <= 0:
            return None
        slopes = [HUNDRED / p * change.ulp, HUNDRED * d / (p * p) * prior.ulp]
        return cls(
            rate,
            d / p * HUNDRED,
            slopes,
            f"{plain(change.quantity.value * (sign or change.sign))} / {plain(prior.quantity.value)}",
            Decimal(20),
        )

    def emit(
        self, claims: Claims, rate: Token, operands: list[tuple[Token, str]], support: float, runner_up: float, form: str = ""
    ) -> None:
        status = self.status
        if status is Status.INCONSISTENT and len(operands) == 2 and operands[1][1] == "change" and operands[1][0].sign != rate.sign:
            flipped = _Growth.from_change(rate, operands[1][0], operands[0][0], -operands[1][0].sign)
            if flipped is not None and flipped.status is not Status.INCONSISTENT:
                form = "direction"
        short = abs(self.value) - abs(rate.amount)
        if (
            status is Status.INCONSISTENT
            and _ZERO < short < rate.ulp + self.bound - rate.ulp / 2
            and self.value * rate.amount * rate.sign > 0
        ):
            status, form = Status.IMPROBABLE, "truncated"
        if status is Status.INCONSISTENT and abs(rate.amount * rate.sign + self.value) <= self.bound:
            form = "direction"
        figure = claims.figure(rate)
        places = len(figure) - figure.rfind(".") - 1 if "." in figure else 0
        value = self.value / rate.unit.factor
        sign = "-" if rate.amount * rate.sign < 0 else ""
        claims.add(
            Kind.GROWTH,
            status,
            [claims.operand(rate, "rate"), *(claims.operand(token, role) for token, role in operands)],
            f"{self.formula} = {sign}{figure.lstrip('-')}{rate.unit.text}",
            figure,
            plain(value if rate.quantity.value < 0 or value * rate.sign < 0 else abs(value), places),
            rate.unit.text,
            support,
            runner_up,
            self.deviation,
            self.residual,
            form,
        )
        claims.settled.add(rate.index)


_LEVEL_WITH = re.compile(r"[与和同](?:(?P<prior>上年|去年)|年初预算|预算)(?:支出|决算|数|同期)*(?P<about>基本|大体)?(?:持平|一致|相当)")


def _level(claims: Claims, match: re.Match[str]) -> None:
    """…4.80万元，上年4.80万元，与上年持平: both figures stand in the sentence before the words."""
    start = max(claims.shadow.rfind("。", 0, match.start()), claims.shadow.rfind("\n", 0, match.start()), match.start() - 90)
    near = [t for t in claims.tokens if start < t.start and t.end <= match.start() and t.role in _LEVELS]
    if match["prior"]:
        base = next((t for t in reversed(near) if t.prior), None)
    else:
        base = next((t for t in reversed(near) if t.scenario in (Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED)), None)
    current = next(
        (
            t
            for t in reversed(near)
            if base is not None and t is not base and not t.prior and t.unit.text == base.unit.text and t.scenario is Scenario.ACTUAL
        ),
        None,
    )
    if base is None or current is None or len(near) > 4 or not base.amount and not current.amount:
        return
    slack = max(current.amount, base.amount) / (50 if match["about"] else 200)
    holds = abs(current.amount - base.amount) <= slack + (current.ulp + base.ulp) / 2
    claims.add(
        Kind.GROWTH, Status.CONSISTENT if holds else Status.INCONSISTENT, [claims.operand(current, "current"), claims.operand(base, "flat")],
        f"{plain(current.quantity.value)} = {plain(base.quantity.value)}", claims.figure(current), claims.figure(base), current.unit.text, 2.0,
        residual=(current.amount - base.amount) / current.unit.factor, form="flat",
    )  # fmt: skip


def _flat(claims: Claims, at: int, prior: Token) -> None:
    """与上年决算数3.86万元持平: the two may differ by half a per cent."""
    if not (prior.prior or re.match(r"(?:与|和|同|较|比)", prior.lead)):
        return
    current = next(
        (
            t
            for t in reversed(claims.tokens[max(0, at - 3) : at])
            if t.role in _LEVELS and t.dimension is prior.dimension and not t.prior and t.sentence == prior.sentence
        ),
        None,
    )
    if current is None or not prior.amount and not current.amount:
        return
    difference = current.amount - prior.amount
    holds = abs(difference) <= max(current.amount, prior.amount) / 200 + (current.ulp + prior.ulp) / 2
    factor = current.unit.factor
    claims.add(
        Kind.GROWTH, Status.CONSISTENT if holds else Status.INCONSISTENT, [claims.operand(current, "current"), claims.operand(prior, "flat")],
        f"{plain(current.quantity.value)} = {plain(prior.quantity.value)}", claims.figure(current), claims.figure(prior), current.unit.text, 2.0,
        residual=difference / factor, form="flat",
    )  # fmt: skip


def _from_prior(claims: Claims, change: Token, rate: Token | None, prior: Token, candidates: list[tuple[float, Token]]) -> None:
    """Both values and the change stand in the clause: current - prior = change, and the rate follows."""
    usable = [(cost, token) for cost, token in candidates if token is not prior]
    if change.index + 1 < len(claims.tokens):  # 由a增加到b: the value reached may follow the change
        after = claims.tokens[change.index + 1]
        if after.marker == "到" and after.dimension is change.dimension and after.role is Role.VALUE and after.sentence == change.sentence:
            usable.insert(0, (0.0, after))
    current: Token | None = None
    for _, token in usable:
        if _difference(token, prior, change)[0] is not Status.INCONSISTENT:
            current = token
            break
    holds = current is not None
    if current is None and usable and usable[0][0] <= 3.0 and usable[0][1].sentence == change.sentence:
        current = usable[0][1]
        if usable[0][1].scenario is Scenario.BUDGET_INITIAL and change.compared != "budget":
            current = next((token for _, token in usable if token.scenario is Scenario.ACTUAL), current)
    if current is None:
        if rate is not None:
            growth = _Growth.from_change_and_prior(rate, change, prior)
            if growth is not None:
                growth.emit(claims, rate, [(change, "change"), (prior, "prior")], growth.support, 0.0)
        return
    status, deviation, residual = _difference(current, prior, change)
    factor = change.unit.factor
    claims.add(
        Kind.DIFFERENCE,
        status,
        [claims.operand(change, "change"), claims.operand(current, "current"), claims.operand(prior, "prior")],
        f"{plain(current.quantity.value)} - {plain(prior.quantity.value)} = {plain(change.quantity.value * change.sign)}",
        claims.figure(change),
        plain(abs(current.amount - prior.amount) / factor),
        change.unit.text,
        bits(max(change.ulp, Decimal(1)), change.amount) if holds else 0.0,
        deviation=deviation,
        residual=residual / factor,
        form="direction" if not holds and abs(current.amount - prior.amount) == change.amount else "",
        reason="value only approximate" if status is Status.UNVERIFIABLE else "",
    )
    claims.settled.add(change.index)
    if rate is None:
        return
    readings = [
        (_Growth.from_values(rate, current, prior), [(current, "current"), (prior, "prior")]),
        (_Growth.from_change_and_prior(rate, change, prior), [(change, "change"), (prior, "prior")]),
        (_Growth.from_change(rate, change, current), [(current, "current"), (change, "change")]),
    ]
    good = [(growth, operands) for growth, operands in readings if growth is not None and growth.status is not Status.INCONSISTENT]
    for growth, operands in good[:1] or readings[1:2]:
        if growth is not None:
            growth.emit(claims, rate, operands, growth.support, 0.0)


def _difference(current: Token, prior: Token, change: Token) -> tuple[Status, float, Decimal]:
    residual = change.amount * change.sign - (current.amount - prior.amount)
    ulps = (change.ulp, current.ulp, prior.ulp)
    if len({change.unit.text, current.unit.text, prior.unit.text}) == 1:
        finest = min((ulp for ulp in ulps if ulp), default=_ZERO)
        shared = [min(ulp, finest) if ulp and sum(u == finest for u in ulps) >= 2 else ulp for ulp in ulps]
    else:
        shared = list(ulps)
    status, deviation = judge(residual, sum(shared, _ZERO) / 2, sum((ulp * ulp for ulp in shared), _ZERO) / 12)
    if status is Status.INCONSISTENT and abs(residual) <= sum(ulps, _ZERO) / 2:
        status = Status.IMPROBABLE
    if status is Status.INCONSISTENT and any(is_hedged(token.quantity.hedge) for token in (change, current, prior)):
        status = Status.CONSISTENT if abs(residual) <= max(change.amount, _ZERO) / 5 else Status.UNVERIFIABLE
    return status, deviation, residual


def _lone_rate(claims: Claims, at: int, rate: Token) -> None:
    """A growth rate without its change: checked where the clause states both values."""
    tokens = claims.tokens
    if rate.series is not None and _series_rate(claims, rate):
        return
    if "年均" in rate.lead or "平均增长" in rate.lead or "年平均" in rate.lead:
        _average(claims, at, rate)
        return
    if _points_meant(claims, at, rate):
        return
    if rate.series is not None:
        claims.unverifiable(Kind.GROWTH, rate, "rate", "prior value not stated")
        return
    priors: list[Token] = []
    currents: list[Token] = []
    for back in range(at - 1, max(-1, at - 6), -1):
        token = tokens[back]
        if token.block != rate.block or token.sentence != rate.sentence:
            break
        if token.role in _LEVELS:
            if (
                _is_base(tokens, back)
                or token.scenario is Scenario.BUDGET_INITIAL
                and not token.prior
                and rate.compared != "budget"
                and not priors
            ):
                continue
            if token.prior or (_FROM.search(token.lead) and back + 1 < at and tokens[back + 1].marker == "到"):
                priors.append(token)
            else:
                currents.append(token)
                if not priors and token.marker != "到":  # a value of its own stands nearer: an earlier prior is another's
                    break
            if priors and currents:
                break
        elif token.role is Role.GROWTH and token.cut in ("；", "。"):
            break
    if at + 1 < len(tokens):
        after = tokens[at + 1]
        if after.sentence == rate.sentence and after.role is Role.VALUE and "（" in after.gap:
            if after.prior or rate.compared == "prior" and _OF_A_YEAR.match(after.gap):
                priors.append(after)  # 同比下降9.06%（2018年为17.44万元）
    if rate.lead.endswith("下浮") and at >= 2 and tokens[at - 2].role is Role.VALUE and tokens[at - 1].role is Role.VALUE:
        ceiling, price = tokens[at - 2], tokens[at - 1]
        if ceiling.sentence == rate.sentence and ceiling.dimension is price.dimension is Dimension.MONEY and price.amount <= ceiling.amount:
            priors, currents = [ceiling], [price]  # 预算26,840万元，中标25,632万元，下浮4.5%
    named = _subject_before(tokens, at)
    if named and priors:  # 总产比上年的13.61万吨增长3.09%
        currents = [
            t
            for t in reversed(tokens[max(0, at - 30) : at])
            if t.role in _LEVELS and not t.prior and t.dimension is priors[0].dimension and same_thing(named, t.label)
        ]
    if priors and not currents and not named:  # 决算1.92万元，……。上年决算2.35万元，下降18.3%
        currents = [
            t
            for t in reversed(tokens[max(0, priors[0].index - 8) : priors[0].index])
            if t.role is Role.VALUE
            and t.block == rate.block
            and not t.prior
            and t.unit.text == priors[0].unit.text
            and same_thing(t.label, _PRIOR_NAME.sub("", priors[0].label))
        ]
    if not subject_of(rate.label):
        changed = [t for t in tokens[max(0, at - 3) : at] if t.role is Role.CHANGE and t.sentence == rate.sentence and t.sign == rate.sign]
        for prior in priors:
            for change in changed:  # 较去年多8项（去年31项），增长25.8%; 上年4982.15万元，本年多付344.11万元，增长6.91%
                if change.unit.text == prior.unit.text and change.role is Role.CHANGE:
                    growth = _Growth.from_change_and_prior(rate, change, prior)
                    if growth is not None:
                        growth.emit(claims, rate, [(change, "change"), (prior, "prior")], growth.support, 0.0)
                        return
            for current in currents:
                if (
                    current.role is not prior.role
                    or current.dimension is not prior.dimension
                    or current.unit.text in ("个",)
                    and prior.unit.text != "个"
                ):
                    continue
                for growth, role in (
                    (_Growth.from_values(rate, current, prior), "current"),
                    (_Growth.from_change_and_prior(rate, current, prior, rate.sign), "change"),
                ):
                    if growth is not None and growth.status is not Status.INCONSISTENT:
                        growth.emit(claims, rate, [(current, role), (prior, "prior")], growth.support, 0.0)
                        return
        if (
            priors
            and currents
            and priors[0].dimension is currents[0].dimension
            and _comparable(currents[0], priors[0])
            and not _OTHER_BASIS.search(rate.lead)
            and not _CONSTANT_PRICES.search(currents[0].label)
        ):
            growth = _Growth.from_values(rate, currents[0], priors[0])
            if growth is not None:
                growth.emit(claims, rate, [(currents[0], "current"), (priors[0], "prior")], 0.0, 0.0)
                return
    claims.unverifiable(Kind.GROWTH, rate, "rate", "prior value not stated")


_OF_A_YEAR = re.compile(r"（20[0-9]{2}年(?:同期)?(?:为|是)?")
_PRIOR_NAME = re.compile(r"^(?:上年|去年|上一年|同期|上年同期)(?:的)?")


def _is_base(tokens: list[Token], at: int) -> bool:
    """为年初预算24.30亿元的101.0%: the base of a rate is not what the clause after it is told of."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is not None and after.base == "的" and after.role in (Role.SHARE, Role.COMPLETION) and after.gap[:1] == "的"


def _comparable(current: Token, prior: Token) -> bool:
    """Two values of one thing in two years are of one kind and seldom a power of five apart."""
    return current.role is prior.role and prior.amount > 0 and Decimal("0.2") < current.amount / prior.amount < 5


def _series_rate(claims: Claims, rate: Token) -> bool:
    """比上年的614.2万元、58.63万元分别增长19.9％和23.5％: values, priors and rates in step."""
    series = rate.series or []
    length, rank, first = len(series), series.index(rate), series[0].index
    values = [t for t in claims.tokens[max(0, first - 14) : first] if t.role in _LEVELS and t.block == rate.block and t.depth == rate.depth]
    priors = [token for token in values if token.prior][-length:]
    after = claims.tokens[series[-1].index + 1] if series[-1].index + 1 < len(claims.tokens) else None
    if not priors and after is not None and after.prior and after.sentence == rate.sentence:
        following = claims.tokens[after.index : after.index + length]  # 同比分别下降a、b，上年分别为c、d
        priors = following if all(t.role in _LEVELS and t.sentence == rate.sentence for t in following) and len(following) == length else []
    currents = [token for token in values if not token.prior][-length:]
    if len(priors) < length or len(currents) < length or any(a.unit.text != b.unit.text for a, b in zip(priors, currents, strict=True)):
        return False
    growth = _Growth.from_values(rate, currents[rank], priors[rank])
    if growth is None or currents[rank].dimension is not priors[rank].dimension:
        return False
    growth.emit(claims, rate, [(currents[rank], "current"), (priors[rank], "prior")], growth.support, 0.0)
    return True


def _average(claims: Claims, at: int, rate: Token) -> None:
    """由2019年的6.40亿元增加到2023年的8.36亿元，年均增长6.91%: as many intervals as years lie between."""
    values = [t for t in claims.tokens[max(0, at - 7) : at] if t.role in _LEVELS and t.sentence == rate.sentence and t.year]
    values = [t for t in values if t.dimension is values[-1].dimension and t.unit.text[-1:] == values[-1].unit.text[-1:]] if values else []
    years = {token.year: token for token in values if token.year is not None}
    if len(years) < 2:
        claims.unverifiable(Kind.GROWTH, rate, "rate", "base not stated")
        return
    start, end = years[min(years)], years[max(years)]
    intervals = max(years) - min(years)
    if start.amount <= 0 or end.amount <= 0:
        return
    quotient = end.amount / start.amount
    root = (quotient.ln() / intervals).exp()
    slopes = [HUNDRED * root / intervals / token.amount * token.ulp for token in (start, end)]
    growth = _Growth(
        rate,
        (root - 1) * HUNDRED,
        slopes,
        f"({plain(end.quantity.value)} / {plain(start.quantity.value)}) ^ (1/{intervals}) - 1",
        Decimal(20),
    )
    growth.emit(claims, rate, [(end, "end"), (start, "start")], growth.support, 0.0)


def _points_meant(claims: Claims, at: int, rate: Token) -> bool:
    """占比58.7％，较上年的55.2％增长3.5％: percentage points in common speech. With any other verb it is a slip (see points)."""
    rates = [
        t
        for t in claims.tokens[max(0, at - 3) : at]
        if t.dimension is Dimension.PERCENT and t.sentence == rate.sentence and t.role is not Role.GROWTH
    ]
    if len(rates) < 2 or not rate.lead.endswith("增长"):
        return False
    current, prior = rates[-2], rates[-1]
    if not re.search(r"上年|去年|同期|由|从|比|较", prior.lead):
        return False
    residual = rate.amount * rate.sign - (current.amount - prior.amount)
    if abs(residual) > (rate.ulp + current.ulp + prior.ulp) / 2:
        return False
    claims.add(
        Kind.DIFFERENCE, Status.CONSISTENT, [claims.operand(rate, "change"), claims.operand(current, "current"), claims.operand(prior, "prior")],
        f"{plain(current.quantity.value)}% - {plain(prior.quantity.value)}% = {plain(rate.quantity.value * rate.sign)}", claims.figure(rate),
        plain(abs(current.amount - prior.amount)), "%", bits(rate.ulp, Decimal(10)), form="points",
    )  # fmt: skip
    claims.settled.add(rate.index)
    return True
