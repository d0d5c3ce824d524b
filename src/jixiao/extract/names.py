"""What the figures of a document are called: for who must find the figure that words name, however far away it stands."""

import re
from decimal import Decimal
from functools import lru_cache

from jixiao.extract.token import COUNTED, Role, Token
from jixiao.model import Dimension

EXACT, KIND, PART, LOOSE = 4, 3, 2, 1  # how well a name answers to what is asked
_LEAST_USED = 60  # figures that bear a pair of characters and are looked at, nearest first
_VALUE = Role.VALUE
# 164个行政村: the noun behind its unit
_NOUN = re.compile(r"(?:[^，。；：、（）\n0-9]{0,1}（[^（）\n]{1,6}）)?(?P<noun>[一-龥]{1,8}?)(?=[，。；：、（）\n]|中|里|均|都|已|的|$)")
# Words that do not tell one figure from another. What a share is of is never told by them.
_NOISE = re.compile(
    r"[“”\"'‘’《》\s]|【[^】]*】|（[^）]*）|^[省市州县区镇乡村局院校]级|[0-9]{1,2}[.、]|(?:19|20)[0-9]{2}年度?|(?<![生成去上前])(?:全年|当年|本年度?|年度)|年[末底终]|期末|截[至止][^，]*?[日底末]"
    r"|合计|总计|共计|总额|总数|总量|总规模|总的|全部|全口径|所有|全[国省市县区旗州镇乡校院局系](?:统|直|级)?|我[国省市县区旗州镇乡校院局委办站所]|本(?:[县市区校院局]|部门|单位)(?!级)|上述|以上|该"
    r"|(?:年初|全年|调整后?|变动后?)?(?<!公共)(?<!基金)(?<!经营)预算(?:安排|批复|下达)?数?(?![内外单绩])"
    r"|实际|累计|决算|完成|实现|达到|花了?|用了|约|(?<!公)共|有|为|总|的|^由|^其中|^包括|^计(?!划)|了|计|各|[和及与、]|类$|占$|(?<=[^件人])数$|金额$|额$|量$|人数$|件数$|户数$|人员$|对象$|规模$|情况$"
)
# 与2022年的9907.44万元相比: a value of another year
_COMPARED = re.compile(r"(?:与|比|较|同|和|至|从|由)(?:上年|去年|前年|上一年|(?:19|20)[0-9]{2}年)")
_BROAD = frozenset("支出 收入 资金 预算 投资 人数 数量 经费 金额 人员 项目 企业 面积 产值 指标 任务 费用 资产 采购".split())


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """A name without the words that do not tell it from another: 全年“三公”经费支出合计 -> 三公经费支出."""
    rest = _NOISE.sub("", name)
    return _NOISE.sub("", rest) if rest and rest != name else rest


@lru_cache(maxsize=16384)
def likeness(asked: str, name: str) -> int:
    """How well a bare name answers to a bare name that is asked: EXACT, KIND (在岗职工 for 职工), PART (精神 for 精神残疾人), LOOSE, 0."""
    if not asked or not name or ("进出口" in asked) != ("进出口" in name):
        return 0  # 出口总额 is no 进出口总额
    if asked == name:
        return EXACT
    short, long = (asked, name) if len(asked) <= len(name) else (name, asked)
    if len(short) < 2 or short in _BROAD:
        return 0
    if name.endswith(asked):
        return KIND
    if asked.endswith(name):
        return PART if len(name) >= 3 else LOOSE
    if long.startswith(short):
        return PART if len(short) * 2 >= len(long) or len(short) >= 3 else LOOSE
    if len(asked) <= len(name) and asked[0] == name[0] and _in_order(asked, name):
        return PART if asked[-1] == name[-1] and len(asked) >= 3 else LOOSE
    if len(asked) <= len(name) and asked[-1] == name[-1] and _in_order(asked, name):
        return LOOSE
    return LOOSE if short in long else 0


def _in_order(asked: str, name: str) -> bool:
    """Whether the characters of one stand in the other in their order: 村医 in 乡村医生."""
    at = 0
    for char in asked:
        at = name.find(char, at) + 1
        if not at:
            return False
    return True


def is_broad(name: str) -> bool:
    """Whether a name tells hardly anything: 支出决算, 收入."""
    return bare(name) in _BROAD or len(bare(name)) < 2


class Names:
    """The figures of a document's own year by the words that name them. Built in one pass; a search looks at a bounded number of them."""

    __slots__ = ("_bearing", "_names", "_shadow", "_tokens", "_worth")

    def __init__(self, tokens: list[Token], shadow: str) -> None:
        self._tokens = tokens
        self._shadow = shadow
        self._names: dict[int, tuple[str, ...]] = {}
        self._bearing: dict[str, list[int]] = {}  # two characters -> the figures whose names hold them
        self._worth: dict[tuple[Dimension, Decimal], list[int]] = {}  # the figures of one amount
        bearing = self._bearing
        told: dict[int, tuple[str, ...]] = {}  # by depth of brackets: what the last figure with a name of its own is called
        sentence = -1
        for token in tokens:
            if token.role is not _VALUE or token.prior or _COMPARED.search(token.lead):
                continue
            if token.sentence != sentence:
                sentence = token.sentence
                told.clear()
            self._worth.setdefault((token.dimension, token.amount), []).append(token.index)
            names = self._names_of(token)
            if names:
                told[token.depth] = names
            else:  # “三公”经费预算9.6万元（运行费8万元），决算7.83万元
                names = told.get(token.depth) or told.get(token.depth - 1, ())
            self._names[token.index] = names
            pairs = {name[at : at + 2] for name in names for at in range(len(name) - 1)}
            for pair in pairs:
                bearing.setdefault(pair, []).append(token.index)

    def of(self, token: Token) -> tuple[str, ...]:
        """The bare names of a figure: of its label, of its clause, of what is counted behind it."""
        return self._names.get(token.index, ())

    def _names_of(self, token: Token) -> tuple[str, ...]:
        found = [bare(token.label)]
        if token.lead and token.lead != token.label:
            found.append(bare(token.lead))
        if token.dimension in COUNTED and not token.in_table:
            noun = _NOUN.match(self._shadow, token.end)
            if noun is not None and len(noun["noun"]) >= 2:
                found += [bare(noun["noun"]), bare(token.label + noun["noun"])]
        return tuple(dict.fromkeys(name for name in found if name))

    def find(self, asked: str, near: int, least: int = PART) -> list[tuple[int, Token]]:
        """The figures that words name, the best answers first, among equals the nearest before `near`, then those behind it."""
        said, asked = asked, bare(asked)
        if not asked:
            return []
        pairs = [asked[at : at + 2] for at in range(len(asked) - 1)] if least > LOOSE else [asked[:2], asked[-2:]]
        lists = [found for pair in dict.fromkeys(pairs) if (found := self._bearing.get(pair))]
        if not lists:
            return []
        seen: set[int] = set()
        answers = []
        for found in sorted(lists, key=len)[: 1 if least > PART else 3]:
            for index in _nearest(found, near):
                if index in seen:
                    continue
                seen.add(index)
                quality = max(likeness(asked, name) for name in self._names[index])
                if quality >= least:
                    answers.append((quality, self._tokens[index]))
        word_for_word = {token.index for _, token in answers if said in token.lead or said in token.label}
        answers.sort(
            key=lambda answer: (
                -answer[0],
                answer[1].index not in word_for_word,
                answer[1].index > near,
                abs(answer[1].index - near),
            )
        )
        return answers

    def worth(self, dimension: Dimension, amount: Decimal) -> list[Token]:
        """The figures of just that amount: what a figure of many digits states elsewhere is the same thing."""
        return [self._tokens[index] for index in self._worth.get((dimension, amount), [])[:_LEAST_USED]]


def _nearest(found: list[int], near: int) -> list[int]:
    if len(found) <= _LEAST_USED:
        return found
    return sorted(found, key=lambda index: abs(index - near))[:_LEAST_USED]
