#!/usr/bin/python3
"""t_plain.py [COUNT [FIRST]]: the short ways of reading tables give what the long ones do.

COUNT (150) random tables of events between two, with mistakes in them, and some large ones
are read three times: on one thread, on two, and with one more column, which is empty but
makes that each row takes the long way. Documents and diagnostics must be the same.
"""
import os
import random
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
LARGE = (4000, 9000)  # rows: more than one piece of text
LONG_WAY = "part_of"

NAMES = ("Rome", "Paris", "Ministry (Afghanistan)", "Žilina", "日本", "a;b", "", "O\"Neill", "x")
DATES = ("2015", "2015-05-08", "2015-02-30", "[2015-05-04..2015-05-10]", "", "yesterday", "1790~", "../2014")
URLS = ("https://example.org/1", "javascript:alert(1)", "", "mailto:a@example.org")
TEXTS = ("a", "two words", "with, comma", "\"quoted\"", "two\nlines", "", "'=1+1", "'", "=1", "ü")
FIELDS = {
    "id": lambda draw, row: draw.choice((f"e{row}", f"e{row}", f"e{row}", f"e{row // 2}", "")),
    "date": lambda draw, row: draw.choice(DATES),
    "kind": lambda draw, row: draw.choice(("talk", "visit", "")),
    "source": lambda draw, row: draw.choice(NAMES),
    "target": lambda draw, row: draw.choice(NAMES),
    "title": lambda draw, row: draw.choice(TEXTS),
    "place": lambda draw, row: draw.choice(("Rome", "")),
    "count": lambda draw, row: draw.choice(("", "1", "32", "0", "-1", "4294967296", "many")),
    "description": lambda draw, row: draw.choice(TEXTS),
    "date_text": lambda draw, row: draw.choice(TEXTS),
    "url": lambda draw, row: draw.choice(URLS),
    "zone": lambda draw, row: draw.choice(TEXTS),
    "area": lambda draw, row: draw.choice(TEXTS),
}


def sound(draw, fields, row):
    """A row without mistakes, of which tables mostly consist."""
    whole = {"id": f"e{row}", "date": draw.choice(("2015", "2015-05-08", "1790~")), "title": "a",
             "count": "2", "url": "https://example.org/2", "source": "Rome", "target": "Paris"}
    return [whole.get(name) or FIELDS[name](draw, row) for name in fields]


def cell(draw, text):
    quoted = any(byte in text for byte in ",\"\n\r") or draw.random() < 0.1
    return '"' + text.replace('"', '""') + '"' if quoted else text


def table(draw, rows):
    """The lines of a table, of cells; and what ends its lines."""
    needed = ["date", "source", "target"]
    fields = needed + draw.sample([name for name in FIELDS if name not in needed], draw.randrange(11))
    draw.shuffle(fields)
    rate = draw.choice((0, 0.02, 0.5))
    lines = [fields]
    for row in range(rows):
        cells = [FIELDS[name](draw, row) for name in fields] if draw.random() < rate else sound(draw, fields, row)
        lines.append([cell(draw, text) for text in cells])
    return lines, draw.choice(("\n", "\n", "\r\n", "\r"))


def spoil(draw, text):
    """Sometimes what is no CSV any more, or no text."""
    at = draw.randrange(len(text))
    how = draw.randrange(20)
    if how == 0:
        return text[:at] + '"' + text[at:]
    return text[:at] + "\0" + text[at:] if how == 1 else text


def run(command, path, threads):
    options = ["--threads", str(threads)] if command[0] == "export" else []
    done = subprocess.run([TIELINE, *command, *options, path], capture_output=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def results(path, threads):
    return run(("export", "-t", "json"), path, threads), run(("check", "--json"), path, threads)


def differences(draw, rows, folder):
    lines, ending = table(draw, rows)
    text = ending.join(",".join(cells) for cells in lines) + draw.choice(("", ending))
    short = spoil(draw, text)
    path = os.path.join(folder, "table.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(short)
    one, two = results(path, 1), results(path, 2)
    if one != two:
        yield "one thread and two differ"
    if short != text:
        return
    wider = [[*cells, LONG_WAY if number == 0 else ""] for number, cells in enumerate(lines)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(ending.join(",".join(cells) for cells in wider) + ending)
    long_way = results(path, 1)
    if one[0] != long_way[0]:
        yield "the document differs from that of the long way"
    if one[1] != long_way[1]:
        yield "the diagnostics differ from those of the long way"


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count + len(LARGE)):
            rows = LARGE[seed - first] if seed - first < len(LARGE) else seed % 40 + 1
            for line in differences(random.Random(seed), rows, folder):
                failed += 1
                print(f"# table {seed} of {rows} rows: {line}")
    print(f"{'not ok' if failed else 'ok'} - {count} tables read the same in short ways and long ones")
    return failed > 0


sys.exit(main())
