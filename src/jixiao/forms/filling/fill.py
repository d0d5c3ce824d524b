"""The path from what a report states to the department's form."""

import re

import msgspec

from jixiao.extract.told import paragraphs_of
from jixiao.forms.definition import department_form
from jixiao.forms.filing import Filing, Questionnaire
from jixiao.forms.filling.achievements import read_achievements
from jixiao.forms.filling.body import read_body
from jixiao.forms.filling.cells import read_absences, read_cells
from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.filled import Filled
from jixiao.forms.filling.grants import read_grants
from jixiao.forms.filling.lines import tables_of_lines, with_tables
from jixiao.forms.filling.ours import is_ours, pieces_of_ours
from jixiao.forms.filling.parting import Parting
from jixiao.forms.filling.people import read_people
from jixiao.forms.filling.projects import read_projects
from jixiao.forms.filling.prose import read_prose
from jixiao.forms.filling.report import Part, Piece, Report
from jixiao.forms.filling.rest import read_rest
from jixiao.forms.filling.result import read_result
from jixiao.forms.filling.scores import questionnaire_in, read_scores
from jixiao.forms.filling.spending import read_spending
from jixiao.forms.filling.tables import read_tables
from jixiao.forms.narrative import proses_of, sentences_of
from jixiao.forms.template import Heading, standard_template
from jixiao.model import Extraction

_NUMBERED = re.compile("（[一二三四五六七八九十]{1,3}）")
# What knows most of its figures comes first; what takes every figure comes last.
READERS = (
    read_body,
    read_people,
    read_spending,
    read_cells,
    read_absences,
    read_grants,
    read_result,
    read_projects,
    read_achievements,
    read_rest,
    read_prose,
)
READERS_OF_OURS = (read_cells, read_rest, read_prose)


def fill(extraction: Extraction, questionnaire: Questionnaire = Questionnaire()) -> Filled:  # noqa: B008 - frozen
    """The form as far as a report fills it. `questionnaire` is what the system that the report was scored by asks for; without it the
    lines are those of the report's own 评分表.

    Every paragraph is prose of a section, a heading, a title, fixed wording of our own, or told as left over. Linear in the length of the
    text."""
    paragraphs = paragraphs_of(extraction)
    tables = {table.span.start: table for table in extraction.document.tables}
    ours = is_ours(paragraphs)
    if ours:
        pieces = tuple(pieces_of_ours(paragraphs))
    else:
        lines = tables_of_lines(extraction)
        tables |= {table.span.start: table for table in lines}
        pieces = tuple(Parting(extraction, with_tables(paragraphs, lines)).pieces())
    report = Report(extraction, pieces, tables)
    asks = questionnaire if questionnaire.lines or questionnaire.questions else questionnaire_in(report, department_form())
    draft = Draft(department_form(asks), report, asks, is_ours=ours)
    read_tables(draft)
    read_scores(draft)
    if ours:
        draft.report = _with_fixed(report, draft.filing())
    for read in READERS_OF_OURS if ours else READERS:
        read(draft)
    return draft.filled()


def _with_fixed(report: Report, filing: Filing) -> Report:
    """A report of our own says in sentences what its tables tell, under headings of its own: these are known, and not read again."""
    template = standard_template()
    fixed = {words for _, words in sentences_of(filing, template)}
    headings = {
        (prose, item.title)
        for section in template.sections
        for prose in proses_of(section)
        for item in section.body
        if isinstance(item, Heading)
    }
    pieces = [
        msgspec.structs.replace(piece, part=Part.FIXED) if piece.part is Part.TEXT and _is_fixed(piece, fixed, headings) else piece
        for piece in report.pieces
    ]
    return msgspec.structs.replace(report, pieces=tuple(pieces))


def _is_fixed(piece: Piece, fixed: set[str], headings: set[tuple[str, str]]) -> bool:
    numbered = _NUMBERED.match(piece.text)
    is_heading = piece.level > 0 and numbered is not None and (piece.section, piece.text[numbered.end() :]) in headings
    return piece.text in fixed or is_heading
