"""A stated number against a list of names: 11个股室，分别为…; 甲、乙、丙等3家; 以下4项：一是…二是…."""

import re
from decimal import Decimal

from jixiao.extract.arithmetic import is_hedged
from jixiao.extract.claims import Claims
from jixiao.extract.list_members import ITEM
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Reading, Relation, Status

_COUNTED = frozenset([Dimension.COUNT, Dimension.PEOPLE, Dimension.NONE])
# what follows the number up to the names: 个职能股室，分别为 / 家，即 / 个：
_OPENS = re.compile(
    r"(?:[^，。；：、（）0-9\n]{0,4}（[^（）0-9，、]{1,4}）)?[^，。；：、（）0-9\n]{0,24}?(?P<mark>[，,]?(?:分别是|分别为|分别有|分别|即|包括|具体为|具体是|依次为|依次是|为|(?<![国公所私没享占持专])有)[：]?|：|（(?:分别为|分别是|即|包括)?)"
)
_CLOSES = re.compile(r"[。；\n]")
_BRACKETS = re.compile(r"（[^（）]*）")
_ETC = re.compile(r"等(?!级|次)")
_NOT_NAMES = re.compile(r"[0-9]|[%。：]|增长|下降|完成|达到|其中|进行|开展|已经")
_SLOGAN = frozenset("“‘「《")
_SPOKEN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")
_POINTS = re.compile(
    r"(?:方面|项(?:工作|措施|任务|重点|内容|制度)?|点|个?(?:问题|特点|重点|环节|层面|原因|建议|做法|机制)|个|条|类|大|举措|措施)"
)
_LONGEST_LIST = 1200
_LONGEST_ITEM = 3000
_OTHER_FIGURE = re.compile(r"[0-9]")
_MOST_NAMES = 60


def read_counts(claims: Claims) -> None:
    """Adds counts of closed lists. An open list (等 with fewer names) is no claim; one with more names than its number is broken."""
    for token in claims.of(Role.VALUE):
        if token.dimension not in _COUNTED or not 2 <= token.quantity.value <= _MOST_NAMES:
            continue
        value = token.quantity.value
        if value != value.to_integral_value() or token.quantity.upper is not None or is_hedged(token.quantity.hedge):
            continue
        if token.start and claims.shadow[token.start - 1] in _SLOGAN:
            continue  # “三个集中”, “六大攻坚”: what is called so, not how many follow
        for read in (_trailing_total, _names_before, _spoken_list, _numbered_names, _names_after):
            if read(claims, token):
                break


_TRAILING = re.compile(r"(?P<list>[^，。；：\n]*、[^，。；：\n]*)[，]?(?:共计|合计|总计|共有|计|共)$")
_LEADS = re.compile(r"^.*?(?:设有|下设|内设|包括|包含|分别是|分别为|主要是|有|为|设|含|即)")
_MOST_OFF = 2  # names too many or too few that are still a slip


def _trailing_total(claims: Claims, token: Token) -> bool:
    """临床科室有内科、外科、妇产科、儿科、中医科、康复科，计6个: the number behind a list without 等."""
    if not token.gap.endswith(("计", "共", "共有")):
        return False
    body = token.gap
    while "（" in body:
        shorter = _BRACKETS.sub("", body)
        if shorter == body:
            break
        body = shorter
    found = _TRAILING.search(body)
    if found is None or "等" in found["list"]:
        return False
    names = _names(_LEADS.sub("", found["list"]) or found["list"])
    count, stated = len(names), int(token.quantity.value)
    if count < 3 or any(_NOT_NAMES.search(name) or len(name) > 14 for name in names):
        return False
    if count == stated:
        _add(claims, token, Status.CONSISTENT, count, "before")
        return True
    alike = sum(name[-1] == names[-1][-1] for name in names)
    if abs(count - stated) <= _MOST_OFF and 2 * alike > count:
        _add(claims, token, Status.INCONSISTENT, count, "before")
        return True
    return False


_NUMBERED = re.compile(r"(?P<noun>[一-龥]{1,6})[^，。；：\n]{0,16}(?:：|，(?:其中|分别是|分别为)：?)(?P<list>[^。；\n]{8,400})")
_WITH_NUMBER = re.compile(r"(?P<name>[一-龥]{2,9})[0-9,.]+[一-龥]{1,3}")


def _numbered_names(claims: Claims, token: Token) -> bool:
    """8个乡镇41个行政村：柳湾镇9个、河口镇7个、…: names of the kind that is counted, each with a number of its own."""
    found = _NUMBERED.match(claims.shadow, token.end, token.end + 440)
    if found is None:
        return False
    items = re.split("[、，]", found["list"])
    named = [item for item in map(_WITH_NUMBER.fullmatch, items) if item is not None]
    count, stated = len(items), int(token.quantity.value)
    if count < 4 or len(named) < count or abs(count - stated) > _MOST_OFF:
        return False
    if sum(item["name"][-1] in found["noun"] for item in named) * 5 < count * 4:
        return False
    _add(claims, token, Status.CONSISTENT if count == stated else Status.INCONSISTENT, count, "after")
    return True


# 卫生监督所和中心血站: two bodies in one name; 社会事务和退役军人事务办公室 is one.
_JOINED = re.compile(r"[一-龥]{2}(?:所|站|中心|院|局|办|股|科|队|室|校|园|馆|公司|厂|会|处)(?:以及|[和及与])[一-龥]{2}")


def _names_after(claims: Claims, token: Token) -> bool:
    shadow = claims.shadow
    opens = _OPENS.match(shadow, token.end)
    if opens is None:
        return False
    mark = opens["mark"].lstrip("，,")
    start = opens.end()
    if mark.startswith("（"):
        stop = shadow.find("）", start)
        depth_end = _matching(shadow, start)
        stop = depth_end if depth_end is not None else stop
        if stop < 0:
            return False
        body, after = shadow[start:stop], shadow[stop : stop + 3]
    else:
        closes = _CLOSES.search(shadow, start, min(len(shadow), start + _LONGEST_LIST))
        stop = closes.start() if closes else min(len(shadow), start + _LONGEST_LIST)
        body, after = shadow[start:stop], shadow[stop : stop + 1]
    del after
    if mark.rstrip("：") in ("为", "有") and "、" not in body[:40]:
        return False
    names = _split(body, int(token.quantity.value))
    if names is None:
        return False
    is_open = names[-1] == "等"
    count = len(names) - is_open
    stated = int(token.quantity.value)
    if is_open and count <= stated:
        if count == stated:
            _add(claims, token, Status.CONSISTENT, count, "after")
        return True
    if count == stated or (count + 1 == stated and _JOINED.search(names[-1])):
        _add(claims, token, Status.CONSISTENT, stated, "after")
        return True
    if mark.rstrip("：") in ("为", "有", "（", "") and (abs(count - stated) > 2 or stated < 3):
        return False
    if mark in ("为", "有") and token.dimension is Dimension.PEOPLE:
        return False  # 其中4人为公开招聘、编制次年核增: what they are, not who
    if abs(count - stated) > max(3, stated // 2):
        return False
    _add(claims, token, Status.INCONSISTENT, count, "after")
    return True


def _matching(shadow: str, start: int) -> int | None:
    depth = 1
    for at in range(start, min(len(shadow), start + _LONGEST_LIST)):
        if shadow[at] == "（":
            depth += 1
        elif shadow[at] == "）":
            depth -= 1
            if not depth:
                return at
        elif shadow[at] in "。\n":
            return None
    return None


def _split(body: str, expected: int) -> list[str] | None:
    """The names of a list, with 等 as the last one if it is open; None if it is no list of names."""
    body = _ONE_NAME.sub(_undivided, body)
    while "（" in body:
        shorter = _BRACKETS.sub("", body)
        if shorter == body:
            break
        body = shorter
    closes = _ETC.search(body)
    is_open = closes is not None
    if closes is not None:
        body = body[: closes.start()]
    if "、" not in body:
        if body.count("，") >= 1 and expected >= 2 and all(len(part) <= 22 for part in body.split("，")):
            parts = body.split("，")
            if any(_NOT_NAMES.search(part) for part in parts):
                return None
            return [*parts, "等"] if is_open else parts
        return None
    clauses = body.split("，")
    listed = [clauses[0]]
    for clause in clauses[1:]:  # the list may use ， between some names; a clause without 、 that is long ends it
        if _NOT_NAMES.search(clause) or (len(clause) > 16 and "、" not in clause):
            break
        if "、" not in clause and not _alike(clause, listed[0]):
            break
        listed.append(clause)
    names: list[str] = []
    for clause in listed:
        names.extend(_names(clause, expected - len(names)))
    if any(_NOT_NAMES.search(name) or len(name) > 30 or not name for name in names) or all(len(name) == 1 for name in names):
        return None  # 4个县（市、区）: another word for the thing that is counted
    if len(names) < 2:
        return None
    return [*names, "等"] if is_open and len(listed) == len(clauses) else names


def _names(clause: str, stated: int = 0) -> list[str]:
    """The names in a list; where there are as many as stated, the last one is not taken apart: 信息化股、安全与节能股."""
    names = [part.strip() for part in clause.split("、")]
    if len(names) == stated:
        return [name for name in names if name]
    last = names[-1]
    for joint in ("以及", "和", "及", "与"):
        at = last.find(joint)
        if 2 <= at <= len(last) - 3 and _alike(last[:at], last[at + len(joint) :]) and _alike(names[0], last[:at]):
            names[-1:] = [last[:at], last[at + len(joint) :]]
            break
    return [name for name in names if name]


# Names of industries and offices that have 、 in them, and whatever stands in quotation marks.
_ONE_NAME = re.compile(
    r"“[^”]*”|石油、煤炭及|电力、热力(?:、燃气及水)?|农、林、牧、渔|计算机、通信和|铁路、船舶、航空航天和|木、竹、藤、棕、草|文教、工美、体育和|皮革、毛皮、羽毛"
    r"|酒、饮料和|交通运输、仓储|信息传输、软件|水利、环境和|居民服务、修理|文化、体育和|公共管理、社会保障|纺织服装、服饰"
)


def _undivided(match: re.Match[str]) -> str:
    return match[0].replace("、", "")


def _alike(one: str, other: str) -> bool:
    """Two names of one kind end alike (…股, …镇) or are about as long."""
    one, other = one.strip(), other.strip()
    return bool(one) and bool(other) and (one[-1] == other[-1] or abs(len(one) - len(other)) <= 2)


def _names_before(claims: Claims, token: Token) -> bool:
    """甲、乙、丙等3家企业; 白芒铺、蚣坝、祥霖铺三个乡镇."""
    gap = token.gap
    if "、" not in gap:
        return False
    head = gap.rstrip(" 共计")
    if head.endswith(("等共", "等")) or gap.endswith(("等", "等共", "等这", "等共计")):
        listed = head.removesuffix("共").removesuffix("等")
        sure = False
    elif not gap.endswith(("、", "，", "。", "；", "：", "）")):
        listed, sure = gap, True
    else:
        return False
    while "（" in listed:
        shorter = _BRACKETS.sub("", listed)
        if shorter == listed:
            break
        listed = shorter
    clause = _ONE_NAME.sub(_undivided, ITEM.sub("", re.split(r"[，。；：\n]", listed)[-1]))
    if "、" not in clause and not sure:
        pieces = re.split(r"[。；：\n]", listed)[-1].split("，")
        if len(pieces) < 2 or not all(len(piece) <= 14 for piece in pieces[-2:]):
            return False
    if "、" not in clause:
        return False
    names = _names(clause)
    if not names or "”中的" in clause:
        return False
    count = len(names)
    stated = int(token.quantity.value)
    if sure:
        # without 等 the last name and the number must be one phrase: …祥霖铺三个乡镇
        after = claims.shadow[token.end : token.end + 6]
        if (
            len(names[-1]) > 12
            or not (re.match(r"[^，。；0-9]{1,6}", after) or _one_kind(names))
            or token.lead.endswith(("有", "为", "达", "共", "计", "了", "过", "出", "行", "展", "布", "成"))
        ):
            return False
        if count == stated:
            _add(claims, token, Status.CONSISTENT, count, "before")
            return True
        if abs(count - stated) <= 2 and count >= 3 and _SETS_UP.match(clause.lstrip()):
            _add(claims, token, Status.INCONSISTENT, count, "before")
            return True
        return False
    if any(_NOT_NAMES.search(name) for name in names[1:]):
        return False
    if count == stated:
        _add(claims, token, Status.CONSISTENT, count, "before")
    elif count > stated or (0 < stated - count <= 1 and count >= 3):
        # one more named than told is wrong; one fewer may be what 等 stands for
        if count > stated:
            _add(claims, token, Status.INCONSISTENT, count, "before")
        else:
            _add(claims, token, Status.INCONSISTENT if count >= 4 and _closed(claims, token) else Status.UNVERIFIABLE, count, "before")
    return True


def _one_kind(names: list[str]) -> bool:
    """…生态研究所、木竹研究所、经济研究所8个: names of one kind, which need no noun behind their number."""
    return len(names) >= 3 and all(name[-2:] == names[-1][-2:] for name in names)


_SETS_UP = re.compile(r"(?:[^、]{0,12})?(?:内设|下设|设有|设立|涉及|下辖|辖|包括|覆盖|分为|分别是|分别为|设(?![备施计定置想法]))")


def _closed(claims: Claims, token: Token) -> bool:
    """等 that closes a list of bodies (内设…等6个股室) instead of leaving it open."""
    clause = re.split(r"[。；\n]", token.gap)[-1]
    return re.search(r"内设|下设|设有|设立|下辖|辖", clause) is not None


def _spoken_list(claims: Claims, token: Token) -> bool:
    """以下三个方面：一是…二是…三是…; 围绕5项重点：①…②…."""
    shadow = claims.shadow
    kind = _POINTS.match(shadow, token.quantity.span.end)
    if kind is None:
        return False
    line_end = shadow.find("\n", token.end)
    line_end = len(shadow) if line_end < 0 else line_end
    near = token.end + 40
    found = None
    for style, across in _STYLES:
        stop = min(len(shadow) if across else line_end, token.end + _LONGEST_ITEM)
        first = shadow.find(style(1), token.end, min(stop, near + len(style(1))))
        if first >= 0 and (found is None or first < found[0]) and not shadow[first + len(style(1)) : first + len(style(1)) + 1].isdecimal():
            found = (first, style, across)
    if found is None or not _announces(shadow, token, kind[0], found[0], found[2]):
        return False
    at, style, across = found
    count, stated = 1, int(token.quantity.value)
    while count < 20:
        stop = min(len(shadow) if across else line_end, at + _LONGEST_ITEM)
        again = shadow.find(style(1), at + 2, stop)  # another list begins
        at = shadow.find(style(count + 1), at + 2, again if again >= 0 else stop)
        if at < 0:
            break
        count += 1
    if count >= 2:
        _add(claims, token, Status.CONSISTENT if count == stated else Status.INCONSISTENT, count, "spoken")
    return True


def _spoken(number: int) -> str:
    return _SPOKEN[number - 1] + "是" if number <= len(_SPOKEN) else "\0"


def _chinese_round(number: int) -> str:
    return f"\n（{_SPOKEN[number - 1]}）" if number <= len(_SPOKEN) else "\0"


# how the items of an announced list are numbered, and whether the list may run over paragraphs
_STYLES = (
    (_spoken, False),
    (lambda number: f"（{number}）", False),
    (lambda number: chr(0x245F + number), False),
    (_chinese_round, True),
    (lambda number: f"\n{number}.", True),
    (lambda number: f"\n{number}、", True),
    (lambda number: f"\n（{number}）", True),
)
_ANNOUNCED = re.compile(r"[：:]|如下|以下|分别是|即")
_BELOW = re.compile(r"如下|以下|下列|下述")
_TOLD_ONE_BY_ONE = re.compile(
    r"方面|工作|措施|任务|重点|内容|制度|问题|特点|环节|层面|原因|建议|做法|机制|举措|亮点|成效|变化|不足|困难|经验|点"
)
_FOOTNOTE = re.compile(r"注[：:]?\s*$")
_ONLY_SOME = re.compile(r"前[一二三四五六七八九十两几]+[位名项个大家]|其中|主要|重点|较[大多好]|典型|代表")


def _announces(shadow: str, token: Token, kind: str, first: int, across: bool) -> bool:
    """Whether what stands between a number and the first item of a list says that the items are what is counted."""
    between = shadow[token.quantity.span.end : first]
    if _FOOTNOTE.search(between) or _OTHER_FIGURE.search(between) or _ONLY_SOME.search(between):
        return False  # 安排项目34个，资金量居前五位的依次为：（1）…
    if _BELOW.search(token.lead + between):
        return True
    if "。" in between:  # 存在三个方面的问题。一是…; 共有科室48个。⏎1.资产情况 is another section, 三大产业发展壮大。一是… another list
        return not across and len(between) <= 14 and "、" not in between and _TOLD_ONE_BY_ONE.search(kind + between) is not None
    return first <= token.end + 10 or _ANNOUNCED.search(between) is not None


def _add(claims: Claims, token: Token, status: Status, count: int, form: str) -> None:
    figure = claims.figure(token)
    claims.relations.append(
        Relation(
            Kind.COUNT,
            status,
            (claims.operand(token, "number"),),
            f"{figure} = {count}",
            figure,
            str(count),
            token.unit.text,
            Reading(4.0 if status is Status.CONSISTENT else 0.0, 0.0),
            0.0,
            token.quantity.value - Decimal(count),
            form,
            "open list" if status is Status.UNVERIFIABLE else "",
        )
    )
