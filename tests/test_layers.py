"""The floors of the house: who may import whom, and how long a file may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import jixiao

SOURCE = Path(jixiao.__file__).parent
LONGEST_FILE = 400

# A package imports only from itself and from those above it in this list.
FLOORS = (
    "model",
    "language",
    "readers",
    "extract",
    "forms",
    "indicators",
    "rules",
    "review",
    "render",
    "synth",
    "store",
    "corpus",
    "web",
    "cli",
    "__main__",
)


def python_files(root: Path) -> list[Path]:
    return sorted(root.rglob("*.py"))


def floor_of(file: Path, root: Path) -> str:
    """The package, or the module, of the top level that a file belongs to; "" for the root's own __init__."""
    first = file.relative_to(root).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imported_floors(file: Path, root: Path) -> Iterator[str]:
    """The top-level packages that a file imports, also inside functions and type-checking blocks."""
    package = ("jixiao", *file.relative_to(root).parts[:-1])
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            module = base + (node.module.split(".") if node.module else [])
            names = [[*module, alias.name] for alias in node.names]
        else:
            continue
        for name in names:
            if name[0] == "jixiao" and len(name) > 1 and name[1] != "__version__":
                yield name[1]


def climbing_imports(root: Path) -> list[str]:
    climbs = []
    for file in python_files(root):
        here = floor_of(file, root)
        for there in imported_floors(file, root):
            if there != here and (there not in FLOORS or here not in FLOORS or FLOORS.index(there) > FLOORS.index(here)):
                climbs.append(f"{file.relative_to(root)} imports jixiao.{there}")
    return climbs


def test_every_package_has_its_floor() -> None:
    assert {floor_of(file, SOURCE) for file in python_files(SOURCE)} - {""} <= set(FLOORS)


def test_no_import_climbs() -> None:
    assert climbing_imports(SOURCE) == []


def test_a_climbing_import_is_noticed_in_every_spelling(tmp_path: Path) -> None:
    for name in ("model", "rules"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
    (tmp_path / "__init__.py").write_text("from jixiao.model import Span\n")
    (tmp_path / "model" / "good.py").write_text("from jixiao import __version__\nfrom jixiao.model import Span\nfrom . import Span\n")
    (tmp_path / "model" / "plain.py").write_text("import jixiao.rules.declare\n")
    (tmp_path / "model" / "absolute.py").write_text("from jixiao import rules\n")
    (tmp_path / "model" / "relative.py").write_text("from ..rules import Rule\n")
    (tmp_path / "model" / "late.py").write_text("def f():\n    from jixiao.rules import Rule\n")
    (tmp_path / "rules" / "good.py").write_text("from jixiao.model import Span\nfrom ..model import Finding\n")
    assert climbing_imports(tmp_path) == [
        "__init__.py imports jixiao.model",
        "model/absolute.py imports jixiao.rules",
        "model/late.py imports jixiao.rules",
        "model/plain.py imports jixiao.rules",
        "model/relative.py imports jixiao.rules",
    ]


def test_no_source_file_is_longer_than_can_be_read_in_one_go() -> None:
    lengths = {str(file.relative_to(SOURCE)): len(file.read_text(encoding="utf-8").splitlines()) for file in python_files(SOURCE)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}
