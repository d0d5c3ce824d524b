"""One fact told in two places, and facts of like names that are not one. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped

CASES = [
    case(
        "the items of a list told again in a table",
        "项目支出1412.40万元：水库除险加固684.20万元；饮水安全巩固提升328.75万元；河道治理210.06万元；水土保持189.39万元。\n"
        "项目支出明细表（单位：万元）\n水库除险加固\t684.20\n饮水安全巩固提升\t328.75\n河道治理\t210.06\n水土保持\t189.39",
        "",
        "水土保持\\t[189.39] -> 198.39 : repeat sum",
    ),
    case(
        "a mean told again among the problems",
        "一、办案情况\n员额法官33人，审执结7986件，员额法官人均结案242件。\n二、存在的问题\n案多人少，法官人均结案242件，高于全市平均数198件。",
        "",
        "法官人均结案[242]件，高于 -> 224 : repeat",
    ),
    case(
        "a debt told again under a fuller name",
        "一、债务情况\n年初长期借款6000.00万元，当年新增200.00万元，归还1350.00万元，年末余额4850.00万元。\n二、存在的问题\n债务负担较重。年末长期借款余额4850.00万元。",
        "",
        "余额[4850.00]万元。⏎二 -> 4580.00 : repeat difference sum; 长期借款余额[4850.00] -> 4580.00 : repeat",
    ),
    case(
        "a project's spending told again behind its name",
        "一、支出\n项目支出中：门诊综合楼改造1580.00万元，设备购置1124.60万元，人才培养138.25万元。\n"
        "二、建设\n门诊综合楼改造项目概算总投资3950.00万元，累计完成3160.00万元，其中当年完成1580.00万元。",
        "",
        "当年完成[1580.00] -> 1850.00 : repeat",
    ),
    case(
        "plan and result of an item told again in its own paragraph",
        "“三公”经费支出54.80万元，其中：公务用车运行维护费46.25万元，公务接待费8.55万元。\n1.公务用车运行维护费：预算50万元，决算46.25万元。\n2.公务接待费：预算9万元，决算8.55万元。",
        "",
        "决算[46.25] -> 42.65 : repeat limit",
    ),
]

INNOCENT = [
    case("a part of a place is not the place", "一、全县\n农村低保1183人。\n二、城关镇\n农村低保214人。"),
    case("plan and result differ", "公务接待费预算12.48万元。\n公务接待费决算12.84万元。"),
    case("last year's and this year's", "2022年办理案件4862件。\n2023年办理案件4826件。"),
    case("two projects of one kind", "一、甲项目\n道路硬化完成投资328.75万元。\n二、乙项目\n道路硬化完成投资415.20万元。"),
    case("months differ", "1—6月接待来访1284批。\n1—12月接待来访2184批。"),
    case("a common word names nothing", "一、收入\n合计1284.60万元。\n二、支出\n合计1248.60万元。"),
    case("new ones and all of them", "新增市场主体5834户。\n年末市场主体58340户。"),
]


@each(CASES)
def test_a_fact_told_alike_raises_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []


@each_slip(CASES)
def test_a_fact_told_differently_is_reported(one: Case, slip: str) -> None:
    text, spans, families = slipped(one, slip.replace("⏎", "\n").replace("\\t", "\t"))
    assert misreported(text, spans, families) == ""


@each(INNOCENT)
def test_two_facts_of_like_names_raise_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []
