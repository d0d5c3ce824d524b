"""When a list that does not add up is a contradiction, and when it is only open: the evidence that it names all its parts."""

import re
from decimal import Decimal
from functools import lru_cache
from math import log2

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.breakdowns import Breakdown
from jixiao.extract.claims import Claims, is_held_against
from jixiao.extract.open_wholes import lacks_digit, names_some
from jixiao.extract.remainders import is_closing, is_opening
from jixiao.extract.sum_slips import slip_in_sum
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Hedge, Status

_ZERO = Decimal(0)
# Bits of evidence from which a list that does not add up is called a contradiction; below, it may well be open.
BROKEN = 6.5

# Names that divide their whole without a rest: if all of one line are among the parts, the list is closed.
_EXHAUSTIVE = tuple(
    tuple(re.compile(pattern) for pattern in line.split())
    for line in """
基本支出 项目支出
人员(经费|支出|类) (公用|日常公用)(经费|支出)
购置 运行
(?<!非)税收|税务 非税|财政部门
男 女
城镇(?!失业|就业) (乡村|农村)(?!劳动)
城市 农村
行政(编制|人员)? 事业(编制|人员)?
市(本)?级 县|区县|(?<!自治)区级|^各?区
县(本)?级 (乡|镇)
在职|在编|在岗 退休
货物 工程 服务
(出国|境) (车|购置) 接待
工资福利 商品(和|与)?服务 个人和家庭
本年收入 (年初|上年)结转
本年支出 (年末|结转)
第一产业 第二产业 第三产业
(?<!不)合格 不合格
白天 (夜间|夜晚)
(完工|竣工|建成|完成) 在建 (未开工|未动工|未建)
(办结|完成|整改) (在办|正在|待|未)
集中 分散
结婚 离婚
国内 (国外|外事|境外)
夏粮 秋粮
上划 (地方)?一般公共预算
居民 (单位|非居民)
公办 民办
企业(?!所得税) 个人(?!所得税)
上涨 (持平|下降)
(?<!非)现场 非现场
机关|本级 (下属|所属|二级|基层|直属)
来信|来访 网
(?<!不)满意 不满意
国(家级|培) 省(级|培) [市县]级?[及和]|[校县]级|校本
来访|来人 来电 网
机关 事业
(州|省|市)(本)?级 县|区县|(?<!自治)区级|^各?区|旗
中央 省 市|县|区级
新建 (改造|改建|续建|扩建)
一般公共预算 政府性基金
公务员 (参公|事业)
本科 (专科|大专)
批次? 人次
开工 续建
增值税 所得税 其他|其它|其余
医院 基层医疗 专业公共
早稻 晚稻 中稻|再生稻
旧存|上年(旧存|结存|结转) ^收|新收|受理
保工资 保运转 保基本民生
一等 二等 三等
特等 一等 二等
金 银 铜
决策|投入 过程 产出 效[益果]
投入|决策|预算|管理 产出 效[益果] 满意度
一季度 二季度 三季度 四季度
上半年 下半年
轻度 中度 (重度|严重)
""".strip().splitlines()
)  # fmt: skip
REST = re.compile(r"^(?:其他|其余|其它|剩余|余下|另外|其中其他)")
_AND_THE_REST = re.compile(r"[及和与](?:其他|其余|其它|未|无)")


def _named_by_whole(claims: Claims, head: Token, parts: list[Token]) -> bool:
    """15个村（社区），其中行政村13个、社区2个: whether the whole is named by its parts."""
    words = _KINDS.match(claims.shadow, head.end)
    return words is not None and all(part.label and part.label[-1] in words[0] for part in parts)


_KINDS = re.compile("[一-龥]{0,6}(?:（[一-龥、]{1,8}）|[、和及与][一-龥]{1,6}(?=[，：]))")
_MAKES_UP = re.compile(r"(?:组成|构成|汇成|合成|划分)为?[：（，—]|分[成为][^，。；]{0,6}[：，—]")
_SETS = re.compile("[（/]")  # 418台（套） and 120台
_SIBLING = frozenset("、和及与")
_SEPARATORS = "，；、。和及与 \n）"
_OPEN_END = re.compile(r"等(?!级|次)")


_RARE_SLIP = 6.0  # bits of a slip that is no chance even where parts may be unnamed: two digits of a long figure transposed


def closure(claims: Claims, head: Token, parts: list[Token], evidence: float, form: str) -> tuple[float, Breakdown] | None:
    """How much speaks for a closed list that does not add up, in bits."""
    breakdown = Breakdown.of(head, parts, form)
    if breakdown.status is not Status.INCONSISTENT:
        return (
            (BROKEN + 90.0 if evidence >= 1.0 else -1.0, breakdown) if form != "unmarked" else None
        )  # a reading that holds wins over all that do not
    short = (
        head.quantity.hedge is Hedge.OVER
        and breakdown.total < head.amount
        and form != "unmarked"
        and not any(is_hedged(part.quantity.hedge) for part in parts)
    )  # 1300余台, and fewer than 1300 named
    residual, whole = breakdown.residual, head.amount
    rough = any(is_hedged(member.quantity.hedge) for member in (head, *parts))
    if (rough and not short and (abs(residual) * 4 <= whole or form not in ("list", "bracket"))) or is_no_sum(claims, breakdown):
        return None
    following = claims.shadow[parts[-1].end : parts[-1].end + 6]
    if _OPEN_END.match(following.lstrip("的")) or (
        form not in ("counted", "trailing") and _NAMES_SOME.search(parts[0].gap.rsplit("。", 1)[-1])
    ):
        evidence -= 8.0
    if whole == 0:
        return (evidence + 6.0, breakdown) if parts[0].sentence == head.sentence else None
    scaled = _power_of_ten(head, parts, residual, breakdown.bound)
    if residual < 0 and not scaled:
        largest = max(parts, key=lambda part: part.amount)
        if largest.amount < whole:
            evidence += 3.5 if len(parts) > 1 and parts[1].gap.startswith("、") else 2.5
        elif (
            parts[0].marker in ("其中", "分别")
            and (largest is parts[0] or largest.gap[:1] in "、和及" or largest.amount == -residual)
            and (parts[0].sentence == head.sentence or (largest.amount == -residual and parts[0].gap[:3] == "。其中"))
            and not any(t.role is Role.VALUE and not is_held_against(t) for t in claims.tokens[head.index + 1 : parts[0].index])
        ):
            evidence += 7.0  # a part larger than its whole
        elif form == "bracket":
            evidence += 3.0
        else:
            return None
    if form in ("unmarked", "rest") and abs(residual) * 4 > whole and not scaled:
        return None
    if not exhaustive(parts) and len(parts) > 1 and parts[1].cut == "；" and "：" not in parts[0].gap and form == "list":
        evidence -= 2.5  # 其中a；…: a lone part, and another statement
    all_named = names_all(claims, head, parts) or (4.0 if form == "list" and _AND_THE_REST.search(parts[-1].label) else 0.0)
    evidence += min(2.0, 0.5 * (len(parts) - 2)) + all_named
    is_open = not all_named and names_some(head, parts, residual)
    if breakdown.total:
        closeness = log2(max(float(whole / abs(residual)), 1e-9)) - 3.0
        evidence += max(-4.0, min(closeness, 0.0 if is_open else 6.0))
    twice = not is_open and any(part.amount == abs(residual) for part in parts)
    if twice and abs(residual) >= 10 * (head.unit.factor if head.ulp == 0 else head.ulp * 10):
        evidence += 5.0  # a part left out of the total, or counted twice
    if scaled:
        evidence += 9.0
    members = [(claims.figure(member), member) for member in (head, *parts)]
    slip = slip_in_sum(members, residual)
    if slip >= 2.0 and (not is_open or slip >= _RARE_SLIP or lacks_digit(members, residual)):
        evidence += min(slip, 8.0)
    elif residual > 0 and form == "list" and (parts[0].marker == "其中" or is_open) and not scaled:
        evidence -= 2.0  # no single slip explains what is missing: more likely some parts were not named
    return evidence, breakdown


def is_no_sum(claims: Claims, breakdown: Breakdown) -> bool:
    """Whether the words or the figures say that these are no parts of that whole, or not all of one kind."""
    head, parts, residual = breakdown.head, breakdown.parts, breakdown.residual
    if head.index < parts[0].index and not parts[0].marker and parts[0].gap.lstrip("）")[:1] in _SIBLING:
        return True  # 区公安分局86.52万元、区应急管理局71.94万元、…: an item is not the whole of those after it
    if head.amount < 0:
        return True
    if any(part.unit_missing for part in parts) and residual + sum(part.amount for part in parts if part.unit_missing) == 0:
        return True  # the figures that have no unit of their own are of another kind
    if (head.dimension is Dimension.NONE and head.unit.factor == 1) or not _one_unit(head, parts) or _two_sides(head, parts):
        return True
    if is_opening(head) and any(map(is_closing, parts)):
        return True  # 年初6000万元，当年新增200万元，归还1350万元，年末4850万元: a stock and its flows
    if any(map(is_opening, parts)) and (any(map(_remains, parts)) or is_closing(head)):
        return True  # 受理484件，上年结转20件，办结316件，未结188件: what there was, what was done and what is left
    if parts[0].marker.startswith("分别") and _in_step(claims, head, parts):
        return True
    if _shares_hold(claims, head, parts) or _is_share_of_another(claims, head, parts[0]):
        return True
    if head.amount and breakdown.total * (20_000 if _power_of_ten(head, parts, residual, breakdown.bound) else 50) < head.amount:
        return True  # 融资22.85亿元 … 城镇居民36915元，农村居民18964元: figures of another size
    if _WEIGHTY.search(parts[0].label) and not _WEIGHTY.search(parts[-1].label) and _TREATED.search(parts[-1].lead):
        return True  # 发现隐患1154项，其中重大隐患4项，已整改1149项: what became of all of them
    if _overlapping(claims, parts) or (residual < 0 and _of_two_kinds(claims, parts)):
        return True
    if exhaustive(parts) and exhaustive(parts[1:]) and parts[0].amount == sum(part.amount for part in parts[1:]):
        return True  # 经梳理归并为48条，采纳44条，未采纳4条: two parts of the first, which is no part itself
    # 集体访 beside 初次 and 重复: a view of the same visits, not one more kind
    return any(part.amount == -residual and SUBSET_NAME.search(part.label) for part in parts)


def names_all(claims: Claims, head: Token, parts: list[Token]) -> float:
    """The bits that the words of the parts prove: that they leave no rest."""
    evidence = 6.0 if exhaustive(parts) or _named_by_whole(claims, head, parts) else 0.0
    last = parts[-1]
    told = claims.shadow[parts[-2].end : last.start].lstrip(_SEPARATORS) if len(parts) > 1 else last.lead
    if REST.match(last.label) or REST.match(told):  # 其余为年检、停车等支出118.4万元; 其余9个乡镇支出4.54亿元
        evidence += 4.0
    if _MAKES_UP.search(parts[0].gap):
        evidence += 3.0
    if len(parts) > 2 and len({part.label[-1:] for part in parts}) == 1 and len({part.label for part in parts}) == len(parts):
        evidence += 1.0  # 东岭片7个，河西片9个，城郊片6个
    return evidence + (4.0 if _shares_close(claims, parts) else 0.0)


def _remains(part: Token) -> bool:
    return is_closing(part) or part.label.startswith("未")


# Views of the same people, each by another trait: 党员96人，女职工61人，本科及以上学历118人.
_TRAITS = tuple(
    map(re.compile, (r"党员|团员", r"女(?!童)", r"学历|本科|研究生|大专", r"岁", r"职称|高级|中级", r"少数民族", r"残疾", r"退役|复员"))
)


def _overlapping(claims: Claims, parts: list[Token]) -> bool:
    """Whether two parts are told by different traits, or the one behind them tells who is counted in both."""
    traits = {n for part in parts for n, trait in enumerate(_TRAITS) if trait.search(part.label)}
    if len(traits) > 1:
        return True
    last = parts[-1].index
    around = claims.tokens[parts[0].index : last + 2]
    return any(token.sentence == parts[0].sentence and _IN_BOTH.search(token.lead) for token in around)


def _of_two_kinds(claims: Claims, parts: list[Token]) -> bool:
    """Whether the first part holds the others (民生支出41.36亿元，教育支出9.87亿元，…), or what became of a part is told behind its share.

    民商事结案12408件，占69.0%，调撤7320件，调撤率59.0%.
    """
    behind = [claims.tokens[part.index + 1].role if part.index + 1 < len(claims.tokens) else None for part in parts]
    return (Role.SHARE in behind and Role.RATE in behind) or "民生" in parts[0].label


_WEIGHTY = re.compile(r"重大|重点|重要|疑难|严重|突出")
_TREATED = re.compile(r"整改|办结|处理|处置|化解|解决|销号|完成|落实")
_IN_BOTH = re.compile(r"涉及|超(?:审限|期|时)|逾期|同时(?:享受|领取|属于|具有|获)|兼有|兼任|重复(?![来上信]?访)|交叉|双重")
SUBSET_NAME = re.compile(r"集体访|群体访|女|党员|少数民族|残疾|未成年|脱贫|贫困|(?<!全国)(?<!国家)(?<!省级)重点|规上|规模以上")


def _power_of_ten(head: Token, parts: list[Token], residual: Decimal, bound: Decimal) -> bool:
    """Whether another unit of one member (元 for 万元) would make the sum hold."""
    for member in (head, *parts):
        needed = member.amount - residual if member is head else member.amount + residual
        if needed > 0 and any(member.amount * power == needed for power in _MISPLACED):
            return True  # 75 for 7.5
        if needed > 0 and any(abs(member.amount * power - needed) <= bound + needed / 1000 for power in _POWERS):
            return True
    return False


_MISPLACED = (Decimal("0.1"), Decimal(10), Decimal("0.01"), Decimal(100))
_POWERS = (Decimal("0.0001"), Decimal(10000), Decimal("0.00000001"), Decimal("0.001"), Decimal(1000))


def _one_unit(head: Token, parts: list[Token]) -> bool:
    """Things counted in other units (家 in 家次) do not make a broken sum; 件 in 起 do."""
    if head.dimension not in (Dimension.COUNT, Dimension.PEOPLE, Dimension.VISITS):
        return True
    units = {part.unit.text for part in parts if not part.unit_missing}
    if head.gap in ("合计", "共计", "总计"):  # 三项合计
        return True
    if {_SETS.split(unit)[0] for unit in units} <= {_SETS.split(head.unit.text)[0]}:
        return True
    return len(units) == 1 and head.unit.text in "件起宗例" and units <= {"件", "起", "宗", "例"}


def _two_sides(head: Token, parts: list[Token]) -> bool:
    """支出合计 is no total of 收入, nor of a budget and what was added to it."""
    if _SPENT.search(head.lead) and parts[0].index < head.index:
        granted = sum(_GRANTED.search(part.lead) is not None for part in parts)
        if granted * 2 >= len(parts) and not any(_SPENT.search(part.lead) for part in parts):
            return True
    for this, other in (("支出", "收入"), ("收入", "支出")):
        if this in head.lead and other not in head.gap and any(other in part.lead and this not in part.lead for part in parts):
            return True
    return False


_SPENT = re.compile(r"支出|使用|支付|拨付|列支|报账|开支|执行|完成|动用|兑付|发放|实支")
_GRANTED = re.compile(r"预算|追加|拨款|补助|资金|结转|结余|配套|自筹|下达|安排|到位|调入|申请|计划|批复|指标")
_NAMES_SOME = re.compile(r"主要(?:用于|是|有|包括)?|(?<!全国)(?<!国家)(?<!省级)重点|特别是|尤其|部分|例如|仅")


def _shares_behind(claims: Claims, parts: list[Token]) -> list[Token]:
    """The shares told in a row behind the list: a、b，分别占x和y."""
    at = parts[-1].index + 1
    series = claims.tokens[at].series if at < len(claims.tokens) else None
    return series if series is not None and len(series) == len(parts) and series[0].role is Role.SHARE and series[0].index == at else []


def _shares_hold(claims: Claims, head: Token, parts: list[Token]) -> bool:
    """Whether the parts are told with shares of this very whole that hold one by one: then the list overlaps or is open, and right."""
    holding = 0
    series = _shares_behind(claims, parts)
    for n, part in enumerate(parts):
        after = claims.tokens[part.index + 1] if part.index + 1 < len(claims.tokens) else None
        after = series[n] if series else after
        if after is not None and after.role is Role.SHARE and head.amount:
            holding += abs(after.amount - part.amount / head.amount * 100) <= after.ulp
    return holding >= max(2, len(parts) - 1) and not _shares_close(claims, parts)


def _is_share_of_another(claims: Claims, head: Token, first: Token) -> bool:
    """立案2444起；破案549起。其中盗窃案件356起，占14.57%: the share says that the part is of the figure before the head."""
    share = claims.tokens[first.index + 1] if first.index + 1 < len(claims.tokens) else None
    if share is None or share.role is not Role.SHARE or share.base or not head.amount or not first.amount:
        return False
    others = (
        token
        for token in claims.tokens[max(0, head.index - 8) : head.index]
        if token.role is Role.VALUE and token.unit.text == head.unit.text and token.block == head.block and token.amount > head.amount
    )
    return abs(share.amount - first.amount / head.amount * 100) > 2 * share.ulp and any(
        abs(share.amount - first.amount / other.amount * 100) <= share.ulp for other in others
    )


def _in_step(claims: Claims, head: Token, parts: list[Token]) -> bool:
    """问卷140份、260份，满意的分别有131份和239份: each figure of the list is told of its own figure before it, not all of the last."""
    first = parts[0].index
    before = [
        token
        for token in claims.tokens[max(0, first - 3 * len(parts)) : first]
        if token.role is Role.VALUE and token.sentence == head.sentence and token.dimension is head.dimension and token.depth == head.depth
    ][-len(parts) :]
    return (
        len(before) == len(parts)
        and before[-1] is head
        and all(part.amount * 3 > whole.amount and part.amount < whole.amount * 2 for part, whole in zip(parts, before, strict=True))
    )


def _shares_close(claims: Claims, parts: list[Token]) -> bool:
    """Whether each part is told with its share and the shares make 100: then nothing is left out."""
    total = _ZERO
    series = _shares_behind(claims, parts)
    for n, part in enumerate(parts):
        after = claims.tokens[part.index + 1] if part.index + 1 < len(claims.tokens) else None
        after = series[n] if series else after
        if after is None or after.role is not Role.SHARE:
            return False
        total += after.amount
    return abs(total - 100) <= Decimal("0.15") * len(parts)


def exhaustive(parts: list[Token]) -> bool:
    """Whether the names of the parts divide their whole without a rest (基本支出 and 项目支出)."""
    names = [part.label for part in parts]
    denied = [name for name in names if not _DENIALS.isdisjoint(name)]
    if len(names) == 2 and any(other.endswith(no + name) for other in denied for name in names if len(name) >= 2 for no in _DENIALS):
        return True  # 免疫规划疫苗 and 非免疫规划疫苗
    if len(parts) >= 3 and _OLDEST.search(parts[-1].gap) and (_YOUNGEST.search(parts[0].gap) or not parts[0].gap):
        return True  # 0—17岁88.74万人: the figures of an age part it from its name
    if parts[0].dimension is Dimension.COUNT and all(_GRADE.fullmatch(part.label) for part in parts):
        return True  # 评级为优的9个、良的4个、中的1个
    lines = [_named(name) for name in names]
    named = frozenset().union(*lines)
    return any(  # one name with two kinds in it (行政事业性收费) is one part
        all((n, at) in named for at in range(len(line))) and sum(any(n == other for other, _ in of_one) for of_one in lines) >= len(line)
        for n, line in enumerate(_EXHAUSTIVE)
        if (n, 0) in named
    )


_GRADE = re.compile(
    r"(?:[^，。；]{0,8}(?:评[为级定]|结果|等[级次]|其中)[为是]?)?[“”]*(?:优秀?|良好?|中等?|一般|较?差|合格|不合格)[“”]*(?:等次?|级|档)?的?"
)
_DENIALS = frozenset("非不未")
# The first and the last of a row of classes by size or age: 17岁以下, …, 60岁及以上.
_YOUNGEST = re.compile(r"以下|以内|(?<![0-9])0[—\-～~至][0-9]")
_OLDEST = re.compile(r"以上")


@lru_cache(maxsize=4096)
def _named(label: str) -> frozenset[tuple[int, int]]:
    """Which names of which lines of the table a label bears."""
    return frozenset((n, at) for n, line in enumerate(_EXHAUSTIVE) for at, name in enumerate(line) if name.search(label))
