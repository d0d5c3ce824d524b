"""A bureau's own template: other titles, order and wording; what is wrong with it is told by line."""

from pathlib import Path

import pytest

from jixiao.forms.narrative import narrative_of, sentences_of
from jixiao.forms.phrases import WORDS, PhraseError, parse, parse_condition
from jixiao.forms.template import Template, load_template, standard_template
from jixiao.model import InvalidData
from test_report import SMALL

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "report-template.yaml"


@pytest.mark.parametrize("page", ["report-template.md", "report-template.zh-CN.md"])
def test_every_word_of_a_sentence_is_explained(page: str) -> None:
    text = EXAMPLE.parents[1].joinpath(page).read_text(encoding="utf-8")
    assert [word for word in WORDS if f"{{{word} " not in text] == []


def template(tmp_path: Path, text: str) -> Template:
    made, problems = load_template(written(tmp_path, text))
    assert problems == ()
    return made


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "模板.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def problems(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.messages["zh"]) for problem in load_template(written(tmp_path, text))[1]]


def test_the_example_in_the_documents_is_a_template() -> None:
    made, found = load_template(EXAMPLE)
    assert found == ()
    assert [section.key for section in made.sections][-2:] == ["issues", "result"]
    headings = [chapter.heading for chapter in narrative_of(SMALL, made).chapters]
    assert headings == ["一、主要工作职责", "二、部门概况", "三、部门整体支出使用情况", "四、存在的问题、原因和改进措施", "五、自评结论"]


def test_what_a_template_does_not_say_stays_as_it_is(tmp_path: Path) -> None:
    made = template(tmp_path, "sections: [{key: duties, title: 部门职能}]")
    assert [section.title for section in made.sections][:2] == ["部门职能", "单位基本情况"]
    assert made.sections[1:] == standard_template().sections[1:]


def test_a_template_gives_a_section_sentences_of_its_own(tmp_path: Path) -> None:
    made = template(tmp_path, 'sections: [{key: spending, body: [{text: ["工资{basic.30101.actual}万元。"]}, {prose: spending_text}]}]')
    assert [words for section, words in sentences_of(SMALL, made) if section == "spending"] == ["工资149.17万元。"]


def test_what_is_wrong_is_told_by_line_all_at_once(tmp_path: Path) -> None:
    text = """names: {工资: basic.301.actul}
sections:
  - key: spending
    titel: 支出
    body:
      - text: ["支出{支出合几}万元。", "工资{工资"]
      - table: staf
      - prose: spending_text
  - {key: mine, title: 新的一节, body: []}
"""
    found = problems(tmp_path, text)
    assert [line for line, _ in found] == [1, 3, 4, 6, 6, 7]
    assert "是不是“支出合计”" in found[3][1] and "是不是 staff" in found[5][1] and "order" in found[1][1]


def test_prose_that_would_be_lost_is_told(tmp_path: Path) -> None:
    found = problems(tmp_path, "order: [duties, profile]")
    assert len(found) == 8 and all("叙述" in words for _, words in found)


@pytest.mark.parametrize(
    "text", ["a: [", "- x", "title: 5", "sections: {a: b}", "sections: [5]", "names: [a]", "order: [nowhere]", "x: &a [*a]"]
)
def test_a_file_that_is_no_template_is_refused_in_words(tmp_path: Path, text: str) -> None:
    try:
        assert problems(tmp_path, text)
    except InvalidData as error:
        assert error.where[-2:] in (":1", ":2") and set(error.messages) == {"zh", "en"}


@pytest.mark.parametrize(
    "text", ["{", "}", "[", "]", "{}", "{a", "[a", "a}", "{{a}}", "{[a]}", "[[[[[[a]]]]]]", "{行走 a}", "{占比 a}", "字" * 3000]
)
def test_a_phrase_that_does_not_close_is_told(text: str) -> None:
    with pytest.raises(PhraseError) as error:
        parse(text)
    assert set(error.value.messages) == {"zh", "en"}


@pytest.mark.parametrize("text", ["", "a", "a >", "> 3", "a > b > c 且", "a 大于 3"])
def test_a_condition_that_is_none_is_told(text: str) -> None:
    with pytest.raises(PhraseError):
        parse_condition(text)
