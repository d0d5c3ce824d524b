"""Wholes of which a text names only some parts: 各类学校709所，其中小学173所、幼儿园330所, and others that are not worth telling."""

import re
from collections.abc import Iterable
from decimal import Decimal

from jixiao.extract.diagnosis import slip_of
from jixiao.extract.token import Token
from jixiao.model import Diagnosis, Dimension

# They have more kinds than a text tells of: it names the large ones.
_OF_MANY_KINDS = re.compile(
    r"学校|院校|机构|床位|技术人员|卫生人员|医务人员|专任教师|在校|主体|企业|存款|贷款|保费|赔付|赔款|给付|出口|进口|贸易|利用外资|直接投资"
    r"|产量|产出|面积|产值|增加值|零售|销售|营业|利润|装机|发电|用电|用水|能源|保有量|用户|基站|场地|场馆|景区|景点|文物|遗产|保护区|公园"
    r"|货运|客运|运输|周转|吞吐|固定资产投资|投资|就业|参保|保险人数|专利|发明|项目库|平台|基地|名录|税收|税费|非税|公共预算支出|公共预算收入"
    r"|基金收入|基金支出|财政支出|财政收入|转移支付|专项资金|补助收入|矿|林|畜|禽|水产|家庭农场|合作社|农产品"
)
_MAY_NAME_SOME = re.compile(
    r"其中|中|包括|包含|用于|[按从分][^，。]{0,4}(?:贸易|税种|税目|经济类型|经济成分|险种|类别|国别|地区|行业|商品|产品|品种|对象|控股|注册)"
)
_NOUGHTS = 100
_LONG = 4  # characters of a figure of which a digit dropped is seldom a coincidence


def names_some(head: Token, parts: list[Token], residual: Decimal) -> bool:
    """Whether what is missing may as well be a part that was not named.

    A remainder of one digit is always one slip of the total; the more noughts it ends in, the less it looks like one.
    """
    if residual < 0 or not _MAY_NAME_SOME.match(parts[0].marker) or not _OF_MANY_KINDS.search(head.label or head.lead):
        return False
    if head.dimension is Dimension.SCORE or "问卷" in head.label or "总计" in head.lead or "合计" in head.lead:
        return False
    last_digit = min((member.ulp for member in (head, *parts) if member.ulp), default=head.unit.factor)
    return residual % (last_digit * _NOUGHTS) != 0


def lacks_digit(members: Iterable[tuple[str, Token]], residual: Decimal) -> bool:
    """Whether a digit dropped from a long figure, the head first, explains what is missing."""
    (figure, head), *parts = members
    needed = [(figure, (head.amount - residual) / head.unit.factor)]
    needed += [(figure, (part.amount + residual) / part.unit.factor) for figure, part in parts]
    return any(len(figure) >= _LONG and slip_of(figure, right) is Diagnosis.DROPPED_DIGIT for figure, right in needed)
