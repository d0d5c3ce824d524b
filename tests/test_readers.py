"""What a user is told of files that are not readable, and that files are recognised by what they hold."""

import os
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from jixiao.model import UnreadableFile
from jixiao.readers import Limits, load, read
from readers_docx_builder import archive, docx, members, paragraph


def code_of(data: bytes, name: str = "报告.docx", limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(data, name, limits or Limits())
    return told(caught.value)


def told(error: UnreadableFile) -> str:
    """The code, once the messages are seen to be plain sentences in their language."""
    zh, en = error.messages["zh"], error.messages["en"]
    assert re.search(r"[\u4e00-\u9fff]", zh) and zh.endswith("。") and zh.count("。") <= 3
    assert en.isascii() and en.endswith(".") and not re.search(r"Error|Exception|Traceback|0x", en)
    return error.code


def ole(*streams: str) -> bytes:
    """An OLE2 file as far as its directory, which names these streams."""
    entries = b"".join(
        (name.encode("utf-16-le") + b"\0\0").ljust(64, b"\0") + struct.pack("<H", len(name) * 2 + 2) + bytes(62)
        for name in ("Root Entry", *streams)
    )
    return (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").ljust(512, b"\0") + entries


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ole("WordDocument", "1Table"), "format_doc"),
        (ole("Workbook"), "format_xls"),
        (ole("PowerPoint Document"), "format_ppt"),
        (ole("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (ole("Something"), "format_ole"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "format_pdf"),
        (b"{\\rtf1\\ansi", "format_rtf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "format_html"),
        (b"<html xmlns:o='urn:schemas-microsoft-com:office:office'>", "format_html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "format_html"),
        (b"<?xml version='1.0'?><pkg:package/>", "format_xml"),
        (b"Rar!\x1a\x07\x00rest", "format_rar"),
        (b"7z\xbc\xaf\x27\x1crest", "format_7z"),
        (b"\x89PNG\r\n\x1a\nrest", "format_picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "format_picture"),
        (archive({"报告.docx": b"x"}), "format_zip"),
        (archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "format_xlsx"),
        (archive({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), "format_pptx"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}), "format_odt"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}), "format_ods"),
        (archive({"OFD.xml": b""}), "format_ofd"),
        (b"", "empty"),
        (b" \r\n\t\n", "blank"),
        ("\u3000\n\ufeff".encode(), "blank"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (bytes(range(1, 256)), "binary"),
    ],
)
def test_a_file_that_is_not_readable_is_named_whatever_its_ending(data: bytes, code: str) -> None:
    for name in ("报告.docx", "report.txt", "report"):
        assert code_of(data, name) == code


def test_a_docx_named_txt_is_read_as_docx() -> None:
    assert read(docx(paragraph("支出100万元")), "report.txt").format == "docx"


def test_a_text_named_docx_is_read_as_text() -> None:
    assert read("支出100万元".encode(), "report.docx").format == "txt"


def test_a_word_that_names_a_stream_does_not_make_an_encrypted_file() -> None:
    data = bytearray(ole("WordDocument"))
    data[520 + 256 : 520 + 256] = "EncryptedPackage".encode("utf-16-le") + b"\0\0"
    assert code_of(bytes(data)) == "format_doc"


def test_a_cut_off_docx_is_told_apart_from_a_damaged_one() -> None:
    whole = docx(paragraph("支出"))
    assert code_of(whole[: len(whole) // 2]) == "truncated"
    broken = bytearray(whole)
    broken[whole.index(b"word/document.xml") + 30] ^= 0xFF
    assert code_of(bytes(broken)) == "damaged"


def test_a_docx_without_its_document_says_so() -> None:
    parts = members(paragraph("支出"))
    del parts["word/document.xml"]
    assert code_of(archive(parts)) == "no_document"
    parts["word/document.xml"] = b"<html/>"
    assert code_of(archive(parts)) == "no_document"


def test_a_docx_that_is_not_well_formed_is_damaged() -> None:
    parts = members(paragraph("支出"))
    for bad in (b"", b"<w:document", parts["word/document.xml"][:-20]):
        assert code_of(archive({**parts, "word/document.xml": bad})) == "damaged"
    assert code_of(archive({**parts, "word/_rels/document.xml.rels": b"<a>"})) == "damaged"


def test_a_docx_without_any_words_is_blank_and_one_of_pictures_is_a_scan() -> None:
    assert code_of(docx("<w:p/><w:p/>")) == "blank"
    picture = "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    assert code_of(docx(paragraph(picture))) == "pictures_only"


def test_a_part_that_inflates_out_of_proportion_is_refused() -> None:
    parts = members(paragraph("支出"))
    blown = archive({**parts, "word/document.xml": parts["word/document.xml"] + b" " * 30_000_000})
    assert len(blown) < 100_000
    assert code_of(blown) == "zip_bomb"


def test_sizes_are_counted_while_inflating_whatever_the_directory_says() -> None:
    limits = Limits(part=50_000, total=80_000, ratio=10**9)
    assert code_of(docx(paragraph("支" * 60_000)), limits=limits) == "zip_bomb"
    assert code_of(docx(paragraph("支" * 12_000), styles="<w:style/>" * 4_500), limits=limits) == "zip_bomb"
    lying = bytearray(archive({**members(""), "word/document.xml": b"<" + b"a" * 70_000}, zipfile.ZIP_STORED))
    entry = lying.rindex(b"word/document.xml", 0, lying.index(b"PK\x05\x06")) - 46
    lying[entry + 24 : entry + 28] = struct.pack("<I", 2**31)
    assert code_of(bytes(lying), limits=limits) in ("zip_bomb", "damaged")


def test_an_archive_of_very_many_entries_is_refused() -> None:
    many = archive({f"word/{number}": b"" for number in range(300)}, zipfile.ZIP_STORED)
    assert code_of(many, limits=Limits(entries=200)) == "zip_bomb"


def test_an_encrypted_member_is_named() -> None:
    data = bytearray(docx(paragraph("支出")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    assert code_of(bytes(data)) == "encrypted"


LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (98 + i, *[97 + i] * 10) for i in range(9))
    + b"]>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "dtd", [b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', LAUGHS, b'<!DOCTYPE d SYSTEM "http://localhost/x.dtd">']
)
def test_entities_and_document_types_are_refused(dtd: bytes, encoding: str) -> None:
    parts = members(paragraph("支出&x;"))
    text = parts["word/document.xml"].decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    hostile = text.replace("?>", "?>" + dtd.decode(), 1).encode(encoding)
    assert code_of(archive({**parts, "word/document.xml": hostile})) == "xml_entities"


def test_very_deep_nesting_is_refused() -> None:
    assert code_of(docx("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000)) == "xml_depth"


def test_nesting_that_the_parser_allows_is_read() -> None:
    deep = 40
    assert read(docx("<w:tbl><w:tr><w:tc>" * deep + paragraph("支出") + "</w:tc></w:tr></w:tbl>" * deep), "a").text == "支出"


def test_millions_of_tags_are_refused() -> None:
    assert code_of(docx(paragraph("支出") * 50), limits=Limits(elements=100)) == "xml_size"


def test_load_names_what_is_wrong_with_a_path(tmp_path: Path) -> None:
    def code(path: Path | str, limits: Limits | None = None) -> str:
        with pytest.raises(UnreadableFile) as caught:
            load(path, limits or Limits())
        return told(caught.value)

    file = tmp_path / "报告.txt"
    file.write_text("支出", encoding="utf-8")
    assert load(file) == "支出".encode()
    assert load(str(file)) == "支出".encode()
    assert code(tmp_path / "没有.txt") == "missing"
    assert code(file / "inside") == "missing"
    assert code("a\0b") == "missing"
    assert code(tmp_path) == "folder"
    assert code(file, Limits(file=5)) == "too_large"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert code(tmp_path / "pipe") == "not_a_file"


def test_load_refuses_a_file_above_200_mb_before_reading_it(tmp_path: Path) -> None:
    file = tmp_path / "huge.docx"
    with file.open("wb") as sparse:
        sparse.truncate(201 * 1024 * 1024)
    with pytest.raises(UnreadableFile) as caught:
        load(file)
    assert told(caught.value) == "too_large"


def test_load_tells_of_missing_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError

    file = tmp_path / "a.txt"
    file.write_text("支出", encoding="utf-8")
    monkeypatch.setattr(Path, "open", deny)
    with pytest.raises(UnreadableFile) as caught:
        load(file)
    assert told(caught.value) == "no_permission"


def test_reading_text_never_imports_lxml_or_zipfile() -> None:
    program = (
        "import sys; from jixiao.readers import read; read(b'12', 'a.txt'); print(*(name in sys.modules for name in ('lxml', 'zipfile')))"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.split() == ["False", "False"]
