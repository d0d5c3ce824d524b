"""Family structure: whether headings and list items are numbered in order."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jixiao.extract.outline import RUNS, numeral, numeral_words
from jixiao.language import any_occurs
from jixiao.model import Extraction, Finding, Heading, Mark, Severity, Span, Suggestion
from jixiao.rules.attachment import attachments
from jixiao.rules.declare import Rule, rule
from jixiao.rules.pointing import point

_NUMBER = re.compile(
    r"(?:第[ ]?[一二三四五六七八九十]+[ ]?(?:部分|章|编|篇)|（[^（）]{1,5}）|[\d.]+[、.）]?|[一二三四五六七八九十]+ ?[、.是]"
    r"|[①-⒛㈠-㈩]|[甲乙丙丁戊己庚辛壬癸]、|[第其]?[一二三四五六七八九十]+[要则]?|[壹贰叁肆伍陆柒捌玖拾]|[Ⅰ-Ⅻ]|[a-zA-Z][)）、.])"
)
_OPENS = r"(?<![^。；：，、\n 　（])"
_NUMERAL = "([一二三四五六七八九]|十[一二三四五]?)"
# 一是 (not 唯一是, 之一是) also within a clause, 二是, 三是 … after a sentence's or a clause's end; so 一要, 一则, 第一， and 其一，
_SPOKEN = {
    "一是": re.compile(
        r"是(?:(?<=[^十唯第统单之同万专不归划](一)是)|(?<=[。；：，、\n ]([二三四五六七八九十])是)|(?<=[。；：，、\n ](十[一二三四五])是))"
    ),
    "一要": re.compile(_OPENS + _NUMERAL + "要(?!求)"),
    "一则": re.compile(_OPENS + _NUMERAL + "则"),
    "第一": re.compile(_OPENS + "第" + _NUMERAL + "(?=[，：、是])"),
    "其一": re.compile(_OPENS + "其" + _NUMERAL + "(?=[，：、是])"),
}
_DEEPEST = 8  # lists that may be left open at a time
_FAR = 3  # a number that jumps further and is followed by the expected one was no list number


class Slip(NamedTuple):
    """A number that breaks its list: `place` says how (foreign, misprint, repeated, missing, backward)."""

    heading: Heading
    expected: int
    place: str
    previous: Heading | None


@rule(
    code="STR001",
    family="structure",
    severity=Severity.WARNING,
    title={"zh": "标题序号不连续", "en": "Heading number out of order"},
    rationale={
        "zh": "序号重复、跳号或层级错乱，往往说明段落被增删或从别处粘贴，读者也无法引用。",
        "en": "A repeated, skipped or misplaced number tells of sections that were cut, moved or pasted; nobody can refer to them.",
    },
    message={
        "zh": "标题“{text}”的序号与前后不衔接：{previous}之后应为“{expected}”；请核对编号和层级。",
        "en": "The number of heading “{text}” does not follow on: “{expected}” is due after {previous}; check numbers and levels.",
    },
    bad="一、部门概况\n负责全县水利工作。\n二、支出情况\n全年支出平稳。\n四、存在问题\n进度偏慢。",
    good="一、部门概况\n负责全县水利工作。\n二、支出情况\n全年支出平稳。\n三、存在问题\n进度偏慢。",
)
def number_order(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    headings = extraction.profile.headings
    listed = None
    for items in lists_of(headings):
        for slip in slips(items, extraction.shadow):
            if listed is None:  # numbers of a list of attachments are another rule's
                listed = {one.start for one in attachments(extraction.shadow)}
            if slip.heading.span.start not in listed:
                yield _finding(extraction, rule, slip, _due(slip, headings))


@rule(
    code="STR002",
    family="structure",
    severity=Severity.INFO,
    title={"zh": "标题层级前后倒置", "en": "Heading levels change places"},
    rationale={
        "zh": "同一份材料里“1.”有时在“（一）”之下、有时在其上，读者分不清从属关系。",
        "en": "Where 1. stands below （一） in one section and above it in another, nobody can tell what belongs to what.",
    },
    message={
        "zh": "此处“{text}”的上级是“{parent}”，而别处“{style}”的上级是“{other}”，层级倒置；请统一标题层级。",
        "en": "Here “{text}” stands below “{parent}”, elsewhere “{style}” stands below “{other}”: use the levels in one order.",
    },
    bad="一、履职情况\n1、党建工作\n（一）学习\n（二）纪律\n二、业务工作\n（一）工业\n1、指标\n2、项目",
    good="一、履职情况\n（一）党建工作\n1、学习\n2、纪律\n二、业务工作\n（一）工业\n1、指标\n2、项目",
)
def level_order(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    nested = [
        (parent, child)
        for parent, child in parents_of(extraction.profile.headings)
        if parent.style not in ("1 ", "1.1", "1.1.1") and child.style not in ("1 ", "1.1", "1.1.1")
    ]
    usual = {(parent.level, child.level): parent for parent, child in nested if parent.level < child.level}
    for parent, child in nested:
        other = usual.get((child.level, parent.level))
        if parent.level > child.level and other is not None:
            mark = Mark(parent.span, "parent")
            span = child.span
            yield point(
                extraction,
                rule,
                span.start,
                span.end,
                "heading",
                others=(mark,),
                parent=parent.style,
                style=parent.style,
                other=other.style,
            )
            return


@rule(
    code="STR003",
    family="structure",
    severity=Severity.WARNING,
    title={"zh": "“一是、二是”序号不连续", "en": "Spoken list number out of order"},
    rationale={
        "zh": "“一是、二是、四是”少了一项，或同一序号用了两次，是删改留下的痕迹。",
        "en": "一是, 二是, 四是: an item was lost or one number used twice in editing.",
    },
    message={
        "zh": "“{text}”与前面的{previous}不衔接，应为“{expected}”；请核对是否漏项或重号。",
        "en": "“{text}” does not follow {previous}: “{expected}” is due; check for a lost item or a number used twice.",
    },
    bad="存在的问题：一是进度偏慢；二是力量不足；四是制度不全。",
    good="存在的问题：一是进度偏慢；二是力量不足；三是制度不全。",
)
def spoken_order(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    for style, pattern in _SPOKEN.items():
        if not any_occurs((style.replace("一", "二"), style.replace("一", "三")), shadow):
            continue
        items = []
        for match in pattern.finditer(shadow):
            words = "一" if match.lastindex == 1 and style == "一是" else match[match.lastindex or 0]
            start = match.start(match.lastindex or 0) - style.index("一")
            items.append(Heading(Span(start, start + len(words) + 1), 6, numeral(words), "", style))
        started = next((n for n, item in enumerate(items) if item.number == 1), len(items))
        for slip in slips(items[started:], shadow):
            if slip.place != "backward":  # a list told without its 一是 begins anew
                yield _finding(extraction, rule, slip, written(slip.expected, style))


def _finding(extraction: Extraction, rule: Rule, slip: Slip, due: str) -> Finding:
    span = slip.heading.span
    number = _number(extraction, slip.heading)
    words = extraction.document.text[number.start : number.end]
    if slip.heading.style.startswith("1.1"):
        due = words[: words.rindex(".") + 1] + str(slip.expected)
    if "(" in words:
        due = due.replace("（", "(").replace("）", ")")
    due = due.strip()
    others: tuple[Mark, ...] = ()
    before = "—"
    if slip.previous is not None:
        others = (Mark(slip.previous.span, "previous"),)
        previous = _number(extraction, slip.previous)
        before = f"“{extraction.document.text[previous.start : previous.end]}”"
    finding = point(extraction, rule, span.start, span.end, "heading", others=others, expected=due, previous=before)
    if slip.place == "missing":
        return finding
    marks = (*finding.marks, Mark(number, "number"))
    suggestion = Suggestion(len(marks) - 1, words, due)
    return Finding(finding.rule, finding.severity, marks, finding.values, stated=finding.stated, suggestions=(suggestion,))


def _number(extraction: Extraction, heading: Heading) -> Span:
    number = _NUMBER.match(extraction.shadow, heading.span.start, heading.span.end)
    assert number is not None
    return Span(number.start(), number.end())


def _due(slip: Slip, headings: tuple[Heading, ...]) -> str:
    """The number that was due; for a foreign number that continues the list of the level below it, the number of that list."""
    if slip.place == "foreign" and slip.previous is not None:
        own, previous = headings.index(slip.heading), headings.index(slip.previous)
        below = headings[previous + 1 : own]
        if below:
            same = [heading for heading in below if heading.style == below[0].style]
            if same[-1].number == slip.heading.number - 1:
                return written(slip.heading.number, same[-1].style)
    return written(slip.expected, slip.heading.style)


def written(number: int, style: str) -> str:
    """A number as the style writes it: 3 in the style （一） is （三）."""
    if style == "①":
        return chr(ord("①") + number - 1) if number <= 20 else str(number)
    if style == "⑴":
        return chr(ord("⑴") + number - 1) if number <= 20 else str(number)
    if style == "㈠":
        return chr(ord("㈠") + number - 1) if number <= 10 else str(number)
    if style == "一看":
        return numeral_words(number)
    if style in RUNS:
        run = RUNS[style]
        return run[number - 1] + style[1:] if number <= len(run) else str(number)
    if style.startswith("1.1"):
        return style[:-1] + str(number)
    return style.replace("一", numeral_words(number)).replace("1", str(number))


def parents_of(headings: Iterable[Heading]) -> list[tuple[Heading, Heading]]:
    """Each first item of a list with the heading that it stands under."""
    return [(parent, items[0]) for parent, items in _nested(headings) if parent is not None]


def lists_of(headings: Iterable[Heading]) -> list[list[Heading]]:
    """The headings and items that count on from each other, list by list; nesting is what the text does."""
    return [items for _, items in _nested(headings)]


def _nested(headings: Iterable[Heading]) -> list[tuple[Heading | None, list[Heading]]]:
    lists: list[tuple[Heading | None, list[Heading]]] = []
    open_lists: list[list[Heading]] = []
    for heading in headings:
        level, style = heading.level, heading.style
        if level == 6:
            continue
        if level <= 1:
            while open_lists and open_lists[-1][0].level > level:
                open_lists.pop()
        depth = _belongs(open_lists, heading, level, style)
        if depth is None:
            items = [heading]
            lists.append((open_lists[-1][-1] if open_lists else None, items))
            open_lists.append(items)
        else:
            del open_lists[depth + 1 :]
            open_lists[depth].append(heading)
    return lists


def _belongs(open_lists: list[list[Heading]], heading: Heading, level: int, style: str) -> int | None:
    """Which open list the heading continues: that of its own style, else one of its level that it counts on from (1、 2.)."""
    for depth in range(len(open_lists) - 1, -1, -1):
        first = open_lists[depth][0]
        if first.style == style or (level <= 1 and first.level == level):
            return depth
    for depth in range(len(open_lists) - 1, -1, -1):
        last = open_lists[depth][-1]
        if last.level == level and last.number + 1 == heading.number and not last.style.startswith("1.1"):
            return depth
    return None


def slips(items: list[Heading], shadow: str) -> Iterator[Slip]:
    """The numbers that break a list. After a break counting goes on from the likeliest place, so that one slip is told once.

    A restart at 1 is a new list, and a number that continues a list left open before it is no slip."""
    numbers = [item.number for item in items]
    if not items:
        return
    left_open: list[int] = []
    due = numbers[0] + 1
    if len(numbers) > 1 and numbers[0] != 1 and (numbers[1] == 2 or numbers[0] == numbers[1] == 2):
        yield Slip(items[0], 1, "misprint", None)
        due = 2
    for at in range(1, len(items)):
        number, item, previous = numbers[at], items[at], items[at - 1]
        following = numbers[at + 1] if at + 1 < len(items) else 0
        if number == due:
            due += 1
        elif following == due + 1 and not (number == 1 and following == 2):
            yield Slip(item, due, "misprint", previous)
            due += 1
        elif number == 1:
            left_open = [*left_open[1 - _DEEPEST :], due]
            due = 2
        elif number in left_open:
            while left_open.pop() != number:
                pass
            due = number + 1
        elif following == due:
            if item.level <= 2 or item.level == 6 or number <= due + _FAR:
                yield Slip(item, due, "repeated" if number == due - 1 else "foreign", previous)
        elif number == due - 1:
            yield Slip(item, due, "repeated", previous)
            due = number + 1
        else:
            first, place = (due, "missing") if number > due else (1, "backward")
            if not _told_between(shadow[previous.span.start : item.span.start], first, number, item.style):
                yield Slip(item, due, place, previous)
            due = number + 1


def _told_between(text: str, first: int, end: int, style: str) -> bool:
    """Whether the numbers from `first` up to `end` stand inside the text, in the digits of the list: 1.…。2.…

    3、 is none of the numbers between （二） and （四）."""
    for number in range(first, min(end, first + 20)):
        han = numeral_words(number)
        inside = rf"{han}[、.）是要来则]|{han}方面"
        if "一" not in style:
            inside += rf"|(?<![\d.]){number}[、.）](?!\d)|\.{number} |{_circle(number)}"
        if not re.search(inside, text):
            return False
    return True


def _circle(number: int) -> str:
    return f"[{chr(ord('①') + number - 1)}{chr(ord('⑴') + number - 1)}]" if number <= 20 else "①"
