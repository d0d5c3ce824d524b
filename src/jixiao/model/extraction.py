"""What extraction makes of a document: everything that the rules judge."""

import msgspec

from jixiao.model.document import Document
from jixiao.model.fact import Fact
from jixiao.model.profile import Profile
from jixiao.model.quantity import Quantity
from jixiao.model.relation import Relation


class Extraction(msgspec.Struct, frozen=True):
    """`shadow` is the document's text in one normal form of punctuation and digits, character for character as long as the text itself,
    so that every offset fits both: patterns are matched on the shadow, words are quoted from the text."""

    document: Document
    shadow: str
    profile: Profile
    quantities: tuple[Quantity, ...]
    facts: tuple[Fact, ...]
    relations: tuple[Relation, ...]
