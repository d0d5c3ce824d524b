"""Which figures may stand in one sum: those of one dimension, with those that lack a unit among siblings that have one."""

import re
from decimal import Decimal

from jixiao.extract.token import Token
from jixiao.model import Dimension

ADDITIVE = frozenset(
    [
        Dimension.MONEY,
        Dimension.FOREIGN_MONEY,
        Dimension.PEOPLE,
        Dimension.VISITS,
        Dimension.COUNT,
        Dimension.AREA,
        Dimension.LENGTH,
        Dimension.MASS,
        Dimension.VOLUME,
        Dimension.ENERGY,
        Dimension.POWER,
        Dimension.SCORE,
        Dimension.TIME,
        Dimension.NONE,
    ]
)
_NOUN = re.compile("[省市县区州盟旗村镇乡校院局科]")
_ZERO = Decimal(0)
_LONGEST = 120  # figures of a paragraph that are compared with one another


def paragraphs_of(values: list[Token]) -> list[list[Token]]:
    """The figures of each paragraph; a paragraph of more than a hundred is cut, at the end of a sentence where there is one."""
    paragraphs: list[list[Token]] = []
    for token in values:
        last = paragraphs[-1] if paragraphs else None
        if (
            last is None
            or last[0].block != token.block
            or len(last) >= _LONGEST
            or (len(last) >= _LONGEST // 2 and token.sentence != last[-1].sentence)
        ):
            paragraphs.append([token])
        else:
            last.append(token)
    return paragraphs


def by_dimension(tokens: list[Token], shadow: str) -> list[list[Token]]:
    """The figures of each dimension; `shadow` is the text that they stand in."""
    groups: dict[Dimension, list[Token]] = {}
    for token in tokens:
        groups.setdefault(token.dimension, []).append(token)
    missing = groups.pop(Dimension.NONE, None)
    lists = [*_by_unit(groups.get(Dimension.COUNT, [])), *groups.values()]
    if missing:
        for members in lists:
            if len(members) >= 2:
                borrowed = _borrowing(members, missing, shadow)
                if borrowed:
                    members.extend(borrowed)
                    members.sort(key=lambda token: token.index)
                    break
        else:
            if len(missing) >= 3:
                lists.append(missing)
    return lists


def _by_unit(counts: list[Token]) -> list[list[Token]]:
    """Counts of one kind of thing, where others stand between: 其中二类会议6次、三类会议88次、四类会议335次."""
    units: dict[str, list[Token]] = {}
    for token in counts:
        units.setdefault(token.unit.text, []).append(token)
    return [members for members in units.values() if len(members) >= 3] if len(units) > 1 else []


def _borrowing(members: list[Token], missing: list[Token], shadow: str) -> list[Token]:
    """Figures without a unit that stand among siblings with one: read in the siblings' unit, and remembered as such."""
    by_index = {token.index: token for token in members}
    borrowed = []
    for token in missing:
        before, after = by_index.get(token.index - 1), by_index.get(token.index + 1)
        if before is not None and token.depth == before.depth + 1 and token.gap.startswith("（") and not before.unit_missing:
            lend(token, before)
            borrowed.append(token)
            by_index[token.index] = token
            continue
        neighbour = before if before is not None and before.depth == token.depth else after
        if (
            neighbour is None
            or neighbour.depth != token.depth
            or len(token.label) < 2
            or token.unit.text
            or neighbour.sentence != token.sentence
            or _NOUN.match(shadow, token.end)  # 其中湖北8亿元，其他6省各1亿元: it counts what is named behind it
        ):
            continue
        if (
            token.cut == "。"
            or neighbour.block != token.block
            or (neighbour.dimension is Dimension.COUNT and neighbour.unit.text == "个" and not neighbour.unit_missing)
        ):
            continue
        lend(token, neighbour)
        borrowed.append(token)
        by_index[token.index] = token
    return borrowed


def lend(token: Token, lender: Token) -> None:
    """Reads a figure without a unit in that of another one, and remembers it."""
    token.unit = lender.unit
    token.dimension = lender.dimension
    token.amount = token.quantity.value * lender.unit.factor
    token.size = float(token.amount)
    token.ulp = _ZERO if lender.unit.exact else token.quantity.ulp * lender.unit.factor
    token.unit_missing = True


def by_scenario(tokens: list[Token]) -> list[list[Token]]:
    """The whole list, and where it mixes budget with actual or last year with this, each kind alone."""
    scenario, prior = tokens[0].scenario, tokens[0].prior
    for token in tokens:
        if token.scenario is not scenario or token.prior is not prior:
            break
    else:
        return [tokens]
    kinds: dict[tuple[object, bool], list[Token]] = {}
    for token in tokens:
        kinds.setdefault((token.scenario, token.prior), []).append(token)
    return [*(group for group in kinds.values() if len(group) >= 3), tokens]
