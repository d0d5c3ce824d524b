"""Reads the pieces of a system and gathers everything that is wrong with them, each with its line, so that all is told at once.

A piece that does not fit is reported and read as a neutral value, and reading goes on; nobody sees a system that has a problem.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

import msgspec

from jixiao.indicators.amounts import Amount, number_text
from jixiao.indicators.formulas import check_formula
from jixiao.indicators.grammar import Formula, FormulaError, Number, names_in, parsed
from jixiao.readers.marked_yaml import Node, shortened

MOST_PROBLEMS = 100
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]{0,59}\Z")
_NOTHING = Formula("0", Number(Fraction(0)))


class Problem(msgspec.Struct, frozen=True, order=True):
    """What is wrong in a file, where, and what to do."""

    line: int
    zh: str
    en: str


class Reader:
    """Reads nodes as what they have to be. `numbers` and `truths` are the names that formulas may use, `used` those that some did."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.numbers: dict[str, None] = {}
        self.truths: dict[str, None] = {}
        self.used: set[str] = set()

    def problem(self, node: Node, zh: str, en: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(node.line, f"{node.path}：{zh}" if node.path else zh, f"{node.path}: {en}" if node.path else en))

    def fields(self, node: Node, allowed: Iterable[str], required: Iterable[str] = ()) -> Mapping[str, Node]:
        """The entries of a mapping, without those that are not known."""
        if not isinstance(node.value, dict):
            self._expected(node, "“键: 值”", "a mapping of keys to values")
            return {}
        known = tuple(allowed)
        for key, child in node.value.items():
            if key not in known:
                near, listed = _nearest(key, known), ("、".join(known), ", ".join(known))
                self.problem(
                    child,
                    f"不认识的键 {shortened(key)}；" + (f"是不是 {near}？" if near else f"可用的有 {listed[0]}"),
                    f"unknown key {shortened(key)}; " + (f"did you mean {near}?" if near else f"known are {listed[1]}"),
                )
        for key in required:
            if key not in node.value:
                self.problem(node, f"缺 {key}", f"{key} is missing")
        return {key: child for key, child in node.value.items() if key in known}

    def table(self, node: Node | None) -> Mapping[str, Node]:
        """The entries of a mapping whose keys are free."""
        if node is None or node.value is None:
            return {}
        if isinstance(node.value, dict):
            return node.value
        self._expected(node, "“键: 值”", "a mapping of keys to values")
        return {}

    def entries(self, node: Node | None, least: int = 0) -> list[Node]:
        if node is None or (node.value is None and not least):
            return []
        if not isinstance(node.value, list):
            self._expected(node, "列表", "a list")
            return []
        if len(node.value) < least:
            self.problem(node, f"至少要有 {least} 项", f"needs at least {least} entries")
        entries: list[Node] = node.value
        return entries

    def text(self, node: Node | None) -> str:
        """Words; a number may stand for its own characters (years: 2020)."""
        if node is None:
            return ""
        if isinstance(node.value, str) or (isinstance(node.value, Decimal) and not isinstance(node.value, bool)):
            return node.text
        self._expected(node, "文字", "text")
        return ""

    def name(self, node: Node | None) -> str:
        """English snake_case; a system's own id may have hyphens."""
        text = self.text(node)
        if node is not None and text and not _IDENTIFIER.match(text):
            self.problem(node, "应为小写英文、数字和下划线，以字母开头", "must be English snake_case: small letters, digits, underscores")
        return text

    def choice(self, node: Node | None, options: Collection[str], default: str = "") -> str:
        if node is None:
            return default
        if isinstance(node.value, str) and node.value in options:
            return node.value
        near = _nearest(node.text, options)
        self.problem(
            node,
            f"{_shown(node)} 不可用；可用的有 {'、'.join(options)}{f'，是不是 {near}？' if near else ''}",
            f"{_shown(node)} is not possible; it can be {', '.join(options)}{f' (did you mean {near}?)' if near else ''}",
        )
        return default

    def boolean(self, node: Node | None, default: bool = False) -> bool:
        if node is None:
            return default
        if isinstance(node.value, bool):
            return node.value
        self._expected(node, "true 或 false", "true or false")
        return default

    def number(self, node: Node | None, least: int | None = None, most: int | None = None, above: int | None = None) -> Fraction:
        if node is None:
            return Fraction(0)
        if not isinstance(node.value, Decimal):
            self._expected(node, "数", "a plain number")
            return Fraction(0)
        value = Fraction(node.value)
        if above is not None and value <= above:
            self.problem(node, f"应大于 {above}", f"must be above {above}")
        if (least is not None and value < least) or (most is not None and value > most):
            self.problem(
                node,
                f"应在 {least} 到 {most} 之间" if most is not None else f"不能小于 {least}",
                f"must lie from {least} to {most}" if most is not None else f"must not be below {least}",
            )
        return value

    def whole(self, node: Node | None, least: int = 0, most: int = 10) -> int:
        value = self.number(node, least, most)
        if node is not None and value.denominator != 1:
            self._expected(node, "整数", "a whole number")
        return int(value)

    def amount(self, node: Node, entry: Mapping[str, Node], weight: Fraction | None, ranged: bool = False) -> Amount:
        """`points` (a number, or [low, high] where `ranged`) or `share` (per cent of the weight) of an entry; weight None: not known."""
        if ("points" in entry) == ("share" in entry):
            if "points" in entry:
                self.problem(node, "points 和 share 只能写一个", "takes either points or share, not both")
            else:
                self.problem(node, "缺 points（分）或 share（占权重的百分比）", "needs points, or share in per cent of the weight")
            return Amount(Fraction(0), Fraction(0))
        share = "share" in entry
        return self.points(entry["share" if share else "points"], None if share else weight, ranged, share)

    def points(self, node: Node, weight: Fraction | None, ranged: bool = False, share: bool = False) -> Amount:
        """A number of points, or [low, high] where `ranged`, from 0 to the weight (0 to 100 for a share)."""
        if ranged and isinstance(node.value, list):
            if len(node.value) != 2:
                self._expected(node, "[最低, 最高] 两个数", "two numbers [low, high]")
                return Amount(Fraction(0), Fraction(0), share)
            low, high = (self.number(part) for part in node.value)
            if low > high:
                self.problem(node, "最低大于最高", "the low end is above the high end")
        else:
            low = high = self.number(node)
        limit = Fraction(100) if share else weight
        if low < 0 or (limit is not None and high > limit):
            upto = "" if limit is None else number_text(limit)
            self.problem(
                node,
                f"{_shown(node)} 超出 0 到 {upto} 的范围" if upto else "不能小于 0",
                f"{_shown(node)} lies outside 0 to {upto}" if upto else "must not be below 0",
            )
        return Amount(low, high, share)

    def formula(self, node: Node | None, truth: bool = False, extra: Iterable[str] = ()) -> Formula:
        """A formula, or a condition if `truth`; `extra` are names besides the data items."""
        if node is None:
            return _NOTHING
        if not isinstance(node.value, str | Decimal) or isinstance(node.value, bool):
            self._expected(node, "公式", "a formula")
            return _NOTHING
        try:
            formula = parsed(node.text)
            check_formula(formula.tree, {**self.numbers, **dict.fromkeys(extra)}, self.truths, truth)
        except FormulaError as error:
            shown = shortened(node.text)
            self.problem(node, f"公式“{shown}”：{error.zh}", f"formula “{shown}”: {error.en}")
            return _NOTHING
        self.used.update(names_in(formula.tree))
        return formula

    def _expected(self, node: Node, zh: str, en: str) -> None:
        self.problem(node, f"应为{zh}，现在是{_kind_of(node, 'zh')}", f"must be {en}, not {_kind_of(node, 'en')}")


def _kind_of(node: Node, language: str) -> str:
    zh = language == "zh"
    if isinstance(node.value, dict):
        return "“键: 值”" if zh else "a mapping"
    if isinstance(node.value, list):
        return "列表" if zh else "a list"
    if node.value is None:
        return "空的" if zh else "empty"
    return f"“{shortened(node.text)}”"


def _shown(node: Node) -> str:
    if isinstance(node.value, list):
        return f"[{shortened(', '.join(part.text for part in node.value))}]"
    return shortened(node.text) if node.text else "…"


def _nearest(word: str, options: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word[:60], list(options), n=1, cutoff=0.75)
    return near[0] if near else ""
