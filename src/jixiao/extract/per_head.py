"""x per head, per item, per area: 人均79.13元, 每座1.8万元, 单产396公斤; and products: 42名代表，每人1500元，计63000元."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import Ratio, bits, is_hedged, judge, places_of, plain, truncated
from jixiao.extract.claims import Claims
from jixiao.extract.cues import PER_HEAD
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.token import Role, Token
from jixiao.language import UNITS
from jixiao.model import Dimension, Kind, Scenario, Status

_ONE = Decimal(1)
_EACH = re.compile(r"每[一]?([^人，。0-9]{1,4})|([^，。人平户])均")
_REACH = 6
# what is divided by, by the word that says so
_DIVISOR: tuple[tuple[re.Pattern[str], frozenset[Dimension], str], ...] = (
    (re.compile(r"人均|生均|师均|每[一]?(?:人|名|生)|人月均"), frozenset([Dimension.PEOPLE, Dimension.VISITS]), ""),
    (re.compile(r"笔均|每[一]?笔"), frozenset([Dimension.COUNT]), "笔"),
    (re.compile(r"户均|每[一]?户"), frozenset([Dimension.COUNT]), "户"),
    (re.compile(r"车均|单车|每[一]?(?:辆|台)车?|台均|辆均"), frozenset([Dimension.COUNT]), "辆台"),
    (re.compile(r"件均|案均|每[一]?(?:起|件|案|宗)|宗均"), frozenset([Dimension.COUNT]), "件起宗案"),
    (re.compile(r"亩均|亩产|单产|每[一]?亩|每公顷"), frozenset([Dimension.AREA]), ""),
    (re.compile(r"日均|每[一]?(?:天|日)"), frozenset([Dimension.TIME]), ""),
    (re.compile(r"每[一]?(?:平方米|平米)|单方|/(?:平方米|㎡)"), frozenset([Dimension.AREA]), ""),
    (re.compile(r"每[一]?(?:公里|千米)"), frozenset([Dimension.LENGTH]), ""),
    (
        re.compile(
            r"每[一]?(?:座|个|所|家|处|项|套|村|社区|批次?|次|场|期|份|台|张|条|班|院|站|校)"
            r"|[村社校班次场批台项社院队篇座处家栋所套期轮组馆站厂企床机课]均|平均|单价"
        ),
        frozenset([Dimension.COUNT]), "",
    ),
)  # fmt: skip


_BY_HOW_MUCH = re.compile(r"(?:[高低多少]于|[高超低]出|超过)[^，。；]*平均(?:水平|数|值)?$")  # 村均6.16万元，高于全市平均4.02万元


def read_per_head(claims: Claims) -> None:
    """Adds per_capita relations: those that hold, and those whose one possible reading does not."""
    changes = [token for token in claims.of(Role.CHANGE) if token.label and PER_HEAD.search(token.label)]  # 亩均增产58公斤
    for token in [*claims.of(Role.PER_HEAD), *changes]:
        if token.quantity.upper is None and not _BY_HOW_MUCH.search(token.lead):
            _per_head(claims, token.index, token)


def _per_head(claims: Claims, at: int, each: Token) -> None:
    near = [
        t for t in claims.tokens[max(0, at - 12) : at] if t.block == each.block and t.role is Role.VALUE and t.sentence >= each.sentence - 1
    ]
    near.reverse()
    if "日均" in each.lead or "每天" in each.lead:
        near += [t for t in claims.tokens[max(0, at - 6) : at] if t.dimension is Dimension.TIME and t.sentence == each.sentence]
    after = [t for t in claims.tokens[at + 1 : at + 6] if t.block == each.block and t.sentence == each.sentence and t.role is Role.VALUE]
    beyond = next((t.index for t in claims.tokens[at + 1 : at + 6] if t.cut == "；"), at + 6)
    after = [t for t in after if t.index < beyond]
    pool = [
        (
            0.7 * n + (2.0 if t.sentence != each.sentence else 0.0) + (1.0 if t.scenario is Scenario.TARGET else 0.0),
            t,
        )
        for n, t in enumerate(near[:_REACH])
    ]
    pool += [(1.0 + n, t) for n, t in enumerate(after)]
    divisor = next(((dimensions, units) for pattern, dimensions, units in _DIVISOR if pattern.search(each.lead + each.unit.text)), None)
    target = _dimension_of(each)
    word = _each_what(each)
    heads = [claims.tokens[claims.list_head[t.index]] for _, t in pool if t.index in claims.list_head]
    pool += [(2.0, head) for head in {head.index: head for head in heads}.values() if all(head is not t for _, t in pool)]
    best: tuple[float, Token, Token, Ratio] | None = None
    plausible: list[tuple[float, Token, Token, Ratio]] = []
    for top_cost, top in pool:
        if top.dimension is not target:
            continue
        for count_cost, count in pool:
            if count is top or count.amount <= 0 or (count.dimension is target and count.unit.text == top.unit.text):
                continue
            fits = divisor is not None and count.dimension in divisor[0] and (not divisor[1] or count.unit.text[-1] in divisor[1])
            if word is not None and count.dimension is UNITS[word].dimension:
                fits = count.unit.text.endswith(word)
            size = _per_unit(each) or _ONE
            scale = _ONE / each.unit.factor if each.dimension is not Dimension.RATE else _ONE / _money_factor(each)
            bottom_amount, bottom_ulp = count.amount / size, count.ulp / size
            if bottom_amount <= 0:
                continue
            ratio = Ratio(each.quantity.value, each.ulp / each.unit.factor, top.amount, top.ulp, bottom_amount, bottom_ulp, scale)
            cost = top_cost + count_cost + (0.0 if fits else 4.0)
            if abs(ratio.residual) <= max(ratio.bound, Decimal("0.0000001")) or _about(each, top, count, ratio):
                support = (
                    bits(
                        max(ratio.bound, each.ulp / each.unit.factor / 2, Decimal("0.0005") * abs(ratio.value)),
                        max(abs(each.quantity.value), _ONE),
                    )
                    - cost
                )
                if best is None or support > best[0]:
                    best = (support, top, count, ratio)
            elif (third := _third_factor(claims, each, ratio, (top, count))) is not None:
                best = (1.0, top, count, third) if best is None else best
            elif (
                fits
                and not top.unit_missing
                and not count.unit_missing
                and count.index not in claims.list_head
                and top.index not in claims.list_head
                and each.lead.replace("每人每年", "每人").count("每") < 2
                and ratio.value
                and _believable(each.quantity.value / ratio.value)
                and not _compares(top)
                and not _compares(each)
                and not _of_another(each, top, count)
            ):
                plausible.append((cost, top, count, ratio))
    if best is not None and best[0] > -1.0:
        _emit(claims, each, best)
        return
    plausible.sort(key=lambda reading: reading[0])
    own = [reading for reading in plausible if "；" not in claims.shadow[min(reading[1].end, reading[2].end) : each.start]]
    plausible = own or plausible
    scaled = [reading for reading in plausible if _power_of_ten(each, reading[3])]
    if best is None and scaled:
        _emit(claims, each, (0.0, *scaled[0][1:]))
        return
    if plausible and best is None and _only_reading(plausible, each) and not _spent_on_both(claims, *plausible[0][1:3]):
        _emit(claims, each, (0.0, *plausible[0][1:]))


def _emit(claims: Claims, each: Token, reading: tuple[float, Token, Token, Ratio]) -> None:
    support, top, count, ratio = reading
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


def _each_what(each: Token) -> str | None:
    """The unit that the words divide by: 每株 -> 株, 每千瓦时 -> 千瓦时, 户均 -> 户."""
    named = _EACH.search(each.lead)
    if named is None:
        return None
    words = named[1] or named[2]
    return next((words[:length] for length in range(len(words), 0, -1) if words[:length] in UNITS), None)


def _third_factor(claims: Claims, each: Token, ratio: Ratio, used: tuple[Token, Token]) -> Ratio | None:
    """186名代表，会期3天，每人每天420元，共234360元: the time or number that the product also needs."""
    if not ratio.value or not each.quantity.value or each.lead.count("每") < 2:
        return None
    for token in claims.tokens[max(0, each.index - 4) : each.index + 3]:
        factor = token.quantity.value
        if token in used or token is each or token.sentence != each.sentence or factor <= 1:
            continue
        if (
            token.dimension in (Dimension.TIME, Dimension.COUNT)
            and abs(ratio.value / factor - each.quantity.value) <= ratio.bound / factor + each.ulp / each.unit.factor / 2
        ):
            ratio.value /= factor
            ratio.residual = each.quantity.value - ratio.value
            return ratio
    return None


def _power_of_ten(each: Token, ratio: Ratio) -> bool:
    """Whether another unit would make the pair fit exactly: 38.6元 for 38.6万元."""
    return any(
        abs(ratio.value * power - each.quantity.value) <= ratio.bound * power + each.ulp / each.unit.factor / 2
        for power in (Decimal(10000), Decimal("0.0001"))
    )


def _believable(quotient: Decimal) -> bool:
    """A slip changes a mean by less than three times, or by a power of ten; anything else is another pair."""
    return Decimal("0.3") < quotient < 3 or any(
        abs(quotient - power) < power / 50 for power in (Decimal(10), Decimal("0.1"), Decimal(10000), Decimal("0.0001"))
    )


def _of_another(each: Token, top: Token, count: Token) -> bool:
    """新建亩均2400元, where neither the money nor the area is called 新建: a mean of figures that are not told."""
    named = re.match(r"（?([一-龥]{2,6})[亩户人车件次村]均", each.lead)
    name = named[1] if named else ""
    words = f"{top.lead}{top.label}{count.lead}{count.label}"
    return len(name) >= 2 and not any(name[at : at + 2] in words for at in range(len(name) - 1))


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


def _compares(token: Token) -> bool:
    """比对照的28.5公斤, 由4.85立方米提高到: not what is divided."""
    return re.search(r"^(?:比|较|由|从)|[由从]$|比对照|比上年", token.lead) is not None


def _about(*parts: object) -> bool:
    *tokens, ratio = parts
    assert isinstance(ratio, Ratio)
    hedged = any(is_hedged(token.quantity.hedge) for token in tokens if isinstance(token, Token))
    return hedged and abs(ratio.residual) <= abs(ratio.value) / 10


def _only_reading(plausible: list[tuple[float, Token, Token, Ratio]], each: Token) -> bool:
    """Whether the words leave one pair: both in the rate's own sentence, and no other pair as near."""
    cost, top, count, ratio = plausible[0]
    if len(plausible) == 1 and top.sentence == each.sentence - 1 and count.sentence == each.sentence:
        return _of_one_thing(top, each) and slip_of(str(each.quantity.value), ratio.value) is not None
    if (
        cost > 1.6
        or top.sentence != each.sentence
        or count.sentence != each.sentence
        or is_hedged(top.quantity.hedge)
        or is_hedged(count.quantity.hedge)
    ):
        return False
    return len({(reading[1].index, reading[2].index) for reading in plausible if reading[0] <= cost + 2.0}) == 1


def _of_one_thing(top: Token, each: Token) -> bool:
    """公务接待费支出6.32万元。… 人均接待费用100元: the words of the mean name the amount."""
    return any(
        top.label[at : at + 2] in each.lead and top.label[at : at + 2] not in ("支出", "费用", "经费") for at in range(len(top.label) - 1)
    )


def _dimension_of(each: Token) -> Dimension:
    if each.dimension is not Dimension.RATE:
        return each.dimension
    word = each.unit.text.partition("/")[0]
    unit = UNITS.get(word)
    return unit.dimension if unit is not None else Dimension.NONE


def _money_factor(each: Token) -> Decimal:
    unit = UNITS.get(each.unit.text.partition("/")[0])
    return unit.factor if unit is not None else _ONE


def _per_unit(each: Token) -> Decimal | None:
    """亩产 and 公斤/亩 divide by mu, not by the square metres that areas are kept in."""
    words = each.lead + each.unit.text
    named = _each_what(each)
    if named is not None and UNITS[named].dimension in (
        Dimension.ENERGY,
        Dimension.MASS,
        Dimension.VOLUME,
        Dimension.AREA,
        Dimension.LENGTH,
    ):
        return UNITS[named].factor
    for word in ("亩", "公里", "公顷", "千米"):
        if word in words:
            return UNITS[word].factor
    return None
