"""Lists under 其中 that need not name every part, lists of another whole, and numbers that no list behind them explains."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CASES = [
    case(
        "the kinds of schools that a bulletin names need not be all, though one digit more would make them so",
        "年末全县共有各类学校214所，其中小学96所、初中31所、普通高中7所、幼儿园72所。",
    ),
    case(
        "a remainder of one digit is no slip where kinds of institutions are named",
        "全市医疗卫生机构2318个，其中医院62个，基层医疗卫生机构2246个。卫生技术人员1.86万人，其中执业（助理）医师0.72万人，注册护士0.84万人。",
    ),
    case(
        "two of the kinds of enterprises leave the third to be thought of",
        "年末实有经营主体38.62万户，其中企业9.74万户，个体工商户28.35万户。",
    ),
    case(
        "trade that is neither general nor processing is not named",
        "全年出口总额57.4亿元，增长3.2%。按贸易方式分，一般贸易出口49.6亿元，加工贸易出口7.3亿元。",
    ),
    case(
        "names that leave no rest close the list",
        "全年常住人口86.35万人，其中城镇人口51.22万人，乡村人口35.13万人。",
        "sum 86.35万 51.22万 35.13万",
        "51.22万 -> 51.27万",
    ),
    case(
        "a missing part of many digits that end in noughts is a slip",
        "非税收入完成48216万元，其中：专项收入12607万元，罚没收入15966万元，国有资源有偿使用收入19643万元。",
        "sum 48216 12607 15966 19643",
        "48216 -> 49216; 12607 -> 12907",
    ),
    case(
        "a last name with 及其他 closes the list",
        "全县耕地52.6万亩，其中水浇地11.4万亩，梯田27.9万亩，旱地及其他13.3万亩。",
        "sum 52.6万 11.4万 27.9万 13.3万",
        "13.3万 -> 13.1万",
    ),
    case(
        "old cases and new ones are all that were received",
        "全年受理案件3,642件，其中旧存231件、新收3,411件。",
        "sum 3,642 231 3,411",
        "3,411件 -> 3,417件 : sum difference",
    ),
    case(
        "routes that were opened are no whole of the routes that there are",
        "新开通集装箱航线9条，国内、国际航线分别达到21条、16条。引进外资研发中心18个，累计分别达到53个和74个。",
    ),
    case(
        "patents of inventors are parts of all patents, not of the inventions named before them",
        "全年专利授权2180件，其中发明专利346件，高校、科研单位、企业专利分别为152件、91件和1372件。",
    ),
    case(
        "one name with two kinds in it closes no list",
        "全市拥有特色产业基地9家，省级可持续发展实验区4家，省级工程中心87家。自然保护区17个，其中国家级自然保护区6个，省级自然保护区8个。",
    ),
    case(
        "people found work in ways that overlap",
        "全年城镇新增就业4.26万人，城镇失业人员再就业1.52万人，就业困难人员就业0.61万人，新增农村劳动力转移就业2.38万人。",
    ),
]


@each(CASES)
def test_a_trap_stays_silent(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_the_false_twin_of_a_trap_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
