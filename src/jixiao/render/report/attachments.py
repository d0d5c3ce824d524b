"""Attachments 1 and 2 in their official layout: 基础数据表 and 评分表."""

from decimal import Decimal

from jixiao.forms import Figures, Filing, form_of
from jixiao.forms.form import Column, Table, entry
from jixiao.forms.printing import BLANK, printed
from jixiao.render.report.blocks import Cell, table_xml
from jixiao.render.report.page import TEXT_WIDTH

_SIZE = 10.5
_GRID = 6  # columns of figures in 基础数据表


class BaseDataTable:
    """部门整体支出绩效评价基础数据表: staff, spending under control, buildings, thrift, one below the other."""

    def __init__(self, filing: Filing) -> None:
        self.filing = filing
        self.form = form_of(filing)
        self.figures = Figures(self.form, filing)

    def xml(self) -> str:
        rows = [*self.staff(), *self.spending(), *self.buildings(), *self.thrift()]
        label = TEXT_WIDTH * 0.34
        return table_xml(rows, (label, *[(TEXT_WIDTH - label) / _GRID] * _GRID), _SIZE, headers=0)

    def head(self, words: str, columns: tuple[Column, ...], across: int, **label: bool) -> list[Cell]:
        names = [f"{column.zh}（{column.unit}）" if column.unit else column.zh for column in columns]
        return [Cell(words, is_bold=True, align="center", **label), *(Cell(name, across, "center", True) for name in names)]

    def staff(self) -> list[list[Cell]]:
        table = self.form.tables["base_staff"]
        (row,) = table.rows
        cells = [Cell(self.value(table, row.key, column), 2, "center") for column in table.columns]
        return [self.head("财政供养人员情况（人）", table.columns, 2, begins_merge=True), [Cell(is_continued=True), *cells]]

    def spending(self) -> list[list[Cell]]:
        table = self.form.tables["base_spending"]
        rows = [self.head("经费控制情况（万元）", table.columns, 2)]
        for row in table.rows:
            cells = [Cell(self.value(table, row.key, column), 2, "right") for column in table.columns]
            rows.append([Cell(BLANK * row.level + row.zh, is_bold=row.level == 0), *cells])
        return rows

    def buildings(self) -> list[list[Cell]]:
        table = self.form.tables["buildings"]
        names, columns = table.columns[0], table.columns[1:]
        rows = [self.head("楼堂馆所控制情况（本年完工项目）", columns, 1)]
        for number, told in enumerate(self.filing.rows.get("buildings", ()), 1):
            cells = [Cell(self.value(table, str(number), column), 1, "right") for column in columns]
            rows.append([Cell(printed(told.get(names.key), "")), *cells])
        if len(rows) == 1:
            none = self.filing.values.get(("building", "none", "value"))
            rows.append([Cell("本年没有楼堂馆所项目" if none is True else ""), *[Cell()] * _GRID])
        return rows

    def thrift(self) -> list[list[Cell]]:
        told = "见报告正文“厉行节约保障措施”部分。" if self.filing.prose.get("thrift") else ""
        return [[Cell("厉行节约保障措施", is_bold=True, align="center"), Cell(told, _GRID)]]

    def value(self, table: Table, row: str, column: Column) -> str:
        asked = entry(table, column, table.row(row))
        return printed(self.figures.at((table.key, row, column.key)), asked.unit, column.rate is not None and asked.unit == "%")


def score_table(filing: Filing) -> str:
    """部门整体支出绩效评价指标评分表: the lines of the system with weight, own score, evidence and reason, and who signs."""
    lines = filing.questionnaire.lines
    form = form_of(filing)
    figures, table = Figures(form, filing), form.tables["scores"]
    depth = max(len(line.path) for line in lines)
    names = (
        (["一级指标", "二级指标", "三级指标"] if depth <= 3 else ["一级指标", "二级指标", "三级指标", "四级指标"])[-depth:]
        if depth < 3
        else None
    )
    heads = names or [f"{level}级指标" for level in "一二三四五六"[:depth]]
    rows = [[Cell(name, align="center", is_bold=True) for name in (*heads, "分值", "自评得分", "佐证编号", "扣分原因")]]
    above: tuple[str, ...] = ()
    for number, line in enumerate(lines):
        path = (*line.path, *[""] * (depth - len(line.path)))
        following = lines[number + 1].path if number + 1 < len(lines) else ()
        cells = []
        for level, words in enumerate(path):
            is_same = level < depth - 1 and above[: level + 1] == path[: level + 1]
            goes_on = level < depth - 1 and tuple(following[: level + 1]) == path[: level + 1]
            cells.append(Cell("" if is_same else words, begins_merge=goes_on and not is_same, is_continued=is_same))
        weight, score = figures.number(("scores", line.indicator, "weight")), figures.number(("scores", line.indicator, "score"))
        evidence, reason = (figures.at(("scores", line.indicator, key)) for key in ("evidence", "reason"))
        rows.append(
            [
                *cells,
                *(Cell(printed(value, "分"), align="center") for value in (weight, score)),
                Cell(printed(evidence, "")),
                Cell(printed(reason, "")),
            ]
        )
        above = path
    weight = sum((line.weight for line in lines), Decimal(0))
    total = figures.number(("result", "total", "value"))
    rows.append(
        [
            Cell("合计", depth, "center", True),
            Cell(printed(weight, "分"), align="center", is_bold=True),
            Cell(printed(total, "分"), align="center", is_bold=True),
            Cell(),
            Cell(),
        ]
    )
    assert table.column("score") is not None
    shares = [0.13] * (depth - 1) + [0.22] + [0.08, 0.1, 0.12]
    return table_xml(rows, [TEXT_WIDTH * share for share in (*shares, 1 - sum(shares))], 10.5)
