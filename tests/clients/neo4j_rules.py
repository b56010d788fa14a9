"""The rules of `neo4j-admin database import` (Operations Manual, "CSV header format"
and "Options"), of quoting and of types: neo4j_rules.py FOLDER

Prints what breaks them, and what Neo4j would hold, as JSON.
"""

import csv
import json
import os
import re
import sys

csv.field_size_limit(1 << 30)
problems = []

DATE = re.compile(r"(\d{4}|[+-]\d{1,9})-(\d\d)-(\d\d)$")


def check(good, message):
    if not good:
        problems.append(message)


def parse_date(text):
    match = DATE.match(text)
    if not match or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
        raise ValueError
    year = int(match[1])
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{match[2]}-{match[3]}"


def parse_long(text):
    if not -(2**63) <= int(text) < 2**63:
        raise ValueError
    return int(text)


PARSERS = {
    "string": str,
    "long": parse_long,
    "double": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "date": parse_date,
    "string[]": lambda text: text.split(";"),
}
SPECIAL = {"ID", "ID(Reference)", "LABEL", "START_ID", "END_ID", "TYPE"}


def read_head(head, needed):
    """Each header field is a name and, behind its last colon, a type."""
    columns = []
    for field in head:
        name, colon, kind = field.rpartition(":")
        check(colon, f"'{field}' has no type")
        check(kind in PARSERS or kind in SPECIAL, f"'{field}' has a type that is none")
        check(name or kind in SPECIAL, f"'{field}' has no name")
        check(not re.search(r"[{}]", field), f"'{field}' has braces")
        columns.append((name, kind))
    names = [name for name, kind in columns if name]
    check(len(set(names)) == len(names), f"a property occurs twice in {head}")
    kinds = [kind for _, kind in columns if kind in SPECIAL]
    check(sorted(kinds) == sorted(needed), f"{head} has {kinds}")
    return columns


def read_row(row, columns):
    """The special columns, and the properties; an empty cell is none."""
    special, properties = {}, {}
    for cell, (name, kind) in zip(row, columns):
        if kind in SPECIAL:
            special[kind] = cell
        elif cell:
            try:
                properties[name] = PARSERS[kind](cell)
            except (ValueError, KeyError):
                problems.append(f"{name}: '{cell}' is no {kind}")
    return special, properties


def read_table(path, needed):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, strict=True))
    check(not rows[0][0].startswith("\ufeff"), "a byte order mark")
    columns = read_head(rows[0], needed)
    for row in rows[1:]:
        check(len(row) == len(columns), f"{path}: a row of {len(row)} cells")
        yield read_row(row, columns)


def read_nodes(folder):
    nodes = {}
    for special, facts in read_table(os.path.join(folder, "nodes.csv"), ("ID", "LABEL")):
        name = special["ID"]
        check(name and name not in nodes, f"node {name} occurs twice")
        check(special["LABEL"] in ("Actor", "Event"), f"label {special['LABEL']}")
        nodes[name] = {**facts, "label": facts.pop("name", ""), "item": special["LABEL"].lower()}
        nodes[name].pop("name", None)
    return nodes


def read_edges(folder, nodes):
    edges = []
    path = os.path.join(folder, "relationships.csv")
    for special, facts in read_table(path, ("START_ID", "END_ID", "TYPE")):
        source, target = special["START_ID"], special["END_ID"]
        check({source, target} <= nodes.keys(), f"{source} to {target} dangles")
        check(special["TYPE"], "a relationship without a type")
        check(special["TYPE"] == facts.get("kind", "related"), f"type {special['TYPE']}, kind {facts.get('kind')}")
        edges.append({
            "id": facts.pop("id"),
            "source": source,
            "target": target,
            "directed": facts.pop("directed"),
            "facts": facts,
        })
    return edges


def read_references(folder):
    """Nodes of a label and of a space of ids of their own."""
    references = []
    path = os.path.join(folder, "references.csv")
    for special, facts in read_table(path, ("ID(Reference)", "LABEL")):
        check(special["LABEL"] == "Reference", f"label {special['LABEL']}")
        references.append({"id": special["ID(Reference)"], **facts})
    check(len({reference["id"] for reference in references}) == len(references), "a reference occurs twice")
    return references


def main():
    nodes = read_nodes(sys.argv[1])
    edges = read_edges(sys.argv[1], nodes)
    references = read_references(sys.argv[1])
    json.dump({
        "problems": problems,
        "nodes": [{"id": name, "facts": facts} for name, facts in nodes.items()],
        "edges": edges,
        "references": references,
    }, sys.stdout)


main()
