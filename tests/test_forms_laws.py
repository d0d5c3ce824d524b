"""Laws of the form: whatever fits a cell survives the workbook, and facts lead back to it."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.forms import Figures, Filing, Passage, department_form, form_of, read_workbook, statement_of, workbook_of
from jixiao.forms.form import Entry, Table, TableKind, ValueKind, entry
from jixiao.forms.parsing import clean
from test_forms_workbook import ASKS

FORM = department_form(ASKS)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=60).map(clean).filter(bool)


def fitting(asked: Entry) -> st.SearchStrategy[Any]:
    """Values that the cell takes."""
    if asked.kind is ValueKind.NUMBER:
        low = int(asked.low) if asked.low is not None else -(10**6)
        high = int(asked.high) if asked.high is not None else 10**7
        scale = 10**asked.decimals
        return st.integers(low * scale, high * scale).map(lambda whole: (Decimal(whole) / scale).normalize() + 0)
    if asked.kind is ValueKind.CHOICE:
        return st.sampled_from(asked.choices)
    if asked.kind is ValueKind.YES_NO:
        return st.booleans()
    if asked.kind is ValueKind.DATE:
        return st.dates(date(1949, 10, 1), date(2100, 12, 31))
    if asked.kind is ValueKind.MONTH:
        return st.tuples(st.integers(1990, 2050), st.integers(1, 12)).map(lambda month: f"{month[0]}-{month[1]:02}")
    return WORDS


def inputs() -> list[tuple[tuple[str, str, str], Entry]]:
    return [
        ((table.key, row.key, column.key), entry(table, column, row))
        for table in FORM.tables.values()
        for row in table.rows
        for column in table.columns
        if not row.heading and not column.given and not column.rate and (table.key, row.key, column.key) not in FORM.derived
    ]


def list_rows(table: Table) -> st.SearchStrategy[Any]:
    columns = {column.key: fitting(entry(table, column)) for column in table.columns if not column.rate}
    return st.lists(st.fixed_dictionaries({}, optional=columns).filter(bool), max_size=3).map(tuple)


@st.composite
def filings(draw: st.DrawFn) -> Filing:
    chosen = draw(st.lists(st.sampled_from(inputs()), max_size=25))
    values = {address: draw(fitting(asked)) for address, asked in chosen}
    lists = draw(st.lists(st.sampled_from([table for table in FORM.tables.values() if table.kind is TableKind.LIST]), max_size=3))
    rows = {table.key: told for table in lists if (told := draw(list_rows(table)))}
    sections = draw(st.lists(st.sampled_from([table.key for table in FORM.tables.values() if table.kind is TableKind.PROSE]), max_size=2))
    line = WORDS.map(lambda words: " ".join(words.split())).filter(bool)
    passage = st.builds(Passage, line, st.integers(0, 2))
    prose = {key: told for key in sections if (told := tuple(draw(st.lists(passage, max_size=3))))}
    return Filing(values, rows, prose, ASKS)


@settings(max_examples=15, deadline=None)
@given(filings())
def test_whatever_fits_survives_the_workbook(filing: Filing) -> None:
    assert read_workbook(workbook_of(filing)).filing == filing


@settings(max_examples=30, deadline=None)
@given(filings())
def test_every_fact_and_span_leads_back_to_its_value(filing: Filing) -> None:
    statement = statement_of(filing)
    text, figures = statement.document.text, Figures(form_of(filing), filing)
    for fact in statement.facts:
        span = fact.quantity.span
        shown = text[span.start : span.end]
        assert shown in ("是", "否") or Decimal(shown) == fact.quantity.value
    for address, span in statement.spans.items():
        value = figures.at(address) if address[0] in FORM.tables and FORM.tables[address[0]].kind is not TableKind.PROSE else None
        if isinstance(value, Decimal):
            assert Decimal(text[span.start : span.end]) == value
    starts = [anchor.start for anchor in statement.document.anchors]
    assert starts == sorted(set(starts))
    assert "".join(text[block.span.start : block.span.end] for block in statement.document.blocks) == text


@settings(max_examples=300, deadline=None)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6), st.integers(-3, 3))
def test_binary_noise_never_changes_an_amount(amount: Decimal, steps: int) -> None:
    import math

    from jixiao.forms.parsing import value_of

    asked = entry(FORM.tables["basic"], FORM.tables["basic"].columns[0])
    stored = float(abs(amount))
    for _ in range(abs(steps)):
        stored = math.nextafter(stored, math.inf if steps > 0 else 0)
    assert value_of(asked, stored) == abs(amount)
