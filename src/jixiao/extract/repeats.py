"""One fact told twice: the same name, scenario and period in other places of the document, and named projects told in two sections."""

import re
from decimal import Decimal
from itertools import pairwise

from jixiao.extract.arithmetic import is_hedged, plain
from jixiao.extract.claims import Claims
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.facts import name_of
from jixiao.extract.labels import core_of, subject_of
from jixiao.extract.projects import told_differently
from jixiao.extract.retold import Tellings
from jixiao.extract.token import LEVELS, Role, Token
from jixiao.model import Diagnosis, Dimension, Kind, Reading, Relation, Scenario, Status

_CONFLICT = 6.0  # bits from which two tellings of one name are one fact with a slip
_LIKELY_SLIP = 4.5  # bits of two digits that changed places, a digit dropped, another unit
_COMPARED = frozenset([Role.GROWTH, Role.CHANGE, Role.COMPLETION])
_IN_CATALOGUE = re.compile(r"[a-z]+[._]|[0-9]{5}$")
# Words that make another fact of the same name.
_LEVEL = re.compile(
    r"全国|全省|全市|全县|全区|全镇|全乡|本级|市级|县级|区级|省级|中央|镇级|城区|乡镇|农村|城镇|新增|累计|当月|其中|(?<![比较与同])上年|年初|机关|所属|下属|当年|存量|一期|二期|第[一二三四]批|追加|在建|新建"
)
_KEY = re.compile(
    r"^(?:总支出|支出|收入|基本支出|项目支出|人员经费|公用经费|日常公用经费|三公经费|公务接待费|公务用车购置及运行维护费|公务用车运行维护费|公务用车购置费|因公出国费|政府采购|机关运行经费|在职|在职人员|在职职工|编制|退休|离退休|固定资产|公务用车|车辆|年初预算)"
)
_GENERIC = frozenset(
    "投资 资金 金额 支出 收入 其他 其余 合计 小计 总计 新增 完成 面积 人员 数量 补助 补贴 预算 决算 项目 企业 万元 "
    "得分 分值 购置 经费 奖励".split()
)


def read_repeats(claims: Claims) -> None:
    """Adds repeat relations: equal tellings, and tellings that contradict each other."""
    groups: dict[tuple[str, Dimension, Scenario, bool], list[Token]] = {}
    for token in claims.tokens:
        if token.role not in LEVELS or token.quantity.upper is not None or not token.label or is_hedged(token.quantity.hedge):
            continue
        if token.unit.text == "次" and "届" in claims.shadow[max(0, token.start - 12) : token.start]:
            continue  # 七届人大三次会议
        core = name_of(token.label)
        if len(core) < 2 or core in _GENERIC or (token.prior and not subject_of(token.label)):  # 比上年24.11万人次 names nothing
            continue
        groups.setdefault((core, token.dimension, token.scenario, token.prior), []).append(token)
    _two_units(claims)
    for (core, *_), tokens in groups.items():
        if len(tokens) > 1:
            _group(claims, core, tokens)
    for one, other, evidence in told_differently(claims):
        _conflict(claims, one, other, evidence, "project")
    told = [relation for relation in claims.relations if relation.kind is Kind.REPEAT]
    linked = {tuple(sorted(operand.span.start for operand in relation.operands)) for relation in told}
    broken = {operand.span.start for relation in told if relation.status is Status.INCONSISTENT for operand in relation.operands}
    tellings = Tellings(claims)
    for name, one, other in tellings.alike():
        if (one.start, other.start) not in linked:
            _equal(claims, name, one, other)
    for one, other, evidence in tellings.unlike():
        if one.start not in broken and other.start not in broken:
            _conflict(claims, one, other, evidence)


def _two_units(claims: Claims) -> None:
    """13397.13万元（约合1.34亿元）, 15.40万吨（3.08亿斤）: one amount in two units."""
    for one, other in pairwise(claims.tokens):
        if (
            other.gap not in _IN_OTHER_WORDS
            or other.depth != one.depth + 1
            or other.dimension is not one.dimension
            or (other.unit.text == one.unit.text and "合" not in other.gap)
            or not (one.amount and other.unit.text and one.unit.text)
        ):
            continue
        if claims.shadow[other.end : other.end + 1] not in ("）", "，", "；", "。"):  # （即28400万元和10600万元）: the parts of it
            continue
        holds = abs(one.amount - other.amount) <= (one.ulp + other.ulp) / 2
        claims.relations.append(
            Relation(
                Kind.REPEAT,
                Status.CONSISTENT if holds else Status.INCONSISTENT,
                (claims.operand(other, "repeat"), claims.operand(one, "first")),
                f"{claims.figure(other)}{other.unit.text} = {claims.figure(one)}{one.unit.text}",
                claims.figure(other),
                plain(one.amount / other.unit.factor),
                other.unit.text,
                Reading(6.0, 0.0),
                form="two_units",
            )
        )


_IN_OTHER_WORDS = frozenset(["（", "（约合", "（折合", "（合", "（即", "（约", "（约为", "（折", "（折算为", "（约折合"])


def _group(claims: Claims, core: str, tokens: list[Token]) -> None:
    told: dict[Decimal, list[Token]] = {}
    for token in tokens:
        before = told.setdefault(token.amount, [])
        if before:
            _equal(claims, core, before[0], token)
        before.append(token)
    if len(told) < 2 or len(told) > 3:
        return
    main = max(told, key=lambda amount: len(told[amount]))
    one, times = told[main][0], len(told[main])
    for token in tokens:
        if token.amount == main or times < len(told[token.amount]):
            continue
        evidence = _evidence(claims, core, one, token, times)
        if evidence >= _CONFLICT:
            _conflict(claims, one, token, evidence)
            return


def _equal(claims: Claims, core: str, one: Token, other: Token) -> None:
    if one.amount == 0 or (one.block == other.block and one.sentence == other.sentence):
        return
    figure, again = claims.figure(one), claims.figure(other)
    digits = sum(map(str.isdigit, figure))
    if digits < 2 and len(core) < 6:
        return
    claims.relations.append(
        Relation(
            Kind.REPEAT,
            Status.CONSISTENT,
            (claims.operand(other, "repeat"), claims.operand(one, "first")),
            f"{again} = {figure}",
            again,
            figure,
            other.unit.text,
            Reading(float(digits), 0.0),
        )
    )


def _evidence(claims: Claims, core: str, one: Token, other: Token, times: int) -> float:
    """How much speaks, in bits, for one fact with a slip and against two facts of one name."""
    if one.unit.text != other.unit.text and one.dimension is not Dimension.MONEY:
        return 0.0
    about, other_about = claims.part_of_spending.get(one.index), claims.part_of_spending.get(other.index)
    if about and other_about and about != other_about:  # 商品和服务支出 of the basic and of the project expenditure
        return 0.0
    score = min(3.0, 0.5 * len(core_of(one.label))) + (3.0 if _KEY.match(core) or _IN_CATALOGUE.match(core) else 0.0)
    if _rounds(one, other):
        return 0.0
    if one.in_table and other.in_table and "\n" not in claims.shadow[one.end : other.start]:
        return 0.0  # two columns of one row
    if _FLOW.search(core):
        return 0.0  # 调出资金 of one account and of another
    here, there = _told_with(claims, one), _told_with(claims, other)
    if here and there and here.isdisjoint(there):
        return 0.0  # 收入1.2亿元，下降3.4%; 收入1.4亿元，增长21.9%: of two years or two places
    score += 2.0 * (times - 1)
    if one.label == other.label:
        score += 1.0
    if one.months != other.months or (one.year != other.year and one.year and other.year):
        score -= 4.0
    if one.block == other.block and one.sentence == other.sentence:
        score -= 1.0 if "；" in claims.shadow[one.end : other.start] else 3.0
    whole, second = claims.whole_of.get(one.index), claims.whole_of.get(other.index)
    if whole is not None and second is not None:
        proved = [claims.tokens[at] for at in (whole, second) if not is_hedged(claims.tokens[at].quantity.hedge)]
        if len(proved) == 2 and proved[0].amount != proved[1].amount:
            score -= 6.0
    if other.index in claims.parts_of and one.index in claims.parts_of:
        score -= 5.0
    long = min(len(claims.figure(one)), len(claims.figure(other))) >= 3
    if score + (_LIKELY_SLIP if long else 0.0) < _CONFLICT:
        return score
    slip = slip_of(claims.figure(other), one.amount / other.unit.factor)
    if slip in (Diagnosis.TRANSPOSED, Diagnosis.DROPPED_DIGIT, Diagnosis.UNIT) and long:
        score += _LIKELY_SLIP
    elif slip is Diagnosis.DIGIT and long:
        score += 3.0
    elif slip is None:
        score -= 1.5
    return score if score < _CONFLICT or _levels(claims, one) == _levels(claims, other) else score - 5.0


# What a balance of accounts adds and takes off, under the same name for each fund.
_FLOW = re.compile(r"补助下级|补助收入|上解|调[出入]资金|上年结[转余]|结转下年|债务(?:还本|转贷)|转移性|稳定调节基金")


def _told_with(claims: Claims, token: Token) -> frozenset[tuple[Role, Decimal]]:
    """The rates and changes told right behind a figure, before the next one."""
    told = []
    for after in claims.tokens[token.index + 1 : token.index + 5]:
        if after.role in LEVELS or after.sentence != token.sentence:
            break
        if after.role in _COMPARED:
            told.append((after.role, after.amount * after.sign))
    return frozenset(told)


def _rounds(one: Token, other: Token) -> bool:
    """15.40万吨 and 154032吨: the coarser telling is the finer one rounded."""
    return abs(one.amount - other.amount) <= max(one.ulp, other.ulp) / 2


def _levels(claims: Claims, token: Token) -> frozenset[str]:
    near = max(0, token.start - 40)
    start = max(near - 1, *(claims.shadow.rfind(stop, near, token.start) for stop in "。；\n"))
    levels = frozenset(_LEVEL.findall(claims.shadow[start + 1 : token.start]))
    return levels - {"其中"} if token.in_table else levels  # which row of a table its figure belongs to says its place


def _conflict(claims: Claims, one: Token, other: Token, evidence: float, form: str = "") -> None:
    first, second = (one, other) if one.index < other.index else (other, one)
    claims.relations.append(
        Relation(
            Kind.REPEAT,
            Status.INCONSISTENT,
            (claims.operand(other, "repeat"), claims.operand(one, "first")),
            f"{claims.figure(first)} = {claims.figure(second)}",
            claims.figure(other),
            claims.figure(one),
            other.unit.text,
            Reading(round(evidence, 1), 0.0),
            form=form,
        )
    )
