"""How much was checked, as a person reads it: silence is never mistaken for approval."""

from collections import Counter
from collections.abc import Mapping

from jixiao.model import Severity, Undecided
from jixiao.render.excerpt import shown
from jixiao.render.look import Look
from jixiao.render.places import place_words
from jixiao.render.words import Words
from jixiao.review import Review

REASONS, PLACES, PARTS = 5, 4, 5  # what is listed unless all is asked for


def coverage_lines(review: Review, baselined: int, look: Look) -> list[str]:
    """The summary line, then what could not be checked, grouped by reason, and what could not be read."""
    words, covered = look.words, review.coverage
    parts = [_found(review, baselined, look), words("check.baselined", count=baselined) if baselined else ""]
    if covered.held or covered.broken or covered.unverifiable or review.findings:
        parts.append(claims_words(covered.held, covered.broken, words))
    else:
        parts.append(words("check.nothing"))
    summary = words("check.semicolon").join(part for part in parts if part) + words("check.stop")
    lines = look.folded(summary[0].upper() + summary[1:], "")
    if covered.unverifiable:
        lines.append(words("check.undecided", count=len(covered.unverifiable)))
        lines += _undecided(review, look)
    if review.extraction.document.unreadable:
        lines += _unreadable(review, look)
    return lines


def claims_words(held: int, broken: int, words: Words) -> str:
    """核对了 65 处数字关系：61 处成立，4 处不符."""
    if not held and not broken:
        return words("check.coverage.none")
    return words("check.coverage" if broken else "check.coverage.held", checked=held + broken, held=held, broken=broken)


def severity_counts(counts: Mapping[Severity, int], look: Look) -> str:
    """错误 3、警告 1."""
    return look.words("check.list").join(
        look.paint(severity.value, look.words("check.count", severity=look.words(f"severity.{severity}"), count=counts[severity]))
        for severity in Severity
        if counts.get(severity)
    )


def _found(review: Review, baselined: int, look: Look) -> str:
    """What was found; that nothing was found is only said where something was checked and held."""
    counts = Counter(finding.severity for finding in review.findings)
    if counts:
        return look.words("check.found", total=len(review.findings), counts=severity_counts(counts, look))
    if baselined:
        return look.words("check.none.other")
    if review.coverage.broken:
        return look.words("check.none.selected")
    return look.paint("good", look.words("check.none")) if review.coverage.held else ""


def _undecided(review: Review, look: Look) -> list[str]:
    groups: dict[tuple[str, str], list[Undecided]] = {}
    for undecided in review.coverage.unverifiable:
        groups.setdefault((undecided.reason, undecided.what), []).append(undecided)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    listed = ordered if look.verbose else ordered[:REASONS]
    lines = []
    for (reason, what), members in listed:
        line = look.words(
            "check.undecided.line",
            reason=shown(look.words.or_as_is("reason", reason)),
            what=look.words.or_as_is("family", what),
            count=len(members),
            places=_places(review, members, look),
        )
        lines += look.folded(line, "  ")
    rest = sum(len(members) for _, members in ordered[len(listed) :])
    if rest:
        lines.append("  " + look.words("check.undecided.more", count=rest))
    return lines


def _places(review: Review, members: list[Undecided], look: Look) -> str:
    document = review.extraction.document
    places = list(dict.fromkeys(place_words(document.place_at(m.marks[0].span.start), look.words) for m in members if m.marks))
    listed = places if look.verbose else places[:PLACES]
    return look.words("check.list").join(listed) + (look.words("check.places.more") if len(places) > len(listed) else "")


def _unreadable(review: Review, look: Look) -> list[str]:
    parts = review.extraction.document.unreadable
    lines = [look.words("check.unreadable", count=len(parts))]
    for part in parts if look.verbose else parts[:PARTS]:
        reason = shown(look.words.or_as_is("reason", part.reason))
        if part.place is None:
            lines.append("  " + reason)
        else:
            lines.append("  " + look.words("check.unreadable.line", reason=reason, place=place_words(part.place, look.words)))
    if len(parts) > PARTS and not look.verbose:
        lines.append("  " + look.words("check.undecided.more", count=len(parts) - PARTS))
    return lines
