"""Two whole invented documents: clean, nothing is reported; with twenty errors seeded, all twenty are and nothing else."""

import json
from pathlib import Path

import pytest

from gold import compare, review_of, seed

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_clean_document_is_not_scolded(name: str) -> None:
    _, alarms = compare(review_of((SAMPLES / f"{name}.txt").read_text(encoding="utf-8")), [], [])
    assert alarms == []


def test_all_twenty_seeded_errors_are_found_and_nothing_else(name: str) -> None:
    errors = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))["errors"]
    assert len(errors) == 20
    text, places = seed((SAMPLES / f"{name}.txt").read_text(encoding="utf-8"), errors)
    missing, alarms = compare(review_of(text), errors, places)
    assert (missing, alarms) == ([], [])
