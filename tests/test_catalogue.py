"""The measure catalogue: one measure under all its names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.language import UNITS, canonical, measure, measures


@pytest.mark.parametrize(
    "names",
    [
        "公务接待费 公务接待支出 公务接待 公务接待费用",
        "办公费 办公经费",
        "“三公”经费 三公经费 三公经费支出 “三公经费”总额",
        "基本支出 基本支出数",
        "因公出国（境）费 因公出国(境)费 因公出国（境）费用",
        "工资福利支出 工资和福利支出",
        "对个人和家庭的补助 对个人和家庭补助支出 对个人和家庭补助",
    ],
)
def test_a_measure_is_the_same_under_all_its_names(names: str) -> None:
    assert len({canonical(name) for name in names.split()}) == 1


def test_different_measures_stay_apart() -> None:
    names = "基本支出 项目支出 人员经费 公用经费 公务接待费 会议费 培训费 差旅费 水费 电费 印刷费".split()
    assert len({canonical(name) for name in names}) == len(names)


@given(st.text(max_size=20))
def test_an_unknown_name_is_its_own_and_an_id_is_final(name: str) -> None:
    assert canonical(canonical(name)) == canonical(name)


def test_every_part_of_a_measure_is_a_measure_in_the_same_unit() -> None:
    for whole in measures():
        for identity in whole.parts:
            part = measure(identity)
            assert part is not None, f"{whole.id} names {identity}"
            assert part.unit == whole.unit


def test_a_measure_has_a_name_of_its_own_and_a_unit_that_is_read() -> None:
    assert len({entry.id for entry in measures()}) == len(measures())
    assert [entry.id for entry in measures() if entry.unit != "yes_no" and entry.unit not in UNITS] == []


def test_a_class_of_the_economic_classification_is_the_sum_of_its_items() -> None:
    wages = measure("301")
    assert wages is not None and wages.zh == "工资福利支出"
    assert {"30101", "30103", "30199"} <= set(wages.parts)
    basic = measure("expenditure.basic")
    assert basic is not None and basic.parts == ("expenditure.personnel", "expenditure.public")


def test_a_measure_that_is_not_in_the_catalogue_is_none() -> None:
    assert measure("辖区古树数") is None
