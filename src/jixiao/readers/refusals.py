"""What we say of files that are recognised and not read: what the file is, and what its owner can do."""

from jixiao.model import UnreadableFile

_SAVE_AS_DOCX_ZH = "请用 Word 或 WPS 打开后另存为 .docx，再检查。"
_SAVE_AS_DOCX_EN = "Open it in Word or WPS, save it as .docx, and check that."
_UNPACK_ZH = "请先解压，再检查其中的报告文件。"
_UNPACK_EN = "Unpack it and check the report inside."
_PICTURE_ZH = "请提供文字版（.docx 或 .txt）报告，或先做文字识别（OCR）。"
_PICTURE_EN = "Provide the report as text (.docx or .txt), or run text recognition (OCR) first."

_REFUSALS: dict[str, tuple[str, str, str]] = {
    "doc": ("format_doc", f"这是旧版 Word（.doc）或 WPS（.wps）文件，暂不能直接读取。{_SAVE_AS_DOCX_ZH}",
            f"This is an old Word (.doc) or WPS (.wps) file, which cannot be read directly yet. {_SAVE_AS_DOCX_EN}"),
    "xls": ("format_xls", "这是旧版 Excel（.xls）或 WPS 表格（.et）文件，不是报告正文。请检查报告的 .docx 文件。",
            "This is an old Excel (.xls) or WPS (.et) workbook, not the text of a report. Check the report's .docx file."),
    "ppt": ("format_ppt", "这是演示文稿（.ppt），不是报告正文。请检查报告的 .docx 文件。",
            "These are slides (.ppt), not the text of a report. Check the report's .docx file."),
    "ole": ("format_ole", f"这是旧版 Office 格式的文件，不能读取。{_SAVE_AS_DOCX_ZH}",
            f"This is a file in an old Office format, which cannot be read. {_SAVE_AS_DOCX_EN}"),
    "encrypted": ("encrypted", "文件加了密码，无法读取。请在 Word 或 WPS 中打开，取消密码后保存，再检查。",
                  "The file is protected by a password. Open it in Word or WPS, remove the password, save it, and check it again."),
    "pdf": ("format_pdf", "这是 PDF 文件，暂不能读取。请检查生成它的 .docx 文件。",
            "This is a PDF file, which cannot be read yet. Check the .docx file that it was made from."),
    "ofd": ("format_ofd", "这是 OFD 版式文件，暂不能读取。请检查生成它的 .docx 文件。",
            "This is an OFD file, which cannot be read yet. Check the .docx file that it was made from."),
    "xlsx": ("format_xlsx", "这是 Excel 工作簿（.xlsx、.xlsm），不是报告正文，暂不能读取。请检查报告的 .docx 文件。",
             "This is an Excel workbook (.xlsx, .xlsm), not the text of a report, and cannot be read yet. Check the report's .docx file."),
    "pptx": ("format_pptx", "这是演示文稿（.pptx），不是报告正文。请检查报告的 .docx 文件。",
             "These are slides (.pptx), not the text of a report. Check the report's .docx file."),
    "odt": ("format_odt", f"这是 OpenDocument 文字文件（.odt），暂不能读取。{_SAVE_AS_DOCX_ZH}",
            f"This is an OpenDocument text (.odt), which cannot be read yet. {_SAVE_AS_DOCX_EN}"),
    "ods": ("format_ods", "这是 OpenDocument 表格（.ods），不是报告正文，暂不能读取。请检查报告的 .docx 文件。",
            "This is an OpenDocument spreadsheet (.ods), not the text of a report, and cannot be read yet. Check the report's .docx file."),
    "rtf": ("format_rtf", f"这是 RTF 文件，暂不能读取。{_SAVE_AS_DOCX_ZH}",
            f"This is an RTF file, which cannot be read yet. {_SAVE_AS_DOCX_EN}"),
    "html": ("format_html", f"这是网页（HTML）文件，暂不能读取。{_SAVE_AS_DOCX_ZH}",
             f"This is a web page (HTML), which cannot be read yet. {_SAVE_AS_DOCX_EN}"),
    "xml": ("format_xml", f"这是 XML 文件，暂不能读取。如果它是报告，{_SAVE_AS_DOCX_ZH}",
            f"This is an XML file, which cannot be read yet. If it is a report: {_SAVE_AS_DOCX_EN[0].lower()}{_SAVE_AS_DOCX_EN[1:]}"),
    "zip": ("format_zip", f"这是压缩包（.zip）。{_UNPACK_ZH}", f"This is a .zip archive. {_UNPACK_EN}"),
    "rar": ("format_rar", f"这是压缩包（.rar）。{_UNPACK_ZH}", f"This is a .rar archive. {_UNPACK_EN}"),
    "7z": ("format_7z", f"这是压缩包（.7z）。{_UNPACK_ZH}", f"This is a .7z archive. {_UNPACK_EN}"),
    "gzip": ("format_gzip", f"这是压缩文件（.gz）。{_UNPACK_ZH}", f"This is a .gz archive. {_UNPACK_EN}"),
    "picture": ("format_picture", f"这是图片，没有可读取的文字。{_PICTURE_ZH}",
                f"This is a picture, without text that can be read. {_PICTURE_EN}"),
    "missing": ("missing", "找不到文件。请核对路径和文件名。", "There is no such file. Check the path and the name."),
    "folder": ("folder", "这是文件夹，不是文件。请指定其中的报告文件。", "This is a folder, not a file. Name a report inside it."),
    "not_a_file": ("not_a_file", "这不是普通文件，不能读取。请指定报告文件。", "This is not a regular file. Name a report file."),
    "no_permission": ("no_permission", "没有读取这个文件的权限。请检查权限，或把文件复制到自己的目录。",
                      "You may not read this file. Check its permissions, or copy it to a folder of your own."),
    "io": ("io", "读取文件时出错。请把文件复制到本机磁盘后再试。",
           "The file could not be read from the disk. Copy it to a local disk and try again."),
    "empty": ("empty", "文件是空的（0 字节）。请核对是否选对了文件，或重新导出。",
              "The file is empty (0 bytes). Check that it is the right one, or export it again."),
    "blank": ("blank", "文件里没有文字，只有空白。请核对是否选对了文件。",
              "The file holds no text, only blanks. Check that it is the right one."),
    "pictures_only": ("pictures_only", f"文件里只有图片（可能是扫描件），没有文字。{_PICTURE_ZH}",
                      f"The file holds only pictures (perhaps a scan) and no text. {_PICTURE_EN}"),
    "binary": ("binary", "文件不是文字，也不是能识别的文档，可能已损坏。请重新导出为 .docx 或 .txt。",
               "The file is neither text nor a known kind of document; it may be damaged. Export it again as .docx or .txt."),
    "truncated": ("truncated", "文件不完整，后半部分缺失（可能是下载或复制中断）。请重新获取或重新保存。",
                  "The file is incomplete: its end is missing, as after a broken download or copy. Get it or save it again."),
    "damaged": ("damaged", "文件已损坏，无法读取。请在 Word 或 WPS 中打开（按提示修复）后另存为新的 .docx。",
                "The file is damaged. Open it in Word or WPS, let it repair the file, and save it as a new .docx."),
    "no_document": ("no_document", "这个 Word 文件里没有正文部分（document.xml）。请在 Word 或 WPS 中重新另存为 .docx。",
                    "This Word file has no document part (document.xml). Save it again as .docx in Word or WPS."),
    "zip_bomb": ("zip_bomb", "文件解压后大得不正常，为安全起见不予读取。请在 Word 或 WPS 中重新另存为 .docx。",
                 "The file unpacks to an abnormal size and was refused for safety. Save it again as .docx in Word or WPS."),
    "xml_entities": ("xml_entities", "文件内部含有文档类型或实体声明，正常的 Word 文件没有这些，为安全起见不予读取。请重新另存为 .docx。",
                     "The file declares a document type or entities, which no Word file does. It was refused. Save it again as .docx."),
    "xml_depth": ("xml_depth", "文件内部嵌套过深，为安全起见不予读取。请在 Word 或 WPS 中重新另存为 .docx。",
                  "The file is nested too deeply inside and was refused for safety. Save it again as .docx in Word or WPS."),
    "xml_size": ("xml_size", "文件内部内容过多，为安全起见不予读取。请把文件拆分后再检查。",
                 "The file holds too much inside and was refused for safety. Split it and check the pieces."),
    "not_workbook": ("not_workbook", "这不是 Excel 工作簿（.xlsx）。请给出用 jixiao new 生成并填好的工作簿。",
                     "This is not an Excel workbook (.xlsx). Give the workbook that `jixiao new` made and you filled in."),
    "workbook_old": ("workbook_old", "这是旧版或其他格式的工作簿（.xls、.et、.ods）。请在 Excel 或 WPS 中打开，另存为 .xlsx。",
                     "This workbook is in an old or another format (.xls, .et, .ods). Open it in Excel or WPS and save it as .xlsx."),
    "workbook_damaged": ("workbook_damaged", "工作簿已损坏，无法读取。请在 Excel 或 WPS 中打开（按提示修复）后另存为新的 .xlsx。",
                         "The workbook is damaged. Open it in Excel or WPS, let it repair the file, and save it as a new .xlsx."),
    "workbook_zip_bomb": ("workbook_zip_bomb", "工作簿解压后大得不正常，为安全起见不予读取。请在 Excel 或 WPS 中重新另存为 .xlsx。",
                          "The workbook unpacks to an abnormal size and was refused for safety. Save it again as .xlsx in Excel or WPS."),
    "workbook_foreign": ("workbook_foreign", "这不是 jixiao 的数据工作簿，或隐藏的 A 列已被删除。请把数据填入 jixiao new 生成的工作簿。",
                         "This is no workbook of jixiao's, or its hidden column A was deleted. Fill in a workbook made by `jixiao new`."),
    "workbook_version": ("workbook_version", "这个工作簿由更新版本的 jixiao 生成。请升级 jixiao，或用现在的版本重新生成工作簿。",
                         "A newer version of jixiao made this workbook. Upgrade jixiao, or make the workbook anew with this version."),
}  # fmt: skip


def is_known(kind: str) -> bool:
    """Whether there is something to say of `kind`."""
    return kind in _REFUSALS


def refusal(kind: str) -> UnreadableFile:
    """The error to raise for a file of `kind`."""
    return UnreadableFile(*_REFUSALS[kind])


def too_large(limit: int) -> UnreadableFile:
    """The error for a file above the size limit (bytes)."""
    size = f"{limit / (1024 * 1024):.0f} MB"
    return UnreadableFile(
        "too_large",
        f"文件超过 {size}，不予读取。请删去大图片或拆分文件后再检查。",
        f"The file is larger than {size}. Remove large pictures or split it.",
    )


def too_many_cells(sheet: str, row: int, column: int, rows: int, columns: int) -> UnreadableFile:
    """The error for a sheet whose cells reach further than the limits."""
    return UnreadableFile(
        "workbook_rows",
        f"工作表“{sheet}”用到了第 {row} 行、第 {column} 列，超过 {rows} 行、{columns} 列的上限。请删去多余的行和列后再读取。",
        f"Sheet {sheet!r} reaches row {row} and column {column}, beyond {rows} rows and {columns} columns. Delete what is not needed.",
    )


def mixed_encoding(line: int, encoding: str) -> UnreadableFile:
    """The error for a text of which one line (counted from 1) does not fit the encoding of the others."""
    return UnreadableFile(
        "encoding",
        f"第 {line} 行的文字编码与其他行（{encoding}）不一致，无法可靠读取。请用记事本或 WPS 打开，改正该行后另存为 UTF-8。",
        f"Line {line} is not in the encoding of the other lines ({encoding}), so the text cannot be read reliably. "
        "Open it in an editor, correct that line and save it as UTF-8.",
    )
