"""The benchmark of accuracy: its counts, its intervals, its table, its commands."""

from collections import Counter
from pathlib import Path

import pytest

from jixiao.cli import main
from jixiao.render.words import words_of
from jixiao.synth.accuracy import measured, tally_of
from jixiao.synth.accuracy_table import examples, table, wilson


def test_the_counts_do_not_depend_on_the_processes() -> None:
    seeds = range(6)
    assert measured(seeds, "open", 1) == measured(seeds, "open", 2)


def test_the_counts_add_up() -> None:
    tally = tally_of(0, "open")
    assert sum(number for (name, _), number in tally.items() if name == "texts") == 1
    for part, whole in (("found", "claims"), ("right", "readings"), ("figures_read", "figures"), ("sentences_right", "sentences")):
        for (name, kind), number in tally.items():
            if name == part:
                assert number <= tally[whole, kind]


def test_an_interval_of_wilson() -> None:
    low, high = wilson(98, 100)
    assert (round(low, 4), round(high, 4)) == (0.9300, 0.9945)
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_table_shows_each_share_with_its_interval() -> None:
    tally = Counter(
        {("claims", "sum"): 100, ("found", "sum"): 98, ("texts", "budget"): 50, ("alarm", "SUM001"): 2, ("alarms", "budget"): 2}
    )
    text = table(tally, words_of("en"))
    assert "98.00%" in text and "93.00-99.45" in text and "98/100" in text
    assert "in 50 consistent texts: 2.00" in text and "SUM001 2" in text


def test_the_sentences_that_are_missed_most_come_first() -> None:
    counts = {("plan_claims", "sum: a"): 9, ("plan_found", "sum: a"): 8, ("plan_claims", "sum: b"): 9, ("plan_found", "sum: b"): 2}
    text = examples(Counter({**counts, ("alarm_in", "SUM001 budget-open-2"): 1}), words_of("en"))
    assert text.index("7/9  sum: b") < text.index("1/9  sum: a")
    assert "SUM001  budget-open-2" in text


@pytest.mark.parametrize(("half", "told"), [("open", True), ("held", False)])
def test_what_the_held_half_says_is_not_shown(half: str, told: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "accuracy", "-n", "1", "-j", "1", "-v", "--half", half, "--lang", "en"]) == 0
    assert (words_of("en")("bench.missed") in capsys.readouterr().out) is told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_bench_accuracy_prints_the_table(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bench", "accuracy", "-n", "2", "-j", "1", "--lang", language]) == 0
    assert words_of(language)("bench.recall") in capsys.readouterr().out


def test_synth_writes_texts_with_their_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["synth", "-n", "2", "-o", str(tmp_path), "--genre", "three_public", "--slips"]) == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 4 and all(name.startswith("three_public-open-") for name in names)
    assert str(tmp_path) in capsys.readouterr().out
