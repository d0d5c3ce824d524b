"""The wording of fixed sentences, as a tiny language: words, figures by name, and parts that are left out when a figure is missing.

    "{单位名称}{评价年度}年度支出合计{支出合计}万元[，{对比 支出合计 上年支出合计 上年 万元}]。"

A name in braces is the figure; a word of `WORDS` with names behind it is a figure made of others. What stands in square brackets is left
out where one of its figures is not told; a sentence outside of whose brackets one is not told says nothing at all. No loops, no
arithmetic, nothing that runs: a hostile template can only print other words.
"""

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

import msgspec

from jixiao.forms.filing import Value
from jixiao.forms.printing import figure

MOST_CHARACTERS = 2000
DEEPEST = 4
_TOKEN = re.compile(r"[{}\[\]]|[^{}\[\]]+")
_COMPARISON = re.compile(r"(?P<left>\S+)\s*(?P<sign>>=|<=|!=|≥|≤|≠|>|<|=)\s*(?P<right>\S+)")
_HUNDREDTH = Decimal("0.01")


class Source(Protocol):
    """Where the figures of a sentence come from."""

    def value(self, name: str) -> Value | None: ...

    def words(self, name: str) -> str | None:
        """The value as a sentence prints it."""

    def listed(self, name: str, depth: int, unit: str) -> str | None:
        """The parts that a sum is made of, as a list in words; in another word for their unit, if one is given."""


class Figure(msgspec.Struct, frozen=True):
    """{NAME}, or {WORD NAME …}."""

    word: str
    names: tuple[str, ...]


class Optional(msgspec.Struct, frozen=True):
    """[…]"""

    pieces: tuple["Piece", ...]


Piece = str | Figure | Optional


class PhraseError(ValueError):
    """A phrase that cannot be read: what is wrong and what to do, by language."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.messages = {"zh": zh, "en": en}


def parse(text: str) -> tuple[Piece, ...]:
    """The pieces of a phrase. Raises PhraseError. O(n)."""
    if len(text) > MOST_CHARACTERS:
        raise PhraseError(f"一句话超过 {MOST_CHARACTERS} 字；请拆成几句", f"the sentence has over {MOST_CHARACTERS} characters: split it")
    tokens = _TOKEN.findall(text)
    pieces, at = _sequence(tokens, 0, 0)
    if at < len(tokens):
        raise PhraseError(f"“{tokens[at]}”没有与之配对的括号", f"“{tokens[at]}” closes nothing")
    return pieces


def _sequence(tokens: Sequence[str], at: int, depth: int) -> tuple[tuple[Piece, ...], int]:
    pieces: list[Piece] = []
    while at < len(tokens) and tokens[at] not in "}]":
        if tokens[at] == "{":
            if at + 2 >= len(tokens) or tokens[at + 2] != "}":
                raise PhraseError("“{”没有以“}”结束", "“{” is not closed by “}”")
            pieces.append(_figure(tokens[at + 1]))
            at += 3
        elif tokens[at] == "[":
            if depth >= DEEPEST:
                raise PhraseError(f"方括号套了超过 {DEEPEST} 层", f"brackets are nested more than {DEEPEST} deep")
            inner, at = _sequence(tokens, at + 1, depth + 1)
            if at >= len(tokens) or tokens[at] != "]":
                raise PhraseError("“[”没有以“]”结束", "“[” is not closed by “]”")
            pieces.append(Optional(inner))
            at += 1
        else:
            pieces.append(tokens[at])
            at += 1
    return tuple(pieces), at


def _figure(text: str) -> Figure:
    words = text.split()
    if not words or words[0] in "{}[]":
        raise PhraseError("花括号里是空的", "there is nothing in the braces")
    if len(words) == 1:
        return Figure("", (words[0],))
    known = WORDS.get(words[0])
    if known is None:
        raise PhraseError(
            f"不认识“{words[0]}”；可用：{'、'.join(WORDS)}",
            f"“{words[0]}” is not known; there are: {', '.join(WORDS)}",
        )
    if not known.names <= len(words) - 1 <= known.takes or (known.is_strict and len(words) - 1 < known.takes):
        raise PhraseError(
            f"“{words[0]}”后面应有 {known.takes} 项，现有 {len(words) - 1} 项",
            f"“{words[0]}” takes {known.takes} words, not {len(words) - 1}",
        )
    return Figure(words[0], tuple(words[1:]))


def names_in(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The names of figures that a phrase asks for, in order."""
    found: list[str] = []
    for piece in pieces:
        if isinstance(piece, Figure):
            found.extend(piece.names[: WORDS[piece.word].names] if piece.word else piece.names)
        elif isinstance(piece, Optional):
            found.extend(names_in(piece.pieces))
    return tuple(found)


def said(pieces: Sequence[Piece], source: Source) -> str | None:
    """The phrase with its figures; None where one of them is not told."""
    words: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            words.append(piece)
        elif isinstance(piece, Optional):
            words.append(said(piece.pieces, source) or "")
        else:
            told = WORDS[piece.word].say(source, *piece.names) if piece.word else source.words(piece.names[0])
            if told is None:
                return None
            words.append(told)
    return "".join(words)


class Condition(msgspec.Struct, frozen=True):
    """left sign right; the right side is a name, a number or a word. Not met where a figure is not told."""

    left: str
    sign: str
    right: str


def parse_condition(text: str) -> tuple[Condition, ...]:
    """The comparisons of a condition, joined by 且. Raises PhraseError."""
    conditions = []
    for part in re.split(r"\s*且\s*", text.strip()):
        match = _COMPARISON.fullmatch(part)
        if match is None:
            raise PhraseError(f"条件“{part}”应写成“名称 > 0”的样子", f"the condition “{part}” should look like “name > 0”")
        sign = {">=": "≥", "<=": "≤", "!=": "≠"}.get(match["sign"], match["sign"])
        conditions.append(Condition(match["left"], sign, match["right"]))
    return tuple(conditions)


def holds(conditions: Sequence[Condition], source: Source) -> bool:
    return all(_holds(condition, source) for condition in conditions)


def _holds(condition: Condition, source: Source) -> bool:
    left = source.value(condition.left)
    if left is None:
        return False
    if isinstance(left, Decimal):
        right = Decimal(condition.right) if _is_number(condition.right) else source.value(condition.right)
        if not isinstance(right, Decimal):
            return False
        return _SIGNS[condition.sign](left, right)
    words = "是" if left is True else "否" if left is False else str(left)
    return (words == condition.right) is (condition.sign == "=")


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d{1,15}(?:\.\d{1,6})?", text) is not None


_SIGNS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": lambda a, b: a == b,
    "≠": lambda a, b: a != b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    "≥": lambda a, b: a >= b,
    "≤": lambda a, b: a <= b,
}


class Word(msgspec.Struct, frozen=True):
    """What a word makes of the `takes` words behind it, of which the first `names` are names of figures; the others may be left out
    unless it `is_strict`."""

    takes: int
    names: int
    say: Callable[..., str | None]
    is_strict: bool = True


def _numbers(source: Source, *names: str) -> tuple[Decimal, ...] | None:
    values = [source.value(name) for name in names]
    numbers = tuple(value for value in values if isinstance(value, Decimal) and not isinstance(value, bool))
    return numbers if len(numbers) == len(names) else None


def _percent(part: Decimal, whole: Decimal) -> str:
    return format((part / whole * 100).quantize(_HUNDREDTH, ROUND_HALF_UP), "f")


def _share(source: Source, part: str, whole: str) -> str | None:
    """12.34%; nothing where the whole is zero."""
    numbers = _numbers(source, part, whole)
    return None if numbers is None or numbers[1] == 0 else _percent(*numbers) + "%"


def _compared(source: Source, now: str, then: str, base: str, unit: str) -> str | None:
    """比上年的61.42万元增加3.20万元，增长5.21%; 与上年持平; 上年为0. A growth that rounds to nothing is not told."""
    numbers = _numbers(source, now, then)
    if numbers is None:
        return None
    one, other = numbers
    words = _changed(source, now, then, base, unit)
    if one == other or other <= 0 or (growth := _percent(abs(one - other), other)) == "0.00":
        return words
    return f"{words}，{'增长' if one > other else '下降'}{growth}%"


def _changed(source: Source, now: str, then: str, base: str, unit: str) -> str | None:
    """比上年末的169人增加2人; 与上年末持平; 上年末为0."""
    numbers = _numbers(source, now, then)
    if numbers is None:
        return None
    one, other = numbers
    if one == other:
        return f"与{base}持平"
    if other == 0:
        return f"{base}为0"
    direction = "增加" if one > other else "减少"
    return f"比{base}的{figure(other, unit)}{unit}{direction}{figure(abs(one - other), unit)}{unit}"


def _difference(source: Source, one: str, other: str, unit: str) -> str | None:
    """3.20万元: how much they are apart."""
    numbers = _numbers(source, one, other)
    return None if numbers is None else f"{figure(abs(numbers[0] - numbers[1]), unit)}{unit}"


def _moved(source: Source, growth: str) -> str | None:
    """增长5.21%, 下降3.41%, 持平."""
    numbers = _numbers(source, growth)
    if numbers is None:
        return None
    (rate,) = numbers
    return "持平" if rate == 0 else f"{'增长' if rate > 0 else '下降'}{figure(abs(rate), '%')}%"


def _against(source: Source, adjusted: str, initial: str) -> str | None:
    """比年初预算3585.31万元增加34.89万元; 与年初预算一致."""
    numbers = _numbers(source, adjusted, initial)
    if numbers is None:
        return None
    one, other = numbers
    if one == other:
        return "与年初预算一致"
    return f"比年初预算{figure(other, '万元')}万元{'增加' if one > other else '减少'}{figure(abs(one - other), '万元')}万元"


def _mean(source: Source, whole: str, number: str) -> str | None:
    """6.00: so many to each."""
    numbers = _numbers(source, whole, number)
    return None if numbers is None or numbers[1] == 0 else format((numbers[0] / numbers[1]).quantize(_HUNDREDTH, ROUND_HALF_UP), "f")


WORDS = {
    "占比": Word(2, 2, _share),
    "对比": Word(4, 2, _compared),
    "增减": Word(4, 2, _changed),
    "预算对比": Word(2, 2, _against),
    "平均": Word(2, 2, _mean),
    "相差": Word(3, 2, _difference),
    "升降": Word(1, 1, _moved),
    "分项": Word(2, 1, lambda source, name, unit="": source.listed(name, 1, unit), is_strict=False),
    "细分": Word(2, 1, lambda source, name, unit="": source.listed(name, 2, unit), is_strict=False),
}
