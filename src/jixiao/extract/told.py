"""Every figure with the words around it, for who must know more of it than the fact that it states."""

from decimal import Decimal

import msgspec

from jixiao.extract.flow import Flow, flow_of
from jixiao.extract.token import Role as Role
from jixiao.extract.tokens import tokens_of
from jixiao.language import scan
from jixiao.model import BlockKind, Extraction, Fact, Quantity, Scenario, Span


class Told(msgspec.Struct, frozen=True):
    """A stated figure. `quantity` is its fact's where it states one (the unit that it is read in, its sign), `fact` that fact.

    `gap` are the words between the figure before, or the start of the paragraph, and this one; `tail` those from its unit to the next
    figure or the paragraph's end; `lead` those of its own clause before it. `sign` is -1 where the words turn it around. `year` and
    `months` are the last that its sentence names before it."""

    quantity: Quantity
    fact: Fact | None
    role: Role
    sign: int
    label: str
    lead: str
    gap: str
    tail: str
    scenario: Scenario
    prior: bool
    year: int | None
    months: tuple[int, int] | None
    sentence: int
    depth: int

    @property
    def start(self) -> int:
        return self.quantity.span.start

    @property
    def value(self) -> Decimal:
        return self.quantity.value


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph as its writer meant it, lines that a page broke joined again: where it stands, its words, its figures.

    `level` is the source's own outline level, 0 if it has none; tables are paragraphs without words and figures."""

    span: Span
    text: str
    is_table: bool
    level: int
    told: tuple[Told, ...]


def paragraphs_of(extraction: Extraction) -> tuple[Paragraph, ...]:
    """The paragraphs of a document in order. Linear in the length of the text."""
    document, shadow = extraction.document, extraction.shadow
    # In a Word file paragraphs are told apart; a text file may have broken them into lines.
    flow = Flow(shadow, document.blocks) if document.format == "docx" else flow_of(shadow, document.blocks)
    text = _without_tables(flow)
    tokens = tokens_of(text, scan(text), flow.blocks)
    facts = {fact.quantity.span.start: fact for fact in extraction.facts}

    def words(start: int, end: int) -> str:
        return "".join(document.text[span.start : span.end] for span in flow.sources(Span(start, end)))

    made = []
    at = 0
    for number, block in enumerate(flow.blocks):
        told = []
        while at < len(tokens) and tokens[at].block <= number:
            token = tokens[at]
            at += 1
            after = tokens[at].start if at < len(tokens) and tokens[at].block == number else block.span.end
            quantity = _quantity(flow, token.quantity)
            fact = facts.get(quantity.span.start)
            told.append(
                Told(
                    quantity=fact.quantity if fact else msgspec.structs.replace(quantity, unit=token.unit),
                    fact=fact,
                    role=token.role,
                    sign=token.sign,
                    label=token.label,
                    lead=token.lead,
                    gap=words(token.start - len(token.gap), token.start),
                    tail=words(token.end, after),
                    scenario=token.scenario,
                    prior=token.prior,
                    year=token.year,
                    months=token.months,
                    sentence=token.sentence,
                    depth=token.depth,
                )
            )
        span = block.span if flow.is_plain else flow.span(block.span)
        is_table = block.kind is BlockKind.TABLE
        level = block.level if block.kind is BlockKind.HEADING else 0
        made.append(Paragraph(span, "" if is_table else words(block.span.start, block.span.end).strip(), is_table, level, tuple(told)))
    return tuple(made)


def _without_tables(flow: Flow) -> str:
    """The text with nothing where tables stand: who reads paragraphs reads these by their cells."""
    pieces, at = [], 0
    for block in flow.blocks:
        if block.kind is BlockKind.TABLE:
            pieces += [flow.text[at : block.span.start], "\n" * (block.span.end - block.span.start)]
            at = block.span.end
    return "".join([*pieces, flow.text[at:]])


def _quantity(flow: Flow, quantity: Quantity) -> Quantity:
    return quantity if flow.is_plain else flow.quantity(quantity)
