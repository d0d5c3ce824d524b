"""Figures that name instead of counting: numbers of documents, clauses, lists, pages, tables; codes, models, roads, addresses."""

import re

# https://…, www.…, name@host: no character of it is a figure. Colons and question marks are full-width in the normal form.
_ADDRESS = re.compile(r"(?:[A-Za-z]{2,8}：//|www\.)[A-Za-z0-9\-._~/?#@!$&'*+%=：？；]++|@[A-Za-z0-9][A-Za-z0-9.\-]*+")
_CODE = re.compile(r"[A-Za-z0-9\-./_]*+")
_NUMBER_BEHIND = re.compile(r"(?: ?第? ?[0-9]{1,6} ?号)?+")
_POINTS = re.compile(r"(?:\.[0-9]++)*+")
_SECTION = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}[ \u3000]+(?=[一-龥])(?![万亿元])")
_YEAR_AT = re.compile(r"(?:19|20)[0-9]{2}年")
_DOCUMENT = re.compile(r"[〔\[【（](?:19|20)[0-9]{2}[〕\]】）]")

_MODEL = re.compile(
    r"(?:[-~/][0-9.]++)?(?:千伏(?!安)|[kK][vV](?!A)|KVA|kVA|[GTLDKW](?![A-Za-z])|型(?!企)|系列|号(?!召)|级(?!别)|#|℃|[A-Za-z]+[0-9]*"
    r"|季度|届|强|楼|室(?!外|内)|版|单元|[国省县乡]道|热线|报警|急救|计划[”》]|页(?!面)|(?<=[0-9]{3})(?:政务|便民|平台|服务|投诉|举报|消防|工单))"
)
_PAGE = re.compile(r"[-—·] ?[0-9]{1,4} ?[-—·] *+(?=\n)")
# What stands before the number of a table, an annex, a row, a telephone. Not 代表: of delegates there are so many.
_LABELS = ("附件", "表", "图", "行次", "序号", "栏次", "电话", "热线", "传真", "手机", "邮编", "编码", "编号", "代码", "号码", "账号")
_LABELLED = re.compile(r"(?:[-—./][0-9]{1,4})*+")
_PRODUCT = frozenset("×*✕")
_DIGITS = frozenset("0123456789")
_QUOTES = (frozenset("“「"), frozenset("”」"))
_CODE_LENGTH = 6  # a bare whole number as long as this is a code; amounts of that size carry a unit or separators


def without_addresses(text: str) -> str:
    """The text with web and mail addresses blanked out; as long as before, linear."""
    if "www." in text or "：//" in text or "@" in text:
        return _ADDRESS.sub(lambda match: "\0" * len(match[0]), text)
    return text


def end_of_code(text: str, end: int) -> int:
    """Where the run of letters, digits and joining marks ends: 2023-X of C2023-X."""
    match = _CODE.match(text, end)
    return match.end() if match else end


def end_of_section_number(text: str, start: int, end: int) -> int:
    """The end of a heading's number (4.2.1, 4.2 at the start of a line); 0 if the figure at [start, end) is none."""
    if text[end] == "." and text[end + 1] in _DIGITS:
        match = _POINTS.match(text, end)
        return match.end() if match else end
    if (start == 0 or text[start - 1] in "\n \t\u3000") and _SECTION.match(text, start) and _opens_line(text, start):
        return end
    return 0


def end_of_document_number(text: str, start: int, end: int) -> int:
    """The end of 2012〕33号 in 〔2012〕33号; 0 if the figure at [start, end) stands in no such brackets."""
    if text[start - 1] not in "（）" or _DOCUMENT.match(text, start - 1):
        match = _NUMBER_BEHIND.match(text, end + 1)
        return match.end() if match else end
    return 0


def is_list_number(text: str, start: int, end: int) -> bool:
    """Whether the figure numbers an item: 1、 1. （1） 1） where a line or a clause opens."""
    if text[end] == "）":
        return text[start - 1 : start] == "（" or _opens_line(text, start)
    if _opens_line(text, start) or text[start - 1] in "。；：":
        return text[end] == "、" or text[end + 1] not in _DIGITS or _YEAR_AT.match(text, end + 1) is not None
    return False


def _opens_line(text: str, start: int) -> bool:
    line = text.rfind("\n", max(0, start - 8), start) + 1 or max(0, start - 8)
    return not text[line:start].strip()


def end_of_name(text: str, start: int, end: int) -> int:
    """Where the name ends that a figure without a unit is part of (220kV, 表1-2, 0731-12345678, 4×1.5); 0 if it is a number of its own."""
    model = _MODEL.match(text, end)
    if model:
        return model.end()
    figure = text[start:end]
    if figure.isdecimal() and (len(figure) >= _CODE_LENGTH or (figure[0] == "0" and len(figure) > 1)):
        return end_of_code(text, end)
    before = text[start - 1] if start else "\n"
    after = text[end]
    if before in _PRODUCT or after in _PRODUCT or (before in _QUOTES[0] and after in _QUOTES[1]):
        return end
    if after == "·" and text[end + 1] in _DIGITS:  # 7·20
        return end
    if before in " -—·" and after in " -—·\n":
        line = text.rfind("\n", max(0, start - 3), start) + 1
        page = _PAGE.match(text, line)
        if page and line < start:
            return page.end()
    if before == " " and start > 1 and len(figure) < _CODE_LENGTH and text[start - 2].isascii() and text[start - 2].isalpha():
        return end_of_code(text, end)  # GB/T 9704-2012, Windows 10
    label = start - (before in " \u3000：")
    if text.endswith(_LABELS, max(0, label - 2), label) and not text.endswith("代表", 0, label):
        match = _LABELLED.match(text, end)
        return match.end() if match else end
    return 0
