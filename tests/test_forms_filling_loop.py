"""A report of our own, read back, gives the data that it was made from: every cell, every paragraph."""

import io
from pathlib import Path

import docx
import pytest

from jixiao.extract import extract
from jixiao.forms import Figures, Filing, form_of
from jixiao.forms.filling import Filled, Reason, fill
from jixiao.readers import document_of_text
from jixiao.readers.docx import read
from jixiao.render.report import report_docx
from jixiao.synth import demo_text
from jixiao.synth.departments import invent
from test_forms_workbook import ASKS

SEEDS = range(4)
SAMPLE = Path(__file__).parent / "samples" / "township.txt"


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


@pytest.mark.parametrize("text", [demo_text(), SAMPLE.read_text(encoding="utf-8")], ids=["demo", "township"])
def test_a_report_on_data_from_another_report_carries_the_same_data_and_paragraphs(text: str) -> None:
    filing = fill(extract(document_of_text(text))).filing
    again = round_trip(filing)
    assert again.filing == filing
    assert not any(left.reason is not Reason.NO_CELL for left in again.left_over)


def test_a_figure_changed_in_the_words_of_our_report_is_told_against_the_table() -> None:
    filing = invent(2, ASKS)
    total = Figures(form_of(filing), filing).number(("three_public", "total", "actual"))
    assert total is not None
    data = report_docx(filing).data
    document = docx.Document(io.BytesIO(data))
    paragraph = next(each for each in document.paragraphs if f"“三公”经费支出{total:.2f}万元" in each.text)
    paragraph.runs[0].text = paragraph.text.replace(f"支出{total:.2f}万元", f"支出{total + 100:.2f}万元", 1)
    for run in paragraph.runs[1:]:
        run.text = ""
    target = io.BytesIO()
    document.save(target)
    filled = fill(extract(read(target.getvalue())), ASKS)
    assert filled.filing.values == filing.values
    (conflict,) = (each for each in filled.conflicts if each.address == ("three_public", "total", "actual"))
    assert [stated.value for stated in conflict.others] == [total + 100]
