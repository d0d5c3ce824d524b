"""Scoring rules in the words of a finance officer."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from jixiao.indicators.amounts import Amount, amount_text, number_text
from jixiao.indicators.box import in_words
from jixiao.indicators.grammar import Formula
from jixiao.indicators.kinds.bands import Bands
from jixiao.indicators.kinds.case import Scoring
from jixiao.indicators.kinds.conditions import Conditions
from jixiao.indicators.kinds.judged import Graded, Judged
from jixiao.indicators.kinds.own import OwnIndicators
from jixiao.indicators.kinds.ratios import PointsFormula, Proportional, Rank
from jixiao.indicators.kinds.steps import AroundTarget, LinearDeduction
from jixiao.indicators.kinds.ticked import Breach, Checklist, DeductionList
from jixiao.indicators.measured import BestOf, Measured
from jixiao.indicators.system import Adjustment, Cap, Line, Special, System
from jixiao.render.remarks import formula_words
from jixiao.render.words import Words

INDENT = "  "


class RuleWords:
    """Says the rules of one system; every method gives lines, with an indent where they belong to the line before."""

    def __init__(self, system: System, words: Words) -> None:
        self.system, self.words = system, words
        self.by_kind: dict[type[Scoring], Callable[..., Iterator[str]]] = {
            LinearDeduction: self._steps,
            Proportional: self._ratio,
            PointsFormula: self._points_formula,
            Rank: self._rank,
            Conditions: self._conditions,
            Checklist: self._checklist,
            DeductionList: self._deductions,
            Graded: self._graded,
            Judged: self._judged,
            OwnIndicators: self._own,
            AroundTarget: self._around,
            BestOf: self._best_of,
        }

    def line(self, line: Line) -> Iterator[str]:
        """The formula, the special conditions and the rule of an indicator."""
        words = self.words
        if line.measured is not None:
            yield from self._formula(line.measured)
        for special in line.specials:
            yield self._special(special)
        if line.excluded_when is not None:
            yield words("rule.excluded", when=self.formula(line.excluded_when))
        if line.measured is not None:
            yield from self.scoring(line.measured.scoring, line.measured.unit)
        for part, points in line.parts:
            yield words("rule.part", zh=part.zh, points=number_text(points))
            for each in (*self._formula(part), *self.scoring(part.scoring, part.unit)):
                yield INDENT + each

    def scoring(self, rule: Scoring, unit: str) -> Iterator[str]:
        if isinstance(rule, Bands):
            for number, band in enumerate(rule.bands):
                yield self.words("rule.band", band=self._band(rule, number, unit), points=self.amount(band.amount))
        else:
            yield from self.by_kind[type(rule)](rule, unit)

    def formula(self, formula: Formula) -> str:
        return formula_words(in_words(formula.text, self.system), self.words)

    def amount(self, amount: Amount) -> str:
        key = "systems.share" if amount.share else "systems.points"
        return self.words(key, points=amount_text(amount.low, amount.high))

    def adjustment(self, each: Adjustment) -> str:
        words = self.words
        most = "" if each.most is None else words("rule.adjustment.most", points=number_text(each.most))
        kind, per = "bonus" if each.points > 0 else "malus", "once" if each.once else "case"
        return words(f"rule.adjustment.{kind}.{per}", zh=each.zh, points=number_text(abs(each.points)), most=most)

    def cap(self, cap: Cap) -> Iterator[str]:
        when = self.formula(cap.when)
        if cap.total_at_most is not None:
            yield self.words("rule.cap.total", zh=cap.zh, when=when, limit=number_text(cap.total_at_most))
        if cap.grade_at_most is not None:
            yield self.words("rule.cap.grade", zh=cap.zh, when=when, limit=cap.grade_at_most)

    def _formula(self, measured: Measured) -> Iterator[str]:
        if measured.formula is not None:
            said = self.words("rule.formula", formula=self.formula(measured.formula), unit=measured.unit)
            yield said + ("" if measured.places is None else self.words("systems.round", places=measured.places))

    def _special(self, special: Special) -> str:
        when = self.formula(special.when)
        if special.basis == "waived":
            return self.words("rule.waived", when=when)
        whole = special.amount.share and special.amount.low == 100
        points = self.words("rule.full") if whole else self.words("rule.none") if special.amount.high == 0 else self.amount(special.amount)
        return self.words("rule.special.reading" if special.basis == "reading" else "rule.special", when=when, points=points)

    def _step(self, step: Fraction, unit: str) -> str:
        return self.words("rule.steps.percent", step=number_text(step)) if unit == "%" else f"{number_text(step)}{unit}"

    def _band(self, rule: Bands, number: int, unit: str) -> str:
        """大于 10%、不大于 20%."""
        before, band = rule.bands[number - 1] if number else None, rule.bands[number]
        keys = ("above", "from", "upto", "below") if rule.RISING else ("below", "upto", "from", "above")
        said = [(keys[not before.inclusive], before.bound)] if before is not None else []
        said += [(keys[2 + (not band.inclusive)], band.bound)] if band.bound is not None else []
        listed = [self.words(f"rule.band.{key}", bound=f"{number_text(bound)}{unit}") for key, bound in said if bound is not None]
        return self.words("check.list").join(listed)

    def _steps(self, rule: LinearDeduction, unit: str) -> Iterator[str]:
        words = self.words
        target, step = f"{number_text(rule.target)}{unit}", self._step(rule.step, unit)
        said = [
            words(f"rule.steps.{rule.direction}", target=target, step=step, points=self.amount(rule.each)),
            words(f"rule.counting.{rule.counting}"),
            words("rule.until_empty") if rule.most is None else words("rule.most", points=number_text(rule.most)),
        ]
        yield words("rule.join").join(said)
        if rule.also:
            countings = words("check.list").join(words(f"rule.counting.{counting}") for counting in rule.also)
            yield words("rule.counting.also", countings=countings)

    def _around(self, rule: AroundTarget, unit: str) -> Iterator[str]:
        words = self.words
        said = [words("rule.around", target=f"{number_text(rule.target)}{unit}", base=number_text(rule.base))]
        for side, steps in (("up", rule.up), ("down", rule.down)):
            if steps is not None:
                said.append(words(f"rule.around.{side}", step=self._step(steps[0], unit), points=self.amount(steps[1])))
        if rule.cap is not None:
            said.append(words("rule.around.cap", points=number_text(rule.cap)))
        yield words("rule.join").join(said)

    def _ratio(self, rule: Proportional, unit: str) -> Iterator[str]:
        yield self.words(f"rule.ratio.{rule.direction}", target=self.formula(rule.target))
        if rule.pass_mark:
            yield self.words("rule.pass", points=number_text(rule.pass_mark))

    def _points_formula(self, rule: PointsFormula, unit: str) -> Iterator[str]:
        yield self.words("rule.points_formula", formula=self.formula(rule.formula))

    def _rank(self, rule: Rank, unit: str) -> Iterator[str]:
        yield self.words("rule.rank", first=number_text(rule.first), step=number_text(rule.step))

    def _conditions(self, rule: Conditions, unit: str) -> Iterator[str]:
        for condition, amount in rule.entries:
            if condition is None:
                yield self.words("rule.else", points=self.amount(amount))
            else:
                yield self.words("rule.condition", when=self.formula(condition), points=self.amount(amount))

    def _checklist(self, rule: Checklist, unit: str) -> Iterator[str]:
        yield self.words("rule.checklist")
        for item in rule.items:
            flags = (self.words("rule.partial") if item.partial else "") + (self.words("rule.gate") if item.gate else "")
            yield INDENT + self.words("rule.item", zh=item.zh, points=self.amount(item.amount)) + flags

    def _deductions(self, rule: DeductionList, unit: str) -> Iterator[str]:
        yield self.words(f"rule.deductions.{rule.per}")
        for item in rule.items:
            yield INDENT + self._breach(item, rule.each)

    def _breach(self, item: Breach, each: Amount | None) -> str:
        amount = item.amount or each
        if item.veto or amount is None:
            return self.words("rule.veto", zh=item.zh)
        return self.words("rule.breach", zh=item.zh, points=self.amount(amount))

    def _graded(self, rule: Graded, unit: str) -> Iterator[str]:
        yield self.words("rule.graded")
        for level, amount in rule.levels.items():
            yield INDENT + self.words("rule.item", zh=level, points=self.amount(amount))

    def _judged(self, rule: Judged, unit: str) -> Iterator[str]:
        yield self.words("rule.judged") if rule.step is None else self.words("rule.judged.step", step=number_text(rule.step))

    def _own(self, rule: OwnIndicators, unit: str) -> Iterator[str]:
        words = self.words
        level2 = words("check.list").join(rule.level2) or words("rule.own.any")
        yield words("rule.own.counted" if rule.reach is not None else "rule.own", level2=level2)
        if rule.goals:
            yield words("rule.own.goals")
        if rule.reach is not None:
            yield words("rule.own.reach", least=number_text(rule.reach[0]), most=number_text(rule.reach[1]))
            return
        paid = rule.quantitative
        yield words(f"rule.own.{paid.miss}")
        if paid.pass_mark:
            yield words("rule.pass", points=number_text(paid.pass_mark))
        if paid.judged_from is not None:
            yield words("rule.own.judged_from", points=number_text(paid.judged_from))
        for start, cut in paid.cuts:
            yield words("rule.own.cut", start=number_text(start), cut=number_text(cut))
        if rule.levels:
            yield words("rule.own.levels")
            for level, amount in rule.levels.items():
                yield f"{INDENT}{level}: {amount_text(amount.low, amount.high)}{'%' if amount.share else ''}"

    def _best_of(self, rule: BestOf, unit: str) -> Iterator[str]:
        yield self.words("rule.best_of")
        for choice in rule.choices:
            yield INDENT + (choice.zh or choice.id)
            for each in (*self._formula(choice), *self.scoring(choice.scoring, choice.unit)):
                yield INDENT * 2 + each
