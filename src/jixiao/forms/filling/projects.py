"""Key projects out of the words of the performance sections: investment, progress, research, patents, dates."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.extract.told import Role, Told
from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.report import Part, Piece
from jixiao.forms.filling.wording import clause_of
from jixiao.model import Span

# “矿物废渣综合利用”项目, 35千伏新车输变电工程, 青萝智慧农业产业园项目
_NAME = re.compile(
    r"[“‘\"](?P<quoted>[^“”‘’\"\n]{3,30})[”’\"](?P<kind>(?:建设)?(?:项目|工程))"
    r"|(?P<bare>[一-龥A-Za-z0-9（）()·\-]{3,30}?(?:工程|项目|产业园|基地|示范园)(?:项目)?)(?=[，。、；：,:总累已建投的完与由位在]|$|实施|计划)"
)
_NAME_LEADS = re.compile(
    r"^.*(?:分别[为是]|推进|启动|实施|加快|完成了?|建设了?|开展|新建|争取|抓好|包括|其中|公司的|有限公司|为|是)(?=[一-龥A-Za-z0-9]{5})"
)
_NO_NAME = re.compile(
    r"(?:主体|附属|配套|重点|续建|在建|新建|拟开工|专项资金|发展|奖励|惠民|民生|该|本|各|上述|等|个|类|批|申报|省级|国家级|建设|投资|主网|配网|科研)"
    r"(?:主网|配网|建设)?(?:工程|项目|基地)$|^(?:目前|该|本|上述)"
)
_COLUMNS = (
    ("research", re.compile(r"研发(?:投入|经费|支出)")),
    ("applied", re.compile(r"申请(?:发明)?专利")),
    ("granted", re.compile(r"授权(?:发明)?专利")),
    ("paid", re.compile(r"(?:支付|拨付|到位)(?:资金|工程款)?")),
    ("plan", re.compile(r"(?:预计|计划|拟)(?:全年|本年|年内|今年)?完成(?:投资)?|年度计划投资")),
    ("year", re.compile(r"(?:本年|全年|当年|今年|年内)[^，。；]{0,4}完成(?:投资)?")),
    ("invested", re.compile(r"(?:累计|已|目前)?(?:完成|到位)投资|累计投资")),
    ("investment", re.compile(r"(?:总投资|总概算|概算|投资)(?:额|为|约|达|总额)*$")),
    ("progress", re.compile(r"(?:形象|工程|总体|施工)?进度")),
)
_DONE = re.compile(r"(?<!预计)(?:已|已于|于)[^，。；]{0,12}(?:竣工|完工|建成)|(?:全面|已经)完工")
_IN_USE = re.compile(r"(?:已|于)[^，。；]{0,14}(?:投产|投入使用|投运)")
_ENDED = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月(?:份|底|末)?[^，。；]{0,6}?(?:竣工|完工|投产|建成|投运)")
_BEGUN = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月(?:份|底|末)?[^，。；]{0,4}?(?:开工|动工|启动)")
_REACH, _LONGEST_NOTE = 260, 400
_SHARE = re.compile(r"占(?:总投资|计划投资|总概算)")


class _Mention(NamedTuple):
    name: str
    start: int  # of its name, in the paragraph's words
    end: int
    is_quoted: bool
    before: str


def read_projects(draft: Draft) -> None:
    """Without a table of them in the report."""
    if "projects" in draft.from_tables:
        return
    for piece in draft.report.pieces:
        if piece.part is Part.TEXT and piece.section == "performance_text" and not piece.level:
            _read(draft, piece)


def _read(draft: Draft, piece: Piece) -> None:
    text = draft.report.extraction.document.text
    start, end = piece.paragraph.span.start, piece.paragraph.span.end
    words = text[start:end]
    mentions = list(_mentions(words))
    starts = [each.start for each in piece.told]
    for number, mention in enumerate(mentions):
        stop = min(len(words), mention.end + _REACH)
        if number + 1 < len(mentions):
            stop = min(stop, mentions[number + 1].start)
        for mark in "；" if mention.is_quoted else "。；":
            found = words.find(mark, mention.end, stop)
            stop = found if found >= 0 else stop
        first, last = (bisect_left(starts, start + place) for place in (mention.end, stop))
        told = [each for each in piece.told[first:last] if each.start not in draft.used]
        _project(draft, piece, mention, words[mention.end : stop], told)


def _mentions(words: str) -> Iterator[_Mention]:
    for match in _NAME.finditer(words):
        if match["quoted"]:
            yield _Mention(match["quoted"] + match["kind"], match.start(), match.end(), True, _sentence(words, match.start()))
            continue
        name = _NAME_LEADS.sub("", match["bare"])
        if len(name) >= 6 and not _NO_NAME.search(name):
            start = match.end("bare") - len(name)
            yield _Mention(name, start, match.end("bare"), False, _sentence(words, start))


def _sentence(words: str, end: int) -> str:
    """The words of the sentence before a place."""
    start = max(0, end - _REACH)
    return words[max(words.rfind("。", start, end) + 1, start) : end]


def _project(draft: Draft, piece: Piece, mention: _Mention, words: str, told: list[Told]) -> None:
    report, row = draft.report, mention.name
    at = piece.paragraph.span.start + mention.start
    source = report.source(Span(at, at + len(mention.name)), mention.name + words[:60])
    status = _status(mention.before, words)
    cells = [(column, each) for each in told for column in [_column(each)] if column]
    if not any(column != "progress" for column, _ in cells) and not (status in ("已投产", "已完工", "续建") and not mention.is_quoted):
        return
    draft.of_project.update((each.start, row) for each in told)
    seen: set[str] = set()
    is_told = ("projects", row, "name") in draft.claims
    for column, each in cells:
        if column not in seen:
            seen.add(column)
            draft.put_figure(("projects", row, column), each.quantity, report.source_of(each))
    if is_told:
        return
    draft.put(("projects", row, "name"), row, source)
    if status:
        draft.put(("projects", row, "status"), status, source)
    for column, pattern in (("end", _ENDED), ("start", _BEGUN)):
        month = pattern.search(words)
        year = (month["year"] or report.year) if month else None
        if month and year:
            draft.put(("projects", row, column), f"{year}-{int(month['month']):02}", source)
    note = words.strip("，。；、：的 ")
    if note:
        draft.put(("projects", row, "note"), note[:_LONGEST_NOTE], source)


def _column(told: Told) -> str:
    words = clause_of(told.gap)
    if told.role in (Role.SHARE, Role.COMPLETION) and _SHARE.search(words):
        return "share"
    if told.role not in (Role.VALUE, Role.RATE, Role.OTHER):
        return ""
    return next((column for column, pattern in _COLUMNS if pattern.search(words)), "")


def _status(before: str, words: str) -> str:
    if _IN_USE.search(words):
        return "已投产"
    if _DONE.search(words.replace("主体工程", "")) and "主体工程" not in words[:16]:
        return "已完工"
    if re.search(r"拟开工", before) or re.search(r"拟开工|前期|尚未开工|后方可开工", words):
        return "前期"
    if re.search(r"续建|在建", words[:20]):
        return "续建"
    return ""
