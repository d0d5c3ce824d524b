"""How cells of a workbook look, and what they let in."""

from datetime import date
from decimal import Decimal
from typing import Any

from jixiao.forms.form import Entry, ValueKind

YES_NO = ("是", "否")
FIRST_DATE, LAST_DATE = date(1949, 10, 1), date(2100, 12, 31)
_INPUT, _DERIVED, _TYPED, _HEADER = "#FFFBE3", "#EFEFEF", "#FFD9A8", "#DCE6F1"
_BASE = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
_BOX = {**_BASE, "border": 1, "border_color": "#A6A6A6"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {**_BASE, "font_size": 16, "bold": True, "text_wrap": False},
    "subtitle": {**_BASE, "font_color": "#595959", "text_wrap": False},
    "table": {**_BASE, "font_size": 12, "bold": True, "font_color": "#1F3864", "text_wrap": False},
    "note": {**_BASE, "font_color": "#7F7F7F", "font_size": 9},
    "guide": {**_BASE, "font_size": 11},
    "key": {**_BASE, "text_wrap": False},
    "header": {**_BOX, "bold": True, "align": "center", "bg_color": _HEADER},
    "label": _BOX,
    "whole": {**_BOX, "bold": True},
    "remark": {**_BOX, "font_color": "#7F7F7F", "font_size": 9},
    "field": {**_BOX, "bg_color": _INPUT, "locked": False, "align": "left"},
    "input": {**_BOX, "bg_color": _INPUT, "locked": False},
    "derived": {**_BOX, "bg_color": _DERIVED},
    "typed": {**_BOX, "bg_color": _TYPED, "locked": False},
    "open": {**_BASE, "locked": False},
}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, str, int], Any] = {}

    def __call__(self, name: str, number: str = "", indent: int = 0) -> Any:
        key = (name, number, indent)
        if key not in self._made:
            more: dict[str, Any] = {"num_format": number} if number else {}
            if indent:
                more["indent"] = indent * 2
            self._made[key] = self._book.add_format({**_STYLES[name], **more})
        return self._made[key]


def number_format(entry: Entry) -> str:
    """The number format of a cell: text cells take what is typed as it is."""
    if entry.kind is ValueKind.DATE:
        return "yyyy-mm-dd"
    if entry.kind is not ValueKind.NUMBER:
        return "@"
    if entry.unit == "年":
        return "0"
    if entry.unit == "万元":
        return "#,##0.00####_ "
    return "#,##0.00_ " if entry.unit in ("%", "平方米", "分") else "#,##0_ " if entry.decimals == 0 else "#,##0.######_ "


def prompt_of(entry: Entry, note: str) -> str:
    """What is said beside a cell that is chosen."""
    unit = f"单位：{entry.unit}。" if entry.unit and entry.unit != "年" else ""
    hint = {
        ValueKind.MONTH: "写到月，如 2023-06。",
        ValueKind.DATE: "写到日，如 2023-06-30。",
    }.get(entry.kind, "")
    return unit + hint + (note and f"{note}。")


def validation_of(entry: Entry, suggestions: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a cell accepts while it is typed in; {} where that is anything."""
    if suggestions:
        return {"validate": "list", "source": list(suggestions), "show_error": False}
    if entry.kind is ValueKind.YES_NO:
        return {"validate": "list", "source": list(YES_NO), **_complaint("请选“是”或“否”。")}
    if entry.kind is ValueKind.CHOICE:
        return {"validate": "list", "source": list(entry.choices), **_complaint("请从列表中选择。")}
    if entry.kind is ValueKind.DATE:
        bounds = {"minimum": FIRST_DATE, "maximum": LAST_DATE}
        return {"validate": "date", "criteria": "between", **bounds, **_complaint("请填日期，如 2023-06-30。")}
    if entry.kind is ValueKind.NUMBER:
        kind, what = ("integer", "整数") if entry.decimals == 0 else ("decimal", "数字")
        if entry.high is not None and entry.low is not None:
            ends = {"minimum": float(entry.low), "maximum": float(entry.high)}
            return {
                "validate": kind,
                "criteria": "between",
                **ends,
                **_complaint(f"请填 {entry.low} 到 {entry.high} 的{what}，不带单位。"),
            }
        low = Decimal(-(10**12)) if entry.low is None else entry.low
        least = "" if entry.low is None else f"不小于 {entry.low} 的"
        return {"validate": kind, "criteria": ">=", "value": float(low), **_complaint(f"请填{least}{what}，不带单位。")}
    return {}


def _complaint(message: str) -> dict[str, str]:
    return {"error_title": "填写有误", "error_message": message}
