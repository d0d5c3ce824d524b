"""A place in the source, in words."""

from jixiao.model import CellPlace, Line, Page, Place
from jixiao.render.words import Words


def place_words(place: Place, words: Words) -> str:
    """第12行, 第31段, 表2第3行第1列, 第3页, 工作表“支出”C7."""
    if isinstance(place, Line):
        return words("place.line", line=place.line)
    if isinstance(place, Page):
        return words("place.page", page=place.page)
    if isinstance(place, CellPlace):
        return words("place.cell", sheet=place.sheet, cell=place.cell)
    if place.table is not None and place.row is not None and place.column is not None:
        return words("place.table", table=place.table, row=place.row, column=place.column)
    if place.part != "body":
        return words("place.part", part=words.or_as_is("place.part", place.part), paragraph=place.paragraph)
    return words("place.paragraph", paragraph=place.paragraph)
