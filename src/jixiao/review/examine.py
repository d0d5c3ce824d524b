"""One file, from its bytes to its outcome."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from jixiao.model import Document, UnreadableFile
from jixiao.readers import load, read
from jixiao.readers.signature import kind_of
from jixiao.review.batch import WORKBOOK_ENDING
from jixiao.review.fingerprint import fingerprints
from jixiao.review.outcome import Failure, Outcome
from jixiao.review.pipeline import Review, check, check_workbook
from jixiao.review.selection import selected_rules, with_severities
from jixiao.review.settings import Settings

if TYPE_CHECKING:
    from jixiao.forms import Workbook
    from jixiao.indicators import System


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
        review = _reviewed(data, path, settings)
    except UnreadableFile as error:
        return Outcome(path, digest, failure=Failure.of(error))
    review = msgspec.structs.replace(review, findings=with_severities(review.findings, settings.severities))
    return Outcome(path, digest, review, fingerprints=fingerprints(review.extraction.document.text, review.findings))


def _reviewed(data: bytes, path: str, settings: Settings) -> Review:
    rules = selected_rules(settings.select, settings.ignore)
    system = None if settings.system is None else _system(settings.system)
    if system is not None and kind_of(data, settings.limits) == "xlsx":
        from jixiao.forms import read_workbook

        return check_workbook(read_workbook(data, settings.limits), system, rules)
    return check(read(data, path, settings.limits), rules, system, _beside(path, settings))


def _beside(report: str, settings: Settings) -> "Workbook | Document | None":
    """The file that goes with the report, if there is one: the department's workbook, or another report."""
    beside = Path(report).with_suffix(WORKBOOK_ENDING) if settings.workbooks_beside and Path(report).suffix else None
    file = settings.beside or (str(beside) if beside is not None and beside.is_file() else None)
    if file is None:
        return None
    try:
        data = load(file, settings.limits)
        if kind_of(data, settings.limits) == "xlsx":
            from jixiao.forms import read_workbook

            return read_workbook(data, settings.limits)
        return read(data, file, settings.limits)
    except UnreadableFile as error:
        raise UnreadableFile(error.code, f"{file}：{error.messages['zh']}", f"{file}: {error.messages['en']}") from error


@cache
def _system(name: str) -> "System":
    from jixiao.indicators import system_named

    return system_named(name)
