"""What a formula means to a system: which names it may use, whether it gives a number or a truth, how it reads with its numbers put in."""

from collections.abc import Callable, Collection

from jixiao.indicators.grammar import (
    Binary,
    Call,
    Comparison,
    FormulaError,
    Logical,
    Name,
    Negative,
    Tree,
    plain,
    tokens_of,
)


def check_formula(tree: Tree, numbers: Collection[str], truths: Collection[str], wants_truth: bool) -> None:
    """Raises FormulaError where a name is unknown, or a number stands where a condition is due or the other way round."""
    if isinstance(tree, Name):
        _check_name(tree.name, numbers, truths, wants_truth)
    elif isinstance(tree, Logical):
        _wanted(wants_truth, True)
        for part in tree.parts:
            check_formula(part, numbers, truths, True)
    elif isinstance(tree, Comparison):
        _wanted(wants_truth, True)
        for part in (tree.left, tree.right):
            check_formula(part, numbers, truths, False)
    else:
        _wanted(wants_truth, False)
        for part in _operands(tree):
            check_formula(part, numbers, truths, False)


def with_numbers(text: str, value_of: Callable[[str], str]) -> str:
    """The formula with each name replaced by what `value_of` says of it: 29 / 17 * 100."""
    text, done, at = plain(text), [], 0
    for token in tokens_of(text):
        is_item = token.kind == "name" and (said := value_of(token.text)) != ""
        done += [text[at : token.start], said if is_item else token.text]
        at = token.end
    return "".join(done)


def _operands(tree: Tree) -> tuple[Tree, ...]:
    if isinstance(tree, Negative):
        return (tree.of,)
    if isinstance(tree, Binary):
        return (tree.left, tree.right)
    return tree.arguments if isinstance(tree, Call) else ()


def _check_name(name: str, numbers: Collection[str], truths: Collection[str], wants_truth: bool) -> None:
    known, others = (truths, numbers) if wants_truth else (numbers, truths)
    if name in known:
        return
    if name in others:
        if wants_truth:
            raise FormulaError(
                f"{name} 是数，不是条件；请写比较，如 {name} == 0", f"{name} is a number, not a condition: compare it, as in {name} == 0"
            )
        raise FormulaError(f"{name} 是“是否”项，不能用来计算", f"{name} is yes or no and cannot be computed with")
    from difflib import get_close_matches

    near = get_close_matches(name, [*numbers, *truths], n=1)
    raise FormulaError(
        f"data 里没有 {name}{f'；是不是 {near[0]}？' if near else '；请先在 data 里写上它'}",
        f"{name} is not in data{f'; did you mean {near[0]}?' if near else ': add it there first'}",
    )


def _wanted(wants_truth: bool, gives_truth: bool) -> None:
    if wants_truth and not gives_truth:
        raise FormulaError("这里要条件，不是数；请写比较，如 == 0", "a condition is due here, not a number: compare it, as in == 0")
    if gives_truth and not wants_truth:
        raise FormulaError("这里要数，不是条件", "a number is due here, not a condition")
