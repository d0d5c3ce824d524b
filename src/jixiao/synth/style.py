"""How one text writes its figures and its punctuation."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

import msgspec

from jixiao.synth.figures import FACTOR, HUNDRED_MILLION, PERCENT, POINTS, TEN_THOUSAND, YUAN, Figure

_MEASURES = {"万吨": Decimal(10_000_000), "万亩": Decimal(10_000), "万人": Decimal(10_000)}  # in 公斤, 亩, 人
SMALL = 10_000_000  # 元: below it an amount is told in 万元 by those who mix
_HALF_WIDTH = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"})


class Style(msgspec.Struct, frozen=True):
    """`decimals` are of money in its unit, `rate_decimals` of per cent."""

    unit: str
    decimals: int
    rate_decimals: int
    percent: str = "%"
    points: str = "个百分点"
    drops_zeros: bool = False
    groups_thousands: bool = False
    truncates: bool = False
    blank: str = ""
    half_width: bool = False
    mixes: bool = False  # small amounts in 万元 beside large ones in 亿元
    levels: tuple[str, ...] = ()
    zero: str = "0"

    def words(self, text: str) -> str:
        return text.translate(_HALF_WIDTH) if self.half_width else text

    def unit_of(self, figure: Figure) -> tuple[str, Decimal]:
        """The unit as written and its factor."""
        if figure.is_money:
            unit = figure.unit or self.unit
            if self.mixes and unit == HUNDRED_MILLION and abs(figure.value) < SMALL:
                unit = TEN_THOUSAND
            return unit, FACTOR[unit]
        if figure.unit == PERCENT:
            return self.percent, Decimal(1)
        if figure.unit == POINTS:
            return self.points, Decimal(1)
        return figure.unit, _MEASURES.get(figure.unit, Decimal(1))

    def decimals_of(self, figure: Figure) -> int:
        if figure.decimals is not None:
            return figure.decimals
        if not figure.is_money:
            return self.rate_decimals
        return self.decimals if self.unit_of(figure)[0] == (figure.unit or self.unit) else 0

    def roughly(self, figure: Figure) -> Figure:
        """The figure with one decimal less."""
        return msgspec.structs.replace(figure, decimals=max(0, self.decimals_of(figure) - 1))

    def ulp_of(self, figure: Figure) -> Decimal:
        """The weight of the last digit; 0 for what is exact: things counted, money to the cent."""
        decimals = self.decimals_of(figure)
        unit, _ = self.unit_of(figure)
        if figure.is_money:
            return Decimal(0) if unit == YUAN and figure.decimals is None else Decimal(1).scaleb(-decimals)
        return Decimal(0) if figure.decimals == 0 else Decimal(1).scaleb(-decimals)

    def rounded(self, figure: Figure) -> Decimal:
        """The absolute value as printed, in the figure's unit."""
        _, factor = self.unit_of(figure)
        way = ROUND_DOWN if self.truncates and figure.unit == PERCENT else ROUND_HALF_UP
        value = figure.value / factor if figure.is_money else figure.value
        return abs(value).quantize(Decimal(1).scaleb(-self.decimals_of(figure)), way)

    def printed(self, value: Decimal) -> str:
        """A rounded value in digits."""
        if value == 0:
            return self.zero if value.as_tuple().exponent else "0"
        text = f"{value:,f}" if self.groups_thousands else f"{value:f}"
        return text.rstrip("0").rstrip(".") if self.drops_zeros and "." in text else text


_LEVELS = (
    ("{cn}、", "（{cn}）", "{n}."), ("{cn}、", "（{cn}）", "{n}．"), ("{cn}、", "{n}、", "（{n}）"), ("第{cn}部分  ", "{cn}、", "（{cn}）"),
    ("{n}. ", "{m}.{n} ", "（{n}）"), ("{cn}、", "（{cn}）", "{n}、"), ("", "", ""),
)  # fmt: skip


def style_of(random: Random, genre: str) -> Style:
    """A style as texts of the genre have it."""
    if genre in ("budget_execution", "statistical_bulletin"):
        unit, decimals = random.choice(((HUNDRED_MILLION, 2),) * 6 + ((HUNDRED_MILLION, 1), (TEN_THOUSAND, 0), (TEN_THOUSAND, 0)))
        rate_decimals = random.choice((1, 1, 1, 1, 2))
    else:
        unit, decimals = random.choice(((TEN_THOUSAND, 2),) * 14 + ((YUAN, 2), (YUAN, 2), (TEN_THOUSAND, 1), (TEN_THOUSAND, 0)))
        rate_decimals = random.choice((2, 2, 2, 2, 1, 1))
    chance = random.random
    return Style(
        unit, decimals, rate_decimals,
        percent="％" if chance() < 0.2 else "%",
        points="百分点" if chance() < 0.1 else "个百分点",
        drops_zeros=decimals > 0 and chance() < 0.25,
        groups_thousands=chance() < 0.12,
        truncates=chance() < 0.03,
        blank=" " if chance() < 0.05 else "",
        half_width=chance() < 0.12,
        mixes=unit == HUNDRED_MILLION and chance() < 0.2,
        levels=random.choice(_LEVELS),
        zero=random.choice(("0", "0", "0.00" if decimals == 2 else "0")),
    )  # fmt: skip
