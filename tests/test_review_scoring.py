"""Reports, workbooks and both together are scored, with every fact at its place; claimed scores are held against the facts."""

import pickle
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest

from jixiao.extract import extract
from jixiao.extract.score_tables import score_tables
from jixiao.forms import Filing, read_workbook, workbook_of
from jixiao.indicators import System, all_systems, system_named
from jixiao.model import CellPlace, Line, Severity
from jixiao.readers import document_of_text, read
from jixiao.render.report import report_docx
from jixiao.review import Review, check, check_workbook
from jixiao.review.questionnaire import questionnaire_of
from jixiao.review.scoring import score_both, score_report, score_workbook
from jixiao.synth import invent

SYSTEM = system_named("hunan-department")
STAFF = "云和县林业局2023年度部门整体支出绩效自评报告\n核定编制20名，年末在职人员{staff}人。\n{rest}"
TABLE = (
    "一级指标\t二级指标\t三级指标\t分值\t自评得分\n投入\t预算配置\t在职人员控制率\t{weight}\t{score}\n"
    "投入\t预算配置\t“三公经费”变动率\t5\t5\n"
)


def told(text: str) -> list[tuple[str, Severity]]:
    found = check(document_of_text(text), None, SYSTEM).findings
    return [(finding.rule, finding.severity) for finding in found if finding.rule in ("SCR001", "SCR002")]


def filing() -> Filing:
    return invent(5, questionnaire_of(SYSTEM))


def test_the_sample_loses_points_for_what_its_own_figures_say() -> None:
    text = resources.files("jixiao.synth").joinpath("demo.txt").read_text(encoding="utf-8")
    scored = score_report(extract(document_of_text(text)), SYSTEM)
    staff = scored.score.indicators[0]
    assert (staff.low, staff.high, staff.formula) == (1, 1, "91 / 84 × 100")
    assert [text[mark.span.start : mark.span.end] for mark in staff.evidence] == ["91", "84"]
    assert all(isinstance(scored.document.place_at(mark.span.start), Line) for mark in staff.evidence)
    assert (scored.department, scored.year, scored.claimed_grade) == ("青萝县农业农村局", 2023, "优")
    assert scored.total is not None and scored.total.points == Decimal("86.5")


def test_what_a_report_says_of_its_rules_is_no_judgement() -> None:
    scored = score_report(extract(document_of_text("我局各项管理制度健全，信息公开及时完整。")), SYSTEM)
    assert (scored.score.low, scored.score.high) == (0, 100)


@pytest.mark.parametrize(
    ("staff", "score", "findings"),
    [
        (21, "2.5", []),
        (21, "5", [("SCR002", Severity.ERROR)]),
        (21, "1", [("SCR002", Severity.WARNING)]),
        (22, "3", [("SCR002", Severity.INFO)]),  # another copy of the table has 8 full marks for this indicator
    ],
)
def test_a_claimed_score_is_held_against_the_figures(staff: int, score: str, findings: list[tuple[str, Severity]]) -> None:
    assert told(STAFF.format(staff=staff, rest=TABLE.format(weight=5, score=score))) == findings


def test_a_table_with_other_full_marks_is_not_held_against_this_one() -> None:
    assert told(STAFF.format(staff=30, rest=TABLE.format(weight=7, score=7))) == []


def test_an_unreachable_total_names_what_is_lost_and_points_at_the_figures() -> None:
    text = STAFF.format(staff=30, rest="自评得分98分，评价等级为“优”。")
    (finding,) = [each for each in check(document_of_text(text), None, SYSTEM).findings if each.rule == "SCR001"]
    assert [text[mark.span.start : mark.span.end] for mark in finding.marks] == ["98", "30", "20"]
    assert "在职人员控制率5分" in finding.values["reasons"] and finding.computed == "0~95"


def test_without_a_system_nothing_is_scored() -> None:
    review = check(document_of_text(STAFF.format(staff=30, rest="自评得分98分，评价等级为“优”。")))
    assert review.scored is None and not any(finding.rule.startswith("SCR") for finding in review.findings)


def test_a_report_with_its_workbook_has_the_places_of_both() -> None:
    workbook = read_workbook(workbook_of(filing()))
    extraction = extract(read(report_docx(workbook.filing).data, "报告.docx"))
    alone, other, both = score_report(extraction, SYSTEM), score_workbook(workbook, SYSTEM), score_both(extraction, workbook, SYSTEM)
    assert (both.score.low, both.score.high) == (other.score.low, other.score.high)
    assert alone.score.low <= other.score.low and other.score.high <= alone.score.high
    staff = both.score.indicators[0]
    places = [both.document.place_at(mark.span.start) for mark in staff.evidence]
    assert any(isinstance(place, CellPlace) for place in places) and not all(isinstance(place, CellPlace) for place in places)


def test_the_claims_of_a_report_are_those_of_its_workbook() -> None:
    workbook = read_workbook(workbook_of(filing()))
    scored = score_report(extract(read(report_docx(workbook.filing).data, "报告.docx")), SYSTEM)
    assert {identity: claim.points for identity, claim in scored.claims.items()} == workbook.filing.self_scores()


def test_where_report_and_workbook_contradict_each_other_both_are_possible() -> None:
    workbook = read_workbook(workbook_of(filing()))
    extraction = extract(document_of_text(STAFF.format(staff=30, rest="")))
    staff = score_both(extraction, workbook, SYSTEM).score.indicators[0]
    assert (staff.low, staff.high) == (0, 5)
    assert "contradiction" in [remark.code for remark in staff.remarks]


def test_a_workbook_is_reviewed_at_its_cells() -> None:
    review = check_workbook(read_workbook(workbook_of(filing())), SYSTEM)
    assert review.scored is not None and review.scored.score.low == review.scored.score.high
    assert review.findings and all(finding.rule.startswith("SCR") for finding in review.findings)
    assert isinstance(review.extraction.document.place_at(review.findings[0].marks[0].span.start), CellPlace)


def test_a_review_with_a_score_goes_between_processes() -> None:
    review = check(document_of_text(STAFF.format(staff=30, rest="")), None, SYSTEM)
    copy: Review = pickle.loads(pickle.dumps(review))
    assert copy.scored is not None and review.scored is not None and copy.scored.score == review.scored.score


def test_a_table_whose_scores_are_all_there_is_held_against_the_total_of_the_text() -> None:
    text = "自评得分98分，评价等级为“优”。\n附件\n" + TABLE.format(weight=5, score=5) + "过程\t预算执行\t预算完成率\t90\t84\n"
    assert len(score_tables(document_of_text(text))[0].rows) == 3
    assert [finding.rule for finding in check(document_of_text(text)).findings if finding.rule[:3] == "SCR"] == ["SCR003"]


@pytest.mark.parametrize("system", all_systems(), ids=lambda system: system.id)
def test_every_report_has_a_score_by_every_system(system: System) -> None:
    for file in sorted(Path(__file__).parent.glob("samples/*.txt")):
        review = check(document_of_text(file.read_text(encoding="utf-8")), None, system)
        assert review.scored is not None
        score = review.scored.score
        assert 0 <= score.low <= score.high
        for one in score.indicators:
            assert 0 <= one.low <= one.high <= one.weight
            assert all(0 <= mark.span.start < mark.span.end <= len(review.scored.document.text) for mark in one.evidence)


@pytest.mark.parametrize("seed", range(4))
def test_a_report_alone_never_excludes_the_score_that_its_data_give(seed: int) -> None:
    workbook = read_workbook(workbook_of(invent(seed, questionnaire_of(SYSTEM))))
    alone = score_report(extract(read(report_docx(workbook.filing).data, "报告.docx")), SYSTEM)
    whole = score_workbook(workbook, SYSTEM)
    for one, other in zip(alone.score.indicators, whole.score.indicators, strict=True):
        assert one.low <= other.low and other.high <= one.high, one.id


def test_two_numbers_of_people_are_not_taken_for_one_rounded() -> None:
    text = "核定编制20名，年末在职人员20人。\n我局年末在职人员21人。"
    staff = score_report(extract(document_of_text(text)), SYSTEM).score.indicators[0]
    assert (staff.low, staff.high) == (Decimal("2.5"), 5)
    assert "conflict" in [remark.code for remark in staff.remarks]


def test_a_total_of_which_some_parts_alone_are_told_stays_missing() -> None:
    text = "云和县林业局2023年度部门整体支出绩效自评报告\n四、“三公”经费\n公务接待费2023年预算安排10万元，年末公务接待支出8.65万元。\n"
    by_id = {one.id: one for one in score_report(extract(document_of_text(text)), SYSTEM).score.indicators}
    rate = by_id["three_public_control_rate"]
    assert (rate.low, rate.high) == (0, 7)
