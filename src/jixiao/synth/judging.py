"""What a review made of an invented text, held against its gold."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from jixiao.model import Finding, Kind, Relation, Severity, Status
from jixiao.review import Review
from jixiao.synth.gold import Claimed, Text
from jixiao.synth.meaning import is_meant, meaning

# Kinds between which the words alone do not decide: the same figures belong together in the same way.
_ALIKE = {"completion": "ratio", "share": "ratio", "limit": "ratio", "sum": "linear", "difference": "linear"}


class Reading(msgspec.Struct, frozen=True):
    """One relation as read: the figures of the gold that it names (None where one is none of them), and what came of it."""

    relation: Relation
    numbers: tuple[int, ...] | None
    is_right: bool


class Judged(msgspec.Struct, frozen=True):
    """`found` says for each claim whether it was read and rightly judged; `readings` are the decided relations; `alarms` the findings
    above info."""

    found: tuple[bool, ...]
    readings: tuple[Reading, ...]
    alarms: tuple[Finding, ...]
    figures_read: int


def judge(text: Text, review: Review) -> Judged:
    """Holds a review of a consistent text against its gold."""
    places = _Places(text)
    found = [False] * len(text.claims)
    readings = []
    index = _by_figure(text.claims)
    for relation in review.extraction.relations:
        if relation.status is Status.UNVERIFIABLE:
            continue
        numbers = places.numbers(relation)
        held = relation.status is not Status.INCONSISTENT
        matches = (
            []
            if numbers is None
            else [at for at in sorted({at for n in numbers for at in index.get(n, ())}) if _is(text, text.claims[at], relation, numbers)]
        )
        for at in matches:
            found[at] = found[at] or held
        right = held and (bool(matches) or (numbers is not None and _by_meaning(text, relation, numbers)))
        readings.append(Reading(relation, numbers, right))
    alarms = tuple(finding for finding in review.findings if finding.severity is not Severity.INFO)
    return Judged(tuple(found), tuple(readings), alarms, places.read(review))


def _by_meaning(text: Text, relation: Relation, numbers: tuple[int, ...]) -> bool:
    if relation.kind is Kind.COUNT:
        return True
    return is_meant(relation.kind, [text.told[number] for number in numbers])


class _Places:
    """From a span to the figure that stands there."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.starts = [figure.start for figure in text.told]

    def at(self, start: int, end: int) -> int | None:
        at = bisect_right(self.starts, start) - 1
        if at + 1 < len(self.starts) and self.starts[at + 1] < end:
            at += 1
        return at if at >= 0 and start < self.text.told[at].end and end > self.text.told[at].start else None

    def numbers(self, relation: Relation) -> tuple[int, ...] | None:
        """The figures of a relation; words (the names of a count, a grade) are none."""
        numbers = []
        for operand in relation.operands:
            if operand.quantity is None:
                continue
            number = self.at(operand.span.start, operand.span.end)
            if number is None:
                return None
            numbers.append(number)
        return tuple(dict.fromkeys(numbers))

    def read(self, review: Review) -> int:
        """How many figures were read as they stand."""
        read = {(quantity.span.start, abs(quantity.value)) for quantity in review.extraction.quantities}
        return sum((figure.start, abs(figure.value)) in read for figure in self.text.told)


def _by_figure(claims: Sequence[Claimed]) -> dict[int, list[int]]:
    """The claims that a figure stands in."""
    index: dict[int, list[int]] = {}
    for at, claim in enumerate(claims):
        for number in {number for way in claim.ways or (claim.operands,) for number in way}:
            index.setdefault(number, []).append(at)
    return index


def _is(text: Text, claim: Claimed, relation: Relation, numbers: tuple[int, ...]) -> bool:
    """Whether the relation states the claim: by the same figures, or by other tellings of the same figures."""
    if claim.kind in ("count", "grade"):
        return relation.kind.value == claim.kind and claim.operands[0] in numbers
    if alike(relation.kind.value) != alike(claim.kind):
        return False
    asked = {meaning(text.told[number]) for number in numbers}
    return any({meaning(text.told[number]) for number in way} == asked for way in claim.ways)


def alike(kind: str) -> str:
    return _ALIKE.get(kind, kind)


def sentence_starts(text: str) -> list[int]:
    """Where the sentences begin: after a full stop or a line break."""
    return [0, *(at + 1 for at, character in enumerate(text) if character in "。\n")]
