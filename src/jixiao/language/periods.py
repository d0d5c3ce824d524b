"""The years, months and dates that a text names."""

import re

import msgspec

from jixiao.model import Span

# behind a year: 年度, 年末; 2021、2022、2023年, 2020年至2022年. Bounded, so that a long row of years is not read again from each of them.
_YEARS = re.compile(r"(?:年?[-—~至到和、](?:19|20)?[0-9]{2}(?=年|[-—~至到和、](?:19|20)[0-9]{2}(?![0-9.]))){0,8}+年(?:度|初|末|底|以来)?")
_YEAR_RANGE = re.compile(r"[-—~至到/](?:19|20)[0-9]{2}(?![0-9.])")
_DATE = re.compile(r"(?P<mark>[-./])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?:3[01]|[12][0-9]|0?[1-9])日?(?![0-9])")
# behind 2023年: 12月31日, 1-11月份, 1月至11月
_MONTHS_OF_YEAR = re.compile(r"([0-9]{1,2})(?:月?(?:份)?[-—~至到]([0-9]{1,2}))?月(?:份|底|末)?(?:[0-9]{1,2}日)?")
_MONTHS = re.compile(r"(?:月?(?:份)?[-—~至到、](?P<last>1[0-2]|[1-9]))?月(?:份|底|末|初|中旬|上旬|下旬)?(?:[0-9]{1,2}日)?")
# 2023 年 12 月 31 日, 12 月: as a page sets figures apart from words
_SPACED = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2}) 年(?:度|初|末|底|以来)?)?"
    r"(?: ?(?P<month>1[0-2]|0?[1-9])(?:(?: ?月)? ?[-—~至到] ?(?P<last>1[0-2]|0?[1-9]))? ?月(?:份|底|末|初)?(?: ?[0-9]{1,2} ?日)?)?"
)
_CENTURIES = ("19", "20")
_LASTING_BEFORE = frozenset("近满约共的")  # 近10年: how long, not when
_LASTING_AFTER = frozenset("以内间期来")


class Period(msgspec.Struct, frozen=True, gc=False):
    """A stretch of time that the text names. `year` is None when only months are told; months are 1..12, 0 when not told."""

    span: Span
    year: int | None
    first_month: int = 0
    last_month: int = 0


def period_at(text: str, start: int, end: int) -> tuple[Period | None, int]:
    """The period that the digits at [start, end) open and where it ends; that end is 0 if they open none.

    A stretch of years that no 年 closes (2023—2025) is passed over: it has an end and no period.
    """
    digits = text[start:end]
    if not digits.isdecimal():
        return None, 0
    if end - start == 4 and digits.startswith(_CENTURIES):
        return _year(text, start, end, int(digits))
    if end - start > 2:
        return None, 0
    if text[end] == "年" and end - start == 2 and digits[0] in "0123":  # 23年第五批
        if text[start - 1 : start] in _LASTING_BEFORE or text[end + 1] in _LASTING_AFTER:
            return None, 0
        return Period(Span(start, end + 1), 2000 + int(digits)), end + 1
    months = _MONTHS.match(text, end)
    first = int(digits)
    if months is None or not 1 <= first <= 12:
        return None, 0
    last = int(months["last"] or first)
    return Period(Span(start, months.end()), None, first, last), months.end()


def dotted_date_at(text: str, start: int) -> Period | None:
    """2023.12.31, of which the pattern for figures sees only 2023.12."""
    if not text.startswith(_CENTURIES, start):
        return None
    match = _DATE.match(text, start + 4)
    return _of_date(text, start, match) if match else None


def spaced_period_at(text: str, start: int) -> Period | None:
    """2023 年 12 月 31 日: a year, date or month whose figures stand between blanks."""
    match = _SPACED.match(text, start)
    if match is None or match.end() == start:
        return None
    first = int(match["month"] or 0)
    return Period(Span(start, match.end()), int(match["year"]) if match["year"] else None, first, int(match["last"] or first))


def _year(text: str, start: int, end: int, year: int) -> tuple[Period | None, int]:
    match = _DATE.match(text, end)
    if match:
        return _of_date(text, start, match), match.end()
    match = _YEARS.match(text, end)
    if match is None:
        match = _YEAR_RANGE.match(text, end)
        return None, match.end() if match else 0
    stop = match.end()
    months = _MONTHS_OF_YEAR.match(text, stop)
    if months:
        first = int(months[1])
        last = int(months[2] or first)
        if 1 <= first <= 12 and 1 <= last <= 12:
            return Period(Span(start, months.end()), year, first, last), months.end()
    return Period(Span(start, stop), year), stop


def _of_date(text: str, start: int, match: re.Match[str]) -> Period:
    month = int(match["month"])
    return Period(Span(start, match.end()), int(text[start : start + 4]), month, month)
