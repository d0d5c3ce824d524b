"""Facts told again with another figure: how much speaks, in bits, for one fact with a slip and against two facts of like names."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from math import log2

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.token import LEVELS, Token
from jixiao.extract.topics import NUMBERING, topics_of
from jixiao.model import Diagnosis, Dimension, Status

# By chance two figures of a document are a slip apart and bear like names once in some thousand documents from here on.
_CONVINCING = 17.0
_SAME_NAME = (0.0, 0.0, 4.0, 5.6, 7.2, 8.6)  # bits by the length of a name that two figures share
# Bits that a name is worth less which is only the end of the other, or its beginning, or stands only in the other's sentence.
_SUFFIX, _START, _CONTEXT, _LEAST_START = 1.0, 1.5, 1.0, 4
_LINKED = (0.0, 3.0, 5.0, 6.0)  # bits by the number of other figures that two passages tell alike
_RETELLS, _REFERS, _ANOTHERS, _OTHER_SCENARIO, _OTHER_SCOPE, _BORNE_OUT, _SAME_SCENARIO = 1.0, 5.0, 3.0, 9.0, 5.0, 6.0, 1.5
_BESIDE = 12  # figures around a telling among which its neighbour's is looked for
_TRANSPOSED_MORE = 0.5
_WELL = 8.0  # bits of other relations from which a figure is borne out
_LARGEST_GROUP, _MOST_VALUES, _CONTEXT_REACH, _SHORTEST_CONTEXT = 12, 3, 80, 3
_ROW = 6  # figures to either side, of a row of a table or a sentence
_SECTION = re.compile(r"问题|不足|困难|建议|打算|改进|整改|结论|小结|原因")
_COMMON_END = re.compile(r"(?:年?[初末]?余额?|资金|投资|支出|费用|经费|费|项目|工程|人数|户数|面积|数量?)$")
_BY, _RECKONED = re.compile("^(?:按照?|以|据)"), re.compile(r"(?:计算?|测算|折算|核算|为基数|口径|来算)")
_OF_ALL = re.compile(r"[一-龥]{2,8}?中[有仍尚还，]")
_DIGITS = re.compile("[0-9]")
# Words that make another fact of the same name.
_SCOPES = re.compile(
    r"全国|全省|全市|全县|全区|全镇|全乡|本级|市级|县级|区级|省级|州级|中央|镇级|城区|乡镇|农村|城镇|城市|新增|新建|续建|累计|当月|(?<![比较与同])上年|年初|机关|所属"
    r"|下属|当年|存量|一期|二期|第[一二三四]批|追加|在建|男|女|行政|事业|合同|授予"
)

_OF_TIME, _OTHER_TIME = frozenset(["当年", "年初", "累计", "新增", "追加", "当月", "存量", "上年"]), 2.0

Retold = tuple[Token, Token, float]


class Tellings:
    """The facts that a document tells more than once, by what their figures are told of."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims
        self._names = topics_of(claims)
        self._figures = [
            token
            for token in claims.tokens
            if token.role in LEVELS and token.amount and token.quantity.upper is None and not is_hedged(token.quantity.hedge)
        ]
        self._places = [token.index for token in self._figures]
        self._passages = _passages(claims)
        self._alike: list[tuple[str, Token, Token]] = []
        self._unlike: list[tuple[Token, Token, float]] = []
        groups: dict[tuple[str, Dimension, bool], list[Token]] = {}
        for token in self._figures:
            name = self._names[token.index]
            if name:
                groups.setdefault((name, token.dimension, token.prior), []).append(token)
        for (name, *_), group in groups.items():
            if 1 < len(group) <= _LARGEST_GROUP:
                self._compare(name, group)

    def _compare(self, name: str, group: list[Token]) -> None:
        amounts: dict[Decimal, list[Token]] = {}
        for token in group:
            amounts.setdefault(token.amount, []).append(token)
        for equal in amounts.values():
            self._alike += [(name, equal[0], other) for other in equal[1:]]
        if 1 < len(amounts) <= _MOST_VALUES and (len(amounts) == 2 or max(map(len, amounts.values())) > 1):
            shared = _shared(name)
            self._unlike += [(one, other, shared) for one, other in combinations(group, 2) if one.amount != other.amount]

    def _told_of_another(self, one: Token, other: Token) -> bool:
        """Whether a telling has the figure of something else: last year's, the neighbour's."""
        return len(self._claims.figure(other)) >= 3 and any(
            token.amount == other.amount and token.unit is other.unit and self._names[token.index] != self._names[other.index]
            for token in self._figures[
                max(0, bisect_left(self._places, one.index) - _BESIDE) : bisect_left(self._places, one.index) + _BESIDE
            ]
        )

    def alike(self) -> list[tuple[str, Token, Token]]:
        """(name, the first telling, a later one) of figures that tell one fact alike."""
        return self._alike

    def unlike(self) -> Iterator[Retold]:
        """(one telling, the other, evidence) of figures that tell one fact differently."""
        claims, passages = self._claims, self._passages
        links = Counter((passages[one.index], passages[other.index]) for _, one, other in self._alike)
        best: dict[int, Retold] = {}
        borne_out: dict[int, float] | None = None
        for one, other, shared in (*self._unlike, *_anagrams(claims, self._figures, self._names)):
            linked = _LINKED[min(3, links.get((passages[one.index], passages[other.index]), 0))]
            evidence = shared + linked + _slip(claims, one, other)
            evidence += _SAME_SCENARIO if one.scenario is other.scenario else -_OTHER_SCENARIO
            if evidence < _CONVINCING - _RETELLS - _REFERS - _ANOTHERS or not _comparable(one, other):
                continue
            if _beside(claims, one, other) or _beside(claims, other, one):
                continue
            apart = _scopes(claims, one) ^ _scopes(claims, other)
            if apart:
                evidence -= _OTHER_TIME if apart <= _OF_TIME else _OTHER_SCOPE
            if _retells(claims, other):
                evidence += _RETELLS
            if _refers(claims, other):
                evidence += _REFERS
            if self._told_of_another(one, other):
                evidence += _ANOTHERS
            if borne_out is None:
                borne_out = _borne_out(claims)
            if min(borne_out.get(one.start, 0.0), borne_out.get(other.start, 0.0)) >= _WELL:
                evidence -= _BORNE_OUT
            if evidence >= _CONVINCING and (other.index not in best or best[other.index][2] < evidence):
                best[other.index] = one, other, evidence
        yield from best.values()


def _beside(claims: Claims, one: Token, other: Token) -> bool:
    """Whether what the one tells stands beside the other, too: 预算6.31万元，决算6.13万元 are two facts, in whatever order."""
    shadow = claims.shadow
    return any(
        token.amount == one.amount
        and token.dimension is one.dimension
        and token is not one
        and "\n" not in shadow[min(token.end, other.end) : max(token.start, other.start)]
        for token in claims.tokens[max(0, other.index - _ROW) : other.index + _ROW + 1]
    )


def _passages(claims: Claims) -> list[int]:
    """For each figure its passage: its paragraph, or the table that it stands in."""
    passages: list[int] = []
    table = last_block = -1
    for token in claims.tokens:
        if token.in_table:
            if table < 0 or token.block > last_block + 1:
                table = token.block
            last_block = token.block
        else:
            table = -1
        passages.append(table if token.in_table else token.block)
    return passages


def _shared(name: str) -> float:
    return _SAME_NAME[-1] + 2.0 if name.isascii() else _SAME_NAME[min(len(name), len(_SAME_NAME) - 1)] + 2.0


def _anagrams(claims: Claims, figures: list[Token], names: list[str]) -> Iterator[tuple[Token, Token, float]]:
    """Figures of the same digits whose names end alike, or of which one stands in a sentence that has the name of the other."""
    same: dict[tuple[str, str], list[Token]] = {}
    for token in figures:
        figure = claims.figure(token)
        if len(figure) >= 3 and token.unit.text:
            same.setdefault(("".join(sorted(figure)), token.unit.text), []).append(token)
    for group in same.values():
        if not 1 < len(group) <= _LARGEST_GROUP:
            continue
        for one, other in combinations(group, 2):
            a, b = names[one.index], names[other.index]
            if one.amount == other.amount or slip_of(claims.figure(other), one.amount / other.unit.factor) is not Diagnosis.TRANSPOSED:
                continue
            if a == b != "":
                yield one, other, _shared(a)
                continue
            short, long = sorted((a, b), key=len)
            if short and not short.isascii() and long.endswith(short):
                yield one, other, _shared(short) - 2.0 - _SUFFIX
                continue
            alike = _common_start(a, b)
            if alike:
                yield one, other, _shared(alike) - 2.0 - _START
                continue
            named = max((_stands_before(claims, name, token) for name, token in ((a, other), (b, one))), key=len)
            if named:
                yield one, other, _shared(named) - 2.0 - _CONTEXT


def _common_start(one: str, other: str) -> str:
    """The words with which two names begin alike: 政府性基金预算, 政府性基金安排的公益设施建设."""
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length] if length >= _LEAST_START and not one.isascii() else ""


def _stands_before(claims: Claims, name: str, token: Token) -> str:
    """The name, or its first words, where they stand in the sentence of a figure before it: 长期借款余额, where it says 年初长期借款."""
    if len(name) < _SHORTEST_CONTEXT or name.isascii():
        return ""
    start = max(claims.blocks[token.block].span.start, token.start - _CONTEXT_REACH)
    words = claims.shadow[start : token.start].rpartition("。")[2]
    for known in (name, _COMMON_END.sub("", name)):
        if len(known) >= _SHORTEST_CONTEXT and known in words:
            return known
    return ""


def _comparable(one: Token, other: Token) -> bool:
    return (
        one.dimension is other.dimension
        and one.prior == other.prior
        and one.months == other.months
        and not (one.year and other.year and one.year != other.year)
        and (one.block, one.sentence) != (other.block, other.sentence)
        and (one.unit.text == other.unit.text or one.dimension is Dimension.MONEY)
        and abs(one.amount - other.amount) > max(one.ulp, other.ulp) / 2
    )


def _slip(claims: Claims, one: Token, other: Token) -> float:
    """The bits that a slip between two figures proves: the more digits they have, the less likely is it by chance."""
    figure = claims.figure(other)
    if not _may_be_slip(figure, claims.figure(one)):
        return 0.0
    kind = slip_of(figure, one.amount / other.unit.factor)
    length = len(_DIGITS.findall(figure.rstrip("0") if "." in figure else figure))
    if kind is None or length < 2:
        return 0.0
    ways = {Diagnosis.TRANSPOSED: length - 1, Diagnosis.DIGIT: 9 * length, Diagnosis.DROPPED_DIGIT: 10 * (length + 1)}.get(kind, 4)
    return max(0.0, log2(10**length / ways)) + (_TRANSPOSED_MORE if kind is Diagnosis.TRANSPOSED else -2.0)


def _may_be_slip(one: str, other: str) -> bool:
    """Whether two printed figures are alike enough for a slip: a look before the arithmetic."""
    if one.replace(".", "").rstrip("0") == other.replace(".", "").rstrip("0"):
        return True
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 3
    return abs(len(one) - len(other)) <= 2


def _scopes(claims: Claims, token: Token) -> frozenset[str]:
    near = max(0, token.start - 40)
    start = max(near - 1, *(claims.shadow.rfind(stop, near, token.start) for stop in "。；\n"))
    return frozenset(_SCOPES.findall(claims.shadow[start + 1 : token.start])) if not token.in_table else frozenset()


def _refers(claims: Claims, token: Token) -> bool:
    """按开放床位572张计算, 11个产业项目中有2个: a figure that only says of how many it is spoken, told before."""
    if _BY.match(token.lead) and _RECKONED.match(claims.shadow, token.end):
        return True
    return _OF_ALL.match(claims.shadow, token.end) is not None


def _retells(claims: Claims, token: Token) -> bool:
    """Whether a figure stands in a section about problems or conclusions, which tells again what was told before."""
    for block in range(token.block, max(-1, token.block - 12), -1):
        span = claims.blocks[block].span
        if span.end - span.start <= 40:
            words = claims.shadow[span.start : span.end]
            if NUMBERING.match(words):
                return _SECTION.search(words) is not None
    return False


def _borne_out(claims: Claims) -> dict[int, float]:
    """How well other relations bear out each figure, by its place."""
    found: dict[int, float] = {}
    for relation in claims.relations:
        if relation.status is Status.CONSISTENT:
            for operand in relation.operands:
                found[operand.span.start] = found.get(operand.span.start, 0.0) + min(_WELL, relation.reading.support)
    return found
