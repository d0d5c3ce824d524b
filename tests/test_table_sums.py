"""What rows and columns add up to: codes, blanks, bars, 其中, totals that only the text tells. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

IN_THE_TEXT = [
    case(
        "the whole of a table is told before it",
        "2025年收入预算936324.3千元，由下列四项汇成——\n  财政拨款收入      842316.5\n  财政专户管理资金    63480.0\n"
        "  事业收入        18925.0\n  上年结转        11602.8\n支出预算与收入预算相等。",
        "sum 936324.3 842316.5 63480.0 18925.0 11602.8",
        "63480.0 -> 63840.0; 936324.3 -> 963324.3",
    ),
    case(
        "two columns whose wholes the sentence before them tells",
        "拆除违法建设904宗、35.60万平方米，分季度看：\n\n季度    宗数    面积（万平方米）\n一季度    186    5.82\n二季度    243    9.47\n"
        "三季度    271    11.35\n四季度    204    8.96\n",
        "sum 904 186 243 271 204; sum 35.60 5.82 9.47 11.35 8.96",
        "11.35 -> 13.15",
    ),
    case(
        "rows parted by strokes",
        "七县（市）支出合计3067.42万元，明细（县名/2024年/2023年/增减率）：\n澜江市/786.20/842.75/-6.7%\n坪川县/512.66/530.04/-3.3%\n"
        "云渡县/438.91/427.30/2.7%\n石鼓县/391.45/426.18/-8.1%\n怒桥县/364.07/371.92/-2.1%\n德庆县/298.33/340.56/-12.4%\n"
        "双溪县/275.80/270.15/2.1%\n",
        "sum 3067.42 786.20 512.66 438.91 391.45 364.07 298.33 275.80",
        "512.66 -> 521.66",
    ),
]

ROWS = [
    case(
        "each code is part of the one that it begins with",
        "支出明细表（单位：万元）\n科目编码\t科目名称\t年初预算\t支出决算\n204\t公共安全支出\t4901.00\t4930.97\n"
        "2040501\t行政运行\t2986.00\t3104.27\n"
        "2040504\t案件审判\t1565.00\t1503.66\n2040599\t其他法院支出\t350.00\t323.04\n208\t社会保障和就业支出\t646.10\t639.55\n"
        "2080501\t行政单位离退休\t168.20\t171.44\n2080505\t基本养老保险缴费\t477.90\t468.11\n合计\t\t5547.10\t5570.52\n",
        "sum 4901.00 2986.00 1565.00 350.00; sum 639.55 171.44 468.11; sum 5547.10 4901.00 646.10",
        "1503.66 -> 1530.66; 477.90 -> 479.70",
    ),
    case(
        "numbered rows, and a total without a number, parted by single blanks",
        "附表：项目支出一览表（单位：万元）\n序号　项目名称　支出金额　占比\n1　社区运转　1087.45　42.47%\n2　城市管理　486.30　18.99%\n"
        "3　小区改造　372.18　14.54%\n4　民政优抚　614.60　24.00%\n合计　2560.53　100%\n",
        "sum 2560.53 1087.45 486.30 372.18 614.60",
        "614.60 -> 641.60",
    ),
    case(
        "其中 rows that are not set in",
        "控制情况（万元）    预算数    决算数\n三公经费    18.50    14.74\n其中：公务用车运行维护费    13.00    11.48\n"
        "公务接待费    5.50    3.26\n"
        "培训费    6.20    5.87\n",
        "sum 18.50 13.00 5.50; sum 14.74 11.48 3.26",
        "11.48 -> 11.84",
    ),
    case(
        "parts in the unit of the row above them",
        "主要产品产量（数量|比上年增减%）：\n水泥（万吨）|1046.2|-8.3\n化肥（万吨，折纯）|37.5|2.2\n发电量（亿千瓦时）|194.4|6.6\n"
        " 其中：火电|118.6|3.0\n   水电|42.7|-4.9\n   风光电|33.1|48.6\n",
        "sum 194.4 118.6 42.7 33.1",
        "194.4 -> 161.3; 42.7 -> 47.2",
    ),
]

ACROSS = [
    case(
        "the total of each row before its parts",
        "支出决算表（单位：万元）\n科目 | 合计 | 基本支出 | 项目支出\n社会保障和就业支出 | 420.76 | 412.56 | 8.20\n"
        "卫生健康支出 | 186.73 | 186.73 | 0.00\n"
        "节能环保支出 | 4133.63 | 2147.09 | 1986.54\n合计 | 4741.12 | 2746.38 | 1994.74\n",
        "sum 420.76 412.56 8.20; sum 4133.63 2147.09 1986.54",
        "412.56 -> 421.56",
    ),
    case(
        "columns that are parts of the one before them",
        "单位：万元\n年度      出国（境）   公车    其中购置   其中运行   接待     合计\n"
        "2022年    31.40     1583.68   286.50    1297.18   612.35   2227.43\n"
        "2023年    118.26    1653.43   412.80    1240.63   506.74   2278.43\n"
        "2024年    121.08    1503.05   304.60    1198.45   441.52   2065.65\n",
        "sum 1583.68 286.50 1297.18; sum 2227.43 31.40 1583.68 612.35; sum 2065.65 121.08 1503.05 441.52",
        "286.50 -> 268.50; 441.52 -> 414.52",
    ),
    case(
        "two tables, one below the other",
        "表1（单位：万元）\n项目 | 2023年 | 2022年\n事业收入 | 386.40 | 402.18\n其他收入 | 57.93 | 21.66\n合计 | 444.33 | 423.84\n\n"
        "表2　支出表　　单位：万元\n科目 | 合计 | 基本支出 | 项目支出\n教育支出 | 420.76 | 412.56 | 8.20\n"
        "卫生健康支出 | 186.73 | 86.41 | 100.32\n合计 | 607.49 | 498.97 | 108.52\n",
        "sum 444.33 386.40 57.93; sum 186.73 86.41 100.32; sum 607.49 420.76 186.73",
        "86.41 -> 84.61",
    ),
]

# True as they stand: columns that the text around them does not add up, rows that are not all of what stands above them.
NO_TOTAL = [
    case(
        "two rows that are each told to be among those above",
        "履职情况（单位：项）\n项目\t计划\t实际\n工作数\t38\t38\n　其中：及时完成\t\t37\n　其中：质量达标\t\t38\n交办工作\t6\t6\n",
    ),
    case(
        "some of the crops of which the text tells the whole area",
        "全年农作物播种面积86.42万亩，主要作物见下表：\n作物    面积（万亩）    单产（公斤）\n水稻    31.26    512\n"
        "玉米    18.95    486\n油菜    12.40    158\n",
    ),
    case(
        "prices of goods",
        "采购预算418.50万元，成交价如下：\n品名    单价（元）    数量\n电脑    5280    40\n打印机    1890    16\n扫描仪    2460    6\n",
    ),
    case(
        "其中 of a row that has more parts",
        "情况（万元）    2023年    2024年\n总支出    812.40    856.20\n其中：项目支出    289.25    301.80\n三公经费    18.50    14.74\n"
        "会议费    6.20    5.87\n",
    ),
    case(
        "years below each other",
        "三年共投入6571.51万元，逐年看：\n年度    收入    支出\n2022年    2304.10    2227.43\n2023年    2288.60    2278.43\n"
        "2024年    2110.50    2065.65\n",
        "sum 6571.51 2227.43 2278.43 2065.65",
    ),
]

CASES = [*IN_THE_TEXT, *ROWS, *ACROSS, *NO_TOTAL]


@each(CASES)
def test_what_holds_is_not_reported_and_its_sums_are_read(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_slip_in_a_cell_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""


def test_rows_that_each_begin_with_among_them_are_views_of_one_whole_and_no_parts() -> None:
    for on_time in (37, 38):
        told = f"工作数（项）\t39\t38\n　其中：及时完成（项）\t\t{on_time}\n　其中：质量达标（项）\t\t38\n上级交办的重点工作（项）\t7\t7\n"
        assert alarms("项目\t计划\t实际\n" + told) == []
