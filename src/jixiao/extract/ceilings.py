"""What the words say about two figures: 控制在限额28.03亿元以内, 低于年初预算6.80万元, 决算数大于预算数, 与上年持平."""

import re
from bisect import bisect_left

from jixiao.extract.claims import Claims
from jixiao.extract.token import Role, Token
from jixiao.model import Dimension, Kind, Operand, Reading, Relation, Scenario, Span, Status

_BELOW = re.compile(
    r"(?:没有突破|未曾超过|没有超出|未超出|控制在|(?<!不)低于|未超过?|不超过|未突破|不高于|没有超过|(?<!不)少于|(?<!不)小于|在)[^，。；0-9]{0,16}$"
)
_ABOVE = re.compile(
    r"(?:达到|符合|满足|实现)[“‘\"]?不(?:低于|少于|小于)[^，。；0-9]{0,8}$|(?<![没未不无有])(?:高于|超过了?|超出|大于|突破了?|多于)[^，。；0-9]{0,16}$"
)
_BY = re.compile(r"[低少小]于[^，。；]{0,8}(?:目标|要求|标准|预算|计划|任务|警戒线|红线|限额|控制数|上限|编制|核定)数?$")
_KEPT = re.compile(r"[以之]内|范围内|节[余约省]|结余")  # 控制在预算以内且节余8.39万元: what was kept, no ceiling
_COMPARES = re.compile(r"[突超在低高少小大多]")  # one of them is in each of these
_DIFFERENCES = frozenset([Role.CHANGE, Role.POINTS])
_CEILING = re.compile(r"限额|预算|红线|控制线|控制目标|控制数|上限|标准|编制|规定|目标|限定|核定|警戒线|要求")
_RELATION_WORDS = re.compile(r"决算(?:数)?(?P<word>大于|高于|超过|超|小于|低于|少于|等于)(?:年初|调整|全年)?预算(?:数)?")
_OVERFULFILLED = re.compile(r"[，、]?(?:已|均|全部)*(?P<word>超额完成)")


def read_ceilings(claims: Claims) -> None:
    """Adds limits that the text states in words, held and broken."""
    for at, token in enumerate(claims.tokens):
        lead = token.lead
        if not _COMPARES.search(lead) or token.role in _DIFFERENCES or not at:
            continue
        if _CEILING.search(lead + claims.shadow[token.end : token.end + 6]) and token.quantity.upper is None:
            below, above = _BELOW.search(lead), _ABOVE.search(lead)
            if below and below[0].startswith("在") and not claims.shadow[token.end : token.end + 3].startswith(("以内", "之内", "内")):
                below = None
            if below and _KEPT.search(below[0]):
                continue
            if below or above:
                _compare(claims, at, token, below is not None)
    for token in claims.of(Role.COMPLETION, Role.RATE) if "超额完成" in claims.shadow else ():
        if token.dimension is Dimension.PERCENT and token.amount < 100:
            said = _OVERFULFILLED.match(claims.shadow, token.end)
            if said:
                span = Span(said.start("word"), said.end("word"))
                operands = (Operand(span, "words", said["word"]), claims.operand(token, "value"))
                claims.relations.append(
                    Relation(
                        Kind.LIMIT,
                        Status.INCONSISTENT,
                        operands,
                        f"{claims.figure(token)}% >= 100%",
                        said["word"],
                        "未完成",
                        "%",
                        Reading(1.0, 0.0),
                        form="direction",
                    )
                )
    for match in _OVERFULFILLED_AFTER.finditer(claims.shadow):
        _overfulfilled(claims, match)
    for match in _RELATION_WORDS.finditer(claims.shadow):
        _words(claims, match)


_OVERFULFILLED_AFTER = re.compile(r"[，、](?:已|均|全部)*(?P<word>超额完成)")


def _before(claims: Claims, offset: int) -> list[Token]:
    """The last few figures that end before a place."""
    at = bisect_left(claims.tokens, offset, key=lambda token: token.start)
    return [token for token in claims.tokens[max(0, at - 8) : at] if token.end <= offset]


def _overfulfilled(claims: Claims, match: re.Match[str]) -> None:
    """全年计划巡河3600次，实际巡河3312次，超额完成任务."""
    near = [t for t in _before(claims, match.start()) if match.start() - 80 < t.start and t.role is Role.VALUE]
    done = near[-1] if near and near[-1].end == match.start() else None
    target = next(
        (t for t in reversed(near[:-1]) if t.scenario is Scenario.TARGET and done is not None and t.unit.text == done.unit.text), None
    )
    if (
        done is None
        or target is None
        or target.sentence != done.sentence
        or done.scenario is not Scenario.ACTUAL
        or done.amount >= target.amount
    ):
        return
    span = Span(match.start("word"), match.end("word"))
    claims.relations.append(
        Relation(
            Kind.LIMIT,
            Status.INCONSISTENT,
            (Operand(span, "words", match["word"]), claims.operand(done, "value"), claims.operand(target, "limit")),
            f"{claims.figure(done)} >= {claims.figure(target)}",
            match["word"],
            "未完成",
            done.unit.text,
            Reading(1.0, 0.0),
            form="direction",
        )
    )


def _compare(claims: Claims, at: int, ceiling: Token, below: bool) -> None:
    """The figure that the clause compares: the nearest one before, of the same dimension, that is no part of a bracket."""
    tokens = claims.tokens
    for back in range(at - 1, max(-1, at - 6), -1):
        token = tokens[back]
        if token.block != ceiling.block or token.sentence != ceiling.sentence or (token.cut == "；" and token.index < at - 4):
            return
        if token.prior or token.serves_rate or token.lead[:1] in ("比", "较"):  # 比上年84.90%提高2.45个百分点
            continue
        head = claims.list_head.get(token.index)
        if head is not None and claims.tokens[head].sentence == token.sentence and token.index - head > 1:
            token = claims.tokens[head]
        if token.dimension is Dimension.PERCENT and token.dimension is ceiling.dimension and token.role in (Role.GROWTH, Role.POINTS):
            return
        if (
            token.dimension is ceiling.dimension
            and token.unit.text[-1:] == ceiling.unit.text[-1:]
            and token.role in (Role.VALUE, Role.RATE, Role.OTHER, Role.PER_HEAD, Role.SHARE, Role.COMPLETION)
            and token.depth <= ceiling.depth
        ):
            if token.quantity.upper is not None or (below and _BY.search(ceiling.lead) and token.amount > 2 * ceiling.amount):
                return  # 28微克/立方米，低于考核目标2微克/立方米: by how much, not the target itself
            _add(claims, token, ceiling, below)
            return


def _add(claims: Claims, value: Token, ceiling: Token, below: bool) -> None:
    holds = value.amount <= ceiling.amount if below else value.amount >= ceiling.amount
    sign = "<=" if below else ">="
    claims.relations.append(
        Relation(
            Kind.LIMIT,
            Status.CONSISTENT if holds else Status.INCONSISTENT,
            (claims.operand(value, "value"), claims.operand(ceiling, "limit")),
            f"{claims.figure(value)} {sign} {claims.figure(ceiling)}",
            claims.figure(value),
            claims.figure(ceiling),
            value.unit.text,
            Reading(1.0, 0.0),
            form="words",
        )
    )


def _words(claims: Claims, match: re.Match[str]) -> None:
    """决算数小于预算数的主要原因 against the last budget and actual before it."""
    budget = actual = None
    for token in reversed(_before(claims, match.start())):
        if match.start() - token.end > 90 or "\n" in claims.shadow[token.end : match.start()]:
            break
        if token.role is not Role.VALUE or token.prior:
            continue
        if token.scenario in (Scenario.BUDGET_INITIAL, Scenario.BUDGET_ADJUSTED):
            budget = budget or token
        elif token.scenario is Scenario.ACTUAL and budget is None:
            actual = actual or token
        if budget is not None and actual is not None:
            break
    if budget is None or actual is None or budget.dimension is not actual.dimension or budget.block != actual.block:
        return
    word = match["word"]
    more = word in ("大于", "高于", "超过", "超")
    difference = actual.amount - budget.amount
    holds = difference > 0 if more else difference == 0 if word == "等于" else difference < 0
    if not holds and difference == 0 and word != "等于":
        status = Status.INCONSISTENT
    else:
        status = Status.CONSISTENT if holds else Status.INCONSISTENT
    operands = [claims.operand(actual, "value"), claims.operand(budget, "limit")]
    if status is Status.INCONSISTENT:
        operands.insert(0, Operand(Span(match.start("word"), match.end("word")), "words", word))
    right = "等于" if not difference else "大于" if difference > 0 else "小于"
    sign = ">" if more else "=" if word == "等于" else "<"
    claims.relations.append(
        Relation(
            Kind.LIMIT,
            status,
            tuple(operands),
            f"{claims.figure(actual)} {sign} {claims.figure(budget)}",
            word,
            right,
            actual.unit.text,
            Reading(1.0, 0.0),
            form="direction",
        )
    )
