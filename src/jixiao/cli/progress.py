"""How far a long run is: on standard error, on a terminal only."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from jixiao.render.words import Words

if TYPE_CHECKING:
    from jixiao.review import Outcome

ERASE = "\r\x1b[K"


def told(outcomes: Iterable["Outcome"], total: int, words: Words, failures: bool) -> Iterator["Outcome"]:
    """The outcomes as they come. Where there are several and standard error is a terminal, a line there says how many are done.

    With `failures`, each file that could not be read is told on standard error (for faces that people do not read as they come).
    """
    shows = total > 1 and sys.stderr.isatty()
    _tell(words("check.progress", done=0, total=total), shows)
    done = 0
    try:
        for outcome in outcomes:
            done += 1
            _tell(ERASE, shows)
            if failures and outcome.failure is not None:
                click.echo(f"{outcome.path}: {outcome.failure.messages[words.language]}", err=True)
            yield outcome
            _tell(words("check.progress", done=done, total=total), shows)
    finally:
        _tell(ERASE, shows)


def _tell(text: str, shows: bool) -> None:
    if shows:
        sys.stderr.write(text)
        sys.stderr.flush()
