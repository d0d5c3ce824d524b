"""A table as its readers see it: rows that lie one below the other, each with its name and how deep it stands."""

import re

from jixiao.model import Span

_NUMBER_HEAD = re.compile(r"序\s*号|编\s*[码号]|代\s*码|行\s*次|科目编码|项目编[码号]")
_NUMBER = re.compile(r"[0-9]{1,10}")
_FIGURE = re.compile(r"[-+＋−]?[0-9][0-9,. ]*%?")
_TOTAL = re.compile(
    r"^[\s　]*(?:(?:本年)?(?:收入|支出)?(?:合\s*计|总\s*计|小\s*计|总\s*分|共\s*计|总得分)|全部(?:收入|支出)|总(?:收入|支出))"
    r"[\s　]*(?:（[^）]*）)?$"
)
_NUMBERED = re.compile(r"[\s　]*(?:[一二三四五六七八九十]+、|[0-9]+[、.．]|（[一二三四五六七八九十0-9]+）)")
_SUB = re.compile(r"^[\s　]*(?:其中|其：)")


class Frame:
    """`rows` of cells, aligned; `labels` and `insets` of the rows; `numbered` if the first column holds numbers or codes of the rows."""

    __slots__ = ("insets", "labels", "numbered", "rows")

    def __init__(self, shadow: str, rows: list[list[Span]]) -> None:
        texts = [[shadow[cell.start : cell.end].strip() for cell in row] for row in rows]
        self.numbered = _is_numbered(texts)
        self.rows = rows
        if self.numbered:
            width = max(map(len, rows))
            self.rows = [
                [Span(row[0].start, row[0].start), *row] if len(row) == width - 1 and not _NUMBER.fullmatch(words[0]) else row
                for row, words in zip(rows, texts, strict=True)
            ]
        self.labels = [_label(shadow, row, self.numbered) for row in self.rows]
        codes = [words[0] if _NUMBER.fullmatch(words[0]) else "" for words in texts] if self.numbered else []
        lengths = {len(code) for code in codes if code}
        if len(lengths) > 1 and min(lengths) >= _SHORTEST_CODE:  # 204, 20405, 2040501: each is part of what its code begins with
            self.insets = [len(code) if code else min(lengths) for code in codes]
        else:
            self.insets = _insets(self.labels)

    def total_rows(self) -> list[int]:
        """The rows whose label says that they are totals."""
        return [row for row, label in enumerate(self.labels) if is_total(label)]


_SHORTEST_CODE = 3
_HEAD_ROWS = 3  # the caption and the headings


def is_total(label: str) -> bool:
    return _TOTAL.match(label.strip(" 　|\t")) is not None


def is_part_of_above(label: str) -> bool:
    """Whether a row or a column says that it is part of the one before it: 其中：人员经费."""
    return _SUB.match(label) is not None


def _is_numbered(texts: list[list[str]]) -> bool:
    if len(texts) < 2 or min(len(row) for row in texts) < 2:
        return False
    if any(_NUMBER_HEAD.fullmatch(row[0]) for row in texts[:_HEAD_ROWS]):
        return True
    told = [row for row in texts[1:] if not is_total(row[0]) and row[0]]
    return len(told) >= 2 and all(_NUMBER.fullmatch(row[0]) and len(row) > 2 and row[1] and not _FIGURE.fullmatch(row[1]) for row in told)


def _label(shadow: str, row: list[Span], numbered: bool) -> str:
    """The name of a row, with the blanks that set it in."""
    if not row:
        return ""
    cell = row[1] if numbered and len(row) > 1 and row[1].end > row[1].start else row[0]
    start = cell.start
    while start and shadow[start - 1] in " 　":
        start -= 1
    return shadow[start : cell.end]


def _insets(labels: list[str]) -> list[int]:
    """How deep each row stands: blanks before its name, and one level for 其中 and for the rows aligned below it."""
    insets: list[int] = []
    inside: int | None = None
    of_numbered = False
    for row, label in enumerate(labels):
        blanks = len(label) - len(label.lstrip(" 　"))
        if is_part_of_above(label):
            inside = blanks
            of_numbered = row > 0 and _NUMBERED.match(labels[row - 1]) is not None
            insets.append(blanks + 1)
            continue
        if inside is not None and of_numbered and blanks == inside and not (_NUMBERED.match(label) or is_total(label)):
            insets.append(blanks + 1)  # 一、基本支出 / 其中：人员经费 / 公用经费 / 二、项目支出: below the numbered row as well
            continue
        if inside is not None and blanks <= inside:
            inside = None
        insets.append(blanks)
    return insets
