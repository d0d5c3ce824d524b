"""Family structure: sections that a document of its kind must have."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from jixiao.extract.profile import title_lines
from jixiao.language import any_occurs
from jixiao.model import DocumentKind, Extraction, Finding, Severity
from jixiao.rules.declare import Rule, rule
from jixiao.rules.pointing import point

_SHORTEST = 500  # characters; shorter texts are notes or excerpts
_FEWEST = 4  # headings of the first two levels

_SKELETON = """岚溪县水利局2023年度部门整体支出绩效自评报告
一、部门基本情况
岚溪县水利局是县人民政府工作部门，主要负责水资源的合理开发利用、节约用水、水土保持、农村水利和水旱灾害防御，内设6个股室，下属4个二级单位。全系统核定编制120名，
在职112人，离退休75人。公务用车编制5辆，实有4辆，均为应急抢险和执法执勤用车。
二、部门整体支出使用情况
全年支出按照批复的预算执行，基本支出保障机构运转，项目支出用于水库除险加固、农村饮水安全巩固提升、中小河流治理和水土保持。“三公”经费控制在预算以内，
公务接待严格执行公函制度，公务用车实行定点维修、定点加油。支出进度总体均衡，年末结余资金按规定缴回财政。
三、部门整体支出管理情况
严格执行县级预算管理办法，基本支出按标准、项目支出按进度拨付；政府采购、资产管理、内部控制制度健全，执行到位；纳入绩效目标管理的项目全部开展了运行监控和自评。
四、部门整体支出绩效情况
水旱灾害防御有力有序，实现了无人员伤亡、无一库垮坝的目标；农村供水保障水平提升，自来水普及率稳步提高；河湖管理持续加强，清理整治河湖乱占乱建，群众满意度较高；
水资源管理严格落实总量和强度双控，水土流失治理按计划完成，河长制工作得到上级通报表扬。
{problems}{sixth}、改进措施和建议
加快项目前期工作，提前谋划用地、环评等要素保障；建立管护经费动态增长机制；加大专业人才引进力度。
{seventh}、绩效自评结果
对照指标体系逐项评分，自评得分91.2分，评价等级为“优”。
"""


class Section(msgspec.Struct, frozen=True):
    """A section that is due: its names, the words any of which show that it is there, and how much its absence matters."""

    zh: str
    en: str
    words: tuple[str, ...]
    severity: Severity
    others: int = msgspec.field(name="with", default=0)


class Layout(msgspec.Struct, frozen=True):
    """What a kind of document must tell, and who says so."""

    source: str
    sections: tuple[Section, ...]


@cache
def layouts() -> dict[DocumentKind, Layout]:
    """The sections that are due, by kind of document (data/sections.yaml)."""
    import yaml

    data = yaml.safe_load(files("jixiao.rules").joinpath("data/sections.yaml").read_text(encoding="utf-8"))
    return msgspec.convert(data, dict[DocumentKind, Layout], strict=False)


@rule(
    code="STR010",
    family="structure",
    severity=Severity.WARNING,
    title={"zh": "缺少应有的部分", "en": "A section that is due is missing"},
    rationale={
        "zh": "报告提纲和公开规程规定了必须交代的内容，缺了会被退回。",
        "en": "Outlines and disclosure rules say what must be told; without it the report is sent back.",
    },
    message={
        "zh": "全文没有找到“{section}”的内容；此类材料应当说明这一部分，请补充。",
        "en": "Nothing in the text tells of {section_en}, which a document of this kind must tell: add it.",
    },
    bad=_SKELETON.format(problems="", sixth="五", seventh="六"),
    good=_SKELETON.format(
        problems="五、存在的主要问题\n一是预算执行进度不均衡；二是工程建后管护经费不足；三是基层专业力量薄弱。\n", sixth="六", seventh="七"
    ),
    source="财预〔2020〕10号；财预〔2016〕143号",
)
def missing_section(extraction: Extraction, rule: Rule) -> Iterator[Finding]:
    profile, shadow = extraction.profile, extraction.shadow
    if len(shadow) < _SHORTEST or extraction.document.unreadable:
        return
    if sum(heading.level <= 2 for heading in profile.headings) < _FEWEST:
        return
    layout = layouts().get(profile.kind)
    if layout is None:
        return
    absent = [section for section in layout.sections if not any_occurs(section.words, shadow)]
    present = len(layout.sections) - len(absent)
    for section in absent:
        severity = section.severity if present >= section.others else Severity.INFO
        start, end = _title(extraction)
        yield point(extraction, rule, start, end, "title", severity=severity, section=section.zh, section_en=section.en)


def _title(extraction: Extraction) -> tuple[int, int]:
    """Where an absence is told: at the title, else at the first heading."""
    headings = extraction.profile.headings
    lines = title_lines(extraction.shadow, headings)
    if lines:
        start = extraction.shadow.index(lines[0])
        return start, start + len(lines[0])
    return headings[0].span.start, headings[0].span.end
