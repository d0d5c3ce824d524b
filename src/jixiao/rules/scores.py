"""Family score: claimed scores against what the facts allow, and tables of scores against themselves."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.extract.score_tables import ScoreTable, indicator_rows, score_tables, stated_total
from jixiao.language import plain
from jixiao.model import Diagnosis, Extraction, Finding, IndicatorScore, Judgement, Mark, Severity
from jixiao.rules.declare import Rule, rule, score_rule

if TYPE_CHECKING:  # without a system nobody waits for the scoring engine
    from jixiao.indicators.scored import Claim, Scored

_HUNDRED = Decimal(100)
_NINETY = Decimal(90)  # without the 10 points for the execution of the budget, which these tables have in their head
_A_PART, _SEVERAL = Decimal(60), Decimal(150)  # full marks of a table that is an excerpt, or of several tables
_MOST_NAMED = 4

_STAFF = "核定编制{posts}名，年末在职人员{staff}人。"
_TABLE = (
    "一级指标\t二级指标\t三级指标\t分值\t自评得分\n投入\t预算配置\t在职人员控制率\t5\t{staff}\n投入\t预算配置\t“三公经费”变动率\t5\t5\n"
    "过程\t预算执行\t预算完成率\t{weight}\t5\n"
)


@score_rule(
    code="SCR001",
    severity=Severity.ERROR,
    title={"zh": "自评总分不可能得到", "en": "Claimed total cannot be reached"},
    rationale={
        "zh": "按指标体系的规则和报告自己的数据，能得到的总分有一个范围；自评总分在此范围之外，评分就站不住。",
        "en": "The rules of the indicator system and the report's own figures bound the total; a claim outside these bounds cannot stand.",
    },
    message={
        "zh": "自评总分{claimed}分，按所选指标体系和所列数据应{range}{reasons}；请核对各项得分和总分。",
        "en": "The claimed total of {claimed} is not {range_en}, which the chosen indicator system and the stated figures leave"
        "{reasons_en}: check the scores and the total.",
    },
    bad="某局2023年度部门整体支出绩效自评报告\n" + _STAFF.format(posts=20, staff=30) + "\n自评得分98分，评价等级为“优”。",
    good="某局2023年度部门整体支出绩效自评报告\n" + _STAFF.format(posts=30, staff=30) + "\n自评得分98分，评价等级为“优”。",
    system="hunan-department",
    source="湘财绩 部门整体支出绩效评价指标表",
)
def unattainable_total(scored: "Scored", rule: Rule) -> Iterator[Finding]:
    total, score, system = scored.total, scored.score, scored.system
    if total is None or _has_other_weights(scored):
        return
    slack = _slack(total.points)
    if score.low - slack <= total.points <= score.high + slack:
        return
    low, high = _tolerated_total(scored)
    if low - slack <= total.points <= high + slack:
        return
    lost = [one for one in score.indicators if one.high < one.weight]
    too_high = total.points > high
    marks = dict.fromkeys(mark for one in lost for mark in one.evidence) if too_high else {}
    named = _named(lost) if too_high else ""
    yield Finding(
        rule.code,
        rule.severity if too_high and not system.weight_sets else Severity.WARNING,
        (total.mark, *marks),
        {
            "claimed": _text(total.points),
            "range": f"为{_text(score.low)}分" if score.low == score.high else f"在{_text(score.low)}—{_text(score.high)}分之间",
            "range_en": _text(score.low) if score.low == score.high else f"within {_text(score.low)} to {_text(score.high)}",
            "reasons": f"（已失分：{named}）" if named else "",
            "reasons_en": f" (points are lost at “{named}”)" if named else "",
        },
        _text(total.points),
        _range(score.low, score.high),
        Diagnosis.UNKNOWN,
    )


@score_rule(
    code="SCR002",
    severity=Severity.ERROR,
    title={"zh": "指标自评得分与数据不符", "en": "Claimed score of an indicator does not fit its facts"},
    rationale={
        "zh": "能按公式计算的指标，得分由数据决定；自评得分高于按规则能得的分数，复核时会被核减，低于的也应改正。",
        "en": "Where a formula decides, the figures give the points; a higher claim is cut in review, a lower one should be put right too.",
    },
    message={
        "zh": "“{name}”自评{claimed}分，按规则和所列数据应得{points}分{formula}{variant}；请核对该项得分或数据。",
        "en": "“{name}” claims {claimed} points where the rule and the stated figures give {points}{formula_en}{variant_en}: check the "
        "score or the figures.",
    },
    bad="某局2023年度部门整体支出绩效自评报告\n" + _STAFF.format(posts=20, staff=30) + "\n" + _TABLE.format(staff=5, weight=5),
    good="某局2023年度部门整体支出绩效自评报告\n" + _STAFF.format(posts=20, staff=30) + "\n" + _TABLE.format(staff=0, weight=5),
    system="hunan-department",
    source="湘财绩 部门整体支出绩效评价指标表",
)
def unattainable_indicator(scored: "Scored", rule: Rule) -> Iterator[Finding]:
    from jixiao.indicators.claims import VARIANT, attainable

    for one in scored.score.indicators:
        claim = scored.claims.get(one.id)
        if claim is None or one.excluded or not _has_weight(scored, one, claim):
            continue
        judgement = scored.judgements.get(one.id, Judgement())
        found = attainable(scored.system, one.id, claim.points, scored.data, judgement, scored.score.weight_set)
        if found.fits and found.by != VARIANT:
            continue
        by_copy = found.by == VARIANT
        severity = Severity.INFO if by_copy else rule.severity if claim.points > one.high else Severity.WARNING
        yield Finding(
            rule.code,
            severity,
            (claim.mark, *dict.fromkeys(one.evidence)),
            {
                "name": _inner(one.path[-1]),
                "claimed": _text(claim.points),
                "points": _range(one.low, one.high),
                "formula": f"（{one.formula}）" if one.formula else "",
                "formula_en": f" (“{one.formula}”)" if one.formula else "",
                "variant": "，只有别的印本的计分办法能得出自评的分数" if by_copy else "",
                "variant_en": ", and only another copy of the table gives the claimed score" if by_copy else "",
            },
            _text(claim.points),
            _range(one.low, one.high),
            Diagnosis.UNKNOWN,
        )


@rule(
    code="SCR003",
    family="score",
    severity=Severity.ERROR,
    title={"zh": "评分表得分与正文总分不符", "en": "Scores of the table do not give the stated total"},
    rationale={
        "zh": "评分表是总分的依据，各项得分之和（或表中合计）与正文所写的总分应当一致。",
        "en": "The table is what the total rests on: its scores, or its own total, must be the total that the text states.",
    },
    message={
        "zh": "正文总分{stated}分，评分表{which}为{computed}分，相差{residual}分；请核对评分表和总分。",
        "en": "The text states a total of {stated}, the {which_en} of the table is {computed}, {residual} apart: check table and total.",
    },
    bad="自评得分98分，评价等级为“优”。\n附件\n" + _TABLE.format(staff=4, weight=90),
    good="自评得分14分，评价等级为“差”。\n附件\n" + _TABLE.format(staff=4, weight=90),
)
def table_against_total(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    total = stated_total(extraction)
    tables = [table for table in score_tables(extraction.document) if not table.has_targets]
    if total is None or not tables or any(row.score is None for table in tables for row in table.rows):
        return
    own = next((table.score for table in reversed(tables) if table.score is not None), None)
    if own is None and sum(map(_sum_of, tables)) != _HUNDRED:  # an excerpt
        return
    scores = [row.score for table in tables for row in table.rows if row.score is not None]
    computed = sum((points.value for points in scores), Decimal(0)) if own is None else own.value
    if computed == total.points.value or any(start.span == total.points.span for start in scores):
        return
    others = () if own is None else (Mark(own.span, "table total"),)
    yield Finding(
        rule.code,
        rule.severity,
        (Mark(total.points.span, "total"), *others, *(() if own else (Mark(points.span, "score") for points in scores))),
        {
            "stated": _text(total.points.value),
            "computed": _text(computed),
            "residual": _text(abs(computed - total.points.value)),
            "which": "合计" if own is not None else "各项得分之和",
            "which_en": "total" if own is not None else "sum of the scores",
        },
        _text(total.points.value),
        _text(computed),
        Diagnosis.UNKNOWN,
    )


@rule(
    code="SCR004",
    family="score",
    severity=Severity.ERROR,
    title={"zh": "得分超过分值", "en": "Score exceeds the full marks"},
    rationale={
        "zh": "每项得分以该项分值为限；加分应另列，不计入该项。",
        "en": "No indicator earns more than its full marks; a bonus is listed apart.",
    },
    message={
        "zh": "“{name}”分值{weight}分，得分却是{score}分；请核对分值或得分。",
        "en": "“{name}” has full marks of {weight} and a score of {score}: check the one or the other.",
    },
    bad=_TABLE.format(staff=6, weight=90),
    good=_TABLE.format(staff=5, weight=90),
)
def more_than_full_marks(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    for table in score_tables(extraction.document):
        for row in table.rows:
            if row.score is not None and row.weight is not None and row.score.value > row.weight.value:
                yield Finding(
                    rule.code,
                    rule.severity,
                    (Mark(row.score.span, "score"), Mark(row.weight.span, "weight")),
                    {"name": _inner(row.names[-1]), "weight": _text(row.weight.value), "score": _text(row.score.value)},
                    _text(row.score.value),
                    _text(row.weight.value),
                    Diagnosis.UNKNOWN,
                )


@rule(
    code="SCR005",
    family="score",
    severity=Severity.WARNING,
    title={"zh": "评分表分值合计不是100分", "en": "Full marks do not add up to 100"},
    rationale={
        "zh": "指标体系的分值合计为100分；不足或超过，说明漏列、重列指标或抄错分值。",
        "en": "The full marks of an indicator system add up to 100; else a line is missing, stands twice or has a wrong figure.",
    },
    message={
        "zh": "评分表各项分值合计{computed}分，不是100分；请核对有没有漏列的指标或抄错的分值。",
        "en": "The full marks of the table add up to {computed}, not to 100: look for a missing line or a wrong figure.",
    },
    bad=_TABLE.format(staff=5, weight=85),
    good=_TABLE.format(staff=5, weight=90),
)
def weights_of_a_hundred(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    tables = [table for table in score_tables(extraction.document) if not table.has_targets]
    if not tables or any(row.weight is None for table in tables for row in table.rows):
        return
    weights = [row.weight for row in indicator_rows(tuple(tables)) if row.weight is not None]
    computed = sum((points.value for points in weights), Decimal(0))
    if not _A_PART < computed < _SEVERAL:
        return
    sums = {computed, *(table.weight.value for table in tables if table.weight is not None), *map(_sum_of, tables)}
    if sums & {_HUNDRED, _NINETY}:
        return
    marked = [table.weight for table in tables if table.weight is not None] or weights
    yield Finding(
        rule.code,
        rule.severity,
        tuple(Mark(points.span, "weight") for points in marked),
        {"computed": _text(computed)},
        _text(computed),
        "100",
        Diagnosis.UNKNOWN,
    )


def _sum_of(table: ScoreTable) -> Decimal:
    return sum((row.weight.value for row in table.rows if row.weight is not None), Decimal(0))


def _tolerated_total(scored: "Scored") -> tuple[Decimal, Decimal]:
    """The bounds of the total where every indicator may also be counted, copied or rounded as is tolerated."""
    from jixiao.indicators.claims import tolerated

    low, high = scored.score.low, scored.score.high
    for one in scored.score.indicators:
        if not one.excluded:
            judgement = scored.judgements.get(one.id, Judgement())
            wide = tolerated(scored.system, one.id, scored.data, judgement, scored.score.weight_set)
            assert wide.low is not None and wide.high is not None, "points are bounded"
            low, high = low - (one.low - wide.low), high + (wide.high - one.high)
    return max(low, Decimal(0)), high


def _has_other_weights(scored: "Scored") -> bool:
    """Whether the body's table has other full marks than the system: a version of it whose total says nothing here."""
    weights = {one.id: one.weight for one in scored.score.indicators}
    return any(claim.weight is not None and claim.weight != weights.get(identity) for identity, claim in scored.claims.items())


def _has_weight(scored: "Scored", one: IndicatorScore, claim: "Claim") -> bool:
    """Whether the full marks beside the claim are those of the system or of another copy of it."""
    if claim.weight is None or claim.weight == one.weight:
        return True
    copies = [variant.weight for variant in scored.system.line(one.id).variants]
    return Fraction(claim.weight) in copies


def _named(lost: Sequence[IndicatorScore]) -> str:
    """在职人员控制率5分、…: what each indicator loses for certain, the largest first."""
    ordered = sorted(lost, key=lambda one: one.high - one.weight)
    told = [f"{_inner(one.path[-1])}{_text(one.weight - one.high)}分" for one in ordered[:_MOST_NAMED]]
    return "、".join(told) + ("等" if len(ordered) > _MOST_NAMED else "")


def _inner(name: str) -> str:
    """A name that stands in quotes itself."""
    return name.replace("“", "‘").replace("”", "’")


def _slack(claimed: Decimal) -> Decimal:
    """A claim with decimals stands for all totals that round to it."""
    exponent = int(claimed.as_tuple().exponent)
    return Decimal(1).scaleb(exponent) / 2 if exponent < 0 else Decimal(0)


def _range(low: Decimal, high: Decimal) -> str:
    return _text(low) if low == high else f"{_text(low)}~{_text(high)}"


def _text(points: Decimal) -> str:
    return plain(round(points, 4))
