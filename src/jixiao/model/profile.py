"""What kind of document it is, about which year, and its headings."""

from enum import StrEnum

import msgspec

from jixiao.model.document import Span


class DocumentKind(StrEnum):
    """The genres that differ in what they must contain."""

    PERFORMANCE_REPORT = "performance_report"  # 部门整体支出绩效(自)评价报告
    FINAL_ACCOUNTS = "final_accounts"  # 部门决算(情况)说明
    BUDGET = "budget"  # 部门预算说明
    THREE_PUBLIC = "three_public"  # “三公”经费说明
    PROJECT_SELF_EVALUATION = "project_self_evaluation"  # 项目支出绩效自评
    BUDGET_EXECUTION = "budget_execution"  # 预算执行情况报告
    STATISTICAL_BULLETIN = "statistical_bulletin"  # 统计公报
    FRAGMENT = "fragment"  # anything else, also a single sentence


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A numbered heading or list item: `level` 0 = 第一部分, 1 = 一、, 2 = （一）, 3 = 1., 4 = （1）, 5 = ①, 6 = 一是; `number` as counted.

    `span` covers the number and the title (at most 60 characters); `title` is without the number."""

    span: Span
    level: int
    number: int
    title: str
    style: str


class Profile(msgspec.Struct, frozen=True):
    """What the content says about the document as a whole; `year` is None when the text names none."""

    kind: DocumentKind
    year: int | None
    headings: tuple[Heading, ...]
