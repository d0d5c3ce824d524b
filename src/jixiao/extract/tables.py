"""Tables: what a cell is called (its row's label, its column's head, the unit in the caption), and which cells add up."""

import re
from bisect import bisect_left
from decimal import Decimal

from jixiao.extract.claims import Claims
from jixiao.extract.columns import Cells, read_columns
from jixiao.extract.frames import Frame
from jixiao.extract.score_rows import read_score_rows
from jixiao.extract.table_sums import Sum, read_row_sums, read_sums_across
from jixiao.extract.table_wholes import read_table_wholes
from jixiao.extract.token import Role, Token
from jixiao.language import NO_UNIT, UNITS
from jixiao.model import Block, Dimension, Scenario, Span, Table, Unit

_ZERO = Decimal(0)
_UNIT = re.compile(r"单位[：:]\s*(?P<unit>[^\s，。；）)]{1,4})|（(?P<bracket>[^\s（），、：0-9]{1,5})[），、]")
_COUNTED = re.compile(r"(?P<unit>[宗件户人起家辆台条座次])数$")  # 宗数, 人数: what a column counts
_BUDGET = re.compile(r"预算|计划|目标|指标值|年度指标")
_ADJUSTED = re.compile(r"调整后?(?:的)?预算|全年预算|预算（调整后）|变更后预算")
_APPROVED = re.compile(r"编制数|核定|批复|批准")
_CHANGE = re.compile(r"增减|变动|差额")
_CHANGE_SUFFIX = "增减"
_SPENDING = re.compile(r"基本支出|项目支出")
_PRIOR = re.compile(r"上年|去年")
_BLANKS = " 　"
_BARS = re.compile(r"[|｜\t]")
_SLASH = re.compile("/")
_SLASHED = re.compile(r"[^/：0-9]{2,16}(?:/[-+]?[0-9][0-9.,]*%?){2,8}")  # 澜江市/786.20/842.75/-6.7%
_COLUMNS = re.compile(r"[ 　]{2,}|　")
_CAPTION = re.compile(r"单位[：:]|公开[0-9]+表")
_DIGIT = re.compile("[0-9]")
_BARE = re.compile(r"[\s　≥≤><=+-]*$")  # what may stand in a cell beside its figure
_RATE_HEAD = re.compile(r"%|率|占比|比重|[增降]幅|幅度|增长|比例|进度")


class Grid:
    """Rows of cells, each a span of the text; whatever the table was in the file."""

    __slots__ = ("caption", "rows")

    def __init__(self, rows: list[list[Span]], caption: str) -> None:
        self.rows = rows
        self.caption = caption


def grids_of(shadow: str, blocks: tuple[Block, ...], tables: tuple[Table, ...]) -> list[Grid]:
    """The tables of the document, and runs of lines whose columns are parted by blanks."""
    grids = []
    for table in tables:
        grids.append(Grid(_rows(table), shadow[max(0, table.span.start - 60) : table.span.start]))
    inside = [(table.span.start, table.span.end) for table in tables]
    run: list[list[Span]] = []
    start = 0
    for block in [*blocks, None]:
        row = None
        if (
            block is not None
            and block.span.end - block.span.start < 160
            and not any(low <= block.span.start < high for low, high in inside)
        ):
            row = _columns(shadow, block.span)
        if row is not None and block is not None:
            if run and _opens_table(shadow, run[-1], row):
                if len(run) >= 2:
                    grids.append(Grid(run, shadow[max(0, start - 60) : start]))
                run = []
            if not run:
                start = block.span.start
            run.append(row)
            continue
        if len(run) >= 2:
            grids.append(Grid(run, shadow[max(0, start - 60) : start]))
        run = []
    return grids


def _opens_table(shadow: str, last: list[Span], row: list[Span]) -> bool:
    """Whether a row is the caption of another table than the row before it, or its heading behind an empty line."""
    if _CAPTION.search(shadow, row[0].start, row[-1].end):
        return True
    apart = shadow.count("\n", last[-1].end, row[0].start) > 1
    return apart and _DIGIT.search(shadow, last[0].start, last[-1].end) is not None and not _DIGIT.search(shadow, row[0].start, row[-1].end)


def _rows(table: Table) -> list[list[Span]]:
    """The cells row by row, each in its own column: nothing stands in the places that a merged cell covers besides its first."""
    rows: dict[int, list[Span]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        row = rows.setdefault(cell.row, [])
        row.extend(Span(cell.span.start, cell.span.start) for _ in range(cell.column - len(row)))
        row.append(cell.span)
    return [rows[row] for row in sorted(rows)]


def _columns(shadow: str, span: Span) -> list[Span] | None:
    """The cells of a line parted by bars, tabs, or two blanks or more; None if it is no row of a table."""
    line = shadow[span.start : span.end]
    if "|" in line or "\t" in line or "｜" in line:
        cells = _between_bars(line, span.start, _BARS)
    elif "  " in line.strip() or "　" in line.strip():
        cells = _between_blanks(line, span.start)
    elif line.count("/") > 1 and _SLASHED.fullmatch(line):
        cells = _between_bars(line, span.start, _SLASH)
    else:
        return None
    if len(cells) >= 2 and all(cell.end - cell.start == 1 and not shadow[cell.start].isdigit() for cell in cells[:2]):
        cells[:2] = [Span(cells[0].start, cells[1].end)]  # 合  计
    if len(cells) < 2 or any(cell.end - cell.start > 40 for cell in cells) or re.search(r"[。；]", line):
        return None
    return cells


def _between_bars(line: str, offset: int, bars: re.Pattern[str]) -> list[Span]:
    """The cells between the bars or tabs of a line, also empty ones; a bar at either end is the border of the table."""
    cells, at = [], 0
    for bar in [*bars.finditer(line), None]:
        end = len(line) if bar is None else bar.start()
        words = line[at:end]
        start = at + len(words) - len(words.lstrip(_BLANKS)) if words.strip(_BLANKS) else at
        cells.append(Span(offset + start, offset + start + len(words.strip(_BLANKS))))
        at = end if bar is None else bar.end()
    first = line.lstrip(_BLANKS)[:1] in "|｜"
    last = line.rstrip(_BLANKS)[-1:] in "|｜"
    return cells[first : len(cells) - last]


def _between_blanks(line: str, offset: int) -> list[Span]:
    cells = []
    at = len(line) - len(line.lstrip(_BLANKS))
    for match in _COLUMNS.finditer(line, at):
        if match.start() > at:
            cells.append(Span(offset + at, offset + match.start()))
        at = match.end()
    if at < len(line):
        cells.append(Span(offset + at, offset + len(line)))
    return cells


def read_tables(claims: Claims, grids: list[Grid]) -> None:
    """Names the figures of each table and adds the sums of its columns and rows."""
    starts = [token.start for token in claims.tokens]
    for grid in grids:
        frame = Frame(claims.shadow, grid.rows)
        cells = _figures(claims, grid.caption, frame, starts)
        if cells:
            _relate(claims, frame, cells)


def _figures(claims: Claims, caption: str, frame: Frame, starts: list[int]) -> Cells:
    """The figure of each numeric cell by (row, column), named by its row and column."""
    shadow = claims.shadow
    found: Cells = {}
    for r, row in enumerate(frame.rows):
        for c, span in enumerate(row):
            at = bisect_left(starts, span.start)
            if at < len(starts) and starts[at] < span.end and (at + 1 == len(starts) or starts[at + 1] >= span.end):
                token = claims.tokens[at]
                if _BARE.match(shadow[span.start : token.start]) and _BARE.match(shadow[token.end : span.end]):
                    if frame.numbered and c == 0:
                        token.role, token.in_table = Role.OTHER, True  # the number or the code of the row
                    else:
                        found[r, c] = token
    if not found:
        return found
    if about := _SPENDING.search(caption.rstrip().rpartition("\n")[2]):
        claims.part_of_spending.update((token.index, about[0]) for token in found.values())
    numeric = {row for row, _ in found}
    unit = _unit_in(caption) or NO_UNIT
    heads: list[str] = []
    width = 0
    above: list[tuple[int, Unit]] = []  # the rows that hold the one that is read, by inset, with the units that their names tell
    for r, row in enumerate(frame.rows):
        texts = [shadow[span.start : span.end].strip() for span in row]
        if r not in numeric and sum(map(bool, texts)) > 1:  # a heading row; tables may have several below each other
            heads = texts if len(texts) != width or r - 1 in numeric else [f"{a} {b}" for a, b in zip(heads, texts, strict=True)]
            width = len(heads)
            said = _UNIT.search(" ".join(texts))
            unit = (_unit_in(said[0]) if said and said["unit"] else _unit_in(texts[0])) or unit  # 完成率（%） is that of its column alone
        label = frame.labels[r].strip(" 　|\t")
        own, inset = _unit_in(label), frame.insets[r]
        while above and above[-1][0] >= inset:
            above.pop()
        if own is not None:
            above.append((inset, own))
        for c in range(len(row)):
            if (r, c) in found:
                # 发电量（亿千瓦时） / 其中：火电: in the unit of the row above, as far as that row has one there
                inherited = above[-1][1] if above and c == 1 + frame.numbered else unit
                _place(row, c, found[r, c], label, heads, width, inherited)
    return found


def _place(row: list[Span], c: int, token: Token, label: str, heads: list[str], width: int, unit: Unit) -> None:
    label = label if c else ""
    aligned = len(row) == width
    head = heads[c] if aligned and c < len(heads) else ""
    _name(token, label, head, _unit_in(label) or _unit_in(head) or (UNITS["%"] if _RATE_HEAD.search(head) else _counted(head) or unit))


def _unit_in(words: str) -> Unit | None:
    """The unit that words name: 单位：万元, 面积（万亩）."""
    for said in _UNIT.finditer(words):
        unit = UNITS.get(said["unit"] or said["bracket"])
        if unit is not None:
            return unit
    return None


def _counted(head: str) -> Unit | None:
    """The unit of a column that counts: 宗数, 人数, 户数."""
    counted = _COUNTED.search(head)
    unit = UNITS.get(counted["unit"]) if counted else None
    return unit if unit is not None and unit.exact else None


def _name(token: Token, label: str, head: str, unit: Unit) -> None:
    token.label = re.sub(r"^(?:其中：?|[一二三四五六七八九十]+、|[0-9]+[.、])|（[^）]*）$", "", label)
    if _CHANGE.search(head):
        token.label += _CHANGE_SUFFIX
    token.in_table = True
    token.lead = token.gap = ""
    token.marker = token.cut = ""
    token.depth = 0
    token.series = None
    token.role = Role.OTHER if token.dimension in (Dimension.PERCENT, Dimension.SCORE, Dimension.RANK) else Role.VALUE
    token.scenario = Scenario.APPROVED if _APPROVED.search(head) else Scenario.ACTUAL
    if _BUDGET.search(head):
        token.scenario = Scenario.BUDGET_ADJUSTED if _ADJUSTED.search(head) else Scenario.BUDGET_INITIAL
    token.prior = _PRIOR.search(head) is not None
    if re.search(r"得分|分值|权重|序号|行次|编号", head):
        token.role = Role.OTHER
        unit = UNITS["分"] if re.search("分", head) else NO_UNIT
    if unit is not NO_UNIT and token.dimension is Dimension.NONE and not token.unit.text:
        token.unit, token.dimension = unit, unit.dimension
        token.amount = token.quantity.value * unit.factor
        token.size = float(token.amount)
        token.ulp = _ZERO if unit.exact or unit.dimension is Dimension.SCORE else token.quantity.ulp * unit.factor
        if unit.dimension is Dimension.PERCENT:
            token.role = Role.OTHER


def _relate(claims: Claims, frame: Frame, cells: Cells) -> None:
    shadow = claims.shadow
    read_row_sums(claims, cells, frame)
    _stocks(claims, frame, cells)
    first = min(row for row, _ in cells)
    width = max(len(row) for row in frame.rows)
    titles = [row for row in frame.rows[:first] if row and not _CAPTION.search(shadow, row[0].start, row[-1].end)]
    heads = [" ".join(shadow[row[c].start : row[c].end].strip() for row in titles if c < len(row)).strip() for c in range(width)]
    across = read_sums_across(claims, cells, heads)
    read_columns(claims, cells, frame.total_rows(), heads, across)
    read_table_wholes(claims, cells, frame, heads)
    read_score_rows(claims, frame.labels, cells, heads)


_STOCK = (
    re.compile(r"年初|期初|上年"),
    re.compile(r"增加|新增|收入|购置"),
    re.compile(r"减少|支出|处置|报废"),
    re.compile(r"年末|期末|结余"),
)


def _stocks(claims: Claims, frame: Frame, cells: Cells) -> None:
    """年初数 | 本年增加 | 本年减少 | 年末数: opening + in - out = closing, in each row."""
    head = [claims.shadow[span.start : span.end] for span in frame.rows[0]]
    found = [next((c for c, words in enumerate(head) if pattern.search(words)), None) for pattern in _STOCK]
    if None in found or len(set(found)) < 4:
        return
    opening, more, less, closing = (c for c in found if c is not None)
    for r in range(1, len(frame.rows)):
        if (r, opening) in cells and (r, closing) in cells and len(frame.rows[r]) == len(head):
            terms = [(cells[r, c], sign) for c, sign in ((opening, 1), (more, 1), (less, -1)) if (r, c) in cells]
            made = Sum.of(cells[r, closing], [token for token, _ in terms], [sign for _, sign in terms])
            if made is not None:
                made.emit(claims)
