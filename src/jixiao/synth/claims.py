"""What can be told: claims over figures, without words."""

from collections.abc import Mapping, Sequence

import msgspec

from jixiao.synth.figures import Figure

Value = Figure | str | int


class Claim(msgspec.Struct, frozen=True):
    """`slots` by the names of the plan language; `members` of a whole, all of them. What a plan does not name is not told."""

    kind: str
    slots: dict[str, Value]
    members: "tuple[Claim, ...]" = ()
    names: tuple[str, ...] = ()

    def figure(self, name: str) -> Figure:
        figure = self.slots[name]
        assert isinstance(figure, Figure)
        return figure


def told(
    subject: str, now: Figure, prior: Figure | None = None, budget: Figure | None = None, whole: Figure | None = None
) -> dict[str, Value]:
    """The slots of a figure with what it is compared to, as far as that has a meaning: no rate on a base of nothing."""
    slots: dict[str, Value] = {"S": subject, "A": now}
    if prior is not None and now.value != prior.value:
        slots |= {"D": now - prior}
        if prior.value > 0:
            slots |= {"P": prior, "G": now.growth_over(prior)}
    if budget is not None and budget.value > 0:
        slots |= {"B": budget, "C": now.percent_of(budget)}
        if now.value != budget.value:
            slots |= {"V": now - budget}
    if whole is not None and whole.value > 0:
        slots |= {"W": whole, "R": now.percent_of(whole)}
    return slots


def change(subject: str, now: Figure, prior: Figure) -> Claim:
    if now.value == prior.value:
        return Claim("flat", {"S": subject, "A": now})
    if prior.value <= 0:
        return Claim("plain", {"S": subject, "A": now})
    return Claim("change", told(subject, now, prior))


def then_changed(subject: str, row: "Row") -> list[Claim]:
    """The figure by itself; in the next sentence how it changed, without saying it again."""
    assert row.prior is not None
    if row.now.value == row.prior.value or row.prior.value <= 0:
        return [Claim("plain", {"S": subject, "A": row.now})]
    return [Claim("plain", {"S": subject, "A": row.now}), Claim("then_change", told(subject, row.now, row.prior))]


def budgeted(subject: str, now: Figure, budget: Figure, prior: Figure | None = None) -> Claim:
    if budget.value <= 0:
        return Claim("plain", {"S": subject, "A": now})
    return Claim("budget", told(subject, now, prior, budget))


class Row(msgspec.Struct, frozen=True):
    """A member of a whole with its columns."""

    subject: str
    now: Figure
    prior: Figure | None = None
    budget: Figure | None = None


def split(
    subject: str,
    whole: Row | Figure,
    rows: Sequence[Row],
    kind: str = "split",
    more: Mapping[str, Value] | None = None,
) -> Claim:
    """A whole and its members."""
    if len(rows) == 1:  # nothing is parted
        return Claim("plain", {"S": subject, "A": whole.now if isinstance(whole, Row) else whole})
    top = whole if isinstance(whole, Row) else Row(subject, whole)
    slots = told(subject, top.now, top.prior, top.budget)
    slots["W"] = slots.pop("A")
    members = tuple(Claim("member", told(row.subject, row.now, row.prior, row.budget, top.now)) for row in rows)
    return Claim(kind, slots | dict(more or {}), members)
