"""Splits datasets at random, for rules/split.py.

A dataset is taken apart into small claims: an item with some of its fields, with one of
its participations, with one citation. Each claim goes to some of the shards, where those
of one item may or may not be put together again; then every shard becomes an input.
"""
import csv
import json
import os
import re

import random_dataset
from dataset import DECLARED, DERIVED, FIELDS, FORMULA, LISTS, attribute_text, is_nothing

# Without these a record is none.
NEEDED = {"references": ("id",), "actors": ("id",), "events": ("id",),
          "relations": ("id", "source", "target")}

# What a cell can hold without any escaping.
SIMPLE = re.compile(r"[A-Za-z][A-Za-z -]*[A-Za-z]\Z")

PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\Z")


def is_loose(kind, key):
    """Whether it is a list of which any part may be said alone. Those of texts are in
    an order."""
    return FIELDS[kind].get(key) in ("set", "participants", "citations")


def choose(rng, count):
    """The shards that are told something: mostly one."""
    return rng.sample(range(count), min(count, rng.choice((1, 1, 1, 1, 2, 3))))


def unique_names(document):
    """Names by which actors may be mentioned as well as by their ids, which these are
    the keys of."""
    ids = {item.get("id") for kind in LISTS[1:] for item in document.get(kind, [])}
    names = [text for actor in document.get("actors", [])
             for text in [actor.get("name")] + (actor.get("aliases") or [])]
    return {actor["id"]: actor["name"] for actor in document.get("actors", [])
            if actor.get("name") and names.count(actor["name"]) == 1
            and actor["name"] not in ids}


def claims_of(rng, kind, item, names):
    """Pieces of what is said of an item, which together say all."""
    needed = {key: item[key] for key in NEEDED[kind] if key in item}
    if "id" not in item or rng.random() < 0.3:
        yield item
        return
    yield needed
    for key, value in item.items():
        if key in needed or is_nothing(value) or key in DERIVED and item.get("date"):
            continue
        if not is_loose(kind, key):
            yield {**needed, key: value}
            continue
        for element in value:
            if key != "participants":
                yield from ({**needed, key: [one]} for one in cites_of(rng, key, element))
                continue
            for part in parts_of(rng, element):
                if rng.random() < 0.3:
                    part = {**part, "actor": names.get(part["actor"], part["actor"])}
                yield {**needed, key: [part]}


def cites_of(rng, key, element):
    """The same for what a citation says; with it stays all that it is known by."""
    if key != "cite" or not element.get("says") or rng.random() < 0.5:
        yield element
        return
    says = {field: value for field, value in element["says"].items() if not is_nothing(value)}
    if not says:
        yield element
    for field, value in says.items():
        yield {**element, "says": {field: value}}


def parts_of(rng, part):
    """The same for a participation, which is known by actor, role and date."""
    known = {key: part[key] for key in ("actor", "role", "date") if key in part}
    if rng.random() < 0.5:
        yield part
        return
    yield known
    for key, value in part.items():
        if key == "cite":
            yield from ({**known, key: [one]} for citation in value
                        for one in cites_of(rng, key, citation))
        elif key not in known and not (key in DERIVED and part.get("date")):
            yield {**known, key: value}


def put_together(kind, item, claim):
    """Adds a claim to what a shard says of the item already."""
    for key, value in claim.items():
        if is_loose(kind, key):
            item[key] = item.get(key, []) + value
        else:
            item[key] = value


def add_claim(rng, shard, kind, claim):
    items = shard.setdefault(kind, [])
    there = [item for item in items if "id" in claim and item.get("id") == claim["id"]]
    if there and rng.random() < 0.8:
        put_together(kind, rng.choice(there), claim)
    else:
        items.append(dict(claim))


def split(rng, document):
    shards = [{} for _ in range(rng.randint(2, 6))]
    names = unique_names(document)
    for key, value in document.items():
        if key in ("tieline", *DECLARED):
            continue
        if key not in LISTS:
            for number in choose(rng, len(shards)):
                shards[number][key] = value
            continue
        # The whole declares its lists, be they empty.
        rng.choice(shards).setdefault(key, [])
        for item in value:
            for claim in claims_of(rng, key, item, names):
                told = choose(rng, len(shards))
                for number in told if "id" in item else told[:1]:
                    add_claim(rng, shards[number], key, claim)
    for shard in shards:
        # Attributes alone could be any program's JSON, which is refused.
        if shard and not any(kind in shard for kind in LISTS):
            shard["events"] = []
        for kind in LISTS:
            rng.shuffle(shard.get(kind, []))
    return shards


def split_declarations(rng, document):
    """What is declared of roles and kinds, in two documents, if there is anything."""
    shards = [{"tieline": "1", "events": []} for _ in range(2)]
    for key in DECLARED:
        for one in document.get(key, []):
            for number in rng.sample(range(2), rng.choice((1, 1, 2))):
                shards[number].setdefault(key, []).append(one)
    return [shard for shard in shards if any(key in shard for key in DECLARED)]


def guarded(text):
    formula = text.lstrip("'").startswith(FORMULA) and not PLAIN_NUMBER.match(text)
    return "'" + text if formula else text


def escaped(text):
    return re.sub(r"[\\;]|\A[ \t\r\n]|[ \t\r\n]\Z", r"\\\g<0>", text)


def without_derived(item):
    return {key: value for key, value in item.items()
            if key not in DERIVED or is_nothing(item.get("date"))}


def cell_of(kind, key, value):
    if is_nothing(value):
        return ""
    if isinstance(value, list) and key in FIELDS[kind]:
        return "; ".join(escaped(text) for text in value if text)
    return attribute_text(value)


def write_table(rng, folder, name, kind, rows):
    """As any spreadsheet may write it: columns and rows in any order."""
    head = sorted({key for row in rows for key in row} | set(NEEDED.get(kind, ())))
    # An attribute that is called like a field but for case is one beside the field.
    fields = {key.strip().lower() for key in head} & {*FIELDS[kind], "date"}
    head += sorted(fields - set(head))
    if len(head) == 1:
        head.append("note")  # a line of one cell may look like an empty line
    rng.shuffle(head)
    rng.shuffle(rows)
    delimiter = rng.choice(",,;\t")
    ending = ".tsv" if delimiter == "\t" else ".csv"
    end = rng.choice(("\n", "\r\n"))
    # The least quoting that csv knows leaves a CR alone where lines end in LF.
    least = delimiter == "," and end == "\r\n"
    quoting = csv.QUOTE_MINIMAL if least else csv.QUOTE_ALL
    path = os.path.join(folder, name + ending)
    with open(path, "w", encoding=rng.choice(("utf-8", "utf-8-sig")), newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=quoting,
                            lineterminator=end)
        writer.writerow([guarded(key) for key in head])
        for row in rows:
            writer.writerow([guarded(cell_of(kind, key, row.get(key))) for key in head])


def in_cell(rng, known, text, group):
    """"text (group)", where it is clear what that means."""
    simple = SIMPLE.match(text) and (group is None or SIMPLE.match(group))
    whole = text if group is None else f"{text} ({group})"
    clear = simple and (group is None or whole not in known)
    return whole if clear and rng.random() < 0.7 else None


def rows_of(citation, item):
    """A row of the table of citations for each value that one gives, or one row."""
    rest = {key: value for key, value in citation.items() if key != "says"}
    says = {field: value for field, value in (citation.get("says") or {}).items()
            if not is_nothing(value)}
    return [dict(rest, item=item, field=field, value=str(value))
            for field, value in says.items()] or [dict(rest, item=item)]


def take_cells(rng, event, known, tables):
    """Moves what a cell of the table of events can hold there; the rest has rows."""
    cells = []
    for part in event.pop("participants", None) or []:
        cell = in_cell(rng, known, part["actor"], part.get("role") or None)
        if cell and not set(part) - {"actor", "role"}:
            cells.append(cell)
            continue
        part = dict(part, event=event["id"])
        known_by = {key: part[key] for key in ("actor", "role", "date") if key in part}
        for citation in part.pop("cite", None) or []:
            tables["citations"] += rows_of({**citation, **known_by}, event["id"])
        tables["participants"].append(without_derived(part))
    if cells:
        event["participants"] = cells
    cites = []
    for citation in event.pop("cite", None) or []:
        cell = in_cell(rng, known, citation["reference"], citation.get("locator") or None)
        if cell and not set(citation) - {"reference", "locator"}:
            cites.append(cell)
        else:
            tables["citations"] += rows_of(citation, event["id"])
    if cites:
        event["cite"] = cites


def tables_of(rng, shard, known):
    """The rows of each table, by its name."""
    tables = {"participants": [], "citations": []}
    for kind in LISTS:
        rows = [without_derived(item) for item in shard.get(kind, [])]
        for row in rows:
            if kind == "events":
                take_cells(rng, row, known, tables)
            elif kind != "references":
                for citation in row.pop("cite", None) or []:
                    tables["citations"] += rows_of(citation, row["id"])
        tables[kind] = rows
    said = {key: value for key, value in shard.items() if key not in LISTS}
    tables["dataset"] = [said] if said else []
    return tables


def write_tables(rng, shard, known, folder):
    os.mkdir(folder)
    for kind, rows in tables_of(rng, shard, known).items():
        if rows or kind in shard:
            prefix = "" if kind == "dataset" else rng.choice(("", "part-", "2."))
            write_table(rng, folder, prefix + kind, kind, rows)
    if not os.listdir(folder):
        write_table(rng, folder, "events", "events", [])


def write_lines(rng, events, path):
    with open(path, "w", encoding="utf-8", newline="") as file:
        for event in events:
            file.write(json.dumps(random_dataset.shuffled(rng, event),
                                  ensure_ascii=rng.random() < 0.3))
            file.write(rng.choice(("\n", "\n\n", "\r\n")))


def has_rows(shard):
    """Whether tables can say it: rows speak of items by their ids."""
    return all("id" in item for kind in LISTS for item in shard.get(kind, []))


def write(rng, document, folder):
    """Writes the shards of a document into a folder; their names, in no order."""
    known = {text for kind in LISTS[:2] for item in document.get(kind, [])
             for text in (item["id"], item.get("name"), item.get("title"),
                          *(item.get("aliases") or []))}
    names = []
    for number, shard in enumerate(split(rng, document)):
        draw = rng.random()
        if draw < 0.4 and has_rows(shard):
            names.append(f"s{number}")
            write_tables(rng, shard, known, os.path.join(folder, names[-1]))
            continue
        if draw < 0.6 and shard.get("events"):
            names.append(f"s{number}.jsonl")
            write_lines(rng, shard.pop("events"), os.path.join(folder, names[-1]))
        names.append(f"s{number}.json")
        random_dataset.write_json(rng, shard, os.path.join(folder, names[-1]))
    for number, shard in enumerate(split_declarations(rng, document)):
        names.append(f"d{number}.json")
        random_dataset.write_json(rng, shard, os.path.join(folder, names[-1]))
    return names
