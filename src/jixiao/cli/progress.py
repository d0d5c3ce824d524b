"""How far a long run is: on standard error, on a terminal only."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click

from jixiao.render.words import Words

ERASE = "\r\x1b[K"


Done = TypeVar("Done")


def told(outcomes: Iterable[Done], total: int, words: Words, failure: Callable[[Done], str] | None = None) -> Iterator[Done]:
    """The outcomes as they come. Where there are several and standard error is a terminal, a line there says how many are done.

    What `failure` says of an outcome is told on standard error (for faces that people do not read as they come).
    """
    shows = total > 1 and sys.stderr.isatty()
    _tell(words("check.progress", done=0, total=total), shows)
    done = 0
    try:
        for outcome in outcomes:
            done += 1
            _tell(ERASE, shows)
            if failure is not None and (message := failure(outcome)):
                click.echo(message, err=True)
            yield outcome
            _tell(words("check.progress", done=done, total=total), shows)
    finally:
        _tell(ERASE, shows)


def _tell(text: str, shows: bool) -> None:
    if shows:
        sys.stderr.write(text)
        sys.stderr.flush()
