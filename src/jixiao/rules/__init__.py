"""Relations, facts and structure -> findings. One file a family; importing this package declares all rules."""

from importlib import import_module

from jixiao.rules.declare import Rule, all_rules

FAMILIES = (
    "sums",
    "shares",
    "growth",
    "differences",
    "completion",
    "per_capita",
    "repeats",
    "limits",
    "counts",
    "grades",
    "units",
    "breakdowns",
)
for _family in FAMILIES:
    import_module(f"jixiao.rules.{_family}")

__all__ = ["FAMILIES", "Rule", "all_rules"]
