"""This year against the last, in every order: the value before stands in front, behind, in a bracket, in a list. All texts are invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

PRIOR_IN_FRONT = [
    case(
        "what was done more of, with the year before named",
        "全年共支出1,991.77万元，比2021年的1,874.60万元多支117.17万元，增长6.25%。",
        "difference 1,991.77 1,874.60 117.17; growth 6.25% 1,991.77? 1,874.60 117.17?",
        "117.17 -> 171.17; 6.25% -> 6.52% : growth",
    ),
    case(
        "held against last year by 与…相比 behind other words",
        "财政拨款支出预算842,316.5千元，全部来自一般公共预算，没有安排政府性基金。与2024年的811,027.3千元相比，净增31,289.2千元，上升3.86%。",
        "difference 842,316.5 811,027.3 31,289.2; growth 3.86% 842,316.5? 811,027.3 31,289.2?",
        "31,289.2 -> 32,189.2; 上升 -> 下降 : growth difference",
    ),
    case(
        "last year first, this year after it",
        "同上年1,278.43万元比，全区“三公”经费花了1,065.65万元，少花212.78万元，下降16.64%。",
        "difference 1,278.43 1,065.65 212.78; growth 16.64% 1,278.43 1,065.65? 212.78?",
        "1,065.65 -> 1,056.65; 212.78 -> 122.78",
    ),
    case(
        "last year in a clause of its own and a verb of saving",
        "“三公”经费合计32.8万元，上年40.1万元，压降7.3万元，降幅18.20%。",
        "difference 32.8 40.1 7.3; growth 18.20% 32.8? 40.1 7.3?",
        "7.3 -> 3.7; 18.20% -> 12.80% : growth",
    ),
    case(
        "two years told one after the other",
        "2020年“三公”经费13.32万元，2019年为20.46万元，两年对比见下表，受疫情影响下降34.90%。",
        "growth 13.32 20.46 34.90%",
        "34.90% -> 53.60%",
    ),
    case(
        "all of it, behind a breakdown",
        "“三公”经费决算19.83万元。其中：公务用车运行维护费14.26万元，公务接待费5.57万元。与上年21.45万元相比，总额下降7.55%。",
        "growth 19.83 21.45 7.55%; sum 19.83 14.26 5.57",
        "7.55% -> 8.17%; 21.45 -> 24.15 : growth",
    ),
    case(
        "spent against the budget and, apart from it, against last year",
        "实际发生6.77万元，系公车运行4.82万元与公务接待1.95万元，较预算节约1.43万元，只用了预算的82.6%；同上年7.14万元相比下降5.2%。",
        "growth 6.77 7.14 5.2%",
        "5.2% -> 2.5%; 下降 -> 上升",
    ),
    case(
        "a year's income per head whose base is told",
        "农村居民人均可支配收入18764元，较上年17490元增长7.28%。",
        "growth 18764 17490 7.28%",
        "7.28% -> 7.82%",
    ),
]

PRIOR_BEHIND = [
    case(
        "in a bracket behind a change",
        "耕地保有量52.36万亩，比上年扩大0.42万亩（上年为51.94万亩）。",
        "difference 52.36 51.94 0.42",
        "0.42 -> 0.24; 51.94 -> 51.49",
    ),
    case(
        "in a bracket behind a rate, a mean between",
        "110接处警31298起，日均85.7起，同比下降7.53%，上年为33846起。",
        "growth 31298 33846 7.53%",
        "7.53% -> 7.35%; 33846 -> 38346",
    ),
    case(
        "in a bracket behind the rate of a fund, another bracket before",
        "全县政府性基金收入14.81亿元，其中土地出让收入13.48亿元；完成预算的89.8%（预算16.50亿元），下降17.4%（上年17.92亿元）。",
        "growth 14.81 17.92 17.4%",
        "17.92 -> 19.72",
    ),
    case(
        "a concentration with its year",
        "臭氧浓度168微克/立方米，同比上升3.1%（2020年为163微克/立方米）。",
        "growth 168 163 3.1%",
        "163 -> 136",
    ),
    case(
        "as a list of several units behind a list of rates",
        "发生道路交通事故312起，死亡21人，受伤94人，直接财产损失46.8万元，四项指标同比分别下降9.83%、12.50%、12.96%、12.03%，"
        "上年分别为346起、24人、108人、53.2万元。",
        "growth 312 346 9.83%; growth 21 24 12.50%; growth 94 108 12.96%; growth 46.8 53.2 12.03%",
        "12.96% -> 14.89%; 53.2 -> 52.3",
    ),
    case(
        "as a list behind rates told one by one",
        "接待来访128批356人次，批次同比下降15.79%，人次同比下降17.40%，上年分别为152批、431人次。",
        "growth 128 152 15.79%; growth 356 431 17.40%",
        "17.40% -> 14.70%",
    ),
    case(
        "in front as a list, with signs",
        "与上年的309.66万元、168.20万元比较，公安局、交通局支出分别为286.31万元、173.48万元，升降幅度依次为-7.54%、+3.14%。",
        "growth 309.66 286.31 7.54%; growth 168.20 173.48 3.14%",
        "3.14% -> 3.04%",
    ),
]

VERBS = [
    case(
        f"what was {said} than the year before",
        f"{thing}{now}{unit}，{compared}{verb}{change}{unit}，{way}{rate}%。",
        f"growth {now} {change} {rate}%",
        f"{rate}% -> {wrong}%",
    )
    for said, thing, now, unit, compared, verb, change, way, rate, wrong in (
        ("handled more", "办理各类案件", "8,286", "件", "比上年", "多办", "482", "增长", "6.18", "5.82"),
        ("lent more", "全年发放小额贷款", "1,356", "笔", "较上年", "多放", "214", "增长", "18.74", "15.78"),
        ("opened less", "全年行政处罚立案", "214", "起", "同比", "少立", "31", "下降", "12.65", "12.56"),
        ("taken in more", "招收新生", "1,428", "人", "较上年", "扩招", "132", "增长", "10.19", "9.24"),
        ("given less", "全年接种疫苗", "13,991", "剂次", "比上年", "少种", "1,204", "下降", "7.92", "8.61"),
        ("trained more", "全年培训学员", "12,420", "人次", "同比", "多培训", "1,130", "增长", "10.01", "9.10"),
    )
]

MEASURES = [
    case(
        "days",
        "涉企案件平均审理天数58天，比上年的67天缩短9天，缩短13.43%。",
        "difference 58 67 9; growth 13.43% 58? 67 9?",
        "9 -> 6; 缩短9 -> 延长9 : difference growth; 13.43% -> 15.52% : growth",
    ),
    case(
        "working days against what the law allows",
        "审批平均用时11.2个工作日，比法定30个工作日压缩了18.8个工作日。",
        "difference 11.2 30 18.8",
        "18.8 -> 16.8",
    ),
    case(
        "days of last year told last",
        "过夜游客平均停留2.3天，比上年延长0.2天，上年为2.1天。",
        "difference 2.3 0.2 2.1",
        "延长 -> 缩短",
    ),
    case(
        "a concentration that got better",
        "PM2.5年均浓度24微克/立方米，比上年的26微克/立方米改善2微克/立方米，下降7.7%。",
        "difference 24 26 2; growth 7.7% 24? 26 2?",
        "7.7% -> 12.7% : growth",
    ),
    case(
        "a price whose change leaves out per what",
        "单位制水成本由2.46元/立方米降为2.21元/立方米，每立方米节省0.25元，降幅10.16%。",
        "difference 2.46 2.21 0.25; growth 10.16% 2.46 2.21? 0.25?",
        "2.46 -> 2.64; 10.16% -> 11.31% : growth",
    ),
    case(
        "a yield per mu",
        "粮食亩产由418公斤提高到476公斤，亩均增产58公斤，增长13.88%。",
        "difference 418 476 58; growth 13.88% 418 476? 58?",
        "13.88% -> 12.18% : growth",
    ),
    case(
        "a price below a norm",
        "造林直接成本亩均1400元，比定额标准1450元/亩低50元。",
        "difference 1400 1450 50",
        "50 -> 60",
    ),
]

NAMED = [
    case(
        "a year of before named behind a value that names none",
        "2023年度部门决算说明\n农民人均纯收入14286元，2022年13052元，增长9.5%；新增就业326人。",
        "growth 14286 13052 9.5%",
        "9.5% -> 5.9%",
    ),
    case(
        "the year before in the sentence before",
        "2022年末全镇总户数11208户，常住人口34521人。2023年末分别为11264户、34016人，人口比上年末减少505人。",
        "difference 34521 34016 505",
        "505 -> 550; 34016 -> 34106",
    ),
    case(
        "two periods that the clause names",
        "上半年收入68.2万元，下半年76.8万元，下半年比上半年增长12.6%。",
        "growth 68.2 76.8 12.6%",
        "12.6% -> 15.2%; 76.8 -> 78.6",
    ),
    case(
        "two quarters and what lies between",
        "一季度支出412.60万元，二季度支出586.30万元，二季度较一季度增加173.70万元。",
        "difference|sum 412.60 586.30 173.70",
        "173.70 -> 137.70 : difference sum",
    ),
    case(
        "the former and the latter",
        "住院患者次均费用6284.5元，门诊次均费用217.3元。与上年相比，前者减少153.2元，降幅2.38%；后者增加4.1元，增幅1.92%。",
        "growth 6284.5 153.2 2.38%; growth 217.3 4.1 1.92%",
        "153.2 -> 135.2; 1.92% -> 9.12%",
    ),
    case(
        "year by year",
        "近三年粮食总产量分别为21.46万吨、21.83万吨、22.27万吨，后两年依次增长1.7%和2.0%。",
        "growth 21.46 21.83 1.7%; growth 21.83 22.27 2.0%",
        "2.0% -> 3.8%",
    ),
    case(
        "from one value to another, whatever else is told",
        "公务接待费5.57万元，接待68批次；接待费由6.33万元降为5.57万元，压减0.76万元。",
        "difference 6.33 降为[5.57] 0.76",
        "降为[5.57] -> 6.33",
    ),
    case(
        "last year named behind the item",
        "车辆运行费上年42.60万元，本年38.15万元，节支4.45万元，下降10.45%。",
        "difference 42.60 38.15 4.45; growth 42.60 38.15 10.45%",
        "4.45 -> 4.54; 10.45% -> 14.05% : growth",
    ),
    case(
        "the rate before the word for it",
        "公务接待8.2万元（上年9.5万元，13.68%的降幅来自接待标准从紧）。",
        "growth 8.2 9.5 13.68%",
        "9.5 -> 5.9",
    ),
    case(
        "against the year's beginning",
        "年末贷款余额286.35亿元，比年初增加24.15亿元（年初262.20亿元），增长9.21%。",
        "difference 286.35 24.15 262.20; growth 286.35? 24.15? 262.20 9.21%",
        "24.15 -> 42.15",
    ),
    case(
        "a base taken wrongly, told sentences before",
        "全年新收案件7954件，审结7986件。其中刑事468件、民商事4635件、行政87件、执行2764件。新收案件比上年减少326件，下降3.94%。",
        "growth 7954 326 3.94%",
        "3.94% -> 4.10%",
    ),
]

CASES = [*PRIOR_IN_FRONT, *PRIOR_BEHIND, *VERBS, *MEASURES, *NAMED]

# What looks like one of these and is none.
APART = [
    case("a room for many uses", "中心内设多功能厅2个，比上年新增1个，可容纳300人。"),
    case("more of another thing", "全县共有党员1,286人，比上年多3个支部，新发展党员24人。"),
    case(
        "last year's figure of a part of the year",
        "全年接待游客386.7万人次，旅游收入42.6亿元，同比增长18.4%，上年春节期间为12.6万人次。",
    ),
    case("last year's rate in the bracket", "全年发放贷款12.6亿元，同比增长8.2%（2022年增速为6.4%）。"),
    case("last year of another item", "公务接待费1.92万元，较预算节约0.58万元，比上年下降12.3%，上年公务用车费6.42万元。"),
    case("what was carried over", "全年签约项目64个，同比增长23.1%，去年结转的52个项目全部开工。"),
    case("constant prices", "生产总值412.6亿元，按可比价格计算比上年增长5.2%，上年为389.4亿元。"),
    case("a cut of a price is none of last year", "合同价1,268.40万元，结算送审1,342.75万元，审定1,251.20万元，审减91.55万元。"),
    case("two of them together", "全年安排就业补助资金2.84亿元，调入失业保险结余317万元，较上年合计（2.52亿元）增长14.0%。"),
    case(
        "what is left over and given out",
        "本年收入合计1,860.00万元，本年支出合计1,812.40万元，结余分配12.60万元，年末结转和结余235.00万元。",
    ),
    case("a part of what is vacant", "教师编制1,286名，实有1,214名，空编72名，其中小学空编46名，聘用代课教师118名。"),
    case("one of two flows without its figure", "年初保有416辆，加上新购、减去报废处置27辆，年末保有402辆。"),
    case(
        "the rest of a whole told a sentence before",
        "回收有效问卷703份。门诊满意262份（有效286份）；住院满意217份（有效231份）；其余186份有效问卷来自职工。",
    ),
    case("a plan of a later year", "2023年度决算说明\n收入完成1,286万元，2024年计划1,420万元，增长10.4%。"),
    case("first two of three", "教育、卫生、农林水支出分别为5.83亿元、4.26亿元和3.18亿元，前两项分别增长8.4%和5.2%，农林水支出下降2.7%。"),
    case("the time of one case", "平均办理时间由7天缩短至3天，全年受理12,860件，办理时间最短1天。"),
]


@each(APART)
def test_what_is_told_apart_raises_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []


@each(CASES)
def test_a_comparison_is_read_and_not_reported(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_slip_in_a_comparison_is_reported_at_its_figure(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
