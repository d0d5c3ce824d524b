"""A rule's examples, judged as a document is."""

from jixiao.readers import document_of_text
from jixiao.review.pipeline import Review, check
from jixiao.rules import Rule, ScoreRule


def review_of_example(rule: Rule, text: str) -> Review:
    """What `rule` alone says of `text`, scored by the rule's system where it is one over scores."""
    if not isinstance(rule, ScoreRule):
        return check(document_of_text(text), (rule,))
    from jixiao.indicators import system_named

    return check(document_of_text(text), (rule,), system_named(rule.system))
