"""`jixiao synth`."""

from pathlib import Path

import click

from jixiao.cli.speech import command_of
from jixiao.model import DocumentKind
from jixiao.render.words import Words

GENRES = tuple(kind.value for kind in DocumentKind if kind is not DocumentKind.FRAGMENT)
HALVES = ("open", "held")
FORMATS = ("txt", "docx", "xlsx")


def command(words: Words) -> click.Command:
    def say(key: str, default: object = None) -> str:
        text = words(f"cli.synth.{key}")
        return text if default is None else f"{text} {words('cli.default', value=default)}"

    return command_of(
        words,
        "synth",
        lambda **options: run(words, **options),
        [
            click.Option(["-n", "--number"], type=click.IntRange(min=1), default=10, metavar="N", help=say("n", 10)),
            click.Option(["-o", "--output"], metavar="DIR", required=True, help=say("output")),
            click.Option(["--seed"], type=click.IntRange(min=0), default=0, metavar="N", help=say("seed", 0)),
            click.Option(["--genre"], type=click.Choice(GENRES), help=say("genre")),
            click.Option(["--format"], type=click.Choice(FORMATS), default="txt", help=say("format", "txt")),
            click.Option(["--half"], type=click.Choice(HALVES), default="open", help=say("half", "open")),
            click.Option(["--slips"], is_flag=True, help=say("slips")),
        ],
    )


def run(words: Words, number: int, output: str, seed: int, genre: str | None, format: str, half: str, slips: bool) -> int:
    """Writes the texts and their gold."""
    from jixiao.cli.output import write_bytes
    from jixiao.synth.document import write
    from jixiao.synth.mutations import slipped
    from jixiao.synth.writing import GOLD_ENDING, file_of, gold_json

    for at in range(seed, seed + number):
        written = write(at, half, genre)
        text = (slipped(written, at) if slips else None) or written.text
        write_bytes(str(Path(output, f"{text.name}.{format}")), file_of(text, format), words)
        write_bytes(str(Path(output, text.name + GOLD_ENDING)), gold_json(text).encode("utf-8"), words)
    click.echo(words("synth.written", n=number, folder=output))
    return 0
