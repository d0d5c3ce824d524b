"""Figures of the prose into the cells of the form's grids: by measure, scenario and period."""

import re
from decimal import Decimal
from functools import cache

from jixiao.extract.told import Role, Told
from jixiao.forms.filling.draft import MATTER, PROSE, Draft
from jixiao.forms.filling.names import absences, measure_named
from jixiao.forms.filling.report import Part, Piece, wholes_of
from jixiao.forms.filling.wording import clause_of, names_in, series_of
from jixiao.forms.form import Address, Form, TableKind, ValueKind, entry
from jixiao.language import measure
from jixiao.model import Dimension, Scenario

_ROLES = frozenset([Role.VALUE, Role.RATE, Role.OTHER])
_NOT_OWN = frozenset(["performance_text", "problems", "suggestions", "duties"])
_HALVES = {(1, 6): "june", (1, 9): "september"}
# Outside a list of economic items these are told of the “三公”.
_TWINS = {
    "30212": "three_public.abroad",
    "30217": "three_public.reception",
    "30231": "three_public.vehicles.running",
    "30913": "three_public.vehicles.purchase",
    "31013": "three_public.vehicles.purchase",
}
_THREE_PUBLIC = ("three_public", "total")
_WHOLES = frozenset(["expenditure.total", "budget.total"])
_OF_THE_WHOLE = re.compile(r"总|共|合计|全年|本年|年度|20\d\d年|部门|单位|调整后")
_OF_A_PART = re.compile(r"[（(][类款项][）)]|其中")
# “三公”经费预算18.5万元，实际支出15.9万元: of the measure before, in another scenario.
_OF_THE_SAME = re.compile(
    r"(?:年末|年初|核定|全年|本年度?|当年|实际|上年度?|去年|的|同期|预算|决算|支出|执行|完成|批复|安排|使用|数|额|为|是|较|比)+"
)
_YEAR = re.compile(r"(?:20)?(\d\d)年")

# (subject, measure, scenario, period) of what a cell asks for
Asked = tuple[str, str, Scenario, str]


def cells_of(form: Form) -> dict[Asked, Address]:
    """Which cell asks for what. Where two do, the first has it."""
    asked: dict[Asked, Address] = {}
    for table in form.tables.values():
        if table.kind not in (TableKind.GRID, TableKind.FIELDS):
            continue
        for row in table.rows:
            for column in table.columns:
                told = entry(table, column, row)
                if told.measure and not row.heading and not column.rate:
                    asked.setdefault((table.subject, told.measure, told.scenario, told.period), (table.key, row.key, column.key))
    return asked


def read_cells(draft: Draft) -> None:
    """The figures that other readers have not placed and whose words name a measure of a cell."""
    reading = _Reading(draft)
    for piece in draft.report.pieces:
        if piece.part is Part.TEXT and piece.section not in _NOT_OWN:
            for group in series_of(piece.told):
                reading.read(piece, group)


class _Reading:
    """`last` is the measure that was placed last, and where; `named` what each placed figure measures."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.cells = draft, cells_of(draft.form)
        self.wholes = wholes_of(draft.report.extraction.relations)
        self.named: dict[int, str] = {}
        self.last: tuple[Told, str] | None = None

    def read(self, piece: Piece, group: list[Told]) -> None:
        """Figures in one breath: 出国费、公务接待费的预算数分别为28万元、8万元."""
        listed = names_in(group) if len(group) > 1 else []
        for number, told in enumerate(group):
            if told.start in self.draft.used or told.role not in _ROLES or (told.fact and told.fact.subject):
                continue
            if listed:
                name = measure_named(listed[number], piece.section, told.quantity.unit.text, self.draft.department)
                names = [_TWINS.get(name, name)] if name else []
            else:
                names = self._names(piece, told)
            name = next((name for name in names if _put(self.draft, self.cells, piece, told, name)), "")
            if name:
                self.last, self.named[told.start] = (told, name), name

    def _of_section(self, piece: Piece, told: Told) -> list[str]:
        """What a section opens with, and does not name again: 三、“三公”经费 / 年初核定32万元，实际支出25.84万元."""
        is_first = piece.section == "three_public_text" and not any(address[:2] == _THREE_PUBLIC for address in self.draft.claims)
        return ["three_public.total"] if is_first and told == piece.told[0] and _OF_THE_SAME.fullmatch(clause_of(told.gap)) else []

    def _names(self, piece: Piece, told: Told) -> list[str]:
        names = names_of(told, piece, self.draft.department)
        if self.named.get(self.wholes.get(told.start, -1), "").startswith("staff.establishment"):
            names = [name.replace("staff.on_duty.", "staff.establishment.") for name in names]
        if self.last is None or self.last[0].sentence != told.sentence:
            return names or self._of_section(piece, told)
        before, name = self.last
        if name == "reception.batches" and told.quantity.unit.text in ("人次", "人") and told.gap.strip() in ("、", "，", ""):
            return ["reception.visitors"]
        is_other = before.scenario is not told.scenario or told.prior
        if is_other and name != "budget.total" and _OF_THE_SAME.fullmatch(clause_of(told.gap)):
            return [name, *names]
        return names


def read_absences(draft: Draft) -> None:
    """单位没有公务用车, 未发生因公出国（境）费: what was not, where no figure says more."""
    for piece in draft.report.pieces:
        if piece.part is not Part.TEXT or piece.section in _NOT_OWN:
            continue
        for absence in absences():
            match = re.search(absence.words, piece.text)
            for cell in absence.cells if match else ():
                table, row, column = cell.split(".")
                address = (table, row, column)
                if address not in draft.claims and match:
                    value = True if draft.asked(address).kind is ValueKind.YES_NO else Decimal(0)
                    draft.put(address, value, draft.report.source(piece.paragraph.span, match[0]))


def names_of(told: Told, piece: Piece, own: str) -> list[str]:
    """The measures that the words before a figure may name, the likeliest first."""
    found = []
    if told.fact is not None and measure(told.fact.measure) is not None:
        found.append(told.fact.measure)
    for words in (told.label, told.lead):
        named = measure_named(words, piece.section, told.quantity.unit.text, own)
        if named:
            found.append(named)
    if _OF_A_PART.search(told.gap) or not _OF_THE_WHOLE.search(clause_of(told.gap)) or piece.section == "three_public_text":
        found = [name for name in found if name not in _WHOLES]  # 住房改革支出（项）：年初预算40万元，支出决算38万元
    return list(dict.fromkeys(_TWINS.get(name, name) for name in found))


def _put(draft: Draft, cells: dict[Asked, Address], piece: Piece, told: Told, name: str) -> bool:
    period = period_of(told, draft.report.year)
    if period is None:
        return False
    for scenario in _scenarios(told, name):
        address = cells.get(("", name, scenario, period))
        if address is not None:
            weight = MATTER if home_of(address[0]) in ("", piece.section) else PROSE
            return draft.put_figure(address, told.quantity, draft.report.source_of(told), weight)
    return False


def _scenarios(told: Told, name: str) -> list[Scenario]:
    """What is asked for where the words do not tell: an establishment is approved."""
    if name.startswith("three_public") and told.scenario is Scenario.APPROVED:
        return [Scenario.BUDGET_INITIAL]
    if name.startswith("staff.establishment") or told.scenario is Scenario.APPROVED:
        return [Scenario.APPROVED]
    if name == "budget.total" and told.scenario is Scenario.ACTUAL:
        return [Scenario.BUDGET_INITIAL]
    if told.scenario is Scenario.TARGET:
        return [Scenario.TARGET]
    return [told.scenario]


def period_of(told: Told, year: int | None) -> str | None:
    """ "" for the report's own year, prior, june, september; None for a period of which the form has no column."""
    named = _YEAR.findall(told.lead) or _YEAR.findall(told.label)
    if named and year is not None:
        own = 2000 + int(named[-1])
        if own == year - 1:
            return "prior"
        return "" if own == year else None
    if told.prior:
        return "prior"
    if told.months in _HALVES and told.role is not Role.VALUE:
        return _HALVES[told.months]
    return ""


@cache
def home_of(table: str) -> str:
    """The section of the report whose matter a table of the form is; "" where none is."""
    homes = {
        "profile_text": ("staff", "people", "vehicles", "posts", "offices", "body"),
        "spending_text": ("expenditure", "basic", "project", "project_items", "functions", "funding"),
        "three_public_text": ("three_public", "three_public_numbers"),
        "management_text": ("balance", "progress", "procurement", "assets"),
    }
    return next((section for section, tables in homes.items() if table in tables), "")


def is_money(told: Told) -> bool:
    return told.quantity.unit.dimension is Dimension.MONEY
