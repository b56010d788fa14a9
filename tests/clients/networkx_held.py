"""What NetworkX holds of a file, as JSON: networkx_held.py FORMAT FILE

Formats: cytoscape, edges and links (node-link data), graphml, gexf. Where NetworkX
refuses the file, JSON tells why; in any case, which version of NetworkX it is.
"""

import json
import sys

import networkx as nx


def read_json(path, read):
    with open(path, encoding="utf-8") as file:
        return read(json.load(file))


READERS = {
    "cytoscape": lambda path: read_json(path, nx.cytoscape_graph),
    "edges": lambda path: read_json(path, lambda data: nx.node_link_graph(data, link="edges")),
    "links": lambda path: read_json(path, nx.node_link_graph),
    "graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    "gexf": nx.read_gexf,
}


def edge_of(source, target, key, facts):
    facts = dict(facts)
    return {
        "id": facts.pop("id", key),
        "source": facts.pop("source", source),
        "target": facts.pop("target", target),
        "directed": facts.get("directed"),
        "facts": {name: value for name, value in facts.items() if name not in ("key", "start", "end")},
    }


def node_of(name, facts):
    facts = {key: value for key, value in facts.items() if key not in ("id", "value", "name")}
    for own, ours in (("start", "first"), ("end", "last")):
        if own in facts:
            facts[ours] = facts.pop(own)
    return {"id": name, "facts": facts}


def main():
    try:
        graph = READERS[sys.argv[1]](sys.argv[2])
    except nx.NetworkXError as error:
        json.dump({"refusal": str(error), "version": nx.__version__}, sys.stdout)
        return
    if not graph.is_multigraph():
        edges = [edge_of(source, target, None, facts) for source, target, facts in graph.edges(data=True)]
    else:
        edges = [edge_of(*edge) for edge in graph.edges(keys=True, data=True)]
    nodes = [node_of(name, facts) for name, facts in graph.nodes(data=True)]
    json.dump({"nodes": nodes, "edges": edges, "graph": graph.graph, "version": nx.__version__}, sys.stdout)


main()
