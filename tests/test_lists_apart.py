"""Lists whose whole stands in another sentence, paragraph or section, and the slip that parts them from it. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

NAMED = [
    case(
        "a list names the whole that an item above it told",
        "财政拨款支出84231.6千元，分科目看：\n1.教育支出68352.7千元，占81.15%；\n2.住房保障支出15878.9千元，占18.85%。\n"
        "教育支出再往下分：学前教育9830.2千元，小学教育29745.5千元，初中教育21460.9千元，教师培训等其他支出7316.1千元。",
        "sum 68352.7 9830.2 29745.5 21460.9 7316.1",
        "29745.5 -> 29754.5",
    ),
    case(
        "a heading names the whole that the section before told",
        "全年支出1398.77万元，其中：基本支出956.71万元，项目支出442.06万元。\n"
        "（四）项目支出去向。由多到少为：法律援助136.80万元，人民调解104.26万元，社区矫正87.50万元，所站建设72.00万元，普法宣传41.50万元。",
        "sum 442.06 136.80 104.26 87.50 72.00 41.50",
        "87.50 -> 78.50",
    ),
    case(
        "the list of one kind of spending, told after other figures",
        "本年支出5305.30万元，其中节能环保支出4133.63万元，其他各类支出1171.67万元，年末结余284.12万元。"
        "节能环保支出中用于污染防治的1728.60万元，用于环境监测的1406.22万元，用于管理事务的998.81万元。",
        "sum 4133.63 1728.60 1406.22 998.81",
        "1728.60 -> 1278.60",
    ),
    case(
        "another way to part the same whole",
        "户籍人口449.73万人，其中男性231.18万人、女性218.55万人，户籍人口性别比105.8；"
        "0—17岁88.74万人，18—34岁92.06万人，35—59岁167.33万人，60岁及以上101.60万人。",
        "sum 449.73 88.74 92.06 167.33 101.60",
        "92.06 -> 96.02",
    ),
    case(
        "departments that collect a revenue, after the levels that have it",
        "一般公共预算收入完成12.87亿元，为年初预算12.60亿元的102.1%。按级次分，县本级10.92亿元，乡镇1.95亿元；"
        "按征收部门分，税务部门9.31亿元，财政部门3.56亿元。",
        "sum 12.87 10.92 1.95; sum 12.87 9.31 3.56",
        "1.95 -> 1.59",
    ),
]

NEARBY = [
    case(
        "what a fund was spent on, told after its balance",
        "本年收入1643200.00元，本年支出1580336.45元，年末结转206791.10元。支出均为彩票公益金，其中：用于消防改造968400.00元，"
        "占61.28%；用于助餐点建设611936.45元。",
        "sum 1580336.45 968400.00 611936.45",
        "611936.45 -> 611963.45",
    ),
    case(
        "the latter of two, told in five amounts",
        "本年支出66019170.31元：基本支出14862317.44元，项目支出51156852.87元。后者之中，低保金27318400.00元、"
        "供养金9486250.00元、高龄津贴6120300.00元、机构补助4210745.83元，其余4021157.04元为零星项目。",
        "sum 51156852.87 27318400.00 9486250.00 6120300.00 4210745.83 4021157.04",
        "4210745.83 -> 4210475.83",
    ),
    case(
        "what was added to a budget",
        "年初预算2845.63万元，预算调整后为3218.47万元，追加372.84万元；追加资金中，中央转移支付资金246.00万元，"
        "人员经费调标97.54万元，其他29.30万元。",
        "",
        "97.54 -> 79.54 : sum",
    ),
]

IN_A_LIST = [
    case(
        "short figures transposed",
        "接待来访187件次，其中初访148件次、重复访39件次，办结率96.8%。",
        "sum 187 148 39",
        "39 -> 93",
    ),
    case(
        "a number in the name of a part",
        "一般公共预算支出7.66亿元，其中：城关、漪阳、沙溪三个街道支出3.12亿元，其余9个乡镇支出4.54亿元。",
        "sum 7.66 3.12 4.54",
        "3.12 -> 3.21",
    ),
    case(
        "roads of three villages",
        "硬化通组公路9.7公里，分别为石门村3.2公里、大湾村4.6公里、凉水井村1.9公里。",
        "sum 9.7 3.2 4.6 1.9",
        "4.6 -> 6.4",
    ),
    case(
        "the other kind of vaccine",
        "预防接种13991剂次，免疫规划疫苗9864剂次，非免疫规划疫苗4127剂次。",
        "sum 13991 9864 4127",
        "9864 -> 9684",
    ),
]

# True as they stand: figures in a row that make none of the figures near them, though few digits lie between.
NO_WHOLE = [
    case(
        "cases of another kind than those received before",
        "收到行政复议申请186件，受理172件，不予受理14件。行政诉讼案件审结84件，败诉9件，败诉率10.7%；负责人出庭应诉78件，占审结数的92.9%，另有书面审理6件。",
    ),
    case(
        "the whole stands before a limit",
        "全县用水总量1.86亿立方米，控制在2.15亿立方米以内，其中农业1.12亿立方米、工业0.38亿立方米、生活0.36亿立方米。",
    ),
    case(
        "budgets of two grants beside the budget of a third",
        "儿童福利（项）支出决算为463.75万元，年初预算为418.00万元，完成110.9%。临时救助（项）年初预算350.00万元，决算378.52万元；"
        "流浪救助（项）年初预算128.00万元，决算119.77万元。",
    ),
    case(
        "two of several projects",
        "项目支出1897.13万元，占支出的21.87%。其中较大的有：办案业务经费486.30万元，业务装备经费392.86万元，智慧警务518.40万元。",
    ),
    case(
        "revenue of two years in another section",
        "2023年本年收入7241.36万元。支出情况如下：基本支出4218.60万元，项目支出2987.44万元，结转下年316.12万元。",
    ),
    case("areas of another thing", "耕地31420亩，其中水田18640亩、旱地12780亩。全年造林：防护林3120亩，经济林1860亩，用材林940亩。"),
]

ALL = [*NAMED, *NEARBY, *IN_A_LIST, *NO_WHOLE]


@each(ALL)
def test_what_holds_is_not_reported_and_its_lists_are_read(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(ALL)
def test_a_slip_is_reported_at_its_figure(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
