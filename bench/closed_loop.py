"""The closed loop at full size: the report on an invented department checks clean, reads back as the data that it was made from, and scores
as its workbook does; and a figure changed in it is reported. `python bench/closed_loop.py [--departments 500] [--changes 1000] [--verbose]`

A change is one other digit in one figure that stands in a relation that holds, chosen by chance over all such figures of all reports."""

import argparse
import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from typing import NamedTuple

from lxml import etree

from jixiao.forms import Filing, read_workbook, workbook_of
from jixiao.forms.filling import fill
from jixiao.indicators import System, system_named
from jixiao.indicators.scored import Scored
from jixiao.model import Severity, Span, Status
from jixiao.readers import read
from jixiao.render.report import report_docx
from jixiao.review import Review, check
from jixiao.review.questionnaire import questionnaire_of
from jixiao.review.scoring import score_report, score_workbook
from jixiao.synth import invent

TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
BODY = "word/document.xml"
FIGURE = re.compile(r"\d+(?:\.\d+)?")
AROUND = 40  # characters of context for --verbose


class Told(NamedTuple):
    """What the loop over one department or one change counts, and what to look at."""

    counts: Counter[str]
    notes: list[str]


@cache
def system(name: str) -> System:
    return system_named(name)


def complaints(review: Review) -> list[str]:
    text = review.extraction.document.text
    return [
        f"{finding.rule} {text[finding.marks[0].span.start : finding.marks[0].span.end]}"
        for finding in review.findings
        if finding.severity is not Severity.INFO
    ]


def cells(filing: Filing) -> dict[object, object]:
    rows = {(table, at, column): value for table, all in filing.rows.items() for at, row in enumerate(all) for column, value in row.items()}
    return {**filing.values, **rows}


def points(scored: Scored) -> list[object]:
    result = scored.score
    return [result.low, result.high, *((line.id, line.low, line.high) for line in result.indicators)]


def loop(name: str, number: int) -> Told:
    """Once round for one department."""
    asked = questionnaire_of(system(name))
    filing = invent(number, asked)
    review = check(read(report_docx(filing).data, "报告.docx"))
    again = fill(review.extraction, asked).filing
    counts, notes = Counter(reports=1), complaints(review)
    counts["clean"] += not notes
    have, back = cells(filing), cells(again)
    lost = [address for address, value in have.items() if back.get(address) != value]
    counts["cells"] += len(have)
    counts["cells back"] += len(have) - len(lost)
    for place, passages in filing.prose.items():
        counts["paragraphs"] += len(passages)
        counts["paragraphs back"] += sum(one in again.prose.get(place, ()) for one in passages)
    of_report = points(score_report(review.extraction, system(name)))
    of_workbook = points(score_workbook(read_workbook(workbook_of(filing)), system(name)))
    counts["same score"] += of_report == of_workbook
    notes += [f"not back: {address} {have[address]}" for address in lost]
    notes += [f"score: {one} of the report, {other}" for one, other in zip(of_report, of_workbook, strict=True) if one != other]
    return Told(counts, [f"{number}: {note}" for note in notes])


def changes(name: str, each: int, number: int) -> Told:
    """`each` changes in the report on one department, one at a time."""
    chance = random.Random(number)
    data = report_docx(invent(number, questionnaire_of(system(name)))).data
    review = check(read(data, "报告.docx"))
    text = review.extraction.document.text
    kinds: dict[Span, set[str]] = {}
    for relation in review.extraction.relations:
        if relation.status is Status.CONSISTENT:
            for operand in relation.operands:
                kinds.setdefault(operand.span, set()).add(relation.kind.value)
    counts, notes = Counter[str](), []
    report = _Package(data, text)
    spans = sorted(span for span in kinds if FIGURE.search(text, span.start, span.end) and report.holds(span))
    for span in chance.sample(spans, min(each, len(spans))):
        match = FIGURE.search(text, span.start, span.end)
        assert match is not None
        new = _another(match[0], chance)
        after = check(read(report.changed(match.start(), match.end(), new), "报告.docx"))
        told = bool(complaints(after))
        counts.update(changes=1, reported=told)
        for kind in kinds[span]:
            counts.update({f"of {kind}": 1, f"reported of {kind}": told})
        if not told:
            before, behind = text[max(0, match.start() - AROUND) : match.start()], text[match.end() : match.end() + AROUND]
            notes.append(f"{number}: {'/'.join(sorted(kinds[span]))} {match[0]} -> {new}: {before}[{match[0]}]{behind}".replace("\n", " "))
    return Told(counts, notes)


def _another(figure: str, chance: random.Random) -> str:
    """The figure with one digit changed; a figure does not begin with 0 for that."""
    while True:
        at = chance.choice([at for at, character in enumerate(figure) if character.isdigit()])
        changed = figure[:at] + chance.choice("0123456789") + figure[at + 1 :]
        if changed != figure and not re.match(r"0\d", changed):
            return changed


class _Package:
    """A .docx whose text can be changed at a place of its flat text."""

    def __init__(self, data: bytes, text: str) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts[BODY])
        self.pieces = list(self._placed(text))

    def _placed(self, text: str) -> Iterator[tuple[int, int, etree._Element]]:
        at = 0
        for element in self.root.iter(TEXT):
            found = text.find(element.text, at) if element.text else -1
            if found >= 0:
                at = found + len(element.text)
                yield found, at, element

    def holds(self, span: Span) -> bool:
        return any(start <= span.start and span.end <= end for start, end, _ in self.pieces)

    def changed(self, start: int, end: int, new: str) -> bytes:
        first, element = next((first, element) for first, last, element in self.pieces if first <= start and end <= last)
        before, target = element.text, io.BytesIO()
        element.text = before[: start - first] + new + before[end - first :]
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
            for name, content in self.parts.items():
                package.writestr(name, etree.tostring(self.root) if name == BODY else content)
        element.text = before
        return target.getvalue()


def rate(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,}" + (f" ({part / whole:.2%})" if whole else "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--departments", type=int, default=500)
    parser.add_argument("--changes", type=int, default=1000)
    parser.add_argument("--each", type=int, default=4, help="changes in one report")
    parser.add_argument("--first", type=int, default=0, help="number of the first department")
    parser.add_argument("--system", default="hunan-department")
    parser.add_argument("--verbose", action="store_true", help="what was not clean, not back or not reported")
    options = parser.parse_args()
    counts = Counter[str]()
    with ProcessPoolExecutor() as pool:
        departments = range(options.first, options.first + options.departments)
        changed = range(options.first, options.first + -(-options.changes // options.each))
        for told in (
            *pool.map(partial(loop, options.system), departments, chunksize=5),
            *pool.map(partial(changes, options.system, options.each), changed, chunksize=5),
        ):
            counts.update(told.counts)
            if options.verbose:
                print(*told.notes, sep="\n", end="\n" if told.notes else "")
    print("reports without a finding above info:", rate(counts["clean"], counts["reports"]))
    print("cells that come back:", rate(counts["cells back"], counts["cells"]))
    print("paragraphs that come back:", rate(counts["paragraphs back"], counts["paragraphs"]))
    print("report scores as its workbook:", rate(counts["same score"], counts["reports"]))
    print("changes reported:", rate(counts["reported"], counts["changes"]))
    for kind in sorted(key.removeprefix("of ") for key in counts if key.startswith("of ")):
        print(f"  figures in {kind}:", rate(counts[f"reported of {kind}"], counts[f"of {kind}"]))


if __name__ == "__main__":
    main()
