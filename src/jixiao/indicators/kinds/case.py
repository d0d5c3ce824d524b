"""What every scoring rule is: data of a system that reads itself, and gives points for a case."""

from fractions import Fraction
from typing import ClassVar, Self

import msgspec

from jixiao.indicators.amounts import Points
from jixiao.indicators.evaluate import Box
from jixiao.indicators.grammar import Formula, Tree
from jixiao.indicators.intervals import Interval
from jixiao.indicators.reading import Reader
from jixiao.model import Judgement
from jixiao.readers.marked_yaml import Node

NEEDS_VALUE, TAKES_NO_VALUE, MAY_HAVE_VALUE = "needs", "takes no", "may have"


class Case(msgspec.Struct, frozen=True):
    """The value of the indicator's formula and its tree (None where it has no formula), the data, what a person said, the value's unit."""

    value: Interval | None
    tree: Tree | None
    box: Box
    judgement: Judgement
    unit: str


class Scoring(msgspec.Struct, frozen=True):
    """A scoring rule. NAME is its key in a system's file; VALUE says whether the indicator needs a formula beside it."""

    NAME: ClassVar[str]
    VALUE: ClassVar[str]

    @classmethod
    def read(cls, reader: Reader, node: Node, weight: Fraction | None, valued: bool) -> Self:
        """The rule in `node`; `weight` is None in a framework, whose points are all shares. `valued`: the indicator has a formula."""
        raise NotImplementedError

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """The formulas and conditions within the rule."""
        return ()

    def points(self, weight: Fraction, case: Case) -> Points:
        """All points that the rule can give for what is known, not yet held within 0 and the weight."""
        raise NotImplementedError
