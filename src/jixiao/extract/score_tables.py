"""The tables in which a body scores itself (评分表), and the total that the text states."""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jixiao.model import Document, Extraction, Kind, Span, Table

_SCORE = re.compile(r"得\s*分(?!率|标准|说明|依据|情况|点)|自评分|评分(?!标准|细则|依据|办法|说明|方法|规则|要点)|实得")
_OWN = re.compile(r"自评|自查|自我|部门|单位")
_WEIGHT = re.compile(r"分\s*值|权\s*重|满\s*分|标准分|基准分|分\s*数|赋\s*分")
_NAME = re.compile(r"指\s*标|评价内容|考核内容|评价项目|项\s*目|内\s*容")
_TARGETS = re.compile(r"指标值|目标值|完成值|实际完成|年度指标|全年执行数")
_TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|总\s*分|总\s*得\s*分|共\s*计|得分合计|自评总分)\s*[：:（(]?")
_PARTIAL = re.compile(r"\s*小\s*计")
_POINTS = re.compile(r"\s*(?P<figure>\d{1,3}(?:\.\d{1,4})?)\s*分?\s*")
_HEADER_ROWS = 3
_LEAST_ROWS = 2
_LONGEST_SENTENCE = 120
_PART = re.compile(r"项目|下属|所属|二级单位")
_WHOLE = re.compile(r"整体|综合|总[得评]?分|部门绩效|评价结果")
SELF_SCORE = "score.self"


class Points(msgspec.Struct, frozen=True):
    """A number of points as a table or the text states it."""

    value: Decimal
    span: Span


class ScoreRow(msgspec.Struct, frozen=True):
    """One indicator of a score table: the names from the highest level to its own, its full marks and its score, where stated."""

    names: tuple[str, ...]
    weight: Points | None
    score: Points | None


class ScoreTable(msgspec.Struct, frozen=True):
    """`weight` and `score` are those of its last row where that is a total. `has_targets`: it holds results against targets, as the tables
    of a body's own indicators do."""

    rows: tuple[ScoreRow, ...]
    weight: Points | None
    score: Points | None
    has_targets: bool


class StatedTotal(msgspec.Struct, frozen=True):
    """The total that the text states, and the grade that it is called by."""

    points: Points
    grade: Span | None


def score_tables(document: Document) -> tuple[ScoreTable, ...]:
    """The tables that have a column of scores beside names of indicators, in order. Linear in the number of cells."""
    found = (_score_table(document.text, table) for table in document.tables)
    return tuple(table for table in found if table is not None)


def stated_total(extraction: Extraction) -> StatedTotal | None:
    """The score that the text as a whole states: the last one that it calls by a grade, that of a project after all others, else the last
    told as a self-score."""
    graded = [relation.operands for relation in extraction.relations if relation.kind is Kind.GRADE]
    for score, grade in sorted(graded, key=lambda operands: (not _of_a_part(extraction.shadow, operands[0].span), operands[0].span))[::-1]:
        told = _POINTS.fullmatch(extraction.shadow, score.span.start, score.span.end)
        if told is not None:
            return StatedTotal(Points(Decimal(told["figure"]), score.span), grade.span)
    for fact in reversed(extraction.facts):
        if fact.measure == SELF_SCORE and not fact.subject and fact.quantity.upper is None:
            return StatedTotal(Points(fact.quantity.value, fact.quantity.span), None)
    return None


def _of_a_part(shadow: str, score: Span) -> bool:
    """Whether the sentence before a score speaks of a project or another unit and not of the whole."""
    start = max(shadow.rfind("。", 0, score.start), shadow.rfind("\n", 0, score.start)) + 1
    clause = shadow[max(start, score.start - _LONGEST_SENTENCE) : score.start]
    return _PART.search(clause) is not None and _WHOLE.search(clause) is None


def _score_table(text: str, table: Table) -> ScoreTable | None:
    grid = _grid(table)
    heads = {at: text[span.start : span.end] for at, span in grid.items() if at[0] < _HEADER_ROWS}
    scores = [(row, column) for (row, column), words in heads.items() if _SCORE.search(words) and len(words) <= 20]
    if not scores:
        return None
    header = min(row for row, _ in scores)
    columns = [column for row, column in scores if row == header]
    own = [column for column in columns if _OWN.search(heads[header, column])]
    score = (own or columns)[0]
    weights = [column for (row, column), words in heads.items() if row == header and column < score and _WEIGHT.search(words)]
    weight = weights[-1] if weights else None
    names = [c for c in range(weight if weight is not None else score) if (header, c) in grid and c not in weights]
    if not any(_NAME.search(heads[header, column]) for column in names):
        return None
    last = max(row for row, _ in grid)
    rows: list[ScoreRow] = []
    total: ScoreRow | None = None
    for row in range(header + 1, last + 1):
        read = _row(text, grid, row, names, weight, score)
        if read is None or any(_PARTIAL.match(name) for name in read.names):
            continue
        if read.names and _TOTAL.match(read.names[0]):
            total = read
        elif total is None:
            rows.append(read)
    if len(rows) < _LEAST_ROWS or all(row.score is None for row in rows):
        return None
    has_targets = any(row == header and _TARGETS.search(words) for (row, _), words in heads.items())
    return ScoreTable(tuple(rows), None if total is None else total.weight, None if total is None else total.score, has_targets)


def _grid(table: Table) -> dict[tuple[int, int], Span]:
    """The cell at each place; a merged cell is at all the places that it covers."""
    grid: dict[tuple[int, int], Span] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                grid.setdefault((row, column), cell.span)
    return grid


def _row(text: str, grid: dict[tuple[int, int], Span], row: int, names: list[int], weight: int | None, score: int) -> ScoreRow | None:
    spans = dict.fromkeys(grid[row, column] for column in names if (row, column) in grid)
    words = tuple(told for span in spans if (told := " ".join(text[span.start : span.end].split())))
    full = None if weight is None else _points(text, grid.get((row, weight)))
    own = _points(text, grid.get((row, score)))
    return None if not words or (full is None and own is None) else ScoreRow(words, full, own)


def _points(text: str, span: Span | None) -> Points | None:
    told = None if span is None else _POINTS.fullmatch(text, span.start, span.end)
    if told is None:
        return None
    return Points(Decimal(told["figure"]), Span(told.start("figure"), told.end("figure")))


def indicator_rows(tables: tuple[ScoreTable, ...]) -> Iterator[ScoreRow]:
    """The rows of the tables that score a body by indicators of a system, not by its own."""
    for table in tables:
        if not table.has_targets:
            yield from table.rows
