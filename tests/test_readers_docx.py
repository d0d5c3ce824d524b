"""Word files: what of a .docx is text, in which order, and the way back to the run."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.model import BlockKind, Document, Paragraph
from jixiao.readers import read
from readers_docx_builder import archive, cell, docx, field, members, paragraph, part, run, table

FALLBACK = "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
SHAPE = (
    '<w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>'
    "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
PICTURE = "<w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing>"


def text_of(body: str, **parts: str) -> str:
    return read(docx(body, **parts), "a.docx").text


def cells(document: Document, index: int = 0) -> dict[tuple[int, int, int, int], str]:
    return {
        (cell.row, cell.column, cell.rows, cell.columns): document.text[cell.span.start : cell.span.end]
        for cell in document.tables[index].cells
    }


def assert_leads_back(data: bytes) -> Document:
    """Every anchor with an origin holds exactly the text of the element that it names."""
    from lxml import etree

    document = read(data, "a.docx")
    names = {"footnotes": "word/footnotes.xml", "endnotes": "word/endnotes.xml"}
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    signs = {f"{w}tab": "\t", f"{w}br": "\n", f"{w}cr": "\n", f"{w}noBreakHyphen": "-"}
    import zipfile

    with zipfile.ZipFile(BytesIO(data)) as package:
        roots = {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml") and "/" in name}
    assert document.anchors[0].start == 0
    starts = [anchor.start for anchor in document.anchors]
    assert starts == sorted(set(starts))
    for anchor, end in zip(document.anchors, [*starts[1:], len(document.text)], strict=True):
        slice_ = document.text[anchor.start : end]
        if anchor.origin:
            p, r, c = anchor.origin
            assert isinstance(anchor.place, Paragraph)
            root = roots[names.get(anchor.place.part, "word/document.xml")]
            element = list(root.iter(f"{w}r"))[r][c]
            assert next(element.iterancestors(f"{w}p")) is list(root.iter(f"{w}p"))[p]
            assert slice_ == signs.get(element.tag, element.text)
    return document


def test_paragraphs_are_joined_by_line_breaks_and_empty_ones_kept() -> None:
    document = assert_leads_back(docx(paragraph("一、概况") + "<w:p/>" + paragraph("支出", "100", "万元")))
    assert document.text == "一、概况\n\n支出100万元"
    assert document.place_at(document.text.index("100")) == Paragraph(3)
    assert [document.text[block.span.start : block.span.end] for block in document.blocks] == ["一、概况", "支出100万元"]


def test_accepted_changes_are_text_and_deleted_or_moved_away_text_is_not() -> None:
    body = paragraph(
        "支出",
        f"<w:ins>{run('120')}</w:ins>",
        "<w:del><w:r><w:delText>100</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('元整')}</w:moveFrom>",
        f"<w:moveTo>{run('万元')}</w:moveTo>",
    )
    assert assert_leads_back(docx(body)).text == "支出120万元"


def test_a_deleted_paragraph_mark_joins_the_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    document = assert_leads_back(docx(paragraph("支出", properties=gone) + paragraph("100万元") + paragraph("完")))
    assert document.text == "支出100万元\n完"
    assert len(document.blocks) == 2
    assert document.place_at(2) == Paragraph(2)


def test_a_paragraph_deleted_as_a_whole_leaves_no_line() -> None:
    gone = paragraph(f"<w:del>{run('旧')}</w:del>", properties="<w:rPr><w:del/></w:rPr>")
    assert text_of(paragraph("甲") + gone + paragraph("乙")) == "甲\n乙"
    assert text_of(paragraph("甲", properties="<w:rPr><w:del/></w:rPr>") + table(["乙"])) == "甲\n乙"


def test_content_controls_links_and_smart_tags_are_read_through() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    inline = paragraph("甲", control(run("乙")), f"<w:hyperlink>{run('丙')}</w:hyperlink>", f"<w:smartTag>{run('丁')}</w:smartTag>")
    row = control("<w:tr>" + control(cell("戊")) + cell("己") + "</w:tr>")
    document = assert_leads_back(docx(control(inline) + f"<w:customXml>{paragraph('辛')}</w:customXml><w:tbl>{row}</w:tbl>"))
    assert document.text == "甲乙丙丁\n辛\n戊\t己"
    assert cells(document) == {(0, 0, 1, 1): "戊", (0, 1, 1, 1): "己"}


def test_of_a_field_the_result_is_text_and_the_instruction_is_not() -> None:
    simple = f'<w:fldSimple w:instr="DATE">{run("2024年")}</w:fldSimple>'
    nested = field("IF " + "</w:instrText></w:r>" + field("PAGE", "9") + "<w:r><w:instrText>", "7")
    assert text_of(paragraph("共", field("NUMPAGES", "5"), "页", simple, nested)) == "共5页2024年7"


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert text_of(paragraph("甲", begin, "乙") + paragraph("丙")) == "甲乙\n丙"
    assert text_of(paragraph("甲", f"<w:del>{begin}</w:del>", field("PAGE", "乙")) + paragraph("丙")) == "甲乙\n丙"


def test_a_table_of_contents_is_left_out_and_its_title_is_kept() -> None:
    start, end = field(r'TOC \o "1-3" \h', run("一、概况") + "<w:r><w:tab/></w:r>" + field("PAGEREF _1", "1")).rsplit("<w:r>", 1)
    body = (
        paragraph("目录")
        + paragraph(start)
        + paragraph("二、支出", "3")
        + paragraph("<w:r>" + end)
        + paragraph("一、概况")
        + paragraph("正文")
    )
    document = read(docx(body), "a.docx")
    assert document.text == "目录\n一、概况\n正文"
    assert document.place_at(3) == Paragraph(5)


def test_a_table_of_contents_without_its_field_is_known_by_its_style() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    entry = '<w:pStyle w:val="T1"/>'
    body = (
        paragraph("一、概况", "<w:r><w:tab/></w:r>", "12", properties=entry) + paragraph("一、概况") + paragraph("正文", properties=entry)
    )
    assert text_of(body, styles=styles) == "一、概况\n正文"


@pytest.mark.parametrize("second", ["", FALLBACK.format(paragraph("附注"))])
def test_a_text_box_is_read_once_after_its_paragraph(second: str) -> None:
    choice = f'<mc:Choice Requires="wps">{SHAPE.format(paragraph("附注") + paragraph("续"))}</mc:Choice>'
    body = paragraph("甲", f"<w:r><mc:AlternateContent>{choice}{second}</mc:AlternateContent></w:r>", "乙") + paragraph("丙")
    document = assert_leads_back(docx(body))
    assert document.text == "甲乙\n附注\n续\n丙"
    assert document.place_at(3) == Paragraph(2, "textbox")
    assert document.place_at(8) == Paragraph(4)


def test_an_old_vml_text_box_and_a_fallback_alone_are_read() -> None:
    old = FALLBACK.format(paragraph("附注")).replace("<mc:Fallback>", "").replace("</mc:Fallback>", "")
    choice = "<mc:Choice Requires='z'><w:drawing/></mc:Choice>"
    only = f"<w:r><mc:AlternateContent>{choice}{FALLBACK.format(paragraph('续'))}</mc:AlternateContent></w:r>"
    assert text_of(paragraph("甲", f"<w:r>{old}</w:r>", only)) == "甲\n附注\n续"


def test_notes_stand_after_the_body_in_the_order_of_their_references() -> None:
    def reference(kind: str, identity: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'

    def note(kind: str, identity: int, text: str, more: str = "") -> str:
        return f'<w:{kind} w:id="{identity}" {more}>{paragraph(f"<w:r><w:{kind}Ref/></w:r>", text)}</w:{kind}>'

    footnotes = note("footnote", 0, "线", 'w:type="separator"') + note("footnote", 1, "脚注一") + note("footnote", 2, "脚注二")
    body = paragraph(
        "甲",
        reference("endnote", 5),
        reference("footnote", 2),
        "乙",
        reference("footnote", 1),
        f"<w:del>{reference('footnote', 3)}</w:del>",
    )
    data = docx(body, footnotes=footnotes + note("footnote", 3, "已删"), endnotes=note("endnote", 5, "尾注"))
    document = assert_leads_back(data)
    assert document.text == "甲乙\n脚注二\n脚注一\n尾注"
    assert document.place_at(3) == Paragraph(2, "footnotes")
    assert document.place_at(len(document.text) - 1) == Paragraph(4, "endnotes")


def test_tabs_breaks_hyphens_and_symbols() -> None:
    special = (
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:softHyphen/><w:noBreakHyphen/><w:cr/>"
        '<w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Wingdings" w:char="F0A8"/><w:sym w:font="Symbol" w:char="F0B3"/>'
        '<w:sym w:font="x" w:char="zz"/></w:r>'
    )
    assert text_of(paragraph(special)) == "甲\t乙\n丙-\n☑□≥"


def test_a_page_break_parts_words_but_adds_no_line_before_them() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    document = read(docx(paragraph(page, "第二部分") + paragraph("甲", page, "乙")), "a.docx")
    assert document.text == "第二部分\n甲\n乙"


def test_line_ends_inside_the_xml_are_blanks() -> None:
    assert read(docx(paragraph("<w:r><w:t>支出\n100</w:t></w:r>")), "a").text == "支出 100"


def test_hidden_text_is_left_out_also_by_its_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="H2"><w:name w:val="h2"/><w:basedOn w:val="H"/></w:style>'
    )
    body = paragraph(
        "甲", run("藏", "<w:vanish/>"), run("乙", '<w:vanish w:val="0"/>'), run("藏", '<w:rStyle w:val="H2"/>'),
        run("丙", '<w:rStyle w:val="H"/><w:vanish w:val="false"/>')
    )  # fmt: skip
    assert text_of(body, styles=styles) == "甲乙丙"


def test_formulas_are_told_on_one_line() -> None:
    fraction = "<m:f><m:num><m:r><m:t>实际</m:t></m:r></m:num><m:den><m:r><m:t>计划</m:t></m:r></m:den></m:f>"
    assert text_of(paragraph("完成率=", f"<m:oMath>{fraction}<m:r><m:t>×100%</m:t></m:r></m:oMath>")) == "完成率=实际/计划×100%"


def test_a_table_stands_in_its_place_with_cells_parted_by_tabs() -> None:
    document = assert_leads_back(docx(paragraph("表") + table(["项目", "金额"], ["支出", "100"]) + paragraph("完")))
    assert document.text == "表\n项目\t金额\n支出\t100\n完"
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert cells(document)[1, 1, 1, 1] == "100"
    assert document.place_at(document.text.index("100")) == Paragraph(5, table=1, row=2, column=2)


def test_merged_cells_are_told_once() -> None:
    wide, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        [cell("类", properties=down), cell("金额", properties=wide)],
        [cell("", properties=on), "年初", "年末"],
        [cell("藏", properties=on), cell("甲", "乙"), ""],
    )
    document = assert_leads_back(docx(body))
    assert document.text == "类\t金额\n\t年初\t年末\n\t甲\n乙\t"
    assert cells(document) == {
        (0, 0, 3, 1): "类", (0, 1, 1, 2): "金额", (1, 1, 1, 1): "年初", (1, 2, 1, 1): "年末", (2, 1, 1, 1): "甲\n乙", (2, 2, 1, 1): "",
    }  # fmt: skip
    old = table([cell("宽", properties='<w:hMerge w:val="restart"/>'), cell(properties="<w:hMerge/>"), "窄"])
    assert cells(read(docx(old), "a")) == {(0, 0, 1, 2): "宽", (0, 2, 1, 1): "窄"}


def test_nested_tables_are_read_in_order_and_are_tables_too() -> None:
    document = assert_leads_back(docx(table(["外", cell("前", table(["内", "7"]), "后")], ["末", ""])))
    assert document.text == "外\t前\n内\t7\n后\n末\t"
    assert cells(document)[0, 1, 1, 1] == "前\n内\t7\n后"
    assert cells(document, 1) == {(0, 0, 1, 1): "内", (0, 1, 1, 1): "7"}
    assert len(document.blocks) == 1
    assert document.place_at(document.text.index("7")) == Paragraph(4, table=2, row=1, column=2)
    assert document.place_at(document.text.index("后")) == Paragraph(5, table=1, row=1, column=2)


def test_deleted_rows_and_cells_are_gone() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("旧") + "</w:tr>"
    body = f"<w:tbl>{gone}<w:tr>{cell('甲')}{cell('旧', properties='<w:cellDel/>')}{cell('乙')}</w:tr></w:tbl>"
    assert text_of(body) == "甲\t乙"


def test_headings_have_the_level_of_their_style_or_paragraph() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="公文一级"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="L1"><w:name w:val="a"/><w:basedOn w:val="L2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="b"/><w:basedOn w:val="L1"/></w:style>'
    )
    asked = [
        ("X", ""),
        ("3", ""),
        ("T", ""),
        ("N", '<w:outlineLvl w:val="1"/>'),
        ("X", '<w:outlineLvl w:val="9"/>'),
        ("L1", ""),
        ("无", ""),
    ]
    document = read(docx("".join(paragraph("字", properties=f'<w:pStyle w:val="{s}"/>{more}') for s, more in asked), styles=styles), "a")
    assert [(block.kind.value, block.level) for block in document.blocks] == [
        ("heading", 1), ("heading", 3), ("heading", 0), ("heading", 2), ("heading", 0), ("paragraph", 0), ("paragraph", 0),
    ]  # fmt: skip


def test_a_picture_alone_is_named_as_unreadable_and_one_beside_words_is_not() -> None:
    line = "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    chart = PICTURE.replace("pic:pic", "c:chart")
    old = "<w:pict><v:shape><v:imagedata/></v:shape></w:pict>"
    pieces = [PICTURE, chart, f"<w:object>{old[8:-9]}</w:object>", old, line]
    body = paragraph("甲", f"<w:r>{PICTURE}</w:r>") + "".join(paragraph(f"<w:r>{piece}</w:r>") for piece in pieces)
    found = read(docx(body + table([cell(paragraph(f"<w:r>{PICTURE}</w:r>"))])), "a").unreadable
    assert [(each.reason, each.place) for each in found] == [
        ("picture", Paragraph(2)), ("chart", Paragraph(3)), ("object", Paragraph(4)), ("picture", Paragraph(5)),
        ("picture", Paragraph(7, table=1, row=1, column=1)),
    ]  # fmt: skip


def test_an_embedded_document_is_named_as_unreadable() -> None:
    assert read(docx(paragraph("甲") + '<w:altChunk r:id="r9"/>'), "a").unreadable[0].reason == "embedded_document"


def test_headers_and_comments_are_no_part_of_the_text() -> None:
    parts = members(paragraph("甲"))
    parts["word/header1.xml"] = part("hdr", paragraph("页眉"))
    parts["word/comments.xml"] = part("comments", f"<w:comment>{paragraph('批注')}</w:comment>")
    assert read(archive(parts), "a").text == "甲"


def test_strict_files_and_files_with_other_part_names_are_read() -> None:
    parts = members(paragraph("甲"))
    strict = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert read(archive({**parts, "word/document.xml": strict}), "a").text == "甲"
    moved = {
        name.replace("document.xml", "document2.xml"): data.replace(b"word/document.xml", b"/word/document2.xml")
        for name, data in parts.items()
    }
    assert read(archive(moved), "a").text == "甲"
    bare = archive({"word/document.xml": parts["word/document.xml"]})
    assert read(bare, "a").text == "甲"


def test_a_file_by_python_docx_reads_the_same_as_its_words() -> None:
    import docx as python_docx

    written = python_docx.Document()
    written.add_heading("一、概况", 2)
    written.add_paragraph("支出100万元")
    grid = written.add_table(2, 3)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "宽"
    grid.cell(1, 2).text = "9"
    target = BytesIO()
    written.save(target)
    document = assert_leads_back(target.getvalue())
    assert document.text == "一、概况\n支出100万元\n宽\t\n\t\t9"
    assert (document.blocks[0].kind, document.blocks[0].level) == (BlockKind.HEADING, 2)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff<>&"), min_size=1, max_size=8)
INLINE = st.one_of(
    WORDS.map(run),
    WORDS.map(lambda words: f"<w:ins>{run(words)}</w:ins>"),
    WORDS.map(lambda words: f"<w:del>{run(words)}</w:del>"),
    WORDS.map(lambda words: field("PAGE", words)),
    WORDS.map(
        lambda words: f"<w:r><mc:AlternateContent><mc:Choice>{SHAPE.format(paragraph(run(words)))}</mc:Choice></mc:AlternateContent></w:r>"
    ),
    st.sampled_from(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r/>", run("藏", "<w:vanish/>")]),
)
PROPERTIES = st.sampled_from(["", "", '<w:outlineLvl w:val="1"/>', "<w:rPr><w:del/></w:rPr>"])
PARAGRAPHS = st.builds(lambda inside, properties: paragraph(*inside, properties=properties), st.lists(INLINE, max_size=4), PROPERTIES)
TABLES = st.lists(st.lists(PARAGRAPHS.map(lambda inside: cell(inside)), min_size=1, max_size=3), min_size=1, max_size=3).map(
    lambda rows: table(*rows)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=6))
def test_every_offset_leads_back_to_its_run_and_blocks_cover_the_text(body: list[str]) -> None:
    document = assert_leads_back(docx(paragraph("始") + "".join(body)))
    covered = 0
    for block in document.blocks:
        assert covered <= block.span.start < block.span.end <= len(document.text)
        assert not document.text[covered : block.span.start].strip()
        covered = block.span.end
    assert not document.text[covered:].strip()
    for each in document.tables:
        spans = [cell.span for cell in each.cells]
        assert spans == sorted(spans)
        assert all(each.span.start <= span.start <= span.end <= each.span.end for span in spans)
