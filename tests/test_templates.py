"""Every template of phrasing that real reports use: read where it holds, reported at its figure where not. Every text is invented."""

import re

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

PAGE = (
    "县公路养护中心按照年初工作安排，抓紧组织国省干线和农村公路养护工程施工，统筹做好防汛抢险和冬季除雪保畅工作，各项任务推进有序。"
    "本年支出1846.30万元，比上年增加86.40万元，增长4.91%，"
    "其中：路面养护支出1212.10万元，桥梁养护支出634.20万元，桥梁养护支出占34.35%。"
    "养护资金按照合同约定和工程进度支付，没有发生挤占挪用。中心坚持每月巡查制度，对发现的坑槽、翻浆、护栏缺失等病害及时登记、及时派单、及时修复，"
    "全年受理群众反映的道路问题286件，办结279件，办结率97.55%，未办结的均已向群众说明原因并列入下一年度养护计划。"
    "同时加强养护队伍建设，组织开展机械操作、高空作业、应急处置等方面的业务培训，职工安全意识和操作技能明显提高，全年未发生安全生产责任事故。"
)


def page(text: str, number_after: int) -> str:
    """The text in lines of 34 characters as a page sets it (no figure is broken), with a page number behind one line."""
    lines, line = [], ""
    for piece in re.findall(r"[\d.%]+|.", text):
        if len(line.encode("gbk")) + len(piece.encode("gbk")) > 68:
            lines.append(line)
            line = ""
        line += piece
    lines.append(line)
    lines.insert(number_after, "— 5 —")
    return "\n".join(lines)


GROWTH = [
    case(
        "the growth of an amount follows from its change",
        "县自来水公司全年售水收入1268.40万元，比上年增加52.15万元，增长4.29%。",
        "growth 1268.40 52.15 4.29%",
        "4.29% -> 4.92%; 52.15 -> 25.15; 增加52.15万元，增长 -> 减少52.15万元，增长",
    ),
    case(
        "a fall follows from the amount taken in less",
        "法院全年收取诉讼费386.20万元，较上年同期减收41.75万元，下降9.76%。",
        "growth 386.20 41.75 9.76%",
        "9.76% -> 10.81%; 386.20 -> 368.20",
    ),
    case(
        "the growth of a count follows from its change",
        "辖区派出所共接处警6218起，同比减少346起，下降5.27%。",
        "growth 6218 346 5.27%",
        "5.27% -> 5.72%; 346 -> 364",
    ),
    case(
        "more spent than in last year's accounts",
        "幼儿园伙食支出94.36万元，比上年决算数增支6.08万元，增长6.89%，主要是食材涨价。",
        "growth 94.36 6.08 6.89%",
        "6.89% -> 8.69%",
    ),
    case(
        "a whole and its parts, each with its own growth",
        "县中医院医疗收入2364.50万元，增加142.30万元，增长6.40%。其中：门诊收入1510.20万元，增加125.10万元，"
        "增长9.03%；住院收入854.30万元，增加17.20万元，增长2.05%。",
        "growth 2364.50 142.30 6.40%; growth 1510.20 125.10 9.03%; growth 854.30 17.20 2.05%; "
        "sum 2364.50 1510.20 854.30; sum 142.30 125.10 17.20",
        "2.05% -> 2.60%; 6.40% -> 6.04%; 17.20 -> 71.20; 1510.20 -> 1501.20 : growth sum",
    ),
    case(
        "the prior value stands inside the change",
        "博物馆年度预算1352万元，较上年的1428万元减少76万元，下降5.32%。",
        "growth 1352? 1428? 76? 5.32%; difference 1352 1428 76",
        "5.32% -> 5.23%; 76 -> 67 : difference growth; 1428 -> 1482 : difference growth",
    ),
    case(
        "the prior value stands alone behind the amount",
        "图书馆购置图书支出86.40万元，上年为75.20万元，增长14.9%。",
        "growth 86.40 75.20 14.9%",
        "14.9% -> 19.4%",
    ),
    case(
        "the rate stands before the change",
        "气象服务中心实现收入3104.60万元，增长6.3%，增收184.00万元。",
        "growth 3104.60 184.00 6.3%",
        "6.3% -> 3.6%; 184.00 -> 148.00",
    ),
    case(
        "changes and rates of two things told respectively",
        "中心校小学、初中在校生分别为2184人、1326人，分别比上年增加96人、减少42人，增长4.60%、下降3.07%。",
        "growth 2184 96 4.60%; growth 1326 42 3.07%",
        "4.60% -> 6.40%; 3.07% -> 3.70%",
    ),
    case(
        "income and spending told respectively with one kind of change",
        "2023年度收、支总计分别为1864.20万元、1792.50万元，与上年相比，收、支总计分别增加112.40万元、98.30万元，分别增长6.42%、5.80%。",
        "growth 1864.20 112.40 6.42%; growth 1792.50 98.30 5.80%",
        "6.42% -> 4.62%; 5.80% -> 8.50%",
    ),
    case(
        "a chain of rises and falls told respectively",
        "信访局接待来访批次、人次分别为318批次、742人次，批次减少22批次、人次增加34人次，分别下降6.5%、增长4.8%。",
        "growth 318 22 6.5%; growth 742 34 4.8%",
        "6.5% -> 9.5%; 4.8% -> 8.4%",
    ),
    case("a growth of nothing by nothing", "本年度因公出国（境）费支出0万元，比上年增加0万元，增长0%。"),
    case(
        "a spending that fell to nothing fell by 100%",
        "本年未召开会议，会议费支出0万元，比上年减少4.76万元，下降100%。",
        "growth 0 4.76 100%",
        "100% -> 85%",
    ),
    case("no rate where last year had none", "残联本年新增辅具采购支出36.20万元，上年无此项支出，增长率无可比性。"),
    case("a chain of rates whose priors are not told", "全年政府采购860批次，其中货物、工程、服务采购金额同比增幅为12.4%、-3.6%和8.1%。"),
    case("a rate alone has nothing to be recomputed from", "全县有线电视用户12.36万户，同比增长3.2%。"),
    case(
        "priors that growth rates imply add up as the values do",
        "公路客运量236.40万人次，增长6.40%，其中：班车151.00万人次，增长7.09%；旅游包车85.40万人次，增长5.20%。",
        "sum 236.40 151.00 85.40; growth 236.40 151.00 85.40 6.40% 7.09% 5.20%",
        "增长[5.20%] -> 25.20% : growth; 7.09% -> 7.09% => [增长]7.09% -> 下降 : growth",
    ),
]

SUMS = [
    case(
        "a list behind a colon names all parts",
        "卫生院总支出812.65万元，其中：人员支出523.15万元，药品支出289.50万元。",
        "sum 812.65 523.15 289.50",
        "812.65 -> 821.65; 289.50 -> 298.50",
    ),
    case(
        "a total behind its parts",
        "看守所伙食费64.80万元、水电费21.35万元、被服费9.60万元，合计95.75万元。",
        "sum 95.75 64.80 21.35 9.60",
        "95.75 -> 97.55; 21.35 -> 12.35",
    ),
    case(
        "a total before its parts",
        "三座水库蓄水合计2846.50万立方米，东山水库1264.30万立方米、石坝水库986.70万立方米、柳沟水库595.50万立方米。",
        "sum 2846.50 1264.30 986.70 595.50",
        "595.50 -> 559.50",
    ),
    case(
        "parts added up to a total",
        "镇本级收入3.42亿元，加上上级补助7.85亿元、上年结转0.66亿元、调入资金0.37亿元，收入总计12.30亿元。",
        "sum 12.30 3.42 7.85 0.66 0.37",
        "12.30 -> 12.60; 7.85 -> 7.58",
    ),
    case(
        "parts in a bracket",
        "公务用车费26.80万元（购置费0万元、运行费26.80万元），已按规定公示。",
        "",
        "运行费[26.80]万元 -> 28.60 : sum",
    ),
    case(
        "parts in a bracket behind among which",
        "检察院办理案件684件（其中：刑事检察421件，民事行政检察263件）。",
        "sum 684 421 263",
        "684 -> 648; 263 -> 236",
    ),
    case(
        "parts in a bracket behind including",
        "全校教职工186人（包括专任教师152人、教辅人员21人、工勤人员13人）。",
        "sum 186 152 21 13",
        "152 -> 125",
    ),
    case(
        "one whole split twice",
        "全年征收水资源费9320万元：工业用水6384万元，生活用水2936万元；按部门分，水务部门7105万元，住建部门2215万元。",
        "sum 9320 6384 2936; sum 9320 7105 2215",
        "2936 -> 2396; 2215 -> 2125",
    ),
    case(
        "one whole looked at from a side",
        "全县接待游客218.60万人次。从来源看，省内游客164.20万人次，省外游客54.40万人次。",
        "sum 218.60 164.20 54.40",
        "54.40 -> 45.40",
    ),
    case(
        "parts in a bracket inside a part",
        "交警大队支出1436.20万元，其中：基本支出986.40万元（其中：人员经费842.10万元，公用经费144.30万元），项目支出449.80万元。",
        "sum 1436.20 986.40 449.80; sum 986.40 842.10 144.30",
        "449.80 -> 494.80; 144.30 -> 134.30",
    ),
    case(
        "names without amounts make no sum",
        "人员经费842.10万元，主要包括：基本工资、津贴补贴、奖金、社会保障缴费；公用经费144.30万元，主要包括：办公费、印刷费、水费、电费。",
    ),
    case(
        "parts in numbered paragraphs",
        "档案馆本年支出648.30万元。其中：\n1.人员经费412.60万元，用于工资福利。\n2.公用经费87.20万元，用于日常运转。\n3.项目经费148.50万元，用于档案数字化。",
        "sum 648.30 412.60 87.20 148.50",
        "148.50 -> 184.50; 648.30 -> 684.30",
    ),
    case(
        "numbered parts that run on in one line",
        "街道办全年支出1284.60万元：一、基本支出736.40万元；二、项目支出512.20万元；三、上缴上级支出36.00万元。",
        "sum 1284.60 736.40 512.20 36.00",
        "512.20 -> 521.20",
    ),
    case(
        "parts behind circled numbers",
        "抗旱资金到位460.00万元，其中：①中央资金260.00万元，②省级资金120.00万元，③县级配套80.00万元。",
        "sum 460.00 260.00 120.00 80.00",
        "120.00 -> 102.00",
    ),
    case(
        "parts behind dashes",
        "本年安排就业资金735.40万元，其中：\n——公益性岗位补贴412.20万元；\n——社会保险补贴208.70万元；\n——培训补贴114.50万元。",
        "sum 735.40 412.20 208.70 114.50",
        "114.50 -> 141.50",
    ),
    case(
        "parts told as firstly, secondly",
        "全年投入防火经费318.60万元：一是购置装备126.40万元；二是修建隔离带152.20万元；三是宣传培训40.00万元。",
        "sum 318.60 126.40 152.20 40.00",
        "152.20 -> 125.20",
    ),
    case(
        "parts without any marker",
        "城区供热公司收费完成8460.50万元。居民用热收费6012.30万元，清欠力度加大；单位用热收费2448.20万元。",
        "sum 8460.50 6012.30 2448.20",
        "2448.20 -> 2484.20",
    ),
    case(
        "a total whose parts rise and fall",
        "粮食总产量48.62万吨，夏粮31.27万吨，增长2.1%，秋粮17.35万吨，下降0.8%。",
        "sum 48.62 31.27 17.35",
        "17.35 -> 13.75",
    ),
    case(
        "one part is the whole and the other is nothing",
        "妇联本年支出136240元，其中：基本支出136240元，项目支出0元。",
        "",
        "基本支出[136240]元 -> 132640 : sum",
    ),
    case("all of it is one part", "计生协会全年支出286412.50元，全部是基本支出。"),
    case(
        "people by kind",
        "学校年末实有在编人员94人，其中：高级教师18人，一级教师41人，二级教师及以下35人。",
        "sum 94 18 41 35",
        "41 -> 51",
    ),
    case(
        "cases counted with different words",
        "全年受理各类纠纷412起，包括邻里纠纷186起、婚姻家庭纠纷97起、劳动争议129起。",
        "sum 412 186 97 129",
        "129 -> 192",
    ),
    case(
        "the rest is told as the rest",
        "抽检食品样品860批次，合格834批次，其余26批次不合格。",
        "sum 860 834 26",
        "26 -> 36 : sum difference",
    ),
    case(
        "parts told respectively",
        "福利院供养老人、儿童、残疾人共计238人，分别为164人、31人、43人。",
        "sum 238 164 31 43",
        "43 -> 34",
    ),
    case(
        "a whole of parts of parts, in several sentences",
        "水利局全年支出2684.30万元。按支出性质分：基本支出1012.40万元，占37.72%；项目支出1671.90万元，"
        "占62.28%。基本支出中，人员经费864.20万元，日常公用经费148.20万元。",
        "sum 2684.30 1012.40 1671.90; sum 1012.40 864.20 148.20; share 1012.40 2684.30 37.72%",
        "148.20 -> 184.20 : sum; 1671.90 -> 1617.90 : sum share",
    ),
]

SHARES = [
    case(
        "each part with its share",
        "疾控中心支出812.60万元，其中：基本支出521.40万元，占64.16%；项目支出291.20万元，占35.84%。",
        "share 521.40 812.60 64.16%; share 291.20 812.60 35.84%; sum 812.60 521.40 291.20",
        "64.16% -> 61.46%; 占[35.84%] -> 38.54%",
    ),
    case(
        "the base of a share is told in words and its value sentences earlier",
        "全县一般公共预算支出52.46亿元。各部门严控一般性支出，库款保持平稳。全年民生支出41.03亿元，占一般公共预算支出的78.2%。",
        "share 41.03 52.46 78.2%",
        "78.2% -> 87.2%",
    ),
    case(
        "shares of three parts told respectively",
        "派出所、交警、刑侦出警分别为3120次、1864次、416次，占出警总数5400次的比重分别为57.8%、34.5%、7.7%。",
        "share 3120 5400 57.8%; share 1864 5400 34.5%; share 416 5400 7.7%",
        "34.5% -> 43.5%",
    ),
    case(
        "one part and its share of two bases",
        "教育支出6.84亿元，全县一般公共预算支出38.20亿元、财政总支出45.60亿元，教育支出占一般公共预算支出和财政总支出的比重分别为"
        "17.9%和15.0%。",
        "share 6.84 38.20 17.9%; share 6.84 45.60 15.0%",
        "17.9% -> 19.7%; 15.0% -> 10.5%",
    ),
    case(
        "the structure of three parts as a ratio",
        "全年地区生产总值286.00亿元，其中第一产业34.60亿元，第二产业128.70亿元，第三产业122.70亿元，三次产业结构为12.1:45.0:42.9。",
        "sum 286.00 34.60 128.70 122.70; sum 12.1 45.0 42.9",
        "45.0 -> 54.0 : sum share",
    ),
    case(
        "a structure moves from one ratio to another",
        "三次产业结构由13.4:44.2:42.4调整为12.1:45.0:42.9。",
        "sum 13.4 44.2 42.4; sum 12.1 45.0 42.9",
        "42.9 -> 49.2; 44.2 -> 42.2",
    ),
    case(
        "a share told behind its part",
        "全院开展手术4260台次，其中微创手术1534台次，占比36.0%。",
        "share 1534 4260 36.0%",
        "36.0% -> 63.0%",
    ),
    case(
        "a weight told behind its part",
        "年末林地面积86.40万亩，其中生态公益林51.20万亩，所占比重为59.3%。",
        "share 51.20 86.40 59.3%",
        "59.3% -> 52.9%",
    ),
    case(
        "two parts, each with its share, told respectively",
        "全所在编民警64人，其中男民警48人、女民警16人，分别占75%、25%。",
        "share 48 64 75%; share 16 64 25%; sum 64 48 16",
        "75% -> 57%",
    ),
    case(
        "some of so many, with the share",
        "监测的12个水质断面中，9个达到或优于Ⅲ类，占75%。",
        "share 9 12 75%",
        "75% -> 65%",
    ),
    case(
        "a share in tenths",
        "全县共有行政村120个，其中已通客车的村84个，占七成。",
        "share 84 120 七成",
        "七成 -> 九成",
    ),
    case(
        "shares of a closed list make 100%",
        "问卷结果显示，很满意占62.4%，满意占29.8%，基本满意占5.6%，不满意占2.2%。",
        "sum 62.4% 29.8% 5.6% 2.2%",
        "29.8% -> 28.9%",
    ),
    case(
        "changes of the shares of a closed structure make nothing",
        "三次产业结构由13.2:46.8:40.0调整为13.6:44.2:42.2，比重分别提高0.4、下降2.6、提高2.2个百分点。",
        "difference 13.2 13.6 0.4; difference 46.8 44.2 2.6; difference 40.0 42.2 2.2",
        "2.6 -> 6.2",
    ),
]

COMPLETION = [
    case(
        "accounts against the budget",
        "公务接待费预算36.00万元，支出决算27.54万元，完成预算的76.50%。",
        "completion 27.54 36.00 76.50%",
        "76.50% -> 75.60%; 27.54 -> 25.74",
    ),
    case(
        "accounts against the budget at the start of the year",
        "中学本年支出年初预算为1640.20万元，支出决算为1722.35万元，完成年初预算的105.01%。",
        "completion 1722.35 1640.20 105.01%",
        "105.01% -> 150.01%",
    ),
    case(
        "the budget stands inside the rate's words",
        "前六个月税务部门组织收入4453万元，占年初预算8200万元的54.3%。",
        "completion|share 4453 8200 54.3%",
        "54.3% -> 53.4% : completion share",
    ),
    case(
        "a target in the rate's words",
        "城镇新增就业4318人，完成目标任务4000人的107.95%。",
        "completion 4318 4000 107.95%",
        "107.95% -> 109.75%; 4000 -> 4200",
    ),
    case(
        "a target, a result and a rate in three clauses",
        "全年计划改造老旧管网64公里，实际完成68.8公里，完成率107.5%。",
        "completion 68.8 64 107.5%",
        "107.5% -> 105.7%",
    ),
    case(
        "budget and prior year in one sentence",
        "三公经费决算27.54万元，完成预算36.00万元的76.50%，比上年减少3.06万元，下降10.00%。",
        "completion 27.54 36.00 76.50%; growth 27.54 3.06 10.00%",
        "76.50% -> 67.50%; 10.00% -> 11.00% : growth",
    ),
    case(
        "a budget adjusted by an amount",
        "法院项目支出预算由652.40万元调整为718.60万元，调增66.20万元。",
        "difference|sum 652.40 718.60 66.20",
        "66.20 -> 62.60 : difference sum",
    ),
    case(
        "a budget with money added during the year",
        "年初预算486.30万元，年中追加52.70万元，调整后预算539.00万元。",
        "difference|sum 486.30 52.70 539.00",
        "539.00 -> 593.00 : difference sum",
    ),
    case(
        "the difference between budget and accounts",
        "运行维护费预算数12.60万元，决算数10.85万元，差额1.75万元。",
        "difference|sum 12.60 10.85 1.75",
        "1.75 -> 1.57 : difference sum",
    ),
    case(
        "accounts level with the budget",
        "因公出国（境）费预算3.20万元，决算3.20万元，与预算持平。",
        "",
        "决算[3.20]万元 -> 2.30 : difference limit growth completion",
    ),
    case(
        "ahead of the pace of the year",
        "1—9月完成固定资产投资18.62亿元，占年度计划24亿元的77.6%，超时序进度2.6个百分点。",
        "completion|share 18.62 24 77.6%; difference 77.6% 2.6",
        "2.6 -> 6.2 : difference",
    ),
    case(
        "behind the pace of the year",
        "1—6月植树造林完成年度计划的46.5%，欠时序进度3.5个百分点。",
        "difference 46.5% 3.5",
        "3.5 -> 5.3",
    ),
    case(
        "cases taken in and closed",
        "仲裁院受理争议286件，办结279件，办结率97.55%。",
        "completion|share 286 279 97.55%",
        "97.55% -> 95.75% : completion share",
    ),
    case(
        "criminal cases opened and solved",
        "全年立刑事案件412起，破获337起，破案率81.8%。",
        "completion|share 412 337 81.8%",
        "81.8% -> 88.1% : completion share",
    ),
    case(
        "problems found and mended",
        "排查燃气隐患1260处，已整改1197处，整改率95%。",
        "completion|share 1260 1197 95%",
        "95% -> 98% : completion share",
    ),
    case(
        "the reason why the accounts are below the budget",
        "培训费预算8.40万元，支出决算6.15万元，决算数小于预算数的主要原因是部分培训改为线上。",
        "",
        "小于 -> 大于 : limit difference completion",
    ),
    case(
        "three completions on three bases",
        "支出决算1820.60万元，年初预算1654.00万元，完成年初预算的110.1%；调整预算1873.20万元，完成调整预算的97.2%。",
        "completion 1820.60 1654.00 110.1%; completion 1820.60 1873.20 97.2%",
        "110.1% -> 101.1%; 97.2% -> 92.7%",
    ),
    case(
        "two rates that fit each other's figures",
        "全年计划建设充电桩80个，建成100个，完成率125.0%；计划建设停车位640个，建成736个，完成率115.0%。",
        "completion 80 100 125.0%; completion 640 736 115.0%",
        "125.0% -> 115% => 115.0% -> 125%",
    ),
    case(
        "more than planned, in words",
        "全年计划巡河3600次，实际巡河3912次，超额完成任务。",
        "",
        "3912 -> 3312 : completion limit difference",
    ),
]

POINTS = [
    case(
        "a share that rose, with last year's in a bracket",
        "高新技术产品产值占比58.4%，同比提高1.8个百分点（上年56.6%）。",
        "difference 58.4% 56.6% 1.8",
        "1.8 -> 8.1",
    ),
    case(
        "points up to a level from a level",
        "农村自来水普及率由91.6%提高到94.2%，提高2.6个百分点。",
        "difference 91.6% 94.2% 2.6",
        "2.6 -> 6.2",
    ),
    case(
        "points up to a level, last year's told before",
        "上年群众安全感为96.35%，本年提升1.27个百分点至97.62%。",
        "difference 96.35% 97.62% 1.27",
        "1.27 -> 2.17",
    ),
    case(
        "above the province by so many points",
        "县域义务教育巩固率97.8%，高于全省平均水平96.5%1.3个百分点。",
        "difference 97.8% 96.5% 1.3",
        "1.3 -> 3.1",
    ),
    case(
        "faster than the province, whose rate is told",
        "全年规模以上工业用电量增长8.6%，比全省6.9%的增速快1.7个百分点。",
        "difference 8.6% 6.9% 1.7",
        "1.7 -> 2.7",
    ),
    case("above nation and province, whose rates are not told", "空气优良天数比例92.6%，分别高于全国、全省2.1个和1.3个百分点。"),
    case("up by points to a level, with nothing to start from", "生活垃圾无害化处理率提升2个百分点至71.4%。"),
    case(
        "narrower than a rate told before",
        "上半年货运量下降8.6%，前三季度下降7.2%，降幅较上半年收窄1.4个百分点。",
        "difference 8.6% 7.2% 1.4",
        "1.4 -> 4.1",
    ),
    case(
        "quicker than in the first months",
        "1—11月社会消费品零售额增长5.3%，增速较1—10月的4.7%加快0.6个百分点。",
        "difference 5.3% 4.7% 0.6",
        "0.6 -> 1.6",
    ),
]

LEVELS = [
    case("a rank says nothing to recompute", "森林覆盖率居全市第4位（前移2位），公众满意度全省第11位、片区第5位，并列第六。"),
    case("a level told without figures", "办公用房面积1260平方米，与上年持平；车辆编制无变化，培训费零增长，会议费同上年。"),
    case(
        "level with last year, both told",
        "本年度公务接待费支出3.20万元，上年支出3.20万元，与上年持平。",
        "",
        "本年度公务接待费支出[3.20]万元 -> 4.80 : growth difference repeat",
    ),
    case(
        "so much a head and year for so many",
        "全镇为42名人大代表落实履职补贴，每人每年1500元，计63000元。",
        "per_capita 42 1500 63000",
        "63000 -> 36000; 1500 -> 1800",
    ),
    case(
        "the mean of cases",
        "法律援助中心办理涉农案件96件，涉案标的额2304万元，平均每件24万元。",
        "per_capita 96 2304 24",
        "24 -> 42",
    ),
    case(
        "yield, area and crop",
        "小麦播种面积42.50万亩，单产396.0公斤/亩，总产16.83万吨。",
        "per_capita 42.50 396.0 16.83",
        "396.0 -> 369.0; 16.83 -> 18.63",
    ),
    case(
        "money per pupil",
        "学校在校生1260人，全年公用经费支出163.80万元，生均公用经费1300元。",
        "per_capita 1260 163.80 1300",
        "1300 -> 1030",
    ),
    case(
        "a price for each square metre",
        "改造教室1850平方米，总投资129.50万元，每平方米造价700元。",
        "per_capita 1850 129.50 700",
        "700 -> 770",
    ),
    case(
        "so many things at a price each",
        "采购执法记录仪120台，单价1850元，共支出22.20万元。",
        "per_capita 120 1850 22.20",
        "22.20 -> 20.22",
    ),
    case(
        "cost of each car",
        "公务用车保有量18辆，运行维护费37.80万元，车均2.10万元。",
        "per_capita 18 37.80 2.10",
        "2.10 -> 1.20",
    ),
]

BALANCES = [
    case(
        "income less spending is left over",
        "全镇收入总计12.86亿元，支出总计11.72亿元，收支相抵，年终结余1.14亿元。",
        "difference|sum 12.86 11.72 1.14",
        "1.14 -> 1.41 : difference sum",
    ),
    case(
        "carried over, taken in, spent, carried on",
        "职工互助会上年结转38.60万元，本年收入126.40万元，本年支出118.75万元，年末结转46.25万元。",
        "difference|sum 38.60 126.40 118.75 46.25",
        "46.25 -> 42.65 : difference sum",
    ),
    case(
        "exports less imports",
        "全年出口42.6亿元，进口17.9亿元，贸易顺差24.7亿元。",
        "difference|sum 42.6 17.9 24.7",
        "24.7 -> 27.4 : difference sum",
    ),
    case("a ratio that narrowed", "城乡居民收入比由上年的2.31:1缩小为2.27:1。"),
    case(
        "so much more than the other",
        "城镇居民人均可支配收入41260元，农村居民人均可支配收入19840元，城镇比农村高21420元。",
        "difference|sum 41260 19840 21420",
        "21420 -> 24120 : difference sum",
    ),
]

COUNTS = [
    case(
        "a number and its names behind namely",
        "馆内设有3个展厅，即通史展厅、民俗展厅、书画展厅。",
        "count 3",
        "3 -> 4",
    ),
    case(
        "a number and its names, respectively",
        "中心下设4个科室，分别为办公室、检验科、监测科、财务科。",
        "count 4",
        "4 -> 5; 4 -> 4 => 、财务科 -> ∅; 4 -> 4 => 检验科 -> 检验科、收费室",
    ),
    case(
        "a number and the names that it includes",
        "全局共有5个下属事业单位，包括种子站、植保站、土肥站、农机站、畜牧站。",
        "count 5",
        "5 -> 6",
    ),
    case("an open list in front of its number", "医院设有内科、外科、妇产科等12个临床科室。"),
    case(
        "an open list as long as its number",
        "学校下设教务处、总务处、德育处、安保处、团委等5个处室。",
        "",
        "5 -> 4 : count",
    ),
    case(
        "a number split into kinds",
        "全县共有养老机构36个，其中公办14个、民办22个。",
        "sum 36 14 22",
        "22 -> 32 : sum limit",
    ),
    case(
        "begun as planned, less those not begun, and those begun early",
        "计划开工49个项目，已开工47个（提前开工3个，未按计划开工5个）。",
        "sum|difference 49 47 3 5",
        "47 -> 45 : sum difference",
    ),
    case(
        "risen, level and fallen are all",
        "监测的50种药品价格中，上涨18种、持平2种、下降30种。",
        "sum 50 18 2 30",
        "30 -> 20",
    ),
    case(
        "so many measures, told one by one",
        "主要做了以下三项工作：一是完善制度，二是加强巡查，三是开展宣传。",
        "",
        "三项 -> 四项 : count",
    ),
]

YEARS = [
    case(
        "a mean yearly growth over four years",
        "图书馆年流通册次由2019年的64.0万册次增加到2023年的83.6万册次，年均增长6.91%。",
        "growth 64.0 83.6 6.91%",
        "6.91% -> 5.49%; 83.6 -> 86.3",
    ),
    case(
        "a mean yearly growth over a five-year plan",
        "“十三五”期间，全县林业产值由2015年的12.40亿元增加到2020年的18.90亿元，年均增长8.8%。",
        "growth 12.40 18.90 8.8%",
        "8.8% -> 11.1%",
    ),
    case("a mean over two years from an untold base", "全年快递业务量3860万件，两年平均增长12.4%。"),
    case(
        "debt under its ceiling",
        "年末政府债务余额26.41亿元，控制在限额28.03亿元以内。",
        "limit 26.41 28.03",
        "26.41 -> 29.41",
    ),
    case(
        "staff within the establishment",
        "核定编制46人，年末实有在职44人，在职人员控制率95.65%。",
        "share|completion|limit 44 46 95.65%",
        "95.65% -> 59.65% : share completion limit; 44 -> 48 : limit share completion",
    ),
    case("a fall turned into a rise", "规模以上工业产值由上年下降3.2%转为增长1.5%，县属企业由亏转盈。"),
    case(
        "a narrower fall is a higher rate",
        "全年水上客运量下降7.2%，上年下降8.6%，降幅收窄1.4个百分点。",
        "difference 7.2% 8.6% 1.4",
        "收窄 -> 扩大",
    ),
    case(
        "one total in three sections",
        "一、收入情况\n本年收入总计1846.20万元，均为财政拨款。\n二、支出情况\n本年支出总计1846.20万元。\n三、财政拨款收支情况\n财政拨款收入总计1846.20万元，财政拨款支出总计1846.20万元。",
        "",
        "财政拨款支出总计[1846.20]万元 -> 1864.20 : repeat sum difference",
    ),
    case(
        "one project told twice",
        "（一）项目管理\n文庙修缮项目总投资186.40万元，已于10月完工。\n（二）项目产出\n文庙修缮项目总投资186.40万元，验收合格。",
        "",
        "项目总投资[186.40]万元，验收 -> 168.40 : repeat",
    ),
    case(
        "a table and the text before it",
        "本年度“三公”经费支出26.40万元，其中公务接待费6.20万元，公务用车运行维护费20.20万元。\n“三公”经费支出表\n单位：万元\n"
        "项目\t决算数\n公务接待费\t6.20\n公务用车运行维护费\t20.20\n合计\t26.40\n",
        "",
        "接待费\t[6.20] -> 2.60 : sum repeat",
    ),
    case(
        "one amount in two units",
        "全年粮食储备15.40万吨（3.08亿斤）。",
        "repeat 15.40 3.08",
        "3.08 -> 3.80",
    ),
    case(
        "one area in two units",
        "造林面积4.20万亩（2800公顷），全部通过验收。",
        "repeat 4.20 2800",
        "2800 -> 2080",
    ),
    case(
        "the change of the whole is the sum of the changes of its parts",
        "中学本年支出2316.40万元，比上年增加184.20万元，其中人员经费增加126.50万元，公用经费减少8.30万元，项目支出增加66.00万元。",
        "sum|difference 184.20 126.50 8.30 66.00",
        "66.00 -> 60.60 : sum difference",
    ),
    case(
        "a part that draws the whole",
        "全县用电量增长7.4%，其中工业拉动4.6个百分点，居民生活拉动2.1个百分点，其他拉动0.7个百分点。",
        "sum 7.4% 4.6 2.1 0.7",
        "4.6 -> 6.4 : sum growth",
    ),
    case(
        "a score and its grade",
        "本单位整体支出绩效自评得分92.5分，评价等级为“优”。",
        "grade 92.5 优",
        "“[优]” -> 中",
    ),
]

QUANTITIES = [
    case(
        "two, one and no decimals in one list",
        "体育中心支出512.66万元，其中：维护费280.46万元、水电费91.2万元、人员费141万元。",
        "sum 512.66 280.46 91.2 141",
        "91.2 -> 19.2",
    ),
    case(
        "whole amounts in yuan",
        "慰问困难党员支出63000元，其中现金48000元、物资15000元。",
        "sum 63000 48000 15000",
        "48000 -> 84000",
    ),
    case(
        "a whole in hundred millions and parts in ten thousands",
        "全年落实惠农补贴1.28亿元，其中耕地补贴8600万元、农机补贴4200万元。",
        "sum 1.28 8600 4200",
        "8600 -> 6800",
    ),
    case(
        "yuan to the cent are exact",
        "食堂结算金额18642.37元，其中：粮油9864.12元、蔬菜8778.25元。",
        "sum 18642.37 9864.12 8778.25",
        "8778.25 -> 8778.26",
    ),
    case(
        "full-width signs and digits",
        "住院人次１２６４人次，比上年增加８４人次，增长7.12％。",
        "growth １２６４ ８４ 7.12％",
        "7.12％ -> 7.21％",
    ),
    case("half and seven tenths as shares", "参训学员580人，其中女性326人，占比过半；35岁以下402人，占近七成。"),
    case(
        "a fraction in words",
        "参会代表120名，其中妇女代表40名，占1/3。",
        "share 120 40 1/3",
        "40 -> 60",
    ),
    case(
        "per mille",
        "年末常住人口612000人，全年出生3745人，出生率6.12‰。",
        "share 3745 612000 6.12‰",
        "6.12‰ -> 1.62‰",
    ),
    case(
        "percentage points without their measure word",
        "两所学校优良率为68.5%和62.3%，比全县50%的平均水平高18.5和12.3百分点。",
        "difference 68.5% 50% 18.5; difference 62.3% 50% 12.3",
        "18.5 -> 15.8",
    ),
    case(
        "a blank before the unit and the percent sign",
        "法庭购置车辆 1 辆，支出 18.40 万元，比上年增加 2.30 万元，增长 14.3 %。",
        "growth 18.40 2.30 14.3",
        "14.3 % -> 12.4 %",
    ),
    case(
        "a line whose letters the page set apart",
        "本 年 支 出 812.65 万 元 ， 其 中 ： 基 本 支 出 523.15 万 元 ， 项 目 支 出 289.50 万 元 。",
        "sum 812.65 523.15 289.50",
        "289.50 -> 298.50",
    ),
    case(
        "a decimal point with blanks around it",
        "医疗收入1268.40万元，比上年增加111.10万元，增长9 . 6%。",
        "growth 1268.40 111.10 9",
        "9 . 6% -> 6 . 9%",
    ),
    case(
        "a comma between thousands",
        "中职学校收入1,268.40万元，其中：财政拨款1,012.30万元，事业收入256.10万元。",
        "sum 1,268.40 1,012.30 256.10",
        "256.10 -> 265.10",
    ),
    case(
        "a blank between thousands",
        "发放助学金31 206元，其中小学12 400元、初中18 806元。",
        "sum 31 12 18",
        "18 806 -> 18 608",
    ),
    case(
        "a comma between two numbers that share a unit",
        "县医院门诊、住院收入各为412.49,514.39万元，合计926.88万元。",
        "sum 926.88 412.49 514.39",
        "926.88 -> 962.88",
    ),
    case(
        "nothing as a number, in words and as a mark",
        "“三公”经费支出6.40万元，其中：因公出国（境）费0万元，占0%；公务用车购置费0.00万元；公务接待费6.40万元；会议费无；培训费未发生。",
        "",
        "接待费[6.40]万元 -> 4.60 : sum",
    ),
    case(
        "a bit over and about",
        "全年发放救助金5400余万元，其中低保3260万元、特困约2150万元。",
        "sum 5400 3260 2150",
        "3260 -> 6230",
    ),
    case("over, near and at least change no claim", "惠及群众3000多户，培训20余家企业近600人次，服务志愿者逾1200人，满意度95%以上。"),
    case(
        "at least so many, and so many were done",
        "年度指标：开展讲座≥50场，实际完成56场，完成率112%。",
        "completion 50 56 112%",
        "112% -> 121%",
    ),
    case(
        "a negative growth",
        "渡口客运量18.40万人次，上年19.20万人次，增长-4.17%。",
        "growth 18.40 19.20 4.17%",
        "4.17% -> 4.71%",
    ),
    case(
        "a growth called negative",
        "殡仪服务收入286.40万元，比上年减少23.55万元，负增长7.6%。",
        "growth 286.40 23.55 7.6%",
        "7.6% -> 6.7%",
    ),
    case(
        "cases and persons in one word are two facts",
        "接待来访96宗512人次，其中个人访81宗126人次，集体访15宗386人次。",
        "sum 96 81 15; sum 512 126 386",
        "386 -> 368; 15 -> 25",
    ),
    case(
        "three hundred millions in words",
        "争取专项债3个亿，其中水厂1.8亿、管网1.2亿。",
        "sum 3 1.8 1.2",
        "1.8 -> 2.8",
    ),
    case(
        "ten thousands without the yuan",
        "全年筹集善款8630万，其中企业捐赠6210万、个人捐赠2420万。",
        "sum 8630 6210 2420",
        "2420 -> 4220",
    ),
    case(
        "a unit stated once for a list",
        "三大产业园产值分别为56、73、41亿元，合计170亿元。",
        "sum 170 56 73 41",
        "170 -> 180",
    ),
    case(
        "percentage points with a measure word in the middle of a list",
        "优秀率、及格率由上年的41%、88.0%提高到44%、94.5%，分别提高3个、6.5个百分点。",
        "difference 41% 44% 3; difference 88.0% 94.5% 6.5",
        "6.5 -> 5.6",
    ),
    case(
        "lines broken inside words",
        "广播电视台在县委、县政府的正确领导下，坚持正确舆论导向，全年各项收入稳步增\n长。本年经营收入318.60万元，其中广告收入206.20万元，网络服务收入112.40万元，经\n"
        "营收入比上年增加12.40万元，增长4.05%，完成了年初确定的各项任务，为下一年度的发\n展打下了基础。",
        "growth 318.60 12.40 4.05%; sum 318.60 206.20 112.40",
        "4.05% -> 4.50%",
    ),
    case(
        "lines broken inside clauses",
        "养护中心按照年初工作安排，抓紧组织国省干线养护工程施工，本年支出1846.30万元，其\n中：路面养护支出1212.10万元，桥梁养护支出634.20万元，比上年同期增加\n"
        "86.40万元，增长4.91%。",
        "growth 1846.30 86.40 4.91%; sum 1846.30 1212.10 634.20",
        "634.20 -> 643.20 : sum; 4.91% -> 9.41%",
    ),
    case(
        "a page number between two halves of a sentence",
        "养护中心按照年初工作安排，抓紧组织国省干线养护工程施工，本年支出1846.30万元，其中：路面\n—5—\n养护支出1212.10万元，桥梁养护支出634.20万元，"
        "均按合同约定进度支付。",
        "sum 1846.30 1212.10 634.20",
        "634.20 -> 643.20",
    ),
    case(
        "a lone page number between two halves of a sentence",
        "养护中心按照年初工作安排，抓紧组织国省干线养护工程施工，本年支出1846.30万元，其中：路面\n12\n养护支出1212.10万元，桥梁养护支出634.20万元，"
        "均按合同约定进度支付。",
        "sum 1846.30 1212.10 634.20",
        "634.20 -> 643.20",
    ),
    case(
        "a whole page torn into lines, with its number in the middle",
        page(PAGE, number_after=4),
        "sum 1846.30 1212.10 634.20; growth 1846.30 86.40 4.91%; completion|share 286 279 97.55%; share 634.20 1846.30 34.35%",
        "634.20 -> 643.20 : sum share; 4.91% -> 9.41% : growth; 97.55% -> 95.75% : completion share",
    ),
    case(
        "a footnote mark glued to a rate",
        "卷烟打假立案216起，比上年增加16起，增长8.0%[1]，罚没款另计。",
        "growth 216 16 8.0%",
        "16 -> 61",
    ),
    case(
        "a lost comma glues two clauses",
        "续建项目完成投资12.80亿元，占计划20亿元的64%37个新建项目全部开工。",
        "completion|share 12.80 20 64%",
        "64% -> 46% : completion share",
    ),
    case(
        "numbers that count nothing",
        "根据〔2019〕14号和【2016】56号文件，2023年（2010101科目、项目T000010）按“3+3”产业布局、“2+26”城市要求和“168计划”，"
        "对220千伏线路、1.8升公务车、PM2.5站点及5G基站（Ⅲ类水体附近）共投入318.60万元，其中：（1）设备126.40万元；（2）安装192.20万元。"
        "详见公开01表、附件3。“十四五”期间执行4*1.5*2的测算口径，第三产业不计入。",
        "sum 318.60 126.40 192.20",
        "126.40 -> 162.40",
    ),
    case(
        "dates and clause numbers beside amounts",
        "自7月20日起，依据第12条第3款，2022—2023年度对3个二级单位、1个村级站补助36.00万元，其中一季度拨付20.00万元，二季度拨付16.00万元。",
        "sum 36.00 20.00 16.00",
        "16.00 -> 19.00",
    ),
    case(
        "rates per something, per mille points and round marks",
        "人均绿地12.6平方米/人，单产412公斤/亩，PM2.5浓度32微克/立方米，"
        "每百元产值能耗84.20元，抽检4.2批次/千人，自然增长率-0.35‰，下降0.12个千分点，存款突破千亿元大关。",
    ),
    case("zeros at the end of a sentence", "本年因公出国（境）团组0个，累计0人次，支出为0.\n购置公务用车 0 辆，支出0.00万元，无增减变化。"),
    case("limits quoted from rules", "按照规定，执行率低于90%需说明原因，单项得分不足60%的扣2分，超过30万元的采购须公开招标。"),
]

WITHOUT_UNIT = [
    case(
        "a prior value without a unit",
        "公务接待费3.05万元，较上年3.12减少0.07万元。",
        "difference 3.05 3.12 0.07",
        "0.07 -> 0.70",
    ),
    case(
        "a part without a unit",
        "人员经费186.40万元，其中基本工资102.60万元，绩效工资65.40，奖金18.40万元。",
        "sum 186.40 102.60 65.40 18.40",
        "18.40 -> 14.80",
    ),
]

CASES = [*GROWTH, *SUMS, *SHARES, *COMPLETION, *POINTS, *LEVELS, *BALANCES, *COUNTS, *YEARS, *QUANTITIES]


@each(CASES)
def test_a_true_instance_is_read_and_not_reported(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_false_instance_is_reported_at_its_figure(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""


@each(WITHOUT_UNIT)
def test_a_figure_without_its_unit_is_read_and_only_its_unit_missed(one: Case) -> None:
    assert [alarm for alarm in alarms(one.text) if not alarm.startswith("UNT001")] == []
    assert unread(one.text, one.claims) == []
    for slip in one.slips:
        text, spans, families = slipped(one, slip)
        assert misreported(text, spans, families) == ""
