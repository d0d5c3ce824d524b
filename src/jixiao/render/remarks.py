"""The reasons of a score in words."""

import re
from collections.abc import Iterable

from jixiao.model import Remark
from jixiao.render.words import Words

_ENGLISH = re.compile(r"\b(?:and|or|not|min|max|abs|round|value|weight)\b")
_CHINESE = {
    "and": "且",
    "or": "或",
    "not": "不是",
    "min": "最小",
    "max": "最大",
    "abs": "绝对值",
    "round": "四舍五入",
    "value": "数值",
    "weight": "权重",
}
_FORMULAS = ("when", "formula")


def remark_words(remark: Remark, words: Words) -> str:
    """One reason as a phrase without a full stop."""
    values = {key: formula_words(value, words) if key in _FORMULAS else value for key, value in remark.values.items()}
    return words(f"remark.{remark.code}", **values)


def reason(remarks: Iterable[Remark], words: Words) -> str:
    """All reasons in one sentence."""
    listed = [remark_words(remark, words) for remark in remarks]
    return words("rule.join").join(listed) + words("check.stop") if listed else ""


def formula_words(formula: str, words: Words) -> str:
    """A formula whose names are those of the form, in the words of the language."""
    return _ENGLISH.sub(lambda match: _CHINESE[match[0]], formula) if words.language == "zh" else formula
