"""How a rule is declared. One rule = one function and its declaration; the two examples are its tests and its documentation."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict, Unpack

import msgspec

from jixiao.model import Difference, Extraction, Finding, Severity

if TYPE_CHECKING:
    from jixiao.indicators.scored import Scored

Check = Callable[[Extraction, "Rule"], Iterator[Finding]]
Compare = Callable[[Sequence[Difference], "Rule"], Iterator[Finding]]
Judge = Callable[["Scored", "Rule"], Iterator[Finding]]


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
    check: Check
    source: str = ""

    def findings(self, extraction: Extraction, scored: "Scored | None" = None, differences: Sequence[Difference] = ()) -> Iterator[Finding]:
        """What the rule complains of in a document; `scored` is its score where a system was chosen, `differences` are those to the file
        that was laid beside it."""
        return self.check(extraction, self)


class ScoreRule(Rule, frozen=True, kw_only=True):
    """A rule over a score: it has nothing to say where no system was chosen. `system` is the one by which its examples are scored."""

    judge: Judge
    system: str

    def findings(self, extraction: Extraction, scored: "Scored | None" = None, differences: Sequence[Difference] = ()) -> Iterator[Finding]:
        return iter(()) if scored is None else self.judge(scored, self)


class CompareRule(Rule, frozen=True, kw_only=True):
    """A rule over what a report and the file beside it tell differently. Beside its examples stands the text `beside`."""

    compare: Compare
    beside: str

    def findings(self, extraction: Extraction, scored: "Scored | None" = None, differences: Sequence[Difference] = ()) -> Iterator[Finding]:
        return self.compare(differences, self)


RULES: dict[str, Rule] = {}


class Declaration(TypedDict):
    """What every kind of rule declares; see Rule."""

    code: str
    severity: Severity
    title: dict[str, str]
    rationale: dict[str, str]
    message: dict[str, str]
    bad: str
    good: str
    source: NotRequired[str]


def rule(*, family: str, **declared: Unpack[Declaration]) -> Callable[[Check], Check]:
    """Declares the decorated function as the check of rule `code`: it takes an extraction and its own declaration and yields findings."""

    def register(check: Check) -> Check:
        _add(Rule(family=family, check=check, **declared))
        return check

    return register


def score_rule(*, system: str, **declared: Unpack[Declaration]) -> Callable[[Judge], Judge]:
    """Declares the decorated function as a rule of family score over scores; its examples are scored by `system`."""

    def register(judge: Judge) -> Judge:
        _add(ScoreRule(family="score", check=_nothing, judge=judge, system=system, **declared))
        return judge

    return register


def compare_rule(*, family: str, beside: str, **declared: Unpack[Declaration]) -> Callable[[Compare], Compare]:
    """Declares the decorated function as a rule over a report and the file beside it; its examples are laid beside the text `beside`."""

    def register(compare: Compare) -> Compare:
        _add(CompareRule(family=family, check=_nothing, compare=compare, beside=beside, **declared))
        return compare

    return register


def _add(declared: Rule) -> None:
    if declared.code in RULES:
        raise ValueError(f"rule {declared.code} is declared twice")
    RULES[declared.code] = declared


def _nothing(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    """A text alone has no score, and nothing beside it."""
    return iter(())


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    return tuple(RULES[code] for code in sorted(RULES))
