"""`jixiao systems`, and below it `show`, `check` and `test`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jixiao.cli.speech import SpeakingGroup, command_of, common_options
from jixiao.render.words import Words

FOUND, NOT_READ = 1, 2  # exit codes


def command(words: Words) -> click.Command:
    group = SpeakingGroup(
        words,
        name="systems",
        help=words("cli.systems"),
        short_help=words("cli.systems.short"),
        invoke_without_command=True,
        callback=_listing(words),
        params=[_format(words, "json")],
    )
    common_options(words)(group)
    subcommands: tuple[tuple[str, Callable[..., Any], str, list[click.Parameter]], ...] = (
        ("show", show, "name", [_format(words, "yaml")]),
        ("check", check, "file", []),
        ("test", test, "file", [_format(words, "json")]),
    )
    for name, run, argument, options in subcommands:
        metavar = words(f"cli.systems.{name}.{argument}")
        parameters: list[click.Parameter] = [click.Argument([argument], metavar=metavar), *options]
        group.add_command(command_of(words, f"systems.{name}", _run(run, words), parameters), name)
    return group


def _format(words: Words, other: str) -> click.Option:
    help_text = f"{words('cli.systems.format', other=other)} {words('cli.default', value='text')}"
    return click.Option(["--format"], type=click.Choice(("text", other)), default="text", help=help_text)


def _run(run: Callable[..., int], words: Words) -> Callable[..., int]:
    return lambda **options: run(words, **options)


def _listing(words: Words) -> Callable[..., int]:
    def run(format: str) -> int:
        return listing(words, format) if click.get_current_context().invoked_subcommand is None else 0

    return run


def listing(words: Words, format: str) -> int:
    """Lists the systems that ship."""
    from jixiao.cli.output import look_of, write
    from jixiao.indicators import all_systems
    from jixiao.render.systems import systems_json, systems_table

    systems = all_systems()
    write(None, [systems_json(systems) if format == "json" else systems_table(systems, look_of(words))], words)
    return 0


def show(words: Words, name: str, format: str) -> int:
    """Shows one system, or its file."""
    from jixiao.cli.output import look_of, write
    from jixiao.indicators.systems import source_text, system_named
    from jixiao.render.systems import system_page

    system = system_named(name)
    write(None, [source_text(system, name) if format == "yaml" else system_page(system, look_of(words))], words)
    return 0


def check(words: Words, file: str) -> int:
    """Lists the problems of a system's file."""
    from jixiao.cli.output import look_of, write
    from jixiao.indicators import check_system
    from jixiao.render.systems import problems_text

    problems = check_system(Path(file))
    write(None, [problems_text(file, problems, look_of(words))], words)
    return FOUND if problems else 0


def test(words: Words, file: str, format: str) -> int:
    """Computes the cases in a file and holds them against what they expect."""
    from jixiao.cli.output import look_of, write
    from jixiao.indicators.cases import read_cases, run_case
    from jixiao.render.systems import cases_json, cases_table

    results = [run_case(case) for case in read_cases(Path(file))]
    write(None, [cases_json(results) if format == "json" else cases_table(results, look_of(words))], words)
    return 0 if all(result.holds for result in results) else FOUND
