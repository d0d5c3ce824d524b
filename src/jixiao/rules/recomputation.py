"""How a broken relation is told as arithmetic: what its figures come to, never the false equation of the text."""

import re
from decimal import Decimal, InvalidOperation

from jixiao.model import Relation

_LONGEST = 200  # characters of a formula that a reader takes in
_ARITHMETIC = re.compile(r"[-+*/()0-9. ]+")
_NEGATIVE_TERM = re.compile(r"(?<=[-+×÷] )(-[0-9.,]+%?)")


def recomputation(relation: Relation) -> str:
    """34 ÷ (412 - 34) = 8.99%, where the text has 9.89%. Empty where the formula is too long to be read, or does not come to `computed`."""
    left, _, right = relation.formula.partition(" = ")
    if not right or len(relation.formula) > _LONGEST:
        return ""
    expression, result = (right, left) if _number(left) is not None else (left, right)
    value, computed = _value(expression), float(_number(relation.computed) or 0)
    if value is None or _number(relation.computed) is None or _number(expression) is not None:
        return ""
    slack = abs(computed) / 100 + 1
    if not any(abs(abs(value) * scale - abs(computed)) <= slack for scale in (1, 100)):
        return ""
    unit = "%" if result.endswith("%") else relation.unit if relation.unit.endswith("百分点") else ""
    sign = "-" if value < 0 and not relation.computed.startswith("-") else ""
    return f"{readable(expression)} = {sign}{relation.computed}{unit}"


def readable(formula: str) -> str:
    """A formula with the signs that people write, and brackets around a negative term."""
    signs = formula.replace(" × 1 / ", " / ").replace(" / ", " ÷ ").replace("<=", "≤").replace(">=", "≥").removeprefix("- ")
    return _NEGATIVE_TERM.sub(r"(\1)", ("-" if formula.startswith("- ") else "") + signs)


def gap(relation: Relation) -> str:
    """How far stated and computed are apart, as they are printed."""
    stated, computed = _number(relation.stated), _number(relation.computed)
    if stated is None or computed is None:
        return format(abs(relation.residual).normalize(), "f")
    return format(abs(abs(stated) - abs(computed)), ",f" if "," in relation.computed else "f")


def _number(words: str) -> Decimal | None:
    try:
        return Decimal(words.replace(",", "").rstrip("%"))
    except InvalidOperation:
        return None


def _value(expression: str) -> float | None:
    """What a formula of + - × / and brackets comes to."""
    import ast

    arithmetic = expression.replace(",", "").replace("×", "*").replace("%", "/100")
    if _ARITHMETIC.fullmatch(arithmetic) is None:
        return None
    try:
        return _evaluated(ast.parse(arithmetic.strip(), mode="eval").body)
    except (SyntaxError, ZeroDivisionError, ValueError, OverflowError):
        return None


def _evaluated(node: object) -> float:
    import ast

    match node:
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluated(operand)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _evaluated(left) + _evaluated(right)
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            return _evaluated(left) - _evaluated(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _evaluated(left) * _evaluated(right)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _evaluated(left) / _evaluated(right)
    raise ValueError(f"no arithmetic: {node}")
