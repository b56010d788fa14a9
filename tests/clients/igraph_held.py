"""What igraph holds of a GraphML file, as JSON: igraph_held.py FILE

igraph has one direction a graph, so "directed" is a property; and no absent values:
those are empty texts, false, or not a number. Up to 0.10 at least, it reads an "&" in
the id of a node or edge as "&#38;".
"""

import json
import math
import sys

import igraph


def facts_of(item, taken):
    facts = {}
    for name, value in item.attributes().items():
        absent = value in ("", None) or value is False or (isinstance(value, float) and math.isnan(value))
        if name not in taken and not absent:
            facts[name] = value
    return facts


def unescaped(name):
    return name.replace("&#38;", "&")


def main():
    graph = igraph.Graph.Read_GraphML(sys.argv[1])
    names = [unescaped(name) for name in graph.vs["id"]] if graph.vcount() else []
    nodes = [{"id": unescaped(node["id"]), "facts": facts_of(node, ("id",))} for node in graph.vs]
    edges = [
        {
            "id": unescaped(edge["id"]),
            "source": names[edge.source],
            "target": names[edge.target],
            "directed": edge["directed"],
            "facts": facts_of(edge, ("id",)),
        }
        for edge in graph.es
    ]
    json.dump({"nodes": nodes, "edges": edges, "directed": graph.is_directed()}, sys.stdout)


main()
