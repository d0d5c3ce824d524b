"""Tables: what a cell is called (its row's label, its column's head, the unit in the caption), and which cells add up."""

import re
from bisect import bisect_left
from decimal import Decimal

from jixiao.extract.claims import Claims
from jixiao.extract.columns import Cells, read_columns
from jixiao.extract.table_sums import Sum, read_row_sums, read_totals_across, total_rows_of
from jixiao.extract.token import Role, Token
from jixiao.language import NO_UNIT, UNITS
from jixiao.model import Block, Dimension, Scenario, Span, Table, Unit

_ZERO = Decimal(0)
_UNIT = re.compile(
    r"(?:单位|金额单位)[：:]\s*(?P<unit>[^\s，。；）)]{1,4})|（(?P<bracket>万元|元|亿元|千元|人|件|个|%|平方米|公里|辆"
    r"|名|次|人次|批次|批|期|家|户|台|套|笔|分|亩|万亩|公顷|吨|万吨)）"
)
_BUDGET = re.compile(r"预算|计划|目标|指标值|年度指标")
_ADJUSTED = re.compile(r"调整后?(?:的)?预算|全年预算|预算（调整后）|变更后预算")
_APPROVED = re.compile(r"编制数|核定|批复|批准")
_CHANGE = re.compile(r"增减|变动|差额")
_CHANGE_SUFFIX = "增减"
_SPENDING = re.compile(r"基本支出|项目支出")
_PRIOR = re.compile(r"上年|去年")
_COLUMNS = re.compile(r"[ \t　]*[\t|｜][ \t　]*|[ 　]{2,}|　+")
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
            if not run:
                start = block.span.start
            run.append(row)
            continue
        if len(run) >= 2:
            grids.append(Grid(run, shadow[max(0, start - 60) : start]))
        run = []
    return grids


def _rows(table: Table) -> list[list[Span]]:
    """The cells row by row, each in its own column: nothing stands in the places that a merged cell covers besides its first."""
    rows: dict[int, list[Span]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        row = rows.setdefault(cell.row, [])
        row.extend(Span(cell.span.start, cell.span.start) for _ in range(cell.column - len(row)))
        row.append(cell.span)
    return [rows[row] for row in sorted(rows)]


def _columns(shadow: str, span: Span) -> list[Span] | None:
    """The cells of a line parted by two blanks or more, if its last one is a figure or a heading beside others."""
    line = shadow[span.start : span.end]
    if "  " not in line.strip() and "　" not in line.strip() and "\t" not in line and "|" not in line and "｜" not in line:
        return None
    cells, at = [], 0
    stripped = line.lstrip(" 　")
    at = len(line) - len(stripped)
    for match in _COLUMNS.finditer(line, at):
        if match.start() > at:
            cells.append(Span(span.start + at, span.start + match.start()))
        at = match.end()
    if at < len(line):
        cells.append(Span(span.start + at, span.end))
    if len(cells) >= 2 and all(cell.end - cell.start == 1 and not shadow[cell.start].isdigit() for cell in cells[:2]):
        cells[:2] = [Span(cells[0].start, cells[1].end)]  # 合  计
    if len(cells) < 2 or any(cell.end - cell.start > 40 for cell in cells) or re.search(r"[。；]", line):
        return None
    return cells


def read_tables(claims: Claims, grids: list[Grid]) -> None:
    """Names the figures of each table and adds the sums of its columns and rows."""
    starts = [token.start for token in claims.tokens]
    for grid in grids:
        cells = _figures(claims, grid, starts)
        if cells:
            _relate(claims, grid, cells)


def _figures(claims: Claims, grid: Grid, starts: list[int]) -> Cells:
    """The figure of each numeric cell by (row, column), named by its row and column."""
    shadow = claims.shadow
    found: Cells = {}
    for r, row in enumerate(grid.rows):
        for c, span in enumerate(row):
            at = bisect_left(starts, span.start)
            if at < len(starts) and starts[at] < span.end and (at + 1 == len(starts) or starts[at + 1] >= span.end):
                token = claims.tokens[at]
                if _BARE.match(shadow[span.start : token.start]) and _BARE.match(shadow[token.end : span.end]):
                    found[r, c] = token
    if not found:
        return found
    if about := _SPENDING.search(grid.caption.rstrip().rpartition("\n")[2]):
        claims.part_of_spending.update((token.index, about[0]) for token in found.values())
    numeric = {row for row, _ in found}
    stated = _UNIT.search(grid.caption)
    unit = UNITS.get((stated["unit"] or stated["bracket"]) if stated else "", NO_UNIT)
    heads: list[str] = []
    width = 0
    for r, row in enumerate(grid.rows):
        texts = [shadow[span.start : span.end].strip() for span in row]
        if r not in numeric and sum(map(bool, texts)) > 1:  # a heading row; tables may have several below each other
            heads = texts if len(texts) != width or r - 1 in numeric else [f"{a} {b}" for a, b in zip(heads, texts, strict=True)]
            width = len(heads)
            own = _UNIT.search(" ".join(texts))
            if own and (own["unit"] or _UNIT.search(texts[0])):  # 完成率（%） is the unit of that column alone
                unit = UNITS.get(own["unit"] or own["bracket"], unit)
        for c in range(len(row)):
            if (r, c) in found:
                _place(shadow, row, c, found[r, c], heads, width, unit)
    return found


def _place(shadow: str, row: list[Span], c: int, token: Token, heads: list[str], width: int, unit: Unit) -> None:
    label = shadow[row[0].start : row[0].end].strip(" 　|\t") if c else ""
    aligned = len(row) == width
    head = heads[c] if aligned and c < len(heads) else ""
    own = _UNIT.search(label) or _UNIT.search(head)
    cell_unit = UNITS.get((own["bracket"] or own["unit"]) if own else "", UNITS["%"] if _RATE_HEAD.search(head) else unit)
    _name(token, label, head, cell_unit)


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


def _relate(claims: Claims, grid: Grid, cells: Cells) -> None:
    shadow = claims.shadow
    labels = [_label(shadow, row) for row in grid.rows]
    totals = total_rows_of(labels)
    read_row_sums(claims, cells, labels, totals)
    _stocks(claims, grid, cells)
    first = min(row for row, _ in cells)
    width = max(len(row) for row in grid.rows)
    heads = [
        " ".join(shadow[grid.rows[r][c].start : grid.rows[r][c].end].strip() for r in range(first) if c < len(grid.rows[r])).strip()
        for c in range(width)
    ]
    read_columns(claims, cells, totals, heads)
    read_totals_across(claims, cells, heads)


def _label(shadow: str, row: list[Span]) -> str:
    """The name of a row, with the blanks that set it in."""
    if not row:
        return ""
    start = row[0].start
    while start and shadow[start - 1] in " 　":
        start -= 1
    return shadow[start : row[0].end]


_STOCK = (
    re.compile(r"年初|期初|上年"),
    re.compile(r"增加|新增|收入|购置"),
    re.compile(r"减少|支出|处置|报废"),
    re.compile(r"年末|期末|结余"),
)


def _stocks(claims: Claims, grid: Grid, cells: Cells) -> None:
    """年初数 | 本年增加 | 本年减少 | 年末数: opening + in - out = closing, in each row."""
    head = [claims.shadow[span.start : span.end] for span in grid.rows[0]]
    found = [next((c for c, words in enumerate(head) if pattern.search(words)), None) for pattern in _STOCK]
    if None in found or len(set(found)) < 4:
        return
    opening, more, less, closing = (c for c in found if c is not None)
    for r in range(1, len(grid.rows)):
        if (r, opening) in cells and (r, closing) in cells and len(grid.rows[r]) == len(head):
            terms = [(cells[r, c], sign) for c, sign in ((opening, 1), (more, 1), (less, -1)) if (r, c) in cells]
            made = Sum.of(cells[r, closing], [token for token, _ in terms], [sign for _, sign in terms])
            if made is not None:
                made.emit(claims)
