"""x per head, per item, per area: 人均79.13元, 每座1.8万元, 单产396公斤; and products: 42名代表，每人1500元，计63000元."""

import re
from decimal import Decimal
from math import log2
from typing import NamedTuple

from jixiao.extract.aligned_means import aligned_readings
from jixiao.extract.arithmetic import Ratio, bits, is_hedged, judge, places_of, plain, truncated
from jixiao.extract.claims import Claims
from jixiao.extract.cues import PER_HEAD
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.one_slip import slip_bits
from jixiao.extract.per_head_parts import BROAD, COMPARES, MAKES, REACH, Candidate, counts_of, near, tops_of
from jixiao.extract.per_head_words import ANYTHING_COUNTED, Mean, mean_of
from jixiao.extract.period_means import read_period_mean
from jixiao.extract.ratios import PLANNED
from jixiao.extract.token import Role, Token
from jixiao.language import UNITS
from jixiao.model import Dimension, Kind, Status

_ONE = Decimal(1)
_MONTHS = Decimal(12)
_EXACT = Decimal("0.0000001")
_TENS, _UNITS_APART = (Decimal(10), Decimal("0.1")), (Decimal(10000), Decimal("0.0001"))
_TONS = (Decimal(1000), Decimal("0.001"))  # 吨 for 公斤
_TIME = frozenset([Dimension.TIME])
_LEAST, _LEAST_FAR = -1.0, 2.5
_ANOTHER_UNIT = 2.5  # bits from which another unit is
_PROOF = 6.0  # bits from which a mean is surely that of another pair
_CONVINCING = 3.0  # bits from which a slip explains a pair that the words leave open

_BY_HOW_MUCH = re.compile(r"(?:[高低多少]于|[高超低]出|超过)[^，。；]*平均(?:水平|数|值)?$")  # 村均6.16万元，高于全市平均4.02万元
_GIVEN = re.compile(r"补助|补贴|奖[励补]|标准|给予|按每|收费|上限")
_OTHER_POPULATION = Decimal("0.06")  # how far apart two populations of one place may lie that are not told apart
_AMONG = re.compile(r"每[百千万]?元[^，。；]*中的?(成本|费用)")
_REGION = re.compile("全[国省市县区州]")
_A_YEAR = re.compile("每学?年")
_CLAUSE = re.compile(r"[。；\n]")
_ACCORDING = re.compile("[按以据依]")


class Reading(NamedTuple):
    """`cost` of the pair in bits, what it divides by what, and what comes of it; `far`: one of the two stands elsewhere in the document."""

    cost: float
    top: Token
    number: Token
    ratio: Ratio
    far: bool
    fits: bool
    said: bool = False


def read_per_head(claims: Claims) -> None:
    """Adds per_capita relations: those that hold, and those whose one possible reading does not."""
    changes = [token for token in claims.of(Role.CHANGE) if token.label and PER_HEAD.search(token.label)]  # 亩均增产58公斤
    for token in [*claims.of(Role.PER_HEAD), *changes]:
        if token.quantity.upper is not None or _BY_HOW_MUCH.search(token.lead):
            continue
        if token.series is None:
            _per_head(claims, token)
        elif token is token.series[0]:
            _row(claims, token.series)
    for token in claims.of(Role.OTHER):
        if token.dimension is Dimension.TIME and "均" in token.lead and token.quantity.upper is None and PER_HEAD.search(token.lead):
            _per_head(claims, token)  # 平均住院日7.0天, 每周平均2310课时


def _row(claims: Claims, row: list[Token]) -> None:
    """人均分别为1426.7元、1346.3元和1359.8元: each of the figures at its place in the rows before, else as if it stood alone."""
    made = aligned_readings(claims, row)
    for each, top, count, ratio in made:
        _emit(claims, each, Reading(0.0, top, count, ratio, False, True), 5.0 if ratio.allowed() else 0.0)
    for each in row if not made else ():
        _per_head(claims, each)


def _per_head(claims: Claims, each: Token) -> None:
    mean = _mean(each)
    if mean.dimensions == _TIME:
        read_period_mean(claims, each, mean.period)
        return
    beside = near(claims, each)
    tops = tops_of(claims, each, mean, beside)
    counts = counts_of(claims, each, mean, beside)
    holding, failing = _readings(claims, each, mean, tops, counts)
    if holding:
        support, best = max(((_support(each, reading), reading) for reading in holding), key=lambda found: found[0])
        if support > (_LEAST_FAR if best.far else _LEAST):
            _emit(claims, each, best, support)
            return
        if not best.far:
            return
    neighbour = _fits_the_neighbour(each, beside, failing)
    if neighbour is not None:
        _emit(claims, each, neighbour, 0.0)
    else:
        _broken(claims, each, mean, failing)


def _mean(each: Token) -> Mean:
    words = each.lead
    if _ACCORDING.search(each.gap):
        words = _CLAUSE.split(each.gap)[-1][-40:]
    return mean_of(words, each.unit.text.partition("/")[2] if each.dimension is Dimension.RATE else "")


def _readings(
    claims: Claims, each: Token, mean: Mean, tops: list[Candidate], counts: list[Candidate]
) -> tuple[list[Reading], list[Reading]]:
    """The pairs that make the mean, and those that do not."""
    holding, failing = [], []
    scale = (_ONE / each.unit.factor if each.dimension is not Dimension.RATE else _ONE / _money_factor(each)) * mean.per
    for top in tops:
        for count in counts:
            one, other = top.token, count.token
            if one is other or (other.dimension is one.dimension and other.unit.text == one.unit.text and not (count.said or top.far)):
                continue
            ratio = Ratio(each.quantity.value, each.ulp / each.unit.factor, one.amount, one.ulp, other.amount, other.ulp, scale)
            fits = mean.counts(other.unit.text, other.dimension)
            reading = Reading(top.cost + count.cost, one, other, ratio, top.far or count.far, fits, count.said)
            if _holds(each, one, other, ratio):
                holding.append(reading)
            elif (third := _third_factor(claims, each, mean, ratio, (one, other))) is not None:
                holding.append(reading._replace(ratio=third, cost=reading.cost + 1.0))
            elif ratio.value:
                failing.append(reading)
    return holding, failing


def _holds(each: Token, top: Token, count: Token, ratio: Ratio) -> bool:
    return abs(ratio.residual) <= max(ratio.bound, _EXACT) or _about(each, top, count, ratio)


def _support(each: Token, reading: Reading) -> float:
    ratio = reading.ratio
    tolerance = max(ratio.bound, each.ulp / each.unit.factor / 2, Decimal("0.0005") * abs(ratio.value))
    proved = bits(tolerance, max(abs(each.quantity.value), _ONE))
    top = reading.top
    if is_rate(each) and abs(ratio.residual) * top.amount <= top.ulp * abs(ratio.value) / 2:  # 每座2.5万元 × 86座 = 215万元
        proved = max(proved, bits(max(top.ulp, top.amount / 10000) / 2, top.amount))
    return proved - reading.cost


def _broken(claims: Claims, each: Token, mean: Mean, failing: list[Reading]) -> None:
    """Claims the one pair that the words leave, or the one that a single slip explains."""
    likely = [reading for reading in failing if reading.fits and _may_be_meant(claims, each, mean, reading)]
    if not likely:
        return
    own = [r for r in likely if not r.far and "；" not in claims.shadow[min(r.top.end, r.number.end) : each.start]]
    beside = sorted(own or [reading for reading in likely if not reading.far], key=lambda reading: reading.cost)
    if beside and _only_reading(beside, each) and not _spent_on_both(claims, beside[0].top, beside[0].number):
        _emit(claims, each, beside[0], 0.0)
        return
    named = _both_named(each, likely)
    if named is not None:
        _emit(claims, each, named, 0.0)
        return
    least = min(reading.cost for reading in likely)
    rated = [(_slip(claims, each, reading) - (reading.cost - least) / 2, reading) for reading in likely]
    evidence, best = max(rated, key=lambda found: found[0])
    scaled = [
        one for one in beside if _is_near(each.quantity.value / one.ratio.value, _UNITS_APART) and _slip(claims, each, one) >= _ANOTHER_UNIT
    ]
    if scaled:  # 38.6元 for 38.6万元
        _emit(claims, each, scaled[0], 0.0)
    elif evidence - log2(len(rated)) >= _CONVINCING and not _spent_on_both(claims, best.top, best.number):
        _emit(claims, each, best, 0.0)


def _both_named(each: Token, likely: list[Reading]) -> Reading | None:
    """公用经费208.33万元，在职人员人均1.24万元: an amount right before, and people whom the words name and the text tells once."""
    said = [one for one in likely if one.said and one.top.index == each.index - 1 and one.top.sentence == each.sentence and one.top.label]
    return said[0] if said and len({one.number.amount for one in said}) == 1 else None


def _fits_the_neighbour(each: Token, beside: list[Candidate], failing: list[Reading]) -> Reading | None:
    """接待68批次512人次，人均819.12元: the pair that the words name, where the mean is exactly that of the number beside it."""
    own = [r for r in failing if r.fits and not r.far and r.number.sentence == each.sentence and not r.number.serves_rate]
    if not own:
        return None
    named = min(own, key=lambda reading: reading.cost)
    for one in beside:
        other = one.token
        if (
            other.dimension in ANYTHING_COUNTED
            and other.sentence == each.sentence
            and abs(other.index - named.number.index) == 1
            and other.amount
        ):
            ratio = Ratio(
                each.quantity.value,
                each.ulp / each.unit.factor,
                named.top.amount,
                named.top.ulp,
                other.amount,
                other.ulp,
                _ONE / each.unit.factor,
            )
            if other.dimension is not named.number.dimension and ratio.allowed() and _support(each, named._replace(ratio=ratio)) > _PROOF:
                return named
    return None


def _may_be_meant(claims: Claims, each: Token, mean: Mean, reading: Reading) -> bool:
    top, count, ratio = reading.top, reading.number, reading.ratio
    if not reading.said and _of_another(mean, top, count):
        return False  # 按年平均常住人口: whoever else is called 人口 is not meant
    if "均" not in each.lead and any(_is_next_price(claims, at) for at in (each.index, each.index + 1)):
        return False  # 简易的每件30元、一般的每件50元，计14.69万元: paid at several rates
    told = reading.said or _ACCORDING.match(count.lead) is not None
    if not told and "人口" in count.label + count.lead and abs(each.quantity.value / ratio.value - 1) < _OTHER_POPULATION:
        return False  # 人均生产总值 is over the mean population of the year, 每万人发明专利 over that of the year before
    wanted = _AMONG.search(each.lead)
    if "每百户" in each.lead or (wanted is not None and wanted[1] not in top.lead):
        return False  # 每百户拥有汽车40.0辆 is asked of a few; 每百元营业收入中的成本 is no 利润
    if (region := _REGION.search(each.lead)) and region[0] not in top.lead + count.lead:
        return False
    if mean.dimensions == ANYTHING_COUNTED and not reading.said and not (top.index > each.index and MAKES.search(top.lead)):
        return False  # 平均提高1.2个单位: by what it is divided is not said
    return (
        not top.unit_missing
        and not any(token.serves_rate or token.scenario in PLANNED for token in (top, count))
        and not count.unit_missing
        and _A_YEAR.sub("", each.lead).count("每") < 2
        and _believable(each, each.quantity.value / ratio.value)
        and (count.sentence == each.sentence or reading.far or not _counted_between(claims, each))
        and not COMPARES.search(each.lead)
        and not any(is_hedged(token.quantity.hedge) for token in (each, top, count))
    )


def _is_next_price(claims: Claims, at: int) -> bool:
    if not 0 < at < len(claims.tokens):
        return False
    token, before = claims.tokens[at], claims.tokens[at - 1]
    return token.gap[:1] == "、" and token.role is before.role is Role.PER_HEAD


def _slip(claims: Claims, each: Token, reading: Reading) -> float:
    """How well one slip of one of the three figures explains that they do not fit, in bits."""
    top, count, ratio = reading.top, reading.number, reading.ratio
    if not each.quantity.value:
        return 0.0
    off = each.quantity.value / ratio.value
    wanted = ((each, ratio.value), (top, top.quantity.value * off), (count, count.quantity.value / off))
    best = 0.0
    for rounded in ((each, top, count), (top, count)) if is_rate(each) else ((each, top, count),):
        spread = sum((token.ulp / token.amount for token in rounded if token.amount), _EXACT) / 2
        best = max(best, *(slip_bits(claims.figure(token), right * (_ONE - spread), right * (_ONE + spread)) for token, right in wanted))
    return best


def _emit(claims: Claims, each: Token, reading: Reading, support: float) -> None:
    top, count, ratio = reading.top, reading.number, reading.ratio
    if _about(each, top, count, ratio):
        ratio.bound, ratio.variance = max(ratio.bound, abs(ratio.residual)), max(ratio.variance, ratio.residual * ratio.residual)
    scaled = f" × {plain(top.unit.factor / each.unit.factor)}" if top.unit.factor != 1 or each.unit.factor != 1 else ""
    formula = f"{plain(top.quantity.value)}{scaled} / {plain(count.quantity.value)} = {claims.figure(each)}"
    figure = claims.figure(each)
    places = places_of(figure)
    status, deviation = judge(ratio.residual, ratio.bound, ratio.variance)
    form = ""
    if status is Status.INCONSISTENT and truncated(each.quantity.value, each.ulp / each.unit.factor, ratio.value, ratio.bound):
        status, form = Status.IMPROBABLE, "truncated"
    operands = [claims.operand(each, "each"), claims.operand(top, "total"), claims.operand(count, "count")]
    claims.add(
        Kind.PER_CAPITA, status, operands, formula, figure,
        plain(ratio.value, places), each.unit.text, support, 0.0, deviation, ratio.residual, form,
    )  # fmt: skip


def _third_factor(claims: Claims, each: Token, mean: Mean, ratio: Ratio, used: tuple[Token, Token]) -> Ratio | None:
    """186名代表，会期3天，每人每天420元，共234360元: the time or number that the product also needs; 月人均: the months of a year."""
    if not ratio.value or not each.quantity.value:
        return None
    factors = [_MONTHS] if mean.period == "月" else []
    if each.lead.count("每") >= 2:
        for token in claims.tokens[max(0, each.index - 4) : each.index + 3]:
            if token in used or token is each or token.sentence != each.sentence or token.quantity.value <= 1:
                continue
            if token.dimension in (Dimension.TIME, Dimension.COUNT):
                factors.append(token.quantity.value)
    for factor in factors:
        if abs(ratio.value / factor - each.quantity.value) <= ratio.bound / factor + each.ulp / each.unit.factor / 2:
            ratio.value /= factor
            ratio.residual = each.quantity.value - ratio.value
            return ratio
    return None


def _counted_between(claims: Claims, each: Token) -> bool:
    """处罚386次，罚款1142.6万元，案均2.96万元: where the sentence itself counts something, what another one counts is not meant."""
    for token in reversed(claims.tokens[max(0, each.index - REACH) : each.index]):
        if token.sentence != each.sentence:
            return False
        if token.role is Role.VALUE and token.dimension in ANYTHING_COUNTED:
            return True
    return False


def _believable(each: Token, quotient: Decimal) -> bool:
    """A slip changes a mean by less than three times, or by a power of ten; anything else is another pair."""
    if Decimal("0.3") < quotient < 3 or _is_near(quotient, (*_TENS, *_UNITS_APART)):
        return True
    return each.dimension is Dimension.MASS and _is_near(quotient, _TONS)


def _is_near(quotient: Decimal, powers: tuple[Decimal, ...]) -> bool:
    return any(abs(quotient - power) < power / 50 for power in powers)


def _of_another(mean: Mean, top: Token, count: Token) -> bool:
    """新建亩均2400元, where neither the money nor the area is called 新建: a mean of figures that are not told."""
    words = f"{top.lead}{top.label}{count.lead}{count.label}"
    if any("平均" in name for name in mean.whom):
        return True
    return bool(mean.whom) and not any(name[at : at + 2] in words for name in mean.whom for at in range(len(name) - 1))


def _is_price(each: Token) -> bool:
    """每户补助1万元: what is given for each, which need not be all that is spent."""
    return is_rate(each) and _GIVEN.search(each.lead) is not None


def is_rate(each: Token) -> bool:
    """每座2.5万元, 单价1850元: laid down, and not rounded as a mean is."""
    return "均" not in each.lead and ("每" in each.lead or "单价" in each.lead or "标准" in each.lead)


def _spent_on_both(claims: Claims, top: Token, count: Token) -> bool:
    """新建0.5万亩、改造0.3万亩，投资1560万元: an amount behind two counts in a row is of both, so one of them does not divide it."""
    if top.index < count.index:
        return False
    row = [
        token
        for token in claims.tokens[max(0, count.index - 3) : top.index]
        if token.role is Role.VALUE and token.sentence == count.sentence and token.depth == count.depth
    ]
    at = row.index(count) if count in row else -1
    beside = row[max(0, at - 1) : at] + row[at + 1 :]
    return (
        at >= 0
        and top.sentence == count.sentence
        and any(
            token.unit.text == count.unit.text and token.label != count.label and token.index not in claims.parts_of
            for token in beside
            if claims.whole_of.get(count.index) != token.index and claims.whole_of.get(token.index) != count.index
        )
        and "；" not in claims.shadow[row[max(0, at - 1)].end : top.start]
    )


def _about(*parts: object) -> bool:
    *tokens, ratio = parts
    assert isinstance(ratio, Ratio)
    hedged = any(is_hedged(token.quantity.hedge) for token in tokens if isinstance(token, Token))
    return hedged and abs(ratio.residual) <= abs(ratio.value) / 10


def _only_reading(plausible: list[Reading], each: Token) -> bool:
    """Whether the words leave one pair: both in the rate's own sentence, and no other pair as near."""
    cost, top, count = plausible[0].cost, plausible[0].top, plausible[0].number
    if _is_price(each) and not (top.index > each.index and MAKES.search(top.lead)):
        return False
    if count.sentence != each.sentence or len({(one.top.index, one.number.index) for one in plausible if one.cost <= cost + 2.0}) > 1:
        return False
    if top.sentence == each.sentence:
        return cost <= 1.6
    return (
        top.sentence == each.sentence - 1
        and _of_one_thing(top, each)
        and slip_of(str(each.quantity.value), plausible[0].ratio.value) is not None
    )


def _of_one_thing(top: Token, each: Token) -> bool:
    """公务接待费支出6.32万元。… 人均接待费用100元: the words of the mean name the amount."""
    return any(top.label[at : at + 2] in each.lead and top.label[at : at + 2] not in BROAD for at in range(len(top.label) - 1))


def _money_factor(each: Token) -> Decimal:
    unit = UNITS.get(each.unit.text.partition("/")[0])
    return unit.factor if unit is not None else _ONE
