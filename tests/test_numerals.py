"""Chinese numerals: each is read as the number that a Chinese reader reads, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.language import numeral_value

DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """The number in Chinese as a clerk writes it: 一百零五, 十五, 一亿零三万, 二万零五百."""
    words, gap = "", False
    for power, name in ((8, "亿"), (4, "万"), (0, "")):
        group = number // 10**power % 10**4 if power < 8 else number // 10**8
        if not group:
            gap = gap or bool(words)
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += (written(group) if group >= 10**4 else thousands(group, first=not words)) + name
        gap = False
    return words


def thousands(group: int, first: bool) -> str:
    words, gap = "", False
    for power, name in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = group // 10**power % 10
        if not digit:
            gap = gap or bool(words)
            continue
        if gap:
            words += "零"
            gap = False
        one_ten = power == 1 and digit == 1 and not words and first
        words += ("" if one_ten else DIGITS[digit]) + name
    return words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (123, "一百二十三"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (10000, "一万"),
        (20500, "二万零五百"),
        (35000000, "三千五百万"),
        (100030000, "一亿零三万"),
        (130000000, "一亿三千万"),
        (10**12, "一万亿"),
    ],
)
def test_this_test_writes_numbers_as_a_clerk_does(number: int, words: str) -> None:
    assert written(number) == words


@given(st.one_of(st.integers(1, 10**12), st.integers(1, 2000), st.integers(0, 12).map(lambda power: 10**power)))
def test_every_whole_number_up_to_a_trillion_is_read_back(number: int) -> None:
    assert numeral_value(written(number)) == number


@given(st.integers(0, 10**8), st.text("零一二三四五六七八九", min_size=1, max_size=6))
def test_a_numeral_with_a_point_is_read_to_its_last_digit(number: int, tail: str) -> None:
    fraction = Decimal("0." + "".join(str(DIGITS.index(word)) for word in tail))
    assert numeral_value((written(number) or "零") + "点" + tail) == number + fraction


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("两", 2),
        ("两百", 200),
        ("两千三百", 2300),
        ("两万两千", 22000),
        ("三百五", 350),
        ("一万二", 12000),
        ("三千五", 3500),
        ("两亿五", 250000000),
        ("三百零五", 305),
        ("二〇二三", 2023),
        ("一九九八", 1998),
        ("二〇五", 205),
        ("〇", 0),
        ("零", 0),
        ("十", 10),
        ("一十", 10),
        ("一千一", 1100),
        ("三点五", "3.5"),
        ("零点零五", "0.05"),
        ("一百二十三点四五", "123.45"),
    ],
)
def test_short_and_spoken_numerals(words: str, value: int | str) -> None:
    assert numeral_value(words) == Decimal(value)


@pytest.mark.parametrize(
    "words", ["", "点", "三点", "点五", "三点十", "三五十", "万亿万", "三三百", "几十", "数百", "a", "１２", "3", "三 五", "三点五点六"]
)
def test_words_that_are_no_numeral_have_no_value(words: str) -> None:
    assert numeral_value(words) is None


@given(st.text("零〇一二两三四五六七八九十百千万亿点半几", max_size=20))
def test_any_row_of_numeral_words_is_read_or_refused_never_an_error(words: str) -> None:
    value = numeral_value(words)
    assert value is None or value >= 0


def test_a_very_long_numeral_ends_in_bounded_time() -> None:
    assert numeral_value("一" * 20000) is not None
    numeral_value("三千万" * 20000)
