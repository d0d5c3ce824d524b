"""Which figure is the whole of a list that a marker (其中, 按…分, 分别) opens: the nearest before it, or one that the words name."""

import re
from collections.abc import Iterator

from jixiao.extract.breakdowns import Breakdown
from jixiao.extract.claims import Claims, in_another_bracket, is_held_against
from jixiao.extract.labels import same_thing
from jixiao.extract.list_members import heads_no_series
from jixiao.extract.token import Role, Token
from jixiao.model import Scenario


def heads_of(claims: Claims, tokens: list[Token], at: int, heads: dict[int, list[Breakdown]], consumed: dict[int, int]) -> list[Token]:
    """The whole of the list that a marker opens; for a split (按…分) the nearest figure and all that hold it."""
    marker = tokens[at]
    if marker.marker == "：" and "；" in marker.gap:
        return []  # 编制数：机关46人，学校1320人；实有数：机关44人，……: the item names its own whole
    split = marker.marker[0] in "按从" or (marker.marker[0] == "分" and marker.marker != "分别")
    same = any(
        t.sentence == marker.sentence and t.scenario is marker.scenario and t.dimension is marker.dimension and t.depth <= marker.depth
        for t in tokens[:at]
    )
    for back in range(at - 1, -1, -1):
        token = tokens[back]
        if token.dimension is not marker.dimension or token.depth > marker.depth or token.prior != marker.prior:
            continue
        if token.depth and token.depth == marker.depth and in_another_bracket(claims.shadow, token, marker):
            continue  # （年度计划3368件），……（其中：民事939件……）: in another bracket
        if (same and token.scenario is not marker.scenario) or (
            is_held_against(token) and not (token.scenario is marker.scenario is not Scenario.ACTUAL)
        ):
            continue
        told = any(breakdown.parts[0].index < marker.index for breakdown in heads.get(token.index, ()))
        if told and token.sentence != marker.sentence and marker.marker not in ("其中", "中"):
            return []  # its own parts were told before it
        if marker.sentence - token.sentence > (1 if split else 3):
            return []
        if marker.marker == "分别" and heads_no_series(token, marker, is_part=token.index in claims.list_head):
            return []
        if marker.marker == "中" and not (back == at - 1 and _DIRECT.match(marker.gap)):
            name = re.split(r"[中里内][，：]", marker.gap)[0].strip("，。；：、 \n")
            if name and not same_thing(name[-12:], token.label):
                return []
        if split:
            root = token.index
            if root not in consumed and any(other.marker[:1] in ("按", "从") for other in tokens[:at]):
                return []
            chain = [token]
            while root in consumed:
                root = consumed[root]
                chain.append(claims.tokens[root])
            earlier = [
                t
                for t in claims.tokens[max(0, marker.index - 80) : marker.index]
                if t.role is Role.VALUE and t.dimension is marker.dimension and t.depth == 0 and t.scenario is marker.scenario
            ]
            return _named_by_paragraph(claims, marker, earlier) or chain[::-1]
        return [token] if not explained(token, marker, heads) else []
    return []


def heads_afar(
    claims: Claims, marker: Token, heads: dict[int, list[Breakdown]], consumed: dict[int, int], taken: set[int]
) -> Iterator[Token]:
    """Wholes of a split (按…分, 专任教师中) in the sentences and paragraphs before: by name, else any of the last dozen."""
    name = re.split(r"按|从|分|[中里内][，：]", marker.gap)[0].strip("，。；：、 \n")[-12:]
    before = [
        token
        for token in claims.tokens[max(0, marker.index - 160) : marker.index]
        if token.dimension is marker.dimension and token.role is Role.VALUE
    ]
    before = [token for token in before if token.depth == 0 and token.index not in taken and token.scenario is marker.scenario]
    if len(name) >= 2:
        told = [token for token in reversed(before) if same_thing(name, token.label)]
        yield from [token for token in told if token.ulp * _COARSE <= token.amount or len(told) == 1][:3]  # not the 0.59亿元 of 5894.33万元
        return
    named = _named_by_paragraph(claims, marker, before)
    if named:
        yield from named
        return
    before = [token for token in before if marker.block - token.block <= 3]
    if marker.marker[0] != "中":
        yield from [token for token in reversed(before) if token.index not in consumed or token.index in heads][:12]


def _named_by_paragraph(claims: Claims, marker: Token, before: list[Token]) -> list[Token]:
    """3、项目支出按用途分……。按资金来源分……: the paragraph begins with the name of the whole."""
    span = claims.blocks[marker.block].span
    opening = _OPENING.match(claims.shadow, span.start, span.start + 24)
    return [token for token in before if opening is not None and same_thing(opening["name"], token.label)][:-4:-1]


def explained(head: Token, first: Token, heads: dict[int, list[Breakdown]]) -> bool:
    """Whether a list of this head that begins at or after `first` already adds up."""
    return any(
        breakdown.form != "across"
        and breakdown.parts[0].index >= first.index - 1
        and not (  # another way to part the same whole, told after this one
            breakdown.parts[0].index > first.index and breakdown.parts[0].marker and breakdown.parts[0].cut in ("；", "。")
        )
        for breakdown in heads.get(head.index, ())
    )


_COARSE = 200  # a whole of two digits agrees with too much
_OPENING = re.compile(
    r"[\s　]*(?:[0-9一二三四五六七八九十]+[、.．]|（[一二三四五六七八九十0-9]+）)?(?P<name>[一-龥]{2,8}?)(?:按|分|，|。|：)"
)
_DIRECT = re.compile(r"[^，。；：\n]{0,16}[中里内][，：]")
