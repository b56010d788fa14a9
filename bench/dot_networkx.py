"""DOT of a NetworkX graph: reads the table of events, writes the network of actors.

    dot_networkx.py events.csv out.dot

NetworkX writes DOT through pydot, an object for each edge; a loop over its edges,
as here, is the faster way. Prints how many seconds that loop took."""
import sys
import time

import networkx

from ties import read_ties


def quoted(value):
    return '"%s"' % str(value).replace('\\', '\\\\').replace('"', '\\"')


def attributes(data):
    return ', '.join(f'{key}={quoted(value)}' for key, value in data.items())


def build(ties):
    graph = networkx.MultiDiGraph()
    for tie in ties:
        graph.add_edge(tie.source, tie.target, **tie.attributes())
    return graph


def write(graph, path):
    with open(path, 'w', encoding='utf-8') as out:
        out.write('digraph {\n')
        out.writelines(f'{quoted(node)} [label={quoted(node)}];\n' for node in graph)
        out.writelines(f'{quoted(source)} -> {quoted(target)} [{attributes(data)}];\n'
                       for source, target, data in graph.edges(data=True))
        out.write('}\n')


graph = build(read_ties(sys.argv[1]))
begin = time.perf_counter()
write(graph, sys.argv[2])
print(time.perf_counter() - begin)
