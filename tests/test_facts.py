"""The facts that a document states: whose, what, in which scenario and period, with the very words of the text."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.extract import extract
from jixiao.model import Document, Fact, Scenario
from jixiao.readers import document_of_text
from jixiao.synth import demo_text

REPORTS = sorted(Path(__file__).parent.glob("accuracy/documents/open/*.txt"))


def facts_of(text: str) -> tuple[Fact, ...]:
    return extract(document_of_text(text)).facts


def told(text: str) -> list[tuple[str, str]]:
    """Measure and words of each fact."""
    return [(fact.measure, text[fact.quantity.span.start : fact.quantity.unit_end]) for fact in facts_of(text)]


def only(text: str, words: str) -> Fact:
    (fact,) = (fact for fact in facts_of(text) if text[fact.quantity.span.start : fact.quantity.unit_end] == words)
    return fact


def slices_back(document: Document, fact: Fact) -> bool:
    """Whether the fact's place holds its figure; one in Chinese numerals is only looked at for being there."""
    quantity = fact.quantity
    words = document.text[quantity.span.start : quantity.span.end]
    printed = words.replace(",", "").lstrip("+-")
    is_plain = printed.isascii() and printed.replace(".", "", 1).isdecimal()
    return bool(words.strip()) and quantity.span.end <= quantity.unit_end and (not is_plain or Decimal(printed) == abs(quantity.value))


def test_a_measure_of_the_catalogue_has_its_id_under_all_its_names() -> None:
    text = "公务接待费支出8.65万元。公务接待支出决算8.65万元。基本支出523.15万元。津补贴31.20万元。"
    assert told(text) == [
        ("three_public.reception", "8.65万元"),
        ("three_public.reception", "8.65万元"),
        ("expenditure.basic", "523.15万元"),
        ("30102", "31.20万元"),
    ]


def test_a_measure_that_no_catalogue_has_is_told_in_the_words_used() -> None:
    assert told("建成农药包装废弃物回收网点64个。") == [("建成农药包装废弃物回收网点", "64个")]


def test_budget_and_result_are_one_measure_in_two_scenarios() -> None:
    text = "“三公”经费预算32.00万元，“三公”经费支出34.59万元。"
    assert only(text, "32.00万元").scenario is Scenario.BUDGET_INITIAL
    assert only(text, "34.59万元").scenario is Scenario.ACTUAL
    assert {fact.measure for fact in facts_of(text)} == {"three_public.total"}


def test_target_and_establishment_are_told_as_such() -> None:
    assert only("农村新增5G基站任务数79个，已完成116个。", "79个").scenario is Scenario.TARGET
    assert only("核定行政编制13名，实有在职人员11名。", "13名").scenario is Scenario.APPROVED


@pytest.mark.parametrize(
    ("sentence", "words", "period"),
    [
        ("全年支出812.40万元。", "812.40万元", ""),
        ("2023年支出812.40万元。", "812.40万元", ""),
        ("2022年支出812.40万元。", "812.40万元", "2022"),
        ("上年支出812.40万元。", "812.40万元", "prior"),
        ("1-11月，企业销售收入18.62亿元，工业用电量4.1亿度。", "4.1亿度", "2023-01..11"),
        ("截至11月底，企业销售收入18.62亿元。", "18.62亿元", "2023-01..11"),
        ("6月投资8000万元。", "8000万元", "2023-06"),
        ("对企业的补助支出200万元（2021年度科技奖励120万元，贷款贴息80万元）。", "80万元", ""),
        ("对企业的补助支出200万元（2021年度科技奖励120万元，贷款贴息80万元）。", "120万元", "2021"),
    ],
)
def test_the_period_is_the_one_of_the_words_and_empty_for_the_document_s_own_year(sentence: str, words: str, period: str) -> None:
    assert only("青山县水务局2023年度部门整体支出绩效自评报告\n一、部门概况\n" + sentence, words).period == period


def test_last_year_s_value_behind_a_figure_is_of_the_same_measure() -> None:
    fact = only("水产养殖面积4125亩，较上年的3860亩增加265亩。", "3860亩")
    assert (fact.measure, fact.period) == ("水产养殖面积", "prior")


def test_a_fall_is_negative_and_named_as_a_change() -> None:
    text = "全县化肥使用量3.12万吨，农药使用量下降3.41%。"
    fact = only(text, "3.41%")
    assert (fact.measure, str(fact.quantity.value), fact.subject) == ("农药使用量增减率", "-3.41", "全县")


def test_figures_behind_a_named_project_are_told_of_it() -> None:
    text = "推进“稻渔综合种养”项目建设，累计完成投资432万元，占总投资的80%；新建泵站3座。"
    assert only(text, "432万元").subject == "稻渔综合种养"
    assert only(text, "3座").subject == ""


def test_a_unit_stated_once_for_a_list_holds_for_every_figure() -> None:
    facts = facts_of("三年投资分别为56、73、41亿元。")
    assert [(str(fact.quantity.value), fact.quantity.unit.text) for fact in facts] == [("56", "亿元"), ("73", "亿元"), ("41", "亿元")]


def test_a_figure_without_a_name_states_nothing() -> None:
    assert facts_of("812.40万元。") == ()


@pytest.mark.parametrize("report", REPORTS, ids=[report.stem for report in REPORTS])
def test_every_fact_of_a_report_leads_back_to_its_words(report: Path) -> None:
    document = document_of_text(report.read_text(encoding="utf-8"))
    facts = extract(document).facts
    assert len(facts) >= 20
    assert [fact for fact in facts if not slices_back(document, fact)] == []


@given(st.lists(st.sampled_from(demo_text().splitlines()), max_size=12), st.sampled_from(["\n", "，\n", ""]))
def test_every_fact_leads_back_to_its_words_in_any_order_of_lines(lines: list[str], join: str) -> None:
    document = document_of_text(join.join(lines))
    assert all(slices_back(document, fact) for fact in extract(document).facts)


@given(st.text(alphabet="全年支出预算上较比增减长下降8120.，。；（）%万元个2023月-“”项目\n", max_size=120))
def test_any_text_gives_facts_in_order_with_a_measure(text: str) -> None:
    document = document_of_text(text)
    facts = extract(document).facts
    starts = [fact.quantity.span.start for fact in facts]
    assert starts == sorted(starts) and all(fact.measure for fact in facts)
