"""The headings above a place."""

from bisect import bisect_right
from collections.abc import Callable

from jixiao.model import Heading, Profile

DEEPEST = 2  # 第一部分, 一、, （一）: what is numbered below that is a list more often than a section


def sections(profile: Profile) -> Callable[[int], tuple[Heading, ...]]:
    """Says of an offset in which section it stands, from the highest heading to the lowest. Linear once, then O(log n) each."""
    starts: list[int] = []
    paths: list[tuple[Heading, ...]] = [()]
    for heading in profile.headings:
        if heading.level <= DEEPEST:
            starts.append(heading.span.start)
            paths.append((*(above for above in paths[-1] if above.level < heading.level), heading))
    return lambda offset: paths[bisect_right(starts, offset)]
