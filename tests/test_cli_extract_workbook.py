"""`jixiao extract REPORT -o WORKBOOK.xlsx`: the workbook, its notes, and what it says."""

import zipfile
from pathlib import Path

import pytest

from jixiao.cli import main
from jixiao.forms import read_workbook
from jixiao.synth import demo_text


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(demo_text(), encoding="utf-8")
    return path


def test_a_report_becomes_a_workbook_that_reads_back(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = report.with_name("数据.xlsx")
    assert main(["extract", str(report), "-o", str(output)]) == 0
    workbook = read_workbook(output.read_bytes())
    assert workbook.filing.department == "青萝县农业农村局"
    assert workbook.filing.year == 2023
    said = capsys.readouterr().out
    assert "工作成效：" in said
    assert "前后不一致：" in said
    assert "“未识别内容”" in said


def test_cells_have_notes_and_contradictions_a_sheet(report: Path) -> None:
    output = report.with_name("数据.xlsx")
    main(["extract", str(report), "-o", str(output)])
    with zipfile.ZipFile(output) as archive:
        comments = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/comments"))
        words = archive.read("xl/sharedStrings.xml").decode()
    assert "累计完成投资2680万元" in comments
    assert "另有不同说法：2860（第" in comments
    assert "重点项目 › 青萝智慧农业产业园项目 › 累计完成投资：2680" in words
    assert "按报告中的其他数计算为 112.5" in words


def test_english_words_around_a_chinese_workbook(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = report.with_name("data.xlsx")
    assert main(["--lang", "en", "extract", str(report), "-o", str(output)]) == 0
    assert "contradictions: " in capsys.readouterr().out
