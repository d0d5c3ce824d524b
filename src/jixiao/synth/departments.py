"""Invented departments: a year whose accounts are consistent, as a filled form."""

from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from jixiao.forms import Filing, Passage, Question, QuestionKind, Questionnaire, Value
from jixiao.forms.form import Address
from jixiao.language import thresholds
from jixiao.synth.accounts import CENT, Accounts, accounts_of, amount

FIRST_YEAR, LAST_YEAR = 2019, 2025


def invent(seed: int, asks: Questionnaire = Questionnaire()) -> Filing:  # noqa: B008 - frozen
    """The filled form of a department that does not exist: the same for the same seed. All totals follow from their parts, tables that
    tell the same agree, and nothing in it is a problem. `asks` is what the indicator system asks for; it is answered too."""
    return _Invention(seed, asks).filing()


@cache
def vocabulary() -> Any:
    text = files("jixiao.synth").joinpath("departments.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class _Invention:
    def __init__(self, seed: int, asks: Questionnaire) -> None:
        self.random = Random(seed)
        self.asks = asks
        words = self.words = vocabulary()
        self.kind = words["kinds"][seed % len(words["kinds"])]
        choose = self.random.choice
        self.place = choose(words["places"]["first"]) + choose(words["places"]["second"]) + choose(words["places"]["kind"])
        self.name = self.kind["name"].format(place=self.place, town=choose(words["towns"]))
        self.year = self.random.randint(FIRST_YEAR, LAST_YEAR)
        self.values: dict[Address, Value] = {}
        self.rows: dict[str, list[dict[str, Value]]] = {}
        self.accounts: Accounts

    def filing(self) -> Filing:
        self.profile()
        self.spending()
        self.three_public()
        self.base_data()
        self.management()
        self.projects()
        self.achievements()
        self.targets()
        self.scoring()
        return Filing(self.values, {key: tuple(rows) for key, rows in self.rows.items() if rows}, self.prose(), self.asks)

    def put(self, table: str, row: str, **values: Value | int | None) -> None:
        """Values of a row by column; None leaves the cell empty."""
        for column, value in values.items():
            if value is not None:
                self.values[table, row, column] = _exact(value)

    def add(self, table: str, **values: Value | int | None) -> None:
        """A row of a list."""
        self.rows.setdefault(table, []).append({column: _exact(value) for column, value in values.items() if value is not None})

    def between(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def day(self, year: int, first: int = 1, last: int = 12) -> date:
        return date(year, self.between(first, last), self.between(1, 28))

    def company(self) -> str:
        words, choose = self.words["companies"], self.random.choice
        return str(self.place[:2] + choose(words["first"]) + choose(words["second"]) + choose(words["kind"]))

    def profile(self) -> None:
        is_office = self.kind["nature"] in ("行政单位", "乡镇（街道）")
        people = self.people = self.between(*self.kind["people"])
        workers = self.between(0, 3)
        administrative = people * self.between(45, 70) // 100 if is_office else 0
        kinds = {"administrative": administrative, "institution": people - administrative - workers, "worker": workers}
        for key, on_duty in kinds.items():
            spare = self.between(0, 3)
            self.put("staff", key, establishment=on_duty + spare, on_duty=on_duty, prior=max(0, on_duty + self.between(-2, 2)))
        self.put("body", "department", value=self.name)
        self.put("body", "year", value=self.year)
        self.put("body", "region", value=self.place)
        self.put("body", "superior", value=f"{self.place}人民政府")
        self.put("body", "nature", value=self.kind["nature"])
        self.put("body", "founding", value=f"《{self.name}职能配置、内设机构和人员编制规定》")
        self.put("body", "units", value=self.between(0, 6))
        self.put("people", "senior", prior=0, actual=0)
        retired = self.between(people // 5, people)
        self.put("people", "retired", prior=retired - self.between(0, 3), actual=retired)
        self.put("people", "outside", prior=self.between(0, 9), actual=self.between(0, 9))
        heads = len(self.kind["offices"])
        for post, number in (("正职", 1), ("副职", self.between(2, 4)), ("中层正职", heads)):
            self.add("posts", name=post, approved=number, actual=number - (self.between(0, 1) if number > 1 else 0))
        self.offices(people)
        self.held = {key: self.between(0, 2) if self.chance(0.4) else 0 for key in ("confidential", "emergency", "enforcement")}
        for key, number in self.held.items():
            self.put("vehicles", key, approved=number, prior=number, actual=number)
        if self.chance(0.6):
            self.add("changes", kind="人员增加", number=self.between(1, 3), unit="人", date=self.day(self.year), reason="公开招录。")

    def offices(self, people: int) -> None:
        names = self.kind["offices"]
        shares = [people // len(names)] * len(names)
        shares[0] += people - sum(shares)
        for name, number in zip(names, shares, strict=True):
            self.add("offices", name=name, people=number)

    def spending(self) -> None:
        accounts = self.accounts = accounts_of(self.random, self.people, sum(self.held.values()), self.kind["projects"])
        for table, items in (("basic", accounts.basic), ("project", accounts.project)):
            for code, money in items.items():
                self.put(table, code, **money)
        for item in accounts.items:
            self.add("project_items", name=item.name, **item.money, kind=item.kind, economic=item.economic)
        codes = self.kind["function"]
        for (code, name), money in zip(codes, accounts.functions(len(codes)), strict=True):
            self.add("functions", name=name, code=code, **money)
        for code, name, money in accounts.insurance():
            self.add("functions", name=name, code=code, **money)
        funds = accounts.items[-1].money
        total = accounts.total()
        for column in ("budget", "adjusted", "actual"):
            self.put("funding", "government_fund", **{column: funds[column]})
            self.put("funding", "general", **{column: total[column] - funds[column]})

    def three_public(self) -> None:
        reception, running = self.accounts.basic["30217"], self.accounts.basic.get("30231")
        zero = dict.fromkeys(("prior_budget", "prior_actual", "budget", "actual"), Decimal(0))
        for row, money in (("reception", reception), ("running", running)):
            shown = zero if money is None else {key: money[key] for key in ("prior_actual", "budget", "actual")}
            prior = Decimal(0) if money is None else amount(max(money["prior_actual"], money["budget"]) * self.between(100, 112) / 100)
            self.put("three_public", row, **{**shown, "prior_budget": prior})
        self.put("three_public", "abroad", **zero)
        self.put("three_public", "purchase", **zero)
        numbers = "three_public_numbers"
        for row in ("groups", "travellers", "bought"):
            self.put(numbers, row, prior=0, actual=0)
        batches, before = self.between(12, 90), self.between(12, 90)
        self.put(numbers, "batches", prior=before, actual=batches)
        self.put(numbers, "visitors", prior=before * self.between(6, 9), actual=batches * self.between(6, 9))
        self.put("meetings", "meetings_count", prior_actual=self.between(2, 9), actual=self.between(2, 9))
        self.put("meetings", "meetings_people", prior_actual=self.between(90, 400), actual=self.between(90, 400))
        self.put("meetings", "training_count", prior_actual=self.between(1, 8), actual=self.between(1, 8))
        self.put("meetings", "training_people", prior_actual=self.between(40, 600), actual=self.between(40, 600))

    def base_data(self) -> None:
        total = self.accounts.total()
        carried = amount(Decimal(self.between(0, 9000)) / 100)
        change = total["adjusted"] - total["budget"]
        added, reduced = max(change, Decimal(0)), max(-change, Decimal(0))
        left = carried + total["adjusted"] - total["actual"]
        for row, value in (
            ("carried_over", carried),
            ("added", added),
            ("reduced", reduced),
            ("year_end", left),
            ("adjustment", added + reduced),
        ):
            self.put("balance", row, actual=value)
        self.put("balance", "carry_over", prior=carried, actual=left)
        self.put("balance", "reallocated", actual=amount(total["budget"] * self.between(0, 6) / 100))
        self.put("balance", "received", actual=total["adjusted"])
        self.put("balance", "other_revenue", actual=0)
        self.put(
            "base_spending", "key_projects", budget=self.accounts.items[0].money["budget"], actual=self.accounts.items[0].money["actual"]
        )
        progress = (total["actual"] / total["adjusted"] * 100).quantize(CENT)
        self.put("progress", "june", target=50, actual=amount(Decimal(self.between(4200, 5800)) / 100))
        self.put("progress", "september", target=75, actual=amount(Decimal(self.between(6900, 8200)) / 100))
        self.put("progress", "year", target=100, actual=progress)
        for row, share in (("goods", 4), ("works", self.between(0, 9)), ("services", 3)):
            planned = amount(total["adjusted"] * share / 100)
            self.put(
                "procurement",
                row,
                prior_actual=amount(planned * 9 / 10),
                budget=planned,
                actual=amount(planned * self.between(88, 100) / 100),
            )
        bought = sum((_number(self.values["procurement", row, "actual"]) for row in ("goods", "works", "services")), Decimal(0))
        small = amount(bought * self.between(40, 80) / 100)
        self.put("procurement", "small", actual=small)
        self.put("procurement", "micro", actual=amount(small / 2))
        self.buildings()
        fixed = amount(Decimal(self.people * self.between(300, 2000)) / 100)
        self.put("assets", "fixed", prior=amount(fixed * 97 / 100), actual=fixed)
        self.put("assets", "in_use", actual=amount(fixed * self.between(90, 100) / 100))
        self.put("assets", "office_area", actual=self.people * self.between(9, 18))

    def buildings(self) -> None:
        has_none = self.chance(0.8)
        self.put("building", "none", value=has_none)
        if not has_none:
            area, cost = self.between(900, 6000), amount(Decimal(self.between(20000, 180000)) / 100)
            self.add(
                "buildings", name="业务用房", area_approved=area, area_actual=area - self.between(0, 40),
                cost_approved=cost, cost_actual=amount(cost * self.between(94, 100) / 100),
            )  # fmt: skip

    def management(self) -> None:
        for number, (name, kind) in enumerate(self.words["regulations"], 1):
            day = self.day(self.year - self.between(0, 3))
            self.add("regulations", name=f"{self.name}{name}", kind=kind, date=day, followed=True, evidence=f"1-{number}")
            self.add("evidence", name=name, number=f"1-{number}", kind="文件", source=self.name)
        for number, (name, year) in enumerate((("部门预算", self.year), ("部门决算", self.year + 1), ("绩效自评结果", self.year + 1)), 1):
            self.add("disclosures", name=name, date=self.day(year, 2, 9), channel="门户网站", on_time=True, evidence=f"2-{number}")
            self.add("evidence", name=f"{name}公开网页", number=f"2-{number}", kind="网页截图", source=self.name)
        if self.chance(0.4):
            self.add("oversight", problem="个别报销凭证附件不全。", source="财政监督检查", measure="补齐附件，完善审核。", rectified=True)
        for question in self.asks.questions:
            self.values["questions", question.key, "answer"] = self.answer(question)
            self.values["questions", question.key, "evidence"] = f"1-{self.between(1, len(self.words['regulations']))}"

    def answer(self, question: Question) -> Value:
        if question.kind is QuestionKind.YES_NO:
            return self.chance(0.9)
        if question.kind is QuestionKind.LEVEL:
            return question.choices[min(len(question.choices) - 1, self.between(0, 3) // 2)]
        if question.kind is QuestionKind.COUNT:
            return Decimal(0 if self.chance(0.8) else 1)
        low, high = question.low or Decimal(0), Decimal(100) if question.high is None else question.high
        return amount(low + (high - low) * self.between(70, 100) / 100)

    def projects(self) -> None:
        for name in self.kind["projects"][: self.between(2, 4)]:
            investment = Decimal(self.between(200, 9000))
            done = amount(investment * self.between(30, 100) / 100)
            plan = amount(done * self.between(60, 90) / 100)
            is_done = done == investment
            start = self.year - self.between(0, 1)
            self.add(
                "projects", name=f"{name}项目", status="已完工" if is_done else "续建", investment=investment, plan=plan,
                year=amount(plan * self.between(90, 110) / 100) if plan * 110 / 100 <= done else plan, invested=done,
                paid=amount(done * self.between(70, 100) / 100), start=f"{start}-{self.between(1, 6):02}",
                end=f"{self.year + (0 if is_done else 1)}-{self.between(7, 12):02}", progress=100 if is_done else self.between(30, 99),
            )  # fmt: skip
        grants = next((item for item in self.accounts.items if item.economic == "对企业补助"), None)
        if grants is not None:
            first = amount(grants.money["actual"] * self.between(30, 60) / 100)
            for part in (first, grants.money["actual"] - first):
                self.add(
                    "grants",
                    programme=grants.name,
                    level="县级",
                    enterprise=self.company(),
                    enterprises=1,
                    amount=part,
                    date=self.day(self.year),
                )

    def achievements(self) -> None:
        self.measured: list[tuple[str, Decimal, str]] = []
        for line, item, unit, low, high, places, may_fall, rank in self.kind["achievements"]:
            scale = Decimal(10) ** places
            figure = Decimal(self.between(low * int(scale), high * int(scale))) / scale
            growth = amount(Decimal(self.between(-800 if may_fall else 10, 1900)) / 100) if self.chance(0.7) else None
            place = self.between(1, rank[0]) if rank and self.chance(0.7) else None
            self.add(
                "achievements", line=line, item=item, figure=figure, unit=unit, growth=growth, rank=place, scope=rank[1] if place else None
            )
            self.measured.append((item, figure, unit))
        self.add("achievements", line="党的建设", item="召开专题会议", figure=self.between(4, 12), unit="次")
        received = self.between(8, 60)
        self.add("achievements", line="信访维稳", item="受理群众来信来访", figure=received, unit="件")
        self.add("achievements", line="信访维稳", item="办结群众来信来访", figure=received - self.between(0, 2), unit="件")

    def targets(self) -> None:
        self.add("goals", goal="全面完成年度重点任务，保障机构正常运转。", result="年度重点任务已完成，机构运转正常。")
        weights = _shared(50, len(self.measured))
        for (item, figure, unit), weight in zip(self.measured, weights, strict=True):
            whole = figure == figure.to_integral_value()
            target = (figure * self.between(85, 105) / 100).quantize(Decimal(1) if whole else CENT)
            is_met = figure >= target
            self.add(
                "targets", level1="产出指标", level2=self.heading("数量指标"), level3=item, direction="≥", target=target,
                actual=figure, unit=unit,
                weight=weight, score=weight if is_met else amount(weight * figure / target),
                reason=None if is_met else "受市场和天气影响，略低于预期。",
            )  # fmt: skip
        self.add(
            "targets",
            level1="效益指标",
            level2=self.heading("社会效益指标"),
            level3="公共服务水平",
            direction="定性",
            grade=next(iter(self.asks.levels), "达成预期指标"),
            weight=30,
            score=29,
            reason="有所提高。",
        )
        satisfied = amount(Decimal(self.between(8800, 9900)) / 100)
        self.add(
            "targets", level1="满意度指标", level2=self.heading("服务对象满意度指标"), level3="服务对象满意度", direction="≥", target=90,
            actual=satisfied, unit="%", weight=10, score=10 if satisfied >= 90 else 9,
            reason=None if satisfied >= 90 else "部分窗口等候时间较长。",
        )  # fmt: skip
        items = self.between(12, 40)
        done = items - self.between(0, 1)
        self.put("work", "items", target=items, actual=done)
        self.put("work", "on_time", actual=done - self.between(0, 1))
        self.put("work", "up_to_standard", actual=done)
        key = self.between(4, 9)
        self.put("work", "key_items", target=key, actual=key)
        self.put("satisfaction", "key_work", target=100, actual=amount(Decimal(self.between(8800, 9900)) / 100))
        self.put("satisfaction", "public", target=90, actual=satisfied)

    def heading(self, usual: str) -> str:
        """The heading of the system's that is like the usual one."""
        like = usual.removesuffix("指标")
        return next((name for name in self.asks.level2 if like in name), next(iter(self.asks.level2), usual))

    def scoring(self) -> None:
        for line in self.asks.lines:
            self.put("scores", line.indicator, score=amount(line.weight * self.between(85, 100) / 100))
        total = sum((_number(self.values["scores", line.indicator, "score"]) for line in self.asks.lines), Decimal(0))
        if not self.asks.lines:
            total = amount(Decimal(self.between(8200, 9800)) / 100)
            self.put("scores", "total", score=total)
        self.put("result", "grade", value=next(grade for least, grade in thresholds() if total >= least))
        for row, name in zip(("preparer", "checker", "leader"), self.random.sample(self.words["surnames"], 3), strict=True):
            self.put("result", row, value=f"{name}某")
        self.put("result", "date", value=self.day(self.year + 1, 3, 6))

    def prose(self) -> dict[str, tuple[Passage, ...]]:
        told = {key: tuple(Passage(text) for text in texts) for key, texts in self.words["prose"].items()}
        told["duties"] = tuple(Passage(text) for text in self.kind["duties"])
        told["performance_text"] = (Passage("总体情况", 1), *told["performance_text"])
        for key in ("problems", "suggestions"):
            told[key] = tuple(Passage(text) for text in self.random.sample(self.words[key], 3))
        return told


def _exact(value: Value | int) -> Value:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _number(value: Value) -> Decimal:
    assert isinstance(value, Decimal), "only figures are added up"
    return value


def _shared(whole: int, count: int) -> list[Decimal]:
    """Points in `count` shares that add up to the whole."""
    shares = [Decimal(whole // count)] * count
    shares[0] += whole - sum(shares)
    return shares
