"""Draws docs/picture.svg: what `jixiao demo` prints on a terminal, some of its findings and its last line. `make docs` runs it."""

import os
import pty
import re
import sys
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from jixiao.render.excerpt import columns

COLUMNS = 100
SHOWN = ("LIM001", "CMP001", "GRD001")  # findings of these rules are drawn, the others left out
COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#f0c04a", "36": "#79c0ff"}
PLAIN, PAPER, BAR = "#e6edf3", "#0d1117", "#161b22"
CELL, LINE, MARGIN, TOP = 8.4, 22, 20, 50
FONTS = (
    "'Sarasa Mono SC','Noto Sans Mono CJK SC','Cascadia Mono',Menlo,Consolas,'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',monospace"
)

LIGHTS = ("#ff5f57", "#febc2e", "#28c840")
ESCAPE = re.compile(r"\x1b\[([\d;]*)m")


class Character(NamedTuple):
    """A character of the terminal, where it stands and how it looks."""

    text: str
    column: int
    width: int
    colour: str
    bold: bool
    faint: bool
    underlined: bool
    inverse: bool

    @property
    def look(self) -> tuple[object, ...]:
        return self[2:]


def terminal_output(command: list[str]) -> str:
    """What a command prints when it writes to a terminal of COLUMNS columns."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(COLUMNS=str(COLUMNS), TERM="xterm-256color", JIXIAO_LANG="zh")
        os.environ.pop("NO_COLOR", None)
        os.execv(command[0], command)
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.waitpid(child, 0)
    return b"".join(pieces).decode("utf-8").replace("\r\n", "\n")


def chosen(output: str) -> list[str]:
    """The opening lines, the findings in SHOWN with the headings above them, and the last line."""
    blocks = [block.split("\n") for block in output.strip("\n").split("\n\n")]
    first = next(number for number, block in enumerate(blocks) if any(is_finding(line) for line in block))
    lines = [line for block in blocks[:first] for line in (*block, "")]
    heading: list[str] = []
    for block in blocks[first:-1]:
        start = next((number for number, line in enumerate(block) if is_finding(line)), 0)
        heading = block[:start] or heading
        if any(code in block[start] for code in SHOWN):
            lines += [*heading, *block[start:], ""]
            heading = []
    return [*lines, "  ⋮", "", *blocks[-1]]


def is_finding(line: str) -> bool:
    """Whether a finding begins here: its mark, its severity and its code."""
    return re.search(r"^ {2}\S .*[A-Z]{3}\d{3}", ESCAPE.sub("", line)) is not None


def characters(line: str) -> list[Character]:
    shown = []
    styles: list[str] = []
    column = end = 0
    for code in [*ESCAPE.finditer(line), None]:
        for letter in line[end : code.start() if code else len(line)]:
            width = columns(letter)
            colour = next((COLOURS[style] for style in styles if style in COLOURS), PLAIN)
            shown.append(Character(letter, column, width, colour, "1" in styles, "2" in styles, "4" in styles, "7" in styles))
            column += width
        if code:
            new = code[1].split(";")
            styles = [] if new in ([""], ["0"]) else styles + new
            end = code.end()
    return shown


def drawn(line: str, y: float) -> str:
    """One line as SVG: a run of characters of one look and width is one text, stretched to exactly its cells."""
    parts = []
    for _, run in groupby(characters(line), key=lambda character: character.look):
        run_of = list(run)
        first, text = run_of[0], "".join(character.text for character in run_of)
        x, length = MARGIN + first.column * CELL, len(run_of) * first.width * CELL
        if first.inverse:
            parts.append(f'<rect x="{x:.1f}" y="{y - 16:.1f}" width="{length:.1f}" height="{LINE}" fill="{first.colour}"/>')
        if first.underlined:
            parts.append(f'<rect x="{x:.1f}" y="{y + 3:.1f}" width="{length:.1f}" height="1.5" fill="{first.colour}"/>')
        if not text.strip():
            continue
        style = f' fill="{PAPER if first.inverse else first.colour}"' + (' font-weight="bold"' if first.bold else "")
        style += ' opacity="0.65"' if first.faint else ""
        place = f'x="{x:.1f}" y="{y:.1f}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"'
        parts.append(f"<text {place}{style}>{escape(text)}</text>")
    return "".join(parts)


def picture(lines: list[str]) -> str:
    width, height = COLUMNS * CELL + 2 * MARGIN, TOP + len(lines) * LINE + MARGIN
    lights = "".join(f'<circle cx="{20 + 18 * number}" cy="15" r="5.5" fill="{colour}"/>' for number, colour in enumerate(LIGHTS))
    body = "\n".join(drawn(line, TOP + 8 + number * LINE) for number, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" viewBox="0 0 {width:.0f} {height}" '
        f'font-family="{FONTS}" font-size="14" xml:space="preserve">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>\n'
        f'<rect width="100%" height="30" rx="8" fill="{BAR}"/>{lights}\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    output = terminal_output([str(Path(sys.executable).with_name("jixiao")), "demo"])
    Path(__file__).with_name("picture.svg").write_text(picture(["$ jixiao demo", *chosen(output)]), encoding="utf-8", newline="\n")
