"""Ceilings: spending against its budget, a subset against its set."""

import re
from collections.abc import Sequence

from jixiao.extract.arithmetic import plain
from jixiao.extract.claims import Claims
from jixiao.extract.joint_wholes import wholes_beside
from jixiao.extract.labels import same_thing
from jixiao.extract.remainders import is_opening
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Reading, Relation, Scenario, Status

_COUNT = Dimension.COUNT
_BUDGETED = frozenset([Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED])
_THREE_PUBLIC = re.compile(r"三公|公务接待|公务用车|出国|公车|接待费")
# (smaller, larger): words of a subset and of its set that stand in one sentence
_SUBSETS = tuple(
    (re.compile(small), re.compile(large), dimension)
    for small, large, dimension in (
        (r"授权(?:发明|实用)?专利|专利授权|获授权", r"申请(?:发明|实用)?专利|专利申请", "件项"),
        (r"审核通过|获批|通过审核|批准|认定", r"申报|报送|推荐", "家件项个"),
        (r"办结|审结|结案|执结", r"受理|交办", "件起宗案"),
        (r"合格(?<!不合格)", r"抽检|抽查|检测|检查", "批次份件个家"),
        (r"整改(?:完成|到位)?$|完成整改|已整改", r"排查|发现|查出|隐患|举报", "处个项起条"),
        (r"收回|有效问卷|回收", r"发放(?:问卷|调查)|发出", "份张"),
        (r"破(?:获|案)", r"立(?:刑事)?案", "起件"),
    )
)  # fmt: skip
# each of them begins with its own words, so that most figures are passed over at the speed of a search for a character
_ANY_SUBSET = re.compile("|".join(small.pattern for small, _, _ in _SUBSETS))
_EACH = re.compile("[各每]")
_OLD_CASES = re.compile(r"旧存|上年|含|往年|积案|结转|历年|年初|期初|遗留|存量|积压")


def read_limits(claims: Claims) -> None:
    """Adds limit relations, held and broken."""
    _budget(claims)
    _subsets(claims)
    _members(claims)
    _batches(claims)


def add_limit(claims: Claims, small: Token, large: Token, form: str, beside: Sequence[Token] = (), less: Sequence[Token] = ()) -> None:
    """`small`, without the figures in `less`, is at most `large` with those `beside` it."""
    ceiling = large.amount + sum(token.amount for token in beside) + sum(token.amount for token in less)
    holds = small.amount <= ceiling + (small.ulp + large.ulp) / 2
    figure = claims.figure(small) + "".join(f" - {claims.figure(token)}" for token in less)
    operands = [claims.operand(small, "value"), *(claims.operand(token, "limit") for token in (large, *beside))]
    claims.relations.append(
        Relation(
            Kind.LIMIT,
            Status.CONSISTENT if holds else Status.INCONSISTENT,
            (*operands, *(claims.operand(token, "part") for token in less)),
            f"{figure} <= {' + '.join(claims.figure(token) for token in (large, *beside))}",
            claims.figure(small),
            plain(ceiling / small.unit.factor),
            small.unit.text,
            Reading(1.0, 0.0),
            form=form,
        )
    )


def _budget(claims: Claims) -> None:
    """三公 spending against its budget."""
    for token in claims.of(Role.VALUE):
        if token.scenario not in _BUDGETED or token.dimension is not Dimension.MONEY:
            continue
        context = token.gap[-40:]
        if not _THREE_PUBLIC.search(context):
            continue
        for after in claims.tokens[token.index + 1 : token.index + 4]:
            if after.block != token.block or after.sentence != token.sentence or after.cut == "；":
                break
            if (
                after.role is Role.VALUE
                and after.scenario is Scenario.ACTUAL
                and after.dimension is Dimension.MONEY
                and not after.prior
                and after.depth == token.depth
            ):
                named = _THREE_PUBLIC.search(after.lead)
                if named is None or same_thing(after.label, token.label) or named[0] == (_THREE_PUBLIC.search(context) or named)[0]:
                    add_limit(claims, after, token, "three_public")
                break


def _subsets(claims: Claims) -> None:
    for token in claims.of(Role.VALUE):
        if token.dimension is not _COUNT or not _ANY_SUBSET.search(token.lead):
            continue
        at = token.index
        for small, large, units in _SUBSETS:
            if not small.search(token.lead) or token.unit.text[-1] not in units:
                continue
            for back in range(at - 1, max(-1, at - 5), -1):
                other = claims.tokens[back]
                if other.block != token.block or other.sentence != token.sentence or "；" in claims.shadow[other.end : token.start]:
                    break
                if other.depth != token.depth or _EACH.search(other.lead):
                    continue  # 各发放问卷50份，共300份，收回288份
                if (
                    other.role is Role.VALUE
                    and other.unit.text == token.unit.text
                    and large.search(other.lead)
                    and not small.search(other.lead)
                    and other.marker != "其中"  # 发现隐患1172处，其中重大隐患4处，整改1149处: of all of them
                ):
                    between = claims.tokens[other.index + 1 : token.index]  # 发现违法建设56处、违规用地12处，其中已整改60处
                    near = claims.tokens[max(0, other.index - 2) : token.index]  # 立案2315件，上年结转186件，审结2403件
                    around = token.lead + claims.shadow[token.end : token.end + 12] + "".join(each.lead for each in near)
                    together = other.amount + sum(each.amount for each in between if each.unit.text == other.unit.text and each.cut == "、")
                    if token.amount > together and not _OLD_CASES.search(around):
                        add_limit(claims, token, other, "subset")
                    break
            break


def _members(claims: Claims) -> None:
    """其中规上企业386家 of 2146家: each named part against its whole, where the parts are no closed list."""
    for index, head_index in claims.list_head.items():
        if index in claims.whole_of:
            continue
        token, head = claims.tokens[index], claims.tokens[head_index]
        if (
            index in claims.placed
            or token.scenario is not head.scenario
            or token.prior != head.prior
            or token.unit.text != head.unit.text
            or is_opening(token)
        ):
            continue
        opener = claims.tokens[head_index + 1]
        if (
            token.role is not Role.VALUE
            or opener.marker not in ("其中", "用于", "包括")
            or not head.amount
            or token.quantity.hedge != "exact"
        ):
            continue
        beside = token is not opener and (token.cut != "、" or not _one_unit(claims, opener.index, index, head))
        if beside and token.amount > head.amount:  # 其中非遗工坊5家，“农家书屋”212个: told beside the whole, not of it
            continue
        beside_head = wholes_beside(claims, head) if token.amount > head.amount else []
        enumerated = (
            (opener.marker == "用于" and beside_head)
            or head.gap.startswith(("、", "和", "及"))
            or head_index in claims.list_head
            or head_index in claims.whole_of
        )
        if token.amount <= head.amount or (
            not enumerated
            and token.amount > sum((whole.amount for whole in beside_head), head.amount)
            and head.quantity.hedge == "exact"
            and opener.sentence == head.sentence
            and "；" not in claims.shadow[head.end : token.start]
        ):
            add_limit(claims, token, head, "subset")


def _one_unit(claims: Claims, first: int, last: int, head: Token) -> bool:
    """Whether all members of a list up to `last` are counted as their whole is."""
    return last - first <= 12 and all(token.unit.text == head.unit.text for token in claims.tokens[first : last + 1])


def _batches(claims: Claims) -> None:
    """批次 never exceed 人次 of the same reception."""
    for batch in claims.of(Role.VALUE):
        if batch.unit.text not in ("批次", "批") or batch.index + 1 == len(claims.tokens):
            continue
        visits = claims.tokens[batch.index + 1]
        if visits.role is not Role.VALUE or visits.dimension not in (Dimension.VISITS, Dimension.PEOPLE) or batch.block != visits.block:
            continue
        if visits.gap in ("", "、", "，", " ", "共", "、共", "，共", "，接待", "、接待") or re.fullmatch(
            r"[，、]?(?:共|计|共计|累计|接待|来访|合计)*[^，。；]{0,4}", visits.gap
        ):
            add_limit(claims, batch, visits, "batches")
