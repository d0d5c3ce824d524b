"""Tables of other people's reports: labels in any order, merged headings, other units, rows as columns."""

import io
from collections.abc import Sequence
from decimal import Decimal

import docx

from jixiao.extract import extract
from jixiao.forms.filling import Filled, Reason, fill
from jixiao.readers.docx import read

LEFT, ABOVE = "<", "^"  # a cell that the one beside it, or above it, reaches into
Rows = list[list[str]]
OPENING = ["青萝县水利局2023年度部门整体支出绩效自评报告", "一、部门基本情况", "见下表。"]


def filled(*parts: str | Rows, opening: Sequence[str] = OPENING) -> Filled:
    document = docx.Document()
    for part in (*opening, *parts):
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), max(map(len, part)))
        for number, row in enumerate(part):
            for at, words in enumerate(row):
                if words in (LEFT, ABOVE):
                    table.cell(number, at).merge(table.cell(number - (words == ABOVE), at - (words == LEFT)))
                else:
                    table.cell(number, at).text = words
    target = io.BytesIO()
    document.save(target)
    return fill(extract(read(target.getvalue())))


def test_columns_under_a_merged_heading_with_years() -> None:
    values = filled(
        "人员编制情况表（单位：人）",
        [
            ["类别", "实有人数", "<", "编制数"],
            ["^", "2022年末", "2023年末", "^"],
            ["行政", "11", "12", "13"],
            ["事业", "20", "19", "22"],
            ["合计", "31", "31", "35"],
        ],
    ).filing.values
    assert values["staff", "administrative", "establishment"] == 13
    assert values["staff", "institution", "prior"] == 20
    assert values["staff", "institution", "on_duty"] == 19
    assert ("staff", "total", "on_duty") not in values  # its rows give it


def test_basic_and_project_expenditure_side_by_side_in_yuan() -> None:
    told = filled(
        "二、部门整体支出情况",
        "支出情况表  单位：元",
        [
            ["科目", "基本支出", "<", "项目支出", "<"],
            ["^", "预算数", "决算数", "预算数", "决算数"],
            ["一、工资福利支出", "1000000", "1100000.50", "", ""],
            ["  基本工资", "1000000", "1100000.50", "", ""],
            ["二、商品和服务支出", "500000", "480000", "200000", "190000"],
            ["  委托业务费", "500000", "480000", "200000", "190000"],
        ],
    )
    assert told.filing.values["basic", "30101", "actual"] == Decimal("110.00005")
    assert told.filing.values["basic", "30227", "budget"] == 50
    assert told.filing.values["project", "30227", "actual"] == 19
    assert told.left_over == ()


def test_rows_as_columns() -> None:
    values = filled(
        "“三公”经费支出情况表（单位：万元）",
        [
            ["年度", "合计", "因公出国（境）费", "公务用车购置及运行费", "<", "<", "公务接待费"],
            ["^", "^", "^", "小计", "公务用车购置费", "公务用车运行费", "^"],
            ["2023年预算数", "12.5", "0", "8", "0", "8", "4.5"],
            ["2023年决算数", "11.2", "0", "7.3", "0", "7.3", "3.9"],
        ],
    ).filing.values
    assert values["three_public", "running", "actual"] == Decimal("7.3")
    assert values["three_public", "reception", "budget"] == Decimal("4.5")
    assert values["three_public", "abroad", "actual"] == 0


def test_targets_with_sign_and_unit_in_one_cell_and_targets_in_words() -> None:
    told = filled(
        "部门整体支出绩效自评表",
        [
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
            ["产出指标", "数量指标", "新建水渠", "≥20公里", "22公里", "10", "10", ""],
            ["^", "^", "维修水库", "5座", "4座", "10", "8", "雨季影响施工"],
            ["效益指标", "社会效益指标", "改善灌溉条件", "明显改善", "已改善", "20", "19", ""],
            ["合计", "<", "<", "", "", "40", "37", ""],
        ],
    )
    first, second, third = told.filing.rows["targets"]
    assert (first["direction"], first["target"], first["actual"], first["unit"]) == ("≥", 20, 22, "公里")
    assert (second["level1"], second["level3"], second["score"], second["reason"]) == ("产出指标", "维修水库", 8, "雨季影响施工")
    assert (third["direction"], third["reason"]) == ("定性", "目标：明显改善；完成情况：已改善")
    assert told.left_over == ()


def test_the_base_data_table_in_its_parts() -> None:
    told = filled(
        "附件1",
        "部门整体支出绩效评价基础数据表",
        [
            ["财政供养人员情况", "编制数", "2023年实际在职人数", "控制率"],
            ["^", "35", "31", "90%"],
            ["经费控制情况", "2022年决算数", "2023年预算数", "2023年决算数"],
            ["三公经费", "5", "4.5", "3.9"],
            ["1、公务用车购置和维护经费", "0", "0", "0"],
            ["2、出国经费", "0", "0", "0"],
            ["3、公务接待", "5", "4.5", "3.9"],
            ["项目支出", "18", "20", "19"],
            ["楼堂馆所控制情况（2023年完工项目）", "批复规模（㎡）", "实际规模（㎡）", "规模控制率"],
            ["泵站管理房", "300", "290", "96.67%"],
            ["厉行节约保障措施", "严格控制会议费。", "<", "<"],
        ],
    )
    assert told.filing.values["staff", "total", "establishment"] == 35
    assert told.filing.values["three_public", "reception", "prior_actual"] == 5
    assert told.filing.values["expenditure", "project", "actual"] == 19
    assert told.filing.rows["buildings"] == ({"name": "泵站管理房", "area_approved": Decimal(300), "area_actual": Decimal(290)},)
    assert [passage.text for passage in told.filing.prose["thrift"]] == ["严格控制会议费。"]
    (conflict,) = told.conflicts
    assert (conflict.address, conflict.taken.value) == (("base_staff", "staff", "rate"), 90)  # 31 of 35 are 88.57%


def test_the_score_table_gives_its_lines_and_points() -> None:
    told = filled(
        "附件2",
        "部门整体支出绩效评价指标评分表",
        [
            ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "得分"],
            ["投入", "预算配置", "在职人员控制率", "5", "以100%为标准", "5"],
            ["^", "^", "“三公经费”变动率", "5", "≤0得满分", "4.5"],
            ["过程", "预算执行", "预算完成率", "10", "按比例", "9.5"],
            ["合计", "<", "<", "20", "", "19"],
        ],
    )
    lines = told.filing.questionnaire.lines
    assert [(line.path[-1], line.weight) for line in lines] == [("在职人员控制率", 5), ("“三公经费”变动率", 5), ("预算完成率", 10)]
    assert lines[1].path[:2] == ("投入", "预算配置")
    assert told.filing.values["scores", lines[1].indicator, "score"] == Decimal("4.5")


def test_what_the_form_does_not_have_is_told() -> None:
    told = filled(
        "“三公”经费支出情况表（单位：万元）",
        [["项目", "本年预算数", "本年决算数", "批次"], ["公务接待费", "4.5", "3.9", "12"], ["食堂补助", "1", "0.9", ""]],
        "全县水库一览表",
        [["水库", "库容"], ["青河水库", "120"]],
    )
    reasons = [(left.reason, left.what) for left in told.left_over]
    assert (Reason.ROW, "食堂补助 1 0.9") in reasons
    assert (Reason.COLUMN, "批次：12") in reasons
    assert (Reason.TABLE, "青河水库 120") in reasons
