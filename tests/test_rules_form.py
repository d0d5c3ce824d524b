"""Rules of form: structure, attachment, period, privacy, wording, reading. Every text here is invented."""

import importlib

import pytest

from jixiao.extract.profile import recognise
from jixiao.language import shadow_of
from jixiao.model import Extraction, Finding, Severity
from jixiao.readers.text import document_of_text
from jixiao.rules.declare import RULES, Rule

MODULES = ("attachment", "numbering", "period", "privacy", "punctuation", "structure", "template", "wording")
for module in MODULES:
    importlib.import_module(f"jixiao.rules.{module}")
FORM = [rule for code, rule in sorted(RULES.items()) if rule.check.__module__.rpartition(".")[2] in MODULES]

TITLE = "云和县林业局2023年度部门整体支出绩效自评报告\n"


def report(results: str = "全年完成营造林3.2万亩。", end: str = "", title: str = TITLE) -> str:
    """A small report that is recognised as one, with `results` in its fourth section."""
    return (
        f"{title}一、部门概况\n本局负责全县林业工作。\n二、部门整体支出使用情况\n全年支出按预算执行。\n三、部门整体支出管理情况\n制度健全。\n"
        f"四、部门整体支出绩效情况\n{results}\n五、存在的问题\n进度偏慢。\n六、绩效评价结果\n自评等级为“优”。\n{end}"
    )


def findings(text: str, rules: list[Rule] = FORM) -> list[Finding]:
    document = document_of_text(text)
    shadow = shadow_of(text)
    extraction = Extraction(document, shadow, recognise(document, shadow), (), (), ())
    found = [finding for rule in rules for finding in rule.check(extraction, rule)]
    for finding in found:
        for language, message in RULES[finding.rule].message.items():
            assert message.format(**finding.values), language
        for mark in finding.marks:
            assert 0 < mark.span.end - mark.span.start <= 60
        for suggestion in finding.suggestions:
            span = finding.marks[suggestion.mark].span
            assert text[span.start : span.end] == suggestion.old != suggestion.new
    return found


def told(text: str) -> list[tuple[str, str]]:
    """(rule, words marked) of every finding above info."""
    return [
        (finding.rule, text[finding.marks[0].span.start : finding.marks[0].span.end])
        for finding in findings(text)
        if finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("rule", FORM, ids=lambda rule: rule.code)
def test_a_rule_reports_its_bad_example_and_no_rule_its_good_one(rule: Rule) -> None:
    assert {finding.rule for finding in findings(rule.bad)} == {rule.code}
    assert findings(rule.good) == []


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        # numbering
        ("一、概况\n甲。\n二、支出\n乙。\n二、问题\n丙。\n四、建议\n丁。", "STR001", "二、问题"),
        ("（一）学习\n（二）纪律\n（四）作风", "STR001", "（四）作风"),
        ("1.办公费\n2.印刷费\n3.水费\n3.电费\n4.差旅费", "STR001", "3.电费"),
        ("1.办公费\n2.印刷费\n5.水费\n4.电费", "STR001", "5.水费"),
        ("五、概况\n二、支出\n三、问题", "STR001", "五、概况"),
        ("1 概况\n1.1 职责\n1.2 机构\n1.2 编制\n1.4 资产\n2 支出", "STR001", "1.2 编制"),
        ("①甲。\n②乙。\n④丙。", "STR001", "④丙"),
        ("问题：一是慢；二是少；二是弱。", "STR003", "二是"),
        # attachment
        (report("评分详见附件2。", "附件1\n基础数据表\n" + "编制数120人，实有112人，控制率93.33%；" * 3), "ATT001", "见附件2"),
        (
            report("数据见附件1-3。", "附件1：基础数据表\n" + "编制数120人，" * 8 + "\n附件2：评分表\n" + "投入15分，" * 8),
            "ATT001",
            "见附件1-3",
        ),
        (report("得分见附表。"), "ATT001", "见附表"),
        (
            report("分布见附件3。", "附件1\n来源\t预算\n" + "省级\t12.5\n" * 6 + "附件2\n街道\t户数\n" + "北门\t647\n" * 6),
            "ATT001",
            "见附件3",
        ),
        (report(end="附件：1.基础数据表\n      2.评分表\n      2.满意度调查表\n"), "ATT002", "2"),
        # period
        (report("截至目前情况如下。2023年1—10月，完成投资4137万元，占计划的92%。"), "PRD001", "1—10月"),
        (report("前三季度，全县完成营造林2.4万亩。"), "PRD001", "前三季度"),
        (report("2022年度财政拨款支出决算为120.50万元。"), "PRD002", "2022"),
        (report("2023年度收入增长。2023年度支出平稳。2023年度结余减少。", title=TITLE.replace("2023", "2022")), "PRD002", "2022"),
        (report("截至2022年12月31日，全系统核定编制120名，实有112人。"), "PRD002", "2022"),
        ("工程于2023年6月31日完工。", "PRD003", "2023年6月31日"),
        ("工程于2023年13月完工。", "PRD003", "2023年13月"),
        ("工程于2月30日完工。", "PRD003", "2月30日"),
        ("工程于2023年2月29日完工。", "PRD003", "2023年2月29日"),
        (report("二期工程2024年6月已完工。", "云和县林业局\n2024年3月20日"), "PRD004", "2024年6月"),
        # what a template left
        ("20XX年度收入总计812.40万元。", "STR020", "XX年"),
        ("公务接待费××万元。", "STR020", "××万"),
        ("公务接待费____万元，比上年减少3.06万元。", "STR020", "____"),
        ("公务接待费（  ）万元，比上年减少3.06万元。", "STR020", "（  ）"),
        ("公务接待费3.06万元，占  %。", "STR020", "占  %"),
        ("公务接待费比上年减少  万元，下降10%。", "STR020", "少  万元"),
        ("公务接待费比上年减少万元。", "STR020", "少万元"),
        ("绩效情况（请填写，可附表）：良好。", "STR021", "（请填写，可附表）"),
        ("存在问题（不超过300字左右）：进度慢。", "STR021", "（不超过300字左右）"),
        ("比上年增长（下降）3.5%。", "STR022", "增长（下降）"),
        ("决算数大/小于预算数。", "STR022", "大/小于"),
        ("决算数小于预算数的主要原因：；公务用车减少。", "STR023", "原因："),
        ("支出增加，主要原因是\n（二）公务接待费", "STR023", "原因是"),
        # direction and reading
        ("财政拨款支出比上年减少增加12.5万元。", "GRW004", "减少增加"),
        ("支出18.60万元（购置费0万元、运行费18.60万元，比上年减少1.2万元。", "QTY011", "（"),
        ("支出18.60万元，购置费0万元、运行费18.60万元），比上年减少1.2万元。", "QTY011", "）"),
        ("收入12.80亿元，。支出11.64亿元。", "QTY012", "，。"),
        ("收入3亿万元。", "QTY013", "亿万元"),
        ("占比12.5%%。", "QTY013", "%%"),
        ("提高2.5%个百分点。", "QTY013", "%个百分点"),
        # privacy
        ("联系人王主任，手机13912345678。", "PRV002", "13912345678"),
        ("上访户王桂花家住石桥镇新华路8号。", "PRV004", "石桥镇新华路8号"),
        ("患者张小明（男，12岁）已康复出院。", "PRV005", "张小明"),
        ("低保户刘大山一家3口搬入新居。", "PRV005", "刘大山"),
    ],
)
def test_it_is_reported_at_the_words_at_fault(text: str, rule: str, words: str) -> None:
    assert told(text) == [(rule, words)]


@pytest.mark.parametrize(
    "text",
    [
        # numbering
        "一、概况\n1.职责\n2.机构\n二、支出\n1.基本支出\n2.项目支出",
        "主要做法：\n1.学习\n2.检查\n存在问题：\n1.经费少\n2.人员少",
        "1.项目管理，措施包括：\n1.招标\n2.监理\n2.资金管理\n3.档案管理",
        "1、学习 2.检查\n2.整改\n3、总结",
        "（一）学习。（二）检查。\n（三）整改。",
        "1.学习。2.检查。\n3.整改。",
        "第一部分 概况\n一、职责\n二、机构\n第二部分 说明\n一、收入\n二、支出\n第三部分 名词解释",
        "三、存在的问题\n（一）经费少\n（二）人员少\n四、建议",
        "一、二季度收入增长3.2%。\n二、三产业增加值增长4%。",
        "2023年度收入12.80亿元\n3.5万人受益\n12月完工\n3、5月各检查1次\n1.2亿元到位",
        "问题：一是慢；二是少。建议：一是快；二是多；三是好。",
        "我局一是抓学习；二是抓检查。他局一是抓整改；二是抓总结；三要抓长效；四是抓宣传。",
        "目  录\n一、概况 1\n二、支出 2\n三、问题 3\n一、概况\n甲。\n二、支出\n乙。\n三、问题\n丙。",
        "一、概况……………1\n二、支出……………3\n一、概况\n甲。\n二、支出\n乙。",
        "附件\n一、概况\n二、支出\n三、问题\n附表\n一、基础数据\n二、评分",
        # attachment
        "项目明细见附件2。",
        report("依据《预算绩效管理办法》（财办〔2020〕7号）附件2的指标评分。"),
        report("得分见附件。", "附件：部门整体支出绩效评价指标表\n" + "投入15分，得14分；" * 5),
        report("得分详见《绩效评价指标评分表》（见附件）。", "绩效评价指标评分表\n投入 15 14\n过程 30 28"),
        report("明细见附件1、附件2。", "附件1\n" + "编制数120人，实有112人；" * 4 + "\n附件2\n" + "水库除险684.20万元；" * 4),
        report(end="附件：1.2023年度基础数据表\n      2.评分表\n      3.调查表\n"),
        report(end="附件1：基础数据表\n附件2：评分表\n\n附件1　基础数据表\n" + "编制120，" * 9 + "\n附件2　评分表\n" + "投入15，" * 9),
        # period
        "1-11月，全县完成工业产值137.64亿元，同比增长5.21%。",
        report("1-12月，全县完成营造林3.2万亩。"),
        report("7月对1-6月预算执行情况开展绩效监控，执行率为48.2%。"),
        report("全年完成3.2万亩，增速比1-11月提高1.2个百分点。"),
        report("上半年完成招标，下半年完成施工3.2公里。"),
        report("2022年1-11月，完成2.9万亩。全年完成3.2万亩。"),
        report("1-6月减免租金的商户全部恢复经营，全年减免租金12万元。"),
        report("上半年组织培训2次，三季度开展检查3次。"),
        report("2022年度部门整体支出绩效评价发现的问题已整改完毕5个。"),
        report("2022年度财政拨款结转12.5万元。与2022年度收入合计120万元相比，增长3%。"),
        report("截至2022年12月31日编制118名，2023年末编制120名。截至2023年12月31日，资产总额3.2亿元。"),
        report("2024年预算安排120万元，2022年为110万元，2021年度为100万元。"),
        report("工程于2023年6月已完工，二期预计2024年12月完工，2024年1月已通过验收。", "云和县林业局\n2024年3月20日"),
        "每月30日结账，2月28-29日盘点，工期13个月，12月31日止；农历二月30日。2024年2月29日完工。",
        # templates
        "企业XXL号防护服300件，详见www.abc.gov.cn/xxgk/index.html，李××反映，220kV××线（涉密）。",
        "收入亿元以上企业12家，单位均为万元，每增加万元产值能耗下降3%，占地12亩，占总投资的89%，金额单位为 万元。",
        "负责人签字：______    日期：____年__月__日",
        "【2016】56号、〔2019〕14号文件；发放调查问卷600份，请群众填写（填写满意度问卷572份）。",
        "各项增加（减少）的原因见下，增减变动（%）列于表中，股室（室）11个，维修（护）费4.99万元。",
        "分析了主要原因。主要原因是：\n一是任务增加；二是价格上涨。原因：人员减少。",
        # direction and reading
        "增幅5-10%，增长12%，收入增长下降2.1个百分点，下降3—5%；由增长转为下降3%。",
        "包括：1）车辆13辆；2）设备2台；a）其他3台。等级[80，90）为良，（60，80]为中。",
        "维修（护）费（含税）4.99万元（不含（境）外部分3.2万元）。",
        "成员单位（县财政局、\n县审计局等12家）参加。",
        "扶持15个个体户、12家家庭农场、3户户主、612人次人均142.17元、提高2.5个百分点。",
        "收入……12.80亿元。“三公”经费：“8.65万元”。",
        # privacy
        "监督热线13912345678，办公电话0746-5221234，邮编425300，项目编号110105194912310021。",
        "患者满意度98%，学生成绩反映良好，学生高考成绩提高，低保户金额到位，贫困户全部脱贫，患者安全有保障。",
        "上访户曾到京上访3次，患者高血压患有率12%，学生马拉松要求报名，学生李同学本人获奖。",
        "信访人李某反映的问题已解决，困难群众王×一家得到救助，局长王建国、特派员刘晓燕教授到会。",
        "项目编号6222021001116245702，资金拨入财政专户，账号6222021001116245702。",
    ],
)
def test_what_is_in_order_is_not_reported(text: str) -> None:
    assert told(text) == []


def test_after_a_break_counting_goes_on_and_the_slip_is_told_once() -> None:
    text = "\n".join(f"{number}、标题" for number in ("一", "二", "四", "五", "六", "七", "八"))
    assert told(text) == [("STR001", "四、标题")]


def test_a_number_of_the_wrong_level_is_given_the_number_that_its_section_needs() -> None:
    text = "五、管理\n六、绩效\n1、党建\n（一）学习\n（二）纪律\n二、业务\n（一）工业\n（二）科技\n七、问题\n八、结果"
    slip = next(finding for finding in findings(text) if finding.rule == "STR001")
    assert [(suggestion.old, suggestion.new) for suggestion in slip.suggestions] == [("二、", "2、")]


def test_part_year_figures_are_told_once_with_all_their_places() -> None:
    text = report("1-11月，完成造林2.9万亩。1-10月，完成投资4137万元。")
    (finding,) = findings(text)
    assert finding.rule == "PRD001"
    assert len(finding.marks) == 2


def test_listed_attachments_that_do_not_follow_are_no_more_than_worth_knowing() -> None:
    text = report("得分见附件1。", "附件：1.评分表\n      2.调查表\n")
    assert [(finding.rule, finding.severity) for finding in findings(text)] == [("ATT001", Severity.INFO)]


@pytest.mark.parametrize("text", ["", "\n", "一、", "（", "附件", "1-11月", "20年", "月31日", "一是", "见附件"])
def test_the_smallest_texts_are_judged_without_stumbling(text: str) -> None:
    findings(text)
