"""Collects the relations that readers of the text find, in one form."""

from decimal import Decimal

from jixiao.extract.arithmetic import Ratio, judge, plain, truncated
from jixiao.extract.tokens import Token
from jixiao.model import Block, Kind, Operand, Reading, Relation, Span, Status


class Claims:
    """The relations found so far, and which tokens already serve as what, so that later readers neither repeat nor contradict earlier ones."""

    def __init__(self, shadow: str, tokens: list[Token], blocks: tuple[Block, ...]) -> None:
        self.shadow = shadow
        self.blocks = blocks
        self.tokens = tokens
        self.relations: list[Relation] = []
        self.whole_of: dict[int, int] = {}  # part -> whole, from sums that hold
        self.parts_of: dict[int, tuple[int, ...]] = {}  # whole -> parts, from sums that hold
        self.settled: set[int] = set()  # rates and changes that a relation explains

    def figure(self, token: Token) -> str:
        return self.shadow[token.start : token.quantity.span.end]

    def operand(self, token: Token, role: str) -> Operand:
        return Operand(_span(token), role, token.label, token.quantity, token.sign)

    def add(
        self,
        kind: Kind,
        status: Status,
        operands: list[Operand],
        formula: str,
        stated: str,
        computed: str,
        unit: str,
        support: float = 0.0,
        runner_up: float = 0.0,
        deviation: float = 0.0,
        residual: Decimal = Decimal(0),
        form: str = "",
        reason: str = "",
    ) -> None:
        self.relations.append(
            Relation(
                kind,
                status,
                tuple(operands),
                formula,
                stated,
                computed,
                unit,
                Reading(round(support, 1), round(runner_up, 1)),
                round(deviation, 2),
                residual,
                form,
                reason,
            )
        )

    def unverifiable(self, kind: Kind, token: Token, role: str, reason: str) -> None:
        """Says that the text makes a claim that its own figures cannot decide."""
        self.add(kind, Status.UNVERIFIABLE, [self.operand(token, role)], "", self.figure(token), "", token.unit.text, reason=reason)

    def rate(
        self, kind: Kind, rate: Token, ratio: Ratio, operands: list[tuple[Token, str]], formula: str, support: float, runner_up: float = 0.0, form: str = ""
    ) -> Status:
        """Adds the claim that `rate` is what `ratio` computes. Returns the status."""
        status, deviation = judge(ratio.residual, ratio.bound, ratio.variance)
        ulp = rate.ulp
        if status is Status.INCONSISTENT and truncated(rate.amount, ulp, ratio.value, ratio.bound):
            status, form = Status.IMPROBABLE, "truncated"
        digits = self.figure(rate)
        places = len(digits) - digits.rfind(".") - 1 if "." in digits else 0
        factor = rate.unit.factor
        self.add(
            kind,
            status,
            [self.operand(rate, "rate"), *(self.operand(token, role) for token, role in operands)],
            formula,
            digits,
            plain(abs(ratio.value) / factor, places),
            rate.unit.text,
            support,
            runner_up,
            deviation,
            ratio.residual,
            form,
        )
        self.settled.add(rate.index)
        return status


def _span(token: Token) -> Span:
    """The figure, with its percent sign."""
    end = token.end if token.unit.text in ("%", "‰") else token.quantity.span.end
    return Span(token.start, end)
