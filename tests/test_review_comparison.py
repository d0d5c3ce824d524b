"""A report is held against the department's workbook, or against another report, figure by figure."""

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from conftest import Jixiao
from jixiao.forms import Filing, Workbook, read_workbook, workbook_of
from jixiao.model import CellPlace, Document, Finding
from jixiao.readers import document_of_text, read
from jixiao.render.report import report_docx
from jixiao.review import check
from jixiao.synth import invent
from test_forms_workbook import ASKS

FILING = invent(5, ASKS)
TEXT = "某局2023年度部门整体支出绩效自评报告\n三、“三公”经费使用情况\n2023年公务接待费支出{}。\n"


def report() -> Document:
    return read(report_docx(FILING).data, "报告.docx")


def workbook(filing: Filing) -> Workbook:
    return read_workbook(workbook_of(filing))


def changed(address: tuple[str, str, str], by: int) -> Filing:
    value = FILING.values[address]
    assert isinstance(value, Decimal)
    return msgspec.structs.replace(FILING, values={**FILING.values, address: value + by})


def differing(document: Document, beside: Workbook | Document) -> list[Finding]:
    return [finding for finding in check(document, beside=beside).findings if finding.rule == "RPT003"]


def told(text: str, other: str) -> list[tuple[str, str]]:
    found = differing(document_of_text(TEXT.format(text)), document_of_text(TEXT.format(other)))
    return [(finding.stated, finding.computed) for finding in found]


def test_a_report_is_what_its_workbook_holds() -> None:
    assert differing(report(), workbook(FILING)) == []
    assert differing(report(), report()) == []


def test_a_cell_that_changed_is_told_once_with_both_places_and_its_totals_are_not() -> None:
    address = ("basic", "30101", "actual")
    document, held = report(), workbook(changed(address, 10))
    review = check(document, beside=held)
    (finding,) = (one for one in review.findings if one.rule == "RPT003")
    assert Decimal(finding.computed) - Decimal(finding.stated) == 10
    assert finding.values["name"] == "基本支出 › 30101 基本工资 › 本年决算数"
    both = review.extraction.document
    assert both.text[finding.marks[0].span.start : finding.marks[0].span.end] == finding.stated
    assert both.place_at(finding.marks[0].span.start) == document.place_at(finding.marks[0].span.start)
    place = both.place_at(finding.marks[1].span.start)
    assert isinstance(place, CellPlace) and place == held.places[address]


def test_rows_of_a_list_are_found_by_their_names_in_whatever_order() -> None:
    first, *others = FILING.rows["projects"]
    figure = first["investment"]
    assert isinstance(figure, Decimal)
    rows = {**FILING.rows, "projects": (*others, {**first, "investment": figure + 1})}
    (finding,) = differing(report(), workbook(msgspec.structs.replace(FILING, rows=rows)))
    assert str(first["name"]) in finding.values["name"]


@pytest.mark.parametrize(
    ("stated", "held", "found"),
    [
        ("18.56万元", "18.65万元", [("18.56", "18.65")]),
        ("185600元", "18.65万元", [("18.56", "18.65")]),
        ("186500元", "18.65万元", []),
        ("18.7万元", "18.65万元", []),
        ("18.6万元", "18.56万元", []),
        ("约18万元", "18.65万元", []),
        ("0.01亿元", "123.45万元", []),
        ("0.01亿元", "523.45万元", [("100", "523.45")]),
    ],
)
def test_a_rounded_figure_is_no_other_figure(stated: str, held: str, found: list[tuple[str, str]]) -> None:
    assert told(stated, held) == found


def test_check_takes_one_report_and_one_file_beside_it(tmp_path: Path, jixiao: Jixiao) -> None:
    for name, figure in (("报告.txt", "18.56万元"), ("另一份.txt", "18.65万元")):
        (tmp_path / name).write_text(TEXT.format(figure), encoding="utf-8")
    done = jixiao("check", "报告.txt", "--with", "另一份.txt")
    assert (done.returncode, "RPT003" in done.stdout) == (1, True)
    assert jixiao("check", "报告.txt", "--with", "报告.txt").returncode == 0
    assert jixiao("check", "报告.txt", "另一份.txt", "--with", "另一份.txt").returncode == 2
    assert jixiao("check", "报告.txt", "--with", "没有.xlsx").returncode == 2
