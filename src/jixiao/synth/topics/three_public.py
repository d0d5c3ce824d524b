"""因公出国, 公务用车, 公务接待."""

from collections.abc import Callable

from jixiao.synth.claims import Claim, Row, budgeted, change, split
from jixiao.synth.figures import total
from jixiao.synth.topics.world import World, added

ITEMS = ("abroad", "purchase", "running", "reception")
COLUMNS = ("actual", "prior_actual", "budget")


def _row(world: World, key: str) -> Row:
    return Row(key, *(world.money("three_public", key, column) for column in COLUMNS))


def _whole(world: World) -> Row:
    return added("three", [_row(world, key) for key in ITEMS])


def _cars(world: World) -> Row:
    return added("cars", [_row(world, "purchase"), _row(world, "running")])


def _split(world: World, kind: str = "split") -> Claim:
    """The three, and the second of them in its two."""
    claim = split("three", _whole(world), [_row(world, "abroad"), _cars(world), _row(world, "reception")], kind)
    if kind == "table" or world.random.random() < 0.4:
        return claim
    inner = split("cars", _cars(world), [_row(world, "purchase"), _row(world, "running")])
    first, cars, last = claim.members
    return Claim(claim.kind, claim.slots, (first, Claim("member", cars.slots, inner.members), last))


def _budget(key: str) -> Callable[[World], Claim]:
    def budget(world: World) -> Claim:
        row = _whole(world) if key == "three" else _row(world, key)
        assert row.budget is not None
        return budgeted(row.subject, row.now, row.budget, row.prior)

    return budget


def _change(key: str) -> Callable[[World], Claim]:
    def told(world: World) -> Claim:
        row = _whole(world) if key == "three" else _row(world, key)
        assert row.prior is not None
        return change(row.subject, row.now, row.prior)

    return told


def _reception(world: World) -> Claim | None:
    money, people = world.money("three_public", "reception", "actual"), world.count("three_public_numbers", "visitors", "actual", "人次")
    batches = world.count("three_public_numbers", "batches", "actual", "批次")
    if not money.value or not people.value:
        return None
    return Claim("average", {"S": "reception", "T": money, "N": people, "E": "per_visitor", "V": money.per(people, "元", 2), "K": batches})


def _running(world: World) -> Claim | None:
    money = world.money("three_public", "running", "actual")
    cars = total([world.count("vehicles", key, "actual", "辆") for key in ("confidential", "emergency", "enforcement")])
    if not money.value or cars.value < 2:
        return None
    return Claim("average", {"S": "running", "T": money, "N": cars, "E": "per_vehicle", "V": money.per(cars, "万元", 2)})


THREE_PUBLIC: dict[str, Callable[[World], Claim | list[Claim] | None]] = {
    "three_budget": _budget("three"),
    "three_change": _change("three"),
    "three_split": _split,
    "three_table": lambda world: _split(world, "table"),
    "three_again": lambda world: Claim("again", {"S": "three", "A": _whole(world).now}),
    "reception_budget": _budget("reception"),
    "reception_change": _change("reception"),
    "reception_average": _reception,
    "running_budget": _budget("running"),
    "running_change": _change("running"),
    "vehicle_average": _running,
}
