"""What a document states, as data: facts and relations with their places."""

import csv
import io
from collections.abc import Iterator

import msgspec

from jixiao import __version__
from jixiao.model import Document, Fact, Hedge, Quantity, Relation, Span
from jixiao.render.excerpt import ELLIPSIS
from jixiao.render.json import VERSION, Json, relation_json, span_json
from jixiao.render.places import place_words
from jixiao.render.words import Words
from jixiao.review import Outcome

COLUMNS = (
    "record", "subject", "measure", "scenario", "period", "value", "unit", "hedge",
    "kind", "status", "formula", "stated", "computed", "text", "place", "start", "end",
)  # fmt: skip
LONGEST_TEXT = 200
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run
BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8


def facts_json(outcome: Outcome) -> str:
    """Facts and relations with their spans; the relations as in the JSON of `check`."""
    assert outcome.review is not None, "only what was read has facts"
    extraction = outcome.review.extraction
    document = extraction.document
    whole: Json = {
        "version": VERSION,
        "tool": {"name": "jixiao", "version": __version__},
        "document": {
            "id": "d1",
            "path": outcome.path.encode("utf-8", "replace").decode(),
            "sha256": outcome.sha256,
            "format": document.format,
            "kind": extraction.profile.kind.value,
            "year": extraction.profile.year,
        },
        "facts": [_fact_json(fact, document) for fact in extraction.facts],
        "relations": [relation_json(relation, f"r{n}", document, "d1") for n, relation in enumerate(extraction.relations, 1)],
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def facts_csv(outcome: Outcome, words: Words) -> str:
    """A table for Excel: the facts, then the relations, one a row; a cell that a spreadsheet would run as a formula begins with '."""
    assert outcome.review is not None, "only what was read has facts"
    extraction = outcome.review.extraction
    target = io.StringIO(newline="")
    target.write(BYTE_ORDER_MARK)
    table = csv.writer(target)
    table.writerow([words(f"facts.{column}") for column in COLUMNS])
    for row in [
        *(_fact_row(fact, extraction.document, words) for fact in extraction.facts),
        *(_relation_row(relation, extraction.document, words) for relation in extraction.relations),
    ]:
        table.writerow([_guarded(row.get(column, "")) for column in COLUMNS])
    return target.getvalue()


def _fact_json(fact: Fact, document: Document) -> Json:
    quantity = fact.quantity
    return {
        "subject": fact.subject,
        "measure": fact.measure,
        "scenario": fact.scenario.value,
        "period": fact.period,
        "value": str(quantity.value),
        "ulp": str(quantity.ulp),
        "unit": quantity.unit.text,
        "dimension": quantity.unit.dimension.value,
        "hedge": quantity.hedge.value,
        "span": span_json(document, "d1", _with_unit(quantity), "fact"),
    }


def _fact_row(fact: Fact, document: Document, words: Words) -> dict[str, str | int]:
    quantity = fact.quantity
    return {
        "record": words("facts.fact"),
        "subject": fact.subject,
        "measure": fact.measure,
        "scenario": words(f"scenario.{fact.scenario}"),
        "period": fact.period,
        "value": str(quantity.value),
        "unit": quantity.unit.text,
        "hedge": "" if quantity.hedge is Hedge.EXACT else words(f"hedge.{quantity.hedge}"),
        **dict(_where(document, _with_unit(quantity), words)),
    }


def _relation_row(relation: Relation, document: Document, words: Words) -> dict[str, str | int]:
    spans = [operand.span for operand in relation.operands]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return {
        "record": words("facts.relation"),
        "unit": relation.unit,
        "kind": words(f"family.{relation.kind}"),
        "status": words(f"status.{relation.status}"),
        "formula": relation.formula,
        "stated": relation.stated,
        "computed": relation.computed,
        **dict(_where(document, whole, words)),
    }


def _where(document: Document, span: Span, words: Words) -> Iterator[tuple[str, str | int]]:
    text = " ".join(document.text[span.start : span.end].split())
    yield "text", text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + ELLIPSIS
    yield "place", place_words(document.place_at(span.start), words)
    yield "start", span.start
    yield "end", span.end


def _with_unit(quantity: Quantity) -> Span:
    return Span(quantity.span.start, max(quantity.span.end, quantity.unit_end))


def _guarded(cell: str | int) -> str | int:
    """A cell that shows its words and runs nothing. A plain negative number stays a number."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) and not _is_number(cell):
        return "'" + cell
    return cell


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal() and cell.isascii()
