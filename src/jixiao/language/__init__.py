"""Numerals, units, periods, the measure catalogue. Knows Chinese; knows nothing of documents."""

from jixiao.language.shadow import shadow_of

__all__ = ["shadow_of"]
