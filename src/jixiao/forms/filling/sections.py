"""Which section of the form a heading of a report opens."""

import re
from functools import cache
from importlib.resources import files

import msgspec
import yaml


class Opening(msgspec.Struct, frozen=True):
    section: str
    titles: tuple[str, ...]
    within: tuple[str, ...]

    def opens(self, title: str) -> bool:
        return any(re.search(pattern, title) for pattern in self.titles)


@cache
def openings() -> tuple[Opening, ...]:
    text = files("jixiao.forms").joinpath("data", "filling", "sections.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(msgspec.convert(entry, Opening) for entry in data["sections"])


def section_of(title: str) -> str:
    """The section that a heading with this title opens; "" where it is none of the form's."""
    return next((opening.section for opening in openings() if opening.opens(title)), "")
