"""评分表: the score of one department in the layout of the official table, with lines to sign."""

import io
from typing import Any

from jixiao.model import IndicatorScore
from jixiao.render.row_height import row_height
from jixiao.render.score_words import ScoreWords, plain
from jixiao.render.words import words_of
from jixiao.review import Outcome

_ZH = words_of("zh")  # an official table is Chinese whatever the language of the run
_LEVELS = "一二三四五六"
_TEXT_WIDTH = 50
_COLUMNS = (
    ("分值", 7), ("自评得分", 9), ("复核得分（最低）", 9), ("复核得分（最高）", 9),
    ("算式和依据", _TEXT_WIDTH), ("扣分原因、缺少的数据", _TEXT_WIDTH),
)  # fmt: skip
_SIGNING = ("评价人员（签字）", "评价组组长（签字）", "单位负责人（签字并盖章）", "日期")
_LEVEL_WIDTH, _OWN_WIDTH = 12, 24
_BASE = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
_BOX = {**_BASE, "border": 1}
_POINTS = "0.####"


def score_sheet(outcome: Outcome) -> bytes:
    """The bytes of an .xlsx file: one line an indicator, totals as formulas, who signs."""
    import xlsxwriter

    assert outcome.review is not None and outcome.review.scored is not None, "only what was scored has a table"
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    told = ScoreWords(outcome.review.scored, _ZH)
    _Sheet(book, told).write()
    book.close()
    return target.getvalue()


class _Sheet:
    def __init__(self, book: Any, told: ScoreWords) -> None:
        self.told, self.indicators = told, told.score.indicators
        self.sheet = book.add_worksheet("评分表")
        self.depth = max(len(one.path) for one in self.indicators)
        self.title = book.add_format({**_BASE, "font_size": 16, "bold": True, "align": "center"})
        self.plain = book.add_format({**_BASE, "text_wrap": False})
        self.head = book.add_format({**_BOX, "bold": True, "align": "center", "bg_color": "#DCE6F1"})
        self.cell = book.add_format(_BOX)
        self.points = book.add_format({**_BOX, "align": "center", "num_format": _POINTS})
        self.lost = book.add_format({**_BOX, "align": "center", "num_format": _POINTS, "bg_color": "#F8CBAD"})
        self.total = book.add_format({**_BOX, "bold": True, "align": "center", "num_format": _POINTS})

    def write(self) -> None:
        told, sheet, last = self.told, self.sheet, self.depth + len(_COLUMNS) - 1
        widths = [_LEVEL_WIDTH] * (self.depth - 1) + [_OWN_WIDTH] + [width for _, width in _COLUMNS]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        year = "" if told.scored.year is None else f"{told.scored.year}年度"
        sheet.merge_range(0, 0, 0, last, f"{year}部门整体支出绩效评价指标评分表", self.title)
        sheet.set_row(0, 30)
        sheet.write(1, 0, f"单位：{told.scored.department or ''}{_gap()}指标体系：{told.system}", self.plain)
        heads = [f"{_LEVELS[level]}级指标" for level in range(self.depth)] + [name for name, _ in _COLUMNS]
        for column, name in enumerate(heads):
            sheet.write(2, column, name, self.head)
        sheet.set_row(2, row_height([(name, width) for name, width in _COLUMNS]))
        for number, one in enumerate(self.indicators):
            self.line(3 + number, one)
        self.levels()
        self.sums(3 + len(self.indicators), last)
        sheet.freeze_panes(3, self.depth)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.set_footer("&C第 &P 页，共 &N 页")

    def line(self, row: int, one: IndicatorScore) -> None:
        told, sheet = self.told, self.sheet
        claim = told.scored.claims.get(one.id)
        sheet.write(row, self.depth - 1, one.path[-1], self.cell)
        first = self.depth
        values = (one.weight, None if claim is None else claim.points, one.low, one.high)
        for column, value in enumerate(values):
            style = self.lost if column == 3 and not one.excluded and one.high < one.weight else self.points
            if value is None or (one.excluded and column > 1):
                sheet.write(row, first + column, "" if value is None else "不评", style)
            else:
                sheet.write_number(row, first + column, float(value), style)
        formula, facts = told.formula(one), told.evidence(one)
        rests_on = "\n".join(part for part in (formula, "；".join(facts)) if part)
        why = told.reason(one) + told.open(one)
        sheet.write(row, first + 4, rests_on, self.cell)
        sheet.write(row, first + 5, why, self.cell)
        sheet.set_row(row, row_height([(rests_on, _TEXT_WIDTH), (why, _TEXT_WIDTH), (one.path[-1], _OWN_WIDTH)]))

    def levels(self) -> None:
        """The names of the higher levels, each once over all its lines."""
        for level in range(self.depth - 1):
            start = 0
            for number in range(1, len(self.indicators) + 1):
                here = self.indicators[start].path[: level + 1]
                if number < len(self.indicators) and self.indicators[number].path[: level + 1] == here:
                    continue
                name = here[level] if level < len(self.indicators[start].path) - 1 else ""
                if number - start > 1:
                    self.sheet.merge_range(3 + start, level, 2 + number, level, name, self.cell)
                else:
                    self.sheet.write(3 + start, level, name, self.cell)
                start = number

    def sums(self, row: int, last: int) -> None:
        told, sheet, first = self.told, self.sheet, self.depth
        score = told.score
        sheet.merge_range(row, 0, row, first - 1, "合计", self.total)
        weight = sum((one.weight for one in self.indicators), score.low * 0)
        column = chr(ord("A") + first)
        sheet.write_formula(row, first, f"=SUM({column}4:{column}{row})", self.total, float(weight))
        for offset, value in ((1, score.claimed), (2, score.low), (3, score.high)):
            if value is None:
                sheet.write(row, first + offset, "", self.total)
            else:  # not the sum: what is not examined, bonus and caps come between
                sheet.write_number(row, first + offset, float(value), self.total)
        sheet.merge_range(row, first + 4, row, last, f"等级：{told.grades}；自评：{told.claimed}", self.cell)
        lines = [f"不能再高的原因：{'；'.join(told.lost())}。"] if told.lost() else []
        if score.low < score.high:
            lines.append(f"因缺数据或有待评定，{plain(score.high - score.low)}分还不能确定。")
        for number, text in enumerate(lines, 1):
            sheet.merge_range(row + number, 0, row + number, last, text, self.cell)
            sheet.set_row(row + number, row_height([(text, sum(width for _, width in _COLUMNS))]))
        signing = _gap().join(f"{who}：{'　' * 6}" for who in _SIGNING)
        sheet.write(row + len(lines) + 2, 0, signing, self.plain)


def _gap() -> str:
    return "\u3000" * 3
