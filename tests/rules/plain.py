#!/usr/bin/python3
"""plain.py [COUNT [FIRST]]: the fast paths of readers give the same result as the slow ones.

COUNT (50; 150 with MORE or TORTURE) random tables of events with a source and a target, with mistakes in them, and
some large tables are read three times: on one thread, on two threads, and with an additional
empty column, with which each row takes the slow path. They are also read with two mappings;
one has alternatives, with which each row takes the slow path. As many documents are read
twice, the second time with an additional member of each event. The documents and
diagnostics must be the same.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
LARGE = (4000, 9000)  # rows: more than one piece of text
MORE = os.environ.get("MORE") or os.environ.get("TORTURE")
LONG_WAY = "part_of"

NAMES = ("Rome", "Paris", "Ministry (Afghanistan)", "Žilina", "日本", "a;b", "", "O\"Neill", "x", " Rome ")
DATES = ("2015", "2015-05-08", "2015-02-30", "[2015-05-04..2015-05-10]", "", "yesterday", "1790~", "../2014",
         "2015-05-08T00:00:00Z", "1950-00-00", "0000", "793", "1902.0", " 2015")
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
    """A row without mistakes; most rows of a table are such rows."""
    whole = {"id": f"e{row}", "date": draw.choice(("2015", "2015-05-08", "1790~")), "title": "a",
             "count": "2", "url": "https://example.org/2", "source": "Rome", "target": "Paris"}
    return [whole.get(name) or FIELDS[name](draw, row) for name in fields]


def cell(draw, text):
    quoted = any(byte in text for byte in ",\"\n\r") or draw.random() < 0.1
    return '"' + text.replace('"', '""') + '"' if quoted else text


def table(draw, rows):
    """The rows of a table, and its line end."""
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
    """Sometimes breaks the CSV syntax or the encoding."""
    at = draw.randrange(len(text))
    how = draw.randrange(20)
    if how == 0:
        return text[:at] + '"' + text[at:]
    return text[:at] + "\0" + text[at:] if how == 1 else text


def run(command, path, threads):
    options = ["--threads", str(threads)] if command[0] == "export" else []
    done = subprocess.run([TIELINE, *command, *options, path], capture_output=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def results(path, threads, *options):
    return (run(("export", "-t", "json", *options), path, threads),
            run(("check", "--json", *options), path, threads))


def mapped_differences(fields, path):
    short = results(path, 2, "--columns", ",".join(f"{field}={field}" for field in fields))
    long_way = results(path, 1, "--columns", ",".join(f"{field}={field}|{field}" for field in fields))
    for what, one, other in zip(("document", "diagnostics"), short, long_way):
        if one != other:
            yield f"the {what} of a mapping differs from that of the long way"


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
    yield from mapped_differences(lines[0], path)
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


ESCAPED = ('"a\\"b"', '"\\u00e9\\n"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\u0000"', '""', '"ü / \\/"')
NUMBERS = ("0", "-0", "12", "1.5", "2.50", "0.0000001", "-36.19", "1e3", "123456789012345678", "1e999", "0.1234567890123456")
OTHERS = ("null", "true", "false", "[]", '["a"]', '{"a": 1}', '{"a": 1, "a": 2}', "[null]")
KEYS = ("id", "title", "date", "kind", "place", "count", "url", "description", "date_text", "zone", "area", "titel",
        "earliest", "label", "cite", "part_of", "partecipants", "a\\u0041")
MANY = tuple(f"key{i}" for i in range(70))
ROLES = ("host", "guest", "", "signatory")


def odd_value(draw):
    return draw.choice(draw.choice((ESCAPED, NUMBERS, OTHERS)))


def text(draw, texts):
    return json.dumps(draw.choice(texts), ensure_ascii=draw.random() < 0.5)


def participant(draw):
    if draw.random() < 0.2:
        return text(draw, NAMES[:2])
    members = [f'"actor": {text(draw, NAMES[:2])}', f'"role": {text(draw, ROLES)}']
    draw.shuffle(members)
    return "{" + ", ".join(members) + "}"


def odd_participant(draw):
    key = draw.choice(("date", "cite", "actor", "role", "rank", "earliest"))
    return draw.choice((odd_value(draw), '{"role": "host"}', f'{{"{key}": {odd_value(draw)}}}',
                        f'{{"actor": "Rome", "{key}": {odd_value(draw)}}}'))


def event(draw, row, odd):
    """The members of an event, at most one of which is unusual."""
    count = draw.choice((0, 1, 2, 2, 3, 20))
    listed = [participant(draw) for _ in range(count)]
    members = [f'"id": "e{row}"', f'"title": {text(draw, TEXTS[:5])}']
    what = draw.randrange(6) if odd else None
    if what != 0:
        members.append(f'"date": {text(draw, DATES[:2])}')
    if what == 1:
        listed.insert(draw.randrange(count + 1), odd_participant(draw))
    members += [f'"{key}": "a"' for key in draw.sample(("kind", "place", "zone", "area", "description"), 2)]
    members.append(f'"participants": [{", ".join(listed)}]')
    draw.shuffle(members)
    if what == 0:
        members.insert(0, f'"{draw.choice(("earliest", "label"))}": {draw.choice(ESCAPED[:3])}')
    elif what == 2:
        members.append(draw.choice(members))
    elif what is not None and what > 2:
        members.append(f'"{draw.choice(draw.choice((KEYS, KEYS, MANY)))}": {odd_value(draw)}')
    return ", ".join(members)


def document_differences(draw, rows, folder):
    rate = draw.choice((0, 0.02, 0.3))
    events = [event(draw, row // 2 if draw.random() < rate / 8 else row, draw.random() < rate) for row in range(rows)]
    lines = draw.random() < 0.5
    path = os.path.join(folder, "events.jsonl" if lines else "events.json")
    found = []
    for more in ("", f', "{LONG_WAY}": null'):
        objects = ["{" + members + ("" if f'"{LONG_WAY}"' in members else more) + "}" for members in events]
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write("\n".join(objects) if lines else '{"events": [\n' + ",\n".join(objects) + "\n]}")
        found.append((*results(path, 1), run(("export", "--skip-bad", "-t", "json"), path, 1)))
    for what, short, long in zip(("document", "diagnostics", "lenient document"), *found):
        if short != long:
            yield f"the {what} differs from that of the long way"


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 150 if MORE else 50
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count + len(LARGE)):
            rows = LARGE[seed - first] if seed - first < len(LARGE) else seed % 40 + 1
            for line in differences(random.Random(seed), rows, folder):
                failed += 1
                print(f"# table {seed} of {rows} rows: {line}")
            for line in document_differences(random.Random(seed), rows, folder):
                failed += 1
                print(f"# document {seed} of {rows} events: {line}")
    print(f"{'not ok' if failed else 'ok'} - {count} tables and documents read the same in short ways and long ones")
    return failed > 0


sys.exit(main())
