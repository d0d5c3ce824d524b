"""The rows of a table of scores: no score exceeds its full marks, and what the text tells of a row is what the table says."""

import re

from jixiao.extract.claims import Claims, ScoreRow
from jixiao.extract.diagnosis import slip_of
from jixiao.extract.limits import add_limit
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Reading, Relation, Status

_WEIGHT = re.compile(r"^(?!.*得分)(?:.*(?:分\s*值|权\s*重|满\s*分|标准分|基准分|赋\s*分))")
_SCORE = re.compile(r"得\s*分(?!率)|自评分|评分|实得")
_LOST = re.compile(r"扣\s*分|失\s*分")
_TOTAL = re.compile(r"合\s*计|总\s*计|总\s*分|小\s*计")
_LOSES, _FULL = re.compile(r"[扣失](?:减|除|掉|去)?(?:了|分|为|共)*$"), re.compile(r"满分|分值|权重")
_NUMBERING = re.compile(r"^[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．]|[（(][^（）()]*[）)]|指标$|[类率度]$")
_SAME = re.compile(
    r"(?:指标|[，、（）：；]|[实应]?得分?|[扣失]分?|满分|分值|权重|为|了|率|度)*"
)  # what may stand between two numbers of one row
_LONGEST_NAME, _REACH = 14, 24


def read_score_rows(claims: Claims, labels: list[str], cells: dict[tuple[int, int], Token], heads: list[str]) -> None:
    """Keeps the rows of a table that has a column of scores, and adds that no score exceeds the full marks beside it."""
    columns = [next((c for c, head in enumerate(heads) if pattern.search(head)), None) for pattern in (_WEIGHT, _SCORE, _LOST)]
    weight, score, lost = columns
    if score is None or (weight is None and lost is None):
        return
    for r, label in enumerate(labels):
        row = ScoreRow(*(cells.get((r, c)) if c is not None else None for c in (weight, score, lost)))
        if row.score is None or row.score.dimension is Dimension.PERCENT:
            continue
        if row.weight is not None and row.weight.dimension is row.score.dimension:
            add_limit(claims, row.score, row.weight, "score")
        name = _bare(label)
        if len(name) >= 2 and not _TOTAL.search(name):
            if name in claims.score_rows:  # 产出 of several indicators is the score of none
                row = ScoreRow(None, None, None)
            claims.score_rows[name] = row


def read_scores_told(claims: Claims) -> None:
    """Adds the scores that the text tells again of the rows of its tables: equal ones, and those that contradict the table. O(n)."""
    if not claims.score_rows:
        return
    found: list[tuple[Token, Token, ScoreRow]] = []
    name, sentence = "", -1
    for token in claims.tokens:
        if token.dimension is not Dimension.SCORE or token.in_table or token.quantity.upper is not None:
            continue
        told = _named(claims, token)
        if told or token.sentence != sentence or not _SAME.fullmatch(token.gap):
            name, sentence = told, token.sentence
        row = claims.score_rows.get(name)
        own = None if row is None else _column(token, row)
        if row is not None and own is not None:
            found.append((token, own, row))
    agreeing = sum(token.amount == own.amount for token, own, _ in found)
    values = {one.amount for row in claims.score_rows.values() for one in row if one is not None}
    for token, own, _ in found:
        if token.amount == own.amount:
            _add(claims, token, own, Status.CONSISTENT)
        elif agreeing or slip_of(claims.figure(token), own.quantity.value) is not None or token.amount in values:
            _add(claims, token, own, Status.INCONSISTENT)


def _bare(label: str) -> str:
    words = label.strip(" 　|\t")
    return _NUMBERING.sub("", _NUMBERING.sub("", words)) if len(words) <= _LONGEST_NAME else ""


def _named(claims: Claims, token: Token) -> str:
    """The row that the words before a score name last."""
    words = token.gap[-_REACH:].rpartition("。")[2]
    best, place = "", -1
    for name in claims.score_rows:
        at = words.rfind(name)
        if at > place or (at == place >= 0 and len(name) > len(best)):
            best, place = name, at
    return best


def _column(token: Token, row: ScoreRow) -> Token | None:
    if _LOSES.search(token.lead):
        return row.lost
    if _FULL.search(token.lead) or (token.depth and token.gap.endswith("（")):
        return row.weight
    return row.score if token.role is not Role.CHANGE else None


def _add(claims: Claims, token: Token, own: Token, status: Status) -> None:
    figure, again = claims.figure(own), claims.figure(token)
    claims.relations.append(
        Relation(
            Kind.REPEAT,
            status,
            (claims.operand(token, "repeat"), claims.operand(own, "first")),
            f"{again} = {figure}",
            again,
            figure,
            "分",
            Reading(3.0 if status is Status.CONSISTENT else 0.0, 0.0),
        )
    )
