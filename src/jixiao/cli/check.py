"""`jixiao check`."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words

if TYPE_CHECKING:
    from jixiao.review import Outcome
    from jixiao.review.tally import Tally


def command(words: Words) -> click.Command:
    def say(key: str) -> str:
        return words(f"cli.check.{key}")

    def choice(name: str, values: tuple[str, ...], key: str) -> click.Option:
        return click.Option(
            [name], type=click.Choice(values), default=values[0], help=f"{say(key)} {words('cli.default', value=values[0])}"
        )

    return command_of(
        words,
        "check",
        lambda **options: run(words, options),
        [
            click.Argument(["files"], nargs=-1, required=True, metavar=say("files")),
            choice("--format", ("text", "json"), "format"),
            click.Option(["-o", "--output"], metavar="PATH", help=say("output")),
            click.Option(["--select"], multiple=True, metavar="CODES", help=say("select")),
            click.Option(["--ignore"], multiple=True, metavar="CODES", help=say("ignore")),
            choice("--fail-on", ("error", "warning", "info", "never"), "fail_on"),
            click.Option(["--system"], metavar="NAME", help=say("system")),
            click.Option(["--with", "beside"], metavar="FILE", help=say("with")),
            click.Option(["-j", "--jobs"], type=click.IntRange(min=1), metavar="N", help=say("jobs")),
            click.Option(["--baseline"], metavar="FILE", help=say("baseline")),
            click.Option(["--write-baseline"], metavar="FILE", help=say("write_baseline")),
            click.Option(["--config"], metavar="FILE", help=say("config")),
            click.Option(["-v", "--verbose"], is_flag=True, help=say("verbose")),
            choice("--color", ("auto", "always", "never"), "color"),
        ],
    )


def run(words: Words, options: dict[str, Any]) -> int:
    """Checks the files and returns the exit code; the format never changes it."""
    import msgspec

    from jixiao.cli.configuration import settings_of
    from jixiao.cli.output import refuse_overwriting
    from jixiao.cli.progress import told
    from jixiao.review.baseline import Baseline, load_baseline, without_accepted
    from jixiao.review.batch import sources
    from jixiao.review.run import outcomes
    from jixiao.review.tally import Tally

    settings = msgspec.structs.replace(settings_of(words, options), beside=options["beside"])
    files = sources(options["files"])
    if options["beside"] and len(files) > 1:
        raise click.UsageError(words("error.check_with"))
    if options["output"]:
        refuse_overwriting(options["output"], [file.path for file in files] + [options["beside"]] * bool(options["beside"]), words)
    tally = Tally()
    known = Baseline() if settings.baseline is None or options["write_baseline"] else load_baseline(Path(settings.baseline))

    def counted() -> Iterator["Outcome"]:
        for outcome in outcomes(files, settings):
            left = without_accepted(outcome, known)
            tally.count(left)
            yield left

    elsewhere = options["format"] != "text" or bool(options["output"] or options["write_baseline"])
    checked = told(counted(), len(files), words, partial(_failure, words) if elsewhere else None)
    if options["write_baseline"]:
        _write_baseline(options["write_baseline"], checked, words)
        return tally.exit_code("never")
    _write(checked, [file.path for file in files], tally, words, options)
    return tally.exit_code(options["fail_on"])


def _failure(words: Words, outcome: "Outcome") -> str:
    return "" if outcome.failure is None else f"{outcome.path}: {outcome.failure.messages[words.language]}"


def _write(outcomes: Iterable["Outcome"], paths: list[str], tally: "Tally", words: Words, options: dict[str, Any]) -> None:
    """Writes the outcomes as they come: to standard output, to one file, or each to a file of its own in a folder."""
    from jixiao.cli.output import is_folder, names_in_folder, write

    output, ending = options["output"], {"text": ".txt", "json": ".json"}[options["format"]]
    if output is None or not is_folder(output):
        write(output, _pieces(outcomes, len(paths) > 1, tally, words, options), words)
        return
    for name, outcome in zip(names_in_folder(paths, ending), outcomes, strict=True):
        write(str(Path(output, name)), _pieces([outcome], False, tally, words, options), words)


def _pieces(outcomes: Iterable["Outcome"], several: bool, tally: "Tally", words: Words, options: dict[str, Any]) -> Iterator[str]:
    if options["format"] == "json":
        from jixiao.render.json import json_text

        return json_text(outcomes, words.language)
    from jixiao.cli.output import look_of
    from jixiao.render.terminal import report_text

    look = look_of(words, options["color"], options["verbose"], to_file=options["output"] is not None)
    return report_text(outcomes, tally if several else None, look)


def _write_baseline(file: str, outcomes: Iterable["Outcome"], words: Words) -> None:
    """Writes what was found as accepted; reasons that an earlier file of that name gives are kept."""
    from jixiao.review.baseline import Baseline, accepted_in, load_baseline, write_baseline

    known = load_baseline(Path(file)) if Path(file).exists() else Baseline()
    entries = [entry for outcome in outcomes for entry in accepted_in(outcome, known)]
    try:
        count = write_baseline(Path(file), entries)
    except OSError as error:
        raise click.ClickException(words("error.output", file=file, reason=error.strerror)) from error
    click.echo(words("check.baseline.written", count=count, file=file))
