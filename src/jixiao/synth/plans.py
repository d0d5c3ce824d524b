"""Sentence plans: the small language of narrators/*/sentences.yaml, parsed."""

import re
from functools import cache

import msgspec

MEMBERS = frozenset(("parts", "lines", "names", "values", "shares", "ratio", "table"))
CONTEXT = frozenset(("Y", "Y0", "why", "unit"))
_TOKEN = re.compile(r"(?P<open><)|(?P<close>>)|(?P<bar>\|)|\{(?P<slot>[^{}]*)\}|(?P<words>[^<>|{}]+)")


class Words(msgspec.Struct, frozen=True):
    text: str


class Slot(msgspec.Struct, frozen=True):
    name: str
    form: str = ""  # bare, signed


class Direction(msgspec.Struct, frozen=True):
    """`up` or `down`, by the claim's direction `name`."""

    name: str
    up: str
    down: str


class Choice(msgspec.Struct, frozen=True):
    plans: "tuple[tuple[Part, ...], ...]"


Part = Words | Slot | Direction | Choice
Plan = tuple[Part, ...]


@cache
def parsed(text: str) -> tuple[Plan, ...]:
    """The alternatives of a plan, parted by bars that stand in no choice."""
    stack: list[list[list[Part]]] = [[[]]]
    for token in _TOKEN.finditer(text):
        if token["open"]:
            stack.append([[]])
        elif token["close"]:
            choice = Choice(tuple(tuple(plan) for plan in stack.pop()))
            stack[-1][-1].append(choice)
        elif token["bar"]:
            stack[-1].append([])
        elif token["words"]:
            stack[-1][-1].append(Words(token["words"]))
        else:
            stack[-1][-1].append(_slot(token["slot"]))
    (alternatives,) = stack
    return tuple(tuple(plan) for plan in alternatives)


def _slot(text: str) -> Slot | Direction:
    name, _, form = text.partition(":")
    if "/" in form:
        up, down = form.split("/")
        return Direction(name, up, down)
    return Slot(name, form)


@cache
def needs(plan: Plan) -> frozenset[str]:
    """The slots and directions that a plan may ask the claim for."""
    found: set[str] = set()
    for part in plan:
        match part:
            case Slot(name) | Direction(name):
                found.add(name)
            case Choice(plans):
                found.update(*(needs(each) for each in plans))
    return frozenset(found - MEMBERS - CONTEXT)
