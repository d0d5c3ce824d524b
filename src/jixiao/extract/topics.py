"""What each figure is told of, also where its clause has only a common word: 公务接待费预算12万元，决算8.55万元."""

import re
from functools import lru_cache

from jixiao.extract.claims import Claims
from jixiao.extract.labels import core_of, subject_of
from jixiao.extract.token import LEVELS
from jixiao.language import canonical
from jixiao.model import Dimension

_BLANKS_AND_QUOTES = re.compile(r"[“”\"‘’《》 \t\n|\u3000]")
NUMBERING = re.compile(
    r"^[ \t\u3000]*(?:(?:[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|[甲乙丙丁戊己庚辛]、"
    r"|——|[-—●◆■·])+[、.]?)"
)
# What only leads to a name: 其中公益电影按…, 占区级“三公”经费决算数, 【支出】总支出
_LEAD = re.compile(
    r"^(?:【[^】]*】|其中|截至[^，]{0,6}[末底日]|以|按照|按|占|距|由|用于|为|较|比|完成|实现|达到|累计|共|分别|内含|包括|包含|含|尚有|仅|"
    r"(?:(?:19|20)[0-9]{2}年度?)|年末|年底|期末|本年度?(?![收支])|当年(?![收支])|全年|全[县市区镇省州院校局]|我[局县市区校院]|本(?:单位|部门|级)|实际|实有|现有)+"
)
_NOISE = re.compile(r"合计|总计|共计|总额|总数|总量|总|决算|实际|累计|(?:数|额|的|了|约|为|达|共)$|（[^）]*）")
# What says how it is told and not what of: the plan, the result, how it went.
_TAIL = re.compile(
    r"(?:项目|工程)?(?:的)?(?:经费|资金|专项)?(?:年初|全年|全部|调整后?|批复)?(?:预算|计划|目标|任务)?(?:安排|执行|批复|支出|投入|完成|进度|进展|实施)*"
    r"(?:数额?|额|情况)?(?:偏慢|较慢|缓慢|滞后|偏低|不高|不够|不足|不理想|同|仅|只)?$"
)
_COMPONENT = re.compile(r"（[类款项]）")
_CODE = re.compile(r"（?[0-9]{3,7}）?")
_COMMON = frozenset(
    """
    投资 资金 金额 金 支出 收入 其他 其余 合计 小计 总计 新增 增 完成 面积 人员 数量 补助 补贴 预算 决算 项目 企业 万元 得分 分值
    购置 经费 奖励 到位 执行 实支 实际 余额 余 结余 发放 兑付 本年 年初 年末 安排 具体 总体 结构 情况 具体情况 总体情况 结构情况 收
    支 收支 分 率 完成率 执行率 数 额 总 全部 去向 规模 第 部门 单位 任务 目标 计划 上年 同上年 办结 受理 其 的 投入 标准 人数 户数
    个数 次数 面 率为 时效指标 数量指标 质量指标 基数 基 为基数 支付 拨付 下达 追加 年中追加 提高 下降 增加 减少 多 少 该项 此项
    上述 三项 两项 四项 五项 城镇 农村 行政 事业 男 女 其它 优 良 中 归还 偿还 当年 年度数
    """.split()
)
_RESULT = re.compile(
    r"(?:全年|年初|调整后?|年末|本年度?|当年|其中)?(?:支出|收入)?(?:决算|预算)?(?:实际|年末|当年)?(?:支出|收入|决算|完成|执行|到位|实支|支付|使用|预算|安排|批复|投入|发放|余额)?(?:数|额)?(?:为|是|达|共)?"
)
_NOUN = re.compile(r"(?P<noun>[一-龥]{2,8}?)(?=中[有仍尚，]|，|。|；|、|（)")
_LONGEST_HEADING = 30


def topics_of(claims: Claims) -> list[str]:
    """For each figure the name of what it is told of, empty where the text gives none. Linear in the number of figures.

    A figure whose own words are common (决算, 支出, 完成) has the name of the one before it in its sentence, else that of its paragraph's
    first words, else that of the heading above."""
    found: list[str] = []
    block = sentence = first = -1
    of_block: str | None = None
    last = ""
    for token in claims.tokens:
        if token.block != block:
            block, first, of_block, last = token.block, token.start, None, ""
        if token.sentence != sentence:
            sentence, last = token.sentence, ""
        if token.role not in LEVELS:
            found.append("")
            continue
        own = plain_name(token.label) if token.label else ""
        if not own and token.lead and token.lead != token.label:  # 本年收入合计
            own = plain_name(token.lead)
        if not own and token.dimension is Dimension.MONEY and not token.in_table and _RESULT.fullmatch(token.lead):
            if not last and of_block is None:
                of_block = _of_paragraph(claims, block, first)
            own = last or of_block or ""
        if not own and token.dimension is Dimension.COUNT:  # 11个产业项目中有2个
            noun = _NOUN.match(claims.shadow, token.end)
            own = plain_name(noun["noun"]) if noun is not None else ""
        if own:
            last = own
        if token.prior and not subject_of(token.label):  # 比上年24.11万人次 names nothing
            own = ""
        found.append(own)
    return found


@lru_cache(maxsize=16384)
def plain_name(label: str) -> str:
    """A name without what only leads to it and what tells how it went; the catalogue's id where it is known; empty if it is common."""
    words = NUMBERING.sub("", label)
    words = _BLANKS_AND_QUOTES.sub("", _CODE.sub("", words))
    words = _LEAD.sub("", words)
    for name in (words, core_of(words)):
        known = canonical(name)
        if known != name:
            return known
    name = _NOISE.sub("", words)
    shorter = _TAIL.sub("", name, 1)
    if len(shorter) >= 3 and shorter not in _COMMON:
        name = shorter
    known = canonical(name)
    return "" if known in _COMMON or len(known) < 2 else known


def _of_paragraph(claims: Claims, block: int, first: int) -> str:
    """The name that a paragraph has by its words before its first figure (3.公务接待费。年初预算…), or by the heading above it."""
    start = claims.blocks[block].span.start
    opening = claims.shadow[start : min(first, start + 2 * _LONGEST_HEADING)]
    numbered = NUMBERING.match(opening)
    parts = re.split(r"[。：，—]", opening[numbered.end() if numbered else 0 :])
    if len(parts) > 1:
        components = [part for part in _COMPONENT.split(parts[0]) if part]
        name = plain_name(components[-1]) if components else ""
        if name:
            return name
    if block and numbered is None:
        span = claims.blocks[block - 1].span
        above = claims.shadow[span.start : span.end].strip()
        numbered = NUMBERING.match(above)
        if numbered is not None and len(above) <= _LONGEST_HEADING and above[-1:] not in "。；，":
            return plain_name(above[numbered.end() :])
    return ""
