"""Measures the checker on the invented texts: python tests/accuracy/measure.py [open|new|closed] [-v] [--only NAME]

Prints, for passages: relations right (kind, status and exactly the gold operands), findings found, false alarms; for documents: errors
found, corrections right, false alarms in the clean and in the seeded text.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from jixiao.model import Severity
from jixiao.readers.text import document_of_text
from jixiao.review import Review, check

HERE = Path(__file__).resolve().parent
PLACE = re.compile(r"(.*?)\[(.*?)\](.*)", re.S)


def locate(quote: str, text: str) -> tuple[int, int]:
    """Where the words in [ ] of a place stand."""
    match = PLACE.fullmatch(quote)
    assert match, quote
    before, words, after = match.groups()
    start = text.index(before + words + after) + len(before)
    return start, start + len(words)


def edited(text: str, errors: list[dict[str, Any]]) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text with all errors' edits applied, and where each error's words stand then."""
    changes = []
    for error in errors:
        for edit in error.get("edits") or [error["edit"]]:
            start, end = locate(edit["at"], text)
            changes.append((start, end, edit["new"], error["id"]))
    changes.sort()
    places: dict[str, list[tuple[int, int]]] = {}
    out, at, shift = [], 0, 0
    for start, end, new, name in changes:
        out += [text[at:start], new]
        places.setdefault(name, []).append((start + shift, start + shift + max(1, len(new))))
        shift += len(new) - (end - start)
        at = end
    return "".join([*out, text[at:]]), places


def overlaps(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def spans_of(finding: Any) -> list[tuple[int, int]]:
    marks = [(mark.span.start, mark.span.end) for mark in finding.marks]
    return marks + [(o.span.start, o.span.end) for relation in finding.relations for o in relation.operands]


def family_of(finding: Any) -> str:
    from jixiao.rules import all_rules

    return next(rule.family for rule in all_rules() if rule.code == finding.rule)


def review(text: str) -> Review:
    return check(document_of_text(text))


def loud(result: Review) -> list[Any]:
    return [finding for finding in result.findings if finding.severity is not Severity.INFO]


def measure_passages(half: str, verbose: bool, only: str) -> None:
    for path in sorted((HERE / "passages" / half).glob("*.json")):
        count: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        for passage in json.loads(path.read_text(encoding="utf-8")):
            if only and only not in passage["id"]:
                continue
            text = passage["text"]
            result = review(text)
            lines = []
            got = [(r.kind.value, r.status.value, {(o.span.start, o.span.end) for o in r.operands}) for r in result.extraction.relations]
            for gold in passage["relations"]:
                if gold["status"] == "unverifiable":
                    continue
                count["relations"] += 1
                want = [locate(place, text) for place in gold["at"]]
                # a growth told with change, prior and current may be read from any two of them
                slack = 1 if gold["kind"] == "growth" else 0
                right = any(
                    status == gold["status"]
                    and sum(not any(overlaps(span, w) for span in spans) for w in want) <= slack
                    and sum(not any(overlaps(span, w) for w in want) for span in spans) <= slack
                    and (not slack or any(overlaps(span, want[-1]) for span in spans) or (kind == "growth" and len(want) == 2))
                    for kind, status, spans in got
                )
                if right:
                    count["relations right"] += 1
                else:
                    missed[gold["kind"] + " " + gold["status"]] += 1
                    lines.append(f"   relation missing: {gold['kind']} {gold['status']} {gold['at']}")
            explained = set()
            for gold in passage["findings"]:
                if gold.get("severity") == "info":
                    continue
                count["findings"] += 1
                want = [locate(place, text) for place in gold["at"]]
                hit = [
                    f for f in loud(result) if family_of(f) in gold["families"] and any(overlaps(s, w) for s in spans_of(f) for w in want)
                ]
                count["findings found"] += bool(hit)
                explained.update(id(f) for f in loud(result) if any(overlaps(s, w) for s in spans_of(f) for w in want))
                if not hit:
                    lines.append(f"   MISSED {gold['families']} {gold['at']}")
                elif gold.get("correction"):
                    count["corrections"] += 1
                    count["corrections right"] += any(
                        gold["correction"].strip("%") in {s.new.strip("%") for s in f.suggestions} for f in hit
                    )
            for finding in loud(result):
                if id(finding) not in explained:
                    count["FALSE ALARMS"] += 1
                    marks = [text[m.span.start : m.span.end] for m in finding.marks]
                    lines.append(f"   FALSE ALARM {finding.rule} {marks} {[r.formula for r in finding.relations]} {finding.values}")
            count["passages"] += 1
            count["passages wholly right"] += not lines
            if verbose and lines:
                print(passage["id"], text, *lines, sep="\n")
        print(half, path.stem, dict(count))
        print("   missed:", dict(missed.most_common()))


def measure_documents(half: str, verbose: bool, only: str) -> None:
    total: Counter[str] = Counter()
    for path in sorted((HERE / "documents" / half).glob("*.txt")):
        if only and only not in path.stem:
            continue
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        count: Counter[str] = Counter()
        lines = []
        clean = review(text)
        for finding in loud(clean):
            count["false alarms clean"] += 1
            lines.append("   CLEAN " + describe(finding, text))
        held = [(r.status.value, {(o.span.start, o.span.end) for o in r.operands}) for r in clean.extraction.relations]
        for relation in gold["relations"]:
            count["relations"] += 1
            want = [locate(place, text) for place in relation["at"]]
            right = any(status != "unverifiable" and all(any(overlaps(s, w) for s in spans) for w in want) for status, spans in held)
            count["relations read"] += right
            if not right:
                lines.append(f"   unread {relation['kind']} {relation['formula']}")
        seeded, places = edited(text, gold["errors"])
        result = review(seeded)
        explained = set()
        for error in gold["errors"]:
            count["errors"] += 1
            near = [f for f in loud(result) if any(overlaps(s, w) for s in spans_of(f) for w in places[error["id"]])]
            explained.update(map(id, near))
            hit = [f for f in near if family_of(f) in error["families"]]
            count["errors found"] += bool(hit)
            if not hit:
                lines.append(f"   MISSED {error} " + " / ".join(describe(f, seeded) for f in near))
            elif error.get("correction"):
                count["corrections"] += 1
                count["corrections right"] += any(error["correction"].strip("%") in {s.new.strip("%") for s in f.suggestions} for f in hit)
        for finding in loud(result):
            if id(finding) not in explained:
                count["false alarms seeded"] += 1
                lines.append("   SEEDED " + describe(finding, seeded))
        print(half, path.stem, result.extraction.profile.kind.value, result.extraction.profile.year, dict(count))
        if verbose:
            print(*lines, sep="\n")
        total.update(count)
    print("ALL", half, dict(total))


def describe(finding: Any, text: str) -> str:
    marks = [text[m.span.start : m.span.end] for m in finding.marks]
    around = text[max(0, finding.marks[0].span.start - 25) : finding.marks[0].span.end + 10].replace("\n", "⏎")
    return f"{finding.rule} {finding.severity.value} {marks} {[r.formula for r in finding.relations]} …{around}… {finding.values}"[:420]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", nargs="?", default="open", choices=["open", "new", "closed"])
    parser.add_argument("what", nargs="?", default="all", choices=["all", "passages", "documents"])
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    if arguments.what != "documents":
        measure_passages(arguments.half, arguments.v, arguments.only)
    if arguments.what != "passages":
        measure_documents(arguments.half, arguments.v, arguments.only)
    sys.exit(0)
