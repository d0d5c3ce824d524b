"""The figures that a mean may be made of: those beside it, and those elsewhere that are called as its words say."""

import re
from typing import NamedTuple

from jixiao.extract.claims import Claims
from jixiao.extract.labels import core_of
from jixiao.extract.per_head_words import PERSONS, Mean
from jixiao.extract.ratios import PLANNED
from jixiao.extract.token import Role, Token
from jixiao.language import UNITS
from jixiao.model import Dimension

# Bits that a figure costs as one of the two.
_NEXT, _NEXT_SENTENCE, _PLANNED, _AHEAD, _PRODUCT, _HEAD = 0.7, 2.0, 1.0, 1.0, 0.0, 2.0
_NAMED, _GUESSED, _MISFIT = 1.5, 3.5, 4.0
_LOOK_BACK, REACH = 30, 6  # figures before a mean, and of one dimension
_ENOUGH, _MOST_NAMED, _MOST = 4, 4, 12
COMPARES = re.compile(r"^(?:比|较|由|从)|[由从]$|比对照|比上年")  # 比对照的28.5公斤, 由4.85立方米提高到: not what is divided
# 每人每年1500元，计63000元; 每座2.5万元，年需资金215万元
MAKES = re.compile(r"^(?:全年|年|总|合|共|预计|约|所)*(?:需|计|合计|总计|共计|共|需要|支出|发放|兑付|补助|投入|增加|增收|节约|金额)")
_VERB = re.compile(r"^(?:已|可|共)?(?:拥有|配备|带动|上报|领取|消耗|使用|管护|占有|获|得)+")
_COMMON = re.compile(r"(?:费用|支出|金额|经费|费|额|量|数|收入|面积)$")
BROAD = frozenset("费用 支出 金额 经费 收入 投资 投入 资金 补助 补贴 成本 面积 人数 数量 预算".split())


class Candidate(NamedTuple):
    """`far`: found by its name and not by its place; `said`: the words name what is counted so."""

    cost: float
    token: Token
    far: bool = False
    said: bool = False


def near(claims: Claims, each: Token) -> list[Candidate]:
    """The values beside a mean: before it, then those behind it in its sentence, and the wholes whose lists they stand in.

    Further back in the paragraph only the first few of each dimension: 决算31.26万元…人均1.49万元."""
    tokens, at = claims.tokens, each.index
    found: list[Candidate] = []
    seen: dict[Dimension, int] = {}
    for token in reversed(tokens[max(0, at - _LOOK_BACK) : at]):
        if token.block != each.block:
            break
        if token.role is not Role.VALUE and not (token.dimension is each.dimension is Dimension.TIME):
            continue
        away = each.sentence - token.sentence
        before = seen.get(token.dimension, 0)
        seen[token.dimension] = before + 1
        cost = _NEXT * (len(found) if away < 2 and len(found) < REACH else max(before, 1)) + (
            _PLANNED if token.scenario in PLANNED else 0.0
        )
        if away < 2 and len(found) < REACH:
            cost += _NEXT_SENTENCE * away
        elif before < REACH:
            cost += _NEXT_SENTENCE + 1.0
        else:
            continue
        found.append(Candidate(cost, token, away > 1))
    heads = {claims.list_head[one.token.index] for one in found if one.token.index in claims.list_head}
    for behind, token in enumerate(tokens[at + 1 : at + 6]):
        if token.block != each.block or token.sentence != each.sentence or token.cut == "；":
            break
        if token.role is Role.VALUE:
            found.append(Candidate(_PRODUCT if MAKES.search(token.lead) else _AHEAD + behind, token))
    known = {one.token.index for one in found}
    return found + [Candidate(_HEAD, tokens[head]) for head in sorted(heads - known)]


def tops_of(claims: Claims, each: Token, mean: Mean, beside: list[Candidate]) -> list[Candidate]:
    """What may be divided: figures of the mean's own dimension beside it, and those elsewhere that have the name of what it measures."""
    dimension = dimension_of(each)
    found = [one for one in beside if one.token.dimension is dimension and not COMPARES.search(one.token.lead)]
    named = [
        token
        for token in _called(claims, each, _VERB.sub("", mean.what))
        if token.dimension is dimension and not COMPARES.search(token.lead)
    ]
    by_index = {one.token.index: one for one in found}
    for n, token in enumerate(named[:_MOST_NAMED]):
        cost = _NAMED + 0.5 * n + (_PLANNED if token.scenario in PLANNED else 0.0)
        known = by_index.get(token.index)
        if known is None or known.cost > cost:
            by_index[token.index] = Candidate(cost, token, known is None)
    return list(by_index.values())


def _called(claims: Claims, each: Token, what: str) -> list[Token]:
    """The figures that bear the longest tail of what a mean measures, with or without its last common word: 住院费用, 住院收入."""
    bare = _COMMON.sub("", what)
    found: dict[int, Token] = {}
    for length in range(min(8, len(what)), 1, -1):
        for words in {what, bare}:
            if len(words) >= length and words[-length:] not in BROAD:
                found.update((token.index, token) for token in claims.counted_names.called(words[-length:], each.index))
        if len(found) >= _ENOUGH:
            break
    return list(found.values())


def counts_of(claims: Claims, each: Token, mean: Mean, values: list[Candidate]) -> list[Candidate]:
    """What may divide it: figures beside it of things that the words count, and those elsewhere that have their name."""
    beside = [one for one in values if one.token.amount > 0 and one.token.dimension is not Dimension.NONE]
    fitting = [one for one in beside if mean.counts(one.token.unit.text, one.token.dimension)]
    found: dict[int, Candidate] = {}
    said: set[int] = set()
    for n, noun in enumerate(mean.nouns):
        if n == mean.said and said:
            break  # the words name what is counted: nobody else
        for token in claims.counted_names.called(noun, each.index):
            if (
                token.amount > 0
                and token is not each
                and (mean.counts(token.unit.text, token.dimension) or token.dimension is Dimension.NONE)
            ):
                if n < mean.said:
                    said.add(token.index)
                found.setdefault(token.index, Candidate(_NAMED if n < mean.said else _GUESSED, token, True, n < mean.said))
    for one in fitting:
        if not said or one.token.index in said:
            found[one.token.index] = Candidate(one.cost, one.token, one.far, one.token.index in said)
        else:
            found[one.token.index] = Candidate(one.cost + _MISFIT, one.token, one.far)
    if not found and values and mean.dimensions == PERSONS:  # 离退休人员年支出453万元，人均: of those whom the amount is of
        name = core_of(values[0].token.label)
        for length in range(min(4, len(name)), 1, -1):
            for token in claims.counted_names.called(name[:length], each.index):
                if token.dimension in PERSONS:
                    found.setdefault(token.index, Candidate(_GUESSED, token, True))
    if not fitting and not said and not mean.dimensions:
        found.update((one.token.index, Candidate(one.cost + _MISFIT, one.token)) for one in beside)
    return sorted(found.values(), key=lambda one: one.cost)[:_MOST]


def dimension_of(each: Token) -> Dimension:
    if each.dimension is not Dimension.RATE:
        return each.dimension
    word = each.unit.text.partition("/")[0]
    unit = UNITS.get(word)
    return unit.dimension if unit is not None else Dimension.NONE
