"""`jixiao extract`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words

if TYPE_CHECKING:
    from jixiao.review import Outcome

WORKBOOK = ".xlsx"
ENDINGS = (".json", ".csv", WORKBOOK)


def command(words: Words) -> click.Command:
    return command_of(
        words,
        "extract",
        lambda **options: run(words, options["file"], options["output"]),
        [
            click.Argument(["file"], metavar=words("cli.extract.file")),
            click.Option(["-o", "--output"], metavar="OUT", help=words("cli.extract.output")),
        ],
    )


def run(words: Words, file: str, output: str | None) -> int:
    """Writes what the file states, by the ending of `output`; JSON to standard output without one."""
    from jixiao.cli.output import refuse_overwriting, write
    from jixiao.render.facts import facts_csv, facts_json
    from jixiao.review.batch import Source
    from jixiao.review.run import outcomes
    from jixiao.review.settings import Settings

    ending = ".json" if output is None or output == "-" else Path(output).suffix.lower()
    if ending not in ENDINGS:
        raise click.UsageError(words("error.output_ending", ending=ending or output))
    if output is not None:
        refuse_overwriting(output, [file], words)
    (outcome,) = outcomes([Source(file)], Settings())
    if outcome.failure is not None:
        click.echo(words("cli.error", message=f"{file}: {outcome.failure.messages[words.language]}"), err=True)
        return 2
    if ending == WORKBOOK:
        assert output is not None, "the standard output is JSON"
        return _fill(words, file, output, outcome)
    write(output, [facts_csv(outcome, words) if ending == ".csv" else facts_json(outcome)], words)
    return 0


def _fill(words: Words, file: str, output: str, outcome: "Outcome") -> int:
    """Writes the department's workbook with what the report tells, and says what became of it."""
    from jixiao.cli.output import write_bytes
    from jixiao.forms import workbook_of
    from jixiao.forms.filling import fill
    from jixiao.render.filled import filled_notes, filled_summary, unread_leaf

    assert outcome.review is not None, "only what was read is filled in"
    filled = fill(outcome.review.extraction)
    leaf = unread_leaf(filled, words)
    write_bytes(output, workbook_of(filled.filing, filled_notes(filled, words), [leaf]), words)
    click.echo(words("filled.done", file=file, output=output))
    click.echo(filled_summary(filled, words))
    if leaf.rows:
        click.echo(words("filled.see", sheet=leaf.name))
    return 0
