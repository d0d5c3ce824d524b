"""Rates of several figures together: the base, or the part, is a sum of figures that are told one by one."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import HUNDRED, Ratio, is_hedged, plain
from jixiao.extract.claims import Claims
from jixiao.extract.counted_totals import COUNTED_THINGS
from jixiao.extract.names import PART
from jixiao.extract.rate_names import own_name
from jixiao.extract.ratios import believable, support_of, values_before
from jixiao.extract.token import Token
from jixiao.model import Dimension, Kind

_ZERO = Decimal(0)


def joint_base(claims: Claims, at: int, rate: Token, tops: list[tuple[float, Token]], inline: bool) -> bool:
    """A base that is told as its parts: 占转移支付总额的76.2% of 一般性3.18亿元、专项1.07亿元."""
    if inline or not tops or rate.amount in (_ZERO, HUNDRED):
        return False
    values = values_before(claims, at, 8)
    top = tops[0][1]
    known = claims.joint_base.get((rate.sentence, top.dimension))
    if known is not None and tops[0][0] <= 0.5 and top not in known:  # what the shares before it in the sentence are of
        ratio = _of_sum(rate, top, known)
        if ratio is not None and believable(rate, ratio):
            _emit_of_sum(claims, rate, top, known, ratio)
            return True
    if top not in values:
        return False
    before = values[values.index(top) + 1 :]
    for count in (2, 3):
        run = before[:count]
        if len(run) < count or len({token.dimension for token in (top, *run)}) > 1:
            continue
        ratio = _of_sum(rate, top, run)
        if ratio is not None and ratio.allowed() and support_of(rate, ratio) > 5:
            claims.joint_base[rate.sentence, top.dimension] = run
            _emit_of_sum(claims, rate, top, run, ratio)
            return True
    return False


def _of_sum(rate: Token, top: Token, run: list[Token]) -> Ratio | None:
    total = sum((token.amount for token in run), _ZERO)
    return Ratio(rate.amount, rate.ulp, top.amount, top.ulp, total, sum((token.ulp for token in run), _ZERO)) if total else None


def _emit_of_sum(claims: Claims, rate: Token, top: Token, run: list[Token], ratio: Ratio) -> None:
    joined = " + ".join(plain(token.quantity.value) for token in reversed(run))
    formula = f"{plain(top.quantity.value)} / ({joined}) = {claims.figure(rate)}%"
    operands = [(top, "part"), *((token, "base") for token in reversed(run))]
    claims.rate(Kind.SHARE, rate, ratio, operands, formula, support_of(rate, ratio) - 4)


class Together:
    """Figures that a rate may be told of together: 男52人、女48人，占总数200人的50%; 两项占支出200万元的80%."""

    __slots__ = ("parts", "said")

    def __init__(self, parts: list[Token], said: bool) -> None:
        self.parts = parts
        self.said = said  # in words: 两项, 合计

    def over(self, rate: Token, base: Token) -> Ratio | None:
        if base in self.parts or base.dimension is not self.parts[0].dimension or base.amount <= 0:
            return None
        total = sum((part.amount for part in self.parts), _ZERO)
        if total == base.amount:
            return None  # 好转17个、持平39个、变差4个, 优良断面比例88.3%: all of them, so a rate of something else
        return Ratio(rate.amount, rate.ulp, total, sum((part.ulp for part in self.parts), _ZERO), base.amount, base.ulp)

    def emit(self, claims: Claims, kind: Kind, rate: Token, base: Token, ratio: Ratio) -> None:
        joined = " + ".join(plain(part.quantity.value * (part.unit.factor / base.unit.factor)) for part in self.parts)
        formula = f"({joined}) / {plain(base.quantity.value)} = {claims.figure(rate)}{rate.unit.text}"
        operands = [*((part, "part") for part in self.parts), (base, "base")]
        claims.rate(kind, rate, ratio, operands, formula, max(0.0, support_of(rate, ratio) - 3))


def parts_together(claims: Claims, at: int, rate: Token, base: Token | None) -> Together | None:
    """The figures right before a rate that stand in one row, or as many as its words count; none where the rate names one of them."""
    if rate.series is not None or rate.amount in (_ZERO, HUNDRED) or rate.unit.text != "%":
        return None
    first = base if base is not None else rate
    words = re.split(r"占|相当于|完成|达到?|为", first.lead)[0]
    before = [token for token in values_before(claims, at, _LONGEST + 2) if token is not base]
    number = before[0] if before and _counts_figures(claims, before[0], first) else None
    opens = number is not None and number.cut == "。"  # 两项支出占基本支出的87.5%: of the sentence before
    before = [token for token in before if token.sentence == rate.sentence - opens or token is number]
    said = number is not None or _TOGETHER.search(words) is not None
    name = own_name(rate, base)
    named = _named_parts(claims, rate, name) if name else []
    if named:
        return Together(named, said=True)
    if not said and name:
        return None
    before = before[1:] if number is not None else before
    if not before:
        return None
    near = before[0]
    alike = [token for token in before if token.unit.text == near.unit.text and token.depth == near.depth and not token.prior]
    if number is not None:
        parts = alike[: int(number.quantity.value)]
        if len(parts) < number.quantity.value:
            return None
    else:
        parts = [near]
        for token in alike[1:]:
            last = parts[-1]
            if token.index != last.index - 1 or last.gap.lstrip("）")[:1] not in _ROW:
                break
            parts.append(token)
    if len(parts) < 2 or any(part.serves_rate or is_hedged(part.quantity.hedge) for part in parts):
        return None
    return Together(parts[::-1], said)


def read_together(
    claims: Claims, kind: Kind, rate: Token, together: Together, bottoms: list[tuple[float, Token]], single: Ratio | None
) -> bool:
    """Claims the rate of several figures together where it holds, and holds better than that of the last of them (`single`)."""
    for _, base in bottoms[:3]:
        ratio = together.over(rate, base)
        if ratio is None or not ratio.allowed() or support_of(rate, ratio) <= 3:
            continue
        if together.said or single is None or abs(ratio.residual) < abs(single.residual):
            together.emit(claims, kind, rate, base, ratio)
            return True
    return False


def is_nearer(rate: Token, joint: Ratio, single: Ratio | None) -> bool:
    """Whether a slip of the rate of several figures together explains it better than one of the last figure's rate."""
    if not joint.value or not believable(rate, joint):
        return False
    return single is None or abs(joint.residual) < abs(single.residual)


def _named_parts(claims: Claims, rate: Token, name: str) -> list[Token]:
    """脱贫户与监测户合占务工人数的46.47%: the figures of the names in a row, each told in the paragraph before the rate."""
    names = _BETWEEN_NAMES.split(re.sub(r"(?:[两二三四]者|[两二三四]项|合计|共|合|总计|之和)+$", "", name))
    if len(names) < 2 or not all(len(part) >= 2 for part in names):
        return []
    parts = []
    for part in names:
        found = [token for quality, token in claims.names.find(part, rate.index) if quality > PART and token.index < rate.index]
        if not found or found[0].block != rate.block or found[0].prior:
            return []
        parts.append(found[0])
    return parts if len({part.unit.text for part in parts}) == 1 and len(set(parts)) == len(parts) else []


_BETWEEN_NAMES = re.compile(r"与|和|及|、|加上")
_LONGEST = 6
_ROW = frozenset("、和与及")
_TOGETHER = re.compile(r"两者|二者|三者|合计|共计|加起来|合起来|^，?共|上述|以上")


def _counts_figures(claims: Claims, number: Token, first: Token) -> bool:
    """两项占…: a number in words right before the rate counts the figures before it."""
    return (
        number.index == first.index - 1
        and number.dimension is Dimension.COUNT
        and number.unit.text in COUNTED_THINGS
        and 2 <= number.quantity.value <= _LONGEST
        and not claims.figure(number).isascii()
        and len(first.gap) <= 16
    )
