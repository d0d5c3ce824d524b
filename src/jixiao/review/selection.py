"""Which rules are asked, and how severe their findings are."""

from collections.abc import Iterable, Mapping

import msgspec

from jixiao.model import Finding, Severity
from jixiao.rules import Rule, all_rules


def selected_rules(select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that `select` names and `ignore` does not; codes (SUM001) and beginnings of codes (SUM) may be given.

    Nothing selected means all. Where both name a rule the longer name wins: select SUM001 with ignore SUM leaves SUM001; a tie is ignored.
    """
    wanted, unwanted = tuple(select), tuple(ignore)
    chosen = []
    for rule in all_rules():
        reasons_for = [len(name) for name in wanted if rule.code.startswith(name)] if wanted else [0]
        reasons_against = [len(name) for name in unwanted if rule.code.startswith(name)]
        if reasons_for and max(reasons_for) > max(reasons_against, default=-1):
            chosen.append(rule)
    return tuple(chosen)


def is_known(name: str) -> bool:
    """Whether some rule has this code, or a code that begins so."""
    return bool(name) and any(rule.code.startswith(name) for rule in all_rules())


def nearest_name(name: str) -> str:
    """The code or family prefix most like `name`, for a message that helps."""
    from difflib import SequenceMatcher

    codes = [rule.code for rule in all_rules()]
    prefixes = sorted({code.rstrip("0123456789") for code in codes})
    return max([*codes, *prefixes], key=lambda known: SequenceMatcher(None, name.upper(), known).ratio())


def with_severities(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> tuple[Finding, ...]:
    """The findings with the severities that the user gave to their rules, by code or beginning of code; the longest name wins."""
    if not severities:
        return tuple(findings)
    names = sorted(severities, key=len, reverse=True)
    judged = []
    for finding in findings:
        name = next((name for name in names if finding.rule.startswith(name)), None)
        judged.append(finding if name is None else msgspec.structs.replace(finding, severity=severities[name]))
    return tuple(judged)
