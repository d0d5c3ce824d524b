"""Whatever cells of the form are filled in, and whatever the clerk writes, the report gives it back."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from jixiao.extract import extract
from jixiao.forms import Figures, Filing, Passage, Value, form_of
from jixiao.forms.filling import fill
from jixiao.forms.form import Address, Entry, TableKind, ValueKind, entry
from jixiao.forms.problems import without_implied
from jixiao.readers.docx import read
from jixiao.render.report import report_docx
from test_forms_workbook import ASKS

# Paragraphs that look like the parts of a report, or tell figures and names that tables of the form ask for.
PARAGRAPHS = (
    "一、基本情况",
    "（三）近年变化",
    "存在的问题",
    "问题与不足",
    "改进措施和建议",
    "2023年12月31日",
    "青禾县农业农村局",
    "1、负责全县工作",
    "单位：万元",
    "说明：无。",
    "合计",
    "全年支出12.50万元，比上年增长3%。",
    "没有公务用车。",
    "下设3个股室，分别为甲股、乙股、丙股。",
    "“某某”项目总投资300万元，完成90%。",
    "数据明细表",
    "附件1",
    "第一部分 概况",
    "年末在职人员12人。",
    "填表人：某某",
)
WORDS = ("甲项", "乙（丙）", "12", "3.50", "“引号”", "12月", "0012", "是", "2023-01-02", "附件1", "合 计 1")


def figure(random: Random, asked: Entry) -> Decimal:
    places = min(asked.decimals, random.choice([0, 2, 2, 6]))
    high = asked.high if asked.high is not None else Decimal(10) ** random.choice([1, 3, 5])
    low = asked.low if asked.low is not None else -high
    scale = 10**places
    return Decimal(random.randint(int(low * scale), int(high * scale))) / scale


def value(random: Random, asked: Entry) -> Value:
    if asked.kind is ValueKind.NUMBER:
        return figure(random, asked)
    if asked.kind is ValueKind.CHOICE:
        return random.choice(asked.choices)
    if asked.kind is ValueKind.DATE:
        return date(2023, random.randint(1, 12), random.randint(1, 28))
    if asked.kind is ValueKind.MONTH:
        return f"2023-{random.randint(1, 12):02}"
    if asked.kind is ValueKind.YES_NO:
        return random.choice([True, False])
    return random.choice(WORDS)


def scattered(seed: int) -> Filing:
    """A filing with few, many or all of its cells filled in at random; totals that contradict their parts among them."""
    random = Random(seed)
    form = form_of(Filing({}, questionnaire=ASKS))
    values: dict[Address, Value] = {("body", "department", "value"): "青禾县水利局", ("body", "year", "value"): Decimal(2023)}
    rows: dict[str, tuple[dict[str, Value], ...]] = {}
    prose: dict[str, tuple[Passage, ...]] = {}
    share = random.choice([0.02, 0.1, 0.5, 1])
    for table in form.tables.values():
        if table.kind is TableKind.PROSE:
            prose[table.key] = tuple(Passage(random.choice(PARAGRAPHS), random.choice([0, 0, 1, 2])) for _ in range(random.choice([1, 3])))
        elif table.kind is TableKind.LIST and random.random() < max(share, 0.3):
            columns = [column for column in table.columns if not column.rate]
            rows[table.key] = tuple(
                {column.key: value(random, entry(table, column)) for column in columns if column is columns[0] or random.random() < 0.6}
                for _ in range(random.choice([1, 2]))
            )
        elif table.kind is not TableKind.LIST and table.key != "work":  # two rows of `work` have one label
            for row in table.rows:
                for column in table.columns:
                    address = (table.key, row.key, column.key)
                    is_open = not (row.heading or column.rate or column.given or address in values or row.key == "total")
                    if is_open and random.random() < (0.05 * share if address in form.derived else share):
                        values[address] = value(random, entry(table, column, row))
    filing = Filing(values, rows, prose, ASKS)
    return without_implied(filing, Figures(form, filing))


@pytest.mark.parametrize("seed", range(6))
def test_scattered_cells_and_paragraphs_come_back(seed: int) -> None:
    filing = scattered(seed)
    assert fill(extract(read(report_docx(filing).data)), ASKS).filing == filing
