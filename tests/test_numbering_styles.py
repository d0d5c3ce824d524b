"""Numbers of sections and points in every style that clerks use: a number that is repeated or lost is told. Every text is invented."""

import pytest

from gold import review_of

IN_ORDER = {
    "headings set in by wide blanks": "　　四、投资\n投资平稳。\n\n　　五、贸易\n消费平稳。\n\n　　六、交通\n运输平稳。",
    "formal numerals": "壹 概况\n平稳。\n贰 收支\n平稳。\n叁 绩效\n好。\n肆 问题\n有。",
    "numerals with a verb": "一看总账：走势\n下降。\n二看细账：分项\n下降。\n三看大户：单位\n增减。\n四看下步：安排\n从紧。",
    "letters": "按科目看：\na) 教育支出\nb) 社保支出\nc) 住房支出",
    "Roman numerals": "Ⅰ. 概况\n平稳。\nⅡ. 收支\n平稳。\nⅢ. 绩效\n好。",
    "first, second, third": "存在问题：第一，编制粗；第二，进度慢；第三，审核松。",
    "points that must be done": "下一步：一要抓进度；二要抓质量；三要抓安全。",
    "of these, of those": "问题有三。其一，力量薄弱。其二，执行慢。其三，资料少。",
    "reasons": "一则价格下行；二则占比偏大；三则人员多。",
    "a rank is no point": "税收增幅居全市第一，增速居第三，贡献率居第二，综合得分居第五。",
    "a sentence that begins with a numeral": "一抓到底，不留死角。\n三查三改，逐户过关。",
}
SLIPS = {
    "headings set in by wide blanks": ("五、", "六、"),
    "formal numerals": ("叁 ", "贰 "),
    "numerals with a verb": ("四看", "三看"),
    "letters": ("c)", "d)"),
    "Roman numerals": ("Ⅲ. ", "Ⅳ. "),
    "first, second, third": ("第三", "第四"),
    "points that must be done": ("三要", "二要"),
    "of these, of those": ("其三", "其四"),
    "reasons": ("二则", "三则"),
}


def _structure(text: str) -> list[str]:
    return [finding.rule for finding in review_of(text).findings if finding.rule.startswith("STR")]


@pytest.mark.parametrize("says", IN_ORDER)
def test_numbers_in_order_raise_no_alarm(says: str) -> None:
    assert _structure(IN_ORDER[says]) == []


@pytest.mark.parametrize("says", SLIPS)
def test_a_number_repeated_or_lost_is_told(says: str) -> None:
    old, new = SLIPS[says]
    assert IN_ORDER[says].count(old) == 1
    assert len(_structure(IN_ORDER[says].replace(old, new))) == 1
