"""A report of our own, read back, gives the data that it was made from: every cell, every paragraph."""

import pytest

from jixiao.extract import extract
from jixiao.forms import Filing
from jixiao.forms.filling import Filled, fill
from jixiao.readers.docx import read
from jixiao.render.report import report_docx
from jixiao.synth.departments import invent
from test_forms_workbook import ASKS

SEEDS = range(5)


def round_trip(filing: Filing) -> Filled:
    return fill(extract(read(report_docx(filing).data)), filing.questionnaire)


@pytest.mark.parametrize("seed", SEEDS)
def test_report_and_extraction_are_the_way_there_and_back(seed: int) -> None:
    filing = invent(seed, ASKS)
    filled = round_trip(filing)
    assert filled.filing == filing
    assert filled.conflicts == ()
    assert filled.left_over == ()


def test_without_its_system_the_lines_are_those_of_the_reports_own_table() -> None:
    filing = invent(1, ASKS)
    filled = fill(extract(read(report_docx(filing).data)))
    assert [(line.path, line.weight) for line in filled.filing.questionnaire.lines] == [(line.path, line.weight) for line in ASKS.lines]
    assert filled.filing.values["scores", "line-1", "score"] == filing.values["scores", ASKS.lines[0].indicator, "score"]
    assert filled.filing.rows["targets"] == filing.rows["targets"]
