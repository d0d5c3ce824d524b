"""What a report tells in the cells of the form is scored at its places in the report; what it tells in part stays missing."""

from jixiao.forms import Filing, statement_of
from jixiao.forms.filling import Filled, Source
from jixiao.forms.form import Address
from jixiao.indicators import system_named
from jixiao.model import Line, Span
from jixiao.review.questionnaire import data_of, judgements_of, questionnaire_of
from jixiao.review.told_in_form import ToldInForm
from jixiao.synth import invent

SYSTEM = system_named("hunan-department")
FILING = invent(5, questionnaire_of(SYSTEM))
STATEMENT = statement_of(FILING)


def told(*without: str, filing: Filing = FILING) -> ToldInForm:
    """A form that a report tells cell by cell, a character each, but for its totals and the tables `without`."""
    addresses: list[Address] = [*filing.values]
    addresses += [address for table in filing.rows for address, _ in filing.cells(table)]
    known = [address for address in addresses if address[0] not in without]
    places = {address: Source(Span(at, at + 1), Line(1), "") for at, address in enumerate(known)}
    return ToldInForm(Filled(filing, places, (), ()), SYSTEM)


def test_totals_of_parts_that_are_all_told_count() -> None:
    found = told().data()
    whole = data_of(SYSTEM, FILING, STATEMENT)
    assert found["building_area_actual"].value == whole["building_area_actual"].value
    assert found["three_public_actual"].value == whole["three_public_actual"].value
    assert len(found["three_public_actual"].evidence) > 1


def test_a_total_lacks_where_one_of_its_parts_is_not_told() -> None:
    form = told()
    del form.filled.places["three_public", "reception", "actual"]
    assert "three_public_actual" not in form.data() and "three_public_budget" in form.data()


def test_what_no_cell_of_the_report_tells_is_missing() -> None:
    assert "building_area_actual" not in told("buildings").data()


def test_answers_count_where_the_report_has_their_table_and_point_into_the_report() -> None:
    found = told().judgements()
    given = judgements_of(SYSTEM, FILING, STATEMENT)
    assert found["management_system"].held == given["management_system"].held
    assert len(found["management_system"].evidence) == len(given["management_system"].evidence)
    values = {address: value for address, value in FILING.values.items() if address[0] != "questions"}
    assert told(filing=Filing(values, FILING.rows, FILING.prose, FILING.questionnaire)).judgements() == {}
