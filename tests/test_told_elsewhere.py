"""What a sentence compares with stands elsewhere: a table of two years, another section, the posts and who fills them. All invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped, unread

TABLE = (
    "（单位：万元）\n项目\t2024年决算\t2023年决算\t增减额\n出国费\t31.26\t24.70\t6.56\n车辆费\t1109.52\t1209.83\t-100.31\n"
    "接待费\t168.95\t186.42\t-17.47\n"
)

CASES = [
    case(
        "growth of a value that a table tells with the year before",
        TABLE + "车辆费合计支出1109.52万元，执行率95.2%，比上年下降8.29%。",
        "growth 支出[1109.52]万 1209.83 8.29%",
        "8.29% -> 9.04%",
    ),
    case(
        "growth told by the name alone",
        TABLE + "从分项看，接待费下降9.4%，主要是压减了会议接待。",
        "growth 168.95 186.42 9.4%",
        "9.4% -> 10.3%",
    ),
    case(
        "how far a project told before is from its total",
        "项目总投资8760万元，截至年末累计完成投资7884万元，占总投资的90%。\n老旧小区改造资金筹集难，累计完成投资7884万元，距总投资还差876万元。",
        "difference|sum 8760 累计完成投资[7884]万元，距 876",
        "876 -> 976 : difference sum",
    ),
    case(
        "posts that are vacant, told among the problems",
        "人员编制618名。年末在岗职工788人，其中在编人员541人、编外聘用人员247人。\n高层次人才不足。在编人员空编77名，引才留才难度较大。",
        "difference 618 541 77",
        "77 -> 57",
    ),
]

APART = [
    case("growth against an earlier year than the table's", TABLE + "车辆费1109.52万元，比2019年下降18.4%。"),
    case("growth of a quarter", TABLE + "车辆费1109.52万元，四季度同比下降12.6%。"),
    case("another project's gap", "A项目总投资8760万元，累计完成投资7884万元，占90%。\nB路桥项目缺少资金约600万元，尚差征地36亩。"),
    case("vacancies of some posts", "教师编制286名，在编教师271人。\n专业教师缺编6名，主要是音体美学科。"),
]


@each(APART)
def test_what_is_of_something_else_raises_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []


@each(CASES)
def test_what_stands_elsewhere_is_found(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@each_slip(CASES)
def test_a_slip_against_what_stands_elsewhere_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""
