"""`jixiao score`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words

if TYPE_CHECKING:
    from jixiao.cli.score_folder import Verdict
    from jixiao.review import Outcome
    from jixiao.review.settings import Settings

FORMATS = ("text", "json", "xlsx", "docx")
BYTES = ("xlsx", "docx")
ALL_RIGHT, AT_FAULT, NOTHING_READ = 0, 1, 2


def command(words: Words) -> click.Command:
    def say(key: str) -> str:
        return words(f"cli.score.{key}")

    return command_of(
        words,
        "score",
        lambda **options: run(words, options),
        [
            click.Argument(["files"], nargs=-1, required=True, metavar=words("cli.score.files")),
            click.Option(["--system"], metavar="NAME", help=say("system")),
            click.Option(["--with", "workbook"], metavar="WORKBOOK.xlsx", help=say("with")),
            click.Option(["--format"], type=click.Choice(FORMATS), help=say("format")),
            click.Option(["-o", "--output"], metavar="PATH", help=say("output")),
            click.Option(["-j", "--jobs"], type=click.IntRange(min=1), metavar="N", help=words("cli.check.jobs")),
            click.Option(["--config"], metavar="FILE", help=words("cli.check.config")),
        ],
    )


def run(words: Words, options: dict[str, Any]) -> int:
    """Scores one file in full, or several as a summary with an opinion on each, and returns the exit code."""
    from jixiao.cli.output import refuse_overwriting
    from jixiao.review.batch import scored_sources

    settings = _settings(words, options)
    files = scored_sources(options["files"])
    paths = [file.path for file in files]
    output = options["output"]
    several = len(files) > 1 or _has_folder(options)
    if options["workbook"] and several:
        raise click.UsageError(words("error.score_with"))
    format = options["format"] or _format_of(output)
    if format in BYTES and not output:
        raise click.UsageError(words("error.score_output", format=format))
    if output:
        refuse_overwriting(output, [*paths, *([options["workbook"]] if options["workbook"] else [])], words)
    if several:
        from jixiao.cli.score_folder import score_folder

        return exit_code(score_folder(words, files, settings, format, output))
    from jixiao.cli.score_folder import verdict_of
    from jixiao.review.run import outcomes

    (outcome,) = outcomes(files, settings)
    _write_one(words, outcome, format, output)
    return exit_code(Counter([verdict_of(outcome)]))


def exit_code(verdicts: "Counter[Verdict]") -> int:
    """0 every claimed score can be, 1 one cannot, or a file could not be read, 2 none could be read."""
    if verdicts["unread"] == verdicts.total():
        return NOTHING_READ
    return AT_FAULT if verdicts["unread"] or verdicts["wrong"] else ALL_RIGHT


def _settings(words: Words, options: dict[str, Any]) -> "Settings":
    import msgspec

    from jixiao.cli.configuration import settings_of

    settings = settings_of(words, options)
    if settings.system is None:
        raise click.UsageError(words("error.no_system"))
    beside = not options["workbook"] and _has_folder(options)
    return msgspec.structs.replace(settings, beside=options["workbook"], workbooks_beside=beside)


def _has_folder(options: dict[str, Any]) -> bool:
    return any(Path(name).is_dir() for name in options["files"])


def _format_of(output: str | None) -> str:
    """By the ending of the file to write; text without one."""
    ending = Path(output).suffix.lower().lstrip(".") if output else ""
    return ending if ending in FORMATS else "text"


def _write_one(words: Words, outcome: "Outcome", format: str, output: str | None) -> None:
    from jixiao.cli.output import look_of, write, write_bytes

    if format == "json":
        from jixiao.render.json import json_text

        write(output, json_text([outcome], words.language), words)
        return
    if format == "text" or outcome.review is None:
        from jixiao.render.score import score_text

        write(output if format == "text" else None, [score_text(outcome, look_of(words, to_file=output is not None))], words)
        return
    assert output is not None and outcome.review.scored is not None
    if format == "xlsx":
        from jixiao.render.score_sheet import score_sheet

        write_bytes(output, score_sheet(outcome), words)
    else:
        from jixiao.render.opinion import opinion_docx

        write_bytes(output, opinion_docx(outcome), words)
    click.echo(words("score.written", file=output))
