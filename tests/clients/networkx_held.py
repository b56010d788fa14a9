"""What NetworkX holds of a file, as JSON: networkx_held.py FORMAT FILE

Formats: cytoscape, edges and links (node-link data), graphml, gexf. Mixed graphs, which
its readers of GraphML and GEXF refuse, are read with all edges directed; and GEXF as of
1.2, the last version that older ones know.
"""

import io
import json
import re
import sys

import networkx as nx


def read_json(path, read):
    with open(path, encoding="utf-8") as file:
        return read(json.load(file))


def read_directed(path, read):
    """With every edge directed, for readers that know one direction a graph."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r'(<edge [^>]*?)type="undirected"', r'\1type="directed"', text)
    text = re.sub(r'(<edge [^>]*?)directed="false"', r'\1directed="true"', text)
    text = re.sub(r'edgedefault="undirected"', 'edgedefault="directed"', text)
    text = re.sub(r' defaultedgetype="[a-z]*"', "", text)
    text = text.replace('xmlns="http://gexf.net/1.3" version="1.3"', 'xmlns="http://www.gexf.net/1.2draft" version="1.2"')
    text = text.replace("<graph mode", '<graph defaultedgetype="directed" mode')
    return read(io.BytesIO(text.encode()))


READERS = {
    "cytoscape": lambda path: read_json(path, nx.cytoscape_graph),
    "edges": lambda path: read_json(path, lambda data: nx.node_link_graph(data, link="edges")),
    "links": lambda path: read_json(path, nx.node_link_graph),
    "graphml": lambda path: read_directed(path, lambda file: nx.read_graphml(file, force_multigraph=True)),
    "gexf": lambda path: read_directed(path, nx.read_gexf),
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
    graph = READERS[sys.argv[1]](sys.argv[2])
    if not graph.is_multigraph():
        edges = [edge_of(source, target, None, facts) for source, target, facts in graph.edges(data=True)]
    else:
        edges = [edge_of(*edge) for edge in graph.edges(keys=True, data=True)]
    nodes = [node_of(name, facts) for name, facts in graph.nodes(data=True)]
    json.dump({"nodes": nodes, "edges": edges, "graph": graph.graph}, sys.stdout)


main()
