"""Invented departments and their reports, with known truth and known errors."""

from importlib.resources import files

from jixiao.synth.departments import invent

__all__ = ["demo_text", "invent"]


def demo_text() -> str:
    """The 部门整体支出绩效自评报告 of an invented county bureau, in which every kind of error occurs; demo.json beside it lists them."""
    return (files(__name__) / "demo.txt").read_text(encoding="utf-8")
