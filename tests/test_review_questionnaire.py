"""What a system asks for stands in the workbook, and what was answered is scored."""

import pytest

from jixiao.forms import read_workbook, statement_of, workbook_of
from jixiao.indicators import System, all_systems, score
from jixiao.model import CellPlace
from jixiao.review.questionnaire import data_of, judgements_of, questionnaire_of
from jixiao.synth import invent

SYSTEMS = [system for system in all_systems() if system.applies_to == "department"]


@pytest.mark.parametrize("system", all_systems(), ids=lambda system: system.id)
def test_the_questions_of_every_system_survive_the_workbook(system: System) -> None:
    filing = invent(3, questionnaire_of(system))
    workbook = read_workbook(workbook_of(filing))
    assert (workbook.filing, workbook.problems) == (filing, ())


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.id)
def test_a_filled_workbook_leaves_no_indicator_open_for_want_of_an_answer(system: System) -> None:
    filing = invent(5, questionnaire_of(system))
    statement = statement_of(filing)
    data = data_of(system, filing, statement)
    scored = score(system, data, judgements_of(system, filing, statement))
    unanswered = {"checklist.open", "breaches.open", "unjudged", "own.missing"}
    assert [(each.id, remark.code) for each in scored.indicators for remark in each.remarks if remark.code in unanswered] == []


def test_the_answer_and_the_figure_of_an_indicator_are_shown_at_their_cells() -> None:
    system = next(system for system in SYSTEMS if system.id == "hunan-department")
    filing = invent(5, questionnaire_of(system))
    workbook = read_workbook(workbook_of(filing))
    statement = statement_of(workbook.filing, workbook.places)
    scored = score(system, data_of(system, workbook.filing, statement), judgements_of(system, workbook.filing, statement))
    assert scored.low == scored.high
    by_id = {each.id: each for each in scored.indicators}
    places = [statement.document.place_at(mark.span.start) for mark in by_id["staff_control_rate"].evidence]
    assert CellPlace("基本情况", "E25") in places and CellPlace("基本情况", "C25") in places
    assert all(statement.document.place_at(mark.span.start).sheet == "管理与佐证" for mark in by_id["management_system"].evidence)  # type: ignore[union-attr]
    assert by_id["management_system"].evidence
