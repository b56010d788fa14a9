"""Graphs that NetworkX and igraph write: graphs_written.py FOLDER

Writes files into the folder, and prints for each of them how many nodes and edges it has, as JSON.
"""
import json
import os
import sys

import igraph
import networkx as nx


def mixed():
    """Parallel edges, a loop, attributes of all types."""
    graph = nx.MultiDiGraph(name="mixed")
    graph.add_node("a", label="Ann & Co", kind="person", age=3, tall=True)
    graph.add_node("b", size=1.5)
    graph.add_edge("a", "b", key="x", weight=2.5, kind="knows")
    graph.add_edge("a", "b", key="y", weight=1)
    graph.add_edge("b", "b")
    return graph


def in_time():
    """Nodes with times, for GEXF alone."""
    graph = nx.Graph(mode="dynamic")
    graph.add_node(1, start="2012-01-01", end="2013-01-01")
    graph.add_node(2, spells=[("2001-01-01", "2002-01-01"), ("2005-01-01", None)])
    graph.add_node(3, viz={"size": 3.0})
    graph.add_edge(1, 2, start="2012-01-01", end="2012-05-01")
    return graph


def main():
    folder = sys.argv[1]
    counts = {}

    def add(name, write, graph, nodes, edges):
        write(graph, os.path.join(folder, name))
        counts[name] = [nodes, edges]

    for name, graph in (("karate", nx.karate_club_graph()), ("mixed", mixed()),
                        ("miserables", nx.les_miserables_graph()), ("path", nx.path_graph(5, nx.DiGraph))):
        size = graph.number_of_nodes(), graph.number_of_edges()
        add(f"{name}-networkx.graphml", nx.write_graphml, graph, *size)
        add(f"{name}-networkx.gexf", nx.write_gexf, graph, *size)
    add("time-networkx.gexf", nx.write_gexf, in_time(), 3, 1)
    zachary = igraph.Graph.Famous("Zachary")
    zachary.vs["name"] = [f"member {number}" for number in range(zachary.vcount())]
    zachary.es["weight"] = [1.5] * zachary.ecount()
    add("zachary-igraph.graphml", igraph.Graph.write_graphml, zachary, zachary.vcount(), zachary.ecount())
    json.dump(counts, sys.stdout)


main()
