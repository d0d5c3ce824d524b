"""Every figure in its place in the sentence: read with the words around it, its brackets, its list, and the figures before it."""

import re
from bisect import bisect_right
from decimal import Decimal

from jixiao.extract.cues import AGAINST, CHANGES, CONNECTORS, JOINT, LINKS, MORE_OR_LESS, SCORES, SHORT_CHANGES, THIS_YEAR, WEAK
from jixiao.extract.roles import compared_with, read_words, stem_of
from jixiao.extract.token import Role, Token
from jixiao.language import Scan
from jixiao.model import Block, Dimension, Scenario, Unit

# No writer nests deeper or lists more; only what is not a report does.
_DEEPEST, _LONGEST_SERIES = 8, 60
_LONGEST_JOINT = 4  # characters between two figures of one row: none of JOINT and CHANGES is longer
# Members of Enums by names of the module, which are found in a fifth of the time.
_WEAK_ENDS = frozenset(word[-1] for word in (*WEAK, *SHORT_CHANGES)) | frozenset(CONNECTORS)  # of what _read_weak_change reads
_AGAINSTS = frozenset("相比对 ")  # with what AGAINST begins
_WITH = frozenset("与和同跟较比")
_RATES_BEHIND = {"增幅": 1, "涨幅": 1, "增速": 1, "增长": 1, "提升": 1, "降幅": -1, "跌幅": -1, "减幅": -1, "下降": -1, "降低": -1}
_ANDS = frozenset(["、", "和", "及", "与", "以及"])
_VALUE, _CHANGE, _GROWTH, _COMPLETION, _PER_HEAD, _OTHER = Role.VALUE, Role.CHANGE, Role.GROWTH, Role.COMPLETION, Role.PER_HEAD, Role.OTHER
_TIME = Dimension.TIME
_PERCENT, _POINTS, _SCORE, _NO_DIMENSION = Dimension.PERCENT, Dimension.POINTS, Dimension.SCORE, Dimension.NONE
_MORE_THAN = ("比多", "比少", "比增", "比减", "相比多", "相比少", "多", "少")
_PLANNED = frozenset([Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED, Scenario.TARGET])


_ASIDE = re.compile(r"[^（）]{10,}）")


def _is_aside(shadow: str, end: int, start: int) -> bool:
    """Whether a time stands in a bracket that closes before the figure: 下降13.85％（主要是2024年灾后重建基数较高）；支出5.98亿元."""
    return "）" in shadow[end:start] and _ASIDE.match(shadow, end, start) is not None


def tokens_of(shadow: str, scan: Scan, blocks: tuple[Block, ...]) -> list[Token]:
    """All quantities of a document in order, each with its role, label and place in the sentence."""
    starts = [block.span.start for block in blocks]
    tokens: list[Token] = []
    joined: list[tuple[Token, Token]] = []  # figures of a block with little between them
    periods = scan.periods
    next_period = 0
    block = -1
    block_end = -1
    previous_end = 0
    depth = sentence = 0
    changing = -1  # the last sentence that tells a change, or that one figure is held against another
    year: int | None = None
    months: tuple[int, int] | None = None
    before: Token | None = None
    for quantity in scan.quantities:
        start = quantity.span.start
        if start >= block_end:
            block = bisect_right(starts, start) - 1
            block_end = blocks[block].span.end
            previous_end = starts[block]
            depth = 0
            sentence += 1
            year = months = before = None
        gap = shadow[previous_end:start]
        if gap:
            if "（" in gap or "）" in gap:
                depth = max(0, depth + gap.count("（") - gap.count("）"))
            if "。" in gap or "！" in gap or "？" in gap:
                sentence += 1
                year = months = None
        while next_period < len(periods) and periods[next_period].span.start < start:
            period = periods[next_period]
            next_period += 1
            if period.span.start >= previous_end and not _is_aside(shadow, period.span.end, start):
                if period.year is not None:
                    year = period.year
                if period.first_month:
                    months = (period.first_month, period.last_month)
        unit = quantity.unit
        factor = unit.factor
        amount = quantity.value * factor
        token = Token(
            quantity, len(tokens), block, gap, start, quantity.unit_end, unit, unit.dimension,
            amount, float(amount), quantity.ulp * factor, min(depth, _DEEPEST), sentence, year, months,
        )  # fmt: skip
        read_words(token, gap)
        if token.role is _OTHER and token.dimension is _PERCENT and shadow.startswith("的", token.end) and token.lead[:1] not in _WITH:
            sign = _RATES_BEHIND.get(shadow[token.end + 1 : token.end + 3])
            if sign is not None:  # 上年9.5万元，13.68%的降幅来自……
                token.role, token.sign = _GROWTH, sign
        if before is not None:
            if gap[:1] in _AGAINSTS and before.lead[:1] in _WITH and AGAINST.match(gap):  # 与2024年的811,027.3千元相比，净增31,289.2千元
                before.prior = before.prior or before.scenario is Scenario.ACTUAL
                changing = sentence
            _read_on(token, before, changing)
            before.serves_rate = token.base == "的"
        if token.role is _CHANGE:
            changing = sentence
        if before is not None and len(gap) <= _LONGEST_JOINT:
            joined.append((before, token))
        tokens.append(token)
        before = token
        previous_end = token.end
    _lend_units(joined)
    _join_series(joined)
    return tokens


def _read_on(token: Token, before: Token, changing: int) -> None:
    """What the figure before makes of this one: `changing` is the last sentence that told a change, or a comparison."""
    gap, role = token.gap, token.role
    if token.dimension is _NO_DIMENSION and token.unit.text and role is before.role is _VALUE and before.sentence == token.sentence:
        _read_scale(token, before.unit)
    if token.dimension is _SCORE and before.dimension is _SCORE and before.role is _VALUE and SCORES.fullmatch(gap):
        _read_score(token, before)
    if role is _VALUE or role is _PER_HEAD or (token.dimension is _TIME and role is _OTHER):
        lead = token.lead
        may_change = (lead[-1:] in _WEAK_ENDS or "多" in lead or "少" in lead) and (
            changing == token.sentence
            or before.prior
            or before.marker == "到"
            or lead in SHORT_CHANGES
            or before.scenario in _PLANNED
            or before.lead.startswith(THIS_YEAR)
        )
        if not (may_change and _read_weak_change(token, before, changing)) and token.depth and role is before.role is _VALUE:
            _read_in_bracket(token, before)
    elif role is _CHANGE:
        if before.lead[:1] in ("比", "较") and before.sentence == token.sentence and gap.strip() == token.lead:
            token.compared = compared_with(before.lead)  # 较上年58.33万元多支3.45万元
    elif role is _OTHER and token.dimension is _PERCENT:
        if before.role is _COMPLETION and gap[:1] in ("、", "和") and token.lead.endswith("的"):
            token.role, token.base = _COMPLETION, token.lead  # 相当于年初预算的103.93%、调整预算的99.24%
        elif gap == "（" and before.role is _CHANGE:
            token.role, token.sign, token.compared = _GROWTH, before.sign, before.compared  # 较上年减少18.50万元（65.37%）
    if not token.marker and before.marker:
        if before.role is _OTHER and before.sentence == token.sentence:
            token.marker = before.marker  # 82辆用车中，使用年限超过8年的31辆
        elif before.depth == token.depth + 1 and gap[:1] == "）" and before.gap.find(before.marker) < before.gap.rfind("（"):
            token.marker = before.marker  # 其中决策（权重15分）得14分
        elif before.dimension is not token.dimension and (
            gap in ("", "、") or (not token.cut and before.depth == token.depth and before.marker in before.gap)
        ):
            token.marker = before.marker  # 来信64批71人次: two facts of one item; 其中三个街道支出3.12亿元: a number in the name


def _read_scale(token: Token, unit: Unit) -> None:
    """免疫畜禽486.3万头，其中春防251.8万、秋防234.5万: a scale alone, behind a unit that has it."""
    if unit.text.startswith(token.unit.text) and unit.dimension is not _NO_DIMENSION:
        token.unit, token.dimension, token.ulp = unit, unit.dimension, token.quantity.ulp * unit.factor


def _read_score(score: Token, before: Token) -> None:
    """What stands before a score: 共性指标40分得38分, 扣1分，得9分."""
    if "扣" in before.lead:
        before.role = _OTHER
    else:
        before.scenario = Scenario.TARGET
    score.marker = score.marker or before.marker


def _read_weak_change(token: Token, before: Token, changing: int) -> bool:
    """Makes a change of a figure whose verb tells one only beside the figure before it; returns whether it did."""
    if token.marker == "到":
        return False
    # only these three make a change of a weak verb
    now = before.lead.startswith(THIS_YEAR) and before.sentence == token.sentence
    verb = stem_of(token.lead) if changing == token.sentence or before.prior or before.marker == "到" or now else ""
    if token.lead in SHORT_CHANGES and before.lead[:1] in ("比", "较"):
        token.sign, token.label = SHORT_CHANGES[token.lead], ""  # 比年初预算58万元少13.11万元
        token.compared = compared_with(before.lead)
    elif verb[-2:] in WEAK and changing == token.sentence:
        token.sign = CHANGES[verb[-2:]]  # …净增加412万元，其中…调增268.5万元
    elif before.prior and token.lead in _MORE_THAN and before.sentence == token.sentence:
        token.sign, token.compared, token.label = SHORT_CHANGES[token.lead[-1]], "prior", ""  # 同上年（358台）比多58台
        token.prior = False
    elif verb[-2:] in WEAK and before.prior and before.sentence == token.sentence and before.dimension is token.dimension:
        token.sign, token.compared = CHANGES[verb[-2:]], "prior"  # 上年192.31万元，当年节约16.61万元
    elif verb[-2:] in WEAK and now and before.dimension is token.dimension:
        token.sign, token.compared = CHANGES[verb[-2:]], "prior"  # 上年42.60万元，本年38.15万元，节支4.45万元
    elif verb[-2:] in WEAK and before.marker == "到" and before.sentence == token.sentence:
        token.sign, token.label = CHANGES[verb[-2:]], ""  # 由480万元调整为435万元，核减45万元
    else:
        more = MORE_OR_LESS.search(token.lead) if "多" in token.lead or "少" in token.lead else None
        if more is None or before.sentence != token.sentence or before.dimension is not token.dimension:
            return False
        told = before.prior or now or before.lead[:1] in ("比", "较")  # 比2021年的1,874.60万元多支117.17万元; 计划9600只，多装272只
        planned = before.scenario in _PLANNED
        if not told and not planned and changing != token.sentence:
            return False
        token.sign, token.label = SHORT_CHANGES[more["which"]], ""
        token.compared = "budget" if planned and not told else compared_with(before.lead) or "prior"
    if verb and token.label.endswith(verb[-2:]):
        token.label = token.label[:-2]
    token.role = _CHANGE
    return True


def _read_in_bracket(token: Token, before: Token) -> None:
    """A bracket tells parts of what stands before it: of the same budget, of the same year."""
    if token.scenario is Scenario.ACTUAL and token.depth >= before.depth:
        token.scenario = before.scenario
        if token.depth > before.depth:
            token.prior = token.prior or before.prior


def _join_series(joined: list[tuple[Token, Token]]) -> None:
    """Figures in a row (72%、31%和5%) share what stands before the first of them."""
    for before, token in joined:
        if before.series is not None and len(before.series) >= _LONGEST_SERIES:
            continue
        if token.role is before.role and token.role in (_CHANGE, _GROWTH) and token.gap[:1] in LINKS and token.gap not in JOINT:
            if before.series is None:  # 分别增加127.40万元、减少18.75万元
                before.series = [before]
            before.series.append(token)
            token.series = before.series
            continue
        if token.gap not in JOINT:
            continue
        if token.dimension is not before.dimension and not (
            before.role is _CHANGE and token.role is _VALUE and token.dimension not in (_PERCENT, _POINTS)
        ):
            token.prior = token.prior or (before.prior and token.role is before.role and token.gap in _ANDS)  # 上年分别为346起、24人
            continue
        if before.series is None:
            before.series = [before]
        series = before.series
        series.append(token)
        token.series = series
        first = series[0]
        token.role, token.sign, token.base, token.compared = first.role, first.sign, first.base, first.compared
        token.scenario, token.prior, token.label = first.scenario, first.prior, first.label
        if token.quantity.value < 0 and token.role in (_GROWTH, _CHANGE):
            token.sign = 1


def _lend_units(joined: list[tuple[Token, Token]]) -> None:
    """56、73、41亿元: a unit stated once for a list. 提高3个、6.5个百分点: the short form of it."""
    for token, after in reversed(joined):
        same = token.dimension is _NO_DIMENSION and after.unit.text
        if same and after.role is _CHANGE and after.gap in CHANGES:  # 较上年3.12减少0.07万元
            pass
        elif after.gap not in JOINT:
            continue
        points = after.dimension is _POINTS and token.unit.text in ("个", "")
        scale = token.dimension is _NO_DIMENSION and token.unit.text
        if (same and not scale) or points:
            unit = after.unit
            token.unit, token.dimension = unit, unit.dimension
            token.amount = token.quantity.value * unit.factor
            token.size = float(token.amount)
            token.ulp = Decimal(0) if unit.exact else (token.quantity.ulp or Decimal(1)) * unit.factor
            read_words(token, token.gap)
