"""From a broken relation to a finding: which words come first, what was probably meant, what to put there."""

from collections.abc import Iterator

from jixiao.extract.labels import subject_of
from jixiao.extract.zero_bases import ZERO_BASE
from jixiao.model import Diagnosis, Extraction, Finding, Kind, Mark, Operand, Relation, Severity, Span, Status, Suggestion
from jixiao.rules.culprit import Correction, by_figure, corrections, implied
from jixiao.rules.declare import Rule
from jixiao.rules.recomputation import gap, readable, recomputation

# A correction is offered when it is this much likelier, in bits, than the next best one of another figure.
_CLEAR = 1.5
_MOST_SUGGESTIONS = 3


def broken(extraction: Extraction, kind: Kind, status: Status = Status.INCONSISTENT) -> Iterator[Relation]:
    """The broken relations of a kind, without the rates of a base of zero, which have rules of their own."""
    for relation in extraction.relations:
        if relation.kind is kind and relation.status is status and relation.form != ZERO_BASE:
            yield relation


def of_kind(extraction: Extraction, kind: Kind) -> list[Relation]:
    """The relations of a kind, whatever became of them."""
    return [relation for relation in extraction.relations if relation.kind is kind]


def of_nothing(extraction: Extraction, rule: Rule, kind: Kind) -> Iterator[Finding]:
    """One finding for each rate whose base is zero: no correction follows from its figures."""
    for relation in extraction.relations:
        if relation.kind is kind and relation.form == ZERO_BASE:
            yield complaint(extraction, rule, relation, [])


def complaints(extraction: Extraction, rule: Rule, relations: list[Relation]) -> Iterator[Finding]:
    """One finding for each broken relation; two whose results are swapped make one."""
    if not relations:
        return
    beside = by_figure(extraction.relations, relations)
    done: set[int] = set()
    for at, relation in enumerate(relations):
        if at in done:
            continue
        partner = next((n for n in range(at + 1, len(relations)) if n not in done and _swapped(relation, relations[n])), None)
        if partner is not None:
            done.add(partner)
            yield _swap(extraction, rule, relation, relations[partner])
            continue
        ways = corrections(extraction, relation, beside) if relation.status is Status.INCONSISTENT else _as_computed(relation)
        if not ways and relation.kind is Kind.PER_CAPITA:  # of more than two figures
            ways = _as_computed(relation)
        if ways and ways[0].diagnosis is Diagnosis.UNIT and relation.status is Status.INCONSISTENT:
            continue  # told once, by the rule about units
        yield complaint(extraction, rule, relation, ways)


def _as_computed(relation: Relation) -> list[Correction]:
    """For what is only improbable: the value that rounding would give, where there is one."""
    return [] if relation.kind is Kind.SUM else [Correction(0, relation.computed, Diagnosis.UNKNOWN, 1.0)]


def _swapped(one: Relation, other: Relation) -> bool:
    """Whether each states what the other should: 155.54% and 146.84% behind each other's figures."""
    if one.stated == other.stated or one.kind is Kind.SUM:
        return False
    return one.operands[0].role == other.operands[0].role and _near(one.stated, other, 0) and _near(other.stated, one, 0)


def _near(stated: str, relation: Relation, index: int) -> bool:
    from decimal import Decimal

    wanted = implied(relation, index)
    return wanted is not None and wanted[0] <= abs(Decimal(stated.replace(",", ""))) <= wanted[1]


def _swap(extraction: Extraction, rule: Rule, one: Relation, other: Relation) -> Finding:
    first, second = one.operands[0], other.operands[0]
    rest = [operand for relation in (one, other) for operand in relation.operands[1:]]
    figures = [figure_of(extraction, operand) for operand in (first, second)]
    return Finding(
        rule.code,
        rule.severity,
        tuple(Mark(operand.span, operand.role) for operand in (first, second, *rest)),
        {**values_of(extraction, one), "other": other.stated, "note": "swapped"},
        one.stated,
        one.computed,
        Diagnosis.SWAPPED,
        (Suggestion(0, figures[0], figures[1]), Suggestion(1, figures[1], figures[0])),
        (one, other),
    )


def complaint(extraction: Extraction, rule: Rule, relation: Relation, ways: list[Correction], severity: Severity | None = None) -> Finding:
    """The finding of one broken relation. The likeliest culprit comes first; corrections as good as the best are all offered."""
    operands = relation.operands
    if relation.form == "direction":
        return _wrong_direction(extraction, rule, relation)
    best = ways[0] if ways else None
    culprit = best.index if best is not None and best.score > 0.6 else 0
    order = [operands[culprit], *(operand for at, operand in enumerate(operands) if at != culprit)]
    diagnosis = best.diagnosis if best is not None else Diagnosis.UNKNOWN
    if relation.form == "truncated":
        diagnosis = Diagnosis.TRUNCATED
    if (
        relation.kind is Kind.DIFFERENCE
        and len(operands) == 3
        and operands[1].quantity
        and operands[2].quantity
        and operands[1].quantity.amount == operands[2].quantity.amount
    ):
        diagnosis = Diagnosis.STALE
    special = _part_slip(relation)
    if special is not None and (best is None or best.score < 3.0):
        diagnosis = special
    suggestions = []
    if best is not None:
        offered = [way for way in ways if way.score >= best.score - _CLEAR][:_MOST_SUGGESTIONS]
        for way in offered:
            mark = order.index(operands[way.index])
            suggestions.append(Suggestion(mark, figure_of(extraction, operands[way.index]), way.new))
    return Finding(
        rule.code,
        severity or rule.severity,
        tuple(Mark(with_unit(operand), operand.role) for operand in order),
        values_of(extraction, relation),
        relation.stated,
        relation.computed,
        diagnosis,
        tuple(suggestions),
        (relation,),
    )


_OPPOSITE = {
    "增长": "下降", "增加": "减少", "上升": "下降", "提高": "下降", "提升": "下降", "上涨": "下跌", "增收": "减收", "增支": "减支",
    "下降": "增长", "减少": "增加", "降低": "提高", "减收": "增收", "减支": "增支", "回落": "上升", "下滑": "增长", "下跌": "上涨",
    "降": "升", "升": "降", "增": "减", "减": "增", "压减": "增加", "节约": "超支", "超": "低于",
    "高于": "低于", "低于": "高于", "快于": "慢于", "慢于": "快于", "加快": "放缓", "放缓": "加快",
    "收窄": "扩大", "扩大": "收窄", "缩小": "扩大", "延长": "缩短", "缩短": "延长", "多": "少", "少": "多", "净增": "净减", "净减": "净增",
    "压降": "增加", "压缩": "增加", "削减": "增加", "节省": "超支", "超支": "节约", "上浮": "下浮", "下浮": "上浮", "上调": "下调",
    "下调": "上调", "扩招": "缩招", "缩招": "扩招", "回升": "回落", "偏高": "偏低", "偏低": "偏高", "高出": "低于", "超出": "低于",
    "调增": "调减", "调减": "调增", "涨": "跌", "跌": "涨", "高": "低", "低": "高",
}  # fmt: skip


def _wrong_direction(extraction: Extraction, rule: Rule, relation: Relation) -> Finding:
    """The amounts fit, the word does not: mark the word."""
    marks: list[Mark] = []
    suggestions: list[Suggestion] = []
    for operand in relation.operands:
        if operand.role not in ("rate", "change"):
            continue
        start = operand.span.start
        before = extraction.shadow[max(0, start - 8) : start]
        at, word = max(((before.rfind(word), word) for word in _OPPOSITE), key=lambda found: (found[0], len(found[1])))
        if at >= 0:
            begin = start - len(before) + at
            suggestions.append(Suggestion(len(marks), word, _OPPOSITE[word]))
            marks.append(Mark(Span(begin, begin + len(word)), "direction"))
    marks += [Mark(operand.span, operand.role) for operand in relation.operands]
    return Finding(
        rule.code,
        rule.severity,
        tuple(marks),
        values_of(extraction, relation),
        relation.stated,
        relation.computed,
        Diagnosis.SIGN,
        tuple(suggestions[:1] if relation.kind is Kind.DIFFERENCE else suggestions),
        (relation,),
    )


def _part_slip(relation: Relation) -> Diagnosis | None:
    """A part counted twice: the parts exceed the whole by exactly one of them."""
    if relation.kind is not Kind.SUM or len(relation.operands) < 3:
        return None
    for operand in relation.operands[1:]:
        if operand.quantity is not None and operand.quantity.value and operand.quantity.value == -relation.residual:
            return Diagnosis.DOUBLE_PART
    return None


def with_unit(operand: Operand) -> Span:
    """The figure with its unit: what a reader marks."""
    return Span(operand.span.start, max(operand.span.end, operand.quantity.unit_end)) if operand.quantity else operand.span


def figure_of(extraction: Extraction, operand: Operand) -> str:
    """The figure as printed, without unit or percent sign."""
    if operand.quantity is not None:
        span = operand.quantity.span
        return extraction.document.text[span.start : span.end]
    return extraction.document.text[operand.span.start : operand.span.end]


def spoken_name(label: str) -> str:
    """What a message may call a figure: empty where its words only compare (比上年)."""
    is_name = subject_of(label) or label.endswith("计")
    return label[-24:].strip("，、（）：“” ").rstrip("由从") if is_name else ""


def words_of(extraction: Extraction, operand: Operand) -> str:
    """The figure as printed, with its unit."""
    span = with_unit(operand)
    return extraction.document.text[span.start : span.end]


def values_of(extraction: Extraction, relation: Relation) -> dict[str, str]:
    """What messages may speak of. `formula` is the recomputation with its right result, `claim` what the text says."""
    named = next((name for operand in relation.operands if (name := spoken_name(operand.label))), "")
    return {
        "stated": relation.stated,
        "computed": relation.computed,
        "unit": relation.unit,
        "residual": gap(relation),
        "formula": recomputation(relation),
        "claim": readable(relation.formula),
        "name": named,
        "deviation": f"{relation.deviation:.1f}",
        "parts": str(len(relation.operands) - 1),
    }
