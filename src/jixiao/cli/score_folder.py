"""A folder of reports: the summary, and a paper on each report."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.render.words import Words

if TYPE_CHECKING:
    from jixiao.render.score import Row
    from jixiao.review import Outcome

SUMMARY = "汇总表.xlsx"
PAPERS = {"docx": "评审意见", "xlsx": "评分表"}


def write_folder(words: Words, outcomes: "Iterator[Outcome]", format: str, output: str | None) -> None:
    """Writes the summary: to the terminal, to a workbook, or into a folder with an opinion on each report."""
    from jixiao.cli.output import look_of, write, write_bytes
    from jixiao.render.score import summary_text

    if format == "json":
        from jixiao.render.json import json_text

        write(output, json_text(outcomes, words.language), words)
        return
    into_folder = output is not None and Path(output).suffix.lower() not in (".xlsx", ".txt")
    rows = list(_rows(words, outcomes, output if into_folder else None, format if format in PAPERS else "docx"))
    if output is None:
        write(None, [summary_text(rows, look_of(words))], words)
        return
    if output.lower().endswith(".txt"):
        write(output, [summary_text(rows, look_of(words, to_file=True))], words)
        return
    from jixiao.render.summary_sheet import summary_sheet

    file = str(Path(output, SUMMARY)) if into_folder else output
    write_bytes(file, summary_sheet(rows), words)
    write(None, [summary_text(rows, look_of(words))], words)
    click.echo(words("score.written", file=file))


def _rows(words: Words, outcomes: "Iterator[Outcome]", folder: str | None, format: str) -> "Iterator[Row]":
    """The summary's rows; on the way each paper is written, so that no more than one report is held."""
    from jixiao.cli.output import names_in_folder, write_bytes
    from jixiao.render.score import summary_row
    from jixiao.render.score_words import ScoreWords

    names = _Names()
    for outcome in outcomes:
        scored = None if outcome.review is None else outcome.review.scored
        yield summary_row(outcome, None if scored is None else ScoreWords(scored, words), words.language)
        (name,) = names_in_folder([outcome.path], "")
        if folder is not None and scored is not None:
            write_bytes(str(Path(folder, names.free(f"{name}-{PAPERS[format]}") + f".{format}")), _paper(outcome, format), words)


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
