"""The pages of a report: fonts, margins, page numbers, tables, charts; and that LibreOffice opens it without repair."""

import io
import re
import shutil
import struct
import subprocess
import zipfile
import zlib
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st

from jixiao.forms import Filing, Passage
from jixiao.render.report import Remark, report_docx
from jixiao.render.report.charts import chart_of, has_chinese_type, png, shares_of_hundred
from jixiao.synth import invent
from test_forms_workbook import ASKS

FILING = invent(3, ASKS)
REPORT = report_docx(FILING)
SOFFICE = shutil.which("soffice")


def document(data: bytes = REPORT.data) -> "docx.document.Document":
    return docx.Document(io.BytesIO(data))


def test_the_page_is_that_of_an_official_paper() -> None:
    first, *others = document().sections
    assert (first.page_width, first.page_height) == (Mm(210), Mm(297)) or abs(first.page_width - Mm(210)) < Mm(0.1)
    margins = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert all(abs(margin - Mm(size)) < Mm(0.1) for margin, size in zip(margins, (37, 35, 28, 26), strict=True))
    assert [section.orientation for section in others] == [WD_ORIENT.LANDSCAPE]


def test_the_types_are_called_by_their_names() -> None:
    with zipfile.ZipFile(io.BytesIO(REPORT.data)) as package:
        styles, fonts = package.read("word/styles.xml").decode(), package.read("word/fontTable.xml").decode()
    for name in ("仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"):
        assert f'w:eastAsia="{name}"' in styles and f'w:name="{name}"' in fonts


def test_odd_pages_are_numbered_on_the_right_and_even_ones_on_the_left() -> None:
    section = document().sections[0]
    assert document().settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        xml = footer._element.xml
        assert f'w:jc w:val="{side}"' in xml and "PAGE" in xml and "— " in xml


def test_every_table_repeats_its_header_and_breaks_no_row() -> None:
    tables = document().tables
    assert len(tables) > 25
    for table in tables[:20]:
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in tables if table.cell(0, 0).text == "项目")


def test_no_table_is_wider_than_its_page() -> None:
    for table in document().tables:
        widths = [int(column.get(docx.oxml.ns.qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(widths) <= 12760  # twips: 225 mm across
    assert "word/media/image1.png" in zipfile.ZipFile(io.BytesIO(REPORT.data)).namelist()


def test_pictures_say_in_words_what_they_show() -> None:
    shapes = document().inline_shapes
    texts = [shape._inline.docPr.get("descr") for shape in shapes]
    assert len(texts) == 3
    assert texts[0].startswith("支出预算与决算对比图（单位：万元）：基本支出：年初预算数")


@pytest.mark.parametrize("key", ["budget", "structure", "targets"])
def test_a_chart_has_ink_in_its_labels(key: str) -> None:
    if not has_chinese_type():
        pytest.skip("no Chinese font here")
    chart = chart_of(key, FILING)
    assert chart is not None
    without = chart_of(key, FILING)
    assert without is not None
    bare = png(without.__class__(without.title, without.alt, _without_text(without.svg), without.width, without.height))
    assert _dark(png(chart)) > _dark(bare) * 1.02


@given(st.lists(st.integers(1, 10**8), min_size=1, max_size=12))
def test_the_shares_of_a_chart_make_a_hundred(cents: list[int]) -> None:
    values = [Decimal(cent) / 100 for cent in cents]
    shares = shares_of_hundred(values)
    assert sum(shares) == 100
    assert all(abs(share - value / sum(values) * 100) < Decimal("0.01") for share, value in zip(shares, values, strict=True))


def _without_text(svg: str) -> str:
    return re.sub(r"<text.*?</text>", "", svg)


def _dark(data: bytes) -> int:
    """How many bytes of the picture are darker than white."""
    width, height, _, kind = struct.unpack(">IIBB", data[16:26])
    assert kind in (2, 6) and width > 1000 and height > 400
    raw, at = b"", 8
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        raw += data[at + 8 : at + 8 + size] if name == b"IDAT" else b""
        at += size + 12
    return len(zlib.decompress(raw).replace(b"\xff", b"").replace(b"\0", b""))


def test_remarks_are_comments_on_the_table_that_they_are_about() -> None:
    data = report_docx(FILING, (Remark("basic", "合计与分项不符"), Remark("", "没有填写网址"))).data
    assert [comment.text for comment in document(data).comments] == ["合计与分项不符", "没有填写网址"]
    start = docx.oxml.ns.qn("w:commentRangeStart")
    marked = {paragraph.text for paragraph in document(data).paragraphs if paragraph._p.find(start) is not None}
    assert {words.partition("\u3000")[2] or words for words in marked} == {
        "基本支出（按经济分类）（单位：万元）",
        "2021年度部门整体支出绩效评价报告",
    }
    assert data == report_docx(FILING, (Remark("basic", "合计与分项不符"), Remark("", "没有填写网址"))).data


HOSTILE = "\0\x1f\ud800<w:t>&\"'{}[]\u202e\n=1+1" + "长" * 500


def test_no_text_breaks_the_file() -> None:
    """Whatever a filing holds: control characters, markup, half characters, braces, very long words."""
    values = {address: HOSTILE if isinstance(value, str) else value for address, value in FILING.values.items()}
    rows = {
        table: tuple({column: HOSTILE if isinstance(value, str) else value for column, value in row.items()} for row in told)
        for table, told in FILING.rows.items()
    }
    prose = {key: tuple(Passage(HOSTILE, passage.level) for passage in passages) for key, passages in FILING.prose.items()}
    report = document(report_docx(Filing(values, rows, prose, FILING.questionnaire), (Remark("", HOSTILE),)).data)
    assert any("<w:t>&\"'{}[]" in paragraph.text for paragraph in report.paragraphs)
    assert len(list(document(report_docx(Filing({}), (Remark("", "没有填写单位名称"),)).data).comments)) == 1


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_makes_a_pdf_of_it(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(REPORT.data)
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "报告.docx")], capture_output=True, timeout=120, check=True)
    (pages,) = re.findall(r"Pages: +(\d+)", output("pdfinfo", tmp_path / "报告.pdf"))
    assert 15 < int(pages) < 40
    words = re.sub(r"\s", "", output("pdftotext", tmp_path / "报告.pdf", "-"))
    assert "—1—" in words and f"—{pages}—" in words and "附件2" in words and "数据明细表" in words


def output(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), capture_output=True, timeout=30, check=True).stdout.decode()
