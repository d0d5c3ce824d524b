"""What a run comes to: the counts for its last line and its exit code."""

from collections import Counter
from typing import Literal

import msgspec

from jixiao.model import Severity
from jixiao.review.outcome import Outcome

FailOn = Literal["error", "warning", "info", "never"]

NOTHING_FOUND, FOUND, NOTHING_READ = 0, 1, 2


class Tally(msgspec.Struct):
    """Counted while the outcomes pass by. `clean`: checked and without findings; `unchecked`: nothing in it could be checked."""

    files: int = 0
    failed: int = 0
    clean: int = 0
    unchecked: int = 0
    held: int = 0
    broken: int = 0
    undecided: int = 0
    severities: Counter[Severity] = msgspec.field(default_factory=Counter)

    @property
    def found(self) -> int:
        """Files with findings."""
        return self.files - self.failed - self.clean - self.unchecked

    def count(self, outcome: Outcome) -> None:
        self.files += 1
        if outcome.review is None:
            self.failed += 1
            return
        covered = outcome.review.coverage
        if not outcome.review.findings:
            has_claims = covered.held + covered.broken > 0
            self.clean += has_claims
            self.unchecked += not has_claims
        self.held += covered.held
        self.broken += covered.broken
        self.undecided += len(covered.unverifiable)
        self.severities.update(finding.severity for finding in outcome.review.findings)

    def exit_code(self, fail_on: FailOn) -> int:
        """0 nothing at or above `fail_on`, 1 findings or some file not read, 2 no file read."""
        if self.failed == self.files:
            return NOTHING_READ
        at_fault = fail_on != "never" and any(severity.rank >= Severity(fail_on).rank for severity in self.severities)
        return FOUND if at_fault or self.failed else NOTHING_FOUND
