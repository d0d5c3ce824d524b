"""What of a score every face says: points, the places of facts, what is lost for certain and what is open."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import msgspec

from jixiao.indicators.amounts import number_text
from jixiao.indicators.scored import Scored
from jixiao.model import IndicatorScore, Mark, Score
from jixiao.render.places import place_words
from jixiao.render.remarks import formula_words, reason
from jixiao.render.words import Words

LONGEST_FIGURE = 30
_ROLES = ("answer", "own")  # evidence that is no data item


class ScoreWords(msgspec.Struct, frozen=True):
    """The words for one score in one language."""

    scored: Scored
    words: Words

    @property
    def score(self) -> Score:
        return self.scored.score

    @property
    def system(self) -> str:
        return self.scored.system.zh if self.words.language == "zh" else self.scored.system.en

    @property
    def subject(self) -> str:
        """The department and the year, as far as they are known."""
        year = self.words("score.year", year=self.scored.year) if self.scored.year is not None else ""
        return " ".join(part for part in (self.scored.department, year) if part)

    @property
    def total(self) -> str:
        return points_words(self.score.low, self.score.high)

    @property
    def grades(self) -> str:
        """良 or 良 ~ 差, the highest first."""
        return " ~ ".join(dict.fromkeys(reversed(self.score.grades)))

    @property
    def claimed(self) -> str:
        """86.5分“优”; – where the body claims nothing."""
        points = "" if self.score.claimed is None else self.words("score.points", points=plain(self.score.claimed))
        grade = self.words("score.quoted", grade=self.scored.claimed_grade) if self.scored.claimed_grade else ""
        return points + grade or "–"

    def value(self, one: IndicatorScore) -> str:
        """108.33%, 90 ~ 95%; "" where the indicator has none, or none that is known."""
        bounds = one.value
        if bounds is None or bounds.low is None or bounds.high is None:
            return ""
        return points_words(bounds.low, bounds.high, places=2) + one.unit

    def formula(self, one: IndicatorScore) -> str:
        """91 / 84 × 100 = 108.33%."""
        if not one.formula:
            return ""
        value = self.value(one)
        return formula_words(one.formula, self.words) + (f" = {value}" if value and value.rstrip(one.unit) != one.formula else "")

    def evidence(self, one: IndicatorScore) -> list[str]:
        """Each fact: its name, the figure as it stands, and where."""
        facts: dict[tuple[str, str], list[str]] = {}
        for mark in one.evidence:
            places = facts.setdefault((self._name(mark), self._figure(mark)), [])
            places.append(place_words(self.scored.document.place_at(mark.span.start), self.words))
        join = self.words("check.list")
        return [
            self.words("score.fact", name=name, figure=figure, place=join.join(dict.fromkeys(places)))
            for (name, figure), places in facts.items()
        ]

    def _name(self, mark: Mark) -> str:
        item = self.scored.system.items.get(mark.role)
        return item.zh if item is not None else self.words(f"score.role.{mark.role}") if mark.role in _ROLES else mark.role

    def _figure(self, mark: Mark) -> str:
        return " ".join(self.scored.document.text[mark.span.start : min(mark.span.end, mark.span.start + LONGEST_FIGURE)].split())

    def reason(self, one: IndicatorScore) -> str:
        return reason(one.remarks, self.words)

    def open(self, one: IndicatorScore) -> str:
        """What is not known could cost so many points; "" where nothing is open."""
        if one.excluded or one.low == one.high:
            return ""
        return self.words("score.open", points=plain(one.high - one.low))

    def lost(self) -> list[str]:
        """The indicators that lose points for certain, the largest loss first: 在职人员控制率：失 4 分（91 / 84 × 100 = 108.33%）."""
        found = sorted((one for one in self.score.indicators if not one.excluded and one.high < one.weight), key=_loss)
        return [self._lost(one) for one in found]

    def _lost(self, one: IndicatorScore) -> str:
        formula = self.formula(one)
        said = self.words("score.lost", name=one.path[-1], points=plain(one.weight - one.high))
        return said + (self.words("score.because", formula=formula) if formula else "")

    def missing(self) -> Iterator[tuple[IndicatorScore, str]]:
        """Each indicator that is open, with what it could cost, the largest first."""
        for one in sorted(self.score.indicators, key=lambda one: one.low - one.high):
            if one.high > one.low and not one.excluded:
                yield one, plain(one.high - one.low)


def points_words(low: Decimal, high: Decimal, places: int = 4) -> str:
    """ "4" or "0 ~ 5"."""
    return " ~ ".join(dict.fromkeys(plain(round(end, places)) for end in (low, high)))


def plain(value: Decimal) -> str:
    return number_text(Fraction(value))


def _loss(one: IndicatorScore) -> Decimal:
    return one.high - one.weight
