"""What a cell of the form is called."""

from jixiao.forms.filing import Filing
from jixiao.forms.form import Address, Form, TableKind


def cell_words(form: Form, filing: Filing, address: Address) -> str:
    """A cell by the names of its table, row and column."""
    table = form.tables[address[0]]
    row, column = table.row(address[1]), table.column(address[2])
    name = row.zh if row else ""
    if table.kind is TableKind.LIST and address[1].isdecimal():
        told = filing.rows[table.key][int(address[1]) - 1]
        columns = sorted(table.columns, key=lambda column: (not column.named, not column.subject))
        name = next((str(told[key.key]) for key in columns if key.key in told), "")
    parts = [table.zh.partition("、")[2] or table.zh, name, column.zh if column and table.kind is not TableKind.FIELDS else ""]
    return " › ".join(part.partition("（")[0] for part in parts if part)
