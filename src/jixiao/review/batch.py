"""What the user names on the command line -> the files to check."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from jixiao.model import UnreadableFile
from jixiao.review.outcome import Failure

REPORT_ENDINGS = frozenset({".txt", ".md", ".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd", ".html", ".htm"})
WORKBOOK_ENDING = ".xlsx"
STANDARD_INPUT = "-"


class Source(msgspec.Struct, frozen=True):
    """A file to check (`-` = standard input), or a name that led to none, with the reason."""

    path: str
    failure: Failure | None = None


def sources(names: Iterable[str], endings: frozenset[str] = REPORT_ENDINGS) -> tuple[Source, ...]:
    """Files as named; folders as the reports anywhere in them, in order of name; globs expanded (Windows shells do not); each file once.
    `endings` are those of the files that are looked for in folders."""
    found, seen = [], set()
    for name in names:
        for source in _sources_of(name, endings):
            key = source.path if source.path == STANDARD_INPUT else os.path.realpath(source.path)
            if key not in seen:
                seen.add(key)
                found.append(source)
    return tuple(found)


def scored_sources(names: Iterable[str]) -> tuple[Source, ...]:
    """As `sources`, with the workbooks of folders too; one that lies beside the report of the same name goes with that."""
    found = sources(names, REPORT_ENDINGS | {WORKBOOK_ENDING})
    reports = {Path(source.path).with_suffix("") for source in found if not _is_workbook(source)}
    return tuple(source for source in found if not _is_workbook(source) or Path(source.path).with_suffix("") not in reports)


def _is_workbook(source: Source) -> bool:
    return source.path.lower().endswith(WORKBOOK_ENDING)


def _sources_of(name: str, endings: frozenset[str]) -> Iterator[Source]:
    if name == STANDARD_INPUT or os.path.lexists(name):
        yield from _expanded(name, endings)
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute pattern
        for match in matches:
            yield from _expanded(match, endings)
        if not matches:
            yield _nothing(
                name,
                "no_match",
                "没有文件与这个通配名相符；请核对路径和引号。",
                "no file matches this pattern; check the path and the quotes.",
            )
    else:
        yield _nothing(name, "missing", "没有这个文件；请核对路径和文件名。", "there is no such file; check the path and the name.")


def _expanded(name: str, endings: frozenset[str]) -> Iterator[Source]:
    if name == STANDARD_INPUT or not Path(name).is_dir():
        yield Source(name)
        return
    reports = list(_reports_in(name, endings))
    yield from (Source(report) for report in reports)
    if not reports:
        known = " ".join(sorted(endings))
        yield _nothing(
            name,
            "no_reports",
            f"文件夹里没有报告；认得的文件有：{known}。其他文件请直接写出文件名。",
            f"there are no reports in this folder; files looked for: {known}. Name any other file itself.",
        )


def _reports_in(folder: str, endings: frozenset[str]) -> Iterator[str]:
    """Reports below `folder`; what begins with . or ~$ (Word's lock files) is none."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in endings and not name.startswith((".", "~$")):
                yield str(Path(parent, name))


def _nothing(name: str, code: str, zh: str, en: str) -> Source:
    return Source(name, Failure.of(UnreadableFile(code, zh, en)))
