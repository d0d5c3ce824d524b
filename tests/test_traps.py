"""Every trap of phrasing that makes a naive checker cry out: these stay silent, their false twins do not. Every text is invented."""

import pytest

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CHANGE_AFTER_A_BREAKDOWN = [
    case(
        "the change behind a breakdown belongs to its total",
        "派出所经费总额485.60万元，其中：基本支出128.35万元，项目支出357.25万元，同比增加61.40万元，增长14.47%。",
        "growth 485.60 61.40 14.47%; sum 485.60 128.35 357.25",
        "14.47% -> 14.74%",
    ),
    case(
        "the change behind a bracket belongs to the amount before it",
        "公务用车费46.20万元（购置费18.00万元、运行费28.20万元），比上年减少5.80万元，下降11.15%。",
        "growth 46.20 5.80 11.15%",
        "11.15% -> 15.11%",
    ),
    case(
        "the change behind a bracket belongs to what the bracket names",
        "信访局登记来访126宗（含集体访32宗），减少16宗，下降33.33%。",
        "growth 32 16 33.33%",
        "33.33% -> 35.33%",
    ),
    case(
        "the change behind a breakdown belongs to its last part",
        "门诊部接诊人次8640人次，其中内科5120人次，外科3520人次，外科增加420人次，增长13.55%。",
        "growth 3520 420 13.55%",
        "13.55% -> 15.35%",
    ),
]

OPEN_LISTS = [
    case("a list that names one part", "水务局项目支出1286.40万元，其中河道清淤412.60万元，全部形成实物工作量。"),
    case("a list of main uses names some parts", "学校公用经费286.40万元，主要用于水电费64.20万元、维修费88.10万元等。"),
    case("a list of one month", "1—9月法院结案3864件，其中9月当月结案512件。"),
    case("a list of rates", "全县用气量4620万立方米，增长6.2%，其中居民增长3.4%，工业增长8.1%。"),
    case("a list of examples", "全年开展下乡活动186场，如送戏62场、送书38场。"),
    case(
        "an open list may not be larger than its whole",
        "学校公用经费286.40万元，主要用于水电费64.20万元、维修费88.10万元等。",
        "",
        "88.10 -> 881.00 : sum limit",
    ),
    case(
        "a lone part may not be larger than its whole",
        "全院医护人员486人，其中护士264人。",
        "",
        "264 -> 624 : sum limit",
    ),
]

SUM_FROM_THE_INNER_PART = [
    case(
        "the total starts from the inner part",
        "全县财政总收入52.60亿元，其中地方收入31.40亿元，上划中央收入21.20亿元；加上上级补助18.30亿元、上年结转2.70亿元，收入合计52.40亿元。",
        "sum 52.40 31.40 18.30 2.70",
        "52.40 -> 54.20",
    ),
]

OVERLAPS = [
    case(
        "regions that overlap",
        "全年完成房地产投资195.60亿元，其中市级31.20亿元、县区164.40亿元；中心城区（市级和江北区）52.80亿元。",
        "sum 195.60 31.20 164.40",
        "164.40 -> 146.40",
    ),
    case(
        "a list that ends with an outsider",
        "平台已上报线索860条，审核通过742条，退回118条，填报中95条。",
        "sum 860 742 118",
    ),
    case(
        "group visits are visits",
        "全年来访368批次，其中初访241批次、重访127批次，集体访46批次。",
        "sum 368 241 127",
    ),
    case(
        "large works within all works",
        "在建项目128个，总投资286.40亿元；其中亿元以上项目42个，总投资231.60亿元；民生项目56个，总投资98.20亿元。",
    ),
    case(
        "two splits are two sums",
        "全年用水量3620万立方米。按用途分，农业2180万立方米、工业860万立方米、生活580万立方米；按水源分，地表水2940万立方米、地下水680万立方米。",
        "sum 3620 2180 860 580; sum 3620 2940 680",
        "680 -> 860 => 2940 -> 2490; 580 -> 850",
    ),
]

CONSTANT_PRICES = [
    case("output at constant prices", "全年地区生产总值412.60亿元，按可比价格计算增长3.9%，比上年增加18.30亿元。"),
    case("added value, silently at constant prices", "规模以上工业增加值86.40亿元，比上年增加5.20亿元，增长4.8%。"),
    case("real growth of income", "农村居民人均可支配收入21360元，比上年增加1420元，扣除价格因素实际增长6.1%。"),
    case(
        "priors of added values need not add up",
        "第三产业增加值122.40亿元，增长5.2%，其中批发零售业增加值41.60亿元，增长9.4%，其他服务业增加值80.80亿元，增长7.5%。",
    ),
]

TWO_GROWTHS = [
    case(
        "growth as it is and on the same basis",
        "税务部门组织收入18.46亿元，同口径增长6.2%，自然口径下降2.0%，减收0.38亿元。",
        "growth 18.46 0.38 2.0%",
    ),
    case(
        "growth without the refunds",
        "全县一般公共预算收入24.30亿元，比上年增加1.10亿元，增长4.7%，扣除留抵退税因素后增长9.6%。",
        "growth 24.30 1.10 4.7%",
        "4.7% -> 7.4%",
    ),
]

GROWTH_OF_A_GROWTH = [
    case("a growth above last year's growth", "快递业务收入3.86亿元，增长12.4%，增幅高于去年同期3.2个百分点。"),
    case("a growth that quickened", "社会用电量18.60亿千瓦时，增长5.8%，增速加快0.6个百分点。"),
    case("a fall that narrowed", "商品房销售面积46.80万平方米，下降7.2%，降幅收窄1.4个百分点。"),
    case("a share that grew, meaning points", "新能源公交车占比72.6%，占比增长0.4%。"),
    case(
        "a fall that narrowed, both told",
        "上年下降8.6%，本年下降7.2%，降幅收窄1.4个百分点。",
        "difference 8.6% 7.2% 1.4",
        "1.4 -> 2.4",
    ),
]

MIXED_PERIODS = [
    case("eleven months and a whole year", "1—11月接诊住院病人11860人次，全年预计接诊12900人次。"),
    case("one month and all months", "12月当月办结案件412件，全年累计办结4860件，当月增长8.2%，累计增长3.1%。"),
    case("to a date and to another", "截至10月底发放贷款3.20亿元，截至12月底发放贷款4.10亿元。"),
    case("a stock and a flow", "年末贷款余额86.40亿元，比年初增加5.20亿元，全年累计发放贷款12.60亿元，同比增长9.4%。"),
    case("against last month and against last year", "12月客流量18.60万人次，环比下降4.2%，同比增长6.8%。"),
    case("against an earlier year", "在校生人数4260人，较2017年增长12.8%，比上年增加36人。"),
    case("a plan for the year and ten months done", "年度计划接种疫苗36000剂次，1—10月完成31680剂次，占年度计划的88%。"),
]

WHOSE_BASE = [
    case(
        "one spending against three budgets",
        "支出决算1284.60万元，为年初预算1120.00万元的114.7%，为调整预算1310.80万元的98.0%。",
        "completion 1284.60 1120.00 114.7%; completion 1284.60 1310.80 98.0%",
        "98.0% -> 89.0%",
    ),
    case(
        "the base is the sum of the two kinds just named",
        "财力总额38.60亿元（含债券），其中一般性转移支付18.24亿元，占转移支付的76%；专项转移支付5.76亿元，占转移支付的24%。",
    ),
    case("a share of a narrower total", "公用经费286.40万元，占全年总支出的11.6%；总支出（含往来款）3120.50万元。"),
]

TAKEN_IN_IS_NOT_NEW = [
    case("cases taken in with old ones", "法院受理案件3864件，其中新收3512件、旧存352件；新收刑事412件、民事3100件。"),
    case("cases taken in are more than the new ones", "全年受理案件2460件，新收民事1620件、刑事210件，旧存另计。"),
    case("persons and visits differ", "救助流浪人员286人次，涉及241人；其中护送返乡96人次。"),
    case("batches and things differ", "查获侵权商品42批次、8640件，立案38起。"),
    case("retirees beside the establishment", "编制人员118人（含离退休23人），实有在职95人。"),
    case("means of parts do not add up", "全县中小学生均图书32.6册，其中小学28.4册，初中36.2册，高中41.5册。"),
    case("yields of parts do not add up", "粮食平均单产412公斤/亩，其中小麦386公斤/亩、玉米468公斤/亩。"),
]

LEVELS_OF_GOVERNMENT = [
    case(
        "one sentence for county, seat and town",
        "全县一般公共预算收入24.60亿元，增长5.2%。县本级一般公共预算收入15.30亿元，增长4.8%。镇级一般公共预算收入9.30亿元，增长5.9%。",
    ),
    case(
        "all revenue holds the general budget",
        "财政总收入38.40亿元，其中上划中央收入14.20亿元、上划省级收入3.60亿元，一般公共预算收入20.60亿元。",
        "sum 38.40 14.20 3.60 20.60",
        "20.60 -> 26.00",
    ),
]

TOTALS_WITH_CARRIED_OVER = [
    case(
        "income in total is this year's and what was carried over",
        "收入总计1864.20万元，其中：本年收入1712.60万元，使用非财政拨款结余36.40万元，年初结转和结余115.20万元。本年收入比上年增加98.40万元，"
        "增长6.10%。",
        "sum 1864.20 1712.60 36.40 115.20; growth 1712.60 98.40 6.10%",
        "115.20 -> 112.50; 6.10% -> 6.90% : growth",
    ),
]

UNIT_CHANGES_INSIDE_A_LIST = [
    case(
        "a small part in ten thousands among parts in hundred millions",
        "可用财力16.40亿元，其中本级收入9.23亿元、上级补助7.14亿元、调入资金317万元。",
        "sum 16.40 9.23 7.14 317",
        "7.14 -> 7.41",
    ),
    case(
        "a total in ten thousands of parts in hundred millions",
        "全县教育总投入116420万元，其中财政投入9.86亿元、社会投入1.78亿元。",
        "sum 116420 9.86 1.78",
        "1.78 -> 1.87",
    ),
]

ROUNDING = [
    case(
        "a true sum misses by one last digit",
        "图书馆支出384.63万元，其中：人员支出212.37万元，购书支出98.14万元，运行支出74.13万元。",
        "sum 384.63 212.37 98.14 74.13",
        "74.13 -> 74.31",
    ),
    case(
        "dropped zeros",
        "养老院支出250.05万元，其中伙食费149.17万元、护理费91.2万元、水电费9.68万元。",
        "sum 250.05 149.17 91.2 9.68",
        "91.2 -> 92.1",
    ),
]

EXACT_COUNTS = [
    case(
        "counts are not rounded",
        "全年受理行政复议申请164件，其中不动产类96件、治安类68件。",
        "sum 164 96 68",
        "68 -> 67; 164 -> 163",
    ),
    case(
        "people are not rounded",
        "本年毕业学生1638人，升学1204人，就业386人，参军48人。",
        "sum 1638 1204 386 48",
        "1638 -> 1640",
    ),
    case(
        "yuan with two decimals are not rounded",
        "工会收入86412.36元，其中会费51200.00元、补助35212.36元。",
        "sum 86412.36 51200.00 35212.36",
        "86412.36 -> 86412.35",
    ),
]

POINTS_FROM_UNROUNDED_RATES = [
    case("points computed before the rates were rounded", "全县城镇化率61.2%，上年58.3%，提高2.8个百分点。"),
    case(
        "points further off than rounding allows",
        "全县城镇化率61.2%，上年58.3%，提高2.9个百分点。",
        "difference 61.2% 58.3% 2.9",
        "2.9 -> 2.6",
    ),
]

LEVEL_WITH_A_TOLERANCE = [
    case(
        "level within half a percent",
        "本年培训学员3121人次，上年3120人次，与上年持平。",
        "",
        "3121 -> 3821 : growth difference repeat",
    ),
    case("no change of a plan against a plan", "2023年会议费预算12.00万元，与上年预算12.00万元无变化，上年会议费决算9.60万元。"),
]

MISSING_CHANGES = [
    case(
        "a part that is now nothing is not told",
        "博物馆本年支出864.20万元，比上年减少98.40万元，其中人员经费增加12.60万元，公用经费减少8.30万元。",
    ),
]

SQUEEZED_SHARES = [
    case(
        "one share squeezed so that all make 100.00%",
        "支出963.20万元，其中：人员482.10万元，占50.05%；公用240.55万元，占24.97%；项目240.55万元，占24.98%。",
    ),
]

ZERO_AND_NEGATIVE_BASES = [
    case("from nothing to something", "本年新增公务用车购置费18.60万元，上年为0万元，比上年增加18.60万元，增长100%。"),
    case("from nothing, no rate", "本年因公出国（境）费4.20万元，上年未发生，增加4.20万元，增长率无可比性。"),
    case("from loss to profit", "自来水公司净利润126.40万元，上年净亏损84.20万元，实现扭亏为盈，增加210.60万元。"),
    case("a growth from a loss", "供热公司利润总额-36.20万元，上年为-58.40万元，减亏22.20万元，减亏38.0%。"),
]

CONTRIBUTIONS = [
    case(
        "a contribution is a change over a change",
        "全县用电量18.60亿千瓦时，增加1.20亿千瓦时，其中工业12.40亿千瓦时，增加0.90亿千瓦时，对全县用电增长的贡献率为75%。",
        "",
        "75% -> 57% : share",
    ),
    case("points drawn are no shares", "批发零售业增长8.2%，拉动第三产业增长1.9个百分点；住宿餐饮业增长5.1%，拉动0.4个百分点。"),
]

SAME_NUMBER_BY_CHANCE = [
    case("one number with two meanings", "全县现有行政村136个，建成农家书屋136个，其中标准化书屋52个，整治村庄84个。"),
    case("nothing and all agree with everything", "全县12个镇通水率100%，投诉0件，办结率100%，其中城关镇100%。"),
]

ONE_PAIR_TWO_OBJECTS = [
    case(
        "a pair of rates belongs to the two values just told",
        "辖区共有企业860家，其中新登记企业172家、个体户524户，分别比上年增加72家、124户，同比分别增长72.0%、31.0%。",
        "growth 172 72 72.0%; growth 524 124 31.0%",
        "72.0% -> 27.0%; 31.0% -> 13.0%",
    ),
    case(
        "rates told respectively behind more values than rates",
        "全县电商企业412家，网络零售额18.40亿元、农产品网销额6.20亿元，同比分别增长12.4%、31.0%。",
    ),
]

TRUNCATED = [
    ("a growth cut off", "住院病人15600人次，比上年增加2100人次，增长15.55%。"),
    ("a completion cut off", "全年计划培训1800人，实际培训861人，完成率47%。"),
    ("a share cut off", "总支出862.40万元，其中会议费330.20万元，占38.28%。"),
]

ANOTHER_PLAN = [
    case(
        "a second completion rate is of another budget",
        "支出1536万元，为年初预算1200万元的128%，为调整预算的92.53%。",
        "completion 1536 1200 128%",
        "128% -> 182%",
    ),
    case(
        "a share of the altered budget",
        "地方级收入8.1亿元，占年初预算9亿元的90%，占变动预算的98.8%，比上年增长6.3%。",
        "completion 8.1 9 90%",
        "90% -> 99%",
    ),
    case(
        "a stretch target is not the plan of the year",
        "全市累计新登记经营主体2.6万户，完成年计划2.00万户的130%，完成奋斗目标的86.7%。",
        "completion 2.6 2.00 130%",
        "130% -> 103%",
    ),
    case(
        "the plan of the year is not that of the month",
        "当月入库税款0.84亿元，完成当月计划0.8亿元的105%，完成全年任务的8.4%。",
        "completion 0.84 0.8 105%",
        "105% -> 150%",
    ),
    case(
        "the whole investment is not the plan of the year",
        "水库已完成投资3.6亿元，占年度投资计划3.00亿元的120%，占总投资的45%。",
        "completion 3.6 3.00 120%",
        "120% -> 102%",
    ),
    case(
        "a task set by the province",
        "累计发放小额贷款5.4亿元，完成年度任务5亿元的108%，完成省下达任务的135%。",
        "completion 5.4 5 108%",
        "108% -> 180%",
    ),
    case(
        "two budgets, both told",
        "年初预算860.5万元，调整预算920万元，支出决算903.53万元，完成年初预算的105%，完成调整预算的98.21%。",
        "completion 903.53 860.5 105%; completion 903.53 920 98.21%",
        "98.21% -> 92.81%; 105% -> 150%",
    ),
]

BUDGETS_OF_PARTS = [
    case("a part has a budget of its own", "全年预算35万元，决算30万元，接待费12万元，完成预算的80%。"),
    case(
        "two parts have budgets of their own",
        "“三公”经费预算35万元，决算30万元，其中购置费12万元，完成预算的80%，运行费18万元，完成预算的90%。",
        "sum 30 12 18",
    ),
    case(
        "a tax has a budget of its own",
        "收入1260万元，完成预算1200万元的105%，其中税收600万元，完成预算的96%。",
        "completion 1260 1200 105%",
        "105% -> 150%",
    ),
    case(
        "two taxes have budgets of their own",
        "全县税收完成6.24亿元，为预算6亿元的104%，其中增值税2.1亿元，为预算的98.6%；企业所得税0.9亿元，为预算的112.5%。",
        "completion 6.24 6 104%",
        "104% -> 140%",
    ),
    case("one line of a budget", "部门预算1200万元，决算1140万元，信息化建设资金支出220万元，占预算的88%。"),
]

TOGETHER = [
    case("men and women together", "男52人、女48人，占总数200人的50%。", "share 52 48 200 50%", "50% -> 52%"),
    case(
        "two kinds of spending together",
        "基本支出100万元、项目支出60万元，两项占支出200万元的80%。",
        "share 100 60 200 80%",
        "80% -> 88%",
    ),
    case(
        "two kinds with changes between",
        "教育支出100万元，增长5%，卫生支出60万元，增长3%，两项合计占支出200万元的80%。",
        "share 100 60 200 80%",
        "80% -> 88%",
    ),
    case("sets of two classes", "三级设备1040台、四级设备208台，占3120台的40%。", "share 1040 208 3120 40%", "40% -> 46%"),
    case("two kinds of posts", "行政22人、事业36人，占编制62人的93.55%。", "completion 22 36 62 93.55%", "93.55% -> 95.33%"),
    case(
        "two crops against one plan",
        "收购粮食4.2万吨、油料0.8万吨，完成收购计划10万吨的50%。",
        "completion 4.2 0.8 10 50%",
        "50% -> 55%",
    ),
    case(
        "what the sentence before told, together",
        "工资福利支出300万元，比上年增长5%；商品和服务支出120万元，比上年下降3%。两项支出占基本支出480万元的87.5%。",
        "share 300 120 480 87.5%",
        "87.5% -> 78.5%",
    ),
    case("the share of the last alone", "设备120台、车辆8辆，占车辆编制10辆的80%。", "completion 8 10 80%", "80% -> 89%"),
]

PARTS_OF_WHAT_WAS_DONE = [
    case(
        "woods planted, not planned",
        "完成造林6.2万亩，占计划6万亩的103.33%，其中新造3.7万亩、改造2.5万亩。",
        "sum 6.2 3.7 2.5; completion 6.2 6 103.33%",
        "3.7 -> 7.3",
    ),
    case(
        "parts in a bracket behind the rate",
        "植树51万株，占年计划50万株的102%（其中义务植树21万株、工程造林30万株）。",
        "sum 51 21 30",
        "30万株 -> 39万株",
    ),
    case("parts of a revenue that is not told", "全年收入比预算1000万元超收50万元，其中税收600万元、非税450万元。"),
    case(
        "parts of what was collected",
        "全年收入1050万元，比预算1000万元超收50万元，其中税收600万元、非税450万元。",
        "sum 1050 600 450; difference 1050 1000 50",
        "450 -> 540",
    ),
    case(
        "parts of a budget by their own words",
        "支出完成预算8640万元的86.6%，其中基本支出预算5000万元，项目支出预算3640万元。",
        "sum 8640 5000 3640",
        "3640 -> 3460",
    ),
]

PACE_OF_OTHERS = [
    case("a pace above the city's", "9月底进度85%，高于全市平均进度1.6个百分点。"),
    case("a pace above last year's", "截至6月底，项目支付进度56.3%，快于去年同期序时进度2.4个百分点。"),
    case(
        "above the province's and the calendar's",
        "至10月底，资金支付率86.4%，分别高于全省平均进度、序时进度2.2个和3.1个百分点。",
        "difference 86.4% 3.1",
        "3.1个 -> 1.3个",
    ),
    case(
        "a peer's pace told in a bracket",
        "截至9月末，支出进度85%，高于全市平均（83.4%）1.6个百分点，快于序时进度10个百分点。",
        "difference 85% 83.4% 1.6; difference 85% 10个",
        "10个百分点 -> 12个百分点",
    ),
]

ANOTHER_BASE_OF_GROWTH = [
    case(
        "growth against the budget, which is not told",
        "支出1260万元，比上年1200万元增长5%，比预算下降3%。",
        "growth 1260 1200 5%",
        "5% -> 15%",
    ),
    case(
        "growth against the year before last",
        "治安案件受案380起，比上年400起下降5%，比前年下降11.2%。",
        "growth 380 400 5%",
        "5% -> 15%",
    ),
    case("growth against an earlier year", "门急诊21.84万人次，较上年20.8万人次增长5%，较2019年增长18.4%。", "growth 21.84 20.8 5%"),
    case("growth over five years", "馆藏图书32.55万册，比上年末31万册增长5%，比五年前增长46%。", "growth 32.55 31 5%"),
    case("the budget first", "上年支出1200万元，本年支出1260万元，比预算下降3%，比上年增长5%。", "growth 1260 1200 5%", "5% -> 15%"),
]

SPENT_ON_TWO_KINDS = [
    case("a mean of one of two kinds of work", "全年新建高标准农田0.5万亩，改造0.3万亩，投资1560万元，新建亩均2400元，改造亩均1200元。"),
    case("a mean of one of two groups", "城市低保120人、农村低保380人，发放低保金312万元，城市人均9000元，农村人均5368元。"),
    case(
        "a mean of the one kind of work",
        "新建高标准农田0.5万亩，投资1200万元，新建亩均2400元。",
        "per_capita 1200 0.5 2400",
        "2400 -> 4200",
    ),
]

SCORES_OF_SCORES = [
    case("a score and its maximum", "自评得分18.4分（满分20分），得分率92%。", "share 18.4 20 92%", "92% -> 94%"),
    case(
        "the rate of all the points, in an item of its own",
        "①产出类满分50分，实得47分；②效益类满分30分，实得30分；③得分率96.25%。",
    ),
]

BASES_OF_NAMED_SHARES = [
    case(
        "three shares of two figures together",
        "收到人大建议46件、政协提案82件，其中已解决或采纳的91件，占71.09%；列入计划的28件，占21.88%；留作参考的9件，占7.03%。",
        "share 46 82 91 71.09%; share 46 82 28 21.88%; share 46 82 9 7.03%",
        "21.88% -> 28.81%",
    ),
    case(
        "a rate of what was to be opened, which is not told",
        "实施重点项目126个，完成投资98.6亿元；新开工58个，开工率96.67%，竣工42个。",
    ),
    case(
        "a rate over what the clause before tells",
        "受理各类案件4072件，其中旧存117件，新收3955件，同比下降5.8%；审结3534件，结案率86.79%，同比下降1.09个百分点。",
        "completion 4072 3534 86.79%",
        "86.79% -> 68.79%",
    ),
    case(
        "a rate of a group that the clause tells, over it",
        "低保对象5588人，其中城市352人，占6.30%，农村5236人，占93.70%；特困供养524人，集中供养率16.90%。",
        "sum 5588 352 5236",
    ),
    case(
        "a rate behind a plan and last year's figure",
        "体育彩票销售1.86亿元，完成年度任务1.6亿元的116.25%，增长22.37%（去年1.52亿元），筹集公益金4464万元，公益金率24%。",
        "share 1.86 4464 24%; growth 1.86 1.52 22.37%; completion 1.86 1.6 116.25%",
    ),
    case(
        "a share of the narrower group that its words name",
        "全县教师3860人，其中县管校聘交流386人，占教师总数的10%，骨干教师交流86人，占交流教师的22.28%。",
        "share 86 386 22.28%; share 386 3860 10%",
        "22.28% -> 28.22%",
    ),
]

BY_HOW_MUCH = [
    case("by how much a mean is below its target", "PM2.5平均浓度28微克/立方米，低于考核目标2微克/立方米。"),
    case("the target itself", "PM2.5平均浓度28微克/立方米，低于考核目标30微克/立方米。", "limit 28 30", "28 -> 38"),
]

POINTS_OF_ANOTHER_RATE = [
    case(
        "points of a rate that is not told, beside last year's of another",
        "满意率53.09%，同比提高3.0个百分点，优良率59.0%，上年为55.3%，提高3.7个百分点。",
        "difference 59.0% 55.3% 3.7",
        "3.7个 -> 7.3个",
    ),
    case(
        "points of a share, before the two rates of another",
        "新建道路702.8公里，占比提高2.2个百分点，覆盖率由上年的66.9%提高到69.3%，提高2.4个百分点。",
        "difference 66.9% 69.3% 2.4",
        "2.4个 -> 4.2个",
    ),
    case(
        "points above the city's mean, and growth against the plan",
        "税收2063.32万元，下降6.6%，较上年提高1.6个百分点，下一年计划安排1753.85万元，比上年预算增长2.2%。",
    ),
    case("points behind a rate of the clause before", "完成年初预算的88.29%，按期完成率7.5%；管网126公里，占比提高4.3个百分点。"),
    case("a share of the province's is no rate of it", "播种面积40.67万亩，占全省的9.5%，下降2.42%，高于全省平均水平0.7个百分点。"),
]

SHARES_OF_THE_REGION = [
    case(
        "shares of a larger region, told respectively",
        "全县信访件2920件，来信、来访、网信分别完成705件、1136件、1079件，占全市的比重分别为15.8%、20.72%、33.2%。",
        "sum 2920 705 1136 1079",
    ),
    case(
        "the share of the county that the county's figure proves",
        "全县一般公共预算支出48.93亿元，增长2.1%。县本级一般公共预算支出41.27亿元，占全县的84.3%。",
        "share 41.27 48.93 84.3%",
        "84.3% -> 48.3%",
    ),
    case(
        "shares of a list behind another list",
        "产业投资分别完成1.59亿元、2.32亿元、0.73亿元；受理案件1253件，其中来信378件、来访568件、网信307件，分别占30.17%、45.33%和24.50%。",
        "share 378 1253 30.17%; share 568 1253 45.33%",
        "30.17% -> 60.17%",
    ),
    case("a share of a total of another thing", "造林46.27万亩，占全县总数82.41万亩的56.15%。高标准农田43.77万亩，占总量的41.93%。"),
]

BRACKETS_BEHIND_RATES = [
    case(
        "parts in a bracket behind a rate are no base",
        "新增就业3940人，占三年计划的114.88%（其中：城镇2406人，农村1534人）。",
        "sum 3940 2406 1534",
        "1534 -> 1543",
    ),
    case(
        "parts in a bracket behind a plan in another",
        "就诊3843人，完成年度计划的109.49%（年度计划3510人），比上年减少624人，下降13.97%（其中：城镇2882人，农村961人）。",
        "sum 3843 2882 961; completion 3843 3510 109.49%; growth 3843 624 13.97%",
        "961 -> 691",
    ),
    case(
        "a plan in a bracket is no value of this year",
        "危房改造2700户，完成年度计划的80.65%（年度计划3348户），上年为2447户，同比增长10.34%。",
        "growth 2700 2447 10.34%; completion 2700 3348 80.65%",
        "10.34% -> 13.04%",
    ),
    case(
        "last year's figure in a bracket has no share here",
        "改厕2596户，同比增长34.09%（上年1936户），占比46.3%。",
        "growth 2596 1936 34.09%",
    ),
    case(
        "parts with budgets of their own behind a plan in a bracket",
        "信访件1082件，完成年初预算的109.29%（年初预算990件）；其中即办件605件，完成预算的120.1%，承诺件477件，完成预算的97.47%。",
        "sum 1082 605 477; completion 1082 990 109.29%",
        "109.29% -> 102.99% : completion",
    ),
    case(
        "funds that arrived are no budget of their parts",
        "到位资金7372.25万元；其中中央资金3198.15万元，完成预算的94.9%，省级资金4174.10万元，完成预算的122.45%。",
        "sum 7372.25 3198.15 4174.10",
    ),
]

GROWTHS_OF_TWO_KINDS = [
    case(
        "a whole against the year before last, parts against last year",
        "播种面积53.89万亩，较2020年同期下降15.9%，其中新建20.53万亩，增长15.0%，改造33.36万亩，增长5.8%。",
        "sum 53.89 20.53 33.36",
    ),
    case(
        "a completion rate behind last year's figure",
        "投资40.72亿元，占计划投资额139.87亿元的29.11%，比上年36.23亿元增长12.39%，按期完成率71.5%。",
        "completion 40.72 139.87 29.11%; growth 40.72 36.23 12.39%",
    ),
    case(
        "a change of a statement of its own",
        "2023年服务2059人；2025年计划安排1600人，较上年计划下降11.57%；全县服务2604人，同比减少766人、下降22.73%。",
        "growth 2604 766 22.73%",
        "22.73% -> 27.23%",
    ),
]

SEVERAL_GROWTHS_AND_MEANS = [
    case(
        "growth of each, and over two years on average",
        "收入、利润分别完成17.13亿元、8.66亿元，比上年的15.41亿元、8.28亿元分别增长11.16%、4.59%，两年平均分别增长6.91%和3.34%。",
        "growth 17.13 15.41 11.16%; growth 8.66 8.28 4.59%",
        "11.16% -> 16.11%",
    ),
    case(
        "by how much a mean is above the city's",
        "安排278个村建设资金1712.26万元，村均6.16万元，高于全市平均4.02万元。",
        "per_capita 278 1712.26 6.16",
        "6.16 -> 6.61",
    ),
    case(
        "a county's pace behind another growth",
        "上半年完成12.26亿元，同比下降5.8%。截至7月底，全县支出进度42.1%，慢于序时进度16.2个百分点。",
        "difference 42.1% 16.2",
        "16.2 -> 12.6",
    ),
    case(
        "quarters, their half year and the plan of the year",
        "一季度完成4.03亿元，二季度完成5.82亿元，环比增长44.42%，上半年累计完成9.85亿元，占全年计划16.07亿元的61.29%。",
        "completion 9.85 16.07 61.29%",
        "61.29% -> 69.21% : completion",
    ),
    case(
        "last year's figure alone in a bracket",
        "立刑事案件606起，同比下降0.33%（上年608起）；破案424起，破案率69.97%。",
        "growth 606 608 0.33%; completion 606 424 69.97%",
        "69.97% -> 79.69% : completion",
    ),
    case(
        "last year's figures of two things are no repeat",
        "门急诊51.81万人次，比上年24.11万人次增长114.89%；出院1.84万人次，比上年4.11万人次下降55.23%。",
        "growth 51.81 24.11 114.89%; growth 1.84 4.11 55.23%",
    ),
    case(
        "a share that says whose part it is",
        "立刑事案件2444起；破案549起，破案率22.46%。其中盗窃案件356起，占14.57%，破113起，破案率31.74%。",
        "completion 2444 549 22.46%; completion 356 113 31.74%",
        "31.74% -> 37.14%",
    ),
]

CASES = [
    *CHANGE_AFTER_A_BREAKDOWN,
    *OPEN_LISTS,
    *SUM_FROM_THE_INNER_PART,
    *OVERLAPS,
    *CONSTANT_PRICES,
    *TWO_GROWTHS,
    *GROWTH_OF_A_GROWTH,
    *MIXED_PERIODS,
    *WHOSE_BASE,
    *TAKEN_IN_IS_NOT_NEW,
    *LEVELS_OF_GOVERNMENT,
    *TOTALS_WITH_CARRIED_OVER,
    *UNIT_CHANGES_INSIDE_A_LIST,
    *ROUNDING,
    *EXACT_COUNTS,
    *POINTS_FROM_UNROUNDED_RATES,
    *LEVEL_WITH_A_TOLERANCE,
    *MISSING_CHANGES,
    *SQUEEZED_SHARES,
    *ZERO_AND_NEGATIVE_BASES,
    *CONTRIBUTIONS,
    *SAME_NUMBER_BY_CHANCE,
    *ONE_PAIR_TWO_OBJECTS,
    *ANOTHER_PLAN,
    *BUDGETS_OF_PARTS,
    *TOGETHER,
    *PARTS_OF_WHAT_WAS_DONE,
    *PACE_OF_OTHERS,
    *ANOTHER_BASE_OF_GROWTH,
    *SPENT_ON_TWO_KINDS,
    *SCORES_OF_SCORES,
    *BASES_OF_NAMED_SHARES,
    *BY_HOW_MUCH,
    *POINTS_OF_ANOTHER_RATE,
    *SHARES_OF_THE_REGION,
    *BRACKETS_BEHIND_RATES,
    *GROWTHS_OF_TWO_KINDS,
    *SEVERAL_GROWTHS_AND_MEANS,
]


@each(CASES)
def test_a_trap_stays_silent(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_the_false_twin_of_a_trap_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""


@pytest.mark.parametrize("text", [text for _, text in TRUNCATED], ids=[says for says, _ in TRUNCATED])
def test_a_rate_cut_off_one_digit_short_is_a_warning_and_no_error(text: str) -> None:
    assert [alarm.split()[1] for alarm in alarms(text)] == ["warning"]


def test_a_part_rounded_to_fewer_digits_than_its_siblings_is_a_warning_and_no_error() -> None:
    assert [alarm.split()[:2] for alarm in alarms("场馆支出663.48万元，其中维修费61.27万元、设备费118.92万元、人员费483万元。")] == [
        ["SUM002", "warning"]
    ]
