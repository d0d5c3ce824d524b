"""The measure catalogue: the field's own names for what is measured, with their aliases, as data."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)|[“”‘’\"'（）()、 ]|的")


def _load(name: str) -> dict[str, Any]:
    text = (files("jixiao.language") / "data" / name).read_text(encoding="utf-8")
    entries: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return entries


@cache
def aliases() -> dict[str, str]:
    """Each known name, without brackets and quotes -> the catalogue's id: measures.yaml, then the items of the economic classification."""
    names: dict[str, str] = {}
    for identity, entry in _load("measures.yaml")["measures"].items():
        for name in (entry["zh"], *entry["aliases"]):
            names.setdefault(_BRACKETS.sub("", name), identity)
    for code, entry in _load("economic-classification.yaml")["classes"].items():
        for name in (entry["zh"], *entry["aliases"]):
            names.setdefault(_BRACKETS.sub("", name), code)
        for item, item_names in entry["items"].items():
            for name in item_names:
                names.setdefault(_BRACKETS.sub("", name), item)
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
