"""Which plan a completion rate names, and whether a stated plan can be that one: 为调整预算的92.53% is not of the 年初预算."""

import re
from functools import lru_cache

from jixiao.extract.claims import Claims
from jixiao.extract.rate_names import shares_a_word
from jixiao.extract.token import Role, Token
from jixiao.model import Scenario

# Plans that are told apart by one quality: each group holds the words of one quality, by its values.
_QUALITIES: tuple[tuple[re.Pattern[str], ...], ...] = (
    (
        re.compile(r"年初|期初"),
        re.compile(r"调整|变动|追加|调[增减]"),
        re.compile(r"奋斗|挑战|冲刺|力争|争先"),
        re.compile(r"保底|必保|基本目标|约束性"),
    ),
    (
        re.compile(r"当月|本月|月度|[0-9]月份?(?=计划|任务|目标|预算)"),
        re.compile(r"当季|本季|季度"),
        re.compile(r"半年"),
        re.compile(r"全年|年度|当年|本年|年初|(?<![一二两三四五0-9])年(?=计划|任务|目标|预算)"),
        re.compile(r"[二两三五]年|规划|任期|周期|总(?=任务|计划|目标|投资|概算)"),
    ),
    tuple(
        re.compile(rf"{giver}(?:里|级|委|局|厅|政府|委市政府)?(?:下达|定|核定|分解|安排|考核|任务|计划|目标)")
        for giver in ("(?:国家|中央|部)", "省", "(?<!全)市", "(?<!全)县", "上级", "(?<!全)[区州]")
    ),
)
# What kind of plan a word names; 总投资 is no 年度计划, 到位资金 no 预算.
_KINDS = (
    re.compile(r"预算|指标(?=资金|额|数)"),
    re.compile(r"计划|任务|目标|指标值|应[完办收检到]"),
    re.compile(r"投资|概算"),
    re.compile(r"到位|下达资金"),
    re.compile(r"限额|控制数|控制价"),
)
# A plan of these is never meant by the bare word: 计划 alone is no 奋斗目标, 预算 alone no 调整预算.
_ALWAYS_SAID = re.compile(r"奋斗|挑战|冲刺|力争|争先|保底|必保|当月|本月|月度|当季|本季|[二两三五]年|调整|变动")
_NO_NAME = re.compile(
    r"年初|期初|全年|年度|当年|本年|调整后?|变动后?|批复|下达|安排|核定|原?预算|决算|计划|目标|任务|指标|概算|控制数|限额|实际|执行|支出|支付|拨付|使用|完成|总|数|额|的|为|共|已|累计|截至.*?底|[0-9]|年|月|财政拨款|其中|[了达到是计各项均仅]"
)


def is_another_plan(words: str, plan: Token) -> bool:
    """Whether the words of a rate (完成奋斗目标的) name a plan that a stated one, by its own words, is not."""
    own = plan.lead if len(plan.lead) > 1 else plan.label
    for group, named in _qualities_of(words):
        borne = {at for at, quality in enumerate(group) if quality.search(own)}
        if borne and not named & borne:
            return True
    asked, told = _kinds_of(words), _kinds_of(own)
    if asked and told and not asked & told:
        return True
    said = _ALWAYS_SAID.search(words)
    if said is None or said[0] in own:
        return False
    return not (said[0] in ("调整", "变动") and plan.scenario is Scenario.BUDGET_ADJUSTED)


@lru_cache(maxsize=4096)
def _kinds_of(words: str) -> frozenset[int]:
    return frozenset(at for at, kind in enumerate(_KINDS) if kind.search(words))


@lru_cache(maxsize=1024)
def _qualities_of(words: str) -> list[tuple[tuple[re.Pattern[str], ...], set[int]]]:
    """The groups of which the words name a quality, and which ones."""
    found = [(group, {at for at, quality in enumerate(group) if quality.search(words)}) for group in _QUALITIES]
    return [(group, named) for group, named in found if named]


def is_of_another(claims: Claims, done: Token, plan: Token) -> bool:
    """Whether the plan is not the one of the figure done: 预算35万元，决算30万元，接待费12万元 is of a budget of its own, told or not."""
    name, other = _NO_NAME.sub("", done.lead if len(done.lead) > 1 else done.label), _NO_NAME.sub("", plan.label)
    if not name or plan.index > done.index or (other and (name in other or other in name)):
        return False
    head = claims.whole_of.get(done.index, claims.list_head.get(done.index))
    if plan.serves_rate or plan.depth > done.depth or (head is not None and plan.index <= head):
        return True
    if len(name) < 2:
        return False
    if len(other) >= 2 and not shares_a_word(name, other):
        return True
    return any(
        token.role is Role.VALUE
        and token.dimension is done.dimension
        and token.scenario is Scenario.ACTUAL
        and not token.prior
        and token.sentence == done.sentence
        and _NO_NAME.sub("", token.label) != name
        for token in claims.tokens[max(plan.index + 1, done.index - 8) : done.index]
    )
