"""Family limit: ceilings that are passed."""

from collections.abc import Iterator

from jixiao.model import Diagnosis, Extraction, Finding, Kind, Mark, Severity, Suggestion
from jixiao.rules.complaint import broken, values_of, with_unit
from jixiao.rules.declare import Rule, rule


def _over(extraction: Extraction, rule: Rule, form: str) -> Iterator[Finding]:
    for relation in broken(extraction, Kind.LIMIT):
        if relation.form == form:
            yield Finding(
                rule.code,
                rule.severity,
                tuple(Mark(with_unit(operand), operand.role) for operand in relation.operands),
                values_of(extraction, relation),
                relation.stated,
                relation.computed,
                relations=(relation,),
            )


@rule(
    code="LIM001",
    family="limit",
    severity=Severity.WARNING,
    title={"zh": "在职人数超过编制数", "en": "More staff on duty than posts"},
    rationale={
        "zh": "在职人员控制率（在职人数÷编制数）超过100%要扣分，也须说明原因。",
        "en": "A staff control rate (on duty / establishment) over 100% costs points and needs an explanation.",
    },
    message={
        "zh": "在职{stated}人，超过核定编制{computed}名；请核对人数，或说明超编原因。",
        "en": "{stated} persons are on duty, but only {computed} posts are established: check the numbers or explain.",
    },
    bad="我局核定编制13名，年末在职29人。",
    good="我局核定编制33名，年末在职29人。",
    source="部门整体支出绩效评价指标：在职人员控制率",
)
def staff_over_establishment(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from _over(extraction, rule, "staff")


@rule(
    code="LIM002",
    family="limit",
    severity=Severity.WARNING,
    title={"zh": "“三公”经费支出超过预算", "en": "Three public expenses over their budget"},
    rationale={
        "zh": "“三公”经费只减不增、不得超预算，是每个审核人必看的一项。",
        "en": "The three public expenses may only fall and never pass their budget; every reviewer looks.",
    },
    message={
        "zh": "支出{stated}{unit}，超过预算{computed}{unit}；请核对，或说明超预算的原因。",
        "en": "{stated}{unit} was spent, more than the budget of {computed}{unit}: check the figures or explain.",
    },
    bad="公务接待费预算安排10万元，支出12.65万元。",
    good="公务接待费预算安排10万元，支出8.65万元。",
)
def three_public_over_budget(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from _over(extraction, rule, "three_public")


@rule(
    code="LIM003",
    family="limit",
    severity=Severity.ERROR,
    title={"zh": "部分大于整体", "en": "A part larger than its set"},
    rationale={
        "zh": "办结不能多于受理，授权不能多于申请；历年存量须写明。",
        "en": "No more cases can be closed than received, nor patents granted than applied for, unless older ones are told.",
    },
    message={
        "zh": "“{name}”为{stated}{unit}，多于它所在总体的{computed}{unit}；请核对，如含往年数请注明。",
        "en": "“{name}” is {stated}{unit}, more than the {computed}{unit} of which it is a part: "
        "check, or say that older ones are included.",
    },
    bad="全年受理投诉286件，办结297件。",
    good="全年受理投诉286件，办结279件。",
)
def subset_larger(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from _over(extraction, rule, "subset")


@rule(
    code="LIM004",
    family="limit",
    severity=Severity.ERROR,
    title={"zh": "批次多于人次", "en": "More groups than persons"},
    rationale={"zh": "每批至少一人，批次不可能多于人次。", "en": "Each group has at least one person."},
    message={
        "zh": "接待{stated}批次，却只有{computed}人次，批次不可能多于人次；两个数可能写反了，请核对。",
        "en": "{stated} groups but only {computed} persons cannot be: the two may be swapped, please check.",
    },
    bad="全年公务接待512批次，64人次。",
    good="全年公务接待64批次，512人次。",
)
def more_batches_than_persons(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from _over(extraction, rule, "batches")


@rule(
    code="LIM005",
    family="limit",
    severity=Severity.ERROR,
    title={"zh": "文字说未超，数字却超了（或相反）", "en": "Words and figures disagree about a ceiling"},
    rationale={
        "zh": "“控制在限额以内”“低于预算”“决算数大于预算数”等说法必须与两数的大小一致。",
        "en": "“Within the limit”, “below the budget”, “actual above budget” must agree with the two figures.",
    },
    message={
        "zh": "按文中的说法应当是{claim}，数字却不是这样；请核对数字或改正说法。",
        "en": "By its own words the text says {claim}, but the figures do not: check the figures or the wording.",
        "zh.direction": "文中说“{stated}”，按数字应为“{computed}”；请核对数字或改正说法。",
        "en.direction": "The text says “{stated}”, but by the figures it is “{computed}”: check the figures or the wording.",
    },
    bad="年末债务余额29.41亿元，控制在核定限额28.03亿元以内。",
    good="年末债务余额26.41亿元，控制在核定限额28.03亿元以内。",
)
def words_against_figures(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    yield from _over(extraction, rule, "words")
    for relation in broken(extraction, Kind.LIMIT):
        if relation.form == "direction":
            words = relation.operands[0]
            yield Finding(
                rule.code,
                rule.severity,
                tuple(Mark(operand.span, operand.role) for operand in relation.operands),
                values_of(extraction, relation),
                relation.stated,
                relation.computed,
                Diagnosis.SIGN,
                (Suggestion(0, words.label, relation.computed),),
                (relation,),
            )


@rule(
    code="LIM006",
    family="limit",
    severity=Severity.ERROR,
    title={"zh": "得分超过分值", "en": "Score exceeds the full marks"},
    rationale={
        "zh": "每项得分以该项分值为限；两行得分填反时，常有一行超过分值。",
        "en": "No row earns more than its full marks; where two scores changed places, one of them often does.",
    },
    message={
        "zh": "该项分值{computed}分，得分却写作{stated}分；请核对得分和分值。",
        "en": "The full marks are {computed}, but the score is {stated}: check the one and the other.",
    },
    bad="一级指标 | 分值 | 得分\n产出 | 35 | 14.2\n效果 | 15 | 33.6\n合计 | 50 | 47.8",
    good="一级指标 | 分值 | 得分\n产出 | 35 | 33.6\n效果 | 15 | 14.2\n合计 | 50 | 47.8",
)
def over_full_marks(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    tables = [table.span for table in extraction.document.tables]  # of these another rule tells it, by the names of their indicators
    for finding in _over(extraction, rule, "score"):
        place = finding.marks[0].span.start
        if not any(span.start <= place < span.end for span in tables):
            yield finding
