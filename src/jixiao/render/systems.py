"""Indicator systems for people: the list, one system's page, the problems of a file, the results of its tests."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import msgspec

from jixiao.indicators.amounts import number_text
from jixiao.indicators.cases import Result
from jixiao.indicators.reading import MOST_PROBLEMS, Problem
from jixiao.indicators.system import CURRENT, YES_NO, Gap, Line, System, Variant
from jixiao.language import thresholds
from jixiao.render.excerpt import columns
from jixiao.render.look import Look
from jixiao.render.remarks import remark_words
from jixiao.render.rule_words import RuleWords
from jixiao.render.words import Words

_STEP = "  "
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def systems_table(systems: Iterable[System], look: Look) -> str:
    """One line a system: id, name, what it is for, number of indicators, verified, complete."""
    words = look.words
    head = [words(f"systems.{key}") for key in ("id", "applies_to", "lines", "verified", "complete", "name")]
    rows = [
        [
            system.id,
            words(f"systems.applies.{system.applies_to}"),
            str(len(system.lines)),
            words(f"systems.verified.{system.verified}"),
            _complete(system, words),
            _name(system, words),
        ]
        for system in systems
    ]
    widths = [max(columns(row[column]) for row in [head, *rows]) for column in range(len(head) - 1)]
    lines = [look.paint("heading", _row(head, widths)), *(_row(row, widths) for row in rows)]
    return "\n".join([*lines, "", words("systems.footer")]) + "\n"


def systems_json(systems: Iterable[System]) -> str:
    """The same as JSON."""
    listed = [
        {
            "id": system.id,
            "name": {"zh": system.zh, "en": system.en},
            "applies_to": system.applies_to,
            "years": system.years,
            "indicators": len(system.lines),
            "total": _plain(system.total),
            "complete": system.complete,
            "missing": _plain(_missing(system)),
            "verified": system.verified,
            "weight_sets": list(system.weight_sets),
        }
        for system in systems
    ]
    return _json(listed)


def system_page(system: System, look: Look) -> str:
    """A system with all its indicators: points, formula, rule in words, what is not verified, source."""
    words, rules = look.words, RuleWords(system, look.words)
    grades = words("check.list").join(f"{grade} ≥ {least}" for least, grade in thresholds(system.grades)[:-1])
    head = words(
        "systems.head",
        applies=words(f"systems.applies.{system.applies_to}"),
        years=system.years or "–",
        total=number_text(system.total),
        grades=grades,
    )
    verified = sum(line.verified for line in system.lines)
    state = words("systems.state", lines=len(system.lines), verified=verified, complete=_complete(system, words))
    lines = [f"{look.paint('heading', system.id)}  {_name(system, words)}", *look.folded(head, ""), *look.folded(state, "")]
    lines += _section("source", [f"- {source}" for source in system.sources], look)
    lines += _section("notes", [system.notes] if system.notes else [], look)
    lines += ["", look.paint("heading", words("systems.indicators"))]
    for number, line in enumerate(system.lines, 1):
        lines += _indicator(number, line, rules, look)
    gaps = [f"- {_gap(gap, words)}" for gap in system.gaps]
    lines += _section("missing", gaps, look)
    lines += _section("weight_sets", [f"- {_weight_set(system, name, words)}" for name in system.weight_sets], look)
    outside = [*map(rules.adjustment, system.adjustments), *(said for cap in system.caps for said in rules.cap(cap))]
    lines += _section("outside", [f"- {said}" for said in outside], look)
    lines += _section("data", [f"- {said}" for said in _items(system, words)], look)
    return "\n".join(lines) + "\n"


def problems_text(name: str, problems: Sequence[Problem], look: Look) -> str:
    """What is wrong in a file, a line each, or that nothing is."""
    words = look.words
    if not problems:
        return look.paint("good", words("systems.check.fine", file=name)) + "\n"
    lines = [
        words("systems.check.problem", file=name, line=problem.line, what=problem.zh if words.language == "zh" else problem.en)
        for problem in problems
    ]
    key = "systems.check.many" if len(problems) >= MOST_PROBLEMS else "systems.check.count"
    return "\n".join([*lines, words(key, count=len(problems))]) + "\n"


def cases_json(results: Iterable[Result]) -> str:
    """[{"id", "points_low", "points_high"}] as computed."""
    return _json([{"id": each.case.id, "points_low": _number(each.score.low), "points_high": _number(each.score.high)} for each in results])


def cases_table(results: Sequence[Result], look: Look) -> str:
    """A table of the cases: right or not, what was expected and computed, why; and the reasons where it is not right."""
    words = look.words
    head = [words(f"cases.{key}") for key in ("result", "id", "indicator", "expected", "computed", "why")]
    rows = [_case_row(each, words) for each in results]
    widths = [max(columns(row[column]) for row in [head, *rows]) for column in range(len(head) - 1)]
    indent = " " * (sum(widths) + len(_STEP) * len(widths))
    lines = [look.paint("heading", _row(head, widths))]
    for each, row in zip(results, rows, strict=True):
        first, *others = look.folded(row[-1], indent) or [indent]
        cells = [cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=False)]
        cells[0] = look.paint("good" if each.holds else "error", cells[0])
        lines += [(_STEP.join(cells) + _STEP + first[len(indent) :]).rstrip(), *others]
        if not each.holds:
            reasons = [each.score.formula, *(remark_words(remark, words) for remark in each.score.remarks)]
            lines += [folded for reason in reasons if reason for folded in look.folded(reason, _STEP * 2)]
    wrong = sum(not each.holds for each in results)
    total = words("cases.some" if wrong else "cases.all", count=len(results), right=len(results) - wrong, wrong=wrong)
    return "\n".join([*lines, "", look.paint("error" if wrong else "good", total)]) + "\n"


def _case_row(result: Result, words: Words) -> list[str]:
    case, score = result.case, result.score
    return [
        words("cases.right" if result.holds else "cases.wrong"),
        case.id,
        score.path[-1] if score.path else case.indicator,
        _points(case.low, case.high),
        _points(score.low, score.high),
        case.why,
    ]


def _points(low: Decimal, high: Decimal) -> str:
    texts = number_text(Fraction(low)), number_text(Fraction(high))
    return texts[0] if low == high else f"{texts[0]} ~ {texts[1]}"


def _indicator(number: int, line: Line, rules: RuleWords, look: Look) -> Iterator[str]:
    words = look.words
    points = words("systems.weight.share") if line.weight is None else words("systems.points", points=number_text(line.weight))
    copies = max([line.earlier, *line.seen.values()], default=0)
    state = words("systems.line.verified") if line.verified else words("systems.line.unverified", copies=copies)
    yield ""
    path = look.paint("heading", " › ".join(line.path))
    yield from look.folded(f"{number}. {path}  {points}  {line.id}  {look.paint('faint', state)}", "")
    for said in rules.line(line):
        yield from look.folded(said.lstrip(), "   " + " " * (len(said) - len(said.lstrip())))
    aside = [words(f"systems.basis.{line.basis}")] if line.basis != "printed" else []
    aside += [words("systems.variant", where=each.where, what=_variant(each, line, rules)) for each in line.variants]
    aside += [words("systems.note", note=line.note)] if line.note else []
    for said in aside:
        yield from (look.paint("faint", folded) for folded in look.folded(said, "   "))


def _variant(variant: Variant, line: Line, rules: RuleWords) -> str:
    words = rules.words
    unit = "" if line.measured is None else line.measured.unit
    said = [words("systems.variant.weight", points=number_text(variant.weight))] if variant.weight is not None else []
    said += [words("systems.variant.formula", formula=variant.formula_zh)] if variant.formula_zh else []
    said += [each.strip() for each in rules.scoring(variant.scoring, unit)] if variant.scoring is not None else []
    return words("rule.join").join([*said, *([variant.note] if variant.note else [])])


def _items(system: System, words: Words) -> Iterator[str]:
    for item in system.items.values():
        told = [item.measure, words(f"scenario.{item.scenario}")]
        told += [words(f"systems.period.{item.period}")] if item.period != CURRENT else []
        unit = words("systems.yes_no") if item.unit == YES_NO else item.unit
        yield words("systems.item", name=item.name, zh=item.zh, unit=unit, told=" · ".join(told))


def _gap(gap: Gap, words: Words) -> str:
    points = words("systems.points", points=number_text(gap.weight))
    return words("systems.gap", path=" › ".join(gap.path), points=points, zh=gap.zh)


def _weight_set(system: System, name: str, words: Words) -> str:
    chosen = system.weight_sets[name]
    total = number_text(sum(chosen.weights.values(), Fraction(0)))
    return words(
        "systems.set",
        name=name,
        zh=chosen.zh,
        verified=words("systems.set.verified" if chosen.verified else "systems.set.unverified"),
        complete=words("systems.set.complete") if chosen.complete else words("systems.set.incomplete", points=total),
    )


def _section(key: str, paragraphs: Sequence[str], look: Look) -> list[str]:
    if not paragraphs:
        return []
    return ["", look.paint("heading", look.words(f"systems.{key}")), *(line for each in paragraphs for line in look.folded(each, "   "))]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=False)]
    return _STEP.join([*padded, *cells[len(widths) :]]).rstrip()


def _name(system: System, words: Words) -> str:
    return system.zh if words.language == "zh" else system.en


def _complete(system: System, words: Words) -> str:
    if system.complete:
        return words("systems.complete.yes")
    return words("systems.complete.no", points=number_text(_missing(system)))


def _missing(system: System) -> Fraction:
    return sum((gap.weight for gap in system.gaps), Fraction(0))


def _plain(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _number(value: Decimal) -> Decimal:
    """Without zeros behind the point, so that 5 points are 5 and not 5.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _json(data: object) -> str:
    return msgspec.json.format(_ENCODER.encode(data), indent=2).decode() + "\n"
