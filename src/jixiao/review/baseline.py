"""A baseline: findings that someone looked at and accepts, each with the reason. They are left out of later runs and counted."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from jixiao.model import InvalidData
from jixiao.review.fingerprint import LONGEST_WORDS
from jixiao.review.outcome import Outcome
from jixiao.rules.declare import RULES


class Accepted(msgspec.Struct, frozen=True, omit_defaults=True):
    """An accepted finding. It is left out in the document of that name (without folders and ending), in every document if none is named.

    `rule` and `words` are there for whoever reads the file.
    """

    fingerprint: str
    document: str = ""
    rule: str = ""
    words: str = ""
    reason: str = ""


class Baseline(msgspec.Struct, frozen=True):
    """The accepted findings by (document, fingerprint)."""

    accepted: Mapping[tuple[str, str], Accepted] = {}

    def holds(self, document: str, fingerprint: str) -> bool:
        return (document, fingerprint) in self.accepted or ("", fingerprint) in self.accepted


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    findings: list[Accepted]


def load_baseline(file: Path) -> Baseline:
    """Reads a baseline file. Raises InvalidData that says where and what to do."""
    try:
        content = msgspec.convert(json.loads(file.read_bytes().decode("utf-8-sig")), _File)
    except OSError as error:
        raise InvalidData(
            str(file),
            f"读不了基线文件：{error.strerror}；用 --write-baseline {file} 生成。",
            f"cannot read the baseline: {error.strerror}; write one with --write-baseline {file}.",
        ) from error
    except json.JSONDecodeError as error:
        raise InvalidData(
            f"{file}:{error.lineno}",
            f"基线文件不是正确的 JSON：{error.msg}（第{error.colno}列）。",
            f"the baseline is not valid JSON: {error.msg} (column {error.colno}).",
        ) from error
    except (msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InvalidData(
            str(file),
            f"不是 jixiao 的基线文件：{error}；用 --write-baseline 重新生成。",
            f"this is not a baseline of jixiao: {error}; write it anew with --write-baseline.",
        ) from error
    return Baseline({(entry.document, entry.fingerprint): entry for entry in content.findings})


def without_accepted(outcome: Outcome, baseline: Baseline) -> Outcome:
    """The outcome without the findings that the baseline accepts; their number is in `baselined`."""
    if outcome.review is None or not baseline.accepted:
        return outcome
    document = document_name(outcome.path)
    kept = [
        (finding, name)
        for finding, name in zip(outcome.review.findings, outcome.fingerprints, strict=True)
        if not baseline.holds(document, name)
    ]
    return msgspec.structs.replace(
        outcome,
        review=msgspec.structs.replace(outcome.review, findings=tuple(finding for finding, _ in kept)),
        fingerprints=tuple(name for _, name in kept),
        baselined=len(outcome.fingerprints) - len(kept),
    )


def accepted_in(outcome: Outcome, known: Baseline) -> Iterable[Accepted]:
    """An entry for each finding of the outcome; one that `known` has already keeps its reason."""
    if outcome.review is None:
        return
    text, document = outcome.review.extraction.document.text, document_name(outcome.path)
    for finding, name in zip(outcome.review.findings, outcome.fingerprints, strict=True):
        before = known.accepted.get((document, name)) or known.accepted.get(("", name))
        span = finding.marks[0].span
        is_private = RULES[finding.rule].family == "privacy"  # personal data must not spread into one more file
        words = "" if is_private else text[span.start : span.end][:LONGEST_WORDS]
        yield Accepted(name, before.document if before else document, finding.rule, words, before.reason if before else "")


def write_baseline(file: Path, accepted: Iterable[Accepted]) -> int:
    """Writes the entries and returns how many there are."""
    entries = list({(entry.document, entry.fingerprint): entry for entry in accepted}.values())
    content = {"version": 1, "findings": [{key: getattr(entry, key) for key in entry.__struct_fields__} for entry in entries]}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return len(entries)


def document_name(path: str) -> str:
    """A document's name for a baseline: the same for a report and its copy in another folder or format."""
    return Path(path).stem
