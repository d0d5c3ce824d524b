"""Reads the indicators of a system: weights, rules, special conditions, and in how many copies each was seen."""

from collections.abc import Mapping
from fractions import Fraction

from jixiao.indicators.amounts import ZERO, Amount, number_text
from jixiao.indicators.kinds.judged import Judged
from jixiao.indicators.measured import Measured, read_measured, read_scoring, refuse_repeated
from jixiao.indicators.reading import Reader
from jixiao.indicators.system import Line, Special, Variant
from jixiao.readers.marked_yaml import Node

KEYS = (
    "id", "path", "weight", "unit", "formula", "scoring", "parts", "special", "waived_when", "excluded_when", "verified", "seen", "earlier",
    "variants", "note", "scoring_basis", "round",
)  # fmt: skip
PART_KEYS = ("id", "zh", "points", "unit", "formula", "scoring", "round")
VARIANT_KEYS = ("where", "seen", "weight", "scoring", "formula_zh", "note")
SEEN_KEYS = ("name", "weight", "formula", "scoring")
BASES = ("printed", "reading", "recalled", "example")
FULL = Amount(Fraction(100), Fraction(100), share=True)
COPIES = 2  # independent published copies in which a verified line was read


def read_line(reader: Reader, node: Node, framework: bool, basis: str) -> Line:
    """One indicator; `basis` is the system's own scoring_basis."""
    fields = reader.fields(node, KEYS, ("id", "path"))
    weight = _weight(reader, node, fields, framework)
    if ("parts" in fields) == ("scoring" in fields):
        reader.problem(node, "scoring（计分方法）和 parts（分项）要写一个，且只写一个", "needs either scoring or parts")
    measured: Measured | None = None
    parts: tuple[tuple[Measured, Fraction], ...] = ()
    if "parts" in fields:
        parts = _parts(reader, fields["parts"], weight)
        if "formula" in fields:
            reader.problem(fields["formula"], "有 parts 时公式写在各分项里", "with parts, the formulas stand in the parts")
    else:
        measured = read_measured(reader, node, fields, weight)
    line = Line(
        reader.name(fields.get("id")),
        _path(reader, fields.get("path")),
        weight,
        measured,
        parts,
        _specials(reader, fields, weight),
        reader.formula(fields["excluded_when"], truth=True) if "excluded_when" in fields else None,
        reader.boolean(fields.get("verified")),
        _seen(reader, fields.get("seen")),
        reader.whole(fields.get("earlier"), 0, 1000),
        tuple(_variant(reader, each, weight, "formula" in fields) for each in reader.entries(fields.get("variants"))),
        reader.text(fields.get("note")),
        reader.choice(fields.get("scoring_basis"), BASES, basis),
    )
    if line.verified and max(_least_seen(line), line.earlier) < COPIES:
        reader.problem(
            fields["verified"],
            f"写了 verified: true，但 seen 和 earlier 都不到 {COPIES} 份公开件",
            f"says verified: true, but was not seen in {COPIES} copies (seen, earlier)",
        )
    return line


def is_seen(line: Line) -> bool:
    """Whether anything of the line was read in a copy."""
    return line.earlier > 0 or max(line.seen.values(), default=0) > 0


def _weight(reader: Reader, node: Node, fields: Mapping[str, Node], framework: bool) -> Fraction | None:
    if framework:
        if "weight" in fields:
            reader.problem(fields["weight"], "有 weight_sets 时各行不写 weight", "with weight_sets the lines have no weight")
        return None
    if "weight" not in fields:
        reader.problem(node, "缺 weight（分值）", "weight is missing")
        return Fraction(100)
    return reader.number(fields["weight"], above=0)


def _path(reader: Reader, node: Node | None) -> tuple[str, ...]:
    entries = reader.entries(node, least=1)
    if len(entries) > 3 and node is not None:
        reader.problem(node, "path 是一至三级指标的名称，最多三个", "path has the names of one to three levels")
    return tuple(reader.text(each) for each in entries)


def _parts(reader: Reader, node: Node, weight: Fraction | None) -> tuple[tuple[Measured, Fraction], ...]:
    before = len(reader.problems)
    entries, parts = reader.entries(node, least=1), []
    for entry in entries:
        fields = reader.fields(entry, PART_KEYS, ("id", "zh", "points", "scoring"))
        points = reader.number(fields.get("points"), above=0)
        parts.append((read_measured(reader, entry, fields, points, nested=True), points))
    refuse_repeated(reader, zip(entries, (measured.id for measured, _ in parts), strict=True))
    total = sum((points for _, points in parts), ZERO)
    if weight is None:
        reader.problem(node, "有 weight_sets 的体系里不能用 parts（分项有固定的分值）", "a framework has no parts: their points are fixed")
    elif len(reader.problems) == before and total != weight:
        text = number_text(total), number_text(weight)
        reader.problem(node, f"各分项合计 {text[0]} 分，应为 {text[1]} 分", f"the parts add up to {text[0]}, not to {text[1]}")
    return tuple(parts)


def _specials(reader: Reader, fields: Mapping[str, Node], weight: Fraction | None) -> tuple[Special, ...]:
    """waived_when comes first: it is a special that gives full points."""
    specials = [Special(reader.formula(fields["waived_when"], truth=True), FULL, "waived")] if "waived_when" in fields else []
    for entry in reader.entries(fields.get("special")):
        rule = reader.fields(entry, ("when", "points", "share", "basis"), ("when",))
        named = {"full": FULL, "none": Amount(ZERO, ZERO)}.get(rule["points"].text) if "points" in rule else None
        amount = named or reader.amount(entry, rule, weight)
        basis = reader.choice(rule.get("basis"), BASES)
        specials.append(Special(reader.formula(rule.get("when"), truth=True), amount, basis))
    return tuple(specials)


def _seen(reader: Reader, node: Node | None) -> dict[str, int]:
    """In how many copies each part of the line was seen; a bare number stands for all of it."""
    if node is None or not isinstance(node.value, dict):
        return {"": reader.whole(node, 0, 1000)}
    return {key: reader.whole(each, 0, 1000) for key, each in reader.fields(node, SEEN_KEYS, ("name",)).items()}


def _least_seen(line: Line) -> int:
    """Only what the table prints has to have been seen: a rule of ours, or a person's judgement, is not printed."""
    printed = line.basis == "printed" and not (line.measured is not None and isinstance(line.measured.scoring, Judged))
    return min(count for part, count in line.seen.items() if part != "scoring" or printed)


def _variant(reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Variant:
    fields = reader.fields(node, VARIANT_KEYS, ("where",))
    own = reader.number(fields["weight"], above=0) if "weight" in fields else None
    return Variant(
        reader.text(fields.get("where")),
        reader.whole(fields.get("seen"), 0, 1000),
        own,
        read_scoring(reader, fields["scoring"], own or weight, valued) if "scoring" in fields else None,
        reader.text(fields.get("formula_zh")),
        reader.text(fields.get("note")),
    )
