"""Many files at once, each in a worker process that can be ended.

A file that hangs, eats memory or kills its worker is told as a failure, and the others go on.
"""

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from jixiao.model import UnreadableFile
from jixiao.review.examine import examine_file
from jixiao.review.outcome import Failure, Outcome
from jixiao.review.settings import Settings

STARTUP_SECONDS = 60.0  # until a new worker takes its first file
ENDING_SECONDS = 1.0  # for a worker that has closed its pipe
AHEAD = 64  # files per worker that may be finished before the oldest unfinished one: bounds what is held back to keep the order
STARTED = "started"  # a worker's word that it has taken the file in hand: from here its time counts


Made = TypeVar("Made")


def examine_in_workers(paths: Sequence[str], settings: Settings, jobs: int, make: Callable[[Outcome], Made]) -> Iterator[Made]:
    """What `make` makes of the outcome of each file, in the order of `paths`, worked on by up to `jobs` processes that are used again and
    again."""
    pool = _Pool(paths, settings, min(jobs, len(paths)), make)
    try:
        yield from pool.outcomes()
    finally:
        pool.end()


class _Worker:
    """A process with a pipe to it and one from it, and the file that it has in hand."""

    def __init__(self, settings: Settings, make: Callable[[Outcome], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        its_tasks, self.tasks = context.Pipe(duplex=False)
        self.answers, its_answers = context.Pipe(duplex=False)
        self.process = context.Process(target=_work, args=(its_tasks, its_answers, settings, make), daemon=True)
        with _interrupts_held_back():
            self.process.start()
        its_tasks.close()
        its_answers.close()
        self.file = -1  # the number of the file in hand
        self.deadline = 0.0

    def take(self, file: int, path: str) -> None:
        self.file = file
        self.deadline = time.monotonic() + STARTUP_SECONDS
        self.tasks.send(path)

    def end(self, patience: float = 0.0) -> int | None:
        """Ends the process, whatever it does, and returns its exit code; `patience` is for one that is ending by itself."""
        if patience:
            self.process.join(patience)
        self.process.kill()
        self.process.join()
        self.tasks.close()
        self.answers.close()
        return self.process.exitcode


class _Pool(Generic[Made]):
    def __init__(self, paths: Sequence[str], settings: Settings, jobs: int, make: Callable[[Outcome], Made]) -> None:
        self.paths, self.settings, self.jobs, self.make = paths, settings, jobs, make
        self.workers: list[_Worker] = []
        self.finished: dict[int, Made] = {}
        self.next_file = 0  # the first that no worker has taken
        self.next_out = 0  # the first that is not handed out

    def outcomes(self) -> Iterator[Made]:
        while self.next_out < len(self.paths):
            self._give_work()
            self._listen()
            while self.next_out in self.finished:
                yield self.finished.pop(self.next_out)
                self.next_out += 1

    def end(self) -> None:
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def _give_work(self) -> None:
        limit = min(len(self.paths), self.next_out + AHEAD * self.jobs)
        idle = [worker for worker in self.workers if worker.file < 0]
        while self.next_file < limit:
            if idle:
                worker = idle.pop()
            elif len(self.workers) < self.jobs:
                worker = _Worker(self.settings, self.make)
                self.workers.append(worker)
            else:
                return
            try:
                worker.take(self.next_file, self.paths[self.next_file])
            except OSError:  # it died between two files: that is no fault of the next one
                self._remove(worker)
                continue
            self.next_file += 1

    def _listen(self) -> None:
        """Waits for the next word of any worker, or the next deadline."""
        busy = {worker.answers: worker for worker in self.workers if worker.file >= 0}
        patience = min(worker.deadline for worker in busy.values()) - time.monotonic()
        for ready in wait(list(busy), max(0.0, patience)):
            self._hear(busy[ready])  # type: ignore[index]  # only connections were given
        now = time.monotonic()
        for worker in busy.values():
            if worker.file >= 0 and worker.deadline <= now and not worker.answers.poll():
                self._give_up(worker, _too_slow(self.settings.seconds))

    def _hear(self, worker: _Worker) -> None:
        try:
            answer = worker.answers.recv()
        except (EOFError, OSError):
            self._give_up(worker, None)
            return
        if answer == STARTED:
            worker.deadline = time.monotonic() + self.settings.seconds
            return
        self.finished[worker.file], is_spent = answer
        worker.file = -1
        if is_spent:
            self._remove(worker)

    def _give_up(self, worker: _Worker, failure: UnreadableFile | None) -> None:
        file, worker.file = worker.file, -1
        code = self._remove(worker, 0.0 if failure else ENDING_SECONDS)
        self.finished[file] = self.make(Outcome(self.paths[file], failure=Failure.of(failure or _died(code))))

    def _remove(self, worker: _Worker, patience: float = 0.0) -> int | None:
        self.workers.remove(worker)
        return worker.end(patience)


def _work(tasks: Connection, answers: Connection, settings: Settings, make: Callable[[Outcome], Any]) -> None:
    """A worker's life: takes paths, answers with what it makes of them and whether it must be ended, ends when nobody gives it work any
    more."""
    _limit_memory(settings.memory)
    while True:
        try:
            path = tasks.recv()
        except EOFError:
            return
        answers.send(STARTED)
        try:
            with _end_at_last(settings.seconds):
                made = _made(path, settings, make)
            answers.send((made, False))  # this may wait as long as our reader's reader does (`| less`)
            continue
        except MemoryError:
            pass  # what the file took is only free again when the exception is gone
        _limit_memory(None)
        answers.send((make(Outcome(path, failure=Failure.of(_too_big(settings.memory)))), True))  # what it still holds is unknown


def _made(path: str, settings: Settings, make: Callable[[Outcome], Any]) -> Any:
    try:
        return make(examine_file(path, settings))
    except MemoryError:
        raise
    except Exception as error:  # a bug must not take the other files with it; it is told as a bug
        return make(Outcome(path, failure=Failure.of(_bug(error))))


def _limit_memory(limit: int | None) -> None:
    """Bounds this process's address space to `limit` bytes, or lifts the bound."""
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard if limit is None else limit, hard))
    except (ImportError, ValueError, OSError):
        return  # Windows has none, macOS does not enforce it: there the time limit must do


@contextmanager
def _end_at_last(seconds: float) -> Iterator[None]:
    """A worker whose parent was killed ends itself some time after the file's time is up."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 2 * seconds + 10)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C goes to every process of the terminal. A worker started in here never sees it and leaves it to its parent, for which it is
    only held back meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _too_slow(seconds: float) -> UnreadableFile:
    return UnreadableFile(
        "timeout",
        f"{seconds:g} 秒内没有查完，已停止；可拆分文件，或在 jixiao.toml 的 [limits] 里调大 seconds。",
        f"not finished within {seconds:g} seconds and stopped; split the file, or raise seconds under [limits] in jixiao.toml.",
    )


def _too_big(memory: int) -> UnreadableFile:
    return UnreadableFile(
        "memory",
        f"检查时用到的内存超过 {memory >> 20} MB，已停止；可拆分文件，或在 jixiao.toml 的 [limits] 里调大 memory_mb。",
        f"needs more than {memory >> 20} MB of memory and was stopped; split the file, or raise memory_mb under [limits] in jixiao.toml.",
    )


def _died(exit_code: int | None) -> UnreadableFile:
    return UnreadableFile(
        "crashed",
        f"检查进程意外退出（{exit_code}），可能是文件已损坏或内存不足；请重新另存该文件后再试，仍不行请报告。",
        f"the process that checked it died ({exit_code}), perhaps from a damaged file or for want of memory; "
        "save the file anew and try again, or report it.",
    )


def _bug(error: Exception) -> UnreadableFile:
    words = f"{type(error).__name__}: {error}"
    return UnreadableFile(
        "internal",
        f"jixiao 自身出错（{words}）；请单独检查此文件并加 --debug，把输出报告给我们。",
        f"jixiao itself failed ({words}); check this file alone with --debug and report the output.",
    )
