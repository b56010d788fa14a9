#!/usr/bin/env python3
"""coverage.py BUILD: which lines the tests ran, folder by folder; `make coverage` calls it.

BUILD was compiled with --coverage, and tests have run in it. With a second argument, the
lines that were not run are listed for the files whose path begins so.
"""
import collections
import gzip
import json
import os
import subprocess
import sys


def data_files(build):
    for folder, _, names in os.walk(build):
        for name in names:
            path = os.path.join(folder, name)
            inside = os.path.relpath(path, build)
            if name.endswith(".gcda") and inside.startswith(("graph/", "output/", "src/")):
                yield path


def lines_of(path):
    """What gcov says of one object: each source's lines, and how often each ran."""
    done = subprocess.run(["gcov", "--json-format", "--stdout", path],
                          capture_output=True, check=True)
    text = done.stdout
    if text[:2] == b"\x1f\x8b":
        text = gzip.decompress(text)
    for document in text.splitlines():
        for source in json.loads(document)["files"]:
            for line in source["lines"]:
                yield os.path.normpath(source["file"]), line["line_number"], line["count"]


def main():
    build = sys.argv[1]
    shown = sys.argv[2] if len(sys.argv) > 2 else None
    ran = collections.defaultdict(collections.Counter)
    for path in sorted(data_files(build)):
        for source, number, count in lines_of(path):
            if source.startswith(("graph/", "output/", "src/")):
                ran[source][number] += count
    folders = collections.defaultdict(lambda: [0, 0])
    for source, lines in ran.items():
        for folder in (os.path.dirname(source), "all"):
            folders[folder][0] += sum(count > 0 for count in lines.values())
            folders[folder][1] += len(lines)
        if shown and source.startswith(shown):
            for number in sorted(number for number, count in lines.items() if not count):
                print(f"{source}:{number}: not run")
    for folder, (run, count) in sorted(folders.items()):
        print(f"{folder:24} {run:6} of {count:6} lines {100 * run / count:6.1f} %")
    return 0 if folders else "no data of gcov in " + build


sys.exit(main())
