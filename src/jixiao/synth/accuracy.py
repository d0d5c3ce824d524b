"""How often the checker is right on invented texts: relations read, false alarms, slips found, told and corrected.

Every text is written twice over: consistent, and with one slip. The checker gets its words and nothing else; gold and findings are held
against each other afterwards.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from jixiao.model import Finding
from jixiao.readers import document_of_text
from jixiao.review import check
from jixiao.synth.document import Written, write
from jixiao.synth.gold import Text
from jixiao.synth.judging import Judged, judge, sentence_starts
from jixiao.synth.mutations import slipped
from jixiao.synth.verdicts import verdict_on

Tally = Counter[tuple[str, str]]
AT_ONCE = 20  # texts that a process takes at a time


def measured(seeds: Sequence[int], half: str, jobs: int = 1) -> Tally:
    """The counts over the texts with these seeds: the same, however many processes share them."""
    tally: Tally = Counter()
    for each in _tallies(seeds, half, jobs):
        tally += each
    return tally


def _tallies(seeds: Sequence[int], half: str, jobs: int) -> Iterator[Tally]:
    if jobs == 1:
        yield from (tally_of(seed, half) for seed in seeds)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        yield from pool.map(tally_of, seeds, [half] * len(seeds), chunksize=AT_ONCE)


def tally_of(seed: int, half: str) -> Tally:
    """The counts of one text, without and with a slip."""
    written = write(seed, half)
    text = written.text
    tally: Tally = Counter()
    judged = judge(text, check(document_of_text(text.text)))
    _count_relations(tally, text, judged)
    tally["texts", text.genre] += 1
    tally["alarms", text.genre] += len(judged.alarms)
    tally["alarmed", text.genre] += bool(judged.alarms)
    for finding in judged.alarms:
        tally["alarm", finding.rule] += 1
        tally["alarm_in", f"{finding.rule} {text.name}"] += 1
    _count_slip(tally, written, seed, judged.alarms)
    return tally


def _count_relations(tally: Tally, text: Text, judged: Judged) -> None:
    starts = sentence_starts(text.text)
    stated, wrong = set(), set()
    for claim, found in zip(text.claims, judged.found, strict=True):
        sentence = bisect_right(starts, max(text.told[number].start for number in claim.operands))
        tally["claims", claim.kind] += 1
        tally["found", claim.kind] += found
        tally["plan_claims", f"{claim.kind}: {claim.plan}"] += 1
        tally["plan_found", f"{claim.kind}: {claim.plan}"] += found
        stated.add(sentence)
        if not found:
            wrong.add(sentence)
    for reading in judged.readings:
        sentence = bisect_right(starts, max(operand.span.start for operand in reading.relation.operands))
        kind = reading.relation.kind.value
        tally["readings", kind] += 1
        tally["right", kind] += reading.is_right
        stated.add(sentence)
        if not reading.is_right:
            wrong.add(sentence)
    tally["sentences", ""] += len(stated)
    tally["sentences_right", ""] += len(stated - wrong)
    tally["figures", ""] += len(text.told)
    tally["figures_read", ""] += judged.figures_read


def _count_slip(tally: Tally, written: Written, seed: int, alarms: tuple[Finding, ...]) -> None:
    text = slipped(written, seed)
    if text is None or text.slip is None:
        return
    slip = text.slip
    verdict = verdict_on(text, check(document_of_text(text.text)))
    if not slip.exceeds_rounding:
        tally["within_rounding", slip.how] += 1
        return
    kinds = sorted({text.claims[number].kind for number in slip.broken})
    for group, names in (("", [slip.how]), ("kind_", kinds)):
        for name in names:
            tally[f"{group}slips", name] += 1
            tally[f"{group}detected", name] += verdict.detected
    tally["placed", slip.how] += verdict.placed
    if slip.identified:
        tally["identified", slip.how] += 1
        tally["first", slip.how] += verdict.first
    else:
        tally["open", slip.how] += 1
        tally["named", slip.how] += verdict.named
    if slip.determined:
        tally["determined", slip.how] += 1
        tally["corrected", slip.how] += verdict.corrected
    rules = Counter(finding.rule for finding in verdict.others)
    tally["other_alarms", ""] += (rules - Counter(finding.rule for finding in alarms)).total()
