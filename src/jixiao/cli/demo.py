"""`jixiao demo`."""

from importlib import resources

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words


def command(words: Words) -> click.Command:
    return command_of(
        words,
        "demo",
        lambda **options: run(words, options["verbose"]),
        [click.Option(["-v", "--verbose"], is_flag=True, help=words("cli.check.verbose"))],
    )


def run(words: Words, verbose: bool) -> int:
    """Checks the sample that ships with the package and shows it as a clerk would see it. Always 0 where the sample is there."""
    from jixiao.cli.output import look_of, write
    from jixiao.render.terminal import report_text
    from jixiao.review.examine import examine
    from jixiao.review.settings import Settings

    try:
        data = resources.files("jixiao.synth").joinpath("demo.txt").read_bytes()
    except (FileNotFoundError, ModuleNotFoundError) as error:
        raise click.ClickException(words("error.no_demo")) from error
    look = look_of(words, verbose=verbose)
    outcome = examine(data, words("cli.demo.name"), Settings())
    intro = [look.paint("faint", line) for line in look.folded(words("cli.demo.intro"), "")]
    write(None, ["\n".join(intro) + "\n\n", *report_text([outcome], None, look)], words)
    return 0
