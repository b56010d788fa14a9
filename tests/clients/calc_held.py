"""What LibreOffice Calc makes of a CSV file, as JSON: calc_held.py FILE

A list of rows of cells, each [type, value, formula, text]: the type and value as the
sheet has them ("float", "date", "string" and so on; dates as ISO 8601), the formula or
null, and what the sheet shows. The import is as its dialog proposes it, with dates recognised.
"""

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
VALUES = {"float": "value", "date": "date-value", "boolean": "boolean-value", "percentage": "value",
          "currency": "value", "time": "time-value"}

# Comma, quotation mark, UTF-8, from line 1, columns as they come, English (US), quoted
# cells as any others, dates recognised.
IMPORT = "Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true"


def convert(path, folder):
    copy = os.path.join(folder, "table.csv")
    os.symlink(os.path.abspath(path), copy)
    profile = "file://" + os.path.join(folder, "profile")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", f"--infilter={IMPORT}",
         "--convert-to", "fods", "--outdir", folder, copy],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300,
    )
    return os.path.join(folder, "table.fods")


def text_of(paragraph):
    text = paragraph.text or ""
    for child in paragraph:
        if child.tag == TEXT + "s":
            text += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            text += "\t"
        elif child.tag == TEXT + "line-break":
            text += "\n"
        else:
            text += text_of(child)
        text += child.tail or ""
    return text


def cell_of(cell):
    kind = cell.get(OFFICE + "value-type")
    if kind is None:
        return None
    shown = "\n".join(text_of(paragraph) for paragraph in cell.findall(TEXT + "p"))
    value = cell.get(OFFICE + VALUES[kind]) if kind in VALUES else None
    return [kind, shown if value is None else value, cell.get(TABLE + "formula"), shown]


def rows_of(table):
    rows = []
    for row in table.iter(TABLE + "table-row"):
        cells = []
        for cell in row:
            times = int(cell.get(TABLE + "number-columns-repeated", "1"))
            cells += [cell_of(cell)] * min(times, 100)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            rows.append(cells)
    return rows


def main():
    with tempfile.TemporaryDirectory() as folder:
        root = ElementTree.parse(convert(sys.argv[1], folder)).getroot()
    json.dump(rows_of(root.find(f".//{TABLE}table")), sys.stdout)


main()
