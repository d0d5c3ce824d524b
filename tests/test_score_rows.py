"""Tables of scores: full marks, and what the text tells again of a row. Every text is invented."""

from reading import Case, alarms, case, each, each_slip, misreported, slipped

_TABLE = (
    "指标 | 分值 | 得分 | 扣分\n预算配置 | 10 | 9 | 1\n预算执行 | 25 | 21.5 | 3.5\n履职产出 | 45 | 42.3 | 2.7\n履职效果 | 20 | 18 | 2\n"
    "合计 | 100 | 90.8 | 9.2\n"
)

CASES = [
    case(
        "the text tells rows of the table again",
        _TABLE + "自评总分90.8分，其中预算执行21.5分、履职产出42.3分、履职效果18分。",
        "",
        "其中预算执行[21.5] -> 25.1 : repeat; 履职产出[42.3]分 -> 43.2 : repeat sum",
    ),
    case(
        "points lost told again",
        _TABLE + "扣分最多的是预算执行，扣3.5分，占总扣分的38.0%。",
        "",
        "扣[3.5]分 -> 2.7 : repeat share",
    ),
    case(
        "a score above its full marks",
        "一级指标 | 分值 | 得分\n目标设定 | 10 | 9.5\n产出 | 35 | 33.6\n效果 | 15 | 14.2\n合计 | 60 | 57.3\n",
        "",
        "35 | [33.6] -> 14.2 => 15 | [14.2] -> 33.6 : limit score",
    ),
]

INNOCENT = [
    case("groups of rows are no rows", _TABLE + "投入类指标（分值35分）得30.5分，产出类指标（分值45分）得42.3分。"),
    case(
        "a row of several indicators",
        "指标 | 指标值 | 分值 | 得分\n产出 | 数量 | 10 | 9\n产出 | 质量 | 10 | 10\n合计 | | 20 | 19\n产出得19分。",
    ),
    case("a score of last year", _TABLE + "上年预算执行得分率为82.4%。"),
]


@each(CASES)
def test_scores_that_agree_raise_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []


@each_slip(CASES)
def test_a_score_that_its_table_contradicts_is_reported(one: Case, slip: str) -> None:
    assert misreported(*slipped(one, slip)) == ""


@each(INNOCENT)
def test_other_scores_raise_no_alarm(one: Case) -> None:
    assert alarms(one.text) == []
