"""Figures by what they are called, wherever in the document they stand: 按开放床位计算, 生均, 每个网格."""

import re
from bisect import bisect_left

from jixiao.extract.labels import core_of
from jixiao.extract.token import Token
from jixiao.model import Dimension

_COUNTED = frozenset([Dimension.COUNT, Dimension.PEOPLE, Dimension.VISITS, Dimension.NONE])
# 10个社区, 186名村（社区）干部: what is counted stands behind the number.
_NOUN = re.compile(r"[一-龥]{1,8}(?=[，。；：、（）\n \t|和及与0-9]|$)")
_NO_NOUN = re.compile(r"^(?:其中|均|分别|比|较|同比|占|为|的|和|及|与|共|计|以上|左右|内|次)|[获完已由在有被将是为]")
_TAIL = re.compile(
    r"(?:总?人数|总?户数|总?数量?|总量|规模|保有|收入|支出|费用|经费|资金|金额?|费|款|投入|投资|成本|补助|补贴|面积|工程|项目)+$"
)
_BESIDE = 24  # figures of one ending that are looked at, nearest first


class CountedNames:
    """The values of a text by the last character of their names; what is asked for once a text is built when it is first asked for."""

    def __init__(self, shadow: str, values: list[Token]) -> None:
        self._by_end: dict[str, list[tuple[int, str, Token]]] = {}
        for token in values:
            if token.prior or token.quantity.upper is not None:
                continue
            for name in names_of(shadow, token):
                self._by_end.setdefault(name[-1], []).append((token.index, name, token))

    def called(self, word: str, at: int) -> list[Token]:
        """The figures whose name ends in `word`, those nearest to the figure `at` first."""
        listed = self._by_end.get(word[-1:], ())
        middle = bisect_left(listed, at, key=lambda entry: entry[0])
        near = [*listed[max(0, middle - _BESIDE) : middle][::-1], *listed[middle : middle + _BESIDE // 4]]
        found = {token.index: token for _, name, token in near if name.endswith(word)}
        return list(found.values())


def names_of(shadow: str, token: Token) -> set[str]:
    """What a figure is called: by the words before it, by the noun behind its unit, by a unit that names things (户, 床位)."""
    name = core_of(token.label)
    names = {name, _TAIL.sub("", name)}
    if token.dimension in _COUNTED:
        noun = _NOUN.match(shadow, token.end)
        if noun is not None and not _NO_NOUN.search(noun[0]):
            names.add(noun[0])
        if token.unit.text:
            names.add(token.unit.text)
        if "实有" in token.lead:
            names.add("实有")
    names.discard("")
    return names
