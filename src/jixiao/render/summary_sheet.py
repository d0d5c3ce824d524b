"""汇总表: a folder of reports, a line a department."""

import io
from collections.abc import Sequence

from jixiao.render.row_height import row_height
from jixiao.render.score import Row

_COLUMNS = (
    ("序号", 6), ("单位", 30), ("文件", 30), ("得分下限", 9), ("得分上限", 9), ("等级", 10), ("自评总分", 9), ("自评等级", 9),
    ("自评能否得到", 12), ("错误", 7), ("警告", 7), ("提示", 7), ("缺少的数据和可能影响的分数", 70),
)  # fmt: skip
_BASE = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}


def summary_sheet(rows: Sequence[Row]) -> bytes:
    """The bytes of an .xlsx file with a filter over its columns, ready to print."""
    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("汇总表")
    title = book.add_format({**_BASE, "font_size": 16, "bold": True, "align": "center"})
    head = book.add_format({**_BASE, "border": 1, "bold": True, "align": "center", "bg_color": "#DCE6F1"})
    cell = book.add_format({**_BASE, "border": 1, "num_format": "0.##"})
    wrong = book.add_format({**_BASE, "border": 1, "num_format": "0.##", "bg_color": "#F8CBAD"})
    sheet.merge_range(0, 0, 0, len(_COLUMNS) - 1, "部门整体支出绩效评价复核汇总表", title)
    sheet.set_row(0, 30)
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write(1, column, name, head)
    for number, row in enumerate(rows, 1):
        sheet.set_row(1 + number, row_height([(row.path, 30), (row.department, 30), (row.missing, _COLUMNS[-1][1])]))
        style = wrong if row.unattainable or row.low is None else cell
        for column, value in enumerate((number, *_values(row))):
            if isinstance(value, str):
                sheet.write_string(1 + number, column, value, style)
            else:
                sheet.write_number(1 + number, column, value, style)
    if rows:
        sheet.autofilter(1, 0, 1 + len(rows), len(_COLUMNS) - 1)
    sheet.freeze_panes(2, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    book.close()
    return target.getvalue()


def _values(row: Row) -> tuple[str | float, ...]:
    if row.low is None or row.high is None:
        return (row.department, row.path, "", "", "没有读出", "", "", "", "", "", "", row.missing)
    claimed: str | float = "" if row.claimed is None else float(row.claimed)
    can_be = "" if row.claimed is None else "不能" if row.unattainable else "能"
    counts = tuple(float(count) for count in row.findings)
    grades = row.grades
    return (row.department, row.path, float(row.low), float(row.high), grades, claimed, row.claimed_grade, can_be, *counts, row.missing)
