"""Numerals, units, periods, grades, the measure catalogue. Knows Chinese; knows nothing of documents."""

from jixiao.language.catalogue import Measure, canonical, measure, measures
from jixiao.language.grades import grade_tables, same_grade, thresholds
from jixiao.language.numerals import numeral_value, plain
from jixiao.language.occurrence import any_occurs, occurs
from jixiao.language.periods import Period
from jixiao.language.scan import Ratio, Scan, scan
from jixiao.language.shadow import shadow_of
from jixiao.language.units import NO_UNIT, UNITS, unit_at

__all__ = [
    "NO_UNIT",
    "UNITS",
    "Measure",
    "Period",
    "Ratio",
    "Scan",
    "any_occurs",
    "canonical",
    "grade_tables",
    "measure",
    "measures",
    "numeral_value",
    "occurs",
    "plain",
    "same_grade",
    "scan",
    "shadow_of",
    "thresholds",
    "unit_at",
]
