"""Traps of lists, limits and balances: what is no plain sum of its parts stays silent, its false twin does not. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

JOINT_WHOLES = [
    case(
        "a list of two wholes together",
        "学校现有教师118人、工勤14人，其中男52人、女80人。",
        "sum 118 14 52 80",
        "52 -> 25",
    ),
    case(
        "two sources and what both are for",
        "省级资金30万元，县级资金20万元，其中道路35万元、水利15万元。",
        "sum 30 20 35 15",
    ),
    case(
        "two kinds of revenue, spent in two ways",
        "收到财政拨款860.50万元和其他收入39.50万元，其中：基本支出安排612.30万元，项目支出安排287.70万元。",
        "sum 860.50 39.50 612.30 287.70",
        "612.30 -> 621.30",
    ),
    case(
        "three wholes",
        "全年招录公务员12名、事业人员23名、工勤人员5名，其中硕士14名、本科26名。",
        "sum 12 23 5 14 26",
    ),
    case("a lone part of two wholes", "区级配套160万元，镇级配套90万元，其中用于管网改造185万元。"),
    case("a list of two wholes that leaves something out", "县级补助62万元，乡级自筹18万元，其中购置水泵41万元、铺设管道29万元。"),
    case(
        "the last whole alone has the list",
        "中央补助300万元、省级补助200万元，其中：道路120万元，水渠80万元。",
        "sum 200 120 80",
        "120 -> 210",
    ),
]

TAKEN_OFF = [
    case(
        "a closing balance with its opening and what was used",
        "预算稳定调节基金余额184万元，其中年初余额234万元、当年动用50万元。",
        "difference 184 234 50",
        "234 -> 324",
    ),
    case(
        "a debt with what was paid back",
        "债务余额26.40亿元，其中年初余额28.10亿元、当年新增1.20亿元、当年偿还2.90亿元。",
        "sum 26.40 28.10 1.20 2.90",
        "2.90 -> 9.20",
    ),
    case(
        "staff at the end of the year with those who left",
        "年末在职人数112人，其中年初118人、退休6人。",
        "difference 112 118 6",
        "118 -> 181",
    ),
    case(
        "an adjusted budget with what was cut",
        "调整后预算1060万元，其中年初预算1200万元、调减140万元。",
        "difference 1060 1200 140",
        "1200 -> 2100",
    ),
    case(
        "a consolidated income without what one part paid the other",
        "合并收入5620万元，其中母公司4210万元、子公司2130万元、内部抵销720万元。",
        "sum 5620 4210 2130 720",
        "2130 -> 2310",
    ),
    case(
        "a net value with its gross value and depreciation",
        "固定资产净值680万元，其中原值1120万元、累计折旧440万元。",
        "difference 680 1120 440",
        "1120 -> 1210",
    ),
    case(
        "net assets with assets and liabilities",
        "净资产1250万元，包括资产总额1830万元，负债580万元。",
        "difference 1250 1830 580",
        "1250 -> 1520",
    ),
    case(
        "an opening balance larger than the closing one, with no word of what was used", "年末余额84万元，其中年初余额134万元、利息3万元。"
    ),
    case(
        "words of outflow that name plain parts",
        "年末实有人员68人，其中在职49人、离休1人、退休18人。",
        "sum 68 49 1 18",
        "49 -> 94",
    ),
]

COUNTED_TWICE = [
    case(
        "items counted twice, told in a bracket",
        "中央交办128件，省级交办211件，共计336件（3件重复）。",
        "sum 336 128 211 3",
        "336 -> 363",
    ),
    case(
        "items counted twice, told before the total",
        "中央交办128件、省级交办211件，剔除重复3件，共计336件。",
        "sum 336 128 211 3",
        "211 -> 121",
    ),
    case(
        "payments between the units of one body",
        "本部收入520万元、下属单位收入310万元，扣除重复计算24万元，合计806万元。",
        "sum 806 520 310 24",
        "806 -> 860",
    ),
    case(
        "eliminated dealings in a bracket",
        "母公司资产4.20亿元，子公司资产3.10亿元，合计6.50亿元（已抵消内部往来0.80亿元）。",
        "sum 6.50 4.20 3.10 0.80",
        "6.50 -> 5.60",
    ),
    case("without duplicates, their number not told", "收到中央督察件28件、省级督察件11件，去重后合计36件。"),
    case("people who took part twice", "培训教师3200人次，培训医生1800人次，合计培训4700人（部分人员参加两次）。"),
    case("reports of three departments without those told twice", "三个部门分别上报问题32个、27个、18个，去重后合计65个。"),
    case(
        "a cut is an item of a list of what it says",
        "压减一般性支出合计86.40万元，其中会议费32.10万元、培训费54.30万元。",
        "sum 86.40 32.10 54.30",
        "32.10 -> 23.10",
    ),
]

ANOTHER_MEASURE = [
    case("spending is no total of a budget and its supplement", "年初预算1200万元，追加460万元，全年支出1536万元。"),
    case("spending beside budget and supplement, called a total", "年初预算1200万元，年中追加460万元，合计支出1536万元。"),
    case("what was paid out of two grants", "中央资金800万元，省级资金400万元，共支出1136万元。"),
    case("what was used of grant and own funds", "上级补助320万元，自筹180万元，总计使用486万元。"),
    case(
        "a total of spending adds up spending",
        "人员支出812.60万元，公用支出143.20万元，合计支出955.80万元。",
        "sum 955.80 812.60 143.20",
        "812.60 -> 821.60",
    ),
]

FULL_MARKS = [
    case(
        "full marks are no part of the score",
        "自评得分92.5分，其中共性指标40分得38.2分，个性指标60分得54.3分。",
        "sum 92.5 38.2 54.3",
        "38.2 -> 32.8",
    ),
    case(
        "weights in brackets",
        "最终得分91.6分，其中决策（权重15分）得14.2分、过程（权重25分）得22.4分、产出（权重60分）得55.0分。",
        "sum 91.6 14.2 22.4 55.0",
        "14.2 -> 41.2",
    ),
    case(
        "deductions are no part of the score",
        "自评得分96.5分，其中产出指标满分50分，扣2分，得48.0分；效益指标满分40分，扣1.5分，得38.5分；预算执行满分10分，得10.0分。",
        "sum 96.5 48.0 38.5 10.0",
        "48.0 -> 84.0",
    ),
    case(
        "full marks make a hundred, scores the score",
        "评价满分100分，得分92.5分，其中：共性指标40分，实得38分；个性指标60分，实得54.5分。",
        "sum 100 40 60; sum 92.5 38 54.5",
        "40 -> 50; 54.5 -> 45.5",
    ),
    case(
        "deductions that are added up",
        "过程类扣2.2分：执行率未达标扣0.5分；课时记录不全扣1.2分；台账缺项扣0.5分。",
        "sum 2.2 扣[0.5]分；课 1.2 缺项扣[0.5]分",
    ),
]

BEYOND_THE_POSTS = [
    case(
        "people whose service is bought have no post",
        "核定编制86人，实有91人，其中政府购买服务人员9人。",
        "limit 91 86 9",
        "实有[91]人 -> 191",
    ),
    case("retired people in a bracket", "核定编制4210人，实有人数7980人（含离退休3940人）。", "limit 7980 4210 3940", "3940 -> 394"),
    case("lent staff, their number not told", "核定编制46名，实有人员49人，其中含借调和公益性岗位人员。"),
    case("temporary staff behind a comma", "编制86人，现有在岗人员95人，含临聘人员12人。", "limit 95 86 12"),
    case(
        "the posts told behind the staff",
        "机关实有人员38人，编制40人；下属单位实有人员45人，编制46人。",
        "limit 38 40; limit 45 46",
        "45 -> 54",
    ),
    case("volunteers and workers beyond the administrative posts", "行政编制32名，实有36人，其中工勤4人、三支一扶2人、西部计划志愿者1人。"),
    case("more than its posts, and said so", "编制20人，在职人员22人，超编2人，系军转干部安置。"),
    case(
        "retired people beside the staff are no part of it",
        "核定编制84名。年末实有在职人员81人、退休人员47人，共计128人。",
        "limit 81 84",
        "81 -> 91",
    ),
]

NOT_TOLD_OPENING = [
    case("what is carried over holds what was left before", "本年收入合计862.40万元，本年支出合计840.10万元，结转结余资金58.30万元。"),
    case("a closing balance without its opening", "全年收入1000万元，支出980万元，年末结转结余45万元。"),
    case(
        "what was left before, told in a bracket",
        "项目资金到位300万元，支出280万元，结余35万元（含上年结余15万元）。",
        "sum 35 300 280 15",
        "35 -> 53",
    ),
    case(
        "the year's own surplus",
        "本年收入合计862.40万元，本年支出合计840.10万元，收支结余22.30万元。",
        "difference|sum 862.40 840.10 22.30",
        "22.30 -> 32.20",
    ),
]

NET_OF_FLOWS = [
    case(
        "a surplus with what came in and went out in a bracket",
        "收支差额9.46万元（收入18.02万元，人员支出7.36万元，公用支出1.20万元），全部转入下年。",
        "sum 9.46 18.02 7.36 1.20",
        "18.02 -> 10.82",
    ),
    case(
        "a surplus divided by what it is left of",
        "年末结余100.40万元，其中基本支出结余40.10万元、项目支出结余60.30万元。",
        "sum 100.40 40.10 60.30",
        "40.10 -> 41.00",
    ),
    case(
        "those that are in two of the items behind another list",
        "体检4327人，其中男1352人、女2975人；检出高血压247人、糖尿病207人，合计429人（两病共患25人）。",
        "sum 4327 1352 2975; sum 429 247 207 25",
        "1352 -> 1325",
    ),
    case("beyond the posts, and why", "核定编制52人，实际在职61人，超出部分为机构改革划转过渡人员。"),
]

WHOSE_LIST = [
    case(
        "problems of two kinds, mended together",
        "发现违法建设56处、违规用地12处，其中已整改60处，正在整改8处。",
        "sum 56 12 60 8",
        "[8]处。 -> 7",
    ),
    case(
        "income and what was carried over, spent together",
        "部门预算收入812.40万元，上年结转87.60万元，其中用于人员经费566.00万元，公用经费104.00万元，项目经费230.00万元。",
        "sum 812.40 87.60 566.00 104.00 230.00",
    ),
    case(
        "posts and staff of the same bodies in two items",
        "全系统编制数：机关46人，学校1320人；实有数：机关44人，学校1298人。",
    ),
    case(
        "last year's area with what was lost and won",
        "林地保有量36.20万亩，其中上年36.40万亩、征占用减少0.30万亩、新增0.10万亩。",
        "sum 36.20 36.40 0.30 0.10",
        "36.40 -> 34.60 : sum difference",
    ),
    case(
        "a price with what was let off",
        "合同总价286.00万元，其中原合同价300.00万元，优惠14.00万元。",
        "difference 286.00 300.00 14.00",
        "286.00 -> 268.00",
    ),
    case(
        "a yield with income and cost",
        "纯收益38.20万元，其中总收入126.50万元、成本88.30万元。",
        "difference 38.20 126.50 88.30",
        "126.50 -> 162.50",
    ),
    case("beyond the posts until they are raised", "中心事业编制40名，年末在岗44人，其中4人为公开招聘、编制次年核增。"),
]

UNITS_IN_WORDS = [
    case(
        "people behind whom another word begins",
        "工资福利支出430万元（58人工资320万元，12人绩效110万元）。",
        "sum 430 320 110",
        "320 -> 230",
    ),
    case("things whose unit begins another word", "开通3条线路，组建5支队伍，建成2个体育场馆，开展4次日常检查。"),
    case(
        "a unit told once, behind the last item", "支出总计862.40万元，其中基本支出512.30、项目支出350.10万元。", "sum 862.40 512.30 350.10"
    ),
]

WHAT_THERE_WAS = [
    case("received, left from before, done and left", "受理行政复议484件，上年结转20件，办结316件，未结188件。"),
    case("what was merged is divided, not what came in", "共征集意见建议69条，经梳理归并为41条，采纳37条，未采纳4条，已逐条说明理由。"),
    case("a loss of earlier years larger than that of all", "累计亏损113.43万元，其中以前年度亏损149.38万元。"),
    case(
        "what may come in or go out",
        "可供分配资金699.84万元（上年结余125.24万元，本年筹集624.85万元，提取管理费50.25万元）。",
        "sum 699.84 125.24 624.85 50.25",
        "624.85 -> 642.85",
    ),
    case(
        "some of what two wholes make, each larger than the last whole",
        "选聘生态护林员96名、公益林护林员66名，其中脱贫户88名、监测户8名。",
    ),
    case(
        "counted twice by the size of the figure in the bracket",
        "电话回访248户、入户走访361户，合计552户（其中57户既接受回访又接受走访）。",
        "sum 552 248 361 57",
        "361 -> 316",
    ),
]

CASES = [
    *WHOSE_LIST,
    *NET_OF_FLOWS,
    *UNITS_IN_WORDS,
    *WHAT_THERE_WAS,
    *JOINT_WHOLES,
    *TAKEN_OFF,
    *COUNTED_TWICE,
    *ANOTHER_MEASURE,
    *FULL_MARKS,
    *BEYOND_THE_POSTS,
    *NOT_TOLD_OPENING,
]


@each(CASES)
def test_a_trap_stays_silent(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_the_false_twin_of_a_trap_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
