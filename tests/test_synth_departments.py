"""Invented departments: consistent in every figure, the same for the same seed."""

from decimal import Decimal

import pytest

from jixiao.forms import Figures, Filing, form_of, problems_of, read_workbook, statement_of, workbook_of
from jixiao.synth import invent
from test_forms_workbook import ASKS


@pytest.fixture(scope="module")
def invented() -> list[Filing]:
    return [invent(seed) if seed % 2 else invent(seed, ASKS) for seed in range(300)]


def test_nothing_is_wrong_with_an_invented_year(invented: list[Filing]) -> None:
    assert [(seed, problems_of(filing)) for seed, filing in enumerate(invented) if problems_of(filing)] == []


def test_the_same_seed_invents_the_same_department() -> None:
    assert invent(7, ASKS) == invent(7, ASKS)
    assert invent(7) != invent(8)


@pytest.mark.parametrize("seed", range(0, 300, 25))
def test_an_invented_year_survives_its_workbook(invented: list[Filing], seed: int) -> None:
    workbook = read_workbook(workbook_of(invented[seed]))
    assert workbook.problems == ()
    assert workbook.filing == invented[seed]


def test_the_accounts_of_the_year_close(invented: list[Filing]) -> None:
    for filing in invented:
        figures = Figures(form_of(filing), filing)
        value = lambda *address: figures.number(address) or Decimal(0)  # noqa: B023, E731
        resources = sum(value("balance", row, "actual") for row in ("carried_over", "budget", "added")) - value(
            "balance", "reduced", "actual"
        )
        assert resources - value("expenditure", "total", "actual") == value("balance", "year_end", "actual")
        assert value("expenditure", "total", "actual") == value("functions", "total", "actual") == value("funding", "total", "actual")
        assert value("expenditure", "project", "budget") == value("project_items", "total", "budget")


def test_every_kind_of_body_is_invented_and_states_hundreds_of_facts(invented: list[Filing]) -> None:
    assert len({filing.values["body", "nature", "value"] for filing in invented}) >= 4
    assert all(len(statement_of(filing).facts) > 200 for filing in invented[:10])
