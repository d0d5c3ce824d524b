"""The names of WordprocessingML elements and attributes that the .docx reader knows, and how their values are read."""

import re

from jixiao.readers.markup import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")

VAL = f"{_W}val"
ID = f"{_W}id"
TYPE = f"{_W}type"
STYLE_ID = f"{_W}styleId"
DEFAULT = f"{_W}default"
LEVEL_INDEX = f"{_W}ilvl"
NUM_ID_ATTRIBUTE = f"{_W}numId"
ABSTRACT_ID = f"{_W}abstractNumId"
FIELD_TYPE = f"{_W}fldCharType"
INSTRUCTION = f"{_W}instr"
SYMBOL_FONT = f"{_W}font"
SYMBOL_CHARACTER = f"{_W}char"

DOCUMENT = f"{_W}document"
BODY = f"{_W}body"
PARAGRAPH = f"{_W}p"
PARAGRAPH_PROPERTIES = f"{_W}pPr"
RUN = f"{_W}r"
RUN_PROPERTIES = f"{_W}rPr"
STYLE = f"{_W}style"
PARAGRAPH_STYLE = f"{_W}pStyle"
RUN_STYLE = f"{_W}rStyle"
BASED_ON = f"{_W}basedOn"
NAME = f"{_W}name"
OUTLINE_LEVEL = f"{_W}outlineLvl"
VANISH = f"{_W}vanish"

NUMBERING_PROPERTIES = f"{_W}numPr"
NUM = f"{_W}num"
NUM_ID = f"{_W}numId"
ILVL = f"{_W}ilvl"
ABSTRACT_NUM = f"{_W}abstractNum"
ABSTRACT_NUM_ID = f"{_W}abstractNumId"
LEVEL = f"{_W}lvl"
LEVEL_OVERRIDE = f"{_W}lvlOverride"
START = f"{_W}start"
START_OVERRIDE = f"{_W}startOverride"
NUMBER_FORMAT = f"{_W}numFmt"
LEVEL_TEXT = f"{_W}lvlText"
LEVEL_RESTART = f"{_W}lvlRestart"
SUFFIX = f"{_W}suff"
IS_LEGAL = f"{_W}isLgl"
STYLE_LINK = f"{_W}styleLink"
NUM_STYLE_LINK = f"{_W}numStyleLink"

TABLE = f"{_W}tbl"
ROW = f"{_W}tr"
CELL = f"{_W}tc"
ROW_PROPERTIES = f"{_W}trPr"
CELL_PROPERTIES = f"{_W}tcPr"
GRID_SPAN = f"{_W}gridSpan"
GRID_BEFORE = f"{_W}gridBefore"
VERTICAL_MERGE = f"{_W}vMerge"
HORIZONTAL_MERGE = f"{_W}hMerge"
CELL_DELETED = f"{_W}cellDel"

DELETED = f"{_W}del"
MOVED_FROM = f"{_W}moveFrom"
TEXT = f"{_W}t"
TAB = f"{_W}tab"
POSITION_TAB = f"{_W}ptab"
BREAK = f"{_W}br"
CARRIAGE_RETURN = f"{_W}cr"
NO_BREAK_HYPHEN = f"{_W}noBreakHyphen"
SYMBOL = f"{_W}sym"
FIELD_CHARACTER = f"{_W}fldChar"
FIELD_INSTRUCTION = f"{_W}instrText"
SIMPLE_FIELD = f"{_W}fldSimple"
FOOTNOTE_REFERENCE = f"{_W}footnoteReference"
ENDNOTE_REFERENCE = f"{_W}endnoteReference"
RUBY = f"{_W}ruby"
RUBY_BASE = f"{_W}rubyBase"
DRAWING = f"{_W}drawing"
VML_PICTURE = f"{_W}pict"
EMBEDDED_OBJECT = f"{_W}object"
TEXT_BOX = f"{_W}txbxContent"
EMBEDDED_FILE = f"{_W}altChunk"
SUBDOCUMENT = f"{_W}subDoc"

MATH_TEXT = f"{_M}t"
MATH_FRACTION = f"{_M}f"
MATH_NUMERATOR = f"{_M}num"
MATH_DENOMINATOR = f"{_M}den"

ALTERNATE = f"{_MC}AlternateContent"

# What a graphic shows that we cannot read; the words stand in Document.unreadable.
GRAPHICS = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic": "picture",
    "{urn:schemas-microsoft-com:vml}imagedata": "picture",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": "chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "diagram",
}

# Properties and what is no longer part of the text; never descended into.
WITHOUT_TEXT = frozenset(
    {DELETED, MOVED_FROM, PARAGRAPH_PROPERTIES, RUN_PROPERTIES, ROW_PROPERTIES, CELL_PROPERTIES}
    | {f"{_W}{name}" for name in ("sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "smartTagPr", "customXmlPr", "fldData")}
    | {
        f"{_W}{name}"
        for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
    }
    | {f"{_M}{name}" for name in ("rPr", "fPr", "ctrlPr", "oMathParaPr")}
)


Properties = dict[str, Element]  # the children of a w:pPr, w:rPr ... by name


def properties_of(element: Element, name: str) -> Properties:
    """The properties in the child `name`; empty if there is none. (lxml's own find takes twice as long, and this is the inner loop.)"""
    child = next(element.iterchildren(name), None)
    return {} if child is None else {each.tag: each for each in child}


def value(element: Element, name: str) -> str | None:
    """The w:val of the child `name`; None if there is no such child or value."""
    child = next(element.iterchildren(name), None)
    return None if child is None else child.get(VAL)


def stated(properties: Properties, name: str) -> str | None:
    """The w:val of a property; None if it is not stated or has none."""
    child = properties.get(name)
    return None if child is None else child.get(VAL)


def is_on(properties: Properties, name: str) -> bool | None:
    """Whether a switch such as w:vanish is on; None if it is not stated."""
    child = properties.get(name)
    return None if child is None else child.get(VAL, "true") not in ("0", "false", "off")


def integer(text: str | None, default: int = 0) -> int:
    """A whole number of at most nine digits; the default where there is none, as in a broken file."""
    return int(text) if text and _INTEGER.fullmatch(text) else default


def branch_of(alternate: Element) -> Element:
    """The one alternative to read of mc:AlternateContent: the first with a text box, else the first."""
    branches = list(alternate)
    for branch in branches:
        if next(branch.iter(TEXT_BOX), None) is not None:
            return branch
    return branches[0] if branches else alternate
