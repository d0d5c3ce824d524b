"""A score in the JSON of `check` and `score`."""

from decimal import Decimal

from jixiao.indicators.scored import Scored
from jixiao.language import plain
from jixiao.model import Bounds, IndicatorScore
from jixiao.render.remarks import reason
from jixiao.render.span_json import Json, span_json
from jixiao.render.words import Words, words_of


def score_json(scored: Scored, name: str, language: str) -> Json:
    """The `score` of a document with that name. Points are decimal strings; `grade` is the range of grades from the highest on."""
    words, score = words_of(language), scored.score
    return {
        "system": score.system,
        "weight_set": score.weight_set,
        "low": _shown(score.low),
        "high": _shown(score.high),
        "grade": list(dict.fromkeys(reversed(score.grades))),
        "claimed": None if score.claimed is None else _shown(score.claimed),
        "claimed_grade": scored.claimed_grade or None,
        "indicators": [_indicator(one, scored, name, words) for one in score.indicators],
        "reason": reason(score.remarks, words),
    }


def _shown(value: Decimal) -> str:
    """A number without an exponent and without zeros behind its last digit; at most six decimals."""
    return plain(round(value, 6))


def _indicator(one: IndicatorScore, scored: Scored, name: str, words: Words) -> Json:
    return {
        "id": one.id,
        "path": list(one.path),
        "weight": _shown(one.weight),
        "value": None if one.value is None else _bounds(one.value),
        "unit": one.unit,
        "low": _shown(one.low),
        "high": _shown(one.high),
        "claimed": None if one.claimed is None else _shown(one.claimed),
        "formula": one.formula,
        "evidence": [span_json(scored.document, name, mark.span, mark.role) for mark in one.evidence],
        "missing": list(one.missing),
        "reason": reason(one.remarks, words),
        "excluded": one.excluded,
    }


def _bounds(value: Bounds) -> list[str | None] | str:
    """An exact value, or the range [low, high] with null for an open end."""
    if value.low is not None and value.low == value.high:
        return _shown(value.low)
    return [None if end is None else _shown(end) for end in (value.low, value.high)]
