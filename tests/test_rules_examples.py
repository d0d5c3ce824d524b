"""Every rule's two examples are what its page says they are; its words are complete in both languages."""

import re
import string

import pytest

from jixiao.extract import extract
from jixiao.readers import document_of_text
from jixiao.render.finding import message
from jixiao.render.words import LANGUAGES
from jixiao.review.examples import review_of_example
from jixiao.rules import Rule, all_rules

RULES = all_rules()
NAMES = [rule.code for rule in RULES]
PREFIX = {
    "sum": "SUM", "share": "SHR", "growth": "GRW", "difference": "DIF", "completion": "CMP", "limit": "LIM",
    "count": "CNT", "repeat": "RPT", "per_capita": "CAP", "grade": "GRD", "score": "SCR", "unit": "UNT",
    "period": "PRD", "structure": "STR", "attachment": "ATT", "breakdown": "BRK", "privacy": "PRV", "reading": "QTY",
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_reports_its_bad_example(rule: Rule) -> None:
    assert {finding.rule for finding in review_of_example(rule, rule.bad).findings} == {rule.code}


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_does_not_report_its_good_example(rule: Rule) -> None:
    assert review_of_example(rule, rule.good).findings == ()


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_code_begins_with_its_family(rule: Rule) -> None:
    assert rule.code[:3] == PREFIX[rule.family]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_rule_has_its_words_in_both_languages(rule: Rule, language: str) -> None:
    assert rule.title[language] and rule.rationale[language] and rule.message[language]
    others = {name.partition(".")[2] for name in rule.message if name.startswith(language)}
    assert others == {name.partition(".")[2] for name in rule.message}, "a wording for one kind of claim is there in both languages"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_message_is_a_whole_sentence_without_gaps_or_false_equations(rule: Rule, language: str) -> None:
    for finding in review_of_example(rule, rule.bad).findings:
        said = message(finding, language)
        assert said.endswith("。" if language == "zh" else ".")
        assert "“”" not in said and "（）" not in said and "()" not in said and "  " not in said and "““" not in said
        assert not re.search(r"\d[eE][+-]?\d", said)
        if language == "en":
            assert not re.search(r"[一-龥]", re.sub(r"“[^”]*”", "", said)), "Chinese only where the report is quoted"
        for expression, result in re.findall(r"[（(]([-\d.,]+ ÷ [-\d.,]+) = ([-\d.,]+)", said):
            top, bottom = (float(number.replace(",", "")) for number in expression.split(" ÷ "))
            assert any(abs(top / bottom * scale - float(result)) < 0.51 for scale in (1, 100))


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_every_wording_of_a_message_takes_values_that_the_rule_gives(rule: Rule) -> None:
    given = {name for finding in review_of_example(rule, rule.bad).findings for name in finding.values}
    for sentence in rule.message.values():
        assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= given


def test_of_two_units_the_one_told_first_is_proposed_in_every_run() -> None:
    """亿元 and 万元 are equally long; the order of a set of words differs from process to process."""
    for first, other, rest in (("28.6亿元", "166000万元", "亿元"), ("286000万元", "16.6亿元", "万元")):
        extraction = extract(document_of_text(f"债务余额{first}，其中一般债务12，专项债务{other}。"))
        unit = [finding.values["unit"] for rule in RULES if rule.code == "UNT001" for finding in rule.check(extraction, rule)]
        assert unit == [rest]
