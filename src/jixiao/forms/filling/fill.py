"""The path from what a report states to the department's form."""

import msgspec

from jixiao.forms.definition import department_form
from jixiao.forms.filing import Filing, Questionnaire
from jixiao.forms.filling.achievements import read_achievements
from jixiao.forms.filling.body import read_body
from jixiao.forms.filling.cells import read_absences, read_cells
from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.filled import Filled, Source
from jixiao.forms.filling.grants import read_grants
from jixiao.forms.filling.people import read_people
from jixiao.forms.filling.projects import read_projects
from jixiao.forms.filling.prose import read_prose
from jixiao.forms.filling.report import Part, Report, report_of
from jixiao.forms.filling.rest import read_rest
from jixiao.forms.filling.result import read_result
from jixiao.forms.filling.scores import questionnaire_in, read_scores
from jixiao.forms.filling.spending import read_spending
from jixiao.forms.filling.tables import read_tables
from jixiao.forms.form import Address
from jixiao.forms.narrative import sentences_of, without_fixed
from jixiao.model import Extraction

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


def fill(extraction: Extraction, questionnaire: Questionnaire = Questionnaire()) -> Filled:  # noqa: B008 - frozen
    """The form as far as a report fills it. `questionnaire` is what the system that the report was scored by asks for; without it the
    lines are those of the report's own 评分表.

    Every paragraph is prose of a section, a heading, a title, fixed wording of our own, or told as left over. Linear in the length of the
    text."""
    report = report_of(extraction)
    asks = questionnaire if questionnaire.lines or questionnaire.questions else questionnaire_in(report, department_form())
    draft = Draft(department_form(asks), report, asks)
    read_tables(draft)
    read_scores(draft)
    draft.report = _with_fixed(report, draft.filled().filing)
    for read in READERS:
        read(draft)
    return _in_own_words(draft.filled())


def _with_fixed(report: Report, filing: Filing) -> Report:
    """A report of our own says in sentences what its tables tell: these are known, and not read a second time."""
    fixed = {words for _, words in sentences_of(filing)}
    pieces = (
        msgspec.structs.replace(piece, part=Part.FIXED) if piece.part is Part.TEXT and piece.text in fixed else piece
        for piece in report.pieces
    )
    return msgspec.structs.replace(report, pieces=tuple(pieces))


def _in_own_words(filled: Filled) -> Filled:
    """Without the fixed wording among the prose; the places of what remains."""
    filing = without_fixed(filled.filing)
    places: dict[Address, Source] = {address: source for address, source in filled.places.items() if address[0] not in filled.filing.prose}
    for section, passages in filing.prose.items():
        said = list(enumerate(filled.filing.prose[section], 1))
        for number, passage in enumerate(passages, 1):
            while said[0][1] != passage:
                said.pop(0)
            places[section, str(number), "text"] = filled.places[section, str(said.pop(0)[0]), "text"]
    return msgspec.structs.replace(filled, filing=filing, places=places)
