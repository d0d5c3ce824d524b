"""What kind of file it is, by its content alone: endings lie, and reports come without any."""

import re

from jixiao.readers.limits import Limits

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
# The first tag of a web page, also after an XML declaration; mail-like web archives begin with their header.
_HTML = re.compile(rb"(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body|meta)\b|mime-version:\s", re.IGNORECASE)


def kind_of(data: bytes, limits: Limits) -> str:
    """The kind of the file: a key of the readers or of the refusals; "text" if nothing else fits.

    Raises UnreadableFile for a broken archive.
    """
    if data.startswith(_ZIP):
        return _kind_of_zip(data, limits)
    if data.startswith(_OLE):
        return next((kind for stream, kind in _OLE_STREAMS if _has_stream(data, stream)), "ole")
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _is_other_picture(data):
        return "picture"
    head = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(head):
        return "html"
    return "xml" if head.startswith(b"<?xml") else "text"


def _is_other_picture(data: bytes) -> bool:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return True
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
        return True
    return data.startswith(b"BM") and data[6:10] == b"\0\0\0\0"


def _has_stream(data: bytes, name: str) -> bool:
    """Whether an OLE2 file has a stream of this name: a directory entry of 128 bytes that begins with it and gives its length."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    length = len(wanted).to_bytes(2, "little")
    at = data.find(wanted)
    while at >= 0:
        if at % 128 == 0 and data[at + 64 : at + 66] == length:
            return True
        at = data.find(wanted, at + 2)
    return False


def _kind_of_zip(data: bytes, limits: Limits) -> str:
    from jixiao.readers.archive import Archive

    archive = Archive(data, limits)
    names = archive.names
    if "mimetype" in names and "content.xml" in names:
        return "ods" if b"spreadsheet" in archive.read("mimetype") else "odt"
    if "OFD.xml" in names:
        return "ofd"
    folders = {name.split("/", 1)[0] for name in names if "/" in name}
    if "word" in folders:
        return "docx"
    if "xl" in folders:
        return "xlsx"
    if "ppt" in folders:
        return "pptx"
    return "docx" if "[Content_Types].xml" in names else "zip"
