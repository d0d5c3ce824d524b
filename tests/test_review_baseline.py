"""Fingerprints, baselines, selection, settings: what decides which findings a user sees."""

import json
from pathlib import Path

import pytest

from jixiao.model import Finding, InvalidData, Mark, Severity, Span
from jixiao.review.baseline import Accepted, document_name, load_baseline, write_baseline
from jixiao.review.fingerprint import fingerprints
from jixiao.review.selection import nearest_name, selected_rules, with_severities
from jixiao.review.settings import Settings, find_settings, load_settings
from jixiao.rules import all_rules

SENTENCE = "全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。"


def at(text: str, *words: str, rule: str = "SUM001", start: int = 0) -> Finding:
    marks = tuple(Mark(Span(place := text.index(word, start), place + len(word)), "part") for word in words)
    return Finding(rule, Severity.ERROR, marks, {})


def test_a_fingerprint_does_not_change_when_other_parts_of_the_document_do() -> None:
    text = "前言。" + SENTENCE
    edited = "新加的一段，2023年。\n前言改了。  " + SENTENCE + "后面也加了。"
    assert fingerprints(text, [at(text, "812.40", "523.15")]) == fingerprints(edited, [at(edited, "812.40", "523.15")])


@pytest.mark.parametrize(
    ("old", "new"), [("812.40", "812.41"), ("项目支出", "项目经费"), ("298.25", "289.25")], ids=["figure", "word", "other figure"]
)
def test_a_fingerprint_changes_with_its_own_sentence(old: str, new: str) -> None:
    edited = SENTENCE.replace(old, new)
    assert fingerprints(SENTENCE, [at(SENTENCE, "523.15")]) != fingerprints(edited, [at(edited, "523.15")])


def test_a_fingerprint_tells_rules_and_marks_apart() -> None:
    names = fingerprints(SENTENCE, [at(SENTENCE, "812.40"), at(SENTENCE, "523.15"), at(SENTENCE, "812.40", rule="SUM002")])
    assert len(set(names)) == 3


def test_equal_findings_are_numbered() -> None:
    text = SENTENCE + "\n" + SENTENCE
    first, second = fingerprints(text, [at(text, "812.40"), at(text, "812.40", start=len(SENTENCE))])
    assert second == f"{first}-2"


def test_blanks_do_not_count() -> None:
    spaced = SENTENCE.replace("，", "， ")
    assert fingerprints(spaced, [at(spaced, "812.40")]) == fingerprints(SENTENCE, [at(SENTENCE, "812.40")])


def test_a_baseline_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    entries = [Accepted("a" * 16, "报告", "SUM001", "812.40", "已核实"), Accepted("b" * 16, reason="各部门都有")]
    assert write_baseline(file, [*entries, entries[0]]) == 2
    baseline = load_baseline(file)
    assert list(baseline.accepted.values()) == entries
    assert baseline.holds("报告", "a" * 16) and not baseline.holds("别的", "a" * 16)
    assert baseline.holds("别的", "b" * 16)
    assert "已核实" in file.read_text(encoding="utf-8")
    assert document_name("甲/报告.docx") == document_name("报告.txt") == "报告"


def test_a_baseline_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="--write-baseline"):
        load_baseline(tmp_path / "none.json")


def test_the_longer_name_wins_between_select_and_ignore() -> None:
    def codes(select: list[str], ignore: list[str]) -> set[str]:
        return {rule.code for rule in selected_rules(select, ignore)}

    everything = {rule.code for rule in all_rules()}
    sums = {code for code in everything if code.startswith("SUM")}
    assert codes([], []) == everything
    assert codes([], ["SUM"]) == everything - sums
    assert codes(["SUM"], []) == sums
    assert codes(["SUM"], ["SUM001"]) == sums - {"SUM001"}
    assert codes(["SUM001"], ["SUM"]) == {"SUM001"}
    assert codes(["SUM001"], ["SUM001"]) == set()


def test_severities_are_given_by_code_or_beginning_and_the_longer_name_wins() -> None:
    findings = [at(SENTENCE, "812.40"), at(SENTENCE, "812.40", rule="SUM002"), at(SENTENCE, "812.40", rule="GRW001")]
    judged = with_severities(findings, {"SUM": Severity.INFO, "SUM001": Severity.WARNING})
    assert [finding.severity for finding in judged] == [Severity.WARNING, Severity.INFO, Severity.ERROR]


def test_the_nearest_code_is_named() -> None:
    assert nearest_name("sum01") == "SUM001"
    assert nearest_name("SUN") == "SUM"


def test_settings_hold_all_that_the_file_says_and_paths_are_from_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "jixiao.toml"
    file.write_text(
        '\ufeffselect = ["sum", "SUM001"]\nignore = []\nbaseline = "b.json"\njobs = 3\n'
        '[severity]\nSUM001 = "info"\n[limits]\nseconds = 2.5\nmemory_mb = 100\nfile_mb = 1\n',
        encoding="utf-8",
    )
    settings = load_settings(file)
    assert settings.select == ("SUM", "SUM001") and settings.severities == {"SUM001": Severity.INFO}
    assert (settings.jobs, settings.seconds, settings.memory, settings.limits.file) == (3, 2.5, 100 << 20, 1 << 20)
    assert settings.baseline == str(tmp_path / "b.json")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert find_settings(tmp_path / "a" / "b") == file.resolve()


def test_an_empty_file_gives_the_standard_settings(tmp_path: Path) -> None:
    (tmp_path / "jixiao.toml").write_text("# nothing\n")
    assert load_settings(tmp_path / "jixiao.toml") == Settings()


def test_a_key_in_a_comment_is_not_taken_for_its_line(tmp_path: Path) -> None:
    (tmp_path / "jixiao.toml").write_text("# jobs = 3\njobs = 'x'\n")
    with pytest.raises(InvalidData) as raised:
        load_settings(tmp_path / "jixiao.toml")
    assert raised.value.where.endswith("jixiao.toml:2")


def test_settings_in_another_encoding_or_not_there_are_told(tmp_path: Path) -> None:
    (tmp_path / "jixiao.toml").write_bytes('baseline = "基线"'.encode("gb18030"))
    with pytest.raises(InvalidData, match="UTF-8"):
        load_settings(tmp_path / "jixiao.toml")
    with pytest.raises(InvalidData):
        load_settings(tmp_path / "none.toml")


def test_a_baseline_file_is_read_by_people(tmp_path: Path) -> None:
    write_baseline(tmp_path / "b.json", [Accepted("a" * 16, "报告", "SUM001", "812.40")])
    (entry,) = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["findings"]
    assert entry == {"fingerprint": "a" * 16, "document": "报告", "rule": "SUM001", "words": "812.40", "reason": ""}
