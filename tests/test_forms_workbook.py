"""A department's year as a workbook: what is written is read back."""

from decimal import Decimal

from jixiao.forms import Filing, Passage, Question, QuestionKind, Questionnaire, ScoreLine, read_workbook, statement_of, workbook_of
from jixiao.model import CellPlace, Scenario

ASKS = Questionnaire(
    "invented",
    "虚构评价指标表",
    (
        Question("rules", "1", "管理制度健全性", "有内部财务管理制度", QuestionKind.YES_NO),
        Question("breaches", "1", "资金使用合规性", "违反规定的例数", QuestionKind.COUNT),
        Question("benefit", "1", "社会效益", "效益程度", QuestionKind.LEVEL, ("显著", "较好", "一般", "不明显")),
        Question("efficiency", "1", "行政效能", "评分", QuestionKind.POINTS, (), Decimal(0), Decimal(6)),
    ),
    (
        ScoreLine("staff_rate", ("投入", "预算配置", "在职人员控制率"), Decimal(5)),
        ScoreLine("rules", ("过程", "预算管理", "管理制度健全性"), Decimal(8)),
    ),
    ("产出数量", "产出质量", "社会效益", "服务对象满意度"),
    ("优", "良", "中", "差"),
)
FILLED = Filing(
    {
        ("body", "department", "value"): "青禾县农业农村局",
        ("body", "year", "value"): Decimal(2023),
        ("staff", "administrative", "establishment"): Decimal(13),
        ("staff", "administrative", "on_duty"): Decimal(12),
        ("staff", "worker", "establishment"): Decimal(2),
        ("basic", "30101", "actual"): Decimal("149.17"),
        ("basic", "30102", "actual"): Decimal("91.2"),
        ("basic", "30201", "actual"): Decimal("10.010001"),
        ("building", "none", "value"): True,
        ("questions", "rules/1", "answer"): True,
        ("questions", "rules/1", "evidence"): "3-1",
        ("questions", "benefit/1", "answer"): "较好",
        ("scores", "staff_rate", "score"): Decimal("4.5"),
    },
    {
        "project_items": ({"name": "高标准农田", "actual": Decimal("12.5"), "kind": "业务工作经费"},),
        "targets": ({"level2": "产出质量", "level3": "抽检合格率", "direction": "≥", "target": Decimal(97), "grade": "优"},),
        "achievements": ({"line": "产业", "item": "农产品加工产值", "figure": Decimal("13.76"), "unit": "亿元", "months": "1-11月"},),
    },
    {"duties": (Passage("一、机构职能", 1), Passage("负责全县农业农村工作。"))},
    ASKS,
)


def test_a_filled_workbook_reads_back_as_it_was_filled() -> None:
    workbook = read_workbook(workbook_of(FILLED))
    assert workbook.filing == FILLED
    assert workbook.problems == ()


def test_every_figure_is_a_fact_at_its_cell() -> None:
    workbook = read_workbook(workbook_of(FILLED))
    statement = statement_of(workbook.filing, workbook.places)
    told = {
        (fact.subject, fact.measure, fact.scenario, fact.period): (
            fact.quantity.value,
            statement.document.place_at(fact.quantity.span.start),
        )
        for fact in statement.facts
    }
    assert told["", "staff.establishment", Scenario.APPROVED, ""] == (Decimal(15), CellPlace("基本情况", "C25"))
    assert told["", "expenditure.total", Scenario.ACTUAL, ""] == (Decimal("262.880001"), CellPlace("支出", "F12"))
    assert told["基本支出", "30102", Scenario.ACTUAL, ""][0] == Decimal("91.2")
    assert told["产业", "农产品加工产值", Scenario.ACTUAL, "2023-01..11"][0] == Decimal("13.76")
    assert told["", "building.none", Scenario.ACTUAL, ""][0] == 1


def test_without_a_workbook_the_places_are_those_of_a_new_one() -> None:
    workbook = read_workbook(workbook_of(FILLED))
    assert statement_of(FILLED) == statement_of(workbook.filing, workbook.places)
