"""How a rule is declared. One rule = one function and its declaration; the two examples are its tests and its documentation."""

from collections.abc import Callable, Iterator

import msgspec

from jixiao.model import Extraction, Finding, Severity

Check = Callable[[Extraction, "Rule"], Iterator[Finding]]


class Rule(msgspec.Struct, frozen=True):
    """A rule's declaration.

    `message` is a format string per language over the finding's `values`: whole sentences that a clerk understands: what is stated, what
    follows from which figures, what to do. `bad` is a text that the rule must report, `good` one that it must not.
    """

    code: str
    family: str
    severity: Severity
    title: dict[str, str]
    rationale: dict[str, str]
    message: dict[str, str]
    bad: str
    good: str
    source: str
    check: Check


RULES: dict[str, Rule] = {}


def rule(
    *,
    code: str,
    family: str,
    severity: Severity,
    title: dict[str, str],
    rationale: dict[str, str],
    message: dict[str, str],
    bad: str,
    good: str,
    source: str = "",
) -> Callable[[Check], Check]:
    """Declares the decorated function as the check of rule `code`: it takes an extraction and its own declaration and yields findings."""

    def register(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"rule {code} is declared twice")
        RULES[code] = Rule(code, family, severity, title, rationale, message, bad, good, source, check)
        return check

    return register


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return tuple(RULES[code] for code in sorted(RULES))
