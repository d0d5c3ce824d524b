"""What was filled from a report, for people: notes at the cells, the sheet of what was not understood, a summary."""

from collections import Counter
from decimal import Decimal

from jixiao.forms import Leaf, Value, form_of
from jixiao.forms.cell_words import cell_words
from jixiao.forms.filling import Conflict, Filled, Reason, Stated
from jixiao.forms.form import Address, TableKind
from jixiao.language import plain
from jixiao.render.places import place_words
from jixiao.render.words import Words

LONGEST_NOTE = 120
UNREAD = "未识别内容"  # a sheet of a workbook whose sheets have Chinese names


def filled_notes(filled: Filled, words: Words) -> dict[Address, str]:
    """For each filled cell where it came from; a cell for which other values are stated as well says so."""
    conflicts = {conflict.address: conflict for conflict in filled.conflicts}
    form = form_of(filled.filing)
    notes = {}
    for address, source in filled.places.items():
        if form.tables[address[0]].kind is TableKind.PROSE:
            continue
        note = words("filled.note", place=place_words(source.place, words), words=_short(source.words))
        if address in conflicts:
            note += "\n" + words("filled.note_other", others=_others(conflicts[address], words))
        notes[address] = note
    return notes


def unread_leaf(filled: Filled, words: Words) -> Leaf:
    """The sheet of conflicts and of what was left over."""
    form = form_of(filled.filing)
    rows = [
        (
            words("unread.conflict"),
            place_words(conflict.taken.source.place, words),
            f"{cell_words(form, filled.filing, conflict.address)}：{_told(conflict.taken, words)}",
            _others(conflict, words),
        )
        for conflict in filled.conflicts
    ]
    for left in filled.left_over:
        reason = words.or_as_is("reason", left.what) if left.reason is Reason.UNREADABLE else left.what
        rows.append((words(f"unread.{left.reason}"), place_words(left.source.place, words), left.source.words, reason))
    header = tuple(words(f"unread.{key}") for key in ("kind", "place", "words", "remark"))
    return Leaf(UNREAD, words("unread.title"), (14, 16, 70, 60), header, tuple(rows))


def filled_summary(filled: Filled, words: Words) -> str:
    """How many cells and paragraphs each sheet got, and how much was not understood."""
    form = form_of(filled.filing)
    cells: Counter[str] = Counter()
    for sheet in form.sheets:
        for table in sheet.tables:
            if table.kind is TableKind.PROSE:
                cells[sheet.key] += len(filled.filing.prose.get(table.key, ()))
            elif table.kind is TableKind.LIST:
                cells[sheet.key] += sum(len(row) for row in filled.filing.rows.get(table.key, ()))
        keys = {table.key for table in sheet.tables}
        cells[sheet.key] += sum(address[0] in keys for address in filled.filing.values)
    lines = [words("filled.sheet", sheet=sheet.zh, n=cells[sheet.key]) for sheet in form.sheets if cells[sheet.key]]
    lines.append(words("filled.conflicts", n=len(filled.conflicts)))
    lines.append(words("filled.left_over", n=len(filled.left_over)))
    return "\n".join(lines)


def _others(conflict: Conflict, words: Words) -> str:
    return "；".join(_told(stated, words) for stated in conflict.others)


def _told(stated: Stated, words: Words) -> str:
    value = _value(stated.value)
    if not stated.source.words:
        return words("unread.computed", value=value)
    return words("unread.stated", value=value, place=place_words(stated.source.place, words), words=_short(stated.source.words))


def _value(value: Value) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NOTE else text[: LONGEST_NOTE - 1] + "…"
