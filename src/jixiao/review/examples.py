"""A rule's examples, judged as a document is."""

from jixiao.readers import document_of_text
from jixiao.review.pipeline import Review, check
from jixiao.rules import CompareRule, Rule, ScoreRule


def review_of_example(rule: Rule, text: str) -> Review:
    """What `rule` alone says of `text`, scored by the rule's system where it is one over scores, with the rule's text beside it where it
    compares."""
    if isinstance(rule, CompareRule):
        return check(document_of_text(text), (rule,), beside=document_of_text(rule.beside))
    if not isinstance(rule, ScoreRule):
        return check(document_of_text(text), (rule,))
    from jixiao.indicators import system_named

    return check(document_of_text(text), (rule,), system_named(rule.system))
