"""What a document states, as data: facts and relations with their places."""

import csv
import io
from collections.abc import Callable

import msgspec

from jixiao import __version__
from jixiao.model import Extraction, Fact, Hedge, Quantity, Relation, Span
from jixiao.render.excerpt import ELLIPSIS
from jixiao.render.json import VERSION, relation_json
from jixiao.render.places import place_words
from jixiao.render.sections import sections
from jixiao.render.span_json import Json, span_json
from jixiao.render.words import Words
from jixiao.review import Outcome

COLUMNS = (
    "record", "file", "place", "section", "text", "value", "unit", "measure", "subject", "scenario", "period", "hedge",
    "kind", "status", "formula", "stated", "computed", "start", "end",
)  # fmt: skip
LONGEST_TEXT = 200
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run
BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8


def facts_json(outcome: Outcome) -> str:
    """Facts and relations with their spans; the relations as in the JSON of `check`."""
    assert outcome.review is not None, "only what was read has facts"
    extraction = outcome.review.extraction
    document = extraction.document
    section_at = _section_at(extraction)
    whole: Json = {
        "version": VERSION,
        "tool": {"name": "jixiao", "version": __version__},
        "document": {
            "id": "d1",
            "path": _path(outcome),
            "sha256": outcome.sha256,
            "format": document.format,
            "kind": extraction.profile.kind.value,
            "year": extraction.profile.year,
        },
        "facts": [
            _fact_json(fact) | {"section": section_at(span.start), "span": span_json(document, "d1", span, "fact")}
            for fact in extraction.facts
            for span in (_with_unit(fact.quantity),)
        ],
        "relations": [relation_json(relation, f"r{n}", document, "d1") for n, relation in enumerate(extraction.relations, 1)],
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def facts_csv(outcome: Outcome, words: Words) -> str:
    """A table for Excel: the facts, then the relations, one a row; a cell that a spreadsheet would run as a formula begins with '."""
    assert outcome.review is not None, "only what was read has facts"
    extraction = outcome.review.extraction
    section_at = _section_at(extraction)
    target = io.StringIO(newline="")
    target.write(BYTE_ORDER_MARK)
    table = csv.writer(target)
    table.writerow([words(f"facts.{column}") for column in COLUMNS])
    rows = [
        *((_fact_row(fact, words), _with_unit(fact.quantity)) for fact in extraction.facts),
        *((_relation_row(relation, words), _whole(relation)) for relation in extraction.relations),
    ]
    for row, span in rows:
        text = " ".join(extraction.document.text[span.start : span.end].split())
        row |= {
            "file": _path(outcome),
            "place": place_words(extraction.document.place_at(span.start), words),
            "section": section_at(span.start),
            "text": text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + ELLIPSIS,
            "start": span.start,
            "end": span.end,
        }
        table.writerow([_guarded(row.get(column, "")) for column in COLUMNS])
    return target.getvalue()


def _fact_json(fact: Fact) -> Json:
    quantity = fact.quantity
    return {
        "subject": fact.subject,
        "measure": fact.measure,
        "scenario": fact.scenario.value,
        "period": fact.period,
        "value": format(quantity.value, "f"),
        "ulp": format(quantity.ulp, "f"),
        "unit": quantity.unit.text,
        "dimension": quantity.unit.dimension.value,
        "hedge": quantity.hedge.value,
    }


def _fact_row(fact: Fact, words: Words) -> dict[str, str | int]:
    quantity = fact.quantity
    return {
        "record": words("facts.fact"),
        "subject": fact.subject,
        "measure": fact.measure,
        "scenario": words(f"scenario.{fact.scenario}"),
        "period": words("facts.prior") if fact.period == "prior" else fact.period,
        "value": format(quantity.value, "f"),
        "unit": quantity.unit.text,
        "hedge": "" if quantity.hedge is Hedge.EXACT else words(f"hedge.{quantity.hedge}"),
    }


def _relation_row(relation: Relation, words: Words) -> dict[str, str | int]:
    return {
        "record": words("facts.relation"),
        "unit": relation.unit,
        "kind": words(f"family.{relation.kind}"),
        "status": words(f"status.{relation.status}"),
        "formula": relation.formula,
        "stated": relation.stated,
        "computed": relation.computed,
    }


def _path(outcome: Outcome) -> str:
    return outcome.path.encode("utf-8", "replace").decode()


def _section_at(extraction: Extraction) -> Callable[[int], str]:
    """The headings above an offset, from the highest to the lowest: 二、支出情况 › （一）总体."""
    headings_at, text = sections(extraction.profile), extraction.document.text
    return lambda offset: " › ".join(" ".join(text[heading.span.start : heading.span.end].split()) for heading in headings_at(offset))


def _with_unit(quantity: Quantity) -> Span:
    return Span(quantity.span.start, max(quantity.span.end, quantity.unit_end))


def _whole(relation: Relation) -> Span:
    spans = [operand.span for operand in relation.operands]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _guarded(cell: str | int) -> str | int:
    """A cell that shows its words and runs nothing. A plain negative number stays a number."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) and not _is_number(cell):
        return "'" + cell
    return cell


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal() and cell.isascii()
