"""jixiao (绩效): reads a 部门整体支出绩效评价 report and says which figures contradict each other."""

__version__ = "0.1.0"
