"""Ceilings: staff against establishment, spending against its budget, a subset against its set."""

import re

from jixiao.extract.claims import Claims
from jixiao.extract.labels import same_thing
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Reading, Relation, Scenario, Status

_ESTABLISHMENT = re.compile(r"编制(?!范围|单位|完成|了|并|说明|工作|规划|的|方案|报告|预算|决算)")
_ON_DUTY = re.compile(r"在职|在编|在岗|实有(?!资金)|实际在职|现有(?:在职|在编|工作人员|职工|干部|教职工)")
_NOT_STAFF = re.compile(r"离退休|退休|编外|临聘|聘用|遗属|车|床|辆|学生|外聘|劳务派遣|合同制")
_THREE_PUBLIC = re.compile(r"三公|公务接待|公务用车|出国|公车|接待费")
# (smaller, larger): words of a subset and of its set that stand in one sentence
_SUBSETS = tuple(
    (re.compile(small), re.compile(large), dimension)
    for small, large, dimension in (
        (r"授权(?:发明|实用)?专利|(?:获得?)?专利授权|获授权", r"申请(?:发明|实用)?专利|专利申请", "件项"),
        (r"审核通过|获批|通过审核|批准|认定", r"申报|报送|推荐", "家件项个"),
        (r"办结|审结|结案|执结", r"受理|交办", "件起宗案"),
        (r"(?<!不)合格", r"抽检|抽查|检测|检查", "批次份件个家"),
        (r"整改(?:完成|到位)?$|(?:完成|已)整改", r"排查|发现|查出|隐患|举报", "处个项起条"),
        (r"收回(?:有效)?|有效问卷|回收", r"发放(?:问卷|调查)|发出", "份张"),
        (r"破(?:获|案)", r"立(?:刑事)?案", "起件"),
    )
)  # fmt: skip
_ANY_SUBSET = re.compile("|".join(small.pattern for small, _, _ in _SUBSETS))
_OLD_CASES = re.compile(r"旧存|上年|含|往年|积案|结转|历年")


def read_limits(claims: Claims) -> None:
    """Adds limit relations, held and broken."""
    _staff(claims)
    _budget(claims)
    _subsets(claims)
    _members(claims)
    _batches(claims)


def _add(claims: Claims, small: Token, large: Token, form: str, extra: list[Token] | None = None) -> None:
    ceiling = large.amount + sum((token.amount for token in extra or ()), large.amount - large.amount)
    holds = small.amount <= ceiling + (small.ulp + large.ulp) / 2
    more = "".join(f" + {claims.figure(token)}" for token in extra or ())
    operands = [claims.operand(small, "value"), claims.operand(large, "limit"), *(claims.operand(token, "limit") for token in extra or ())]
    claims.relations.append(
        Relation(
            Kind.LIMIT,
            Status.CONSISTENT if holds else Status.INCONSISTENT,
            tuple(operands),
            f"{claims.figure(small)} <= {claims.figure(large)}{more}",
            claims.figure(small),
            format((ceiling / small.unit.factor).normalize(), "f"),
            small.unit.text,
            Reading(1.0, 0.0),
            form=form,
        )
    )


def _staff(claims: Claims) -> None:
    """在职 against 编制: the establishment is its total where one is told, else its kinds together, within the paragraph."""
    people = [token for token in claims.tokens if token.dimension in (Dimension.PEOPLE, Dimension.COUNT) and token.role is Role.VALUE]
    establishment: list[Token] = []
    for token in people:
        context = token.label if len(token.label) > 1 else token.gap
        if (
            _ESTABLISHMENT.search(token.lead)
            and not _NOT_STAFF.search(token.lead)
            and not re.search(r"空编|超编|缺编|编制外|控制率|占编", token.lead)
        ):
            if token.unit.text in ("名", "人") or (token.unit.text == "个" and "编制数" in token.lead):
                if establishment and token.block - establishment[-1].block > 2:
                    establishment = []
                establishment.append(token)
            continue
        if not establishment or token.block - establishment[-1].block > 2:
            continue
        if _ON_DUTY.search(token.lead) and not _NOT_STAFF.search(context) and token.unit.text in ("名", "人"):
            if "实有" in token.lead and any("退休" in claims.tokens[part].lead for part in claims.parts_of.get(token.index, ())):
                continue
            kind = next((word for word in ("行政", "事业", "工勤", "参公") if word in token.lead), None)
            chosen = [other for other in establishment if kind is None or kind in other.lead]
            if kind is not None and not chosen:
                continue
            total = _whole_establishment(claims, chosen) if kind is None else None
            posts = total or chosen[0]
            if token.amount > posts.amount and _holds_others(claims, token):
                continue
            if total is not None:
                _add(claims, token, total, "staff")
            elif chosen:
                _add(claims, token, chosen[0], "staff", chosen[1:] if kind is None else None)
            establishment = establishment if kind is not None else []


def _holds_others(claims: Claims, staff: Token) -> bool:
    """在岗职工110人，在编71人、合同制39人: people outside the establishment are among them."""
    for token in claims.tokens[staff.index + 1 : staff.index + 5]:
        if token.block != staff.block or token.sentence != staff.sentence:
            return False
        if "在编" not in staff.lead and re.search(r"在编|编内|编外|合同|聘用|临聘|劳务", token.lead):
            return True
    return False


def _whole_establishment(claims: Claims, told: list[Token]) -> Token | None:
    """The total among several establishments: one that the others add up to or that exceeds them together; None where all are kinds."""
    if len(told) == 1:
        return told[0]
    together = sum(token.amount for token in told)
    for token in told:
        if token.index in claims.parts_of or (2 * token.amount >= together and not _KIND_OF_POST.search(token.lead)):
            return token
    return None


_KIND_OF_POST = re.compile(r"行政|事业|工勤|参公|参照|政法|专项|公安|机关|后勤|全额|差额|自收自支")


def _budget(claims: Claims) -> None:
    """三公 spending against its budget."""
    tokens = claims.tokens
    for at, token in enumerate(tokens):
        if (
            token.role is not Role.VALUE
            or token.dimension is not Dimension.MONEY
            or token.scenario not in (Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED)
        ):
            continue
        context = token.gap[-40:]
        if not _THREE_PUBLIC.search(context):
            continue
        for after in tokens[at + 1 : at + 4]:
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
                    _add(claims, after, token, "three_public")
                break


def _subsets(claims: Claims) -> None:
    for at, token in enumerate(claims.tokens):
        if token.role is not Role.VALUE or token.dimension is not Dimension.COUNT or not _ANY_SUBSET.search(token.lead):
            continue
        for small, large, units in _SUBSETS:
            if not small.search(token.lead) or token.unit.text[-1] not in units:
                continue
            for back in range(at - 1, max(-1, at - 5), -1):
                other = claims.tokens[back]
                if other.block != token.block or other.sentence != token.sentence or "；" in claims.shadow[other.end : token.start]:
                    break
                if other.depth != token.depth:
                    continue
                if (
                    other.role is Role.VALUE
                    and other.unit.text == token.unit.text
                    and large.search(other.lead)
                    and not small.search(other.lead)
                ):
                    near = claims.tokens[max(0, other.index - 2) : token.index]  # 立案2315件，上年结转186件，审结2403件
                    around = token.lead + claims.shadow[token.end : token.end + 12] + "".join(each.lead for each in near)
                    if token.amount > other.amount and not _OLD_CASES.search(around):
                        _add(claims, token, other, "subset")
                    break
            break


def _members(claims: Claims) -> None:
    """其中规上企业386家 of 2146家: each named part against its whole, where the parts are no closed list."""
    for index, head_index in claims.list_head.items():
        token, head = claims.tokens[index], claims.tokens[head_index]
        if (
            index in claims.whole_of
            or token.scenario is not head.scenario
            or token.prior != head.prior
            or token.unit.text != head.unit.text
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
        enumerated = head.gap.startswith(("、", "和", "及")) or head_index in claims.list_head or head_index in claims.whole_of
        if token.amount <= head.amount or (
            not enumerated
            and head.quantity.hedge == "exact"
            and opener.sentence == head.sentence
            and "；" not in claims.shadow[head.end : token.start]
        ):
            _add(claims, token, head, "subset")


def _one_unit(claims: Claims, first: int, last: int, head: Token) -> bool:
    """Whether all members of a list up to `last` are counted as their whole is."""
    return last - first <= 12 and all(token.unit.text == head.unit.text for token in claims.tokens[first : last + 1])


def _batches(claims: Claims) -> None:
    """批次 never exceed 人次 of the same reception."""
    tokens = claims.tokens
    for at in range(len(tokens) - 1):
        batch, visits = tokens[at], tokens[at + 1]
        if (
            batch.role is not Role.VALUE
            or visits.role is not Role.VALUE
            or batch.unit.text not in ("批次", "批")
            or visits.dimension not in (Dimension.VISITS, Dimension.PEOPLE)
            or batch.block != visits.block
        ):
            continue
        if visits.gap in ("", "、", "，", " ", "共", "、共", "，共", "，接待", "、接待") or re.fullmatch(
            r"[，、]?(?:共|计|共计|累计|接待|来访|合计)*[^，。；]{0,4}", visits.gap
        ):
            _add(claims, batch, visits, "batches")
