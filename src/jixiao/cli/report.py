"""`jixiao report`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words

if TYPE_CHECKING:
    from jixiao.forms import Problem
    from jixiao.forms.template import Template

ENDING = ".docx"
CONTRADICTIONS, NOTHING_WRITTEN = 1, 2


def command(words: Words) -> click.Command:
    return command_of(
        words,
        "report",
        lambda **options: run(words, options["file"], options["output"], options["template"]),
        [
            click.Argument(["file"], metavar=words("cli.report.file")),
            click.Option(["-o", "--output"], metavar="OUT.docx", required=True, help=words("cli.report.output")),
            click.Option(["--template"], metavar="FILE.yaml", help=words("cli.report.template")),
        ],
    )


def run(words: Words, file: str, output: str, template: str | None) -> int:
    """Writes the report on a workbook's data. What does not fit its cell is told all at once, and nothing is written; where the data
    contradict themselves the report carries them, and the author is told, here and in comments of the report."""
    from jixiao.cli.output import refuse_overwriting, write_bytes
    from jixiao.forms import read_workbook
    from jixiao.model import Severity, UnreadableFile
    from jixiao.readers.files import load
    from jixiao.render.report import remarks_on, report_docx

    if Path(output).suffix.lower() != ENDING:
        raise click.UsageError(words("error.report_ending", file=output))
    refuse_overwriting(output, [file], words)
    chosen = None if template is None else _template(template, words)
    if template is not None and chosen is None:
        return NOTHING_WRITTEN
    try:
        workbook = read_workbook(load(file))
    except UnreadableFile as failure:
        click.echo(words("cli.error", message=f"{file}: {failure.messages[words.language]}"), err=True)
        return NOTHING_WRITTEN
    errors = [problem for problem in workbook.problems if problem.severity is Severity.ERROR]
    contradictions = [problem for problem in workbook.problems if problem.severity is not Severity.ERROR]
    _tell(errors, "report.errors", words)
    _tell(contradictions, "report.contradictions", words)
    if errors:
        return NOTHING_WRITTEN
    report = report_docx(workbook.filing, remarks_on(workbook, contradictions, words), chosen)
    write_bytes(output, report.data, words)
    click.echo(words("report.done", file=output))
    if not report.has_charts:
        click.echo(words("report.no_type"), err=True)
    return CONTRADICTIONS if contradictions else 0


def _template(file: str, words: Words) -> "Template | None":
    """The template in a file; None where something is wrong with it, which is told line by line."""
    from jixiao.forms.template import load_template

    template, problems = load_template(Path(file))
    if not problems:
        return template
    click.echo(words("report.template", file=file, n=len(problems)), err=True)
    for problem in problems:
        click.echo(f"  {words('place.line', line=problem.line)}  {problem.messages[words.language]}", err=True)
    return None


def _tell(problems: "Sequence[Problem]", heading: str, words: Words) -> None:
    if not problems:
        return
    from jixiao.render.places import place_words

    click.echo(words(heading, n=len(problems)), err=True)
    for problem in problems:
        click.echo(f"  {place_words(problem.place, words)}  {problem.messages[words.language]}", err=True)
