"""Numbers of things against what the text lists: figures that a total adds up, what rose and fell, numbered points. Every text is
invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CASES = [
    case(
        "the number of the items that a total adds up",
        "全市支出中：教育562840万元；社会保障438215万元；卫生健康356402万元；农林水312776万元；城乡社区198530万元。上述五项支出合计1868763万元。",
        "count 五",
        "五项 -> 六项 : count; 五项 -> 四项 : count",
    ),
    case(
        "the number of the bodies whose amounts are added",
        "支出居前的单位依次为：区公安分局86.52万元、区应急局71.94万元、区城管局58.30万元、区教育局44.17万元，4家单位合计260.93万元。",
        "count 4家",
        "4家 -> 5家 : count",
    ),
    case(
        "what rose and what fell of eight kinds of prices",
        "八大类价格7升1降：食品烟酒上涨2.7%，衣着上涨0.4%，居住上涨0.6%，生活用品及服务上涨1.0%，交通通信上涨5.3%，教育文化娱乐上涨1.6%，医疗保健上涨0.5%，其他用品及服务下降0.2%。",
        "count 7升; count 1降",
        "7升 -> 6升 : count",
    ),
]

ANNOUNCED = [
    case(
        "the number of kinds that spending is divided into",
        "项目支出按用途分为4项：办案业务费486.40万元、装备费392.86万元、信息化建设518.40万元、禁毒专项96.20万元，合计1493.86万元。",
        "",
        "4项 -> 5项 : count",
    ),
    case(
        "the number of items in the table that follows",
        "4个专项的到位和使用情况如下：\n专项名称 | 到位（万元） | 支出（万元）\n设备购置 | 1160.00 | 1142.36\n学科建设 | 480.00 | 466.20\n"
        "人才培养 | 320.00 | 312.61\n公共卫生 | 300.00 | 300.00\n小计 | 2260.00 | 2221.17",
        "",
        "4个 -> 5个 : count",
    ),
    case(
        "bodies named before their number",
        "镇机关设党政综合办、经济发展办、社会事务办、规划建设办、应急管理办、综合执法办6个办公室。",
        "",
        "6个 -> 7个 : count",
    ),
    case(
        "bodies of one kind, their number last",
        "设有林木育种研究所、森林培育研究所、生态环境研究所、木竹加工研究所、林业经济研究所5个。",
        "",
        "5个 -> 6个 : count",
    ),
    case(
        "sections with a bracket in their noun",
        "局机关内设6个科（室）：办公室、人事科、财务科、法规科、环卫科、园林科。",
        "",
        "6个 -> 7个 : count",
    ),
]
CASES += ANNOUNCED

INNOCENT = [
    case(
        "a table of more than the items told",
        "5个专项进展顺利，使用情况如下：\n专项 | 到位 | 支出\n设备 | 1160.00 | 1142.36\n小计 | 1160.00 | 1142.36",
    ),
    case("what is placed and where", "在甲村、乙村、丙村设立4个服务点，覆盖群众5200人。"),
    case(
        "a section number behind a list is no list",
        "全院设临床科室24个、医技科室9个、职能科室15个，合计48个。\n1.1  人员\n在职120人。\n1.2  资产\n无。\n1.3  车辆\n2辆。",
    ),
    case("the first two of more items", "支出中：教育420万元、农林水310万元、社保205万元、其他65万元，前两项合计730万元。"),
    case("the sum of some other things", "收入820万元，其中：税收600万元、非税220万元。以上三项改革涉及资金合计95万元。"),
    case("kinds that rose, stayed and fell without a list", "监测的50种农副产品中，18种上涨、2种持平、30种下降，上涨面36%。"),
    case(
        "points of a plan told in other paragraphs",
        "围绕三个方面发力。\n一、抓进度\n完成率98%。\n二、抓质量\n合格率100%。\n三、抓安全\n无事故。\n四、抓廉政\n无案件。",
    ),
]


@each(CASES)
def test_a_number_of_listed_things_is_read(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, tuple(claim.rstrip("升降项家") for claim in one.claims if "升" not in claim and "降" not in claim)) == []


@each_slip(CASES)
def test_a_number_that_its_list_contradicts_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""


@each(INNOCENT)
def test_a_number_of_other_things_raises_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []
