"""Where output goes: the terminal, a pipe, a file, or one file a report in a folder."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jixiao.render.words import Words

if TYPE_CHECKING:
    from jixiao.render.look import Look

WIDTH_IN_PIPE = 100


def look_of(words: Words, colour: str = "auto", verbose: bool = False, to_file: bool = False) -> "Look":
    """How text is to look where it goes. --color always and never decide; else colours go to a terminal that knows them, unless NO_COLOR
    is set (no-color.org)."""
    from jixiao.render.look import NARROWEST, WIDEST, Look

    to_terminal = not to_file and sys.stdout.isatty()
    wanted = to_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((WIDTH_IN_PIPE, 24)).columns if to_terminal else WIDTH_IN_PIPE
    return Look(words, wanted if colour == "auto" else colour == "always", max(NARROWEST, min(WIDEST, width)), verbose)


def write(output: str | None, pieces: Iterable[str], words: Words) -> None:
    """Writes pieces of text to the file, or to standard output if there is none. Folders on the way are made."""
    if output is None or output == "-":
        for piece in pieces:
            _print(piece)
        return
    try:
        Path(output).parent.mkdir(parents=True, exist_ok=True)
        with Path(output).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(pieces)
    except OSError as error:
        raise click.ClickException(words("error.output", file=output, reason=error.strerror)) from error


def write_bytes(output: str, data: bytes, words: Words) -> None:
    """Writes a file that is not text. Folders on the way are made."""
    try:
        Path(output).parent.mkdir(parents=True, exist_ok=True)
        Path(output).write_bytes(data)
    except OSError as error:
        raise click.ClickException(words("error.output", file=output, reason=error.strerror)) from error


class ClosedPipeError(Exception):
    """Whoever read our output has enough: `jixiao check ... | head`."""


def _print(piece: str) -> None:
    try:
        sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:  # click would end such a run with 1, which says "findings"
        raise ClosedPipeError from None


def is_folder(output: str) -> bool:
    """Whether -o names a folder: one that is there, or a name that ends like one."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def names_in_folder(paths: Iterable[str], ending: str) -> list[str]:
    """A file name for the result of each path: its own name with `ending`; equal ones are numbered."""
    seen: dict[str, int] = {}
    names = []
    for path in paths:
        stem = "stdin" if path == "-" else Path(path).stem
        seen[stem.casefold()] = number = seen.get(stem.casefold(), 0) + 1
        names.append(f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}")
    return names


def refuse_overwriting(output: str, paths: Iterable[str], words: Words) -> None:
    """Wrong usage where the output is one of the files to read."""
    target = Path(output).resolve()
    if target.is_file() and any(path != "-" and Path(path).resolve() == target for path in paths):
        raise click.UsageError(words("error.output_is_input", file=output))
