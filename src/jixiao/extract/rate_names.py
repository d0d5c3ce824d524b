"""What the words of a rate name: whose share it is, and of what."""

import re

from jixiao.extract.token import Token

_COMPARED_BY = re.compile(r"([^，。；：、\n]{2,12}?)(?:相当于|分别为|为|达到?|完成)(?:了)?[^，。；]*(?:预算|计划|目标|任务)")


def own_name(rate: Token, base: Token | None) -> str:
    """The noun that stands before 占 in the rate's own clause: 公务接待费占13.50%."""
    lead = rate.lead
    if base is not None and rate.base == "的":
        lead = base.lead
    at = lead.rfind("占")
    if at < 0:
        verb = _COMPARED_BY.search(lead)
        return verb[1] if verb else ""
    name = lead[:at].strip("仅只约则也均各分别 ")
    for lead in ("其中", "，"):
        name = name.removeprefix(lead)
    return name if name and name not in ("比重", "比例", "共", "计", "所", "其", "各", "分别") else ""


def joined_names(words: str) -> list[str]:
    """The bases of 占一般公共预算支出和财政总支出的比重."""
    names = re.split(r"和|、|及|与", re.sub(r"的?(?:比重|比例|份额).*$", "", words.lstrip("占")))
    return names if all(len(name) >= 2 for name in names) else []


def shares_a_word(one: str, other: str) -> bool:
    return any(one[at : at + 2] in other for at in range(len(one) - 1))
