"""All words of the faces: one table per language, with the same keys."""

from functools import cache
from typing import Any

import msgspec

LANGUAGES = ("zh", "en")
STANDARD_LANGUAGE = "zh"


class Words(msgspec.Struct, frozen=True):
    """The words of one language. `words("key", n=3)` fills the phrase of that key."""

    language: str
    table: dict[str, str]

    def __call__(self, key: str, **values: Any) -> str:
        phrase = self.table[key]
        return phrase.format_map(values) if values else phrase

    def or_as_is(self, prefix: str, word: str) -> str:
        """The phrase for prefix.word; the word itself where the table has none (an open vocabulary)."""
        return self.table.get(f"{prefix}.{word}", word)


@cache
def words_of(language: str) -> Words:
    """The words of `language`, one of LANGUAGES."""
    from importlib import import_module

    return Words(language, import_module(f"jixiao.render.words.{language}").TABLE)
