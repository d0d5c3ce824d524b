"""One normal form of digits and punctuation, as long as the text itself, so that every later pattern need know only one form."""

import re

# Replaced one for one, and only where they occur: `in` and `replace` run at memory speed, str.translate does not.
_SAME = {
    "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5", "６": "6", "７": "7", "８": "8", "９": "9",
    "．": ".", "％": "%", "﹪": "%", "＋": "+", "－": "-", "−": "-", "–": "-", "‐": "-", "‑": "-", "﹣": "-", "―": "—", "﹢": "+",
    "～": "~", "〜": "~", "∼": "~", "／": "/", "＜": "<", "＞": ">", "∶": "：", "＝": "=",
    "(": "（", ")": "）", "﹙": "（", "﹚": "）", ";": "；", ":": "：", "﹔": "；", "﹐": "，", "\u00a0": " ",
    "≧": "≥", "≦": "≤", "═": "=",
}  # fmt: skip
_WIDE_DIGITS = "０１２３４５６７８９"
_WIDE_THOUSANDS = re.compile(r"(?<![０-９．])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])")
# 12，345，678.90元: the full-width comma parts thousands only where nothing else can be meant, since it also parts the members of a list.
_STRAY_THOUSANDS = re.compile(r"(?<![0-9.，,])[1-9][0-9]{0,2}+(?:(?:，[0-9]{3}){2,5}+(?:\.[0-9]++)?|，[0-9]{3}\.[0-9]{2})(?=[万亿]?元)")
_MILLIONS = re.compile(r"，[0-9]{3}，[0-9]{3}[万亿]?元")
_ALL_THOUSANDS = re.compile(r"(?<![0-9.，,])[1-9][0-9]{0,2}+(?:，[0-9]{3}){1,5}+(?:\.[0-9]++)?(?=[万亿]?元)")
_MAYBE_STRAY = re.compile("，[0-9]{3}[.，]")  # starts with one character, which is found at memory speed
# A wide blank between a figure and its unit. Elsewhere it stays: it parts the columns of a table and sets paragraphs in.
_WIDE_BLANK = re.compile("\u3000(?=(?:[万亿]?元|人次?|[户件个吨亩]|公里)(?![一-龥])|[%‰])(?<=[0-9].)")
# 减少94.20万元.全年收入: a full stop typed half-width; after a numeral (一.概况) it numbers.
_STOP = re.compile(r"\.(?=[一-龥（“]|[ \u3000]*(?:\n|$))(?<=[%‰一-龥）”]\.)(?<![一二三四五六七八九十]\.)")
_COMMA = re.compile(r",(?![0-9]{3}(?![0-9]))|(?<![0-9]),")


def shadow_of(text: str) -> str:
    """The text with full-width digits and half-width punctuation made one: digits and % half-width; ，；：（） full-width.

    A comma stays half-width only where it parts thousands, a full stop where it is no end of a sentence. Same length as `text`.
    """
    if "，" in text and any(digit in text for digit in _WIDE_DIGITS) and _WIDE_THOUSANDS.search(text):
        text = _WIDE_THOUSANDS.sub(lambda match: match[0].replace("，", ","), text)
    for old, new in _SAME.items():
        if old in text:
            text = text.replace(old, new)
    if "它" in text:
        text = text.replace("其它", "其他")
    if "\u3000" in text:
        text = _WIDE_BLANK.sub(" ", text)
    if _MAYBE_STRAY.search(text):
        # a text that parts 1，111，848万元 so means no list by 168，842万元
        stray = _ALL_THOUSANDS if _MILLIONS.search(text) else _STRAY_THOUSANDS
        text = stray.sub(lambda match: match[0].replace("，", ","), text)
    if _STOP.search(text):
        text = _STOP.sub("。", text)
    if "," in text:
        text = _COMMA.sub("，", text)
    return text
