"""`jixiao explain`."""

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words


def command(words: Words) -> click.Command:
    return command_of(
        words,
        "explain",
        lambda **options: run(words, options["code"]),
        [click.Argument(["code"], metavar=words("cli.explain.code"))],
    )


def run(words: Words, code: str) -> int:
    """Explains the rule of that code; a beginning of codes (SUM) explains each."""
    from jixiao.cli.configuration import codes
    from jixiao.cli.output import look_of, write
    from jixiao.render.rules import rule_page
    from jixiao.review.selection import selected_rules

    look = look_of(words)
    pages = [rule_page(rule, look) for rule in selected_rules(codes([code], words), ())]
    write(None, ["\n".join(pages)], words)
    return 0
