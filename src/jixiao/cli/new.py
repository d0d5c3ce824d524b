"""`jixiao new`."""

from pathlib import Path

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words

ENDING = ".xlsx"
FIRST_YEAR, LAST_YEAR = 2000, 2100


def command(words: Words) -> click.Command:
    return command_of(
        words,
        "new",
        lambda **options: run(words, options["output"], options["system"], options["department"], options["year"]),
        [
            click.Option(["-o", "--output"], metavar="OUT.xlsx", required=True, help=words("cli.new.output")),
            click.Option(["--system"], metavar="NAME", help=words("cli.new.system")),
            click.Option(["--department"], metavar="NAME", default="", help=words("cli.new.department")),
            click.Option(["--year"], metavar="N", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help=words("cli.new.year")),
        ],
    )


def run(words: Words, output: str, system: str | None, department: str, year: int | None) -> int:
    """Writes an empty workbook. One that is there is never overwritten: it may be filled in."""
    from decimal import Decimal

    from jixiao.cli.configuration import settings_of
    from jixiao.cli.output import write_bytes
    from jixiao.forms import Filing, Questionnaire, Value, workbook_of

    if Path(output).suffix.lower() != ENDING:
        raise click.UsageError(words("error.workbook_ending", file=output))
    if Path(output).exists():
        raise click.UsageError(words("error.exists", file=output))
    values: dict[tuple[str, str, str], Value] = {}
    if department.strip():
        values["body", "department", "value"] = department.strip()
    if year is not None:
        values["body", "year", "value"] = Decimal(year)
    asks = Questionnaire()
    system = settings_of(words, {"system": system}).system
    if system is not None:
        from jixiao.indicators import system_named
        from jixiao.review.questionnaire import questionnaire_of

        asks = questionnaire_of(system_named(system))
    write_bytes(output, workbook_of(Filing(values, questionnaire=asks)), words)
    click.echo(words("new.done", file=output))
    return 0
