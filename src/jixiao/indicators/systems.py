"""The indicator systems: those that ship with the package, and a user's own files. By id, by Chinese name, or by path."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jixiao.indicators.reading import Problem, Reader
from jixiao.indicators.system import System
from jixiao.indicators.whole import read_system
from jixiao.model import InvalidData
from jixiao.readers.marked_yaml import Node, parse_yaml, read_yaml, shortened

ENDINGS = (".yaml", ".yml")


def check_system(file: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a system's file, by line; empty if nothing is. Raises InvalidData if it cannot be read as YAML."""
    return _read(read_yaml(file), file.stem)[1]


def load_system(file: Path) -> System:
    """The system in a user's file. Raises InvalidData with the first problem, its line, and how many more there are."""
    system, problems = _read(read_yaml(file), file.stem)
    if problems:
        first, others = problems[0], len(problems) - 1
        raise InvalidData(
            f"{file}:{first.line}",
            first.zh + (f"（另有 {others} 处，见 jixiao systems check {file}）" if others else ""),
            first.en + (f" ({others} more: jixiao systems check {file})" if others else ""),
        )
    return system


def all_systems() -> tuple[System, ...]:
    """The systems that ship, by id."""
    return tuple(_shipped(name) for name in shipped_ids())


@cache
def shipped_ids() -> tuple[str, ...]:
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in _folder().iterdir() if entry.name.endswith(".yaml")))


def system_named(name: str, folder: Path | None = None) -> System:
    """The system that --system NAME means: an id, a Chinese name (or a part of one alone), or a YAML file, looked for in `folder` first."""
    if name in shipped_ids():
        return _shipped(name)
    if name.endswith(ENDINGS):
        near = folder / name if folder is not None else Path(name)
        return load_system(near if near.exists() or folder is None else Path(name))
    exact = [system for system in all_systems() if name and name in (system.zh, system.en)]
    found = exact or [system for system in all_systems() if name and (name in system.zh or name in system.id)]
    if len(found) == 1:
        return found[0]
    raise _unknown(name, [system.id for system in found])


def source_text(system: System, name: str) -> str:
    """The file of a system that was found under `name`, as text: to begin one's own with."""
    return _text(system.id) if system.id in shipped_ids() and not name.endswith(ENDINGS) else Path(name).read_text(encoding="utf-8-sig")


@cache
def _shipped(identity: str) -> System:
    system, problems = _read(parse_yaml(_text(identity), f"{identity}.yaml"), identity)
    assert not problems, problems
    return system


def _read(node: Node, stem: str) -> tuple[System, tuple[Problem, ...]]:
    reader = Reader()
    system = read_system(reader, node, stem)
    return system, tuple(sorted(set(reader.problems)))


def _text(identity: str) -> str:
    return (_folder() / f"{identity}.yaml").read_text(encoding="utf-8")


def _folder() -> Traversable:
    return files("jixiao.indicators") / "data" / "systems"


def _unknown(name: str, several: list[str]) -> InvalidData:
    from difflib import get_close_matches

    if several:
        return InvalidData(
            shortened(name), f"不止一个体系：{'、'.join(several)}；请写 id。", f"means several systems: {', '.join(several)}; give the id."
        )
    near = get_close_matches(name, shipped_ids(), n=1, cutoff=0.4)
    maybe = (f"；是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ("。", ".")
    return InvalidData(
        shortened(name),
        f"没有这个指标体系{maybe[0]}全部见 jixiao systems；自己的体系请给 .yaml 文件。",
        f"there is no such indicator system{maybe[1]} `jixiao systems` lists them; give your own as a .yaml file.",
    )
