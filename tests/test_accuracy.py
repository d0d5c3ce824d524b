"""Invented texts with known truth (the open half of tests/accuracy): silence on what is right, a floor on what is found."""

import json
from pathlib import Path

import pytest

from accuracy.measure import edited, family_of, locate, loud, overlaps, review, spans_of

OPEN = Path(__file__).parent / "accuracy"
DOCUMENTS = sorted((OPEN / "documents" / "open").glob("*.txt"))
PASSAGES = sorted((OPEN / "passages" / "open").glob("*.json"))
# Of the errors seeded into the documents, and of the false passages. Raise them with what is reached; never lower them.
FOUND_IN_DOCUMENTS, FOUND_IN_PASSAGES = 0.90, 0.81


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_clean_document_has_no_finding_above_info(path: Path) -> None:
    assert [(finding.rule, finding.values) for finding in loud(review(path.read_text(encoding="utf-8")))] == []


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_what_is_right_in_a_passage_is_not_reported(path: Path) -> None:
    alarms = []
    for passage in json.loads(path.read_text(encoding="utf-8")):
        wrong = [locate(place, passage["text"]) for finding in passage["findings"] for place in finding["at"]]
        for finding in loud(review(passage["text"])):
            if not any(overlaps(span, place) for span in spans_of(finding) for place in wrong):
                alarms.append((passage["id"], finding.rule))
    assert alarms == []


def test_most_errors_seeded_into_documents_are_found() -> None:
    errors = found = 0
    for path in DOCUMENTS:
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text, places = edited(path.read_text(encoding="utf-8"), gold["errors"])
        findings = loud(review(text))
        for error in gold["errors"]:
            errors += 1
            found += any(
                family_of(finding) in error["families"]
                and any(overlaps(span, place) for span in spans_of(finding) for place in places[error["id"]])
                for finding in findings
            )
    assert found >= FOUND_IN_DOCUMENTS * errors


def test_most_false_passages_are_reported() -> None:
    wrong = found = 0
    for path in PASSAGES:
        for passage in json.loads(path.read_text(encoding="utf-8")):
            findings = loud(review(passage["text"]))
            for gold in passage["findings"]:
                if gold.get("severity") != "info":
                    wrong += 1
                    places = [locate(place, passage["text"]) for place in gold["at"]]
                    found += any(
                        family_of(finding) in gold["families"] and any(overlaps(s, p) for s in spans_of(finding) for p in places)
                        for finding in findings
                    )
    assert found >= FOUND_IN_PASSAGES * wrong
