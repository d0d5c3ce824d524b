"""Files that LibreOffice makes: the same report reads the same in every format."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from jixiao.model import BlockKind
from jixiao.readers import read
from test_readers_docx import assert_leads_back, cells

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

SAMPLE = Path(__file__).parent / "accuracy" / "documents" / "open" / "shuiliju-2023.txt"
PAGE = """<html><head><meta charset="utf-8"></head><body>
<h1>水利局报告</h1><h2>支出情况</h2>
<ol><li>基本支出422.69万元</li><li>项目支出999.51万元</li></ol>
<ul><li>其中会议费</li></ul>
<table border="1"><tr><td colspan="2">合计</td><td>1422.20</td></tr>
<tr><td rowspan="2">项目</td><td>甲</td><td>500.00</td></tr><tr><td>乙</td><td>499.51</td></tr></table>
<p>完成率<a href="http://localhost/">98%</a>。<br>以上。</p></body></html>"""

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
FLAT = f"""<office:document xmlns:office="{OFFICE}office:1.0" xmlns:text="{OFFICE}text:1.0" xmlns:style="{OFFICE}style:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:draw="{OFFICE}drawing:1.0" xmlns:svg="{OFFICE}svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="1" style:num-suffix="."/>
</text:outline-style></office:styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info><dc:creator>甲</dc:creator>
<dc:date>2024-01-01T00:00:00</dc:date></office:change-info><text:p>旧数</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:table-of-content text:name="目录"><text:table-of-content-source text:outline-level="2"/><text:index-body>
<text:p>一、部门概况<text:tab/>1</text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="1">部门概况</text:h><text:h text:outline-level="2">人员</text:h><text:h text:outline-level="2">车辆</text:h>
<text:h text:outline-level="1">支出</text:h>
<text:p>支出<text:change text:change-id="c1"/>100万元<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>含结转</text:p></text:note-body></text:note>。</text:p>
<text:p>见框<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box>
<text:p>框内文字</text:p></draw:text-box>
</draw:frame></text:p></office:text></office:body></office:document>"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The sample text and a web page as .docx; the page also as .doc, .odt, .rtf."""
    folder = tmp_path_factory.mktemp("soffice")
    shutil.copy(SAMPLE, folder / "sample.txt")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")

    def convert(target: str, reading: str, *files: str) -> None:
        command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", f"--infilter={reading}"]
        files_there = [str(folder / name) for name in files]
        subprocess.run(
            [*command, "--convert-to", target, "--outdir", str(folder), *files_there], check=True, capture_output=True, timeout=120
        )

    (folder / "flat.fodt").write_text(FLAT, encoding="utf-8")
    convert("docx:MS Word 2007 XML", "Text (encoded):UTF8", "sample.txt")
    convert("docx:MS Word 2007 XML", "OpenDocument Text Flat XML", "flat.fodt")
    convert("odt:writer8", "HTML (StarWriter)", "page.html")
    convert("docx:MS Word 2007 XML", "writer8", "page.odt")
    convert("doc:MS Word 97", "writer8", "page.odt")
    convert("rtf:Rich Text Format", "writer8", "page.odt")
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_a_report_reads_the_same_as_text_and_as_word_file(made: dict[str, bytes]) -> None:
    as_text, as_word = read(made["sample.txt"], "a"), assert_leads_back(made["sample.docx"])
    assert as_word.text.split("\n") == as_text.text.rstrip("\n").split("\n")
    assert [block.span for block in as_word.blocks] == [block.span for block in as_text.blocks]


def test_headings_lists_and_merged_cells_of_a_libreoffice_file(made: dict[str, bytes]) -> None:
    document = assert_leads_back(made["page.docx"])
    flat = re.sub(r"[ \u00a0]+", "", document.text)
    assert "1.基本支出422.69万元\n2.项目支出999.51万元\n其中会议费" in flat
    assert "完成率98%。\n以上。" in flat
    assert [(block.kind, block.level) for block in document.blocks[:2]] == [(BlockKind.HEADING, 1), (BlockKind.HEADING, 2)]
    assert cells(document) == {
        (0, 0, 1, 2): "合计", (0, 2, 1, 1): "1422.20", (1, 0, 2, 1): "项目", (1, 1, 1, 1): "甲", (1, 2, 1, 1): "500.00",
        (2, 1, 1, 1): "乙", (2, 2, 1, 1): "499.51",
    }  # fmt: skip


def test_numbers_notes_changes_boxes_and_contents_of_a_libreoffice_file(made: dict[str, bytes]) -> None:
    document = assert_leads_back(made["flat.docx"])
    lines = [line.replace(" ", "").strip() for line in document.text.split("\n") if line.strip()]
    assert lines == ["一、部门概况", "1.人员", "2.车辆", "二、支出", "支出100万元。", "见框", "框内文字", "含结转"]
    assert [block.level for block in document.blocks[:4]] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    ("name", "code"), [("page.doc", "format_doc"), ("page.odt", "format_odt"), ("page.rtf", "format_rtf"), ("page.html", "format_html")]
)
def test_real_files_of_other_formats_are_named(made: dict[str, bytes], name: str, code: str) -> None:
    from jixiao.model import UnreadableFile

    with pytest.raises(UnreadableFile) as caught:
        read(made[name], "报告.docx")
    assert caught.value.code == code
