"""The words of the faces: both languages say the same things."""

import ast
import string
from pathlib import Path

import pytest

import jixiao
from jixiao.model import Diagnosis, DocumentKind, Hedge, Kind, Scenario, Severity, Status
from jixiao.readers import document_of_text
from jixiao.render.finding import message
from jixiao.render.words import LANGUAGES, words_of
from jixiao.review import check
from jixiao.rules import all_rules

ZH, EN = (words_of(language).table for language in LANGUAGES)
REPORTS = sorted(Path(__file__).parent.glob("accuracy/documents/open/*.txt"))


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_both_tables_have_the_same_keys() -> None:
    # what a report itself says (units) needs English words only
    assert set(ZH) == {key for key in EN if not key.startswith("unit.")}


def test_the_same_phrase_takes_the_same_values_in_both_languages() -> None:
    assert [key for key in ZH.keys() & EN.keys() if fields(ZH[key]) != fields(EN[key])] == []


def test_no_table_speaks_the_other_language() -> None:
    assert [phrase for phrase in EN.values() if not phrase.translate(dict.fromkeys(map(ord, "…“”×"))).isascii()] == []


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


def reasons_in_the_code() -> set[str]:
    """The reasons for which the extraction says that a claim cannot be checked."""
    reasons: set[str] = set()
    for file in (Path(jixiao.__file__).parent / "extract").glob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                given = [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
                if isinstance(call.func, ast.Attribute) and call.func.attr == "unverifiable":
                    given += call.args[3:]
                reasons |= {
                    node.value for one in given for node in ast.walk(one) if isinstance(node, ast.Constant) and isinstance(node.value, str)
                }
    return reasons - {""}


@pytest.mark.parametrize("table", [ZH, EN], ids=LANGUAGES)
def test_every_reason_why_a_claim_is_not_checked_has_its_words(table: dict[str, str]) -> None:
    reasons = reasons_in_the_code()
    assert "base not stated" in reasons
    assert [reason for reason in sorted(reasons) if not table.get(f"reason.{reason}")] == []


@pytest.mark.parametrize("report", REPORTS, ids=[report.stem for report in REPORTS])
def test_no_claim_is_left_unchecked_without_a_reason(report: Path) -> None:
    review = check(document_of_text(report.read_text(encoding="utf-8")))
    reasons = {undecided.reason for undecided in review.coverage.unverifiable}
    assert "" not in reasons and all(f"reason.{reason}" in ZH and f"reason.{reason}" in EN for reason in reasons)


def test_a_figure_in_english_has_its_unit_in_english() -> None:
    text = "征收水费268.5万元，比上年的241.3万元增加29.2万元。"
    (finding,) = check(document_of_text(text)).findings
    assert "29.2 × 10,000 yuan" in message(finding, "en") and "29.2万元" in message(finding, "zh")
