"""A department's year as a Word report: what it says, how it looks, and that it holds before its own check."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from docx import Document

from jixiao.extract import extract
from jixiao.forms import Filing, Passage, Questionnaire, ScoreLine
from jixiao.forms.filling import fill
from jixiao.forms.narrative import narrative_of, sentences_of
from jixiao.readers.docx import read
from jixiao.render.report import report_docx

SMALL = Filing(
    {
        ("body", "department", "value"): "青禾县农业农村局",
        ("body", "year", "value"): Decimal(2023),
        ("staff", "administrative", "establishment"): Decimal(13),
        ("staff", "administrative", "on_duty"): Decimal(12),
        ("basic", "30101", "prior_actual"): Decimal("140"),
        ("basic", "30101", "actual"): Decimal("149.17"),
        ("basic", "30201", "prior_actual"): Decimal("20"),
        ("basic", "30201", "actual"): Decimal("10.83"),
        ("project", "30227", "prior_actual"): Decimal("40"),
        ("project", "30227", "actual"): Decimal("60"),
        ("scores", "staff_rate", "score"): Decimal("4.5"),
        ("result", "date", "value"): date(2024, 3, 18),
    },
    {"offices": ({"name": "办公室"}, {"name": "种植业股"})},
    {"duties": (Passage("负责全县农业农村工作。"),), "problems": (Passage("一是目标不够细。"),)},
    Questionnaire("invented", "虚构评价指标表", (), (ScoreLine("staff_rate", ("投入", "预算配置", "在职人员控制率"), Decimal(5)),)),
)


def test_sentences_state_what_follows_from_the_figures() -> None:
    told = [words for section, words in sentences_of(SMALL) if section == "spending"]
    assert told[0] == (
        "2023年度部门支出合计220.00万元，比上年的200.00万元增加20.00万元，增长10.00%。"
        "其中：基本支出160.00万元，占支出合计的72.73%；项目支出60.00万元，占支出合计的27.27%。"
    )


def test_sections_about_which_nothing_is_known_are_left_out_and_the_numerals_go_on() -> None:
    headings = [chapter.heading for chapter in narrative_of(SMALL).chapters]
    assert headings == ["一、主要工作职责", "二、单位基本情况", "三、部门整体支出使用情况", "四、存在的问题及原因", "五、绩效评价结果"]


def test_fixed_sentences_are_no_prose_when_a_report_is_read_back_and_the_clerks_own_words_stay() -> None:
    prose = {**SMALL.prose, "profile_text": (Passage("我局人员结构合理。"),)}
    told = Filing(SMALL.values, SMALL.rows, prose, SMALL.questionnaire)
    assert fill(extract(read(report_docx(told).data)), told.questionnaire).filing.prose == prose


def test_the_same_data_give_the_same_bytes() -> None:
    assert report_docx(SMALL).data == report_docx(SMALL).data


def test_the_report_is_a_word_document_with_its_attachments() -> None:
    words = [paragraph.text for paragraph in Document(BytesIO(report_docx(SMALL).data)).paragraphs]
    assert words[:2] == ["青禾县农业农村局", "2023年度部门整体支出绩效评价报告"]
    assert [words[at + 1] for at, text in enumerate(words) if text in ("附件1", "附件2", "附件3")] == [
        "部门整体支出绩效评价基础数据表",
        "部门整体支出绩效评价指标评分表",
        "数据明细表",
    ]
