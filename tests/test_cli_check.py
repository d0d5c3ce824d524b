"""`jixiao check` as users run it: a process of its own, files, folders, globs, standard input, exit codes."""

import json
import os
from pathlib import Path

import pytest

from conftest import Jixiao

BROKEN = "一、支出情况\n全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。\n"
CLEAN = "一、支出情况\n全年支出812.40万元，其中：基本支出523.15万元，项目支出289.25万元。\n"
PROSE = "本部门认真履行职责，各项工作稳步推进。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "有误.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "无误.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def documents(output: str) -> list[dict]:
    return json.loads(output)["documents"]


def test_a_report_without_errors_exits_0_and_says_how_much_was_checked(jixiao: Jixiao, folder: Path) -> None:
    done = jixiao("check", "无误.txt")
    assert done.returncode == 0
    assert "未发现问题；核对了 1 处数字关系，全部成立。" in done.stdout
    assert done.stderr == ""


def test_a_report_with_an_error_exits_1_and_shows_the_words_at_fault(jixiao: Jixiao, folder: Path) -> None:
    done = jixiao("check", "有误.txt")
    assert done.returncode == 1
    sentence, underline = done.stdout.splitlines()[4:6]
    assert sentence.strip() == "全年支出812.40万元，其中：基本支出523.15万元，项目支出298.25万元。"
    assert underline == "            ^^^^^^^^^^                ~~~~~~~~~~          ~~~~~~~~~~"
    assert "第2行" in done.stdout and "SUM001" in done.stdout


def test_a_text_without_figures_is_never_called_free_of_errors(jixiao: Jixiao, folder: Path) -> None:
    (folder / "空话.txt").write_text(PROSE, encoding="utf-8")
    done = jixiao("check", "空话.txt")
    assert done.returncode == 0
    assert "没有读到可以互相核对的数" in done.stdout
    assert "未发现问题" not in done.stdout
    assert "未发现问题" not in jixiao("check", "空话.txt", "空话.txt", "*.nothing").stdout


def test_the_format_never_changes_the_exit_code(jixiao: Jixiao, folder: Path) -> None:
    for name in ("有误.txt", "无误.txt", "没有.txt"):
        assert jixiao("check", name).returncode == jixiao("check", name, "--format", "json").returncode


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_says_from_which_severity_a_finding_fails(jixiao: Jixiao, folder: Path, level: str, code: int) -> None:
    assert jixiao("check", "有误.txt", "--fail-on", level).returncode == code


def test_a_finding_below_fail_on_exits_0(jixiao: Jixiao, folder: Path) -> None:
    (folder / "jixiao.toml").write_text('[severity]\nSUM = "warning"\n')
    assert jixiao("check", "有误.txt").returncode == 0
    assert jixiao("check", "有误.txt", "--fail-on", "warning").returncode == 1
    assert "警告 SUM001" in jixiao("check", "有误.txt").stdout


def test_standard_input_is_checked_by_a_dash(jixiao: Jixiao) -> None:
    done = jixiao("check", "-", stdin=BROKEN)
    assert done.returncode == 1
    assert done.stdout.startswith("标准输入")
    assert documents(jixiao("check", "-", "--format", "json", stdin=BROKEN.encode("gb18030")).stdout)[0]["path"] == "-"


def test_folders_are_searched_and_each_report_is_checked_once_in_order(jixiao: Jixiao, folder: Path) -> None:
    (folder / "下级" / ".git").mkdir(parents=True)
    (folder / "下级" / "a.md").write_text(CLEAN, encoding="utf-8")
    (folder / "下级" / "~$a.docx").write_bytes(b"lock")
    (folder / "下级" / ".git" / "x.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "下级" / "notes.py").write_text("1")
    done = jixiao("check", "有误.txt", ".", "./有误.txt", folder / "有误.txt", "--format", "json")
    assert [Path(document["path"]).name for document in documents(done.stdout)] == ["有误.txt", "无误.txt", "a.md"]


def test_globs_are_expanded_where_the_shell_does_not(jixiao: Jixiao, folder: Path) -> None:
    (folder / "下级").mkdir()
    (folder / "下级" / "b.txt").write_text(CLEAN, encoding="utf-8")
    assert len(documents(jixiao("check", "*误.txt", "--format", "json").stdout)) == 2
    assert len(documents(jixiao("check", "**/*.txt", "--format", "json").stdout)) == 3


def test_a_name_with_brackets_that_exists_is_a_file_and_no_glob(jixiao: Jixiao, folder: Path) -> None:
    (folder / "报告[1].txt").write_text(CLEAN, encoding="utf-8")
    assert jixiao("check", "报告[1].txt").returncode == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("没有.txt", "没有这个文件"),
        ("*.wps", "没有文件与这个通配名相符"),
        ("空", "文件夹里没有报告"),
        ("零.txt", "空的"),
        ("坏.docx", "。"),
    ],
)
def test_a_single_name_that_yields_nothing_exits_2_and_says_what_to_do(jixiao: Jixiao, folder: Path, name: str, said: str) -> None:
    (folder / "空").mkdir()
    (folder / "零.txt").write_bytes(b"")
    (folder / "坏.docx").write_bytes(os.urandom(3000))
    done = jixiao("check", name)
    assert done.returncode == 2
    assert "没有检查：" in done.stdout and said in done.stdout
    assert "Traceback" not in done.stderr


def test_bad_files_among_good_ones_are_told_and_the_others_are_checked(jixiao: Jixiao, folder: Path) -> None:
    (folder / "零.txt").write_bytes(b"")
    (folder / "坏.docx").write_bytes(bytes(range(256)) * 20)
    os.mkfifo(folder / "管道.txt")
    done = jixiao("check", "零.txt", "无误.txt", "坏.docx", "管道.txt", "没有.txt", "--format", "json")
    assert done.returncode == 1
    errors = [(document["path"], (document["error"] or {}).get("code")) for document in documents(done.stdout)]
    assert errors[1] == ("无误.txt", None)
    assert all(code for path, code in errors if path != "无误.txt")
    assert len(done.stderr.splitlines()) == 4  # one sentence a file, for whoever does not read the JSON
    told = jixiao("check", "零.txt", "无误.txt", "坏.docx").stdout
    assert "共 3 份文件：1 份未发现问题，2 份没有检查。\n核对了 1 处数字关系，全部成立。" in told


def test_a_file_that_may_not_be_read_says_so(jixiao: Jixiao, folder: Path) -> None:
    (folder / "有误.txt").chmod(0)
    if os.access(folder / "有误.txt", os.R_OK):
        pytest.skip("this user may read everything")
    assert "权限" in jixiao("check", "有误.txt").stdout


def test_output_goes_to_a_file_or_each_report_to_its_own_in_a_folder(jixiao: Jixiao, folder: Path) -> None:
    done = jixiao("check", "有误.txt", "--format", "json", "-o", "out/一.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert len(documents((folder / "out" / "一.json").read_text(encoding="utf-8"))) == 1
    (folder / "下级").mkdir()
    (folder / "下级" / "有误.txt").write_text(CLEAN, encoding="utf-8")
    assert jixiao("check", "*误.txt", "下级", "--format", "json", "-o", "全部/").returncode == 1
    assert sorted(file.name for file in (folder / "全部").iterdir()) == ["无误.json", "有误-2.json", "有误.json"]
    assert jixiao("check", "有误.txt", "-o", "out/一.txt", "--color", "auto").returncode == 1
    assert "\x1b" not in (folder / "out" / "一.txt").read_text(encoding="utf-8")


def test_a_report_is_never_overwritten_by_its_result(jixiao: Jixiao, folder: Path) -> None:
    done = jixiao("check", "有误.txt", "-o", "./有误.txt")
    assert done.returncode == 2
    assert (folder / "有误.txt").read_text(encoding="utf-8") == BROKEN


def test_rules_are_selected_and_ignored_by_code_or_beginning(jixiao: Jixiao, folder: Path) -> None:
    assert jixiao("check", "有误.txt", "--ignore", "SUM001").returncode == 0
    assert jixiao("check", "有误.txt", "--select", "sum").returncode == 1
    assert jixiao("check", "有误.txt", "--select", "SUM001", "--ignore", "SUM").returncode == 1
    silent = jixiao("check", "有误.txt", "--ignore", "SUM").stdout
    assert "所用规则没有报告问题；核对了 1 处数字关系：0 处成立，1 处不符。" in silent


def test_an_unknown_code_is_wrong_usage_and_names_the_nearest(jixiao: Jixiao, folder: Path) -> None:
    done = jixiao("check", "有误.txt", "--select", "SUN001")
    assert done.returncode == 2
    assert "没有规则 SUN001；最接近的是 SUM001" in done.stderr


def test_a_baseline_leaves_accepted_findings_out_counts_them_and_keeps_reasons(jixiao: Jixiao, folder: Path) -> None:
    written = jixiao("check", "有误.txt", "--write-baseline", "基线.json")
    assert written.returncode == 0 and "1 个问题写入" in written.stdout
    baseline = json.loads((folder / "基线.json").read_text(encoding="utf-8"))
    baseline["findings"][0]["reason"] = "已与财政局核实"
    (folder / "基线.json").write_text(json.dumps(baseline, ensure_ascii=False), encoding="utf-8")
    (folder / "有误.txt").write_text("新加的一段。\n" + BROKEN + "另加一段。", encoding="utf-8")
    done = jixiao("check", "有误.txt", "--baseline", "基线.json")
    assert done.returncode == 0
    assert "未发现其他问题；基线已接受的 1 个未列出；核对了 1 处" in done.stdout
    assert documents(jixiao("check", "有误.txt", "--baseline", "基线.json", "--format", "json").stdout)[0]["baselined"] == 1
    jixiao("check", "有误.txt", "--write-baseline", "基线.json")
    assert json.loads((folder / "基线.json").read_text(encoding="utf-8"))["findings"][0]["reason"] == "已与财政局核实"
    (folder / "jixiao.toml").write_text('baseline = "基线.json"\n', encoding="utf-8")
    assert jixiao("check", "有误.txt").returncode == 0


def test_a_baseline_of_one_report_does_not_silence_another(jixiao: Jixiao, folder: Path) -> None:
    jixiao("check", "有误.txt", "--write-baseline", "基线.json")
    (folder / "别的.txt").write_text(BROKEN, encoding="utf-8")
    assert jixiao("check", "别的.txt", "--baseline", "基线.json").returncode == 1
    (folder / "有误.md").write_text(BROKEN, encoding="utf-8")
    assert jixiao("check", "有误.md", "--baseline", "基线.json").returncode == 0


@pytest.mark.parametrize("content", ["{", '{"version": 1}', '{"version": 1, "findings": [{"finger": 1}]}', "[]"])
def test_a_damaged_baseline_is_told_with_its_place(jixiao: Jixiao, folder: Path, content: str) -> None:
    (folder / "基线.json").write_text(content)
    done = jixiao("check", "有误.txt", "--baseline", "基线.json")
    assert done.returncode == 2
    assert "基线.json" in done.stderr and "Traceback" not in done.stderr and "jixiao 自身出错" not in done.stderr


def test_settings_are_found_above_the_working_folder(jixiao: Jixiao, folder: Path) -> None:
    (folder / "jixiao.toml").write_text('ignore = ["SUM"]\n')
    (folder / "下级").mkdir()
    assert jixiao("check", "../有误.txt", cwd=folder / "下级").returncode == 0
    (folder / "另.toml").write_text("")
    assert jixiao("check", "有误.txt", "--config", "另.toml").returncode == 1


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('\nselct = ["SUM"]', "jixiao.toml:2：不认识的设置 selct"),
        ('jobs = 2\nselect = ["SUN001"]', "jixiao.toml:2：没有规则 SUN001；最接近的是 SUM001"),
        ('[severity]\nSUM001 = "loud"', "jixiao.toml:2：SUM001 的级别应为"),
        ("select = 3", "jixiao.toml:1：select 应为规则代码的列表"),
        ("[limits]\nseconds = -1", "jixiao.toml:2：seconds 应为正数"),
        ("[limits]\nminutes = 1", "jixiao.toml:2：不认识的设置 minutes"),
        ("select = [", "jixiao.toml"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_file_and_line(jixiao: Jixiao, folder: Path, settings: str, said: str) -> None:
    (folder / "jixiao.toml").write_text(settings)
    done = jixiao("check", "有误.txt")
    assert done.returncode == 2
    assert said in done.stderr and "Traceback" not in done.stderr


def test_output_is_utf8_whatever_the_console(jixiao: Jixiao, folder: Path) -> None:
    done = jixiao("check", "有误.txt", PYTHONIOENCODING="gbk", LC_ALL="C")
    assert "全年支出812.40万元" in done.stdout


def test_colours_go_to_terminals_only_unless_asked(jixiao: Jixiao, folder: Path) -> None:
    assert "\x1b" not in jixiao("check", "有误.txt").stdout
    painted = jixiao("check", "有误.txt", "--color", "always").stdout
    assert "\x1b[1;31m\x1b[4m812.40万元\x1b[0m" in painted


def test_with_a_system_the_score_and_its_findings_are_told(jixiao: Jixiao, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("核定编制20名，年末在职人员30人。\n自评得分98分，评价等级为“优”。\n", encoding="utf-8")
    assert jixiao("check", "a.txt").returncode == 0
    done = jixiao("check", "a.txt", "--system", "hunan-department")
    assert done.returncode == 1 and "SCR001" in done.stdout and "总分 0 ~ 95 分" in done.stdout
    assert jixiao("check", "a.txt", "--system", "没有").returncode == 2
