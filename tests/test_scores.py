"""Whole scores: totals, what is not examined, bonus and malus, caps, grades; facts as data; claims that can and cannot be right."""

import time
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.indicators import all_systems, attainable, gather, load_system, score, score_line, system_named
from jixiao.language import UNITS
from jixiao.model import Bounds, Datum, Fact, Hedge, InvalidData, Judgement, OwnIndicator, Quantity, Scenario, Score, Span
from jixiao.readers import document_of_text
from jixiao.render.remarks import reason, remark_words
from jixiao.render.words import LANGUAGES, words_of
from jixiao.review import check

ALL_KINDS = load_system(Path(__file__).parent / "score_cases" / "system-all-kinds.yaml")
HUNAN = system_named("hunan-department")
DECIMAL = Decimal


def data(**values: str | bool | None) -> dict[str, Datum]:
    return {name: Datum(Decimal(value) if isinstance(value, str) else value) for name, value in values.items()}


# every line of the invented table at full points, 没有基建项目 left out: 5+5+6+4+5+10+20+5+5+10+5+10+10 = 100
FULL = data(
    部门预算="100", executed="100", executed_prior="80", progress_june="50", progress_september="80", late_days="0", place="1",
    satisfaction="100", carry_over="0", carry_over_prior="10", donations="1", no_building=False, serious_problem=False,
)  # fmt: skip
SATISFIED = {
    "progress": Judgement(parts={"records": Judgement(judged=DECIMAL(1))}),
    "building": Judgement(level="规范", judged=DECIMAL(4)),
    "rules": Judgement(held=(True, True)),
    "breaches": Judgement(breaches=DECIMAL(0)),
    "outputs": Judgement(own=(OwnIndicator(points=DECIMAL(10), target=DECIMAL(1), actual=DECIMAL(1)),)),
    "reached": Judgement(own=(OwnIndicator(target=DECIMAL(1), actual=DECIMAL(1)),)),
    "innovation": Judgement(breaches=DECIMAL(0)),
    "violation": Judgement(breaches=DECIMAL(0)),
    "award": Judgement(breaches=DECIMAL(0)),
}


def scored(changes: dict[str, Datum] | None = None, judged: dict[str, Judgement] | None = None) -> Score:
    return score(ALL_KINDS, FULL | (changes or {}), SATISFIED | (judged or {}))


def codes(found: Score) -> list[str]:
    return [remark.code for remark in found.remarks]


def test_full_points_everywhere_are_the_total() -> None:
    found = scored()
    assert (found.low, found.high, found.grades) == (100, 100, ("优", "优"))


def test_nothing_known_leaves_every_total_open() -> None:
    for system in all_systems():
        found = score(system, {})
        assert (found.low, found.high, found.grades) == (0, 100, ("差", "优"))


def test_an_indicator_that_is_not_examined_leaves_points_and_total() -> None:
    found = scored(data(no_building=True, satisfaction="90"))
    # 100 - 4 (基建) = 96; 满意度 8 of 10, 收入 2 of 5: 96 - 2 - 3 = 91; 91 × 100 / 96
    assert found.low == found.high == DECIMAL("94.79166666666666666666666667")
    assert codes(found) == ["total.scaled"]
    building = next(each for each in found.indicators if each.id == "building")
    assert building.excluded and (building.low, building.high) == (0, 0)


def test_where_it_is_open_whether_an_indicator_is_examined_both_totals_are_held() -> None:
    found = scored({"no_building": Datum(None)}, {"building": Judgement(level="不规范", judged=DECIMAL(0))})
    # examined: 96 of 100; not examined: 收入 2 of 5, 93 of 96 = 96.875; and 收入 may be 5 all the same: 96 of 96
    assert (found.low, found.high) == (93, 100)


def test_bonus_and_malus_move_the_total_and_stay_within_it() -> None:
    lower = data(satisfaction="80")  # 8 - 5 steps of 1 = 3: total 93
    assert scored(lower).low == 93
    assert scored(lower, {"innovation": Judgement(breaches=DECIMAL(2))}).high == 95
    assert scored(lower, {"innovation": Judgement(breaches=DECIMAL(9))}).high == 96  # at most 3
    assert scored(lower, {"award": Judgement(breaches=DECIMAL(5))}).high == 95  # once
    assert scored(lower, {"violation": Judgement(breaches=DECIMAL(3))}).low == 87
    assert scored(lower, {"violation": Judgement(breaches=DECIMAL(30))}).low == 83  # at most 10
    assert scored(None, {"innovation": Judgement(breaches=DECIMAL(3))}).high == 100
    open_ = scored(lower, {"violation": Judgement()})
    assert (open_.low, open_.high, codes(open_)) == (83, 93, ["adjusted.open"])


def test_a_cap_holds_the_grade_or_the_total() -> None:
    found = scored(data(serious_problem=True))
    assert (found.low, found.high, found.grades) == (100, 100, ("良", "良"))
    open_ = scored({"serious_problem": Datum(None)})
    assert (open_.grades, codes(open_)) == (("良", "优"), ["capped.open"])
    overspent = scored(data(executed="201"))
    assert (overspent.high, overspent.grades) == (59, ("差", "差"))
    maybe = scored({"executed": Datum(Bounds(DECIMAL(195), DECIMAL(205)))})
    assert maybe.low <= 59 < maybe.high


def test_an_incomplete_table_scores_its_lines_and_leaves_the_rest_open() -> None:
    sichuan = system_named("sichuan-2020-department")
    found = score(sichuan, data(reallocated="0", budget_initial="10"), {"target_setting": Judgement(held=(True, True))})
    assert (found.low, found.high, codes(found)) == (20, 100, ["total.unseen"])


def test_a_framework_takes_its_weights_from_the_set_that_is_named() -> None:
    framework = system_named("mof-2013-53-department")
    whole, seen = score(framework, {}), score(framework, {}, weight_set="guangshui-2019")
    assert (whole.weight_set, len(whole.indicators)) == ("example", 28)
    assert (len(seen.indicators), sum(each.weight for each in seen.indicators)) == (7, 14)
    for system, name in ((framework, "none"), (HUNAN, "example")):
        with pytest.raises(InvalidData):
            score(system, {}, weight_set=name)


def test_the_grade_is_that_of_the_total_before_it_is_rounded() -> None:
    # 20 of 收入 5 -> 2 and 满意度 3 of 10, 及时性 4.5: 89.5; the table of grades begins 优 at 90
    found = scored(data(satisfaction="80", donations="0", late_days="1"))
    assert (found.low, found.grades) == (DECIMAL("89.5"), ("良", "良"))


def test_missing_measures_are_named_where_they_would_narrow_the_points() -> None:
    found = score_line(HUNAN, "staff_control_rate", data(staff_on_duty="29", staff_establishment=None))
    assert found.missing == ("staff.establishment",) and found.formula == "29 / 编制数（？） × 100"
    waived = score_line(HUNAN, "building_area_control_rate", data(no_building_project=True))
    assert waived.missing == ()


def test_a_value_of_the_wrong_kind_or_of_absurd_size_is_refused() -> None:
    for wrong in (Datum(True), Datum(DECIMAL("1e999999")), Datum(DECIMAL("NaN")), Datum(DECIMAL("1e-999999")), Datum(DECIMAL("Infinity"))):
        with pytest.raises(InvalidData):
            score(HUNAN, {"staff_on_duty": wrong})
    with pytest.raises(InvalidData):
        score(HUNAN, data(no_building_project="1"))


def test_a_judgement_that_does_not_fit_the_rule_is_told() -> None:
    own = (
        OwnIndicator(name="满意", points=DECIMAL(6), level="很好"),
        OwnIndicator(name="质量", points=DECIMAL(4), level="好", judged=DECIMAL(1)),
    )
    found = score_line(ALL_KINDS, "outputs", FULL, Judgement(own=own))
    assert (found.low, found.high) == (DECIMAL("3.2"), 10)
    said = reason(found.remarks, words_of("zh"))
    assert "没有“很好”这一档（可用：好 / 中 / 差）" in said and "评定的 1 分不在 3.2 ~ 4 分以内" in said


def test_every_reason_has_its_words_in_both_languages() -> None:
    found = [scored(), scored(data(no_building=True)), score(ALL_KINDS, {}), scored({name: Datum(None) for name in FULL})]
    found += [score(system, {}) for system in all_systems()]
    for language in LANGUAGES:
        words = words_of(language)
        for each in found:
            assert all(remark_words(remark, words) for remark in each.remarks)
            assert all(reason(indicator.remarks, words) for indicator in each.indicators)


def test_a_department_is_scored_in_milliseconds() -> None:
    start = time.perf_counter()
    for _ in range(20):
        score(HUNAN, {})
    assert time.perf_counter() - start < 2


# facts ---------------------------------------------------------------------------------------------------------------------------------
def fact(measure: str, value: str, unit: str = "万元", at: int = 0, **other: str) -> Fact:
    scenario, period, subject = Scenario(other.get("scenario", "actual")), other.get("period", ""), other.get("subject", "")
    ulp = DECIMAL(other.get("ulp", "0.01"))
    quantity = Quantity(Span(at, at + 5), DECIMAL(value), ulp, UNITS[unit], at + 7, Hedge(other.get("hedge", "exact")))
    return Fact(subject, measure, scenario, period, quantity)


def gathered(*facts: Fact, year: int | None = 2023) -> dict[str, Datum]:
    return gather(HUNAN, facts, year)


def test_a_fact_is_converted_to_the_unit_of_the_form() -> None:
    found = gathered(fact("three_public.total", "123456", "元"), fact("budget.total", "0.15", "亿元", scenario="budget_initial"))
    assert found["three_public_actual"].value == DECIMAL("12.3456") and found["budget_initial"].value == 1500
    assert found["three_public_actual"].evidence[0].span == Span(0, 5)


def test_scenario_period_and_subject_tell_facts_apart() -> None:
    found = gathered(
        fact("three_public.total", "9", scenario="budget_initial"),
        fact("three_public.total", "8", scenario="budget_initial", period="prior"),
        fact("expenditure.public", "7", period="2022"),
        fact("expenditure.public", "6", period="2023"),
        fact("procurement.total", "5", subject="园区项目"),
        fact("staff.on_duty", "4", "万元"),
    )
    values = {name: datum.value for name, datum in found.items()}
    assert values == {"three_public_budget": 9, "three_public_budget_prior": 8, "public_actual": 6}


def test_figures_that_differ_give_the_range_between_them_and_say_so() -> None:
    found = gathered(fact("staff.on_duty", "29", "人", ulp="0"), fact("staff.on_duty", "31", "人", at=50, ulp="0"))["staff_on_duty"]
    assert found.value == Bounds(DECIMAL(29), DECIMAL(31)) and len(found.evidence) == 2
    points = score_line(HUNAN, "staff_control_rate", {"staff_on_duty": found, **data(staff_establishment="30")})
    assert (points.low, points.high) == (DECIMAL("3.5"), 5)
    assert "在职人员数有几个不同的数（29、31人）" in reason(points.remarks, words_of("zh"))


def test_a_rounded_figure_agrees_with_the_exact_one() -> None:
    found = gathered(fact("expenditure.public", "1422.2", ulp="0.1"), fact("expenditure.public", "1422.15"))["public_actual"]
    assert found.value == DECIMAL("1422.15") and found.remarks == ()


def test_an_approximate_figure_is_a_range() -> None:
    found = gathered(fact("expenditure.public", "100", hedge="about"))["public_actual"]
    assert found.value == Bounds(DECIMAL(90), DECIMAL(110)) and found.remarks[0].code == "hedged"
    assert gathered(fact("expenditure.public", "100", hedge="at_least"))["public_actual"].value == Bounds(DECIMAL(100), None)


def test_a_total_that_is_not_stated_is_the_sum_of_its_parts() -> None:
    parts = {"abroad": "1", "vehicles": "2.5", "reception": "3"}
    found = gathered(*(fact(f"three_public.{part}", value, at=1000 * n) for n, (part, value) in enumerate(parts.items())))
    assert found["three_public_actual"].value == DECIMAL("6.5") and found["three_public_actual"].remarks[0].code == "summed"
    far = gathered(fact("three_public.abroad", "1"), fact("three_public.reception", "3", at=1000))
    near = gathered(fact("three_public.abroad", "1"), fact("three_public.reception", "3", at=100))
    assert "three_public_actual" not in far and near["three_public_actual"].value == 4
    assert "公务用车购置及运行维护费）按没有计" in reason(near["three_public_actual"].remarks, words_of("zh"))


def test_an_overstaffed_department_cannot_have_full_points() -> None:
    text = (
        "青萝县科技局2023年度部门整体支出绩效自评报告\n\n"
        "本局行政编制13名，机关后勤服务事业编制4名。实际人数为79人，其中在职29人，退休50人。\n"
    )
    extraction = check(document_of_text(text)).extraction
    found = score(HUNAN, gather(HUNAN, extraction.facts, extraction.profile.year))
    (staff, *_) = found.indicators
    assert (found.high, staff.high, staff.formula) == (95, 0, "29 / 17 × 100")
    assert [text[mark.span.start : mark.span.end] for mark in staff.evidence] == ["29", "13", "4"]


# claims --------------------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("claimed", "by"),
    [
        ("4.5", "rule"),  # 101.6 %: one complete step
        ("4", "counting"),  # started: two steps
        ("4.2", "counting"),  # proportional: 1.6 × 0.5 = 0.8 off
        ("7.5", "variant"),  # copy D: weight 8
        ("5", ""),  # a claim in whole points is exact
        ("4.7", ""),
    ],
)
def test_a_claim_can_rest_on_another_counting_or_another_copy(claimed: str, by: str) -> None:
    found = attainable(HUNAN, "staff_control_rate", DECIMAL(claimed), data(staff_on_duty="1016", staff_establishment="1000"))
    assert (found.by, found.fits) == (by, bool(by))
    assert found.bounds == Bounds(DECIMAL("4.5"), DECIMAL("4.5"))


def test_a_claim_can_rest_on_a_rounded_value() -> None:
    known = data(satisfaction="89.96")
    assert attainable(HUNAN, "public_satisfaction", DECIMAL(6), known).by == "rounding"
    assert attainable(HUNAN, "public_satisfaction", DECIMAL(6), known, places=(2,)).by == ""


def test_a_claim_with_decimals_stands_for_what_rounds_to_it() -> None:
    known = data(executed="98.765", annual_budget="100")
    project = system_named("mof-2020-10-project")
    assert attainable(project, "budget_execution_rate", DECIMAL("9.88"), known).by == "rule"
    assert attainable(project, "budget_execution_rate", DECIMAL("9.9"), known).by == "rule"
    assert attainable(project, "budget_execution_rate", DECIMAL("10"), known, places=()).by == ""


def test_every_claim_within_an_open_interval_fits() -> None:
    assert attainable(HUNAN, "staff_control_rate", DECIMAL("3.3"), {}).by == "rule"
    assert attainable(HUNAN, "staff_control_rate", DECIMAL("9"), {}).by == ""
