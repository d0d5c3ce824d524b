"""Units: the same amount comes out however it is written; words that begin like a unit are none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.language import NO_UNIT, UNITS, scan, unit_at
from jixiao.model import Dimension

# Ways to write one amount: factor to the first of them.
SAME = [
    {"元": 1, "百元": 100, "千元": 1000, "万元": 10**4, "百万元": 10**6, "千万元": 10**7, "亿元": 10**8, "万亿元": 10**12},
    {"平方米": 1, "㎡": 1, "万平方米": 10**4, "公顷": 10**4, "万公顷": 10**8, "平方公里": 10**6},
    {"亩": 1, "万亩": 10**4},
    {"米": 1, "公里": 1000, "千米": 1000, "万公里": 10**7},
    {"千瓦时": 1, "度": 1, "万千瓦时": 10**4, "万度": 10**4, "亿千瓦时": 10**8},
    {"千瓦": 1, "兆瓦": 1000, "万千瓦": 10**4},
    {"公斤": 1, "千克": 1, "吨": 1000, "万吨": 10**7},
    {"立方米": 1, "万立方米": 10**4},
    {"人": 1, "名": 1, "千人": 1000, "万人": 10**4},
    {"人次": 1, "万人次": 10**4},
    {"户": 1, "万户": 10**4},
    {"件": 1, "万件": 10**4},
]
WAYS = [(ways, unit) for ways in SAME for unit in ways]


@given(st.decimals(0, 10**6, places=4), st.sampled_from(WAYS))
def test_the_amount_is_the_same_in_whatever_unit_it_is_written(amount: Decimal, way: tuple[dict[str, int], str]) -> None:
    ways, unit = way
    base = next(iter(ways))
    stated = amount / ways[unit]
    (quantity,) = scan(f"共{stated:f}{unit}。").quantities
    assert quantity.unit.text == unit
    assert quantity.amount == amount * UNITS[base].factor
    assert quantity.unit.dimension is UNITS[base].dimension


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [(unit, dimension) for dimension, units in {
        Dimension.MONEY: "元 千元 万元 百万元 亿元 万亿元", Dimension.PEOPLE: "人 名 万人", Dimension.VISITS: "人次 万人次",
        Dimension.COUNT: "户 家 个 件 起 项 批次 批 宗 次 台 辆 套 所 处 座 份 册 户次 台次",
        Dimension.AREA: "平方米 公顷 亩 万亩 平方公里",
        Dimension.LENGTH: "公里 千米 米", Dimension.ENERGY: "度 千瓦时 万千瓦时", Dimension.MASS: "吨 万吨 公斤",
        Dimension.PERCENT: "% ‰", Dimension.POINTS: "个百分点 百分点", Dimension.RATIO: "倍", Dimension.SCORE: "分",
    }.items() for unit in units.split()],
)  # fmt: skip
def test_each_unit_of_the_reports_is_known_whole(unit: str, dimension: Dimension) -> None:
    assert unit_at(f"5{unit}，", 1) == (UNITS[unit], 1 + len(unit))
    assert UNITS[unit].dimension is dimension


@pytest.mark.parametrize(
    "words", "分别 个人 次年 项目 家庭 部门 人民 户籍 名单 件均 方面 期间 处理 所有 面积 基本 台账 元旦 组织 单位".split()
)
def test_a_word_that_begins_like_a_unit_is_none(words: str) -> None:
    assert unit_at(words, 0) == (NO_UNIT, 0)


def test_every_known_unit_is_found_and_lies_in_the_text() -> None:
    for name, unit in UNITS.items():
        assert unit_at(name + "。", 0) == (unit, len(name))


@given(st.text(max_size=30), st.integers(0, 40))
def test_no_text_makes_looking_for_a_unit_fail(text: str, at: int) -> None:
    unit, end = unit_at(text, at)
    assert text[at:end] == unit.text
