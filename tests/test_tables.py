"""What a table says: its units, its columns, its merged cells."""

from io import BytesIO

import docx

from jixiao.model import Finding
from jixiao.readers import document_of_text, read
from jixiao.review import check

_STAFF = "项目\t编制数\t上年末在职\t年末在职\t比上年增减\t控制率（%）"


def findings(text: str) -> tuple[Finding, ...]:
    return check(document_of_text(text)).findings


def table(head: str, *rows: str) -> str:
    return "\n".join(["表1　情况（单位：人）", head, *rows, ""])


def test_a_unit_behind_the_name_of_one_column_is_not_that_of_the_others() -> None:
    told = "\n".join(
        [
            "表1　基本支出（单位：万元）",
            "项目\t上年决算数\t年初预算数\t调整预算数\t本年决算数\t完成率（%）\t比上年（%）",
            "工资福利支出\t729.55\t710.49\t719.07\t703.45\t97.83\t-3.58",
            "商品和服务支出\t122.71\t121.67\t123.94\t120.63\t97.33\t-1.70",
            "对个人和家庭的补助\t34.05\t36.23\t36.21\t36.21\t100.00\t6.34",
            "合计\t886.31\t868.39\t879.22\t860.29\t97.85\t-2.94",
        ]
    )
    assert findings(told) == ()
    assert [finding.rule for finding in findings(told.replace("97.83", "98.73"))] == ["CMP001"]


def test_rates_of_a_hundred_do_not_add_up() -> None:
    told = table("项目\t计划\t完成\t完成率（%）", "合计\t30\t30\t100.00", "培训\t12\t12\t100.00", "检查\t18\t18\t100.00")
    assert findings(told) == ()


def test_columns_that_agree_in_every_row_are_not_taken_for_something_else() -> None:
    told = table("项目\t上年末人数\t年末人数\t比上年增减", "离休人员\t0\t0\t0", "退休人员\t48\t48\t0", "聘用人员\t7\t4\t-3")
    assert findings(told) == ()
    told = table(_STAFF, "行政\t55\t56\t55\t-1\t100.00", "事业\t33\t33\t31\t-2\t93.94", "合计\t88\t89\t86\t-3\t97.73")
    assert findings(told) == ()


def test_what_changed_is_not_another_telling_of_what_there_is() -> None:
    told = table("项目\t上年数\t本年数\t比上年增减", "接待批次\t36\t41\t5", "国内公务接待人次\t207\t464\t257", "培训人次\t300\t310\t10")
    assert findings(told) == ()


def test_an_adjusted_budget_is_not_the_initial_one_told_again() -> None:
    told = "项目支出合计年初预算2288.86万元。\n" + table("项目\t年初预算数\t调整预算数", "项目支出合计\t2288.86\t2404.83")
    assert findings(told) == ()


def test_a_row_whose_figures_are_left_empty_is_no_heading() -> None:
    told = table("项目\t本年预算数\t本年决算数", "出国经费\t\t", "公务接待费\t12.00\t8.65", "车辆费\t\t3.60")
    assert findings("公务接待费8.65万元。\n" + told.replace("人", "万元")) == ()


def test_a_name_with_and_in_it_is_one_name_where_the_number_says_so() -> None:
    assert findings("局机关内设机构3个，分别为办公室、信息化股、安全与节能股。") == ()


def test_cells_beside_one_that_reaches_down_stand_in_their_own_columns() -> None:
    """投入 beside two indicators, 过程 beside two: the scores add up to the total over all four rows."""
    document = docx.Document()
    made = document.add_table(rows=6, cols=4)
    rows = [
        "一级指标 三级指标 分值 得分",
        "投入 控制率 5 4.65",
        " 变动率 5 4.75",
        "过程 完成率 20 19.2",
        " 健全性 20 17.2",
        "合计  50 45.8",
    ]
    for row, words in zip(made.rows, rows, strict=True):
        for cell, word in zip(row.cells, words.split(" "), strict=True):
            cell.text = word
    for first in (1, 3):
        made.cell(first, 0).merge(made.cell(first + 1, 0))
    made.cell(5, 0).merge(made.cell(5, 1))
    data = BytesIO()
    document.save(data)
    reviewed = check(read(data.getvalue(), "评分表.docx"))
    assert reviewed.findings == ()
    sums = [relation for relation in reviewed.extraction.relations if relation.kind == "sum" and len(relation.operands) == 5]
    assert len(sums) == 2


def test_a_rate_of_a_small_amount_is_held_to_what_the_headings_of_its_columns_say() -> None:
    text = (
        "项目\t上年决算数\t本年预算数\t本年决算数\t控制率（%）\t比上年（%）\n"
        "公务接待费\t10.87\t9.97\t9.07\t90.97\t-16.56\n“三公”经费合计\t10.87\t9.97\t9.07\t{}\t{}\n"
    )
    for completion, growth, rules in (("90.97", "-16.56", []), ("94.97", "-16.56", ["CMP001"]), ("90.97", "-18.56", ["GRW001"])):
        assert [finding.rule for finding in findings(text.format(completion, growth))] == rules
