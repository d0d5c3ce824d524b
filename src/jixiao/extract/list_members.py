"""Which figures may be members of a list, and which open or close one, by their own words."""

import re

from jixiao.extract.labels import same_thing
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Scenario

# how an item of a list is numbered; the group says in which style
ITEM = re.compile(
    r"[ \t　]*(?:(?P<cn>[一二三四五六七八九十]{1,3}、)|(?P<paren>（[一二三四五六七八九十]{1,3}）)|(?P<digit>[0-9]{1,2}[.、．)）])"
    r"|(?P<round>（[0-9]{1,2}）)|(?P<circle>[①-⑳⑴-⒇])"
    r"|(?P<dash>——|--|[-•●◆■·])|(?P<spoken>[一二三四五六七八九十]是)"
    r"|(?P<named>[^，。；：\n0-9（）]{2,12}(?:（[^（）\n]{1,12}）)?：(?!\n)))"
)


def is_trailing_total(token: Token) -> bool:
    """合计W, 总量W: a figure that adds up what stands before it."""
    if token.serves_rate:  # 两项合计占支出200万元的80%
        return False
    if token.marker in ("合计", "总计", "共计"):
        return True
    return _TRAILING_SIGN.search(token.lead) is not None and _TRAILING.search(token.lead) is not None


_TRAILING = re.compile(
    r"^[，、]?(?:总)?共(?:有|计)?$|合计|总计|共计|总量|总额为?$|合起来(?:是|为|共)?|加起来(?:是|为|共)?|总得分|总分|全年(?:共)?(?:提取|完成|实现|支出|收入)$"
)
_TRAILING_SIGN = re.compile(r"[共合总加全]")  # one of them is in each of these


def opens_list(token: Token) -> bool:
    """Whether the marker of a figure (其中, 包括, 按…分) opens a list; not so 合计 and its like."""
    return token.marker[0] in "其分包由按从：①即一用中"


def heads_no_series(token: Token, marker: Token, *, is_part: bool) -> bool:
    """Whether the figure before A、B、C分别为… is not their whole, though it stands where a whole would."""
    if token.series is not None and token.series[-1] is token:
        return True  # two lists side by side: budgets, then results
    if (token.sentence != marker.sentence or "；" in marker.gap) and len(marker.label) > 1 and not same_thing(marker.label, token.label):
        return True
    if marker.series is None or token.amount > max(part.amount for part in marker.series):
        return False
    # 新开通航线11条，国内、国际航线分别达到24条、19条; 专利2380件，其中发明专利558件，高校、企业专利分别为172件、1578件
    return is_part or _STOCK.search(marker.gap) is not None


_STOCK = re.compile(r"累计|分别[已增]?[达增]")


def continues(token: Token) -> bool:
    """Whether a figure opens an item of its own: 。2.办结…"""
    return ITEM.match(token.gap.lstrip("。；：\n ")) is not None


def fits(token: Token, head: Token, consumed: dict[int, int], taken: set[int]) -> bool:
    """Whether a figure may be a part of the head: of its kind, its year, its scenario, and no part of anything yet."""
    return (
        token.dimension is head.dimension
        and token.prior == head.prior
        and (token.scenario == head.scenario or token.scenario is Scenario.ACTUAL)
        and (
            token.dimension is not Dimension.COUNT
            or token.unit.text == head.unit.text
            or _CASES.issuperset((token.unit.text, head.unit.text))
            or _SETS.split(token.unit.text)[0] == _SETS.split(head.unit.text)[0]
        )
        and fits_any(token, consumed, taken)
    )


_CASES = frozenset("件起宗例")
_SETS = re.compile("[（/]")  # 418台（套） and 120台


def fits_any(token: Token, consumed: dict[int, int], taken: set[int]) -> bool:
    """Whether a figure may be a part of anything: a value that no sum and no broken list has."""
    return token.role is Role.VALUE and not token.serves_rate and token.index not in consumed and token.index not in taken


_MONTH = re.compile(r"[0-9]月")


def tells_part_of_year(token: Token) -> bool:
    """一季度210万元、二季度230万元…，全年支出: whether the words before a figure name a part of the year."""
    words = token.gap
    return "季度" in words or "半年" in words or ("月" in words and _MONTH.search(words) is not None)
