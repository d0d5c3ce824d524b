"""Two rates beside each other: which is of before, whether they are of one kind, how much the one is higher."""

import re
from decimal import Decimal

from jixiao.extract.token import Role, Token
from jixiao.model import Hedge

ELSEWHERE = re.compile(r"全[国省市县区]|平均|预期|省定|国家|周边|同行")
AGAINST_TARGET = re.compile(r"目标|指标值|任务|标准|要求")
YEAR = re.compile(r"20[0-9]{2}年")
_FIXED = re.compile(r"目标|指标值?|标准|要求|考核|规定|下达|计划|省定|国定|不低于|不少于")


def is_set(rate: Token) -> bool:
    """Whether a rate is a target (目标值93%, 不低于95%): set, not measured."""
    return rate.quantity.hedge in BOUNDS or _FIXED.search(rate.lead or rate.gap) is not None


def ulp_of_rate(rate: Token) -> Decimal:
    """The last digit of a rate that may be rounded: none of a target."""
    return Decimal(0) if is_set(rate) else rate.ulp


BOUNDS = frozenset([Hedge.AT_LEAST, Hedge.AT_MOST])


def of_one_kind(current: Token, prior: Token) -> bool:
    """A growth rate is compared with a growth rate, a share with a share; a bare rate in a bracket may be either."""
    named = (Role.RATE, Role.SHARE, Role.COMPLETION)
    return not ((current.role is Role.GROWTH and prior.role in named) or (prior.role is Role.GROWTH and current.role in named))


def signed(rate: Token) -> Decimal:
    return rate.amount * rate.sign if rate.role is Role.GROWTH else rate.amount


def rise(current: Token, prior: Token) -> Decimal:
    """How much higher the one rate is: of falls (降幅由14.2%收窄至9.7%) how much larger."""
    if current.lead[-1:] in ("至", "到") and prior.role is not Role.GROWTH and _FALL.search(prior.lead):
        return current.amount - prior.amount
    return signed(current) - signed(prior)


_FALL = re.compile(r"[降减跌]幅")


def is_of_before(token: Token) -> bool:
    """By its own clause, or by the one before the bracket that it stands in: 降幅比1—10月（下降5.9%）扩大."""
    lead = token.lead if len(token.lead) > 1 else token.gap
    if "（" in token.gap and token.compared != "prior":
        lead = token.gap[token.gap.rfind("，") + 1 :]
    if token.role is Role.GROWTH and lead is token.lead and lead[:1] in ("比", "较"):
        return False  # 比上年增长6.8% is of this year
    if "（" in token.gap and YEAR.match(token.lead):  # 98.38%，同比上升0.52个百分点（2018年为97.86%）
        return True
    return _BEFORE.search(lead) is not None and token.marker != "到"


_BEFORE = re.compile(
    r"上年|去年|同期|由|从|上月|上季|年初(?!预算|计划|目标)|前年|高于|低于|高出|好于|优于|超过|(?<![可同环占])比(?![例重率])|较"
)
