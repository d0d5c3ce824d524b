"""The pipeline that ties reading, extraction and rules together; what every face calls."""

from jixiao.review.outcome import Failure, Outcome
from jixiao.review.pipeline import Review, check, check_workbook, coverage

__all__ = ["Failure", "Outcome", "Review", "check", "check_workbook", "coverage"]
