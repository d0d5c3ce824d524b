"""The result: self-score, grade, and the day of signing."""

import re
from datetime import date

from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.report import Part

_GRADE = re.compile(
    r"(?:等级|等次|级别|评定|绩效|评价结果|结果)(?:为|是|：|评定为|属于)?[“\"‘]?(?P<grade>优秀|良好|不合格|合格|优|良|中|低|差)(?![势化等点好先])[”\"’]?(?:等次|等级|级|$|[。，；”\"])"
)
_DATE = re.compile(r"(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_PEOPLE = (
    ("preparer", re.compile(r"(?:填报人|填表人|经办人)(?:（签[字名]）)?[：:] ?(?P<name>[一-龥·]{2,8})")),
    ("checker", re.compile(r"审核人(?:（签[字名]）)?[：:] ?(?P<name>[一-龥·]{2,8})")),
    ("leader", re.compile(r"(?:单位|部门)?负责人(?:（签[字名]）)?[：:] ?(?P<name>[一-龥·]{2,8})")),
    ("phone", re.compile(r"联系电话[：:] ?(?P<name>[0-9][0-9\- ]{5,18})")),
)


def read_result(draft: Draft) -> None:
    report = draft.report
    for piece in report.pieces:
        if piece.section == "result_text" and piece.part is Part.TEXT:
            grade = _GRADE.search(piece.text)
            if grade:
                draft.put(("result", "grade", "value"), grade["grade"], report.source(piece.paragraph.span, grade[0]))
        if piece.part in (Part.SIGNATURE, Part.TEXT, Part.OUTSIDE):
            for row, pattern in _PEOPLE:
                named = pattern.search(piece.text)
                if named:
                    draft.put(("result", row, "value"), named["name"].strip(), report.source(piece.paragraph.span, named[0]))
        if piece.part is Part.SIGNATURE:
            signed = _DATE.search("".join(piece.text.split()))
            if signed:
                try:
                    day = date(*(int(signed[part]) for part in ("year", "month", "day")))
                except ValueError:
                    continue
                draft.put(("result", "date", "value"), day, report.source(piece.paragraph.span, signed[0]))
