"""Whether words stand in a long text at all, asked before a pattern looks for them."""

from collections.abc import Iterable


def occurs(word: str, text: str) -> bool:
    """Whether the word stands in the text. Python finds a character at memory speed, fifty times as fast as a word, and a text that
    lacks a word mostly lacks one of its characters."""
    return all(character in text for character in word) and word in text


def any_occurs(words: Iterable[str], text: str) -> bool:
    """Whether one of the words stands in the text."""
    return any(occurs(word, text) for word in words)
