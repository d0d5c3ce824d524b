"""The data of a system as the values that formulas are computed with."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from jixiao.indicators.amounts import range_text
from jixiao.indicators.evaluate import Box, Value
from jixiao.indicators.formulas import with_numbers
from jixiao.indicators.intervals import ANYTHING, Interval, of_bounds, point
from jixiao.indicators.measured import is_missing
from jixiao.indicators.system import YES_NO, Item, System
from jixiao.model import Bounds, Datum, InvalidData

_SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "*": "×"}
MOST_DIGITS = 30  # before and behind the point: what no real figure has, and more would only cost time


def box_of(system: System, data: Mapping[str, Datum]) -> Box:
    """The value of each data item; what is not given has its default, or is missing. Raises InvalidData for a wrong kind."""
    return {name: _value(item, data[name].value if name in data else None) for name, item in system.items.items()}


def filled_in(text: str, system: System, box: Box) -> str:
    """A formula with the numbers put in; what is missing stands there by its name."""
    return _signs(with_numbers(text, lambda name: _shown(system.items[name], box[name]) if name in system.items else ""))


def in_words(text: str, system: System) -> str:
    """A formula with the Chinese names of the data items."""
    return _signs(with_numbers(text, lambda name: system.items[name].zh if name in system.items else ""))


def _signs(text: str) -> str:
    """A formula with the signs that people use."""
    return re.sub(r"==|!=|<=|>=|\*", lambda match: _SIGNS[match[0]], text)


def _value(item: Item, given: Decimal | Bounds | bool | None) -> Value:
    if given is None:
        if item.unit == YES_NO:
            return item.default if isinstance(item.default, bool) else None
        return ANYTHING if item.default is None else point(Fraction(item.default))
    if isinstance(given, bool) != (item.unit == YES_NO):
        raise InvalidData(
            item.name,
            f"{item.zh} 应为{'“是”或“否”' if item.unit == YES_NO else f'数（{item.unit}）'}。",
            f"must be {'true or false' if item.unit == YES_NO else f'a number ({item.unit})'}.",
        )
    if isinstance(given, bool):
        return given
    for end in (given.low, given.high) if isinstance(given, Bounds) else (given,):
        if end is not None and not _is_plain(end):
            raise InvalidData(item.name, f"{item.zh} 的数字位数太多或不是数。", "has too many digits, or is no number.")
    interval = of_bounds(given) if isinstance(given, Bounds) else point(Fraction(given))
    if interval.low > interval.high:
        raise InvalidData(item.name, f"{item.zh} 的最低大于最高。", "the low end is above the high end.")
    return interval


def _is_plain(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_DIGITS and value.adjusted() <= MOST_DIGITS


def _shown(item: Item, value: Value) -> str:
    if is_missing(value):
        return f"{item.zh}（？）"
    if not isinstance(value, Interval):
        return item.zh
    text = range_text(value)
    return text if value.is_point and value.low >= 0 else f"({text})"
