#!/usr/bin/python3
"""examples.py: each feature of the format is shown by an example in examples/.

The fields are those of graph/fields.def; other features are listed here.
"""
import glob
import json
import os
import re
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LISTS = {"A": "actors", "E": "events", "R": "relations", "F": "references", "S": "roles", "K": "kinds"}
# In a document these are where the item is, not in it.
NESTED = {("P", "event"), ("C", "item"), ("C", "actor"), ("C", "role"), ("C", "date")}
CLAIMS = ["date", "place", "count", "kind", "role", "weight"]
STATUSES = ["stated", "inferred", "assessed", "disputed", "denied"]
DAY = r"\d{4}-\d\d-\d\d"
DATES = {
    "day": DAY, "month": r"\d{4}-\d\d", "year": r"\d{4}", "time of day": DAY + r"T.*",
    "interval": rf"{DAY}/{DAY}", "open end": r".+/\.\.", "open start": r"\.\./.+",
    "unknown end": r".+/", "unknown start": r"/.+", "about": r".*~.*", "perhaps": r".*\?.*",
    "about and perhaps": r".*%.*", "decade": r"\d{3}X", "century": r"\d\dXX",
    "day not given": r"\d{4}-\d\d-XX", "one of a range": r"\[.+\.\..+\]",
    "until": r"\[\.\..+\]", "one of a range without end": r"\[.+\.\.\]", "all of": r"\{.+\}",
    "season": r".*\d{4}-2[1-4].*", "before year 0": r"\[?-\d{4}.*", "long year": r"Y-?\d+",
}


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        return file.read()


def fields():
    """Pairs of a type's letter and a field's name."""
    pattern = r'(?:FIELD|TOLD)\(TL_\w+, "(\w+)", \w+, ([A-Z |]+)'
    for name, types in re.findall(pattern, read("graph/fields.def")):
        for letter in re.findall("[A-Z]", types):
            yield letter, name


def cited(item):
    return [one for one in item.get("cite", []) if isinstance(one, dict)]


def collect(documents):
    """The items of all documents by the letter of their type."""
    items = {letter: [one for document in documents for one in document.get(name, [])]
             for letter, name in LISTS.items()}
    items["D"] = documents
    items["P"] = [part for event in items["E"] for part in event.get("participants", [])]
    items["C"] = [one for letter in "AERP" for item in items[letter] for one in cited(item)]
    return items


def undecided(item, field):
    said = {one["says"][field] for one in cited(item) if field in one.get("says", {})}
    return field not in item and len(said) > 1


def is_denied(item):
    return any(one.get("status") == "denied" and "says" not in one for one in cited(item))


def more(items, documents):
    """Names of other features and whether an example has them."""
    own = {letter: {name for kind, name in fields() if kind == letter} for letter in "DAERFPCSK"}
    own["D"] |= {"tieline", *LISTS.values()}
    own["A"] |= {"cite", "member_of"}
    own["E"] |= {"cite", "participants"}
    own["R"] |= {"cite"}
    own["P"] |= {"cite"}
    for letter in "DAERFC":
        yield f"attribute of {letter}", any(set(one) - own[letter] for one in items[letter])
    dates = [one["date"] for one in items["E"] + items["R"] + items["P"] + items["F"] if "date" in one]
    dates += [one["says"]["date"] for one in items["C"] if "date" in one.get("says", {})]
    for name, pattern in DATES.items():
        yield f"date: {name}", any(re.fullmatch(pattern, date) for date in dates)
    for status in STATUSES:
        yield f"status {status}", any(one.get("status", "stated") == status for one in items["C"])
    for field in CLAIMS:
        yield f"claim of {field}", any(field in one.get("says", {}) for one in items["C"])
    for field in ("date", "place", "count"):
        yield f"undecided {field}", any(undecided(one, field) for one in items["E"])
    yield "claim that is denied", any(one.get("status") == "denied" and "says" in one for one in items["C"])
    for letter in "ER":
        yield f"denied {letter}", any(is_denied(one) for one in items[letter])
        yield f"{letter} without id", any("id" not in one for one in items[letter])
    for letter in "AERP":
        yield f"citation of {letter}", any(cited(one) for one in items[letter])
    for letter in "PE":
        yield f"{letter} with a date", any("date" in one for one in items[letter])
    yield "undated event", any("date" not in one for one in items["E"])
    yield "undirected relation", any(one.get("directed") is False for one in items["R"])
    mentions = {one["actor"] for one in items["P"]}
    yield "mention by name", any(one["name"] in mentions for one in items["A"])
    yield "mention by alias", any(mentions & set(one.get("aliases", [])) for one in items["A"])
    events = {one["id"] for one in items["E"] if "id" in one}
    actors = {one["id"] for one in items["A"]}
    ends = [(one["source"], one["target"]) for one in items["R"]]
    yield "relation of actors", any(set(pair) <= actors for pair in ends)
    yield "relation of events", any(set(pair) <= events for pair in ends)
    yield "relation of both", any(a in events and b in actors for a, b in ends)


def names_of(document, event):
    """Who takes part in an event, by id."""
    by_name = {}
    for actor in document.get("actors", []):
        for name in [actor["id"], actor["name"], *actor.get("aliases", [])]:
            by_name[name] = actor["id"]
    return [by_name.get(one["actor"], one["actor"]) for one in event.get("participants", [])]


def inputs(documents):
    paths = glob.glob("examples/*/*", root_dir=TOP)
    for ending in ("json", "jsonl", "dot", "map"):
        yield f"input .{ending}", any(path.endswith("." + ending) for path in paths)
    yield "tables", any(path.endswith("/tables") for path in paths)
    cells = [re.sub(r" = .*", "", line) for path in paths if path.endswith(".map")
             for line in read(path).split("\n")]
    for column in ("participants", "cite"):
        yield f"cell {column}", column in cells
    yield "one actor twice in an event", any(
        len(set(names)) < len(names) for document in documents
        for event in document.get("events", []) for names in [names_of(document, event)])


def main():
    documents = [json.loads(read(path)) for path in glob.glob("examples/*/*.json", root_dir=TOP)]
    letters = [json.loads(line) for path in glob.glob("examples/*/*.jsonl", root_dir=TOP)
               for line in read(path).splitlines()]
    items = collect(documents + [{"events": letters}])
    shown = [(f"{letter} {name}", any(name in one for one in items[letter]))
             for letter, name in fields() if (letter, name) not in NESTED]
    shown += [*more(items, documents), *inputs(documents)]
    missing = [name for name, present in shown if not present]
    print("not ok" if missing else "ok", f"- the examples show all {len(shown)} features")
    for name in missing:
        print("# no example shows: " + name)
    return 1 if missing else 0


sys.exit(main())
