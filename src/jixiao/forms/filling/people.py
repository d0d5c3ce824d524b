"""Offices and posts out of the words of the profile: 设11个股室，分别为…; 设局长1名，副局长3名."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.extract.told import Role, Told
from jixiao.forms.filling.draft import MATTER, Draft
from jixiao.forms.filling.report import Part
from jixiao.forms.filling.wording import clause_of, stripped

_SECTIONS = ("profile_text", "duties")
_OFFICES = re.compile(
    r"(?:职能|内设|业务|综合|行政|中层)*(?:股室|科室|处室|股|科|处|室|机构|办公室|部门|办所|站所|中心)(?:室|\(室\)|（室）|（股）)?"
    r"[，,：:]?(?:分别(?:为|是)|包括|即|为|：|:)(?P<names>[^。；;]+)"
)
_LISTS_OFFICES = re.compile(r"设")
_POST = re.compile(
    r"(?:正|副|党[组委]|机关|总支|专职|常务|第一)*(?:局长|主任|书记|股长|科长|处长|所长|站长|部长|镇长|乡长|院长|校长|队长|会长|主席|组长|"
    r"总?工程师|总?会计师|总?经济师|调研员|主任科员|委员|领导|股级干部|科级干部|职数)(?:领导)?(?:职数)?"
)
_BRACKET = re.compile(r"[（(](?P<inside>[^（）()]*)[）)]")
_HELD = re.compile(r"实配|实有|现有|在岗|配备")
_COUNTS_PEOPLE = frozenset(["名", "人", "位", "个"])


def read_people(draft: Draft) -> None:
    """Without a table of them in the report."""
    for piece in draft.report.pieces:
        if piece.part is not Part.TEXT or piece.section not in _SECTIONS:
            continue
        for told in piece.told:
            if "offices" not in draft.from_tables and told.quantity.unit.text == "个" and _LISTS_OFFICES.search(clause_of(told.gap)):
                _offices(draft, told)
            if "posts" not in draft.from_tables and told.role is Role.VALUE and told.quantity.unit.text in _COUNTS_PEOPLE:
                _post(draft, told)


def _offices(draft: Draft, told: Told) -> None:
    match = _OFFICES.match(told.tail)
    if match is None:
        return
    source = draft.report.source_of(told)
    draft.put_figure(("body", "offices", "value"), told.quantity, source)
    for name, plate in _names(match["names"]):
        draft.put(("offices", name, "name"), name, source)
        if plate:
            draft.put(("offices", name, "plate"), plate, source)


def _names(words: str) -> Iterator[tuple[str, str]]:
    """Each office, and the plate that it bears besides, in brackets."""
    depth, start = 0, 0
    parts = []
    for at, character in enumerate(words):
        depth += (character in "（(") - (character in "）)")
        if character in "、，," and depth == 0:
            parts.append(words[start:at])
            start = at + 1
    parts.append(words[start:])
    *first, last = parts
    for part in (*first, *re.split(r"(?<=[室股科处])[和及](?=[一-龥])", last)):
        name = _BRACKET.sub("", part).strip().removesuffix("等")
        bracket = _BRACKET.search(part)
        if name:
            yield name, bracket["inside"].removeprefix("对外称") if bracket else ""


def _post(draft: Draft, told: Told) -> None:
    words = stripped(clause_of(told.gap)).lstrip("设核定有")
    name = _BRACKET.sub("", words)
    if not _POST.fullmatch(name) or name in ("领导", "职数", "领导职数"):
        return
    column = "actual" if _HELD.search(told.gap) else "approved"
    source = draft.report.source_of(told)
    if told.value == told.value.to_integral_value() and told.value < Decimal(1000):
        draft.put_figure(("posts", words, column), told.quantity, source, MATTER)
        draft.put(("posts", words, "name"), words, source)
