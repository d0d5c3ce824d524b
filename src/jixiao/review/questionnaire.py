"""What an indicator system asks a department beyond its figures, and what the filled workbook answers."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from jixiao.forms import Filing, Question, QuestionKind, Questionnaire, ScoreLine, Statement, Value
from jixiao.indicators import System, gather
from jixiao.indicators.amounts import number_text
from jixiao.indicators.intervals import as_decimal
from jixiao.indicators.kinds.bands import Bands
from jixiao.indicators.kinds.case import Scoring
from jixiao.indicators.kinds.judged import Graded, Judged
from jixiao.indicators.kinds.own import OwnIndicators
from jixiao.indicators.kinds.ticked import Checklist, DeductionList
from jixiao.indicators.measured import BestOf, Measured
from jixiao.indicators.system import YES_NO, Line
from jixiao.model import Datum, Judgement, Mark, OwnIndicator

LEVEL, POINTS, CHOSEN, CASES = "level", "points", "chosen", "cases"  # the questions of an indicator that are not one of a list
ADJUSTMENTS = "加分和扣分事项"
_DIRECTIONS = {"≥": "more", "≤": "less", "＝": "equal", "定性": "more"}


def questionnaire_of(system: System) -> Questionnaire:
    """The questions and score lines of a system; a framework's with the weights of its first complete set."""
    weights = system.weights()
    lines = [line for line in system.lines if line.id in weights]
    rules = [measured.scoring for line in lines for _, measured, _ in _scored(line, weights[line.id])]
    own = [rule for rule in rules if isinstance(rule, OwnIndicators)]
    return Questionnaire(
        system.id,
        system.zh,
        tuple(question for line in lines for question in _questions(line, weights[line.id])) + tuple(_adjustments(system)),
        tuple(ScoreLine(line.id, line.path, as_decimal(weights[line.id])) for line in lines),
        tuple(dict.fromkeys(name for rule in own for name in rule.level2)),
        tuple(dict.fromkeys(name for rule in own for name in rule.levels)),
    )


def data_of(system: System, filing: Filing, statement: Statement) -> dict[str, Datum]:
    """The data items that the workbook states; the yes-or-no ones too."""
    data = gather(system, statement.facts, filing.year)
    for fact in statement.facts:
        for item in system.items.values():
            if item.unit == YES_NO and (item.measure, item.scenario) == (fact.measure, fact.scenario) and not fact.subject:
                data[item.name] = Datum(fact.quantity.value == 1, (Mark(fact.quantity.span, item.name),))
    return data


def judgements_of(system: System, filing: Filing, statement: Statement) -> dict[str, Judgement]:
    """What the workbook says of each indicator and adjustment that asks for a judgement."""
    said = _Said(filing, statement)
    weights = system.weights()
    judgements = {line.id: said.of_line(line, weights[line.id]) for line in system.lines if line.id in weights}
    for each in system.adjustments:
        judgements[each.id] = Judgement(breaches=said.number(each.id, CASES), evidence=said.marks([f"{each.id}/{CASES}"]))
    return {identity: judgement for identity, judgement in judgements.items() if judgement != Judgement()}


def _scored(line: Line, weight: Fraction) -> Iterator[tuple[str, Measured, Fraction]]:
    """What of an indicator is scored by a rule of its own: its key, it, and its points."""
    if line.measured is not None:
        yield from _alternatives(line.id, line.measured, weight)
    for part, points in line.parts:
        yield from _alternatives(f"{line.id}.{part.id}", part, points)


def _alternatives(key: str, measured: Measured, weight: Fraction) -> Iterator[tuple[str, Measured, Fraction]]:
    yield key, measured, weight
    if isinstance(measured.scoring, BestOf):
        for choice in measured.scoring.choices:
            yield f"{key}.{choice.id}", choice, weight


def _questions(line: Line, weight: Fraction) -> Iterator[Question]:
    name = line.path[-1]
    for key, measured, points in _scored(line, weight):
        heading = name if key == line.id or not measured.zh else f"{name}：{measured.zh}"
        yield from _asked(key, f"{heading}（{number_text(points)}分）", measured.scoring, points)


def _asked(key: str, heading: str, rule: Scoring, weight: Fraction) -> Iterator[Question]:
    if isinstance(rule, Checklist):
        for number, item in enumerate(rule.items, 1):
            points = item.amount.of(weight).high
            label = f"{item.zh}（{number_text(points)}分）"
            if item.partial:
                yield Question(key, str(number), heading, f"{label}：给分", QuestionKind.POINTS, (), Decimal(0), as_decimal(points))
            else:
                yield Question(key, str(number), heading, label, QuestionKind.YES_NO)
    elif isinstance(rule, DeductionList):
        for number, breach in enumerate(rule.items, 1):
            yield Question(key, str(number), heading, f"{breach.zh}：不符合或出现的次数", QuestionKind.COUNT)
    elif isinstance(rule, Graded):
        yield Question(key, LEVEL, heading, "等次", QuestionKind.LEVEL, tuple(rule.levels))
        amounts = [amount.of(weight) for amount in rule.levels.values()]
        if any(amount.low != amount.high for amount in amounts):
            yield _points(key, heading, "该等次分值范围内的给分", weight)
    elif isinstance(rule, Judged):
        yield _points(key, heading, "给分", weight)
    elif isinstance(rule, Bands) and any(band.amount.low != band.amount.high for band in rule.bands):
        yield _points(key, heading, "该档分值范围内的给分", weight)
    elif isinstance(rule, BestOf):
        yield Question(key, CHOSEN, heading, "选用哪一种算法", QuestionKind.LEVEL, tuple(choice.zh or choice.id for choice in rule.choices))


def _points(key: str, heading: str, label: str, weight: Fraction) -> Question:
    return Question(key, POINTS, heading, label, QuestionKind.POINTS, (), Decimal(0), as_decimal(weight))


def _adjustments(system: System) -> Iterator[Question]:
    for each in system.adjustments:
        how = "每次加" if each.points > 0 else "每次扣"
        label = f"{each.zh}（{how} {number_text(abs(each.points))} 分）：次数"
        yield Question(each.id, CASES, ADJUSTMENTS, label, QuestionKind.COUNT)


class _Said:
    """The answers of a filing, with their places."""

    def __init__(self, filing: Filing, statement: Statement) -> None:
        self.filing, self.spans = filing, statement.spans
        self.own = tuple(self._own())

    def of_line(self, line: Line, weight: Fraction) -> Judgement:
        if line.measured is not None:
            return self.of(line.id, line.measured)
        parts = {part.id: said for part, _ in line.parts if (said := self.of(f"{line.id}.{part.id}", part)) != Judgement()}
        return Judgement(parts=parts)

    def of(self, key: str, measured: Measured) -> Judgement:
        """What is said of one rule: the field that it reads."""
        rule = measured.scoring
        if isinstance(rule, Checklist | DeductionList):
            keys = [f"{key}/{number}" for number in range(1, len(rule.items) + 1)]
            answers = tuple(answer if isinstance(answer := self.filing.answer(each), bool | Decimal) else None for each in keys)
            if all(answer is None for answer in answers):
                return Judgement()
            held, breaches = (answers, None) if isinstance(rule, Checklist) else ((), answers)
            return Judgement(held=held, breaches=breaches, evidence=self.marks(keys))
        if isinstance(rule, OwnIndicators):
            return Judgement(own=self.own) if self.own else Judgement()
        if isinstance(rule, BestOf):
            named = {choice.zh or choice.id: choice.id for choice in rule.choices}
            chosen = named.get(str(self.filing.answer(f"{key}/{CHOSEN}")))
            parts = {choice.id: said for choice in rule.choices if (said := self.of(f"{key}.{choice.id}", choice)) != Judgement()}
            return Judgement(chosen=chosen, parts=parts)
        level = self.filing.answer(f"{key}/{LEVEL}")
        marks = self.marks([f"{key}/{LEVEL}", f"{key}/{POINTS}"])
        return Judgement(level=level if isinstance(level, str) else None, judged=self.number(key, POINTS), evidence=marks)

    def number(self, key: str, item: str) -> Decimal | None:
        answer = self.filing.answer(f"{key}/{item}")
        return answer if isinstance(answer, Decimal) else None

    def marks(self, keys: Iterable[str]) -> tuple[Mark, ...]:
        found = (self.spans.get(("questions", key, "answer")) for key in keys)
        return tuple(Mark(span, "answer") for span in found if span is not None)

    def _own(self) -> Iterator[OwnIndicator]:
        for number, row in enumerate(self.filing.rows.get("targets", ()), 1):
            spans = (self.spans.get(("targets", str(number), column)) for column in ("target", "actual"))
            yield OwnIndicator(
                name=_text(row, "level3"),
                level2=_text(row, "level2"),
                goal=_text(row, "goal"),
                points=_figure(row, "weight"),
                target=_figure(row, "target"),
                actual=_figure(row, "actual"),
                unit=_text(row, "unit"),
                direction=_DIRECTIONS.get(_text(row, "direction"), "more"),
                level=_text(row, "grade"),
                evidence=tuple(Mark(span, "own") for span in spans if span is not None),
            )


def _text(row: Mapping[str, Value], column: str) -> str:
    return str(row.get(column, ""))


def _figure(row: Mapping[str, Value], column: str) -> Decimal | None:
    value = row.get(column)
    return value if isinstance(value, Decimal) else None
