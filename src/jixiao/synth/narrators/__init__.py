"""Narrators: how invented departments, counties and projects are told, as data.

Each half is a folder: `sentences.yaml` (names, sentence plans by kind of claim, enumerators, fillers) and `outlines.yaml` (the sections of
each genre). The `open` half is read while tuning, the `held` half never. The plan language:

    {A}             a figure or word of the claim: S subject, A the figure itself, P its prior value, D the change, G the rate of
                    change, W the whole, R the share, B the budget, V the difference from it, C completion, T the target or base,
                    N a number, L a limit ...
    {A:bare}        without its unit      {G:signed}   with its sign
    {d:增加/减少}    by the direction of the change; what follows is signed by it
    <比|较|>        one of these
    {parts} {lines} {names} {values} {shares} {ratio} {table}    the members: as sentences, one a line, or respectively
"""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

HALVES = ("open", "held")


class Half(msgspec.Struct, frozen=True):
    """One half of the narrators."""

    names: dict[str, list[str]]
    sentences: dict[str, list[Any]]
    enumerators: list[str]
    why: list[str]
    fillers: dict[str, list[str]]
    outlines: dict[str, Any]


@cache
def half_named(name: str) -> Half:
    if name not in HALVES:
        raise ValueError(name)
    sentences, outlines = (_read(name, file) for file in ("sentences.yaml", "outlines.yaml"))
    return Half(**sentences, outlines=outlines)


def _read(half: str, file: str) -> Any:
    text = files("jixiao.synth.narrators").joinpath(half, file).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
