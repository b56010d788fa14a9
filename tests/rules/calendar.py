#!/usr/bin/python3
"""calendar.py [COUNT [FIRST]]: what a calendar holds is read again.

COUNT (60; 3,000 with TORTURE) random datasets are written as `ics` and read again: each event
with a date that the calendar holds has the same id, title, kind, date and place, and there are
no others. To repeat a dataset that failed, run calendar.py 1 NUMBER.
"""
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, TOP + "/tests/support")
import random_dataset
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
FIELDS = ("id", "title", "kind", "date", "place")


def export(folder, source, target):
    run = subprocess.run((TIELINE, "export", source, "-o", target), cwd=folder, check=False,
                         stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return run.stderr if run.returncode else ""


def spoilt(text):
    """What a calendar makes of a text: no controls, line ends of one kind."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join("\ufffd" if (ord(c) < 32 and c not in "\t\n") or ord(c) == 127 else c
                   for c in text)


def events_of(path):
    with open(path, encoding="utf-8") as file:
        events = json.load(file)["events"]
    for event in events:
        if spoilt(event.get("title", "")) == spoilt(event["id"]):
            del event["title"]  # a calendar has one of them
    return {spoilt(event["id"]): tuple(spoilt(event.get(field) or "") for field in FIELDS)
            for event in events}


def ids_in_calendar(path):
    """The ids in a calendar, read by other means than those of tieline."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().replace("\r\n ", "").split("\r\n")
    for line in lines:
        if line.startswith("UID:"):
            text = re.sub(r"\\(.)", lambda escape: "\n" if escape[1] in "nN" else escape[1],
                          line[4:].removesuffix("@tieline"))
            yield spoilt(text)


def without_claims(value):
    """A calendar has the value that is used, but `json` leaves out one that is claimed."""
    if isinstance(value, list):
        return [without_claims(element) for element in value]
    if isinstance(value, dict):
        return {key: without_claims(element) for key, element in value.items() if key != "says"}
    return value


def check(number):
    rng = random.Random(number)
    document = without_claims(random_dataset.random_dataset(rng))
    random_dataset.add_declarations(rng, document)
    with tempfile.TemporaryDirectory() as folder:
        random_dataset.write_json(rng, document, folder + "/in.json")
        for source, target in (("in.json", "out.json"), ("in.json", "out.ics"),
                               ("out.ics", "again.json")):
            failure = export(folder, source, target)
            if failure:
                return number, [f"{source} to {target}: {failure[:300]}"]
        before, after = (events_of(f"{folder}/{name}.json") for name in ("out", "again"))
        if len(before) < len({event["id"] for event in document["events"] if "id" in event}):
            return number, []  # two ids are one where controls cannot be held
        held = set(ids_in_calendar(folder + "/out.ics"))
        wrong = [f"{id}: {before.get(id)}, but {after.get(id)}" for id in sorted(held | set(after))
                 if before.get(id) != after.get(id)]
        if len(after) != len(held):
            wrong.append(f"{len(held)} entries, {len(after)} events")
        return number, wrong


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000 if os.environ.get("TORTURE") else 60
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with multiprocessing.Pool() as pool:
        failed = [(number, wrong) for number, wrong in
                  pool.imap_unordered(check, range(first, first + count)) if wrong]
    print(f"{'not ok' if failed else 'ok'} - {count} random calendars are read as they were written")
    for number, wrong in failed[:5]:
        for line in wrong[:5]:
            print(f"# {number}: {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
