"""The rules of GEXF 1.3 (gexf.net: the schema, and what the primer says besides) that
Gephi relies on: gexf_rules.py FILE

Prints what breaks them, and what the file holds, as JSON.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree

SPACE = "{http://gexf.net/1.3}"
LOOK = "{http://gexf.net/1.3/viz}"
DATE = re.compile(r"(-?)(\d{4})-(\d\d)-(\d\d)$")
PARSERS = {
    "string": str,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "integer": int,
    "long": int,
    "float": float,
    "double": float,
}
ATTRIBUTES = {
    "gexf": {"version"},
    "meta": {"lastmodifieddate"},
    "graph": {"mode", "timeformat", "timerepresentation", "defaultedgetype"},
    "attributes": {"class", "mode"},
    "attribute": {"id", "title", "type"},
    "node": {"id", "label", "start", "end"},
    "edge": {"id", "source", "target", "type", "kind", "label", "weight", "start", "end"},
    "attvalue": {"for", "value"},
    "spell": {"start", "end"},
    "viz:color": {"r", "g", "b"},
    "viz:position": {"x", "y", "z"},
    "viz:size": {"value"},
    "viz:shape": {"value"},
}
CHILDREN = {
    "gexf": {"meta", "graph"},
    "meta": {"creator", "keywords", "description"},
    "graph": {"attributes", "nodes", "edges"},
    "attributes": {"attribute"},
    "nodes": {"node"},
    "edges": {"edge"},
    "node": {"attvalues", "spells", "viz:color", "viz:position", "viz:size", "viz:shape"},
    "edge": {"attvalues", "spells"},
    "attvalues": {"attvalue"},
    "spells": {"spell"},
}
problems = []


def check(good, message):
    if not good:
        problems.append(message)


def check_structure(element):
    name = element.tag.removeprefix(SPACE).replace(LOOK, "viz:")
    check(set(element.keys()) <= ATTRIBUTES.get(name, set()), f"{name}: {sorted(element.keys())}")
    for child in element:
        tag = child.tag.removeprefix(SPACE).replace(LOOK, "viz:")
        check(tag in CHILDREN.get(name, set()), f"{tag} in {name}")
        check_structure(child)


def ordinal(text):
    """A day as a number, of any year; a problem where there is no such day."""
    match = DATE.match(text)
    if not match:
        problems.append(f"'{text}' is no date")
        return 0
    year, month, day = int(match[1] + match[2]), int(match[3]), int(match[4])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    check(1 <= month <= 12 and 1 <= day <= lengths[month - 1], f"there is no day {text}")
    before = year - 1
    return 365 * year + before // 4 - before // 100 + before // 400 + sum(lengths[: month - 1]) + day


def times_of(element):
    """Its spells, in order; none where it always exists."""
    own = (element.get("start"), element.get("end"))
    spells = [(spell.get("start"), spell.get("end")) for spell in element.iter(SPACE + "spell")]
    check(not (any(own) and spells), f"{element.get('id')} has both spells and ends")
    spells = spells or ([own] if any(own) else [])
    last = None
    for i, (start, end) in enumerate(spells):
        check(start or end, f"{element.get('id')}: a spell without ends")
        check(i == 0 or start, f"{element.get('id')}: spells overlap, with no start")
        if start:
            check(last is None or ordinal(start) > last, f"{element.get('id')}: spells overlap at {start}")
        if start and end:
            check(ordinal(start) <= ordinal(end), f"{element.get('id')}: {end} is before {start}")
        check(end or i == len(spells) - 1, f"{element.get('id')}: spells overlap, with no end")
        last = ordinal(end) if end else None
    return spells


def facts_of(element, declared):
    facts = {}
    for value in element.iter(SPACE + "attvalue"):
        name, text = value.get("for"), value.get("value")
        if name not in declared:
            problems.append(f"'{name}' is not declared")
            continue
        title, kind = declared[name]
        check(title not in facts, f"{title} twice in {element.get('id')}")
        try:
            facts[title] = PARSERS[kind](text)
        except (ValueError, KeyError):
            problems.append(f"{title}: '{text}' is no {kind}")
    spells = times_of(element)
    facts["first"] = (spells[0][0] if spells else "") or ""
    facts["last"] = (spells[-1][1] if spells else "") or ""
    facts["spells"] = [f"{start or '..'}/{end or '..'}" for start, end in spells]
    return facts


def read_declared(graph, name):
    declared = {}
    titles = set()
    for attributes in graph.findall(SPACE + "attributes"):
        if attributes.get("class") != name:
            continue
        for attribute in attributes:
            check(attribute.get("id") not in declared, f"attribute {attribute.get('id')} twice")
            check(attribute.get("title") not in titles, f"attribute title {attribute.get('title')} twice")
            check(attribute.get("type") in PARSERS, f"no type {attribute.get('type')}")
            titles.add(attribute.get("title"))
            declared[attribute.get("id")] = (attribute.get("title"), attribute.get("type"))
    return declared


def read_nodes(graph):
    declared = read_declared(graph, "node")
    nodes = []
    for node in graph.iter(SPACE + "node"):
        facts = facts_of(node, declared)
        del facts["spells"]
        nodes.append({"id": node.get("id"), "facts": {"label": node.get("label"), **facts}})
    return nodes


def check_default(graph, types):
    """Gephi drops the edges that are of another type than the default."""
    default = graph.get("defaultedgetype")
    check(default is None or types <= {default}, f"defaultedgetype is {default}, and there are {types}")


def read_edges(graph, names):
    declared = read_declared(graph, "edge")
    edges = []
    seen = set()
    types = set()
    for edge in graph.iter(SPACE + "edge"):
        source, target, kind = edge.get("source"), edge.get("target"), edge.get("kind")
        check({source, target} <= names, f"edge {edge.get('id')} dangles")
        check(edge.get("type") in ("directed", "undirected"), f"type {edge.get('type')}")
        types.add(edge.get("type"))
        keys = [(source, target, kind, "directed"), (target, source, kind, "directed")]
        clash = keys[0] in seen or (source, target, kind, "undirected") in seen
        clash = clash or (target, source, kind, "undirected") in seen
        clash = clash or (edge.get("type") == "undirected" and keys[1] in seen)
        check(not clash, f"edge {edge.get('id')}: {source}, {target}, {kind} occur before")
        seen.add((source, target, kind, edge.get("type")))
        facts = facts_of(edge, declared)
        own = facts.get("kind", "")
        check(re.sub(r" #\d+$", "", kind or "") == re.sub(r" #\d+$", "", own), f"kind {kind}, and {own}")
        edges.append({
            "id": edge.get("id"),
            "source": source,
            "target": target,
            "directed": edge.get("type") == "directed",
            "facts": {"label": edge.get("label", ""), "weight": float(edge.get("weight")), **facts},
        })
    check_default(graph, types)
    return edges


def main():
    root = ElementTree.parse(sys.argv[1]).getroot()
    check(root.tag == SPACE + "gexf" and root.get("version") == "1.3", "no GEXF 1.3")
    check_structure(root)
    graph = root.find(SPACE + "graph")
    check(graph.get("mode") == "dynamic" and graph.get("timeformat") == "date", "not dynamic, with dates")
    nodes = read_nodes(graph)
    names = {node["id"] for node in nodes}
    check(len(names) == len(nodes), "a node's id occurs twice")
    edges = read_edges(graph, names)
    check(len({edge["id"] for edge in edges}) == len(edges), "an edge's id occurs twice")
    description = root.findtext(f"{SPACE}meta/{SPACE}description", "")
    json.dump({"problems": problems, "nodes": nodes, "edges": edges, "description": description}, sys.stdout)


main()
