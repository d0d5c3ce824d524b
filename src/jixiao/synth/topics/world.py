"""A department's filled form as figures."""

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from jixiao.forms import Filing
from jixiao.language.catalogue import measure
from jixiao.synth.claims import Row
from jixiao.synth.departments import invent
from jixiao.synth.figures import Figure, counted, money, total

TEN_THOUSAND = Decimal(10_000)
COLUMNS = ("actual", "prior_actual", "budget")
CLASSES = {"301": "wages", "302": "goods", "303": "subsidies"}
# Classes of functions (类) by the first three digits of the code.
FUNCTIONS = {
    "201": "一般公共服务支出", "204": "公共安全支出", "205": "教育支出", "206": "科学技术支出", "207": "文化旅游体育与传媒支出",
    "208": "社会保障和就业支出", "210": "卫生健康支出", "211": "节能环保支出", "212": "城乡社区支出", "213": "农林水支出",
    "214": "交通运输支出", "215": "资源勘探工业信息等支出", "221": "住房保障支出",
}  # fmt: skip

# Rows of two tables that tell the same.
_SAME = {("three_public", "reception"): ("basic", "30217"), ("three_public", "running"): ("basic", "30231")}

INSURANCE = (("2080505", "30108"), ("2101101", "30110"), ("2210201", "30113"))


class World:
    """The year of an invented department. Every cell of its form is one figure, whoever asks for it."""

    def __init__(self, seed: int) -> None:
        self.filing: Filing = invent(seed)
        self.random = Random(f"world {seed}")
        self._cells: dict[tuple[str, str, str], Figure] = {}
        values = self.filing.values
        self.body = str(values["body", "department", "value"])
        self.place = str(values["body", "region", "value"])
        self.year = int(str(values["body", "year", "value"]))

    def money(self, table: str, row: str, column: str) -> Figure:
        """An amount of the form."""
        return self._cell(table, row, column, "")

    def count(self, table: str, row: str, column: str, unit: str) -> Figure:
        return self._cell(table, row, column, unit)

    def vacant(self, key: str) -> Figure:
        """Posts that nobody holds."""
        if ("staff", key, "vacant") not in self._cells:
            posts, on_duty = (Decimal(str(self.filing.values["staff", key, column])) for column in ("establishment", "on_duty"))
            self._cells["staff", key, "vacant"] = counted(self.random, posts - on_duty, "名")
        return self._cells["staff", key, "vacant"]

    def achieved(self, item: str, value: Decimal, unit: str, decimals: int) -> Figure:
        """What was achieved: one figure, whichever table tells it."""
        key = (item, str(value), unit)
        if key not in self._cells:
            self._cells[key] = counted(self.random, value, unit, decimals)
        return self._cells[key]

    def listed(self, table: str, number: int, column: str) -> Figure:
        """An amount in the row of a list."""
        key = (table, str(number), column)
        if key not in self._cells:
            self._cells[key] = money(self.random, Decimal(str(self.filing.rows[table][number][column])) * TEN_THOUSAND)
        return self._cells[key]

    def _cell(self, table: str, row: str, column: str, unit: str) -> Figure:
        key = (*_SAME.get((table, row), (table, row)), column) if column in COLUMNS else (table, row, column)
        if key not in self._cells:
            value = Decimal(str(self.filing.values.get(key, 0)))
            self._cells[key] = counted(self.random, value, unit) if unit else money(self.random, value * TEN_THOUSAND)
        return self._cells[key]

    def codes(self, table: str) -> list[str]:
        """The economic items of a table."""
        return sorted({row for name, row, _ in self.filing.values if name == table and len(row) == 5})

    def item(self, table: str, code: str) -> Row:
        known = measure(code)
        return self.row(known.zh if known else code, [(table, code)])

    def row(self, subject: str, cells: list[tuple[str, str]]) -> Row:
        """The sum of these cells, in every column."""
        return Row(subject, *(total([self.money(table, row, column) for table, row in cells]) for column in COLUMNS))

    def basic(self, of_class: str = "") -> list[tuple[str, str]]:
        return [("basic", code) for code in self.codes("basic") if code.startswith(of_class)]

    def projects(self) -> list[Row]:
        """The projects, whose sum is the project expenditure."""
        rows = self.filing.rows["project_items"]
        return [
            Row(
                f"{row['name']}项目" if len(str(row["name"])) < 7 else str(row["name"]),
                *(self.listed("project_items", at, c) for c in COLUMNS),
            )
            for at, row in enumerate(rows)
        ]

    def project_total(self) -> Row:
        return added("project", self.projects())

    def basic_total(self) -> Row:
        return self.row("basic", self.basic())

    def whole(self) -> Row:
        return added("total", [self.basic_total(), self.project_total()])

    def functions(self) -> list[Row]:
        """By function: insurance and housing have items of their own, the rest of basic expenditure stands under the first function of the
        department, its projects under the others in turn (see accounts.py)."""
        rows = self.filing.rows["functions"]
        apart = [next((code for code, item in INSURANCE if code == row["code"]), "") for row in rows]
        own = [row for row, code in zip(rows, apart, strict=True) if not code]
        insured = {item for _, item in INSURANCE}
        parts = [[self.row("", [cell for cell in self.basic() if cell[1] not in insured])], *([] for _ in own[1:])]
        for number, project in enumerate(self.projects()):
            parts[1 + number % (len(own) - 1)].append(project)
        parts += [[self.row("", [("basic", item)])] for _, item in INSURANCE]
        return [added(_function(row), part) for row, part in zip(rows, parts, strict=True) if part]


def _function(row: Mapping[str, object]) -> str:
    code = str(row["code"])
    return f"{FUNCTIONS.get(code[:3], '其他支出')}（类）{row['name']}（项）"


def added(subject: str, rows: list[Row]) -> Row:
    """The sum of rows, as a row."""
    return Row(
        subject, total([row.now for row in rows]),
        total([row.prior for row in rows if row.prior is not None]), total([row.budget for row in rows if row.budget is not None]),
    )  # fmt: skip
