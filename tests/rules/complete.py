#!/usr/bin/python3
"""complete.py: each format holds every field, or reports that it is lost.

Each field of a dataset has a unique text. The dataset is written in each format and view.
Every text must be in the output, after its escaping is undone, or a message on standard
error must report the loss. The tables below say which message covers which fields. A
message that covers no lost field is an error as well.
"""
import csv
import html
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

sys.dont_write_bytecode = True
TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIELINE = os.path.abspath(os.path.join(TOP, os.environ.get("BUILD", "build"), "tieline"))

# The texts by field. A text is found if one of its spellings is found.
texts = {}


def text(what):
    """Makes a unique text for a field."""
    texts[what] = ["q" + re.sub("[^a-z0-9]", "q", what)]
    return texts[what][0]


def date(what, edtf, words):
    texts[what] = [edtf, words]
    return edtf


def number(what, value):
    texts[what] = [str(value)]
    return value


def citation(owner, reference, status, claim=""):
    return {
        "reference": reference, "locator": text(f"citation of {owner}: {claim}locator"),
        "quote": text(f"citation of {owner}: {claim}quote"), "status": status,
        "extra": text(f"citation of {owner}: {claim}attribute"),
    }


def claims(owner, reference, says, status="stated"):
    """A citation that says something of its owner; each value has a text."""
    return {**citation(owner, reference, status, "claim "), "says": says}


def url(what):
    return "https://example.org/" + text(what)


def dataset():
    """A dataset with every field; the text of each says which field it is."""
    cite = citation
    return {
        "tieline": "2",
        "title": text("dataset: title"), "description": text("dataset: description"),
        "extra": text("dataset: attribute"),
        "roles": [{"role": "qdeclaredrole", "side": "receiving", "inverse": "qdeclaredinverse",
                   "extra": "qdeclaredextra"}],
        "kinds": [{"kind": "qdeclaredkind", "type": "relation", "label": "qdeclaredlabel",
                   "colour": "#0a6e4f", "extra": "qdeclaredmore"}],
        "references": [
            {"id": text("reference: id"), "title": text("reference: title"),
             "publisher": text("reference: publisher"),
             "authors": [text("reference: author 1"), text("reference: author 2")],
             "date": date("reference: date", "1911-03-04", "4 March 1911"),
             "url": url("reference: url"), "via": text("reference: via"),
             "extra": text("reference: attribute")},
            {"id": texts["reference: via"][0], "title": text("via: title")},
        ],
        "actors": [
            {"id": text("actor: id"), "name": text("actor: name"), "kind": text("actor: kind"),
             "aliases": [text("actor: alias 1"), text("actor: alias 2")],
             "description": text("actor: description"), "url": url("actor: url"),
             "extra": text("actor: attribute"),
             "cite": [cite("actor", texts["reference: id"][0], "assessed")]},
            {"id": text("other: id"), "name": text("other: name")},
        ],
        "events": [
            {"id": text("event: id"), "title": text("event: title"), "kind": text("event: kind"),
             "date": date("event: date", "1905-06/1907-08", "June 1905 – August 1907"),
             "date_text": text("event: date_text"), "place": text("event: place"),
             "count": number("event: count", 73019), "description": text("event: description"),
             "url": url("event: url"), "part_of": text("event: part_of"),
             "extra": text("event: attribute"),
             "participants": [
                 {"actor": texts["actor: id"][0], "role": text("participation: role"),
                  "date": date("participation: date", "1906-02", "February 1906"),
                  "extra": text("participation: attribute"),
                  "cite": [
                      cite("participation", texts["reference: id"][0], "disputed"),
                      claims("participation", texts["reference: id"][0], {
                          "role": text("participation: rival role"),
                          "date": date("participation: rival date", "1906-11", "November 1906")})]},
                 {"actor": texts["other: id"][0]}],
             "cite": [
                 cite("event", texts["reference: id"][0], "inferred"),
                 claims("event", texts["reference: id"][0], {
                     "kind": text("event: rival kind"), "place": text("event: rival place"),
                     "date": date("event: rival date", "1903-09", "September 1903"),
                     "count": number("event: rival count", 51977),
                     "part_of": texts["event: part_of"][0]})]},
            {"id": texts["event: part_of"][0], "title": text("whole: title"), "date": "190X",
             "cite": [{"reference": texts["reference: id"][0], "says": {
                 "place": text("whole: claimed place"), "kind": text("whole: undecided kind 1")}},
                 {"reference": texts["reference: via"][0], "says": {
                     "kind": text("whole: undecided kind 2")}}]},
        ],
        "relations": [
            {"id": text("relation: id"), "source": texts["actor: id"][0],
             "target": texts["event: part_of"][0], "kind": text("relation: kind"),
             "date": date("relation: date", "1909-05-06", "6 May 1909"),
             "directed": False, "weight": number("relation: weight", 41.0625),
             "weight_disputed": number("relation: weight_disputed", 7.0625),
             "description": text("relation: description"),
             "events": [texts["event: id"][0]], "extra": text("relation: attribute"),
             "cite": [
                 cite("relation", texts["reference: id"][0], "disputed"),
                 claims("relation", texts["reference: id"][0], {
                     "kind": text("relation: rival kind"),
                     "date": date("relation: rival date", "1910-10", "October 1910"),
                     "weight": number("relation: rival weight", 52.0625)})]},
        ],
    }


# --- What a file holds, without its escaping ------------------------------------------

def leaves(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield str(value)


def in_json(content):
    return "\n".join(leaves(json.loads(content)))


def in_lines(content):
    return "\n".join(in_json(line) for line in content.splitlines())


def in_html(content):
    return html.unescape(html.unescape(in_json(content)))


def in_xml(content):
    found = []
    for element in tree.fromstring(content).iter():
        found += [element.text or "", *element.attrib.values()]
    return "\n".join(found)


def in_csv(content):
    return "\n".join(cell for row in csv.reader(io.StringIO(content)) for cell in row)


def in_calendar(content):
    return re.sub(r"\\([;,\\])", r"\1", content.replace("\r\n ", ""))


def in_mermaid(content):
    return re.sub(r"#(\w+);", lambda found: html.unescape(
        f"&{'#' if found[1].isdigit() else ''}{found[1]};"), content)


def in_dot(content):
    return html.unescape(re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nlr" else found[1], content))


def in_page(content):
    """The data of a page, and not what scripts are told in it."""
    data = re.search(r'<script type="application/json" id=data>(.*?)</script>', content, re.S)
    return in_json(data[1]) + data[1]


READ = {"html": in_page, "dot": in_dot, "json": in_json, "jsonl": in_lines, "csv": in_csv, "csv-nodes": in_csv, "csv-events": in_csv, "csv-claims": in_csv,
        "tables": in_csv, "timelinejs": in_html, "vis": in_html, "mermaid": in_mermaid,
        "ics": in_calendar, "cytoscape": in_json, "graphology": in_json, "nodelink": in_json,
        "gexf": in_xml, "graphml": in_xml, "gephi": in_csv, "neo4j": in_csv}


def contents(path):
    if not os.path.isdir(path):
        with open(path, encoding="utf-8", newline="") as file:
            return [file.read()]
    return [content for name in sorted(os.listdir(path)) for content in contents(f"{path}/{name}")]


# --- Which texts must be found, and which messages cover the others --------------------------------

# A view shows some types of items. The user chose the view, so the others are not lost.
DRAWS = {
    "network": "", "timeline": "", "": "",
    "actors": "event|whole|participation|relation|citation of (event|participation|relation)",
    "events": "actor|other|participation|relation|citation of (actor|participation|relation)",
}

# A format may be about some fields only; the others are what it says of these.
ABOUT = {"csv-claims": ".*: (rival|claimed|undecided) .*"}
BESIDE = {"csv-claims": ".*: claim .*|reference: (id|title)"}

GRAPHS = ("network", "actors", "events")
DATASET = "1 dataset without its title, description and attributes"
TOLD = {
    r"\d+ attributes? left out": "(dataset|event|participation|citation of .*): .*attribute",
    r"2 actors exported with their name only": "(actor|other|citation of actor): .*",
    r"1 relation left out": "(citation of )?relation: .*",
    r"2 references exported without id or attributes": "reference: (id|via|attribute)",
}
TABLE = (r"\d items with fields that an? {} cannot hold",
         "dataset: .*|(reference|via): (?!id).*|citation of .*|.*: .*attribute|relation: (id|description)|"
         "(event|participation|relation): rival .*|whole: undecided .*|")
DIAGRAM = {
    r"\d items drawn without details such as quotes, aliases, attributes":
        "dataset: (description|attribute)|reference: (id|author .|via|attribute)|actor: alias .|"
        "(actor|event): url|.*: .*attribute|citation of .*|relation: .*",
}

# The views of each format and, for each message, the fields that it covers.
FORMATS = {
    "html": (("",), {}),
    "dot": (GRAPHS + ("timeline",), DIAGRAM),
    "json": (("",), {}),
    "jsonl": (("",), {**{r"\d actors exported with their id only": "(actor|other): .*|citation of actor: .*",
                         r"\d references exported with their id only": "(reference|via): .*",
                         r"\d relations? left out": "relation: .*|citation of relation: .*"},
                      DATASET: "dataset: .*"}),
    "tables": (("",), {}),
    "csv": (GRAPHS, {TABLE[0].format("edge list"): TABLE[1] + "(actor|event): .*|whole: claimed .*"}),
    "csv-nodes": (GRAPHS, {TABLE[0].format("list of nodes"): TABLE[1] + "(participation|relation|reference): .*"}),
    "csv-events": (("",), {TABLE[0].format("list of events"):
                           TABLE[1] + "actor: .*|other: id|participation: date|relation: .*"}),
    "csv-claims": (("",), {r"\d+ claims exported without attributes":
                           "citation of .*: claim attribute"}),
    "timelinejs": (("",), TOLD),
    "ics": (("",), TOLD),
    "vis": (("",), {**TOLD, DATASET: "dataset: .*"}),
    "mermaid": (("",), {
        r"2 events exported with title, date and parent event only":
            "event: (?!title|date$).*|whole: (claimed|undecided) .*|(participation|citation of (event|participation)): .*",
        r"\d items other than events left out .*":
            "dataset: attribute|(actor|other|relation|reference|via|participation|citation of .*): .*",
    }),
    "cytoscape": (GRAPHS, {}),
    "graphology": (GRAPHS, {}),
    "nodelink": (GRAPHS, {}),
    "gexf": (GRAPHS, {}),
    "graphml": (GRAPHS, {}),
    "gephi": (GRAPHS, {DATASET: "dataset: .*", r"2 references exported with their id only": "(reference|via): .*"}),
    "neo4j": (GRAPHS, {DATASET: "dataset: .*"}),
}

# Messages about other things than fields.
DIRECTION = re.compile(r"\d+ edges? without a direction ")


def holds(held, what):
    return any(spelling in held for spelling in texts[what])


def problems(folder, format, view, answers):
    """The fields that are lost without a message, and the messages without a lost field."""
    out = f"{folder}/{format}-{view}"
    wish = f"{format}@{view}" if view else format
    run = subprocess.run((TIELINE, "export", "-v", folder + "/data.json", "-o", f"{wish}:{out}"),
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        yield run.stderr
        return
    held = "\n".join(READ[format](content) for content in contents(out))
    said = re.findall(rf"^tieline: {format}: (.*)$", run.stderr, re.MULTILINE)
    lost = [what for what in texts if not holds(held, what)
            and not (DRAWS[view] and re.match(f"({DRAWS[view]}): ", what))
            and re.fullmatch(f"{ABOUT.get(format, '.*')}|{BESIDE.get(format, '')}", what)]
    answering = {line: answers[pattern] for pattern in answers for line in said
                 if re.fullmatch(pattern, line)}
    for what in lost:
        if not any(re.fullmatch(for_what, what) for for_what in answering.values()):
            yield f"lost and not said: {what}"
    for line in said:
        if DIRECTION.match(line):
            continue
        if not any(re.fullmatch(answering.get(line, ""), what) for what in lost):
            yield f"said and not lost: {line}"


# Fields that the other fields require.
NEEDED = {"tieline", "id", "actor", "reference", "source", "target"}


def alone(value, spellings):
    """The dataset with only some fields and those that they require; None if nothing is left."""
    if isinstance(value, dict):
        kept = {key: inner if key in NEEDED else alone(inner, spellings) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner is not None}
    if isinstance(value, list):
        kept = [inner for inner in (alone(inner, spellings) for inner in value) if inner is not None]
        return kept or None
    return value if str(value).endswith(spellings) else None


def companion(what):
    """The value beside which a claim is a rival, or with which a field is undecided."""
    if "rival " in what:
        return what.replace("rival ", "")
    return what[:-1] + "21"["12".index(what[-1])] if "undecided " in what else None


def silent(folder, document, *kept):
    """The formats that lose the first of some fields without a message, if these are the only
    fields."""
    what = kept[0]
    path = f"{folder}/{' and '.join(kept)}.json"
    with open(path, "w", encoding="utf-8") as file:
        undeclaring = {key: value for key, value in document.items() if key not in ("roles", "kinds")}
        json.dump(alone(undeclaring, tuple(texts[each][0] for each in kept)), file)
    outputs = [f"-o{format}:{path}.{format}" for format in FORMATS]
    run = subprocess.run([TIELINE, "export", "-v", path] + outputs, capture_output=True, text=True,
                         check=False)
    if run.returncode != 0:
        yield run.stderr
        return
    for format in FORMATS:
        held = "\n".join(READ[format](content) for content in contents(f"{path}.{format}"))
        if not re.fullmatch(ABOUT.get(format, ".*"), what):
            continue
        if not holds(held, what) and not re.search(rf"^tieline: {format}: ", run.stderr, re.MULTILINE):
            yield f"{format} says nothing of it"


# --- Who denies what, apart from who does not ------------------------------------------

def denials():
    """A dataset in which qdenier denies an actor, events, participations and a relation."""
    disputed = [{"reference": "qsource"}, {"reference": "qdenier", "status": "denied"}]
    denied = disputed[1:]
    return {
        "tieline": "1",
        "references": [{"id": "qsource"}, {"id": "qdenier", "title": "Qdeniertitle"}],
        "actors": [{"id": "a", "cite": disputed}, {"id": "b", "cite": denied}],
        "events": [
            {"id": "e1", "date": "2001", "cite": disputed,
             "participants": [{"actor": "a", "cite": disputed}, {"actor": "b"}]},
            {"id": "e2", "date": "2002", "cite": denied, "part_of": "e3",
             "participants": [{"actor": "a", "cite": denied}, {"actor": "b"}]},
            {"id": "e3"},
        ],
        "relations": [{"id": "r", "source": "a", "target": "b", "cite": disputed},
                      {"id": "s", "source": "e1", "target": "e2", "cite": denied}],
    }


# What tells that somebody denies, and how often at least: of each format, by view. A cell or
# a value that is the denier alone is that of `denied_by`; its share in `citations` says more.
DENIER = r"(?m)^qdenier$"
IN_WORDS = {"": ("Denied by: Qdeniertitle", 2)}
IN_LIST = {"network": ("denied_by\nqdenier$", 4 + 6), "actors": ("denied_by\nqdenier$", 2 + 2),
           "events": ("denied_by\nqdenier$", 2 + 2)}
IN_TABLE = {view: (DENIER, count) for view, (_, count) in IN_LIST.items()}
DENIALS = {
    "html": {"": (r'\[\d,"","",5\]', 8)},
    "dot": {"network": ("Denied by: Qdeniertitle", 10), "actors": ("Denied by: Qdeniertitle", 4),
            "events": ("Denied by: Qdeniertitle", 4), "timeline": ("Denied by: Qdeniertitle", 4)},
    "json": {"": ("reference\nqdenier\nstatus\ndenied", 8)},
    "jsonl": {"": ("reference\nqdenier\nstatus\ndenied", 4)},
    "tables": {"": (DENIER, 8)},
    "csv": {"network": (DENIER, 6), "actors": (DENIER, 2), "events": (DENIER, 2)},
    "csv-nodes": {"network": (DENIER, 4), "actors": (DENIER, 2), "events": (DENIER, 2)},
    "csv-events": {"": (DENIER, 2)},
    "timelinejs": IN_WORDS, "vis": IN_WORDS, "ics": IN_WORDS,
    "mermaid": {"": ("denied by Qdeniertitle", 2)},
    "cytoscape": IN_LIST, "graphology": IN_LIST, "nodelink": IN_LIST,
    "gexf": IN_TABLE, "graphml": IN_TABLE, "gephi": IN_TABLE, "neo4j": IN_TABLE,
}


def silent_denials(folder, format, view, wanted):
    """What is wrong if a denier is not told, or is among the other references."""
    pattern, count = wanted
    out = f"{folder}/denials-{format}-{view}"
    wish = f"{format}@{view}" if view else format
    run = subprocess.run((TIELINE, "export", "-v", folder + "/denials.json", "-o", f"{wish}:{out}"),
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        yield run.stderr
        return
    held = "\n".join(READ[format](content) for content in contents(out))
    found = len(re.findall(pattern, held, re.MULTILINE))
    if found < count:
        yield f"found {found} denials, expected {count}"
    for line in re.findall("(?m)^.*qsource; ?qdenier.*$|^.*qdenier; ?qsource$", held):
        yield f"one list has who denies and who does not: {line}"


# What a dataset declares; formats of items only use it. They have no place for it.
DECLARED = ("qdeclaredrole", "receiving", "qdeclaredinverse", "qdeclaredextra", "qdeclaredkind", "relation",
            "qdeclaredlabel", "#0a6e4f", "qdeclaredmore")


def undeclared(folder, format):
    """The declarations that a lossless format does not write."""
    run = subprocess.run((TIELINE, "export", "-v", folder + "/data.json", "-o", f"{format}:{folder}/declared-{format}"),
                         capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return [run.stderr]
    held = "\n".join(READ[format](content) for content in contents(f"{folder}/declared-{format}")).split("\n")
    return [what for what in DECLARED if what not in held]


def unused_fields(document):
    """The fields of docs/tieline.schema.json that are not in the dataset."""
    with open(TOP + "/docs/tieline.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    used = {key for key in re.findall(r'"(\w+)":', json.dumps(document))}
    known = set(schema["properties"])
    for definition in schema["definitions"].values():
        known |= set(definition.get("properties", {}))
    derived = {"earliest", "latest", "label", "open_start", "open_end", "unknown_start", "unknown_end",
               "undecided"}
    return sorted(known - used - derived)


def report(name, wrong):
    print(f"{'not ok' if wrong else 'ok'} - {name}")
    for line in wrong:
        print("# " + line)
    return not wrong


def main():
    document = dataset()
    good = report("every field is in the dataset", unused_fields(document))
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/data.json", "w", encoding="utf-8") as file:
            json.dump(document, file)
        for format, (views, answers) in FORMATS.items():
            for view in views:
                good &= report(f"{format} {view}".strip() + " holds all, or says what it does not",
                               list(problems(folder, format, view, answers)))
        for format in ("json", "tables"):
            good &= report(f"{format} holds what is declared", undeclared(folder, format))
        with open(folder + "/denials.json", "w", encoding="utf-8") as file:
            json.dump(denials(), file)
        good &= report("every format tells who denies", sorted(set(FORMATS) - set(DENIALS) - set(ABOUT)))
        for format, views in DENIALS.items():
            for view, wanted in views.items():
                good &= report(f"{format} {view}".strip() + " tells who denies",
                               list(silent_denials(folder, format, view, wanted)))
        for what in texts:
            good &= report(f"{what}: held or said, if it is all there is",
                           list(silent(folder, document, what)))
            if companion(what):
                good &= report(f"{what}: held or said, beside another value",
                               list(silent(folder, document, what, companion(what))))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
