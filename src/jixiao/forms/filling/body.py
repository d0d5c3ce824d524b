"""Who the department is: its name, year, region, nature, and what its duties rest on."""

import re
from decimal import Decimal

from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.filled import Source
from jixiao.forms.filling.parting import is_body_name
from jixiao.forms.filling.report import Part, Report
from jixiao.model import Span

_TITLE = re.compile(
    r"(?:关于)?(?:20\d\d年度?)?(?P<name>[一-龥（）()]{3,40}?)(?:20\d\d年度?|二[〇○零][^年]{2}年度?)?(?:部门|单位)?(?:整体支出|预算绩效|绩效)"
)
_NAMED = re.compile(
    r"(?P<name>[一-龥]{2,20}(?:局|委员会|政府|办公室|中心|联合会|部|院))(?:是|为|系)"
    r"[一-龥]{0,8}(?:政府|党委|县委|市委|区委)?(?:的)?(?:工作|组成|直属|派出)?(?:部门|机构)"
)
_REGION = re.compile(r"[一-龥]{1,9}?(?:自治县|自治州|自治旗|县|市|区|州|旗|省)(?!场|政|监)")
_TOWN = re.compile(r"[一-龥]{1,6}?(?:镇|乡|街道)")
_FOUNDING = re.compile(
    r"(?:根据|依据|按照)(?P<what>[^，。；]{2,60}?(?:号|》(?:[（(〔【][^，。；]{2,30}[）)〕】](?:\d+号)?)?))[^，。；]{0,8}?(?:规定|要求|精神|，)"
)
_NOTICE = re.compile(r"通知|绩效|自评|评价")  # what asks for the report
_SUPERIOR = re.compile(r"(?:主管部门(?:为|是|：)|隶属于?)(?P<name>[一-龥]{3,25}?)(?=[，。；管])")
_NATURES = (
    ("参照公务员法管理的事业单位", re.compile(r"参照公务员(?:法)?管理|参公")),
    ("公益一类事业单位", re.compile(r"公益一类")),
    ("公益二类事业单位", re.compile(r"公益二类")),
    ("群团组织", re.compile(r"(?:联合会|总工会|妇女联合会|工商业联合会|科学技术协会|[县市区州]委员会|残联|文联|科协|团委)$")),
    ("乡镇（街道）", re.compile(r"[镇乡]人民政府$|街道办事处$")),
    ("行政单位", re.compile(r"(?:政府|县委|市委|区委|党委)[^，。；]{0,4}(?:工作|组成|直属)(?:部门|机构)|行政单位")),
    ("其他事业单位", re.compile(r"(?:为|系|是|属)[^，。；]{0,20}事业单位(?!编制)")),
)
_OPENING_SECTIONS = ("duties", "profile_text", "")
_ADDRESS = "body"


def read_body(draft: Draft) -> None:
    report = draft.report
    name = _name(report)
    if name is not None:
        draft.department = name[0]
        draft.put((_ADDRESS, "department", "value"), name[0], name[1])
        region = _REGION.match(name[0]) or _TOWN.match(name[0])
        if region:
            draft.put((_ADDRESS, "region", "value"), region[0], name[1])
    if report.year is not None:
        at = max(0, report.extraction.document.text.find(str(report.year)))
        draft.put((_ADDRESS, "year", "value"), Decimal(report.year), report.source(Span(at, at + 4), f"{report.year}年"))
    _read_words(draft)


def _name(report: Report) -> tuple[str, Source] | None:
    """The full name: as signed, as in the title, or as introduced."""
    signed = [piece for piece in report.pieces if piece.part is Part.SIGNATURE and is_body_name("".join(piece.text.split()))]
    titled = [piece for piece in report.pieces if piece.part is Part.TITLE]
    for piece in signed[-1:]:
        name = "".join(piece.text.split())
        return name, report.source(piece.paragraph.span, name)
    joined = "".join("".join(piece.text.split()) for piece in titled)
    match = _TITLE.match(joined)
    if match:
        return match["name"], report.source(titled[0].paragraph.span, joined)
    for piece in report.pieces:
        if piece.section in _OPENING_SECTIONS and piece.part is Part.TEXT:
            named = _NAMED.search(piece.text)
            if named:
                return named["name"], report.source(piece.paragraph.span, named[0])
    return None


def _read_words(draft: Draft) -> None:
    report = draft.report
    told: set[str] = set()
    nature = next((nature for nature, pattern in _NATURES if draft.department and pattern.search(draft.department)), None)
    if nature:
        told.add("nature")
        at = draft.claims[_ADDRESS, "department", "value"][0].stated.source
        draft.put((_ADDRESS, "nature", "value"), nature, at)
    for piece in report.pieces:
        if piece.section not in _OPENING_SECTIONS or piece.part is not Part.TEXT:
            continue
        found: list[tuple[str, str, str]] = []
        founding, superior = _FOUNDING.search(piece.text), _SUPERIOR.search(piece.text)
        if founding and piece.section and not _NOTICE.search(founding[0]):
            found.append(("founding", founding["what"].removesuffix("文件"), founding[0]))
        if superior:
            found.append(("superior", superior["name"], superior[0]))
        named = next(((nature, match[0]) for nature, pattern in _NATURES if (match := pattern.search(piece.text))), None)
        if named:
            found.append(("nature", named[0], named[1]))
        for row, value, words in found:
            if row not in told:
                told.add(row)
                draft.put((_ADDRESS, row, "value"), value, report.source(piece.paragraph.span, words))
