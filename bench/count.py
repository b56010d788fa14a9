#!/usr/bin/python3 -B
"""Counts the instructions that a row, a byte or an actor more takes, on one thread.

    BUILD=build bench/count.py            compares with bench/counts.tsv
    BUILD=build bench/count.py --accept   writes the counts there
    BUILD=build bench/count.py --large    counts with five times as many rows, for the goals

`make bench-count` calls it. A figure that is more than a tenth above the one in
bench/counts.tsv is a failure. The last line is "N passed, N failed".
"""
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from measure import instructions

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.abspath(os.environ.get('BUILD', 'build'))
COUNTS = f'{HERE}/counts.tsv'
LIMIT = 1.1  # so much more is a failure: libraries choose their code by the processor
LARGE = '--large' in sys.argv  # where hardly a row brings a new actor any more: ten minutes
FEW, MANY = (200_000, 500_000) if LARGE else (40_000, 100_000)
DEMO_ENDINGS = ('csv', 'json', 'dot', 'html', 'gexf', 'graphml')
MAPPING = 'id = Number\ndate = Day\nkind = Sort\nsource = From\ntarget = To\ntitle = What\nurl = Link\n'

folder = tempfile.mkdtemp(prefix='tieline-count-')


def at(name):
    return os.path.join(folder, name)


@dataclass
class Table:
    """An input in two sizes, each with its rows, bytes or whatever is counted."""
    name: str
    small: tuple  # path, size
    large: tuple


def generate(rows, *options):
    path = at(f'{rows}{"".join(options)}')
    if not os.path.exists(path):
        with open(path, 'wb') as out:
            subprocess.run([f'{BUILD}/bench/generate', *options, str(rows), '1'], stdout=out, check=True)
    return path


def write(rows, name, change):
    """The table of so many rows with its rows changed, the header row first."""
    path = at(f'{rows}-{name}')
    with open(generate(rows), newline='', encoding='utf-8') as source, \
            open(path, 'w', newline='', encoding='utf-8') as out:
        writer = csv.writer(out, lineterminator='\n')
        writer.writerows(change(number, row) for number, row in enumerate(csv.reader(source)))
    return path


def renamed(number, row):
    return row if number else [line.split(' = ')[1] for line in MAPPING.splitlines()]


def of_own_actors(number, row):
    """Each row has two actors that no other has."""
    if number:
        row[3:5] = f'{row[3]} {2 * number}', f'{row[4]} {2 * number + 1}'
    return row


def lines_of_json(rows):
    path = at(f'{rows}.jsonl')
    with open(generate(rows, '-j'), encoding='utf-8') as source, open(path, 'w', encoding='utf-8') as out:
        for event in json.load(source)['events']:
            out.write(json.dumps(event, ensure_ascii=False, separators=(',', ':')) + '\n')
    return path


def by_rows(make, few=FEW, many=MANY):
    return (make(few), few), (make(many), many)


def by_bytes(make, few=FEW // 2, many=MANY // 2):
    return tuple((path, os.path.getsize(path)) for path in (make(few), make(many)))


def count(command, source, options=(), outputs=()):
    into = tempfile.mkdtemp(dir=folder)
    arguments = [at('tieline'), command, '--threads', '1', *source, *options]
    for output in outputs:
        arguments += ['-o', f'{output}:{into}/{output.replace("@", "-")}']
    counted = instructions(arguments)
    shutil.rmtree(into)
    return counted


def marginal(sizes, *job):
    (few, less), (many, more) = sizes
    return (count(job[0], [many], *job[1:]) - count(job[0], [few], *job[1:])) / (more - less)


def demo():
    return count('export', ['@demo'], outputs=[f'{ending}' for ending in DEMO_ENDINGS])


def figures():
    """Name, unit, goal (None: none is set) and how each figure is counted."""
    rows = by_rows(generate)
    mapped = by_rows(lambda count: write(count, 'mapped.csv', renamed))
    actors = by_rows(lambda count: write(count, 'actors.csv', of_own_actors), FEW // 10, MANY // 10)
    with open(at('table.map'), 'w', encoding='utf-8') as out:
        out.write(MAPPING)
    both = ['csv@actors', 'json']
    window = ['--since', '2015-01-01', '--until', '2015-03-14']  # a hundredth of the days
    return [
        ('check', 'a row', 2800, lambda: marginal(rows, 'check')),
        ('csv', 'a row', 3800, lambda: marginal(rows, 'export', (), both[:1])),
        ('csv + json', 'a row', 4500, lambda: marginal(rows, 'export', (), both)),
        ('csv + json + dot', 'a row', 7000, lambda: marginal(rows, 'export', (), [*both, 'dot@actors'])),
        ('check, two actors of its own in each row', 'a row', None, lambda: marginal(actors, 'check')),
        ('check, mapped', 'a row', None,
         lambda: marginal(mapped, 'check', ['--mapping', at('table.map')])),
        ('csv + json of 1 % of the days', 'a row', None, lambda: marginal(rows, 'export', window, both)),
        ('check, JSON', 'a byte', 31,
         lambda: marginal(by_bytes(lambda count: generate(count, '-j')), 'check', ['-f', 'json'])),
        ('check, JSON Lines', 'a byte', 31, lambda: marginal(by_bytes(lines_of_json), 'check')),
        ('@demo as ' + ', '.join(DEMO_ENDINGS), 'a run', 12e6, demo),
    ]


def derived(counted):
    """What two figures say together: name, figure, goal."""
    actor = (counted['check, two actors of its own in each row'] - counted['check']) / 2
    ratio = counted['check, mapped'] / counted['check']
    return [f'# an actor takes {actor:,.0f} instructions (goal 3,000)',
            f'# a mapped table takes {ratio:.2f} times those of a plain one (goal 1.3)']


def committed():
    with open(COUNTS, encoding='utf-8') as table:
        return {row['what']: float(row['instructions']) for row in csv.DictReader(table, delimiter='\t')}


def main():
    if not shutil.which('valgrind'):
        print('bench-count: valgrind is missing', file=sys.stderr)
        return 2
    # Without debug information, of which valgrind may not know the format.
    subprocess.run(['strip', '-o', at('tieline'), f'{BUILD}/tieline'], check=True)
    wanted = figures()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counted = dict(zip((name for name, *_ in wanted), pool.map(lambda figure: figure[3](), wanted)))
    if '--accept' in sys.argv:
        with open(COUNTS, 'w', encoding='utf-8') as table:
            print('what', 'of', 'instructions', sep='\t', file=table)
            for name, unit, *_ in wanted:
                print(name, unit, f'{counted[name]:.4g}' if unit == 'a byte' else round(counted[name]),
                      sep='\t', file=table)
    before = {} if LARGE else committed()
    failed = 0
    for name, unit, goal, _ in wanted:
        ratio = counted[name] / before.get(name, counted[name])
        good = ratio <= LIMIT
        failed += not good
        figure = f'{counted[name]:,.1f}' if unit == 'a byte' else f'{counted[name]:,.0f}'
        notes = [f'{(ratio - 1) * 100:+.1f} %'] if name in before else []
        notes += [f'goal {goal:,.0f}'] if goal else []
        print(f'{"ok" if good else "not ok"} - {name}: {figure} instructions {unit}'
              + (f' ({", ".join(notes)})' if notes else ''))
    print(*derived(counted), sep='\n')
    print(f'{len(wanted) - failed} passed, {failed} failed')
    return int(failed > 0)


try:
    sys.exit(main())
finally:
    shutil.rmtree(folder)
