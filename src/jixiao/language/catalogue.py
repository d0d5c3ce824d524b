"""The measure catalogue: the field's own names for what is measured, with their aliases, as data."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from jixiao.model import Scenario

_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)|[“”‘’\"'（）()、 ]|的")


class Measure(msgspec.Struct, frozen=True):
    """What is measured. `unit` is the usual one, `yes_no` for a statement; `parts` are the ids whose sum it is within one scenario and
    period (人员经费 and 公用经费: within basic expenditure); `scenarios` those in which it is asked for, () where none is settled."""

    id: str
    zh: str
    unit: str
    en: str = ""
    aliases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    scenarios: tuple[Scenario, ...] = ()


def _load(name: str) -> dict[str, Any]:
    text = (files("jixiao.language") / "data" / name).read_text(encoding="utf-8")
    entries: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return entries


def measures() -> tuple[Measure, ...]:
    """All measures: those of measures.yaml, then the classes and items of the economic classification (301, 30101 ...)."""
    return tuple(_by_id().values())


def measure(identity: str) -> Measure | None:
    """The measure with this id; None where there is none: the vocabulary is open."""
    return _by_id().get(identity)


@cache
def _by_id() -> dict[str, Measure]:
    economic = _load("economic-classification.yaml")
    return {entry.id: entry for entry in (*_measures(economic["basic_expenditure"]), *_economic_items(economic["classes"]))}


def _measures(basic: dict[str, list[str]]) -> Iterator[Measure]:
    classes = {"expenditure.personnel": basic["personnel"], "expenditure.public": basic["public"]}
    for identity, entry in _load("measures.yaml")["measures"].items():
        parts = entry.pop("sum_of", classes.get(identity, ()))
        yield msgspec.convert({"id": identity, "parts": parts, **entry}, Measure)


def _economic_items(classes: dict[str, Any]) -> Iterator[Measure]:
    for code, entry in classes.items():
        yield Measure(code, entry["zh"], "万元", entry["en"], tuple(entry["aliases"]), tuple(entry["items"]))
        for item, (name, *others) in entry["items"].items():
            yield Measure(item, name, "万元", aliases=tuple(others))


@cache
def aliases() -> dict[str, str]:
    """Each known name, without brackets and quotes -> the catalogue's id. Of two measures with one name the first has it."""
    names: dict[str, str] = {}
    for entry in measures():
        for name in (entry.zh, *entry.aliases):
            names.setdefault(_BRACKETS.sub("", name), entry.id)
    return names


@cache
def _spoken() -> dict[str, str]:
    """公务接待支出 for 公务接待费: the same name with another word for money at its end."""
    shortened: dict[str, str] = {}
    for name, identity in aliases().items():
        stem = _MONEY_WORD.sub("", name)
        if len(stem) >= 3:
            shortened.setdefault(stem, identity)
    return shortened


_MONEY_WORD = re.compile(r"(?:支出|费用|经费|费|数)+$")


def canonical(name: str) -> str:
    """The catalogue's id of a measure where `name` is one of its names, else `name` itself."""
    bare = _BRACKETS.sub("", name)
    known = aliases().get(bare) or aliases().get(bare.removesuffix("数"))  # 基本支出数
    if known is None:
        known = _spoken().get(_MONEY_WORD.sub("", bare))
    return known or name
