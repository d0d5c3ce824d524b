"""The page on writing an indicator system: its example is right and its cases come out, each rule in its table is a rule."""

import re
from pathlib import Path

import pytest

from jixiao.indicators import check_system
from jixiao.indicators.cases import read_cases, run_case
from jixiao.indicators.kinds.case import NEEDS_VALUE
from jixiao.indicators.measured import KINDS

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("indicator-system.md", "indicator-system.zh-CN.md")
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| .* \| `(.*)` \|$", re.MULTILINE)


def write_example(page: str, folder: Path) -> tuple[Path, Path]:
    example, cases = BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))
    system, tests = folder / "qingluo-2024.yaml", folder / "cases.yaml"
    system.write_text(example, encoding="utf-8")
    tests.write_text(cases, encoding="utf-8")
    return system, tests


@pytest.mark.parametrize("page", PAGES)
def test_the_example_is_right_and_its_cases_come_out(page: str, tmp_path: Path) -> None:
    system, tests = write_example(page, tmp_path)
    assert check_system(system) == ()
    results = [run_case(case) for case in read_cases(tests)]
    assert len(results) == 6 and all(result.holds for result in results)


@pytest.mark.parametrize("page", PAGES)
def test_the_table_shows_every_rule_by_an_example_that_is_right(page: str, tmp_path: Path) -> None:
    rules = dict(ROW.findall((DOCS / page).read_text(encoding="utf-8")))
    assert list(rules) == ["linear_deduction", *(name for name in KINDS if name != "linear_deduction")]
    system, _ = write_example(page, tmp_path)
    whole = system.read_text(encoding="utf-8")
    before = "    scoring: {bands: [{upto: 0, points: 20}, {upto: 10, points: 15}, {points: 0}]}\n"
    for name, example in rules.items():
        rule = f"    scoring: {{{name}: {example}}}\n"
        text = whole.replace(before, rule).replace("weight: 20\n    unit", "weight: 10\n    unit").replace("weight: 40", "weight: 50")
        if KINDS[name].VALUE != NEEDS_VALUE and "value" not in example:
            text = text.replace("    formula: added / budget * 100\n", "").replace(
                rule, rule + "    special: [{when: added > budget, points: none}]\n"
            )
        system.write_text(text, encoding="utf-8")
        assert [problem.zh for problem in check_system(system)] == [], name


def test_both_pages_show_the_same_table() -> None:
    english, chinese = (BLOCK.findall((DOCS / page).read_text(encoding="utf-8")) for page in PAGES)
    assert re.sub(r"#.*", "", english[0]).split() == re.sub(r"#.*", "", chinese[0]).split()
