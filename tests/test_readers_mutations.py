"""Broken and hostile .docx files: each is refused with a code or read, never anything else."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.model import UnreadableFile
from jixiao.readers import Limits, read
from readers_docx_builder import abstract, archive, cell, docx, field, level, members, num, numbered, paragraph, run, table

BODY = (
    paragraph(field(r"TOC \o", "一、概况"))
    + paragraph("支出", f"<w:ins>{run('120')}</w:ins>", "<w:del><w:r><w:delText>1</w:delText></w:r></w:del>",
                '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>')
    + numbered("甲") + numbered("乙", 1, 1)
    + table([cell("甲", properties='<w:vMerge w:val="restart"/>'), cell("乙", properties='<w:gridSpan w:val="2"/>')],
            [cell("", properties="<w:vMerge/>"), "1", table(["内"])])
    + paragraph("注", '<w:r><w:footnoteReference w:id="1"/></w:r>', properties='<w:pStyle w:val="H"/><w:outlineLvl w:val="1"/>')
)  # fmt: skip
PARTS = members(
    BODY,
    numbering=abstract(0, level(0, "%1、", "chineseCounting"), level(1, "%1.%2", "lowerRoman")) + num(1, 0),
    styles='<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="H"/></w:style>',
    footnotes=f'<w:footnote w:id="1">{paragraph("脚注")}</w:footnote>',
)
WHOLE = archive(PARTS)
NAMES = sorted(PARTS)


def survives(data: bytes) -> None:
    """Read or refused, with places that lead back."""
    try:
        document = read(data, "a.docx")
    except UnreadableFile:
        return
    for offset in (0, len(document.text) // 2, len(document.text)):
        document.place_at(offset)
    for block in document.blocks:
        assert document.text[block.span.start : block.span.end].strip()


def test_the_whole_file_is_read() -> None:
    assert read(WHOLE, "a").text == "支出120≥\n一、甲\n一.i 乙\n甲\t乙\n\t1\t内\n注\n脚注"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(1, 255)), min_size=1, max_size=8))
def test_flipped_bits_in_the_archive(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for at, bits in changes:
        data[at] ^= bits
    survives(bytes(data))


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)), st.binary(max_size=40))
def test_cut_out_and_inserted_bytes(start: int, end: int, inserted: bytes) -> None:
    survives(WHOLE[:start] + inserted + WHOLE[end:])


@settings(max_examples=100, deadline=None)
@given(st.permutations(NAMES))
def test_swapped_members(order: list[str]) -> None:
    survives(archive({name: PARTS[other] for name, other in zip(NAMES, order, strict=True)}))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([name for name in NAMES if name.endswith(("s", "xml"))]), st.randoms(use_true_random=False))
def test_shuffled_markup(name: str, chance: random.Random) -> None:
    """Well-formed XML with elements, values and attributes where they do not belong."""
    from lxml import etree

    root = etree.fromstring(PARTS[name])
    elements = list(root.iter())
    for _ in range(chance.randint(1, 6)):
        one, other = chance.choice(elements), chance.choice(elements)
        if chance.random() < 0.4 and one is not root and other not in one.iter() and one.getparent() is not None:
            other.insert(chance.randint(0, len(other)), one)
        elif chance.random() < 0.5:
            one.tag = other.tag
        else:
            for key in list(one.attrib):
                one.set(key, chance.choice(["", "0", "-1", "1", "99999999999999", "H", "٣", "1e5", "restart", "begin", "end", "x y"]))
    survives(archive({**PARTS, name: etree.tostring(root)}))


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>" * 80 + run("支") * 20_000 + "</w:p>" * 80,
        "<w:p><w:r><w:pict><w:txbxContent>" * 50 + paragraph("支") * 5_000 + "</w:txbxContent></w:pict></w:r></w:p>" * 50,
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" * 40
        + "<w:p/>" * 10_000
        + "</w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>" * 40,
        "<w:tbl><w:tr><w:tc>" * 80 + paragraph("支") * 5_000 + "</w:tc></w:tr></w:tbl>" * 80,
        paragraph("支", properties="<w:rPr><w:del/></w:rPr>") * 30_000,
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 30_000 + run("支") + "</w:p>",
        "<w:p>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 3_000
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 3_000
        + run("支")
        + "</w:p>",
        paragraph("<w:r>" + "<w:t>支</w:t>" * 60_000 + "</w:r>"),
        "<w:tbl><w:tr>" + cell("支", properties='<w:gridSpan w:val="999999999"/><w:vMerge/>') * 5_000 + "</w:tr></w:tbl>",
    ],
    ids=["paragraphs", "text boxes", "alternatives", "tables", "joined", "unended fields", "nested fields", "pieces", "wide cells"],
)
def test_crafted_markup_takes_no_time(body: str) -> None:
    begun = time.process_time()
    survives(archive(members(body + paragraph("末"))))
    assert time.process_time() - begun < 3


def test_absurd_numbers_make_no_long_text() -> None:
    numbering = abstract(0, level(0, "%1" * 500, "upperRoman", start=999_999_999), level(1, "%2", "lowerLetter", start=32_767)) + num(1, 0)
    assert len(read(docx((numbered("字") + numbered("字", 1, 1)) * 3, numbering=numbering), "a").text) < 50_000


def test_limits_are_the_callers() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(WHOLE, "a", Limits(file=10))
    assert caught.value.code == "too_large"
