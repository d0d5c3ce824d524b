"""An author's tests of a system: data, the points expected, and why. `jixiao systems test` runs them.

A file is a list of {id, system, weight_set, indicator, data, expect: {points_low, points_high}, why}. `system` is an id or the path of a
YAML file, seen from the folder of the cases. In `data` a number is known, null missing, [low, high] known to lie between; beside the
system's data items it has what a person says of the indicator: held, breaches, level, judged, own, chosen, parts.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import msgspec

from jixiao.indicators.assessment import score_line
from jixiao.indicators.intervals import round_half_up
from jixiao.indicators.kinds.own import DIRECTIONS
from jixiao.indicators.measured import refuse_repeated
from jixiao.indicators.reading import Problem, Reader
from jixiao.indicators.system import YES_NO, Item, System
from jixiao.indicators.systems import system_named
from jixiao.model import Bounds, Datum, IndicatorScore, InvalidData, Judgement, OwnIndicator
from jixiao.readers.marked_yaml import Node, read_yaml

KEYS = ("id", "system", "weight_set", "indicator", "data", "expect", "why")
REQUIRED = ("id", "system", "indicator", "data", "expect")
JUDGEMENT_KEYS = ("held", "breaches", "level", "judged", "own", "chosen", "parts")
OWN_KEYS = ("name", "level2", "goal", "points", "target", "actual", "unit", "direction", "level", "judged")
LEAST_PLACES_ROUNDED = 4  # expected points with so many decimals stand for points whose decimals do not end


class Case(msgspec.Struct, frozen=True):
    """One test: what is given, what is expected, and why."""

    id: str
    system: System
    weight_set: str | None
    indicator: str
    data: Mapping[str, Datum]
    judgement: Judgement
    low: Decimal
    high: Decimal
    why: str


class Result(msgspec.Struct, frozen=True):
    """A test with what was computed."""

    case: Case
    score: IndicatorScore

    @property
    def holds(self) -> bool:
        """Points are exact; those expected to four decimals or more may be rounded."""
        return _fits(self.score.low, self.case.low) and _fits(self.score.high, self.case.high)


def read_cases(file: Path) -> tuple[Case, ...]:
    """The tests in `file`. Raises InvalidData with everything that is wrong, each with its line."""
    reader = Reader()
    cases = []
    for node in reader.entries(read_yaml(file), least=1):
        case = _case(reader, node, file.parent)
        if case is not None:
            cases.append((node, case))
    refuse_repeated(reader, ((node, case.id) for node, case in cases))
    if reader.problems:
        raise as_one_error(str(file), tuple(sorted(set(reader.problems))))
    return tuple(case for _, case in cases)


def run_case(case: Case) -> Result:
    return Result(case, score_line(case.system, case.indicator, case.data, case.judgement, case.weight_set))


def as_one_error(name: str, problems: tuple[Problem, ...]) -> InvalidData:
    """All problems of a file in one error, a line each."""
    first, *others = problems
    return InvalidData(
        f"{name}:{first.line}",
        "\n".join([first.zh, *(f"{name}:{problem.line}：{problem.zh}" for problem in others)]),
        "\n".join([first.en, *(f"{name}:{problem.line}: {problem.en}" for problem in others)]),
    )


def _fits(computed: Decimal, expected: Decimal) -> bool:
    exponent = expected.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    if places < LEAST_PLACES_ROUNDED:
        return computed == expected
    return round_half_up(Fraction(computed), places) == Fraction(expected)


def _case(reader: Reader, node: Node, folder: Path) -> Case | None:
    fields = reader.fields(node, KEYS, REQUIRED)
    if not set(REQUIRED) <= fields.keys():
        return None
    try:
        system = system_named(reader.text(fields["system"]), folder)
        weight_set = reader.text(fields.get("weight_set")) or None
        if weight_set is not None:
            system.weight_set(weight_set)
        line = system.line(reader.text(fields["indicator"]))
    except InvalidData as error:
        reader.problem(fields["system"], f"{error.where}：{error.messages['zh']}", f"{error.where}: {error.messages['en']}")
        return None
    expect = reader.fields(fields["expect"], ("points_low", "points_high"), ("points_low", "points_high"))
    low, high = (_decimal(reader, expect.get(key)) or Decimal(0) for key in ("points_low", "points_high"))
    if low > high:
        reader.problem(fields["expect"], "points_low 大于 points_high", "points_low is above points_high")
    given = reader.fields(fields["data"], (*system.items, *JUDGEMENT_KEYS))
    data = {name: Datum(_datum(reader, system.items[name], each)) for name, each in given.items() if name in system.items}
    identity, why = reader.text(fields["id"]), reader.text(fields.get("why"))
    return Case(identity, system, weight_set, line.id, data, _judgement(reader, given), low, high, why)


def _datum(reader: Reader, item: Item, node: Node) -> Decimal | Bounds | bool | None:
    if node.value is None:
        return None
    if item.unit == YES_NO:
        return reader.boolean(node)
    return _figure(reader, node)


def _figure(reader: Reader, node: Node | None) -> Decimal | Bounds | None:
    """A number, [low, high], or None."""
    if node is None or node.value is None:
        return None
    if not isinstance(node.value, list):
        return _decimal(reader, node)
    ends = [_decimal(reader, end) for end in reader.entries(node)]
    if len(ends) != 2 or (ends[0] is not None and ends[1] is not None and ends[0] > ends[1]):
        reader.problem(node, "应为 [最低, 最高]", "must be [low, high]")
        return None
    return Bounds(*ends)


def _decimal(reader: Reader, node: Node | None) -> Decimal | None:
    if node is None or node.value is None:
        return None
    reader.number(node)
    return node.value if isinstance(node.value, Decimal) else None


def _answers(reader: Reader, node: Node) -> tuple[bool | Decimal | None, ...]:
    return tuple(each.value if isinstance(each.value, bool) else _decimal(reader, each) for each in reader.entries(node))


def _judgement(reader: Reader, given: Mapping[str, Node]) -> Judgement:
    breaches = given.get("breaches")
    listed = breaches is not None and isinstance(breaches.value, list)
    return Judgement(
        held=_answers(reader, given["held"]) if "held" in given else (),
        breaches=_answers(reader, breaches) if listed and breaches is not None else _figure(reader, breaches),
        level=_words(reader, given.get("level")),
        judged=_decimal(reader, given.get("judged")),
        own=None if _absent(given.get("own")) else tuple(_own(reader, each) for each in reader.entries(given["own"])),
        chosen=_words(reader, given.get("chosen")),
        parts={name: _judgement(reader, reader.fields(each, JUDGEMENT_KEYS)) for name, each in reader.table(given.get("parts")).items()},
    )


def _own(reader: Reader, node: Node) -> OwnIndicator:
    fields = reader.fields(node, OWN_KEYS)
    name, level2, goal, unit, level = (_words(reader, fields.get(key)) or "" for key in ("name", "level2", "goal", "unit", "level"))
    return OwnIndicator(
        name=name,
        level2=level2,
        goal=goal,
        unit=unit,
        level=level,
        points=_decimal(reader, fields.get("points")),
        target=_decimal(reader, fields.get("target")),
        actual=_figure(reader, fields.get("actual")),
        direction=reader.choice(fields.get("direction"), DIRECTIONS, "more"),
        judged=_decimal(reader, fields.get("judged")),
    )


def _words(reader: Reader, node: Node | None) -> str | None:
    return None if _absent(node) else reader.text(node)


def _absent(node: Node | None) -> bool:
    return node is None or node.value is None
