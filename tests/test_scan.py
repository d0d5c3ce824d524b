"""Figures in running text: what is read, what is left alone."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.language import UNITS, Scan, scan, shadow_of
from jixiao.language.quantities import quantity_at
from jixiao.model import Hedge, Quantity


def read(text: str) -> Scan:
    """What is found, on spans that slice back into the text."""
    found = scan(shadow_of(text))
    for quantity in found.quantities:
        assert 0 <= quantity.span.start < quantity.span.end <= quantity.unit_end <= len(text)
    for item in (*found.periods, *found.ratios):
        assert 0 <= item.span.start < item.span.end <= len(text)
    return found


def only(text: str) -> Quantity:
    quantities = read(text).quantities
    assert len(quantities) == 1, [text[q.span.start : q.unit_end] for q in quantities]
    return quantities[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("支出1,234.5万元", "1234.5", "万元"),
        ("支出1234.5 万元", "1234.5", "万元"),
        ("支出１２３４．５万元", "1234.5", "万元"),
        ("支出１，２３４．５万元", "1234.5", "万元"),
        ("支出12，345，678.90元", "12345678.90", "元"),
        ("支出1,234万元", "1234", "万元"),
        ("支出31 206元", "31206", "元"),
        ("支出1 268.40万元", "1268.40", "万元"),
        ("下降9 . 6%", "9.6", "%"),
        ("下降37 %", "37", "%"),
        ("下降３５．５％", "35.5", "%"),
        ("增长3.5‰", "3.5", "‰"),
        ("满意度百分之三点五", "3.5", "%"),
        ("增长百分之百", "100", "%"),
        ("增长百分之一百", "100", "%"),
        ("占三成", "30", "%"),
        ("占三成半", "35", "%"),
        ("占三成五", "35", "%"),
        ("共一百二十三人", "123", "人"),
        ("共一百人", "100", "人"),
        ("共一百二十三点五平方米", "123.5", "平方米"),
        ("共五万千瓦时", "50000", "千瓦时"),
        ("全长八千米", "8000", "米"),
        ("共两个", "2", "个"),
        ("共六大类", "6", "大类"),
        ("提高6.5个百分点", "6.5", "个百分点"),
        ("是上年的2.5倍", "2.5", "倍"),
        ("增长1.5万余人", "1.5", "万人"),
        ("共3千余人", "3", "千人"),
        ("共3百余户", "3", "百户"),
        ("共八家", "8", "家"),
        ("第4位", "4", "位"),
        ("第十二位", "12", "位"),
        ("全省第2，", "2", "位"),
        ("每人100元/人", "100", "元/人"),
    ],
)
def test_a_figure_is_read_with_its_value_and_unit(text: str, value: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit.text) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("共三千五百万元", 35 * 10**6),
        ("投资1亿3千万元", 13 * 10**7),
        ("投资1亿3000万元", 13 * 10**7),
        ("投资1亿零500万元", 105 * 10**6),
        ("投资2万5千元", 25000),
        ("投资3个亿", 3 * 10**8),
        ("投资1.2万元", 12000),
        ("投资1.2万", 12000),
        ("投资1亿3千万", 13 * 10**7),
        ("投资三千五百万", 35 * 10**6),
        ("投资一亿三千万元", 13 * 10**7),
        ("投资1万亿元", 10**12),
    ],
)
def test_large_amounts_come_out_the_same_however_they_are_written(text: str, amount: int) -> None:
    assert only(text).amount == amount


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("20家", "exact"),
        ("约20家", "about"),
        ("大约20家", "about"),
        ("大概20家", "about"),
        ("20家左右", "about"),
        ("20家上下", "about"),
        ("近20家", "up_to"),
        ("将近20家", "up_to"),
        ("不足20家", "up_to"),
        ("逾20家", "over"),
        ("超20家", "over"),
        ("超过20家", "over"),
        ("突破20家", "over"),
        ("20余家", "over"),
        ("20多家", "over"),
        ("5400余万元", "over"),
        ("5400万余元", "over"),
        ("20家以上", "at_least"),
        ("不少于20家", "at_least"),
        ("不低于20家", "at_least"),
        ("至少20家", "at_least"),
        ("≥20家", "at_least"),
        ("≧20家", "at_least"),
        ("不超过20家", "at_most"),
        ("不高于20家", "at_most"),
        ("不大于20家", "at_most"),
        ("不多于20家", "at_most"),
        ("最多20家", "at_most"),
        ("≤20家", "at_most"),
        ("20家以内", "at_most"),
        ("20家以下", "at_most"),
        ("节约20万元", "exact"),
        ("三百余名", "over"),
        ("近七成", "up_to"),
        ("不低于二十人", "at_least"),
    ],
)
def test_words_beside_a_figure_that_make_it_inexact_are_kept(text: str, hedge: str) -> None:
    assert only(text).hedge is Hedge(hedge)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("增长-4.15%", "-4.15"),
        ("增长－4.15%", "-4.15"),
        ("增长−4.15%", "-4.15"),
        ("增长–4.15%", "-4.15"),
        ("增幅-0.35‰", "-0.35"),
        ("结余-5万元", "-5"),
        ("（-5万元）", "-5"),
        ("增长+5%", "5"),
    ],
)
def test_a_minus_sign_is_read(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("增长1～2倍", 1, 2),
        ("5-8万元", 5, 8),
        ("5万～8万元", 5, 8),
        ("5%-8%", 5, 8),
        ("5%～8%", 5, 8),
        ("5万元至8万元", 5, 8),
        ("5至8人", 5, 8),
        ("5到8人", 5, 8),
        ("100-200人", 100, 200),
    ],
)
def test_a_range_is_one_quantity_with_two_ends(text: str, low: int, high: int) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.upper) == (low, high)


@pytest.mark.parametrize(
    ("text", "ulp"),
    [
        ("5.50万元", "0.01"),
        ("5.5万元", "0.1"),
        ("5万元", "1"),
        ("5.50元", "0"),
        ("5元", "1"),
        ("5人", "0"),
        ("5万人", "1"),
        ("5.5%", "0.1"),
        ("三千五百万元", "1000000"),
        ("1亿3千万元", "10000000"),
    ],
)
def test_the_last_stated_digit_is_known_and_counts_are_exact(text: str, ulp: str) -> None:
    assert only(text).ulp == Decimal(ulp)


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("2023年", 2023, 0, 0),
        ("2023年度", 2023, 0, 0),
        ("２０２３年", 2023, 0, 0),
        ("08年", 2008, 0, 0),
        ("1-11月", None, 1, 11),
        ("1—11月份", None, 1, 11),
        ("1月至11月", None, 1, 11),
        ("2023年1-11月", 2023, 1, 11),
        ("2023年1月至11月", 2023, 1, 11),
        ("2023年1～11月", 2023, 1, 11),
        ("截至12月15日", None, 12, 12),
        ("2023年12月31日", 2023, 12, 12),
        ("2023-12-31", 2023, 12, 12),
        ("2023.12.31", 2023, 12, 12),
        ("2023/12/31", 2023, 12, 12),
    ],
)
def test_periods_are_read_and_are_no_quantities(text: str, year: int | None, first: int, last: int) -> None:
    found = read(text)
    assert not found.quantities
    assert [(p.year, p.first_month, p.last_month) for p in found.periods] == [(year, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "2023-2025年",
        "2023—2025",
        "2023至2025年",
        "2021、2022、2023年",
        "一季度",
        "第一季度",
        "前三季度",
        "上年",
        "“十四五”期间",
        "2022和2023年",
    ],
)
def test_stretches_of_years_are_no_quantities(text: str) -> None:
    assert not read(f"某局{text}各项工作").quantities


NOT_QUANTITIES = (
    """
湘财绩〔2012〕33号文件|国办发〔2019〕14号|【2016】56号|[2016]56号|(2016)56号文件|第56号|国令第708号|第12条规定|第三章第12条
第3.2款|1、基本支出|1.基本支出|1．基本支出|（1）基本支出|(1)基本支出|1）基本支出|1)基本支出|①基本支出|4.2.1 项目管理
4.2 项目管理|公开01表|见表1|见表1-2|附表3|（图1：结构图）|附件1|附件2-1|附件1-5|见附件3|行次12|科目2010101行政运行
项目T000010012|C2023型设备|索引号：00012345/2023-00012|电话：0731-12345678|电话13812345678|联系电话：（0731）12345678
12345热线|12345政务服务便民热线|110报警服务|第5页|第5页共12页|— 5 —|-5-|35-220kV变电站|220千伏线路|220kV线路|2.5T货车
1.8L排量|PM2.5浓度|PM10浓度|5G基站|Ⅲ类水质|“三公”经费|六稳六保|“3+3”产业|“2+26”城市|“1+6+N”体系|“168计划”|第三产业
二级单位|“7·20”洪灾|“7.20”洪灾|按4*1.5*2计|按4×1.5×2计|http://www.abc.gov.cn/2023/12/t20231201_123456.html
www.abc.gov.cn/art/2023/1/5/art_1229_56.html|https://www.hunan.gov.cn:8080/a?id=123|邮箱abc123@163.com|湘A12345|湘A·12345
统一社会信用代码12430000444885423X|身份证430102199001011234|GB/T 9704-2012|GB50016规范|ISO9001认证|Windows 10系统|1号楼
3号机组|#1机组|105国道|G4高速|4A级景区|A4纸|中央1号文件|邮编410000|第十二条|第三名单|二期工程|三级甲等|五级联动
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("text", NOT_QUANTITIES)
def test_what_only_looks_like_a_figure_is_no_quantity(text: str) -> None:
    quantities = read(text).quantities
    assert not quantities, [text[q.span.start : q.unit_end] for q in quantities]


@given(st.one_of(st.text(max_size=60), st.text("0123456789.,，：:①½²٣５年月号第百分之成三十亿万元个-～~（）\n 　/+余", max_size=40)))
def test_no_text_makes_reading_fail(text: str) -> None:
    found = read(text)
    assert found == read(text)
    for quantity in found.quantities:
        assert text[quantity.span.start : quantity.span.end].strip()
        assert quantity.ulp >= 0


@pytest.mark.parametrize(
    "text", ["1,234：1", ".|100年", "1.100年", "1.①", "2023.½", "1：①", "0000年", "00月", "99月", "1.2.", "5至", "年1"]
)
def test_odd_rows_of_characters_do_not_make_reading_fail(text: str) -> None:
    read(text)


amounts = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False).flatmap(
    lambda value: st.sampled_from([value, value.quantize(Decimal("0.1")), value.quantize(Decimal(1))])
)
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


@given(
    amounts,
    st.sampled_from(["元", "万元", "亿元", "%", "个百分点", "人", "公里", "亩", "吨", "万千瓦时"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", " "]),
)
def test_every_decimal_that_a_report_writes_is_read_back_exactly(
    value: Decimal, unit: str, thousands: bool, full: bool, blank: str
) -> None:
    figure = f"{value:,f}" if thousands else f"{value:f}"
    if full:
        figure = figure.translate(FULL_WIDTH)
    quantity = only(f"全年共{figure}{blank}{unit}。")
    exact = unit == "人" or (unit == "元" and value.as_tuple().exponent == -2)
    assert (quantity.value, quantity.unit.text) == (value, unit)
    assert quantity.ulp == (0 if exact else Decimal(1).scaleb(int(value.as_tuple().exponent)))


@pytest.mark.parametrize("before", ["支出", "减少", "约", "至少", "不低于", "，", "："])
@pytest.mark.parametrize("after", ["，", "的", "（", "（套）", "左右，", "以上的", "余，", "至15%，", "~15人，", "/人，"])
def test_a_plain_figure_is_read_as_any_other(before: str, after: str) -> None:
    """The short way for a figure with nothing but its unit beside it gives what the long way gives."""
    for unit in UNITS:
        if unit[:1] not in "年月日":  # what may name a date
            text = f"{before}12.5{unit}{after}"
            assert scan(text).quantities[:1] == (quantity_at(text + "\n\n", len(before), len(before) + 4)[0],), text
