"""`jixiao`: the group of commands, and what happens when something goes wrong."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from jixiao.cli.output import ClosedPipeError
from jixiao.cli.speech import SpeakingGroup, chosen_language, common_options, usage_message
from jixiao.render.words import Words, words_of

COMMANDS = (
    "check",
    "extract",
    "new",
    "score",
    "report",
    "rules",
    "explain",
    "systems",
    "demo",
    "synth",
    "bench",
    "schema",
)  # each a module of this package with `command(words)`

INTERRUPTED, WRONG_USAGE, CLOSED_PIPE = 130, 2, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    _write_utf8()
    words = words_of(chosen_language(arguments, os.environ))
    try:
        result = _group(words).main(arguments, prog_name="jixiao", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.UsageError as error:
        return _wrong_usage(error, words)
    except click.ClickException as error:
        return _say(words("cli.error", message=error.message), WRONG_USAGE)
    except (KeyboardInterrupt, click.Abort):
        return _say(words("error.interrupted"), INTERRUPTED)
    except (ClosedPipeError, BrokenPipeError):
        return _pipe_closed()
    except Exception as error:
        return _failed(error, words, "--debug" in arguments)


def _group(words: Words) -> click.Group:
    from jixiao import __version__

    group = Commands(words, name="jixiao", help=words("cli.help"), invoke_without_command=False, no_args_is_help=True)
    click.version_option(__version__, "--version", message="%(prog)s %(version)s", help=words("cli.option.version"))(group)
    return common_options(words)(group)


class Commands(SpeakingGroup):
    """Commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"jixiao.cli.{cmd_name}").command(self.words)
        return command


def _write_utf8() -> None:
    """UTF-8 also on a GBK console; file names that are no text come out with backslashes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _wrong_usage(error: click.UsageError, words: Words) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.message)
        return WRONG_USAGE
    lines = [words("cli.error", message=usage_message(error, words))]
    if error.ctx is not None:
        lines.append(words("cli.try", command=error.ctx.command_path))
    return _say("\n".join(lines), WRONG_USAGE)


def _failed(error: Exception, words: Words, debug: bool) -> int:
    """What the user gave as data does not fit, or it is a bug: then how to report it."""
    from jixiao.model import InvalidData

    if isinstance(error, InvalidData):
        return _say(words("cli.error", message=words("error.data", where=error.where, what=error.messages[words.language])), WRONG_USAGE)
    if debug:
        import traceback

        traceback.print_exception(error)
    return _say(words("cli.error", message=words("error.bug", error=f"{type(error).__name__}: {error}")), WRONG_USAGE)


def _say(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code


def _pipe_closed() -> int:
    """Ends as other programs do when nobody reads them any more, and lets nothing be written at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return CLOSED_PIPE
