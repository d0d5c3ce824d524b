"""Runs of neighbouring figures whose sum comes near one that stands before or behind them."""

from bisect import bisect_left
from itertools import accumulate
from operator import add
from typing import NamedTuple

LONGEST_RUN = 60
GRAIN = 1e-9  # of floats, as a part of a whole
_NEAR = 0.02  # of a whole: what is further off is no sum, however rough its figures
_REACH = 14  # figures behind a whole among which a marker (其中, 按部门分) may open the list of its parts


class Run(NamedTuple):
    """The figures [start, end) beside the one at `head`, with `distance` figures between."""

    head: int
    before: bool
    distance: int
    start: int
    end: int


def runs_near(amounts: list[float], heads: list[int], slack: float, marked: list[int]) -> list[Run]:
    """The runs of two figures or more that differ by no more than `slack` from a head right beside them, or with one figure between, or
    from one before the marker that they begin with. O(n log n)."""
    if min(amounts) < 0.0:
        amounts = [max(amount, 0.0) for amount in amounts]
    sums = [0.0, *accumulate(amounts)]  # of the first 0, 1, 2 ... amounts
    count, total = len(amounts), sums[-1]
    pairs = [*map(add, amounts, amounts[1:])]
    floor = min(pairs) * (1.0 - _NEAR - GRAIN)
    found = []
    for head in heads:
        whole = amounts[head]
        if whole < floor:
            continue
        off = whole * _NEAR
        off = (slack if slack < off else off) + whole * GRAIN
        low, high = whole - off, whole + off
        # the sums in the conditions are those of the first two parts, and of all that is left: most figures end here
        for start in _starts(head, marked) if marked else (head + 1, head + 2):
            if start + 2 > count:
                break
            told = sums[start]
            if pairs[start] > high or total < told + low:
                continue
            end = bisect_left(sums, told + low, start + 2)
            while end <= count and sums[end] <= told + high and end - start <= LONGEST_RUN:
                found.append(Run(head, False, start - head - 1, start, end))
                end += 1
        if sums[head] < low:
            continue
        for end in (head, head - 1):
            told = sums[end]
            if end < 2 or pairs[end - 2] > high or told < low:
                continue
            start = bisect_left(sums, told - high, max(0, end - LONGEST_RUN), end - 1)
            while start <= end - 2 and sums[start] <= told - low:
                found.append(Run(head, True, head - end, start, end))
                start += 1
    return found


def _starts(head: int, marked: list[int]) -> list[int]:
    """Where a list of parts may begin: right after the head, one figure later, and at each marker in reach."""
    first = bisect_left(marked, head + 3)
    return [head + 1, head + 2, *marked[first : bisect_left(marked, head + _REACH, first)]]
