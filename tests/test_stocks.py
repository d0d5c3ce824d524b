"""A stock at the year's end, what there was before, what came in and what went out, told in any order. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CASES = [
    case(
        "the opening told last",
        "年末固定资产原值1426.85万元，当年新增63.48万元、处置21.76万元，上年末原值1385.13万元。",
        "sum 1426.85 63.48 21.76 1385.13",
        "1426.85 -> 1462.85; 21.76 -> 27.16",
    ),
    case(
        "people of a register, behind a semicolon",
        "城市低保在册412户604人，全年发放低保金486.82万元；新增37户，退出52户，上年末在册427户。",
        "sum 412 37 52 427",
        "412 -> 421; 37 -> 73",
    ),
    case(
        "the opening between the flows and the closing",
        "全年新登记社会组织19家，注销11家，年初207家，年末为215家。",
        "sum 19 11 207 215",
        "215 -> 226; 19 -> 91",
    ),
    case(
        "money held for others",
        "年初结存案款0.47亿元，全年收取1.86亿元，发还1.95亿元，年末结存0.38亿元。",
        "sum 0.47 1.86 1.95 0.38",
        "1.86 -> 1.68",
    ),
    case(
        "a debt paid down, two years named",
        "2021年末债务余额3864200.00元，2022年偿还620000.00元，年末余额3244200.00元。",
        "difference 3864200.00 620000.00 3244200.00",
        "3244200.00 -> 4484200.00; 620000.00 -> 260000.00",
    ),
    case(
        "a budget with its flows behind it",
        "2023年年初预算5,284.60万元，调整预算5,808.75万元，其中追加618.35万元，核减94.20万元。",
        "sum 5,284.60 5,808.75 618.35 94.20",
        "94.20 -> 49.20; 618.35 -> 681.35",
    ),
    case(
        "two adjustments of one budget",
        "2021年年初预算6,842.17万元；年中两次调整，第一次（6月）调增1,205.60万元，第二次（11月）调减347.83万元，全年预算数7,699.94万元。",
        "sum 6,842.17 1,205.60 347.83 7,699.94",
        "1,205.60 -> 347.83 => 调减[347.83] -> 1,205.60 : sum difference",
    ),
    case(
        "staff who came and went",
        "上年末在编人员292人，当年招录14人，调入6人，调出8人，退休11人，年末在编293人。",
        "sum 292 14 6 8 11 293",
        "14 -> 41",
    ),
    case(
        "the closing with a breakdown of its own",
        "年初在册社区服刑人员146人，当年新接收98人，解除矫正91人，收监执行2人，年末在册151人；其中缓刑132人，假释11人，暂予监外执行8人。",
        "sum 146 98 91 2 151; sum 151 132 11 8",
        "98 -> 89",
    ),
    case(
        "the year's surplus on top of the earlier ones",
        "当年收支结余0.74亿元，加上上年滚存结余6.62亿元，年末滚存结余7.36亿元。",
        "difference|sum 0.74 6.62 7.36",
        "6.62 -> 6.26",
    ),
    case(
        "what it grew by on balance",
        "活立木蓄积年初为128.46万立方米，当年生长11.73万立方米，采伐消耗7.95万立方米，枯损0.38万立方米，年末达131.86万立方米，净增3.40万立方米。",
        "sum 128.46 11.73 7.95 0.38 131.86; sum 11.73 7.95 0.38 3.40",
        "3.40 -> 3.04; 7.95 -> 9.75",
    ),
    case(
        "a budget told over several sentences",
        "2023年初批复预算4186.5万元，其中财政拨款3742.5万元、事业收入444.0万元。执行中追加612.38万元，收回结余指标36.2万元，全年预算数为4762.68万元。",
        "sum 4186.5 612.38 36.2 4762.68",
        "36.2 -> 63.2",
    ),
    case(
        "what was added for basic expenditure, and what came from above, in paragraphs of their own",
        "年初批复1024.38万元，用于基本支出861.38万元、项目支出163.00万元。\n年中因调资追加基本支出97.45万元；上级资金下达318万元。调整后预算1439.83万元。",
        "sum 1024.38 97.45 318 1439.83",
        "97.45 -> 79.45",
    ),
    case(
        "households and people that move together",
        "年初有监测对象63户184人，年内新识别纳入9户27人，风险消除41户118人，年末尚有监测对象31户93人。",
        "sum 63 9 41 31; sum 184 27 118 93",
        "93 -> 211",
    ),
    case(
        "goods bought and sold",
        "年初库存2,860吨，本年购进12,640吨，销售13,125吨，期末库存2,375吨。",
        "sum 2,860 12,640 13,125 2,375",
        "13,125 -> 13,152",
    ),
    case(
        "cases taken up beside those left over",
        "年初未办结46件，当年受理1,286件，办结1,291件，年末未办结41件。",
        "sum 46 1,286 1,291 41",
        "1,291 -> 1,219",
    ),
    case(
        "less than at the year's beginning",
        "上年结转126.38万元，本年收入2,418.75万元，本年支出2,463.90万元，年末结转结余81.23万元，较年初减少45.15万元。",
        "sum 126.38 2,418.75 2,463.90 81.23; difference 126.38 81.23 45.15",
        "81.23 -> 82.13",
    ),
]

APART = [
    case("only some of what was added is told", "年初政府债务余额26.41亿元，当年新增债券3.20亿元，年末余额28.03亿元，均在限额以内。"),
    case("the closing counts something else", "上年末在编292人，当年招录14人、退休11人，年末在编人员平均年龄42.6岁。"),
    case("a balance of two kinds of bodies", "截至年末共有企业12,640户，比年初净增1,286户，新登记2,316户，个体工商户注销486户。"),
    case("a part of the income", "基金年初结余12.86亿元，当年收入26.84亿元，其中补贴8.42亿元，支出24.31亿元，年末结余15.39亿元。"),
    case("depreciation is no flow of the price paid", "年末固定资产原值1,426.85万元，折旧618.40万元，新增63.48万元，处置21.76万元。"),
    case("earlier surpluses beside the year's", "本年结余35.60万元，比上年结余42.10万元减少6.50万元；累计结余286.40万元。"),
    case("cases taken up hold the old ones", "全年受理各类案件8,642件，其中旧存731件、新收7,911件；审执结8,286件，未结356件。"),
    case("a part of what was added", "年初预算4,186.5万元，年中追加612.4万元，其中教师调标286.5万元，调整预算数4,798.9万元。"),
]


@each(APART)
def test_flows_that_are_not_all_told_raise_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []


@each(CASES)
def test_a_stock_is_read_and_not_reported(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_slip_in_a_stock_is_reported_at_its_figure(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
