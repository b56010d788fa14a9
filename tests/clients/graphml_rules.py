"""The rules of GraphML (graphml.graphdrawing.org, structure and attributes schemas) that
its readers rely on: graphml_rules.py FILE

Prints what breaks them, and what the file holds, as JSON.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
PARSERS = {
    "string": str,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "int": int,
    "long": int,
    "float": float,
    "double": float,
}
problems = []


def check(good, message):
    if not good:
        problems.append(message)


def read_keys(root):
    keys = {}
    names = set()
    for key in root.findall(SPACE + "key"):
        name, scope = key.get("attr.name"), key.get("for")
        check(key.get("id") not in keys, f"key {key.get('id')} is declared twice")
        check(re.fullmatch(r"[A-Za-z][\w.-]*", key.get("id")), f"key {key.get('id')} is no name token")
        check((scope, name) not in names, f"two keys {name} for {scope}")
        check(key.get("attr.type") in PARSERS, f"no type {key.get('attr.type')}")
        check(scope in ("graph", "node", "edge"), f"a key for {scope}")
        names.add((scope, name))
        keys[key.get("id")] = key
    return keys


def facts_of(element, keys, scope):
    facts = {}
    for data in element.findall(SPACE + "data"):
        key = keys.get(data.get("key"))
        if key is None or key.get("for") != scope:
            problems.append(f"undeclared key {data.get('key')} in a {scope}")
            continue
        check(len(data) == 0, "an element in data")
        name = key.get("attr.name")
        check(name not in facts, f"{name} twice in {element.get('id')}")
        try:
            facts[name] = PARSERS[key.get("attr.type")](data.text or "")
        except (ValueError, KeyError):
            problems.append(f"{name}: '{data.text}' is no {key.get('attr.type')}")
    return facts


def main():
    root = ElementTree.parse(sys.argv[1]).getroot()
    check(root.tag == SPACE + "graphml", f"the root is {root.tag}")
    keys = read_keys(root)
    graphs = root.findall(SPACE + "graph")
    check(len(graphs) == 1, f"{len(graphs)} graphs")
    graph = graphs[0]
    check(graph.get("edgedefault") in ("directed", "undirected"), "no edgedefault")
    nodes = [{"id": node.get("id"), "facts": facts_of(node, keys, "node")} for node in graph.findall(SPACE + "node")]
    names = {node["id"] for node in nodes}
    check(len(names) == len(nodes), "a node's id occurs twice")
    edges = []
    for edge in graph.findall(SPACE + "edge"):
        facts = facts_of(edge, keys, "edge")
        check(edge.get("directed") is None, "an edge with a direction of its own")
        check({edge.get("source"), edge.get("target")} <= names, f"edge {edge.get('id')} dangles")
        edges.append({
            "id": edge.get("id"),
            "source": edge.get("source"),
            "target": edge.get("target"),
            "directed": facts.get("directed"),
            "facts": facts,
        })
    check(len({edge["id"] for edge in edges}) == len(edges), "an edge's id occurs twice")
    json.dump({"problems": problems, "nodes": nodes, "edges": edges, "graph": facts_of(graph, keys, "graph"),
               "directed": graph.get("edgedefault") == "directed"}, sys.stdout)


main()
