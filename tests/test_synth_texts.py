"""Invented texts: their gold stands in them and holds, they are the same for the same seed, and a slip breaks what it says."""

import json
from decimal import Decimal
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest

from jixiao.cli.synth import FORMATS as CLI_FORMATS
from jixiao.cli.synth import GENRES as CLI_GENRES
from jixiao.cli.synth import HALVES as CLI_HALVES
from jixiao.model import Kind
from jixiao.readers import document_of_text, read
from jixiao.review import check
from jixiao.synth.document import GENRES, Written, write
from jixiao.synth.figures import counted, money, total
from jixiao.synth.gold import Claimed, Told, holds
from jixiao.synth.judging import judge
from jixiao.synth.meaning import is_meant
from jixiao.synth.mutations import SLIPS, slipped
from jixiao.synth.narrators import HALVES, half_named
from jixiao.synth.plans import needs, parsed
from jixiao.synth.repair import repairs
from jixiao.synth.verdicts import verdict_on
from jixiao.synth.writing import FORMATS, file_of, gold_json

SEEDS = range(14)  # every genre twice


@pytest.fixture(scope="module", params=HALVES)
def texts(request: pytest.FixtureRequest) -> list[Written]:
    return [write(seed, request.param) for seed in SEEDS]


def test_every_figure_of_the_gold_stands_in_the_text(texts: list[Written]) -> None:
    for written in texts:
        text = written.text
        assert text.told
        for figure in text.told:
            digits = text.text[figure.start : figure.end].replace(",", "").rstrip("%％")
            assert Decimal(digits) == figure.value
            unit = text.text[figure.end : figure.unit_end].strip()
            assert unit in ("", figure.unit)


def test_every_claim_of_a_clean_text_holds(texts: list[Written]) -> None:
    for written in texts:
        text = written.text
        assert len(text.claims) > 5
        assert [claim for claim in text.claims if not holds(claim, text.told, text.text)] == []


def test_every_claim_of_the_gold_holds_by_meaning(texts: list[Written]) -> None:
    # in the other worlds as well: else the benchmark would count a right reading as wrong
    for written in texts:
        for claim in written.text.claims:
            if claim.form not in ("count", "grade", "limit", "yearly") and not claim.constant and len(claim.operands) <= 8:
                assert is_meant(Kind(claim.kind), [written.text.told[number] for number in claim.operands]), claim


def test_the_same_seed_gives_the_same_text_and_another_seed_another() -> None:
    for half in HALVES:
        assert write(5, half).text == write(5, half).text
        assert write(5, half).text.text != write(12, half).text.text
    assert slipped(write(3), 4) == slipped(write(3), 4)


def test_the_halves_share_no_sentence_plan() -> None:
    def plans(name: str) -> set[str]:
        entries = [entry for plans in half_named(name).sentences.values() for entry in plans]
        return {entry if isinstance(entry, str) else f"{entry['frame']} {entry.get('member', '')}" for entry in entries}

    shared = plans("open") & plans("held")
    assert len(shared) <= 4, shared  # {S}{A}, W（parts）, 占{T}{W}的{R}: some things have one wording


@pytest.mark.parametrize("how", SLIPS)
def test_a_slip_changes_its_words_and_breaks_what_it_says(how: str) -> None:
    made = 0
    for seed in range(21):
        written = write(seed)
        text = slipped(written, seed, how)
        if text is None:
            continue
        made += 1
        slip = text.slip
        assert slip is not None and slip.how == how and slip.broken
        assert text.text != written.text.text
        for (start, _), now in zip(slip.places, slip.now, strict=False):
            assert text.text[start : start + len(now)] == now
        for number, claim in enumerate(text.claims):
            assert holds(claim, text.told, text.text) is (number not in slip.broken)
    assert made > 2


def test_a_changed_digit_that_only_one_figure_explains_is_identified() -> None:
    def figure(value: str) -> Told:
        number = Decimal(value)
        ulp = Decimal(1).scaleb(int(number.as_tuple().exponent))
        return Told(0, 0, 0, number, "", Decimal(1), ulp, ulp, 1, ())

    told = [figure(value) for value in ("812.40", "523.15", "298.25", "35.60")]  # 289.25 was meant
    claims = [Claimed("sum", "linear", (0, 1, 2), (1, -1, -1)), Claimed("share", "ratio", (2, 0, 3))]
    (only,) = repairs(claims, (0, 1), told, "")
    assert only.number == 2 and Decimal("289.25") in only.near


def test_the_files_of_a_text_read_back_as_it_was_written() -> None:
    text = write(5, "open", "budget_execution").text
    assert "\t" in write(0, "open", "three_public").text.text or "\t" in text.text
    assert read(file_of(text, "txt"), "a.txt").text == text.text
    assert read(file_of(text, "docx"), "a.docx").text == text.text
    assert "xl/workbook.xml" in ZipFile(BytesIO(file_of(text, "xlsx"))).namelist()


def test_the_gold_as_json_quotes_the_text() -> None:
    text = slipped(write(0), 3, "transposed")
    assert text is not None
    gold = json.loads(gold_json(text))
    for quantity in gold["quantities"]:
        assert text.text[quantity["start"] : quantity["end"]] == quantity["text"]
    assert "inconsistent" in {relation["status"] for relation in gold["relations"]}
    assert gold["slip"]["how"] == "transposed"


def test_a_review_is_judged_by_meaning_and_a_slip_by_its_place() -> None:
    written = write(1)
    judged = judge(written.text, check(document_of_text(written.text.text)))
    assert sum(judged.found) > len(judged.found) // 2
    text = slipped(write(0), 0, "grade")
    assert text is not None
    verdict = verdict_on(text, check(document_of_text(text.text)))
    assert verdict.detected and verdict.placed


def test_figures_know_what_they_mean() -> None:
    random = Random(1)
    parts = [money(random, Decimal(value)) for value in (300, 500)]
    whole = total(parts)
    assert whole.value == 800
    coincidence = counted(random, 800, "元")
    assert is_meant(Kind.SUM, [_told(figure) for figure in (whole, *parts)])
    assert not is_meant(Kind.SUM, [_told(figure) for figure in (coincidence, *parts)])
    assert is_meant(Kind.SHARE, [_told(figure) for figure in (parts[0], whole, parts[0].percent_of(whole))])
    assert not is_meant(Kind.SHARE, [_told(figure) for figure in (parts[1], whole, parts[0].percent_of(whole))])


def _told(figure: object) -> Told:
    others = figure.others  # type: ignore[attr-defined]
    return Told(0, 1, 1, Decimal(1), "", Decimal(1), Decimal(1), Decimal(1), 1, others)


def test_a_claim_holds_within_the_rounding_of_its_figures_and_no_further() -> None:
    def figure(value: str) -> Told:
        number = Decimal(value)
        ulp = Decimal(1).scaleb(int(number.as_tuple().exponent))
        return Told(0, 0, 0, number, "", Decimal(1), ulp, ulp, 1, ())

    share = Claimed("share", "ratio", (0, 1, 2))
    assert holds(share, [figure("523.15"), figure("812.40"), figure("64.40")], "")
    assert not holds(share, [figure("523.15"), figure("812.40"), figure("64.38")], "")
    sums = Claimed("sum", "linear", (0, 1, 2), (1, -1, -1))
    assert holds(sums, [figure("1.5"), figure("0.7"), figure("0.7")], "")
    assert not holds(sums, [figure("1.7"), figure("0.7"), figure("0.7")], "")


def test_plans_are_parsed_with_their_choices() -> None:
    (plan,) = parsed("{S}{A}，<比|较>上年{d:增加/减少}{D}")
    assert needs(plan) == {"S", "A", "d", "D"}
    assert len(parsed("{S}{A}|{S}{A}，占{R}")) == 2


def test_the_command_offers_what_there_is() -> None:
    assert (CLI_GENRES, CLI_HALVES, CLI_FORMATS) == (GENRES, HALVES, FORMATS)
