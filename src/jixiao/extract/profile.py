"""What kind of document it is and about which year: recognised from its content, never from a file's name."""

import re
from collections import Counter

from jixiao.extract.outline import outline
from jixiao.model import Document, DocumentKind, Heading, Profile

# The names of the genres in titles, the most telling first.
_TITLES: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (DocumentKind.PERFORMANCE_REPORT, re.compile(r"整体支出.{0,8}绩效|(?:部门|单位)整体绩效")),
    (DocumentKind.STATISTICAL_BULLETIN, re.compile(r"统计公报")),
    (DocumentKind.PROJECT_SELF_EVALUATION, re.compile(r"(?:项目|专项|资金|经费|工程|补助).{0,20}绩效.{0,6}(?:自评|评价)")),
    (DocumentKind.FINAL_ACCOUNTS, re.compile(r"(?:部门|单位)决算")),
    (DocumentKind.BUDGET, re.compile(r"(?:部门|单位)预算(?!执行)")),
    (DocumentKind.THREE_PUBLIC, re.compile(r"三公[”\"」]?(?:经费)?.{0,24}(?:说明|情况|公开|公示)")),
    (DocumentKind.BUDGET_EXECUTION, re.compile(r"预算.{0,6}执行情况|财政.{0,4}(?:收支|执行|运行)情况|财政决算|总决算|决算草案|预算草案")),
    (DocumentKind.FINAL_ACCOUNTS, re.compile(r"决算(?:公开|情况|说明|报告|编制说明)")),
    (DocumentKind.BUDGET, re.compile(r"预算(?:公开|情况说明|编制说明|说明)")),
)
TITLE_WEIGHT = 5

# Words of section titles and their weight as evidence for a genre; each counts once.
_SECTIONS: dict[DocumentKind, tuple[tuple[str, int], ...]] = {
    DocumentKind.PERFORMANCE_REPORT: (
        ("整体支出使用", 2), ("整体支出管理", 2), ("整体支出绩效", 2), ("整体支出情况", 2), ("部门整体支出", 1),
        ("绩效评价结果", 2), ("自评结", 2), ("评价结论", 2), ("综合评价", 1), ("绩效目标", 1), ("评价指标", 1), ("评价工作", 1),
        ("三公", 1), ("问题", 1), ("建议", 1), ("改进", 1), ("职责", 1), ("职能", 1), ("基本情况", 1), ("概况", 1), ("机构", 1),
        ("编制", 1), ("履职", 1),
    ),
    DocumentKind.FINAL_ACCOUNTS: (
        ("决算总体情况", 2), ("收入决算", 2), ("支出决算", 2), ("财政拨款收入支出决算", 1), ("决算情况说明", 2), ("决算表", 2),
        ("机关运行经费", 1), ("政府采购", 1), ("国有资产", 1), ("名词解释", 1), ("三公", 1), ("政府性基金", 1), ("职责", 1),
        ("机构设置", 1),
    ),
    DocumentKind.BUDGET: (
        ("收支预算", 2), ("收入预算", 2), ("支出预算", 2), ("预算情况说明", 2), ("部门预算", 2), ("预算表", 2), ("预算安排", 1),
        ("机关运行经费", 1), ("政府采购", 1), ("国有资产", 1), ("名词解释", 1), ("三公", 1), ("职责", 1), ("机构设置", 1),
    ),
    DocumentKind.THREE_PUBLIC: (
        ("三公", 1), ("出国", 1), ("公务用车", 1), ("公务接待", 1), ("汇总范围", 1), ("决算总体", 1), ("口径", 1), ("变化", 1),
        ("分项", 1),
    ),
    DocumentKind.PROJECT_SELF_EVALUATION: (
        ("项目概况", 2), ("项目基本", 2), ("项目绩效", 2), ("项目资金", 2), ("项目组织", 2), ("项目实施", 2), ("项目管理", 1),
        ("项目支出", 1), ("资金使用", 1), ("资金管理", 1), ("资金到位", 1), ("预算执行", 1), ("绩效目标", 1), ("指标完成", 2),
        ("产出指标", 1), ("效益指标", 1), ("偏离", 2), ("偏差", 1), ("佐证", 1), ("自评结", 2), ("评价结论", 2), ("评价指标", 1),
        ("评价工作", 1), ("基本情况", 1), ("问题", 1), ("建议", 1), ("改进", 1), ("应用", 1), ("立项", 1),
    ),
    DocumentKind.BUDGET_EXECUTION: (
        ("预算执行情况", 2), ("一般公共预算", 1), ("政府性基金预算", 2), ("国有资本经营预算", 2), ("社会保险基金预算", 2),
        ("财政收", 2), ("预算收", 1), ("收入完成", 1), ("支出完成", 1), ("政府债务", 2), ("地方政府", 1), ("转移支付", 1),
        ("财政工作", 2), ("预算草案", 2), ("执行", 1), ("收支", 1), ("平衡", 1), ("决算", 1), ("三保", 1),
    ),
    DocumentKind.STATISTICAL_BULLETIN: (
        ("综合", 1), ("农业", 1), ("工业", 1), ("建筑业", 1), ("固定资产投资", 1), ("贸易", 1), ("对外", 1), ("财政", 1),
        ("金融", 1), ("教育", 1), ("科学技术", 1), ("文化", 1), ("卫生", 1), ("人民生活", 1), ("居民收入", 1), ("社会保障", 1),
        ("资源", 1), ("环境", 1), ("人口", 1), ("交通", 1), ("服务业", 1),
    ),
}  # fmt: skip
ENOUGH = 8  # points of evidence: a title and three sections, or the sections of a whole report
_ENOUGH_SECTIONS = 3
_NEEDS_TITLE = frozenset({DocumentKind.THREE_PUBLIC, DocumentKind.STATISTICAL_BULLETIN})

LONGEST_TITLE_LINE = 60
_TITLE_LINES = 6
# 2023年, 2023年度 and 二〇二三年; a digit before it makes it no year.
_YEAR = re.compile(r"20(?<!\d20)(\d\d)年(度)?")
_HAN_YEAR = re.compile(r"二[〇○零]([〇○零一二三四五六七八九])([〇○零一二三四五六七八九])年")
_COMPARED = ("比", "较", "与", "同", "《", "至", "到", "-", "—", "~")


def recognise(document: Document, shadow: str) -> Profile:
    """Kind, year and headings. FRAGMENT unless title and sections speak clearly for one genre. Linear in the length of the text."""
    headings = outline(shadow, document.blocks)
    title = "".join(title_lines(shadow, headings))
    return Profile(_kind(title, headings, shadow), _year(title, shadow), headings)


def title_lines(shadow: str, headings: tuple[Heading, ...]) -> list[str]:
    """The short lines before the first heading and the first sentence: a title, often over two or three lines; [] where there is none."""
    end = min(headings[0].span.start if headings else len(shadow), 400)
    lines: list[str] = []
    for line in shadow[:end].split("\n"):
        words = line.strip()
        if not words:
            continue
        if (
            words.replace(" ", "") == "目录"
            or len(words) > LONGEST_TITLE_LINE
            or "。" in words
            or "，" in words
            or len(lines) == _TITLE_LINES
        ):
            break
        lines.append(words)
    return lines


def _kind(title: str, headings: tuple[Heading, ...], shadow: str) -> DocumentKind:
    titled = next((kind for kind, name in _TITLES if name.search(title)), None) if title else None
    sections = [heading.title for heading in headings if heading.level <= 2] or [
        heading.title for heading in headings if heading.level == 3
    ]
    joined = "\n".join(sections)
    if titled is not None:
        points = TITLE_WEIGHT + _points(titled, joined)
        if len(sections) < _ENOUGH_SECTIONS:  # headings without numbers: look for their words in the text
            points = TITLE_WEIGHT + _points(titled, shadow) // 2 if shadow.count("\n") > 2 * _ENOUGH_SECTIONS else 0
        return titled if points >= ENOUGH else DocumentKind.FRAGMENT
    if len(sections) < _ENOUGH_SECTIONS:
        return DocumentKind.FRAGMENT
    ranked = sorted(((_points(kind, joined), kind) for kind in _SECTIONS if kind not in _NEEDS_TITLE), key=lambda pair: -pair[0])
    return ranked[0][1] if ranked[0][0] > max(ENOUGH, ranked[1][0] + 1) else DocumentKind.FRAGMENT


def _points(kind: DocumentKind, words: str) -> int:
    return sum(weight for phrase, weight in _SECTIONS[kind] if phrase in words)


def _year(title: str, shadow: str) -> int | None:
    for pattern in (_YEAR, _HAN_YEAR):
        named = pattern.search(title)
        if named:
            return _value(named)
    weights: Counter[int] = Counter()
    for match in _YEAR.finditer(shadow):
        if shadow[match.start() - 1 : match.start()] not in _COMPARED:
            weights[_value(match)] += 3 if match[2] else 1
    if not weights:
        han = _HAN_YEAR.search(shadow)
        return _value(han) if han else None
    most = max(weights.values())
    return max(year for year, weight in weights.items() if weight == most)


def _value(match: re.Match[str]) -> int:
    if match.re is _YEAR:
        return 2000 + int(match[1])
    return 2000 + 10 * max(0, "〇一二三四五六七八九".find(match[1])) + max(0, "〇一二三四五六七八九".find(match[2]))
