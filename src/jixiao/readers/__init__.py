"""One file a format -> Document."""

from jixiao.readers.text import read_text

__all__ = ["read_text"]
