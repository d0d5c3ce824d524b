"""Every figure in its place in the sentence: what the words around it make of it (its role), what it is called, where it stands."""

import re
from bisect import bisect_right
from decimal import Decimal
from enum import IntEnum

from jixiao.language import Scan
from jixiao.model import Block, Dimension, Quantity, Scenario, Span, Unit


class Role(IntEnum):
    """What the words before a figure make of it."""

    VALUE = 0  # an amount, a number of things
    CHANGE = 1  # 增加38.75万元
    GROWTH = 2  # 增长9.75%
    SHARE = 3  # 占64.40%
    COMPLETION = 4  # 完成预算的76.50%
    RATE = 5  # 办结率97.55%: a rate with a name of its own
    POINTS = 6  # 提高1.8个百分点
    PER_HEAD = 7  # 人均100元
    OTHER = 8  # ranks, scores, ranges, times


class Token:
    """A quantity with its reading. Mutable while a document is read; never handed out."""

    __slots__ = (
        "amount",
        "base",
        "block",
        "compared",
        "cut",
        "depth",
        "dimension",
        "end",
        "gap",
        "in_table",
        "index",
        "label",
        "lead",
        "marker",
        "months",
        "open_list",
        "prior",
        "quantity",
        "role",
        "scenario",
        "sentence",
        "series",
        "sign",
        "start",
        "ulp",
        "unit",
        "unit_missing",
        "year",
    )

    def __init__(self, quantity: Quantity, index: int, block: int, gap: str) -> None:
        self.quantity = quantity
        self.index = index
        self.block = block
        self.gap = gap  # the words between the figure before (or the start of the block) and this one
        self.start = quantity.span.start
        self.end = quantity.unit_end
        self.unit: Unit = quantity.unit
        self.dimension = quantity.unit.dimension
        self.unit_missing = False
        self.amount: Decimal = quantity.value * quantity.unit.factor
        self.ulp: Decimal = quantity.ulp * quantity.unit.factor
        self.role = Role.VALUE
        self.sign = 1
        self.lead = ""  # the words of the figure's own clause
        self.label = ""  # what it is called
        self.base = ""  # for rates: the words that name the base
        self.compared = ""  # with what it is compared: prior, budget, other
        self.marker = ""  # 其中, 包括, 分别 ... in the gap
        self.cut = ""  # strongest punctuation in the gap: 。 ； ， 、 or nothing
        self.depth = 0  # of brackets
        self.in_table = False
        self.sentence = 0
        self.series: list[Token] | None = None  # the list of figures that share one lead: 分别为56、73、41亿元
        self.open_list = False  # 等, 主要, 如: the list names only some
        self.prior = False  # value of the period before
        self.scenario = Scenario.ACTUAL
        self.year: int | None = None
        self.months: tuple[int, int] | None = None

    @property
    def text_span(self) -> Span:
        return self.quantity.span


_REACHES = re.compile(r"(?:增长?|增加|提高|提升|上升|下降|降低?|减少|扩大|缩小|缩减|上涨|回落|调整|调[增减]|攀升|拓展|压减|增|升|减)(?:到|至|为(?=约?$))(?:了|约)?(?:(?:19|20)[0-9]{2}年(?:末|底)?的?)?$")
_ASIDE = re.compile(r"（[^（）]*）")
_PUNCTUATION = re.compile(r"[，。；：、（）！？\n\t|]")
_MARKER = re.compile(r"(?:^|[。；，\n])[^，。；：\n]{0,16}(?<!其)(?P<of>中)[，：](?!其)|其中|其 中|分别|各为|包括|包含|由(?!于)|合计|总计|共计|[：①②③④⑤⑥⑦⑧⑨]|按[^，。；]{1,8}分|从[^，。；]{1,10}[看分]|分[^，。；]{1,8}看|用于|一是|二是|三是|四是|五是|即")
_CONNECTORS = "约近逾超达到为了至是共的计过破额度 有已各仅只均分别出于率幅"
_PURE_CONNECTORS = "约近逾超达到为了至是的计过破 已各仅只均分别≥≤=<>+"

_CHANGES = {
    "增长": 1, "增加": 1, "上升": 1, "提高": 1, "提升": 1, "上涨": 1, "增收": 1, "增支": 1, "攀升": 1, "增幅": 1, "增速": 1, "涨幅": 1, "升幅": 1, "扩大": 1,
    "下降": -1, "减少": -1, "降低": -1, "减收": -1, "减支": -1, "回落": -1, "下滑": -1, "下跌": -1, "降幅": -1, "减幅": -1, "跌幅": -1, "负增": -1, "缩减": -1,
    "收窄": -1, "缩小": -1, "短收": -1, "少支": -1, "多支": 1, "净增": 1, "净减": -1, "增减": 1, "递增": 1, "递减": -1, "压缩": -1, "压减": -1, "下调": -1, "上调": 1,
    "翻升": 1, "骤增": 1, "骤减": -1, "锐减": -1, "猛增": 1, "高出": 1, "低出": -1, "高于": 1, "低于": -1, "快于": 1, "慢于": -1, "超出": 1, "加快": 1, "放缓": -1,
    "节约": -1, "节省": -1, "调增": 1, "调减": -1, "追加": 1, "核减": -1, "超支": 1, "延长": 1, "缩短": -1, "前移": 1, "同增": 1, "同降": -1,
}  # fmt: skip
_SHORT_CHANGES = {"增": 1, "减": -1, "降": -1, "升": 1, "涨": 1, "多": 1, "少": -1, "高": 1, "低": -1, "跌": -1}
# These are amounts of their own unless the clause compares.
_WEAK = frozenset("调增 调减 追加 核减 压减 压缩 节约 节省 上调 下调 扩大 缩减 缩小 延长 缩短 前移 高出".split())

_COMPARES = re.compile(r"同比|环比|(?:与|比|较|对比|相比)[^，。；、]{0,22}?(?:上年|去年|上一年|上年度|同期|年初(?:预算)?|预算|计划|上月|上季|上期|前年|(?:19|20)?[0-9]{2}年|年度|上次|上届|底|末|全[市省县区国]|疫情前|目标|[0-9]月)|比上|较上|上年同期|去年同期")
_BUDGET_BASE = re.compile(r"(?<!公共)(?<!基金)(?<!经营)预算|计划|任务|目标|概算|限额|红线")
_PRIOR = re.compile(r"上年(?!结转|结余|滚存|旧存|未结|余额)|去年|上一年|同期|前一年|(?<!以)往年|上期|上月|基期")
_BUDGET = re.compile(r"(?P<adjusted>调整(?:后|预算|数(?!额)|为)|全年预算)|(?P<initial>(?<!公共)(?<!基金)(?<!经营)(?<!入)(?<!执行)预算(?!执行|完成|外|内|绩效|单位|一体化|管理))")
_TARGET = re.compile(r"计划(?!生育|内|外|资金|专项|经费|支出|项目资金)|任务|目标|指标值|拟|应(?=完成|收|到|办)|预期")
_DONE = re.compile(r"决算|实际|完成|已|执行|达到|实现|实支")
_APPROVED = re.compile(r"编制|核定|限额|批复|红线|控制数")
_PER_HEAD = re.compile(r"人均|户均|车均|件均|亩均|[村社校班次台日月年宗场队项篇座处家个栋所套期批轮组生师馆站厂企院床机镇乡县区课]均(?!值|衡|为|可|已|系|未|由|有|能|应|须|属|无)|平均(?:每)?|每[一]?(?:人|户|件|亩|台|辆|公里|平方米|个|起|次|批|家|张|名|座|所|村|月|天|案|例|项|处|吨|公顷|套|宗|位)|单产|亩产|单价")
_SHARE_END = ("占比", "比重", "比例", "份额", "占有", "构成")
_COMPLETION = re.compile(r"(?:完成|实现|达到?|为|是|占|相当于|执行)[^，。；]*?(?:预算|目标|任务|计划|指标|概算|总投资|总概算|投资额)[^，。；]*$")
_NAMED_RATE = re.compile(r"(?:率|进度|覆盖面|增长面|满意度|达标|完成|完成度|比)$")
_PREFIX = re.compile(
    r"^(?:其中|其(?![他余它中])|即|以及|及|和|与|另有|另外|另|还有|此外|同时|并|且|共有|共计|共|合计|总计|分别|各|包括|包含|主要是|主要|[①-⑳]|[一二三四五六七八九十]是|——|[-—]+|●|◆|[0-9]+[.、．)]|（?[一二三四五六七八九十0-9]+[）、]"
    r"|本年度|本年|当年|全年|年末|年内|今年|截至[^，]*?[日底末]|(?:19|20)[0-9]{2}年度?(?:年末|年底)?|[0-9]{1,2}(?:月?[-—~至][0-9]{1,2})?月份?末?|累计|实际|已|新|我[局镇县市区校院委办]|本[局镇县市区校院委办部单]位?门?|全[县市区镇局校系省院][统]?| )+"
)  # fmt: skip
_SUFFIX = re.compile(r"(?:分别|累计|共计|合计|总计|共|为|达到|达|约|近|是|有|已|即|的|了|实际|实现|安排|仅|只|计|均|各|超过?|逾|突破|在|至|到|≥|≤|=| )+$")
_OPEN = re.compile(r"等(?!级|次|额|于|待|第)|主要(?:是|用于|有)?|如|例如|部分|重点|之一|特别是|尤其|含(?!税)")
_LINKS = frozenset("、和及与，")
_OF_THAT = frozenset("的 之 总额的 总数的 总量的 的约 的近 的比重为 的比例为 的比重达 的比重 之比 的比率为 的比率 的比重分别为 的比例分别为 ）的 ）的比重 ）的比重为 ）的约 ）的比重分别为 ）的比例为".split())
_GENERIC = frozenset(
    "支出 支出决算 决算 决算数 决算支出 预算 预算数 年初预算 年初预算数 调整预算 调整后预算 全年预算 预算安排 实际支出 支出数 完成 其中 收入 收入决算 完成预算 占年初预算 执行数 "
    "金额 数量 资金 总额 为年初预算 为调整预算 完成年初预算 完成调整预算 占 占预算 占全年预算 占调整预算".split()
)
_STRONGEST = ("。", "；", "，", "、")


def tokens_of(shadow: str, scan: Scan, blocks: tuple[Block, ...]) -> list[Token]:
    """All quantities of a document in order, each with its role, label and place in the sentence."""
    starts = [block.span.start for block in blocks]
    tokens: list[Token] = []
    periods = scan.periods
    next_period = 0
    block = -1
    block_end = -1
    previous_end = 0
    depth = sentence = 0
    changing = -1  # the last sentence that tells a change
    year: int | None = None
    months: tuple[int, int] | None = None
    prior = False
    for quantity in scan.quantities:
        start = quantity.span.start
        if start >= block_end:
            block = bisect_right(starts, start) - 1
            block_end = blocks[block].span.end
            previous_end = starts[block]
            depth = 0
            sentence += 1
            year = months = None
            prior = False
        gap = shadow[previous_end:start]
        token = Token(quantity, len(tokens), block, gap)
        if gap:
            if "（" in gap or "）" in gap:
                depth = max(0, depth + gap.count("（") - gap.count("）"))
            if "。" in gap or "！" in gap or "？" in gap:
                sentence += 1
                year = months = None
                prior = False
            elif "；" in gap:
                prior = False
        while next_period < len(periods) and periods[next_period].span.start < start:
            period = periods[next_period]
            next_period += 1
            if period.span.start >= previous_end:
                if period.year is not None:
                    year = period.year
                if period.first_month:
                    months = (period.first_month, period.last_month)
        token.depth, token.sentence, token.year, token.months = depth, sentence, year, months
        _read(token, gap)
        if token.role is Role.VALUE and changing == sentence and (ending := token.lead.rstrip(_PURE_CONNECTORS)[-2:]) in _WEAK and ending in _CHANGES:
            token.role, token.sign, token.label = Role.CHANGE, _CHANGES[ending], token.label  # …净增加412万元，其中…调增268.5万元
        elif token.role is Role.VALUE and tokens and tokens[-1].marker == "到" and tokens[-1].sentence == sentence and token.lead.rstrip(_PURE_CONNECTORS) in _WEAK:
            ending = token.lead.rstrip(_PURE_CONNECTORS)
            if ending in _CHANGES:  # 由480万元调整为435万元，核减45万元
                token.role, token.sign, token.label = Role.CHANGE, _CHANGES[ending], ""
        if token.role is Role.CHANGE:
            changing = sentence
        if tokens and token.role is Role.VALUE and token.lead in _SHORT_CHANGES and tokens[-1].lead[:1] in ("比", "较") and tokens[-1].block == block:
            token.role, token.sign, token.label = Role.CHANGE, _SHORT_CHANGES[token.lead], ""  # 比年初预算58万元少13.11万元
            token.compared = _compared(tokens[-1].lead)
        if not token.marker and tokens and tokens[-1].role is Role.OTHER and tokens[-1].marker and tokens[-1].sentence == sentence:
            token.marker = tokens[-1].marker  # 82辆用车中，使用年限超过8年的31辆
        if tokens and token.depth > tokens[-1].depth and tokens[-1].block == block and "（" in gap and token.role is Role.VALUE and token.scenario is Scenario.ACTUAL and tokens[-1].role is Role.VALUE:
            token.scenario, token.prior = tokens[-1].scenario, token.prior or tokens[-1].prior
        elif tokens and token.depth and token.depth == tokens[-1].depth and tokens[-1].block == block and token.role is Role.VALUE and token.scenario is Scenario.ACTUAL and tokens[-1].role is Role.VALUE:
            token.scenario = tokens[-1].scenario
        if not token.marker and tokens and gap in ("", "、") and tokens[-1].marker and tokens[-1].dimension is not token.dimension and tokens[-1].block == block:
            token.marker = tokens[-1].marker  # 来信64批71人次: two facts of one item
        tokens.append(token)
        previous_end = token.end
    _lend_units(tokens)
    _join_series(tokens)
    return tokens


def _read(token: Token, gap: str) -> None:
    if "）" in gap and "（" in gap:
        gap = _ASIDE.sub("", gap)
    parts = _PUNCTUATION.split(gap)
    lead = token.lead = parts[-1]
    if len(parts) > 1:
        token.cut = next((mark for mark in _STRONGEST if mark in gap), "、" if "、" in gap else "（" if "（" in gap else "：" if "：" in gap else "，")
    context = lead
    if len(lead) < 2 and len(parts) > 1:
        context = parts[-2] + lead
    marker = _MARKER.search(gap)
    if marker:
        token.marker = "中" if marker["of"] else marker[0]
    dimension = token.dimension
    if token.quantity.upper is not None:
        token.role = Role.OTHER
        return
    if dimension is Dimension.POINTS:
        token.role = Role.POINTS
        token.sign = sign_of(context)
        return
    if dimension is Dimension.SCORE:
        token.label = _SUFFIX.sub("", _PREFIX.sub("", context))
        return
    if dimension in (Dimension.RANK, Dimension.TIME):
        token.role = Role.OTHER
        token.label = context
        return
    reaches = _REACHES.search(context)
    if reaches:  # 增加到, 提高至: the value reached, not the change
        token.marker = token.marker or "到"
        if dimension is Dimension.PERCENT:
            token.role, token.label = Role.OTHER, context[: reaches.start()]
        else:
            _read_value(token, context[: reaches.start()] or context, parts)
        return
    tail = context.rstrip(_PURE_CONNECTORS)
    if tail[-1:] == "节" and context[len(tail) : len(tail) + 1] == "约":
        tail += "约"
    ending = tail[-2:]
    if dimension is Dimension.PERCENT or (dimension is Dimension.RATIO and token.unit.text == "倍"):
        _read_rate(token, context, tail, ending, gap)
        return
    if _PER_HEAD.search(context) or dimension is Dimension.RATE:
        token.role = Role.PER_HEAD
        token.label = context
        token.ulp = _printed_ulp(token.quantity.value) * token.unit.factor
        token.prior = _PRIOR.search(context) is not None or context.startswith(("比", "较"))
        return
    trimmed = tail
    if ending in ("幅度", "数额", "金额"):
        trimmed, ending = tail[:-2], tail[-4:-2]
    elif tail[-1:] in ("额", "数", "率", "量", "幅") and tail[-3:-1] in _CHANGES:
        trimmed, ending = tail[:-1], tail[-3:-1]
    sign = _CHANGES.get(ending)
    if sign is not None:
        compares = _COMPARES.search(gap)
        if ending not in _WEAK or compares:
            token.role, token.sign = Role.CHANGE, sign
            token.compared = _compared(compares[0] if compares else "") or ("budget" if ending in ("超出", "超支") else "")
            token.label = trimmed[:-2]
            return
    elif trimmed[-1:] in _SHORT_CHANGES:
        compares = _COMPARES.search(context)
        if compares:
            token.role, token.sign = Role.CHANGE, _SHORT_CHANGES[trimmed[-1]]
            token.compared = _compared(compares[0])
            token.label = ""
            return
    elif ending in ("上年", "去年", "同期"):
        pass
    _read_value(token, context, parts)


def _printed_ulp(value: Decimal) -> Decimal:
    """The last printed digit also of counts: 人均3.05人 is a mean, and rounded."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


def _read_value(token: Token, context: str, parts: list[str]) -> None:
    token.prior = _PRIOR.search(context) is not None or context.startswith(("比", "较"))
    budget = _BUDGET.search(context)
    if budget:
        done = _DONE.search(context, budget.end())
        if not done or done[0] in ("已", "执行", "达到", "实现", "完成") and context.startswith(("完成", "执行", "占", "为", "达到")):
            token.scenario = Scenario.BUDGET_ADJUSTED if budget["adjusted"] else Scenario.BUDGET_INITIAL
    else:
        target = _TARGET.search(context)
        if target and not _DONE.search(context, target.end()):
            token.scenario = Scenario.TARGET
        elif _APPROVED.search(context):
            token.scenario = Scenario.APPROVED
    token.open_list = _OPEN.search(token.gap) is not None
    label = _SUFFIX.sub("", _PREFIX.sub("", context))
    if (not label or label in _GENERIC) and len(parts) > 1:
        for part in reversed(parts[:-1]):
            other = _SUFFIX.sub("", _PREFIX.sub("", part))
            if other and other not in _GENERIC:
                label = other
                break
    token.label = label


def _read_rate(token: Token, context: str, tail: str, ending: str, gap: str) -> None:
    if gap in _OF_THAT:  # 占年初预算8200万元的54.3%: the base stands right before
        token.role, token.base = Role.COMPLETION, "的"
        return
    share = context.rfind("占")
    if context.endswith("增长面"):
        token.role, token.base = Role.RATE, "增长面"
        return
    if tail[-3:] in ("增长率", "下降率", "增减率", "降低率", "增加率"):
        tail = tail[:-1]
        ending = tail[-2:]
    sign = 1 if tail.endswith(("增减幅", "升降幅度", "增减幅度", "涨跌幅", "增减率")) else _CHANGES.get(ending)
    if sign is None and ending == "幅度":
        sign = _CHANGES.get(tail[-4:-2])
    if sign is None and tail[-1:] in _SHORT_CHANGES and (tail[-2:-1] in "负同年均" or len(tail) == 1 or _COMPARES.search(context)):
        sign = _SHORT_CHANGES[tail[-1]]
    if sign is not None:
        if tail.endswith("负增长"):
            sign = -1
        if ending in ("高于", "低于", "快于", "慢于", "高出"):
            token.role, token.label = Role.OTHER, context
            return
        token.role, token.sign = Role.GROWTH, sign
        compares = _COMPARES.search(gap)
        token.compared = _compared(compares[0] if compares else "")
        token.label = tail[:-2]
        return
    completion = _COMPLETION.search(context)
    if completion and "满意" not in context:
        token.role = Role.COMPLETION
        token.base = completion[0]
        return
    if share >= 0 or tail.endswith(_SHARE_END):
        token.role = Role.SHARE
        token.base = context[share + 1 :].strip("约近达到为 ") if share >= 0 else ""
        if token.base.startswith("比") and not token.base.startswith("比重较"):
            token.base = ""
        return
    if _NAMED_RATE.search(tail):
        token.role = Role.RATE
        token.base = token.label = tail
        return
    if token.unit.text == "倍":
        token.role, token.base = Role.OTHER, context
        return
    token.role, token.label = Role.OTHER, context


def _join_series(tokens: list[Token]) -> None:
    """Figures in a row (72%、31%和5%) share what stands before the first of them."""
    for at in range(1, len(tokens)):
        token, before = tokens[at], tokens[at - 1]
        if token.block != before.block:
            continue
        if token.role is before.role and token.role in (Role.CHANGE, Role.GROWTH) and token.gap[:1] in _LINKS and len(token.gap) <= 4 and token.gap not in _JOINT:
            if before.series is None:  # 分别增加127.40万元、减少18.75万元
                before.series = [before]
            before.series.append(token)
            token.series = before.series
            continue
        if token.gap not in _JOINT:
            continue
        if token.dimension is not before.dimension and not (before.role is Role.CHANGE and token.role is Role.VALUE and token.dimension not in (Dimension.PERCENT, Dimension.POINTS)):
            continue
        if before.series is None:
            before.series = [before]
        series = before.series
        series.append(token)
        token.series = series
        first = series[0]
        token.role, token.sign, token.base, token.compared = first.role, first.sign, first.base, first.compared
        token.scenario, token.prior, token.label = first.scenario, first.prior, first.label
        if token.quantity.value < 0 and token.role in (Role.GROWTH, Role.CHANGE):
            token.sign = 1


def sign_of(context: str) -> int:
    at, sign = -1, 1
    for word, value in _CHANGES.items():
        found = context.rfind(word)
        if found > at:
            at, sign = found, value
    if at < 0:
        for word, value in _SHORT_CHANGES.items():
            found = context.rfind(word)
            if found > at:
                at, sign = found, value
    return sign


def _compared(words: str) -> str:
    """With what a change compares: prior, budget, other, or nothing said."""
    if not words:
        return ""
    if "环比" in words or "月" in words or "季" in words or "年初" in words and "预算" not in words:
        return "other"
    if "预算" in words or "计划" in words or "目标" in words:
        return "budget"
    if "全" in words or "疫情前" in words:
        return "other"
    return "prior"


_JOINT = frozenset(["、", "，", "和", "及", "与", "以及", "、 ", "， ", "或", " ", "和-", "、-", "比", "："])


def _lend_units(tokens: list[Token]) -> None:
    """56、73、41亿元: a unit stated once for a list. 提高3个、6.5个百分点: the short form of it."""
    for at in range(len(tokens) - 2, -1, -1):
        token, after = tokens[at], tokens[at + 1]
        if after.gap not in _JOINT or after.block != token.block:
            continue
        same = token.dimension is Dimension.NONE and after.unit.text
        points = after.dimension is Dimension.POINTS and token.unit.text in ("个", "")
        scale = token.dimension is Dimension.NONE and token.unit.text
        if (same and not scale) or points:
            unit = after.unit
            token.unit, token.dimension = unit, unit.dimension
            token.amount = token.quantity.value * unit.factor
            token.ulp = Decimal(0) if unit.exact else (token.quantity.ulp or Decimal(1)) * unit.factor
            _read(token, token.gap)
