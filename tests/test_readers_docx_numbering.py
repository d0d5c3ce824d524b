"""Word's automatic numbers, which the file does not hold: they come back as text."""

import pytest

from jixiao.model import BlockKind, Paragraph
from jixiao.readers import read
from jixiao.readers.docx_numerals import numeral
from readers_docx_builder import abstract, docx, level, num, numbered, paragraph

LEVELS = (level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"), level(2, "%3."), level(3, "%1.%4", more="<w:isLgl/>"))
OUTLINE = abstract(0, *LEVELS)


def lines(body: str, numbering: str, **parts: str) -> list[str]:
    return read(docx(body, numbering=numbering, **parts), "a.docx").text.split("\n")


def test_an_outline_of_a_report_gets_its_numbers_back() -> None:
    levels = [0, 1, 1, 2, 2, 0, 1, 2, 3]
    body = "".join(numbered("字", 1, each) for each in levels)
    assert lines(body, OUTLINE + num(1, 0)) == ["一、字", "（一）字", "（二）字", "1. 字", "2. 字", "二、字", "（一）字", "1. 字", "2.1 字"]


def test_the_number_has_the_place_of_its_paragraph_and_no_origin() -> None:
    document = read(docx(paragraph("前") + numbered("概况"), numbering=OUTLINE + num(1, 0)), "a.docx")
    number, words = document.anchors[-2:]
    assert (number.start, number.place, number.origin) == (2, Paragraph(2), ())
    assert (words.start, words.place, words.origin) == (4, Paragraph(2), (1, 1, 0))
    assert document.text[4:] == "概况"
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]


def test_lists_of_one_definition_count_on_and_a_start_override_begins_anew() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "%1、")) + num(1, 0) + num(2, 0) + num(3, 0, again)
    body = "".join(numbered("字", each) for each in (1, 1, 2, 3, 3, 1))
    assert lines(body, numbering) == ["1、字", "2、字", "3、字", "1、字", "2、字", "3、字"]


def test_a_list_may_replace_a_level_and_start_where_it_says() -> None:
    replaced = f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", "upperRoman", start=4)}</w:lvlOverride>'
    numbering = abstract(0, level(0, "%1、", start=3)) + num(1, 0) + abstract(1, level(0, "x")) + num(2, 1, replaced)
    assert lines(numbered("字", 1) + numbered("字", 2) + numbered("字", 1), numbering) == ["3、字", "(IV) 字", "4、字"]


def test_restarts_follow_the_level_that_is_named() -> None:
    never = abstract(0, level(0, "%1、"), level(1, "(%2)", more='<w:lvlRestart w:val="0"/>'))
    assert lines("".join(numbered("字", 1, each) for each in (0, 1, 1, 0, 1)), never + num(1, 0))[-1] == "(3) 字"
    after_first = abstract(0, level(0, "%1、"), level(1, "(%2)"), level(2, "%3）", more='<w:lvlRestart w:val="1"/>'))
    got = lines("".join(numbered("字", 1, each) for each in (0, 1, 2, 1, 2, 0, 2)), after_first + num(1, 0))
    assert [got[2], got[4], got[6]] == ["1）字", "2）字", "1）字"]


def test_headings_are_numbered_by_their_styles() -> None:
    def style(identity: str, properties: str, base: str = "") -> str:
        based = f'<w:basedOn w:val="{base}"/>' if base else ""
        begin = f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="n{identity}"/>'
        return f"{begin}{based}<w:pPr>{properties}</w:pPr></w:style>"

    styles = (
        style("H1", '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>')
        + style("H2", '<w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>', "H1")
        + style("H3", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("P", '<w:numPr><w:numId w:val="0"/></w:numPr>', "H1")
    )
    tied = level(2, "%3)", more='<w:pStyle w:val="H3"/>')
    numbering = abstract(0, level(0, "第%1部分", "chineseCountingThousand"), level(1, "%1.%2", more="<w:isLgl/>"), tied) + num(1, 0)
    names = ["H1", "H2", "H2", "H3", "P", "H1", "H2"]
    body = "".join(paragraph("字", properties=f'<w:pStyle w:val="{each}"/>') for each in names)
    off = paragraph("字", properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(body + off, numbering, styles=styles) == [
        "第一部分 字", "1.1 字", "1.2 字", "1) 字", "字", "第二部分 字", "2.1 字", "字",
    ]  # fmt: skip


def test_bullets_yield_nothing_and_fixed_words_are_kept() -> None:
    numbering = abstract(0, level(0, "●", "bullet"), level(1, "附件：", "none"), level(2, "%2%3.")) + num(1, 0)
    document = read(docx("".join(numbered("字", 1, each) for each in (0, 1, 2)), numbering=numbering), "a")
    assert document.text.split("\n") == ["字", "附件：字", "1. 字"]
    assert {block.kind for block in document.blocks} == {BlockKind.LIST_ITEM}


def test_a_list_by_list_style_is_followed() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{level(0, "%1、", "ideographTraditional")}</w:abstractNum>'
    )
    assert lines(numbered("字", 1) + numbered("字", 2), numbering + num(1, 0) + num(2, 1)) == ["甲、字", "乙、字"]


def test_a_suffix_of_nothing_leaves_no_blank() -> None:
    assert lines(numbered("字"), abstract(0, level(0, "%1.", more='<w:suff w:val="nothing"/>')) + num(1, 0)) == ["1.字"]


def test_a_deleted_paragraph_is_not_counted_and_an_empty_one_is() -> None:
    properties = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    gone = paragraph("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", properties=f"{properties}<w:rPr><w:del/></w:rPr>")
    body = numbered("字") + gone + paragraph(properties=properties) + numbered("字")
    assert lines(body, abstract(0, level(0, "%1、")) + num(1, 0)) == ["1、字", "2、", "3、字"]


def test_numbers_inside_tables_count_on() -> None:
    body = numbered("甲") + f"<w:tbl><w:tr><w:tc>{numbered('乙')}</w:tc><w:tc>{numbered('丙')}</w:tc></w:tr></w:tbl>"
    assert lines(body, abstract(0, level(0, "%1.")) + num(1, 0)) == ["1. 甲", "2. 乙\t3. 丙"]


@pytest.mark.parametrize(
    "list_of",
    [
        '<w:ilvl w:val="8"/><w:numId w:val="1"/>',
        '<w:numId w:val="99"/>',
        '<w:ilvl w:val="-1"/><w:numId w:val="1"/>',
        "",
        '<w:ilvl w:val="x"/><w:numId/>',
    ],
)
def test_a_list_that_does_not_exist_numbers_nothing(list_of: str) -> None:
    document = read(
        docx(paragraph("字", properties=f"<w:numPr>{list_of}</w:numPr>"), numbering=abstract(0, level(0, "%1、")) + num(1, 0)), "a"
    )
    assert document.text == "字"
    assert document.blocks[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("decimal", {1: "1", 12: "12", 99999999: "99999999"}),
        ("decimalZero", {7: "07", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("chineseCounting", {1: "一", 10: "十", 12: "十二", 20: "二十", 99: "九十九", 100: "一〇〇"}),
        ("chineseCountingThousand", {10: "十", 15: "十五", 100: "一百", 101: "一百零一", 110: "一百一十", 1005: "一千零五"}),
        ("chineseCountingThousand", {1050: "一千零五十", 10010: "一万零一十"}),
        ("japaneseCounting", {1: "一", 11: "十一", 21: "二十一", 105: "百五", 1000: "千"}),
        ("ideographDigital", {1: "一", 10: "一〇", 25: "二五"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
        ("upperLetter", {28: "BB"}),
        ("lowerRoman", {4: "iv", 1994: "mcmxciv"}),
        ("upperRoman", {9: "IX"}),
        ("bullet", {1: ""}),
        ("none", {1: ""}),
        ("koreanCounting", {3: "3"}),
        ("chineseCounting", {0: "0", -5: "-5", 40_000: "40000"}),
    ],
)  # fmt: skip
def test_every_number_format_is_written_as_word_writes_it(format: str, shown: dict[int, str]) -> None:
    assert {number: numeral(number, format) for number in shown} == shown
