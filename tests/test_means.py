"""Values per head, per item and per period: the two figures that a mean is made of, wherever in the document they stand. Every text is
invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

BESIDE = [
    case(
        "the amount of an item told a sentence before, with its change between",
        "2.公务接待费：预算4.60万元，决算3.84万元，完成预算的83.48%。全年接待国内来访42批次、480人次，人均80元。",
        "per_capita 3.84 480 80",
        "3.84 -> 3.48 : per_capita completion",
    ),
    case(
        "each car, where there are several kinds of them",
        "公务用车运行维护费37.41万元，比上年减少1.15万元。年末保有公务用车17辆，其中执法用车12辆、其他用车5辆，平均每辆2.20万元。",
        "per_capita 37.41 17 2.20",
        "37.41 -> 34.71",
    ),
    case(
        "heads are not groups: a mean that fits the number of groups is wrong",
        "公务接待费5.57万元，共接待68批次512人次，人均108.79元。",
        "per_capita 5.57 512 108.79",
        "108.79 -> 819.12",
    ),
    case(
        "so many pupils at a rate for a school year", "资助学生1216人，每生每学年2000元，共发放243.20万元。", "per_capita 1216 2000 243.20"
    ),
    case(
        "a price, the number before it and the total behind it",
        "课后服务受益学生12840人，标准每生每学年360元，需462.24万元。",
        "per_capita 12840 360 462.24",
        "462.24 -> 642.24",
    ),
    case(
        "another unit for the amount of all",
        "查处案件22起，结案20起，收缴罚没款38.6万元，每起结案案件平均1.93万元。",
        "per_capita 20 38.6 1.93",
        "38.6万元 -> 38.6元 : per_capita unit",
    ),
    case(
        "tons for kilogrammes",
        "粮食播种面积279.6万亩，总产量118.43万吨；平均亩产423.57公斤。",
        "per_capita 118.43 279.6 423.57",
        "423.57公斤 -> 423.57吨 : per_capita unit",
    ),
    case(
        "beds for a thousand people",
        "年末医疗卫生机构床位14360张，其中医院10425张、基层机构3935张；按年末常住人口218.36万人计算，每千人拥有床位6.58张。",
        "per_capita 14360 218.36 6.58",
        "6.58 -> 5.68",
    ),
    case(
        "rows of amounts, numbers and means",
        "甲、乙、丙三县分别支付1408.20万元、1163.75万元和1021.48万元，培训人次分别为9870、8644和7512，人次均补贴分别为1426.7元、1346.3元和1359.8元。",
        "per_capita 1426.7 1408.20 9870; per_capita 1346.3 1163.75 8644; per_capita 1359.8 1021.48 7512",
        "8644 -> 8464; 1359.8 -> 1395.8",
    ),
    case(
        "days that a patient stays",
        "全年出院26148人次，实际占用总床日数183036天，平均住院日7.0天。",
        "per_capita 26148 183036 7.0",
    ),
]

ELSEWHERE = [
    case(
        "divided by those whom the words name",
        "一、基本情况\n年末在职人员86人，其中员额法官33人、法官助理53人。\n二、办案\n审执结案件7986件，未结580件，员额法官人均结案242件。",
        "per_capita 7986 33 242",
        "242 -> 224",
    ),
    case(
        "by whom it is reckoned stands in the clause before",
        "一、基本情况\n年末实有在职人员301人，离退休96人。\n二、支出\n公用经费996.31万元，占基本支出的18%。\n三、问题\n标准偏低。按在职人员计算，人均公用经费3.31万元。",
        "per_capita 996.31 301 3.31",
        "3.31 -> 3.13",
    ),
    case(
        "each of the places that the first section counts",
        "一、辖区\n全街道有社区10个、网格186个。\n二、履职\n网格员上报事件28436件，办结28218件，平均每个网格上报152.9件。",
        "per_capita 28436 186 152.9",
        "152.9 -> 159.2",
    ),
    case(
        "so many pupils in the school",
        "一、学校概况\n在校学生3009人，教职工228人。\n二、条件\n图书馆藏书15.6万册，生均51.8册。",
        "per_capita 3009 15.6 51.8",
        "51.8 -> 58.1",
    ),
    case(
        "amount and number both told in other sections",
        "一、收入\n门诊收入9126.84万元，住院收入17935.62万元。\n二、服务\n全年门诊429285人次，出院26148人次。\n三、负担\n门诊次均费用212.61元，住院次均费用6859.27元。",
        "per_capita 9126.84 429285 212.61; per_capita 17935.62 26148 6859.27",
        "6859.27 -> 6589.27",
    ),
]

PERIODS = [
    case(
        "so much a day of the year",
        "全年清运生活垃圾41.61万吨，日均1140吨，全部焚烧处理。",
        "per_capita 41.61 1140",
        "1140 -> 1410",
    ),
    case(
        "so much a day of the days that are told",
        "门急诊76482人次，按365天算日均209.5人次。",
        "per_capita 76482 209.5 365",
        "209.5 -> 205.9",
    ),
    case("so much a month", "全年受理咨询10440人次，月均870人次。", "per_capita 10440 870", "870 -> 780"),
    case("so much a year of three", "三年加总，经费一共6571.50万元，平均一年2190.50万元。", "per_capita 6571.50 2190.50"),
    case(
        "lessons of so many weeks",
        "组织线上教学14周，开出课程186门，每周平均2310课时，共32340课时。",
        "per_capita 2310 32340 14",
        "32340 -> 32430",
    ),
]

ROWS = [
    case(
        "the mean of scores in a row",
        "三类项目自评得分分别为94.5分、92分和88.5分，算术平均91.67分。",
        "per_capita 94.5 92 88.5 91.67",
        "91.67 -> 90.67",
    ),
    case(
        "the mean of the rates of four surveys",
        "季度测评四次，患者满意度依次为91.2%、92.6%、93.4%、94.0%，年均92.8%。",
        "per_capita 91.2% 92.6% 93.4% 94.0% 92.8%",
        "93.4% -> 94.3% : per_capita",
    ),
]

PROPORTIONS = [
    case(
        "pupils for each teacher",
        "在校学生3009人，在编教职工228人，其中专任教师204人、工勤24人，生师比为14.75∶1。",
        "per_capita 3009 204 14.75",
        "14.75 -> 17.45",
    ),
    case("one teacher for so many", "专任教师1946人，学生32498人，师生比1：16.7。", "per_capita 1946 32498 16.7", "16.7 -> 17.6"),
    case(
        "incomes of town and country",
        "城镇居民人均可支配收入37286元，农村居民人均可支配收入18463元，城乡收入比为2.02：1。",
        "per_capita 37286 18463 2.02",
        "2.02 -> 2.20; 18463 -> 14863",
    ),
    case(
        "a ratio that became another",
        "城镇居民36915元，农村居民18964元。城乡居民收入比由上年的1.98缩小为1.95。",
        "per_capita 36915 18964 1.95",
        "1.95 -> 1.59",
    ),
    case(
        "two kinds that the words name",
        "年末在职民警279人；警务辅助人员418人，辅警与在职民警之比为1.5∶1。",
        "per_capita 418 279 1.5",
        "1.5 -> 2.5",
    ),
    case("nurses for a doctor", "执业医师236人、注册护士358人，医护比为1∶1.52。", "per_capita 236 358 1.52", "1.52 -> 1.25"),
]

PRODUCTS = [
    case(
        "two kinds of posts at two rates, by their names",
        "配备管水员74名，其中专职21名、兼职53名；每月补贴专职800元、兼职300元，全年需补贴39.24万元。",
        "per_capita 21 53 800 300 39.24",
        "39.24 -> 39.42; 800 -> 8000",
    ),
    case(
        "three kinds of cases, the numbers behind the rates",
        "以案定补2086件，标准为简易纠纷每件30元、一般纠纷每件50元、疑难纠纷每件200元，三类分别兑付524件、1208件、354件，计14.69万元。",
        "per_capita 30 50 200 524 1208 354 14.69",
        "14.69 -> 16.49",
    ),
    case(
        "a show a month in so many villages",
        "公益电影按936个村（社区）每月1场放映，全年任务11232场。",
        "per_capita 936 每月[1]场 11232",
        "11232 -> 12132",
    ),
    case(
        "a rate for each of the things that another section counts",
        "一、概况\n全县有小型水库86座。\n二、建议\n将管护标准提高到每座2.5万元，年需资金215万元。",
        "per_capita 86 2.5 215",
        "215 -> 251",
    ),
]

INNOCENT = [
    case("two rates of which one is of another place", "每月补贴专职800元、兼职300元，专职21名，兼职53名；其中县级安排26.16万元。"),
    case(
        "pupils of some of the schools",
        "在校学生38520人，其中小学21460人、初中10975人、幼儿6085人；中小学师生比按专任教师1946人测算为1：16.7。",
    ),
    case(
        "teachers of two kinds together",
        "在籍学生4055人，专任教师231人，管理人员56人。另聘兼职教师46人。生师比（学生与专任、兼职教师之和相比）14.6：1。",
    ),
    case("a ratio told the other way round", "执业医师34人，注册护士41人，医护比1.21（以医师为1）。"),
    case("a ratio of last year's", "城镇居民36915元，农村居民18964元。上年城乡居民收入比为1.98：1。"),
    case("what a share is borne by", "资金1074.24万元，区级与家庭按6:4分担。年末教师120人、学生2040人。"),
    case("a mean of people who are told nowhere", "公用经费312.40万元，编制96名，按平均在册人数测算人均3.51万元。"),
    case("a mean of the city stands beside one's own", "村级收入2410.8万元，164个村村均14.7万元，全市村均12.1万元。"),
    case("what is given to each is no mean of the whole", "安排补贴资金312.6万元，对120户监测户每户补助1万元，其余用于产业奖补。"),
    case("several rates for several kinds", "兑付补贴2086件，简易纠纷每件30元、一般纠纷每件50元、疑难纠纷每件200元，计14.69万元。"),
    case("means of years before do not follow from this one", "门诊86420人次，次均费用由上年的98.3元降至94.6元，门诊收入817.53万元。"),
    case("mean age, mean time", "在职142人，平均年龄42.6岁；办件8640件，平均用时3.2个工作日。"),
    case("by how much something rose on average", "培训7期、24场次，参训人员考试成绩平均提高12分，土壤酸碱度平均提高1.2个单位。"),
    case("a yearly mean of a part of the year", "1—9月处理污水3584.30万吨，日均13.1万吨。"),
    case("a weighted mean of scores", "三个项目得分分别为94分、92分和81分，按金额加权平均88.9分。"),
    case("a mean of more than the row", "满意度分别为93.6%、91.8%，平均92.9%（含网上问卷）。"),
    case("average people of a year", "年末常住人口412.36万人。按年平均常住人口计算，人均地区生产总值44425元，地区生产总值1834.6亿元。"),
    case("a rule's rate is no mean", "公务接待人均86元，低于每人每天120元的标准，接待512人次，支出4.40万元。"),
    case("so often a week is no mean of the year", "每周开展2次巡查，全年巡查96次，每季度召开1次会议，全年召开6次。"),
    case("how many were helped on, and how many each of them helped", "创业1136人，又带动就业2840人，平均每名创业者带动2.5人。"),
]

CASES = [*BESIDE, *ELSEWHERE, *PERIODS, *ROWS, *PROPORTIONS, *PRODUCTS]


@each(CASES)
def test_a_mean_is_read_from_its_two_figures(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_mean_that_its_figures_contradict_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""


@each(INNOCENT)
def test_what_is_no_mean_of_the_figures_told_raises_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []
