"""A department's budget: plan against plan."""

from collections.abc import Callable

from jixiao.synth.claims import Claim, Row, change, split
from jixiao.synth.figures import Figure, total
from jixiao.synth.topics.department import _by_class
from jixiao.synth.topics.world import CLASSES, World


def _planned(row: Row) -> Row:
    """The budget of a row; last year's spending stands for last year's budget."""
    assert row.budget is not None
    return Row(row.subject, row.budget, row.prior)


def _rows(rows: list[Row]) -> list[Row]:
    return [planned for row in rows if (planned := _planned(row)).now.value > 0]


def _total(world: World) -> Claim:
    whole = _planned(world.whole())
    assert whole.prior is not None
    return change("plan_total", whole.now, whole.prior)


def _income(world: World) -> Claim:
    fund = _planned(world.projects()[-1]).now
    whole = _planned(world.whole()).now
    return split("plan_income", whole, [Row("general", whole - fund), Row("fund", fund)])


def _split(rows: Callable[[World], list[Row]], subject: str, kind: str = "split") -> Callable[[World], Claim]:
    def told(world: World) -> Claim:
        parts = _rows(rows(world))
        return split(subject, _sum(subject, parts), parts, kind)

    return told


def _sum(subject: str, rows: list[Row]) -> Row:
    return Row(subject, total([row.now for row in rows]), total([row.prior for row in rows if row.prior is not None]))


def _classes(world: World) -> list[Row]:
    return [world.row(CLASSES[code], world.basic(code)) for code in CLASSES]


def _three(world: World) -> Claim:
    keys = ("abroad", "purchase", "running", "reception")
    rows = [Row(key, *(world.money("three_public", key, column) for column in ("budget", "prior_budget"))) for key in keys]
    whole = _sum("three", rows)
    cars = _sum("cars", rows[1:3])
    return split("three", whole, [rows[0], cars, rows[3]])


def _procurement(world: World) -> Claim:
    rows = [Row(f"buy_{key}", world.money("procurement", key, "budget")) for key in ("goods", "works", "services")]
    whole: Figure = total([row.now for row in rows])
    return split("procurement", whole, rows)


PLAN: dict[str, Callable[[World], Claim | list[Claim] | None]] = {
    "plan_total": _total,
    "plan_income": _income,
    "plan_split": _split(lambda world: [world.basic_total(), world.project_total()], "plan_total"),
    "plan_table": _split(lambda world: [world.basic_total(), world.project_total()], "plan_total", "table"),
    "plan_functions": _split(_by_class, "plan_total"),
    "plan_classes": _split(_classes, "basic"),
    "plan_projects": _split(lambda world: world.projects(), "project"),
    "plan_three": _three,
    "plan_procurement": _procurement,
}
