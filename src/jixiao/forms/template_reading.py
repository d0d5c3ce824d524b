"""A template from its YAML: everything that is wrong with it is gathered, each with its line."""

from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches
from typing import TypeVar

from jixiao.forms.definition import department_form
from jixiao.forms.form import Form, TableKind
from jixiao.forms.phrases import Condition, PhraseError, Piece, names_in, parse, parse_condition
from jixiao.forms.sources import OWN_NAMES
from jixiao.forms.template import (
    ATTACHMENTS,
    CHARTS,
    Attachment,
    ChartPlace,
    Heading,
    Item,
    Paragraph,
    ProsePlace,
    Section,
    Sentence,
    TablePlace,
    Template,
    TemplateProblem,
)
from jixiao.readers.marked_yaml import Node, shortened

MOST_PROBLEMS = 100
_SECTION, _SENTENCE = ("key", "title", "body"), ("say", "when", "each", "join", "before", "after")
_ITEM = ("heading", "text", "table", "chart", "prose", "each", "by")
_KINDS = ("heading", "text", "table", "chart", "prose")
Read = TypeVar("Read")


def read_template(node: Node, base: Template | None) -> tuple[Template, tuple[TemplateProblem, ...]]:
    """The template, and its problems by line. What it does not say is as in `base`; without one it has to say all."""
    reader = _Reader(department_form(), base)
    return reader.template(node), tuple(sorted(reader.problems, key=lambda problem: problem.line))


class _Reader:
    def __init__(self, form: Form, base: Template | None) -> None:
        self.form, self.base = form, base
        self.names: dict[str, str] = dict(base.names) if base else {}
        self.problems: list[TemplateProblem] = []

    def problem(self, node: Node, zh: str, en: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            lead = f"{node.path}：" if node.path else ""
            self.problems.append(TemplateProblem(node.line, {"zh": lead + zh, "en": lead.replace("：", ": ") + en}))

    def template(self, node: Node) -> Template:
        fields = self.fields(node, ("title", "names", "order", "sections", "attachments"))
        if "names" in fields:
            self.read_names(fields["names"])
        base = self.base or Template((), {}, (), ())
        title = tuple(self.phrase(line, "") for line in self.entries(fields["title"])) if "title" in fields else base.title
        own = {one.key: one for one in self.unique(fields["sections"], self.section)} if "sections" in fields else {}
        sections = self.ordered(fields.get("order"), {**{one.key: one for one in base.sections}, **own}, fields.get("sections"))
        attachments = self.unique(fields["attachments"], self.attachment) if "attachments" in fields else base.attachments
        self.all_prose(fields.get("order") or fields.get("sections") or node, sections)
        return Template(title, self.names, sections, attachments)

    def read_names(self, node: Node) -> None:
        for name, child in self.table(node).items():
            address = self.text(child)
            if any(character.isspace() or character in "{}[]<>=≠≥≤!" for character in name):
                self.problem(
                    child, f"名称“{shortened(name)}”不能含空格、括号和比较号", "a name has no blanks, brackets or signs of comparison"
                )
            if not self.is_cell(address):
                self.problem(
                    child,
                    f"“{shortened(address)}”不是表格里的格子；应写成 表.行.列，如 expenditure.total.actual",
                    f"“{shortened(address)}” is no cell: write table.row.column, as expenditure.total.actual",
                )
            self.names[name] = address

    def unique(self, node: Node, read: "Callable[[Node], Read | None]") -> tuple[Read, ...]:
        """The entries of a list, of which no two may have one key."""
        made, keys = [], set()
        for child in self.entries(node):
            one = read(child)
            key = getattr(one, "key", "")
            if key in keys:
                self.problem(child, f"{key} 出现了两次", f"{key} stands twice")
            elif one is not None:
                keys.add(key)
                made.append(one)
        return tuple(made)

    def section(self, node: Node) -> Section | None:
        fields = self.fields(node, _SECTION, ("key",))
        key = self.text(fields.get("key"))
        known = next((one for one in self.base.sections if one.key == key), None) if self.base else None
        if known is None:
            for name in ("title", "body"):
                if key and name not in fields:
                    self.problem(node, f"“{key}”不是原有的节，须写明 {name}", f"“{key}” is a new section: it needs {name}")
        title = self.text(fields["title"]) if "title" in fields else known.title if known else ""
        body = tuple(self.items(fields["body"])) if "body" in fields else known.body if known else ()
        return Section(key, title, body) if key else None

    def ordered(self, node: Node | None, known: dict[str, Section], sections: Node | None) -> tuple[Section, ...]:
        """The sections in the order that is given: those that are not in it are left out. Without an order, in that of the template that
        ships."""
        if node is None:
            new = [key for key in known if self.base and all(key != one.key for one in self.base.sections)]
            if new and sections is not None:
                listed = "、".join(new)
                self.problem(
                    sections,
                    f"新加的节 {listed} 放在哪里？请用 order 列出各节的次序",
                    f"where does {listed} go? List the sections in order",
                )
            return tuple(known.values())
        keys = [key for child in self.entries(node) if (key := self.one_of(child, known))]
        if len(set(keys)) < len(keys):
            self.problem(node, "有的节列了两次", "a section is listed twice")
        return tuple(known[key] for key in dict.fromkeys(keys))

    def all_prose(self, node: Node, sections: Iterable[Section]) -> None:
        """No section of the form may be left out: what the clerk wrote would be lost."""
        placed = {item.prose for section in sections for item in section.body if isinstance(item, ProsePlace)}
        for table in self.form.tables.values():
            if table.kind is TableKind.PROSE and table.key not in placed:
                self.problem(
                    node,
                    f"没有安排“{table.zh}”的叙述；请在某一节的 body 里写 - prose: {table.key}",
                    f"the prose of {table.key} has no place: write - prose: {table.key} in the body of a section",
                )

    def items(self, node: Node) -> Iterator[Item]:
        for child in self.entries(node):
            fields = self.fields(child, _ITEM)
            kinds = [kind for kind in _KINDS if kind in fields]
            if len(kinds) != 1:
                self.problem(
                    child,
                    f"每项应恰有 {'、'.join(_KINDS)} 之一",
                    f"each entry has exactly one of {', '.join(_KINDS)}",
                )
                continue
            (kind,) = kinds
            if kind == "text":
                yield self.paragraph(fields)
            elif kind == "heading":
                yield Heading(self.text(fields[kind]))
            elif kind == "chart":
                yield ChartPlace(self.one_of(fields[kind], CHARTS))
            else:
                is_prose = kind == "prose"
                tables = [table.key for table in self.form.tables.values() if (table.kind is TableKind.PROSE) is is_prose]
                key = self.one_of(fields[kind], tables)
                yield ProsePlace(key) if is_prose else TablePlace(key)

    def paragraph(self, fields: dict[str, Node]) -> Paragraph:
        each = self.list_named(fields.get("each"))
        by = self.text(fields.get("by"))
        if by and by not in self.columns(each):
            self.problem(
                fields["by"],
                f"“{shortened(by)}”不是 {each or '（没有写 each）'} 的列",
                f"“{shortened(by)}” is no column of {each or 'each'}",
            )
        return Paragraph(tuple(self.sentence(child, each) for child in self.entries(fields["text"])), each, by)

    def sentence(self, node: Node, each: str) -> Sentence:
        if not isinstance(node.value, dict):
            return Sentence(self.phrase(node, each))
        fields = self.fields(node, _SENTENCE, ("say",))
        own = self.list_named(fields.get("each")) or each
        return Sentence(
            self.phrase(fields.get("say"), own),
            self.condition(fields.get("when"), own),
            self.list_named(fields.get("each")),
            self.text(fields["join"]) if "join" in fields else "、",
            self.phrase(fields.get("before"), each),
            self.text(fields.get("after")),
        )

    def attachment(self, node: Node) -> Attachment | None:
        fields = self.fields(node, ("key", "title", "note", "sign"), ("key",))
        key = self.one_of(fields["key"], ATTACHMENTS) if "key" in fields else ""
        known = next((one for one in self.base.attachments if one.key == key), Attachment(key, "")) if self.base else Attachment(key, "")
        return Attachment(
            key,
            self.text(fields["title"]) if "title" in fields else known.title,
            self.text(fields["note"]) if "note" in fields else known.note,
            tuple(self.phrase(line, "") for line in self.entries(fields["sign"])) if "sign" in fields else known.sign,
        )

    # Phrases and names

    def phrase(self, node: Node | None, each: str) -> tuple[Piece, ...]:
        if node is None:
            return ()
        try:
            pieces = parse(self.text(node))
        except PhraseError as error:
            self.problem(node, error.messages["zh"], error.messages["en"])
            return ()
        for name in names_in(pieces):
            self.known(node, name, each)
        return pieces

    def condition(self, node: Node | None, each: str) -> tuple[Condition, ...]:
        if node is None:
            return ()
        try:
            conditions = parse_condition(self.text(node))
        except PhraseError as error:
            self.problem(node, error.messages["zh"], error.messages["en"])
            return ()
        for one in conditions:
            self.known(node, one.left, each)
        return conditions

    def known(self, node: Node, name: str, each: str) -> None:
        columns = self.columns(each)
        if name in columns or name in self.names or name in OWN_NAMES or self.is_cell(name):
            return
        near = get_close_matches(name[:40], [*columns, *self.names, *OWN_NAMES], n=1)
        self.problem(
            node,
            f"没有名称“{shortened(name)}”" + (f"；是不是“{near[0]}”？" if near else "；请在 names 里写明它是哪个格子"),
            f"there is no name “{shortened(name)}”" + (f"; did you mean “{near[0]}”?" if near else "; say in names which cell it is"),
        )

    def columns(self, each: str) -> set[str]:
        return {word for column in self.form.tables[each].columns for word in (column.key, column.zh)} if each else set()

    def is_cell(self, address: str) -> bool:
        table, _, rest = address.partition(".")
        row, _, column = rest.partition(".")
        if table not in self.form.tables or self.form.tables[table].column(column) is None:
            return False
        return self.form.tables[table].row(row) is not None or (self.form.tables[table].kind is TableKind.LIST and row == "total")

    def list_named(self, node: Node | None) -> str:
        return "" if node is None else self.one_of(node, [key for key, table in self.form.tables.items() if table.kind is TableKind.LIST])

    # Nodes

    def one_of(self, node: Node, options: Collection[str]) -> str:
        text = self.text(node)
        if text in options:
            return text
        near = get_close_matches(text[:40], list(options), n=1)
        listed = "、".join(options)
        self.problem(
            node,
            f"“{shortened(text)}”不可用；" + (f"是不是 {near[0]}？" if near else f"可用的有 {listed}"),
            f"“{shortened(text)}” is not possible; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(options)}"),
        )
        return ""

    def fields(self, node: Node, allowed: Collection[str], required: Iterable[str] = ()) -> dict[str, Node]:
        found = self.table(node)
        for key, child in found.items():
            if key not in allowed:
                near = get_close_matches(key[:40], list(allowed), n=1)
                self.problem(
                    child,
                    f"不认识的键 {shortened(key)}；" + (f"是不是 {near[0]}？" if near else f"可用的有 {'、'.join(allowed)}"),
                    f"unknown key {shortened(key)}; " + (f"did you mean {near[0]}?" if near else f"there are {', '.join(allowed)}"),
                )
        for key in required:
            if key not in found:
                self.problem(node, f"缺 {key}", f"{key} is missing")
        return {key: child for key, child in found.items() if key in allowed}

    def table(self, node: Node) -> dict[str, Node]:
        if isinstance(node.value, dict):
            return node.value
        self.problem(node, "这里应为“键: 值”", "this must be a mapping of keys to values")
        return {}

    def entries(self, node: Node) -> list[Node]:
        if isinstance(node.value, list):
            return node.value
        self.problem(node, "这里应为列表（各行以“- ”开头）", "this must be a list")
        return []

    def text(self, node: Node | None) -> str:
        if node is None:
            return ""
        if isinstance(node.value, dict | list) or node.value is None:
            self.problem(node, "这里应为文字", "this must be text")
            return ""
        return node.text
