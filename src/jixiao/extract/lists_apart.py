"""Lists told apart from their whole: in another sentence, paragraph or section, named there or not.

Such a list is believed where its whole is named, or where one human slip is what parts it from a whole nearby: by chance, the figures of
a wrong reading are seldom one slip from holding.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import log2
from operator import attrgetter

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.breakdowns import Breakdown
from jixiao.extract.claims import Claims
from jixiao.extract.closure import BROKEN, exhaustive, is_no_sum, names_all
from jixiao.extract.labels import same_thing
from jixiao.extract.list_members import continues, fits_any, is_trailing_total, opens_list
from jixiao.extract.lists import Lists
from jixiao.extract.sum_slips import slip_in_sum
from jixiao.extract.token import Token
from jixiao.model import Dimension, Status

_LONGEST = 40  # figures of one list
_REACH = 100  # figures before a list among which its whole is looked for by name
_NEAR = 24  # the same for a whole that nothing names
_WHOLES = 5  # candidates of either kind
_NAMED, _NEXT, _UNNAMED = 2.5, -3.0, -5.0  # bits: the list names its whole; the whole stands right before it; it only stands nearby
_OPENED = {"按": 2.5, "从": 2.5, "分": 2.0, "由": 2.0, "其": 1.0, "：": 1.0, "中": 1.0}  # bits that a marker opens a list of all parts
_PROOF, _CERTAIN = 4.0, 12.0  # bits of an agreement that is no chance, wherever the whole stands
_LEAST_SLIP = 3.0
_NEARLY = 5  # a list of names that leave no rest misses its whole by no more than a part of that size
_OPEN_END = re.compile(r"的?等(?!级|次)")
# The name of a whole at the head of a list of its parts: 项目支出按用途分, 节能环保支出中, （四）项目支出去向。
_NAMES = re.compile(
    r"[\s　]*(?:[0-9一二三四五六七八九十]+[、.．]|（[一二三四五六七八九十0-9]+）|[①-⑳⑴-⒇㈠-㈩]|[0-9]+(?:\.[0-9]+)+)?[\s　“]*"
    r"(?P<name>[^，。；：\n0-9]{2,16}?)[的主要具体”]*"
    r"(?:按|从|(?<!部)分|中(?![心央])|里|内(?!部|设)|由|[又再]分|再往下|往下|投向|去向|流向|用途|用于|使用|支出情况|完成情况|执行情况|情况|构成|结构|组成"
    r"|来源|分布|明细|安排|包括|包含|如下|依次|为|：|。)"
)
_COLUMNS = 6  # figures of an item that each may have their like in the other items
_SHORTEST_CLAUSE = 6
_CLAUSE = re.compile("[，；。]")
_LONGEST_NAME = 30
_MAKES = 2  # of the figures of one row, with what is told beside each


def lists_apart(claims: Claims, lists: Lists, heads: dict[int, list[Breakdown]], consumed: dict[int, int]) -> Iterator[Breakdown]:
    """The breakdowns of lists that have no whole yet; each holds, or is broken by one slip."""
    used: set[int] = set()
    values: dict[Dimension, list[Token]] = {}
    for tokens in lists.paragraphs:
        for token in tokens:
            if not token.serves_rate:
                values.setdefault(token.dimension, []).append(token)
    for tokens in lists.paragraphs:
        for items in _items(lists, tokens, consumed):
            read = _likeliest(claims, [items], values, heads, consumed)
            if read is not None:
                used.update(part.index for part in read.parts)
                used.add(read.head.index)
                yield read
        for at, token in enumerate(tokens[:-1]):
            after = tokens[at + 1]
            if after.sentence != token.sentence and not continues(after):
                continue
            if token.index in used or _belongs(token, heads, consumed) or not _starts(claims, tokens, at, consumed, heads):
                continue
            read = _likeliest(claims, _runs(tokens, at, consumed, used), values, heads, consumed)
            if read is not None:
                used.update(part.index for part in read.parts)
                used.add(read.head.index)
                yield read


def _items(lists: Lists, tokens: list[Token], consumed: dict[int, int]) -> Iterator[list[Token]]:
    """For each figure of the paragraph that begins a list of items, those like it in the items below, if none of them has a whole yet."""
    block = tokens[0].block
    if lists.styles[block] is None or (block and lists.styles[block - 1] == lists.styles[block]):
        return
    for first in tokens[:_COLUMNS]:
        if first.depth == 0 and not first.serves_rate:
            items = lists.items_from(block, first)
            if len(items) > 2 and items[0] is first and all(_alike(item, first) and _is_free(lists, item, consumed) for item in items):
                yield items


def _is_free(lists: Lists, item: Token, consumed: dict[int, int]) -> bool:
    """Whether a figure is part of nothing, or only of a figure of its own item: 收入326418万元，支出308215万元，结余18203万元."""
    whole = consumed.get(item.index)
    return whole is None or lists.claims.tokens[whole].block == item.block


def _likeliest(
    claims: Claims,
    runs: Iterable[list[Token]],
    values: dict[Dimension, list[Token]],
    heads: dict[int, list[Breakdown]],
    consumed: dict[int, int],
) -> Breakdown | None:
    """The likeliest whole of a list, of which there may be several readings: one that it makes, else one that it misses by a slip."""
    best: tuple[float, Breakdown] | None = None
    for parts in runs:
        if len({consumed.get(part.index) for part in parts} - {None}) == 1 and all(part.index in consumed for part in parts):
            continue  # the list of a total behind it
        for head, evidence in _wholes(claims, parts, values, heads, consumed):
            breakdown = Breakdown.of(head, parts, "apart")
            if breakdown.status is not Status.INCONSISTENT:
                if breakdown.support >= _PROOF:
                    return breakdown if evidence >= _NEXT or breakdown.support >= _CERTAIN else None
                continue
            evidence += _torn(claims, breakdown)
            if best is None or evidence > best[0]:
                best = evidence, breakdown
    return best[1] if best is not None and best[0] >= BROKEN and not _told_nearby(claims, best[1]) else None


def _torn(claims: Claims, breakdown: Breakdown) -> float:
    """The bits that a list which does not make a whole was meant to: what its names say, and the slip that explains the difference."""
    head, parts = breakdown.head, breakdown.parts
    if not head.amount or any(is_hedged(member.quantity.hedge) for member in (head, *parts)):
        return -BROKEN
    slip = slip_in_sum([(claims.figure(member), member) for member in (head, *parts)], breakdown.residual)
    near = head.unit.exact and parts[0].sentence - head.sentence <= 1 and abs(breakdown.residual) * _NEARLY <= head.amount
    if slip < _LEAST_SLIP and near and exhaustive(parts):
        slip = _LEAST_SLIP  # of 34 projects 28 are 优, 4 良, 1 中
    if slip < _LEAST_SLIP or _alternating(claims, parts) or is_no_sum(claims, breakdown) or _OPEN_END.match(claims.shadow, parts[-1].end):
        return -BROKEN
    return slip + names_all(claims, head, parts)


def _told_nearby(claims: Claims, breakdown: Breakdown) -> bool:
    """Whether what the parts come to is stated somewhere near: then that is their whole, whatever is near to it."""
    first, last, head = breakdown.parts[0], breakdown.parts[-1], breakdown.head
    around = claims.tokens[max(0, first.index - _NEAR) : last.index + _NEAR]
    return any(token.dimension is head.dimension and abs(token.amount - breakdown.total) * 2 <= token.ulp for token in around)


def _belongs(token: Token, heads: dict[int, list[Breakdown]], consumed: dict[int, int]) -> bool:
    """Whether a figure is part of a whole told before it, or the whole of a list told around it: it begins no list then.

    A subtotal behind it (前两项之和) takes nothing away from the whole list; nor does a list of its own parts in another sentence."""
    if consumed.get(token.index, token.index) < token.index:
        return True
    return any(abs(breakdown.parts[0].sentence - token.sentence) <= 1 for breakdown in heads.get(token.index, ()))


def _starts(claims: Claims, tokens: list[Token], at: int, consumed: dict[int, int], heads: dict[int, list[Breakdown]]) -> bool:
    """Whether a list may begin here: with a sentence, behind a marker, or behind ； where what stands before belongs to another list."""
    token = tokens[at]
    if at == 0 or "：" in token.gap or (token.marker and opens_list(token)):
        return True
    for back in range(at - 1, max(-1, at - _LONGEST), -1):
        other = tokens[back]
        if other.sentence != token.sentence:
            return True
        if not other.unit_missing and other.depth <= token.depth and _alike(other, token):
            if _names_whole(token, tokens[max(0, back - _COLUMNS) : at]):
                return True
            return "；" in claims.shadow[other.end : token.start] and (other.index in consumed or other.index in heads)
    return True


def _names_whole(first: Token, before: list[Token]) -> bool:
    """Whether the words before a figure name one told before it as a whole: 人员经费又分工资福利支出……与……."""
    if len(first.gap) < _SHORTEST_CLAUSE:
        return False
    found = _NAMES.match(_CLAUSE.split(first.gap)[-1])
    return found is not None and any(same_thing(found["name"], token.label) for token in before)


def _runs(tokens: list[Token], at: int, consumed: dict[int, int], used: set[int]) -> Iterator[list[Token]]:
    """The figures that stand in one row from `at` on: to the end of the sentence, and to the first ； of a list parted by commas."""
    first = tokens[at]
    parts = [first]
    nested = False
    told = False
    for token in tokens[at + 1 : at + 1 + _LONGEST]:
        if token.depth < first.depth or (token.sentence != parts[-1].sentence and not continues(token)):
            break
        if token.depth > first.depth:
            continue
        if token.cut in ("；", "。") or "；" in token.gap:
            nested = False
            if len(parts) > 1 and not told and parts[1].cut != "；" and token.cut == "；":
                told = True
                yield list(parts)
        elif token.marker and token.marker != first.marker and opens_list(token):
            nested = True
        if nested or token.index in used or not _alike(token, first) or first.index <= consumed.get(token.index, -1) < token.index:
            continue
        if is_trailing_total(token):
            break
        parts.append(token)
    if len(parts) > 1:
        yield parts


def _alike(token: Token, first: Token) -> bool:
    return (
        token.dimension is first.dimension
        and token.unit.text[-1:] == first.unit.text[-1:]
        and token.prior == first.prior
        and token.scenario is first.scenario
        and fits_any(token, {}, _NONE)
    )


_NONE: set[int] = set()


def _wholes(
    claims: Claims, parts: list[Token], values: dict[Dimension, list[Token]], heads: dict[int, list[Breakdown]], consumed: dict[int, int]
) -> Iterator[tuple[Token, float]]:
    """The figures before a list that may be its whole, each with what the words say for it."""
    first = parts[0]
    largest = max([part.size for part in parts])
    known = values[first.dimension]
    end = bisect_left(known, first.index, key=_index_of)
    names = _names(claims, first)
    if first.label and all(part.label == first.label for part in parts):
        names.append(first.label)
    named: list[Token] = []
    near: list[Token] = []
    parted: list[Token] = []
    for back in range(end - 1, max(-1, end - 1 - (_REACH if names else _NEAR)), -1):
        token = known[back]
        if token.size < largest or not _alike(token, first):
            continue
        if any(same_thing(name, token.label) for name in names):
            named.append(token)
        elif end - back <= _NEAR:
            (parted if token.index in consumed and token.index not in heads else near).append(token)
    likeness = (min(1.5, 0.5 * (len(parts) - 2)) if len(parts) > 2 else -1.5) + _OPENED.get(first.marker[:1], 0.0)
    for rank, token in enumerate(named[:_WHOLES], 1):
        if not _has(heads, token, parts):
            yield token, _NAMED + likeness - log2(rank)
    near += parted  # what is a part is seldom a whole as well
    for rank, token in enumerate(near[: _WHOLES if len(parts) > 2 or first.marker else 1]):
        if not _has(heads, token, parts):
            yield token, (_UNNAMED - log2(rank) if rank else _NEXT) + likeness


_index_of = attrgetter("index")


def _has(heads: dict[int, list[Breakdown]], whole: Token, parts: list[Token]) -> bool:
    """Whether some of the parts make the whole already."""
    return any(_overlap(breakdown, parts) for breakdown in heads.get(whole.index, ()))


def _overlap(breakdown: Breakdown, parts: list[Token]) -> bool:
    return breakdown.status is not Status.INCONSISTENT and not {part.index for part in breakdown.parts}.isdisjoint(
        part.index for part in parts
    )


def _names(claims: Claims, first: Token) -> list[str]:
    """What the words before a list call its whole: those of its own sentence, of the opening of its paragraph, of the heading above."""
    shadow, blocks = claims.shadow, claims.blocks
    start = blocks[first.block].span.start
    words = [
        first.gap.rsplit("。", 1)[-1].lstrip("；，\n "),
        _CLAUSE.split(first.gap)[-1],
        shadow[start : min(first.start, start + _LONGEST_NAME)],
    ]
    if first.block:
        above = blocks[first.block - 1].span
        if above.end - above.start <= _LONGEST_NAME:
            words.append(shadow[above.start : above.end] + "：")
    names = []
    for text in words:
        found = _NAMES.match(text)
        if found is not None and found["name"] not in names:
            names.append(found["name"])
    return names


def _alternating(claims: Claims, parts: list[Token]) -> bool:
    """Whether what is told beside each figure of a row differs from one to the next: no list of one make."""
    tokens, kinds = claims.tokens, set()
    for part, after in pairwise(parts):
        kinds.add(frozenset(token.role for token in tokens[part.index + 1 : after.index] if token.depth == part.depth))
    return len(kinds) > _MAKES
