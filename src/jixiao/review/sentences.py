"""The sentence around some words of a document: what a finding quotes, and what its fingerprint rests on."""

from jixiao.model import Span

SENTENCE_ENDS = "。！？\n"
REACH = 400  # a text of 5 MB without a full stop must not be one sentence


def sentence_around(text: str, span: Span, reach: int = REACH) -> Span:
    """The sentence that `span` stands in, its full stop included, at most `reach` characters to either side, without outer blanks."""
    lowest = max(0, span.start - reach)
    start = max(lowest, *(text.rfind(end, lowest, span.start) + 1 for end in SENTENCE_ENDS))
    highest = min(len(text), span.end + reach)
    ends = [at + (end != "\n") for end in SENTENCE_ENDS if (at := text.find(end, max(span.start, span.end - 1), highest)) >= 0]
    stop = max(span.end, min(ends, default=highest))
    while start < span.start and text[start].isspace():
        start += 1
    while stop > span.end and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)
