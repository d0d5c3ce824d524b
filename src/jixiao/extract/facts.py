"""What the figures state: whose, which measure, in which scenario and period."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from jixiao.extract.claims import Claims
from jixiao.extract.labels import core_of, subject_of
from jixiao.extract.token import Role, Token
from jixiao.language import canonical
from jixiao.model import Dimension, Fact, Quantity

# “稻渔综合种养”项目: figures that follow it in the paragraph are told of that project.
NAMED_PROJECT = re.compile(r"[“‘\"《]([^“”‘’\"《》\n]{4,30})[”’\"》][^，。；]{0,6}?(?:项目|工程|试点|行动|平台)")
PROJECT_REACH = 260  # characters after its name in which a project's figures stand

# 全县粮食播种面积: told of the whole area, not of the department.
_REGION = re.compile(r"全[国省市县区镇乡](?![公共])")
_BLANKS_AND_QUOTES = re.compile(r"[“”\"‘’《》 \t\n|]")
# “三公”经费预算: the plan is told by the scenario, the measure is “三公”经费.
_PLANNED = re.compile(r"(?:年初|全年|调整后?)?(?:预算|决算|计划|任务|目标)(?:安排|执行|批复)?[数额]?$")
_CHANGE = {Role.CHANGE: "增减额", Role.GROWTH: "增减率"}
_VALUE, _OTHER = Role.VALUE, Role.OTHER


def read_facts(claims: Claims, quantities: Sequence[Quantity], year: int | None) -> tuple[Fact, ...]:
    """One fact for each figure that has a name, in the order of the text.

    `quantities` are the document's own, one for each token; `year` is the document's. What fell is negative: 下降7.23% is -7.23. O(n).
    """
    facts = []
    region = project = ""
    sentence = block = reach = -1
    told: dict[Dimension, str] = {}  # the last measure told in this sentence
    opening: Token | None = None  # the first figure of this sentence
    for token in claims.tokens:
        gap = token.gap
        if token.sentence != sentence:
            region, sentence, opening = "", token.sentence, token
            told.clear()
        if "全" in gap:
            region = _last(_REGION.findall(gap.rpartition("。")[2])) or region
        if project and (token.block != block or token.start > reach or "；" in gap):
            project = ""
        if "”" in gap or "》" in gap or '"' in gap or "’" in gap:
            project = _last(NAMED_PROJECT.findall(gap)) or project
            block, reach = token.block, token.start + PROJECT_REACH
        measure = token.label and _measure(token)
        if token.role is _VALUE:
            if token.prior and measure and not subject_of(measure):  # 4125亩，较上年的3860亩
                measure = told.get(token.dimension, "")
            elif token.serves_rate and measure and token.dimension in told:  # “三公”经费支出8.78万元，完成年初预算9.65万元的90.98%
                measure = told[token.dimension]
            elif measure:
                told[token.dimension] = measure
        if measure:
            quantity = _quantity(token, quantities[token.index])
            facts.append(Fact(project or region, measure, token.scenario, _period(token, opening, year), quantity))
    return tuple(facts)


@lru_cache(maxsize=16384)
def name_of(label: str) -> str:
    """What two figures of one measure have in common: the catalogue's id, else the name without words that do not tell things apart."""
    return canonical(_BLANKS_AND_QUOTES.sub("", core_of(label)))


@lru_cache(maxsize=16384)
def measure_of(label: str) -> str:
    """The catalogue's id where the words are one of its names, else the words used."""
    words = label.strip("，、（）：| \t")
    for name in (canonical(words), name_of(words), canonical(_PLANNED.sub("", words))):
        if name and name.isascii():
            return name
    return words


def _measure(token: Token) -> str:
    change = _CHANGE.get(token.role)
    if change is not None:
        subject = subject_of(token.label)
        return subject and subject + change
    if token.role is _OTHER:  # the words before a rank, a time, a rate without a name of its own
        return subject_of(token.label)
    return measure_of(token.label)


def _period(token: Token, opening: Token | None, year: int | None) -> str:
    """ "" is the document's own year. A period holds for the figure behind it, and one that opens a sentence for all of it: in a list
    of items that name other years, the next item is not told of the year of the one before."""
    gap = token.gap
    told = token if opening is None or "年" in gap or "月" in gap else opening
    if told.months is not None:
        first, last = told.months
        if first == last and "截" in told.gap:  # 截至11月底: from January on
            first = 1
        months = f"{first:02}" if first == last else f"{first:02}..{last:02}"
        return f"{told.year or year}-{months}" if told.year or year else months
    if told.year is not None and told.year != year:
        return str(told.year)
    return "prior" if token.prior else ""


def _quantity(token: Token, quantity: Quantity) -> Quantity:
    """The figure in the unit that it is read in (56、73和41亿元, a table's caption), with the sign that its words give it."""
    if token.unit is not quantity.unit:
        quantity = msgspec.structs.replace(quantity, unit=token.unit)
    if token.sign < 0 and token.role in _CHANGE and quantity.value > 0:
        quantity = msgspec.structs.replace(quantity, value=-quantity.value)
    return quantity


def _last(found: list[str]) -> str:
    return found[-1] if found else ""
