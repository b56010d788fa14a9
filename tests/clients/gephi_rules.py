"""Gephi's spreadsheet import, as its source has it, without its screen:
gephi_rules.py FOLDER

It follows AbstractImporterSpreadsheet, ImportNodesProcess, ImportEdgesProcess,
ImportContainerImpl and graphstore's EdgeStore and parsers (Gephi 0.10), with their way
of reading CSV (commons-csv: backslash escapes, trimmed cells, an empty cell is null).
Prints what Gephi would hold, and what went wrong on the way, as JSON.
"""

import json
import math
import os
import re
import sys

problems = []
counts = {"unread cells": 0, "time columns": 0, "merged edges": 0, "weightless edges": 0}


def strip(text):
    """Java's String.trim()."""
    return re.sub(r"^[\0- ]+|[\0- ]+$", "", text)


class Reader:
    """commons-csv, DEFAULT with escape, trim, null string and surrounding blanks."""

    ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

    def __init__(self, text):
        self.text = text
        self.at = 0

    def escaped(self):
        """What a backslash and the next character are."""
        after = self.text[self.at + 1 : self.at + 2]
        self.at += 2
        if after in self.ESCAPES:
            return self.ESCAPES[after]
        return after if after in ('\\', '"', ',') else "\\" + after

    def quoted(self):
        cell = ""
        self.at += 1
        while True:
            if self.at >= len(self.text):
                raise ValueError("a quotation mark is not closed")
            character = self.text[self.at]
            if character == "\\":
                cell += self.escaped()
            elif character != '"':
                cell += character
                self.at += 1
            elif self.text[self.at + 1 : self.at + 2] == '"':
                cell += '"'
                self.at += 2
            else:
                self.at += 1
                return cell

    def plain(self):
        cell = ""
        while self.at < len(self.text) and self.text[self.at] not in ",\r\n":
            if self.text[self.at] == "\\":
                cell += self.escaped()
            else:
                cell += self.text[self.at]
                self.at += 1
        return cell

    def records(self):
        record = []
        while self.at < len(self.text):
            cell = self.quoted() if self.text[self.at] == '"' else self.plain()
            record.append(strip(cell) or None)
            end = self.text[self.at : self.at + 1]
            self.at += 1
            if end == ",":
                continue
            if end not in ("\n", ""):
                raise ValueError(f"'{end}' after a quoted cell")
            if record != [None]:
                yield record
            record = []


def parse_integer(bits):
    def parse(text):
        if not re.fullmatch(r"[+-]?\d+", text):
            raise ValueError
        if bits and not -(2 ** (bits - 1)) <= int(text) < 2 ** (bits - 1):
            raise ValueError
        return int(text)

    return parse


def parse_double(text):
    text = strip(text)
    if re.fullmatch(r"[+-]?(NaN|Infinity)", text):
        return float(text.replace("Infinity", "inf"))
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?", text):
        raise ValueError
    return float(text.rstrip("dDfF"))


def parse_big_decimal(text):
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text):
        raise ValueError
    return float(text)


def parse_moment(text):
    """A number, or an ISO date with a time or without, as a number of days."""
    folded = {"infinity": "Infinity", "-infinity": "-Infinity"}.get(text.strip().lower(), text)
    try:
        value = parse_double(folded)
        if math.isnan(value):
            raise ValueError
        return value
    except ValueError:
        pass
    match = re.fullmatch(r"(\d{4}|[+-]\d{5,10}|-\d{4})-(\d\d)-(\d\d)(T[\d:.]+)?(Z|[+-]\d\d:\d\d)?", text)
    if not match:
        match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text)
    if not match or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[3]) <= 31:
        raise ValueError
    return (int(match[1]), int(match[2]), int(match[3]))


def values_within(text, at):
    """The values from an opening bracket on, and where they end."""
    values = []
    while at < len(text):
        character = text[at]
        if character in "])":
            return values, at + 1
        if character in " \t\r\n,":
            at += 1
        elif character in "\"'":
            end = at + 1
            while end < len(text) and (text[end] != character or text[end - 1] == "\\"):
                end += 1
            values.append(text[at + 1 : end])
            at = end + 1
        else:
            end = at
            while end < len(text) and text[end] not in ",])":
                end += 1
            values.append(text[at:end].strip())
            at = end + (end < len(text) and text[end] == ",")
    return values, at


def parse_intervals(size, value=None):
    def parse(text):
        found = []
        at = 0
        while at < len(text):
            at += 1
            if text[at - 1] not in "[(":
                continue
            values, at = values_within(text, at)
            if len(values) != size:
                raise ValueError
            order = [parse_moment(moment) for moment in values[:2]]
            if type(order[0]) is type(order[1]) and order[0] > order[1]:
                raise ValueError
            if value:
                value(values[2])
            found.append(tuple(values))
        if not found:
            raise ValueError
        return found

    return parse


def parse_timestamps(value):
    def parse(text):
        found = []
        at = 0
        while at < len(text):
            at += 1
            if text[at - 1] not in "[(":
                continue
            values, at = values_within(text, at)
            if len(values) != 2:
                raise ValueError
            parse_moment(values[0])
            value(values[1])
            found.append(tuple(values))
        if not found:
            raise ValueError
        return found

    return parse


def parse_timestamp_set(text):
    found = []
    at = 0
    while at < len(text):
        character = text[at]
        if character in "<>[]() \t\r\n,":
            at += 1
        elif character in "\"'":
            end = at + 1
            while end < len(text) and (text[end] != character or text[end - 1] == "\\"):
                end += 1
            found.append(parse_moment(text[at + 1 : end].strip()))
            at = end + 1
        else:
            end = at
            while end < len(text) and text[end] not in ",])":
                end += 1
            found.append(parse_moment(text[at:end].strip()))
            at = end + (end < len(text) and text[end] == ",")
    if not found:
        raise ValueError
    return found


def parse_boolean(text):
    return {"true": True, "false": False}[text.lower()]


def without_fraction(parse):
    return lambda text: parse(re.sub(r"(?<=.)\..*", "", text))


INT, LONG = parse_integer(32), parse_integer(64)
CLASSES = {
    "Boolean": parse_boolean,
    "Integer": INT,
    "Long": LONG,
    "BigInteger": parse_integer(None),
    "Double": parse_double,
    "BigDecimal": parse_big_decimal,
    "IntervalIntegerMap": parse_intervals(3, without_fraction(INT)),
    "IntervalLongMap": parse_intervals(3, without_fraction(LONG)),
    "IntervalDoubleMap": parse_intervals(3, parse_double),
    "IntervalStringMap": parse_intervals(3),
    "IntervalSet": parse_intervals(2),
    "TimestampIntegerMap": parse_timestamps(without_fraction(INT)),
    "TimestampLongMap": parse_timestamps(without_fraction(LONG)),
    "TimestampDoubleMap": parse_timestamps(parse_double),
    "TimestampStringMap": parse_timestamps(str),
    "TimestampSet": parse_timestamp_set,
    "String": str,
}


def can(kind, text):
    try:
        CLASSES[kind](text)
        return True
    except (ValueError, KeyError):
        return False


def guess(column, cells, edges):
    """The class that Gephi gives to a column, from its first 25 cells."""
    matches = [kind for kind in CLASSES if kind != "String"]
    everything = len(matches)
    for cell in cells[:25]:
        if cell is not None:
            matches = [kind for kind in matches if can(kind, cell)]
    kind = matches[0] if matches and len(matches) < everything else "String"
    name = column.lower()
    if name in ("id", "label"):
        kind = "String"
    if kind == "String" and ("interval" in name or name == "timeset"):
        kind = "IntervalSet"
    if kind == "String" and "timestamp" in name:
        kind = "TimestampSet"
    if edges and name in ("source", "target", "type", "kind"):
        kind = "String"
    if edges and name == "weight" and "Double" in matches:
        kind = "Double"
    return kind


def read_table(path, edges):
    with open(path, encoding="utf-8", newline="") as file:
        records = list(Reader(file.read()).records())
    head, rows = records[0], records[1:]
    lower = [(name or "").lower() for name in head]
    if None in head or len(set(lower)) < len(lower):
        problems.append(f"{path}: the head is {head}")
    if edges != ("source" in lower or "target" in lower):
        problems.append(f"{path}: taken for the other table")
    for row in rows:
        if len(row) != len(head):
            problems.append(f"{path}: a row of {len(row)} cells")
    kinds = [guess(name, [row[i] for row in rows], edges) for i, name in enumerate(head)]
    for name, kind in zip(head, kinds):
        if "Timestamp" in kind:
            counts["time columns"] += 1
        elif "Interval" in kind and name != "timeset":
            problems.append(f"{path}: column {name} is {kind}")
    return [read_row(row, head, kinds) for row in rows]


def read_row(row, head, kinds):
    values = {}
    for cell, name, kind in zip(row, head, kinds):
        if cell is None:
            continue
        if not can(kind, cell):
            counts["unread cells"] += 1
            if name == "timeset":
                problems.append(f"timeset {cell}")
            continue
        values[name] = CLASSES[kind](cell) if name != "timeset" else spells_of(CLASSES[kind](cell))
        if kind != "String" and isinstance(values[name], list) and name != "timeset":
            values[name] = cell
    return values


def spells_of(intervals):
    for first, last in intervals:
        for day in (first, last):
            if not re.fullmatch(r"-?Infinity|[+-]?\d{4,}-\d\d-\d\d", day):
                problems.append(f"'{day}' is no whole day")

    def plain(day):
        match = re.fullmatch(r"([+-]?)0*(\d{4,})(-.*)", day)
        return ".." if not match else match[1].replace("+", "") + match[2] + match[3]

    return [f"{plain(first)}/{plain(last)}" for first, last in intervals]


def facts_of(values, own):
    facts = {name: value for name, value in values.items() if name not in own}
    facts["label"] = values.get("Label", "")
    spells = facts.pop("timeset", [])
    facts["spells"] = spells
    facts["first"] = spells[0].split("/")[0].replace("..", "") if spells else ""
    facts["last"] = spells[-1].split("/")[1].replace("..", "") if spells else ""
    if "date" in facts:
        facts["date"], _, label = facts["date"].partition(" (")
        facts["date_label"] = label.removesuffix(")")
    return facts


def read_nodes(folder):
    nodes = {}
    for values in read_table(os.path.join(folder, "nodes.csv"), False):
        if values.get("Id") in nodes or not values.get("Id"):
            problems.append(f"node {values.get('Id')} occurs twice, or has no id")
        facts = facts_of(values, ("Id", "Label"))
        del facts["spells"]
        nodes[values.get("Id")] = facts
    return nodes


def read_edges(folder, nodes):
    edges = {}
    seen = {}
    for values in read_table(os.path.join(folder, "edges.csv"), True):
        source, target, kind = values.get("Source"), values.get("Target"), values.get("Kind")
        directed = values.get("Type", "").lower() != "undirected"
        if source not in nodes or target not in nodes:
            problems.append(f"edge {values.get('Id')} dangles")
        if values.get("Id") in edges:
            problems.append(f"edge {values.get('Id')} is dropped: its id occurs before")
            continue
        for ends in ((source, target), (target, source)):
            before = seen.get((ends, kind))
            if before is not None and not (ends != (source, target) and directed and before):
                counts["merged edges"] += 1
        seen[((source, target), kind)] = directed
        if values.get("Weight") == 0:
            counts["weightless edges"] += 1
            continue
        facts = facts_of(values, ("Source", "Target", "Type", "Kind", "Id", "Label", "Weight"))
        facts["weight"] = values.get("Weight")
        facts["kind"] = kind or ""
        edges[values["Id"]] = {"source": source, "target": target, "directed": directed, "facts": facts}
    return edges


def main():
    nodes = read_nodes(sys.argv[1])
    edges = read_edges(sys.argv[1], nodes)
    json.dump({
        "problems": problems,
        "counts": counts,
        "nodes": [{"id": name, "facts": facts} for name, facts in nodes.items()],
        "edges": [{"id": name, **edge} for name, edge in edges.items()],
    }, sys.stdout)


main()
