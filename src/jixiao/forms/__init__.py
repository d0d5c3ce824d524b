"""The yearly data of a department as data: its definition, a filled form, the workbook out and in, and the facts that it states."""

from jixiao.forms.definition import department_form, form_of
from jixiao.forms.figures import Figures
from jixiao.forms.filing import Filing, Passage, Question, QuestionKind, Questionnaire, ScoreLine, Value
from jixiao.forms.form import Address, Form
from jixiao.forms.problems import Problem, problems_of
from jixiao.forms.reading import Workbook, read_workbook
from jixiao.forms.statement import Statement, statement_of
from jixiao.forms.workbook import Leaf, workbook_of

__all__ = [
    "Address",
    "Figures",
    "Filing",
    "Form",
    "Leaf",
    "Passage",
    "Problem",
    "Question",
    "QuestionKind",
    "Questionnaire",
    "ScoreLine",
    "Statement",
    "Value",
    "Workbook",
    "department_form",
    "form_of",
    "problems_of",
    "read_workbook",
    "statement_of",
    "workbook_of",
]
