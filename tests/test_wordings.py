"""Wordings met in published accounts, bulletins and court reports: comparisons with a named year, amounts that head an item, rates in
brackets, rates of a base that is not told. Every text is invented."""

import pytest

from reading import Case, alarms, case, misreported, slip_names, slipped, unread

CASES = [
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


@pytest.mark.parametrize("one", CASES, ids=[one.says for one in CASES])
def test_a_true_text_is_read_and_not_reported(one: Case) -> None:
    assert alarms(one.text) == []
    assert unread(one.text, one.claims) == []


@pytest.mark.parametrize(("one", "slip"), [(one, slip) for one in CASES for slip in one.slips], ids=slip_names(CASES))
def test_a_slip_is_reported_at_its_figure(one: Case, slip: str) -> None:
    text, spans, families = slipped(one, slip)
    assert misreported(text, spans, families) == ""
