"""When two names mean one thing, and what is the subject of a clause."""

import re
from functools import lru_cache

_COMPARISON = re.compile(
    r"(?:与|和|同|比|较|对比)?(?:上年|去年|上一年|上年度|前年|上月|上季|上期|年初|(?:19|20)?[0-9]{2}年度?|全[市省县国]|年初预算|预算|预算数|计划|上年决算)?(?:同期|决算|决算数|预算|预算数|末|底|实际)?(?:数|的)?(?:相比|比较)?(?:同比|环比)?"
)
_NOISE = re.compile(
    r"^(?:各|分别|均|共|总体|累计|实际|名义|自然口径|同口径|可比口径|按可比价格?计算|略|有所|大幅|小幅|稳步|同比|环比|合计|净|，|数|的|上|较|比|由于|主要是|主要|为|其中|也|则|又|再|已|仅|只|约|近)+|(?:各|分别|均|共|略|有所|大幅|小幅|稳步|同比|环比|净|，|的|则|也|又|再|约|近|总体)+$"
)
_TOTAL = re.compile(
    r"取得|实现|一侧|完成|按照|共有|上述|(?:19|20)[0-9]{2}年度?|合计|总计|总额|总数|总量|总的|总|人数$|人员$|全部|本年|本级|年度|当年|共|数$|额$|量$|的|“|”|\"|'|（[^）]*）|[ \n\t]|决算|财政拨款|实际"
)
_BROAD = frozenset("支出 收入 资金 预算 投资 人数 数量 经费 金额 人员 项目 企业 面积 产值".split())
_LEADING = re.compile(
    r"^(?:实有|认定|获评|培育|建成|开展|争取|实施|发放|累计|截至年末|现有|共有|设有|拥有|为|占|达|完成|实现|其中|其|全[县市区镇省]|我[县市区局院校镇]|本[县市区局院校镇部]门?|各级|各|[县市区镇省](?!级)|同期)"
)


@lru_cache(maxsize=4096)
def subject_of(label: str) -> str:
    """The noun that a change is told of in its own clause; empty when the clause has none (比上年增加…)."""
    rest = _COMPARISON.sub("", label) if label else ""
    rest = _NOISE.sub("", rest).strip("，、（）： ")
    return rest if len(rest) >= 2 else ""


@lru_cache(maxsize=8192)
def core_of(name: str) -> str:
    """A name without the words that do not tell things apart."""
    core = _TOTAL.sub("", name)
    return _LEADING.sub("", core) or core


@lru_cache(maxsize=16384)
def same_thing(one: str, other: str) -> bool:
    """Whether two names mean one thing: equal, or one the tail of the other."""
    if not one or not other:
        return False
    if one == other:
        return True
    if ("进出口" in one) != ("进出口" in other):
        return False  # 出口总额 is no 进出口总额
    a, b = core_of(one), core_of(other)
    if not a or not b:
        return ("总" in one or "计" in one) and ("总" in other or "计" in other)
    if a == b:
        return True
    if min(len(one), len(other)) >= 2 and (one.endswith(other) or other.endswith(one)) and min(one, other, key=len) not in _BROAD:
        return True  # 总产 of 粮食总产
    if len(a) < 2 or len(b) < 2:
        return False
    if ("总" in one and b.endswith(a) and a not in _BROAD) or (
        "总" in other and a.endswith(b) and b not in _BROAD
    ):  # 采购总额 and 政府采购
        return True
    return (a.endswith(b) and len(b) >= 3) or (b.endswith(a) and len(a) >= 3)


@lru_cache(maxsize=4096)
def akin(one: str, other: str) -> bool:
    """Whether two names have a word in common that tells things apart: 用车费 and 公务用车运行维护费."""
    a, b = _COMMON.sub(" ", core_of(one)), _COMMON.sub(" ", core_of(other))
    return any(a[at : at + 2] in b for at in range(len(a) - 1) if " " not in a[at : at + 2])


_COMMON = re.compile("支出|收入|经费|费用|预算|资金|数量|金额|情况|工作|全[国省市县区州]|[费数额量率]$")
