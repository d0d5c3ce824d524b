"""One whole with its parts: how well it adds up, and when a list that does not add up is a contradiction and not an open list."""

import re
from collections.abc import Iterator
from decimal import Decimal
from math import log2

from jixiao.extract.arithmetic import bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.tokens import Role, Token
from jixiao.model import Block, Dimension, Kind, Status

_ZERO = Decimal(0)
# Bits of evidence from which a list that does not add up is called a contradiction; below, it may well be open.
BROKEN = 6.0

# Names that divide their whole without a rest: if all of one line are among the parts, the list is closed.
_EXHAUSTIVE = tuple(
    tuple(re.compile(pattern) for pattern in line.split())
    for line in """
基本支出 项目支出
人员(经费|支出|类) (公用|日常公用)(经费|支出)
购置 运行
(?<!非)税收|税务 非税|财政部门
男 女
城镇 (乡村|农村)
城市 农村
行政(编制|人员)? 事业(编制|人员)?
在职|在编|在岗 退休
货物 工程 服务
(出国|境) (车|购置) 接待
工资福利 商品(和|与)?服务 个人和家庭
本年收入 (年初|上年)结转
本年支出 (年末|结转)
第一产业 第二产业 第三产业
(?<!不)合格 不合格
白天 (夜间|夜晚)
(?<!非)现场 非现场
机关|本级 (下属|所属|二级|基层|直属)
来信 来访 网
中央 省 (市|县|区)
新建 (改造|改建|续建|扩建)
一般公共预算 政府性基金
公务员 (参公|事业)
本科 (专科|大专)
批次? 人次
""".strip().splitlines()
)  # fmt: skip
_REST = re.compile(r"^(?:其他|其余|其它|剩余|余下|另外|其中其他)")
_OPEN_END = re.compile(r"等(?!级|次)")


class Breakdown:
    """A reading: `head` is the sum of `parts`."""

    __slots__ = ("bound", "deviation", "form", "head", "own_precision", "parts", "residual", "status", "support", "total")

    def __init__(self, head: Token, parts: list[Token], form: str) -> None:
        self.head = head
        self.parts = parts
        self.form = form
        self.own_precision = False
        self.total = _ZERO
        self.residual = _ZERO
        self.bound = _ZERO
        self.status = Status.CONSISTENT
        self.deviation = 0.0
        self.support = 0.0

    @classmethod
    def of(cls, head: Token, parts: list[Token], form: str) -> "Breakdown":
        """Adds up; precision is the group's: the finest last digit that two members in one unit show (91.2 beside 149.17 means 91.20)."""
        self = cls(head, parts, form)
        total = _ZERO
        for part in parts:
            total += part.amount
        self.total = total
        self.residual = residual = head.amount - total
        members = [head, *parts]
        group = _group_ulps(members)
        bound, variance = _spread(group)
        status, deviation = judge(residual, bound, variance)
        if status is Status.INCONSISTENT:
            own_bound, _ = _spread([member.ulp for member in members])
            if abs(residual) <= own_bound:
                status, self.own_precision = Status.IMPROBABLE, True
                bound = own_bound
        if status is not Status.CONSISTENT and any(is_hedged(member.quantity.hedge) for member in members) and abs(residual) <= _hedge_slack(members):
            status, self.own_precision = Status.CONSISTENT, False
        self.status, self.deviation, self.bound = status, deviation, bound
        smallest = min((ulp for ulp in group if ulp), default=min((member.unit.factor for member in members), default=Decimal(1)))
        self.support = bits(max(bound, smallest / 2), head.amount) if residual or bound else bits(smallest / 2, head.amount)
        return self

    def emit(self, claims: Claims) -> None:
        head, parts = self.head, self.parts
        if self.status is Status.INCONSISTENT and self.form == "open":
            return
        factor = head.unit.factor
        formula = f"{claims.figure(head)} = " + " + ".join(_in_unit(claims, part, head) for part in parts)
        operands = [claims.operand(head, "total"), *(claims.operand(part, "part") for part in parts)]
        form = "own_precision" if self.own_precision else self.form
        claims.add(
            Kind.SUM,
            self.status,
            operands,
            formula,
            claims.figure(head),
            plain(self.total / factor),
            head.unit.text,
            self.support,
            deviation=self.deviation,
            residual=self.residual / factor,
            form=form,
        )


def _in_unit(claims: Claims, part: Token, head: Token) -> str:
    figure = claims.figure(part)
    if part.unit.factor == head.unit.factor:
        return figure
    return f"{figure} × {plain(part.unit.factor / head.unit.factor)}"


def _group_ulps(members: list[Token]) -> list[Decimal]:
    finest: dict[str, Decimal] = {}
    seen: dict[tuple[str, Decimal], int] = {}
    for member in members:
        ulp = member.ulp
        if ulp:
            key = (member.unit.text, ulp)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] == 2 and (member.unit.text not in finest or ulp < finest[member.unit.text]):
                finest[member.unit.text] = ulp
    return [min(member.ulp, finest.get(member.unit.text, member.ulp)) if member.ulp else _ZERO for member in members]


def _spread(ulps: list[Decimal]) -> tuple[Decimal, Decimal]:
    bound = variance = _ZERO
    for ulp in ulps:
        if ulp:
            bound += ulp
            variance += ulp * ulp
    return bound / 2, variance / 12


def _hedge_slack(members: list[Token]) -> Decimal:
    return sum((member.amount for member in members if is_hedged(member.quantity.hedge)), _ZERO) / 10 + sum((m.ulp for m in members), _ZERO)


class Lists:
    """The lists of a document as their writer laid them out: who is announced as the whole, which figures are the items."""

    def __init__(self, claims: Claims, blocks: tuple[Block, ...], values: list[Token]) -> None:
        self.claims = claims
        self.blocks = blocks
        self.by_block: dict[int, list[Token]] = {}
        for token in values:
            self.by_block.setdefault(token.block, []).append(token)

    def items_below(self, head: Token) -> list[Token]:
        """The first figure of the head's dimension in each list item of the paragraphs below it."""
        items: list[Token] = []
        style = ""
        for at in range(head.block + 1, min(len(self.blocks), head.block + 40)):
            start = self.blocks[at].span.start
            mark = _ITEM.match(self.claims.shadow, start)
            if mark is None:
                break
            if not style:
                style = mark.lastgroup or ""
            elif mark.lastgroup != style:
                continue
            item = next((token for token in self.by_block.get(at, ()) if token.dimension is head.dimension and token.depth == 0), None)
            if item is not None:
                items.append(item)
        return items

    def suspects(self, heads: dict[int, list[Breakdown]], consumed: dict[int, int]) -> Iterator[Breakdown]:
        """Lists that name their whole, are closed by the look of them, and do not add up."""
        taken: set[int] = set()
        for tokens in self.by_block.values():
            for at, token in enumerate(tokens):
                best: tuple[float, Breakdown] | None = None
                for head, parts, evidence, form in self._candidates(tokens, at, heads, consumed, taken):
                    scored = _score(self.claims, head, parts, evidence, form)
                    if scored is not None and (best is None or scored[0] > best[0]):
                        best = scored
                if best is not None and best[0] >= BROKEN:
                    taken.update(part.index for part in best[1].parts)
                    taken.add(best[1].head.index)
                    yield best[1]
                del token

    def _candidates(
        self, tokens: list[Token], at: int, heads: dict[int, list[Breakdown]], consumed: dict[int, int], taken: set[int]
    ) -> Iterator[tuple[Token, list[Token], float, str]]:
        """(head, parts, evidence in bits that the list is closed, form) of each list that the figure at `at` may begin or end."""
        token = tokens[at]
        if token.index in taken or token.index in consumed and token.index not in heads and not _is_trailing_total(token):
            starts_list = False
        else:
            starts_list = token.index not in consumed
        if starts_list and at and token.depth and token.gap.startswith("（") and tokens[at - 1].depth == token.depth - 1:
            head = tokens[at - 1]
            if head.index not in heads and head.index not in taken:
                yield from self._bracket(tokens, at, head, consumed, taken)
        if starts_list and token.marker and _opens_list(token):
            head_token = self._head_of(tokens, at, heads, consumed)
            if head_token is not None and head_token.index not in taken:
                yield from self._flat(tokens, at, head_token, consumed, taken)
        if token.index not in heads and token.index not in consumed:
            items = self.items_below(token) if _announces(self.claims.shadow, token, self.blocks[token.block]) else []
            items = [item for item in items if item.index not in consumed and item.index not in taken]
            if len(items) >= 2:
                yield token, items, 5.0, "items"
            if _is_trailing_total(token):
                yield from self._trailing(tokens, at, consumed, taken)
            elif _SAYS_ALL.search(token.lead):
                yield from self._unmarked(tokens, at, consumed, taken)

    def _bracket(self, tokens: list[Token], at: int, head: Token, consumed: dict[int, int], taken: set[int]) -> Iterator[tuple[Token, list[Token], float, str]]:
        depth = tokens[at].depth
        inside: list[Token] = []
        for n in range(at, len(tokens)):
            token = tokens[n]
            if token.depth < depth or (inside and token.depth == depth and token.gap.find("）") >= 0 and "（" in token.gap[token.gap.find("）") :]):
                break
            if token.depth == depth and _fits(token, head, consumed, taken):
                inside.append(token)
        if len(inside) >= 2:
            yield head, inside, 4.5, "bracket"

    def _head_of(self, tokens: list[Token], at: int, heads: dict[int, list[Breakdown]], consumed: dict[int, int]) -> Token | None:
        marker = tokens[at]
        split = marker.marker[0] in "按从"
        for back in range(at - 1, -1, -1):
            token = tokens[back]
            if token.dimension is not marker.dimension or token.depth > marker.depth or token.prior != marker.prior:
                continue
            if marker.sentence - token.sentence > 1:
                return None
            if split:
                root = token.index
                if root not in consumed and any(other.marker[:1] in ("按", "从") for other in tokens[:at]):
                    return None
                while root in consumed:
                    root = consumed[root]
                return self.claims.tokens[root]
            return token if token.index not in heads else None
        return None

    def _flat(self, tokens: list[Token], at: int, head: Token, consumed: dict[int, int], taken: set[int]) -> Iterator[tuple[Token, list[Token], float, str]]:
        marker = tokens[at]
        evidence = _MARKERS.get(marker.marker[0], 2.0)
        if marker.marker == "其中" and "：" in marker.gap:
            evidence = 3.0
        elif marker.marker == "分别":
            evidence = 5.0
        parts: list[Token] = []
        sentence = marker.sentence
        flat = [token for token in tokens[at:] if token.depth == marker.depth and token.dimension is head.dimension]
        for n, token in enumerate(flat):
            if n and token.sentence != sentence:
                if len(parts) >= 2 or not _continues(token):
                    break
                sentence = token.sentence
            if n and (token.marker[:1] in ("按", "从") or token.marker == "其中" and token.cut != "；" and len(parts) == 1):
                break
            if not _fits(token, head, consumed, taken):
                continue
            parts.append(token)
            after = flat[n + 1] if n + 1 < len(flat) else None
            if len(parts) >= 2:
                ends = after is None or after.sentence != token.sentence or after.marker[:1] in ("按", "从")
                yield head, list(parts), evidence + (2.0 if ends else 0.5 if after is not None and after.cut == "；" else -3.0), "list"

    def _trailing(self, tokens: list[Token], at: int, consumed: dict[int, int], taken: set[int]) -> Iterator[tuple[Token, list[Token], float, str]]:
        """A、B、C，合计W: all figures before it in the sentence."""
        head = tokens[at]
        before: list[Token] = []
        for back in range(at - 1, -1, -1):
            token = tokens[back]
            if token.sentence != head.sentence or token.depth > head.depth:
                if token.sentence != head.sentence:
                    break
                continue
            if token.dimension is head.dimension and _fits_any(token, consumed, taken):
                before.insert(0, token)
            if "；" in token.gap and before and head.cut != "；":
                break
        if len(before) >= 2 and (head.marker not in ("其中",)):
            whole = {"合计": 4.0, "总计": 4.0, "共计": 3.0}.get(head.marker, 2.5)
            yield head, before, whole + 1.0, "trailing"

    def _unmarked(self, tokens: list[Token], at: int, consumed: dict[int, int], taken: set[int]) -> Iterator[tuple[Token, list[Token], float, str]]:
        head = tokens[at]
        parts = []
        after = None
        for token in tokens[at + 1 :]:
            if token.sentence != head.sentence or token.cut == "；" and parts:
                after = token
                break
            if token.dimension is head.dimension and token.depth == head.depth and token.unit.text == head.unit.text:
                if token.marker and not parts:
                    return
                if _fits(token, head, consumed, taken):
                    parts.append(token)
        del after
        if len(parts) >= 3:
            yield head, parts, 1.5, "unmarked"


_ITEM = re.compile(
    r"[ \t]*(?:(?P<cn>[一二三四五六七八九十]{1,3}、)|(?P<paren>（[一二三四五六七八九十]{1,3}）)|(?P<digit>[0-9]{1,2}[.、．)）])|(?P<round>（[0-9]{1,2}）)|(?P<circle>[①-⑳⑴-⒇])"
    r"|(?P<dash>——|--|[-•●◆■·])|(?P<spoken>[一二三四五六七八九十]是))"
)
_MARKERS = {"分": 5.0, "：": 3.0, "按": 4.0, "从": 4.0, "①": 4.0, "一": 3.5, "即": 3.0}
_SAYS_ALL = re.compile(r"总|共|各类|各项|合计|全部|累计")


def _announces(shadow: str, head: Token, block: Block) -> bool:
    """Whether the paragraph of the head ends by announcing a list, with no other figure between that could be its whole."""
    rest = shadow[head.end : block.span.end]
    return _ANNOUNCES.search(rest) is not None and not re.search(r"[0-9]", rest)


_ANNOUNCES = re.compile(r"(?:其中|如下|以下|包括|分为|具体|方面|分别)[^。]{0,8}$|：$")


def _is_trailing_total(token: Token) -> bool:
    return token.marker in ("合计", "总计", "共计") or _TRAILING.search(token.lead) is not None


_TRAILING = re.compile(r"合计|总计|共计|总量|总额为?$|总得分|总分|全年(?:共)?(?:提取|完成|实现|支出|收入)$")


def _opens_list(token: Token) -> bool:
    return token.marker[0] in "其分包由按从：①即一"


def _continues(token: Token) -> bool:
    return _ITEM.match(token.gap.lstrip("。；：\n ")) is not None


def _fits(token: Token, head: Token, consumed: dict[int, int], taken: set[int]) -> bool:
    return (
        token.dimension is head.dimension
        and token.prior == head.prior
        and (token.scenario == head.scenario or token.dimension is not Dimension.MONEY)
        and _fits_any(token, consumed, taken)
    )


def _fits_any(token: Token, consumed: dict[int, int], taken: set[int]) -> bool:
    return token.role is Role.VALUE and token.index not in consumed and token.index not in taken


def _score(claims: Claims, head: Token, parts: list[Token], evidence: float, form: str) -> tuple[float, Breakdown] | None:
    """How much speaks for a closed list that does not add up, in bits."""
    breakdown = Breakdown.of(head, parts, form)
    if breakdown.status is not Status.INCONSISTENT:
        return (BROKEN, breakdown) if form != "unmarked" else None
    if any(is_hedged(member.quantity.hedge) for member in (head, *parts)):
        return None
    residual, whole = breakdown.residual, head.amount
    if head.dimension is Dimension.NONE or not _one_unit(head, parts) or _two_sides(head, parts):
        return None
    following = claims.shadow[parts[-1].end : parts[-1].end + 6]
    if _OPEN_END.match(following.lstrip("的")) or any(_NAMES_SOME.search(part.gap) for part in parts[:1]):
        evidence -= 8.0
    if whole == 0:
        return evidence + 6.0, breakdown
    if residual < 0:
        biggest = max(part.amount for part in parts)
        evidence += 2.5 if biggest < whole else 0.0
    if breakdown.total:
        closeness = log2(max(float(whole / abs(residual)), 1e-9))
        evidence += max(-4.0, min(closeness - 3.0, 6.0))
    if exhaustive(parts):
        evidence += 6.0
    if _REST.match(parts[-1].label) or _REST.search(parts[-1].lead):
        evidence += 4.0
    if _shares_close(claims, parts):
        evidence += 4.0
    if any(len(claims.figure(member)) >= 3 and slip_of(claims.figure(member), _needed(member, head, residual)) for member in (head, *parts)):
        evidence += 3.0
    return evidence, breakdown


def _one_unit(head: Token, parts: list[Token]) -> bool:
    """Things counted in other units (家 in 家次) do not make a broken sum; 件 in 起 do."""
    if head.dimension not in (Dimension.COUNT, Dimension.PEOPLE, Dimension.VISITS):
        return True
    units = {part.unit.text for part in parts if not part.unit_missing}
    return units <= {head.unit.text} or (len(units) == 1 and head.unit.text in "件起宗例" and units <= {"件", "起", "宗", "例"})


def _two_sides(head: Token, parts: list[Token]) -> bool:
    """支出合计 is no total of 收入."""
    for this, other in (("支出", "收入"), ("收入", "支出")):
        if this in head.lead and other not in head.lead and any(other in part.lead and this not in part.lead for part in parts):
            return True
    return False


_NAMES_SOME = re.compile(r"主要(?:用于|是|有|包括)?|重点|特别是|尤其|部分|例如|仅")


def _shares_close(claims: Claims, parts: list[Token]) -> bool:
    """Whether each part is told with its share and the shares make 100: then nothing is left out."""
    total = _ZERO
    for part in parts:
        after = claims.tokens[part.index + 1] if part.index + 1 < len(claims.tokens) else None
        if after is None or after.role is not Role.SHARE:
            return False
        total += after.amount
    return abs(total - 100) <= Decimal("0.15") * len(parts)


def _needed(member: Token, head: Token, residual: Decimal) -> Decimal:
    """What `member` would have to be, in its own unit, for the sum to hold."""
    return (member.amount - residual if member is head else member.amount + residual) / member.unit.factor


def exhaustive(parts: list[Token]) -> bool:
    """Whether the names of the parts divide their whole without a rest (基本支出 and 项目支出)."""
    labels = [part.label for part in parts]
    for line in _EXHAUSTIVE:
        if len(line) <= len(labels) and all(any(name.search(label) for label in labels) for name in line):
            return True
    return False


__all__ = ["BROKEN", "Breakdown", "Lists", "exhaustive"]
