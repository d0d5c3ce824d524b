"""Family period: part-year figures, the wrong year, dates that do not exist or were still to come."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from jixiao.extract.profile import title_lines
from jixiao.language import any_occurs
from jixiao.model import DocumentKind, Extraction, Finding, Mark, Severity, Span
from jixiao.rules.declare import Rule, rule
from jixiao.rules.pointing import point, sentence_end, sentence_start

_CLOSED_YEAR = frozenset({DocumentKind.PERFORMANCE_REPORT, DocumentKind.PROJECT_SELF_EVALUATION, DocumentKind.FINAL_ACCOUNTS})

# 1-11月, 1月至10月, 1—9月份: a stretch from January that ends between June and November. Not 1-12月, 11-1月, 2021-10月.
# Looked for by its 月, which is rarer than figures; what stands before it is read backwards.
_STRETCH_END = re.compile(r"月(?:(?<=[-—~至到][6-9]月)|(?<=[-—~至到]1[01]月))份?(?![日\d])")
_STRETCH_START = re.compile(r"(?<![\d.\-—])1月?(?:--|——|[-—~至到])\d{1,2}$")
_MOST_STRETCHES = 300  # looked at: each is one look through its sentence
_NAMED_STRETCH = re.compile(r"前(?:三季度|[六七八九十]个月|十一个月)|上半年|一至三季度")
# What may stand before it where a clause begins with it: its year, 今年; anything else makes it a part of speech (比1-11月, 监测1-6月…).
_CLAUSE_START = re.compile(r"(?:\A|[。；：，、！\n（]|今年以?来?|本年)[ ]*(?:(20\d\d)年(?:度)?的?)?$")
# The sentence tells the whole year too, or another stretch beside it: a breakdown of the year or a milestone, no substitute for it.
_WHOLE_YEAR = re.compile(r"全年(?<!预计全年)(?<!预期全年)(?!任务|目标|计划|预算|预期|指标)")
_BESIDE = ("下半年", "四季度", "-12月", "—12月", "年底", "年末", "监控", "监测", "计划于", "要求", "整改", "同期相比", "前完成")
_FIGURE = re.compile(r"\d[\d.]*[ ]?(?:[%万亿元家件个起项户人吨度次辆台套份名批场处座公千平立]|余)")

_REPORT = """云和县林业局2023年度部门整体支出绩效自评报告
一、部门概况
本局负责全县林业工作。
二、部门整体支出使用情况
全年支出按预算执行。
三、部门整体支出绩效情况
{result}
四、存在的问题
进度偏慢。
五、绩效评价结果
自评等级为“优”。
{date}"""


@rule(
    code="PRD001",
    family="period",
    severity=Severity.WARNING,
    title={"zh": "年度报告使用了不满一年的数据", "en": "A year's report rests on part-year figures"},
    rationale={
        "zh": "年度报告应当用全年数据，1—11月的数据说明材料是年底前写的，没有更新。",
        "en": "A report on a closed year must give the year's figures; January to November tells that it was not brought up to date.",
    },
    message={
        "zh": "本材料报告{year}全年情况，“{text}”的数据却不满一年{more}；请改用全年数据，或说明原因。",
        "en": "This text reports on the whole of {year_en}, but “{text}” covers only part of it{more_en}: "
        "give the year's figures or say why not.",
    },
    bad=_REPORT.format(result="1-11月，全县完成营造林2.9万亩，同比增长5.2%。", date=""),
    good=_REPORT.format(result="全年完成营造林3.2万亩，其中1-11月完成2.9万亩，比上年1-11月增长5.2%。", date=""),
)
def part_year(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    profile, shadow = extraction.profile, extraction.shadow
    if profile.kind not in _CLOSED_YEAR:
        return
    places = [place for place in islice(_stretches(shadow), _MOST_STRETCHES) if _carries_figures(extraction, *place)]
    if not places or any(next(_stretches(line), None) for line in title_lines(shadow, profile.headings)):
        return
    others = tuple(Mark(Span(start, end), "part_year") for start, end in places[1:])
    more = f"（另有{len(others)}处）" if others else ""
    more_en = f" ({len(others)} more places)" if others else ""
    year, year_en = (f"{profile.year}年", str(profile.year)) if profile.year else ("", "a year")
    start, end = places[0]
    yield point(extraction, rule, start, end, "part_year", others=others, year=year, year_en=year_en, more=more, more_en=more_en)


def _stretches(shadow: str) -> Iterator[tuple[int, int]]:
    """Part-years that begin in January, in the order of the text."""
    places = []
    for end in _STRETCH_END.finditer(shadow):
        low = max(0, end.start() - 8)
        start = _STRETCH_START.search(shadow[low : end.start()])
        if start:
            places.append((low + start.start(), end.end()))
    if any_occurs(("上半年", "三季度", "个月"), shadow):
        places += [match.span() for match in _NAMED_STRETCH.finditer(shadow)]
    yield from sorted(places)


def _carries_figures(extraction: Extraction, start: int, end: int) -> bool:
    """Whether the stretch opens a clause whose figures stand for the year's."""
    shadow = extraction.shadow
    before = _CLAUSE_START.search(shadow, max(0, start - 10), start)
    if before is None or (before[1] and extraction.profile.year not in (None, int(before[1]))):
        return False
    if not shadow[start].isdigit() and shadow[end : end + 1] != "，":
        return False  # 上半年组织… is narrative; 上半年，全县完成… gives the period of what follows
    sentence_from, sentence_to = sentence_start(shadow, start), sentence_end(shadow, end)
    sentence = shadow[sentence_from:sentence_to]
    if any(word in sentence for word in _BESIDE) or _WHOLE_YEAR.search(sentence):
        return False
    return _FIGURE.search(shadow, end, sentence_to) is not None


# 2022年度收入…, 第二部分 2022年度…: a year that opens a heading or a sentence and names what the document reports on.
_STALE = re.compile(
    r"20(\d\d)年度?(?<=[\n。 、）：]20\d\d年度|.[\n。 、）：]20\d\d年)"
    r"(?:本部门|本单位|部门决算|单位决算|部门整体支出|收入(?:总计|合计|决算)|支出(?:总计|合计|决算)|收、支总计|财政拨款|一般公共预算财政"
    r"|政府采购支出|机关运行经费)"
)
_OTHER_YEAR_MEANT = re.compile(r"结转|比|较|相比|整改|上年|问题|计划|安排|目标|反馈|通报|评价结果应用|至20|—20|-20")
_ASSETS_DATE = re.compile(r"截[至止]20(\d\d)年(?:12月31日|年?底|末)")
_STATE = ("车辆", "资产", "设备", "编制", "在职", "实有", "在编")
_YEAR = re.compile(r"20(?<!\d20)(\d\d)年度")


@rule(
    code="PRD002",
    family="period",
    severity=Severity.WARNING,
    title={"zh": "年度与报告年度不一致", "en": "A year that is not the report's"},
    rationale={
        "zh": "标题、小标题或资产时点还是上一年的年份，多半是沿用上年材料没有改。",
        "en": "Last year's year in a title, a heading or the date of the assets is text left over from last year's report.",
    },
    message={
        "zh": "“{text}”与本材料的报告年度{year}年不一致；如系沿用上年文字，请改正。",
        "en": "“{text}” is not the year {year} that this document reports on; correct it if it is left from last year's text.",
    },
    bad=_REPORT.format(result="2022年度部门整体支出完成营造林3.2万亩。", date=""),
    good=_REPORT.format(result="2023年度部门整体支出完成营造林3.2万亩，比2022年度增加0.2万亩。", date=""),
)
def wrong_year(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    profile, shadow = extraction.profile, extraction.shadow
    if profile.year is None or profile.kind not in _CLOSED_YEAR:
        return
    due = profile.year
    title = _title_year(extraction)
    if title is not None:
        yield title_finding(extraction, rule, *title)
        return
    for pattern in (_STALE, _ASSETS_DATE):
        for match in pattern.finditer(shadow):
            year = 2000 + int(match[1])
            sentence = shadow[match.end() : sentence_end(shadow, match.end(), 160)]
            if year != due - 1 or _OTHER_YEAR_MEANT.search(sentence) or f"{due}年" in sentence:
                continue
            if pattern is _ASSETS_DATE and not _is_own_state(extraction, match, sentence):
                continue
            start = match.start(1) - 2
            yield point(extraction, rule, start, start + 4, "year", year=str(due), new=str(due))


def _is_own_state(extraction: Extraction, match: re.Match[str], sentence: str) -> bool:
    """Whether 截至2022年12月31日 tells the state at the end of the year reported on: staff and assets, told for no other date beside it."""
    before = extraction.shadow[sentence_start(extraction.shadow, match.start()) : match.start()]
    return f"{extraction.profile.year}年" not in before and any(word in sentence for word in _STATE)


def _title_year(extraction: Extraction) -> tuple[int, int, str] | None:
    """The title's year, where the text never speaks of it but throughout of the year next to it: (start, end, the text's year)."""
    shadow, headings = extraction.shadow, extraction.profile.headings
    if not title_lines(shadow, headings) or not headings:
        return None
    body = Counter(match[1] for match in _YEAR.finditer(shadow, headings[0].span.start))
    if not body:
        return None
    (most, count), named = body.most_common(1)[0], re.compile(r"20(\d\d)年").search(shadow, 0, headings[0].span.start)
    if named is None or count < 3 or named[1] in body or abs(int(most) - int(named[1])) != 1:
        return None
    return named.start(), named.start() + 4, f"20{most}"


def title_finding(extraction: Extraction, rule: Rule, start: int, end: int, year: str) -> Finding:
    """The title's year against the year that the text speaks of."""
    return point(extraction, rule, start, end, "year", year=year, new=year)


_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAY = re.compile(r"月(\d{1,2})(?:日|[-—至~]\d{1,2}日)")
_MONTH = re.compile(r"年(?<=20\d\d年)(\d{1,2})月")
_LUNAR = ("农历", "阴历", "正月", "腊月")


@rule(
    code="PRD003",
    family="period",
    severity=Severity.ERROR,
    title={"zh": "日期不存在", "en": "Impossible date"},
    rationale={"zh": "2月30日、13月这样的日期不存在，一定写错了。", "en": "There is no 30 February and no month 13: the date is a slip."},
    message={"zh": "“{text}”这个日期不存在；请核对。", "en": "There is no such date as “{text}”: check it."},
    bad="工程于2023年2月30日完工。",
    good="工程于2024年2月29日完工，13个月建成。",
)
def impossible_date(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    for match in _MONTH.finditer(shadow):
        if not 1 <= int(match[1]) <= 12:
            yield point(extraction, rule, match.start() - 4, match.end(), "date")
    for match in _DAY.finditer(shadow):
        before = re.search(r"(?:(20\d\d)年)?(\d{1,2})$", shadow[max(0, match.start() - 7) : match.start()])
        if before is None:
            continue
        year, month, day = before[1], int(before[2]), int(match[1])
        if year and not 1 <= month <= 12:
            continue  # told above
        leap = year is None or int(year) % 4 == 0
        days = _DAYS[month] - (month == 2 and not leap) if month < len(_DAYS) else 0
        start = match.start() - len(before[0])
        if not 1 <= day <= days and not any(word in shadow[max(0, start - 6) : start] for word in _LUNAR):
            yield point(extraction, rule, start, match.end(), "date")


_OWN_DATE = re.compile(r"\n[ \t（]*20(\d\d)年(\d{1,2})月(?:(\d{1,2})日)?[ \t）]*(?=\n|$)")
_DATE = re.compile(r"年(?<=20\d\d年)(\d{1,2})月(?:(\d{1,2})日)?")
_DONE = re.compile(
    r"^(?:份|底|初|上旬|中旬|下旬)?(?:，)?(?:已经?|就已|均已|全部)(?:全面|全部|顺利|正式|如期)?(?:[完建竣投通交验开拨兑签]|达到|实现)"
)
_DONE_BEFORE = re.compile(r"(?:已|已经)(?:全部|顺利|正式|如期)?(?:于|在)$")
_PLANNED = ("预计", "计划", "力争", "拟", "将于", "争取", "确保", "预期")


@rule(
    code="PRD004",
    family="period",
    severity=Severity.WARNING,
    title={"zh": "尚未到来的日期写成已完成", "en": "A date still to come told as done"},
    rationale={
        "zh": "落款之后的日期不可能已经完成，不是年份写错，就是把计划写成了成绩。",
        "en": "What is dated after the report itself cannot be done yet: the year is wrong or a plan is told as a result.",
    },
    message={
        "zh": "“{text}”晚于本材料的日期（{own}），却写成已经完成；请核对年月。",
        "en": "“{text}” is after the date of this document (“{own}”) but told as done: check year and month.",
    },
    bad=_REPORT.format(result="储备林项目已于2024年8月竣工。", date="云和县林业局\n2024年3月20日\n"),
    good=_REPORT.format(result="储备林项目已于2023年8月竣工，二期预计2024年8月竣工。", date="云和县林业局\n2024年3月20日\n"),
)
def future_told_as_done(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    profile, shadow = extraction.profile, extraction.shadow
    if profile.kind is DocumentKind.FRAGMENT:
        return
    own, told = _own_date(extraction)
    if own is None:
        return
    for match in _DATE.finditer(shadow):
        start = match.start() - 4
        date = (int(shadow[start : match.start()]), int(match[1]), int(match[2] or 0))
        if date <= own or not 1 <= date[1] <= 12:
            continue
        before, after = shadow[max(0, start - 8) : start], shadow[match.end() : match.end() + 12]
        clause = shadow[max(0, start - 30) : start].rpartition("，")[2]
        if (_DONE.search(after) or _DONE_BEFORE.search(before)) and not any(word in clause for word in _PLANNED):
            yield point(extraction, rule, start, match.end(), "date", own=told)


def _own_date(extraction: Extraction) -> tuple[tuple[int, int, int] | None, str]:
    """The date of the document: that of its last line of signature; else the end of the year after the one that it reports on."""
    signatures = list(_OWN_DATE.finditer(extraction.shadow))
    if signatures:
        dated = signatures[-1]
        return (2000 + int(dated[1]), int(dated[2]), int(dated[3] or 31)), dated[0].strip(" \n\t（）")
    year = extraction.profile.year
    return ((year + 1, 12, 31), f"{year + 1}年底") if year else (None, "")
