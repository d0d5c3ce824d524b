"""Relations, facts and structure -> findings. One file a family; importing this package declares all rules."""

from jixiao.rules import sums
from jixiao.rules.declare import Rule, all_rules

__all__ = ["Rule", "all_rules", "sums"]
