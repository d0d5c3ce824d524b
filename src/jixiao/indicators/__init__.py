"""From facts to scores: indicator systems as data, a safe evaluator for their formulas, points as intervals."""

from jixiao.indicators.assessment import score_line
from jixiao.indicators.claims import Attainable, attainable
from jixiao.indicators.engine import score
from jixiao.indicators.gather import gather
from jixiao.indicators.system import System
from jixiao.indicators.systems import all_systems, check_system, load_system, system_named

__all__ = [
    "Attainable",
    "System",
    "all_systems",
    "attainable",
    "check_system",
    "gather",
    "load_system",
    "score",
    "score_line",
    "system_named",
]
