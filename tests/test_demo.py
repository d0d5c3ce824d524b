"""The invented report of `jixiao demo`: every error in it is found, and nothing else."""

import json
from importlib.resources import files

from gold import FAMILY, compare, overlap, place, review_of
from jixiao.synth import demo_text

TEXT = demo_text()
ERRORS = json.loads((files("jixiao.synth") / "demo.json").read_text(encoding="utf-8"))["errors"]
PLACES = [[place(quotation, TEXT) for quotation in error["at"]] for error in ERRORS]


def test_every_error_of_the_demo_is_found() -> None:
    missing, _ = compare(review_of(TEXT), ERRORS, PLACES)
    assert missing == []


def test_nothing_else_in_the_demo_is_reported() -> None:
    _, alarms = compare(review_of(TEXT), ERRORS, PLACES)
    assert alarms == []


def test_the_errors_of_the_demo_are_as_grave_as_its_list_says() -> None:
    findings = review_of(TEXT).findings
    graver_or_milder = [
        f"{error['id']} {finding.rule} is {finding.severity}"
        for error, where in zip(ERRORS, PLACES, strict=True)
        for finding in findings
        if FAMILY[finding.rule] in error["families"]
        and any(overlap(finding.marks[0].span, span) for span in where)
        and finding.severity != error["severity"]
    ]
    assert graver_or_milder == []
