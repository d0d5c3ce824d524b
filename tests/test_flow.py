"""Text that a page tore into lines says the same as the whole text, and findings point into the text as it is."""

import re

import pytest

from jixiao.readers.text import document_of_text
from jixiao.review import Review, check

REPORT = """某局2023年度部门整体支出绩效自评报告
一、部门概况
某局是县政府工作部门，主要负责全县项目建设、资金管理和监督检查工作，2023年末编制46人，在职44人，其中行政人员22人，事业人员21人。
二、收入支出情况
2023年总支出812.40万元，其中：基本支出523.15万元，占64.40%；项目支出289.25万元，占45.60%。支出比上年增加38.75万元，增长9.75%，主要原因是项目增加。
三、产出情况
全年计划新建站点80个，已建成100个，完成率115%，群众对站点的位置和服务总体满意，满意度达到95.50%，比上年提高2.5个百分点，各项工作有序推进。
全年共受理群众来信来访286件，办结279件，办结率87.55%，其余7件按照规定转到有关部门继续办理，没有发生一起越级上访和群体性事件，社会大局总体稳定。
四、存在问题
一是预算编制不够细致，个别项目执行进度偏慢，二是绩效目标设置不够科学，部分指标没有量化，三是资产管理基础工作还比较薄弱，有待于今后进一步加强和改进。"""


def wrapped(text: str, width: int, page_numbers: bool = False) -> tuple[str, list[int]]:
    """Lines of at most `width` columns (a Chinese character takes two), no figure torn, as a page has them, and for each character
    where it came from (-1: put in by the page)."""
    new: list[str] = []
    origins: list[int] = []
    column = lines = 0
    for word in re.finditer(r"[0-9.%]+|[\s\S]", text):
        columns = sum(1 if character.isascii() else 2 for character in word[0])
        if column + columns > width and word[0] != "\n":
            lines += 1
            put = "\n— 3 —\n" if page_numbers and lines % 6 == 0 else "\n"
            new.append(put)
            origins += [-1] * len(put)
            column = 0
        new.append(word[0])
        origins += range(word.start(), word.end())
        column = 0 if word[0] == "\n" else column + columns
    return "".join(new), origins


def told(review: Review) -> list[tuple[str, str, str]]:
    return sorted((finding.rule, finding.stated, finding.computed) for finding in review.findings if finding.relations)


@pytest.mark.parametrize("width", range(48, 92, 5))
@pytest.mark.parametrize("page_numbers", [False, True])
def test_hard_wrapped_text_gives_the_same_findings_at_their_place_in_the_original(width: int, page_numbers: bool) -> None:
    torn, origins = wrapped(REPORT, width, page_numbers)
    whole, parts = check(document_of_text(REPORT)), check(document_of_text(torn))
    assert told(whole)
    assert told(parts) == told(whole)
    places = {finding.stated: finding.marks[0].span for finding in whole.findings if finding.relations}
    for finding in parts.findings:
        if finding.relations:
            span = finding.marks[0].span
            assert torn[span.start : span.end].replace("\n", "").replace("— 3 —", "").startswith(REPORT[places[finding.stated].start])
            assert origins[span.start] == places[finding.stated].start


def test_quantities_of_a_torn_text_slice_back_to_their_figures() -> None:
    torn, _ = wrapped(REPORT, 60)
    document = document_of_text(torn)
    for quantity in check(document).extraction.quantities:
        assert torn[quantity.span.start : quantity.span.end].replace("\n", "") == f"{quantity.value}"
