"""The path from what a report states to the department's form."""

from jixiao.forms.definition import department_form
from jixiao.forms.filing import Questionnaire
from jixiao.forms.filling.achievements import read_achievements
from jixiao.forms.filling.body import read_body
from jixiao.forms.filling.cells import read_cells
from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.filled import Filled
from jixiao.forms.filling.grants import read_grants
from jixiao.forms.filling.people import read_people
from jixiao.forms.filling.projects import read_projects
from jixiao.forms.filling.prose import read_prose
from jixiao.forms.filling.report import report_of
from jixiao.forms.filling.rest import read_rest
from jixiao.forms.filling.result import read_result
from jixiao.forms.filling.spending import read_spending
from jixiao.model import Extraction

# What knows most of its figures comes first; what takes every figure comes last.
READERS = (
    read_body,
    read_people,
    read_spending,
    read_cells,
    read_grants,
    read_result,
    read_projects,
    read_achievements,
    read_rest,
    read_prose,
)


def fill(extraction: Extraction, questionnaire: Questionnaire = Questionnaire()) -> Filled:  # noqa: B008 - frozen
    """The form as far as a report fills it. `questionnaire` is what the system that the report was scored by asks for.

    Every paragraph is prose of a section, a heading, a title, or told as left over. Linear in the length of the text."""
    draft = Draft(department_form(questionnaire), report_of(extraction), questionnaire)
    for read in READERS:
        read(draft)
    return draft.filled()
