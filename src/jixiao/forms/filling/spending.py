"""Expenditure by economic class: 基本支出 and 项目支出, their classes, the items in brackets, and what projects spent on."""

import re
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from jixiao.extract.told import Role, Told
from jixiao.forms.filling.cells import is_money, period_of
from jixiao.forms.filling.draft import MATTER, Draft
from jixiao.forms.filling.report import Part, Piece, wholes_of
from jixiao.forms.form import Table
from jixiao.language import measure
from jixiao.model import Scenario

_SECTIONS = ("spending_text", "profile_text", "management_text")
_WHICH = re.compile(
    r"(?P<basic>基本(?:经费)?支出)|(?P<project>项目(?:资金|经费|专项|性)?(?:总)?支出)|(?P<none>三公|政府采购|机关运行|(?<!占)总支出|收入)"
)
_COLUMNS = {
    (Scenario.ACTUAL, ""): "actual",
    (Scenario.ACTUAL, "prior"): "prior_actual",
    (Scenario.BUDGET_INITIAL, ""): "budget",
    (Scenario.BUDGET_ADJUSTED, ""): "adjusted",
}
_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)|[“”‘’\"'（）()、 ]|的")
_OPENING = re.compile(r"^[，、；：:（(。\s①-⑳]*(?:其中|包括|主要是|主要用于|用于|分别为|及|和|其(?![他它]))?[：:，]?")
_CLOSING = re.compile(r"(?:共计?|合计|约|为|支出)?$")
_CHOICES = {
    "301": "工资福利支出",
    "302": "商品和服务支出",
    "303": "对个人和家庭的补助",
    "307": "债务利息及费用支出",
    "309": "资本性支出（基本建设）",
    "310": "资本性支出",
    "311": "对企业补助（基本建设）",
    "312": "对企业补助",
    "313": "对社会保障基金补助",
    "399": "其他支出",
}


@cache
def _codes(classes: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Of each class its items by name; under "" the classes."""
    codes: dict[str, dict[str, str]] = {"": {}}
    for code in sorted(classes, key=lambda code: code in ("309", "311")):  # those of capital construction are named in full
        whole = measure(code)
        assert whole is not None
        for name in (whole.zh, *whole.aliases):
            codes[""].setdefault(_bare(name), code)
        codes[code] = {}
        for item in whole.parts:
            part = measure(item)
            assert part is not None
            for name in (part.zh, *part.aliases):
                codes[code].setdefault(_bare(name), item)
    return codes


def _bare(name: str) -> str:
    return _BRACKETS.sub("", name)


class _Place:
    """Where the reading of the expenditure stands: in which part, under which class."""

    def __init__(self, draft: Draft, parent: dict[int, int], amounts: dict[int, Decimal]) -> None:
        self.draft = draft
        self.table: Table | None = None
        self.code = ""  # the class that is open
        self.opened: Told | None = None
        self.column = "actual"
        self.whole: Told | None = None  # the expenditure of the part that is open
        self.parent, self.amounts = parent, amounts
        self.items: list[tuple[Told, str, str, str]] = []  # of the economic classification, under the projects: words, class, column

    def mention(self, words: str) -> None:
        for match in _WHICH.finditer(words):
            self.table = None if match.lastgroup == "none" else self.draft.form.tables[str(match.lastgroup)]
            self.code, self.opened, self.whole = "", None, None


def read_spending(draft: Draft) -> None:
    parent = wholes_of(draft.report.extraction.relations)
    amounts = {told.start: told.value for _, told in draft.report.figures()}
    for piece in draft.report.pieces:
        if piece.section in _SECTIONS and piece.part is Part.TEXT:
            _read(_Place(draft, parent, amounts), piece)


def _read(place: _Place, piece: Piece) -> None:
    draft = place.draft
    place.mention(" ".join(piece.path))
    before = piece.paragraph.span.start
    text = draft.report.extraction.document.text
    for told in piece.told:
        place.mention(told.gap)
        words = text[before : told.start]
        if (is_money(told) or not told.quantity.unit.text) and told.role is Role.VALUE:
            before = max(told.quantity.unit_end, told.quantity.span.end)
            if _function(place, told, words):
                continue
            if place.table is not None:
                place.whole = place.whole or told
                _place(place, told, words)
    _items_as_purposes(place)


def _items_as_purposes(place: _Place) -> None:
    """Where a report lists purposes under some classes and economic items under others, both make the list of what was spent on."""
    if "project_items" in place.draft.lists:
        for told, words, code, column in place.items:
            place.code = code
            _project_item(place, told, words, column)


def _function(place: _Place, told: Told, words: str) -> bool:
    """Expenditure by function: 一般公共服务支出684.20万元."""
    draft = place.draft
    name = next((name for name in _names(words, told) if name in functions()), None)
    column = _COLUMNS.get((told.scenario, period_of(told, draft.report.year) or ""))
    if name is None or column is None or "functions" in draft.from_tables:
        return False
    source = draft.report.source_of(told)
    if draft.put_figure(("functions", name, column), told.quantity, source):
        draft.put(("functions", name, "name"), name, source)
        draft.put(("functions", name, "code"), functions()[name], source)
    return True


@cache
def functions() -> dict[str, str]:
    """The classes of expenditure by function: name -> code."""
    text = files("jixiao.forms").joinpath("data", "filling", "functions.yaml").read_text(encoding="utf-8")
    names: dict[str, str] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))["functions"]
    return names


def _place(place: _Place, told: Told, words: str) -> None:
    draft, table = place.draft, place.table
    assert table is not None
    codes = _codes_of(place)
    names = _names(words, told)
    is_within = place.opened is not None and (told.depth > place.opened.depth or place.parent.get(told.start) == place.opened.start)
    column = _column(place, told) if is_within else _COLUMNS.get((told.scenario, period_of(told, draft.report.year) or ""))
    if column is None:
        return
    if not is_within or place.parent.get(told.start) != (place.opened.start if place.opened else -1):
        code = next((codes[""][name] for name in names if name in codes[""]), None)
        if code is not None and (not is_within or not code.startswith(place.code)):
            place.code, place.opened, place.column = code, told, column
            draft.put_figure((table.key, code, column), told.quantity, draft.report.source_of(told), MATTER)
            return
    if place.code and is_within:
        item = next((codes[place.code][name] for name in names if name in codes[place.code]), None)
        if item is not None:
            draft.put_figure((table.key, item, column), told.quantity, draft.report.source_of(told), MATTER)
            if table.key == "project":
                place.items.append((told, words, place.code, column))
        elif table.key == "project":
            _project_item(place, told, words, column)
        return
    if _purpose(place, told, words, names):
        return
    item = next((items[name] for code, items in codes.items() if code for name in names if name in items), None)
    if item is not None:
        draft.put_figure((table.key, item, column), told.quantity, draft.report.source_of(told), MATTER)


def _purpose(place: _Place, told: Told, words: str, names: list[str]) -> bool:
    """A part of the project expenditure that is no class: 项目支出120万元，主要是甲项目80万元、乙项目40万元."""
    whole = place.parent.get(told.start)
    is_part = (
        place.whole is not None and whole is not None and (whole == place.whole.start or place.amounts.get(whole) == place.whole.value)
    )
    if place.table is None or place.table.key != "project" or not is_part or any(name in _codes_of(place)[""] for name in names):
        return False
    _project_item(place, told, words, "actual")
    return True


def _codes_of(place: _Place) -> dict[str, dict[str, str]]:
    assert place.table is not None
    return _codes(tuple(row.key for row in place.table.rows if row.sum and row.key != "total"))


def _names(words: str, told: Told) -> list[str]:
    """What a figure may be called, the fullest first: 维（修）护费, 津贴、补贴, 其他商品和服务支出."""
    name = _OPENING.sub("", re.split("[，；：:。①-⑳]", words)[-1])
    last = re.split("[、（(]", name)[-1]
    return [_bare(each) for each in (name, _CLOSING.sub("", name), last, _CLOSING.sub("", last), told.label)]


def _column(place: _Place, told: Told) -> str:
    """An item is told of the year that its class is told of, whatever year its name has: 2021年度科技创新奖励."""
    return "prior_actual" if told.prior and not told.label.startswith("20") else place.column


def _project_item(place: _Place, told: Told, words: str, column: str) -> None:
    draft = place.draft
    if "project_items" in draft.from_tables:
        return
    name = _CLOSING.sub("", _OPENING.sub("", words.replace("\n", "")).strip())
    if not name:
        return
    source = draft.report.source_of(told)
    if draft.put_figure(("project_items", name, column), told.quantity, source):
        draft.put(("project_items", name, "name"), name, source)
        if place.code:
            draft.put(("project_items", name, "economic"), _CHOICES[place.code], source)
