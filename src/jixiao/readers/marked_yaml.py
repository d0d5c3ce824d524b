"""YAML as data whose every piece knows its line: no tags, no guessed types, no duplicate keys, bounded size, depth and repetition."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import yaml

from jixiao.model import InvalidData

LARGEST = 512 * 1024  # bytes; the largest system that ships has 12 KB
DEEPEST = 24
MOST = 20_000  # pieces, aliases counted as often as they are repeated
_NUMBER = re.compile(r"[-+]?[0-9]{1,20}(?:\.[0-9]{1,15})?\Z")
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_SAID = {  # what the YAML library complains of most often -> in Chinese
    "mapping values are not allowed": "多了一个冒号，或上一行的引号、括号没有写完；含冒号的文字请加引号",
    "could not find expected ':'": "缺冒号，或引号没有写完",
    "cannot start any token": "有不能用在此处的字符（缩进请用空格，不要用制表符；以 @ % ` 开头的文字请加引号）",
    "expected <block end>": "缩进不齐",
    "expected ',' or ']'": "方括号没有写完，或缺逗号",
    "expected ',' or '}'": "花括号没有写完，或缺逗号",
    "unexpected end of stream": "引号或括号没有写完",
    "control characters are not allowed": "含有控制字符",
    "undefined alias": "引用了没有定义的名称",
}


class Node(msgspec.Struct, frozen=True):
    """A piece of a YAML file: its line (from 1), the way to it (staff_control_rate › scoring), its value, and a scalar's own characters.

    The value is a dict of nodes, a list of nodes, or a scalar: Decimal for a plain number, bool for true and false, None for nothing,
    else str.
    """

    line: int
    path: str
    value: Any
    text: str = ""


def read_yaml(file: Path) -> Node:
    """The data in `file`. Raises InvalidData with file and line; what cannot be opened or is no text has no line."""
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise InvalidData(str(file), f"读不了：{error.strerror}。", f"cannot be read: {error.strerror}.") from error
    if size > LARGEST:
        raise _too_large(str(file))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidData(str(file), "不是 UTF-8 编码的文字；请另存为 UTF-8。", "is no text in UTF-8; save it as UTF-8.") from error
    return parse_yaml(text, str(file))


def parse_yaml(text: str, name: str) -> Node:
    """The data in `text`; `name` is how the file is called in errors. Raises InvalidData(name:line). O(n), n bounded."""
    if len(text) > LARGEST:
        raise _too_large(name)
    try:
        return _named(_Composer(text, name).whole(), "")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        problem = str(error.problem)
        said = next((zh for en, zh in _SAID.items() if en in problem), problem)
        raise InvalidData(where, f"不是正确的 YAML：{said}。", f"this is not valid YAML: {problem}.") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else 1
        raise InvalidData(f"{name}:{line}", "含有控制字符，请删去。", "has control characters: remove them.") from error


def _too_large(name: str) -> InvalidData:
    return InvalidData(name, f"文件太大（超过 {LARGEST // 1024} KB）。", f"the file is too large (over {LARGEST // 1024} KB).")


class _Piece(msgspec.Struct):
    """A node before it has a path; `size` pieces in it, `height` levels."""

    line: int
    value: Any
    text: str
    size: int
    height: int


class _Composer:
    """Makes pieces of the parser's events, with every limit checked as they come: nothing grows before it is counted."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.events: Iterator[Any] = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self.anchors: dict[str, _Piece] = {}
        self.count = 0

    def whole(self) -> _Piece:
        next(self.events)  # the stream starts
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise self._error(1, "文件是空的。", "the file is empty.")
        piece = self._piece(next(self.events), 1)
        next(self.events)  # the document ends
        following = next(self.events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise self._error(
                following.start_mark.line + 1,
                "只能有一份文档，请删去“---”及其后的内容。",
                "only one document: remove '---' and what follows.",
            )
        return piece

    def _piece(self, event: Any, depth: int) -> _Piece:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            return self._repeated(event.anchor, line, depth)
        if event.tag is not None:
            raise self._error(line, f"不接受标签 {event.tag}。", f"the tag {event.tag} is not accepted.")
        self._counted(1, depth, line)
        if isinstance(event, yaml.ScalarEvent):
            piece = _Piece(line, _scalar(event.value) if event.implicit[0] else event.value, event.value, 1, 1)
        elif isinstance(event, yaml.SequenceStartEvent):
            piece = self._sequence(line, depth)
        else:
            piece = self._mapping(line, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = piece
        return piece

    def _sequence(self, line: int, depth: int) -> _Piece:
        parts = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            parts.append(self._piece(event, depth + 1))
        return _Piece(line, parts, "", 1 + sum(part.size for part in parts), 1 + max((part.height for part in parts), default=0))

    def _mapping(self, line: int, depth: int) -> _Piece:
        parts: dict[str, _Piece] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = event.value if isinstance(event, yaml.ScalarEvent) and event.tag is None else None
            key_line = event.start_mark.line + 1
            if key is None:
                raise self._error(key_line, "键应为文字。", "a key must be a word.")
            if key == "<<":
                raise self._error(key_line, "不接受合并键 <<，请把内容写全。", "the merge key << is not accepted: write the content out.")
            if key in parts:
                raise self._error(key_line, f"键 {shortened(key)} 重复了。", f"the key {shortened(key)} is used twice.")
            parts[key] = self._piece(next(self.events), depth + 1)
        values = parts.values()
        return _Piece(line, parts, "", 1 + sum(part.size for part in values), 1 + max((part.height for part in values), default=0))

    def _repeated(self, anchor: str | None, line: int, depth: int) -> _Piece:
        piece = self.anchors.get(anchor or "")
        if piece is None:  # not defined, or not yet complete: it would contain itself
            name = shortened(anchor or "")
            raise self._error(line, f"*{name} 没有定义，或把自己包含在内。", f"*{name} is not defined, or contains itself.")
        self._counted(piece.size, depth + piece.height - 1, line)
        return piece

    def _counted(self, size: int, depth: int, line: int) -> None:
        self.count += size
        if self.count > MOST:
            raise self._error(
                line, f"内容太多（超过 {MOST} 项，引用按展开计）。", f"too much content (over {MOST} pieces, aliases written out)."
            )
        if depth > DEEPEST:
            raise self._error(line, f"嵌套太深（超过 {DEEPEST} 层）。", f"nested too deeply (over {DEEPEST} levels).")

    def _error(self, line: int, zh: str, en: str) -> InvalidData:
        return InvalidData(f"{self.name}:{line}", zh, en)


def _scalar(text: str) -> Decimal | bool | str | None:
    if text in _WORDS:
        return _WORDS[text]
    return Decimal(text) if _NUMBER.match(text) else text


def _named(piece: _Piece, path: str) -> Node:
    """The piece as a node: an entry of a list is called by its `id` where it has one, else by its number."""
    value = piece.value
    if isinstance(value, dict):
        value = {key: _named(part, f"{path} › {shortened(key)}" if path else shortened(key)) for key, part in value.items()}
    elif isinstance(value, list):
        value = [_named(part, _called(part) or f"{path}[{number}]") for number, part in enumerate(value, 1)]
    return Node(piece.line, path, value, piece.text)


def _called(piece: _Piece) -> str:
    identity = piece.value.get("id") if isinstance(piece.value, dict) else None
    return shortened(identity.text) if identity is not None else ""


def shortened(text: str) -> str:
    """`text` as it may stand in a message: one line, at most 40 characters, nothing that a terminal would obey."""
    text = "".join(character if character.isprintable() else " " for character in text)
    return text if len(text) <= 40 else f"{text[:39]}…"
