"""评审意见: what a reviewer writes on one report, in the layout of an official paper."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.model import Finding, Severity
from jixiao.render.finding import message
from jixiao.render.places import place_words
from jixiao.render.report import page
from jixiao.render.report.blocks import Cell, paragraph, table_xml
from jixiao.render.score_words import ScoreWords, plain, points_words
from jixiao.render.words import words_of
from jixiao.review import Outcome, Review

if TYPE_CHECKING:
    from docx.document import Document

_ZH = words_of("zh")  # an official paper is Chinese whatever the language of the run
_NUMERALS = "一二三四五六七八"
_MOST_FINDINGS = 60
_TABLE_SIZE = 10.5
_WIDTHS = (0.25, 0.08, 0.13, 0.1, 0.44)
_BLANK = "\u3000"
_BODY = "word/document.xml"
_PLACE = "{paragraphs}"


def opinion_docx(outcome: Outcome) -> bytes:
    """The bytes of a .docx: result, points lost, what is missing, findings, the table of all indicators, who signs."""
    review = outcome.review
    assert review is not None and review.scored is not None, "only what was scored has an opinion"
    parts, before, behind = _empty_paper()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for part in parts:
            package.writestr(*part)
        package.writestr(_entry(_BODY), "".join([before, *_blocks(review, ScoreWords(review.scored, _ZH)), behind]))
    return target.getvalue()


@cache
def _empty_paper() -> tuple[tuple[tuple[zipfile.ZipInfo, bytes], ...], str, str]:
    """The parts that every opinion has, and what stands before and behind its paragraphs: the same for hundreds of them."""
    import docx

    document: Document = docx.Document()
    page.prepare(document)
    body = document.element.body
    (last,) = list(body.iterchildren("{*}sectPr"))
    footers = "".join(_text_of(child) for child in last.iterchildren("{*}footerReference"))
    for child in list(body):
        body.remove(child)
    body.text = _PLACE
    document.core_properties.author = document.core_properties.comments = ""
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before, _, behind = parts.pop(_BODY).decode().partition(_PLACE)
    return (
        tuple((_entry(name), content) for name, content in parts.items()),
        before,
        page.section_xml(is_across=False, references=footers) + behind,
    )


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _text_of(element: Any) -> str:
    from lxml import etree

    return str(etree.tostring(element, encoding="unicode"))


def _blocks(review: Review, told: ScoreWords) -> Iterator[str]:
    subject = told.scored.department or "该单位"
    year = "" if told.scored.year is None else f"{told.scored.year}年度"
    yield paragraph(f"{subject}{year}部门整体支出绩效评价", "Title")
    yield paragraph("评审意见", "Title")
    yield paragraph("", "Normal")
    yield paragraph(f"按照“{told.system}”，依据该单位提交的材料，对{year}部门整体支出绩效逐项复核，意见如下。", "Body")
    sections = (
        ("评审结果", _result(told)),
        ("扣分情况", _lost(told)),
        ("需要补充的数据和材料", _missing(told)),
        ("发现的问题", _findings(review)),
    )
    number = 0
    for heading, paragraphs in sections:
        if paragraphs:
            yield paragraph(f"{_NUMERALS[number]}、{heading}", "Heading1")
            number += 1
            for text in paragraphs:
                yield paragraph(text, "Body")
    yield paragraph(f"{_NUMERALS[number]}、各项指标得分", "Heading1")
    yield _table(told)
    yield paragraph("", "AfterTable")
    signing = (_BLANK * 2).join(f"{who}：{_BLANK * 5}" for who in ("评审人（签字）", "复核人（签字）", "负责人（签字）", "日期"))
    yield paragraph(signing, "Note")


def _result(told: ScoreWords) -> list[str]:
    score = told.score
    said = f"按现有材料，得分在{told.total}分之间，等级为{told.grades}。"
    if score.low == score.high:
        said = f"复核得分{told.total}分，等级为“{score.grades[0]}”。"
    paragraphs = [said]
    if score.claimed is None:
        paragraphs.append("材料中没有找到自评总分。")
        return paragraphs
    claimed = f"自评总分{plain(score.claimed)}分" + (f"，自评等级“{told.scored.claimed_grade}”" if told.scored.claimed_grade else "")
    if score.claimed > score.high:
        paragraphs.append(f"{claimed}，高出按规则最多能得的{plain(score.high)}分，应予核减。")
    elif score.claimed < score.low:
        paragraphs.append(f"{claimed}，低于按规则至少能得的{plain(score.low)}分，请核对。")
    else:
        paragraphs.append(f"{claimed}，在可得范围以内。")
    return paragraphs


def _lost(told: ScoreWords) -> list[str]:
    by_id = {one.path[-1]: one for one in told.score.indicators}
    paragraphs = []
    for number, one in enumerate((one for one in by_id.values() if not one.excluded and one.high < one.weight), 1):
        formula = told.formula(one)
        because = f"算式：{formula}。" if formula else ""
        facts = told.evidence(one)
        where = f"依据：{'；'.join(facts)}。" if facts else ""
        points = plain(one.weight - one.high)
        paragraphs.append(f"{number}.“{one.path[-1]}”{plain(one.weight)}分，至少扣{points}分。{because}{where}{told.reason(one)}")
    return paragraphs


def _missing(told: ScoreWords) -> list[str]:
    return [f"{number}.“{one.path[-1]}”：{told.reason(one)}可能影响{cost}分。" for number, (one, cost) in enumerate(told.missing(), 1)]


def _findings(review: Review) -> list[str]:
    """Errors and warnings in the order of the text, those about scores first."""
    graver = [finding for finding in review.findings if finding.severity is not Severity.INFO]
    ordered = sorted(graver, key=lambda finding: not finding.rule.startswith("SCR"))
    paragraphs = [f"{number}.{_told(finding, review)}" for number, finding in enumerate(ordered[:_MOST_FINDINGS], 1)]
    paragraphs += [f"另有{len(ordered) - _MOST_FINDINGS}个问题没有列出。"] if len(ordered) > _MOST_FINDINGS else []
    for problem in review.problems:
        paragraphs.append(f"{len(paragraphs) + 1}.{place_words(problem.place, _ZH)}：{problem.messages['zh']}")
    return paragraphs


def _told(finding: Finding, review: Review) -> str:
    place = place_words(review.extraction.document.place_at(finding.marks[0].span.start), _ZH)
    return f"（{place}）{message(finding, 'zh')}"


def _table(told: ScoreWords) -> str:
    heads = ("指标", "分值", "复核得分", "自评", "依据和理由")
    rows = [[Cell(head, align="center", is_bold=True) for head in heads]]
    for one in told.score.indicators:
        claim = told.scored.claims.get(one.id)
        points = "不评" if one.excluded else points_words(one.low, one.high)
        formula = told.formula(one)
        said = (f"{formula}。" if formula else "") + told.reason(one)
        cells = (plain(one.weight), points, "" if claim is None else plain(claim.points))
        rows.append([Cell(one.path[-1]), *(Cell(text, align="center") for text in cells), Cell(said)])
    score = told.score
    weight = plain(sum((one.weight for one in score.indicators), score.low * 0))
    totals = (weight, points_words(score.low, score.high), "" if score.claimed is None else plain(score.claimed))
    rows.append([Cell("合计", align="center", is_bold=True), *(Cell(text, align="center", is_bold=True) for text in totals), Cell()])
    return table_xml(rows, [page.TEXT_WIDTH * share for share in _WIDTHS], _TABLE_SIZE)
