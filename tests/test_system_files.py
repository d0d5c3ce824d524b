"""Files of indicator systems: every mistake is told with its line, and no file can hang, crash or run anything."""

import time
from pathlib import Path

import pytest

from conftest import Jixiao
from jixiao.indicators import check_system, load_system
from jixiao.indicators.reading import MOST_PROBLEMS
from jixiao.indicators.systems import shipped_ids, source_text, system_named
from jixiao.model import InvalidData
from jixiao.readers.marked_yaml import DEEPEST, LARGEST, read_yaml

GOOD = """\
id: mine
name: {zh: 本局评分表, en: Our table}
applies_to: department
years: 2024
total: 100
complete: true
grades: national-2020
source: [某县财政局通知]
data:
  staff: {zh: 在职人员数, unit: 人, measure: staff.on_duty, scenario: actual}
  posts: {zh: 编制数, unit: 人, measure: staff.establishment, scenario: approved}
  none_built: {zh: 没有基建, unit: yes_no, measure: building.none, scenario: actual}
indicators:
  - id: staff_rate
    path: [投入, 在职人员控制率]
    weight: 40
    unit: "%"
    formula: staff / posts * 100
    waived_when: none_built
    scoring: {linear_deduction: {target: 100, direction: above, step: 1, points: 1}}
  - id: rules
    path: [过程, 制度]
    weight: 60
    scoring:
      checklist:
        - {zh: 有制度, points: 20}
        - {zh: 已执行, points: 40}
"""


def problems(tmp_path: Path, text: str) -> list[tuple[int, str, str]]:
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    return [(problem.line, problem.zh, problem.en) for problem in check_system(file)]


@pytest.mark.parametrize("identity", shipped_ids())
def test_every_system_that_ships_is_right(tmp_path: Path, identity: str) -> None:
    file = tmp_path / f"{identity}.yaml"
    file.write_text(source_text(system_named(identity), identity), encoding="utf-8")
    assert check_system(file) == ()
    assert load_system(file).sources


def test_the_good_file_is_right(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


STEPS = "{linear_deduction: {target: 100, direction: above, step: 1, points: 1}}"
MISTAKES = [
    # what stands there, what is written instead, the line, what is said
    ("id: mine", "id: other", 1, "文件名"),
    ("id: mine", "id: Mine Own", 1, "小写英文"),
    ("name: {zh: 本局评分表, en: Our table}", "name: 本局评分表", 2, "键: 值"),
    ("name: {zh: 本局评分表, en: Our table}", "name: {zh: 本局评分表}", 2, "缺 en"),
    ("department\n", "county\n", 3, "可用的有 department"),
    ("total: 100", "total: 一百", 5, "应为数"),
    ("total: 100", "total: 90", 5, "合计 100，应为 90"),
    ("complete: true", "complete: yes", 6, "true 或 false"),
    ("complete: true", "complete: false", 6, "missing"),
    ("grades: national-2020", "grades: national-2021", 7, "national-2020"),
    ("source: [某县财政局通知]", "source: []", 8, "至少要有 1 项"),
    ("source: [某县财政局通知]", "sources: [某县财政局通知]", 8, "是不是 source"),
    ("  staff: {zh", "  min: {zh", 10, "数据项的名称"),
    ("  staff: {zh", "  3d: {zh", 10, "数据项的名称"),
    ("measure: staff.on_duty", "measure: staff.onduty", 10, "是不是 staff.on_duty"),
    ("unit: 人, measure: staff.on_duty", "unit: 万元, measure: staff.on_duty", 10, "单位是 人"),
    ("unit: 人, measure: staff.on_duty", "unit: 万圆, measure: 在岗人员", 10, "不认识的单位"),
    ("scenario: approved", "scenario: planned", 11, "可用的有 actual"),
    ("scenario: approved}", "scenario: approved, period: last}", 11, "prior"),
    ("scenario: approved}", "scenario: actual}", 11, "口径有 approved"),
    ("measure: staff.establishment, scenario: approved", "measure: staff.on_duty, scenario: actual", 11, "相同"),
    ("id: staff_rate", "id: rules", 21, "重复"),
    ("  - id: staff_rate\n    path", "  - path", 14, "缺 id"),
    ("path: [投入, 在职人员控制率]", "path: []", 15, "至少要有 1 项"),
    ("path: [投入, 在职人员控制率]", "path: [一, 二, 三, 四]", 15, "最多三个"),
    ("weight: 40", "weight: 0", 16, "大于 0"),
    ("weight: 40", "weight: 50", 5, "合计 110"),
    ('    unit: "%"\n', "", 14, "单位 unit"),
    ("staff / posts * 100", "staff / post * 100", 18, "是不是 posts"),
    ("staff / posts * 100", "staff / posts * * 100", 18, "不合语法"),
    ("staff / posts * 100", "staff / (posts * 100", 18, "没有写完"),
    ("staff / posts * 100", "staff / none_built", 18, "不能用来计算"),
    ("staff / posts * 100", "staff > posts", 18, "这里要数"),
    ("staff / posts * 100", "sqrt(staff) / posts", 18, "没有函数 sqrt"),
    ("staff / posts * 100", "round(staff / posts, staff)", 18, "round 的位数"),
    ("staff / posts * 100", "staff / posts * 1e5", 18, "不合语法"),
    ("staff / posts * 100", "staff ** posts", 18, "不合语法"),
    ("staff / posts * 100", "staff.real / posts", 18, "不合语法"),
    ("staff / posts * 100", "staff", 11, "没有哪一行指标用到"),
    ("waived_when: none_built", "waived_when: staff", 19, "是数，不是条件"),
    ("waived_when: none_built", "waived_when: none_built = true", 19, "=="),
    ("waived_when: none_built", "waived_when: none_built and 1 < staff < 3", 19, "一次只能比较两个数"),
    ("waived_when: none_built", "special: [{when: none_built}]", 19, "points"),
    ("waived_when: none_built", "special: [{when: none_built, points: 41}]", 19, "超出 0 到 40"),
    ("waived_when: none_built", "special: [{when: none_built, points: all}]", 19, "应为数"),
    ("waived_when: none_built", "excluded_when: none_built\n    verified: true", 20, "2 份公开件"),
    ("waived_when: none_built", "excluded_when: none_built\n    seen: {nme: 1}", 20, "是不是 name"),
    ("waived_when: none_built", "excluded_when: none_built\n    variants: [{seen: 1}]", 20, "缺 where"),
    ("waived_when: none_built", "excluded_when: none_built\n    round: 2.5", 20, "整数"),
    (f"    scoring: {STEPS}\n", "", 14, "scoring（计分方法）和 parts"),
    (STEPS, "{linear_deductions: {}}", 20, "是不是 linear_deduction"),
    (STEPS, "{judged: {}, graded: {}}", 20, "有且只有一种"),
    (STEPS, "judged", 20, "键: 值"),
    (STEPS, "{checklist: [{zh: 一, points: 40}]}", 20, "不用公式"),
    (STEPS, "{linear_deduction: {target: 100, step: 1, points: 1}}", 20, "缺 direction"),
    (STEPS, "{linear_deduction: {target: 100, direction: above, step: 0, points: 1}}", 20, "大于 0"),
    (STEPS, "{linear_deduction: {target: 100, direction: above, step: 1, points: 1, share: 1}}", 20, "只能写一个"),
    (STEPS, "{linear_deduction: {target: 100, direction: above, step: 1, points: 1, also: [complete]}}", 20, "also"),
    (STEPS, "{linear_deduction: {target: 100, direction: above, step: 1, points: 1, counting: whole}}", 20, "complete"),
    (STEPS, "{bands: [{upto: 5, points: 40}]}", 20, "至少要有 2 项"),
    (STEPS, "{bands: [{upto: 5, points: 40}, {upto: 5, points: 3}, {points: 0}]}", 20, "逐档增大"),
    (STEPS, "{bands: [{upto: 5, points: 40}, {upto: 6, points: 3}]}", 20, "最后一档没有界限"),
    (STEPS, "{bands: [{upto: 5, points: 41}, {points: 0}]}", 20, "超出 0 到 40"),
    (STEPS, "{bands: [{upto: 5, points: [3, 2]}, {points: 0}]}", 20, "最低大于最高"),
    (STEPS, "{bands: [{from: 5, points: 3}, {points: 0}]}", 20, "不认识的键 from"),
    (STEPS, "{bands_from_above: [{from: 5, points: 3}, {over: 6, points: 2}, {points: 0}]}", 20, "逐档减小"),
    (STEPS, "{proportional: {target: 0}}", 20, "大于 0"),
    (STEPS, "{proportional: {target: 100, pass: 101}}", 20, "0 到 100"),
    (STEPS, "{proportional: {target: 100, direction: up}}", 20, "more"),
    (STEPS, "{points_formula: {formula: weight * values}}", 20, "是不是 value"),
    (STEPS, "{rank: {first: 41, step: 1}}", 20, "超出 0 到 40"),
    (STEPS, "{around_target: {target: 90, base: 41}}", 20, "超出 0 到 40"),
    (STEPS, "{judged: {step: -1}}", 20, "大于 0"),
    ("points: 40}", "points: 30}", 26, "合计 50，应为 60"),
    ("points: 40}", "share: 40}", 26, "都写 points，或都写 share"),
    ("points: 40}", "points: 40, gate: maybe}", 27, "true 或 false"),
]


@pytest.mark.parametrize(("before", "after", "line", "said"), MISTAKES, ids=[f"{after[:50]}" for _, after, _, _ in MISTAKES])
def test_a_mistake_is_told_with_its_line(tmp_path: Path, before: str, after: str, line: int, said: str) -> None:
    assert before in GOOD
    found = problems(tmp_path, GOOD.replace(before, after, 1))
    assert [(at, zh) for at, zh, _ in found if at == line and said in zh] != [], found
    told = "".join(en for _, _, en in found)
    assert {character for character in told if not character.isascii()} <= set(GOOD + after + "…“”›")


RULES = [
    ("own_indicators: {score: count_reached}", "reach"),
    ("own_indicators: {score: each, reach: {from: 1, upto: 2}}", "reach"),
    ("own_indicators: {score: count_reached, reach: {from: 3, upto: 2}}", "from 大于 upto"),
    ("own_indicators: {quantitative: {miss: half}}", "proportional"),
    ("own_indicators: {quantitative: {overshoot: [{from: 3, deduct_share: 1}, {from: 3, deduct_share: 2}]}}", "逐项增大"),
    ("own_indicators: {quantitative: {overshoot: {judge_from: 3}}}", "judged_from"),
    ("own_indicators: {qualitative: {levels: {好: [50, 101]}}}", "0 到 100"),
    ("own_indicators: {qualitative: {levels: {}}}", "至少要有一个档次"),
    ("graded: {levels: {好: 61}}", "0 到 60"),
    ("deduction_list: {items: [一, 二]}", "没有写扣多少分"),
    ("deduction_list: {points: 1, per: year, items: [一]}", "case"),
    ("deduction_list: {points: 1, items: []}", "至少要有 1 项"),
    ("conditions: [{when: none_built, points: 60}, {when: staff > 1, points: 1}]", "最后一项没有条件"),
    ("conditions: [{points: 60}, {points: 1}]", "每项要有条件"),
    ("bands: [{upto: 1, points: 60}, {points: 0}]", "要有公式"),
    ("best_of: [{id: a, scoring: {judged: {}}}]", "至少要有 2 项"),
    ("best_of: [{id: a, scoring: {judged: {}}}, {id: a, scoring: {judged: {}}}]", "重复"),
    ("best_of: [{id: a, scoring: {judged: {}}}, {id: b, scoring: {best_of: []}}]", "best_of 不能放在"),
    ("best_of: [{id: a, scoring: {judged: {}}}, {scoring: {judged: {}}}]", "缺 id"),
]


@pytest.mark.parametrize(("rule", "said"), RULES, ids=[rule for rule, _ in RULES])
def test_a_mistake_in_a_rule_is_told(tmp_path: Path, rule: str, said: str) -> None:
    text = GOOD[: GOOD.index("    scoring:\n")] + f"    scoring: {{{rule}}}\n"
    found = problems(tmp_path, text)
    assert [(line, zh) for line, zh, _ in found if line == 24 and said in zh] != [], found


OUTSIDE = [
    ("adjustments: [{id: a, zh: 加分, points: 0}]", "不能为 0"),
    ("adjustments: [{id: a, zh: 加分, points: 1, per: day}]", "case"),
    ("adjustments: [{id: a, zh: 加分, points: 1}, {id: a, zh: 加分, points: 1}]", "重复"),
    ("caps: [{id: a, zh: 上限, when: none_built}]", "grade_at_most"),
    ("caps: [{id: a, zh: 上限, when: none_built, grade_at_most: 甲}]", "可用的有 优"),
    ("caps: [{id: a, zh: 上限, when: staff, total_at_most: 59}]", "是数，不是条件"),
    ("missing: [{path: [过程], weight: 5, zh: 没见到}]", "missing"),
    ("weight_sets: {a: {zh: 甲, weights: {staff_rate: 40, rules: 60}}}", "weight"),
    ("verified: true", "应为 false"),
    ("verified: partly", "应为 false"),
    ("scoring_basis: guess", "printed"),
]


@pytest.mark.parametrize(("text", "said"), OUTSIDE, ids=[text for text, _ in OUTSIDE])
def test_a_mistake_outside_the_indicators_is_told(tmp_path: Path, text: str, said: str) -> None:
    found = problems(tmp_path, GOOD + text + "\n")
    assert [zh for _, zh, _ in found if said in zh] != [], found


FRAMEWORK = """\
weight_sets:
  first: {zh: 甲, verified: false, weights: {staff_rate: 40, rules: 60}}
  second: {zh: 乙, complete: false, weights: {staff_rate: 3}}
"""


def framework() -> str:
    text = GOOD.replace("    weight: 40\n", "").replace("    weight: 60\n", "")
    return text.replace("points: 1}", "share: 1}").replace("points: 20}", "share: 40}").replace("points: 40}", "share: 60}") + FRAMEWORK


def test_a_framework_has_its_weights_in_sets(tmp_path: Path) -> None:
    assert problems(tmp_path, framework()) == []
    for before, after, said in [
        ("staff_rate: 40", "staff_rate: 41", "合计 101"),
        ("staff_rate: 40, ", "", "缺 staff_rate"),
        ("staff_rate: 40", "staff_rat: 40", "没有这一行"),
        ("zh: 甲, verified", "zh: 甲, complete: false, verified", "至少要有一张完整的"),
    ]:
        assert [zh for _, zh, _ in problems(tmp_path, framework().replace(before, after)) if said in zh] != []


def test_parts_add_up_to_the_weight(tmp_path: Path) -> None:
    part = "{id: a, zh: 甲, points: 30, scoring: {judged: {}}}, {id: b, zh: 乙, points: 30, scoring: {judged: {}}}"
    text = GOOD[: GOOD.index("    scoring:\n")] + f"    parts: [{part}]\n"
    assert problems(tmp_path, text) == []
    assert "合计 60 分" in problems(tmp_path, text.replace("weight: 60", "weight: 59").replace("weight: 40", "weight: 41"))[0][1]
    assert "重复" in problems(tmp_path, text.replace("id: b", "id: a"))[0][1]


def test_all_mistakes_are_told_at_once_in_order(tmp_path: Path, jixiao: Jixiao) -> None:
    text = GOOD.replace("weight: 40", "weight: 四十").replace("staff / posts", "staff / post").replace("approved", "planned")
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    done = jixiao("systems", "check", "mine.yaml")
    lines = [int(line.split(":")[1].split("：")[0]) for line in done.stdout.splitlines() if line.startswith("mine.yaml:")]
    assert done.returncode == 1 and lines == sorted(lines) and {11, 16, 18} <= set(lines)
    english = jixiao("systems", "check", "mine.yaml", "--lang", "en").stdout
    assert "mine.yaml:16:" in english and "must be a plain number, not “" in english


def test_a_good_file_and_no_file_have_their_exit_codes(tmp_path: Path, jixiao: Jixiao) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "gbk.yaml").write_bytes(GOOD.encode("gbk"))
    assert jixiao("systems", "check", "mine.yaml").returncode == 0
    assert jixiao("systems", "check", "none.yaml").returncode == 2
    assert "UTF-8" in jixiao("systems", "check", "gbk.yaml").stderr
    assert jixiao("systems", "check").returncode == 2


HOSTILE = {
    "a million brackets": "[" * 400_000,
    "a million open mappings": "{a: " * 100_000,
    "deep blocks": "".join(f"{'  ' * n}a{n}:\n" for n in range(300)),
    "a list in itself": "a: &a [*a]\n",
    "an unknown alias": "a: *b\n",
    "a billion laughs": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)),
    "a laughing mapping": "a: &a {k: v}\nb: {<<: *a}\n",
    "a duplicate key": GOOD.replace("total: 100", "total: 100\ntotal: 100"),
    "a tag that runs code": "a: !!python/object/apply:os.system ['touch ran']\n",
    "a binary": "a: !!binary aGVsbG8=\n",
    "two documents": GOOD + "---\n" + GOOD,
    "nothing": "",
    "a comment": "# nothing\n",
    "tabs": "a:\n\tb: 1\n",
    "a list as key": "? [a]\n: b\n",
    "control characters": "a: \x07\n",
    "an open quote": 'a: "b\n',
    "too large": "a: " + "b" * LARGEST,
    "many entries": "a: [" + "1," * 100_000 + "]\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.yaml").write_text(text, encoding="utf-8")
    start = time.perf_counter()
    with pytest.raises(InvalidData) as error:
        check_system(Path("mine.yaml"))
    assert time.perf_counter() - start < 2
    assert error.value.where.startswith("mine.yaml") and len(error.value.messages["zh"]) < 300
    assert not Path("ran").exists()


def test_a_formula_of_a_megabyte_is_refused_for_its_length(tmp_path: Path) -> None:
    found = problems(tmp_path, GOOD.replace("staff / posts", "staff / posts" + " + staff" * 50_000))
    assert any(line == 18 and "300 个字符" in zh and len(zh) < 200 for line, zh, _ in found)


@pytest.mark.parametrize(
    "formula", ["(" * 140 + "staff" + ")" * 140, "-" * 299 + "1", "9" * 300, "1" + "+1" * 149, "not " * 70 + "none_built"]
)
def test_a_hostile_formula_is_refused_or_harmless(tmp_path: Path, formula: str) -> None:
    start = time.perf_counter()
    problems(tmp_path, GOOD.replace("staff / posts * 100", formula))
    assert time.perf_counter() - start < 1


ODD = [
    "[]",
    "{}",
    "null",
    "3",
    "-1",
    "true",
    "text",
    "[[]]",
    "[{}]",
    "[1, 2, 3]",
    "{a: {b: [c]}}",
    '""',
    "1e999",
    ".nan",
    "0x10",
    "2024-01-01",
]


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_type_at_any_key_is_told_and_never_crashes(tmp_path: Path, odd: str) -> None:
    """Values of a system with every kind of rule, replaced by something else: each value by four of the odd ones."""
    text = (Path(__file__).parent / "score_cases" / "system-all-kinds.yaml").read_text(encoding="utf-8")
    file = tmp_path / "system-all-kinds.yaml"
    for start, end in spans_of_values(text)[ODD.index(odd) % 4 :: 4]:
        file.write_text(text[:start] + odd + text[end:], encoding="utf-8")
        for problem in check_system(file):
            assert problem.line > 0 and problem.zh and problem.en


def spans_of_values(text: str) -> list[tuple[int, int]]:
    """Where each value of the file begins and ends."""
    import yaml

    spans: list[tuple[int, int]] = []

    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            for _, value in node.value:
                if value.start_mark.line == value.end_mark.line:
                    spans.append((value.start_mark.index, value.end_mark.index))
                walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                walk(value)

    walk(yaml.compose(text))
    return spans


def test_no_more_problems_are_told_than_can_be_read(tmp_path: Path) -> None:
    found = problems(tmp_path, GOOD + "adjustments:\n" + "  - {id: X}\n" * 500)
    assert len(found) <= MOST_PROBLEMS


def test_every_piece_knows_its_line_and_plain_scalars_are_not_guessed(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1.50\nb:\n  - yes\n  - 2024-01-01\n  - 010\n  - '7'\n  - ~\n", encoding="utf-8")
    root = read_yaml(file)
    assert [(node.line, node.value) for node in root.value["b"].value][:2] == [(3, "yes"), (4, "2024-01-01")]
    assert str(root.value["a"].value) == "1.50" and root.value["b"].value[3].value == "7" and root.value["b"].value[4].value is None
    assert root.value["b"].value[2].path == "b[3]" and DEEPEST < 100
