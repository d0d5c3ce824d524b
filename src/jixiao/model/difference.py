"""What two files of one department tell differently."""

import msgspec

from jixiao.model.finding import Mark


class Difference(msgspec.Struct, frozen=True):
    """A figure that a report states for a cell of the form, and what the file beside it holds there: in words, with their places."""

    name: str
    stated: str
    held: str
    unit: str
    marks: tuple[Mark, Mark]
