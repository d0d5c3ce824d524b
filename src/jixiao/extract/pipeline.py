"""The path from a document to everything that it states."""

from jixiao.extract.changes import read_changes
from jixiao.extract.claims import Claims
from jixiao.extract.per_head import read_per_head
from jixiao.extract.profile import recognise
from jixiao.extract.rates import read_rates
from jixiao.extract.sums import read_sums
from jixiao.extract.tokens import tokens_of
from jixiao.language import scan, shadow_of
from jixiao.model import Document, Extraction


def extract(document: Document) -> Extraction:
    """Reads all that the document states. Pure and linear in the length of the text."""
    shadow = shadow_of(document.text)
    profile = recognise(document, shadow)
    found = scan(shadow)
    claims = Claims(shadow, tokens_of(shadow, found, document.blocks))
    read_sums(claims)
    read_changes(claims)
    read_rates(claims)
    read_per_head(claims)
    return Extraction(document, shadow, profile, found.quantities, (), tuple(claims.relations))
