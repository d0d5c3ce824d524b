"""`jixiao report`: from a workbook to a Word file, and what a clerk is told."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import msgspec
import openpyxl

from conftest import Jixiao
from jixiao.forms import form_of, workbook_of
from jixiao.forms.layout import layout_of
from jixiao.synth import invent

FILING = invent(4)


def test_a_filled_workbook_becomes_a_report_that_checks_clean(jixiao: Jixiao, tmp_path: Path) -> None:
    (tmp_path / "数据.xlsx").write_bytes(workbook_of(FILING))
    done = jixiao("report", "数据.xlsx", "-o", "报告.docx")
    assert (done.returncode, done.stderr) == (0, "")
    assert "报告.docx" in done.stdout
    assert jixiao("check", "报告.docx").returncode == 0


def test_cells_that_do_not_fit_are_listed_and_nothing_is_written(jixiao: Jixiao, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook_of(FILING)))
    layout = layout_of(form_of(FILING), FILING)
    for address in (("staff", "administrative", "establishment"), ("expenditure", "basic", "actual")):
        place = layout.place(address)
        book[place.sheet][place.cell] = "很多"
    book.save(tmp_path / "数据.xlsx")
    done = jixiao("report", "数据.xlsx", "-o", "报告.docx")
    assert done.returncode == 2
    assert "2 处要改正" in done.stderr and "工作表“基本情况”" in done.stderr and "工作表“支出”" in done.stderr
    assert not (tmp_path / "报告.docx").exists()


def test_contradictions_are_written_as_they_are_and_told(jixiao: Jixiao, tmp_path: Path) -> None:
    wrong = msgspec.structs.replace(FILING, values={**FILING.values, ("staff", "total", "on_duty"): Decimal(999)})
    (tmp_path / "数据.xlsx").write_bytes(workbook_of(wrong))
    done = jixiao("report", "数据.xlsx", "-o", "报告.docx")
    assert done.returncode == 1
    assert "前后矛盾" in done.stderr and "999" in done.stderr
    assert "999" in jixiao("extract", "报告.docx").stdout
    assert jixiao("check", "报告.docx").returncode == 1


def test_other_endings_and_files_are_refused(jixiao: Jixiao, tmp_path: Path) -> None:
    (tmp_path / "数据.xlsx").write_bytes(workbook_of(FILING))
    (tmp_path / "别的.xlsx").write_bytes(b"PK no workbook")
    assert jixiao("report", "数据.xlsx", "-o", "报告.pdf").returncode == 2
    assert jixiao("report", "别的.xlsx", "-o", "报告.docx").returncode == 2
    assert jixiao("report", "没有.xlsx", "-o", "报告.docx").returncode == 2


def test_a_template_with_mistakes_is_told_by_line(jixiao: Jixiao, tmp_path: Path) -> None:
    (tmp_path / "数据.xlsx").write_bytes(workbook_of(FILING))
    (tmp_path / "模板.yaml").write_text("title:\n  - '{单位名}'\n", encoding="utf-8")
    done = jixiao("report", "数据.xlsx", "-o", "报告.docx", "--template", "模板.yaml")
    assert done.returncode == 2
    assert "第2行" in done.stderr and "单位名称" in done.stderr
    english = jixiao("report", "数据.xlsx", "-o", "报告.docx", "--template", "模板.yaml", JIXIAO_LANG="en")
    assert "line 2" in english.stderr
