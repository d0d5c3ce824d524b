"""How output is to look: its language, colours, width and depth."""

import re

import msgspec

from jixiao.model import Severity
from jixiao.render.excerpt import FIRST, OTHER, PLAIN, Cell, columns, underline
from jixiao.render.words import Words

RESET = "\x1b[0m"
STYLES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "info": "\x1b[1;36m",
    "heading": "\x1b[1m",
    "file": "\x1b[1;7m",
    "good": "\x1b[32m",
    "suggestion": "\x1b[32m",
    "faint": "\x1b[2m",
}
MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "i"}
NARROWEST, WIDEST = 40, 110
_PAINT = re.compile(r"\x1b\[[0-9;]*m")
# A line may break between: a wide character, a run of others; each with the brackets and quotes that open it and the marks behind it.
_PIECE = re.compile(
    r"\s*[（“‘《「]*(?:[\u3400-\u9fff]|(?![（“‘《「，。；：、！？）”’》」…])[^\s\u3400-\u9fff，。；：、！？）”’》」（“‘《「…]+)[，。；：、！？）”’》」…]*"
    r"|\s*[（“‘《「，。；：、！？）”’》」…]+|\s+"
)


class Look(msgspec.Struct, frozen=True):
    """`width` in columns; `verbose` lists everything, else long lists are cut and their rest is counted."""

    words: Words
    colour: bool = False
    width: int = 100
    verbose: bool = False

    def paint(self, style: str, text: str) -> str:
        return f"{STYLES[style]}{text}{RESET}" if self.colour and text else text

    def marked(self, line: list[Cell], severity: Severity, indent: str) -> list[str]:
        """A line of an excerpt with its marked words underlined: by the terminal where colours are on, else by a second line."""
        if not self.colour:
            under = underline(line)
            return [indent + "".join(character for character, _ in line)] + ([indent + under] if under else [])
        styles = {PLAIN: "", OTHER: "\x1b[4m", FIRST: STYLES[severity] + "\x1b[4m"}
        parts, before = [indent], PLAIN
        for character, mark in line:
            if mark != before:
                parts.append((RESET if before else "") + styles[mark])
                before = mark
            parts.append(character)
        return ["".join(parts) + (RESET if before else "")]

    def folded(self, text: str, indent: str) -> list[str]:
        """`text` in lines of the look's width, each with `indent`."""
        lines, line, used = [], "", columns(indent)
        for word in _PIECE.findall(text):
            size = columns(_PAINT.sub("", word))
            if used + size > self.width and line.strip():
                lines.append(indent + line.rstrip())
                word = word.lstrip()
                line, used, size = "", columns(indent), columns(_PAINT.sub("", word))
            line += word
            used += size
        return [*lines, indent + line.rstrip()] if line.strip() else lines
