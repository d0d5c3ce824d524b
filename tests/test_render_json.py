"""The JSON of `check`: every output keeps the contract."""

import json
from decimal import Decimal
from importlib import resources
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from jixiao.indicators.systems import shipped_ids
from jixiao.model import CellPlace, Page, Paragraph, Relation, Span
from jixiao.readers import document_of_text
from jixiao.render.json import json_text, schema_text
from jixiao.render.span_json import span_json
from jixiao.review import Failure, Outcome, check
from jixiao.review.examine import examine
from jixiao.review.settings import Settings
from jixiao.rules import all_rules

SCHEMA = json.loads(schema_text())
REPORTS = sorted(Path(__file__).parent.glob("accuracy/documents/open/*.txt"))
BROKEN = "全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。"


def output(*outcomes: Outcome, language: str = "zh") -> dict:
    whole = json.loads("".join(json_text(outcomes, language)))
    Draft202012Validator(SCHEMA).validate(whole)
    return whole


def test_the_schema_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", REPORTS, ids=[report.stem for report in REPORTS])
def test_a_real_output_keeps_the_contract_and_its_spans_are_slices_of_the_text(report: Path) -> None:
    data = report.read_bytes()
    text = data.decode("utf-8-sig")
    (document,) = output(examine(data, str(report), Settings()))["documents"]
    assert document["characters"] == len(text)
    ids = {relation["id"] for relation in document["relations"]}
    spans = [span for item in (*document["relations"], *document["findings"]) for span in item["spans"]]
    assert spans and all(text[span["start"] : span["end"]] == span["text"] and len(span["text"]) <= 60 for span in spans)
    for finding in document["findings"]:
        assert set(finding["relations"]) <= ids
        assert all(suggestion["span"] < len(finding["spans"]) for suggestion in finding["suggestions"])


@pytest.mark.parametrize("rule", all_rules(), ids=[rule.code for rule in all_rules()])
def test_what_each_rule_reports_keeps_the_contract(rule: object) -> None:
    for language in ("zh", "en"):
        output(examine(rule.bad.encode(), "bad.txt", Settings()), language=language)


def test_documents_are_numbered_in_order_and_the_unreadable_one_has_its_error() -> None:
    failed = Outcome("x.docx", "0" * 64, failure=Failure("encrypted", {"zh": "加了密码。", "en": "Password."}))
    first, second = output(examine(BROKEN.encode(), "a.txt", Settings()), failed, language="en")["documents"]
    assert (first["id"], second["id"]) == ("d1", "d2")
    assert first["error"] is None and first["score"] is None
    assert second["error"] == {"code": "encrypted", "message": "Password."}
    assert first["findings"][0]["spans"][0]["document"] == "d1"


def test_a_run_over_nothing_is_still_json() -> None:
    assert output()["documents"] == []


def test_a_relation_that_a_rule_made_joins_the_relations() -> None:
    review = check(document_of_text(BROKEN))
    made = msgspec.structs.replace(review.extraction.relations[0], formula="made", residual=Decimal(7))
    assert isinstance(made, Relation)
    finding = msgspec.structs.replace(review.findings[0], relations=(review.extraction.relations[0], made))
    review = msgspec.structs.replace(review, findings=(finding, finding))
    (document,) = output(Outcome("a.txt", review=review, fingerprints=("0" * 16, "0" * 16 + "-2")))["documents"]
    known = len(review.extraction.relations)
    assert len(document["relations"]) == known + 1
    assert [finding["relations"] for finding in document["findings"]] == [["r1", f"r{known + 1}"]] * 2


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Paragraph(31), {"paragraph": 31}),
        (Paragraph(31, "footnotes"), {"paragraph": 31, "part": "footnotes"}),
        (Paragraph(31, table=2, row=3, column=1), {"paragraph": 31, "table": 2, "row": 3, "column": 1}),
        (Page(3, (1.0, 2.0, 3.0, 4.5)), {"page": 3, "box": [1.0, 2.0, 3.0, 4.5]}),
        (CellPlace("支出", "C7"), {"sheet": "支出", "cell": "C7"}),
    ],
)
def test_places_of_every_kind_of_source_keep_the_contract(place: object, expected: dict) -> None:
    document = document_of_text("甲" * 100)
    document = msgspec.structs.replace(document, anchors=(msgspec.structs.replace(document.anchors[0], place=place),))
    span = json.loads(msgspec.json.encode(span_json(document, "d1", Span(10, 99), "heading")))
    assert span["place"] == expected
    assert span["text"] == "甲" * 60 and span["end"] == 70
    Draft202012Validator({**SCHEMA, "$ref": "#/$defs/span", "required": [], "properties": {}}).validate(span)


def test_file_names_that_are_no_text_do_not_break_the_json() -> None:
    failed = Outcome("坏\udcff.txt", failure=Failure("missing", {"zh": "没有。", "en": "None."}))
    assert output(failed)["documents"][0]["path"] == "坏?.txt"


def test_the_score_keeps_the_contract_and_its_evidence_is_slices_of_the_text() -> None:
    data = resources.files("jixiao.synth").joinpath("demo.txt").read_bytes()
    text = data.decode("utf-8")
    for name in shipped_ids():
        (document,) = output(examine(data, "demo.txt", Settings(system=name)), language="en")["documents"]
        score = document["score"]
        assert score["system"] == name and score["indicators"]
        spans = [span for one in score["indicators"] for span in one["evidence"]]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
