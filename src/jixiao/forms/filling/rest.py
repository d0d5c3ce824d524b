"""Figures that stand in no cell: told, unless they follow from figures that do, or repeat one."""

from decimal import Decimal

from jixiao.extract.told import Told
from jixiao.forms.filling.draft import Draft
from jixiao.forms.filling.filled import Reason
from jixiao.model import Dimension, Kind, Status


def read_rest(draft: Draft) -> None:
    implied = _implied(draft)
    placed = {_amount(told) for _, told in draft.report.figures() if told.start in draft.used}
    tabled = draft.tabled()
    for piece, told in draft.report.figures():
        if told.start in draft.used or told.start in implied or piece.section == "duties":
            continue
        if abs(told.value) in tabled or (_amount(told) in placed and told.quantity.unit.dimension is not Dimension.NONE):
            continue
        draft.leave(Reason.NO_CELL, draft.report.source_of(told))


def _implied(draft: Draft) -> set[int]:
    """Figures that others, which have their cells, give: a whole of its parts, a rate that holds."""
    implied: set[int] = set()
    for relation in draft.report.extraction.relations:
        places = [operand.span.start for operand in relation.operands]
        if relation.kind is Kind.REPEAT and any(place in draft.used for place in places):
            implied.update(places)
        elif relation.status in (Status.CONSISTENT, Status.IMPROBABLE):
            missing = [place for place in places if place not in draft.used]
            if len(missing) == 1:
                implied.update(missing)
    return implied


def _amount(told: Told) -> tuple[Decimal, Dimension]:
    return told.quantity.amount, told.quantity.unit.dimension
