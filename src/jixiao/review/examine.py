"""One file, from its bytes to its outcome."""

from hashlib import sha256

import msgspec

from jixiao.model import UnreadableFile
from jixiao.readers import load, read
from jixiao.review.fingerprint import fingerprints
from jixiao.review.outcome import Failure, Outcome
from jixiao.review.pipeline import check
from jixiao.review.selection import selected_rules, with_severities
from jixiao.review.settings import Settings


def examine_file(path: str, settings: Settings) -> Outcome:
    """The outcome of the file at `path`; a file that cannot be read is an outcome too."""
    try:
        data = load(path, settings.limits)
    except UnreadableFile as error:
        return Outcome(path, failure=Failure.of(error))
    return examine(data, path, settings)


def examine(data: bytes, path: str, settings: Settings) -> Outcome:
    """The outcome of a file's bytes; `path` only names them."""
    digest = sha256(data).hexdigest()
    try:
        document = read(data, path, settings.limits)
    except UnreadableFile as error:
        return Outcome(path, digest, failure=Failure.of(error))
    review = check(document, selected_rules(settings.select, settings.ignore))
    review = msgspec.structs.replace(review, findings=with_severities(review.findings, settings.severities))
    return Outcome(path, digest, review, fingerprints=fingerprints(document.text, review.findings))
