"""The JSON of `check`, version 1: a contract (schema.json). Keys may be added, none renamed or removed within a version."""

from collections.abc import Iterable, Iterator
from importlib import resources

import msgspec

from jixiao import __version__
from jixiao.model import Coverage, Document, Finding, Mark, Relation, Undecided, Unreadable
from jixiao.render.finding import message
from jixiao.render.score_json import score_json
from jixiao.render.span_json import Json, span_json
from jixiao.review import Outcome, Review
from jixiao.rules import all_rules

VERSION = 1


def schema_text() -> str:
    """The JSON Schema (2020-12) of this output."""
    return resources.files("jixiao.render").joinpath("schema.json").read_text(encoding="utf-8")


def json_text(outcomes: Iterable[Outcome], language: str) -> Iterator[str]:
    """The whole JSON piece by piece, each document as soon as it is there."""
    tool = msgspec.json.encode({"name": "jixiao", "version": __version__}).decode()
    yield f'{{\n  "version": {VERSION},\n  "tool": {tool},\n  "documents": ['
    for number, outcome in enumerate(outcomes, 1):
        body = msgspec.json.format(msgspec.json.encode(document_json(outcome, number, language)), indent=2).decode()
        yield ("," if number > 1 else "") + "\n    " + body.replace("\n", "\n    ")
    yield "\n  ]\n}\n"


def document_json(outcome: Outcome, number: int, language: str) -> Json:
    """One file. `number` is its place in the run, from 1: document d1, d2 ...; `language` words the messages."""
    name = f"d{number}"
    head: Json = {"id": name, "path": outcome.path.encode("utf-8", "replace").decode(), "sha256": outcome.sha256}
    if outcome.review is None:
        failure = outcome.failure
        assert failure is not None, "an outcome has a review or a failure"
        return head | _empty() | {"error": {"code": failure.code, "message": failure.messages[language]}}
    return head | _DocumentJson(name, outcome.review, outcome.fingerprints, language).whole() | {"baselined": outcome.baselined}


def relation_json(relation: Relation, name: str, document: Document, document_name: str) -> Json:
    """A relation with its operands as spans."""
    return {
        "id": name,
        "kind": relation.kind.value,
        "status": relation.status.value,
        "formula": relation.formula,
        "stated": relation.stated,
        "computed": relation.computed,
        "unit": relation.unit,
        "reading": {"support": _bits(relation.reading.support), "runner_up": _bits(relation.reading.runner_up)},
        "spans": [span_json(document, document_name, operand.span, operand.role) for operand in relation.operands],
    }


class _DocumentJson:
    """One checked document: knows the ids of its relations."""

    def __init__(self, name: str, review: Review, fingerprints: tuple[str, ...], language: str) -> None:
        self.name, self.review, self.fingerprints, self.language = name, review, fingerprints, language
        self.document = review.extraction.document
        self.families = {rule.code: rule.family for rule in all_rules()}
        self.relations = list(review.extraction.relations)
        self.ids = {id(relation): f"r{n}" for n, relation in enumerate(self.relations, 1)}
        self.equals: dict[Relation, str] = {}

    def whole(self) -> Json:
        extraction = self.review.extraction
        findings = [self._finding(n, finding, self.fingerprints[n - 1]) for n, finding in enumerate(self.review.findings, 1)]
        return {
            "format": self.document.format,
            "kind": extraction.profile.kind.value,
            "year": extraction.profile.year,
            "characters": len(self.document.text),
            "quantities": len(extraction.quantities),
            "relations": [relation_json(r, f"r{n}", self.document, self.name) for n, r in enumerate(self.relations, 1)],
            "findings": findings,
            "coverage": self._coverage(self.review.coverage, self.document.unreadable),
            "score": None if self.review.scored is None else score_json(self.review.scored, self.name, self.language),
            "error": None,
        }

    def _finding(self, number: int, finding: Finding, fingerprint: str) -> Json:
        return {
            "id": f"f{number}",
            "rule": finding.rule,
            "family": self.families[finding.rule],
            "severity": finding.severity.value,
            "message": message(finding, self.language),
            "stated": finding.stated or None,
            "computed": finding.computed or None,
            "diagnosis": finding.diagnosis.value if finding.diagnosis else None,
            "suggestions": [{"span": s.mark, "old": s.old, "new": s.new} for s in finding.suggestions],
            "relations": [self._relation_id(relation) for relation in finding.relations],
            "fingerprint": fingerprint,
            "spans": self._spans(finding.marks),
        }

    def _relation_id(self, relation: Relation) -> str:
        """The relation's id; one that a rule made itself joins the document's relations."""
        if name := self.ids.get(id(relation)):
            return name
        if not self.equals:
            self.equals = {known: self.ids[id(known)] for known in self.relations}
        if name := self.equals.get(relation):
            return name
        self.relations.append(relation)
        name = self.ids[id(relation)] = self.equals[relation] = f"r{len(self.relations)}"
        return name

    def _spans(self, marks: Iterable[Mark]) -> list[Json]:
        return [span_json(self.document, self.name, mark.span, mark.role) for mark in marks]

    def _coverage(self, coverage: Coverage, unreadable: tuple[Unreadable, ...]) -> Json:
        return {
            "held": coverage.held,
            "broken": coverage.broken,
            "unverifiable": [self._undecided(undecided) for undecided in coverage.unverifiable],
            "unreadable": [{"reason": p.reason, "place": None if p.place is None else msgspec.to_builtins(p.place)} for p in unreadable],
        }

    def _undecided(self, undecided: Undecided) -> Json:
        return {"what": undecided.what, "reason": undecided.reason, "spans": self._spans(undecided.marks)}


def _empty() -> Json:
    return {
        "format": None,
        "kind": None,
        "year": None,
        "characters": 0,
        "quantities": 0,
        "relations": [],
        "findings": [],
        "coverage": {"held": 0, "broken": 0, "unverifiable": [], "unreadable": []},
        "score": None,
        "baselined": 0,
    }


def _bits(value: float) -> float:
    """Support in bits, to a tenth; JSON knows no infinity."""
    return round(max(-1e6, min(1e6, value)), 1) if value == value else 0.0
