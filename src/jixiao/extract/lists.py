"""The lists of a document as their writer laid them out: who is announced as the whole, and which figures are the items."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from jixiao.extract.breakdowns import Breakdown
from jixiao.extract.claims import Claims, in_another_bracket, measured_before
from jixiao.extract.closure import BROKEN, REST, closure, exhaustive
from jixiao.extract.counted_totals import COUNTED_THINGS, counted_totals, totals_by_place
from jixiao.extract.cues import ASIDE
from jixiao.extract.labels import same_thing
from jixiao.extract.list_members import ITEM, continues, fits, fits_any, is_trailing_total, opens_list, tells_part_of_year
from jixiao.extract.named_totals import named_totals
from jixiao.extract.sum_slips import slip_in_sum
from jixiao.extract.token import Role, Token
from jixiao.extract.wholes import explained, heads_afar, heads_of
from jixiao.model import Dimension, Scenario, Status

_ZERO = Decimal(0)
_LONGEST_LIST = 60  # figures of one list, with all that stands between them
_FEWEST_NAMED = 3  # paragraphs that begin with a name and ：, as items do
_LONGEST_PAIR = 6  # figures of a list whose names leave no rest
_LONGEST_PREFIX = 15  # figures of a list that may end before the writer's own end of it
_NEAR = 12  # figures before a list among which another one may be its whole
_PROOF = 4.0  # bits of an agreement that is no chance


Candidates = Iterator[tuple[Token, list[Token], float, str]]


class _Known(NamedTuple):
    """What is known of the document's sums while lists are looked for."""

    heads: dict[int, list[Breakdown]]  # the breakdowns of each whole
    consumed: dict[int, int]  # the whole of each figure that is a part
    taken: set[int]  # parts of the lists found here
    parted: set[int]  # and their wholes

    def admits(self, part: Token, head: Token) -> bool:
        """Whether a figure may be a part of this whole, as far as it is no part of another."""
        return fits(part, head, self.consumed, self.taken)


class Lists:
    """The lists of a document as their writer laid them out: who is announced as the whole, which figures are the items."""

    def __init__(self, claims: Claims, paragraphs: list[list[Token]]) -> None:
        self.claims = claims
        self.blocks = claims.blocks
        self.paragraphs = paragraphs
        self.by_block: dict[int, list[Token]] = {}
        for tokens in paragraphs:
            self.by_block.setdefault(tokens[0].block, tokens)
        shadow = claims.shadow
        marks = [ITEM.match(shadow, block.span.start) for block in claims.blocks]
        self._totals = claims.trailing_totals
        self._items: dict[tuple[int, Dimension, Scenario, bool, str], list[Token]] = {}
        self._announcing: dict[int, bool] = {}
        self.styles = [mark.lastgroup if mark is not None else None for mark in marks]  # how each block is numbered as a list item

    def items_below(self, head: Token) -> list[Token]:
        """The first figure of the head's kind in each list item of the paragraphs below it."""
        return self.items_from(head.block + 1, head)

    def items_from(self, first: int, like: Token) -> list[Token]:
        """The first figure like this one in each list item from the paragraph `first` on; empty if it is no item.

        A figure of the same name is preferred: 建设面积0.72万亩，合同价978.4万元."""
        style = self.styles[first] if first < len(self.styles) else None
        if style is None:
            return []
        key = first, like.dimension, like.scenario, like.prior, like.label
        known = self._items.get(key)
        if known is not None:
            return known
        items = self._items[key] = []
        for at in range(first, min(len(self.blocks), first + 40)):
            if self.styles[at] is None:
                break
            if self.styles[at] != style:
                continue
            inside = [token for token in self.by_block.get(at, ()) if token.dimension is like.dimension and token.depth == 0]
            alike = [token for token in inside if token.scenario is like.scenario and token.prior == like.prior]
            if inside:
                items.append(next((token for token in alike if token.label == like.label), (alike or inside)[0]))
        if style == "named" and len(items) < _FEWEST_NAMED:
            items.clear()  # 主要做法：… is no item
        return items

    def trailing_totals(self, consumed: dict[int, int]) -> Iterator[tuple[Token, list[Token]]]:
        """Totals that close a list of addends (…，收入总计12.80亿元), with each reading of the addends."""
        for tokens in self.paragraphs:
            for at, token in enumerate(tokens):
                if at >= 2 and token.index in self._totals:
                    for head, parts, _, _ in self._trailing(tokens, at, _Known({}, consumed, set(), set())):
                        yield head, parts

    def suspects(self, heads: dict[int, list[Breakdown]], consumed: dict[int, int]) -> Iterator[Breakdown]:
        """Lists that name their whole, are closed by the look of them, and do not add up."""
        known = _Known(heads, consumed, set(), set())
        for tokens in self.paragraphs:
            for at in range(len(tokens)):
                best: tuple[float, Breakdown] | None = None
                for head, parts, evidence, form in self._candidates(tokens, at, known):
                    scored = closure(self.claims, head, parts, evidence, form)
                    if scored is not None and (best is None or scored[0] > best[0]):
                        best = scored
                if best is not None and best[0] >= BROKEN:
                    read = best[1] if best[1].status is not Status.INCONSISTENT else self._made_nearby(best[1])
                    known.taken.update(part.index for part in read.parts)
                    known.parted.add(read.head.index)
                    yield read

    def _made_nearby(self, broken: Breakdown) -> Breakdown:
        """The same parts under another figure of their sentence which they make: 用水总量1.86亿立方米，控制在2.15亿立方米以内，其中……."""
        first, head = broken.parts[0], broken.head
        for token in reversed(self.claims.tokens[max(0, first.index - _NEAR) : first.index]):
            if token.sentence != first.sentence:
                break
            if token is not head and token.depth <= first.depth and fits(token, head, {}, set()):
                other = Breakdown.of(token, broken.parts, broken.form)
                if other.status is Status.CONSISTENT and other.support >= _PROOF:
                    return other
        return broken

    def _candidates(self, tokens: list[Token], at: int, known: _Known) -> Candidates:
        """(head, parts, evidence in bits that the list is closed, form) of each list that the figure at `at` may begin or end."""
        token = tokens[at]
        is_part = token.index in known.consumed
        if token.index not in known.taken and not is_part:
            yield from self._begun(tokens, at, known)
        told = known.heads.get(token.index, ())
        # 收入……，总计W元。支出……，结转……: what has been parted behind it alone may have another list before it
        if token.index in self._totals and all(part.index > token.index for breakdown in told for part in breakdown.parts):
            yield from self._trailing(tokens, at, known)
        if told:
            return
        if self._announces(token):
            items = self.items_below(token)
            if len(items) >= 2 and all(item.scenario is token.scenario and known.admits(item, token) for item in items):
                after = self.claims.tokens[token.index + 1 : token.index + 2]
                yield token, items, 5.0 if not after or after[0].block != token.block else 2.0, "items"
        if token.index and self.claims.tokens[token.index - 1].unit.text in COUNTED_THINGS:
            for parts, evidence in counted_totals(self.claims, token):
                yield token, parts, evidence, "counted"
        if "第" in token.gap:
            for parts, evidence in totals_by_place(self.claims, token):
                yield token, parts, evidence, "counted"
        if "合" in token.gap or "共" in token.gap or "和" in token.gap or "加" in token.gap:
            for parts, evidence in named_totals(self.claims, token):
                yield token, parts, evidence, "counted"
        if not is_part:
            yield from self._told_around(tokens, at, known)
        yield from self._leaving_no_rest(tokens, at, known)

    def _begun(self, tokens: list[Token], at: int, known: _Known) -> Candidates:
        """The lists that the figure at `at` begins: in a bracket, behind 其中 or 按…分."""
        token = tokens[at]
        if at and token.depth and token.gap.count("（") > token.gap.count("）"):
            head = measured_before(tokens, at)
            if (
                head.depth == token.depth - 1
                and not explained(head, token, known.heads)
                and head.index not in known.taken
                and head.index not in known.parted
            ):
                yield from self._bracket(tokens, at, head, known)
        if token.marker and opens_list(token):
            found = heads_of(self.claims, tokens, at, known.heads, known.consumed)
            one_way = token.marker[0] not in "按从"  # of several to part one whole
            for head in found:
                if head.index not in known.taken and not (one_way and head.index in known.parted):
                    yield from self._flat(tokens, at, head, known)
            if not found and token.marker[0] in "按从分中" and not token.marker.startswith("分别"):
                for other in heads_afar(self.claims, token, known.heads, known.consumed, known.taken):
                    yield from self._flat(tokens, at, other, known, -2.5)

    def _told_around(self, tokens: list[Token], at: int, known: _Known) -> Candidates:
        """The lists of a whole that no marker parts from it: 一季度…、二季度…，全年支出; …，剩余; W，A、B、C."""
        token = tokens[at]
        if token.index not in self._totals:
            if "全年" in token.lead and not token.serves_rate and at >= 3 and any(map(tells_part_of_year, tokens[max(0, at - 4) : at])):
                yield from self._trailing(tokens, at, known)
            elif at >= 2 and REST.match(token.lead.lstrip("，")):
                yield from self._with_rest(tokens, at, known)
        if token.index not in self._totals or not any(
            t.sentence == token.sentence and t.dimension is token.dimension for t in tokens[max(0, at - 3) : at]
        ):
            yield from self._unmarked(tokens, at, known)

    def _announces(self, head: Token) -> bool:
        """Whether its paragraph ends by announcing a list."""
        known = self._announcing.get(head.block)
        if known is None:
            end = self.blocks[head.block].span.end
            begin = max(self.blocks[head.block].span.start, end - 24)
            known = self._announcing[head.block] = _ANNOUNCES.search(self.claims.shadow, begin, end) is not None
        return known

    def _bracket(self, tokens: list[Token], at: int, head: Token, known: _Known) -> Candidates:
        depth = tokens[at].depth
        inside: list[Token] = []
        for n in range(at, min(len(tokens), at + _LONGEST_LIST)):
            token = tokens[n]
            if token.depth < depth or (inside and token.depth == depth and in_another_bracket(self.claims.shadow, tokens[n - 1], token)):
                break
            if token.depth == depth and known.admits(token, head):
                inside.append(token)
        if len(inside) >= 2:
            yield head, inside, 4.5, "bracket"

    def _flat(self, tokens: list[Token], at: int, head: Token, known: _Known, extra: float = 0.0) -> Candidates:
        marker = tokens[at]
        evidence = _MARKERS.get(marker.marker[0], 2.0)
        if marker.marker == "其中" and "：" in marker.gap:
            evidence = 3.0
        elif marker.marker == "分别":
            evidence = 5.0
        evidence += extra
        parts: list[Token] = []
        by_semicolon = False
        sentence = marker.sentence
        flat = [token for token in tokens[at : at + _LONGEST_LIST] if token.depth == marker.depth and token.dimension is head.dimension]
        for n, token in enumerate(flat):
            if n and token.sentence != sentence:
                if len(parts) >= 2 or not continues(token):
                    break
                sentence = token.sentence
            if n and (
                token.marker[:1] in ("按", "从")
                or (token.marker in ("其中", "合计", "共计", "总计") and token.cut != "；" and parts and token.scenario is marker.scenario)
            ):
                break
            if not known.admits(token, head):
                continue
            if parts and self._parts_company(parts[-1], token, len(parts), by_semicolon):
                break
            if parts and (
                _LOOKS_BACK.search(token.gap)
                or (
                    len(parts) >= 2
                    and token.cut == "，"
                    and parts[-1].gap.startswith("、")
                    and not REST.match(token.label)
                    and (exhaustive(parts) or not exhaustive([*parts, token]))
                )
            ):
                break  # …、农民健身工程143处，后者已更新128处
            by_semicolon = by_semicolon or (bool(parts) and self._semicolons(parts[-1], token) > 0)
            parts.append(token)
            after = next((other for other in flat[n + 1 :] if known.admits(other, head)), None)
            if after is not None and after.marker in ("其中", "合计", "共计", "总计") and after.cut != "；":
                after = None
            if after is not None and (
                _LOOKS_BACK.search(after.gap)
                or (len(parts) >= 2 and after.cut == "，" and token.gap.startswith("、") and not REST.match(after.label))
            ):
                after = None
            if after is not None and self._parts_company(token, after, len(parts), by_semicolon):
                after = None
            if (token.series is not None and token.series[-1] is not token) or (after is not None and after.gap[:1] in _GOES_ON):
                continue  # a list told respectively goes on; so does one behind 、
            if len(parts) >= 2 and (after is None or len(parts) <= _LONGEST_PREFIX):
                ends = after is None or after.sentence != token.sentence or after.marker[:1] in ("按", "从")
                yield head, list(parts), evidence + (2.0 if ends else 0.5 if after is not None and after.cut == "；" else -3.0), "list"

    def _semicolons(self, last: Token, token: Token) -> int:
        """How many ； stand between two figures, but for those in brackets."""
        count = self.claims.shadow.count("；", last.end, token.start)
        return ASIDE.sub("", self.claims.shadow[last.end : token.start]).count("；") if count else 0

    def _parts_company(self, last: Token, token: Token, count: int, by_semicolon: bool) -> bool:
        """Whether a ； between two figures ends the list: items parted by ， or 、 end at the first one, items parted by ； at a second."""
        semicolons = self._semicolons(last, token)
        return semicolons > 1 or (semicolons == 1 and count >= 2 and not by_semicolon)

    def _trailing(self, tokens: list[Token], at: int, known: _Known) -> Candidates:
        """A、B、C，合计W: all figures before it in the sentence."""
        head = tokens[at]
        before: list[Token] = []
        for back in range(at - 1, max(-1, at - _LONGEST_LIST), -1):
            token = tokens[back]
            if token.sentence != head.sentence or token.depth > head.depth:
                if token.sentence != head.sentence:
                    break
                continue
            if (
                token.dimension is head.dimension
                and fits_any(token, known.consumed, known.taken)
                and (head.dimension is not Dimension.SCORE or token.scenario is head.scenario)
                and not (back == at - 1 and head.gap in ("合计", "共计", "总计"))
            ):
                before.insert(0, token)
            if "；" in token.gap and before and head.cut != "；":
                break
        if len(before) >= 2 and (head.marker not in ("其中",)):
            whole = {"合计": 4.0, "总计": 4.0, "共计": 3.0}.get(head.marker, 2.5)
            opening = next((n for n, token in enumerate(before) if "加" in token.gap and _ADDS.search(token.gap)), None)
            if opening is not None:  # 地方收入加上级补助18.40亿元: the first addend was told before
                added = _ADDS.search(before[opening].gap)
                earlier = [
                    t
                    for t in tokens[: tokens.index(before[opening])]
                    if t.dimension is head.dimension and head.sentence - t.sentence <= 2 and t.role is Role.VALUE
                ]
                if added and len(added[1]) >= 2:
                    earlier = [t for t in earlier if same_thing(added[1], t.label)] or earlier
                for base in reversed(earlier[-6:]):
                    if base is before[opening]:
                        continue
                    yield head, [base, *before[opening:]], whole + 1.0, "trailing"
                return
            yield head, before, whole + 1.0, "trailing"

    def _with_rest(self, tokens: list[Token], at: int, known: _Known) -> Candidates:
        """资金326.80万元，已支付…198.65万元、…74.30万元，剩余53.85万元: the first figure of the sentence and all after it."""
        last = tokens[at]
        run = [
            t
            for t in tokens[:at]
            if t.sentence == last.sentence
            and t.depth == last.depth
            and t.dimension is last.dimension
            and t.unit.text[-1:] == last.unit.text[-1:]
        ]
        run = [token for token in run if fits_any(token, known.consumed, known.taken)]
        if len(run) >= 3 and run[0].amount > max(token.amount for token in (*run[1:], last)):
            yield run[0], [*run[1:], last], 1.5, "rest"

    def _leaving_no_rest(self, tokens: list[Token], at: int, known: _Known) -> Candidates:
        """实有193人，行政22人，事业171人: the figures right behind one, by names that leave no rest."""
        head = tokens[at]
        if not head.amount:
            return
        parts: list[Token] = []
        for token in tokens[at + 1 : at + 2 + _LONGEST_PAIR]:
            if token.unit.text != head.unit.text or token.depth != head.depth or token.marker == "其中" or (token.marker and not parts):
                break
            if (not parts and token.index != head.index + 1) or (parts and token.sentence != parts[0].sentence):
                break
            if not known.admits(token, head):
                break
            if len(parts) > 1 and token.gap[:1] not in _GOES_ON and exhaustive(parts):
                break
            parts.append(token)
        # 经梳理归并为48条，采纳44条，未采纳4条: of these 48
        if len(parts) > 1 and exhaustive(parts) and parts[0].amount != sum(part.amount for part in parts[1:]):
            yield head, parts, 1.5 if parts[0].sentence == head.sentence else 0.5, "list"

    def _unmarked(self, tokens: list[Token], at: int, known: _Known) -> Candidates:
        if at + 2 >= len(tokens):
            return
        head, after = tokens[at], tokens[at + 1]
        parts: list[Token] = []
        ends = after.sentence != head.sentence
        says_all = not ends and _SAYS_ALL.search(head.lead + head.label[-4:]) is not None
        if not says_all and (after.index != head.index + 1 or after.unit.text != head.unit.text or after.depth != head.depth):
            return  # the parts of a whole that does not call itself one begin right behind it
        reach = head.sentence + ends  # behind the last figure of a sentence the next one may name the parts
        for token in tokens[at + 1 : at + _LONGEST_LIST]:
            if token.sentence > reach or (token.cut == "；" and parts and not ends):
                break
            if token.dimension is head.dimension and token.depth == head.depth and token.unit.text == head.unit.text:
                if token.marker and not parts:
                    return
                if token.marker == "其中":  # 编制52人，实有49人，其中行政17人、事业24人
                    break
                if known.admits(token, head):
                    parts.append(token)
        if len(parts) >= 3 and not ends:
            if not says_all:
                off = head.amount - sum((part.amount for part in parts), _ZERO)
                if parts[0].index != head.index + 1 or (
                    abs(off) * 100 > head.amount
                    and slip_in_sum([(self.claims.figure(each), each) for each in (head, *parts)], off) < _PROOF
                ):
                    return
            evidence = 3.0 if is_trailing_total(head) else 1.5
            evidence += 1.5 if all(part.gap.startswith("、") for part in parts[1:]) else 0.0
            yield head, parts, evidence, "unmarked"


_ADDS = re.compile(r"(?:^|[，。；：\n])([^，。；：\n]{0,14}?)加上?[^，。；：\n]*$")
_GOES_ON = frozenset("、和及与")
_LOOKS_BACK = re.compile(r"后者|前者|上述|以上")
_MARKERS = {"由": 4.0, "分": 4.0, "中": 3.0, "：": 3.5, "按": 5.5, "从": 5.5, "①": 4.0, "一": 3.5, "即": 3.0}
_SAYS_ALL = re.compile(r"总|共|各类|各项|合计|全部|累计")


_ANNOUNCES = re.compile(r"(?:其中|如下|以下|包括|分为|具体|方面|分别)[^。]{0,8}。?$|[：—]$")
