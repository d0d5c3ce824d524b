"""The command line as a process: interrupted, cut off, broken; its start, its words, its other commands."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import Jixiao, jixiao_command

BROKEN = "一、支出情况\n全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。\n"


@pytest.fixture
def huge(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BROKEN * 100_000, encoding="utf-8")
    return tmp_path


def children_of(process: int) -> list[int]:
    """Processes started by `process`, by Linux's own record."""
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
def test_ctrl_c_ends_a_run_at_once_with_130_and_leaves_nothing_behind(huge: Path, offline_environment: dict[str, str]) -> None:
    run = subprocess.Popen(
        jixiao_command("check", "a.txt", "b.txt", "--jobs", "2"),
        cwd=huge,
        env=offline_environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    children: list[int] = []
    while len(children) < 3 and run.poll() is None:  # two workers and the resource tracker
        children = children_of(run.pid)
    os.killpg(run.pid, signal.SIGINT)  # as the terminal does: to every process of the run
    try:
        _, errors = run.communicate(timeout=10)
    finally:
        run.kill()
    assert run.returncode == 130
    assert "Traceback" not in errors.decode() and errors.decode().strip() == "已中断。"
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
        pass
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_a_closed_pipe_is_no_error_message(tmp_path: Path, offline_environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text(BROKEN * 600, encoding="utf-8")
    command = " ".join(jixiao_command("check", "a.txt", "--format", "json")) + " | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, env=offline_environment, capture_output=True, timeout=30)
    assert (done.stdout, done.stderr) == (b"{\n", b"")
    code = ["bash", "-c", " ".join(jixiao_command("check", "a.txt")) + " | head -n 1 >/dev/null; echo ${PIPESTATUS[0]}"]
    done = subprocess.run(code, cwd=tmp_path, env=offline_environment, capture_output=True, timeout=30)
    assert (done.stdout, done.stderr) == (b"141\n", b"")


def test_a_bug_says_how_to_report_it_and_debug_shows_where(tmp_path: Path, jixiao: Jixiao, offline_environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text("import jixiao.review.examine as e\ne.check = lambda *of: 1 // 0\n")
    done = jixiao("check", "a.txt", PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert "jixiao 自身出错（ZeroDivisionError" in done.stderr and "--debug" in done.stderr and "Traceback" not in done.stderr
    assert "Traceback" in jixiao("check", "a.txt", "--debug", PYTHONPATH=str(tmp_path)).stderr


def test_progress_is_shown_on_a_terminal_and_erased_again(tmp_path: Path, offline_environment: dict[str, str]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BROKEN, encoding="utf-8")
    terminal, its_end = pytest.importorskip("pty").openpty()
    command = jixiao_command("check", "a.txt", "b.txt", "--format", "json")
    done = subprocess.run(command, cwd=tmp_path, env=offline_environment, stdout=subprocess.PIPE, stderr=its_end, timeout=30)
    os.close(its_end)
    told = os.read(terminal, 10_000).decode()
    os.close(terminal)
    assert "检查中 0/2" in told and told.endswith("\r\x1b[K")
    assert len(json.loads(done.stdout)["documents"]) == 2


@pytest.mark.parametrize(("environment", "has_colours"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_are_for_terminals_that_want_them(
    tmp_path: Path, offline_environment: dict[str, str], environment: dict[str, str], has_colours: bool
) -> None:
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    terminal, its_end = pytest.importorskip("pty").openpty()
    everything = {**offline_environment, "TERM": "xterm", **environment}
    subprocess.run(jixiao_command("check", "a.txt"), cwd=tmp_path, env=everything, stdout=its_end, stderr=its_end, timeout=30)
    os.close(its_end)
    told = os.read(terminal, 10_000).decode()
    os.close(terminal)
    assert "812.40" in told and ("\x1b" in told) is has_colours


LOADED = """
import sys
from jixiao.cli import main
sys.argv = ["jixiao", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print(*sorted(sys.modules), file=sys.stderr)
"""


def test_the_version_is_told_without_loading_what_reads_and_checks(offline_environment: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED, "--version"], env=offline_environment, capture_output=True, text=True, timeout=30)
    assert done.stdout.startswith("jixiao ")
    assert not {"jixiao.extract", "jixiao.rules", "jixiao.readers", "lxml", "yaml"} & set(done.stderr.split())


def test_a_text_is_checked_without_loading_what_reads_word_files(offline_environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    run = [sys.executable, "-c", LOADED, "check", "a.txt"]
    done = subprocess.run(run, cwd=tmp_path, env=offline_environment, capture_output=True, text=True, timeout=30)
    assert "812.40" in done.stdout
    assert not {"lxml", "asyncio", "multiprocessing"} & set(done.stderr.split())


USAGE_ERRORS = [
    (["check"], "缺少 文件...", "missing FILE..."),
    (["check", "--frmat", "json", "a"], "没有选项 --frmat；是不是 --format", "there is no option --frmat; did you mean --format"),
    (["check", "a", "--format", "yaml"], "--format 的值不对：yaml；可用的有 text、json", "--format cannot be yaml; it can be text, json"),
    (["check", "a", "--jobs", "0"], "--jobs 的值不对：0；应为不小于 1 的整数", "--jobs cannot be 0; it must be a whole number from 1 on"),
    (["check", "a", "--jobs", "x"], "--jobs 的值不对：x", "--jobs cannot be x"),
    (["chek"], "没有命令 chek；是不是 check", "there is no command chek; did you mean check"),
    (["rules", "a", "b"], "多出的参数：a b", "too many arguments: a b"),
    (["rules", "a"], "多出的参数：a", "too many arguments: a"),
    (["check", "--select"], "选项 --select 需要一个值", "option --select needs a value"),
    (["check", "a", "--verbose=3"], "选项 --verbose 不带值", "option --verbose takes no value"),
    (["check", "a", "--config", "x"], "没有配置文件 x", "there is no configuration file x"),
    (["explain", "SUN001"], "最接近的是 SUM001", "the nearest is SUM001"),
    (["explain"], "缺少 代码", "missing CODE"),
    (["extract", "a.txt", "-o", "a.exe"], "不会写 .exe", "cannot write .exe"),
    (["--lang", "fr", "rules"], "--lang 的值不对：fr；可用的有 zh、en", None),
]


@pytest.mark.parametrize(("arguments", "chinese", "english"), USAGE_ERRORS, ids=[" ".join(error[0]) for error in USAGE_ERRORS])
def test_wrong_usage_exits_2_and_is_told_in_one_language(jixiao: Jixiao, arguments: list[str], chinese: str, english: str | None) -> None:
    done = jixiao(*arguments)
    assert done.returncode == 2
    assert chinese in done.stderr and "Error" not in done.stderr
    if english is not None:
        done = jixiao(*arguments, JIXIAO_LANG="en")
        assert english in done.stderr and done.stderr.replace("…", "").isascii()


def test_help_is_in_one_language(jixiao: Jixiao) -> None:
    for command in ("check", "extract", "rules", "explain", "demo", "schema"):
        for arguments in ([command, "--help"], ["--help"]):
            chinese, english = jixiao(*arguments), jixiao(*arguments, "--lang", "en")
            assert chinese.returncode == english.returncode == 0
            assert english.stdout.isascii()
            assert not any(word in chinese.stdout for word in ("Usage", "Options", "Show", "default", "range"))


def test_no_arguments_shows_the_help(jixiao: Jixiao) -> None:
    assert "用法：jixiao [选项] 命令" in jixiao().stdout
    assert jixiao().returncode == 2


def test_lang_stands_before_or_after_the_command_and_beats_the_environment(jixiao: Jixiao) -> None:
    for arguments in (["--lang", "en", "rules"], ["rules", "--lang", "en"], ["rules", "--lang=en"]):
        assert "what it checks" in jixiao(*arguments, JIXIAO_LANG="zh").stdout
    assert "what it checks" in jixiao("rules", JIXIAO_LANG="en").stdout
    assert "检查什么" in jixiao("rules", JIXIAO_LANG="fr").stdout


def test_the_rules_are_listed_for_people_and_programs(jixiao: Jixiao) -> None:
    listed = json.loads(jixiao("rules", "--format", "json").stdout)
    assert {"code", "family", "severity", "title", "rationale", "bad", "good", "source"} <= listed[0].keys()
    table = jixiao("rules").stdout
    assert [rule["code"] for rule in listed if rule["code"] not in table] == []


def test_a_rule_is_explained_with_its_examples_and_what_it_says_of_them(jixiao: Jixiao) -> None:
    page = jixiao("explain", "sum001").stdout
    for words in ("检查什么", "为什么要查", "会报告的例子", "项目支出298.25万元", "报告的话", "写作812.40万元", "项目支出289.25万元"):
        assert words in page
    page = jixiao("explain", "SUM001", "--lang", "en").stdout
    for words in ("What it does", "Why is this bad?", "Example", "Use instead"):
        assert words in page


def test_the_demo_needs_nothing_else_and_ends_well(jixiao: Jixiao) -> None:
    done = jixiao("demo")
    assert done.returncode == 0
    assert "虚构" in done.stdout and "核对了" in done.stdout


def test_extract_writes_json_or_csv_by_the_ending(jixiao: Jixiao, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BROKEN, encoding="utf-8")
    assert json.loads(jixiao("extract", "a.txt").stdout)["relations"][0]["kind"] == "sum"
    assert jixiao("extract", "a.txt", "-o", "a.json").returncode == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["document"]["path"] == "a.txt"
    assert jixiao("extract", "a.txt", "-o", "a.csv").returncode == 0
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert "合计" in [row["关系种类"] for row in rows]
    assert jixiao("extract", "none.txt", "-o", "b.csv").returncode == 2
    assert not (tmp_path / "b.csv").exists()


def test_the_schema_is_printed(jixiao: Jixiao) -> None:
    assert json.loads(jixiao("schema").stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_python_dash_m_runs_the_same_command(offline_environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jixiao", "--version"], capture_output=True, text=True, env=offline_environment, timeout=60
    )
    assert (done.returncode, done.stdout.split()[0]) == (0, "jixiao")
