"""Whether a claim that a reader made holds by meaning: in every other world too, or only here by chance."""

from collections.abc import Callable, Sequence
from itertools import permutations, product

from jixiao.model import Kind
from jixiao.synth.gold import Told

CLOSE = 1e-7
MOST_SIGNED = 8  # operands whose signs are tried one by one
Values = Sequence[float]


def is_meant(kind: Kind, told: Sequence[Told]) -> bool:
    """Whether these figures belong together so, whatever their values are."""
    if len(told) < 2:
        return False
    test = _TESTS.get(kind)
    return test is not None and all(test([figure.others[world] for figure in told]) for world in range(len(told[0].others)))


def meaning(figure: Told) -> tuple[float, ...]:
    """What two tellings of one figure have in common."""
    return tuple(float(f"{value:.10g}") for value in figure.others)


def _is_zero(value: float, values: Values) -> bool:
    return abs(value) <= CLOSE * max(1e-9, *(abs(each) for each in values))


def _linear(values: Values) -> bool:
    """One is the sum of the others, with any signs; or they are all of a hundred."""
    if _is_zero(sum(values) - 100, [*values, 100]):
        return True
    if len(values) <= MOST_SIGNED:
        first, *rest = values
        return any(
            _is_zero(first + sum(s * v for s, v in zip(signs, rest, strict=True)), values) for signs in product((1, -1), repeat=len(rest))
        )
    whole = sum(values)
    return any(_is_zero(whole - 2 * value, values) for value in values)


def _ratio(values: Values) -> bool:
    return _triple(values, lambda a, b, c: _same(a * 100, b * c))


def _average(values: Values) -> bool:
    return _triple(values, lambda a, b, c: any(_same(a * 10.0**scale, b * c) for scale in range(-4, 9)))


def _growth(values: Values) -> bool:
    return _triple(values, lambda a, b, c: _same((a - b) * 100, b * c) or _same(b * 100, (a - b) * c) or _same(b * 100, (a + b) * c))


def _limit(values: Values) -> bool:
    return values[0] <= sum(values[1:]) * (1 + CLOSE)


def _equal(values: Values) -> bool:
    return all(_same(values[0], value) for value in values)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= CLOSE * max(abs(one), abs(other), 1e-9)


def _triple(values: Values, holds: Callable[[float, float, float], bool]) -> bool:
    return len(values) in (3, 4) and any(holds(*three) for three in permutations(values, 3))


_TESTS: dict[Kind, Callable[[Values], bool]] = {
    Kind.SUM: _linear,
    Kind.DIFFERENCE: _linear,
    Kind.SHARE: _ratio,
    Kind.COMPLETION: _ratio,
    Kind.GROWTH: _growth,
    Kind.PER_CAPITA: _average,
    Kind.LIMIT: lambda values: _limit(values) or _limit(list(reversed(values))) or _ratio(values),
    Kind.REPEAT: _equal,
}
