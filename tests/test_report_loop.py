"""A report of our own holds before its own check, for invented departments of every kind."""

import io
import random
import re
import zipfile

import pytest

from jixiao.forms import Filing
from jixiao.model import Finding, Severity, Status
from jixiao.readers import read
from jixiao.render.report import report_docx
from jixiao.review import Review, check
from jixiao.synth import invent
from test_forms_workbook import ASKS

SEEDS = range(12)
BODY = "word/document.xml"
_FIGURE = re.compile(r"\d{3,5}\.\d\d")


def reviewed(data: bytes) -> Review:
    return check(read(data, "报告.docx"))


def complaints(review: Review) -> list[Finding]:
    return [finding for finding in review.findings if finding.severity is not Severity.INFO]


def body_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(BODY).decode()


def with_body(data: bytes, body: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            package.writestr(name, body if name == BODY else source.read(name))
    return target.getvalue()


@pytest.fixture(scope="module")
def filings() -> dict[int, Filing]:
    return {seed: invent(seed, ASKS) for seed in SEEDS}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_report_of_an_invented_department_checks_clean(filings: dict[int, Filing], seed: int) -> None:
    review = reviewed(report_docx(filings[seed]).data)
    assert complaints(review) == []
    relations = [relation.status for relation in review.extraction.relations]
    assert relations.count(Status.CONSISTENT) > 150
    undecided = {relation.reason for relation in review.extraction.relations if relation.status is Status.UNVERIFIABLE}
    assert undecided <= {"prior value not stated"}  # growth of what the form asks no prior value of


def test_a_changed_figure_is_told(filings: dict[int, Filing]) -> None:
    """One digit of a figure in the middle of the report, for figures that stand in a sum, a share, a growth or a completion."""
    chance, told = random.Random(7), []
    for filing in filings.values():
        data = report_docx(filing).data
        document = body_of(data)
        review = reviewed(data)
        figures = {
            review.extraction.document.text[operand.span.start : operand.span.end]
            for relation in review.extraction.relations
            if relation.status is Status.CONSISTENT and relation.kind in ("sum", "share", "growth", "completion")
            for operand in relation.operands
        }
        once = sorted(figure for figure in figures if _FIGURE.fullmatch(figure) and document.count(figure) == 1)
        for figure in chance.sample(once, 3):
            changed = f"{figure[0]}{(int(figure[1]) + 3) % 10}{figure[2:]}"
            told.append(bool(complaints(reviewed(with_body(data, document.replace(figure, changed))))))
    assert sum(told) >= len(told) * 0.95


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("所属二级预算单位", "个"),  # told twice only, and of one digit
        ("按人员性质分，核定编制", "名"),
        ("总投资", "万元"),  # a last digit, that no share shows
        ("尚余投资", "万元"),
    ],
)
def test_a_figure_of_the_fixed_sentences_is_told_by_its_last_digit(filings: dict[int, Filing], before: str, behind: str) -> None:
    pattern, tried = re.compile(f"({before}[0-9.]*)([0-9])({behind})"), 0
    for filing in filings.values():
        data = report_docx(filing).data
        body = body_of(data)
        if pattern.search(body):
            tried += 1
            changed = pattern.sub(lambda match: f"{match[1]}{(int(match[2]) + 4) % 10}{match[3]}", body, count=1)
            assert complaints(reviewed(with_body(data, changed)))
    assert tried >= 3
