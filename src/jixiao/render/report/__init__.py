"""The report on a department's year as a Word document in the layout of official papers."""

from jixiao.render.report.document import Report, report_docx
from jixiao.render.report.remarks import Remark, remarks_on

__all__ = ["Remark", "Report", "remarks_on", "report_docx"]
