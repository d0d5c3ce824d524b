"""Click's own words in the user's language: help, usage lines and errors."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import click
from click.exceptions import BadArgumentUsage, BadOptionUsage, MissingParameter, NoSuchOption

from jixiao.render.words import LANGUAGES, STANDARD_LANGUAGE, Words

Command = TypeVar("Command", bound=click.Command)


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of this run: --lang, else JIXIAO_LANG, else Chinese. Known before the arguments are parsed: help needs it."""
    language = environment.get("JIXIAO_LANG", "")
    for argument, following in zip(arguments, [*arguments, ""][1:], strict=True):
        if argument == "--":
            break
        if argument == "--lang":
            language = following
        elif argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
    return language if language in LANGUAGES else STANDARD_LANGUAGE


def common_options(words: Words) -> Callable[[Command], Command]:
    """--lang, --debug and --help: every command takes them, before or after its name. Their values are read in `main`."""

    def add(command: Command) -> Command:
        command.params += [
            click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=words("cli.option.lang")),
            click.Option(["--debug"], is_flag=True, expose_value=False, help=words("cli.option.debug")),
            click.Option(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_print_help, help=words("cli.option.help")),
        ]
        command.add_help_option = False
        return command

    return add


def _print_help(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


class _Formatter(click.HelpFormatter):
    def __init__(self, words: Words, width: int | None) -> None:
        super().__init__(width=width, max_width=100)
        self.words = words

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, self.words("cli.usage"))

    def write_heading(self, heading: str) -> None:
        keys = {"Options": "cli.options", "Commands": "cli.commands"}
        colon = ":" if self.words.language == "en" else "："
        self.write(f"{'':>{self.current_indent}}{self.words(keys[heading]) if heading in keys else heading}{colon}\n")


class _Speaking(click.Command):
    """A command that has its words from a table; `short` in a list of commands, `help` on its own page."""

    words: Words

    def __init__(self, words: Words, **attributes: Any) -> None:
        self.words = words
        super().__init__(options_metavar=words("cli.args.options"), **attributes)

    def get_help(self, ctx: click.Context) -> str:
        formatter = _Formatter(self.words, ctx.terminal_width)
        self.format_help(ctx, formatter)
        return formatter.getvalue().rstrip("\n")


class SpeakingGroup(_Speaking, click.Group):
    def __init__(self, words: Words, **attributes: Any) -> None:
        super().__init__(words, subcommand_metavar=words("cli.args.command"), **attributes)


class SpeakingCommand(_Speaking):
    pass


def command_of(words: Words, name: str, callback: Callable[..., Any], parameters: Sequence[click.Parameter]) -> click.Command:
    """The command `name` with the help of keys cli.NAME and cli.NAME.short."""
    command = SpeakingCommand(
        words, name=name, callback=callback, params=list(parameters), help=words(f"cli.{name}"), short_help=words(f"cli.{name}.short")
    )
    return common_options(words)(command)


def usage_message(error: click.UsageError, words: Words) -> str:
    """What click complains of, in the user's language."""
    parameter = getattr(error, "param", None)
    name = getattr(error, "param_hint", None) or (parameter.get_error_hint(error.ctx).replace("'", "") if parameter and error.ctx else "")
    if isinstance(error, NoSuchOption):
        maybe = words("error.maybe", names=words("check.list").join(error.possibilities)) if error.possibilities else ""
        return words("error.no_option", name=error.option_name) + maybe
    if isinstance(error, MissingParameter):
        return words("error.missing", name=name)
    if isinstance(error, BadOptionUsage):
        takes_none = "does not take" in error.message
        return words("error.no_value" if takes_none else "error.option_value", name=error.option_name)
    if isinstance(error, click.BadParameter) and parameter is not None and not isinstance(error, BadArgumentUsage):
        kind = parameter.type
        if isinstance(kind, click.Choice):
            choices = words("error.choices", choices=words("check.list").join(kind.choices))
            return words("error.bad_value", name=name, value=_quoted(error.message)) + choices
        if isinstance(kind, click.IntRange):
            bounds = words("error.number") if kind.max is None else words("error.number_between", low=kind.min, high=kind.max)
            return words("error.bad_value", name=name, value=_quoted(error.message)) + bounds
        return words("error.bad_value", name=name, value=error.message)
    if error.message.startswith("No such command"):
        return words("error.no_command", name=_quoted(error.message)) + _nearest(_quoted(error.message), error.ctx, words)
    if error.message.startswith("Got unexpected extra argument"):
        return words("error.extra", names=error.message.rpartition("(")[2].rstrip(")."))
    return error.message


def _quoted(message: str) -> str:
    """The value that click's message quotes."""
    return message.split("'")[1] if message.count("'") > 1 else message.split(" ")[0]


def _nearest(name: str, ctx: click.Context | None, words: Words) -> str:
    from difflib import get_close_matches

    known = ctx.command.list_commands(ctx) if ctx is not None and isinstance(ctx.command, click.Group) else []
    near = get_close_matches(name, known, n=1)
    return words("error.maybe", names=near[0]) if near else ""
