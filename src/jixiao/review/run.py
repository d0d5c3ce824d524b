"""A whole run: every file that was named, to its outcome, in order."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from jixiao.readers.refusals import too_large
from jixiao.review.batch import STANDARD_INPUT, Source
from jixiao.review.examine import examine, examine_file
from jixiao.review.outcome import Failure, Outcome
from jixiao.review.settings import Settings, available_cores

Made = TypeVar("Made")


def outcomes(files: Sequence[Source], settings: Settings) -> Iterator[Outcome]:
    """The outcome of each source, in order."""
    return made_of_outcomes(files, settings, as_it_is)


def made_of_outcomes(files: Sequence[Source], settings: Settings, make: Callable[[Outcome], Made]) -> Iterator[Made]:
    """What `make` makes of the outcome of each source, in order. One file is worked on in this process, several each in a worker that can
    be ended; there `make` is called too, so that of a large outcome only what is wanted comes back. It is a module's function, or a
    `partial` of one."""
    paths = [file.path for file in files if file.failure is None and file.path != STANDARD_INPUT]
    if len(paths) > 1:
        from jixiao.review.workers import examine_in_workers

        examined: Iterator[Made] = examine_in_workers(paths, settings, settings.jobs or available_cores(), make)
    else:
        examined = (make(examine_file(path, settings)) for path in paths)
    for file in files:
        if file.failure is not None:
            yield make(Outcome(file.path, failure=file.failure))
        elif file.path == STANDARD_INPUT:
            yield make(_examine_input(settings))
        else:
            yield next(examined)


def as_it_is(outcome: Outcome) -> Outcome:
    return outcome


def _examine_input(settings: Settings) -> Outcome:
    data = bytearray()
    while piece := sys.stdin.buffer.read(1 << 20):
        data += piece
        if len(data) > settings.limits.file:
            return Outcome(STANDARD_INPUT, failure=Failure.of(too_large(settings.limits.file)))
    return examine(bytes(data), STANDARD_INPUT, settings)
