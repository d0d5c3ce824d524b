"""Any text at all: the check ends, soon, without an error, and points into the text."""

import signal
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.model import Span
from jixiao.readers.text import document_of_text
from jixiao.review import Review, check

WORDS = (
    "其中 其中： 比上年 增长 下降 占 占比 分别 分别为 （ ） ( ) ， 。 ； ： 、 , . ; : 一、 （一） 1. 1、 （1） ① ② 1 2 12 "
    "2023 2023年 1-11月 0.5 0 100 1,234 1,234.5 １２３ 万元 元 亿元 人 人次 个 % ％ 个百分点 倍 亩 支出 收入 基本支出 "
    "项目支出 三公经费 预算 决算 完成 合计 共 等 余 约 近 - — ~ 至 到 / | 第 号 〔 〕 年 月 日 三成 百分之 两 十 百 千 万 亿 "
    "点 半 其余 同比 上年 增加 减少 为 的 达到 目标 人均 平均 编制 在职 得分 分 优 良 附件 表 单位：万元 “ ” … ≥ + * # A "
    "kV www. http:// 😀 ½ ③ Ⅲ ٣ ५ "
).split()
PIECES = [*WORDS, " ", "\n", "\t", "\u3000", "\u200b", "\x00", "\u2028", "\r"]
mixtures = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def spans_of(review: Review) -> list[Span]:
    spans = [Span(q.span.start, max(q.span.end, q.unit_end)) for q in review.extraction.quantities]
    spans += [operand.span for relation in review.extraction.relations for operand in relation.operands]
    spans += [mark.span for finding in review.findings for mark in finding.marks]
    return spans + [mark.span for undecided in review.coverage.unverifiable for mark in undecided.marks]


@given(st.one_of(mixtures, st.text(max_size=80)))
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_makes_a_check_fail_and_all_places_lie_in_the_text(text: str) -> None:
    review = check(document_of_text(text))
    assert all(0 <= span.start <= span.end <= len(text) for span in spans_of(review))
    for quantity in review.extraction.quantities:
        assert text[quantity.span.start : quantity.span.end].strip()
    for finding in review.findings:
        for suggestion in finding.suggestions:
            span = finding.marks[suggestion.mark].span
            assert suggestion.old in text[span.start : span.end]
    assert check(document_of_text(text)) == review


@pytest.mark.parametrize("text", ["1,234：1", ".|100年", "、\r2", "5上年1增加-3", "", "\n", "（", "）", "\x00", "其中", "占%", "第号"])
def test_small_texts_that_once_broke_a_check(text: str) -> None:
    check(document_of_text(text))


# name -> (the text, k times as long), at k = 1 some 10,000 characters
NASTY: dict[str, Callable[[int], str]] = {
    "digits": lambda k: "1" * (25_000 * k),
    "thousands": lambda k: "123," * (5_000 * k),
    "nested_brackets": lambda k: "（" * (5_000 * k) + "）" * (5_000 * k),
    "open_brackets": lambda k: "（" * (12_500 * k),
    "amounts_in_nested_brackets": lambda k: "支出1万元（" * (500 * k) + "）" * (500 * k),
    "clauses_without_a_full_stop": lambda k: "支出1万元，" * (1_500 * k),
    "breakdown_in_breakdown": lambda k: "其中：收入1万元；" * (60 * k),
    "and_so_on": lambda k: "等" * (10_000 * k),
    "names_and_so_on": lambda k: "甲、乙等3家，" * (1_000 * k),
    "shares": lambda k: "占1%" * (2_000 * k),
    "enumeration_commas": lambda k: "、" * (50_000 * k),
    "words_only": lambda k: "支" * (100_000 * k),
    "dashes_and_digits": lambda k: "1-" * (2_000 * k),
    "numerals": lambda k: "三千万" * (3_000 * k),
    "growths": lambda k: "增长1%，" * (1_500 * k),
    "changes": lambda k: "收入5万元，比上年增加1万元，增长25%，" * (300 * k),
    "paired_lists": lambda k: "收入分别为" + "1万元、" * (700 * k) + "增长" + "1%、" * (700 * k),
    "table": lambda k: "支出\t1\t2\n" * (1_000 * k),
    "lines": lambda k: "支出1万元\n" * (1_500 * k),
    "list_items": lambda k: "".join(f"{n}、支出1万元。\n" for n in range(1_000 * k)),
    "headings": lambda k: "一、概况\n" * (2_000 * k),
    "blanks": lambda k: " " * (50_000 * k) + "1",
    "empty_lines": lambda k: "\n" * (50_000 * k),
    "ratios": lambda k: "1：" * (5_000 * k),
    "years": lambda k: "2023年" * (3_000 * k),
}
_FLOOR = 0.05  # seconds; below it a measurement says nothing
_GIVEN_UP = 6.0


def seconds(text: str, limit: float = _GIVEN_UP) -> float:
    """Processor time of one check; given up as a failure at `limit`, so that a check that hangs does not hang the tests."""

    def give_up(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    document = document_of_text(text)
    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, limit)
    start = time.process_time()
    done = False
    try:
        with suppress(TimeoutError):
            check(document)
            done = True
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    if not done:  # raised here, since a traceback out of the interrupted code may lack its line
        pytest.fail(f"not done after {limit:.1f} s of processor time: {text[:20]}… ({len(text)} characters)", pytrace=False)
    return time.process_time() - start


@pytest.mark.parametrize("name", NASTY)
def test_four_times_the_text_takes_at_most_eight_times_as_long(name: str) -> None:
    once = seconds(NASTY[name](1), 2.0)
    allowed = 8 * max(once, _FLOOR)
    assert seconds(NASTY[name](4), allowed + 0.1) < allowed


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "（" * 20_000 + "）" * 20_000, "（" * 50_000, "支" * 5_000_000, "、" * 2_000_000, "等" * 20_000],
    ids=[
        "100000_digits",
        "20000_nested_brackets",
        "50000_open_brackets",
        "5_million_characters_in_one_line",
        "2_million_commas",
        "20000_and_so_on",
    ],
)
def test_a_nasty_text_is_checked_in_a_few_seconds(text: str) -> None:
    assert seconds(text) < _GIVEN_UP
