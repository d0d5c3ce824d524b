"""`jixiao extract`."""

from pathlib import Path

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words

ENDINGS = (".json", ".csv")


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
    write(output, [facts_csv(outcome, words) if ending == ".csv" else facts_json(outcome)], words)
    return 0
