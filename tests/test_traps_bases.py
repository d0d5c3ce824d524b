"""Figures that a rate, a change or a remainder is not of, though they stand nearest: what holds stays silent, its false twin does not."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CEILINGS = [
    case(
        "what was kept within the budget is no ceiling",
        "全年“三公”经费预算42.6万元，决算35.2万元，控制在预算以内且节余7.4万元。",
        "limit 42.6 35.2",
        "35.2万元 -> 53.2万元",
    ),
    case("by how much the debt is below its ceiling", "政府债务限额312.4亿元，年末政府债务余额296.1亿元，低于限额16.3亿元。"),
    case(
        "by how much less than the ceiling was spent",
        "“三公”经费全年发生18.36万元，是年初控制数22.5万元的81.6%，低于控制数4.14万元。",
        "completion|share 81.6% 18.36 22.5",
        "81.6% -> 86.1%",
    ),
    case(
        "last year's budget is no spending of this one",
        "2023年“三公”经费预算26.15万元，同2022年的28.9万元比，减少2.75万元。",
        "difference 2.75 26.15 28.9",
        "2.75万元 -> 2.57万元",
    ),
]

COMPLETIONS = [
    case(
        "parts were completed against plans of their own",
        "“三保”支出完成96.2万元，为年初预算98.6万元的97.57%，其中：保工资61.3万元，完成96.52%；保运转34.9万元，完成95.8%。",
        "completion 97.57% 96.2 98.6; sum 96.2 61.3 34.9",
        "97.57% -> 95.77%",
    ),
    case(
        "revenue is held against the budget of revenue",
        "2022年基金收入预算为238.6亿元，支出预算为211.3亿元。实际完成收入236.5亿元，为年初预算的99.1%；实际完成支出222.1亿元，为年初预算的105.1%。",
        "completion 99.1% 236.5 238.6; completion 105.1% 222.1 211.3",
        "99.1% -> 91.9%",
    ),
    case("what was spent of a budget is no budget", "基金预算收入完成125.1亿元，为预算的100.3%；预算支出执行113.6亿元，为预算的97.6%。"),
    case("family planning is no plan", "教育支出执行59824万元，为预算的99.67%；卫生与计划生育支出执行170472万元，为预算的100%。"),
    case("green cover is a share of the town", "绿地面积达4576公顷，绿化覆盖面积5036公顷，绿化覆盖率为43.5%。"),
]

SHARES = [
    case(
        "a share behind a growth rate is of what grew",
        "固定资产投资613.7亿元，下降2.5%。工业投资241.4亿元，增长6.1%。设备购置投资增长17.0%，占固定资产投资比重21.4%。",
    ),
    case(
        "exports are no exports and imports",
        "全年出口176.2亿元，增长5.0%。私营企业进出口126.5亿元，增长7.3%；机电产品出口139.3亿元，占出口总额的79.1%。",
        "share 79.1% 139.3 176.2",
        "79.1% -> 71.9%",
    ),
    case(
        "a share of the revenue that came in, not of the revenue approved",
        "批准的一般公共预算收入为53.03亿元，实际完成53.68亿元，增长7.3%。其中：税收收入29.52亿元，占一般公共预算收入的55%。",
        "share 55% 29.52 53.68",
    ),
    case("last year's share", "药品收入95.5万元，服务收入153.9万元，占比38.2%。服务收入占比上年为36.9%，提高1.3个百分点。"),
]

CHANGES = [
    case(
        "what was spent is compared, not what was planned between",
        "公务接待费决算3.08万元，预算为5.50万元，比上年3.47万元下降11.24%。",
        "growth 11.24% 3.08 3.47",
        "下降 -> 上升",
    ),
    case(
        "two items stand between the sum and last year's",
        "实际发生6.77万元，系公车运行4.82万元与公务接待1.95万元，较预算节约1.43万元；同上年7.14万元相比下降5.2%。",
        "growth 5.2% 6.77 7.14",
        "下降 -> 上升",
    ),
    case("output grows at constant prices", "地区生产总值从2020年的283亿元提高到2025年的387亿元，年均增长5.5%。"),
    case(
        "revenue is no output",
        "一般公共预算收入从2020年的28.3亿元提高到2025年的38.7亿元，年均增长6.5%。",
        "growth 6.5% 28.3 38.7",
        "6.5% -> 5.6%",
    ),
    case("a year that is told by its multiple", "收入2021年首次突破600亿元，2025年达到630.5亿元，是2020年的1.1倍，年均增长1.9%。"),
    case("more than planned is no change", "一般公共预算收入174.8亿元，为年计划的110.9%，超收24.2亿元，同比增长25.96%。"),
    case(
        "a multiple among the rates of the parts",
        "进出口总额12.07亿元，增长32.3%。其中，出口总额11.94亿元，增长31.6%；进口总额0.13亿元，增长1.6倍。",
        "sum 12.07 11.94 0.13",
    ),
    case(
        "funds that happen to add up",
        "政府性基金收入安排450亿元，增长8.9%；国有资本收入安排25.5亿元，下降30.3%；社保收入安排418.4亿元，增长3.8%。",
    ),
    case(
        "deposits since the beginning of the year",
        "存款余额355.7亿元，比年初增加24.3亿元，其中人民币存款余额352.4亿元，比年初增加23.6亿元。",
    ),
    case(
        "points by which growth was pulled down", "甲业、乙业分别下降17.9%、9.1%，占比分别为9.7%、8.8%，分别下拉工业增速2.6、1.1个百分点。"
    ),
]

CHANGES += [
    case(
        "lists of three years in step",
        "办公费、差旅费、维修费分别为73.15万元、82.66万元、62.86万元，较上年的71.33万元、74.5万元、56.33万元分别增加1.82万元、8.16万元、6.53万元。",
        "difference 1.82 73.15 71.33; difference 8.16 82.66 74.5; difference 6.53 62.86 56.33",
        "8.16万元 -> 8.61万元",
    ),
    case(
        "all years together are no year",
        "教育支出由2019年的46.81亿元增加到2023年的58.49亿元，累计263.34亿元，年均增长5.73%。",
        "growth 5.73% 46.81 58.49",
        "5.73% -> 7.53%",
    ),
    case(
        "what was nothing last year is no part of it",
        "“三公”经费431万元，比上年433万元减少2万元。其中公务用车运行费251万元，比上年285万元减少34万元；公务用车购置费56万元；公务接待费124万元，比上年148万元减少24万元。",
    ),
]
MEANS = [
    case(
        "output per head is over the mean population of the year",
        "全年地区生产总值276.58亿元。年末常住人口53.5万人。人均地区生产总值51485元。",
    ),
    case(
        "patents per ten thousand people are over the year before",
        "年末常住人口339.08万人。有效发明专利16944件，每万人发明专利拥有量49.38件。",
    ),
    case(
        "a mean over the people that it names",
        "年末馆藏文献86.42万册，按服务人口42.8万人计算，人均藏书2.02册。",
        "per_capita 2.02 86.42 42.8",
        "86.42 -> 83.14",
    ),
    case(
        "cost per hundred yuan is no profit", "营业收入1481.3万元，利润总额115.6万元，规模以上企业135家，每百元营业收入中的成本为87.5元。"
    ),
    case("what a few households own is no share of all cars", "年末民用汽车34.29万辆，共8.72万户，每百户居民家庭拥有汽车40.0辆。"),
    case(
        "a cut of the revenue budget",
        "收入年初预算278.1亿元，执行中调减收入预算55.3亿元，调整后收入预算为222.8亿元。",
        "difference 222.8 278.1 55.3",
        "222.8 -> 228.2",
    ),
]
PROPORTIONS = [
    case(
        "last year's ratio of town and country",
        "城镇居民人均可支配收入36842元，农村居民人均可支配收入19317元。城乡收入比由上年的1.94∶1缩小为1.91∶1。",
        "per_capita 1.91 36842 19317",
        "缩小为[1.91] -> 1.19",
    ),
    case(
        "what was saved is no price",
        "三个标段控制价之和1584万元，合同价依次为530.6万元、677.25万元、294.8万元，共1502.65万元，较控制价节约81.35万元，下浮5.14%。",
        "sum 1502.65 530.6 677.25 294.8",
    ),
    case("bands with their ends in brackets", "等次划分：90（含）至100分为优，80（含）至90分为良，60（含）至80分为中。"),
]

REMAINDERS = [
    case("one of two flows has no figure", "年初保有车辆416辆，加上新购、减去报废处置27辆，年末保有402辆。"),
    case(
        "both flows have figures",
        "年初保有车辆416辆，新购13辆，报废处置27辆，年末保有402辆。",
        "sum|difference 402 416 13 27",
        "402辆 -> 420辆 : sum difference",
    ),
    case(
        "the rest of three groups", "门诊满意262份（有效286份），满意率91.6%；住院满意217份（有效231份），满意率93.9%；其余186份来自职工。"
    ),
    case(
        "what is left of an amount told in the sentence before",
        "送审583.38万元，审定571.76万元。合同价554.61万元，已付514.58万元，尚余57.18万元待付。",
    ),
    case(
        "what was mended is mended of all, not of the grave ones",
        "发现隐患1154项，其中重大隐患4项，已整改1149项。",
    ),
    case(
        "the base of a rate is no adjusted budget of what stands before",
        "一般公共预算支出508075万元，为年初预算631600万元的80.4%，为调整预算502100万元的101.2%。",
        "completion 80.4% 508075 631600",
        "80.4% -> 84.0%",
    ),
]
REPEATS = [
    case(
        "one name in two years, each with its own growth",
        "高新区基金收入1.26亿元，下降3.4%。高新区基金支出1.13亿元，增长7.3%。\n下年预算：高新区基金收入1.46亿元，增长21.9%。高新区基金支出1.23亿元，增长8.7%。",
    ),
    case(
        "one name told twice",
        "固定资产原值1284.6万元，比上年增长3.4%。\n截至年末，固定资产原值1284.6万元，使用率98%。",
        "repeat [1284.6]万元，比 [1284.6]万元，使",
        "[1284.6]万元，使 -> 1248.6",
    ),
    case(
        "sessions of a congress are no number of meetings",
        "市七届人大三次会议批准了预算。按照市七届人大四次会议的决议执行。",
    ),
    case(
        "two columns of one row",
        "项目\t2023年预算数\t2024年预算数\t增减\n合计\t2803\t2832.4\t29.4\n公务用车费\t2414\t2444\t30\n公务接待费\t389\t388.4\t-0.6",
    ),
    case(
        "the balance of the accounts is no list under the expenditure before it",
        "一般公共预算支出478203万元，增长1.1%。一般公共预算平衡情况：一般公共预算收入262726万元，转移性收入227967万元，上年结余收入1147万元，下级上解收入33669万元，收入总计525509万元。",
    ),
]
CASES = CEILINGS + COMPLETIONS + SHARES + CHANGES + MEANS + PROPORTIONS + REMAINDERS + REPEATS


@each(CASES)
def test_a_trap_stays_silent(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_the_false_twin_of_a_trap_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
