"""How the words beside a figure qualify it: 约, 近, 余, 不低于, 以上."""

from jixiao.model import Hedge

_EXACT = Hedge.EXACT
_NOT_ABOUT = frozenset("节制契预条公合签履违集简")  # 节约, 契约, 预约 ...
_BEFORE = {
    "约": Hedge.ABOUT,
    "近": Hedge.UP_TO,
    "逾": Hedge.OVER,
    "超": Hedge.OVER,
    "≥": Hedge.AT_LEAST,
    "≤": Hedge.AT_MOST,
    ">": Hedge.OVER,
    "<": Hedge.UP_TO,
}
_THREE_BEFORE = {
    "不低于": Hedge.AT_LEAST,
    "不少于": Hedge.AT_LEAST,
    "不小于": Hedge.AT_LEAST,
    "不超过": Hedge.AT_MOST,
    "不高于": Hedge.AT_MOST,
    "不大于": Hedge.AT_MOST,
    "不多于": Hedge.AT_MOST,
    "达不到": Hedge.EXACT,
}
_TWO_BEFORE = {
    "超过": Hedge.OVER,
    "突破": Hedge.OVER,
    "大概": Hedge.ABOUT,
    "不足": Hedge.UP_TO,
    "不到": Hedge.UP_TO,
    "至少": Hedge.AT_LEAST,
    "最少": Hedge.AT_LEAST,
    "最多": Hedge.AT_MOST,
    "至多": Hedge.AT_MOST,
}
_AFTER = {
    "左右": Hedge.ABOUT,
    "上下": Hedge.ABOUT,
    "以上": Hedge.AT_LEAST,
    "以内": Hedge.AT_MOST,
    "以下": Hedge.AT_MOST,
    "余次": Hedge.OVER,
}

# What a hedge ends with before a figure or begins with behind it: most figures have none of them beside, and are done with that.
LEADING = frozenset(word[-1] for words in (_BEFORE, _TWO_BEFORE, _THREE_BEFORE) for word in words)
FOLLOWING = frozenset(word[0] for word in _AFTER)


def hedge_around(text: str, start: int, stop: int) -> Hedge:
    """How the words right before `start` (of a figure) and right behind `stop` (of its unit) qualify it."""
    before = text[start - 1] if start else "\n"
    if before not in LEADING and text[stop] not in FOLLOWING:
        return _EXACT
    if before in _BEFORE and not (before == "约" and text[start - 2 : start - 1] in _NOT_ABOUT):
        return _BEFORE[before]
    if before in LEADING:
        hedge = _THREE_BEFORE.get(text[start - 3 : start]) or _TWO_BEFORE.get(text[start - 2 : start])
        if hedge is not None:
            return hedge
    return _AFTER.get(text[stop : stop + 2], Hedge.EXACT)
