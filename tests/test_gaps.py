"""By how much one figure exceeds or falls short of another: plan and result, whole and what was done of it. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CASES = [
    case(
        "above a task told in a bracket behind",
        "完成家庭无障碍改造441户，超年度任务21户（任务420户）。",
        "difference|sum 441 21 420",
        "21 -> 31; 441 -> 414",
    ),
    case(
        "above the budget named again in the next sentence",
        "全年支出决算1738.04万元，年初预算1386.5万元。超出年初预算的351.54万元，是上级专项年中下达所致。",
        "difference|sum 1738.04 1386.5 351.54",
        "351.54 -> 315.54; 1738.04 -> 1783.04",
    ),
    case(
        "apart from the budget, whichever way",
        "年初预算6,004.80万元，决算6,030.59万元，决算数与年初预算相差25.79万元。",
        "difference|sum 6,004.80 6,030.59 25.79",
        "25.79 -> 27.59",
    ),
    case(
        "a ceiling whose name follows it",
        "决算2,065.65万元，没有突破2,350.00万元的预算，节余284.35万元。",
        "difference|sum 2,065.65 2,350.00 284.35",
        "284.35 -> 248.35",
    ),
    case(
        "short of a plan",
        "新修田间道路目标28.0公里，实际完成27.4公里，差0.6公里。",
        "difference|sum 28.0 27.4 0.6",
        "27.4 -> 24.7; 0.6 -> 0.9",
    ),
    case(
        "what one party still owes",
        "县级配套应到640万元，实到486万元，欠154万元。",
        "difference|sum 640 486 154",
        "154 -> 145; 486 -> 468",
    ),
    case(
        "more than planned, by the verb",
        "安装水表9,872只，计划9,600只，多装272只，超出2.83%。",
        "difference|sum 9,872 9,600 272",
        "272 -> 227",
    ),
    case(
        "how far a project still is from its total",
        "概算总投资8760万元，累计完成投资7884万元，距总投资还差876万元。",
        "difference|sum 8760 7884 876",
        "876 -> 976; 7884 -> 7848",
    ),
    case(
        "what an audit took off, told before what it left",
        "送审金额1,486.00万元，审减172.00万元，审定1,314.00万元，审减率11.57%。",
        "difference|sum 1,486.00 172.00 1,314.00; share 172.00 1,486.00 11.57%",
        "1,314.00 -> 1,341.00",
    ),
    case(
        "by how much a budget was raised",
        "年初预算为55,610,000.00元，预算调整后为58,240,000.00元，净追加2,630,000.00元。",
        "difference|sum 55,610,000.00 58,240,000.00 2,630,000.00",
        "2,630,000.00 -> 2,360,000.00",
    ),
    case(
        "a saving behind a breakdown of what was bought",
        "全年采购预算2,168.00万元，实际2,052.83万元，货物、工程、服务分别为1,324.56万元、486.90万元和241.37万元，节约115.17万元。",
        "difference|sum 2,168.00 2,052.83 115.17",
        "115.17 -> 151.17",
    ),
    case(
        "what an asset is still worth",
        "设备账面原值3,247.6万元，累计折旧1,482.9万元，净值1,764.7万元。",
        "difference|sum 3,247.6 1,482.9 1,764.7",
        "1,764.7 -> 1,746.7 : difference sum",
    ),
    case(
        "money that came in and went back",
        "诉讼费收入864.28万元，退还137.45万元，净额726.83万元。",
        "difference|sum 864.28 137.45 726.83",
        "726.83 -> 762.83 : difference sum",
    ),
    case(
        "points not reached",
        "自评得分92.6分，满分100分，失分7.4分。",
        "difference|sum 92.6 100 7.4",
        "7.4 -> 4.7 : difference sum score",
    ),
    case(
        "what still waits, told behind the number",
        "应开工46个，已开工43个，还有3个未开工。",
        "difference|sum 46 43 3",
        "3 -> 6 : difference sum",
    ),
    case(
        "asked for and granted",
        "申请预算2,860.00万元，批复2,645.00万元，压减215.00万元。",
        "difference|sum 2,860.00 2,645.00 215.00",
        "2,645.00 -> 2,465.00 : difference sum",
    ),
    case(
        "the rest of a whole told in a bracket behind it",
        "基本支出中人员经费7,926.4万元，其余786.5万元为公用经费（基本支出8,712.9万元）。",
        "difference|sum 7,926.4 786.5 8,712.9",
        "786.5 -> 768.5 : difference sum",
    ),
    case(
        "the former and the latter",
        "县级税收3.42亿元，镇级税收2.17亿元，前者比后者多1.25亿元。",
        "difference|sum 3.42 2.17 1.25",
        "1.25 -> 1.52 : difference sum",
    ),
    case(
        "saved against a budget told with its parts a sentence before",
        "预算157.00万元，其中车辆费148.00万元、接待费9.00万元。决算146.21万元，完成预算的93.13%，较预算节约10.79万元。",
        "difference|sum 157.00 146.21 10.79",
        "10.79 -> 13.13 : difference sum",
    ),
    case(
        "two halves of a year",
        "上半年累计870.57万元，下半年1,195.08万元，下半年比上半年多324.51万元。",
        "difference|sum 870.57 1,195.08 324.51",
        "324.51 -> 342.51; 1,195.08 -> 1,159.08",
    ),
]

APART = [
    case("others who are no part of the posts", "核定编制46名，实有44名，另聘用临时人员12名，遗属3名。"),
    case("what was not found in samples", "抽检1,480批次，合格1,463批次，未检出禁用药物1,250批次。"),
    case("cases over time limits are no excess", "受理案件286件，结案271件，其中调解186件，超审限3件，涉及未成年人12件。"),
    case("what a work saves", "计划投资3,200万元，完成3,120万元，节约用水86万立方米，节约标准煤1,200吨。"),
    case("parts of a saving", "预算安排420万元，实际支出398万元，节约22万元，其中会议费节约8.6万元，培训费节约13.4万元。"),
    case("a need for more", "项目概算8,760万元，已完成投资7,884万元，2024年计划投资600万元，尚需争取上级资金300万元。"),
    case("several items lose points", "满分100分，预算执行率扣1.2分、采购规范性扣0.8分、群众知晓率扣1.5分，最终得分96.5分，评价等级“优”。"),
    case("a surplus that holds what earlier years left", "本年收入862.40万元，本年支出840.10万元，年末结转结余58.30万元。"),
    case("changes of a contract behind its price", "招标控制价3862.50万元，中标价3641.20万元，节约221.30万元；变更签证增加84.60万元。"),
    case("another group against its own task", "新增就业4,286人，完成任务4,000人的107.15%，失业人员再就业1,124人，比任务数多124人。"),
    case("more than last year beside a task", "年度任务36,000人次，完成38,642人次，比上年多3,120人次，其中女性17,235人次。"),
    case("opened above what is fixed, and more than last year", "床位编制800张，实际开放860张，较上年多开放40张。"),
]


@each(APART)
def test_what_is_no_gap_raises_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []


@each(CASES)
def test_a_gap_is_read_and_not_reported(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_slip_in_a_gap_is_reported_at_its_figure(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
