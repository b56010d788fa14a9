#!/usr/bin/python3
"""graphs_back.py [COUNT [FIRST]]: graphs that tieline wrote can be read again.

The examples, some difficult datasets and COUNT (200; 10,000 with TORTURE) random ones are written in
each format of FORMATS, as networks and as ties of actors. Each file is read, and its nodes and edges
are compared with those of the dataset, as lists of nodes and edge lists: ids, names, kinds, roles,
dates, weights, status and references. What the format is known to lose is left out of both. In
networks, what items say is compared as well, by dataset.py, which is independent of tieline. To
repeat a dataset that failed, run graphs_back.py 1 NUMBER; KEEP=1 keeps its files.
"""
import csv
import json
import multiprocessing
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, TOP + "/tests/support")
import dataset
import random_dataset
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
FILES = ("examples/bell-foundry/bell-foundry.json", "examples/first-steps/first-steps.json",
         "tests/data/nasty.json", "tests/clients/nasty.json", "tests/data/every-field.json",
         "tests/data/no-ids.json", "tests/data/entities.json")
VIEWS = ("network", "actors")
csv.field_size_limit(10 ** 9)

NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def in_xml(text):
    return NO_XML.sub("\ufffd", text)


def as_it_is(text):
    return text


def in_arrays(text):
    """Neo4j splits arrays at semicolons."""
    return text.replace(";", "；")


# How a format is called, where it is written, what becomes of texts, and what it has no place for
# in edges.
FORMATS = (
    ("gexf", "graph.gexf", in_xml, ()),
    ("graphml", "graph.graphml", in_xml, ()),
    ("gephi", "gephi", as_it_is, ("open",)),
    ("neo4j", "neo4j", in_arrays, ()),
    ("nodelink", "nodelink.json", as_it_is, ()),
    ("cytoscape", "cytoscape.json", as_it_is, ()),
    ("graphology", "graphology.json", as_it_is, ()),
)

# What a format says that it loses, and where that shows.
LOSSES = (
    (r"with a day outside the format's range", ("first", "last", "open")),
)

# Formats in which an edge has an end that is not known if any of its times has.
LACK_DAYS = {"gexf", "gephi"}

# Lists that are in the order of ids, which may have changed, or of dates of events that are not
# in the file.
LISTS = ("events", "references", "denied_by", "aliases")

# Names of attributes that mean something else in graphs.
RESERVED = {
    "id", "source", "target", "__proto__", "label", "item", "kind", "kinds", "role", "directed", "weight",
    "weight_disputed", "date", "date_label", "date_text", "first", "last", "open_start", "open_end",
    "spells", "place", "count", "aliases", "degree", "strength", "members", "within", "status", "events",
    "event_count", "references", "denied_by", "citations", "description", "url"}

FOLLOW = {"weight", "weight_disputed", "count", "part_of", "kind", "place", "date"}

# What may become anything.
ANY = "any"

# What sources say of an item is in no graph, nor who says of which event another is a part.
OF_CITATIONS = ("status", "references", "denied_by", "weight_disputed")


def tieline(folder, *arguments):
    """Runs tieline, which must not fail; what it says."""
    run = subprocess.run((TIELINE, "export") + arguments, cwd=folder, stdin=subprocess.DEVNULL,
                         capture_output=True, check=False)
    said = run.stderr.decode(errors="replace")
    assert run.returncode == 0, f"{arguments}: exit status {run.returncode}: {said[:600]}"
    return said


def rows(path):
    """A table in which lists are lists."""
    with open(path, encoding="utf-8", newline="") as file:
        return [{key: dataset.list_of(cell) if key in LISTS else cell for key, cell in row.items()
                 if key != "component"} for row in csv.DictReader(file)]


def kept(edge, view):
    """An edge without what no graph has. A tie is cited for itself, which makes its status."""
    if edge["kind"] == "part of":
        edge.update(dict.fromkeys(OF_CITATIONS, ""))
    if view == "actors" and edge["references"]:
        edge["status"] = "disputed" if edge["denied_by"] else edge["status"] or "stated"
    return edge


def dated(node):
    """A node whose date, if sources differ about it, is one of those that it may be. EDTF has no days
    in years of more than four digits, gephi no open ends, and graphs no days in unknown years."""
    first, last = node["first"], node["last"]
    if not node["date"] and node["type"] == "event" and re.search("^0000-|^9999-12", f"{first}\n{last}", re.M):
        node.update(date=ANY, first=ANY, last=ANY, open=ANY)
    elif not node["date"] and node["type"] == "event" and first + last:
        form = "[{}..{}]" if first and last else "{}/{}"
        node["date"] = form.format(first, last)
        if node["open"] or max(len(day.lstrip("-")) for day in (first, last)) > 10:
            node["date"] = ANY
    return node


def tables(folder, source, name, view, *more):
    """The nodes and edges of a network, each as a table, as some format keeps them; and the dataset.
    What tieline says of more outputs."""
    said_of_them = tieline(folder, source, "--view", view, "--csv-raw", "-o", f"csv:{name}.edges", "-o",
                           f"csv-nodes:{name}.nodes", "-o", f"json:{name}.json", *more)
    return (list(map(dated, rows(f"{folder}/{name}.nodes"))),
            [kept(edge, view) for edge in rows(f"{folder}/{name}.edges")],
            dataset.read_json(f"{folder}/{name}.json") if view == "network" else None,
            said_of_them)


def without(table, lost):
    return [{key: cell for key, cell in row.items() if key not in lost} for row in table]


def changed(row, change):
    """A row after its texts were changed, with the ends of an edge without a direction in order."""
    row = {key: sorted(map(change, cell)) if isinstance(cell, list) else change(cell)
           for key, cell in row.items()}
    if row.get("directed") == "false" and row["source"] > row["target"]:
        for one, other in (("source", "target"), ("source_name", "target_name")):
            row[one], row[other] = row[other], row[one]
    return row


def unlike(what, expected, found, change):
    """The differences of two tables, whatever the order of their rows is."""
    expected, found = [[changed(row, change) for row in table] for table in (expected, found)]
    for number, (before, after) in enumerate(zip(sorted(expected, key=str),
                                                 sorted(found, key=str))):
        after.update({key: ANY for key, cell in before.items() if cell == ANY})
        if before != after:
            yield f"{what} {number}: " + "; ".join(
                f"{key} {before[key]!r} became {after[key]!r}" for key in before
                if before[key] != after[key])
            return
    if len(expected) != len(found):
        yield f"{what}: {len(expected)} became {len(found)}"


def day_of(text):
    """A day as numbers, which can be compared."""
    return int(text[:-6]), text[-5:]


def lacks_days(name, before, after):
    """Whether edges lack a day. In GEXF an edge has none at an end of a time that is not known, even
    if another time has one. What several sources say may leave an edge no day at all, but maybe an
    open end, which is no date: then a participation gets the days of its event. No date is of an edge
    whose first day is after its last: one event began at an unknown time, and another has not ended."""
    def some(edge):
        return bool(edge["first"]) != bool(edge["last"])
    def none(edge):
        return not edge["first"] + edge["last"] and (edge["open"] or edge["kind"] == "participates")
    def crossed(edge):
        return edge["first"] and edge["last"] and day_of(edge["first"]) > day_of(edge["last"])
    return (any(none(edge) or crossed(edge) for edge in before) or
            (name in LACK_DAYS and any(map(some, after))))


def hides_days(document):
    """Whether the days of a relation may be those that sources say, or those of its events."""
    return any(relation.get("events") and "date" in dataset.said_fields(relation)
               for relation in document["relations"])


def ids_of(document):
    return {item["id"] for kind in dataset.LISTS for item in document.get(kind) or []}


def makes_one(ids, change):
    """Whether two ids become one by what a format does to texts."""
    return len(set(map(change, ids))) < len(ids)


def deep(value, change):
    """A value all of whose texts were changed."""
    if isinstance(value, dict):
        return {change(key): deep(each, change) for key, each in value.items()}
    if isinstance(value, list):
        return [deep(each, change) for each in value]
    return change(value) if isinstance(value, str) else value


def said(kind, item):
    """What an item says itself, and a graph can have."""
    lost = dataset.said_fields(item) | {"cite"}
    fields = {key: value for key, value in dataset.normal_item(kind, item).items()
              if key not in lost}
    fields["actors"] = [part["actor"] for part in fields.pop("participants", [])]
    attributes = fields.pop("attributes", {})
    fields |= {f"attribute {key}": value for key, value in attributes.items()
               if key not in RESERVED}
    return fields


def meaning(document):
    return {kind: {item["id"]: said(kind, item) for item in document.get(kind) or []}
            for kind in dataset.LISTS[1:]}


def unlike_items(before, after, change, message):
    """Where items say something else than they did. What follows from sources or is usual is said in
    graphs, too, and what an item is called if it has no name."""
    expected, found = deep(meaning(before), change), deep(meaning(after), change)
    for kind, items in expected.items():
        for key, item in items.items():
            other = found[kind].get(key)
            if other is None:
                yield f"{kind}: lost {key!r}"
                continue
            for side in (item, other):
                side["actors"] = sorted(set(side["actors"]))
                side["events"] = sorted(side.get("events", []))
                if side.get("directed") is False:
                    side["source"], side["target"] = sorted((side["source"], side["target"]))
            other = {name: value for name, value in other.items() if name in item or name not in FOLLOW}
            item = {name: value for name, value in item.items()
                    if name in other or name not in ("name", "title") or value != key}
            if "names are reserved or not permitted" in message:
                item = {name: value for name, value in item.items()
                        if name in other or not name.startswith("attribute ")}
            yield from dataset.differences(item, other, f"{kind} {key!r}")


def differences(folder, source):
    """Where a dataset differs from its graphs."""
    document = None
    for view in VIEWS:
        outputs = [part for name, path, _, _ in FORMATS for part in ("-o", f"{name}:{path}")]
        before = tables(folder, source, "before", view, *outputs)
        document = document or before[2]
        ids = ids_of(document)
        for name, path, change, nowhere in FORMATS:
            if makes_one(ids, change) or (name == "neo4j" and ";" in "".join(ids)):
                continue
            message = "\n".join(line for line in before[3].splitlines() if f"{name}:" in line)
            lost = set(nowhere) | {key for loss, keys in LOSSES if re.search(loss, message) for key in keys}
            after = tables(folder, path, "after", view)
            if lacks_days(name, before[1], after[1]) or (name == "gephi" and hides_days(document)):
                lost |= {"first", "last", "open"}
            if view == "network":
                for line in unlike_items(document, after[2], change, message):
                    yield f"{name}, {line}"
            for what, expected, found in zip(("node", "edge"), before, after):
                for line in unlike(what, without(expected, lost), without(found, lost), change):
                    yield f"{name}, {view}: {line}"


def check(folder, source):
    try:
        return list(differences(folder, source))
    except AssertionError as error:
        return [str(error)]


def check_random(number):
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    try:
        rng = random.Random(number)
        random_dataset.write_json(rng, random_dataset.random_dataset(rng), folder + "/in.json")
        return number, check(folder, "in.json")
    finally:
        if os.environ.get("KEEP"):
            print(f"# {number}: {folder}")
        else:
            shutil.rmtree(folder)


def report(what, wrong):
    print(f"{'not ok' if wrong else 'ok'} - {what} come back from graphs")
    for line in wrong[:10]:
        print("# " + line[:600].replace("\n", "\\n").replace("\r", "\\r"))
    return not wrong


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10000 if os.environ.get("TORTURE") else 200
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for file in ("@demo",) + FILES:
            source = file if file.startswith("@") else os.path.join(TOP, file)
            good = report(f"nodes and edges of {file}", check(folder, source)) and good
    with multiprocessing.Pool(min(2, os.cpu_count() or 1)) as pool:
        wrong = [f"{number}: {line}" for number, lines in
                 pool.imap(check_random, range(first, first + count), 20) for line in lines]
    return 0 if report(f"nodes and edges of {count} datasets", wrong) and good else 1


if __name__ == "__main__":
    sys.exit(main())
