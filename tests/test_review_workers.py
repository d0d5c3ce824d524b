"""Many files at once: order, files that hang or eat memory, workers that die."""

import multiprocessing
import os
from pathlib import Path

import msgspec
import pytest

from jixiao.review import Outcome
from jixiao.review.batch import Source
from jixiao.review.run import as_it_is, made_of_outcomes, outcomes
from jixiao.review.settings import Settings
from jixiao.review.workers import _Pool, examine_in_workers

SENTENCE = "全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。\n"
MANY_FIGURES = SENTENCE * 200_000  # 18 MB: a minute's work


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = []
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"第{number}号。\n" + SENTENCE * (1 + 300 * (number % 3 == 0)), encoding="utf-8")
        paths.append(str(tmp_path / f"{number:02}.txt"))
    return paths


@pytest.fixture
def huge(tmp_path: Path) -> str:
    (tmp_path / "huge.txt").write_text(MANY_FIGURES, encoding="utf-8")
    return str(tmp_path / "huge.txt")


def no_process_is_left() -> bool:
    return not multiprocessing.active_children()


def test_outcomes_come_in_the_order_of_the_files_whichever_is_done_first(files: list[str]) -> None:
    results = list(examine_in_workers(files, Settings(), 3, as_it_is))
    assert [outcome.path for outcome in results] == files
    assert all(outcome.review is not None for outcome in results)
    assert no_process_is_left()


def test_workers_are_used_again(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    process = multiprocessing.get_context("spawn").Process
    start = process.start
    monkeypatch.setattr(process, "start", lambda self: (started.append(self), start(self))[1])
    assert len(list(examine_in_workers(files, Settings(), 2, as_it_is))) == len(files)
    assert len(started) == 2


def test_a_review_from_a_worker_is_the_one_made_here(files: list[str]) -> None:
    alone = [next(outcomes([Source(path)], Settings())) for path in files[:3]]
    assert list(outcomes([Source(path) for path in files[:3]], Settings(jobs=2))) == alone


def path_and_process(outcome: Outcome) -> tuple[str, bool, int]:
    return outcome.path, outcome.failure is None, os.getpid()


def test_what_is_wanted_of_an_outcome_is_made_where_the_file_was_examined(files: list[str], tmp_path: Path) -> None:
    paths = [*files[:3], str(tmp_path / "gone.txt")]
    made = list(made_of_outcomes([Source(path) for path in paths], Settings(jobs=2), path_and_process))
    assert [(path, is_read) for path, is_read, _ in made] == [(path, path in files) for path in paths]
    assert os.getpid() not in {process for _, _, process in made}


def test_a_file_that_takes_too_long_is_told_and_the_others_go_on(files: list[str], huge: str) -> None:
    paths = [files[0], huge, *files[1:4]]
    results = list(examine_in_workers(paths, Settings(seconds=0.7), 2, as_it_is))
    assert [outcome.path for outcome in results] == paths
    assert [outcome.failure and outcome.failure.code for outcome in results] == [None, "timeout", None, None, None]
    assert "0.7 秒" in results[1].failure.messages["zh"]
    assert no_process_is_left()


def test_a_file_that_eats_memory_is_told_and_the_others_go_on(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "eats.txt").write_bytes("支出".encode() * 25_000_000)
    eats = str(tmp_path / "eats.txt")
    paths = [eats, *files[1:3], eats, files[4]]
    results = list(examine_in_workers(paths, Settings(memory=300 << 20), 1, as_it_is))
    assert [outcome.failure and outcome.failure.code for outcome in results] == ["memory", None, None, "memory", None]


def test_a_worker_that_dies_costs_one_file(files: list[str], huge: str) -> None:
    pool = _Pool([huge, *files[2:5]], Settings(), 1, as_it_is)
    pool._give_work()
    pool.workers[0].process.kill()
    codes = [outcome.failure and outcome.failure.code for outcome in pool.outcomes()]
    pool.end()
    assert codes == ["crashed", None, None, None]


def test_a_worker_that_dies_between_two_files_costs_none(files: list[str]) -> None:
    results = examine_in_workers(files[:4], Settings(), 1, as_it_is)
    next(results)
    (worker,) = multiprocessing.active_children()
    worker.kill()
    worker.join()
    assert [outcome.failure for outcome in results] == [None, None, None]


def test_files_that_lead_nowhere_keep_their_place_among_the_others(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    paths = [str(tmp_path / "gone.txt"), files[1], str(tmp_path / "empty.txt"), files[2]]
    codes = [outcome.failure and outcome.failure.code for outcome in outcomes([Source(path) for path in paths], Settings(jobs=2))]
    assert codes == ["missing", None, "empty", None]


def test_a_bug_in_one_file_is_told_as_a_bug(monkeypatch: pytest.MonkeyPatch, files: list[str]) -> None:
    from jixiao.review import workers

    monkeypatch.setattr(workers, "examine_file", lambda path, settings: 1 // 0)
    outcome = workers._made(files[0], Settings(), as_it_is)
    assert outcome.failure is not None and outcome.failure.code == "internal"
    assert "ZeroDivisionError" in outcome.failure.messages["en"]


def test_an_abandoned_run_leaves_no_process_behind(files: list[str]) -> None:
    results = examine_in_workers(files, Settings(), 2, as_it_is)
    next(results)
    results.close()
    assert no_process_is_left()


def test_settings_and_outcomes_survive_the_way_to_a_worker_and_back(files: list[str]) -> None:
    import pickle

    outcome = next(outcomes([Source(files[0])], Settings()))
    back = pickle.loads(pickle.dumps(outcome))
    assert back == outcome
    relations = back.review.extraction.relations
    assert all(any(relation is known for known in relations) for finding in back.review.findings for relation in finding.relations)
    assert pickle.loads(pickle.dumps(Settings(seconds=1))) == msgspec.structs.replace(Settings(), seconds=1.0)
