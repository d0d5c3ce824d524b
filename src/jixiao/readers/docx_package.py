"""Which member of a .docx archive is which part of the document (ECMA-376 part 2, relationships)."""

import posixpath

from jixiao.readers.archive import Archive
from jixiao.readers.limits import Limits
from jixiao.readers.markup import parse
from jixiao.readers.refusals import refusal

_PARTS = ("styles", "numbering", "footnotes", "endnotes")


def parts_of(archive: Archive, limits: Limits) -> dict[str, str]:
    """The archive's members by part: "document", and as far as they exist "styles", "numbering", "footnotes", "endnotes".

    Raises UnreadableFile: no_document, or as Archive and parse do.
    """
    member = {name.replace("\\", "/").lower(): name for name in archive.names}  # some writers differ in case or slash
    roots = _targets(archive, limits, member.get("_rels/.rels"), "")
    main = roots.get("officeDocument", "word/document.xml").lower()
    if main not in member:
        main = "word/document.xml"
    if main not in member:
        raise refusal("no_document")
    folder, file = posixpath.split(main)
    related = _targets(archive, limits, member.get(f"{folder}/_rels/{file}.rels"), folder)
    parts = {"document": member[main]}
    for part in _PARTS:
        target = related.get(part, f"{folder}/{part}.xml").lower()
        if target in member:
            parts[part] = member[target]
    return parts


def _targets(archive: Archive, limits: Limits, relationships: str | None, folder: str) -> dict[str, str]:
    """Relationship type (the last word of its address) -> member that it points to, seen from `folder`."""
    if relationships is None:
        return {}
    targets: dict[str, str] = {}
    for element in parse(archive.read(relationships), limits):
        kind = element.get("Type", "").rpartition("/")[2]
        if element.get("TargetMode") != "External":
            path = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
            targets.setdefault(kind, path.lstrip("/"))
    return targets
