"""What the words of a rate name: whose share it is, and of what."""

import re

from jixiao.extract.token import Token

# Rates whose base is what was received, planned, checked: 办结率 and its like.
_DONE_RATE = re.compile(
    r"完成|办结|结案|审结|执行|执结|整改|开工|竣工|完工|合格|回收|破案|立案|支付|到位|销号|化解|达标|答复|处置|处理|兑现|发放|拨付|验收|通过|检出|抽检|优良|优秀|就业|上岗|签约|入住|投产|落实|满意|入库|收缴|征收|通车|覆盖|参保|接种|巩固|转化|履约|资助|毕业|录取|升学|参评|见效|采纳|转捕|转移|收回|消化|清偿|支出进度|支付进度"
)
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
    for end in ("一项", "单项", "一块", "一家", "一业", "就", "一类", "即", "数额", "所", "总共", "共"):
        name = name.removesuffix(end)
    for lead in ("其中", "，"):
        name = name.removeprefix(lead)
    return name if name and name not in ("比重", "比例", "共", "计", "所", "其", "各", "分别") else ""


def joined_names(words: str) -> list[str]:
    """The bases of 占一般公共预算支出和财政总支出的比重."""
    names = re.split(r"和|、|及|与", re.sub(r"的?(?:比重|比例|份额).*$", "", words.lstrip("占")))
    return names if all(len(name) >= 2 for name in names) else []


def shares_a_word(one: str, other: str) -> bool:
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def is_of_doing(name: str) -> bool:
    """Whether a rate's name tells what was done of what was to do: 办结率, 完成率, 执行率."""
    return _DONE_RATE.search(name) is not None
