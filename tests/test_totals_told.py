"""Totals that say what they add (前四项, 水费和电费合计), lists whose names leave no rest, units told once. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

TOTALS = [
    case(
        "the first four of five",
        "人员经费587614.2千元，内部构成为：基本工资148305.6千元，津贴补贴271440.2千元，社会保险96118.7千元，住房公积金52037.5千元，"
        "离退休补助19712.2千元。前四项（在职部分）567902.0千元，按在职人数平均每人206.4千元。",
        "sum 567902.0 148305.6 271440.2 96118.7 52037.5",
        "567902.0 -> 587614.2",
    ),
    case(
        "two of many by name",
        "印刷费31.20万元，水费28.64万元，电费67.15万元，差旅费9.84万元。三是推行分项计量，水费和电费合计95.79万元。",
        "sum 95.79 28.64 67.15",
        "67.15 -> 61.75",
    ),
    case(
        "two items of a list by the beginning of their names",
        "项目支出分为三块：\n——高标准农田建设5412.60万元；\n——畜牧产业1965.80万元；\n——到户产业2206.18万元。\n"
        "高标准农田与到户产业两项共7618.78万元。",
        "sum 7618.78 5412.60 2206.18",
        "7618.78 -> 7681.78",
    ),
    case(
        "the results, not the budgets that stand beside them",
        "临时救助支出（项）年初预算350.00万元、决算378.52万元；流浪救助支出（项）年初预算128.00万元、决算119.77万元。"
        "两项加总为498.29万元。",
        "sum 498.29 378.52 119.77",
        "128.00 -> 119.77 => 决算[119.77] -> 128.00",
    ),
    case(
        "what was spent, though the income is the same",
        "收入总计2141301万元。支出1684230万元，补助下级支出206458万元，上解支出31206万元，债务还本支出130415万元，"
        "结转下年88992万元，支出总计2141301万元。",
        "sum 支出总计[2141301] 1684230 206458 31206 130415 88992",
        "支出总计[2141301] -> 2010886",
    ),
    case(
        "the figures that stand at two places of a list",
        "工资福利支出2286.41万元，商品和服务支出438.72万元，对个人和家庭的补助254.88万元，资本性支出30.55万元。"
        "人员类（第一、第三两项）合计2541.29万元；公用类（第二、第四两项）合计469.27万元。",
        "sum 2541.29 2286.41 254.88; sum 469.27 438.72 30.55",
        "469.27 -> 496.27",
    ),
    case(
        "the first items of a list in lines",
        "（1）环境整治286.40万元，清运垃圾3650吨；\n（2）道路硬化418.25万元；\n（3）小型水利157.80万元；\n（4）村级运转189.60万元；\n"
        "上述前三项属于基础设施，合计862.45万元。",
        "sum 862.45 286.40 418.25 157.80",
        "862.45 -> 826.45",
    ),
]

BESIDE = [
    case(
        "last year's figures in brackets beside each part",
        "“三公”经费预算合计32.8万元，上年40.1万元。分项：\n——因公出国（境）0万元（上年6万元）；\n——公务接待8.2万元（上年9.5万元）；\n"
        "——公务用车运行维护24.6万元（上年24.6万元）。",
        "sum 40.1 6 上年[9.5] （上年[24.6]",
        "上年[9.5] -> 5.9",
    ),
    case(
        "budgets that the rates of the parts rest on",
        "“三公”经费年初预算18.50万元，决算14.74万元，完成79.68%。其中：公务用车运行维护费11.48万元，完成预算13.00万元的88.31%；"
        "公务接待费3.26万元，完成预算5.50万元的59.27%。",
        "sum 18.50 13.00 5.50",
        "5.50 -> 5.05 : sum completion",
    ),
    case(
        "two figures of each lot",
        "工程分4个标段，建设面积2.60万亩，中标合同价合计3531.18万元。各标段情况如下：\n一标段（石桥镇）：建设面积0.72万亩，"
        "合同价978.40万元；\n"
        "二标段（青坪镇）：建设面积0.68万亩，合同价925.36万元；\n三标段（双湾乡）：建设面积0.65万亩，合同价884.57万元；\n"
        "四标段（下渡乡）：建设面积0.55万亩，合同价742.85万元。",
        "sum 2.60 0.72 0.68 0.65 0.55; sum 3531.18 978.40 925.36 884.57 742.85",
        "884.57 -> 848.57; 0.65 -> 0.56",
    ),
    case(
        "medals by metal, townships by kind",
        "全县辖13个乡镇（8镇5乡），运动员获奖牌15枚（4金6银5铜）。",
        "sum 13 8 镇[5]乡; sum 15 4 6 银[5]铜",
        "15 -> 14",
    ),
    case(
        "a scale alone behind a unit that has it",
        "共免疫畜禽486.3万头（只、羽），其中春防251.8万、秋防234.5万，应免密度均达到100%。",
        "sum 486.3 251.8 234.5",
        "251.8 -> 215.8",
    ),
    case(
        "sets in three years",
        "三年更新老旧设备418台（套），2021—2023年依次更新120台、150台、148台。",
        "sum 418 120 150 148",
        "150 -> 140",
    ),
    case(
        "a part of two, parted in its turn",
        "基本支出35172800元，由人员经费30589590元和公用经费4583210元组成，"
        "人员经费又分工资福利支出29384260元与对个人和家庭的补助1205330元。",
        "sum 30589590 29384260 1205330",
        "1205330 -> 1295330",
    ),
]

NO_REST = [
    case(
        "grades of projects counted in the sentence before",
        "对34个项目开展绩效自评，涉及资金15980.20万元。自评结果为“优”的29个，“良”的4个，“中”的1个。",
        "sum 34 29 4 1",
        "29 -> 28",
    ),
    case("prizes of three classes", "获省级以上奖项39项，一等奖7项，二等奖13项，三等奖19项，较去年多8项。", "sum 39 7 13 19", "19 -> 16"),
    case("days of air that was not good", "超标天数60天，轻度52天、中度7天、重度1天。", "sum 60 52 7 1", "52 -> 25"),
    case("a whole named by its parts", "全镇辖15个村（社区），其中行政村13个、社区2个，村民小组126个。", "sum 15 13 2", "15 -> 16"),
    case(
        "who makes up a group",
        "评价组由7人组成（财务专家2人、行业专家3人、工作人员2人），座谈6场。",
        "sum 7 财务专家[2] 3 工作人员[2]",
        "7 -> 5",
    ),
    case("points of a score", "自评得95分，其中预算执行9分、产出48分、效益28分、满意度10分。", "sum 95 9 48 28 10", "95 -> 96"),
    case(
        "a part that the total leaves out",
        "“三公”经费支出合计30.75万元。其中，出国费0万元；购置费17.98万元；运行维护费9.36万元；接待费3.41万元。",
        "sum 30.75 0 17.98 9.36 3.41",
        "30.75 -> 12.77",
    ),
    case(
        "parishes alike in name",
        "扶持项目共安排22个，东岭片7个，河西片9个，城郊片6个；户均增收820元。",
        "sum 22 7 9 6",
        "22 -> 21",
    ),
]

UNITS = [
    case(
        "a unit told for the lines below",
        "主要税种完成情况（单位：万元）：\n增值税49386，同比增收6120，增长14.1%；\n企业所得税18274，同比减收1035，下降5.4%；\n契税14230，"
        "同比减收2467，下降14.8%。\n"
        "以上税收合计81890万元。",
        "",
        "",
    ),
    case(
        "a unit told for a paragraph",
        "“三公”经费（本段单位：元）。预算数386,000，决算数327,550，相当于预算的84.86%。分项决算：出国42,680，公车265,550（购置128,600；"
        "运行136,950），接待19,320。",
        "sum 327,550 42,680 265,550 19,320",
        "19,320 -> 19,230",
    ),
]

# True as they stand.
INNOCENT = [
    case(
        "last year's parts that are not all told again",
        "“三公”经费12.77万元，上年18.40万元。其中：公车9.36万元（上年9.80万元），接待3.41万元（上年3.60万元）。",
    ),
    case("rooms of a flat", "周转房1套（3室2厅），建筑面积120平方米。"),
    case("persons and times in a bracket", "培训12期（3天2晚），参训460人次。"),
    case(
        "paragraphs that begin with a name", "项目支出612.50万元。\n绿化：投入86.40万元；\n道路：投入312.75万元；\n路灯：投入31.60万元。\n"
    ),
    case("the classes of those who came first", "获奖12项，其中一等奖2项、二等奖4项，其余为优秀奖。"),
    case("some of the grades", "对21个项目开展自评，结果为优的14个，其余项目正在整改。"),
    case("two that are no parts of the total", "甲镇投入86.40万元，乙镇投入52.75万元，丙镇投入31.60万元。全县投入和配套合计412.90万元。"),
    case("the first two of other things", "办公费46.38万元，印刷费31.20万元，水费28.64万元。前两项工作共投入95.00万元。"),
    case("days of different things", "全年监测365天，优良331天，出动执法48天，比上年多6天。"),
    case("a rounded total of points", "自评得94.4分，其中管理27.85分、产出38.5分、效果18.5分、满意度9.5分。"),
    case("income and what was spent are told apart", "收入总计512.60万元。支出318.40万元，结转下年194.20万元，支出总计512.60万元。"),
]

CASES = [*TOTALS, *BESIDE, *NO_REST, *UNITS, *INNOCENT]


@each(CASES)
def test_what_holds_is_not_reported_and_its_sums_are_read(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_slip_is_reported_at_its_figure(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
