"""The grades that scores are called by, as data: thresholds (grades.yaml) and the words that mean the same grade."""

from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

NATIONAL = "national-2020"


@cache
def _tables() -> dict[str, Any]:
    text = (files("jixiao.language") / "data" / "grades.yaml").read_text(encoding="utf-8")
    tables: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tables


@cache
def grade_tables() -> tuple[str, ...]:
    """The ids of the tables of thresholds."""
    return tuple(name for name, table in _tables().items() if "bands" in table)


@cache
def thresholds(name: str = NATIONAL) -> tuple[tuple[Decimal, str], ...]:
    """(lowest score, grade) from best to worst, of a table of grades.yaml; a score at the threshold has the grade."""
    return tuple((Decimal(str(band["from"])), band["grade"]) for band in _tables()[name]["bands"])


@cache
def grade_synonyms() -> dict[str, str]:
    """Each word for a grade -> the grade's short name: 优秀 -> 优."""
    return {word: grade for grade, words in _tables()["synonyms"].items() for word in words}


def same_grade(one: str, other: str) -> bool:
    """Whether two words mean the same grade: 优 and 优秀."""
    synonyms = grade_synonyms()
    return synonyms.get(one, one) == synonyms.get(other, other)
