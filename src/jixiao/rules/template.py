"""Family structure: what was left of a template: places not filled in, instructions, alternatives not decided."""

import re
from collections.abc import Iterator

from jixiao.language import any_occurs, occurs
from jixiao.model import Extraction, Finding, Severity
from jixiao.rules.declare import Rule, rule
from jixiao.rules.pointing import point

_UNIT = r"(?:[万亿千百]{0,2}元|%|％|个|人|名|件|项|次|户|家|分(?!别|局|管|析)|年|月|日|公里|平方|亩|吨|度|辆|台|批)"
_PLACE = r"(?:县|市|区|省|乡|镇|局|部门|单位|委员会|中心|项目|公司|村|街道)"
# XX万元, ××县, 20XX年. Not names made unreadable (李××, 某××村民), web addresses (…/xxgk), sizes (XXL), 100××.
_CROSSES = re.compile(rf"(?:(?<![A-Za-z/.&\w])|(?<=20)|(?<=[一-龥]))(?:[Xx]{{2,4}}|[×╳＊*]{{2,6}})(?={_UNIT}|{_PLACE})")
_YEAR_GAP = re.compile(r"20(?<!\d20)(?:[ ]{2,4}|_{2,4})(?=年)")
_MASKED = frozenset("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗某")
# ____万元, （ ）万元, 【 】个; a line to sign on has no unit behind it.
_BLANKS = tuple(
    re.compile(blank + r"[ ]?(?=[万亿千]{1,2}元|元|%|个|人|名|件|项|次|户|家|分|公里|亩|吨|辆|台|批)")
    for blank in (r"_(?<!__)_{1,39}", r"＿(?<!＿＿)＿{1,39}", r"（[ ]{0,20}）", r"【[ ]{0,20}】")
)
# 占 %, 减少 万元, 增长%: the figure is missing between the word and its unit. Not 收入亿元以上企业, 单位均为万元.
# Found by the end of the unit: a pattern that begins with one character is searched for ten times as fast as one that begins with many.
_NO_FIGURE = tuple(
    re.compile(rf"{end}(?<=[占长降加少达计共为 _]{unit}){behind}")
    for end, unit, behind in (("%", "%", ""), ("元", "[万亿]元", r"(?=[，。；、）\n])"), ("点", "个百分点", r"(?=[，。；、）\n])"))
)
_GAP_BEFORE = re.compile(r"(?P<word>[占长降加少达计共为])(?P<gap>[ _]{0,6})(?P<unit>%|[万亿]元|个百分点)$")
# （100字以内）, （请填写…）, 待填: words to the writer. Not 请群众填写问卷, （填写满意度问卷600份）.
_INSTRUCTION = re.compile(
    r"[（【\[][^（）【】\[\]\n]{0,16}"
    r"(?:\d{2,4}字(?:以内|左右|以上)|字数不[超少]|请填写|待填|此处|可另附|根据实际(?:情况)?[填写列])"
    r"[^（）【】\[\]\n]{0,16}[）】\]]"
    r"|待填[写报]?(?=[，。；、）\n])|此处(?:填写|省略|插入)|[（【]填写[^（）【】\n\d]{0,12}[）】](?=[，。；、\n])"
)
# 增加（减少）3万元, 大小于预算数. Not 各项增加（减少）的原因: no figure follows.
_EITHER = re.compile(r"（(?:减少|增加|下降|增长|超支|低于|降低|上升|提高)）[ ]?(?=[\d为了-])")
_SLASHED = re.compile(r"/(?:(?<=增加/)减少|(?<=增长/)下降|(?<=上升/)下降)[ ]?(?=[\d为了-])")
_LARGER_SMALLER = re.compile(r"大(?:（小）|/小|小)于(?=预算|年初|上年|决算|调整|全年)")
_DIRECTION = re.compile(r"(?:增加|减少|增长|下降|节约|高于|提高|上升|降低)$")


@rule(
    code="STR020",
    family="structure",
    severity=Severity.WARNING,
    title={"zh": "模板空位没有填写", "en": "A place of the template not filled in"},
    rationale={
        "zh": "XX、____、（ ）万元、“占 %”是模板留的空位，公开前必须填上或删掉。",
        "en": "XX, ____, （ ）万元 and 占 % are places that the template left open; fill them in or delete them before publishing.",
    },
    message={"zh": "“{text}”是没有填写的空位；请填写或删去。", "en": "“{text}” was never filled in: fill it in or delete it."},
    bad="公务接待费比上年减少XX万元，占 %。",
    good="公务接待费比上年减少3.06万元，占8%，为收入亿元以上企业和李××等提供服务，详见www.abc.gov.cn/xxgk。",
)
def placeholder(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    if any_occurs(("XX", "××", "xx", "**", "Xx", "╳╳"), shadow):
        for match in _CROSSES.finditer(shadow):
            if shadow[match.start() - 1 : match.start()] not in _MASKED:
                yield point(extraction, rule, match.start(), match.end() + 1, "placeholder")
    for match in _YEAR_GAP.finditer(shadow):
        yield point(extraction, rule, match.start(), match.end() + 1, "placeholder")
    for blank in _BLANKS:
        for match in blank.finditer(shadow):
            yield point(extraction, rule, match.start(), match.end(), "placeholder")
    for pattern in _NO_FIGURE:
        for unit in pattern.finditer(shadow):
            gap = _GAP_BEFORE.search(shadow, max(0, unit.end() - 11), unit.end())
            if gap and _is_open(gap) and not _heads_a_column(shadow, gap):
                yield point(extraction, rule, gap.start(), gap.end(), "placeholder")


def _heads_a_column(shadow: str, match: re.Match[str]) -> bool:
    """Whether 增长% ends a line or a cell that tells nothing else: the head of a column."""
    if match["gap"] or shadow[match.end() : match.end() + 1] not in ("\n", "\t", ""):
        return False
    line = shadow[shadow.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not any(mark in line for mark in "，。；：")


def _is_open(match: re.Match[str]) -> bool:
    """占% lacks its figure in any case; before 万元 only a gap, or a word that must have a figure (减少万元，), tells."""
    word = match["word"]
    if match["unit"] == "%":
        return word in "占长降" or bool(match["gap"])
    return "_" in match["gap"] or (word != "为" and (bool(match["gap"]) or word in "加少"))


@rule(
    code="STR021",
    family="structure",
    severity=Severity.WARNING,
    title={"zh": "填写说明没有删去", "en": "An instruction of the template left in"},
    rationale={
        "zh": "“（100字以内）”“请填写”之类是写给填报人的话，不应出现在报告里。",
        "en": "（100字以内） or 请填写 is addressed to the writer and has no place in the report.",
    },
    message={"zh": "“{text}”是模板中的填写说明；请删去。", "en": "“{text}” is an instruction to the writer: delete it."},
    bad="单位职能（100字以内）：负责全县水利工作。",
    good="单位职能：负责全县水利工作，请群众填写满意度问卷600份。",
)
def instruction(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    if any_occurs(("字以", "字左右", "字数不", "填", "此处", "可另附"), shadow):
        for match in _INSTRUCTION.finditer(shadow):
            yield point(extraction, rule, match.start(), match.end(), "instruction")


@rule(
    code="STR022",
    family="structure",
    severity=Severity.WARNING,
    title={"zh": "模板选项没有取舍", "en": "Alternatives of the template not decided"},
    rationale={
        "zh": "“增加（减少）3万元”“大小于预算数”是模板的备选写法，应当按实际只留一个。",
        "en": "增加（减少）3万元 or 大小于预算数 offers both words of the template; only the one that fits may stay.",
    },
    message={
        "zh": "“{text}”还是模板的备选写法；请按实际情况保留一个。",
        "en": "“{text}” still offers both alternatives: keep the one that fits.",
    },
    bad="决算数大小于预算数的主要原因是压减开支，比上年增加（减少）3.06万元。",
    good="决算数小于预算数的主要原因是压减开支，比上年减少3.06万元，各项增加（减少）的原因见下。",
)
def alternative(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    for pattern in (_EITHER, _SLASHED):
        for match in pattern.finditer(shadow):
            before = _DIRECTION.search(shadow, max(0, match.start() - 2), match.start())
            if before:
                yield point(extraction, rule, before.start(), match.end(), "alternative")
    for match in _LARGER_SMALLER.finditer(shadow):
        yield point(extraction, rule, match.start(), match.end(), "alternative")


# 主要原因是。 or a next heading where the reason should stand. Not 原因是：⏎一是….
_EMPTY_REASON = re.compile(
    r"原因(?:：|是：?|为：?|在于：?|主要是：?)[ ]{0,4}"
    r"(?P<end>[。；]|\n[ \t]{0,8}(?=[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第))"
)


@rule(
    code="STR023",
    family="structure",
    severity=Severity.WARNING,
    title={"zh": "原因没有写", "en": "A reason announced but not given"},
    rationale={
        "zh": "“主要原因是。”后面没有内容，审核人最先要问的就是原因。",
        "en": "主要原因是。 announces a reason and gives none; it is the first thing that a reviewer asks for.",
    },
    message={"zh": "“{text}”之后没有写出原因；请补充。", "en": "No reason follows “{text}”: give it."},
    bad="公务接待费比上年减少3.06万元，主要原因是。",
    good="公务接待费比上年减少3.06万元，主要原因是压减开支。超支的原因是：\n一是任务增加；二是价格上涨。",
)
def empty_reason(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    shadow = extraction.shadow
    if not occurs("原因", shadow):
        return
    for match in _EMPTY_REASON.finditer(shadow):
        if match["end"][0] == "\n" and "：" in match[0]:  # 原因是：⏎一、… goes on
            continue
        yield point(extraction, rule, match.start(), match.start("end"), "reason")


_DOUBLED_AMONG = re.compile(r"其中[：，]?其中[：，]?")


@rule(
    code="STR024",
    family="structure",
    severity=Severity.WARNING,
    title={"zh": "“其中”重复", "en": "其中 written twice"},
    rationale={
        "zh": "“其中：其中：”分不清后面各项是哪一级的分项，多为粘贴所致。",
        "en": "其中：其中： leaves open whose parts follow; it comes from pasting.",
    },
    message={"zh": "“{text}”重复；请删去一个，并核对层级。", "en": "“{text}” is doubled: delete one and check the level."},
    bad="总支出812.40万元，其中：其中：基本支出523.15万元，项目支出289.25万元。",
    good="总支出812.40万元，其中：基本支出523.15万元，项目支出289.25万元。",
)
def doubled_among(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    for match in _DOUBLED_AMONG.finditer(extraction.shadow):
        half = extraction.document.text[match.start() : match.start() + len(match[0]) // 2 + len(match[0]) % 2]
        yield point(extraction, rule, match.start(), match.end(), "among", new=half)
