"""Exact values of Chinese numerals."""

from decimal import Decimal

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

NUMERAL = "零〇一二两三四五六七八九十百千万亿"


def numeral_value(words: str) -> Decimal | None:
    """The value of a Chinese numeral such as 一百二十三, 三千五百万, 二〇二三, 三点五; None if the words are not one.

    A unit without a digit before it counts once (十五 = 15, 百 = 100 only inside a longer numeral).
    """
    whole, point, fraction = words.partition("点")
    if point:
        head, tail = numeral_value(whole), [_DIGITS.get(word) for word in fraction]
        if head is None or not tail or None in tail:
            return None
        return head + Decimal("0." + "".join(str(digit) for digit in tail))
    if not words or any(word not in NUMERAL for word in words):
        return None
    if len(words) > 1 and all(word in _DIGITS for word in words):  # digit by digit: 二〇二三
        return Decimal("".join(str(_DIGITS[word]) for word in words))
    total = section = digit = 0
    last_unit = 10**9
    for word in words:
        if word in _DIGITS:
            digit = _DIGITS[word]
        elif word in _TENS:
            section += (digit or 1) * _TENS[word]
            digit, last_unit = 0, _TENS[word]
        else:
            myriad = _MYRIADS[word]
            if myriad == 10**8:
                total = (total + section + digit) * myriad
            else:
                total += (section + digit) * myriad
            section = digit = 0
            last_unit = myriad
    if digit and words[-1] in _DIGITS and len(words) > 1 and words[-2] not in "零〇" and last_unit >= 100:
        digit *= last_unit // 10  # 三百五 = 350, 一万二 = 12000
    value = total + section + digit
    return Decimal(value) if value or set(words) <= {"零", "〇"} else None
