"""Parts of an office file as XML trees: no network, no entities, no document types, limited depth and size."""

from typing import Any

from jixiao.readers.limits import Limits
from jixiao.readers.refusals import refusal

Element = Any  # lxml has no types of its own

_DOCTYPE = "<!DOCTYPE"
# "Strict" Office files name the same elements by other addresses.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


def parse(data: bytes, limits: Limits) -> Element:
    """The root element of an XML part. Raises UnreadableFile: xml_entities, xml_depth, xml_size, damaged."""
    from lxml import etree

    if any(_DOCTYPE.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        raise refusal("xml_entities")
    if data.count(b"<") > limits.elements:
        raise refusal("xml_size")
    if b"//purl.oclc.org/ooxml/" in data[:8192]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise refusal("xml_depth" if "depth" in str(error) else "damaged") from error
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise refusal("damaged") from error
    if root.getroottree().docinfo.doctype:  # one that an unusual encoding hid from the search above
        raise refusal("xml_entities")
    return root
