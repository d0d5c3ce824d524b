"""The words of a figure's own clause, and what they call the thing that it counts or measures."""

import re
from collections.abc import Iterator, Sequence

from jixiao.extract.told import Told
from jixiao.model import Dimension

_STOPS = "，。；：！？\n:;,"
_LEADS = re.compile(
    r"^(?:[、和及与\s]|[一二三四五六七八九十]是|[（(]?[0-9一二三四五六七八九十]{1,2}[）).、．]|[①-⑳]|其中|同时|目前|现已|截至[^，]*?[日底末]|"
    r"(?:20\d\d|今|本|当)年度?(?:以?来)?|全年|一年来|年内|年末|[0-9]{1,2}\s?[-—~至]\s?[0-9]{1,2}月份?|在今年中|来(?=共)|"
    r"我[局县镇市区乡委办]|全[局县镇市区乡](?=[一-龥]{2})|[今本]年来|累计|总共|共计|共有|共(?!同|建|享)|已经|已|现有|仅|还|并|且|另外?|则|分别)+"
)
_ENDS = re.compile(r"(?:[了约近达到至是有共已仅只逾余多]|(?<!行)为|超过|突破|分别|达成|数[为达]|累计|高达)+$")
_PLANNED = re.compile(r"^(?:年度|全年|目标)?任务(?:目标)?数?(?=[一-龥]{3})")
_RUNS_ON = re.compile(r"(?:完成|实现|达到|发放|投入|增长|下降|被|占|共|总计|合计|累计|取得|带动|比)")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_MARK = re.compile(r"[，。；、：！？\n（）()]")
_COUNTED = frozenset([Dimension.COUNT, Dimension.PEOPLE, Dimension.VISITS])
# What tells no thing apart by itself: 全年任务数3866个，已完成6013个.
GENERIC = re.compile(
    r"(?:完成|任务数?|年度任务|目标(?:任务)?(?:数|值)?|计划(?:数)?|实际(?:完成)?|实现|建成|数量?|金额|资金|投资|合计|总数)*"
)
APART = re.compile("[、和及与]")
JOINTS = frozenset(["、", "，", "和", "及", "与"])
GROWS = re.compile(r"(?:分别|同比|比上年|较上年)*(?:增长|上升|下降|提高|减少|增幅|增速|降幅)[一-龥]{0,2}$")
_OF_EACH = re.compile(r"的?(?:预算|决算|支出|实际|完成)*(?:数|额)?$")
_LONGEST = 60


def clause_of(gap: str) -> str:
    """The words of the figure's own clause: 股长（室主任） of “1名；股长（室主任）”."""
    depth = 0
    for at in range(len(gap) - 1, -1, -1):
        if gap[at] in "）)":
            depth += 1
        elif gap[at] in "（(":
            if depth == 0:
                return gap[at + 1 :].strip()
            depth -= 1
        elif gap[at] in _STOPS and depth == 0:
            return gap[at + 1 :].strip()
    return gap.strip()


def tails_of(told: Sequence[Told]) -> list[str]:
    """The words behind each figure; those behind a bracket belong to the figure before it: 19家企业（其中1家复核企业）认定为…."""
    tails = [each.tail for each in told]
    for number, each in enumerate(told):
        closing = _closing(tails[number])
        if each.depth and closing >= 0:
            outer = next((n for n in range(number - 1, -1, -1) if told[n].depth < each.depth), None)
            if outer is not None:
                tails[outer] = tails[outer].rpartition("（")[0] + tails[number][closing + 1 :]
                tails[number] = tails[number][:closing]
    return tails


def series_of(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Figures between which nothing but a mark stands, where the first is told 分别; every other one by itself."""
    group: list[Told] = []
    for each in told:
        if group and each.role is group[-1].role and each.gap.strip() in JOINTS and "分别" in clause_of(group[0].gap):
            group.append(each)
            continue
        if group:
            yield group
        group = [each]
    if group:
        yield group


def names_in(group: Sequence[Told]) -> list[str]:
    """The names of the things that figures in one breath are told of; of another number than the figures, or one each."""
    clause = clause_of(group[0].gap).partition("分别")[0]
    names = APART.split(stripped(GROWS.sub("", _OF_EACH.sub("", clause))))
    return names if len(names) == len(group) else []


def _closing(tail: str) -> int:
    depth = 0
    for at, character in enumerate(tail):
        if character in "（(":
            depth += 1
        elif character in "）)":
            if depth == 0:
                return at
            depth -= 1
    return -1


def item_of(told: Told, tail: str) -> str:
    """What the figure is told of, in the report's words: the clause without its figure, or the clause before where its own says nothing."""
    lead = _PLANNED.sub("", stripped(clause_of(told.gap)))
    follows = ""
    if told.quantity.unit.dimension in _COUNTED:
        words = _ASIDE.sub("", tail).lstrip("余多")
        end = _MARK.search(words)
        follows = words[: end.start()] if end else words
        if end is None:
            runs_on = _RUNS_ON.search(follows)
            follows = follows[: runs_on.start()] if runs_on else follows
    if follows.startswith(("的", "以上", "左右", "以下")):
        follows = ""
    item = ((lead if follows else lead.removesuffix("等")) + follows.removeprefix("了")).strip("“”\"'")
    if len(item) < 2 or GENERIC.fullmatch(item):
        earlier = _earlier(told.gap)
        if earlier:
            item = earlier if GENERIC.fullmatch(item) else earlier + item
        elif told.label:
            item = told.label
    return " ".join(item[-_LONGEST:].split())


def stripped(words: str) -> str:
    """Words without what only leads to a name or from it to its figure."""
    return _ENDS.sub("", _LEADS.sub("", words.strip().lstrip("“”"))).strip("，、：“”\"'的 ")


def _earlier(gap: str) -> str:
    """The clause before the figure's own that names something."""
    clauses = [clause for clause in re.split(f"[{_STOPS}]", gap)[:-1] if clause.strip()]
    for clause in reversed(clauses[-2:]):
        words = re.sub(r"(?:建设|推进|落实|完成|进展)?情况$", "", stripped(clause))
        if len(words) >= 2 and not GENERIC.fullmatch(words):
            return words
    return ""
