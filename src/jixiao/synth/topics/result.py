"""What was achieved, and how it is judged."""

from collections.abc import Callable
from decimal import Decimal

from jixiao.synth.claims import Claim, change
from jixiao.synth.figures import Figure, counted, rate
from jixiao.synth.gold import grade_of
from jixiao.synth.topics.world import World


def _decimals(*values: Decimal) -> int:
    return 0 if all(value == value.to_integral_value() for value in values) else 2


def _targets(world: World) -> list[Claim]:
    claims = []
    for row in world.filing.rows["targets"]:
        if row.get("level1") != "产出指标" or not row.get("target"):
            continue
        decimals = _decimals(Decimal(str(row["target"])), Decimal(str(row["actual"])))
        unit, item = str(row["unit"]), str(row["level3"])
        target = world.achieved(f"target of {item}", Decimal(str(row["target"])), unit, decimals)
        actual = world.achieved(item, Decimal(str(row["actual"])), unit, decimals)
        claims.append(Claim("target", {"S": item, "T": target, "A": actual, "C": actual.percent_of(target)}))
    return claims


def _achievements(world: World) -> list[Claim]:
    """Those with a rate of growth: the value of the year before is what makes the rate."""
    claims = []
    for row in world.filing.rows["achievements"]:
        figure = Decimal(str(row["figure"]))
        decimals = _decimals(figure)
        if "growth" not in row or figure < 20:
            continue
        prior = (figure / (1 + Decimal(str(row["growth"])) / 100)).quantize(Decimal(1).scaleb(-decimals))
        item, unit = str(row["item"]), str(row["unit"])
        now, before = world.achieved(item, figure, unit, decimals), world.achieved(f"prior of {item}", prior, unit, decimals)
        claims.append(change(item, now, before))
    return claims[:4]


def _work_items(world: World) -> Claim:
    whole, done = (world.count("work", "items", column, "项") for column in ("target", "actual"))
    return Claim("closing", {"S": "work_items", "T": whole, "A": done, "C": done.percent_of(whole)})


def _satisfaction(world: World) -> Claim:
    now, target = rate(world.random, Decimal(str(world.filing.values["satisfaction", "public", "actual"]))), rate(world.random, Decimal(90))
    return satisfied(now, target)


def satisfied(now: Figure, target: Figure) -> Claim:
    return Claim("points", {"S": "satisfaction", "A": now, "P": target, "D": now.points_over(target), "ref": "目标值"})


def _score(world: World) -> Claim:
    score = Decimal(str(world.filing.values["scores", "total", "score"]))
    return scored(counted(world.random, score, "分", 2 if score % 1 else 0))


def scored(score: Figure) -> Claim:
    return Claim("grade", {"S": "score", "A": score, "word": grade_of(score.value)})


RESULT: dict[str, Callable[[World], Claim | list[Claim] | None]] = {
    "targets": _targets,
    "achievements": _achievements,
    "work_items": _work_items,
    "satisfaction": _satisfaction,
    "score": _score,
}
