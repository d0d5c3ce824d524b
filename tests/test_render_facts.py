"""`extract`: facts and relations as JSON and as a table for Excel."""

import csv
import json
from decimal import Decimal

import msgspec
import pytest

from jixiao.model import Dimension, Fact, Hedge, Quantity, Scenario, Span, Unit
from jixiao.readers import document_of_text
from jixiao.render.facts import facts_csv, facts_json
from jixiao.render.words import words_of
from jixiao.review import Outcome, check

TEXT = "=SUM单位全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。"


@pytest.fixture
def outcome() -> Outcome:
    at = TEXT.index("812.40")
    quantity = Quantity(
        Span(at, at + 6), Decimal("-812.40"), Decimal("0.01"), Unit("万元", Dimension.MONEY, Decimal(10000)), at + 8, Hedge.ABOUT
    )
    fact = Fact("=SUM单位", "@支出", Scenario.BUDGET_ADJUSTED, "2023", quantity)
    review = check(document_of_text(TEXT))
    return Outcome("a.txt", "0" * 64, msgspec.structs.replace(review, extraction=msgspec.structs.replace(review.extraction, facts=(fact,))))


def rows(outcome: Outcome, language: str) -> list[dict[str, str]]:
    text = facts_csv(outcome, words_of(language))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def test_the_table_holds_the_fact_with_its_words_and_place(outcome: Outcome) -> None:
    fact = rows(outcome, "zh")[0]
    assert fact["记录"] == "事实" and fact["口径"] == "调整后预算" and fact["时期"] == "2023" and fact["限定"] == "约"
    assert (fact["原文"], fact["位置"]) == ("812.40万元", "第1行")
    assert TEXT[int(fact["起"]) : int(fact["止"])] == "812.40万元"
    relation = rows(outcome, "zh")[1]
    assert relation["记录"] == "关系" and relation["核对结果"] == "不符"


def test_the_table_is_in_one_language(outcome: Outcome) -> None:
    fact, relation = rows(outcome, "en")[:2]
    assert (fact["record"], fact["scenario"], fact["place"]) == ("fact", "adjusted budget", "line 1")
    assert (relation["record"], relation["kind"], relation["status"]) == ("relation", "sum", "inconsistent")


def test_a_cell_that_a_spreadsheet_would_run_is_guarded_and_a_number_stays_one(outcome: Outcome) -> None:
    fact = rows(outcome, "zh")[0]
    assert (fact["主体"], fact["指标"], fact["数值"]) == ("'=SUM单位", "'@支出", "-812.40")


def test_the_json_holds_exact_values_and_the_relations_of_check(outcome: Outcome) -> None:
    whole = json.loads(facts_json(outcome))
    assert whole["facts"][0]["value"] == "-812.40"
    assert whole["facts"][0]["span"]["text"] == "812.40万元"
    assert whole["relations"][0]["kind"] == "sum"
