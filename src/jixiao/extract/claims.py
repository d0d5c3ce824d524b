"""Collects the relations that readers of the text find, in one form."""

import re
from decimal import Decimal
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from jixiao.extract.arithmetic import Ratio, judge, places_of, plain, truncated
from jixiao.extract.counted_names import CountedNames
from jixiao.extract.labels import same_thing
from jixiao.extract.list_members import is_trailing_total
from jixiao.extract.names import Names
from jixiao.extract.token import Role, Token
from jixiao.model import Block, Dimension, Kind, Operand, Reading, Relation, Scenario, Span, Status

_VALUE, _ACTUAL = Role.VALUE, Scenario.ACTUAL
_SIGNS = frozenset("%‰")
_OPENS = frozenset(["其中", "包括", "包含", "：", "用于", "中"])  # the markers that open a list under the figure before them


class ScoreRow(NamedTuple):
    """What a row of a table of scores states, by its column: full marks, score, points lost."""

    weight: Token | None
    score: Token | None
    lost: Token | None


class Claims:
    """The relations found so far, and which tokens already serve as what, so that later readers do not repeat them."""

    def __init__(self, shadow: str, tokens: list[Token], blocks: tuple[Block, ...], year: int | None = None) -> None:
        self.shadow = shadow
        self.year = year  # that the document is of, where it says so
        self.blocks = blocks
        self.tokens = tokens
        self.relations: list[Relation] = []
        self.whole_of: dict[int, int] = {}  # part -> whole, from sums that hold
        self.parts_of: dict[int, tuple[int, ...]] = {}  # whole -> parts, from sums that hold
        self.list_head = _list_heads(tokens)  # figure -> the figure whose 其中 it stands under, by the look of the sentence
        self.share_base: dict[tuple[int, object], Token] = {}  # (sentence, dimension) -> the base that shares there were told of
        self.last_base: dict[object, Token] = {}  # the base of the last share, by dimension
        self.joint_base: dict[
            tuple[int, object], list[Token]
        ] = {}  # (sentence, dimension) -> the figures that shares there are of together
        self.rate_of: dict[tuple[int, int], Token] = {}  # (part, base) -> the last rate that was told of the two
        self.placed: set[int] = set()  # figures that other readings than a plain sum explain
        self.part_of_spending: dict[int, str] = {}  # figure of a table -> whether that is about 基本支出 or 项目支出
        self.settled: set[int] = set()  # rates and changes that a relation explains
        self.score_rows: dict[str, ScoreRow] = {}  # what tables of scores state, by the names of their rows
        self._of_role: list[list[Token]] | None = None

    def of(self, *roles: Role) -> list[Token]:
        """The figures of these roles in the order of the text; for readers that run after all that give figures another role."""
        if self._of_role is None:
            self._of_role = [[] for _ in Role]
            for token in self.tokens:
                self._of_role[token.role].append(token)
        if len(roles) == 1:
            return self._of_role[roles[0]]
        return sorted(chain.from_iterable(self._of_role[role] for role in roles), key=attrgetter("index"))

    @cached_property
    def trailing_totals(self) -> set[int]:
        """The values that say that they add up what stands before them."""
        return {token.index for token in self.of(Role.VALUE) if is_trailing_total(token)}

    @cached_property
    def counted_names(self) -> CountedNames:
        """The values by what they are called, for claims about figures that stand elsewhere."""
        return CountedNames(self.shadow, self.of(Role.VALUE))

    @cached_property
    def names(self) -> Names:
        """The figures by what they are called; made where the first reader asks, after all that give figures another role."""
        return Names(self.tokens, self.shadow)

    def figure(self, token: Token) -> str:
        return self.shadow[token.start : token.quantity.span.end]

    def operand(self, token: Token, role: str) -> Operand:
        quantity = token.quantity
        span = Span(token.start, token.end) if token.unit.text in _SIGNS else quantity.span  # the figure, with its percent sign
        return Operand(span, role, token.label, quantity, token.sign)

    def taken_off(self, token: Token, role: str) -> Operand:
        """An operand that lessens what the others make."""
        operand = self.operand(token, role)
        return Operand(operand.span, role, operand.label, operand.quantity, -1)

    def add(
        self,
        kind: Kind,
        status: Status,
        operands: list[Operand],
        formula: str,
        stated: str,
        computed: str,
        unit: str,
        support: float = 0.0,
        runner_up: float = 0.0,
        deviation: float = 0.0,
        residual: Decimal = Decimal(0),
        form: str = "",
        reason: str = "",
    ) -> None:
        self.relations.append(
            Relation(
                kind,
                status,
                tuple(operands),
                formula,
                stated,
                computed,
                unit,
                Reading(round(support, 1), round(runner_up, 1)),
                round(deviation, 2),
                residual,
                form,
                reason,
            )
        )

    def unverifiable(self, kind: Kind, token: Token, role: str, reason: str) -> None:
        """Says that the text makes a claim that its own figures cannot decide."""
        self.add(kind, Status.UNVERIFIABLE, [self.operand(token, role)], "", self.figure(token), "", token.unit.text, reason=reason)

    def rate(
        self,
        kind: Kind,
        rate: Token,
        ratio: Ratio,
        operands: list[tuple[Token, str]],
        formula: str,
        support: float,
        runner_up: float = 0.0,
        form: str = "",
    ) -> Status:
        """Adds the claim that `rate` is what `ratio` computes. Returns the status."""
        status, deviation = judge(ratio.residual, ratio.bound, ratio.variance)
        ulp = rate.ulp
        if status is Status.INCONSISTENT and truncated(rate.amount, ulp, ratio.value, ratio.bound):
            status, form = Status.IMPROBABLE, "truncated"
        digits = self.figure(rate)
        places = places_of(digits)
        factor = rate.unit.factor
        self.add(
            kind,
            status,
            [self.operand(rate, "rate"), *(self.operand(token, role) for token, role in operands)],
            formula,
            digits,
            plain(abs(ratio.value) / factor, places),
            rate.unit.text,
            support,
            runner_up,
            deviation,
            ratio.residual,
            form,
        )
        self.settled.add(rate.index)
        return status


def _list_heads(tokens: list[Token]) -> dict[int, int]:
    """For each figure of a list opened by 其中, 包括, ： or a bracket: the figure before the opening."""
    heads: dict[int, int] = {}
    open_list: tuple[Token, Token] | None = None  # (head, first member)
    last_of: dict[object, Token] = {}
    outer: dict[object, Token] = {}
    base_of: dict[object, Token] = {}
    for token in tokens:
        last = last_of.get(token.dimension)
        base = base_of.get(token.dimension)
        if base is not None and base.sentence == token.sentence and base.scenario is token.scenario is not _ACTUAL:
            last = base  # 完成预算8640万元的86.6%，其中基本支出预算5000万元: parts of the budget by their own words
        if last is not None and (last.depth > token.depth or (last.depth == token.depth > 0 and "（" in token.gap)):
            # 18652元（上年17482元），其中……: what a bracket adds is no head of a list behind it
            last = outer.get(token.dimension)
        if open_list is not None and (
            token.block != open_list[1].block or token.sentence != open_list[1].sentence or token.depth < open_list[1].depth
        ):
            open_list = None
        if open_list is not None and token.cut == "；" and last is not None and last.cut == "、":
            open_list = None
        if token.role is not _VALUE:
            continue
        if token.marker == "：" and last is not None and token.sentence != last.sentence and _ACCOUNTS.search(token.gap):
            last = None  # 支出47.82亿元。平衡情况：收入26.27亿元，转移性收入……: the accounts of all, no list under the figure before
        opens = token.marker in _OPENS or (last is not None and token.depth > last.depth and "（" in token.gap)
        if last is not None and token.dimension is Dimension.SCORE and last.scenario is Scenario.TARGET and last.marker == token.marker:
            opens = False  # 其中共性指标40分得38分: the marker of the full mark, not another one
        if (
            opens
            and last is not None
            and last.block == token.block
            and token.sentence - last.sentence <= 1
            and token.dimension is last.dimension
            and not (_names_another(token, last) if token.sentence != last.sentence else token.marker == last.marker == "用于")
        ):
            open_list = (last, token)
        if open_list is not None and token.depth == open_list[1].depth and token.dimension is open_list[0].dimension:
            heads[token.index] = open_list[0].index
            scenario = open_list[0].scenario
            if token.scenario is not scenario:
                if token.scenario is Scenario.APPROVED and scenario is _ACTUAL and opened_by_words(open_list[1]):
                    token.scenario = _ACTUAL  # 实有375人，其中行政编制41人: posts that are filled
                elif token.scenario is _ACTUAL and not _DONE.search(token.lead):
                    token.scenario = scenario  # the parts of a budget are budgets
        if is_held_against(token):  # 6.2万亩，占计划6万亩的103.33%，其中……: parts of what was done
            base_of[token.dimension] = token
            continue
        last_of[token.dimension] = token
        if not token.depth:
            outer[token.dimension] = token
    return heads


def _names_another(first: Token, last: Token) -> bool:
    """Whether a list at the head of a sentence is told of something else than the figure before: 节能环保支出中用于……."""
    name = _OPENED_BY.match(first.gap.rsplit("。", 1)[-1])
    return name is not None and not same_thing(name["name"], last.label)


_OPENED_BY = re.compile(r"(?P<name>[^，；：]{2,16}?)[的主要]*[中里内]?(?:用于|包括|包含)")


def is_held_against(token: Token) -> bool:
    """Whether a figure stands only to be compared with: the base of a rate (占计划6万亩的), of a change (比预算1000万元超收), a ceiling."""
    if token.serves_rate or token.role is not _VALUE:
        return token.serves_rate
    lead = token.lead
    return "控制在" in lead or (("比" in lead or "较" in lead) and _HELD_AGAINST.search(lead) is not None)


def measured_before(tokens: list[Token], at: int) -> Token:
    """The figure that a bracket is told of: 51万株，占年计划50万株的102%（其中……） is of the 51."""
    before = at - 1
    while (
        before > 0
        and tokens[before].sentence == tokens[at].sentence
        and (is_held_against(tokens[before]) or tokens[before].depth >= tokens[at].depth)
    ):
        before -= 1
    return tokens[before]


def in_another_bracket(shadow: str, before: Token, token: Token) -> bool:
    """Whether the bracket of a figure closes, and another opens, before the next one: （计划3510人），减少624人（其中：城镇2882人."""
    between = shadow[before.end : token.start]
    closes = between.find("）")
    return closes >= 0 and "（" in between[closes:]


def opened_by_words(first: Token) -> bool:
    return first.marker in ("其中", "包括", "包含", "中")


_HELD_AGAINST = re.compile(
    r"^[比较](?![大小好多高强快低重])|(?<![可同环占对相])[比较](?:原|全年|年度|批复|调整后?)?(?:上年|去年|前年|同期|年初|预算|计划|目标|任务|上[月季期]|(?:19|20)[0-9]{2}年)"
)
_ACCOUNTS = re.compile(r"平衡|收支(?:情况|相抵)")
_DONE = re.compile(r"实际|完成|已|支付|使用|执行|到位|决算|累计|实有|报销|拨付|得")
