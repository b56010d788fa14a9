"""Networks as NetworkX writes them in JSON: networkx_made.py FOLDER

Writes node-link files, with both names for edges, and one for Cytoscape, of graphs with and
without directions and with several edges of a pair. Prints what is in each, as JSON.
"""
import json
import random
import sys

import networkx

random.seed(7)


def make(kind):
    graph = kind(name="made")
    for number in range(40):
        graph.add_node(f"n{number}" if number % 2 else number, kind="odd" if number % 2 else "even",
                       label=f"Node {number}", size=number / 4, seen=number % 3 == 0)
    nodes = list(graph)
    for number in range(90):
        graph.add_edge(*random.sample(nodes, 2), weight=number % 7 + 1, kind=random.choice("abc"))
    return graph


def node_link(graph, wanted):
    """Versions of NetworkX differ in what they call the list of edges."""
    data = networkx.node_link_data(graph)
    return {wanted if key in ("links", "edges") else key: value for key, value in data.items()}


def main():
    made = []
    for kind in (networkx.Graph, networkx.DiGraph, networkx.MultiGraph, networkx.MultiDiGraph):
        graph = make(kind)
        for name, data in (("edges", node_link(graph, "edges")),
                           ("links", node_link(graph, "links")),
                           ("cytoscape", networkx.cytoscape_data(graph, name="label"))):
            path = f"{sys.argv[1]}/{kind.__name__}.{name}.json"
            with open(path, "w", encoding="utf-8") as file:
                json.dump(data, file)
            made.append({"file": path, "directed": graph.is_directed(),
                         "nodes": [[str(node), facts["label"], facts["kind"]] for node, facts in graph.nodes(data=True)],
                         "edges": [[str(source), str(target), facts["kind"], facts["weight"]]
                                   for source, target, facts in graph.edges(data=True)]})
    json.dump(made, sys.stdout)


main()
