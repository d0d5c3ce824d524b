"""Numbers that name, or that other lists follow: 三大攻坚战, 48个。1.2 …, 分档 of grades, marks and full marks."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CASES = [
    case(
        "a section behind a total is no list of what was counted",
        "1.1 机构设置\n全院设临床科室21个、医技科室8个、职能科室14个，合计43个。\n1.2  资产情况\n年末资产总额2.3亿元。",
        "sum 43 21 8 14",
        "43个 -> 45个",
    ),
    case(
        "notes below a text are not what its last number counts",
        "年末共有森林公园7个，其中国家级2个。\n注：\n1.本公报数据为初步统计数。\n2.部分数据合计数因四舍五入不等于分项之和。\n3.增速按不变价计算。",
    ),
    case(
        "a slogan counts nothing here",
        "推进“五大攻坚”和“十大工程”，聚焦重点做好三个方面工作：一是稳增长。二是防风险。三是惠民生。",
        "count 做好[三]个",
        "做好[三]个 -> 四",
    ),
    case(
        "the three battles of a slogan are not the points that follow",
        "助力打赢三大攻坚战。一是整治污染。二是巩固脱贫。三是防范风险。四是强化监督。",
    ),
    case(
        "problems announced in the sentence before are counted",
        "评价中发现三个方面的问题。一是预算不细。二是进度偏慢。三是资料不全。",
        "count 发现[三]个",
        "发现[三]个 -> 四",
    ),
    case(
        "the bracket behind 县 is another word for what is counted",
        "全市5个县（市、区）创成示范县，另有2个乡（镇）列入试点。",
    ),
    case(
        "an industry may have 、 in its name",
        "四大高耗能行业分别为：石油、煤炭及其他燃料加工业，化学原料制造业，非金属矿物制品业，电力、热力生产和供应业。",
        "count 四",
        "四大 -> 五大",
    ),
    case(
        "国有 opens no list",
        "清理盘活六类国有资源、五类国有资产，大力推进资源资产化、资产证券化。",
    ),
    case(
        "the bands of the grades are no grade",
        "综合得分92.4分，等级为“优”（≥90分为优，80～90分为良，60～80分为中，60分以下为差）。",
        "grade 92.4分 优”",
        "92.4分 -> 89.4分",
    ),
    case(
        "bands between two signs are bands",
        "评价得分86.3分。得分≥90分为优，80≤得分<90为良，60≤得分<80为中，得分<60为差，评价等级为“良”。",
        "grade 86.3分 “良”",
        "“良” -> “优”",
    ),
    case(
        "the head of a column is no place left open",
        "预算科目\n2024年决算数\n2025年预计数\n增长%\n税收收入\n96.74\n93.02\n-3.85%",
    ),
    case(
        "full-width commas part thousands in a text that parts millions so",
        "支出总量为1，111，848万元。基金预算收入168，842万元，加上上年结转83，081万元，收入总量为251，923万元。",
        "sum 251，923 168，842 83，081",
        "251，923 -> 251，932 : sum difference",
    ),
    case(
        "rows that each begin with 其中 are views of one thing",
        "项目\t计划\t实际\n工作数（项）\t12\t12\n　其中：及时完成（项）\t\t12\n　其中：质量达标（项）\t\t12\n交办（项）\t6\t6",
    ),
    case(
        "其中 is no grade",
        "绩效自评项目39个，平均得分99.33分（其中，评级为“优”的项目39个；评级为“良”的项目0个）。",
    ),
    case(
        "full marks add up to the full marks, marks to the marks",
        "决策类满分20分，得18分；过程类满分30分，得27.5分；产出类满分50分，得45.2分。三类合计100分。",
        "sum 100分 20分 30分 50分",
        "50分 -> 45分",
    ),
]


@each(CASES)
def test_a_trap_stays_silent(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_the_false_twin_of_a_trap_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
