"""With what a growth rate compares: the year before, the plan, the month before, a year named."""

import re

from jixiao.extract.token import Token

_TIMES = (
    re.compile(r"上年|去年|上一年|同比|同期"),
    re.compile(r"预算|计划|目标|任务|概算|预期"),
    re.compile(r"前年"),
    re.compile(r"环比|上[月季期]|上个[月季]"),
    re.compile(r"年初(?!预算|计划|目标)|期初"),
    re.compile(r"疫情前|改革前|[二三四五十几0-9]年前|历史|最高|峰值"),
    re.compile(r"(?:19|20)[0-9]{2}年"),
    re.compile(r"全[国省市县区州]|平均"),
)
_NEAR = 24  # characters before a rate in which it says with what it compares


def _times(words: str) -> frozenset[int]:
    return frozenset(at for at, time in enumerate(_TIMES) if time.search(words))


def is_another_time(rate: Token, prior: Token) -> bool:
    """Whether a rate says with what it compares and that is not the figure: 比预算下降3% beside 比上年1200万元, 比前年 beside 上年."""
    named, borne = _times(rate.gap[-_NEAR:]), _times(prior.lead)
    return bool(named) and bool(borne) and not named & borne and not (named | borne) & _BY_YEAR


_BY_YEAR = frozenset([6])  # 比2022年 may be 比上年


def compare_alike(rates: list[Token]) -> bool:
    """Whether rates compare with one time; one that does not say compares with the year before."""
    return len({_times(rate.gap[-_NEAR:]) - {0} for rate in rates}) == 1
