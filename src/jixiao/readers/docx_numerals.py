"""The number formats of Word's automatic numbering (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_COUNTING = ("零一二三四五六七八九", "十百千", "万")
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_LARGEST = 32_767  # Word counts no further
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip # noqa: E501


def numeral(number: int, format: str) -> str:
    """`number` as Word shows it in `format`; nothing for bullets and "none"; decimal for formats and numbers that it cannot show."""
    if format in ("bullet", "none"):
        return ""
    write = _FORMATS.get(format)
    if write is None or not 0 < number <= _LARGEST:
        return str(number)
    return write(number)


def _positional(number: int) -> str:
    """105 -> 一〇五."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _thousands(number: int, signs: tuple[str, str, str], is_one_said: bool) -> str:
    """105 -> 一百零五, 15 -> 十五 (with `is_one_said`: 一十五)."""
    digits, units, myriad = signs
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        rest = (digits[0] if 0 < low < 1000 else "") + _thousands(low, signs, True) if low else ""
        return _thousands(high, signs, is_one_said) + myriad + rest
    said = ""
    is_gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            is_gap = bool(said)
            continue
        if is_gap:
            said += digits[0]
            is_gap = False
        said += digits[digit] + (units[power - 1] if power else "")
    return said if is_one_said or not 10 <= number < 20 else said[1:]


def _counting(number: int) -> str:
    """一 ... 十, 十一 ... 九十九, 一〇〇."""
    return _thousands(number, _COUNTING, False) if number < 100 else _positional(number)


def _japanese(number: int) -> str:
    """Without zeros, and without 一 before 十, 百 and 千: 105 -> 百五."""
    if number >= 10_000:
        return _japanese(number // 10_000) + "万" + (_japanese(number % 10_000) if number % 10_000 else "")
    said = ""
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            said += (_DIGITS[digit] if digit > 1 or not unit else "") + unit
    return said


def _one_of(signs: str) -> Callable[[int], str]:
    """The sign at that place of a list, decimal after its end."""
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _letters(number: int) -> str:
    """a ... z, aa, bb ... zz, aaa: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    said = ""
    for amount, sign in _ROMAN:
        said += sign * (number // amount)
        number %= amount
    return said


_CIRCLED = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))  # ① to ㊿
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedParen": _one_of("".join(map(chr, range(0x2474, 0x2488)))),
    "decimalEnclosedFullstop": _one_of("".join(map(chr, range(0x2488, 0x249C)))),
    "ideographEnclosedCircle": _one_of("".join(map(chr, range(0x3280, 0x328A)))),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": lambda number: _thousands(number, _COUNTING, False),
    "taiwaneseCountingThousand": lambda number: _thousands(number, _COUNTING, False),
    "chineseLegalSimplified": lambda number: _thousands(number, _LEGAL, True),
    "japaneseCounting": _japanese,
    "ideographDigital": _positional,
    "taiwaneseDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
