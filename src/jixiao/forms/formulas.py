"""Derived cells as formulas of a workbook. A cell whose operands are empty stays empty: no zero that nobody told."""

from collections.abc import Iterable

from jixiao.forms.form import Address, Derived, Operation
from jixiao.forms.layout import Layout, cell_name

_PLACES = 6  # money in 万元, to the cent: sums are rounded so that no binary noise shows


def formula_of(derived: Derived, layout: Layout, sheet: str) -> str:
    """The formula for a derived cell on `sheet`."""
    operation = derived.operation
    if operation in (Operation.DIFFERENCE, Operation.RATIO, Operation.GROWTH):
        return rate_formula(operation, *(layout.reference(operand, sheet) for operand in derived.of))
    if operation is Operation.FIRST:
        shown = '""'
        for cell in (layout.reference(operand, sheet) for operand in reversed(derived.of)):
            shown = f"IF(COUNT({cell})>0,{cell},{shown})"
        return f"={shown}"
    if operation is Operation.SUM:
        if len(derived.of) == 1:
            (only,) = (layout.reference(operand, sheet) for operand in derived.of)
            return f'=IF(COUNT({only})=0,"",{only})'
        cells = ",".join(_ranges(derived.of, layout, sheet))
        return f'=IF(COUNT({cells})=0,"",ROUND(SUM({cells}),{_PLACES}))'
    ((table, every, column),) = derived.of
    cells = layout.reference((table, every, column), sheet)
    if operation is Operation.COUNT:
        return f'=IF(COUNTA({cells})=0,"",COUNTA({cells}))'
    if operation is Operation.COLUMN:
        return f'=IF(COUNT({cells})=0,"",ROUND(SUM({cells}),{_PLACES}))'
    chosen, word = derived.where
    words = layout.reference((table, every, chosen), sheet)
    return f'=IF(COUNTIFS({words},"{word}",{cells},">=0")=0,"",ROUND(SUMIF({words},"{word}",{cells}),{_PLACES}))'


def rate_formula(operation: Operation, one: str, other: str) -> str:
    """The formula for a difference, ratio or growth of two cells."""
    if operation is Operation.DIFFERENCE:
        return f'=IF(COUNT({one},{other})<2,"",ROUND({one}-{other},{_PLACES}))'
    top = one if operation is Operation.RATIO else f"({one}-{other})"
    return f'=IF(COUNT({one},{other})<2,"",IF({other}=0,"",ROUND({top}/{other}*100,2)))'


def _ranges(addresses: Iterable[Address], layout: Layout, sheet: str) -> Iterable[str]:
    """The cells as ranges where they stand one below the other: a row that is put in between is then in the sum."""
    run: list[tuple[str, int, int]] = []
    for cell in (*(layout.cell(address) for address in addresses), None):
        if run and cell != (run[-1][0], run[-1][1] + 1, run[-1][2]):
            (place, first, column), last = run[0], run[-1][1]
            prefix = "" if place == sheet else f"'{place}'!"
            yield prefix + cell_name(first, column) + (f":{cell_name(last, column)}" if last > first else "")
            run = []
        if cell is not None:
            run.append(cell)
