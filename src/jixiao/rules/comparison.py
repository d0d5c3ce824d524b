"""Family repeat: a figure of a report against the department's workbook, or another report, that was laid beside it."""

from collections.abc import Iterator, Sequence

from jixiao.model import Difference, Finding, Severity
from jixiao.rules.declare import Rule, compare_rule


@compare_rule(
    code="RPT003",
    family="repeat",
    severity=Severity.ERROR,
    title={"zh": "报告与所附数据不一致", "en": "The report differs from the file beside it"},
    rationale={
        "zh": "报告里的数应当来自单位的数据工作簿；两者不同，说明有一处没有更新。",
        "en": "A report tells the figures of the department's workbook; where the two differ, one of them was not updated.",
    },
    message={
        "zh": "“{name}”报告中为{stated}{unit}，所附文件中为{held}{unit}；请核对并统一。",
        "en": "“{name}” is {stated}{unit} in the report and {held}{unit} in the file beside it: make them agree.",
    },
    bad="某局2023年度部门整体支出绩效自评报告\n三、“三公”经费使用情况\n2023年公务接待费支出18.56万元。",
    good="某局2023年度部门整体支出绩效自评报告\n三、“三公”经费使用情况\n2023年公务接待费支出18.65万元。",
    beside="某局2023年度部门整体支出绩效自评报告\n三、“三公”经费使用情况\n2023年公务接待费支出18.65万元，用于上级检查。",
)
def told_otherwise(differences: Sequence[Difference], rule: Rule) -> Iterator[Finding]:
    for one in differences:
        name = one.name.replace("“", "‘").replace("”", "’")  # it stands in quotation marks itself
        values = {"name": name, "stated": one.stated, "held": one.held, "unit": one.unit}
        yield Finding(rule.code, rule.severity, one.marks, values, stated=one.stated, computed=one.held)
