"""Staff against establishment: 编制46人，在职44人."""

import re

from jixiao.extract.claims import Claims
from jixiao.extract.limits import add_limit
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension

_ESTABLISHMENT = re.compile(r"编制(?!范围|单位|完成|了|并|说明|工作|规划|的|方案|报告|预算|决算)")
_NO_ESTABLISHMENT = re.compile(r"空编|超编|缺编|编制外|控制率|占编")
_ON_DUTY = re.compile(r"在职|在编|在岗|实有(?!资金)|实际在职|现有(?:在职|在编|工作人员|职工|干部|教职工)")
_NOT_STAFF = re.compile(r"离退休|退休|编外|临聘|聘用|遗属|车|床|辆|学生|外聘|劳务派遣|合同制")
_KIND_OF_POST = re.compile(r"行政|事业|工勤|参公|参照|政法|专项|公安|机关|后勤|全额|差额|自收自支")
_KINDS = ("行政", "事业", "工勤", "参公")
# People whom a body pays or has at work without giving them a post of its establishment.
_OUTSIDE = re.compile(
    r"政府购买|购买服务|借[调用]|临聘|临时|公益性?岗|遗属|离休|退休|编外|聘用|外聘|返聘|自聘|雇员|劳务|派遣|合同[制工]|人事代理|见习|实习|规培"
    r"|(?:三支)?一扶|西部计划|志愿者|特岗|支教|代课|顶岗|银龄|协管|协理员|协警|辅警|辅助人员|备案制|同工同酬|挂职|驻村|网格员|社工|保安|保洁"
    r"|(?:不占|未入|无|非)(?:编制|在编|编)"
)
_WORKERS = re.compile(r"工勤|后勤")
_EXPLAINED = re.compile(r"超编|超职数|超配|超出|消化|核增|增编|入编|划转|过渡")
_APART = re.compile(r"另|此外|不含|不包括|除外|未计")
_COUNTED = frozenset([Dimension.COUNT, Dimension.PEOPLE])
_AMONG = re.compile(r"其中|含|包括|内有|[系因]|由于|主要是")
_REACH = 60  # characters behind a number of staff in which its writer says who else is among them


def read_staffing(claims: Claims) -> None:
    """Adds limits of staff by posts: the establishment is its total where one is told, else its kinds together, within the paragraph."""
    people = [token for token in claims.of(Role.VALUE) if token.dimension in _COUNTED]
    establishment: list[Token] = []
    told_behind: set[int] = set()
    for at, token in enumerate(people):
        if _is_establishment(token):
            if _counts_posts(token) and token.index not in told_behind:
                if establishment and token.block - establishment[-1].block > 2:
                    establishment = []
                establishment.append(token)
            continue
        if not _is_staff(claims, token):
            continue
        behind = _behind(claims, people, at) if not any(_one_clause(claims, posts, token) for posts in establishment) else []
        if behind:
            told_behind.update(posts.index for posts in behind)
        elif not establishment or token.block - establishment[-1].block > 2:
            continue
        told = behind or establishment
        kind = next((word for word in _KINDS if word in token.lead), None)
        chosen = [posts for posts in told if kind is None or kind in posts.lead]
        if not chosen:
            continue
        total = _whole_establishment(claims, chosen) if kind is None else None
        if not _hold(claims, token, total or chosen[0], [] if total or kind is not None else chosen[1:]):
            continue
        if not behind and kind is None:
            establishment = []


def _hold(claims: Claims, staff: Token, posts: Token, beside: list[Token]) -> bool:
    """Holds the staff against the posts; False where the words say that others are among the staff, but not how many."""
    if staff.amount <= posts.amount + sum(other.amount for other in beside):
        add_limit(claims, staff, posts, "staff", beside)
        return True
    outside = _outside(claims, staff, any(_WORKERS.search(one.lead) for one in (posts, *beside)))
    behind = claims.shadow[staff.end : staff.end + _REACH].split("。")[0]
    if _holds_others(claims, staff) or _EXPLAINED.search(behind) or (not outside and _says_outside(behind)):
        return False
    add_limit(claims, staff, posts, "staff", beside, outside)
    return True


def _says_outside(words: str) -> bool:
    found = _OUTSIDE.search(words)
    before = words[: found.start()] if found is not None else ""
    return _AMONG.search(before) is not None and not _APART.search(before)


def _is_establishment(token: Token) -> bool:
    return (
        "编制" in token.lead
        and _ESTABLISHMENT.search(token.lead) is not None
        and not _NOT_STAFF.search(token.lead)
        and not _NO_ESTABLISHMENT.search(token.lead)
    )


def _counts_posts(token: Token) -> bool:
    return token.unit.text in ("名", "人") or (token.unit.text == "个" and "编制数" in token.lead)


def _is_staff(claims: Claims, token: Token) -> bool:
    context = token.label if len(token.label) > 1 else token.gap
    return (
        token.unit.text in ("名", "人")
        and _ON_DUTY.search(token.lead) is not None
        and not _NOT_STAFF.search(context)
        and not ("实有" in token.lead and any("退休" in claims.tokens[part].lead for part in claims.parts_of.get(token.index, ())))
    )


def _one_clause(claims: Claims, one: Token, other: Token) -> bool:
    return one.sentence == other.sentence and "；" not in claims.shadow[one.end : other.start]


def _behind(claims: Claims, people: list[Token], at: int) -> list[Token]:
    """实有人员38人，编制40人；…: the posts told behind the staff, up to the end of the clause or the next number of staff."""
    staff, posts = people[at], []
    for token in people[at + 1 : at + 5]:
        if not _one_clause(claims, staff, token) or not _is_establishment(token) or claims.list_head.get(token.index) == staff.index:
            break
        posts.append(token)
    return posts


def _outside(claims: Claims, staff: Token, workers_have_posts: bool) -> list[Token]:
    """Those among the staff who have no post: 实有91人，其中政府购买服务人员9人."""
    found: list[Token] = []
    among = False
    for token in claims.tokens[staff.index + 1 : staff.index + 10]:
        if token.block != staff.block or token.sentence > staff.sentence or "；" in claims.shadow[staff.end : token.start]:
            break
        if token.role is not Role.VALUE or token.dimension is not staff.dimension or _APART.search(token.gap):
            continue
        if _is_establishment(token):
            break
        head = claims.list_head.get(token.index)
        among = among or head == staff.index or _AMONG.search(token.gap) is not None
        without_post = _OUTSIDE.search(token.lead) or (not workers_have_posts and _WORKERS.search(token.lead))
        if among and without_post and not any(head == other.index for other in found):
            found.append(token)
    return found


def _holds_others(claims: Claims, staff: Token) -> bool:
    """在岗职工110人，在编71人……: those who have posts are told apart."""
    for token in claims.tokens[staff.index + 1 : staff.index + 5]:
        if token.block != staff.block or token.sentence != staff.sentence:
            return False
        if "在编" not in staff.lead and re.search(r"在编|编内", token.lead) and not _OUTSIDE.search(token.lead):
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
