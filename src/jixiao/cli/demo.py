"""`jixiao demo`."""

from importlib import resources
from pathlib import Path

import click

from jixiao.cli.speech import command_of
from jixiao.render.words import Words

SYSTEM = "hunan-department"
SAMPLE, CORRECTED, WORKBOOK, REPORT = "示例报告.txt", "更正后.txt", "数据.xlsx", "报告.docx"


def command(words: Words) -> click.Command:
    return command_of(
        words,
        "demo",
        lambda **options: run(words, options["verbose"], options["output"]),
        [
            click.Option(["-v", "--verbose"], is_flag=True, help=words("cli.check.verbose")),
            click.Option(["-o", "--output"], metavar="DIR", help=words("cli.demo.output")),
        ],
    )


def run(words: Words, verbose: bool, output: str | None) -> int:
    """Checks and scores the sample that ships with the package, as a clerk would see it; into `output` it writes the sample, the text with
    its corrections, the workbook filled from that, and the report on the workbook. Always 0 where the sample is there."""
    import msgspec

    from jixiao.cli.output import look_of, write
    from jixiao.render.terminal import report_text
    from jixiao.review.examine import examine
    from jixiao.review.settings import Settings

    try:
        data = resources.files("jixiao.synth").joinpath("demo.txt").read_bytes()
    except (FileNotFoundError, ModuleNotFoundError) as error:
        raise click.ClickException(words("error.no_demo")) from error
    look = look_of(words, verbose=verbose)
    outcome = examine(data, words("cli.demo.name"), msgspec.structs.replace(Settings(), system=SYSTEM))
    intro = [look.paint("faint", line) for line in look.folded(words("cli.demo.intro"), "")]
    write(None, ["\n".join(intro) + "\n\n", *report_text([outcome], None, look)], words)
    if output is not None:
        _write_all(words, data, Path(output))
    return 0


def _write_all(words: Words, data: bytes, folder: Path) -> None:
    from jixiao.cli.output import write_bytes
    from jixiao.forms import read_workbook, workbook_of
    from jixiao.forms.filling import fill
    from jixiao.readers.text import document_of_text
    from jixiao.render.report import report_docx
    from jixiao.review import check
    from jixiao.review.corrected import corrected

    review = check(document_of_text(data.decode("utf-8")))
    text, made = corrected(review.extraction.document.text, review.findings)
    workbook = workbook_of(fill(check(document_of_text(text)).extraction).filing)
    report = report_docx(read_workbook(workbook).filing)
    for name, content in ((SAMPLE, data), (CORRECTED, text.encode("utf-8")), (WORKBOOK, workbook), (REPORT, report.data)):
        write_bytes(str(folder / name), content, words)
    click.echo(words("demo.written", folder=str(folder), names=", ".join((SAMPLE, CORRECTED, WORKBOOK, REPORT)), n=made))
