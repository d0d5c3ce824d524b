"""`jixiao bench`, and below it `accuracy`."""

import os

import click

from jixiao.cli.speech import SpeakingGroup, command_of, common_options
from jixiao.cli.synth import HALVES
from jixiao.render.words import Words

TEXTS = 2000


def command(words: Words) -> click.Command:
    group = SpeakingGroup(words, name="bench", help=words("cli.bench"), short_help=words("cli.bench.short"), no_args_is_help=True)
    common_options(words)(group)
    group.add_command(_accuracy(words), "accuracy")
    return group


def _accuracy(words: Words) -> click.Command:
    def say(key: str, default: object) -> str:
        return f"{words(key)} {words('cli.default', value=default)}"

    return command_of(
        words,
        "bench.accuracy",
        lambda **options: accuracy(words, **options),
        [
            click.Option(["-n", "--number"], type=click.IntRange(min=1), default=TEXTS, metavar="N", help=say("cli.synth.n", TEXTS)),
            click.Option(["--half"], type=click.Choice(HALVES), default="open", help=say("cli.synth.half", "open")),
            click.Option(["--seed"], type=click.IntRange(min=0), default=0, metavar="N", help=say("cli.synth.seed", 0)),
            click.Option(["-j", "--jobs"], type=click.IntRange(min=1), metavar="N", help=words("cli.bench.jobs")),
            click.Option(["-v", "--verbose"], is_flag=True, help=words("cli.bench.verbose")),
        ],
    )


def accuracy(words: Words, number: int, half: str, seed: int, jobs: int | None, verbose: bool) -> int:
    """Measures and prints the table; with `verbose` also where to look, but for the half that nobody is to look at."""
    from jixiao.cli.output import write
    from jixiao.synth.accuracy import measured
    from jixiao.synth.accuracy_table import examples, table

    tally = measured(range(seed, seed + number), half, jobs or os.cpu_count() or 1)
    shows = verbose and half == "open"
    write(None, [table(tally, words), *([examples(tally, words)] if shows else [])], words)
    return 0
