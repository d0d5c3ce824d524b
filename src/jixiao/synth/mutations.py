"""Slips as people make them: exactly one in a consistent text, with what it breaks."""

from collections.abc import Callable
from decimal import Decimal
from random import Random

import msgspec

from jixiao.synth.document import GENRES, Written
from jixiao.synth.figures import FACTOR
from jixiao.synth.gold import Claimed, Slip, Text, Told, grade_of, holds
from jixiao.synth.repair import repairs

Edit = tuple[int, int, str]
LEVELS = ("优", "良", "中", "差")
TRIES = 12


class Change(msgspec.Struct):
    """Edits of the text; `told` are the figures that they change (by number, with the new digits' value, unit and factor)."""

    edits: list[Edit]
    told: dict[int, Told]
    claims: dict[int, Claimed]
    around: tuple[int, ...] = ()  # figures whose places count besides the edits


def slipped(written: Written, seed: int, how: str | None = None) -> Text | None:
    """The text with one slip of this kind (or of the first that it offers, in an order given by the seed); None where it offers none."""
    random = Random(f"slip {seed}")
    kinds = list(SLIPS) if how is None else [how]
    if how is None:
        first = seed // len(GENRES) % len(kinds)  # genres take turns too, at another pace
        kinds = kinds[first:] + kinds[:first]
    for kind in kinds:
        for _ in range(TRIES):
            change = SLIPS[kind](written, random)
            if change is not None and (text := _applied(written, change, kind)) is not None:
                return text
    return None


def _applied(written: Written, change: Change, how: str) -> Text | None:
    """The new text with its gold; None where nothing breaks."""
    text = written.text
    edits = sorted(change.edits)
    pieces, at = [], 0
    for start, end, new in edits:
        pieces += [text.text[at:start], new]
        at = end
    words = "".join([*pieces, text.text[at:]])

    def moved(place: int) -> int:
        return place + sum(len(new) - (end - start) for start, end, new in edits if end <= place)

    told = [change.told.get(number, figure) for number, figure in enumerate(text.told)]
    told = [_moved(figure, edits, moved) for figure in told]
    claims = [_moved_claim(change.claims.get(number, claim), moved) for number, claim in enumerate(text.claims)]
    broken = tuple(number for number, claim in enumerate(claims) if not holds(claim, told, words))
    if not broken:
        return None
    exceeds = any(not holds(claims[number], told, words, shown=True) for number in broken)
    places = tuple((moved(start), moved(start) + max(1, len(new))) for start, end, new in edits)
    places += tuple((told[number].start, told[number].end) for number in change.around)
    around = {operand for number in broken for operand in claims[number].operands}
    spans = {(told[number].start, told[number].end) for number in around} | {span for number in broken for span in claims[number].names}
    identified, determined = _known(how, change, claims, broken, told, words)
    slip = Slip(
        how, places, tuple(text.text[start:end] for start, end, _ in edits), tuple(new for _, _, new in edits),
        broken, tuple(sorted(spans)), exceeds, identified, determined,
    )  # fmt: skip
    return Text(f"{text.name}-{how}", text.genre, words, tuple(told), tuple(claims), slip)


def _moved(figure: Told, edits: list[Edit], moved: Callable[[int], int]) -> Told:
    """A figure at its new place; one whose words were changed keeps its own length."""
    for start, end, new in edits:
        if start <= figure.start and end >= figure.end and new:
            begin = moved(start)
            if end == figure.unit_end > figure.end:  # with another unit
                return msgspec.structs.replace(figure, start=begin, end=begin + figure.end - figure.start, unit_end=begin + len(new))
            length = len(new) if end == figure.end else figure.end - figure.start
            return msgspec.structs.replace(figure, start=begin, end=begin + length, unit_end=begin + length + figure.unit_end - figure.end)
    return msgspec.structs.replace(figure, start=moved(figure.start), end=moved(figure.end), unit_end=moved(figure.unit_end))


def _moved_claim(claim: Claimed, moved: Callable[[int], int]) -> Claimed:
    names = tuple((moved(start), moved(end)) for start, end in claim.names)
    word = None if claim.word is None else (moved(claim.word[0]), moved(claim.word[1]))
    return msgspec.structs.replace(claim, names=names, word=word)


def _known(how: str, change: Change, claims: list[Claimed], broken: tuple[int, ...], told: list[Told], text: str) -> tuple[bool, bool]:
    """Whether the text shows the culprit, and what it should be."""
    if how in ("missing_part", "double_part", "names", "sign"):
        return False, False
    if how in ("count", "grade"):
        return True, how == "count"
    single = repairs(claims, broken, told, text)
    if how == "swapped":
        return not single, not single
    (culprit,) = change.told
    near = [repair for repair in single if repair.near]
    mine = next((repair for repair in single if repair.number == culprit), None)
    if mine is None or (len(single) > 1 and [repair.number for repair in near] != [culprit]):
        return False, False
    values = mine.values if len(single) == 1 and len(mine.values) == 1 else mine.near
    return True, len(set(values)) == 1


def _digits(figure: Told, text: str) -> str:
    return text[figure.start : figure.end].replace(",", "").rstrip("%％")


def _rewritten(written: Written, number: int, digits: str) -> Change | None:
    """A figure with other digits."""
    figure = written.text.told[number]
    old = written.text.text[figure.start : figure.end]
    value = Decimal(digits)
    if value == figure.value:
        return None
    shown = f"{value:,f}" if "," in old else digits
    tail = old[-1] if old[-1] in "%％" else ""
    return Change([(figure.start, figure.end, shown + tail)], {number: msgspec.structs.replace(figure, value=value)}, {})


def _claimed(written: Written, random: Random) -> int | None:
    """A figure of some claim (of arithmetic) at random: claims by their kinds evenly, so that rare kinds are met too."""
    claims = [claim for claim in written.text.claims if claim.form not in ("count", "grade")]
    if not claims:
        return None
    kind = random.choice(sorted({claim.kind for claim in claims}))
    claim = random.choice([each for each in claims if each.kind == kind])
    return random.choice(claim.operands)


def _digit(written: Written, random: Random) -> Change | None:
    number = _claimed(written, random)
    if number is None:
        return None
    digits = _digits(written.text.told[number], written.text.text)
    at = random.choice([at for at, character in enumerate(digits) if character.isdigit()])
    new = random.choice([d for d in "123456789" if d != digits[at]])
    return _rewritten(written, number, digits[:at] + new + digits[at + 1 :])


def _dropped(written: Written, random: Random) -> Change | None:
    number = _claimed(written, random)
    if number is None:
        return None
    digits = _digits(written.text.told[number], written.text.text)
    whole, point, rest = digits.partition(".")
    if len(whole) < 2:
        return None
    at = random.randrange(len(whole))
    short = whole[:at] + whole[at + 1 :]
    return None if short.startswith("0") and len(short) > 1 else _rewritten(written, number, short + point + rest)


def _transposed(written: Written, random: Random) -> Change | None:
    number = _claimed(written, random)
    if number is None:
        return None
    digits = _digits(written.text.told[number], written.text.text)
    pairs = [
        at for at in range(len(digits) - 1) if digits[at : at + 2].isdigit() and digits[at] != digits[at + 1] and (at or digits[1] != "0")
    ]
    if not pairs:
        return None
    at = random.choice(pairs)
    return _rewritten(written, number, digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def _last_digits(written: Written, random: Random) -> Change | None:
    """A little off, more than rounding explains."""
    number = _claimed(written, random)
    if number is None:
        return None
    digits = _digits(written.text.told[number], written.text.text)
    value = Decimal(digits)
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    new = value + random.choice((-4, -3, -2, 2, 3, 4)) * step
    return None if new <= 0 else _rewritten(written, number, f"{new:f}")


def _swapped(written: Written, random: Random) -> Change | None:
    """Two members of one sum or two rates of neighbouring claims."""
    told, text = written.text.told, written.text.text
    sums = [claim for claim in written.text.claims if claim.kind == "sum" and len(claim.operands) > 3]
    if not sums:
        return None
    claim = random.choice(sums)
    one, other = sorted(random.sample(claim.operands[1:], 2), key=lambda number: told[number].start)
    first, second = told[one], told[other]
    if first.value == second.value or first.unit != second.unit or first.sign != second.sign:
        return None
    edits = [(first.start, first.end, text[second.start : second.end]), (second.start, second.end, text[first.start : first.end])]
    changed = {one: msgspec.structs.replace(first, value=second.value), other: msgspec.structs.replace(second, value=first.value)}
    return Change(edits, changed, {})


def _unit(written: Written, random: Random) -> Change | None:
    number = _claimed(written, random)
    if number is None:
        return None
    figure = written.text.told[number]
    words = written.text.text[figure.end : figure.unit_end]
    if figure.unit not in FACTOR or words.strip() != figure.unit or not figure.value:
        return None
    unit = random.choice([unit for unit in FACTOR if unit != figure.unit])
    changed = msgspec.structs.replace(figure, unit=unit, factor=FACTOR[unit])
    digits = written.text.text[figure.start : figure.end] + words[: len(words) - len(figure.unit)]
    return Change([(figure.start, figure.unit_end, digits + unit)], {number: changed}, {})


def _stale(written: Written, random: Random) -> Change | None:
    """Last year's figure left standing."""
    priors = written.pen.priors
    numbers = sorted(number for claim in written.text.claims for number in claim.operands if number in priors)
    if not numbers:
        return None
    number = random.choice(numbers)
    value = written.pen.style.rounded(priors[number])
    return _rewritten(written, number, f"{value:f}")


def _base(written: Written, random: Random) -> Change | None:
    """A share of another whole."""
    told = written.text.told
    shares = [claim for claim in written.text.claims if claim.kind == "share" and claim.form == "ratio" and told[claim.operands[0]].value]
    if not shares:
        return None
    claim = random.choice(shares)
    part, whole, rate = (told[number] for number in claim.operands)
    others = sorted(
        {figure.amount for figure in told if figure.unit == whole.unit and figure.amount > part.amount and figure.amount != whole.amount}
    )
    if not others:
        return None
    value = (part.amount / random.choice(others) * 100).quantize(rate.ulp)
    return _rewritten(written, claim.operands[2], f"{value:f}") if value else None


def _sign(written: Written, random: Random) -> Change | None:
    if not written.turns:
        return None
    turn = random.choice(written.turns)
    told = written.text.told
    changed = {number: msgspec.structs.replace(told[number], sign=-told[number].sign) for number in turn.signs}
    return Change([(turn.start, turn.end, turn.opposite)], changed, {}, turn.signs)


def _missing(written: Written, random: Random) -> Change | None:
    """An item left out of a list that the words call complete."""
    stretches = [each for each in written.stretches if (claim := written.text.claims[each.claim]).kind == "sum" and not claim.is_open]
    if not stretches:
        return None
    stretch = random.choice(stretches)
    start, end = (stretch.start, stretch.next_start) if stretch.next_start > stretch.end else (stretch.previous_end, stretch.end)
    told, claims = written.text.told, written.text.claims
    gone = {number for number, figure in enumerate(told) if start <= figure.start < end}
    if len(claims[stretch.claim].operands) < 4 or not any(told[number].value for number in gone):
        return None
    changed = {at: _without(claim, gone) for at, claim in enumerate(claims) if gone & set(claim.operands)}
    around = tuple(number for number in claims[stretch.claim].operands if number not in gone)
    return Change([(start, end, "")], {}, changed, around)


def _without(claim: Claimed, gone: set[int]) -> Claimed:
    """A sum without its lost items; any other claim on them is gone with them."""
    if claim.kind != "sum" or claim.operands[0] in gone:
        return msgspec.structs.replace(claim, form="linear", operands=(), coefficients=(), ways=())
    kept = [at for at, number in enumerate(claim.operands) if number not in gone]
    operands = tuple(claim.operands[at] for at in kept)
    return msgspec.structs.replace(claim, operands=operands, coefficients=tuple(claim.coefficients[at] for at in kept), ways=(operands,))


def _double(written: Written, random: Random) -> Change | None:
    """An item told twice."""
    stretches = [each for each in written.stretches if written.text.claims[each.claim].kind == "sum" and each.next_start > each.end]
    if not stretches:
        return None
    stretch = random.choice(stretches)
    told, claims = written.text.told, written.text.claims
    inside = {number for number, figure in enumerate(told) if stretch.start <= figure.start < stretch.end}
    if not any(told[number].value for number in inside):
        return None
    words = written.text.text[stretch.start : stretch.next_start]
    changed = {at: _twice(claim, inside) for at, claim in enumerate(claims) if claim.kind == "sum" and inside & set(claim.operands[1:])}
    if claims[stretch.claim].operands[0] in inside:
        return None
    return Change([(stretch.start, stretch.start, words)], {}, changed, claims[stretch.claim].operands)


def _twice(claim: Claimed, double: set[int]) -> Claimed:
    """A sum in which some items count twice (unless it stands in the item as a whole)."""
    if claim.operands[0] in double:
        return claim
    coefficients = tuple(c * 2 if number in double else c for number, c in zip(claim.operands, claim.coefficients, strict=True))
    return msgspec.structs.replace(claim, coefficients=coefficients)


def _count(written: Written, random: Random) -> Change | None:
    counts = [claim for claim in written.text.claims if claim.kind == "count"]
    if not counts:
        return None
    number = random.choice(counts).operands[0]
    value = written.text.told[number].value + random.choice((-1, 1))
    return _rewritten(written, number, f"{value:f}")


def _names(written: Written, random: Random) -> Change | None:
    """A name left out of a list that is counted."""
    stretches = [each for each in written.stretches if written.text.claims[each.claim].kind == "count" and each.next_start > each.end]
    if not stretches:
        return None
    stretch = random.choice(stretches)
    claim = written.text.claims[stretch.claim]
    names = tuple(name for name in claim.names if name != (stretch.start, stretch.end))
    changed = msgspec.structs.replace(claim, names=names)
    return Change([(stretch.start, stretch.next_start, "")], {}, {stretch.claim: changed}, claim.operands)


def _grade(written: Written, random: Random) -> Change | None:
    """The grade above or below."""
    grades = [claim for claim in written.text.claims if claim.word is not None]
    if not grades:
        return None
    claim = random.choice(grades)
    assert claim.word is not None
    at = LEVELS.index(grade_of(written.text.told[claim.operands[0]].value))
    new = LEVELS[max(0, at - 1) if at == len(LEVELS) - 1 or (at and random.random() < 0.5) else at + 1]
    return Change([(*claim.word, new)], {}, {}, claim.operands)


SLIPS: dict[str, Callable[[Written, Random], Change | None]] = {
    "digit": _digit, "transposed": _transposed, "dropped_digit": _dropped, "last_digits": _last_digits, "swapped": _swapped,
    "unit": _unit, "sign": _sign, "stale": _stale, "base": _base, "missing_part": _missing, "double_part": _double,
    "count": _count, "names": _names, "grade": _grade,
}  # fmt: skip
