"""Reads a system's file from top to bottom and holds its pieces against each other: sums, ids, names, states."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from jixiao.indicators.amounts import ZERO, number_text
from jixiao.indicators.grammar import is_name
from jixiao.indicators.lines import BASES, is_seen, read_line
from jixiao.indicators.measured import RESERVED, refuse_repeated
from jixiao.indicators.reading import Reader
from jixiao.indicators.system import CURRENT, PERIODS, YES_NO, Adjustment, Cap, Gap, Item, Line, System, WeightSet
from jixiao.language import UNITS, grade_tables, measure, measures, thresholds
from jixiao.model import Scenario
from jixiao.readers.marked_yaml import Node

KEYS = (
    "id", "name", "applies_to", "years", "total", "complete", "missing", "grades", "verified", "scoring_basis", "source", "notes", "data",
    "indicators", "weight_sets", "adjustments", "caps",
)  # fmt: skip
REQUIRED = ("id", "name", "applies_to", "total", "complete", "grades", "source", "indicators")
ITEM_KEYS = ("zh", "unit", "measure", "scenario", "period", "default")


def read_system(reader: Reader, node: Node, stem: str) -> System:
    """The system in a file that is called `stem`.yaml; what is wrong is in the reader's problems."""
    fields = reader.fields(node, KEYS, REQUIRED)
    identity = reader.name(fields.get("id"))
    if identity and identity != stem:
        reader.problem(fields["id"], f"id 应与文件名相同：{stem}", f"the id must be the file's name: {stem}")
    names = reader.fields(fields["name"], ("zh", "en"), ("zh", "en")) if "name" in fields else {}
    basis = reader.choice(fields.get("scoring_basis"), BASES, "printed")
    items = _items(reader, fields.get("data"))
    framework = "weight_sets" in fields
    listed = reader.entries(fields.get("indicators"), least=1)
    lines = tuple(read_line(reader, each, framework, basis) for each in listed)
    refuse_repeated(reader, zip(listed, (line.id for line in lines), strict=True))
    total = reader.number(fields.get("total"), above=0)
    gaps = tuple(_gap(reader, each) for each in reader.entries(fields.get("missing")))
    grades = reader.choice(fields.get("grades"), grade_tables())
    system = System(
        identity,
        reader.text(names.get("zh")),
        reader.text(names.get("en")),
        reader.choice(fields.get("applies_to"), ("department", "project", "ex_ante")),
        reader.text(fields.get("years")),
        total,
        reader.boolean(fields.get("complete")),
        gaps,
        grades,
        _verified(reader, fields, lines),
        tuple(reader.text(each) for each in reader.entries(fields.get("source"), least=1)),
        reader.text(fields.get("notes")),
        items,
        lines,
        _weight_sets(reader, fields["weight_sets"], lines, total) if framework else {},
        tuple(_adjustment(reader, each) for each in reader.entries(fields.get("adjustments"))),
        tuple(_cap(reader, each, grades) for each in reader.entries(fields.get("caps"))),
    )
    _hold_together(reader, fields, system)
    return system


def _items(reader: Reader, node: Node | None) -> dict[str, Item]:
    items: dict[str, Item] = {}
    roles: dict[tuple[str, str, str], str] = {}
    for name, entry in reader.table(node).items():
        if not is_name(name) or name in RESERVED:
            reader.problem(
                entry,
                "数据项的名称应由汉字、英文字母、数字和下划线组成，不能是 value、weight 或函数名",
                "a data item's name is made of letters, Chinese characters, digits and underscores, and is no value, weight or function",
            )
        fields = reader.fields(entry, ITEM_KEYS, ("zh", "unit", "measure", "scenario"))
        item = _item(reader, name, fields)
        role = (item.measure, item.scenario.value, item.period)
        if role in roles:
            reader.problem(
                entry, f"与 {roles[role]} 的 measure、scenario、period 相同", f"has the measure, scenario and period of {roles[role]}"
            )
        roles.setdefault(role, name)
        items[name] = item
        (reader.truths if item.unit == YES_NO else reader.numbers)[name] = None
    return items


def _item(reader: Reader, name: str, fields: Mapping[str, Node]) -> Item:
    unit, identity = reader.text(fields.get("unit")), reader.text(fields.get("measure"))
    if unit and unit != YES_NO and unit not in UNITS:
        reader.problem(fields["unit"], f"不认识的单位 {unit}；是否项写 yes_no", f"unknown unit {unit}; yes_no for what is true or false")
    known = measure(identity)
    if known is None and identity and identity.isascii():
        near = _nearest_measure(identity)
        reader.problem(
            fields["measure"],
            f"指标目录里没有 {identity}{f'；是不是 {near}？' if near else ''}（目录以外的请用中文名称）",
            f"{identity} is not in the measure catalogue{f'; did you mean {near}?' if near else ''} (name others in Chinese)",
        )
    if known is not None and unit and unit != known.unit:
        texts = f"指标目录里 {identity} 的单位是 {known.unit}", f"in the measure catalogue {identity} has {known.unit}"
        reader.problem(fields["unit"], f"单位是 {unit}，{texts[0]}", f"the unit is {unit}, {texts[1]}")
    scenario = reader.choice(fields.get("scenario"), [each.value for each in Scenario], Scenario.ACTUAL.value)
    if known is not None and known.scenarios and scenario not in known.scenarios and "scenario" in fields:
        listed = [each.value for each in known.scenarios]
        texts = f"指标目录里 {identity} 的口径有 {'、'.join(listed)}", f"in the measure catalogue {identity} has {', '.join(listed)}"
        reader.problem(fields["scenario"], f"口径是 {scenario}，{texts[0]}", f"the scenario is {scenario}, {texts[1]}")
    default = None
    if "default" in fields:
        given = fields["default"]
        default = reader.boolean(given) if unit == YES_NO else reader.number(given)
    period = reader.choice(fields.get("period"), PERIODS, CURRENT)
    return Item(name, reader.text(fields.get("zh")), unit, identity, Scenario(scenario), period, default)


def _nearest_measure(identity: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(identity[:80], [each.id for each in measures()], n=1)
    return near[0] if near else ""


def _gap(reader: Reader, node: Node) -> Gap:
    fields = reader.fields(node, ("path", "weight", "zh"), ("path", "weight", "zh"))
    path = tuple(reader.text(each) for each in reader.entries(fields.get("path"), least=1))
    return Gap(path, reader.number(fields.get("weight"), above=0), reader.text(fields.get("zh")))


def _verified(reader: Reader, fields: Mapping[str, Node], lines: tuple[Line, ...]) -> str:
    """true, partly or false, as the lines have it; a file that states it must state the same."""
    complete = fields.get("complete")
    whole = complete is not None and complete.value is True and all(line.verified and line.basis == "printed" for line in lines)
    by_lines = "true" if whole else "partly" if any(map(is_seen, lines)) else "false"
    stated = fields.get("verified")
    if stated is not None and stated.text != by_lines:
        reader.problem(
            stated,
            f"写的是 {stated.text or '空'}，按各行应为 {by_lines}",
            f"is {stated.text or 'empty'}, by its lines it should be {by_lines}",
        )
    return by_lines


def _weight_sets(reader: Reader, node: Node, lines: tuple[Line, ...], total: Fraction) -> dict[str, WeightSet]:
    ids = [line.id for line in lines]
    sets: dict[str, WeightSet] = {}
    for name, entry in reader.table(node).items():
        fields = reader.fields(entry, ("zh", "verified", "complete", "weights"), ("zh", "weights"))
        before = len(reader.problems)
        given = reader.table(fields.get("weights"))
        weights = {identity: reader.number(each, above=0) for identity, each in given.items()}
        for identity, each in given.items():
            if identity not in ids:
                reader.problem(each, "没有这一行指标", "is no indicator of this system")
        complete = reader.boolean(fields.get("complete"), default=True)
        if complete and len(reader.problems) == before:
            if absent := [identity for identity in ids if identity not in weights]:
                reader.problem(entry, f"缺 {'、'.join(absent)} 的权重", f"lacks the weights of {', '.join(absent)}")
            _add_up(reader, fields["weights"], sum(weights.values(), ZERO), total)
        sets[name] = WeightSet(reader.text(fields.get("zh")), reader.boolean(fields.get("verified")), complete, weights)
    if not any(each.complete for each in sets.values()):
        reader.problem(node, "至少要有一张完整的权重表", "needs at least one complete weight set")
    return sets


def _adjustment(reader: Reader, node: Node) -> Adjustment:
    fields = reader.fields(node, ("id", "zh", "points", "per", "max"), ("id", "zh", "points"))
    points = reader.number(fields.get("points"))
    if points == 0 and "points" in fields:
        reader.problem(fields["points"], "不能为 0：加分写正数，扣分写负数", "must not be 0: a bonus is positive, a malus negative")
    return Adjustment(
        reader.name(fields.get("id")),
        reader.text(fields.get("zh")),
        points,
        reader.choice(fields.get("per"), ("case", "once"), "case") == "once",
        reader.number(fields["max"], above=0) if "max" in fields else None,
    )


def _cap(reader: Reader, node: Node, grades: str) -> Cap:
    fields = reader.fields(node, ("id", "zh", "when", "grade_at_most", "total_at_most"), ("id", "zh", "when"))
    if not {"grade_at_most", "total_at_most"} & fields.keys():
        reader.problem(node, "要写 grade_at_most（最高等级）或 total_at_most（最高总分）", "needs grade_at_most or total_at_most")
    known = [grade for _, grade in thresholds(grades)] if grades else []
    return Cap(
        reader.name(fields.get("id")),
        reader.text(fields.get("zh")),
        reader.formula(fields.get("when"), truth=True),
        reader.number(fields["total_at_most"], 0) if "total_at_most" in fields else None,
        reader.choice(fields["grade_at_most"], known) if "grade_at_most" in fields else None,
    )


def _hold_together(reader: Reader, fields: Mapping[str, Node], system: System) -> None:
    for name, item in reader.table(fields.get("data")).items():
        if name not in reader.used:
            reader.problem(item, "没有哪一行指标用到；请删去，或写进公式", "is used by no indicator: remove it, or use it in a formula")
    for key, listed in (("adjustments", system.adjustments), ("caps", system.caps)):
        refuse_repeated(reader, zip(reader.entries(fields.get(key)), (each.id for each in listed), strict=True))
    missing = sum((gap.weight for gap in system.gaps), ZERO)
    if "complete" in fields and system.complete == bool(system.gaps):
        reader.problem(fields["complete"], "有 missing（缺的部分）时为 false，没有时为 true", "is false exactly when something is missing")
    if system.weight_sets or any(line.weight is None for line in system.lines) or "total" not in fields:
        return
    weights = sum((line.weight for line in system.lines if line.weight is not None), ZERO)
    _add_up(reader, fields["total"], weights + missing, system.total)


def _add_up(reader: Reader, node: Node, sum_of_weights: Fraction, total: Fraction) -> None:
    if sum_of_weights != total and isinstance(node.value, Decimal | dict):
        texts = number_text(sum_of_weights), number_text(total)
        reader.problem(
            node,
            f"各行权重（连同 missing）合计 {texts[0]}，应为 {texts[1]}",
            f"the weights (with missing) add up to {texts[0]}, not to {texts[1]}",
        )
