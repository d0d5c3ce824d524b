"""A department's workbook out of last year's report: figures in their cells, prose in its section, nothing lost."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.extract import extract
from jixiao.extract.told import paragraphs_of
from jixiao.forms import read_workbook, workbook_of
from jixiao.forms.filling import Filled, fill
from jixiao.forms.filling.parting import Parting
from jixiao.readers import document_of_text

REPORT = """青萝县畜牧水产局2023年度部门整体支出绩效自评报告
一、主要工作职责
青萝县畜牧水产局为县人民政府工作部门，负责全县畜牧水产业的行业管理。
二、单位基本情况
行政编制12名，机关后勤服务事业编制3名。实际人数为40人，其中在职15人，退休25人。
三、部门整体支出使用情况
2023年度共支出300.50万元。
1、基本支出200.20万元，其中：①工资福利支出150.00万元（基本工资100万元，津贴补贴30.5万元，绩效工资19.50）；②商品和服务支出50.20万元（维（修）护费20.15万元，公务接待费1.05万元，其他交通费用29万元）。
2、项目支出100.30万元，其中：①对企业的补助支出100.30万元（三家河、青岭等2家企业冷链奖补资金60.30万元，2022年度品牌奖励40万元）。
四、“三公”经费使用情况
公务接待费2023年预算安排2万元，年末公务接待支出1.05万元。
五、部门整体支出绩效情况
（一）产业发展
全年出栏生猪28.5万头。
六、存在的问题和建议
技术力量不足。建议：加强培训。
七、绩效评价结果
自评得分91分，绩效为“优”。
青萝县畜牧水产局
2024年3月1日
"""


def filled(text: str = REPORT) -> Filled:
    return fill(extract(document_of_text(text)))


def test_figures_of_the_prose_stand_in_their_cells() -> None:
    values = filled().filing.values
    assert values["body", "department", "value"] == "青萝县畜牧水产局"
    assert values["staff", "administrative", "establishment"] == 12
    assert values["staff", "total", "on_duty"] == 15
    assert values["people", "retired", "actual"] == 25
    assert values["basic", "30107", "actual"] == Decimal("19.5")
    assert values["basic", "30213", "actual"] == Decimal("20.15")
    assert values["basic", "30217", "actual"] == Decimal("1.05")
    assert values["three_public", "reception", "budget"] == 2
    assert ("basic", "302", "actual") not in values  # what the items give is not told a second time


def test_money_spent_on_purposes_is_a_list() -> None:
    assert filled().filing.rows["project_items"] == (
        {"name": "三家河、青岭等2家企业冷链奖补资金", "actual": Decimal("60.3"), "economic": "对企业补助"},
        {"name": "2022年度品牌奖励", "actual": Decimal("40"), "economic": "对企业补助"},
    )


def test_every_paragraph_is_in_its_section() -> None:
    prose = {section: [passage.text for passage in passages] for section, passages in filled().filing.prose.items()}
    assert prose["duties"] == ["青萝县畜牧水产局为县人民政府工作部门，负责全县畜牧水产业的行业管理。"]
    assert prose["performance_text"] == ["（一）产业发展", "全年出栏生猪28.5万头。"]
    assert prose["problems"] == ["技术力量不足。"]
    assert prose["suggestions"] == ["建议：加强培训。"]


def test_a_cell_says_where_it_was_filled_from() -> None:
    source = filled().places["three_public", "reception", "budget"]
    assert source.words == "公务接待费2023年预算安排2万元"


LINES = st.sampled_from(
    [
        *REPORT.splitlines(),
        "",
        "附件1",
        "一、",
        "（一）",
        "二、部门整体支出绩效情况：全年完成5件。",
        "项目\t年初预算数\t本年决算数",
        "公务接待费\t1.5\t1.2",
        "合计\t\t",
        "名称  金额",
        "水渠  12.5",
        "分别为3个、5个和7%，分别增长1%、2%。",
        "“甲”项目总投资5万元，“甲”项目总投资6万元；占总投资的120%。",
        "排名第十，完成率，同比。",
        "本局设3个股室，分别为甲股（乙股）、丙股。",
        "（（（公务接待费））5万元",
        "三、部门整体支出绩效情况",
        "全年产值123456789012345678.12345678亿元，增长1234567.123456%，排第0位。",
        "１２３４５６７８９０１２３４５６７８９０万元",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_any_lines_make_a_workbook_and_lose_no_paragraph(lines: list[str]) -> None:
    extraction = extract(document_of_text("\n".join(lines)))
    told = fill(extraction)
    assert read_workbook(workbook_of(told.filing)).filing == told.filing
    kept = "".join(passage.text for passages in told.filing.prose.values() for passage in passages)
    kept += "".join(left.what for left in told.left_over)
    for piece in Parting(extraction, paragraphs_of(extraction)).pieces():
        if piece.part.name in ("TEXT", "OUTSIDE") and "  " not in piece.text and "\t" not in piece.text:  # lines with columns are tables
            assert "".join(piece.text.split()) in "".join(kept.split())


def test_a_paragraph_longer_than_a_cell_stands_in_several() -> None:
    sentence = "负责全县畜牧水产业的行业管理。"
    told = filled(REPORT.replace(sentence, sentence * 3000))
    duties = [passage.text for passage in told.filing.prose["duties"]]
    assert "".join(duties).count("负责全县") == 3000
    assert all(text.endswith("。") for text in duties)
    assert read_workbook(workbook_of(told.filing)).filing == told.filing
