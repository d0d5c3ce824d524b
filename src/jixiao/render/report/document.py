"""A filing as a Word document: title, text with its tables and charts, signature, attachments."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from lxml import etree

from jixiao.forms import Figures, Filing, form_of
from jixiao.forms.form import TableKind
from jixiao.forms.narrative import ChartHere, Narrative, Part, Text, Title, narrative_of
from jixiao.forms.printing import BLANK, PrintedTable, printed_table, spoken
from jixiao.forms.template import Template
from jixiao.render.report import page
from jixiao.render.report.attachments import BaseDataTable, score_table
from jixiao.render.report.blocks import NAMESPACE, paragraph, printable, printed_xml, twips
from jixiao.render.report.charts import WIDTH as CHART_WIDTH
from jixiao.render.report.charts import chart_of, has_chinese_type, png
from jixiao.render.report.remarks import Remark
from jixiao.render.report.widths import Fit, fit, length, squeezed

if TYPE_CHECKING:
    from docx.document import Document

_BODY_SIZES = (12.0, 10.5)  # 小四, 五号
_UPRIGHT_SIZES = (*_BODY_SIZES, 9.0)  # 小五
_ACROSS_SIZES = (*_UPRIGHT_SIZES, 7.5)  # 六号
_SHOWN_IN = {"base_data": ("base_staff", "base_spending", "buildings"), "scores": ("scores",)}  # the tables of the form
_LONGEST_TITLE = 255  # of a document's properties
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Report(msgspec.Struct, frozen=True):
    """The bytes of the .docx; `has_charts` is False where this computer has no Chinese font to label them with."""

    data: bytes
    has_charts: bool


def report_docx(filing: Filing, remarks: Sequence[Remark] = (), template: Template | None = None) -> Report:
    """The report on a filing, with the remarks as comments on what they are about. The same data and template give the same bytes."""
    return _Writing(filing, narrative_of(filing, template), remarks).report()


class _Writing:
    def __init__(self, filing: Filing, narrative: Narrative, remarks: Sequence[Remark]) -> None:
        import docx

        self.filing, self.narrative, self.remarks = filing, narrative, remarks
        self.form = form_of(filing)
        self.figures = Figures(self.form, filing)
        self.document: Document = docx.Document()
        self.has_type = has_chinese_type()
        self.numbers = {"表": 0, "图": 0}
        self.is_printed: set[str] = {table for one in narrative.attachments for table in _SHOWN_IN.get(one.key, ())}
        if not filing.questionnaire.lines:
            self.is_printed.add("scores")  # of which there is the total at most, and that is told with the result
        self.captions: dict[str, Any] = {}  # where each table of the form begins

    def report(self) -> Report:
        page.prepare(self.document)
        body = self.document.element.body
        (last,) = list(body.iterchildren("{*}sectPr"))
        footers = "".join(etree.tostring(child, encoding="unicode") for child in last.iterchildren("{*}footerReference"))
        for child in list(body):
            body.remove(child)
        self.text()
        wide = self.attachments()
        if wide:
            self.put(f"<w:p {NAMESPACE}><w:pPr>{page.section_xml(is_across=False, references=footers)}</w:pPr></w:p>")
            for table, fitted in wide:
                self.table(table, fitted)
        self.put(page.section_xml(is_across=bool(wide), references="" if wide else footers))
        self.comment()
        self.document.core_properties.title = printable("".join(self.narrative.title))[:_LONGEST_TITLE]
        return Report(_packed(self.document), self.has_type)

    def comment(self) -> None:
        from docx.text.paragraph import Paragraph

        for remark in self.remarks if self.captions else ():
            element = self.captions.get(remark.table, self.captions[""])
            runs = Paragraph(element, self.document).runs
            comment = self.document.add_comment(runs, printable(remark.text), author="jixiao", initials="JX")
            del comment._comment_elm.attrib[f"{{{element.nsmap['w']}}}date"]

    def put(self, xml: str) -> Any:
        from docx.oxml import parse_xml

        element = parse_xml(xml)
        self.document.element.body.append(element)
        return element

    def text(self) -> None:
        for line in self.narrative.title:
            self.captions[""] = self.put(paragraph(line, "Title"))
        self.put(paragraph("", "Normal"))
        for chapter in self.narrative.chapters:
            self.captions.setdefault("", self.put(paragraph(chapter.heading, "Heading1")))
            for part in chapter.parts:
                self.part(part)
        self.signature()

    def part(self, part: Part) -> None:
        if isinstance(part, Title):
            self.put(paragraph(part.text, f"Heading{min(part.level, 3)}"))
        elif isinstance(part, Text):
            self.put(paragraph(part.text, "Body"))
        elif isinstance(part, ChartHere):
            self.chart(part.chart)
        else:
            printed = printed_table(self.form.tables[part.table], self.figures)
            fitted = None if printed is None else fit(printed, page.TEXT_WIDTH, _BODY_SIZES)
            if printed is not None and fitted is not None:
                self.table(printed, fitted)

    def table(self, table: PrintedTable, fitted: Fit) -> None:
        self.numbers["表"] += 1
        unit = f"（单位：{table.unit}）" if table.unit else ""
        self.captions[table.key] = self.put(paragraph(f"表{self.numbers['表']}{BLANK}{table.title}{unit}", "Caption"))
        self.put(printed_xml(table, fitted))
        self.put(paragraph("", "AfterTable"))
        self.is_printed.add(table.key)

    def chart(self, key: str) -> None:
        """The picture and its caption in one paragraph, so that no page comes between them."""
        from docx.shared import Pt

        chart = chart_of(key, self.filing) if self.has_type else None
        if chart is None:
            return
        self.numbers["图"] += 1
        name = f"图{self.numbers['图']}"
        added = self.document.add_paragraph(style="图")
        shape = added.add_run().add_picture(io.BytesIO(png(chart)), width=Pt(page.TEXT_WIDTH * chart.width / CHART_WIDTH))
        properties = shape._inline.docPr
        properties.set("name", name)
        properties.set("descr", printable(f"{chart.title}：{chart.alt}"))
        words = added.add_run()
        words.add_break()
        words.add_text(f"{name}{BLANK}{chart.title}")

    def signature(self) -> None:
        """附件说明, then who signs, centred above the date, which stands four characters from the right."""
        for number, one in enumerate(self.narrative.attachments, 1):
            lead = "附件：" if number == 1 else BLANK * 3
            spacing = '<w:spacing w:before="579"/>' if number == 1 else ""
            self.put(paragraph(f"{lead}{number}.{one.title}", "Body", f"<w:keepNext/>{spacing}"))
        told = self.filing.values.get(("result", "date", "value"))
        day = spoken(told, "") if isinstance(told, date) else f"{BLANK * 2}年{BLANK * 2}月{BLANK * 2}日"
        inset = 4 + (length(day) - length(self.filing.department)) / 2
        for words, indent, before in ((self.filing.department, max(inset, 0), 579 * 2), (day, 4, 0)):
            keep = "<w:keepNext/><w:keepLines/>" if before else ""
            spacing = f'<w:spacing w:before="{before}"/>' if before else ""
            position = (
                f'<w:ind w:rightChars="{round(indent * 100)}" w:right="{twips(indent * page.SIZE)}" w:firstLineChars="0" w:firstLine="0"/>'
            )
            self.put(paragraph(words, "Normal", f'{keep}{spacing}{position}<w:jc w:val="right"/>'))

    def attachments(self) -> list[tuple[PrintedTable, Fit]]:
        """All attachments; the tables of the last part that are too wide for an upright page are handed back."""
        wide: list[tuple[PrintedTable, Fit]] = []
        for number, one in enumerate(self.narrative.attachments, 1):
            self.captions.setdefault("", self.put(paragraph(f"附件{number}", "Attachment")))
            heading = self.put(paragraph(one.title, "Title", '<w:spacing w:before="240" w:after="240"/>'))
            self.captions.update(dict.fromkeys(_SHOWN_IN.get(one.key, ()), heading))
            if one.key == "base_data":
                self.put(BaseDataTable(self.filing).xml())
            elif one.key == "scores":
                self.put(score_table(self.filing))
            else:
                wide = self.details()
            for words in (one.note, "\n".join(one.sign)):
                if words:
                    self.put(paragraph(words, "Note"))
        return wide

    def details(self) -> list[tuple[PrintedTable, Fit]]:
        """The tables that have not been printed yet: those that fit upright here, the others are handed back."""
        wide = []
        for key in self.form.tables:
            if key in self.is_printed or self.form.tables[key].kind is TableKind.PROSE:
                continue
            printed = printed_table(self.form.tables[key], self.figures)
            if printed is None:
                continue
            fitted = fit(printed, page.TEXT_WIDTH, _UPRIGHT_SIZES)
            if fitted is not None:
                self.table(printed, fitted)
            else:
                wide.append(
                    (
                        printed,
                        fit(printed, page.TEXT_WIDTH_ACROSS, _ACROSS_SIZES) or squeezed(printed, page.TEXT_WIDTH_ACROSS, _ACROSS_SIZES[-1]),
                    )
                )
        return wide


def _packed(document: "Document") -> bytes:
    """The file without a trace of when it was made."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime(2000, 1, 1)
    properties.revision = 1
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
