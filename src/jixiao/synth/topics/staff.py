"""Posts, people, offices."""

from collections.abc import Callable

import msgspec

from jixiao.synth.claims import Claim, Row, split
from jixiao.synth.figures import Figure, counted, total
from jixiao.synth.topics.world import World

POSTS = ("administrative", "institution", "worker")


def _staff(world: World, column: str, unit: str) -> list[tuple[str, Figure]]:
    """Posts are those on duty and the vacant ones."""
    on_duty = [msgspec.structs.replace(world.count("staff", key, "on_duty", unit), unit=unit) for key in POSTS]
    if column == "on_duty":
        return list(zip(POSTS, on_duty, strict=True))
    vacant = [world.vacant(key) for key in POSTS]
    return [(key, one + two) for key, one, two in zip(POSTS, on_duty, vacant, strict=True)]


def _establishment(world: World) -> Claim:
    rows = [Row(f"post_{key}", figure) for key, figure in _staff(world, "establishment", "名") if figure.value]
    return split("establishment", total([row.now for row in rows]), rows)


def _on_duty(world: World) -> Claim:
    rows = [Row(key, figure) for key, figure in _staff(world, "on_duty", "人") if figure.value]
    return split("on_duty", total([row.now for row in rows]), rows)


def _people(world: World) -> Claim:
    on_duty = total([figure for _, figure in _staff(world, "on_duty", "人")])
    retired = world.count("people", "retired", "actual", "人")
    return split("people", on_duty + retired, [Row("on_duty_only", on_duty), Row("retired", retired)])


def _limit(world: World) -> Claim:
    posts = total([figure for _, figure in _staff(world, "establishment", "名")])
    on_duty = total([figure for _, figure in _staff(world, "on_duty", "人")])
    return Claim("limit", {"S": "on_duty_only", "A": on_duty, "L": posts, "C": on_duty.percent_of(posts)})


def _offices(world: World) -> Claim:
    names = tuple(str(row["name"]) for row in world.filing.rows["offices"])
    return Claim("names", {"S": "offices", "N": counted(world.random, len(names), "个")}, names=names)


STAFF: dict[str, Callable[[World], Claim | list[Claim] | None]] = {
    "establishment": _establishment,
    "on_duty": _on_duty,
    "people": _people,
    "staff_limit": _limit,
    "offices": _offices,
}
