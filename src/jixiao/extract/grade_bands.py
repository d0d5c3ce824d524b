"""What the grades mean in a text that says so: 90分（含）以上为优，80—90分为良 …; 优（≥90分）、良（80～90分）."""

import re
from decimal import Decimal

from jixiao.language import same_grade, thresholds

_GRADE = r"(?P<grade>优秀|优等|优|良好|良|中等|中|合格|一般|较差|差)"
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]+)?"
_HOLDS = r"(?:[（(]不?含[^）)]{0,6}[）)])?"
_LOW = (
    rf"(?:(?:≥|>=|不低于)\s*(?P<least>{_NUMBER})\s*分?(?:且?\s*(?:[<≤]|低于)\s*{_NUMBER}\s*分?)?"
    rf"|(?P<low>{_NUMBER})\s*分?{_HOLDS}\s*(?:(?:及|或)?以上"
    rf"|(?:至|到|—+|-|–|~|～|－|[<≤][^0-9，。；]{{0,6}}[<≤]?)\s*{_NUMBER}\s*分?{_HOLDS}(?:（不含）)?))"
)
_BAND = re.compile(_LOW + r"[^0-9，。；、（(]{0,8}?(?:为|：|:|是|属|的)\s*[“\"‘']?" + _GRADE)
_BRACKETED = re.compile(_GRADE + r"[”\"’']?(?:等级?|级|档次?)?\s*[（(：:](?:得分|总分|综合得分)?\s*" + _LOW + r"(?=[）)，、；])")
# Words that only a legend has beside a number of points: not 得分87分为优.
IS_BOUND = re.compile(
    rf"{_NUMBER}\s*分?{_HOLDS}\s*(?:(?:及|或)?以[上下]|至|到|—|-|–|~|～|－|[<≤])|[≥≤<>]\s*{_NUMBER}|不[低高]于|低于|不足|不满"
)
_BEST = ("优", "优秀", "优等")
_LEAST = 2  # grades that a legend tells


def bands_told(words: str) -> tuple[tuple[Decimal, str], ...] | None:
    """(lowest score, grade) from best to worst as the words tell them; empty where they tell none, or some that are the national ones;
    None where they tell some of another scale."""
    found: dict[str, Decimal] = {}
    for pattern in (_BAND, _BRACKETED):
        for match in pattern.finditer(words):
            found.setdefault(match["grade"], Decimal(match["least"] or match["low"]))
    if len(found) >= _LEAST and any(grade in found for grade in _BEST):
        bands = sorted(((low, grade) for grade, low in found.items()), reverse=True)
        return (*bands, (Decimal(0), "差"))
    if all(any(low == least and same_grade(grade, name) for least, name in thresholds()) for grade, low in found.items()):
        return ()
    return None
