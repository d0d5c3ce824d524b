"""Family attachment: what is said to be attached, and whether it is there."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from jixiao.extract.outline import numeral
from jixiao.language import any_occurs
from jixiao.model import DocumentKind, Extraction, Finding, Mark, Severity, Span
from jixiao.rules.declare import Rule, rule
from jixiao.rules.pointing import point, sentence_start

# 见附件, 详见附件2, 见附表1-3, （附件1）; 《…办法》附件 and 〔2020〕7号附件 are other documents' attachments.
_POINTER = re.compile(
    r"附[件表](?:(?<=见附[件表])|(?<=见后附[件表])|(?<=（附[件表])|(?<=如附[件表]))[ ]?"
    r"(?P<numbers>(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
    r"(?:[ ]?[-—~至、和及][ ]?(?:附[件表])?(?:\d{1,2}|[一二三四五六七八九十]{1,2}))*)?(?![中内里的所之])"
)
# A line that begins with 附件, 附件1, 附表二：, 附：; what follows on the line is its title.
_LINE = re.compile(
    r"\n[ \t]*(?:[一二三四五六七八九十]{1,2}、)?附[ ]?"
    r"(?:[件表][ ]?(?P<number>\d{1,2}(?:[-—]\d{1,2})?|[一二三四五六七八九十]{1,2})?[ \t]*[：、.]?|：)[ \t]*(?P<title>[^\n]{0,80})"
)
_ITEM = re.compile(r"[ \t]*(?P<number>\d{1,2})[ ]?[.、](?!\d(?!\d\d\d年))[ ]?(?P<title>[^\n]{0,80})")
_NAMED = re.compile(r"《([^《》\n]{4,40})》")
_LEADER = re.compile(r"(?:\.{3,}|…{2,}|·{3,}|\t)[ .…·]*\d{0,3}[ ]*$")
_MOST_POINTERS = 100  # each may ask for a look through the rest of the text
_LEAST = 30  # characters under an attachment's heading that make it one, a signature and a date aside
_SIGNATURE = re.compile(r"[^\n，。]{0,30}\n\s*(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○零][^\n]{2,12}日)\s*|\s*20\d\d年\d{1,2}月\d{1,2}日\s*")


class Attached(NamedTuple):
    """An attachment as the text shows it: named in a list, or there with its content."""

    number: int  # 0 if it has none
    start: int
    end: int
    title: str
    has_content: bool


_REPORT = """云和县林业局2023年度部门整体支出绩效自评报告
一、部门概况
本局负责全县林业工作。
二、部门整体支出使用情况
全年支出按预算执行。
三、部门整体支出绩效情况
造林任务完成。
四、存在的问题
进度偏慢。
五、绩效评价结果
{result}
"""


@rule(
    code="ATT001",
    family="attachment",
    severity=Severity.WARNING,
    title={"zh": "所指附件不在文中", "en": "Attachment named but absent"},
    rationale={
        "zh": "正文以附件为依据，而附件没有随文提供，评分和数据就无从核对。",
        "en": "The text rests on an attachment that is not there, so its scores and figures cannot be checked.",
    },
    message={
        "zh": "正文写“{text}”，但文中没有找到{wanted}；请附上附件，或改正所指的编号。",
        "en": "The text says “{text}”, but there is no “{wanted}” in the document: attach it, or correct the number.",
    },
    bad=_REPORT.format(result="各项指标得分见附件，自评得分92分，等级为“优”。"),
    good=_REPORT.format(
        result="各项指标得分见附件，自评得分92分，等级为“优”。\n附件\n部门整体支出绩效评价指标表\n"
        "投入 15分 得14分\n过程 30分 得28分\n产出和效果 55分 得50分"
    ),
)
def absent_attachment(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    if extraction.profile.kind is DocumentKind.FRAGMENT or extraction.document.unreadable or not any_occurs(("附件", "附表"), shadow):
        return
    pointers = list(islice(_POINTER.finditer(shadow), _MOST_POINTERS))
    if not pointers:
        return
    attached = attachments(shadow)
    there = {one.number for one in attached if one.has_content}
    listed = {one.number for one in attached}
    told: set[int] = set()
    for pointer in pointers:
        numbers = _numbers(pointer["numbers"] or "")
        numbered = bool(numbers) and any(there)  # 附件3 is none of the tables where 附件1 and 附件2 are told by their numbers
        if _stands_apart(extraction, pointer, numbered):
            continue
        absent = [number for number in numbers if number not in there and number not in told]
        if not numbers and not listed and 0 not in told:
            absent = [0]
        told.update(absent)
        if absent:
            wanted = "、".join(f"附件{number}" if number else "附件" for number in absent)
            only_listed = all(number in listed for number in absent)  # listed at the end, published as a file of its own
            start = pointer.start() - (shadow[pointer.start() - 1] in "见如（")
            severity = Severity.INFO if only_listed else rule.severity
            yield point(extraction, rule, start, pointer.end(), "pointer", severity=severity, wanted=wanted)


@rule(
    code="ATT002",
    family="attachment",
    severity=Severity.WARNING,
    title={"zh": "附件编号与所列不符", "en": "Attachment numbers do not fit the list"},
    rationale={
        "zh": "附件清单缺号、重号，或与后附的附件编号对不上，读者找不到所指的附件。",
        "en": "Where the list skips or repeats a number, or does not fit the attachments that follow, nobody finds what is meant.",
    },
    message={
        "zh": "附件编号“{text}”与前后不符：{reason}；请核对附件编号。",
        "en": "The attachment number “{text}” does not fit: {reason_en}; check the numbers of the attachments.",
    },
    bad="绩效自评情况报告完毕。\n附件：1.基础数据表\n2.指标评分表\n4.满意度调查表\n",
    good="绩效自评情况报告完毕。\n附件：1.基础数据表\n2.指标评分表\n3.满意度调查表\n",
)
def attachment_numbers(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    if not any_occurs(("附件", "附表"), shadow):
        return
    attached = attachments(shadow)
    listed = [one for one in attached if not one.has_content and one.number]
    there = [one for one in attached if one.has_content and one.number]
    for items in (listed, there):
        slip = _first_slip(items)
        if slip is not None:
            one, due = slip
            found = next((other for other in attached if other is not one and other.number == due), None)
            others = () if found is None else (Mark(Span(found.start, found.end), "attachment"),)
            reason, reason_en = f"前一个是附件{due - 1}，此处应为附件{due}", f"attachment {due} is due after {due - 1}"
            yield point(
                extraction,
                rule,
                one.start,
                one.end,
                "number",
                others=others,
                reason=reason,
                reason_en=reason_en,
                new=_renumbered(extraction, one, due),
            )
            return
    if listed and there and listed[-1].number != there[-1].number and max(one.number for one in there) < max(one.number for one in listed):
        number = listed[-1].number
        reason, reason_en = (
            f"清单列有附件{number}，其后只附到附件{there[-1].number}",
            f"the list goes to {number}, what follows to {there[-1].number}",
        )
        yield point(extraction, rule, listed[-1].start, listed[-1].end, "number", reason=reason, reason_en=reason_en)


def attachments(shadow: str) -> list[Attached]:
    """Every attachment that a line of the text begins with, in order; lines of a list of contents are left out."""
    lines = [match for match in _LINE.finditer(shadow) if not _LEADER.search(match["title"]) and not _is_prose(match)]
    found: list[Attached] = []
    for at, match in enumerate(lines):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = match.end("number") if match["number"] else shadow.index("附", start) + 2
        following = lines[at + 1].start() if at + 1 < len(lines) else len(shadow)
        items = _items(shadow, match.start("title"), following)
        number = _number(match["number"])
        if items and not number:
            found += items
            continue
        body = shadow[match.end() : min(following, match.end() + 400)]
        if following - match.end() < 400:
            body = _SIGNATURE.sub("", body)
        found.append(Attached(number, start, end, match["title"].strip(), len(body.strip()) >= _LEAST))
    return found


def _items(shadow: str, start: int, end: int) -> list[Attached]:
    """附件：1.… ⏎ 2.…: the items from `start` on, one a line, as long as lines go on being items."""
    items: list[Attached] = []
    while start < end and shadow[start] in " \n\t":
        start += 1
    while start < end:
        item = _ITEM.match(shadow, start, end)
        if item is None:
            break
        items.append(Attached(int(item["number"]), item.start("number"), item.end("number"), item["title"].strip(), False))
        start = item.end() + 1
        while start < end and shadow[start] in " \n\t":
            start += 1
    return items


def _is_prose(match: re.Match[str]) -> bool:
    """附件所列项目均已完成。 at a line start is a sentence, 附件：情况说明 is not."""
    title = match["title"]
    return "。" in title or (match["number"] is None and title[:1] in tuple("中内里的所之及是为已反"))


def _first_slip(items: list[Attached]) -> tuple[Attached, int] | None:
    for previous, one in pairwise(items):
        if one.number not in (previous.number, previous.number + 1, 1) or (one.number == previous.number and one.title != previous.title):
            return one, previous.number + 1
    return None


def _renumbered(extraction: Extraction, one: Attached, due: int) -> str | None:
    words = extraction.document.text[one.start : one.end]
    return words.replace(str(one.number), str(due)) if str(one.number) in words else None


def _number(words: str | None) -> int:
    if not words:
        return 0
    head = re.split(r"[-—]", words)[0]
    return int(head) if head.isdigit() else numeral(head)


def _numbers(words: str) -> list[int]:
    """The attachments that a pointer names: 1-3 is 1, 2, 3; 1、2和4 is 1, 2, 4; [] where it gives no number."""
    ends = [(_number(match[0]), match.start()) for match in re.finditer(r"\d+|[一二三四五六七八九十]+", words)]
    numbers: list[int] = []
    for number, start in ends:
        ranged = numbers and words[:start].rstrip(" 附件表")[-1:] in tuple("-—~至")
        numbers += range(numbers[-1] + 1, number + 1) if ranged and number - numbers[-1] < 50 else [number]
    return numbers


def _stands_apart(extraction: Extraction, pointer: re.Match[str], numbered: bool) -> bool:
    """Whether the table meant is there without the word 附件: a table of the document after the pointer, or a line with the name it gives;
    or the pointer is to another document's attachment."""
    shadow = extraction.shadow
    start = sentence_start(shadow, pointer.start())
    if not numbered and any(table.span.start > pointer.end() for table in extraction.document.tables):
        return True
    clause = shadow[start : pointer.start()]
    if re.search(r"[号》](?:文件)?(?:的)?[见详]*$", clause) and "《" in clause and "见" not in clause[-2:]:
        return True
    for name in _NAMED.findall(shadow[start : pointer.end() + 60]):
        if re.search(r"\n[^\n，。]{0,20}" + re.escape(name) + r"[^\n，。]{0,20}\n", shadow[pointer.end() :]):
            return True
    return False
