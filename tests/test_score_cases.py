"""Points computed by hand, case by case; and what `jixiao systems` says of systems and of cases."""

import json
from pathlib import Path

import pytest

from conftest import Jixiao
from jixiao.indicators import all_systems
from jixiao.indicators.cases import Case, read_cases, run_case
from jixiao.render.look import Look
from jixiao.render.systems import system_page
from jixiao.render.words import words_of

FOLDER = Path(__file__).parent / "score_cases"
CASES = [case for file in sorted(FOLDER.glob("*.yaml")) if not file.name.startswith("system-") for case in read_cases(file)]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_points_are_those_computed_by_hand(case: Case) -> None:
    result = run_case(case)
    assert result.holds, (case.why, result.score)


def test_the_table_of_cases_says_why_and_that_all_are_right(jixiao: Jixiao) -> None:
    done = jixiao("systems", "test", FOLDER / "shipped.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert "共 40 例，全部与预期相符" in done.stdout and "109.9 %，满九个百分点，扣 4.5 分" in done.stdout


def test_the_points_are_numbers_in_json(jixiao: Jixiao) -> None:
    done = jixiao("systems", "test", FOLDER / "shipped.yaml", "--format", "json")
    points = {case["id"]: (case["points_low"], case["points_high"]) for case in json.loads(done.stdout)}
    assert (len(points), points["c04"], points["c26"], points["c35"]) == (40, (0.5, 0.5), (0, 5), (7.64, 7.64))


def test_a_wrong_expectation_is_shown_with_formula_and_reason(jixiao: Jixiao, tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(
        "- {id: a, system: hunan-department, indicator: staff_control_rate, data: {staff_on_duty: 29, staff_establishment: 17},"
        " expect: {points_low: 5, points_high: 5}, why: 误以为不扣分}\n",
        encoding="utf-8",
    )
    done = jixiao("systems", "test", "cases.yaml")
    assert done.returncode == 1
    assert "不对" in done.stdout and "29 / 17 × 100" in done.stdout and "170.5882%" in done.stdout and "1 例不符" in done.stdout


def test_every_mistake_in_a_file_of_cases_is_told_with_its_line(jixiao: Jixiao, tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(
        "- {id: a, system: hunan, indicator: staff_control_rate, data: {}, expect: {points_low: 0, points_high: 5}}\n"
        "- {id: b, system: nowhere, indicator: x, data: {}, expect: {points_low: 0, points_high: 5}}\n"
        "- {id: c, system: hunan-department, indicator: x, data: {}, expect: {points_low: 0, points_high: 5}}\n"
        "- {id: d, system: hunan-department, indicator: staff_control_rate, data: {staff: 3}, expect: {points_low: 6, points_high: 5}}\n",
        encoding="utf-8",
    )
    done = jixiao("systems", "test", "cases.yaml")
    assert done.returncode == 2
    told = {int(line.split("cases.yaml:")[1][0]) for line in done.stderr.splitlines() if "cases.yaml:" in line}
    assert told == {2, 3, 4} and "nowhere：没有这个指标体系" in done.stderr and "不认识的键 staff" in done.stderr


def test_the_list_of_systems_names_them_all_and_their_state(jixiao: Jixiao) -> None:
    done = jixiao("systems")
    for system in all_systems():
        assert system.id in done.stdout and system.zh in done.stdout
    assert "缺 64 分" in done.stdout
    listed = json.loads(jixiao("systems", "--format", "json").stdout)
    assert [each["id"] for each in listed] == [system.id for system in all_systems()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_system_can_be_shown_whole(language: str) -> None:
    for system in all_systems():
        page = system_page(system, Look(words_of(language)))
        assert [line.id for line in system.lines if line.id not in page] == []
        assert [name for name in system.items if name not in page] == []


def test_the_file_of_a_system_can_be_had_to_begin_with(jixiao: Jixiao, tmp_path: Path) -> None:
    done = jixiao("systems", "show", "hunan-department", "--format", "yaml")
    (tmp_path / "hunan-department.yaml").write_text(done.stdout, encoding="utf-8")
    assert jixiao("systems", "check", "hunan-department.yaml").returncode == 0


def test_a_system_is_found_by_a_part_of_its_chinese_name(jixiao: Jixiao) -> None:
    assert jixiao("systems", "show", "湖南省市县通用").stdout.startswith("hunan-department")
    several = jixiao("systems", "show", "四川")
    assert several.returncode == 2 and "不止一个" in several.stderr and "sichuan-2017-department" in several.stderr
    unknown = jixiao("systems", "show", "hunan-departmnt")
    assert unknown.returncode == 2 and "是不是 hunan-department？" in unknown.stderr
