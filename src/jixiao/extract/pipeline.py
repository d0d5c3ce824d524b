"""The path from a document to everything that it states."""

from jixiao.extract.profile import recognise
from jixiao.language import shadow_of
from jixiao.model import Document, Extraction


def extract(document: Document) -> Extraction:
    """Reads all that the document states. Pure and linear in the length of the text."""
    shadow = shadow_of(document.text)
    profile = recognise(document, shadow)
    return Extraction(document, shadow, profile, (), (), ())
