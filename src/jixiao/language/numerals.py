"""Exact values of Chinese numerals; decimals in plain digits."""

from decimal import Decimal

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_SPELLED = frozenset(_DIGITS) - {"两"}  # read one by one in 二〇二三; 两 is never so read

NUMERAL = "零〇一二两三四五六七八九十百千万亿"


def numeral_value(words: str) -> Decimal | None:
    """The value of a Chinese numeral such as 一百二十三, 三千五百万, 二〇二三, 三点五; None if the words are not one.

    A unit without a digit before it counts once (十五 = 15, 百 = 100). What no reader takes for one number has no value: 三五十, 三三百,
    千百万, 万亿万. Linear in the length of `words`.
    """
    whole, point, fraction = words.partition("点")
    if point:
        head, tail = numeral_value(whole), [_DIGITS.get(word) for word in fraction]
        if head is None or not tail or None in tail:
            return None
        return head + Decimal("0." + "".join(str(digit) for digit in tail))
    if len(words) > 1 and _SPELLED.issuperset(words):
        return Decimal("".join(str(_DIGITS[word]) for word in words))
    return _by_place(words)


def _by_place(words: str) -> Decimal | None:
    """三千五百万 = 3500 * 10000. `section` is what stands before the next 万 or 亿; within it and between them places only fall."""
    total = section = 0
    digit: int | None = None  # the digit that waits for its place
    place = 10**4  # of the last 十, 百, 千 in this section
    myriad = 10**9  # the last 万 or 亿
    for word in words:
        if word in _DIGITS:
            if digit:  # 三五十
                return None
            digit = _DIGITS[word]
        elif word in _TENS:
            if _TENS[word] >= place:
                return None
            place = _TENS[word]
            section += (digit or 1) * place
            digit = None
        elif word in _MYRIADS:
            if _MYRIADS[word] >= myriad and not (word == "亿" and myriad == 10**4 and total < 10**8):  # 一万亿, not 万亿万
                return None
            myriad = _MYRIADS[word]
            section += digit or 0
            total = (total + section) * myriad if word == "亿" else total + section * myriad
            section, digit, place = 0, None, 10**4
        else:
            return None
    last = min(place, myriad) if place < 10**4 else myriad
    if digit and len(words) > 1 and words[-2] not in "零〇" and 100 <= last <= 10**8:
        digit *= last // 10  # 三百五 = 350, 一万二 = 12000
    value = total + section + (digit or 0)
    return Decimal(value) if value or (words and set(words) <= {"零", "〇"}) else None


def plain(number: Decimal) -> str:
    """A decimal without an exponent and without zeros behind its last digit: 1234.5 for 1.2345E+3 and for 1234.500000."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
