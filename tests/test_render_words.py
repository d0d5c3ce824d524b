"""The words of the faces: both languages say the same things."""

import string
from pathlib import Path

import pytest

from jixiao.model import Diagnosis, DocumentKind, Hedge, Kind, Scenario, Severity, Status
from jixiao.readers import document_of_text
from jixiao.render.words import LANGUAGES, words_of
from jixiao.review import check
from jixiao.rules import all_rules

ZH, EN = (words_of(language).table for language in LANGUAGES)
REPORTS = sorted(Path(__file__).parent.glob("accuracy/documents/open/*.txt"))


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_both_tables_have_the_same_keys() -> None:
    # the words that the code itself uses for reasons are English
    assert {key for key in ZH if not key.startswith("reason.")} == {key for key in EN if not key.startswith("reason.")}


def test_the_same_phrase_takes_the_same_values_in_both_languages() -> None:
    assert [key for key in ZH.keys() & EN.keys() if fields(ZH[key]) != fields(EN[key])] == []


def test_no_table_speaks_the_other_language() -> None:
    assert [phrase for phrase in EN.values() if not phrase.replace("…", "").replace("“", "").replace("”", "").isascii()] == []


def test_every_closed_set_of_the_model_has_its_words() -> None:
    for prefix, members in {
        "severity": Severity,
        "diagnosis": Diagnosis,
        "document": DocumentKind,
        "family": Kind,
        "scenario": Scenario,
        "status": Status,
        "hedge": Hedge,
    }.items():
        assert [member for member in members if f"{prefix}.{member}" not in ZH] == []


def test_every_family_of_rules_has_its_words() -> None:
    assert [rule.code for rule in all_rules() if f"family.{rule.family}" not in ZH] == []


@pytest.mark.parametrize("report", REPORTS, ids=[report.stem for report in REPORTS])
def test_every_reason_why_a_claim_was_not_checked_can_be_said_in_chinese(report: Path) -> None:
    review = check(document_of_text(report.read_text(encoding="utf-8")))
    assert {undecided.reason for undecided in review.coverage.unverifiable if f"reason.{undecided.reason}" not in ZH} == set()
