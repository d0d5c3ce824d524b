"""The measure catalogue: the field's own names for what is measured, with their aliases, as data."""

import re
from functools import cache
from importlib.resources import files

import yaml

_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)|[“”‘’\"'（）()、 ]|的")


def _load(name: str) -> dict[str, object]:
    return yaml.load(
        (files("jixiao.language") / "data" / name).read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )  # type: ignore[no-any-return]


@cache
def aliases() -> dict[str, str]:
    """Each known name, without brackets and quotes -> the catalogue's id: measures.yaml, then the items of the economic classification."""
    names: dict[str, str] = {}
    measures = _load("measures.yaml")["measures"]
    assert isinstance(measures, dict)
    for identity, entry in measures.items():
        for name in (entry["zh"], *entry["aliases"]):
            names.setdefault(_BRACKETS.sub("", name), identity)
    classes = _load("economic-classification.yaml")["classes"]
    assert isinstance(classes, dict)
    for code, entry in classes.items():
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
    known = aliases().get(bare)
    if known is None:
        known = _spoken().get(_MONEY_WORD.sub("", bare))
    return known or name
