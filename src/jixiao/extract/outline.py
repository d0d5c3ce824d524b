"""The numbered headings and list items of a text, found by their numbers at line starts, without its list of contents."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jixiao.model import Block, BlockKind, Heading, Span

LONGEST_HEADING = 60

# What stands at the start of a line, told apart by the name of the group that matched. Must not match: years and dates (2023年, 12月,
# 3、5月), decimals (1.5亿元; but 1.2023年度… is item 1), 一、二季度 (see `_lists_numerals`).
_NUMBER = r"""
(?: 第[ ]?(?P<part>[一二三四五六七八九十]{1,3})[ ]?(?:部分|章|编|篇)[、：.]?
  | (?P<han>[一二三四五六七八九十]{1,3})[ ]?[、.]
  | （[ ]?(?P<han_bracket>[一二三四五六七八九十]{1,3})[ ]?）[、.]?
  | (?P<arabic>[1-9]\d{0,2})[ ]?(?:、(?!\d{1,2}[、，月日.])|\.(?=20\d\d年|5G)|\.(?!\d))
  | (?P<decimal>[1-9]\d?(?:\.\d{1,2}){1,2})[ ]{1,2}(?=[一-龥“])(?![万亿元倍吨]|[个家件次人][，。、；百])
  | (?P<plain>[1-9]\d?)[ ]{1,2}(?=[一-龥“])
  | （[ ]?(?P<arabic_bracket>[1-9]\d?)[ ]?）[、.]?
  | (?P<arabic_closed>[1-9]\d?)）
  | (?P<circled>[①-⑳⑴-⒇⒈-⒛㈠-㈩])[、.]?
  | (?P<stem>[甲乙丙丁戊己庚辛壬癸])[、.](?![甲乙丙丁戊己庚辛壬癸][、.方])
  | (?P<formal>[壹贰叁肆伍陆柒捌玖拾])(?:[、.：]|[ \u3000]+)(?=[一-龥“])
  | (?P<roman>[Ⅰ-Ⅻ])[、. \u3000]
  | (?P<letter>[a-kA-K])[)）、.][ ]?(?=[一-龥“])
  | (?P<han_is>[一二三四五六七八九十]{1,2})是
  | (?P<han_verb>[一二三四五六七八九])(?=[看抓强促保推建聚查谈讲说晒比稳优](?![一-龥]{0,3}[，。；]))
)
"""
_FIRST_LINE = re.compile(r"[ \t\u3000\ufeff]*" + _NUMBER, re.VERBOSE)
_LINE_START = re.compile(r"\n[ \t\u3000]*" + _NUMBER, re.VERBOSE)
# A heading that follows a sentence without a line break: …取得实效。二、业务工作; taken only where it continues the numbering.
_GLUED = re.compile(r"。[ ]?(?:(?P<han>[一二三四五六七八九十]{1,2})、|（(?P<han_bracket>[一二三四五六七八九十]{1,2})）)")
_TITLE = re.compile(r"[^。：\n]*")
_LEADER = re.compile(r"(?:\.{3,}|…{2,}|·{3,}|-{4,}|\t)[ .…·]{0,4}\d{0,3}[ ]{0,3}$|PAGEREF")
_LEVELS = {
    "part": 0,
    "han": 1,
    "plain": 1,
    "stem": 1,
    "formal": 1,
    "roman": 1,
    "letter": 5,
    "han_verb": 1,
    "han_bracket": 2,
    "arabic": 3,
    "arabic_bracket": 4,
    "arabic_closed": 4,
    "circled": 5,
    "han_is": 6,
}
_STYLES = {
    "part": "第一部分",
    "han_verb": "一看",
    "plain": "1 ",
    "han_bracket": "（一）",
    "arabic_bracket": "（1）",
    "arabic_closed": "1）",
    "han_is": "一是",
}
_CIRCLES = (("①", "①", 5), ("⑴", "⑴", 4), ("⒈", "1.", 3), ("㈠", "㈠", 2))  # first of twenty, style, level
RUNS = {  # the styles that are numbered by other signs than numerals: style -> its signs in order
    "甲、": "甲乙丙丁戊己庚辛壬癸", "壹、": "壹贰叁肆伍陆柒捌玖拾", "Ⅰ.": "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "a)": "abcdefghijk", "A.": "ABCDEFGHIJK",
}  # fmt: skip
_RUN_OF = {"stem": "甲、", "formal": "壹、", "roman": "Ⅰ."}
_KEPT_TOGETHER = (*RUNS, "一看")
_FEWEST_STEMS = 3  # fewer lines that begin with 甲、 or 乙、 name parties, not sections; fewer with 一看, 二看 are sentences
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


class _Entry(NamedTuple):
    heading: Heading
    line_end: int  # where the title's line (or sentence) ends, also where the title had to be cut


def outline(shadow: str, blocks: Iterable[Block]) -> tuple[Heading, ...]:
    """Headings and list items in the order of the text. `shadow` is the normal form of `language.shadow_of`; tables are left out,
    and so is a list of contents. Linear in the length of the text."""
    entries = list(_entries(shadow))
    if sum(entry.heading.style == "1.1" for entry in entries) < 2:  # 1 概况 is a heading only where 1.1, 1.2 … are; else a table's row
        entries = [entry for entry in entries if entry.heading.style not in ("1 ", "1.1", "1.1.1")]
    for style in _KEPT_TOGETHER:
        if sum(entry.heading.style == style for entry in entries) < _FEWEST_STEMS:
            entries = [entry for entry in entries if entry.heading.style != style]
    tables = [block.span for block in blocks if block.kind is BlockKind.TABLE]
    if tables:
        entries = _outside(entries, tables)
    return tuple(entry.heading for entry in _without_contents(shadow, entries))


def numeral(words: str) -> int:
    """The value of a Chinese number up to 99: 三 -> 3, 十二 -> 12, 二十 -> 20."""
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return _DIGITS.get(words, 0)
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + _DIGITS.get(ones, 0)


def numeral_words(number: int) -> str:
    """The Chinese number of 1 to 99: 12 -> 十二."""
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")


def _entries(shadow: str) -> Iterator[_Entry]:
    glued = list(_GLUED.finditer(shadow))
    last: dict[int, int] = {}  # the last number of each level under the headings that are open
    at = 0
    for match in _starts(shadow):
        while at < len(glued) and glued[at].start() < match.start():
            continued = _entry(shadow, glued[at])
            at += 1
            if continued is not None and last.get(continued.heading.level) == continued.heading.number - 1 > 0:
                _remember(last, continued.heading)
                yield continued
        entry = _entry(shadow, match)
        if entry is not None:
            _remember(last, entry.heading)
            yield entry
    for match in glued[at:]:
        continued = _entry(shadow, match)
        if continued is not None and last.get(continued.heading.level) == continued.heading.number - 1 > 0:
            _remember(last, continued.heading)
            yield continued


def _starts(shadow: str) -> Iterator[re.Match[str]]:
    first = _FIRST_LINE.match(shadow)
    if first:
        yield first
    yield from _LINE_START.finditer(shadow)


def _remember(last: dict[int, int], heading: Heading) -> None:
    for level in [level for level in last if level > heading.level]:
        del last[level]
    last[heading.level] = heading.number


def _entry(shadow: str, match: re.Match[str]) -> _Entry | None:
    group = match.lastgroup
    assert group is not None
    written = match[group]
    level = _LEVELS.get(group, 2)
    start = match.start(group)
    if group == "circled":
        first, style, level = next(kind for kind in _CIRCLES if ord(kind[0]) <= ord(written) < ord(kind[0]) + 20)
        number = ord(written) - ord(first) + 1
    elif group in _RUN_OF or group == "letter":
        style = _RUN_OF.get(group, "a)" if written.islower() else "A.")
        number = RUNS[style].index(written) + 1
    elif group == "decimal":
        prefix, _, last = written.rpartition(".")
        level, style, number = 2 + prefix.count("."), "1.1.1" if "." in prefix else "1.1", int(last)
    elif group in ("arabic", "plain", "arabic_bracket", "arabic_closed"):
        number = int(written)
        style = _STYLES.get(group) or "1" + shadow[match.end() - 1]
    else:
        number = numeral(written)
        style = _STYLES.get(group) or "一" + shadow[match.end() - 1]
    if group == "han" and _lists_numerals(shadow, match.end(), number):
        return None
    if group in ("part", "han_bracket", "arabic_bracket"):
        start = shadow.rindex("第" if group == "part" else "（", match.start(), start)
    title = _TITLE.match(shadow, match.end(), match.end() + 4 * LONGEST_HEADING)
    assert title is not None
    words = title[0][: LONGEST_HEADING - (match.end() - start)].rstrip()
    end = match.end() + len(words)
    return _Entry(Heading(Span(start, end), level, number, words.strip(), style), title.end())


def _lists_numerals(shadow: str, after: int, number: int) -> bool:
    """一、二季度 or 二、三产业 at a line start: two numerals in a row, no heading."""
    return numeral(shadow[after : after + 1]) == number + 1 and shadow[after + 1 : after + 2] in tuple("、季产级类线次月等")


def _outside(entries: list[_Entry], tables: list[Span]) -> list[_Entry]:
    kept = []
    at = 0
    for entry in entries:
        start = entry.heading.span.start
        while at < len(tables) and tables[at].end <= start:
            at += 1
        if at == len(tables) or start < tables[at].start:
            kept.append(entry)
    return kept


def _without_contents(shadow: str, entries: list[_Entry]) -> list[_Entry]:
    """Drops lines with dot leaders, and runs of bare titles (nothing between them) most of which occur again later."""
    keys = [(entry.heading.level, entry.heading.number, entry.heading.title.rstrip(" \t.…·-0123456789")) for entry in entries]
    dropped = {
        n for n, entry in enumerate(entries) if _LEADER.search(shadow, max(entry.heading.span.start, entry.line_end - 12), entry.line_end)
    }
    latest = {key: n for n, key in enumerate(keys)}
    if len(latest) < len(keys):
        start = 0
        while start < len(entries):
            end = start
            seen = {keys[start]}  # the run ends where the real headings begin: with a title that it has already told
            while end + 1 < len(entries) and keys[end + 1] not in seen and _nothing_between(shadow, entries[end], entries[end + 1]):
                end += 1
                seen.add(keys[end])
            repeated = sum(latest[key] > end for key in keys[start : end + 1])
            if repeated >= 2 and repeated * 5 >= (end + 1 - start) * 3:
                dropped.update(range(start, end + 1))
            start = end + 1
    return [entry for n, entry in enumerate(entries) if n not in dropped] if dropped else entries


def _nothing_between(shadow: str, entry: _Entry, following: _Entry) -> bool:
    start, end = entry.line_end, following.heading.span.start
    return end - start < 80 and not shadow[start:end].strip()
