"""Totals that say how many figures they add: 五个方面合计9.80亿元, 以上三项合计：预算1058.60万元, 前两项之和241.06万元."""

import re
from collections.abc import Iterator

from jixiao.extract.claims import Claims
from jixiao.extract.cues import ASIDE
from jixiao.extract.labels import same_thing
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Scenario

COUNTED_THINGS = frozenset("项个类部者地家块笔") | {"部分", "方面", "大类"}
_ADDS = re.compile(r"合计|共计|合共|之和|相加|总计|累计|总和|加总|共支出|共完成|合起来|加起来|合并|共为?$")
_BACK = re.compile(r"上述|以上|上列|前述|上面")
_OF_THEM = re.compile("中|内|里")
_PLACE = re.compile("第([一二三四五六七八九])")
_ORDINALS = "一二三四五六七八九"
_REACH = 60


def counted_totals(claims: Claims, head: Token) -> Iterator[tuple[list[Token], float]]:
    """(parts, evidence in bits that these are the figures meant) for a figure that names their number."""
    if head.serves_rate:  # 两项合计占支出200万元的80%
        return
    number = claims.tokens[head.index - 1] if head.index else None
    if (
        number is None
        or number.dimension is not Dimension.COUNT
        or number.unit.text not in COUNTED_THINGS
        or number.sentence != head.sentence
    ):
        return
    count, first = int(number.quantity.value), number.lead.endswith(("前", "前面"))
    if not 2 <= count <= 20 or not (first or _ADDS.search(ASIDE.sub("", head.gap))) or len(head.gap) > 24:
        return
    before = [token for token in claims.tokens[max(0, head.index - _REACH) : head.index - 1] if _may_be_part(token, head)]
    if head.dimension is Dimension.SCORE:  # 甲满分15分，得14分；乙……。四类合计100分: of the full marks, or of the marks
        full = [token for token in before if token.scenario is Scenario.TARGET]
        marks = [token for token in before if token.scenario is not Scenario.TARGET]
        if full and "得" not in head.gap:
            before = min(full, marks, key=lambda told: abs(sum(token.amount for token in told[-count:]) - head.amount))
    here = [token for token in before if token.block == head.block]
    if first:
        for listed in _lists_before(head, before):
            if len(listed) > count:
                yield listed[:count], 4.0
                yield listed[1 : count + 1], 4.0
        return
    told_before = here and _BACK.search(number.gap) and not _OF_THEM.search(head.gap)
    name = _ADDS.split(head.gap)[0].removeprefix("项目").strip("的投资金额，")
    named = [token for token in before if len(name) >= 2 and name in token.lead]
    if len(named) >= count:  # 三个项目概算合计: of all that was told of them, the estimates
        yield named[-count:], 6.0
        return
    for alike in _by_kind(here, head):
        if len(alike) >= count:
            yield alike[-count:], 6.0 if _is_run(alike[-count:]) else -2.0
    if told_before:  # 上述八项, of which seven are told: the list as it stands
        listed = [token for token in here if token.sentence == here[-1].sentence and token.scenario is here[-1].scenario]
        yield from ((run, 4.0) for run in (listed, listed[1:]) if len(run) > 1 and len(run) != count)
    rows: list[Token] = []
    for block in range(head.block - 1, max(-1, head.block - count - 1), -1):
        named = [token for token in before if token.block == block and (token.lead == head.lead or same_thing(token.label, head.label))]
        if not named:
            break
        rows.append(named[0])
    if len(rows) == count:
        yield rows[::-1], 6.0


def totals_by_place(claims: Claims, head: Token) -> Iterator[tuple[list[Token], float]]:
    """人员类（第一、第三两项）合计2541.29万元: the figures that stand at these places of the list before it."""
    places = [_ORDINALS.index(place) for place in _PLACE.findall(head.gap)]
    if len(places) < 2 or not _ADDS.search(ASIDE.sub("", head.gap)):
        return
    before = [token for token in claims.tokens[max(0, head.index - _REACH) : head.index] if _may_be_part(token, head)]
    sentences = sorted({token.sentence for token in before if token.block == head.block}, reverse=True)
    for sentence in sentences[:3]:
        listed = [token for token in before if token.sentence == sentence]
        if len(listed) > max(places):
            yield [listed[place] for place in places], 6.0


def _lists_before(head: Token, before: list[Token]) -> Iterator[list[Token]]:
    """The figures of the sentence of a total and of the one before, of the paragraph before it, of the first of each of the items above."""
    for sentence in (head.sentence, head.sentence - 1):
        yield [token for token in before if token.sentence == sentence and token.block == head.block]
    if any(token.block == head.block for token in before):
        return
    yield [token for token in before if token.block == head.block - 1]
    firsts: list[Token] = []
    for token in reversed(before):
        if firsts and token.block == firsts[0].block:
            firsts[0] = token
        elif token.block == (firsts[0].block if firsts else head.block) - 1:
            firsts.insert(0, token)
        else:
            break
    yield firsts


def _by_kind(tokens: list[Token], head: Token) -> list[list[Token]]:
    """Figures of one scenario each, that of the total first: 年初预算350.00万元、决算378.52万元；年初预算128.00万元、决算119.77万元."""
    kinds: dict[Scenario, list[Token]] = {}
    for token in tokens:
        kinds.setdefault(token.scenario, []).append(token)
    return sorted(kinds.values(), key=lambda kind: kind[0].scenario is not head.scenario)


def counts_others(claims: Claims, head: Token, parts: int) -> bool:
    """Whether a total says that it is that of the first few figures (前四项587.20万元), and not of so many."""
    number = claims.tokens[head.index - 1] if head.index else None
    return (
        number is not None
        and number.unit.text in COUNTED_THINGS
        and number.lead.endswith(("前", "前面"))
        and number.sentence == head.sentence
        and number.quantity.value != parts
    )


def _may_be_part(token: Token, head: Token) -> bool:
    return (
        token.role is Role.VALUE
        and token.dimension is head.dimension
        and token.depth == head.depth
        and not token.serves_rate
        and not token.prior
        and not token.in_table
    )


def _is_run(tokens: list[Token]) -> bool:
    """Whether figures stand in one list: nothing but commas between them, or each at the head of its own clause."""
    return all(token.cut in ("、", "，", "；", "") for token in tokens[1:]) or all(token.cut in ("；", "。") for token in tokens[1:])
