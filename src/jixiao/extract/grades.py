"""A score and the grade it is called by: 98分 … 良."""

import re
from decimal import Decimal
from functools import cache
from importlib.resources import files

import yaml

from jixiao.extract.claims import Claims
from jixiao.extract.tokens import Token
from jixiao.model import Dimension, Kind, Operand, Reading, Relation, Span, Status

_GRADE = re.compile(
    r"(?:等[级次]|评级|评[为定]|评价(?:结果|结论|等级)?|结果|绩效|档次|级别|定[为级]|属于|综合|为|：|，|（)[^，。；\n0-9]{0,12}?[“\"‘']?(?P<grade>优秀|良好|中等|一般|合格|较低|较差|不合格|优等|优|良|中|差)(?:[”\"’']|等?级|等次|档|(?=[，。；）、\n]|$))"
)
_DEFINITION = re.compile(r"(?:[0-9]+分?[（）含及以上下至到—~\-（]{1,8}[0-9]*分?[^，。；]{0,6}(?:为|：|的为)[“\"]?[优良中差一较合])|以上(?:（含[^）]*）)?(?:的)?为|分档|划分")
_TOTAL = re.compile(r"总[得评]?分|自评|综合|评价|得分|评分|最终|考核|绩效|合计|平均")
_NEAR = 60


@cache
def thresholds(name: str = "national-2020") -> tuple[tuple[Decimal, str], ...]:
    """(lowest score, grade) from best to worst, of a set of grades.yaml."""
    data = yaml.safe_load((files("jixiao.extract") / "data" / "grades.yaml").read_text(encoding="utf-8"))
    return tuple((Decimal(str(band["from"])), band["grade"]) for band in data[name]["bands"])


@cache
def _synonyms() -> dict[str, str]:
    data = yaml.safe_load((files("jixiao.extract") / "data" / "grades.yaml").read_text(encoding="utf-8"))
    return {word: grade for grade, words in data["synonyms"].items() for word in words}


def read_grades(claims: Claims) -> None:
    """Adds a relation for each total score that is called by a grade in the same sentence (or the next)."""
    for token in claims.tokens:
        if token.dimension is Dimension.SCORE and token.quantity.upper is None and 0 <= token.quantity.value <= 100:
            _graded(claims, token)


def _graded(claims: Claims, score: Token) -> None:
    shadow = claims.shadow
    if score.quantity.hedge not in ("exact", "about") or shadow[score.end : score.end + 2] in ("以上", "以下", "（含", "及以", "的为"):
        return
    before = shadow[max(0, score.start - 30) : score.start]
    if not _TOTAL.search(before) or "满分" in before[-6:] or "扣" in before[-4:]:
        return
    stop = shadow.find("\n", score.end)
    stop = min(len(shadow) if stop < 0 else stop, score.end + _NEAR)
    match = next((m for m in _GRADE.finditer(shadow, score.end, stop)), None)
    if match is None:
        start = max(shadow.rfind("。", 0, score.start), shadow.rfind("\n", 0, score.start)) + 1
        matches = list(_GRADE.finditer(shadow, max(start, score.start - 40), score.start))
        match = matches[-1] if matches else None
        if match is None:
            return
        between = shadow[match.end() : score.start]
    else:
        between = shadow[score.end : match.end()]
    if re.search(r"[0-9]", between.replace("100", "").replace("90", "90")) and re.search(r"[0-9]+分", between):
        return
    around = shadow[max(0, match.start() - 12) : match.end() + 2]
    if _DEFINITION.search(around):
        return
    grade = match["grade"]
    bands, own = _own_bands(shadow, score)
    value = score.quantity.value
    right = next((name for lowest, name in bands if value >= lowest), bands[-1][1])
    synonyms = _synonyms()
    holds = synonyms.get(grade, grade) == synonyms.get(right, right)
    if not holds and not own and synonyms.get(grade, grade) == "中" and right in ("中", "良"):
        holds = synonyms.get(grade, grade) == right
    figure = claims.figure(score)
    claims.relations.append(
        Relation(
            Kind.GRADE, Status.CONSISTENT if holds else Status.INCONSISTENT,
            (claims.operand(score, "score"), Operand(Span(match.start("grade"), match.end("grade")), "grade", grade)),
            f"{figure}分 = {right}", grade, right, "", Reading(2.0, 0.0), form="own" if own else "national",
        )  # fmt: skip
    )


_BAND = re.compile(r"(?P<low>[0-9]{2,3}(?:\.[0-9]+)?)分?(?:[（(]?含?[）)]?)?(?:及?以上|(?:—|-|~|至|到)[0-9]{2,3}分?(?:[（(]不?含?[^）)]{0,6}[）)])?)[^0-9，。；]{0,8}?(?:为|：|的为|评定为|定为|属)?[“\"]?(?P<grade>优秀|良好|中等|合格|优|良|中|差|一般)")


def _own_bands(shadow: str, score: Token) -> tuple[tuple[tuple[Decimal, str], ...], bool]:
    """The thresholds that the text itself states (90分及以上为优…), else the national ones."""
    window = shadow[max(0, score.start - 500) : score.end + 300]
    found = {match["grade"]: Decimal(match["low"]) for match in _BAND.finditer(window)}
    if len(found) >= 2:
        bands = sorted(((low, grade) for grade, low in found.items()), reverse=True)
        return (*bands, (Decimal(0), "差")), True
    return thresholds(), False
