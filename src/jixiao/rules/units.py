"""Family unit: a unit that is missing among siblings, or off by a power of ten."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.language import UNITS
from jixiao.model import Diagnosis, Extraction, Finding, Kind, Mark, Operand, Severity, Status, Suggestion
from jixiao.rules.complaint import figure_of, of_kind, spoken_name, values_of, with_unit
from jixiao.rules.culprit import by_figure, corrections
from jixiao.rules.declare import Rule, rule

_INCONSISTENT = Status.INCONSISTENT
_NO_AMOUNTS = frozenset({Kind.LIMIT, Kind.COUNT, Kind.GRADE, Kind.REPEAT})  # claims that no other unit can mend


@rule(
    code="UNT001",
    family="unit",
    severity=Severity.WARNING,
    title={"zh": "数字缺少单位", "en": "A figure lacks its unit"},
    rationale={
        "zh": "同列各项都带单位而此项没有，读者无从断定是元还是万元。",
        "en": "Its siblings carry a unit and this figure does not: yuan or ten thousand yuan, nobody can tell.",
    },
    message={
        "zh": "“{name}{stated}”没有写单位，同列各项的单位都是“{unit}”；如为{stated}{unit}，请补上单位。",
        "en": "“{name}{stated}” has no unit while the items beside it are in “{unit}”: if it is {stated}{unit}, add the unit.",
    },
    bad="工资福利支出80.37万元（基本工资49.17万元，绩效工资20.95，奖金10.25万元）。",
    good="工资福利支出80.37万元（基本工资49.17万元，绩效工资20.95万元，奖金10.25万元）。",
)
def unit_missing(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    seen: set[int] = set()
    for relation in of_kind(extraction, Kind.SUM):
        if relation.form == "table":
            continue
        bare = [at for at, operand in enumerate(relation.operands) if operand.quantity and not operand.quantity.unit.text]
        if not bare or len(bare) * 2 >= len(relation.operands):
            continue
        units = [operand.quantity.unit.text for operand in relation.operands if operand.quantity and operand.quantity.unit.text]
        for at in bare:
            operand = relation.operands[at]
            if operand.span.start in seen or not units or _lends(extraction, relation.operands, at):
                continue
            seen.add(operand.span.start)
            unit = min(units, key=len)  # of two as long, the one told first
            figure = figure_of(extraction, operand)
            yield Finding(
                rule.code,
                rule.severity,
                (Mark(operand.span, operand.role),),
                {"name": operand.label, "stated": figure, "unit": unit},
                figure,
                figure + unit,
                Diagnosis.UNIT,
                (Suggestion(0, figure, figure + unit),),
                (relation,),
            )


def _lends(extraction: Extraction, operands: tuple[Operand, ...], at: int) -> bool:
    """56、73、41亿元, 其中在编58、聘用28人: the unit of a list stands behind its last figure."""
    following = extraction.shadow[operands[at].span.end : operands[at].span.end + 2]
    if bool(following) and following[0] in "、和及与，," and following[1:2].isdigit():
        return True
    parts = [operand for operand in operands if operand.role == "part"]
    bare = [operand.quantity is not None and not operand.quantity.unit.text for operand in parts]
    return (
        operands[at].role == "part"
        and all(bare[:-1])
        and not bare[-1]
        and all(extraction.shadow[operand.span.end : operand.span.end + 1] in ("、", "和", "及", "与") for operand in parts[:-1])
    )


def _unit_for(operand: Operand, new: str) -> str:
    """The unit with which the printed figure would be right: 万元 for 元; empty if there is none."""
    quantity = operand.quantity
    if quantity is None or not quantity.value:
        return ""
    factor = quantity.unit.factor * Decimal(new.replace(",", "")) / quantity.value
    base = quantity.unit.text.lstrip("百千万亿")
    return next(
        (scale + base for scale in ("", "万", "亿", "千", "百万") if scale + base in UNITS and _near(UNITS[scale + base].factor, factor)),
        "",
    )


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= other / 50


@rule(
    code="UNT002",
    family="unit",
    severity=Severity.ERROR,
    title={"zh": "单位或数量级有误", "en": "Unit or magnitude is off"},
    rationale={
        "zh": "元、万元、亿元写错，数额便差一万倍；改一个单位，各处关系就都成立。",
        "en": "Yuan for ten thousand yuan makes a figure wrong by 10^4; with another unit every relation holds.",
    },
    message={
        "zh": "“{name}”写作{old}，而按相关数额应为{new}；请核对单位或小数点。",
        "en": "“{name}” is stated as “{old}”, but the related figures give “{new}”: check the unit and the decimal point.",
    },
    bad="全年支出1284.36万元，其中工资福利支出901.20万元，商品和服务支出347.66万元，对个人和家庭的补助35.50元。",
    good="全年支出1284.36万元，其中工资福利支出901.20万元，商品和服务支出347.66万元，对个人和家庭的补助35.50万元。",
)
def unit_scale(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    asked = [relation for relation in extraction.relations if relation.status is _INCONSISTENT and relation.kind not in _NO_AMOUNTS]
    if not asked:
        return
    beside = by_figure(extraction.relations, asked)
    seen: set[int] = set()
    for relation in asked:
        ways = corrections(extraction, relation, beside)
        if not ways or ways[0].diagnosis is not Diagnosis.UNIT:
            continue
        operand = relation.operands[ways[0].index]
        if operand.span.start in seen:
            continue
        seen.add(operand.span.start)
        figure = figure_of(extraction, operand)
        rest = [other for other in relation.operands if other is not operand]
        unit = operand.quantity.unit.text if operand.quantity else ""
        better = _unit_for(operand, ways[0].new)
        old, new = (figure + unit, figure + better) if better else (figure, ways[0].new)
        yield Finding(
            rule.code,
            rule.severity,
            (Mark(with_unit(operand), operand.role), *(Mark(with_unit(other), other.role) for other in rest)),
            {
                **values_of(extraction, relation),
                "name": spoken_name(operand.label) or spoken_name(relation.operands[0].label),
                "old": figure + unit,
                "new": new if better else new + unit,
            },
            old,
            new,
            Diagnosis.UNIT,
            (Suggestion(0, old, new),),
            (relation,),
        )


@rule(
    code="UNT003",
    family="unit",
    severity=Severity.ERROR,
    title={"zh": "单位与相比的数相差万倍", "en": "Unit is ten thousand times off the figure beside it"},
    rationale={
        "zh": "与目标、预算、上年数相比的数，或同一列中的数，一般用同一单位；只差一个“万”字时，多半是单位写错。",
        "en": "A figure and its target, budget or siblings are of one unit; where they differ by ten thousand, the unit is wrong.",
    },
    message={
        "zh": "“{name}”写作{old}，与之并列或相比的是{beside}，相差万倍；如为{new}，请改正单位。",
        "en": "“{name}” is stated as “{old}” beside “{beside}”, ten thousand times off: if “{new}” is meant, correct the unit.",
    },
    bad="新增和修复绿地1.36平方米，目标为1.2万平方米。",
    good="新增和修复绿地1.36万平方米，目标为1.2万平方米。",
)
def unit_of_another_size(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    for relation in of_kind(extraction, Kind.LIMIT):
        if relation.form != "unit":
            continue
        wrong, companion = relation.operands
        span = companion.span
        beside = extraction.document.text[span.start : with_unit(companion).end]
        yield Finding(
            rule.code,
            rule.severity,
            (Mark(with_unit(wrong), wrong.role), Mark(with_unit(companion), companion.role)),
            {"name": spoken_name(wrong.label), "old": relation.stated, "new": relation.computed, "beside": beside},
            relation.stated,
            relation.computed,
            Diagnosis.UNIT,
            (Suggestion(0, relation.stated, relation.computed),),
            (relation,),
        )
