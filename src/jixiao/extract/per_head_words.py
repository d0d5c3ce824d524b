"""What the words of a mean say: by what it is divided, and what is divided (住院次均费用, 每千人拥有床位, 员额法官人均结案)."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jixiao.extract.labels import core_of
from jixiao.language import UNITS
from jixiao.model import Dimension

_ONE = Decimal(1)
_PEOPLE, _VISITS, _COUNT, _TIME = Dimension.PEOPLE, Dimension.VISITS, Dimension.COUNT, Dimension.TIME
PERSONS = frozenset([_PEOPLE, _VISITS])
ANYTHING_COUNTED = frozenset([_COUNT, _PEOPLE, _VISITS])
_COUNTS = frozenset([_COUNT])
_SIZED = frozenset([Dimension.ENERGY, Dimension.MASS, Dimension.VOLUME, Dimension.AREA, Dimension.LENGTH])

_SCALES = {None: _ONE, "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000), "十万": Decimal(100000), "百万": Decimal(10**6)}
_CLASSIFIERS = frozenset("个名位座所家处项套批条张台辆支间栋户篇份场期件起宗例本幅块根只头口盏株棵")
# 每千人拥有, 平均每名创业者, 每千瓦时; not 每年, 每月
_EACH = re.compile(r"每[一]?(?P<scale>百万|十万|[百千万](?![瓦克米伏]))?(?P<rest>(?![年月日天季周])[一-龥（）]+)")
# 员额法官人均结案, 住院次均费用, 户均; not 年均, 平均, 均衡
_ON_AVERAGE = re.compile(r"(?P<who>[一-龥]*?)(?P<noun>人次|家次|学生|职工|[一-龥])(?<![年月日天季平])均(?P<what>[一-龥]*)")
_PER_SO_MANY = re.compile(r"(?P<scale>百万|十万|[百千万])(?P<rest>[人元名户张][一-龥]+)")
_MEAN = re.compile(r"(?P<who>[一-龥]*?)平均(?P<what>[一-龥]*)")
_ACCORDING = re.compile(
    r"(?:按照|按|以|据|依)(?P<who>[一-龥（）“”]{2,16}?)(?:总?人数|总数|数量|数|口径)?(?:[0-9.,]+[一-龥]{0,3})?"
    r"(?:来|进行)?(?:计算|折算|测算|核算|平均|计|摊|口径|平摊|分摊)+"
)
_SCOPE = re.compile(r"^(?:全年|当年|年末|年底|本年|现有|实有|实际|全[县市区镇省院校局]|各)+")
_PERIOD = re.compile(r"(?P<time>[日天月季年周])均|(?:每|平均一)(?P<each>[日天月季年周])")

# What a noun counts: the last characters of the units of such figures, and another name of them. 床 are counted by 张.
_NOUNS = """
户 户家|家 家户个|车 辆台 车|辆 辆台 车|台 台套辆）|套 套）|床 张 床位|张 张|村 村个 村|镇 个 镇|乡 个 乡镇|县 个 县|区 个 区
社 个 社区|件 件起宗案例|案 件起宗案例次 案件|起 件起宗案例|宗 件起宗案例|例 例|笔 笔|校 所个 学校|所 所个 所|班 个班期 班
站 个座处 站|馆 个座家 馆|园 个所 园|批 批次|次 次批趟|场 场次|期 期|团 个批 团组|组 个批组 团组|项 项个 项目|座 座|处 处个
个 个|篇 篇|册 册|株 株|棵 棵株|头 头|只 只|口 口眼|眼 眼口|盏 盏|栋 栋|讲 讲|课 课节|份 份
"""


def _kinds() -> dict[str, tuple[str, str]]:
    kinds = {}
    for entry in _NOUNS.strip().replace("\n", "|").split("|"):
        noun, units, *name = entry.split()
        kinds[noun] = units, name[0] if name else ""
    return kinds


_KINDS = _kinds()
_UNITS_OF_MANY_THINGS = frozenset("个次家项件）")
_STAFF = ("在职", "在编", "在岗", "实有", "职工", "干警", "教职工")
_MEANT = {  # who are meant where nothing more is said
    "人": (*_STAFF, "人口", "学生"), "生": ("学生", "在校生", "在校", "在籍"), "师": ("教师",), "员": ("人员",), "名": (), "位": (),
}  # fmt: skip


_ALSO = {"住院": ("出院",), "门诊": ("门急诊",)}  # whom the mean costs of a hospital are divided by


class Mean(NamedTuple):
    """`nouns` are the names of what is counted, the surest first; the first `said` of them are told in words, not guessed. `whom`: those
    that the words themselves tell apart (新建亩均, 按在职人数计算)."""

    units: str
    dimensions: frozenset[Dimension]
    nouns: tuple[str, ...]
    said: int
    what: str
    per: Decimal
    whom: tuple[str, ...]
    period: str  # 日, 周, 月, 季, 年 of a mean of a period

    def counts(self, unit: str, dimension: Dimension) -> bool:
        """Whether figures of such a unit may be what the mean is divided by."""
        if dimension not in self.dimensions:
            return not self.dimensions
        return not self.units or unit[-1:] in self.units


@lru_cache(maxsize=2048)
def mean_of(words: str, per_unit: str = "") -> Mean:
    """The mean that the words before a figure tell; `per_unit` is what stands behind the / of its unit (元/人)."""
    according = _ACCORDING.search(words)
    said = [_bare(according["who"])] if according is not None else []
    before = ""
    if according is not None:
        before, words = words[: according.start()], words[according.end() :]
    found = _PERIOD.search(words)
    period = (found["time"] or found["each"]).replace("天", "日") if found is not None else ""
    average, each = _ON_AVERAGE.search(words), _EACH.search(words)
    if per_unit:
        return _mean(per_unit, "", said, words, _ONE, period)
    if average is not None and (each is None or average.start("noun") < each.start()):
        whose = _bare(average["who"].rstrip("年月日天"))
        what = average["who"] + average["what"] or before
        if average["noun"] in "次例" and len(what) >= 4:  # 次均住院费用: of those who were in hospital
            whose = whose or what[:2]
        said += [whose] if len(whose) >= 2 else []
        return _mean(average["noun"], "", [*said, *_ALSO.get(whose, ())], what, _ONE, period)
    each = each or _PER_SO_MANY.match(words)
    if each is not None:
        noun, rest = each["rest"][0], each["rest"]
        rest = rest[1:] if noun in _CLASSIFIERS or noun in "人生元" else rest
        return _mean(noun, rest, said, words[: each.start()] + rest, _SCALES[each["scale"]], period)
    if "亩产" in words or "单产" in words:
        return _mean("亩", "", said, words, _ONE, period)
    mean = _MEAN.search(words)
    whose = _bare(mean["who"]) if mean is not None else ""
    what = mean["what"] or mean["who"] if mean is not None else words
    return _mean("", "", [*said, whose] if len(whose) >= 2 else said, what, _ONE, period)


def _mean(noun: str, rest: str, said: list[str], what: str, per: Decimal, period: str) -> Mean:
    names = [name for name in said if name]
    whom = tuple(names)
    if any(name in _STAFF for name in names):  # 在职人员, where it said 年末实有70人
        names += [name for name in _STAFF if name not in names]
    rest = rest.lstrip("（套）")
    if noun not in ("人", "生"):  # 每人拥有: what follows is no name of those who are counted
        names += [rest[:length] for length in range(min(4, len(rest)), 1, -1)]
    told = len(names)
    dimensions = ANYTHING_COUNTED if not noun else frozenset()
    units = ""
    sized = next((rest[:length] for length in range(min(4, len(rest)), 0, -1) if rest[:length] in UNITS), noun if noun in UNITS else "")
    if noun in _MEANT or noun in ("人次", "学生", "职工") or any(name.endswith("人口") for name in names):
        dimensions = PERSONS
        names += _MEANT.get(noun, (noun,))
    elif noun == "元":
        dimensions = frozenset([Dimension.MONEY])
    elif sized and UNITS[sized].dimension in _SIZED:
        dimensions = frozenset([UNITS[sized].dimension])
        per *= UNITS[sized].factor
    elif noun in _KINDS:
        units, more = _KINDS[noun]
        dimensions = _COUNTS if "次" not in units else frozenset([_COUNT, _VISITS])
        names += [*([more] if more else []), *(unit for unit in units if unit not in _UNITS_OF_MANY_THINGS)]
    elif period and not noun:
        dimensions = frozenset([_TIME])
    return Mean(units, dimensions, tuple(dict.fromkeys(names)), told, what, per, whom, period)


def _bare(who: str) -> str:
    """A name without the words of time and scope before it."""
    return core_of(_SCOPE.sub("", who.strip("（）“”的")))
