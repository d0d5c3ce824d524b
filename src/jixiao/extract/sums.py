"""Breakdowns: which figures are a whole and its parts, found by structure and decided by arithmetic.

Every run of figures that follows (or precedes) a whole and adds up to it is a reading; how improbable the agreement would be by chance
decides. Inner breakdowns are found first, their parts step back, and the outer ones are looked for among what is left.
"""

import re
from heapq import nlargest
from math import log2

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.breakdowns import Addends, Breakdown
from jixiao.extract.claims import Claims, in_another_bracket, measured_before
from jixiao.extract.closure import SUBSET_NAME
from jixiao.extract.counted_totals import counts_others
from jixiao.extract.groups import ADDITIVE, by_dimension, by_scenario, paragraphs_of
from jixiao.extract.lists import Lists
from jixiao.extract.lists_apart import lists_apart
from jixiao.extract.runs import GRAIN, LONGEST_RUN, runs_near
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Status

# Bits that an agreement must prove beyond what the search could have hit by chance.
_MARKED, _UNMARKED, _FAR = 1.0, 5.0, 9.0


def read_sums(claims: Claims) -> None:
    """Adds all sums: those that hold, and those whose list is closed and does not add up."""
    values = [
        token
        for token in claims.of(Role.VALUE)
        if token.dimension in ADDITIVE and token.quantity.upper is None and not token.in_table and token.index not in claims.placed
    ]
    finder = _Finder(claims)
    paragraphs = paragraphs_of(values)
    lists = Lists(claims, paragraphs)
    for tokens in paragraphs:
        if len(tokens) > 1:
            finder.search_block(tokens)
    finder.search_items(lists, values)
    for head, parts in lists.trailing_totals(finder.consumed):
        finder.try_total(head, parts)
    finder.search_document(values)
    for breakdown in lists.suspects(finder.heads, finder.consumed):
        finder.add(breakdown)
    for breakdown in lists_apart(claims, lists, finder.heads, finder.consumed):
        finder.add(breakdown)
    finder.emit()
    claims.whole_of.update(finder.consumed)


class _Finder:
    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.consumed: dict[int, int] = {}  # part -> head
        self.heads: dict[int, list[Breakdown]] = {}

    def search_block(self, tokens: list[Token]) -> None:
        for members in by_dimension(tokens, self.claims.shadow):
            if len(members) < 2:
                continue
            deepest = max(token.depth for token in members)
            for depth in range(deepest, 0, -1):
                self._brackets(members, depth)
            for _ in range(3):
                if not self._runs([token for token in members if token.index not in self.consumed], _UNMARKED):
                    break
            firsts = _first_of_each_item([token for token in members if token.index not in self.consumed])
            if len(firsts) >= 3:
                self._runs(firsts, _UNMARKED + 1.0)

    def try_total(self, head: Token, parts: list[Token]) -> None:
        if head.index not in self.heads:
            self._try(head, parts, 4.0, "trailing")

    def search_items(self, lists: Lists, values: list[Token]) -> None:
        """A whole and the first figures of the list items below it."""
        below: dict[tuple[int, Dimension], Addends] = {}
        for token in reversed(values):
            if token.depth:
                continue
            key = token.block, token.dimension
            items = below.get(key)
            if items is None:
                parts = [item for item in lists.items_below(token) if item.index not in self.consumed]
                items = below[key] = Addends(parts if len(parts) > 1 else [])
            if items.parts and not items.miss(token) and self._try(token, items.parts, 3.0, "items"):
                below.clear()  # what is consumed now is no item of another list

    def search_document(self, values: list[Token]) -> None:
        """Wholes whose parts stand in other paragraphs."""
        for members in by_dimension(values, self.claims.shadow):
            left = [token for token in members if token.index not in self.consumed and token.depth == 0]
            if len(left) >= 3 and left[0].block != left[-1].block:
                self._runs(left, _FAR, across=True)

    def _brackets(self, members: list[Token], depth: int) -> None:
        """W（a、b）: the figures of one bracket under the figure before it."""
        at = 0
        while at < len(members):
            if members[at].depth != depth or "（" not in members[at].gap:
                at += 1
                continue
            stop = at + 1
            while (
                stop < len(members)
                and members[stop].depth >= depth
                and not (members[stop].depth == depth and in_another_bracket(self.claims.shadow, members[stop - 1], members[stop]))
            ):
                stop += 1
            head = measured_before(members, at) if at else None
            head = head if head is not None and head.depth == depth - 1 else None
            inside = [token for token in members[at:stop] if token.depth == depth and token.index not in self.consumed]
            if head is not None and len(inside) >= 2:
                self._try(head, inside, _MARKED, "bracket")
                first = Addends(inside)
                while head.index not in self.heads and len(first.parts) > 2:
                    first.drop_last()
                    if not first.miss(head) and not self._cuts_list(head, first.parts):
                        self._try(head, first.parts, _UNMARKED, "bracket")
            at = stop

    def _runs(self, tokens: list[Token], needed: float, across: bool = False) -> bool:
        """Contiguous runs after or before a figure that add up to it."""
        found = False
        if len(tokens) < 3:
            return found
        depths = {token.depth for token in tokens}
        for depth in depths:
            level = [token for token in tokens if token.depth == depth] if len(depths) > 1 else tokens
            candidates: list[tuple[float, int, Breakdown]] = []
            for group in by_scenario(level):
                if len(group) >= 3:
                    self._search(group, needed, across, candidates)
            candidates.sort(key=lambda candidate: (-candidate[0], candidate[1]))
            for _, _, breakdown in candidates:
                found |= self._accept(breakdown)
        return found

    def _search(self, group: list[Token], needed: float, across: bool, candidates: list[tuple[float, int, Breakdown]]) -> None:
        amounts, ulps = [token.size for token in group], [token.ulp for token in group]
        marked = [at for at, token in enumerate(group) if token.marker]
        slack = float(sum(ulps if len(ulps) <= LONGEST_RUN else nlargest(LONGEST_RUN, ulps))) / 2 if any(ulps) else 0.0
        # an agreement of exact figures has as many bits as their sum: a small one proves nothing, unless the words help
        least = 0.0 if slack or (marked and not across) else 2.0**needed
        heads = [at for at, amount in enumerate(amounts) if amount > 0.0 and (amount >= least or _says_total(group[at]))]
        runs = runs_near(amounts, heads, slack, marked) if heads else []
        rough = bool(runs) and any(is_hedged(token.quantity.hedge) for token in group)
        for head, before, distance, start, end in runs:
            if before and distance and (across or _says_total(group[end])):
                continue
            bound = float(sum(ulps[start:end], ulps[head])) / 2
            if rough or abs(sum(amounts[start:end]) - amounts[head]) <= bound + amounts[head] * GRAIN:
                parts = group[start:end] if before else _with_zeros(group, start, end)
                self._propose(candidates, group[head], parts, needed, across, distance)

    def _propose(
        self, candidates: list[tuple[float, int, Breakdown]], head: Token, parts: list[Token], needed: float, across: bool, distance: int
    ) -> None:
        if any(part.index in self.consumed or part is head or (part.serves_rate and not head.serves_rate) for part in parts):
            return
        if self._cuts_list(head, parts) or (parts[0].index < head.index and counts_others(self.claims, head, len(parts))):
            return
        if across and len(parts) > 3 and parts[0].block == head.block != parts[1].block:
            return  # 控制价3620万元，……节约88.82万元：⏎一标段……: one of the figures beside it, and the list of another
        if head.sentence < parts[0].sentence and self._has_own_total(head, parts[-1]):
            return
        if across and any(is_hedged(token.quantity.hedge) for token in (head, *parts)):
            return
        breakdown = Breakdown.of(head, parts, "across" if across else "run")
        if breakdown.status is Status.INCONSISTENT or (across and breakdown.status is not Status.CONSISTENT):
            return
        cost = needed + log2(1 + len(parts)) * 0.5 + distance * 0.7
        marked = not across and bool(parts[0].marker or (head.index > parts[0].index and _says_total(head)))
        if distance > 0 and head.index > parts[0].index:
            cost += 16.0 if _says_total(head) else 8.0  # a total counts the figure right before it
        if head.index < parts[0].index and not parts[0].marker and parts[0].gap.lstrip("）")[:1] == "、":
            cost += 8.0  # 桉树6.28万亩、杉木3.64万亩、…: an item is not the whole of those after it
        if (parts[0].marker in ("其中", "包括", "中") or parts[0].gap[:1] == "：") and distance > 0 and head.index < parts[0].index:
            cost += 7.0  # the figure right before 其中 or ： is its whole
        if marked:
            cost -= needed - _MARKED
        elif _says_total(head):
            cost -= needed * 0.4
        if across and breakdown.residual:
            cost += 5.0  # of figures all over the text some always agree but for a last digit
        if len({part.amount for part in (*parts, head)}) < len(parts):
            cost += 2
        if not _compatible(head, parts):
            cost += 6
        if marked and self._ends_segment(parts[-1]):
            cost -= 2.0
        if breakdown.support > cost:
            candidates.append((breakdown.support - cost, head.index, breakdown))

    def _has_own_total(self, head: Token, last: Token) -> bool:
        """Whether the next figure behind a list adds it up: 支出总计 of what was spent, though 收入总计 may be the same."""
        after = next((t for t in self.claims.tokens[last.index + 1 : last.index + 4] if t.dimension is last.dimension), None)
        if after is None or after is head or after.sentence != last.sentence or after.index not in self.claims.trailing_totals:
            return False
        return after.amount * 2 > head.amount  # 高级以上合计4711人次 is that of the last two alone

    def _cuts_list(self, head: Token, parts: list[Token]) -> bool:
        """Whether a run stops in the middle of an enumeration: the next item stands behind 、, or has the same build."""
        tokens, last = self.claims.tokens, parts[-1]
        if last.series is not None and last.series[-1] is not last:
            return True
        first = parts[0]
        if (
            first.gap.startswith("、")
            and first.index
            and tokens[first.index - 1].dimension is first.dimension
            and tokens[first.index - 1].role is Role.VALUE
        ):
            before = tokens[first.index - 1]
            if before is not head and before.depth == first.depth and before.index not in self.consumed and not first.marker:
                return True
        at = last.index + 1
        between = 0
        while at < len(tokens) and tokens[at].block == last.block and (tokens[at].role is not Role.VALUE or tokens[at].depth > last.depth):
            between += tokens[at].role is Role.SHARE
            at += 1
        if at >= len(tokens) or tokens[at].block != last.block or tokens[at].depth != last.depth:
            return False
        after = tokens[at]
        if (
            after.dimension is not last.dimension
            and at + 1 < len(tokens)
            and tokens[at + 1].gap in ("", "、")
            and tokens[at + 1].dimension is last.dimension
        ):
            return tokens[at + 1].sentence == last.sentence and after.cut in ("，", "、", "；")  # 友城往来类1个、3人次
        if after.index in self.consumed:
            return False
        if (
            after.dimension is not last.dimension
            or after.sentence != last.sentence
            or after.marker
            or not after.label
            or after.scenario is not last.scenario
            or after.prior != last.prior
        ):
            return False
        if _says_total(after) or _REST_OF.search(after.lead) or SUBSET_NAME.search(after.label):
            return False
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        if after.label.startswith(("其他", "其余", "其它")):
            return True
        parallel = (
            between > 0
            and follows is not None
            and follows.role is Role.SHARE
            and all(tokens[part.index + 1].role is Role.SHARE for part in parts)
        )
        return (
            after.gap.startswith("、")
            or parallel
            or (
                after.unit.text == last.unit.text
                and len(after.label) > 1
                and after.label[-1] == last.label[-1:]
                and after.cut in ("，", "；")
                and len(after.gap) < 24
            )
        )

    def _ends_segment(self, last: Token) -> bool:
        """Whether the clause that holds the last part ends a sentence or an item."""
        after = self.claims.shadow[last.end : last.end + 2]
        return not after or after[0] in "。；\n）" or (after[0] == "，" and not self._more_of_kind(last))

    def _more_of_kind(self, last: Token) -> bool:
        tokens = self.claims.tokens
        return (
            last.index + 1 < len(tokens)
            and tokens[last.index + 1].dimension is last.dimension
            and tokens[last.index + 1].block == last.block
        )

    def _try(self, head: Token, parts: list[Token], needed: float, form: str) -> bool:
        if len(parts) < 2:
            return False
        breakdown = Breakdown.of(head, parts, form)
        if breakdown.status is Status.INCONSISTENT or breakdown.support < needed:
            return False
        return self._accept(breakdown)

    def _accept(self, breakdown: Breakdown) -> bool:
        head = breakdown.head
        if any(part.index in self.consumed for part in breakdown.parts):
            return False
        known = self.heads.get(head.index)
        if known and any(set(map(id, other.parts)) & set(map(id, breakdown.parts)) for other in known):
            return False
        root = head.index
        while root in self.consumed:
            root = self.consumed[root]
            if any(part.index == root for part in breakdown.parts):
                return False
        self.heads.setdefault(head.index, []).append(breakdown)
        for part in breakdown.parts:
            self.consumed[part.index] = head.index
        return True

    def add(self, breakdown: Breakdown) -> None:
        self.heads.setdefault(breakdown.head.index, []).append(breakdown)
        for part in breakdown.parts:
            self.consumed.setdefault(part.index, breakdown.head.index)

    def emit(self) -> None:
        for breakdowns in self.heads.values():
            for breakdown in breakdowns:
                breakdown.emit(self.claims)
                if breakdown.status is not Status.INCONSISTENT:
                    self.claims.parts_of[breakdown.head.index] = tuple(part.index for part in breakdown.parts)


_REST_OF = re.compile(r"结余|结转|剩余|余额|合计|总计|另有|另外|此外|还有")


def _with_zeros(group: list[Token], start: int, end: int) -> list[Token]:
    """A list goes on over its zeros: …，因公出国（境）费0万元."""
    while end < len(group) and not group[end].amount and group[end].sentence == group[end - 1].sentence and group[end].cut != "；":
        end += 1
    return group[start:end]


def _first_of_each_item(tokens: list[Token]) -> list[Token]:
    """The whole and the first figure of each item of a list parted by ； or enumerators: what stands between belongs to the items."""
    firsts = tokens[:1]
    for token in tokens[1:]:
        if token.depth == tokens[0].depth and (token.cut in ("；", "。") or (token.marker and token.marker != "包括" and len(firsts) == 1)):
            firsts.append(token)
    return firsts


def _says_total(token: Token) -> bool:
    gap = token.gap
    return "总" in token.lead or "合计" in gap or "共" in token.lead or "小计" in token.lead


def _compatible(head: Token, parts: list[Token]) -> bool:
    """Counting units that may stand in one sum: 起 and 件 do, 户 and 个 rarely matter; 辆 and 次 do not."""
    if head.dimension is not Dimension.COUNT:
        return True
    units = {part.unit.text for part in parts}
    return head.unit.text in units or len(units) == 1
