"""Which claims a told sentence makes: from the slots that its plan printed."""

from collections.abc import Sequence
from decimal import Decimal

from jixiao.synth.claims import Claim
from jixiao.synth.gold import Claimed

Printed = dict[str, int]  # slot -> number of the figure


def claims_of(claim: Claim, printed: Printed, members: Sequence[Printed]) -> list[Claimed]:
    """The claims among the figures of one sentence and its members."""
    found = [] if claim.kind == "series" else single(printed if "A" in printed or "W" not in printed else _as_figure(printed))
    has = printed.keys().__ge__
    if claim.kind in ("average", "income_ratio") and has({"T", "N", "V"}):
        found.append(_ratio("per_capita", "average", printed["T"], printed["N"], printed["V"]))
    if claim.kind in ("balance", "surplus") and has({"I", "O", "L"}):
        found.append(_linear("difference", (printed["I"], printed["O"], printed["L"]), (1, -1, -1)))
    if claim.kind == "series" and has({"A", "P", "G"}):
        years = claim.slots["n"]
        assert isinstance(years, int)
        found.append(
            Claimed(
                "growth",
                "yearly",
                (printed["A"], printed["P"], printed["G"]),
                number=years,
                ways=((printed["A"], printed["P"], printed["G"]),),
            )
        )
    if claim.kind == "progress" and has({"C", "D"}):
        months = claim.slots["months"]
        assert isinstance(months, int)
        operands = (printed["C"], printed["D"])
        found.append(Claimed("difference", "linear", operands, (1, -1), (operands,), constant=Decimal(100 * months) / 12))
    for member in members:
        found += single(member)
        if "R" in member and "A" in member and "W" in printed and "W" not in member:
            found.append(_ratio("share", "ratio", member["A"], printed["W"], member["R"]))
    if len(members) > 1:
        for whole, part in (("W", "A"), ("B", "B"), ("D", "D")):
            if whole in printed and all(part in member for member in members):
                parts = [member[part] for member in members]
                found.append(_linear("sum", (printed[whole], *parts), (1, *(-1 for _ in parts))))
    return found


def _as_figure(whole: Printed) -> Printed:
    """A whole with what it is compared to, as any figure."""
    return {"A" if name == "W" else name: number for name, number in whole.items()}


def single(printed: Printed) -> list[Claimed]:
    """The claims that one subject's own figures make."""
    has = printed.keys().__ge__
    found = []
    if has({"A", "G"}) and ("D" in printed or "P" in printed):
        found.append(_growth(printed))
    if has({"A", "P", "D"}):
        found.append(_linear("difference", (printed["A"], printed["P"], printed["D"]), (1, -1, -1)))
    if has({"A", "B", "V"}):
        found.append(_linear("difference", (printed["A"], printed["B"], printed["V"]), (1, -1, -1)))
    if has({"A", "B", "D"}) and "V" not in printed and "C" not in printed and "G" not in printed:
        found.append(_linear("difference", (printed["A"], printed["B"], printed["D"]), (1, -1, -1)))
    if has({"A", "W", "R"}):
        found.append(_ratio("share", "ratio", printed["A"], printed["W"], printed["R"]))
    for base in ("B", "T", "L"):
        if has({"A", base, "C"}):
            found.append(_ratio("share" if base == "L" else "completion", "ratio", printed["A"], printed[base], printed["C"]))
        elif base == "L" and has({"A", "L"}) and "I" not in printed:
            found.append(Claimed("limit", "limit", (printed["A"], printed["L"]), ways=((printed["A"], printed["L"]),)))
    return found


def _growth(printed: Printed) -> Claimed:
    """Growth may be read from the change, from the prior value, or from both."""
    now, rate = printed["A"], printed["G"]
    change, prior = printed.get("D"), printed.get("P")
    ways: list[tuple[int, ...]] = []
    if change is not None:
        ways.append((now, change, rate))
    if prior is not None:
        ways.append((now, prior, rate))
    if change is not None and prior is not None:
        ways += [(change, prior, rate), (now, change, prior, rate)]
    if change is not None:
        return Claimed("growth", "growth_change", (now, change, rate), ways=tuple(ways))
    assert prior is not None
    return Claimed("growth", "growth_prior", (now, prior, rate), ways=tuple(ways))


def _ratio(kind: str, form: str, first: int, second: int, rate: int) -> Claimed:
    operands = (first, second, rate)
    return Claimed(kind, form, operands, ways=(operands,))


def _linear(kind: str, operands: tuple[int, ...], coefficients: tuple[int, ...]) -> Claimed:
    return Claimed(kind, "linear", operands, coefficients, ways=(operands,))
