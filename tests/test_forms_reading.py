"""A workbook in a clerk's hands: what may be done to it, and what is told, at which cell."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook as Book

from jixiao.forms import Filing, Passage, Problem, Workbook, form_of, read_workbook, workbook_of
from jixiao.forms.layout import layout_of
from jixiao.model import CellPlace, Severity, UnreadableFile
from test_forms_workbook import FILLED

DATA = workbook_of(FILLED)
LAYOUT = layout_of(form_of(FILLED), FILLED)


def edited(change: Callable[[Book], object]) -> bytes:
    """The bytes of the workbook after a change with another program."""
    book = openpyxl.load_workbook(BytesIO(DATA))
    change(book)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def typed(table: str, row: str, column: str, content: object) -> Workbook:
    """What is read after something was typed into one cell."""
    place = LAYOUT.place((table, row, column))

    def change(book: Book) -> None:
        book[place.sheet][place.cell] = content

    return read_workbook(edited(change))


def told(workbook: Workbook) -> list[tuple[str, str]]:
    return [(problem.place.sheet, problem.place.cell) for problem in workbook.problems]


def only(workbook: Workbook) -> Problem:
    (problem,) = workbook.problems
    return problem


def test_a_workbook_that_another_program_saved_reads_the_same() -> None:
    workbook = read_workbook(edited(lambda book: None))
    assert (workbook.filing, workbook.problems) == (FILLED, ())


def test_an_empty_workbook_holds_nothing() -> None:
    workbook = read_workbook(workbook_of(Filing({})))
    assert workbook.filing == Filing({})
    assert [problem.messages["zh"] for problem in workbook.problems] == ["没有填写“单位名称”；请填写。", "没有填写“评价年度”；请填写。"]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (1419.8600000000001, "1419.86"),
        ("12.5万元", "12.5"),
        ("125000元", "12.5"),
        ("0.00125 亿元", "12.5"),
        ("1,268.40", "1268.4"),
        ("１２.５", "12.5"),
        ("  12.5 ", "12.5"),
        (0, "0"),
        ("=10+2.5", None),
    ],
)
def test_an_amount_is_read_as_it_was_meant(content: object, value: str | None) -> None:
    workbook = typed("basic", "30103", "actual", content)
    if value is None:  # openpyxl saves a formula without its result
        assert "没有保存计算结果" in only(workbook).messages["zh"]
    else:
        assert workbook.problems == ()
        assert workbook.filing.values["basic", "30103", "actual"] == Decimal(value)


@pytest.mark.parametrize(
    ("table", "row", "column", "content", "says"),
    [
        ("staff", "worker", "on_duty", -3, "负数"),
        ("staff", "worker", "on_duty", 2.5, "整数"),
        ("staff", "worker", "on_duty", "三个", "应填数字"),
        ("staff", "worker", "on_duty", "3万元", "单位"),
        ("basic", "30103", "actual", "约12万元", "应填数字"),
        ("basic", "30103", "actual", "无", "请填 0"),
        ("basic", "30103", "actual", "12.5亩", "单位"),
        ("basic", "30103", "actual", 12.34567891, "小数超过 6 位"),
        ("basic", "30103", "actual", 1e15, "太大"),
        ("basic", "30103", "actual", datetime(2023, 5, 1), "日期"),
        ("basic", "30103", "actual", True, "应填数字"),
        ("basic", "30103", "actual", "='[别的账.xlsx]Sheet1'!$A$1", "别的工作簿"),
        ("basic", "30103", "actual", "=cmd|'/c calc'!A1", "别的工作簿或程序"),
        ("basic", "30103", "actual", "12元" * 5000, "应填数字"),
        ("body", "nature", "value", "行政机关", "没有“行政机关”这个选项"),
        ("body", "year", "value", 20233, "大于 2100"),
        ("building", "none", "value", "也许", "不明确"),
        ("satisfaction", "public", "actual", 101, "大于 100"),
        ("result", "date", "value", "2024年2月30日", "不是能用的日期"),
        ("result", "date", "value", "2024年3月", "写到日"),
        ("projects", "1", "start", "去年", "不是年月"),
        ("questions", "benefit/1", "answer", "很好", "可选：显著、较好、一般、不明显"),
        ("questions", "efficiency/1", "answer", 7, "大于 6"),
        ("scores", "staff_rate", "score", 5.5, "大于 5"),
        ("targets", "1", "level2", "数量指标", "可选：产出数量、产出质量、社会效益、服务对象满意度"),
    ],
)
def test_what_does_not_fit_is_told_at_its_cell(table: str, row: str, column: str, content: object, says: str) -> None:
    problem = next(each for each in typed(table, row, column, content).problems if each.severity is Severity.ERROR)
    assert problem.place == LAYOUT.place((table, row, column))
    assert says in problem.messages["zh"]
    assert problem.messages["en"]


@pytest.mark.parametrize("content", ["=1+1是公式吗", "+86 0731", "-无-", "@某人", "https://example.invalid/x"])
def test_text_that_looks_like_a_formula_stays_text(content: str) -> None:
    filing = Filing({**FILLED.values, ("body", "superior", "value"): content}, FILLED.rows, FILLED.prose, FILLED.questionnaire)
    data = workbook_of(filing)
    assert read_workbook(data).filing == filing
    place = LAYOUT.place(("body", "superior", "value"))
    cell = openpyxl.load_workbook(BytesIO(data))[place.sheet][place.cell]
    assert (cell.data_type, cell.hyperlink) == ("s", None)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (datetime(2024, 3, 5), date(2024, 3, 5)),
        ("2024-3-5", date(2024, 3, 5)),
        ("2024年3月5日", date(2024, 3, 5)),
        ("2024.03.05", date(2024, 3, 5)),
        (45356, date(2024, 3, 5)),
    ],
)
def test_a_date_is_read_however_it_was_written(content: object, value: date) -> None:
    assert typed("result", "date", "value", content).filing.values["result", "date", "value"] == value


def test_a_number_in_a_cell_for_text_is_the_words_that_were_typed() -> None:
    assert typed("questions", "rules/1", "evidence", 12).filing.values["questions", "rules/1", "evidence"] == "12"


def test_a_total_typed_by_hand_that_does_not_add_up_is_kept_and_told() -> None:
    workbook = typed("basic", "301", "actual", 250)
    problem = only(workbook)
    assert (problem.severity, problem.place) == (Severity.WARNING, LAYOUT.place(("basic", "301", "actual")))
    assert "填的是 250，而分项之和是 240.37，相差 9.63" in problem.messages["zh"]
    assert workbook.filing.values["basic", "301", "actual"] == 250


def test_a_total_typed_by_hand_that_adds_up_is_as_good_as_its_formula() -> None:
    assert typed("basic", "301", "actual", 240.37).filing == FILLED


def test_a_total_without_parts_may_be_typed() -> None:
    workbook = typed("basic", "303", "actual", 36.5)
    assert workbook.problems == ()
    assert workbook.filing.values["basic", "303", "actual"] == Decimal("36.5")
    assert read_workbook(workbook_of(workbook.filing)).filing == workbook.filing


def test_tables_that_tell_different_totals_are_told() -> None:
    workbook = typed("project", "30227", "actual", 99)
    assert "与“项目支出”的“项目支出合计”（本年决算数）（99）不一致，相差 86.5" in only(workbook).messages["zh"]


def test_a_share_typed_as_a_fraction_is_asked_about() -> None:
    assert "如果是 95%，请填 95" in only(typed("satisfaction", "public", "actual", 0.95)).messages["zh"]


def test_a_date_outside_the_year_is_asked_about() -> None:
    workbook = typed("changes", "1", "date", datetime(2031, 5, 1))
    assert "不在评价年度 2023 年内" in only(workbook).messages["zh"]


def test_all_complaints_come_at_once() -> None:
    def change(book: Book) -> None:
        for address in (("staff", "worker", "on_duty"), ("basic", "30103", "actual"), ("people", "retired", "actual")):
            place = LAYOUT.place(address)
            book[place.sheet][place.cell] = "很多"

    assert len(read_workbook(edited(change)).problems) == 3


def test_rows_put_into_a_list_belong_to_it() -> None:
    _, first, column = LAYOUT.cell(("project_items", "1", "name"))

    def change(book: Book) -> None:
        sheet = book["支出明细"]
        sheet.insert_rows(first + 2)
        sheet.cell(first + 2, column + 1, "仓储设施")
        sheet.cell(first + 2, LAYOUT.cell(("project_items", "1", "actual"))[2] + 1, 3.5)

    rows = read_workbook(edited(change)).filing.rows["project_items"]
    assert rows[1] == {"name": "仓储设施", "actual": Decimal("3.5")}


def test_rows_of_a_grid_may_change_places() -> None:
    _, one, _ = LAYOUT.cell(("staff", "administrative", "on_duty"))
    _, other, _ = LAYOUT.cell(("staff", "worker", "on_duty"))

    def change(book: Book) -> None:
        sheet = book["基本情况"]
        for column in range(1, 9):
            upper, lower = sheet.cell(one + 1, column), sheet.cell(other + 1, column)
            upper.value, lower.value = lower.value, upper.value

    workbook = read_workbook(edited(change))
    assert workbook.filing == FILLED
    assert workbook.places["staff", "worker", "establishment"] == CellPlace("基本情况", f"C{one + 1}")


def test_a_row_whose_hidden_key_is_gone_is_known_by_its_label() -> None:
    _, row, _ = LAYOUT.cell(("staff", "administrative", "on_duty"))

    def change(book: Book) -> None:
        book["基本情况"].cell(row + 1, 1).value = None

    assert read_workbook(edited(change)).filing == FILLED


def test_a_row_that_the_table_does_not_have_is_told() -> None:
    _, row, column = LAYOUT.cell(("staff", "worker", "on_duty"))

    def change(book: Book) -> None:
        sheet = book["基本情况"]
        sheet.insert_rows(row + 1)
        sheet.cell(row + 1, 2, "借调")
        sheet.cell(row + 1, column + 1, 4)

    problem = only(read_workbook(edited(change)))
    assert problem.place == CellPlace("基本情况", f"B{row + 1}")
    assert "不是表中原有的行" in problem.messages["zh"]


def test_a_row_that_was_copied_with_its_key_is_told_and_read_once() -> None:
    _, row, _ = LAYOUT.cell(("staff", "worker", "on_duty"))

    def change(book: Book) -> None:
        sheet = book["基本情况"]
        sheet.insert_rows(row + 2)
        for column in range(1, 5):
            sheet.cell(row + 2, column, sheet.cell(row + 1, column).value)

    workbook = read_workbook(edited(change))
    assert workbook.filing == FILLED
    assert "重复" in only(workbook).messages["zh"]


def test_what_is_written_below_a_table_is_told_as_not_read() -> None:
    _, row, column = LAYOUT.cell(("staff", "total", "on_duty"))

    def change(book: Book) -> None:
        book["基本情况"].cell(row + 3, column + 1, "注：含借调人员")

    problem = only(read_workbook(edited(change)))
    assert (problem.severity, problem.place.cell) == (Severity.WARNING, f"E{row + 3}")


def test_a_cell_of_several_lines_is_several_paragraphs() -> None:
    workbook = typed("duties", "3", "text", "负责农田建设。\n\n 负责农机管理。")
    assert workbook.filing.prose["duties"][2:] == (Passage("负责农田建设。"), Passage("负责农机管理。"))


def test_a_missing_sheet_is_told_and_the_others_are_read() -> None:
    workbook = read_workbook(edited(lambda book: book.remove(book["三公"])))
    assert told(workbook) == [("三公", "")]
    assert workbook.filing == FILLED


def test_a_sheet_may_have_another_name_and_place() -> None:
    def change(book: Book) -> None:
        book["支出"].title = "2023支出"
        book.move_sheet("2023支出", -2)

    workbook = read_workbook(edited(change))
    assert workbook.filing == FILLED
    assert workbook.places["basic", "30101", "actual"].sheet == "2023支出"


def test_a_table_without_its_keys_is_told() -> None:
    def change(book: Book) -> None:
        sheet = book["三公"]
        for row in range(4, 14):
            sheet.cell(row, 1).value = None

    problems = read_workbook(edited(change)).problems
    assert any("找不到表“一、“三公”经费”" in problem.messages["zh"] for problem in problems)


def test_a_deleted_column_is_told() -> None:
    _, _, column = LAYOUT.cell(("people", "retired", "actual"))
    problems = read_workbook(edited(lambda book: book["基本情况"].delete_cols(column + 1))).problems
    assert any("缺少列“年末人数”" in problem.messages["zh"] for problem in problems)


def test_questions_that_were_tampered_with_are_told() -> None:
    def change(book: Book) -> None:
        book["管理与佐证"]["B1"] = '{"system": 3'

    problems = read_workbook(edited(change)).problems
    assert any("认不出评价指标体系的问题" in problem.messages["zh"] for problem in problems)


def test_a_workbook_of_a_newer_version_asks_for_an_upgrade() -> None:
    def change(book: Book) -> None:
        book["支出"]["A1"] = "jixiao department 99 spending"

    with pytest.raises(UnreadableFile) as refused:
        read_workbook(edited(change))
    assert refused.value.code == "workbook_version"


def test_another_workbook_is_refused_in_plain_words() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "项目"  # type: ignore[index]
    target = BytesIO()
    book.save(target)
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(target.getvalue())
    assert refused.value.code == "workbook_foreign"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        ("报告正文".encode(), "not_workbook"),
        (b"%PDF-1.7 ...", "not_workbook"),
        (b"PK\x03\x04 broken", "truncated"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_workbook(data)
    assert refused.value.code == code
