"""What datasets mean, for the tests, and how they are read from JSON and from tables.
No line of tieline has a part in this: the rules are those of docs/format.md, written a
second time with Python's own json and csv.

A dataset is the document that docs/tieline.schema.json describes. normal() says what a
document means, so that two of them can be compared: what belongs together by its id or
by its content, without what may be left out, with numbers as numbers.
"""
import csv
import json
import os
import re
from decimal import Decimal

LISTS = ("references", "actors", "events", "relations")

# What a dataset declares, each known by these fields together.
DECLARED = {"roles": ("role",), "kinds": ("type", "kind")}

# What each field holds. Everything else in an item is an attribute of it.
FIELDS = {
    "dataset": {"title": "text", "description": "text"},
    "references": {
        "id": "text", "title": "text", "publisher": "text", "authors": "texts",
        "date": "text", "url": "text", "via": "text",
    },
    "actors": {
        "id": "text", "name": "text", "kind": "text", "aliases": "texts",
        "description": "text", "url": "text", "cite": "citations",
    },
    "events": {
        "id": "text", "title": "text", "kind": "text", "date": "text",
        "date_text": "text", "place": "text", "count": "number", "description": "text",
        "url": "text", "part_of": "text", "participants": "participants",
        "cite": "citations",
    },
    "relations": {
        "id": "text", "source": "text", "target": "text", "kind": "text",
        "date": "text", "directed": "switch", "weight": "number",
        "weight_disputed": "number",
        "description": "text", "events": "set", "cite": "citations",
    },
    "participants": {
        "actor": "text", "role": "text", "date": "text", "cite": "citations",
    },
    "citations": {
        "reference": "text", "locator": "text", "quote": "text", "status": "status",
        "says": "claims",
    },
    "roles": {"role": "text", "side": "text", "inverse": "text"},
    "kinds": {"kind": "text", "type": "text", "label": "text", "colour": "colour"},
}

# What sources may make claims about.
CLAIMS = {"events": ("date", "place", "count", "kind", "part_of"), "participants": ("date", "role"),
          "relations": ("date", "kind", "weight")}

# Beside a date, or claims about it, these follow from it.
DERIVED = {"earliest", "latest", "label",
           "open_start", "open_end", "unknown_start", "unknown_end"}


def is_nothing(value):
    return value is None or value == "" or value == []


def in_one_order(content):
    return json.dumps(content, sort_keys=True)


def sorted_contents(contents):
    """Each once, in some order that depends on nothing but them."""
    return [json.loads(text) for text in sorted({in_one_order(c) for c in contents})]


def attribute_text(value):
    return value if isinstance(value, str) else \
        json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def said_fields(item):
    """The fields of an item about which its citations say something."""
    return {field for citation in item.get("cite") or []
            for field, value in (citation.get("says") or {}).items() if not is_nothing(value)}


def follows(item, key):
    """Whether a value only follows from others, and means nothing itself."""
    said = said_fields(item)
    return (key in DERIVED and (not is_nothing(item.get("date")) or "date" in said)) or \
        (key == "undecided" and bool(said))


def normal_citations(citations):
    """Citations that say something, and are equal in all else, are one."""
    united = {}
    for citation in citations:
        content = normal_item("citations", citation)
        says = content.pop("says", {})
        known = united.setdefault((in_one_order(content), bool(says)), says)
        for field, value in says.items():
            assert known.setdefault(field, value) == value, f"{field}: {known[field]!r}, {value!r}"
    return sorted_contents({**json.loads(text), **({"says": says} if says else {})}
                           for (text, _), says in united.items())


def normal_claims(claims):
    """Numbers are equal if their values are."""
    return {field: NORMAL["number" if field in ("count", "weight") else "text"](value)
            for field, value in claims.items() if not is_nothing(value)}


NORMAL = {
    "text": str,
    "texts": lambda value: [text for text in value if text],
    "set": lambda value: sorted(set(value)),
    "number": lambda value: str(Decimal(str(value)).normalize() + 0),
    "switch": lambda value: {"true": True, "false": False}.get(value, value),
    "status": str,
    "citations": normal_citations,
    "claims": normal_claims,
    "colour": str.lower,
    "participants": lambda value: sorted_contents(
        normal_item("participants", v) for v in value),
}


def normal_item(kind, item):
    """What an item says."""
    fields = FIELDS[kind]
    said = {}
    for key, value in item.items():
        if is_nothing(value) or follows(item, key):
            continue
        if key not in fields:
            said.setdefault("attributes", {})[key] = attribute_text(value)
            continue
        value = NORMAL[fields[key]](value)
        if (key, value) in (("directed", True), ("status", "stated")) or value in ([], {}):
            continue
        said[key] = value
    return said


def normal(document):
    """What a document means: lists as {id: content}, items without an id under ""."""
    known = set(LISTS) | set(DECLARED) | {"tieline"}
    meaning = {"dataset": normal_item(
        "dataset", {key: value for key, value in document.items() if key not in known})}
    for kind in LISTS:
        items = meaning[kind] = {}
        for item in document.get(kind) or []:
            said = normal_item(kind, item)
            number = said.pop("id", "")
            if number:
                assert number not in items, f"{kind}: twice {number!r}"
                items[number] = said
            else:
                items.setdefault("", []).append(said)
    for kind, keys in DECLARED.items():
        meaning[kind] = {" ".join(item[key] for key in keys): normal_item(kind, item)
                         for item in document.get(kind) or []}
    return meaning


def differences(expected, found, path=""):
    """Where two values differ, as texts."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(set(expected) | set(found)):
            here = f"{path}/{key!r}"
            if key not in expected:
                yield f"{here}: unexpected {found[key]!r}"
            elif key not in found:
                yield f"{here}: lost {expected[key]!r}"
            else:
                yield from differences(expected[key], found[key], here)
    elif type(expected) is not type(found) or expected != found:
        yield f"{path}: {expected!r} became {found!r}"


def unlike(expected, found):
    """Where two meanings differ. What was given no id has got one, whichever."""
    for kind in LISTS:
        anonymous = expected[kind].get("", [])
        if anonymous:
            made = [key for key in found[kind] if key not in expected[kind]]
            found[kind][""] = [found[kind].pop(key) for key in made]
            for side in (expected, found):
                side[kind][""] = sorted(side[kind][""], key=in_one_order)
    return list(differences(expected, found))


def unique_keys(pairs):
    assert len(dict(pairs)) == len(pairs), f"a key twice: {[key for key, _ in pairs]}"
    return dict(pairs)


def read_json(path):
    with open(path, encoding="utf-8", newline="") as file:
        return json.load(file, object_pairs_hook=unique_keys)


FORMULA = tuple("=+-@\t\r\n＝＋－＠")
BLANKS = " \t\r\n"


def unguarded(cell):
    """Without the apostrophe that keeps a cell from being run as a formula."""
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(FORMULA)
    return cell[1:] if guarded else cell


def list_of(cell):
    """The elements of a cell: split at ";", blanks dropped, "\\" takes one as it is."""
    elements = [[]]
    escaped = False
    for character in cell:
        if character == ";" and not escaped:
            elements.append([])
        elif character == "\\" and not escaped:
            escaped = True
            continue
        else:
            elements[-1].append((character, escaped))
        escaped = False
    for element in elements:
        while element and element[0][0] in BLANKS and not element[0][1]:
            element.pop(0)
        while element and element[-1][0] in BLANKS and not element[-1][1]:
            element.pop()
    texts = ["".join(character for character, _ in element) for element in elements]
    return [text for text in texts if text]


def read_table(folder, name):
    """The rows, as dictionaries of what is not empty."""
    csv.field_size_limit(10**9)
    with open(os.path.join(folder, name + ".csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    head = [unguarded(cell) for cell in rows[0]]
    assert len(set(head)) == len(head), f"{name}: a column twice: {head}"
    assert all(len(row) == len(head) for row in rows), f"{name}: not a rectangle"
    return [{key: unguarded(cell) for key, cell in zip(head, row) if cell}
            for row in rows[1:]]


def read_tables(folder):
    document = dict(*read_table(folder, "dataset"))
    for kind in LISTS:
        document[kind] = read_table(folder, kind)
        for item in document[kind]:
            for key in item:
                if FIELDS[kind].get(key) in ("texts", "set"):
                    item[key] = list_of(item[key])
    for kind in DECLARED:
        document[kind] = read_table(folder, kind)
    cited = {("", item["id"]): item
             for kind in LISTS[1:] for item in document[kind]}
    for row in read_table(folder, "participants"):
        event = cited["", row.pop("event")]
        event.setdefault("participants", []).append(row)
        cited["part", event["id"], row["actor"], row.get("role"), row.get("date")] = row
    for row in read_table(folder, "citations"):
        item, actor = row.pop("item"), row.pop("actor", None)
        key = ("", item)
        if actor is not None:
            key = ("part", item, actor, row.pop("role", None), row.pop("date", None))
        if "field" in row:
            row["says"] = {row.pop("field"): row.pop("value")}
        cited[key].setdefault("cite", []).append(row)
    return document


PLAIN = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?\Z")


def last_of_month(year, month):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def day_text(year, month, day):
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"


def plain_bounds(date):
    """The first and last day of a plain date, an interval, or a choice of two; None."""
    separator = "/" if "/" in date else ".."
    ends = date.strip("[]").split(separator)
    found = [PLAIN.match(end) for end in ends]
    if not all(found) or (date.startswith("[") and separator == "/"):
        return None
    year, month, day = (int(part or 0) for part in found[0].groups())
    earliest = day_text(year, month or 1, day or 1)
    year, month, day = (int(part or 0) for part in found[-1].groups())
    latest = day_text(year, month or 12, day or last_of_month(year, month or 12))
    return earliest, latest
