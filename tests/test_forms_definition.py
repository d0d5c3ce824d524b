"""The form's definition: whole, and asking for every figure that is scored."""

from decimal import Decimal

import msgspec
import pytest

from jixiao.forms import Filing, department_form, statement_of
from jixiao.forms.definition import _built, _data
from jixiao.forms.form import Form, Row, Sheet, Table, TableKind, ValueKind, entry
from jixiao.language import UNITS, measure
from jixiao.model import Scenario

# The data items of the indicator systems: measure, scenario, period.
SCORED = """
assets.fixed.in_use actual; assets.fixed.total actual; budget.added actual; budget.adjustment_total actual; budget.carried_over actual;
budget.reallocated actual; budget.total budget_adjusted; budget.total budget_initial; budget.year_end_balance actual; building.area actual;
building.area approved; building.cost actual; building.cost approved; building.none actual; carry_over.total actual;
carry_over.total actual prior; expenditure.key_project budget_initial; expenditure.project budget_initial; expenditure.public actual;
expenditure.public budget_initial; expenditure.total actual; funds.central.allocations actual;
funds.central.allocations_compliant actual; funds.received actual; output.cost actual; output.cost target; output.quantity actual;
output.quantity target; output.up_to_standard actual; payment.progress actual; payment.progress target;
performance.key_work_score actual; performance.satisfaction.managed actual; performance.satisfaction.partner actual;
performance.satisfaction.public actual; procurement.total actual; procurement.total budget_initial; staff.establishment approved;
staff.on_duty actual; three_public.total actual; three_public.total budget_initial; three_public.total budget_initial prior;
work.items actual; work.items target; work.items_on_time actual; work.items_up_to_standard actual; work.key_items actual;
work.key_items target
"""


def asked(form: Form) -> set[tuple[str, str, str]]:
    """Measure, scenario and period of every cell that states a figure of the department as a whole."""
    found = set()
    for table in form.tables.values():
        for column in table.columns:
            if table.kind is TableKind.LIST and column.total_measure:
                told = entry(table, column)
                found.add((column.total_measure, told.scenario.value, told.period))
            for row in table.rows:
                told = entry(table, column, row)
                if not table.subject and not row.heading and not column.rate:
                    found.add((told.measure, told.scenario.value, told.period))
    return found


def test_the_form_asks_for_every_figure_that_a_system_scores() -> None:
    wanted = {tuple([*item.split(), ""][:3]) for item in SCORED.replace("\n", " ").split(";")}
    assert sorted(wanted - asked(department_form())) == []


def test_no_figure_of_the_department_is_asked_for_twice() -> None:
    form = department_form()
    told = [
        (table.subject, told.measure, told.scenario, told.period)
        for table in form.tables.values()
        if table.kind is not TableKind.LIST
        for row in table.rows
        for column in table.columns
        if (told := entry(table, column, row)).measure and not column.rate and not row.heading
    ]
    assert sorted({item for item in told if told.count(item) > 1}) == []


def test_every_cell_has_the_unit_of_its_measure() -> None:
    for table in department_form().tables.values():
        for column in table.columns:
            for row in table.rows or (None,):
                told = entry(table, column, row)
                known = measure(told.measure)
                if known is not None and known.unit != "yes_no":
                    assert told.unit == known.unit, (table.key, row and row.key, column.key)
                assert told.unit in {"", "年", *UNITS}


def test_no_two_rows_of_a_table_have_one_label() -> None:
    """A report's row is the form's by its label."""
    for table in department_form().tables.values():
        labels = [row.zh for row in table.rows]
        assert len(set(labels)) == len(labels), table.key


def test_choices_fit_into_a_drop_down() -> None:
    for table in department_form().tables.values():
        for column in table.columns:
            for choices in (column.choices, column.suggestions, *(row.choices for row in table.rows)):
                assert len(",".join(choices)) <= 255
                assert not any("," in choice for choice in choices)


def test_every_section_of_the_report_has_room_for_prose() -> None:
    prose = {table.zh for table in department_form().tables.values() if table.kind is TableKind.PROSE}
    for section in ("职责", "基本情况", "使用情况", "三公", "管理情况", "厉行节约", "绩效情况", "评价结果", "问题", "建议"):
        assert any(section in title for title in prose)


def test_an_empty_form_states_nothing() -> None:
    statement = statement_of(Filing({}))
    assert (statement.facts, statement.document.text) == ((), "")


def with_rows(rows: list[dict[str, object]]) -> None:
    """Builds a form of one grid with these rows."""
    columns = [{"key": "a", "zh": "甲", "kind": "number"}]
    table = msgspec.convert({"key": "t", "kind": "grid", "zh": "表", "columns": columns, "rows": rows}, Table)
    _built(_data()[0], (Sheet("s", "页", (10,), (table,)),), {})


@pytest.mark.parametrize(
    "rows",
    [
        [{"key": "x", "zh": "合计", "sum": ["y"]}],
        [{"key": "x", "zh": "一", "sum": ["y"]}, {"key": "y", "zh": "二", "sum": ["x"]}],
        [{"key": "x", "zh": "一"}, {"key": "x", "zh": "二"}],
        [{"key": "x", "zh": "“三公”经费", "measure": "three_public.total", "sum": "catalogue"}],
        [{"key": "x", "zh": "一", "summ": ["y"]}],
    ],
    ids=["sum of a row that is not there", "sum of itself", "two rows of one key", "a part without a row", "a misspelt key"],
)
def test_a_definition_that_does_not_hold_together_does_not_load(rows: list[dict[str, object]]) -> None:
    with pytest.raises((ValueError, msgspec.ValidationError)):
        with_rows(rows)


def test_a_row_says_what_its_cell_asks_for() -> None:
    table = department_form().tables["body"]
    year = entry(table, table.columns[0], table.row("year"))
    assert (year.kind, year.low, year.high, year.required) == (ValueKind.NUMBER, Decimal(2000), Decimal(2100), True)
    staff = department_form().tables["staff"]
    total = entry(staff, staff.columns[0], staff.row("total"))
    assert (total.measure, total.scenario, total.unit) == ("staff.establishment", Scenario.APPROVED, "人")
    assert entry(staff, staff.columns[0], Row("x", "甲", measure="worker")).measure == "staff.establishment.worker"
