"""`jixiao score`: a report, a workbook, both, and a folder."""

import json
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from docx import Document
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook

from conftest import Jixiao
from jixiao.forms import read_workbook, workbook_of
from jixiao.indicators import system_named
from jixiao.render.json import schema_text
from jixiao.render.report import report_docx
from jixiao.review.questionnaire import questionnaire_of
from jixiao.synth import invent

SYSTEM = ("--system", "hunan-department")
REPORT = "云和县{name}2023年度部门整体支出绩效自评报告\n核定编制20名，年末在职人员{staff}人。\n自评得分{score}分，评价等级为“优”。\n"


def report(folder: Path, name: str, staff: int = 30, score: int = 98) -> Path:
    file = folder / f"{name}.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(REPORT.format(name=name, staff=staff, score=score), encoding="utf-8")
    return file


def sheet_of(data: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_a_report_is_scored_with_the_reason_and_the_place_of_each_deduction(jixiao: Jixiao, tmp_path: Path) -> None:
    report(tmp_path, "林业局")
    done = jixiao("score", "林业局.txt", *SYSTEM)
    assert done.returncode == 1
    assert "总分 0 ~ 95 分" in done.stdout and "自评 98 分“优”" in done.stdout
    assert "最高 95 分，因为：在职人员控制率已失 5 分（30 / 20 × 100 = 150%）" in done.stdout
    assert "在职人员数 30（第2行）" in done.stdout and "SCR001" in done.stdout


def test_a_claim_that_can_be_reached_ends_with_0(jixiao: Jixiao, tmp_path: Path) -> None:
    report(tmp_path, "林业局", staff=20)
    done = jixiao("score", "林业局.txt", *SYSTEM, "--lang", "en")
    assert done.returncode == 0 and "Total 5 ~ 100 of 100 points" in done.stdout


def test_a_workbook_fills_in_what_the_report_does_not_tell(jixiao: Jixiao, tmp_path: Path) -> None:
    filing = invent(5, questionnaire_of(system_named("hunan-department")))
    told = {address: value for address, value in filing.values.items() if address[0] in ("body", "staff")}
    (tmp_path / "报告.docx").write_bytes(report_docx(msgspec.structs.replace(filing, values=told, rows={})).data)
    (tmp_path / "数据.xlsx").write_bytes(workbook_of(filing))
    scores = []
    for arguments in (("报告.docx",), ("数据.xlsx",), ("报告.docx", "--with", "数据.xlsx")):
        done = jixiao("score", *arguments, *SYSTEM, "--format", "json")
        whole = json.loads(done.stdout)
        Draft202012Validator(json.loads(schema_text())).validate(whole)
        scores.append(whole["documents"][0]["score"])
    alone, workbook, both = scores
    assert float(alone["low"]) < float(workbook["low"]) == float(workbook["high"]) < float(alone["high"])
    assert (both["low"], both["high"], both["claimed"]) == (workbook["low"], workbook["high"], workbook["claimed"])
    places = [span["place"] for one in both["indicators"] for span in one["evidence"]]
    assert any("cell" in place for place in places) and any("paragraph" in place for place in places)


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_the_table_and_the_opinion_hold_the_score(jixiao: Jixiao, tmp_path: Path, ending: str) -> None:
    report(tmp_path, "林业局")
    assert jixiao("score", "林业局.txt", *SYSTEM, "-o", f"out/意见.{ending}").returncode == 1
    data = (tmp_path / "out" / f"意见.{ending}").read_bytes()
    if ending == "xlsx":
        rows = sheet_of(data)
        assert rows[2][:6] == ["一级指标", "二级指标", "三级指标", "分值", "自评得分", "复核得分（最低）"]
        assert rows[3][:7] == ["投入", "预算配置", "在职人员控制率", 5.0, "", 0.0, 0.0]
        (total,) = [row for row in rows if row[0] == "合计"]
        assert total[3:7] == [100.0, 98.0, 0.0, 95.0]
        assert "签字" in str(rows[-1][0])
    else:
        words = "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)
        assert "高出按规则最多能得的95分" in words and "“在职人员控制率”5分，至少扣5分" in words and "评审人（签字）" in words
        assert len(Document(BytesIO(data)).tables[0].rows) == 18


def test_a_folder_gives_a_summary_and_an_opinion_on_each_report(jixiao: Jixiao, tmp_path: Path) -> None:
    report(tmp_path / "报告", "林业局")
    report(tmp_path / "报告", "教育局", staff=20, score=91)
    (tmp_path / "报告" / "坏.docx").write_bytes(b"PK\x03\x04 damaged")
    done = jixiao("score", "报告", *SYSTEM, "-o", "意见/")
    assert done.returncode == 1
    assert "共 3 个；自评得分不可能得到的 1 个。" in done.stdout
    assert sorted(file.name for file in (tmp_path / "意见").iterdir()) == ["教育局-评审意见.docx", "林业局-评审意见.docx", "汇总表.xlsx"]
    rows = sheet_of((tmp_path / "意见" / "汇总表.xlsx").read_bytes())
    assert [(row[3], row[4], row[6], row[8]) for row in rows[2:]] == [
        ("", "", "", ""),
        (5.0, 100.0, 91.0, "能"),
        (0.0, 95.0, 98.0, "不能"),
    ]


def test_in_a_folder_the_workbook_with_the_name_of_a_report_goes_with_it(jixiao: Jixiao, tmp_path: Path) -> None:
    filing = invent(5, questionnaire_of(system_named("hunan-department")))
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "甲.docx").write_bytes(report_docx(filing).data)
    (folder / "甲.xlsx").write_bytes(workbook_of(filing))
    (folder / "乙.xlsx").write_bytes(workbook_of(filing))
    whole = json.loads(jixiao("score", "报告", *SYSTEM, "--format", "json").stdout)
    assert [Path(one["path"]).name for one in whole["documents"]] == ["乙.xlsx", "甲.docx"]
    assert len({one["score"]["low"] for one in whole["documents"]}) == 1


def test_the_errors_of_a_workbook_are_told_at_their_cells(jixiao: Jixiao, tmp_path: Path) -> None:
    assert jixiao("new", "-o", "空.xlsx", *SYSTEM).returncode == 0
    done = jixiao("score", "空.xlsx", *SYSTEM)
    assert done.returncode == 0 and "工作簿里有" in done.stdout and "工作表“基本情况”" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("林业局.txt",), "--system"),
        (("林业局.txt", "--system", "hunam-department"), "hunan-department"),
        (("林业局.txt", *SYSTEM, "--format", "docx"), "-o"),
        (("林业局.txt", "林业局.txt", "报告", *SYSTEM, "--with", "数据.xlsx"), "--with"),
        (("没有.txt", *SYSTEM), "没有这个文件"),
    ],
)
def test_wrong_usage_says_what_to_do(jixiao: Jixiao, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    report(tmp_path, "林业局")
    report(tmp_path / "报告", "林业局")
    done = jixiao("score", *arguments)
    assert done.returncode == 2 and said in done.stderr + done.stdout


def test_a_workbook_that_cannot_be_read_is_named(jixiao: Jixiao, tmp_path: Path) -> None:
    report(tmp_path, "林业局")
    done = jixiao("score", "林业局.txt", *SYSTEM, "--with", "没有.xlsx")
    assert done.returncode == 2 and "没有.xlsx" in done.stdout + done.stderr


def test_the_system_may_stand_in_the_settings_of_the_folder(tmp_path: Path, jixiao: Jixiao) -> None:
    (tmp_path / "报告.txt").write_text("某局2023年度部门整体支出绩效自评报告\n核定编制20名，年末在职人员21人。\n", encoding="utf-8")
    done = jixiao("score", "报告.txt")
    assert (done.returncode, "--system" in done.stderr) == (2, True)
    settings = tmp_path / "jixiao.toml"
    settings.write_text('system = "hunan-department"\n', encoding="utf-8")
    for command in ("score", "check"):
        done = jixiao(command, "报告.txt", "--format", "json")
        assert json.loads(done.stdout)["documents"][0]["score"]["system"] == "hunan-department"
    assert jixiao("new", "-o", "数据.xlsx").returncode == 0
    assert read_workbook((tmp_path / "数据.xlsx").read_bytes()).filing.questionnaire.system == "hunan-department"
    settings.write_text('jobs = 2\nsystem = "没有的体系"\n', encoding="utf-8")
    done = jixiao("score", "报告.txt")
    assert (done.returncode, "jixiao.toml:2" in done.stderr) == (2, True)
