"""One project told twice: figures that stand behind its name in two paragraphs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.facts import NAMED_PROJECT, PROJECT_REACH, name_of
from jixiao.extract.token import Role, Token
from jixiao.model import Diagnosis

# 樟木溪河道治理工程累计完成投资589万元: a name without quotation marks, at the start of its clause.
_KIND = re.compile(r"(?:项目|工程|产业园|基地)(?![一-龥]{0,3}(?:管理|资金|支出|类|库|进度))")
_CLAUSE = re.compile(r"(?:^|[。；：，、\n）])([一-龥]{4,22})$")
_LEADS_IN = re.compile(
    r"^(?:其中|一是|二是|三是|四是|五是|第[一二三]|实施了?|推进|完成了?|建设|开展|投资|新建|续建|争取|启动|重点|本年度?|当年|全年|县|市|的|了)+"
)
_NO_NAME = re.compile(r"主体工程|附属工程|配套工程|目前|该项目|本项目|各项目|上述")
_SO_FAR = re.compile(r"累计|截至[^，]{0,8}?(?:底|末|日)|目前|共|已|数$|额$|\s")
_SHORTEST = 7  # characters of a bare name: 重点工程项目 names no one
_MOST_FIGURES = 8
_TOLD = frozenset([Role.VALUE, Role.SHARE, Role.COMPLETION])


class Telling(NamedTuple):
    """What one paragraph tells of a project, by the words of each figure."""

    block: int
    facts: dict[str, Token]


def told_differently(claims: Claims) -> Iterator[tuple[Token, Token, float]]:
    """(the first telling, another one, evidence) of figures that two paragraphs tell of one project and that differ."""
    quoted, bare = _tellings(claims)
    for tellings in quoted.values():
        for later in tellings[1:]:
            for one, other in _differing(tellings[0], later):
                yield one, other, 8.0
    for tellings in bare.values():
        for later in tellings[1:]:
            first = tellings[0]
            shared = any(label in first.facts and first.facts[label].amount == token.amount for label, token in later.facts.items())
            for one, other in _differing(first, later):
                slip = slip_of(claims.figure(other), one.amount / other.unit.factor)
                told_well = len(claims.figure(one)) >= 3 and one.months == other.months and one.year == other.year
                if told_well and (shared or slip in (Diagnosis.TRANSPOSED, Diagnosis.DROPPED_DIGIT, Diagnosis.DIGIT)):
                    yield one, other, 7.0


def _tellings(claims: Claims) -> tuple[dict[str, list[Telling]], dict[str, list[Telling]]]:
    mentions = [(match.end(), match[1], True) for match in NAMED_PROJECT.finditer(claims.shadow)]
    seen: dict[str, int] = {}
    named = []
    for match in _KIND.finditer(claims.shadow):
        clause = _CLAUSE.search(claims.shadow[max(0, match.start() - 23) : match.start()])
        name = _LEADS_IN.sub("", clause[1] + match[0]) if clause is not None else ""
        if len(name) >= _SHORTEST and not _NO_NAME.search(name):
            seen[name] = seen.get(name, 0) + 1
            named.append((match.end(), name))
    mentions += [(end, name, False) for end, name in named if seen[name] > 1]
    mentions.sort()
    starts = [block.span.start for block in claims.blocks]
    figures = [token.start for token in claims.tokens] if mentions else []
    quoted: dict[str, list[Telling]] = {}
    bare: dict[str, list[Telling]] = {}
    for n, (at, name, is_quoted) in enumerate(mentions):
        block = bisect_right(starts, at) - 1
        end = min(claims.blocks[block].span.end, at + PROJECT_REACH)
        after = next((m for m in mentions[n + 1 : n + 4] if m[1] != name and (m[2] or not is_quoted)), None)
        if after is not None:
            end = min(end, after[0] - len(after[1]))
        for stop in "；" if is_quoted else "；。":
            found = claims.shadow.find(stop, at, end)
            end = found if found >= 0 else end
        facts: dict[str, Token] = {}
        first = bisect_left(figures, at)
        for token in claims.tokens[first : first + _MOST_FIGURES]:
            if token.start >= end:
                break
            if token.role in _TOLD:
                label = _SO_FAR.sub("", token.label.rpartition(name)[2] or token.label)
                facts.setdefault(label if token.role is Role.VALUE else "占" + name_of(token.base), token)
        facts.pop("", None)
        if facts:
            (quoted if is_quoted else bare).setdefault(name, []).append(Telling(block, facts))
    return quoted, bare


def _differing(first: Telling, later: Telling) -> list[tuple[Token, Token]]:
    if first.block == later.block:
        return []
    pairs = [(first.facts[label], token) for label, token in later.facts.items() if label in first.facts]
    return [
        (one, other)
        for one, other in pairs
        if one.dimension is other.dimension
        and one.scenario is other.scenario
        and one.prior == other.prior
        and abs(one.amount - other.amount) > max(one.ulp, other.ulp) / 2
    ]
