"""One normal form of digits and punctuation, as long as the text itself, so that every later pattern need know only one form."""

import re

# Replaced one for one, and only where they occur: `in` and `replace` run at memory speed, str.translate does not.
_SAME = {
    "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5", "６": "6", "７": "7", "８": "8", "９": "9",
    "．": ".", "％": "%", "﹪": "%", "＋": "+", "－": "-", "−": "-", "–": "—", "～": "~", "〜": "~", "∼": "~", "／": "/", "＜": "<", "＞": ">", "∶": "：", "＝": "=",
    "(": "（", ")": "）", "﹙": "（", "﹚": "）", ";": "；", ":": "：", "﹔": "；", "﹐": "，", "？": "？", "\u00a0": " ", "\t": "\t",
    "“": "“", "其它": "其他", "≧": "≥", "≦": "≤", "═": "=",
}  # fmt: skip
_SAME = {old: new for old, new in _SAME.items() if old != new}
_WIDE_THOUSANDS = re.compile(r"(?<![０-９．])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])")
_COMMA = re.compile(r",(?!\d{3}(?![\d]))|(?<![\d]),")


def shadow_of(text: str) -> str:
    """The text with full-width digits and half-width punctuation made one: digits and % half-width; ，；：（） full-width.

    A comma stays half-width only where it parts thousands. Same length as `text`.
    """
    if "，" in text and _WIDE_THOUSANDS.search(text):
        text = _WIDE_THOUSANDS.sub(lambda match: match[0].replace("，", ","), text)
    for old, new in _SAME.items():
        if old in text:
            text = text.replace(old, new)
    if "," in text:
        text = _COMMA.sub("，", text)
    return text
