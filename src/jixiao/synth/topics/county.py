"""An invented county: its treasury, its people, its economy."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

import msgspec

from jixiao.synth.claims import Claim, Row, budgeted, change, split, then_changed
from jixiao.synth.departments import FIRST_YEAR, LAST_YEAR, vocabulary
from jixiao.synth.figures import Figure, counted, money, rate, total

TAXES = ("增值税", "企业所得税", "个人所得税", "城市维护建设税", "房产税", "契税", "土地增值税")
SPENDING = (
    "一般公共服务支出",
    "教育支出",
    "社会保障和就业支出",
    "卫生健康支出",
    "城乡社区支出",
    "农林水支出",
    "交通运输支出",
    "住房保障支出",
)
NONTAX = ("专项收入", "行政事业性收费收入", "国有资源有偿使用收入")


class County:
    """The year of a county that does not exist; every total is the sum of its parts."""

    def __init__(self, seed: int) -> None:
        self.random = random = Random(f"county {seed}")
        places = vocabulary()["places"]
        self.place = "".join(random.choice(places[key]) for key in ("first", "second", "kind"))
        self.body = f"{self.place}财政局"
        self.year = random.randint(FIRST_YEAR, LAST_YEAR)
        self.taxes = [self.row(name, 40, 320) for name in random.sample(TAXES, random.randint(4, 7))]
        self.nontax = [self.row(name, 30, 200) for name in NONTAX]
        self.spending = [self.row(name, 150, 900) for name in random.sample(SPENDING, random.randint(5, 8))]
        self.transfers, self.bonds, self.carried, self.moved = (
            self.million(low, high) for low, high in ((900, 2600), (90, 700), (20, 300), (30, 400))
        )
        self.upward, self.repaid = self.million(30, 160), self.million(40, 300)
        self.land, self.other_fund = self.row("land", 120, 900), self.row("其他基金收入", 10, 90)
        self.fund_spending = self.row("fund_spending", 150, 1200)
        self.debt, self.prior_debt = self.million(2000, 5200), self.million(1700, 4900)
        self.room = self.million(20, 300)
        self.industries = [
            self.row(name, low, high) for name, low, high in (("first", 2200, 6800), ("second", 7000, 18000), ("third", 8000, 21000))
        ]
        self.urban, self.rural = (self.twice(18, 60, "万人", 2) for _ in range(2))
        self.grain = [self.twice(*bounds, "万吨", 2) for bounds in ((2, 9), (8, 26), (1, 5))]
        self.area = self.twice(30, 90, "万亩", 2)
        self.pigs = self.twice(18, 96, "万头", 2)
        self.exports, self.imports = self.row("export", 900, 5200), self.row("import", 120, 850)
        self.schools = [self.counts(bounds, "人") for bounds in ((4000, 9000), (9000, 22000), (20000, 52000), (6000, 19000))]
        self.jobs = self.counts((3200, 9800), "人")
        self.deposits, self.loans = self.row("deposits", 18000, 60000), self.row("loans", 9000, 42000)
        self.incomes = [
            (self.counts(bounds, "元"), key) for bounds, key in (((29000, 52000), "income_urban"), ((14000, 28000), "income_rural"))
        ]

    def million(self, low: int, high: int) -> Figure:
        """An amount between so many millions of 元, to the 万元."""
        return money(self.random, Decimal(self.random.randint(low * 100, high * 100)) * 10_000)

    def row(self, subject: str, low: int, high: int) -> Row:
        """With a year before and a budget that are not far off."""
        now = self.million(low, high)
        prior, budget = (
            money(self.random, (now.value / 10_000 * self.random.randint(*bounds) // 1000) * 10_000)
            for bounds in ((840, 1150), (920, 1090))
        )
        return Row(subject, now, prior, budget)

    def twice(self, low: int, high: int, unit: str, decimals: int) -> tuple[Figure, Figure]:
        """A measured value and that of the year before."""
        now = Decimal(self.random.randint(low * 100, high * 100)) / 100
        prior = (now * self.random.randint(880, 1110) / 1000).quantize(Decimal("0.01"))
        return counted(self.random, now, unit, decimals), counted(self.random, prior, unit, decimals)

    def counts(self, bounds: tuple[int, int], unit: str) -> tuple[Figure, Figure]:
        """A number of things and that of the year before."""
        now = self.random.randint(*bounds)
        return counted(self.random, now, unit), counted(self.random, now * self.random.randint(890, 1110) // 1000, unit)


def summed(subject: str, rows: Sequence[Row]) -> Row:
    return Row(
        subject, *(total([figure for row in rows if (figure := getattr(row, column)) is not None]) for column in ("now", "prior", "budget"))
    )


def _pairs(subject: str, pairs: Sequence[tuple[str, tuple[Figure, Figure]]], kind: str = "split") -> Claim:
    rows = [Row(name, now, prior) for name, (now, prior) in pairs]
    return split(subject, Row(subject, total([row.now for row in rows]), total([row.prior for row in rows if row.prior])), rows, kind)


def _revenue(county: County) -> Row:
    return summed("revenue", [summed("tax", county.taxes), summed("nontax", county.nontax)])


def _kinds(county: County) -> list[Row]:
    return [summed("tax", county.taxes), summed("nontax", county.nontax)]


def _budget(row: Row) -> Claim:
    assert row.budget is not None
    return budgeted(row.subject, row.now, row.budget, row.prior)


def _collected(row: Row) -> Claim:
    return msgspec.structs.replace(_budget(row), kind="income_budget")


def _change(row: Row) -> Claim:
    assert row.prior is not None
    return change(row.subject, row.now, row.prior)


def _sources(county: County) -> list[Row]:
    parts = (("transfers", county.transfers), ("bonds", county.bonds), ("carried_in", county.carried), ("moved_in", county.moved))
    return [Row("revenue", _revenue(county).now), *(Row(key, figure) for key, figure in parts)]


def _used(county: County) -> list[Row]:
    return [Row("spending", summed("spending", county.spending).now), Row("upward", county.upward), Row("repaid", county.repaid)]


def _balance(county: County) -> Claim | None:
    sources, uses = total([row.now for row in _sources(county)]), total([row.now for row in _used(county)])
    if sources.value <= uses.value:
        return None
    return Claim("balance", {"SI": "sources", "I": sources, "SO": "uses", "O": uses, "SL": "year_left", "L": sources - uses})


def _livelihood(county: County) -> Claim:
    whole = summed("spending", county.spending).now
    part = total([row.now for row in county.spending[1:]])
    return Claim("share", {"S": "livelihood", "A": part, "T": "spending", "W": whole, "R": part.percent_of(whole)})


def _series(county: County) -> Claim:
    years = county.random.randint(3, 5)
    now = _revenue(county).now
    first = money(county.random, (now.value / 10_000 * county.random.randint(620, 880) // 1000) * 10_000)
    return Claim(
        "series",
        {
            "S": "revenue",
            "A": now,
            "P": first,
            "G": now.yearly_over(first, years),
            "n": years,
            "Y1": str(county.year - years),
            "Y2": str(county.year),
        },
    )


def _tax_ratio(county: County) -> Claim:
    tax, whole = summed("tax", county.taxes), _revenue(county)
    assert tax.prior is not None and whole.prior is not None
    now, before = tax.now.percent_of(whole.now), tax.prior.percent_of(whole.prior)
    return Claim("points", {"S": "tax_ratio", "A": now, "P": before, "D": now.points_over(before), "ref": "上年"})


def _revenue_points(county: County) -> Claim | None:
    """Growth beside that of the city."""
    whole = _revenue(county)
    assert whole.prior is not None
    growth = whole.now.growth_over(whole.prior)
    if growth.value <= 1:
        return None
    city = rate(county.random, Decimal(county.random.randint(10, 90)) / 10)
    return Claim("points", {"S": "revenue_growth", "A": growth, "P": city, "D": growth.points_over(city), "ref": "city"})


def _progress(county: County) -> Claim:
    """Revenue up to a month against the part of the year that has passed."""
    months = county.random.randint(6, 11)
    budget = _revenue(county).budget
    assert budget is not None
    done = money(county.random, (budget.value / 10_000 * (months * 1000 // 12 + county.random.randint(-60, 60)) // 1000) * 10_000)
    share = done.percent_of(budget)
    ahead = share.points_over(rate(county.random, Decimal(100 * months) / 12))
    return Claim("progress", {"S": "revenue", "A": done, "B": budget, "C": share, "D": ahead, "months": months})


def _spending_then_split(county: County) -> list[Claim]:
    whole = summed("spending", county.spending)
    return [_change(whole), split("spending", whole, county.spending, "split_of", {"by": "by_function"})]


def _debt(county: County) -> Claim:
    return Claim("debt", {"S": "debt", "A": county.debt, "L": county.debt + county.room})


def _structure(county: County) -> Claim:
    rows = [Row(row.subject, row.now) for row in county.industries]
    return split("gdp", total([row.now for row in rows]), rows, "structure")


def _gdp(county: County) -> Claim:
    growth = rate(county.random, Decimal(county.random.randint(31, 82)) / 10)
    return Claim("real_growth", {"S": "gdp", "A": total([row.now for row in county.industries]), "G": growth})


def _grain_average(county: County) -> Claim:
    output, area = total([now for now, _ in county.grain]), county.area[0]
    per_mu = output.per(area, "公斤", 1, is_money=False)
    scaled = Figure(per_mu.value * 1000, tuple(value * 1000 for value in per_mu.others), "公斤", 1)
    return Claim("average", {"S": "grain_output", "T": output, "N": area, "E": "grain_yield", "V": scaled})


def _industries(county: County) -> Claim:
    whole = county.random.randint(18, 36)
    part = county.random.randint(whole // 2, whole - 2)
    every, growing = counted(county.random, whole, "个"), counted(county.random, part, "个")
    return Claim("set", {"S": "industries", "T": every, "A": growing, "C": growing.percent_of(every), "E": "growing"})


def _surplus(county: County) -> Claim:
    out, back = county.exports.now, county.imports.now
    return Claim("surplus", {"SI": "export", "I": out, "SO": "import", "O": back, "SL": "surplus", "L": out - back})


def _incomes(county: County) -> list[Claim]:
    return [change(key, *pair) for pair, key in county.incomes]


def _urban_rate(county: County) -> Claim:
    urban, whole = county.urban[0], county.urban[0] + county.rural[0]
    return Claim("urban_rate", {"S": "urban", "A": urban, "W": whole, "R": urban.percent_of(whole)})


def _income_ratio(county: County) -> Claim:
    (urban, _), (rural, _) = (pair for pair, _ in county.incomes)
    return Claim("income_ratio", {"T": urban, "N": rural, "V": urban.per(rural, "", 2, is_money=False)})


GRAIN = ("summer", "autumn", "early")
SCHOOLS = ("senior_school", "middle_school", "primary_school", "kindergarten")

COUNTY: dict[str, Callable[[County], Claim | list[Claim] | None]] = {
    "revenue_budget": lambda county: _collected(_revenue(county)),
    "revenue_change": lambda county: _change(_revenue(county)),
    "revenue_split": lambda county: split("revenue", _revenue(county), _kinds(county)),
    "revenue_points": _revenue_points,
    "revenue_progress": _progress,
    "revenue_then_change": lambda county: then_changed("revenue", _revenue(county)),
    "spending_then_split": _spending_then_split,
    "revenue_again": lambda county: Claim("again", {"S": "revenue", "A": _revenue(county).now}),
    "tax_items": lambda county: split("tax", summed("tax", county.taxes), county.taxes),
    "tax_table": lambda county: split("tax", summed("tax", county.taxes), county.taxes, "table"),
    "nontax_items": lambda county: split("nontax", summed("nontax", county.nontax), county.nontax),
    "spending_change": lambda county: _change(summed("spending", county.spending)),
    "spending_budget": lambda county: _budget(summed("spending", county.spending)),
    "spending_items": lambda county: split("spending", summed("spending", county.spending), county.spending),
    "spending_table": lambda county: split("spending", summed("spending", county.spending), county.spending, "table"),
    "livelihood": _livelihood,
    "sources": lambda county: split("sources", total([row.now for row in _sources(county)]), _sources(county)),
    "uses": lambda county: split("uses", total([row.now for row in _used(county)]), _used(county)),
    "county_balance": _balance,
    "fund_budget": lambda county: _collected(summed("fund_revenue", [county.land, county.other_fund])),
    "land": lambda county: _change(county.land),
    "fund_spending": lambda county: _budget(county.fund_spending),
    "debt": _debt,
    "debt_change": lambda county: change("debt", county.debt, county.prior_debt),
    "revenue_series": _series,
    "tax_ratio": _tax_ratio,
    "gdp": _gdp,
    "structure": _structure,
    "population": lambda county: _pairs("population", [("urban", county.urban), ("rural", county.rural)]),
    "urban_rate": _urban_rate,
    "income_ratio": _income_ratio,
    "jobs": lambda county: change("jobs", *county.jobs),
    "grain": lambda county: _pairs("grain_output", list(zip(GRAIN, county.grain, strict=True))),
    "grain_area": lambda county: change("grain_area", *county.area),
    "grain_average": _grain_average,
    "pigs": lambda county: change("pigs", *county.pigs),
    "industries": _industries,
    "trade": lambda county: split("trade", summed("trade", [county.exports, county.imports]), [county.exports, county.imports]),
    "surplus": _surplus,
    "deposits": lambda county: _change(county.deposits),
    "loans": lambda county: _change(county.loans),
    "students": lambda county: _pairs("students", list(zip(SCHOOLS, county.schools, strict=True))),
    "students_table": lambda county: _pairs("students", list(zip(SCHOOLS, county.schools, strict=True)), "table"),
    "incomes": _incomes,
}
