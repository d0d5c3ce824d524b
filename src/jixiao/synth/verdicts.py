"""What a review made of a text with one slip in it."""

from decimal import Decimal, InvalidOperation

import msgspec

from jixiao.model import Finding, Severity
from jixiao.review import Review
from jixiao.synth.gold import Slip, Text

Place = tuple[int, int]


class Verdict(msgspec.Struct, frozen=True):
    """`detected`: some finding above info stands on a claim that the slip broke; `placed`: one points at the slip itself; `first`: its
    first mark does; `named`: some mark or suggestion does; `corrected`: what stood there before is suggested. `others` are findings above
    info that have nothing to do with it."""

    detected: bool
    placed: bool
    first: bool
    named: bool
    corrected: bool
    others: tuple[Finding, ...]


def verdict_on(text: Text, review: Review) -> Verdict:
    """Holds a review of a text against the slip in it."""
    slip = text.slip
    assert slip is not None
    loud = [finding for finding in review.findings if finding.severity is not Severity.INFO]
    about = [finding for finding in loud if _touch(_all(finding), (*slip.places, *slip.around))]
    here = [finding for finding in about if _touch(_all(finding), slip.places)]
    return Verdict(
        detected=bool(about),
        placed=bool(here),
        first=any(_touch([_first(finding)], slip.places) for finding in about),
        named=any(_touch(_marks(finding), slip.places) for finding in about),
        corrected=any(_corrects(finding, slip) for finding in here),
        others=tuple(finding for finding in loud if finding not in about),
    )


def _marks(finding: Finding) -> list[Place]:
    return [(mark.span.start, mark.span.end) for mark in finding.marks]


def _first(finding: Finding) -> Place:
    return _marks(finding)[0]


def _all(finding: Finding) -> list[Place]:
    operands = [operand.span for relation in finding.relations for operand in relation.operands]
    return _marks(finding) + [(span.start, span.end) for span in operands]


def _touch(places: list[Place], others: tuple[Place, ...]) -> bool:
    return any(start < other_end and other_start < end for start, end in places for other_start, other_end in others)


def _corrects(finding: Finding, slip: Slip) -> bool:
    """Whether the words that stood there before are suggested: for the place that was changed, or for one of two that were swapped."""
    marks = _marks(finding)
    return any(_touch([marks[each.mark]], slip.places) and _same(each.new, was) for each in finding.suggestions for was in slip.was)


def _same(words: str, was: str) -> bool:
    """The same words, or the same figure, whatever its commas and the zeros at its end; with the unit where both have one."""
    (value, unit), (old, old_unit) = _figure(words), _figure(was)
    if value is None or old is None:
        return words.strip() == was.strip()
    return value == old and (not unit or not old_unit or unit == old_unit)


def _figure(words: str) -> tuple[Decimal | None, str]:
    digits = words.replace(",", "").replace("，", "").replace(" ", "")
    number = digits.rstrip("%％万亿元")
    try:
        return Decimal(number), digits[len(number) :]
    except InvalidOperation:
        return None, ""
