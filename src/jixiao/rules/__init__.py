"""Relations, facts and structure -> findings. One file a family; importing this package declares all rules."""

from importlib import import_module

from jixiao.rules.declare import CompareRule, Rule, ScoreRule, all_rules

MODULES = (
    "sums",
    "shares",
    "growth",
    "differences",
    "percentage_points",
    "completion",
    "per_capita",
    "repeats",
    "comparison",
    "limits",
    "counts",
    "grades",
    "scores",
    "units",
    "breakdowns",
    "structure",
    "numbering",
    "template",
    "attachment",
    "period",
    "privacy",
    "wording",
    "punctuation",
)
for _module in MODULES:
    import_module(f"jixiao.rules.{_module}")

__all__ = ["MODULES", "CompareRule", "Rule", "ScoreRule", "all_rules"]
