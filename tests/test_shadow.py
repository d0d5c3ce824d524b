"""The normal form of digits and punctuation: as long as the text, and the same when taken twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.language import shadow_of

ODD = st.text("0123456789,，.．０９％﹪()（）;；:：∶－−–—～〜∼／＜＞＋＝═≧≦　\u00a0\t\n其它他支出万元", max_size=60)


@given(st.one_of(st.text(max_size=80), ODD))
def test_the_shadow_is_as_long_as_the_text_and_its_own_shadow(text: str) -> None:
    shadow = shadow_of(text)
    assert len(shadow) == len(text)
    assert shadow_of(shadow) == shadow


@pytest.mark.parametrize(
    ("text", "shadow"),
    [
        ("１２．５％", "12.5%"),
        ("支出(万元):5;", "支出（万元）：5；"),
        ("1,234.5", "1,234.5"),
        ("甲,乙", "甲，乙"),
        ("412.49,414.39", "412.49,414.39"),
        ("2023年,支出", "2023年，支出"),
        ("－5", "-5"),
        ("1～2", "1~2"),
        ("其它", "其他"),
        ("５　人", "5 人"),
        ("a\tb\nc", "a\tb\nc"),
        ("“三公”", "“三公”"),
    ],
)
def test_full_and_half_width_forms_read_alike(text: str, shadow: str) -> None:
    assert shadow_of(text) == shadow
