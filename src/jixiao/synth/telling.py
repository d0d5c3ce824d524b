"""Tells claims in the words of one half of the narrators."""

from collections.abc import Sequence
from random import Random
from typing import Any

import msgspec

from jixiao.synth.claims import Claim
from jixiao.synth.figures import PERCENT, Figure
from jixiao.synth.gold import Claimed
from jixiao.synth.narrators import Half
from jixiao.synth.pen import Pen, Stretch, Turn
from jixiao.synth.plans import Choice, Direction, Plan, Slot, Words, needs, parsed
from jixiao.synth.relations import Printed, claims_of

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CHINESE = ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
STEMS = "甲乙丙丁戊己庚辛壬癸"
LONGEST_RESPECTIVE = 6  # figures after one 分别
UNCHANGED = {
    "change": "flat",
    "then_change": "then_flat",
    "progress": "no_progress",
    "points": "plain",
    "adjust": "plain",
}  # how it is told when the change rounds to nothing
PLAIN_MEMBER = parsed("{S}{A}")[0]


def in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else ("" if tens == 1 else CHINESE[tens]) + "十") + (CHINESE[ones] if ones or not tens else "")


class Telling(msgspec.Struct):
    """What one sentence has printed so far."""

    claim: Claim
    printed: Printed
    members: list[Printed]
    stretches: list[tuple[int, int]]
    names: list[tuple[int, int]]
    word: tuple[int, int] | None = None


class Narrator:
    def __init__(self, half: Half, pen: Pen, random: Random, context: dict[str, str]) -> None:
        self.half, self.pen, self.random, self.context = half, pen, random, context
        self.chosen: dict[str, str] = {}

    def name(self, key: str) -> str:
        """What this text calls it, always the same."""
        if key not in self.chosen:
            self.chosen[key] = self.random.choice(self.half.names.get(key, [key])).format(**self.context)
        return self.chosen[key]

    def tell(self, claim: Claim) -> None:
        """Writes one sentence, without its full stop."""
        claim = self._tellable(claim)
        plan, spec = self.random.choice(self._usable(claim))
        telling = Telling(claim, {}, [], [], [])
        earlier = {slot: self.pen.latest[claim.figure(slot).others] for slot in spec.get("told", "")}
        repeated = self.pen.latest.get(claim.figure("A").others) if claim.kind == "again" else None
        self._write(plan, telling, spec)
        telling.printed = earlier | telling.printed
        first = len(self.pen.claims)
        name = " ".join(str(spec[key]) for key in ("frame", "member") if key in spec)
        is_open = "其中" in name or "包括" in name or "主要" in name
        found = [msgspec.structs.replace(each, plan=name, is_open=is_open) for each in claims_of(claim, telling.printed, telling.members)]
        self.pen.claims += found
        self._note_stretches(telling, first, found)
        if repeated is not None and self.pen.told[repeated].ulp == self.pen.told[telling.printed["A"]].ulp:
            both = (telling.printed["A"], repeated)
            self.pen.claims.append(Claimed("repeat", "linear", both, (1, -1), (both,), plan=name))
        if claim.kind == "names":
            self.pen.claims.append(Claimed("count", "count", (telling.printed["N"],), names=tuple(telling.names), plan=name))
        if telling.word is not None:
            self.pen.claims.append(Claimed("grade", "grade", (telling.printed["A"],), word=telling.word, plan=name))

    def _note_stretches(self, telling: Telling, first: int, found: list[Claimed]) -> None:
        """The members that can be taken out or told twice, where they are parts of a told sum (or names of a told number)."""
        spans = telling.stretches
        if telling.claim.kind == "names":
            number = first
        else:
            whole = telling.printed.get("W")
            number = next((first + at for at, claim in enumerate(found) if claim.kind == "sum" and claim.operands[0] == whole), -1)
        if number < 0:
            return
        for at, (start, end) in enumerate(spans):
            next_start = spans[at + 1][0] if at + 1 < len(spans) else end
            self.pen.stretches.append(Stretch(start, end, next_start, number, spans[at - 1][1] if at else start))

    def _tellable(self, claim: Claim) -> Claim:
        """Without what rounds to nothing: nobody tells an increase of 0.0."""
        vanished = {name for name, value in claim.slots.items() if isinstance(value, Figure) and name in "DGV" and not self._shows(value)}
        if vanished & {"D", "G"}:
            vanished |= {"D", "G", "P"}
        slots = {name: value for name, value in claim.slots.items() if name not in vanished}
        kind = UNCHANGED.get(claim.kind, claim.kind) if "D" in vanished else claim.kind
        return Claim(kind, slots, tuple(map(self._tellable, claim.members)), claim.names)

    def _shows(self, figure: Figure) -> bool:
        return self.pen.style.rounded(figure) != 0

    def _usable(self, claim: Claim) -> list[tuple[Plan, dict[str, Any]]]:
        """The plans whose slots the claim can fill."""
        usable = [
            (plan, spec)
            for entry in self.half.sentences[claim.kind]
            for spec in [{"frame": entry} if isinstance(entry, str) else entry]
            for plan in parsed(spec["frame"])
            if needs(plan) <= _available(claim) and self._members_fit(plan, spec, claim)
            if all(claim.figure(slot).others in self.pen.latest for slot in spec.get("told", ""))
        ]
        return usable or [(PLAIN_MEMBER, {})]  # what it is compared to has no meaning here

    def _members_fit(self, plan: Plan, spec: dict[str, Any], claim: Claim) -> bool:
        members = claim.members
        if not spec.get("count", len(members)) == len(members) <= spec.get("most", len(members)):
            return False
        if spec.get("of") == "money" and not (members[0].figure("A") if members else claim.figure("T")).is_money:
            return False
        if "member" in spec and not any(needs(each) <= _available(members[0]) for each in parsed(spec["member"])):
            return False
        if "columns" in spec and not all(set(spec["columns"]) <= member.slots.keys() for member in members):
            return False
        slots = {part.name for part in plan if isinstance(part, Slot)}
        if slots & {"values", "shares", "ratio"} and (
            not 1 < len(members) <= LONGEST_RESPECTIVE or any(member.members for member in members)
        ):
            return False
        wanted = "R" if slots & {"shares", "ratio"} else "A"
        return all(wanted in member.slots for member in members)

    def _write(self, plan: Plan, telling: Telling, spec: dict[str, Any]) -> None:
        turn: tuple[int, int, str] | None = None
        signed: list[int] = []
        for part in plan:
            match part:
                case Words(text):
                    self.pen.write(text.removeprefix("支出") if self.pen.pieces[-1:] and self.pen.pieces[-1].endswith("支出") else text)
                case Choice(plans):
                    before = set(telling.printed.values())
                    chosen = self.random.choice([each for each in plans if needs(each) <= _available(telling.claim)] or [()])
                    if len(chosen) == 1 and isinstance(chosen[0], Direction):
                        self._turned(turn, signed)
                        turn, signed = self._turn(chosen[0], telling.claim), []
                        continue
                    self._write(chosen, telling, spec)
                    signed += [number for number in telling.printed.values() if number not in before]
                case Direction():
                    self._turned(turn, signed)
                    turn, signed = self._turn(part, telling.claim), []
                case Slot(name, form):
                    number = self._slot(name, form, telling, spec)
                    if number is not None and name in "DGV":
                        signed.append(number)
        self._turned(turn, signed)

    def _turned(self, turn: tuple[int, int, str] | None, signed: list[int]) -> None:
        if turn is not None and signed:
            self.pen.turns.append(Turn(*turn, tuple(signed)))

    def _turn(self, part: Direction, claim: Claim) -> tuple[int, int, str]:
        words, opposite = (part.up, part.down) if _sign(claim, part.name) > 0 else (part.down, part.up)
        return self.pen.turn(words, self.pen.style.words(opposite))

    def _slot(self, name: str, form: str, telling: Telling, spec: dict[str, Any]) -> int | None:
        """Writes a slot; the number of its figure, if it is one."""
        claim = telling.claim
        if name == "names":
            self._names(telling)
        elif name in ("parts", "lines", "table"):
            getattr(self, f"_{name}")(telling, spec)
        elif name in ("values", "shares", "ratio"):
            self._respectively(name, telling)
        elif name == "why":
            self.pen.write(self.random.choice(self.half.why))
        elif name == "unit":
            self.pen.write(self.pen.unmixed.unit_of(claim.members[0].figure("A"))[0])
        elif name in self.context and name not in claim.slots:
            self.pen.write(self.context[name])
        else:
            return self._value(name, form, telling)
        return None

    def _value(self, name: str, form: str, telling: Telling) -> int | None:
        value = telling.claim.slots[name]
        if isinstance(value, Figure):
            sign = -1 if name in "DGV" and value.value < 0 else 1
            telling.printed[name] = number = self.pen.figure(value, sign, form)
            prior = telling.claim.slots.get("P")
            if name in "AW" and isinstance(prior, Figure):
                self.pen.priors[number] = prior
            return number
        words = self.pen.write(self.name(value) if isinstance(value, str) else str(value))
        if name == "word":
            telling.word = words
        return None

    def _names(self, telling: Telling) -> None:
        claim = telling.claim
        names = list(claim.names) or [self.name(str(member.slots["S"])) for member in claim.members]
        for at, name in enumerate(names):
            if at:
                self.pen.write("、")
            span = self.pen.write(name)
            if claim.names:
                telling.names.append(span)
                telling.stretches.append(span)

    def _parts(self, telling: Telling, spec: dict[str, Any]) -> None:
        separator = self.random.choice(spec["sep"].split("|"))
        enumerate_by = self.random.choice(["{circled}", "（{n}）", "{n}."]) if "；" in separator and self.random.random() < 0.12 else ""
        plan = self._member_plan(spec, telling.claim)
        for at, member in enumerate(telling.claim.members):
            if at:
                self.pen.write(separator)
            self._member(plan, member, telling, _enumerator(enumerate_by, at + 1))

    def _lines(self, telling: Telling, spec: dict[str, Any]) -> None:
        separator = self.random.choice(spec["sep"].split("|"))
        style = self.random.choice(self.half.enumerators)
        plan = self._member_plan(spec, telling.claim)
        for at, member in enumerate(telling.claim.members):
            self.pen.write((separator if at else "") + "\n")
            self._member(plan, member, telling, _enumerator(style, at + 1))

    def _member_plan(self, spec: dict[str, Any], claim: Claim) -> Plan:
        fitting = [plan for plan in parsed(spec["member"]) if needs(plan) <= _available(claim.members[0])]
        return self.random.choice(fitting)

    def _member(self, plan: Plan, member: Claim, telling: Telling, enumerator: str) -> None:
        start = self.pen.length
        self.pen.write(enumerator)
        own = Telling(member, {}, [], [], [])
        self._write(plan if needs(plan) <= _available(member) else PLAIN_MEMBER, own, {})
        if member.members:
            self.pen.write(self.random.choice(("（其中：", "（", "（含")))
            self._parts(own, {"member": "{S}{A}", "sep": self.random.choice(("、", "，"))})
            self.pen.write("）")
            nested = claims_of(Claim("nested", {}, member.members), {"W": own.printed["A"]}, own.members)
            self.pen.claims += [msgspec.structs.replace(each, plan="nested", is_open=True) for each in nested]
        telling.members.append(own.printed)
        telling.stretches.append((start, self.pen.length))

    def _respectively(self, what: str, telling: Telling) -> None:
        """Values in the order of the names: the unit once at the end, or after each."""
        slot = "A" if what == "values" else "R"
        members = telling.claim.members
        bare = what == "ratio" or self.random.random() < 0.5
        while len(telling.members) < len(members):
            telling.members.append({})
        for at, member in enumerate(members):
            if at:
                self.pen.write(":" if what == "ratio" else "和" if at == len(members) - 1 and not bare else "、")
            is_last = at == len(members) - 1 and what != "ratio"
            telling.members[at][slot] = self.pen.figure(member.figure(slot), form="bare" if bare and not is_last else "unmixed")

    def _table(self, telling: Telling, spec: dict[str, Any]) -> None:
        columns, claim = spec["columns"], telling.claim
        self.pen.write("\t".join(spec["head"]))
        total_first = self.random.random() < 0.3
        if total_first:
            self._total_row(telling, spec)
        for member in claim.members:
            self.pen.write("\n")
            own = Telling(member, {}, [], [], [])
            start = self.pen.length
            self._row(columns, own)
            telling.members.append(own.printed)
            telling.stretches.append((start, self.pen.length))
        if not total_first:
            self._total_row(telling, spec)

    def _total_row(self, telling: Telling, spec: dict[str, Any]) -> None:
        slots = telling.claim.slots
        whole = {"S": spec["total"], "A": slots["W"]} | {key: slots[key] for key in "BCDG" if key in slots}
        if "R" in spec["columns"]:
            whole["R"] = Figure(telling.claim.figure("W").value * 0 + 100, (100.0,) * 3, PERCENT)
        own = Telling(Claim("member", whole), {}, [], [], [])
        self.pen.write("\n")
        self._row(spec["columns"], own)
        telling.printed |= {"W" if key == "A" else key: number for key, number in own.printed.items() if key != "R"}

    def _row(self, columns: Sequence[str], own: Telling) -> None:
        for at, column in enumerate(columns):
            if at:
                self.pen.write("\t")
            if column in own.claim.slots:
                value = own.claim.slots[column]
                form = "signed-bare" if column in "DG" else "bare"
                if isinstance(value, Figure):
                    own.printed[column] = self.pen.figure(value, 1, form)
                else:
                    self.pen.write(self.name(str(value)))


def _sign(claim: Claim, name: str) -> int:
    figure = claim.slots.get("V" if name == "v" else "D") or claim.slots.get("G")
    assert isinstance(figure, Figure)
    return 1 if figure.value >= 0 else -1


def _available(claim: Claim) -> frozenset[str]:
    slots = frozenset(claim.slots)
    turns = {"d"} if slots & {"D", "G"} else set()
    return slots | turns | ({"v"} if "V" in slots else frozenset())


def _enumerator(style: str, number: int) -> str:
    return style.format(n=number, cn=in_chinese(number), circled=CIRCLED[min(number, 20) - 1], stem=STEMS[(number - 1) % 10])
