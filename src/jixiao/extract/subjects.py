"""What a change is told of: which figures have a level that can change, and whose growth cannot be recomputed from the values told."""

import re

from jixiao.extract.labels import same_thing, subject_of
from jixiao.extract.token import LEVELS, Role, Token
from jixiao.model import Dimension

_OTHER, _TIME, _RATE = Role.OTHER, Dimension.TIME, Dimension.RATE
# Growth at constant prices or on another basis is never recomputed from current values.
OTHER_BASIS = re.compile(r"可比|不变价|同口径|剔除|扣除|实际增长|实际$|还原|指数|贡献率|拉动|不含|留抵|年均|平均增长|环比|两年")
CONSTANT_PRICES = re.compile(r"增加值|生产总值|GDP|地区总值|总产值|业务总量|可支配收入")
# Words that say which of the accounts a value stands in, not what is measured.
OF_THE_ACCOUNTS = re.compile(
    r"^(?:全年|全|度|当年|同期|年初|调整后?)?(?:财政拨款)?(?:支出|收入)?(?:决算|预算|实际|完成|支出|总|数|为|是|达到?)*$"
)
FROM = re.compile(r"(?:^|[^理缘自])(?:由|从)")


def is_level(token: Token) -> bool:
    """Whether a figure tells how much there is of something: an amount, a mean, a span of time."""
    return token.role in LEVELS or (token.dimension is _TIME and token.role is _OTHER and token.quantity.upper is None)


def of_one_measure(one: Token, other: Token) -> bool:
    """Whether two figures can be held against each other: both 万元, or 9.6元/㎡ and 0.8元, which leaves out per what."""
    if one.dimension is other.dimension:
        return True
    if one.dimension is _RATE:
        return one.unit.text.startswith(other.unit.text + "/")
    return other.dimension is _RATE and other.unit.text.startswith(one.unit.text + "/")


def subject_before(tokens: list[Token], at: int) -> str:
    """接待批次比上年的1603批次增加117批次: the subject stands before the value compared with."""
    before = tokens[at - 1] if at else None
    if before is None or not before.prior or before.sentence != tokens[at].sentence:
        return ""
    head = re.split(r"(?<!可)[比较]", before.lead)[0]
    return subject_of(head)


def of_one_thing(one: Token, other: Token) -> bool:
    """支出决算 and 决算数 are values of the thing that the paragraph is about; two names of their own must agree."""
    names = [OF_THE_ACCOUNTS.sub("", token.label) for token in (one, other)]
    return not all(names) or same_thing(one.label, other.label)
