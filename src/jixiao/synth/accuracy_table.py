"""The table of `jixiao bench accuracy`: shares with their confidence intervals (Wilson, 95%)."""

from collections.abc import Iterable
from math import sqrt

from jixiao.render.excerpt import columns
from jixiao.render.words import Words
from jixiao.synth.accuracy import Tally

Z = 1.959964  # of the normal distribution: 95% two-sided
# What is shown: its name, the counts it is made of.
OVERALL = (
    ("figures", "figures_read", "figures"),
    ("precision", "right", "readings"),
    ("recall", "found", "claims"),
    ("sentences", "sentences_right", "sentences"),
    ("alarmed", "alarmed", "texts"),
    ("detected", "detected", "slips"),
    ("placed", "placed", "slips"),
    ("first", "first", "identified"),
    ("named", "named", "open"),
    ("corrected", "corrected", "determined"),
)
WITH_INTERVALS = ("readings", "claims", "slips")  # others would make the table too wide
BY_RELATION = (("precision", "right", "readings"), ("recall", "found", "claims"), ("detected", "kind_detected", "kind_slips"))
BY_ERROR = (
    ("detected", "detected", "slips"),
    ("placed", "placed", "slips"),
    ("first", "first", "identified"),
    ("named", "named", "open"),
    ("corrected", "corrected", "determined"),
)


MOST_SHOWN, TEXTS_SHOWN = 30, 4


def wilson(right: int, of: int) -> tuple[float, float]:
    """The interval in which a share lies, seen `right` of `of` times (Wilson 1927: JASA 22, 209-212)."""
    if not of:
        return 0.0, 1.0
    share, spread = right / of, Z * Z / of
    centre = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)


def table(tally: Tally, words: Words) -> str:
    """The whole table as text."""
    lines = [words("bench.texts", n=_sum(tally, "texts"), slips=_sum(tally, "slips"), small=_sum(tally, "within_rounding")), ""]
    lines += _columns([[words(f"bench.{name}"), *_share(tally, right, of)] for name, right, of in OVERALL])
    per_fifty = 50 * _sum(tally, "alarms") / max(1, _sum(tally, "texts"))
    lines += ["", words("bench.alarms", n=f"{per_fifty:.2f}"), _rules(tally, words)]
    lines += ["", words("bench.by_relation"), *_by(tally, BY_RELATION, words, "family")]
    lines += ["", words("bench.by_error"), *_by(tally, BY_ERROR, words, "bench.slip")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def examples(tally: Tally, words: Words) -> str:
    """Where to look: the sentence plans that are missed most, and texts in which each rule cries wolf."""
    missed = {plan: number - tally["plan_found", plan] for (count, plan), number in tally.items() if count == "plan_claims"}
    worst = sorted((plan for plan, number in missed.items() if number), key=lambda plan: (-missed[plan], plan))[:MOST_SHOWN]
    lines = ["", words("bench.missed")]
    lines += [f"  {missed[plan]}/{tally['plan_claims', plan]}  {' / '.join(plan.splitlines())}" for plan in worst]
    lines += ["", words("bench.alarm_in")]
    texts: dict[str, list[str]] = {}
    for count, name in sorted(tally):
        if count == "alarm_in":
            rule, _, text = name.partition(" ")
            texts.setdefault(rule, []).append(text)
    lines += [f"  {rule}  {', '.join(names[:TEXTS_SHOWN])}" for rule, names in texts.items()]
    return "\n".join(lines) + "\n"


def _share(tally: Tally, right: str, of: str, name: str | None = None) -> list[str]:
    """right/of, the share, and its interval."""
    one, all_of = (_sum(tally, count) if name is None else tally[count, name] for count in (right, of))
    if not all_of:
        return ["-", "", ""]
    low, high = wilson(one, all_of)
    return [f"{100 * one / all_of:.2f}%", f"{100 * low:.2f}-{100 * high:.2f}", f"{one}/{all_of}"]


def _by(tally: Tally, shown: Iterable[tuple[str, str, str]], words: Words, prefix: str) -> list[str]:
    shown = tuple(shown)
    names = sorted({name for count, name in tally for _, right, of in shown if count in (right, of)})
    head = ["", *(words(f"bench.short.{title}") for title, _, _ in shown)]
    rows = [head]
    for name in names:
        cells = []
        for _, right, of in shown:
            share, interval, count = _share(tally, right, of, name)
            shown_interval = f" ({interval})" if of in WITH_INTERVALS else ""
            cells.append(f"{share}{shown_interval} {count}" if count else share)
        rows.append([words.or_as_is(prefix, name), *cells])
    return _columns(rows)


def _rules(tally: Tally, words: Words) -> str:
    found = sorted(((number, rule) for (count, rule), number in tally.items() if count == "alarm"), key=lambda each: (-each[0], each[1]))
    return words("bench.rules", rules=", ".join(f"{rule} {number}" for number, rule in found) or "-")


def _columns(rows: list[list[str]]) -> list[str]:
    """Rows with their columns one below the other."""
    widths = [max(columns(row[at]) for row in rows if at < len(row)) for at in range(max(map(len, rows)))]
    return ["  " + "  ".join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=False)) for row in rows]


def _sum(tally: Tally, count: str) -> int:
    return sum(number for (name, _), number in tally.items() if name == count)
