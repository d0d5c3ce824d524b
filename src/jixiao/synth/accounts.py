"""The accounts of an invented department: every total the sum of its parts, in every column."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random

import msgspec

CENT = Decimal("0.01")
MONEY_COLUMNS = ("prior_actual", "budget", "adjusted", "actual")
Money = dict[str, Decimal]

# Basic expenditure: item -> what it costs for one person in the year (万元: least, most).
_PER_HEAD = {
    "30101": (3.2, 5.1), "30102": (1.6, 3.2), "30103": (1.2, 3.6), "30108": (1.0, 1.9), "30109": (0.3, 0.9), "30110": (0.5, 1.1),
    "30112": (0.05, 0.2), "30113": (0.8, 1.6), "30199": (0.0, 0.4), "30201": (0.15, 0.6), "30202": (0.02, 0.2), "30205": (0.01, 0.08),
    "30206": (0.05, 0.3), "30207": (0.02, 0.12), "30211": (0.1, 0.5), "30213": (0.05, 0.5), "30215": (0.01, 0.1), "30216": (0.02, 0.12),
    "30217": (0.03, 0.3), "30226": (0.05, 0.6), "30228": (0.1, 0.4), "30229": (0.1, 0.4), "30239": (0.2, 0.6), "30299": (0.1, 0.7),
    "30305": (0.05, 0.6), "30309": (0.0, 0.1),
}  # fmt: skip
_THREE_PUBLIC = {"30217", "30231"}
_RUNNING = (1.2, 3.4)  # 30231: for one vehicle
# What projects are spent on: class -> the item that takes it.
_PROJECT_CLASSES = {
    "商品和服务支出": "30227", "对个人和家庭的补助": "30399", "资本性支出": "31005", "对企业补助": "31204",
}  # fmt: skip
_KINDS = ("业务工作经费", "运行维护经费", "省级专项资金", "县级专项资金")
_INSURANCE = (
    ("2080505", "机关事业单位基本养老保险缴费支出", "30108"),
    ("2101101", "行政单位医疗", "30110"),
    ("2210201", "住房公积金", "30113"),
)


class Item(msgspec.Struct, frozen=True):
    """A project with its money."""

    name: str
    kind: str
    economic: str
    money: Money


class Accounts(msgspec.Struct, frozen=True):
    """`basic` and `project` by item of the economic classification; `items` are the projects, whose money `project` holds."""

    basic: dict[str, Money]
    project: dict[str, Money]
    items: tuple[Item, ...]

    def total(self) -> Money:
        return added([*self.basic.values(), *self.project.values()])

    def insurance(self) -> list[tuple[str, str, Money]]:
        """The functions that insurance and housing stand under: code, name, money."""
        return [(code, name, self.basic[item]) for code, name, item in _INSURANCE]

    def functions(self, count: int) -> list[Money]:
        """The rest by the department's own functions: basic expenditure first, the projects over the others."""
        rest = added([money for item, money in self.basic.items() if item not in {item for _, _, item in _INSURANCE}])
        shares: list[list[Money]] = [[] for _ in range(count)]
        for number, item in enumerate(self.items):
            shares[1 + number % (count - 1)].append(item.money)
        return [added([rest, *shares[0]]), *(added(share) for share in shares[1:])]


def accounts_of(random: Random, people: int, vehicles: int, projects: list[str]) -> Accounts:
    """Accounts for so many people, vehicles and these projects."""
    basic = {code: _money(random, low * people, high * people) for code, (low, high) in _PER_HEAD.items()}
    if vehicles:
        basic["30231"] = _money(random, _RUNNING[0] * vehicles, _RUNNING[1] * vehicles)
    for code in _THREE_PUBLIC & basic.keys():  # never above its budget: a report that says so is sent back
        basic[code] |= {"adjusted": basic[code]["budget"], "actual": min(basic[code]["budget"], basic[code]["actual"])}
    items = tuple(_item(random, name, number) for number, name in enumerate(projects))
    project = {
        code: added([item.money for item in items if item.economic == economic])
        for economic, code in _PROJECT_CLASSES.items()
        if any(item.economic == economic for item in items)
    }
    return Accounts(basic, project, items)


def _item(random: Random, name: str, number: int) -> Item:
    economic = list(_PROJECT_CLASSES)[number % len(_PROJECT_CLASSES)]
    return Item(name, _KINDS[number % len(_KINDS)], economic, _money(random, 8, 900))


def _money(random: Random, low: float, high: float) -> Money:
    """Budget, changed in the year or not, spent to nine tenths at least; last year's was not far off."""
    budget = amount(Decimal(random.randint(int(low * 100), max(int(low * 100), int(high * 100)))) / 100)
    adjusted = budget if random.random() < 0.6 else amount(budget * random.randint(94, 112) / 100)
    actual = adjusted if random.random() < 0.3 else amount(adjusted * random.randint(90, 100) / 100)
    return {"prior_actual": amount(budget * random.randint(86, 112) / 100), "budget": budget, "adjusted": adjusted, "actual": actual}


def added(parts: list[Money]) -> Money:
    return {column: sum((part[column] for part in parts), Decimal(0)) for column in MONEY_COLUMNS}


def amount(value: Decimal) -> Decimal:
    """To two decimals, half up, as a form holds it: without zeros at the end."""
    rounded = value.quantize(CENT, ROUND_HALF_UP)
    text = format(rounded, "f")
    return Decimal(text.rstrip("0").rstrip("."))
