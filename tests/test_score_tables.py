"""Tables in which a body scores itself are read as rows of names, full marks and scores."""

from jixiao.extract import extract
from jixiao.extract.score_tables import ScoreTable, score_tables, stated_total
from jixiao.indicators import system_named
from jixiao.model import Cell, Document, Span, Table
from jixiao.readers import document_of_text
from jixiao.review.scoring import line_named

TABLE = (
    "一级指标\t二级指标\t三级指标\t分值\t自评得分\t扣分原因\n投入\t预算配置\t在职人员控制率（5分）\t5\t4.5\t超编\n"
    "投入\t预算配置\t2.“三公经费”变动率\t5分\t5分\t\n过程\t小计\t\t10\t9.5\t\n过程\t预算执行\t预算完成率\t90\t90\t\n合计\t\t\t100\t99.5\t\n"
)


def tables(text: str) -> tuple[ScoreTable, ...]:
    return score_tables(document_of_text(text))


def test_each_indicator_has_its_names_its_full_marks_and_its_score() -> None:
    (table,) = tables("附件2\n" + TABLE)
    assert [(row.names[-1], row.weight and row.weight.value, row.score and row.score.value) for row in table.rows] == [
        ("在职人员控制率（5分）", 5, 4.5),
        ("2.“三公经费”变动率", 5, 5),
        ("预算完成率", 90, 90),
    ]
    assert table.score is not None and table.score.value == 99.5


def test_points_are_found_where_they_stand() -> None:
    text = "附件2\n" + TABLE
    for row in tables(text)[0].rows:
        for points in (row.weight, row.score):
            assert points is not None and text[points.span.start : points.span.end] == f"{points.value}"


def test_a_standard_of_scoring_is_no_score_and_a_table_of_money_no_score_table() -> None:
    assert tables("指标\t分值\t评分标准\n在职人员控制率\t5\t5\n预算完成率\t5\t5\n") == ()
    assert tables("项目\t预算\t决算\n办公费\t5\t5\n差旅费\t5\t5\n") == ()


def test_a_merged_level_names_every_row_that_it_covers() -> None:
    words = ["指标", "名称", "得分", "过程", "预算执行", "4", "预算管理", "5"]
    places = [(0, 0, 1), (0, 1, 1), (0, 2, 1), (1, 0, 2), (1, 1, 1), (1, 2, 1), (2, 1, 1), (2, 2, 1)]
    text, cells = "", []
    for word, (row, column, rows) in zip(words, places, strict=True):
        cells.append(Cell(Span(len(text), len(text) + len(word)), row, column, rows))
        text += word + "\t"
    (table,) = score_tables(Document(text, "docx", (), (), (Table(Span(0, len(text)), tuple(cells)),)))
    assert [row.names for row in table.rows] == [("过程", "预算执行"), ("过程", "预算管理")]


def test_the_total_is_the_score_that_is_called_by_a_grade() -> None:
    extraction = extract(document_of_text("投入得分13分。\n绩效评价结果：综合得分91.5分，评价等级为“优”。"))
    total = stated_total(extraction)
    assert total is not None and total.grade is not None
    assert (total.points.value, extraction.document.text[total.grade.start : total.grade.end]) == (91.5, "优")


def test_an_indicator_is_known_by_its_name_however_it_is_numbered_and_quoted() -> None:
    system = system_named("hunan-department")
    assert line_named(system, ("投入", "2.三公经费变动率（5分）")) == "three_public_change_rate"
    assert line_named(system, ("投入", "预算配置", "在职人员控制率")) == "staff_control_rate"
    assert line_named(system, ("效果", "游客人数")) == ""


def test_the_total_of_the_whole_goes_before_that_of_a_project_behind_it() -> None:
    text = "2023年度部门整体支出绩效自评得分92分，评价等级为“优”。\n改厕项目绩效自评得分85分，评价等级为“良”。"
    total = stated_total(extract(document_of_text(text)))
    assert total is not None and total.points.value == 92
