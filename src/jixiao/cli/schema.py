"""`jixiao schema`."""

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words


def command(words: Words) -> click.Command:
    return command_of(
        words,
        "schema",
        lambda **options: run(words, options["output"]),
        [click.Option(["-o", "--output"], metavar="FILE", help=words("cli.schema.output"))],
    )


def run(words: Words, output: str | None) -> int:
    """Writes the JSON Schema of `check --format json`."""
    from jixiao.cli.output import write
    from jixiao.render.json import schema_text

    write(output, [schema_text()], words)
    return 0
