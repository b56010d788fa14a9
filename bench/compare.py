"""Do two programs' outputs say the same? Row by row, whatever the rows' order.

    compare.py edges OURS.csv THEIRS.csv
    compare.py timeline OURS.json THEIRS.jsonl
    compare.py document OURS.json THEIRS.jsonl    without what we work out of the dates
    compare.py dot OURS.dot THEIRS.dot

Exits 1 at a difference and shows the first few. All rows' columns count. What is
evened out: the order of the rows, of the participants of an event, how cells are
quoted, white space in JSON; of DOT, the edges are counted."""
import csv
import json
import re
import sys
from collections import Counter

SHOWN = 3


def edges(path):
    with open(path, encoding='utf-8', newline='') as table:
        rows = csv.reader(table)
        head = next(rows)
        order = sorted(range(len(head)), key=head.__getitem__)
        yield tuple(head[i] for i in order)
        for row in rows:
            yield tuple(row[i] for i in order)


def canonical(event):
    event['participants'].sort(key=lambda one: (one['role'], one['actor']))
    return json.dumps(event, sort_keys=True, ensure_ascii=False)


def timeline(path, without=()):
    """Of JSON Lines all lines, of our document those of its events. Time must not go back."""
    before = ''
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            line = line.strip().rstrip(',')
            if not line.startswith('{"id":') or '"date"' not in line:
                continue
            event = json.loads(line)
            if event['date'] < before:
                sys.exit(f'{path}: {event["id"]} stands before what came earlier')
            before = event['date']
            for key in without:
                event.pop(key, None)
            yield canonical(event)


def document(path):
    return timeline(path, without=('earliest', 'latest', 'label'))


def dot(path):
    """The kind, weight and dates of each edge: what all writers of DOT call the same.
    igraph ends some long texts in bytes that are no UTF-8."""
    with open(path, encoding='utf-8', errors='replace') as text:
        for edge in re.finditer(r'^\s*\S[^\n]*? -> [^\n]*?\[(.*?)\];', text.read(), re.M | re.S):
            found = dict(re.findall(r'\b(kind|weight|exact_weight|first|last)="?([\w-]+)', edge[1]))
            # Ours stops at 1000 for the sake of dot, which lays out by the weight.
            found['weight'] = found.pop('exact_weight', found.get('weight'))
            if found['weight'] is not None:
                yield tuple(sorted(found.items()))


def show(title, rows):
    for row, times in list(rows.items())[:SHOWN]:
        print(f'  only {title}, {times} times: {row}', file=sys.stderr)


def main(what, ours, theirs):
    read = {'edges': edges, 'timeline': timeline, 'document': document, 'dot': dot}[what]
    counts = Counter(read(ours))
    total = sum(counts.values())
    counts.subtract(read(theirs))
    more, less = +counts, -counts
    if more or less:
        print(f'{what}: {sum(more.values())} rows only in {ours}, '
              f'{sum(less.values())} only in {theirs}', file=sys.stderr)
        show('ours', more)
        show('theirs', less)
        return 1
    if total <= 1:
        print(f'{what}: no rows in {ours}', file=sys.stderr)
        return 1
    print(f'{what}: {total} rows are the same', file=sys.stderr)
    return 0


sys.exit(main(*sys.argv[1:]))
