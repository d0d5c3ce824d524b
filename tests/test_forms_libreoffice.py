"""The workbook in LibreOffice: it computes what we compute, and what it saves reads the same."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from jixiao.forms import Figures, Filing, form_of, read_workbook, workbook_of
from jixiao.forms.layout import layout_of
from jixiao.synth import invent
from test_forms_workbook import ASKS, FILLED

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Filing, bytes]]:
    """Workbooks that LibreOffice opened and saved; from the copies every computed value was taken away first, so that it computes all."""
    folder = tmp_path_factory.mktemp("libreoffice")
    filings = {0: FILLED, **{seed: invent(seed, ASKS) for seed in (3, 8)}}
    for number, filing in filings.items():
        openpyxl.load_workbook(BytesIO(workbook_of(filing))).save(folder / f"{number}.xlsx")
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    files = [str(folder / f"{number}.xlsx") for number in filings]
    done = subprocess.run(
        [*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), *files], capture_output=True, timeout=120
    )
    if not (folder / "out").is_dir() and b"could not be loaded" in done.stdout + done.stderr:
        pytest.skip("LibreOffice has no Calc here")
    return {number: (filing, Path(folder / "out" / f"{number}.xlsx").read_bytes()) for number, filing in filings.items()}


def test_what_libreoffice_saves_reads_the_same(saved: dict[int, tuple[Filing, bytes]]) -> None:
    for filing, data in saved.values():
        workbook = read_workbook(data)
        assert workbook.problems == ()
        assert workbook.filing == filing


def test_every_formula_shows_what_follows_from_the_form(saved: dict[int, tuple[Filing, bytes]]) -> None:
    for filing, data in saved.values():
        form = form_of(filing)
        layout, figures = layout_of(form, filing), Figures(form, filing)
        book = openpyxl.load_workbook(BytesIO(data), data_only=True)
        for address in form.derived:
            place, follows = layout.place(address), figures.computed(address)
            shows = book[place.sheet][place.cell].value
            if follows is None or address in filing.values:
                assert shows in (None, "") or address in filing.values, address
            else:
                assert shows == pytest.approx(float(follows), abs=1e-6), address
