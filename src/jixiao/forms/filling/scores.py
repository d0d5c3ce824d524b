"""The 评分表 of a report: its lines, the points that the department gives itself, why it took some off."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.forms.filing import Questionnaire, ScoreLine
from jixiao.forms.filling.draft import TABLE, Draft
from jixiao.forms.filling.grid import TOTAL, GridCell, Segment, bare
from jixiao.forms.filling.headings import Headings, segments
from jixiao.forms.filling.report import Report
from jixiao.forms.form import Form, entry
from jixiao.forms.parsing import Unfit, value_of

_WEIGHT = re.compile(r"分值|权重(?:分)?|标准分(?:值)?|满分")
_SCORE = re.compile(r"(?:自评|评价|实际|综合)?(?:得)?分(?:数)?|自评得分|自评分")
_RESULT = re.compile(r"(?:年度)?(?:指标|目标)值|(?:实际)?完成(?:值|情况)|全年执行数|执行率")
_LEVEL = re.compile(r"[一二三四]级指标|指标(?:名称)?|评价(?:内容|指标)|评价项目")
_EVIDENCE, _REASON = re.compile(r"佐证.*"), re.compile(r"(?:扣分|失分)(?:原因|说明|依据).*|备注")


class _Columns:
    """Which column of a 评分表 is what."""

    def __init__(self, segment: Segment) -> None:
        heads = [bare(heading) for heading in segment.header]
        self.weight = next((at for at, head in enumerate(heads) if _WEIGHT.fullmatch(head)), -1)
        self.score = next((at for at, head in enumerate(heads) if _SCORE.fullmatch(head) and at != self.weight), -1)
        self.levels = [at for at, head in enumerate(heads) if _LEVEL.fullmatch(head)]
        self.evidence = next((at for at, head in enumerate(heads) if _EVIDENCE.fullmatch(head)), -1)
        self.reason = next((at for at, head in enumerate(heads) if _REASON.fullmatch(head)), -1)
        tells_results = ("绩效指标" in segment.caption and "评分" not in segment.caption) or any(_RESULT.fullmatch(head) for head in heads)
        self.is_scores = self.weight >= 0 and bool(self.levels) and not tells_results


def is_score_table(segment: Segment) -> bool:
    return _Columns(segment).is_scores


def questionnaire_in(report: Report, form: Form) -> Questionnaire:
    """The lines of a report's own 评分表, numbered; none where it has no such table."""
    lines: list[ScoreLine] = []
    for segment in segments(report, Headings(form, report.year)):
        columns = _Columns(segment)
        for path, cells in _rows(segment, columns):
            weight = _number(cells[columns.weight].text)
            if path and weight is not None and weight >= 0 and not TOTAL.fullmatch(path[0]):
                lines.append(ScoreLine(f"line-{len(lines) + 1}", path, weight))
    if len({line.path for line in lines}) < len(lines):
        lines = []
    return Questionnaire(lines=tuple(lines), level2=_offered(report, form, "level2"), levels=_offered(report, form, "grade"))


def _offered(report: Report, form: Form, key: str) -> tuple[str, ...]:
    """The choices of a column of the department's indicators, with those that the report has besides; () where it has none."""
    column = form.tables["targets"].column(key)
    assert column is not None
    headings = Headings(form, report.year)
    told: dict[str, None] = dict.fromkeys(column.choices)
    for segment in segments(report, headings):
        at = next((at for at, heading in enumerate(segment.header) if bare(heading) == bare(column.zh)), None)
        if at is not None and any(_RESULT.fullmatch(bare(heading)) for heading in segment.header):
            words = ("".join(row[at].text.split()) for row in segment.rows)
            told.update(dict.fromkeys(text for text in words if text and not TOTAL.fullmatch(text)))
    return tuple(told) if len(told) > len(column.choices) else ()


def read_scores(draft: Draft) -> None:
    """Points, evidence and reasons of each line, and the total."""
    by_path = {_key(line.path): line for line in draft.questionnaire.lines}
    by_name = {_key(line.path)[-1]: line for line in draft.questionnaire.lines}
    for segment in segments(draft.report, Headings(draft.form, draft.report.year)):
        columns = _Columns(segment)
        for path, cells in _rows(segment, columns):
            if path and TOTAL.fullmatch(path[0]):
                _put(draft, ("scores", "total", "score"), cells, columns.score)
                continue
            line = by_path.get(_key(path)) or (by_name.get(_key(path)[-1]) if path else None)
            if line is not None:
                for column, at in (("score", columns.score), ("evidence", columns.evidence), ("reason", columns.reason)):
                    _put(draft, ("scores", line.indicator, column), cells, at)


def _rows(segment: Segment, columns: _Columns) -> Iterator[tuple[tuple[str, ...], tuple[GridCell, ...]]]:
    """Each line of the table: its levels, the same words once, and its cells."""
    if not columns.is_scores:
        return
    for cells in segment.rows:
        path = tuple(dict.fromkeys("".join(cells[at].text.split()) for at in columns.levels if cells[at].text))
        yield path, cells


def _key(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(bare(re.sub(r"[（(][\d.]+分?[)）]$", "", words)) for words in path) or ("",)


def _number(text: str) -> Decimal | None:
    match = re.fullmatch(r"([\d.]+)分?", text.strip())
    return Decimal(match[1]) if match and match[1].count(".") <= 1 and match[1].strip(".") else None


def _put(draft: Draft, address: tuple[str, str, str], cells: tuple[GridCell, ...], at: int) -> None:
    if at < 0 or not cells[at].text:
        return
    table = draft.form.tables[address[0]]
    column, row = table.column(address[2]), table.row(address[1])
    assert column is not None and row is not None
    try:
        value = value_of(entry(table, column, row), cells[at].text)
    except Unfit:
        return
    if value is not None:
        draft.put(address, value, draft.report.source(cells[at].span, cells[at].text), TABLE)
