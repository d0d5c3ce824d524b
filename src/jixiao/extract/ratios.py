"""One rate held against two figures: which pairs of figures may stand in it, and how it is claimed."""

from collections.abc import Iterable
from decimal import Decimal
from math import inf

from jixiao.extract.arithmetic import HUNDRED, Ratio, bits, plain
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.token import COUNTED, Role, Token
from jixiao.model import Dimension, Hedge, Kind, Scenario

_ZERO = Decimal(0)
PLANNED = frozenset([Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED, Scenario.TARGET, Scenario.APPROVED])
_REACH = 9
_ONE = Decimal(1)
_VALUE, _SCORE = Role.VALUE, Dimension.SCORE
_FUZZY = frozenset([Hedge.ABOUT, Hedge.UP_TO, Hedge.OVER])


def values_before(claims: Claims, at: int, reach: int = _REACH, blocks: int = 0) -> list[Token]:
    """Amounts and counts before a figure, nearest first."""
    tokens, block = claims.tokens, claims.tokens[at].block
    found = []
    for back in range(at - 1, max(-1, at - 45), -1):
        token = tokens[back]
        if token.block < block - blocks:
            break
        if token.role is _VALUE:
            found.append(token)
            if len(found) >= reach:
                break
    return found


def base_ahead(claims: Claims, at: int) -> Token | None:
    """A base told in a bracket right behind the rate: 完成预算的85.2%（预算12.06亿元）."""
    if at + 1 < len(claims.tokens):
        token = claims.tokens[at + 1]
        opens = token.gap.startswith("（") and token.marker not in ("其中", "包括", "包含")
        if token.role is Role.VALUE and opens and token.depth == claims.tokens[at].depth + 1:
            return token
    return None


def ratio_of(rate: Token, top: Token, bottom: Token) -> Ratio | None:
    if bottom.amount <= 0:
        return None
    return Ratio(rate.amount, rate.ulp, top.amount, _slack(top), bottom.amount, _slack(bottom), _scale_of(rate))


def _scale_of(rate: Token) -> Decimal:
    return HUNDRED if rate.unit.text != "倍" else _ONE


def _slack(token: Token) -> Decimal:
    """The last digit of a figure that may be rounded; a whole number of points (满分20分) is given, not measured, unless it is a mean."""
    if token.dimension is _SCORE and token.ulp >= 1 and "均" not in token.lead:
        return _ZERO
    return token.ulp


def support_of(rate: Token, ratio: Ratio) -> float:
    if rate.amount in (_ZERO, HUNDRED):
        return 0.0
    return bits(max(ratio.bound, rate.ulp / 2), max(abs(rate.amount), rate.ulp))


def _fuzzy(token: Token) -> bool:
    """约, 近, 余: the figure itself is rough. 不低于 and ≥ state a target exactly."""
    return token.quantity.hedge in _FUZZY


def _holds(rate: Token, ratio: Ratio, top: Token, bottom: Token) -> bool:
    if ratio.allowed():
        return True
    if _fuzzy(rate) or _fuzzy(top) or _fuzzy(bottom):
        return abs(ratio.residual) <= max(ratio.value / 10, rate.ulp)
    return False


Costed = list[tuple[float, Token]]
Reading = tuple[float, Token, Token, Ratio]  # bits, top, bottom


def holding_readings(claims: Claims, rate: Token, tops: Costed, bottoms: Costed) -> list[Reading]:
    """The readings top / bottom that hold, by net support, best first."""
    least, most = _limits(rate, [token for _, token in (*tops, *bottoms)])
    limits = [(cost, token, token.size * least, token.size * most) for cost, token in bottoms]
    holding = []
    for top_cost, top in tops:
        size = top.size
        for bottom_cost, bottom, low, high in limits:
            if low <= size <= high and _may_divide(claims, top, bottom):
                ratio = ratio_of(rate, top, bottom)
                if ratio is not None and _holds(rate, ratio, top, bottom):
                    holding.append((support_of(rate, ratio) - (top_cost + bottom_cost), top, bottom, ratio))
    holding.sort(key=lambda reading: -reading[0])
    return holding


def failing_readings(claims: Claims, rate: Token, tops: Costed, bottoms: Costed) -> list[Reading]:
    """The readings top / bottom that do not hold, cheapest first."""
    failing = []
    for top_cost, top in tops:
        for bottom_cost, bottom in bottoms:
            ratio = ratio_of(rate, top, bottom) if _may_divide(claims, top, bottom) else None
            if ratio is not None and not _holds(rate, ratio, top, bottom):
                failing.append((top_cost + bottom_cost, top, bottom, ratio))
    failing.sort(key=lambda reading: reading[0])
    return failing


def may_share(top: Token, bottom: Token) -> bool:
    """Whether two figures are of one kind, so that one may be a share of the other."""
    return top.dimension is bottom.dimension or (top.dimension in COUNTED and bottom.dimension in COUNTED)


def _may_divide(claims: Claims, top: Token, bottom: Token) -> bool:
    if top is bottom or not may_share(top, bottom):
        return False
    whole = claims.whole_of.get(top.index)
    return whole is None or whole != claims.whole_of.get(bottom.index)  # two parts of one whole


_SHARP = 16  # last digits that a figure has at least: both figures together make no more than an eighth of their rate uncertain
_FAR = 1.25  # times what is stated: a rate so far off is not that of two sharp figures, however it is rounded or rough


def _limits(rate: Token, tokens: Iterable[Token]) -> tuple[float, float]:
    """How many times the bottom a top can be, of figures of which rounding makes little; no limits where one is rounder."""
    for token in tokens:
        if token.ulp and token.ulp * _SHARP > token.amount:
            return -inf, inf
    if rate.amount < 0:
        return -inf, inf
    ulp, scale = float(rate.ulp), 1.0 if rate.unit.text == "倍" else 100.0
    return (rate.size - ulp) / (_FAR * scale), (rate.size + ulp) * _FAR / scale


def believable(rate: Token, ratio: Ratio) -> bool:
    """A slip of the hand changes a rate by less than three times, by a power of ten, or swaps two digits; else another pair is meant."""
    if not ratio.value or not rate.amount:
        return False
    quotient = rate.amount / ratio.value
    if Decimal("0.33") < quotient < 3:
        return True
    # a death rate (‰) is no share of the births, though it may look like a misplaced point of it
    if rate.unit.text != "‰" and any(abs(quotient - power) < power / 50 for power in _POWERS):
        return True
    places = -min(0, int(rate.quantity.value.as_tuple().exponent))
    return slip_of(format(rate.quantity.value, "f"), round(ratio.value / rate.unit.factor, places)) is not None


_POWERS = (Decimal(10), Decimal("0.1"), Decimal(100), Decimal("0.01"), Decimal(10000), Decimal("0.0001"))


def is_soft(rate: Token, top: Token, bottom: Token, ratio: Ratio) -> bool:
    """Whether a rough figure (约, 近, 三分之一) may be why a rate does not hold: up to a quarter of it."""
    return any(_fuzzy(token) for token in (rate, top, bottom)) and abs(ratio.residual) * 4 <= abs(ratio.value)


def emit_rate(
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
    claims.rate_of[top.index, bottom.index] = rate
    if is_soft(rate, top, bottom, ratio):
        ratio.bound = max(ratio.bound, abs(ratio.residual))
        ratio.variance = max(ratio.variance, ratio.residual * ratio.residual)
    claims.rate(kind, rate, ratio, [(top, roles[0]), (bottom, roles[1])], formula, support, runner_up)


def has_its_rate(claims: Claims, rate: Token, top: Token, bottom: Token) -> bool:
    """Whether the sentence has told another rate of these two: 为年初预算1200万元的128%，为调整预算的92.53% is of another."""
    other = claims.rate_of.get((top.index, bottom.index))
    return other is not None and other is not rate and other.sentence == rate.sentence


def _scale(top: Token, bottom: Token) -> str:
    if top.unit.factor == bottom.unit.factor:
        return ""
    return f" × {plain(top.unit.factor / bottom.unit.factor)}"
