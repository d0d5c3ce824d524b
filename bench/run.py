"""`make bench`: how fast a whole check is, beside other libraries' bare number extraction, and what a whole process costs.

Every text is used once, so that nothing is served from a cache. It measures and tells; it never fails for a slow machine."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from docx import Document as WordDocument
from texts import texts

from jixiao.readers.text import document_of_text
from jixiao.review import check

ROUNDS = 40
ROUNDS_OF_OTHERS = 12
WARM_UP = 3
PROCESS_ROUNDS = 5
TIMES_LONGER = 100
TABLE_ROWS = 120

BUDGET_CHECK = 6.0  # ms
BUDGET_LONGER = 110.0  # times
BUDGET_VERSION = 250.0  # ms
BUDGET_DOCX = 800.0  # ms
BUDGET_MEMORY = 120.0  # MB

Row = tuple[str, str, str, str]


def milliseconds(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000


def check_of(text: str) -> float:
    return milliseconds(lambda: check(document_of_text(text)))


def row(what: str, budget: float, measured: float, unit: str) -> Row:
    return what, f"{budget:g} {unit}", f"{measured:.1f} {unit}", f"{measured / budget:.2f} of budget"


def whole_check(numbers: list[str]) -> tuple[float, Row]:
    times = [check_of(text) for text in numbers]
    typical = median(times[WARM_UP:])
    return typical, row(f"jixiao: whole check, {len(numbers[0]):,} characters", BUDGET_CHECK, typical, "ms")


def other_libraries(python: str, numbers: list[str], ours: float) -> list[Row]:
    if not Path(python).exists():
        return [("other libraries", "", "no environment", "skipped")]
    command = [python, str(Path(__file__).with_name("others.py"))]
    run = subprocess.run(command, input=json.dumps(numbers), capture_output=True, text=True, check=True)
    answers: dict[str, float | str] = json.loads(run.stdout.splitlines()[-1])
    rows = []
    for name, answer in answers.items():
        if isinstance(answer, str):
            rows.append((name, "", "not installed", "skipped"))
        else:
            rows.append((name, "", f"{answer:.1f} ms", f"{answer / ours:.1f} x jixiao"))
    return rows


def linearity(first: int, ours: float) -> Row:
    long = "\n".join(texts(first, TIMES_LONGER))
    return row(f"{TIMES_LONGER} times the text", BUDGET_LONGER, check_of(long) / ours, "times")


def write_report(path: Path, first: int) -> None:
    """A report of about 20 pages: three texts, and a table of 120 rows."""
    document = WordDocument()
    for text in texts(first, 3):
        for line in text.splitlines():
            document.add_paragraph(line)
    table = document.add_table(rows=0, cols=3)
    for number in range(1, TABLE_ROWS + 1):
        for cell, words in zip(
            table.add_row().cells, (str(number), f"第{number}号项目", f"{number * 7 + 3}.{number % 90 + 10}"), strict=True
        ):
            cell.text = words
    document.save(str(path))


def process(*arguments: str) -> tuple[float, float]:
    """Milliseconds and megabytes of one run of the command."""
    command = [sys.executable, str(Path(__file__).with_name("process.py")), str(Path(sys.executable).with_name("jixiao")), *arguments]
    code, milliseconds, megabytes = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if code not in (0, 1):
        raise SystemExit(f"jixiao {' '.join(arguments)} ended with exit code {code}")
    return milliseconds, megabytes


def processes(first: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        write_report(path, first)
        version = median(process("--version")[0] for _ in range(PROCESS_ROUNDS))
        runs = [process("check", str(path)) for _ in range(PROCESS_ROUNDS)]
    return [
        row("jixiao --version", BUDGET_VERSION, version, "ms"),
        row("jixiao check of a 20-page .docx", BUDGET_DOCX, median(run[0] for run in runs), "ms"),
        row("  its peak memory", BUDGET_MEMORY, max(run[1] for run in runs), "MB"),
    ]


def table(rows: list[Row]) -> str:
    widths = [max(len(each[column]) for each in rows) for column in range(4)]
    return "\n".join(f"{a:<{widths[0]}}  {b:>{widths[1]}}  {c:>{widths[2]}}  {d:>{widths[3]}}" for a, b, c, d in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--others", default="", help="Python of the environment that holds the libraries to compare with")
    numbers = texts(0, ROUNDS)
    ours, first_row = whole_check(numbers)
    rows = [
        ("", "budget", "measured", "ratio"),
        first_row,
        *other_libraries(parser.parse_args().others, texts(ROUNDS, ROUNDS_OF_OTHERS), ours),
        linearity(1000, ours),
        *processes(2000),
    ]
    print(table(rows))


if __name__ == "__main__":
    main()
