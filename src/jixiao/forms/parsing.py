"""What a clerk typed into a cell, as the value that the cell asks for."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from jixiao.forms.filing import Value
from jixiao.forms.form import Entry, ValueKind
from jixiao.forms.styles import FIRST_DATE, LAST_DATE
from jixiao.language import UNITS, plain
from jixiao.readers.cells import RawValue

LARGEST = Decimal(10) ** 12
_NOISE = Decimal("1e-9")  # of a figure's size: what binary arithmetic leaves behind
_YES, _NO = (
    frozenset(["是", "有", "√", "✓", "y", "yes", "true", "对"]),
    frozenset(["否", "无", "没有", "×", "x", "n", "no", "false", "不是"]),
)
_NOTHING = frozenset(["无", "没有", "-", "--", "—", "——", "/", "\\", "不适用", "未发生"])
_FIGURE = re.compile(r"(?P<figure>[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,15})?) ?(?P<unit>\D{0,12})")
_DATE = re.compile(r"(?P<year>\d{4})(?:年|[-/.])(?P<month>\d{1,2})(?:月|[-/.]|$)(?:(?P<day>\d{1,2})日?)?$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\u3000\xa0]+")


class Unfit(Exception):
    """A cell's content that is not what the cell asks for: what is wrong and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.messages = {"zh": zh, "en": en}


def value_of(asked: Entry, raw: RawValue) -> Value | None:
    """The value; None for a cell that is empty. Raises Unfit.

    Numbers are exact: 0.30000000000000004 is 0.3. A unit that was typed along is accepted where it fits, and converted."""
    if isinstance(raw, str):
        raw = clean(raw)
        if not raw:
            return None
    if asked.kind is ValueKind.NUMBER:
        return _number(asked, raw)
    if asked.kind is ValueKind.DATE:
        return _date(raw)
    if asked.kind is ValueKind.MONTH:
        return _month(raw)
    if asked.kind is ValueKind.YES_NO:
        return _yes_no(raw)
    words = words_of(raw)
    return _choice(asked, words) if asked.kind is ValueKind.CHOICE else words


def clean(text: str) -> str:
    """Text without blanks at its ends and without characters that no workbook keeps; line breaks as LF."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def words_of(raw: RawValue) -> str:
    """What was typed into a cell for text: 12.0 is 12, a date its year, month and day."""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float | int):
        return plain(Decimal(repr(raw)))
    if isinstance(raw, datetime):
        return (raw.date() if raw.time() == time() else raw).isoformat(*([] if raw.time() == time() else [" "]))
    return raw if isinstance(raw, str) else str(raw)


def _number(asked: Entry, raw: RawValue) -> Decimal:
    if isinstance(raw, bool | date | time | timedelta):
        raise Unfit(
            f"这里应填数字，现在是{'“是/否”' if isinstance(raw, bool) else '日期或时间'}；请改填数字（先把单元格格式改为“数值”）。",
            "this cell takes a number, not a date or a truth value: type a number (set the cell's format to a number first).",
        )
    number = _written(asked, raw) if isinstance(raw, str) else Decimal(repr(raw))
    if not number.is_finite() or abs(number) >= LARGEST:
        raise Unfit(f"{raw} 太大了；请核对数字和单位。", f"{raw} is too large: check the figure and its unit.")
    number = _without_noise(number, asked.decimals)
    unit = asked.unit or "数"
    if -min(0, int(number.as_tuple().exponent)) > asked.decimals:
        if asked.decimals == 0:
            raise Unfit(f"{plain(number)} 应为整数（单位：{unit}）；请核对。", f"{plain(number)} must be a whole number: check it.")
        raise Unfit(
            f"{plain(number)} 的小数超过 {asked.decimals} 位；请核对单位（{unit}）。",
            f"{plain(number)} has more than {asked.decimals} decimals: check the unit ({unit}).",
        )
    if asked.low is not None and number < asked.low:
        if asked.low == 0:
            raise Unfit(
                f"{plain(number)} 是负数；这里不能小于 0，请核对。", f"{plain(number)} is negative, and this cannot be below 0: check it."
            )
        raise Unfit(f"{plain(number)} 小于 {plain(asked.low)}；请核对。", f"{plain(number)} is below {plain(asked.low)}: check it.")
    if asked.high is not None and number > asked.high:
        raise Unfit(f"{plain(number)} 大于 {plain(asked.high)}；请核对。", f"{plain(number)} is above {plain(asked.high)}: check it.")
    return number


def _without_noise(number: Decimal, decimals: int) -> Decimal:
    """The figure to the cell's decimals where the rest is binary noise; without zeros at its end."""
    rounded = round(number, decimals)
    if abs(rounded - number) <= _NOISE * max(Decimal(1), abs(number)):
        number = rounded
    return Decimal(plain(number))


def _written(asked: Entry, text: str) -> Decimal:
    """A number that stands in its cell as text: 1,268.40, １２.５, 12.5万元, 125000元, 95%."""
    folded = _BLANKS.sub(" ", unicodedata.normalize("NFKC", text))
    match = _FIGURE.fullmatch(folded)
    if match is None:
        if text in _NOTHING:
            raise Unfit(
                f"这里应填数字，现在是“{text}”；没有发生请填 0，没有数据请留空。",
                f"“{text}” is no number: type 0 if there was none, or leave it empty.",
            )
        shown = text if len(text) <= 20 else text[:20] + "…"
        raise Unfit(f"这里应填数字，现在是“{shown}”；请只填数字。", f"“{shown}” is no number: type the figure alone.")
    try:
        number = Decimal(match["figure"].replace(",", ""))
    except InvalidOperation as error:
        raise Unfit(f"“{text}”不是数字；请只填数字。", f"“{text}” is no number: type the figure alone.") from error
    typed = match["unit"].strip()
    if not typed or typed == asked.unit:
        return number
    own, other = UNITS.get(asked.unit), UNITS.get(typed)
    if own is None or other is None or own.dimension is not other.dimension or (own.exact and own.text != other.text):
        wanted = f"应为{asked.unit}" if asked.unit else "这里不带单位"
        raise Unfit(
            f"“{text}”的单位“{typed}”不对，{wanted}；请只填数字。",
            f"“{text}” is not in {asked.unit or 'a plain number'}: type the figure alone.",
        )
    return number * other.factor / own.factor


def _date(raw: RawValue) -> date:
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, float | int) and not isinstance(raw, bool) and 18000 <= raw <= 73415:  # a serial number without a date's format
        raw = date(1899, 12, 30) + timedelta(days=int(raw))
    if isinstance(raw, str):
        match = _DATE.match(raw.replace(" ", ""))
        if match and match["day"] is None:
            raise Unfit(f"“{raw}”没有写到日；请写成 2023-06-30 的样子。", f"“{raw}” names no day: write it like 2023-06-30.")
        raw = _made(match) if match else raw
    if not isinstance(raw, date) or not FIRST_DATE <= raw <= LAST_DATE:
        raise Unfit(f"“{raw}”不是能用的日期；请写成 2023-06-30 的样子。", f"“{raw}” is no usable date: write it like 2023-06-30.")
    return raw


def _month(raw: RawValue) -> str:
    if isinstance(raw, date):
        return f"{raw.year}-{raw.month:02}"
    match = _DATE.match(raw.replace(" ", "")) if isinstance(raw, str) else None
    if match is None or not 1 <= int(match["month"]) <= 12:
        raise Unfit(f"“{words_of(raw)}”不是年月；请写成 2023-06 的样子。", f"“{words_of(raw)}” is no month: write it like 2023-06.")
    return f"{match['year']}-{int(match['month']):02}"


def _made(match: re.Match[str]) -> date | str:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return match[0]


def _yes_no(raw: RawValue) -> bool:
    word = words_of(raw).lower()
    if word in _YES or raw == 1:
        return True
    if word in _NO or raw == 0:
        return False
    raise Unfit(f"“{word}”不明确；请填“是”或“否”。", f"“{word}” is unclear: write 是 (yes) or 否 (no).")


def _choice(asked: Entry, words: str) -> str:
    for choice in asked.choices:
        if unicodedata.normalize("NFKC", choice) == unicodedata.normalize("NFKC", words):
            return choice
    near = get_close_matches(words[:40], asked.choices, n=1)
    maybe = f"是不是“{near[0]}”？" if near else ""
    shown = words if len(words) <= 20 else words[:20] + "…"
    raise Unfit(
        f"没有“{shown}”这个选项；{maybe}可选：{'、'.join(asked.choices)}。",
        f"“{shown}” is no choice here. The choices are: {', '.join(asked.choices)}.",
    )
