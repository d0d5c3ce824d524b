"""A score and the grade it is called by: 98分 … 良."""

import re
from bisect import bisect_left
from decimal import Decimal
from itertools import chain

from jixiao.extract.claims import Claims
from jixiao.extract.grade_bands import IS_BOUND, bands_told
from jixiao.extract.token import Token
from jixiao.language import same_grade, thresholds
from jixiao.model import Dimension, Kind, Operand, Reading, Relation, Span, Status

_GRADE = re.compile(
    r"(?:等[级次]|评级|评[为定]|评价(?:结果|结论|等级)?|结果|绩效|档次|级别|定[为级]|属于|综合|为|：|，|（)[^，。；\n0-9]{0,12}?[“\"‘']?(?P<grade>优秀|良好|中等|一般|合格|较低|较差|不合格|优等|优|良|(?<!其)中|差)(?:[”\"’']|等?级|等次|档|(?=[，。；）（、\n]|$))"
)
_DEFINITION = re.compile(
    r"(?:[0-9]+分?[（）含及以上下至到—~\-（]{1,8}[0-9]*分?[^，。；]{0,6}(?:为|：|的为)[“\"]?[优良中差一较合])|以上(?:（含[^）]*）)?(?:的)?为|分档|划分"
)
_TOTAL = re.compile(r"总[得评]?分|自评|综合|评价|得分|评分|最终|考核|绩效|合计|平均|评定|给予|打分|认定")
_SCORE = Dimension.SCORE
_NEAR, _NEAR_LEGEND = 200, 400
_MOST_BETWEEN = 4  # sentences between the total and its grade, of which the total is the highest figure


def _of_legend(shadow: str, start: int, grade: int) -> bool:
    """80至90分（不含）为“良”: whether a grade word stands in its own clause behind the bounds of a band."""
    clause = max(start, *(shadow.rfind(mark, start, grade) + 1 for mark in "，、；。："))
    opening = shadow.rfind("（", start, grade)
    if opening >= clause and shadow.find("）", opening, grade) < 0:  # 等级为良（90分以上为优
        clause = opening
    return IS_BOUND.search(shadow, clause, grade) is not None


def read_grades(claims: Claims) -> None:
    """Adds a relation for each grade that a total score is called by, in the same paragraph."""
    shadow = claims.shadow
    scores = [
        token for token in claims.tokens if token.dimension is _SCORE and token.quantity.upper is None and 0 <= token.quantity.value <= 100
    ]
    if not scores:
        return
    starts = [token.start for token in scores]
    done: set[int] = set()
    lines = dict.fromkeys(shadow.rfind("\n", 0, start) + 1 for start in starts)
    for match in chain.from_iterable(_GRADE.finditer(shadow, line, _end_of_line(shadow, line)) for line in lines):
        start = max(shadow.rfind("\n", 0, match.start()) + 1, match.start() - _NEAR)
        stop = min(_end_of_line(shadow, match.end()), match.end() + 60)
        clause = max(shadow.rfind(mark, start, match.start("grade")) for mark in "，。；“（") + 1
        if _DEFINITION.search(shadow, max(start, clause), match.end() + 2) or _of_legend(shadow, start, match.start("grade")):
            continue
        first = bisect_left(starts, start)
        near = [token for token in scores[first : bisect_left(starts, stop, first)] if _is_total(shadow, token)]
        before = [token for token in near if token.end <= match.start()]
        score = _total_of(before) if before else near[0] if near else None
        if score is None or score.index in done or (not before and "。" in shadow[match.end() : score.start]):
            continue
        if before and shadow.count("。", score.end, match.start()) > (
            1 if score.amount < max(one.amount for one in before) else _MOST_BETWEEN
        ):
            continue
        if _LEGEND.search(shadow, max(start, match.start() - 24), match.end("grade")) or _LIMIT_OF_BAND.search(
            shadow, max(start, match.start() - 24), match.start("grade")
        ):
            continue
        done.add(score.index)
        _graded(claims, score, match)


# 80分（含）至90分为良, 80分至90分（不含）为良: what the grades mean.
_LEGEND = re.compile(
    r"[0-9]分?(?:[（(](?:不?含)[^）)]{0,4}[）)])?(?:至|到|—|-|~|～)[0-9.]+分?(?:[（(]不?含[^）)]{0,4}[）)])?(?:之间)?(?:的)?(?:为|评为|评定为|定为|属于?|是|：)?[“\"‘]?$".replace(
        "$", "(?:优秀|良好|中等|合格|优|良|中|差|一般)$"
    )
)


def _end_of_line(shadow: str, start: int) -> int:
    end = shadow.find("\n", start)
    return len(shadow) if end < 0 else end


def _total_of(scores: list[Token]) -> Token:
    """The score that the others break down: the last one that no later one exceeds."""
    best = scores[-1]
    for token in reversed(scores):
        if token.amount > best.amount:
            best = token
    return best


def _is_total(shadow: str, score: Token) -> bool:
    if score.quantity.hedge not in ("exact", "about") or shadow[score.end : score.end + 2] in (
        "以上",
        "以下",
        "（含",
        "及以",
        "的为",
        "（不",
    ):
        return False
    before = shadow[max(0, score.start - 30) : score.start]
    if _THRESHOLD.search(before):
        return False
    return _TOTAL.search(before) is not None and "满分" not in before[-6:] and "扣" not in before[-4:] and "失分" not in before[-5:]


_THRESHOLD = re.compile(r"(?:不足|低于|高于|不到|不满|超过|大于|小于|不少于|[<>≤≥])$")


def _graded(claims: Claims, score: Token, match: re.Match[str]) -> None:
    grade = match["grade"]
    bands, own = _own_bands(claims.shadow, score)
    if bands is None:
        return
    value = score.quantity.value
    right = next((name for lowest, name in bands if value >= lowest), bands[-1][1])
    holds = same_grade(grade, right)
    figure = claims.figure(score)
    claims.relations.append(
        Relation(
            Kind.GRADE,
            Status.CONSISTENT if holds else Status.INCONSISTENT,
            (claims.operand(score, "score"), Operand(Span(match.start("grade"), match.end("grade")), "grade", grade)),
            f"{figure}分 = {right}",
            grade,
            right,
            "",
            Reading(2.0, 0.0),
            form="own" if own else "national",
        )
    )


_LIMIT_OF_BAND = re.compile(r"(?:[≥>≤<]=?|不低于|低于|不足)[0-9]{2,3}分?(?:以[上下])?(?:的)?(?:评?定?为|属于?|：)[“\"]?$")


def _own_bands(shadow: str, score: Token) -> tuple[tuple[tuple[Decimal, str], ...] | None, bool]:
    """The thresholds that the text itself states (90分及以上为优…), else the national ones; None where it states a part of its own."""
    told = bands_told(shadow[max(0, score.start - _NEAR_LEGEND) : score.end + _NEAR_LEGEND])
    return (thresholds(), False) if told == () else (told, True)
