"""`jixiao rules`."""

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words


def command(words: Words) -> click.Command:
    formats = click.Choice(("text", "json"))
    help_text = f"{words('cli.rules.format')} {words('cli.default', value='text')}"
    return command_of(
        words,
        "rules",
        lambda **options: run(words, options["format"]),
        [click.Option(["--format"], type=formats, default="text", help=help_text)],
    )


def run(words: Words, format: str) -> int:
    """Lists the rules."""
    from jixiao.cli.output import look_of, write
    from jixiao.render.rules import rules_json, rules_table
    from jixiao.rules import all_rules

    write(None, [rules_json(all_rules(), words) if format == "json" else rules_table(all_rules(), look_of(words))], words)
    return 0
