"""What kind of document a text is and about which year. Every text here is invented."""

import pytest

from jixiao.extract.profile import recognise
from jixiao.language import shadow_of
from jixiao.model import DocumentKind, Profile
from jixiao.readers.text import document_of_text

REPORT = (
    "一、主要职责\n甲。\n二、单位基本情况\n乙。\n三、部门整体支出使用情况\n丙。\n四、“三公”经费使用情况\n丁。\n"
    "五、部门整体支出管理情况\n戊。\n六、部门整体支出绩效情况\n己。\n七、存在的问题和建议\n庚。\n八、绩效评价结果\n辛。"
)


def profile(text: str) -> Profile:
    return recognise(document_of_text(text), shadow_of(text))


@pytest.mark.parametrize(
    ("title", "sections", "kind"),
    [
        ("云和县林业局2023年度部门整体支出绩效自评报告", "部门概况 支出情况 存在问题 评价结论", DocumentKind.PERFORMANCE_REPORT),
        ("石桥镇2023年整体支出绩效评价报告", "基本情况 支出情况 存在的问题 自评结论", DocumentKind.PERFORMANCE_REPORT),
        ("江浔市图书馆2021年度单位决算公开", "主要职能 收入决算情况 支出决算情况 名词解释", DocumentKind.FINAL_ACCOUNTS),
        ("临澜区2023年度“三公”经费决算汇总情况说明", "汇总范围 决算总体情况 公务接待费 口径说明", DocumentKind.THREE_PUBLIC),
        ("2024年老旧小区改造项目绩效自评报告", "项目概况 项目资金情况 项目绩效情况 存在的问题", DocumentKind.PROJECT_SELF_EVALUATION),
        ("关于云溪县2023年预算执行情况和2024年预算草案的报告", "预算执行情况 政府债务 主要财政工作", DocumentKind.BUDGET_EXECUTION),
        ("云溪县2023年国民经济和社会发展统计公报", "综合 农业 工业和建筑业 人口", DocumentKind.STATISTICAL_BULLETIN),
        ("云溪县交通局2024年部门预算说明", "主要职责 收支预算总体情况 支出预算 名词解释", DocumentKind.BUDGET),
    ],
)
def test_title_and_sections_tell_the_kind(title: str, sections: str, kind: DocumentKind) -> None:
    body = "\n".join(f"{number}、{section}\n说明如下。" for number, section in zip("一二三四", sections.split(), strict=False))
    assert profile(f"{title}\n{body}").kind is kind


def test_a_report_without_a_title_is_known_by_its_sections() -> None:
    assert profile(REPORT).kind is DocumentKind.PERFORMANCE_REPORT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "全年支出812.40万元，其中：基本支出523.15万元，项目支出289.25万元。",
        "2023年度部门整体支出绩效自评报告显示，自评得分91.2分。",
        "云和县林业局2023年度部门整体支出绩效自评报告",
        "六、部门整体支出绩效情况\n（一）党建\n甲。\n（二）业务\n乙。\n（三）信访\n丙。",
        "1.工资福利支出422.69万元；\n2.商品和服务支出852.41万元；\n3.对个人和家庭的补助144.76万元。",
    ],
)
def test_a_sentence_a_title_or_a_chapter_alone_is_a_fragment(text: str) -> None:
    assert profile(text).kind is DocumentKind.FRAGMENT


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("云和县林业局2023年度部门整体支出绩效自评报告\n2022年度收入增长。2022年度支出平稳。", 2023),
        ("关于云溪县2023年预算执行情况和2024年预算草案的报告\n一、情况", 2023),
        ("二〇二三年度部门决算\n一、情况", 2023),
        ("2023年度共支出2842.06万元，比2022年增长3%，根据湘财绩〔2020〕7号文件，2021年度奖励240万元，2023年12月完工。", 2023),
        ("收入由2019年的6.40亿元增加到2023年的8.36亿元，2023年支出平稳。", 2023),
        ("全年支出812.40万元。", None),
    ],
)
def test_the_year_is_the_one_reported_on(text: str, year: int | None) -> None:
    assert profile(text).year == year
