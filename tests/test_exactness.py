"""Amounts that all agree to the last digit were never rounded: then a last digit that is off is told."""

from random import Random

from jixiao.readers import document_of_text
from jixiao.review import check


def accounts(rounded: bool, slip: int = 0) -> str:
    """Forty sums of six parts: exact as printed, or of amounts in 元 rounded to 万元; the first sum is `slip` cents off."""
    random = Random(5)
    lines = ["某局2023年度支出情况"]
    for number in range(40):
        parts = [random.randrange(10_000, 9_000_000) for _ in range(6)]  # 元 with two decimals, as cents
        if not rounded:
            parts = [part // 10_000 * 10_000 for part in parts]
        total = sum(parts) + (slip * 10_000 if number == 0 else 0)
        told = "、".join(f"{name}{part / 1_000_000:.2f}万元" for name, part in zip("甲乙丙丁戊己", parts, strict=True))
        lines.append(f"{number + 1}号单位支出{total / 1_000_000:.2f}万元（{told}）。")
    return "\n".join(lines)


def rules(text: str) -> list[str]:
    return [finding.rule for finding in check(document_of_text(text)).findings]


def test_a_last_digit_that_is_off_is_told_where_all_others_agree() -> None:
    assert rules(accounts(rounded=False)) == []
    assert rules(accounts(rounded=False, slip=1)) == ["SUM002"]


def test_rounded_amounts_miss_the_last_digit_and_nobody_is_bothered() -> None:
    assert rules(accounts(rounded=True)) == []
