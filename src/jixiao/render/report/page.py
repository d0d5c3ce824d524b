"""The page of an official document: 党政机关公文格式 GB/T 9704-2012, sizes, margins, types and page numbers."""

from typing import TYPE_CHECKING

from jixiao.render.report.blocks import NAMESPACE, twips

if TYPE_CHECKING:
    from docx.document import Document

_MM = 72 / 25.4  # points
WIDTH, HEIGHT = 210 * _MM, 297 * _MM
TOP, BOTTOM, LEFT, RIGHT = 37 * _MM, 35 * _MM, 28 * _MM, 26 * _MM
TEXT_WIDTH = WIDTH - LEFT - RIGHT
TEXT_WIDTH_ACROSS = HEIGHT - TOP - BOTTOM  # of a page turned on its side: what was on top is on its left then
FOOTER = 23 * _MM  # so that the page number stands 7 mm below the text
LINE = 28.95  # points: 22 lines on a page
SIZE = 16.0  # 三号

SONG, FANGSONG, HEI, KAI, TITLE = "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
_LATIN = "Times New Roman"
_ALTERNATIVES = {FANGSONG: "仿宋,FangSong", KAI: "楷体,KaiTi", TITLE: "方正小标宋_GBK,华文中宋", HEI: "SimHei", SONG: "SimSun"}


def styles_xml() -> str:
    """The styles of the report, all that there are."""
    two = 'w:firstLineChars="200" w:firstLine="640"'
    exact = f'<w:spacing w:before="0" w:after="0" w:line="{twips(LINE)}" w:lineRule="exact"/>'
    body = f'{exact}<w:ind {two}/><w:jc w:val="both"/>'
    centred = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
    plain = f'{exact}<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    single = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    styles = [
        _style("Normal", "Normal", FANGSONG, SIZE, f'<w:widowControl w:val="0"/>{plain}', is_default=True),
        _style("Body", "公文正文", FANGSONG, SIZE, body),
        _style("Heading1", "heading 1", HEI, SIZE, f'<w:keepNext/>{exact}<w:ind {two}/><w:outlineLvl w:val="0"/>'),
        _style("Heading2", "heading 2", KAI, SIZE, f'<w:keepNext/>{exact}<w:ind {two}/><w:outlineLvl w:val="1"/>'),
        _style("Heading3", "heading 3", FANGSONG, SIZE, f'<w:keepNext/>{exact}<w:ind {two}/><w:outlineLvl w:val="2"/>', is_bold=True),
        _style(
            "Title",
            "Title",
            TITLE,
            22,
            f'<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="{twips(36)}" w:lineRule="exact"/>{centred}',
        ),
        _style(
            "Caption",
            "caption",
            HEI,
            12,
            f'<w:keepNext/><w:spacing w:before="120" w:after="60" w:line="{twips(20)}" w:lineRule="exact"/>{centred}',
        ),
        _style("Chart", "图", HEI, 12, f'<w:spacing w:before="160" w:after="160" w:line="240" w:lineRule="auto"/>{centred}'),
        _style("TableText", "表格文字", FANGSONG, 12, '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'),
        _style("AfterTable", "表后", FANGSONG, 5, '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'),
        _style("Note", "表注", FANGSONG, 10.5, '<w:spacing w:before="60" w:after="0" w:line="240" w:lineRule="auto"/>'),
        _style("Attachment", "附件标识", HEI, SIZE, f"<w:keepNext/><w:pageBreakBefore/>{plain}"),
        _style("Footer", "footer", SONG, 14, single),
        _style("CommentText", "annotation text", SONG, 10.5, single),
    ]
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    styles.append(
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr>'
        f'<w:tblBorders>{border}</w:tblBorders><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    standard = f"<w:rPrDefault><w:rPr>{_fonts(FANGSONG)}{_size(SIZE)}{language}</w:rPr></w:rPrDefault><w:pPrDefault/>"
    defaults = f"<w:docDefaults>{standard}</w:docDefaults>"
    return f"<w:styles {NAMESPACE}>{defaults}{''.join(styles)}</w:styles>"


def _style(key: str, name: str, font: str, size: float, paragraph: str, is_default: bool = False, is_bold: bool = False) -> str:
    default = ' w:default="1"' if is_default else ""
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    bold = "<w:b/>" if is_bold else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{_fonts(font)}{bold}{_size(size)}</w:rPr></w:style>"
    )


def _fonts(chinese: str) -> str:
    return f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:cs="{_LATIN}" w:eastAsia="{chinese}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def fonts_xml() -> str:
    """The types by name, with those that stand in for one that a computer does not have."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>' for name, other in _ALTERNATIVES.items()
    )
    return f"<w:fonts {NAMESPACE}>{fonts}</w:fonts>"


def section_xml(is_across: bool, references: str = "") -> str:
    """The page of a section; `references` are those to its footers."""
    if is_across:
        size = f'<w:pgSz w:w="{twips(HEIGHT)}" w:h="{twips(WIDTH)}" w:orient="landscape"/>'
        margins = (LEFT, BOTTOM, RIGHT, TOP)
    else:
        size = f'<w:pgSz w:w="{twips(WIDTH)}" w:h="{twips(HEIGHT)}"/>'
        margins = (TOP, RIGHT, BOTTOM, LEFT)
    top, right, bottom, left = (twips(margin) for margin in margins)
    footer = twips(FOOTER if not is_across else FOOTER - BOTTOM + RIGHT)
    return (
        f'<w:sectPr {NAMESPACE}>{references}<w:type w:val="nextPage"/>{size}<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="851" w:footer="{footer}" w:gutter="0"/></w:sectPr>'
    )


def page_number(align: str) -> str:
    """— 1 —, one character in from the outer edge."""
    properties = f'<w:pStyle w:val="Footer"/><w:ind w:{align}="280" w:{align}Chars="100"/><w:jc w:val="{align}"/>'
    return (
        f'<w:p {NAMESPACE}><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


def prepare(document: "Document") -> None:
    """Gives a new document our styles and footers, and empties it."""
    from docx.oxml import parse_xml

    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.extend(list(parse_xml(styles_xml())))
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = fonts_xml().encode()
    document.settings.odd_and_even_pages_header_footer = True
    (section,) = document.sections
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        element = footer._element
        for child in list(element):
            element.remove(child)
        element.append(parse_xml(page_number(align)))
