"""Invented texts as files, each with its gold beside it."""

import json
from io import BytesIO
from itertools import groupby

from jixiao.synth.gold import Claimed, Text, Told, holds

FORMATS = ("txt", "docx", "xlsx")
GOLD_ENDING = ".gold.json"


def file_of(text: Text, format: str) -> bytes:
    """The text as a file. Lines with tabs are tables in .docx, cells in .xlsx; the offsets of the gold are those of the flat text."""
    return {"txt": _txt, "docx": _docx, "xlsx": _xlsx}[format](text.text)


def _txt(text: str) -> bytes:
    return text.encode("utf-8")


def _docx(text: str) -> bytes:
    from docx import Document as WordDocument

    document = WordDocument()
    for is_table, lines in groupby(text.split("\n"), lambda line: "\t" in line):
        if is_table:
            rows = [line.split("\t") for line in lines]
            table = document.add_table(len(rows), len(rows[0]))
            for row, words in zip(table.rows, rows, strict=True):
                for cell, word in zip(row.cells, words, strict=True):
                    cell.text = word
        else:
            for line in lines:
                document.add_paragraph(line)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def _xlsx(text: str) -> bytes:
    from xlsxwriter import Workbook

    output = BytesIO()
    workbook = Workbook(output, {"in_memory": True})
    sheet = workbook.add_worksheet()
    for number, line in enumerate(text.split("\n")):
        for column, words in enumerate(line.split("\t")):
            sheet.write_string(number, column, words)
    workbook.close()
    return output.getvalue()


def gold_json(text: Text) -> str:
    """The gold: every figure with its place, value and unit; every claim with its figures and whether it holds; the slip, if any."""
    gold = {
        "version": 1,
        "name": text.name,
        "genre": text.genre,
        "quantities": [_figure(figure, text.text) for figure in text.told],
        "relations": [_claim(claim, text) for claim in text.claims if claim.operands],
        "slip": None if text.slip is None else _slip(text),
    }
    return json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def _figure(figure: Told, text: str) -> dict[str, object]:
    return {
        "start": figure.start, "end": figure.end, "text": text[figure.start : figure.end],
        "value": str(figure.value), "unit": figure.unit, "sign": figure.sign,
    }  # fmt: skip


def _claim(claim: Claimed, text: Text) -> dict[str, object]:
    words = [
        {"start": start, "end": end, "text": text.text[start:end]} for start, end in (*claim.names, *([claim.word] if claim.word else ()))
    ]
    return {
        "kind": claim.kind,
        "status": "consistent" if holds(claim, text.told, text.text) else "inconsistent",
        "quantities": list(claim.operands),
        **({"words": words} if words else {}),
    }


def _slip(text: Text) -> dict[str, object]:
    slip = text.slip
    assert slip is not None
    return {
        "how": slip.how,
        "places": [{"start": start, "end": end, "text": text.text[start:end]} for start, end in slip.places],
        "was": list(slip.was), "now": list(slip.now),
        "exceeds_rounding": slip.exceeds_rounding, "identified": slip.identified, "determined": slip.determined,
    }  # fmt: skip
