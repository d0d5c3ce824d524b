"""The formulas and conditions of indicator systems: our own small grammar, so that a hostile file can neither run code nor hang.

    condition  = both {("or" | 或) both}           both    = denial {("and" | 且) denial}
    denial     = ("not" | 非) denial | comparison  comparison = sum [("==" | "!=" | "<" | "<=" | ">" | ">=") sum]
    sum        = product {("+" | "-") product}     product = signed {("*" | "/") signed}
    signed     = ("-" | "+") signed | atom         atom    = number | name | call | "(" condition ")"
    call       = ("min" | "max") "(" sum {"," sum} ")" | "abs" "(" sum ")" | "round" "(" sum ["," whole number] ")"

Names are Chinese or ASCII. The full-width and mathematical signs that a Chinese keyboard gives (（ ） ， ＋ － × ÷ ≤ ≥ ≠ ...) are read as
their plain ones. A text of n characters is parsed in O(n), and n is at most 300.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

import msgspec

LONGEST = 300  # characters
DEEPEST = 20  # brackets, signs and denials within each other
MOST_DIGITS = 20
MOST_PLACES = 10
FUNCTIONS = {"min": (1, 20), "max": (1, 20), "abs": (1, 1), "round": (1, 2)}  # how many arguments
WORDS = {"and": "and", "or": "or", "not": "not", "且": "and", "或": "or", "非": "not"}
_PLAIN = str.maketrans("（）＋－＊／，＜＞＝！×÷−–", "()+-*/,<>=!*/--") | str.maketrans({"≤": "<=", "≥": ">=", "≠": "!="})
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>[0-9]+(?:\.[0-9]+)?(?![0-9A-Za-z_.]))     # 12, 0.5; not 1e5, .5 or 5a
    | (?P<name>[A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff]*)
    | (?P<sign>==|!=|<=|>=|[-+*/(),<>])
    )""",
    re.VERBOSE,
)
_NAME = re.compile(r"[A-Za-z_\u3400-\u9fff][A-Za-z0-9_\u3400-\u9fff]*\Z")
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")


class FormulaError(Exception):
    """A formula that does not fit the grammar: the sentence in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


class Number(msgspec.Struct, frozen=True):
    value: Fraction


class Name(msgspec.Struct, frozen=True):
    name: str


class Negative(msgspec.Struct, frozen=True):
    of: "Tree"


class Binary(msgspec.Struct, frozen=True):
    """`sign` is + - * or /."""

    sign: str
    left: "Tree"
    right: "Tree"


class Call(msgspec.Struct, frozen=True):
    """min, max, abs or round; `places` are those of round."""

    function: str
    arguments: tuple["Tree", ...]
    places: int = 0


class Comparison(msgspec.Struct, frozen=True):
    sign: str
    left: "Tree"
    right: "Tree"


class Logical(msgspec.Struct, frozen=True):
    """`word` is and, or, or not (with one part)."""

    word: str
    parts: tuple["Tree", ...]


Tree = Number | Name | Negative | Binary | Call | Comparison | Logical


class Formula(msgspec.Struct, frozen=True):
    """A formula or a condition: as written, and understood."""

    text: str
    tree: Tree


class Token(msgspec.Struct, frozen=True):
    """A piece of a formula's plain text, from `start` to `end`; `kind` is number, name, sign or end."""

    kind: str
    text: str
    start: int
    end: int


def is_name(text: str) -> bool:
    """Whether a data item may be called so."""
    return len(text) <= 60 and _NAME.match(text) is not None and text not in FUNCTIONS and text not in WORDS


def plain(text: str) -> str:
    """The formula with the signs of a Chinese keyboard replaced by plain ones."""
    return text.translate(_PLAIN)


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a plain text, the last one of the kind end. Raises FormulaError."""
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _unexpected(text, len(text) - len(text[at:].lstrip()))
        start, at = match.span(match.lastgroup)
        yield Token(match.lastgroup, text[start:at], start, at)
    yield Token("end", "", len(text), len(text))


def parsed(text: str) -> Formula:
    """The formula or condition. Raises FormulaError with what to change."""
    if len(text) > LONGEST:
        raise FormulaError(
            f"公式超过 {LONGEST} 个字符，请分成几行指标或简化", f"the formula is longer than {LONGEST} characters: simplify it"
        )
    parser = _Parser(plain(text))
    tree = parser.condition(0)
    parser.expect_end()
    return Formula(text, tree)


def names_in(tree: Tree) -> Iterator[str]:
    """The names that a tree uses, in order, repeated as they are."""
    if isinstance(tree, Name):
        yield tree.name
    elif isinstance(tree, Negative):
        yield from names_in(tree.of)
    elif isinstance(tree, Binary | Comparison):
        yield from names_in(tree.left)
        yield from names_in(tree.right)
    elif isinstance(tree, Call):
        for part in tree.arguments:
            yield from names_in(part)
    elif isinstance(tree, Logical):
        for part in tree.parts:
            yield from names_in(part)


def replaced(tree: Tree, names: dict[str, Tree]) -> Tree:
    """The tree with each of `names` replaced by a tree; what they bring in is not looked at again."""
    if isinstance(tree, Name):
        return names.get(tree.name, tree)
    if isinstance(tree, Negative):
        return Negative(replaced(tree.of, names))
    if isinstance(tree, Binary):
        return Binary(tree.sign, replaced(tree.left, names), replaced(tree.right, names))
    if isinstance(tree, Comparison):
        return Comparison(tree.sign, replaced(tree.left, names), replaced(tree.right, names))
    if isinstance(tree, Call):
        return Call(tree.function, tuple(replaced(part, names) for part in tree.arguments), tree.places)
    if isinstance(tree, Logical):
        return Logical(tree.word, tuple(replaced(part, names) for part in tree.parts))
    return tree


class _Parser:
    """Recursive descent over the tokens; `depth` counts what stands within each other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens_of(text))
        self.at = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def next(self) -> Token:
        token = self.token
        self.at += token.kind != "end"
        return token

    def word(self) -> str:
        """and, or, not where the token is such a word, else its characters."""
        return WORDS.get(self.token.text, self.token.text) if self.token.kind == "name" else self.token.text

    def expect(self, sign: str) -> None:
        if self.token.text != sign or self.token.kind != "sign":
            raise _unexpected(self.text, self.token.start, sign)
        self.next()

    def expect_end(self) -> None:
        if self.token.kind != "end":
            raise _unexpected(self.text, self.token.start)

    def condition(self, depth: int) -> Tree:
        return self._joined("or", depth)

    def _joined(self, word: str, depth: int) -> Tree:
        parts = [self._part_of(word, depth)]
        while self.word() == word:
            self.next()
            parts.append(self._part_of(word, depth))
        return parts[0] if len(parts) == 1 else Logical(word, tuple(parts))

    def _part_of(self, word: str, depth: int) -> Tree:
        return self._joined("and", depth) if word == "or" else self._denial(depth)

    def _denial(self, depth: int) -> Tree:
        if self.word() != "not":
            return self._comparison(depth)
        self.next()
        return Logical("not", (self._denial(_deeper(depth)),))

    def _comparison(self, depth: int) -> Tree:
        left = self._sum(depth)
        if self.token.text not in COMPARISONS:
            return left
        tree = Comparison(self.next().text, left, self._sum(depth))
        if self.token.text in COMPARISONS:
            raise FormulaError("一次只能比较两个数；请用 and 连接两个比较", "compare two values at a time: join two comparisons by and")
        return tree

    def _sum(self, depth: int) -> Tree:
        tree = self._product(depth)
        while self.token.text in ("+", "-"):
            tree = Binary(self.next().text, tree, self._product(depth))
        return tree

    def _product(self, depth: int) -> Tree:
        tree = self._signed(depth)
        while self.token.text in ("*", "/"):
            tree = Binary(self.next().text, tree, self._signed(depth))
        return tree

    def _signed(self, depth: int) -> Tree:
        if self.token.text not in ("+", "-"):
            return self._atom(depth)
        sign = self.next().text
        of = self._signed(_deeper(depth))
        return Negative(of) if sign == "-" else of

    def _atom(self, depth: int) -> Tree:
        token = self.next()
        if token.kind == "number":
            if len(token.text.replace(".", "")) > MOST_DIGITS:
                raise FormulaError(f"数字超过 {MOST_DIGITS} 位", f"a number has more than {MOST_DIGITS} digits")
            return Number(Fraction(token.text))
        if token.kind == "name" and token.text not in WORDS:
            if self.token.text == "(":
                return self._call(token.text, _deeper(depth))
            if token.text in FUNCTIONS:
                raise FormulaError(f"{token.text} 后面要有括号", f"{token.text} needs brackets behind it")
            return Name(token.text)
        if token.text == "(":
            tree = self.condition(_deeper(depth))
            self.expect(")")
            return tree
        raise _unexpected(self.text, token.start)

    def _call(self, function: str, depth: int) -> Tree:
        if function not in FUNCTIONS:
            raise FormulaError(
                f"没有函数 {function}；可用的有 {'、'.join(FUNCTIONS)}",
                f"there is no function {function}; there are {', '.join(FUNCTIONS)}",
            )
        self.expect("(")
        arguments = [self._sum(depth)]
        while self.token.text == ",":
            self.next()
            arguments.append(self._sum(depth))
        self.expect(")")
        least, most = FUNCTIONS[function]
        if not least <= len(arguments) <= most:
            raise FormulaError(f"{function} 的参数个数不对", f"{function} has the wrong number of arguments")
        if function != "round":
            return Call(function, tuple(arguments))
        return Call(function, (arguments[0],), _places(arguments[1]) if len(arguments) == 2 else 0)


def _places(tree: Tree) -> int:
    if not isinstance(tree, Number) or tree.value.denominator != 1 or tree.value > MOST_PLACES:
        raise FormulaError(f"round 的位数应为 0 到 {MOST_PLACES} 的整数", f"the places of round are a whole number from 0 to {MOST_PLACES}")
    return int(tree.value)


def _deeper(depth: int) -> int:
    if depth >= DEEPEST:
        raise FormulaError(f"括号嵌套超过 {DEEPEST} 层", f"brackets are nested deeper than {DEEPEST}")
    return depth + 1


def _unexpected(text: str, at: int, wanted: str = "") -> FormulaError:
    if at >= len(text.rstrip()):
        return FormulaError(
            f"公式没有写完{f'，缺 {wanted}' if wanted else ''}", f"the formula breaks off{f', {wanted} is missing' if wanted else ''}"
        )
    if text[at] == "=":
        return FormulaError("相等请写 ==", "write == for equality")
    found = text[at : at + 10]
    return FormulaError(
        f"第 {at + 1} 个字符处的 {found!r} 不合语法{f'，应为 {wanted}' if wanted else ''}",
        f"{found!r} at character {at + 1} does not fit{f', {wanted} is expected' if wanted else ''}",
    )
