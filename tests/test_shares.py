"""Rates whose parts stand apart: a base that is named and told paragraphs away, lists of rates behind the lists that they are of, rates by
name whose figures the place tells. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CASES = [
    case(
        "the budget of an item whose siblings add up to a total told before",
        "支出决算为900.00万元，年初预算为950.00万元。其中：\n1.行政运行（项）。年初预算为310.00万元，支出决算为298.50万元，完成年初预算的96.29%。\n"
        "2.信息化建设（项）。年初预算为640.00万元，支出决算为601.50万元，完成年初预算的93.98%。",
        "completion 601.50 640.00 93.98%; completion 298.50 310.00 96.29%",
        "93.98% -> 93.89%; 640.00 -> 604.00",
    ),
    case(
        "a ratio turned over",
        "2.养老保险缴费（项）。年初预算为312.00万元，支出决算为318.66万元，完成年初预算的102.13%。",
        "completion 318.66 312.00 102.13%",
        "102.13% -> 97.91%",
    ),
    case(
        "a base that another paragraph tells",
        "全年支出812.40万元，其中基本支出523.15万元，项目支出289.25万元。\n全年接待来访36批次，开展培训4期。\n"
        "项目支出投向三个方面：宣传推广96.40万元、设备购置118.60万元、系统运维74.25万元，其中设备购置一项占项目支出的41.00%。",
        "share 118.60 289.25 41.00%",
        "41.00% -> 40.10%",
    ),
    case(
        "a base by the noun behind its unit",
        "全县辖9个镇、136个行政村，户籍人口21.4万人。\n村集体经济收入超过20万元的村85个，占行政村总数的62.5%。",
        "share 85 136 62.5%",
        "62.5% -> 65.2%",
    ),
    case(
        "part and base told in a list far before",
        "在岗职工240人，其中在编168人、合同制72人。\n全年门诊量18.6万人次。\n四、存在的问题\n合同制人员占在岗职工的30.0%，流失较快。",
        "share 72 240 30.0%",
        "30.0% -> 33.0%",
    ),
    case(
        "two names together",
        "项目带动务工480人，其中脱贫户156人、监测户42人、一般农户282人，发放报酬612万元。脱贫户与监测户合占务工人数的41.25%。",
        "share 156 42 480 41.25%",
        "41.25% -> 41.52%",
    ),
    case(
        "the total of the year, not the year's budget of the same words",
        "本年收入3204.57万元，上年结转84.16万元；本年支出3138.98万元，年末结转149.75万元。2023年基本支出2363.43万元，占本年支出的75.29%。",
        "share 2363.43 3138.98 75.29%",
        "75.29% -> 72.59%",
    ),
    case(
        "three lists in step",
        "因公出国费、公车运行费、接待费的预算数分别为28万元、36万元、8万元，决算数分别为21.47万元、31.25万元、3.96万元，"
        "完成率分别为76.68%、86.81%和49.50%。",
        "completion 21.47 28 76.68%; completion 31.25 36 86.81%; completion 3.96 8 49.50%",
        "86.81% -> 88.61%; 31.25 -> 32.15",
    ),
    case(
        "what a list of rates is of follows it",
        "发放学生问卷1200份、家长问卷400份、单位问卷60份，满意度分别为93.5%、95.0%和96.7%，对应满意人数1122、380、58人。",
        "completion|share 1122 1200 93.5%; completion|share 380 400 95.0%",
        "93.5% -> 95.3%",
    ),
    case(
        "scores, full marks and their rates",
        "四个一级指标得分：决策13.50分、过程21.80分、产出26.40分、效益24.36分（权重依次为15、25、30、30），"
        "得分率分别为90.00%、87.20%、88.00%、81.20%。",
        "share|completion 21.80 25 87.20%; share|completion 24.36 、[30]） 81.20%",
        "87.20% -> 82.70%",
    ),
    case(
        "shares of a list that make the whole year, two of them swapped",
        "一至四季度支出分别为362.40万元、508.17万元、471.93万元和723.15万元，占全年的比重分别为17.5%、24.6%、22.8%和35.0%。",
        "",
    ),
    case(
        "a rate of the figures before it, by its place",
        "登记高血压患者6372人，血压达标4269人，控制率67.0%；登记糖尿病患者2148人，血糖达标1354人，控制率63.0%。",
        "share|completion 4269 6372 67.0%; share|completion 1354 2148 63.0%",
        "67.0% -> 76.0%",
    ),
    case(
        "a rate of the base before the last but one",
        "全校参加考试942人，本科上线713人，上线率75.69%；其中特殊类型上线286人，上线率30.36%。",
        "share|completion 286 942 30.36%",
        "30.36% -> 33.36%",
    ),
    case(
        "a base in the bracket behind the rate",
        "累计保存种质14836份，库容利用率82.42%（设计容量18000份）。",
        "share|completion 14836 18000 82.42%",
        "82.42% -> 84.22%",
    ),
    case(
        "the whole of a list before a named rate",
        "受理纠纷2536件，其中婚姻628件、邻里714件、山林439件、赔偿286件、劳动117件、其他352件；调解成功2495件，调解成功率98.38%。",
        "share|completion 2495 2536 98.38%",
        "98.38% -> 98.83%",
    ),
    case(
        "shares told below a table of their parts",
        "单位：万元\n科目\t2023年\t上年\n教育支出\t785.13\t758.20\n社会保障支出\t98.47\t94.13\n卫生健康支出\t39.27\t37.06\n住房保障支出\t59.17\t54.39\n"
        "合计\t982.04\t943.78\n四类支出的占比依次为79.95%、10.03%、4.00%和6.03%。",
        "share 785.13 982.04? 79.95%; share 98.47 982.04? 10.03%",
        "10.03% -> 13.00%",
    ),
]

SILENT = [
    case("a share of a total that is told narrower", "公用经费286.40万元，占全年总支出的11.6%；总支出（含往来款）3120.50万元。"),
    case(
        "the year before of what the base is called",
        "支出总计由本年支出10517.18万元和年末结转574.48万元组成。本年支出与2022年的9907.44万元相比增加609.74万元。\n"
        "一般公共预算财政拨款支出9184.74万元，占本年支出合计的87.33%。",
    ),
    case(
        "a total investment that is not told",
        "2023年计划6000万元，实际完成6240万元，为当年计划的104%；两年累计10590万元，占总投资的82.7%。",
    ),
    case("old cases in the result", "今年新收2310件，连同旧存结案2255件，结案率94.7%。"),
    case(
        "spending of a section against another total",
        "财政拨款支出994.54万元，占92.9%。\n一般公共预算支出982.04万元。年初预算为927.45万元，支出决算完成年初预算的105.89%。",
    ),
    case(
        "last year's share told last",
        "服务收入153.89万元，四块占医疗收入402.87万元的38.2%。服务收入占比上年为36.9%，提高1.3个百分点。",
    ),
    case(
        "industries of the economy are no kinds of a project",
        "全年投资结构为：第一产业占12.3%、第二产业占46.6%、第三产业占41.1%。完成投资86.4亿元，其中产业类31.5亿元。",
    ),
    case(
        "lists of one length that have nothing to do with each other",
        "三个窗口分别受理1240件、986件和752件，配备人员分别为12人、9人和8人，群众满意率分别为98.2%、97.6%和96.5%。",
    ),
    case("a rate of those who answered", "走访群众260人，发现问题18个，整改满意率96.4%。"),
    case("another town's base", "全市在岗职工4120人。\n我局合同制人员36人，占全局职工的24.2%。"),
]


@each(SILENT)
def test_a_rate_of_what_is_not_told_raises_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []


@each(CASES)
def test_a_true_rate_is_read_and_not_reported(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_slip_of_a_rate_is_reported_at_its_figure(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
