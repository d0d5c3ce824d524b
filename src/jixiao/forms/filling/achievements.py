"""What was achieved: every stated figure of the performance sections that no other cell takes is a row of its own."""

import re
from decimal import Decimal

from jixiao.extract.labels import subject_of
from jixiao.extract.told import Role, Told
from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.report import Part, Piece, wholes_of
from jixiao.forms.filling.wording import GENERIC, JOINTS, clause_of, item_of, names_in, series_of, stripped, tails_of
from jixiao.language import numeral_value
from jixiao.model import Dimension, Hedge, Scenario

_KEY = "achievements"
_RANKED = re.compile(
    r"(?P<scope>全[国省市州县区镇]|(?<=[列居排])[一-龥]{2,6}[省市州])?[^，。；]{0,6}"
    r"第(?P<rank>[一二三四五六七八九十]{1,3}|\d{1,3})(?:位|名)?(?=[，。；、）]|$)"
)
_SCOPE = re.compile(r"全[国省市州县区镇乡]")
_COMPLETION = re.compile(r"完成率|完成(?:年度|全年)?(?:计划|目标|任务)")
_REACHED = re.compile(r"(?:增加|增长|提高|提升|上升|下降|减少|降低)[到至]")


class _Row:
    """A row while its figures come in: what stands behind a figure tells its growth, its rank, its target."""

    def __init__(self, draft: Draft, told: Told, item: str) -> None:
        self.draft, self.told, self.item = draft, told, item
        self.name = f"{told.start}/{item}"
        self.unit = told.quantity.unit.text
        self.notes: list[str] = []

    def put(self, column: str, value: Decimal | str, told: Told | None = None) -> None:
        told = told or self.told
        self.draft.put((_KEY, self.name, column), value, self.draft.report.source_of(told))
        self.draft.used.add(told.start)

    def has(self, column: str) -> bool:
        return (_KEY, self.name, column) in self.draft.claims


def read_achievements(draft: Draft) -> None:
    """Without a table of them in the report."""
    if _KEY in draft.from_tables:
        return
    parents = wholes_of(draft.report.extraction.relations)
    for piece in draft.report.pieces:
        if piece.part is Part.TEXT and piece.section == "performance_text":
            _Reading(draft, piece, parents).read()


class _Reading:
    """The figures of a paragraph. `row` is the one that is being told of, `series` those that were told in one breath (分别为)."""

    def __init__(self, draft: Draft, piece: Piece, parents: dict[int, int]) -> None:
        self.draft, self.piece, self.parents = draft, piece, parents
        self.row: _Row | None = None
        self.series: list[_Row] = []
        self.rows: list[_Row] = []
        self.target: Told | None = None  # of the rate that comes next
        self.items: dict[int, str] = {}  # what each figure is told of
        self.text = draft.report.extraction.document.text
        self.tails = dict(zip((told.start for told in piece.told), tails_of(piece.told), strict=True))

    def read(self) -> None:
        for group in series_of(self.piece.told):
            if self.row is not None and group[0].sentence != self.row.told.sentence:
                self.row, self.series = None, []
            fresh = [told for told in group if told.start not in self.draft.used]
            if len(fresh) < len(group):
                self.row, self.series = None, []
            if len(fresh) > 1:
                self._together(fresh)
            elif fresh:
                self._alone(fresh[0])
        for row in self.rows:
            if row.notes:
                row.put("note", "；".join(row.notes))

    def _together(self, group: list[Told]) -> None:
        """Figures of several things in one breath: 甲、乙分别达到45家、28家，分别增长12.5%、8%."""
        clause = clause_of(group[0].gap)
        names = names_in(group)
        if group[0].role is Role.GROWTH and len(self.series) == len(group) and not names:
            for row, told in zip(self.series, group, strict=True):
                row.put("growth", _signed(told), told)
            return
        if group[0].role is Role.CHANGE and len(self.series) == len(group):
            for row, told in zip(self.series, group, strict=True):
                self._side(told, row.item + stripped(clause.replace("分别", "")))
            return
        if not names:
            for told in group:
                self._alone(told)
            return
        made = []
        for name, told in zip(names, group, strict=True):
            row = self._new(told, name)
            row.put(*(("growth", _signed(told)) if told.role is Role.GROWTH else ("figure", told.value)))
            made.append(row)
        self.series = made

    def _alone(self, told: Told) -> None:
        row, dimension, clause = self.row, told.quantity.unit.dimension, clause_of(told.gap)
        if self._is_word(told):
            self.draft.used.add(told.start)
        elif dimension is Dimension.RANK and row is not None and not row.has("rank"):
            row.put("rank", told.value, told)
            scope = _SCOPE.search(told.gap)
            if scope:
                row.put("scope", scope[0], told)
        elif told.role is Role.GROWTH:
            self._growth(told)
        elif told.role is Role.POINTS and row is not None:
            row.notes.append(clause + self._shown(told))
            self.draft.used.add(told.start)
        elif dimension is Dimension.PERCENT and (told.role is Role.COMPLETION or _COMPLETION.search(clause)):
            self._completed(told)
        elif row is not None and self._is_target_of(row, told):
            if self.tails[told.start] == "的":
                self.target = told
            else:
                row.put("target", told.value, told)
        elif row is not None and self._is_result_of(row, told):
            row.put("figure", told.value, told)
        else:
            self._open(told)
        self._ranked(told)

    def _completed(self, told: Told) -> None:
        """336人，完成年度目标320人的105%: of the figures before, the one that the rate fits."""
        row, target = self.row, self.target
        if target is not None and target.sentence == told.sentence:
            rows = [each for each in self.rows if each.told.sentence == told.sentence and each.unit == target.quantity.unit.text]
            rows = [each for each in rows if each.has("figure") and not each.has("target")]
            row = next((each for each in rows if _fits(each.told.value, target.value, told)), row)
            if row is not None and not row.has("target"):
                row.put("target", target.value, target)
        self.target = None
        if row is not None and row.has("target") and row.has("figure"):
            row.put("completion", told.value, told)
        else:
            self._open(told)

    def _is_word(self, told: Told) -> bool:
        """十 of 十大工程: a numeral in words without a unit of its own."""
        span = told.quantity.span
        return not re.search("[0-9０-９]", self.text[span.start : span.end]) and told.quantity.unit_end <= span.end

    def _is_result_of(self, row: _Row, told: Told) -> bool:
        """任务79个，已完成116个."""
        is_open = row.has("target") and not row.has("figure")
        return is_open and row.unit == told.quantity.unit.text and _is_generic(clause_of(told.gap))

    def _is_target_of(self, row: _Row, told: Told) -> bool:
        """336人，完成年度目标320人的105%."""
        if told.scenario is not Scenario.TARGET or row.unit != told.quantity.unit.text or row.has("target"):
            return False
        return _is_generic(clause_of(told.gap)) or self.tails[told.start].startswith("的")

    def _open(self, told: Told) -> None:
        """A row of its own; what is told beside a figure, such as last year's, goes before it no longer than that."""
        before, clause = self.row, clause_of(told.gap)
        item = item_of(told, self.tails[told.start])
        if before is not None and (told.role is Role.SHARE or (told.role is Role.CHANGE and not subject_of(told.label))):
            self._side(told, before.item + clause.removesuffix("的"))
        elif before is not None and (told.prior or (clause.startswith(("比", "较")) and told.role is not Role.CHANGE)):
            self._side(told, f"{before.item}（上年）")
        elif before is not None and told.gap.strip() in JOINTS and told.quantity.unit.text != before.unit:  # 412户、736人
            self._new(told, before.item, self._figured(told))
        elif before is not None and _REACHED.match(clause):  # 由2020年的2.5亿元增加到2023年的3.33亿元
            self._new(told, before.item.partition("由")[0] or item, self._figured(told))
        else:
            self._new(told, item, self._figured(told))

    def _side(self, told: Told, item: str) -> None:
        row, series = self.row, self.series
        self._new(told, item, ("figure", abs(told.value) if told.role is Role.CHANGE else told.value))
        self.row, self.series = row, series

    def _figured(self, told: Told) -> tuple[str, Decimal]:
        if told.role is Role.CHANGE:
            return "figure", abs(told.value)  # 减少 stands in its item
        return ("target" if told.scenario is Scenario.TARGET else "figure"), told.value

    def _new(self, told: Told, item: str, cell: tuple[str, Decimal] | None = None) -> _Row:
        matter = self.piece.matter or "其他"
        row = _Row(self.draft, told, item or matter)
        self.rows.append(row)
        self.row, self.series = row, []
        row.put("line", matter)
        row.put("item", row.item)
        if cell is not None:
            row.put(*cell)
        if row.unit and told.role is not Role.GROWTH:
            row.put("unit", row.unit)
        if told.months and told.months[0] == 1 < told.months[1] < 12:
            row.put("months", f"1-{told.months[1]}月")
        whole = self.items.get(self.parents.get(told.start, -1))
        if whole:
            row.notes.append(f"{whole}其中")
        if told.start in self.draft.of_project:
            row.notes.append(f"项目：{self.draft.of_project[told.start]}")
        if told.quantity.hedge is not Hedge.EXACT:
            row.notes.append(f"原文：{self._shown(told)}")
        self.items[told.start] = row.item
        return row

    def _growth(self, told: Told) -> None:
        subject = stripped(subject_of(told.label)) if told.label else ""
        row = self.row
        fits = row is not None and (not subject or subject in row.item or row.item in subject)
        if row is not None and fits and row.has("figure") and not row.has("growth"):
            row.put("growth", _signed(told), told)
        else:
            self._new(told, subject or (row.item if row else ""), ("growth", _signed(told)))

    def _ranked(self, told: Told) -> None:
        """A rank in words behind a figure: 排全市第一."""
        row = self.row
        ranked = _RANKED.search(self.tails[told.start].partition("。")[0])
        if row is None or ranked is None or row.has("rank"):
            return
        rank = Decimal(ranked["rank"]) if ranked["rank"].isdecimal() else numeral_value(ranked["rank"])
        if rank is not None:
            row.put("rank", rank, told)
            if ranked["scope"]:
                row.put("scope", ranked["scope"], told)

    def _shown(self, told: Told) -> str:
        return self.text[told.start : max(told.quantity.span.end, told.quantity.unit_end)]


def _fits(figure: Decimal, target: Decimal, rate: Told) -> bool:
    return target != 0 and abs(figure / target * 100 - rate.value) <= Decimal("0.5")


def _is_generic(clause: str) -> bool:
    return GENERIC.fullmatch(stripped(clause)) is not None


def _signed(told: Told) -> Decimal:
    return -told.value if told.sign < 0 < told.value else told.value
