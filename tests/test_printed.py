"""Computed figures are printed as the text prints its own: no digits that nobody stated, no exponents, the same separators."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.extract.printed import figure_like
from jixiao.readers import document_of_text
from jixiao.render.finding import message
from jixiao.review import check

AMOUNT = st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2) | st.integers(1, 10**7).map(Decimal)
SHORT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,8})?%?")


@pytest.mark.parametrize(
    ("computed", "stated", "places", "printed"),
    [
        ("265.0000000000000000000000005", "285", 0, "265"),
        ("821.4", "812.40", 2, "821.40"),
        ("1E+2", "120", 0, "100"),
        ("1234.5", "1,243.50", 2, "1,234.50"),
        ("9.84", "9.8", 1, "9.84"),
        ("9.8000", "9.8", 1, "9.8"),
        ("优", "良", 0, "优"),
        ("5", "三", 0, "5"),
        ("0.00", "0.1", 1, "0.0"),
    ],
)
def test_a_computed_figure_looks_like_the_stated_one(computed: str, stated: str, places: int, printed: str) -> None:
    assert figure_like(computed, stated, places) == printed


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12), AMOUNT, st.integers(0, 4))
def test_no_exponent_and_at_most_six_digits_more(computed: Decimal, stated: Decimal, places: int) -> None:
    printed = figure_like(str(computed), format(stated, "f"), places)
    assert SHORT.fullmatch(printed) or len(printed.partition(".")[2]) <= places + 6
    assert "E" not in printed.upper()


@given(
    AMOUNT,
    AMOUNT,
    AMOUNT,
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(["万元", "元", "亩", "人", "个", "公里"]),
    st.booleans(),
)
def test_whatever_the_figures_no_output_shows_noise(
    whole: Decimal, part: Decimal, change: Decimal, done: int, target: int, unit: str, separated: bool
) -> None:
    def says(value: Decimal) -> str:
        return format(value, ",f" if separated else "f")

    text = (
        f"支出{says(whole)}{unit}，其中基本支出{says(part)}{unit}，项目支出{says(change)}{unit}。"
        f"收入{says(whole)}{unit}，比上年的{says(part)}{unit}增加{says(change)}{unit}，增长{done % 100}.5%。"
        f"任务数{target}个，已完成{done}个，完成率{target % 150}%。接待{done}批次{target}人次，人均{says(part)}元。"
    )
    review = check(document_of_text(text))
    for relation in review.extraction.relations:
        assert not relation.computed or SHORT.fullmatch(relation.computed), relation
    for finding in review.findings:
        for words in (message(finding, "zh"), message(finding, "en"), finding.computed, *(one.new for one in finding.suggestions)):
            assert not re.search(r"\d[eE][+-]?\d|\d\.\d{9}", words), words
