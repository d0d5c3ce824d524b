"""What a figure measures, by the words before it and the section that it stands in."""

import re
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
import yaml

from jixiao.language import canonical, measure

_QUOTES = re.compile(r"[“”\"‘’ \t\u3000]")
_MOST_CUTS = 8
_LONGEST = 60  # characters of a name


class _Name(msgspec.Struct, frozen=True):
    measure: str
    words: str
    sections: tuple[str, ...]
    unit: tuple[str, ...] = ()


class Absence(msgspec.Struct, frozen=True):
    """Words that say that there was none of something, and the cells that are then 0, or yes."""

    words: str
    cells: tuple[str, ...]


class _Names(msgspec.Struct, frozen=True):
    names: tuple[_Name, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    none: tuple[Absence, ...]


@cache
def _names() -> _Names:
    text = files("jixiao.forms").joinpath("data", "filling", "names.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), _Names)


def absences() -> tuple[Absence, ...]:
    return _names().none


@lru_cache(maxsize=16384)
def measure_named(words: str, section: str, unit: str, own: str = "") -> str:
    """The catalogue's id for what `words` name; "" where they name nothing of it. `own` is the body's name, which may stand before."""
    names = _names()
    words = words[-_LONGEST:]
    words = _QUOTES.sub("", words.removeprefix(own) if own else words)
    for tried in _shorter(words):
        known = canonical(tried)
        if known != tried and measure(known) is not None:
            return known
        for name in names.names:
            if (not name.sections or section in name.sections) and (not name.unit or unit in name.unit) and re.fullmatch(name.words, tried):
                return name.measure
    return ""


def _shorter(words: str) -> list[str]:
    """The words, and what is left of them when what only leads to a name is off, the longest first."""
    names = _names()
    forms = [words]
    for pattern in names.before:
        for _ in range(_MOST_CUTS):
            cut = re.sub(pattern, "", words)
            if cut == words:
                break
            words = cut
            forms.append(words)
    for form in list(forms)[-2:]:
        for _ in range(_MOST_CUTS):
            cut = re.sub(names.after[0], "", form)
            if cut == form or len(cut) < 2:
                break
            form = cut
            forms.append(form)
    return [form for form in dict.fromkeys(forms) if len(form) >= 2]
