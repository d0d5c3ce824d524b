"""The rules as a table, as JSON, and each as a page with the headings of ruff's rule pages."""

from collections.abc import Iterable

import msgspec

from jixiao.render.excerpt import columns
from jixiao.render.finding import message
from jixiao.render.look import Look
from jixiao.render.words import Words
from jixiao.review.examples import review_of_example
from jixiao.rules import Rule


def rules_table(rules: Iterable[Rule], look: Look) -> str:
    """One line a rule: code, severity, family, what it checks."""
    words = look.words
    head = [words(f"rules.{key}") for key in ("code", "severity", "family", "title")]
    rows = [[rule.code, words(f"severity.{rule.severity}"), _family(rule, words), rule.title[words.language]] for rule in rules]
    widths = [max(columns(row[column]) for row in [head, *rows]) for column in range(3)]
    styles = [None, *(row_rule.severity.value for row_rule in rules)] if isinstance(rules, tuple) else [None] * (len(rows) + 1)
    lines = []
    for row, style in zip([head, *rows], styles, strict=True):
        cells = [cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=False)]
        if style is None:
            lines.append(look.paint("heading", "  ".join([*cells, row[3]])))
        else:
            lines.append("  ".join([cells[0], look.paint(style, cells[1]), cells[2], row[3]]))
    return "\n".join([*lines, "", words("rules.footer")]) + "\n"


def rules_json(rules: Iterable[Rule], words: Words) -> str:
    """The rules' declarations in the language of `words`."""
    listed = [
        {
            "code": rule.code,
            "family": rule.family,
            "severity": rule.severity.value,
            "title": rule.title[words.language],
            "rationale": rule.rationale[words.language],
            "bad": rule.bad,
            "good": rule.good,
            "source": rule.source,
        }
        for rule in rules
    ]
    return msgspec.json.format(msgspec.json.encode(listed), indent=2).decode() + "\n"


def rule_page(rule: Rule, look: Look) -> str:
    """What it does, why, an example that it reports and what it says of it, one that it does not report, its source."""
    words = look.words
    severity = look.paint(rule.severity.value, words(f"severity.{rule.severity}"))
    lines = [f"{look.paint('heading', rule.code)}  {severity}  {_family(rule, words)}"]
    findings = review_of_example(rule, rule.bad).findings
    says = message(findings[0], words.language) if findings else ""
    parts = [
        ("what", rule.title[words.language]),
        ("why", rule.rationale[words.language]),
        ("bad", rule.bad),
        ("says", says),
        ("good", rule.good),
        ("source", rule.source),
    ]
    for key, text in parts:
        if text:
            lines += ["", look.paint("heading", words(f"rules.{key}"))]
            for line in text.splitlines():
                lines += look.folded(line, "    ")
    return "\n".join(lines) + "\n"


def _family(rule: Rule, words: Words) -> str:
    return words.or_as_is("family", rule.family)
