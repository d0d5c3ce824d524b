"""One finding as a person reads it."""

from jixiao.model import Diagnosis, Document, Finding, Span
from jixiao.render.excerpt import excerpt, shown
from jixiao.render.look import MARKS, Look
from jixiao.render.places import place_words
from jixiao.render.words import Words, words_of
from jixiao.review.sentences import sentence_around
from jixiao.rules import all_rules

INDENT = "    "
RELATED = 2  # other sentences that are quoted unless all are asked for


def finding_lines(finding: Finding, document: Document, look: Look) -> list[str]:
    """Severity, code and place; the sentence with the words at fault; message; stated against computed; suggestion."""
    words = look.words
    place = place_words(document.place_at(finding.marks[0].span.start), words)
    title = look.paint(finding.severity.value, f"{MARKS[finding.severity]} {words(f'severity.{finding.severity}')}")
    lines = [f"  {title} {finding.rule}  {look.paint('faint', place)}", *_quoted(finding, document, look)]
    said = message(finding, words.language)
    lines += look.folded(shown(said), INDENT)
    lines += look.folded(shown(_comparison(finding, said, words)), INDENT)
    lines += [look.paint("suggestion", line) for line in look.folded(shown(_suggestion(finding, words)), INDENT)]
    return lines


def message(finding: Finding, language: str) -> str:
    """The rule's sentence about this finding, in the wording for its kind of claim where the rule has one (zh.percent)."""
    sentences = _MESSAGES[finding.rule]
    form = finding.relations[0].form if finding.relations else ""
    values, table = finding.values, words_of(language).table
    sentence = sentences.get(f"{language}.{form}") or sentences[language]
    if not values.get("formula", "-"):  # none that a reader could follow: no empty brackets
        sentence = sentence.replace("（{formula}）", "").replace(" ({formula})", "")
    if not values.get("name", "-"):
        sentence = sentence.replace("“{name}”", table["check.nameless"])
        sentence = sentence[0].upper() + sentence[1:]
    unit = values.get("unit", "")
    spoken = table.get(f"unit.{unit}")
    if spoken is not None:  # only behind a figure: elsewhere the text's own word is meant
        sentence = sentence.replace("}{unit}", "}" + spoken)
        if unit and values.get("formula", "").endswith(unit):
            values = {**values, "formula": values["formula"].removesuffix(unit) + spoken}
    return sentence.format_map(values)


_MESSAGES = {rule.code: rule.message for rule in all_rules()}


def _quoted(finding: Finding, document: Document, look: Look) -> list[str]:
    """The sentence of the first mark, then those of the others."""
    sentences: dict[Span, list[Span]] = {}
    for mark in finding.marks:
        known = next((s for s in sentences if s.start <= mark.span.start and mark.span.end <= s.end), None)
        sentences.setdefault(known or sentence_around(document.text, mark.span), []).append(mark.span)
    lines: list[str] = []
    listed = list(sentences.items()) if look.verbose else list(sentences.items())[: 1 + RELATED]
    for number, (sentence, spans) in enumerate(listed):
        if number == 0:
            indent, first, others = INDENT, spans[0], spans[1:]
        else:
            place = place_words(document.place_at(spans[0].start), look.words)
            lines.append(look.paint("faint", INDENT + look.words("check.also", place=place)))
            indent, first, others = INDENT + "  ", None, spans
        for line in excerpt(document.text, sentence, first, others, look.width - len(indent)):
            lines += look.marked(line, finding.severity, indent)
    if len(sentences) > len(listed):
        lines.append(look.paint("faint", INDENT + look.words("check.also.more", count=len(sentences) - len(listed))))
    return lines


def _comparison(finding: Finding, said: str, words: Words) -> str:
    """Stated against computed unless the message says both, and what probably happened."""
    parts = []
    is_told = (finding.stated in said and finding.computed in said) or finding.computed.startswith(finding.stated)
    is_told |= finding.diagnosis is Diagnosis.SIGN  # the figures are right, the word is not
    if finding.stated and finding.computed and not is_told:
        parts.append(words("check.compare", stated=finding.stated, computed=finding.computed))
    is_slip = finding.relations or finding.suggestions  # else the diagnosis is what the message says
    if is_slip and finding.diagnosis is not None and finding.diagnosis is not Diagnosis.UNKNOWN:
        parts.append(words(f"diagnosis.{finding.diagnosis}"))
    return words("check.semicolon").join(parts)


def _suggestion(finding: Finding, words: Words) -> str:
    """把 155.54 改为 146.84. Two figures that changed places are put right together; other suggestions are alternatives."""
    changes: list[str] = []
    last = None
    for suggestion in finding.suggestions:
        if last is not None and (suggestion.mark, suggestion.old) == (last.mark, last.old):
            changes[-1] += words("check.clause") + words("check.change.again", new=suggestion.new)
        elif suggestion.new:
            changes.append(words("check.change", old=suggestion.old, new=suggestion.new))
        else:
            changes.append(words("check.change.delete", old=suggestion.old))
        last = suggestion
    together = finding.diagnosis is Diagnosis.SWAPPED
    joined = words("check.change.and" if together else "check.change.or").join(changes)
    return words("check.suggest", changes=joined) if joined else ""
