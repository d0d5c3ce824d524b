"""Whole invented texts: the sections of a genre, told by one half of the narrators."""

from random import Random
from typing import Any

import msgspec

from jixiao.synth.gold import Claimed, Text
from jixiao.synth.narrators import half_named
from jixiao.synth.pen import Pen, Stretch, Turn
from jixiao.synth.style import style_of
from jixiao.synth.telling import Narrator, in_chinese
from jixiao.synth.topics import County, Project, World, topic

GENRES = (
    "performance_report",
    "final_accounts",
    "budget",
    "three_public",
    "project_self_evaluation",
    "budget_execution",
    "statistical_bulletin",
)
_COUNTY = ("budget_execution", "statistical_bulletin")
OPTIONAL = 0.6  # how often a topic marked ? is told


class Written:
    """A text with what was noted while it was written: what a slip may change besides the figures."""

    def __init__(self, text: Text, turns: tuple[Turn, ...], stretches: tuple[Stretch, ...], pen: Pen) -> None:
        self.text, self.turns, self.stretches, self.pen = text, turns, stretches, pen


def write(seed: int, half: str = "open", genre: str | None = None) -> Written:
    """The text with this seed: the same for the same seed, half and genre. Without a genre they take turns."""
    genre = GENRES[seed % len(GENRES)] if genre is None else genre
    random = Random(f"text {seed} {half} {genre}")
    world = _world(seed, genre)
    pen = Pen(style_of(random, genre))
    context = {"Y": str(world.year), "Y0": str(world.year - 1), "place": world.place, "body": world.body}
    if isinstance(world, Project):
        context["project"] = world.project
    narrator = Narrator(half_named(half), pen, random, context)
    _Writer(narrator, world, random).document(narrator.half.outlines[genre], context)
    kept = [at for at, claim in enumerate(pen.claims) if _says(claim, pen)]
    text = Text(f"{genre}-{half}-{seed}", genre, pen.text, tuple(pen.told), tuple(pen.claims[at] for at in kept))
    number = {at: new for new, at in enumerate(kept)}
    stretches = [msgspec.structs.replace(each, claim=number[each.claim]) for each in pen.stretches if each.claim in number]
    return Written(text, tuple(pen.turns), tuple(stretches), pen)


def _world(seed: int, genre: str) -> World | County | Project:
    if genre in _COUNTY:
        return County(seed)
    return Project(seed) if genre == "project_self_evaluation" else World(seed)


def _says(claim: Claimed, pen: Pen) -> bool:
    """That nothing is a part of nothing, or no per cent of something, says nothing."""
    return claim.kind in ("count", "grade") or sum(pen.told[number].value != 0 for number in claim.operands) > 1


class _Writer:
    def __init__(self, narrator: Narrator, world: World | County | Project, random: Random) -> None:
        self.narrator, self.world, self.random, self.pen = narrator, world, random, narrator.pen

    def document(self, outline: dict[str, Any], context: dict[str, str]) -> None:
        self.pen.write(self.random.choice(outline["title"]).format(**context))
        for number, section in enumerate(outline["sections"], 1):
            self._heading(0, number, number, section["head"])
            at = 0
            for part in section["parts"]:
                if "head" in part:
                    at += 1
                    self._heading(1, at, number, part["head"])
                self._paragraph(part["tell"])

    def _heading(self, level: int, number: int, section: int, words: str) -> None:
        form = self.pen.style.levels[level].format(n=number, m=section, cn=in_chinese(number))
        self.pen.write("\n" + form + self.random.choice(words.split("|")))

    def _paragraph(self, names: list[str]) -> None:
        started = False
        for name in names:
            chosen = self.random.choice(name.removesuffix("?").split("|"))
            if name.endswith("?") and self.random.random() > OPTIONAL:
                continue
            if chosen.startswith("~"):
                self._start(started)
                self.pen.write(self.random.choice(self.narrator.half.fillers[chosen[1:]]).format(**self.narrator.context))
                started = True
                continue
            claims = topic(chosen, self.world)
            separator = self.random.choice(("。", "；"))
            for number, claim in enumerate(claims):
                if claim.kind == "table":
                    self.pen.write("\n")
                    self.narrator.tell(claim)
                    started = False
                    continue
                if number == 0:
                    self._start(started)
                self.narrator.tell(claim)
                self.pen.write(separator if number + 1 < len(claims) else "。")
                started = True

    def _start(self, started: bool) -> None:
        if not started:
            self.pen.write("\n")
