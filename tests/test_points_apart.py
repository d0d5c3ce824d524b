"""Percentage points against a rate that stands apart: a sentence before, in a list, a structure, among targets. All texts are invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

CASES = [
    case(
        "a share told with its amount in the sentence before",
        "税收收入812456万元，占68.58%，增长2.81%；非税收入372164万元，占31.42%。税收占比较上年的70.08%下降1.50个百分点。",
        "difference 68.58% 70.08% 1.50",
        "1.50 -> 1.05; 70.08% -> 78.00%",
    ),
    case(
        "the last of a list of shares, by the item that it is of",
        "医疗收入49352.42万元，药品收入9547.91万元、耗材收入6083.27万元、检查收入9265.91万元、医疗服务收入15389.46万元，"
        "占比依次是19.3%、12.3%、18.8%、31.2%。医疗服务收入占比上年为29.9%，提高1.3个百分点。",
        "difference 31.2% 29.9% 1.3",
        "1.3 -> 3.1",
    ),
    case(
        "the fourth of four quarters",
        "四个季度支出占全年的比重分别为17.5%、24.7%、22.8%和35.0%；下半年支出1,195.08万元。四季度占比较上年的39.6%回落4.6个百分点。",
        "difference 35.0% 39.6% 4.6",
        "4.6 -> 6.4",
    ),
    case(
        "the former of two",
        "智慧校园项目执行率57.42%，三项平均执行率87.91%，前者低30.49个百分点。",
        "difference 57.42% 87.91% 30.49",
        "30.49 -> 30.94; 57.42% -> 57.24%",
    ),
    case(
        "against last year and against a target, which is not rounded",
        "预算执行率95.10%，较上年92.35%提高2.75个百分点，较目标值93%高2.10个百分点。",
        "difference 95.10% 92.35% 2.75; difference 95.10% 93% 2.10",
        "2.10 -> 2.01; 2.75 -> 2.57",
    ),
    case(
        "a target set in another paragraph",
        "主要农产品例行监测合格率保持在98%以上，户厕改造1100座。\n全年抽检1480批次，合格1463批次，合格率98.85%，高于目标0.85个百分点。",
        "difference 98.85% 98% 0.85",
        "0.85 -> 0.58; 高于目标0.85[个百分点] -> %",
    ),
    case(
        "one rank of a structure",
        "三次产业结构由上年的11.8∶41.7∶46.5调整为11.5∶42.1∶46.4，第二产业比重提高0.4个百分点。",
        "difference 41.7 42.1 0.4",
        "0.4 -> 0.6; 提高0.4[个百分点] -> %",
    ),
    case(
        "two rates and their years before in a bracket behind",
        "入学率99.2%，巩固率96.8%，分别比上年提高0.4、1.1个百分点（上年分别为98.8%和95.7%）。",
        "difference 99.2% 98.8% 0.4; difference 96.8% 95.7% 1.1",
        "1.1 -> 1.7; 99.2% -> 92.2%",
    ),
    case(
        "the year before in a bracket, by its number",
        "调解成功率98.38%，同比上升0.52个百分点（2018年为97.86%）。",
        "difference 98.38% 97.86% 0.52",
        "0.52 -> 0.62",
    ),
    case(
        "births less deaths",
        "出生率6.39‰，死亡率8.31‰，自然增长率-1.92‰。",
        "difference 6.39‰ 8.31‰ -1.92‰",
        "6.39‰ -> 6.93‰",
    ),
    case(
        "above the province, with points told as per cent",
        "规上工业增加值增速8.3%，全省平均为7.1%，高出全省1.2个百分点。",
        "difference 8.3% 7.1% 1.2",
        "高出全省1.2[个百分点] -> %",
    ),
]

APART = [
    case("points against a rate that is nowhere told", "一是税收占68.58%。二是执行率95.10%，比上年提高2.75个百分点，比全省低4.6个百分点。"),
    case("another item's share", "教育支出占41.2%，卫生支出占18.6%。行政支出占比较上年的12.4%下降0.8个百分点。"),
    case("a target of another rate", "验收合格率保持在95%以上。\n抽检合格率98.85%，高于全市平均0.32个百分点。"),
    case("above the share of the year gone by", "截至9月底预算执行率78.2%，快于序时进度3.2个百分点，高于去年同期1.6个百分点。"),
    case("a rate above a limit", "资产负债率42.6%，低于警戒线60%；执行率96.2%，高于全市平均1.4个百分点。"),
]


@each(APART)
def test_points_without_their_rates_raise_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []


@each(CASES)
def test_points_are_held_against_a_rate_told_apart(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_slip_in_points_is_reported_at_its_figure(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
