"""Money for enterprises out of what projects spent on: programme, enterprise, amount."""

import re
from decimal import Decimal

from jixiao.forms.filling.draft import Draft

_CLASSES = frozenset(["对企业补助", "对企业补助（基本建设）"])
_GRANT = re.compile(r"奖|补|引导|扶持|贴息|专项资金|发展资金|制造业资金|退税|减免|企业|物资")
_COUNTED = re.compile(r"^(?P<who>.*?等?)(?P<count>\d{1,6})家(?:企业|公司|单位|商户)?")
# Where the name of a programme begins behind the enterprises' names: 老康生态农业|22年中央引导资金.
_PROGRAMME = re.compile(
    r"第?[一二三四五六七八九十\d]+批|(?:20)?\d\d年|研发|高企|高新技术|疫情|税收|增量|中小企业|制造业|高管|高层次|个税|科技创新|技术改造|技改|"
    r"(?<=[社厂店司场业团院行])奖|中央|省级|市级|县级|稳岗|就业|规模|小巨人|专精特新|品牌|冷链|贷款|贴息|奖励|奖补|补贴|补助|引导|扶持|专项"
)
_CLASS = re.compile(r"(?:其他)?对企业的?(?:补助|补贴)(?:支出)?")
_FIRM = re.compile(r"(?:公司|厂|店|社|场|[农锂商矿林渔牧实]业|集团|中心|行|坊)$")
_KIND = re.compile(r"(?:企业|单位|商户|工厂)$")  # of many, none by name
_WHO_ENDS = "、，和及等"


def read_grants(draft: Draft) -> None:
    """Without a table of them in the report: the items of subsidies to enterprises."""
    if "grants" in draft.from_tables:
        return
    for name in list(draft.lists.get("project_items", ())):
        economic = draft.claims.get(("project_items", name, "economic"))
        amount = draft.claims.get(("project_items", name, "actual"))
        if not economic or not amount or economic[0].stated.value not in _CLASSES or not _GRANT.search(name):
            continue
        source = amount[0].stated.source
        programme, enterprise, count = parted(name, draft.report.extraction.document.text)
        draft.put(("grants", name, "programme"), programme, source)
        draft.put(("grants", name, "amount"), amount[0].stated.value, source)
        if enterprise:
            draft.put(("grants", name, "enterprise"), enterprise, source)
        if count is not None:
            draft.put(("grants", name, "enterprises"), count, source)


def parted(name: str, text: str = "") -> tuple[str, str, Decimal | None]:
    """Programme, enterprises, and how many these are, of a name that tells both: 三家河等6家企业研发奖补资金.

    `text` is the report, in which an enterprise may have its full name."""
    if _CLASS.fullmatch(name):
        return name, "", None
    counted = _COUNTED.match(name)
    if counted:
        who = name[: counted.end()] if counted["who"] else ""
        return name[counted.end() :].strip("的") or name, who, Decimal(counted["count"])
    begins = next((match.start() for match in _PROGRAMME.finditer(name) if match.start() >= 2), 0)
    if not begins or _PROGRAMME.match(name):
        return name, "", None
    enterprise = name[:begins].rstrip(_WHO_ENDS)
    is_one = "、" in enterprise or _FIRM.search(enterprise) or re.search(re.escape(enterprise) + "[一-龥]{0,12}公司", text)
    if not is_one or _KIND.search(enterprise):
        return name, "", None
    count = Decimal(len(re.split("[、，]", enterprise)))
    return name[begins:], enterprise, count
