"""An invented project: where its money came from, what it was spent on, what it achieved."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

import msgspec

from jixiao.synth.claims import Claim, Row, budgeted, split
from jixiao.synth.departments import FIRST_YEAR, LAST_YEAR, vocabulary
from jixiao.synth.figures import Figure, counted, money, rate, total
from jixiao.synth.topics.result import satisfied, scored

PROJECTS = (
    "高标准农田建设项目",
    "农村饮水安全巩固提升项目",
    "老旧小区改造项目",
    "农村公路养护项目",
    "乡镇卫生院能力提升项目",
    "城区绿化提升项目",
)
USES = ("工程施工费", "设备购置费", "勘察设计费", "监理费", "培训费")
OUTPUTS = (("改造面积", "平方米"), ("新建管网", "公里"), ("维修设施", "处"), ("培训人员", "人次"), ("巡查检查", "次"), ("安装设备", "台"))
SECTIONS = (("决策指标", 20), ("过程指标", 20), ("产出指标", 30), ("效益指标", 20), ("满意度指标", 10))


class Project:
    """The year of a project that does not exist."""

    def __init__(self, seed: int) -> None:
        self.random = random = Random(f"project {seed}")
        places = vocabulary()["places"]
        self.place = "".join(random.choice(places[key]) for key in ("first", "second", "kind"))
        self.body = f"{self.place}住房和城乡建设局"
        self.project = f"{self.place}{random.choice(PROJECTS)}"
        self.year = random.randint(FIRST_YEAR, LAST_YEAR)
        self.sources = [self.amount(low, high) for low, high in ((200, 1800), (100, 900), (50, 400))]
        self.uses = [self.amount(20, 600) for _ in range(random.randint(3, 5))]
        self.households = counted(random, random.randint(60, 900), "户")
        self.grant = self.amount(30, 300)
        self.outputs = random.sample(OUTPUTS, 4)
        self.targets = [self.target(unit) for _, unit in self.outputs]
        self.scores = [self.score(most) for _, most in SECTIONS]
        self.satisfied = rate(random, Decimal(random.randint(9010, 9900)) / 100), rate(random, Decimal(90))

    def amount(self, low: int, high: int) -> Figure:
        return money(self.random, Decimal(self.random.randint(low * 100, high * 100)) * 100)

    def target(self, unit: str) -> tuple[Figure, Figure]:
        decimals = 2 if unit == "公里" else 0
        scale = 100 if decimals else 1
        target = self.random.randint(20 * scale, 900 * scale)
        done = target * self.random.randint(88, 121) // 100
        return counted(self.random, Decimal(target) / scale, unit, decimals), counted(self.random, Decimal(done) / scale, unit, decimals)

    def score(self, most: int) -> Figure:
        return counted(self.random, Decimal(self.random.randint(most * 8, most * 10)) / 10, "分", 1)

    def planned(self) -> Figure:
        """The uses are what was spent; the plan is what the sources give."""
        return total(self.sources)


def _sources(project: Project) -> Claim:
    rows = [Row(key, figure) for key, figure in zip(("central", "provincial", "local"), project.sources, strict=True)]
    return split("project_money", project.planned(), rows)


def _spent(project: Project) -> Figure:
    return total(project.uses)


def _arrived(project: Project) -> Claim:
    arrived = total(project.sources[:2])
    return msgspec.structs.replace(budgeted("arrived", arrived, project.planned()), kind="arrived")


def _items(project: Project) -> Claim:
    rows = [Row(name, figure) for name, figure in zip(USES, project.uses, strict=False)]
    return split("spent", _spent(project), rows)


def _table(project: Project) -> Claim:
    rows = [Row(name, figure) for name, figure in zip(USES, project.uses, strict=False)]
    return split("spent", _spent(project), rows, "table")


def _targets(project: Project) -> list[Claim]:
    return [
        Claim("target", {"S": name, "T": target, "A": done, "C": done.percent_of(target)})
        for (name, _), (target, done) in zip(project.outputs, project.targets, strict=True)
    ]


def _households(project: Project) -> Claim:
    average = project.grant.per(project.households, "元", 2)
    return Claim("average", {"S": "grant", "T": project.grant, "N": project.households, "E": "unit_cost", "V": average})


def _scores(project: Project) -> Claim:
    rows = [Row(name, score) for (name, _), score in zip(SECTIONS, project.scores, strict=True)]
    return split("score", total(project.scores), rows, "scores")


PROJECT: dict[str, Callable[[Project], Claim | list[Claim] | None]] = {
    "money_sources": _sources,
    "money_arrived": _arrived,
    "money_spent": lambda project: msgspec.structs.replace(budgeted("spent", _spent(project), project.planned()), kind="spent"),
    "money_items": _items,
    "money_table": _table,
    "project_targets": _targets,
    "households_average": _households,
    "satisfaction": lambda project: satisfied(*project.satisfied),
    "score_parts": _scores,
    "score": lambda project: scored(total(project.scores)),
}
