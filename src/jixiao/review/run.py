"""A whole run: every file that was named, to its outcome, in order."""

import sys
from collections.abc import Iterator, Sequence

from jixiao.readers.refusals import too_large
from jixiao.review.batch import STANDARD_INPUT, Source
from jixiao.review.examine import examine, examine_file
from jixiao.review.outcome import Failure, Outcome
from jixiao.review.settings import Settings, available_cores


def outcomes(files: Sequence[Source], settings: Settings) -> Iterator[Outcome]:
    """The outcome of each source, in order. One file is worked on in this process, several each in a worker that can be ended."""
    paths = [file.path for file in files if file.failure is None and file.path != STANDARD_INPUT]
    if len(paths) > 1:
        from jixiao.review.workers import examine_in_workers

        examined: Iterator[Outcome] = examine_in_workers(paths, settings, settings.jobs or available_cores())
    else:
        examined = (examine_file(path, settings) for path in paths)
    for file in files:
        if file.failure is not None:
            yield Outcome(file.path, failure=file.failure)
        elif file.path == STANDARD_INPUT:
            yield _examine_input(settings)
        else:
            yield next(examined)


def _examine_input(settings: Settings) -> Outcome:
    data = bytearray()
    while piece := sys.stdin.buffer.read(1 << 20):
        data += piece
        if len(data) > settings.limits.file:
            return Outcome(STANDARD_INPUT, failure=Failure.of(too_large(settings.limits.file)))
    return examine(bytes(data), STANDARD_INPUT, settings)
