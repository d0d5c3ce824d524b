"""One whole with its parts: how well it adds up, and when a list that does not add up is a contradiction and not an open list."""

import re
from collections.abc import Iterator
from decimal import Decimal
from math import log2

from jixiao.extract.arithmetic import bits, is_hedged, judge, plain
from jixiao.extract.claims import Claims
from jixiao.extract.tokens import Role, Token
from jixiao.model import Dimension, Kind, Operand, Status

_ZERO = Decimal(0)
# Bits of evidence from which a list that does not add up is called a contradiction; below, it may well be open.
BROKEN = 7.5

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
            elif any(is_hedged(member.quantity.hedge) for member in members) and abs(residual) <= _hedge_slack(members):
                status = Status.CONSISTENT
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


def suspect(claims: Claims, tokens: list[Token], heads: dict[int, list[Breakdown]], consumed: dict[int, int]) -> Iterator[Breakdown]:
    """Lists of one block that name their whole, are closed by the look of them, and do not add up."""
    taken: set[int] = set()
    for at, head in enumerate(tokens):
        if head.index in heads or head.amount < 0:
            continue
        best: tuple[float, Breakdown] | None = None
        for parts, evidence, form in _lists_under(claims, tokens, at, consumed, taken):
            scored = _score(claims, head, parts, evidence, form)
            if scored is not None and (best is None or scored[0] > best[0]):
                best = scored
        if best is not None and best[0] >= BROKEN:
            taken.update(part.index for part in best[1].parts)
            taken.add(head.index)
            yield best[1]


def _lists_under(
    claims: Claims, tokens: list[Token], at: int, consumed: dict[int, int], taken: set[int]
) -> Iterator[tuple[list[Token], float, str]]:
    """Candidate lists of parts for the figure at `at`: (parts, evidence that the list is closed in bits, form)."""
    head = tokens[at]
    following = tokens[at + 1 :]
    if not following:
        following = []
    # W（a、b）
    if following and following[0].depth == head.depth + 1 and following[0].gap.startswith("（"):
        inside: list[Token] = []
        for token in following:
            if token.depth <= head.depth or (token.depth == head.depth + 1 and inside and "（" in token.gap and token.gap.find("）") >= 0):
                break
            if token.depth == head.depth + 1 and _fits(token, head, consumed, taken):
                inside.append(token)
        if len(inside) >= 2:
            yield inside, 4.0, "bracket"
    # W，其中：a，b；c。
    flat = [token for token in following if token.depth == head.depth]
    opened = None
    for n, token in enumerate(flat):
        if n > 3 and opened is None:
            break
        if opened is None and token.marker and _opens_list(token) and _fits(token, head, consumed, taken):
            opened = n
        if opened is not None:
            break
    if opened is None:
        return
    marker = flat[opened]
    evidence = {"分别": 5.0, "：": 3.0, "按": 4.0, "从": 4.0, "①": 4.0, "一": 3.0}.get(marker.marker[0], 2.0)
    if marker.marker.startswith("分别"):
        evidence = 5.0
    elif marker.marker == "其中" and "：" in marker.gap:
        evidence = 3.0
    parts: list[Token] = []
    sentence = marker.sentence
    for n, token in enumerate(flat[opened:]):
        if n and token.sentence != sentence:
            if len(parts) >= 2 or not _continues(token):
                break
            sentence = token.sentence
        if n and token.marker == "其中" and len(parts) == 1 and token.cut != "；" and _fits(token, head, consumed, taken):
            break
        if _fits(token, head, consumed, taken):
            if parts and _starts_anew(token, head):
                break
            parts.append(token)
            if len(parts) >= 2:
                after = flat[opened + n + 1] if opened + n + 1 < len(flat) else None
                ends = after is None or after.sentence != token.sentence or after.cut == "；"
                yield list(parts), evidence + (2.0 if after is None or after.sentence != token.sentence else 0.5 if ends else -3.0), "list"


def _opens_list(token: Token) -> bool:
    return token.marker[0] in "其分包由按从：①即一"


def _continues(token: Token) -> bool:
    return token.gap.lstrip("。").startswith(("（", "①", "②", "③", "1", "2", "3", "二是", "三是", "四是"))


def _starts_anew(token: Token, head: Token) -> bool:
    """A second split of the same whole: 按部门分, 从…看."""
    return token.marker[:1] in ("按", "从") and token.cut in ("；", "。")


def _fits(token: Token, head: Token, consumed: dict[int, int], taken: set[int]) -> bool:
    return (
        token.dimension is head.dimension
        and token.role is Role.VALUE
        and token.prior == head.prior
        and (token.scenario == head.scenario or token.dimension is not Dimension.MONEY)
        and (token.index not in consumed or consumed[token.index] == head.index)
        and token.index not in taken
    )


def _score(claims: Claims, head: Token, parts: list[Token], evidence: float, form: str) -> tuple[float, Breakdown] | None:
    breakdown = Breakdown.of(head, parts, form)
    if breakdown.status is not Status.INCONSISTENT:
        return (BROKEN, breakdown) if breakdown.status is Status.IMPROBABLE else None
    if any(is_hedged(member.quantity.hedge) for member in (head, *parts)):
        return None
    residual, whole = breakdown.residual, head.amount
    if head.dimension is Dimension.COUNT and len({part.unit.text for part in parts} | {head.unit.text}) > 2:
        return None
    last_gap = claims.shadow[parts[-1].end : parts[-1].end + 3]
    if _OPEN_END.match(last_gap) or any(part.open_list for part in parts[:1]) or "等" in last_gap:
        evidence -= 8.0
    if whole == 0:
        return evidence + 6.0, breakdown
    if residual < 0:
        biggest = max(part.amount for part in parts)
        evidence += 2.0 if biggest < whole else -1.0
    closeness = log2(max(float(whole / abs(residual)), 1e-9))
    evidence += max(-4.0, min(closeness - 3.0, 6.0))
    if exhaustive(parts):
        evidence += 6.0
    if _REST.match(parts[-1].label):
        evidence += 4.0
    from jixiao.extract.diagnosis import slip_of

    if any(slip_of(claims.figure(member), _needed(member, head, residual)) for member in (head, *parts)):
        evidence += 3.0
    return evidence, breakdown


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


__all__ = ["BROKEN", "Breakdown", "Operand", "exhaustive", "suspect"]
