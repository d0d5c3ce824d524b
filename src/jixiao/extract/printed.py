"""What follows from a relation's figures, printed as the text prints its own: no digit that nobody stated, no exponent."""

from decimal import Decimal, InvalidOperation

import msgspec

from jixiao.extract.arithmetic import places_of, round_half_up
from jixiao.model import Kind, Quantity, Relation, Unit

_MOST_EXTRA = 6  # digits beyond the stated ones, where only they show that computed is not stated


def as_printed(relation: Relation) -> Relation:
    """The relation with `computed` to the last digit of its stated figures (or as far as it takes to see that it is another number), with
    thousands separators where they have some. O(operands)."""
    if not relation.computed or relation.computed == relation.stated:
        return relation
    printed = figure_like(relation.computed, relation.stated, _places(relation), "," in relation.formula)
    return relation if printed == relation.computed else msgspec.structs.replace(relation, computed=printed)


def figure_like(computed: str, stated: str, places: int, separated: bool = False) -> str:
    """`computed` rounded to `places` decimals, or as many more as it takes to differ from `stated`; words stay as they are."""
    try:
        exact = Decimal(computed.replace(",", ""))
    except InvalidOperation:
        return computed
    if not exact.is_finite():
        return computed
    shown = round_half_up(exact, places)
    try:
        other = Decimal(stated.replace(",", ""))
    except InvalidOperation:
        other = None
    if other is not None and abs(exact) != abs(other):
        more = places
        while abs(shown) == abs(other) and more < places + _MOST_EXTRA:
            more += 1
            shown = round_half_up(exact, more)
        if abs(shown) == abs(other):
            shown = round_half_up(exact, places)
    return format(shown, ",f" if separated or "," in stated else "f")


def _places(relation: Relation) -> int:
    """The decimals of the stated figure; for sums and differences the most that any of its figures in that unit has."""
    stated = relation.stated
    places = places_of(stated)
    if relation.kind is Kind.LIMIT:  # a ceiling is stated itself
        ceilings = [o.quantity for o in relation.operands[1:] if o.quantity is not None and o.quantity.unit.text == relation.unit]
        return max(map(_decimals, ceilings), default=len(relation.computed.partition(".")[2]))
    if relation.kind is Kind.SUM or relation.kind is Kind.DIFFERENCE:
        for operand in relation.operands:
            quantity = operand.quantity
            if quantity is not None and _shares(quantity.unit, relation.unit):
                places = max(places, _decimals(quantity))
    return places


def _decimals(quantity: Quantity) -> int:
    exponent = quantity.value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _shares(unit: Unit, stated: str) -> bool:
    return unit.text == stated or (unit.text == "%" and stated.endswith("百分点"))
