"""What a department spent: as a whole, by nature, by item, by project, by function."""

from collections.abc import Callable

from jixiao.synth.claims import Claim, Row, budgeted, change, split, then_changed, told
from jixiao.synth.figures import total
from jixiao.synth.topics.world import CLASSES, World, added


def _total(world: World) -> Claim:
    whole = world.whole()
    assert whole.prior is not None
    return change("total", whole.now, whole.prior)


def _total_budget(world: World) -> Claim:
    whole = world.whole()
    assert whole.budget is not None
    return budgeted("total", whole.now, whole.budget, whole.prior)


def _natures(world: World) -> list[Row]:
    return [world.basic_total(), world.project_total()]


def _income(world: World) -> Claim:
    """Appropriations of the year and what was carried over, against spending and what is carried on (see `_balance`)."""
    whole, carried = world.whole().now, world.money("balance", "carried_over", "actual")
    received = whole + world.money("balance", "year_end", "actual") - carried
    fund = world.projects()[-1].now
    rows = [Row("general", received - fund), Row("fund", fund), Row("carried", carried)]
    return split("total_income", received + carried, [row for row in rows if row.now.value > 0])


def _both_totals(world: World) -> Claim:
    """Receipts and what was carried over: as much as spending and what is carried on."""
    whole, left = world.whole(), world.money("balance", "year_end", "actual")
    assert whole.prior is not None
    return Claim("both_totals", told("total_income", whole.now + left, whole.prior + world.money("balance", "carried_over", "actual")))


def _balance(world: World) -> Claim:
    whole, left = world.whole().now, world.money("balance", "year_end", "actual")
    return Claim("balance", {"SI": "total_income", "I": whole + left, "SO": "total", "O": whole, "SL": "left", "L": left})


def _class_row(world: World, code: str) -> Row:
    return world.row(CLASSES[code], world.basic(code))


def _classes(world: World) -> Claim:
    return split("basic", world.basic_total(), [_class_row(world, code) for code in CLASSES])


def _people(world: World) -> Claim:
    people = world.row("personnel", world.basic("301") + world.basic("303"))
    return split("basic", world.basic_total(), [people, world.row("office", world.basic("302"))])


def _items(code: str) -> Callable[[World], Claim]:
    def items(world: World) -> Claim:
        rows = [world.item("basic", item) for _, item in world.basic(code)]
        return split(CLASSES[code], _class_row(world, code), [row for row in rows if row.now.value > 0])

    return items


def _project_items(world: World) -> Claim:
    return split("project", world.project_total(), world.projects())


def _project_budgets(world: World) -> list[Claim]:
    return [budgeted(row.subject, row.now, row.budget, row.prior) for row in world.projects() if row.budget is not None]


def _project_share(world: World) -> Claim:
    row = world.projects()[0]
    whole = world.project_total().now
    return Claim("share", {"S": row.subject, "A": row.now, "T": "project", "W": whole, "R": row.now.percent_of(whole)})


def _by_class(world: World) -> list[Row]:
    classes: dict[str, list[Row]] = {}
    for row in world.functions():
        classes.setdefault(row.subject.partition("（")[0], []).append(row)
    return [added(name, rows) for name, rows in classes.items()]


def _functions(world: World) -> Claim:
    rows = _by_class(world)
    return split("total", added("total", rows), rows)


def _functions_table(world: World) -> Claim:
    rows = _by_class(world)
    return split("total", added("total", rows), rows, "table")


def _function_budgets(world: World) -> list[Claim]:
    return [budgeted(row.subject, row.now, row.budget) for row in world.functions() if row.budget is not None and row.now.value > 0]


def _told_then_split(world: World) -> list[Claim]:
    """The whole by itself, then parted twice."""
    by_function = _by_class(world)
    parted = [(_natures(world), "by_nature"), (by_function, "by_function")]
    splits = [split("total", world.whole(), rows, "split_of", {"by": by}) for rows, by in parted]
    return [_total(world), *splits[: world.random.randint(1, 2)]]


def _project_then_items(world: World) -> list[Claim]:
    whole = world.project_total()
    return [Claim("plain", {"S": "project", "A": whole.now}), split("project", whole, world.projects(), "split_of", {"by": "by_project"})]


def _procurement(world: World) -> Claim:
    rows = [
        Row(f"buy_{key}", *(world.money("procurement", key, c) for c in ("actual", "prior_actual", "budget")))
        for key in ("goods", "works", "services")
    ]
    return split("procurement", added("procurement", rows), rows)


def _small_share(world: World) -> Claim | None:
    whole = total([world.money("procurement", key, "actual") for key in ("goods", "works", "services")])
    small = world.money("procurement", "small", "actual")
    if not whole.value or small.value > whole.value:
        return None
    return Claim("share", {"S": "small", "A": small, "T": "small_name", "W": whole, "R": small.percent_of(whole)})


def _assets(world: World) -> Claim:
    return change("assets", world.money("assets", "fixed", "actual"), world.money("assets", "fixed", "prior"))


def _office_running(world: World) -> Claim:
    row = world.row("office_running", world.basic("302"))
    assert row.prior is not None
    return change("office_running", row.now, row.prior)


def _adjusted(world: World) -> Claim | None:
    whole = world.whole().budget
    now = total([world.money("basic", code, "adjusted") for code in world.codes("basic")])
    now += total([world.listed("project_items", at, "adjusted") for at in range(len(world.projects()))])
    assert whole is not None
    if now.value == whole.value:
        return None
    return Claim("adjust", {"S": "total", "B": whole, "A": now, "D": now - whole})


def _per_person(world: World) -> Claim:
    staff = total([world.count("staff", row, "on_duty", "人") for row in ("administrative", "institution", "worker")])
    office = world.row("office", world.basic("302")).now
    return Claim("average", {"S": "office", "T": office, "N": staff, "E": "per_person", "V": office.per(staff, "万元", 2)})


DEPARTMENT: dict[str, Callable[[World], Claim | list[Claim] | None]] = {
    "total": _total,
    "total_budget": _total_budget,
    "both_totals": _both_totals,
    "total_then_change": lambda world: then_changed("total", world.whole()),
    "total_then_split": _told_then_split,
    "project_then_items": _project_then_items,
    "basic_then_change": lambda world: then_changed("basic", world.basic_total()),
    "total_again": lambda world: Claim("again", {"S": "total", "A": world.whole().now}),
    "total_split": lambda world: split("total", world.whole(), _natures(world)),
    "total_table": lambda world: split("total", world.whole(), _natures(world), "table"),
    "income": _income,
    "balance": _balance,
    "adjusted": _adjusted,
    "basic_classes": _classes,
    "basic_people": _people,
    "wages_items": _items("301"),
    "goods_items": _items("302"),
    "project_items": _project_items,
    "project_table": lambda world: split("project", world.project_total(), world.projects(), "table"),
    "project_budgets": _project_budgets,
    "project_share": _project_share,
    "functions": _functions,
    "functions_table": _functions_table,
    "function_budgets": _function_budgets,
    "procurement": _procurement,
    "small_share": _small_share,
    "assets": _assets,
    "assets_plain": lambda world: Claim("plain", {"S": "assets", "A": world.money("assets", "fixed", "actual")}),
    "office_running": _office_running,
    "office_per_person": _per_person,
}
