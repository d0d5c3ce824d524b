"""What became of one file of a run."""

import msgspec

from jixiao.model import UnreadableFile
from jixiao.review.pipeline import Review


class Failure(msgspec.Struct, frozen=True):
    """Why a file has no review: a stable code, and what to do, in each language."""

    code: str
    messages: dict[str, str]

    @classmethod
    def of(cls, error: UnreadableFile) -> "Failure":
        return cls(error.code, error.messages)


class Outcome(msgspec.Struct, frozen=True):
    """A file's review, or why there is none.

    `fingerprints` go with `review.findings` one for one; `baselined` counts the findings that the baseline left out.
    """

    path: str
    sha256: str | None = None
    review: Review | None = None
    failure: Failure | None = None
    fingerprints: tuple[str, ...] = ()
    baselined: int = 0
