"""DOT by igraph: reads the table of events, writes the network of actors.

    dot_igraph.py events.csv out.dot

Prints how many seconds igraph itself took to write, without Python's reading."""
import sys
import time

import igraph

from ties import read_ties


def build(ties):
    names = list(dict.fromkeys(name for tie in ties for name in (tie.source, tie.target)))
    number = {name: i for i, name in enumerate(names)}
    graph = igraph.Graph(len(names), directed=True)
    graph.vs['label'] = names
    graph.add_edges([(number[tie.source], number[tie.target]) for tie in ties])
    rows = [tie.attributes() for tie in ties]
    for key in rows[0]:
        graph.es[key] = [row[key] for row in rows]
    return graph


graph = build(read_ties(sys.argv[1]))
begin = time.perf_counter()
graph.write_dot(sys.argv[2])
print(time.perf_counter() - begin)
