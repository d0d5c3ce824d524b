"""A department's year out of a report that tells it: figures into cells, prose into the sections, and what was not understood."""

from jixiao.forms.filling.fill import fill
from jixiao.forms.filling.filled import Conflict, Filled, LeftOver, Reason, Source, Stated

__all__ = ["Conflict", "Filled", "LeftOver", "Reason", "Source", "Stated", "fill"]
