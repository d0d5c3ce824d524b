"""Paragraphs and tables of a Word document as XML."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

import msgspec

from jixiao.forms.printing import PrintedTable
from jixiao.render.report.widths import Fit

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SHORT = 14  # rows of a table that stays on one page
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def twips(points: float) -> int:
    return round(points * 20)


def printable(text: str) -> str:
    """The text without the characters that no XML file can hold."""
    return _UNPRINTABLE.sub("", text)


def run(text: str, size: float = 0, is_bold: bool = False) -> str:
    properties = ("<w:b/>" if is_bold else "") + (f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else "")
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(text: str, style: str, properties: str = "") -> str:
    return f"<w:p {NAMESPACE}><w:pPr><w:pStyle w:val={quoteattr(style)}/>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


class Cell(msgspec.Struct, frozen=True):
    """`across` grid columns, and the rows below that it goes on into: `is_first` begins such a cell, `is_continued` is one that goes on."""

    text: str = ""
    across: int = 1
    align: str = "left"
    is_bold: bool = False
    begins_merge: bool = False
    is_continued: bool = False


def table_xml(rows: Sequence[Sequence[Cell]], widths: Sequence[float], size: float, headers: int = 1) -> str:
    """A table with borders; its first `headers` rows are repeated on every page, and no row breaks across pages, nor does a short table."""
    together = len(rows) if len(rows) <= _SHORT else headers + 1
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    body = "".join(_row(cells, widths, size, number < headers, number < together - 1) for number, cells in enumerate(rows))
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
    )


def _row(cells: Sequence[Cell], widths: Sequence[float], size: float, is_header: bool, is_kept: bool) -> str:
    """`is_kept`: on one page with the next row."""
    at, told = 0, []
    for cell in cells:
        told.append(_cell(cell, sum(widths[at : at + cell.across]), size, is_kept))
        at += cell.across
    header = "<w:tblHeader/>" if is_header else ""
    return f'<w:tr><w:trPr><w:cantSplit/>{header}<w:jc w:val="center"/></w:trPr>{"".join(told)}</w:tr>'


def _cell(cell: Cell, width: float, size: float, is_kept: bool) -> str:
    across = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if cell.begins_merge else "<w:vMerge/>" if cell.is_continued else ""
    properties = f'<w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{across}{merge}<w:vAlign w:val="center"/></w:tcPr>'
    words = run(cell.text, size, cell.is_bold) if cell.text else ""
    kept = "<w:keepNext/>" if is_kept else ""
    return f'<w:tc>{properties}<w:p><w:pPr><w:pStyle w:val="TableText"/>{kept}<w:jc w:val="{cell.align}"/></w:pPr>{words}</w:p></w:tc>'


def printed_rows(table: PrintedTable) -> list[list[Cell]]:
    """A table of the form, its header first."""
    rows = [[Cell(text, align="center", is_bold=True) for text in table.header]]
    for row in table.rows:
        if row.is_heading:
            rows.append([Cell(row.cells[0], across=len(table.header), is_bold=True)])
            continue
        aligned = ["right" if numeric else "left" for numeric in table.numeric]
        rows.append([Cell(text, align=align, is_bold=row.is_total) for text, align in zip(row.cells, aligned, strict=True)])
    return rows


def printed_xml(table: PrintedTable, fitted: Fit) -> str:
    return table_xml(printed_rows(table), fitted.widths, fitted.size)
