"""Wordings met in published accounts, bulletins and court reports: comparisons with a named year, amounts that head an item, rates in
brackets, rates of a base that is not told. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CASES = [
    case(
        "of two priors the one in whose unit the name of the rate counts",
        "较上年减少3起、2人，上年为14起、10人，事故起数降幅21.4%。",
        "growth 3 14 21.4%",
        "21.4% -> 24.1%",
    ),
    case(
        "a rate against the year that it names",
        "2023年决算数为61.24万元，2024年支出决算为58.37万元，比2023年决算数减少4.69%。",
        "growth 58.37 61.24 4.69%",
        "4.69% -> 6.49%",
    ),
    case(
        "a base told in the sentence before",
        "2022年接待来访248批次。2023年接待来访217批次，较2022年下降12.5%。",
        "growth 217 248 12.5%",
        "12.5% -> 15.2%",
    ),
    case(
        "the value of the base year told last",
        "2024年采购支出为83.60万元，2023年为76.00万元，2024年比2023年增长10%。",
        "growth 83.60 76.00 10%",
        "76.00 -> 67.00",
    ),
    case(
        "of two rates only the one whose base is told is recomputed",
        "2019年工业总产量32万吨，2023年42万吨，比2019年增长31.25%，比2022年增长4%。",
        "growth 32 42 31.25%",
        "31.25% -> 13.25%",
    ),
    case("growth at constant prices is not recomputed", "2021年增加值32.4亿元，2023年增加值42.8亿元，比2021年增长19.6%。"),
    case("another thing of that year is no base", "2022年新建水库3座，2023年改造渠道8条，较2022年增长60%。"),
    case(
        "an item tells its amount at its head and as its result",
        "4.农林水支出（类）水利（款）水土保持（项）86.40万元，主要用于坡耕地治理。年初预算为90.00万元，支出决算为86.40万元。",
        "repeat 农林水支出（类）水利（款）水土保持（项）[86.40] 支出决算为[86.40]",
        "支出决算为[86.40] -> 84.60",
    ),
    case(
        "last year's result inside an item is another fact",
        "4.农林水支出（类）水利（款）水土保持（项）86.40万元。2022年支出决算为80.00万元，较2022年增长8%。",
    ),
    case(
        "the rate of a change in brackets",
        "公务接待费2.40万元，较上年减少1.60万元（40.00%），减少的主要原因是压缩开支。",
        "growth 2.40 1.60 40.00%",
        "40.00% -> 42.86%",
    ),
    case(
        "what both years leave out is not the value of the year before",
        "财政收入完成46200万元，同口径（剔除上年机构划转因素17500万元的影响）较上年同期增收22000万元，增长90.9%。",
        "growth 46200 22000 90.9%",
    ),
    case(
        "vital rates are over a mean that is not told",
        "年末户籍人口214030人，其中男110420人、女103610人；出生人口1302人，出生率为6.05‰；死亡人口1570人，死亡率为7.30‰。",
        "sum 214030 110420 103610",
    ),
    case("a rate of what was not prosecuted is over all that was decided", "经审查后决定起诉352件431人，不起诉47件54人，不诉率为11.32%。"),
    case("round figures told with 余 may hide what is missing", "提出监督意见2400余件，其中提出抗诉700余件，提出再审检察建议1600余件。"),
    case("a rate of a thing told after a semicolon", "帮扶就业困难人员就业1.02万人；新增转移农村劳动力1.68万人，转移率超过70%。"),
    case(
        "the fall of another thing is no base of points",
        "客运量由上年下降1.2%转为增长0.2%；完成货运量59.3万吨，同比增长8.2%，增速较去年全年快了2.6个百分点。",
    ),
    case("a number of provinces is no amount", "安排14亿元支持甲、乙、丙等受灾较重的7省，其中甲省8亿元，其他6省各1亿元。"),
    case(
        "a list behind 其中 that names some parts only",
        "完成投资4209亿元，其中公路投资3710.5亿元，沿海港口和内河分别完成319.5亿元和73.4亿元。",
    ),
    case(
        "应退即退 announces no list",
        "全市农村低保7840户，发放低保金1444万元。按照应保尽保、应退即退的原则，城市低保新增276户，退出374户，农村低保新增1487户，退出1029户。",
    ),
    case("what a work saves each year is no difference", "累计投入240万元，全乡水利建设共投入320万元，年节约水电费5.14万元。"),
    case(
        "a proportion squeezed so that it makes 100",
        "地区生产总值382419万元，其中第一产业142303万元，第二产业78549万元，第三产业161567万元。三次产业结构比为37.2:20.5:42.3。",
        "sum 382419 142303 78549 161567",
    ),
]


STATISTICS = [
    case("what each village got is not how many there were", "评价组向6个乡镇各发放问卷50份，共300份，收回有效问卷288份。"),
    case(
        "the first five of many are not all",
        "2025年共安排项目34个，资金量居前三位的依次为：（1）老旧小区改造1200万元；（2）道路养护800万元；（3）环卫作业760万元。",
    ),
    case(
        "figures of another size are no parts",
        "全年新增境内上市公司1家，直接融资22.85亿元，其中股权融资4.25亿元。\n全体居民人均可支配收入按常住地分，城镇居民36915元，农村居民18964元。",
    ),
    case(
        "who is counted in both is no part of a bracket",
        "发放两项补贴惠及1126人（困难残疾人生活补贴438人，重度残疾人护理补贴812人，其中同时享受两项的124人）。",
    ),
    case("what was mended is of all that was found", "全年检查412次，发现隐患1172处，其中重大隐患4处，当年整改1149处，整改率98.04％。"),
    case(
        "the bands of a scale are no grade", "评价等级划分：90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。"
    ),
    case(
        "a scale told behind the score",
        "综合得分96.17分。按照“90分以上为优、80分至90分（不含）为良、60分至80分（不含）为中”的标准，评价等级为“优”。",
    ),
    case("people are no parts of the posts", "年末编制人数52人，实有在职49人，其中行政17人、事业24人、工勤8人。"),
    case(
        "what a budget was raised and lowered by",
        "年初预算5,284.60 万元,全年预算5,808.75 万元,其中追加 618.35 万元,核减 94.20 万元.全年收入 5,731.20 万元。",
    ),
    case("what was taken off a settlement", "完成结算评审9个，送审1,486.00 万元,审减 172.00 万元,审定 1,314.00 万元,审减率 11.57%。"),
    case(
        "a share of the year of which the base is not told",
        "全年税收入库1184427万元，其中增值税812456万元。12月当月入库162385万元，占全年的13.71%。",
    ),
    case(
        "items that tell what came in are no parts of a balance",
        "全年基金收入682049万元，支出644699万元，当年结余37350万元，加上年滚存412860万元，年末滚存450210万元。分险种：\n"
        "  1.企业养老收入326418万元，支出310220万元；\n"
        "  2.居民养老收入184205万元，支出170311万元；\n"
        "  3.职工医保收入142680万元，支出138622万元；\n"
        "  4.失业保险收入28746万元，支出25546万元。",
    ),
    case("households are no base of persons", "全县纳入城乡低保5874户9816人，其中农村低保4962户8347人，占低保总人数的85.0％。"),
    case(
        "what became of a part is no other part",
        "全年新收18,264件，办结17,986件，其中民商事结案12,408件，占结案总数的69.0％，调撤7,320件，调撤率59.0％。",
    ),
    case(
        "one result held against three plans",
        "全年一般公共预算支出29.64亿元，分别完成年初预算27.80亿元、调整预算30.55亿元、变动预算31.92亿元的106.6%、97.0%和92.9%。",
    ),
    case(
        "a part that is no more",
        "本年支出1,206.40万元，比上年减少86.50万元，其中：人员经费978.15万元，增加42.30万元；公用经费228.25万元，减少12.80万元；上年专项工程支出本年无此安排。",
    ),
    case(
        "a rate per unit of output is no change of the total",
        "全年用水总量1.86亿立方米，与上年（1.86亿立方米）持平；万元GDP用水量下降6.4％。",
    ),
    case("digits parted by a blank", "本级政府采购规模31 206万元，比上年减少2 417万元，下降7.2％，节约资金1 864万元。"),
    case(
        "more growth than the year before",
        "银行业新增贷款38.2亿元，比上年多增2.3亿元；其中对公26.4亿元，多增3.9亿元，增长17.3%，个人11.8亿元，少增1.6亿元。",
    ),
    case("a fall that narrows", "住宅投资降幅由14.2％收窄至9.7％，收窄4.5个百分点。"),
    case(
        "level with last year behind a semicolon",
        "全年组织应急演练120场，上年为100场，增加20场，增长20％；受训12000人次，事故起数为0，与上年持平。",
    ),
    case("growth told in multiples", "出港量由2018年的126万件增至504万件，是2018年的4倍，增加378万件，增长3倍。"),
    case("two bodies in one name", "我委现有4个下属事业单位，即疾病预防控制中心、妇幼保健院、卫生监督所和中心血站，均为财政全额拨款。"),
    case(
        "better, level and worse are all of them",
        "全市60个监测断面中，本月水质同比变化情况：好转17个、持平39个、变差4个，达到或优于Ⅲ类的断面比例为88.3%。",
    ),
    case(
        "a receipt that is no more",
        "本年非税收入8493万元，比上年增加1350万元，其中：专项收入2480万元，增加310万元；行政事业性收费1975万元，增加265万元；国有资源有偿使用收入4038万元，增加905万元；上年尚有捐赠收入130万元，本年无此项。",
    ),
    case(
        "rows below 其中 without a number",
        "单位：万元\n一、基本支出\t2069.42\n其中：人员经费\t1866.24\n公用经费\t203.18\n二、项目支出\t745.09\n支出总计\t2814.51",
    ),
    case(
        "a list in a list of three levels",
        "一般公共预算支出52.94亿元，其中民生支出41.36亿元，其中教育支出9.87亿元、社会保障和就业支出8.05亿元、卫生健康支出5.62亿元。",
    ),
    case("people by several traits", "机关在职142人，其中：党员96人，女职工61人，本科及以上学历118人，35岁以下44人，平均年龄42.6岁。"),
]


@each(STATISTICS)
def test_a_text_that_holds_raises_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []


@each(CASES)
def test_a_true_text_is_read_and_not_reported(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_slip_is_reported_at_its_figure(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
