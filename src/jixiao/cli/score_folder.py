"""A folder of reports: the summary, and a paper on each report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from jixiao.cli.progress import told
from jixiao.render.words import Words, words_of

if TYPE_CHECKING:
    from jixiao.render.score import Row
    from jixiao.review import Outcome
    from jixiao.review.batch import Source
    from jixiao.review.settings import Settings

SUMMARY = "汇总表.xlsx"
PAPERS = {"docx": "评审意见", "xlsx": "评分表"}

Verdict = Literal["unread", "wrong", "right"]  # wrong: a claimed score cannot be


class Scored(msgspec.Struct, frozen=True):
    """What a folder needs of one report: its row of the summary, and the bytes of its paper where one is asked for."""

    row: "Row"
    verdict: Verdict
    paper: bytes | None


def score_folder(words: Words, files: "Sequence[Source]", settings: "Settings", format: str, output: str | None) -> Counter[Verdict]:
    """Scores the files and writes the summary: to the terminal, to a workbook, or into a folder with a paper on each report."""
    from jixiao.cli.output import look_of, write, write_bytes
    from jixiao.review.run import made_of_outcomes, outcomes

    verdicts: Counter[Verdict] = Counter()
    if format == "json":
        from jixiao.render.json import json_text

        write(output, json_text(_counted(told(outcomes(files, settings), len(files), words), verdicts), words.language), words)
        return verdicts
    from jixiao.render.score import summary_text

    into_folder = output is not None and Path(output).suffix.lower() not in (".xlsx", ".txt")
    paper = (format if format in PAPERS else "docx") if into_folder else None
    made = told(made_of_outcomes(files, settings, partial(_scored, words.language, paper)), len(files), words)
    rows = list(_rows(words, made, verdicts, Path(output) if output is not None else None, paper))
    if output is not None and output.lower().endswith(".txt"):
        write(output, [summary_text(rows, look_of(words, to_file=True))], words)
        return verdicts
    if output is not None:
        from jixiao.render.summary_sheet import summary_sheet

        file = str(Path(output, SUMMARY)) if into_folder else output
        write_bytes(file, summary_sheet(rows), words)
    write(None, [summary_text(rows, look_of(words))], words)
    if output is not None:
        click.echo(words("score.written", file=file))
    return verdicts


def verdict_of(outcome: "Outcome") -> Verdict:
    """Whether a file could be read, and whether the score that it claims can be."""
    from jixiao.model import Severity

    if outcome.review is None:
        return "unread"
    found = outcome.review.findings
    return "wrong" if any(one.rule.startswith("SCR") and one.severity is Severity.ERROR for one in found) else "right"


def _counted(outcomes: "Iterable[Outcome]", verdicts: Counter[Verdict]) -> "Iterator[Outcome]":
    for outcome in outcomes:
        verdicts[verdict_of(outcome)] += 1
        yield outcome


def _scored(language: str, paper: str | None, outcome: "Outcome") -> Scored:
    """Called where the file was examined: a whole outcome is large, a row and a paper are not."""
    from jixiao.render.score import summary_row
    from jixiao.render.score_words import ScoreWords

    scored = None if outcome.review is None else outcome.review.scored
    row = summary_row(outcome, None if scored is None else ScoreWords(scored, words_of(language)), language)
    return Scored(row, verdict_of(outcome), None if scored is None or paper is None else _paper(outcome, paper))


def _rows(words: Words, made: Iterable[Scored], verdicts: Counter[Verdict], folder: Path | None, format: str | None) -> "Iterator[Row]":
    """The summary's rows; on the way each paper is written, so that no more than one is held."""
    from jixiao.cli.output import names_in_folder, write_bytes

    names = _Names()
    for one in made:
        verdicts[one.verdict] += 1
        yield one.row
        if folder is not None and format is not None and one.paper is not None:
            (name,) = names_in_folder([one.row.path], "")
            write_bytes(str(folder / (names.free(f"{name}-{PAPERS[format]}") + f".{format}")), one.paper, words)


def _paper(outcome: "Outcome", format: str) -> bytes:
    if format == "xlsx":
        from jixiao.render.score_sheet import score_sheet

        return score_sheet(outcome)
    from jixiao.render.opinion import opinion_docx

    return opinion_docx(outcome)


class _Names:
    """File names that are used once in a folder; a second one of a name is numbered."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {}

    def free(self, name: str) -> str:
        number = self.used[name.casefold()] = self.used.get(name.casefold(), 0) + 1
        return name if number == 1 else f"{name}-{number}"
