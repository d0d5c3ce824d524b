"""The measure catalogue: one measure under all its names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.language import canonical


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
