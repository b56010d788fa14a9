"""The table of events, aggregated by source, target and kind, for the peers in Python."""
import csv
import sys


class Tie:
    """Who is tied to whom by what kind of event; the events in time order."""

    def __init__(self, source, target, kind):
        self.source, self.target, self.kind = source, target, kind
        self.events = []

    def attributes(self):
        events = sorted(self.events)
        return {
            'kind': self.kind,
            'weight': len(events),
            'first': events[0][0],
            'last': events[-1][0],
            'tooltip': '; '.join(title for _, _, title in events),
        }


def read_ties(path):
    ties = {}
    with open(path, encoding='utf-8', newline='') as table:
        for row in csv.DictReader(table):
            # The same text once, as every peer that keeps columns has it.
            key = tuple(sys.intern(row[name]) for name in ('source', 'target', 'kind'))
            tie = ties.get(key)
            if tie is None:
                tie = ties[key] = Tie(*key)
            tie.events.append((sys.intern(row['date']), row['id'], sys.intern(row['title'])))
    return list(ties.values())
