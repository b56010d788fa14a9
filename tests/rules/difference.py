#!/usr/bin/python3
"""difference.py [COUNT [FIRST]]: `tieline diff` lists the edits of a dataset, and no others.

COUNT (200; 2,000 with TORTURE) random datasets are edited in known ways. `diff -t json` must
list exactly these, and the reverse in the other direction. A dataset has no difference from
itself, from its rows in another order, and from what tieline writes of it as JSON and as
tables. The number of a dataset that failed repeats it, and KEEP=1 keeps its files.
"""
import copy
import csv
import io
import json
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

sys.dont_write_bytecode = True

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, TOP + "/tests/support")
import dataset
import random_dataset
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))
TYPES = {"references": "reference", "actors": "actor", "events": "event",
         "relations": "relation", "dataset": "dataset"}
# What may be edited without a new mistake; dates only where no other depends on them.
EDITABLE = {
    "references": ("title", "publisher", "authors", "date"),
    "actors": ("name", "kind", "aliases", "description"),
    "events": ("title", "kind", "date_text", "place", "count", "description", "date"),
    "relations": ("kind", "directed", "weight", "description", "date", "events", "source",
                  "target"),
    "dataset": ("title", "description"),
}
# The text by which an item without an id is known.
OWN_TEXT = {"events": "title", "relations": "description"}


def value_of(kind, key, value):
    """A value as the difference has it; None where it is absent."""
    if key == "directed":
        return value not in (False, "false")
    if dataset.is_nothing(value):
        return None
    form = dataset.FIELDS[kind][key]
    if form == "number":
        return dataset.NORMAL["number"](value)
    if form in ("texts", "set"):
        return dataset.NORMAL[form](value) or None
    return value


def new_value(rng, document, kind, key):
    ends = [item["id"] for name in ("actors", "events") for item in document[name]
            if "id" in item]
    events = [event["id"] for event in document["events"] if "id" in event]
    form = dataset.FIELDS[kind][key]
    if key in ("source", "target"):
        return rng.choice(ends)
    if key == "date":
        return random_dataset.random_date(rng)
    if key == "count":
        return rng.randint(1, 99)
    if key == "weight":
        return random_dataset.random_weight(rng)
    if form == "switch":
        return rng.random() < 0.5
    if form == "texts":
        return random_dataset.random_texts(rng)
    if form == "set":
        return rng.sample(events, min(len(events), rng.randint(0, 3)))
    return rng.choice((None, "")) if rng.random() < 0.2 and key != "title" \
        else random_dataset.random_text(rng)


class Edits:
    """Edits of a document, and what a difference has to say of them."""

    def __init__(self, rng, document):
        self.rng = rng
        self.document = document
        self.count = 0
        self.changes = []
        self.touched = set()

    def fresh(self, text):
        self.count += 1
        return f"{text}-{self.count}-{self.rng.randrange(10**9)}"

    def mentions(self):
        """The ids that something mentions."""
        document = self.document
        for event in document["events"]:
            yield event.get("part_of")
            yield from (part["actor"] for part in event.get("participants") or [])
        for relation in document["relations"]:
            yield from (relation["source"], relation["target"])
            yield from relation.get("events") or []

    def cited(self):
        for kind in ("actors", "events", "relations"):
            for item in self.document[kind]:
                parts = item.get("participants") or [] if kind == "events" else []
                for one in [item, *parts]:
                    yield from (c["reference"] for c in one.get("cite") or [])
        yield from (one.get("via") for one in self.document["references"])

    def may_date(self, kind, item):
        """Whether nothing hangs on the date of an item."""
        inner = kind == "events" and (item.get("part_of") or any(
            event.get("part_of") == item.get("id") for event in self.document["events"]))
        return not inner and not dataset.DERIVED & set(item)

    def tell(self, kind, item, fate, but=None, **more):
        change = {"change": fate, "type": TYPES[kind], **more}
        if kind != "dataset" and "id" in item:
            change["id"] = item["id"]
        elif but and kind != "dataset":
            change["matched_by"] = "all but " + but
        self.changes.append(change)

    def take(self, kind):
        """An item that was not edited yet; None if there is none."""
        if kind == "dataset":
            items = [self.document]
        else:
            items = self.document[kind]
        items = [item for item in items if id(item) not in self.touched]
        item = self.rng.choice(items) if items else None
        self.touched.add(id(item))
        return item

    def edit_fields(self, kind, item):
        fields = []
        keys = list(EDITABLE[kind])
        named = "id" in item or kind == "dataset"
        if not named:
            keys.remove(OWN_TEXT[kind])
        if not self.may_date(kind, item) and "date" in keys:
            keys.remove("date")
        for key in self.rng.sample(keys, self.rng.randint(1, 2) if named else 1):
            old = value_of(kind, key, item.get(key))
            if named or key not in ("source", "target"):
                item[key] = new_value(self.rng, self.document, kind, key)
            new = value_of(kind, key, item.get(key))
            if old != new:
                fields.append({"field": key, "old": old, "new": new})
        if fields:
            self.tell(kind, item, "changed", fields[0]["field"], fields=fields)

    def edit_attributes(self, kind, item):
        changes = []
        known = set(dataset.FIELDS[kind]) | {"cite", "participants", "tieline", *dataset.LISTS}
        keys = [key for key in item if key not in known and not (
            key in dataset.DERIVED and item.get("date"))]
        for key in keys[:1] + [self.fresh("key")]:
            old = item.get(key)
            old = None if dataset.is_nothing(old) else dataset.attribute_text(old)
            new = random_dataset.random_text(self.rng)
            if self.rng.random() < 0.4 and old is not None:
                new = None
                del item[key]
            else:
                item[key] = new
            if old != new:
                changes.append({"key": key, "old": old, "new": new})
        self.tell(kind, item, "changed", "attributes", attributes=changes)

    def edit_citations(self, item):
        """The changes of the citations of an item or a participation."""
        if not self.document["references"]:
            return []
        cite = item["cite"] = list(item.get("cite") or [])
        changes = []
        known = {dataset.in_one_order(dataset.normal_item("citations", one)) for one in cite}
        if cite and self.rng.random() < 0.6:
            gone = dataset.in_one_order(dataset.normal_item("citations", cite[0]))
            cite[:] = [one for one in cite if dataset.in_one_order(
                dataset.normal_item("citations", one)) != gone]
            changes.append(citation("removed", json.loads(gone)))
        if not changes or self.rng.random() < 0.5:
            new = {"reference": self.rng.choice(self.document["references"])["id"],
                   "locator": self.fresh("page")}
            random_dataset.maybe(self.rng, new, "quote", random_dataset.random_text)
            random_dataset.maybe(self.rng, new, "status", lambda r: r.choice(
                ("stated", "inferred", "denied")))
            random_dataset.add_attributes(self.rng, "citations", new)
            assert dataset.in_one_order(new) not in known
            cite.append(new)
            changes.append(citation("added", dataset.normal_item("citations", new)))
        return changes

    def edit_parts(self, event):
        rng, actors = self.rng, self.document["actors"]
        parts = event["participants"] = list(event.get("participants") or [])
        keys = [(part["actor"], part.get("role") or "", part.get("date") or "")
                for part in parts]
        draw = rng.random()
        if not parts or draw < 0.3 or "id" not in event:
            if not actors or ("id" not in event and not parts):
                return None
            part = {"actor": rng.choice(actors)["id"], "role": self.fresh("role")}
            parts.append(part)
            return participation("added", part)
        number = rng.randrange(len(parts))
        part = parts[number]
        if draw < 0.5:
            del parts[number]
            return participation("removed", part)
        if draw < 0.7:
            old = value_of("participants", "role", part.get("role"))
            part["role"] = self.fresh("role")
            return participation("changed", part, fields=[
                {"field": "role", "old": old, "new": part["role"]}])
        if draw < 0.85 and not dataset.DERIVED & set(part):
            old = value_of("participants", "date", part.get("date"))
            date = random_dataset.random_date(rng)
            if (part["actor"], part.get("role") or "", date) in keys:
                return None
            part["date"] = date
            return participation("changed", part, fields=[
                {"field": "date", "old": old, "new": date}])
        citations = self.edit_citations(part)
        return participation("changed", part, citations=citations) if citations else None

    def add(self, kind):
        item = {"id": self.fresh("new")}
        if kind == "events":
            item["title"] = self.fresh("title")
        if kind == "relations":
            ends = list({*self.mentions()} - {None, ""})
            if not ends:
                return
            item.update(source=self.rng.choice(ends), target=self.rng.choice(ends))
        self.document[kind].append(item)
        self.touched.add(id(item))
        self.tell(kind, item, "added")

    def remove(self, kind, item):
        if item.get("id") in {*self.mentions(), *self.cited()} and kind != "relations":
            return
        self.document[kind].remove(item)
        self.kept = getattr(self, "kept", []) + [item]  # its address must not be another's
        self.tell(kind, item, "removed")

    def edit(self):
        kind = self.rng.choice((*dataset.LISTS, "events", "dataset"))
        if kind != "dataset" and self.rng.random() < 0.15:
            self.add(kind)
            return
        item = self.take(kind)
        if item is None:
            return
        draw = self.rng.random()
        if kind != "dataset" and draw < 0.2:
            self.remove(kind, item)
        elif kind == "events" and draw < 0.5:
            part = self.edit_parts(item)
            if part:
                self.tell(kind, item, "changed", "participants", participations=[part])
        elif kind not in ("dataset", "references") and draw < 0.65:
            citations = self.edit_citations(item)
            if citations:
                self.tell(kind, item, "changed", "citations", citations=citations)
        elif draw < 0.8:
            self.edit_attributes(kind, item)
        else:
            self.edit_fields(kind, item)


def citation(fate, said):
    return {"change": fate, "status": "stated", **said}


def participation(fate, part, **more):
    known = {key: part[key] for key in ("actor", "role", "date")
             if not dataset.is_nothing(part.get(key))}
    return {"change": fate, **known, **more}


def comparable(value, key=None):
    """The same whatever order lists have that are in none, without what is for people."""
    if isinstance(value, dict):
        made = value.get("made_id")
        return {name: comparable(one, name) for name, one in value.items()
                if name not in ("label", "made_id") and not (made and name == "id")}
    if isinstance(value, list):
        ordered = key in ("old", "new") and value == [one for one in value if one]
        return value if ordered else sorted((comparable(one) for one in value),
                                            key=dataset.in_one_order)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return dataset.NORMAL["number"](value)
    return value


def sorted_events(change):
    """Events that a relation rests on are a set."""
    for field in change.get("fields", []):
        if field["field"] == "events":
            for side in ("old", "new"):
                field[side] = sorted(field[side]) if field[side] else None
    return change


def in_order(changes):
    return sorted((comparable(sorted_events(copy.deepcopy(one))) for one in changes),
                  key=dataset.in_one_order)


def run(folder, *arguments):
    """The exit status, standard output, and errors on standard error."""
    done = subprocess.run([TIELINE, *arguments], cwd=folder, stdin=subprocess.DEVNULL,
                          capture_output=True, check=False)
    errors = [line for line in done.stderr.decode(errors="replace").split("\n")
              if ": error:" in line]
    return done.returncode, done.stdout, errors


def listed(folder, old, new):
    status, out, errors = run(folder, "diff", old, new, "-t", "json")
    if status not in (0, 1):
        return status, [], errors
    return status, json.loads(out, parse_float=Decimal)["changes"], errors


def reversed_fates(changes):
    """How often what is added, removed and changed, from new to old."""
    fates = {"added": "removed", "removed": "added", "changed": "changed"}
    return sorted((fates[one["change"]], one["type"]) for one in changes)


def check_same(rng, document, folder):
    """What differs that should not."""
    other = copy.deepcopy(document)
    for kind in dataset.LISTS:
        rng.shuffle(other[kind])
        for item in other[kind]:
            parts = item.get("participants") or [] if kind == "events" else []
            rng.shuffle(parts)
            for one in [item, *parts]:
                rng.shuffle(one.get("cite") or [] if kind != "references" else [])
    random_dataset.write_json(rng, other, folder + "/other.json")
    status, _, errors = run(folder, "export", "old.json", "-o", "json:again.json", "-o",
                            "tables:tables")
    if status:
        yield f"export: status {status}: {errors[:3]}"
        return
    for new in ("old.json", "other.json", "again.json", "tables"):
        status, out, errors = run(folder, "diff", "old.json", new)
        if status or out:
            yield f"{new}: status {status}: {errors[:3]} {out.decode(errors='replace')[:800]}"


def check_edits(rng, document, folder):
    """Which edits are missing, and what is told that is none."""
    edits = Edits(rng, document)
    for _ in range(rng.randint(1, 8)):
        edits.edit()
    random_dataset.write_json(rng, document, folder + "/new.json")
    status, found, errors = listed(folder, "old.json", "new.json")
    expected = in_order(edits.changes)
    if status != (1 if expected else 0):
        yield f"status {status}: {errors[:3]}"
        return
    found_texts = [dataset.in_one_order(one) for one in in_order(found)]
    expected_texts = [dataset.in_one_order(one) for one in expected]
    yield from (f"not told: {one}" for one in expected_texts if one not in found_texts)
    yield from (f"told: {one}" for one in found_texts if one not in expected_texts)
    _, back, _ = listed(folder, "new.json", "old.json")
    if sorted((one["change"], one["type"]) for one in back) != reversed_fates(found):
        yield f"in the other direction: {back}"
    _, out, _ = run(folder, "diff", "old.json", "new.json", "-t", "csv")
    rows = list(csv.reader(io.StringIO(out.decode(), newline=""), strict=True))
    if any(len(row) != 8 for row in rows) or (len(rows) > 1) != bool(expected):
        yield f"csv: {rows}"


def check(number):
    rng = random.Random(number)
    document = random_dataset.random_dataset(rng)
    folder = tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    try:
        random_dataset.write_json(rng, document, folder + "/old.json")
        wrong = [*check_same(rng, document, folder), *check_edits(rng, document, folder)]
    finally:
        if os.environ.get("KEEP"):
            print(f"# {number}: {folder}")
        else:
            shutil.rmtree(folder)
    return number, wrong


def main():
    csv.field_size_limit(10**9)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else \
        2000 if os.environ.get("TORTURE") else 200
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with multiprocessing.Pool(min(2, os.cpu_count() or 1)) as pool:
        failures = [result for result in pool.imap(check, range(first, first + count), 5)
                    if result[1]]
    print(f"{'not ok' if failures else 'ok'} - {count} edited datasets")
    for number, wrong in failures[:4]:
        for line in wrong[:6]:
            print(f"# {number}: {line[:1500]}".replace("\n", "\\n").replace("\r", "\\r"))
    if len(failures) > 4:
        print(f"# {len(failures) - 4} more: {[number for number, _ in failures[4:24]]}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
