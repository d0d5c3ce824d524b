"""Charts of the report: drawn as SVG, printed as PNG."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
from math import cos, pi, sin
from xml.sax.saxutils import escape

import msgspec

from jixiao.forms import Figures, Filing, form_of
from jixiao.forms.printing import figure
from jixiao.forms.sources import is_met
from jixiao.render.report.blocks import printable
from jixiao.render.report.widths import length

WIDTH = 760
ZOOM = 2.0
_FONTS = (
    "Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, Microsoft YaHei, SimHei, PingFang SC, Heiti SC, WenQuanYi Zen Hei, "
    "WenQuanYi Micro Hei, AR PL UMing CN, FangSong, SimSun, sans-serif"
)
_COLOURS = ("#1f4e79", "#2e86c1", "#8bbde0", "#c8973f", "#7f8c8d", "#5b8c5a", "#a65e5e", "#b7b3c9")
_INK, _PALE = "#333333", "#d5d9de"
_HUNDREDTH = Decimal("0.01")
_MOST_TARGETS, _WIDEST = 12, Decimal(200)


class Chart(msgspec.Struct, frozen=True):
    """`alt` says in words what the picture shows; `width` and `height` in units of which WIDTH are the width of the text."""

    title: str
    alt: str
    svg: str
    width: int
    height: int


def chart_of(key: str, filing: Filing) -> Chart | None:
    """The chart with this key (budget, structure, targets); None where there is too little to show."""
    return {"budget": _budget, "structure": _structure, "targets": _targets}[key](filing)


def png(chart: Chart) -> bytes:
    """The picture, for print at about 250 dots an inch."""
    return _drawn(chart.svg)


def _drawn(svg: str) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, background="#ffffff"))


def has_chinese_type() -> bool:
    """Whether this computer has a font for the labels: without one they would be missing, without a word."""
    return _drawn(_svg(40, 40, [_text(20, 28, "预")])) != _drawn(_svg(40, 40, []))


def _svg(width: int, height: int, pieces: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="{_FONTS}" font-size="16" fill="{_INK}">{"".join(pieces)}</svg>'
    )


def _text(x: float, y: float, words: str, anchor: str = "middle", size: int = 16, colour: str = _INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}">{escape(printable(words))}</text>'


def _box(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" fill="{colour}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str = _PALE, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"{dashed}/>'


def _budget(filing: Filing) -> Chart | None:
    """Grouped columns: budget, adjusted budget and accounts."""
    figures = Figures(form_of(filing), filing)
    series = [("budget", "年初预算数"), ("adjusted", "调整预算数"), ("actual", "决算数")]
    rows = [("basic", "基本支出"), ("project", "项目支出"), ("total", "支出合计")]
    table = {(row, column): figures.number(("expenditure", row, column)) for row, _ in rows for column, _ in series}
    series = [(key, zh) for key, zh in series if any(table[row, key] is not None for row, _ in rows)]
    rows = [(key, zh) for key, zh in rows if any(table[key, column] for column, _ in series)]
    most = max((value for value in table.values() if value is not None), default=Decimal(0))
    if len(series) < 2 or not rows or most <= 0:
        return None
    height, left, bottom, top = 380, 20, 330, 60
    pieces = list(_legend([zh for _, zh in series], 30))
    pieces.append(_line(left, bottom, WIDTH - left, bottom, _INK))
    slot = (WIDTH - 2 * left) / len(rows)
    bar = min(64.0, slot / (len(series) + 1))
    words = []
    for place, (row, name) in enumerate(rows):
        start = left + slot * place + (slot - bar * len(series)) / 2
        told = []
        for number, (column, zh) in enumerate(series):
            value = table[row, column]
            if value is None:
                continue
            tall = float(value / most) * (bottom - top - 22)
            pieces.append(_box(start + bar * number + 3, bottom - tall, bar - 6, tall, _COLOURS[number]))
            pieces.append(_text(start + bar * (number + 0.5), bottom - tall - 6, figure(value, "万元"), size=13))
            told.append(f"{zh}{figure(value, '万元')}万元")
        pieces.append(_text(left + slot * (place + 0.5), bottom + 26, name))
        words.append(f"{name}：{'，'.join(told)}")
    return Chart("支出预算与决算对比图（单位：万元）", "；".join(words) + "。", _svg(WIDTH, height, pieces), WIDTH, height)


def _legend(names: list[str], y: float) -> Iterator[str]:
    widths = [length(name) * 16 + 44 for name in names]
    x = (WIDTH - sum(widths)) / 2
    for number, (name, wide) in enumerate(zip(names, widths, strict=True)):
        yield _box(x, y - 13, 16, 16, _COLOURS[number])
        yield _text(x + 22, y, name, "start")
        x += wide


def _structure(filing: Filing) -> Chart | None:
    """A ring: the expenditure by economic class, basic and project expenditure together."""
    form = form_of(filing)
    figures = Figures(form, filing)
    classes: dict[str, Decimal] = {}
    for table in ("basic", "project"):
        for row in form.tables[table].rows:
            if row.level == 0 and row.key != "total" and (value := figures.number((table, row.key, "actual"))):
                name = row.zh.partition(" ")[2]
                classes[name] = classes.get(name, Decimal(0)) + value
    whole = sum(classes.values(), Decimal(0))
    if len(classes) < 2 or any(value < 0 for value in classes.values()):
        return None
    parts = sorted(classes.items(), key=lambda part: -part[1])
    percents = shares_of_hundred([value for _, value in parts])
    height = max(320, 40 * len(parts) + 80)
    centre, middle, outer, inner = 180.0, height / 2, 130.0, 76.0
    pieces, words, angle = [], [], -pi / 2
    for number, (name, value) in enumerate(parts):
        share = value / whole
        end = angle + 2 * pi * float(share)
        colour = _COLOURS[number % len(_COLOURS)]
        pieces.append(_slice(centre, middle, outer, inner, angle, end, colour))
        y = middle + (number - (len(parts) - 1) / 2) * 40 + 6
        percent = f"{percents[number]}%"
        pieces += [
            _box(350, y - 14, 16, 16, colour),
            _text(376, y, name, "start"),
            _text(WIDTH - 20, y, f"{figure(value, '万元')}（{percent}）", "end"),
        ]
        words.append(f"{name}{figure(value, '万元')}万元，占{percent}")
        angle = end
    pieces += [_text(centre, middle - 4, "支出合计"), _text(centre, middle + 20, figure(whole, "万元"), size=15)]
    return Chart("支出结构图（按经济分类，单位：万元）", "；".join(words) + "。", _svg(WIDTH, height, pieces), WIDTH, height)


def shares_of_hundred(values: list[Decimal]) -> list[Decimal]:
    """The shares of their sum in per cent, with two decimals, which make a hundred: those that were cut off most are rounded up."""
    whole = sum(values, Decimal(0))
    exact = [value / whole * 100 for value in values]
    cut = [share.quantize(_HUNDREDTH, ROUND_DOWN) for share in exact]
    missing = int((100 - sum(cut)) / _HUNDREDTH)
    most_cut = sorted(range(len(values)), key=lambda number: cut[number] - exact[number])[:missing]
    return [share + (_HUNDREDTH if number in most_cut else 0) for number, share in enumerate(cut)]


def _slice(x: float, y: float, outer: float, inner: float, start: float, end: float, colour: str) -> str:
    end = min(end, start + 2 * pi - 0.0001)  # a whole ring has no two ends
    large = int(end - start > pi)
    a, b = (x + outer * cos(start), y + outer * sin(start)), (x + outer * cos(end), y + outer * sin(end))
    c, d = (x + inner * cos(end), y + inner * sin(end)), (x + inner * cos(start), y + inner * sin(start))
    return (
        f'<path d="M{a[0]:.2f} {a[1]:.2f}A{outer} {outer} 0 {large} 1 {b[0]:.2f} {b[1]:.2f}L{c[0]:.2f} {c[1]:.2f}'
        f'A{inner} {inner} 0 {large} 0 {d[0]:.2f} {d[1]:.2f}Z" fill="{colour}" stroke="#ffffff" stroke-width="1.5"/>'
    )


def _targets(filing: Filing) -> Chart | None:
    """Bars: how far each target was reached, with a line at 100%."""
    rows = []
    for row in filing.rows.get("targets", ()):
        target, actual, name = row.get("target"), row.get("actual"), row.get("level3")
        if not (isinstance(target, Decimal) and isinstance(actual, Decimal) and isinstance(name, str)):
            continue
        above, below = (target, actual) if row.get("direction") == "≤" else (actual, target)
        if below > 0 and above >= 0:
            rows.append((name, above / below * 100, bool(is_met(row))))
    if len(rows) < 2:
        return None
    rows = rows[:_MOST_TARGETS]
    left, right, top, step = 290.0, WIDTH - 90.0, 56.0, 34.0
    height = round(top + step * len(rows) + 20)
    most = min(_WIDEST, max(Decimal(110), *(share for _, share, _ in rows)))
    scale = (right - left) / float(most)
    pieces = [*_legend(["达到目标值", "未达到目标值"], 26)]
    words = []
    for number, (name, share, met) in enumerate(rows):
        y = top + step * number
        percent = f"{format(share.quantize(Decimal('0.01')), 'f')}%"
        wide = float(min(share, most)) * scale
        pieces += [_text(left - 10, y + 20, _shortened(name), "end", 15), _box(left, y + 4, wide, step - 12, _COLOURS[0 if met else 1])]
        pieces.append(_text(left + wide + 8, y + 20, percent, "start", 14))
        words.append(f"{name}{percent}")
    hundred = left + 100 * scale
    pieces += [_line(hundred, top - 8, hundred, height - 12, "#a65e5e", "5 4"), _text(hundred, top - 12, "100%", size=13, colour="#a65e5e")]
    return Chart("绩效指标完成程度图", "以目标值为100%：" + "；".join(words) + "。", _svg(WIDTH, height, pieces), WIDTH, height)


def _shortened(name: str) -> str:
    return name if length(name) <= 18 else name[:17] + "…"
