"""`jixiao new`: an empty workbook, to fill in."""

from decimal import Decimal
from pathlib import Path

import pytest

from conftest import Jixiao
from jixiao.forms import read_workbook


def test_an_empty_workbook_holds_the_name_and_the_year_alone(jixiao: Jixiao, tmp_path: Path) -> None:
    done = jixiao("new", "-o", "数据.xlsx", "--department", "青禾县农业农村局", "--year", "2023")
    assert (done.returncode, done.stderr) == (0, "")
    assert "数据.xlsx" in done.stdout
    workbook = read_workbook((tmp_path / "数据.xlsx").read_bytes())
    assert workbook.problems == ()
    assert workbook.filing.values == {("body", "department", "value"): "青禾县农业农村局", ("body", "year", "value"): Decimal(2023)}


def test_the_questions_and_lines_of_the_system_are_put_in(jixiao: Jixiao, tmp_path: Path) -> None:
    assert jixiao("new", "-o", "数据.xlsx", "--system", "hunan-department").returncode == 0
    asks = read_workbook((tmp_path / "数据.xlsx").read_bytes()).filing.questionnaire
    assert asks.system == "hunan-department"
    assert sum(line.weight for line in asks.lines) == 100
    assert any(question.label.startswith("有内部财务管理制度") for question in asks.questions)


def test_an_unknown_system_is_told(jixiao: Jixiao, tmp_path: Path) -> None:
    done = jixiao("new", "-o", "数据.xlsx", "--system", "hunam-department")
    assert done.returncode == 2
    assert "hunan-department" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_without_name_and_year_asks_for_them(jixiao: Jixiao, tmp_path: Path) -> None:
    jixiao("new", "-o", "a/b/数据.xlsx")
    workbook = read_workbook((tmp_path / "a/b/数据.xlsx").read_bytes())
    assert [problem.place.cell for problem in workbook.problems] == ["C8", "C9"]


def test_a_workbook_that_is_there_is_never_overwritten(jixiao: Jixiao, tmp_path: Path) -> None:
    (tmp_path / "数据.xlsx").write_text("filled in over days")
    done = jixiao("new", "-o", "数据.xlsx")
    assert done.returncode == 2
    assert "数据.xlsx" in done.stderr
    assert (tmp_path / "数据.xlsx").read_text() == "filled in over days"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "数据.doc"], ".xlsx"),
        ([], "--output"),
        (["-o", "数据.xlsx", "--year", "20233"], "2000 到 2100"),
        (["-o", "数据.xlsx", "--year", "去年"], "2000 到 2100"),
    ],
)
def test_wrong_usage_is_told_in_plain_words(jixiao: Jixiao, tmp_path: Path, arguments: list[str], said: str) -> None:
    done = jixiao("new", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
