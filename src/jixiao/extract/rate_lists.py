"""Lists of rates told behind the lists that they are of: 预算分别为28、36、8万元，决算分别为21.47、31.25、3.96万元，完成率分别为a、b和c.

Which lists are meant is proved by arithmetic: where most rates of a list hold, the others are slips."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.extract.arithmetic import HUNDRED
from jixiao.extract.claims import Claims
from jixiao.extract.rate_names import is_of_doing
from jixiao.extract.ratios import PLANNED, emit_rate, is_soft, may_share, ratio_of, support_of
from jixiao.extract.slips import evidence
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind

_ZERO = Decimal(0)
_FEWEST, _LONGEST = 2, 12
_REACH = 48  # figures before a list of rates
_BEYOND = 14  # and behind it, in its sentence
_WINDOWS = 16  # lists of the right length that are tried, nearest first
_PROOF = 9.0  # bits that the rates which hold must prove together
_RATES = frozenset([Role.RATE, Role.SHARE, Role.COMPLETION])


class Lists:
    """A reading of a list of rates: what each is of, by rank."""

    __slots__ = ("bottoms", "holds", "score", "tops")

    def __init__(self, tops: list[Token], bottoms: list[Token], holds: list[bool], score: float) -> None:
        self.tops = tops
        self.bottoms = bottoms
        self.holds = holds
        self.score = score


def read_rate_lists(claims: Claims) -> None:
    """Adds the rates of lists of two and more whose figures stand in lists as long, or in one such list and its whole."""
    for rates in _lists_of_rates(claims):
        reading = _reading(claims, rates)
        if reading is None:
            continue
        kind = Kind.COMPLETION if _is_completion(rates[0], reading) else Kind.SHARE
        roles = ("done", "target") if kind is Kind.COMPLETION else ("part", "base")
        for rate, top, bottom, holds in zip(rates, reading.tops, reading.bottoms, reading.holds, strict=True):
            ratio = ratio_of(rate, top, bottom)
            if ratio is not None and not (not holds and is_soft(rate, top, bottom, ratio)):
                emit_rate(claims, kind, rate, top, bottom, ratio, roles, support_of(rate, ratio) if holds else 0.0, 0.0)


def _lists_of_rates(claims: Claims) -> Iterator[list[Token]]:
    """The rates in a row, and those of one name that the items of a paragraph bear each for itself (投入12.85分，得分率85.67%；…)."""
    named: dict[tuple[int, str], list[Token]] = {}
    for rate in claims.of(Role.COMPLETION, Role.SHARE, Role.RATE):
        if rate.in_table or rate.index in claims.settled or rate.prior:
            continue
        if rate.series is not None:
            if rate.series[0] is rate and _FEWEST <= len(rate.series) <= _LONGEST and all(each.role in _RATES for each in rate.series):
                yield rate.series
        elif rate.role is Role.RATE:
            named.setdefault((rate.block, rate.base), []).append(rate)
    for rates in named.values():
        if _FEWEST < len(rates) <= _LONGEST:
            yield rates


def _is_completion(rate: Token, reading: Lists) -> bool:
    return is_of_doing(rate.base) or any(bottom.scenario in PLANNED for bottom in reading.bottoms)


def _reading(claims: Claims, rates: list[Token]) -> Lists | None:
    """The lists that prove themselves; none where no two do."""
    length = len(rates)
    windows = _windows(claims, rates, length)
    best: Lists | None = None
    for far, tops in enumerate(windows):
        bottoms = [window for window in windows if not set(window) & set(tops)]
        wholes = [[whole] * length for whole in _wholes(claims, rates, tops)]
        for farther, candidates in enumerate([*wholes, *bottoms]):
            reading = _held(claims, rates, tops, candidates)
            if reading is not None:
                reading.score -= 0.4 * (far + farther)
                if best is None or reading.score > best.score:
                    best = reading
    return best


def _held(claims: Claims, rates: list[Token], tops: list[Token], bottoms: list[Token]) -> Lists | None:
    weights = tops[0].dimension is Dimension.SCORE and bottoms[0].dimension is Dimension.NONE  # 权重依次为15、25、30、30
    if not weights and not may_share(tops[0], bottoms[0]):
        return None
    for rate, top, bottom in zip(rates[:2], tops, bottoms, strict=False):  # most pairs of lists are far off: seen by the first two
        if bottom.size <= 0 or not rate.size / 4 <= top.size / bottom.size * 100 <= rate.size * 4:
            return None
    ratios = [ratio_of(rate, top, bottom) for rate, top, bottom in zip(rates, tops, bottoms, strict=True)]
    known = [ratio for ratio in ratios if ratio is not None]
    if len(known) < len(rates):
        return None
    holds = [ratio.allowed() for ratio in known]
    held = sum(holds)
    proof = sum(support_of(rate, ratio) for rate, ratio, holding in zip(rates, known, holds, strict=True) if holding)
    slips = 0.0
    if held < len(rates):
        amiss = [at for at, holding in enumerate(holds) if not holding]
        swapped = len(amiss) == 2 and all(
            abs(known[one].value - rates[other].amount) <= rates[other].ulp for one, other in (amiss, amiss[::-1])
        )
        if swapped:
            slips = 6.0
        elif len(amiss) > max(1, len(rates) // 3):
            return None
        else:
            slips = min(evidence(claims, rates[at], tops[at], bottoms[at], known[at]) for at in amiss)
            if held < 2 and slips < 4.0:
                return None
    if proof + slips < _PROOF:
        return None
    return Lists(tops, bottoms, holds, proof + slips)


def _windows(claims: Claims, rates: list[Token], length: int) -> list[list[Token]]:
    """The runs of as many figures of one unit as there are rates, nearest first: those that rates stand behind one by one among them."""
    tokens = claims.tokens
    first, last = rates[0].index, rates[-1].index
    block = rates[0].block
    found: list[list[Token]] = []
    if last - first >= length:  # rates that stand each behind its own figure
        own = [tokens[rate.index - 1] for rate in rates]
        if all(token.role is Role.VALUE for token in own) and len({token.dimension for token in own}) == 1:
            found.append(own)
    runs: dict[tuple[Dimension, str], list[Token]] = {}
    for token in tokens[max(0, first - _REACH) : min(len(tokens), last + _BEYOND)]:
        if token.block == block and token.role is Role.VALUE and (token.index < first or token.sentence - rates[-1].sentence in (0, 1)):
            runs.setdefault((token.dimension, token.unit.text), []).append(token)
    windows: list[list[Token]] = []
    for run in runs.values():
        for at in range(len(run) - length + 1):
            window = run[at : at + length]
            if window[0].sentence == window[-1].sentence and window[0].depth == window[-1].depth and _is_list(window):
                windows.append(window)
    windows.sort(key=lambda window: abs(first - window[-1].index))
    return found + windows[:_WINDOWS]


def _is_list(window: list[Token]) -> bool:
    """Whether figures are told alike: all of one series, or each with a name or a place of its own."""
    series = window[0].series
    if series is not None and all(token.series is series for token in window):
        return True
    return all(token.scenario is window[0].scenario and token.prior is window[0].prior for token in window)


def _wholes(claims: Claims, rates: list[Token], tops: list[Token]) -> list[Token]:
    """What a list of parts is of: the figure that all of them make, or one before them of their kind."""
    total = sum((top.amount for top in tops), _ZERO)
    found = []
    whole = claims.whole_of.get(tops[0].index)
    if whole is not None:
        found.append(claims.tokens[whole])
    if abs(sum((rate.amount for rate in rates), _ZERO) - HUNDRED) <= 1:
        found += claims.names.worth(tops[0].dimension, total)[:1]
    before = [
        token
        for token in claims.tokens[max(0, tops[0].index - 12) : tops[0].index]
        if token.role is Role.VALUE and token.block == tops[0].block and may_share(tops[0], token) and token.size >= float(total) * 0.98
    ]
    found += before[::-1][:4]
    return list(dict.fromkeys(found))
